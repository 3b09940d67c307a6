//! When two written names are the same name.

use crate::model::{Kind, Value};
use crate::search::fold_char;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_128_with_seed;

/// What a name or another mark of a record comes down to: equal for what counts as the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Mark(#[serde(with = "postcard::fixint::le")] u128);

/// What a mark is made of; marks of different make never meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Make {
    /// A name, alone.
    Name(Kind),
    /// An address, alone.
    Email(Kind),
    /// A telephone number, alone.
    Phone(Kind),
    /// A name as one hears it.
    Heard(Kind),
    /// A telephone number with the name: a firm's number is everybody's.
    PhoneAndName(Kind),
    /// A name with the company.
    NameAndCompany(Kind),
    /// All that a table says of a record.
    Whole(Kind),
    /// The value of one field.
    Field,
    /// Day, amount, reference and payer of a payment.
    Payment,
}

impl Make {
    const fn seed(self) -> u64 {
        let (number, kind) = match self {
            Make::Name(kind) => (1, kind as u64),
            Make::Email(kind) => (2, kind as u64),
            Make::PhoneAndName(kind) => (3, kind as u64),
            Make::NameAndCompany(kind) => (4, kind as u64),
            Make::Field => (5, 0),
            Make::Payment => (6, 0),
            Make::Phone(kind) => (7, kind as u64),
            Make::Whole(kind) => (8, kind as u64),
            Make::Heard(kind) => (9, kind as u64),
        };
        number << 16 | kind
    }
}

/// Makes marks; its buffer is used again for each.
#[derive(Debug, Default)]
pub(super) struct Folder {
    folded: Vec<u8>,
}

impl Folder {
    /// The mark of a name; `None` when there is nothing but blanks in it. Blanks count in no product's
    /// name: lists write `GTX Pro` and `GTXPro` for one.
    pub(super) fn name(&mut self, kind: Kind, name: &str) -> Option<Mark> {
        self.folded.clear();
        fold(&mut self.folded, name, kind == Kind::Product);
        (!self.folded.is_empty()).then(|| self.mark(Make::Name(kind)))
    }

    /// The mark of a name as one hears it, or hardly writes it otherwise: accents and blanks make no difference.
    pub(super) fn heard(&mut self, kind: Kind, name: &str) -> Mark {
        self.folded.clear();
        for letter in name.chars().filter(|letter| !letter.is_whitespace()).map(fold_char) {
            self.folded.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
        }
        self.mark(Make::Heard(kind))
    }

    /// The mark of several texts together.
    pub(super) fn texts(&mut self, make: Make, texts: &[&str]) -> Mark {
        self.folded.clear();
        for text in texts {
            fold(&mut self.folded, text, false);
            self.folded.push(0);
        }
        self.mark(make)
    }

    /// The mark of several values together; texts count as names do.
    pub(super) fn values(&mut self, make: Make, values: &[Option<&Value>]) -> Mark {
        self.folded.clear();
        for value in values {
            match value {
                Some(Value::Text(text)) => fold(&mut self.folded, text, false),
                Some(other) => {
                    let taken = std::mem::take(&mut self.folded);
                    // Writing to memory does not fail.
                    self.folded = postcard::to_extend(other, taken).unwrap_or_default();
                }
                None => {}
            }
            self.folded.push(0);
        }
        self.mark(make)
    }

    fn mark(&self, make: Make) -> Mark {
        Mark(xxh3_128_with_seed(&self.folded, make.seed()))
    }
}

/// Small letters, `ё` as `е`, one apostrophe for all, no blanks around and one between words, or none at all.
fn fold(out: &mut Vec<u8>, text: &str, without_blanks: bool) {
    let start = out.len();
    let mut blank = false;
    let mut push = |out: &mut Vec<u8>, c: char| {
        if c.is_whitespace() {
            blank = true;
            return;
        }
        if std::mem::take(&mut blank) && out.len() > start && !without_blanks {
            out.push(b' ');
        }
        let c = match c {
            'ё' => 'е',
            '’' | '‘' | 'ʼ' => '\'',
            c => c,
        };
        out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
    };
    for c in text.chars() {
        if c.is_ascii() {
            push(out, c.to_ascii_lowercase());
        } else {
            c.to_lowercase().for_each(|c| push(out, c));
        }
    }
}

/// A heading, or a word of a closed list, without anything but its letters and digits.
pub(super) fn squeezed(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .filter(|c| c.is_alphanumeric())
        .map(|c| if c == 'ё' { 'е' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_same_whatever_their_case_and_blanks() {
        let mut folder = Folder::default();
        let acme = folder.name(Kind::Company, "Acme  Corp");
        assert_eq!(acme, folder.name(Kind::Company, " acme\u{a0}CORP "));
        assert_ne!(acme, folder.name(Kind::Company, "AcmeCorp"));
        assert_ne!(acme, folder.name(Kind::Person, "Acme Corp"));
        assert_eq!(folder.name(Kind::Product, "GTX Pro"), folder.name(Kind::Product, "gtxpro"));
        assert_eq!(folder.name(Kind::Person, "Пётр"), folder.name(Kind::Person, "ПЕТР"));
        assert_eq!(folder.name(Kind::Person, "O’Neill"), folder.name(Kind::Person, "o'neill"));
        assert_eq!(folder.name(Kind::Person, " \u{a0}"), None);
    }

    #[test]
    fn headings_are_squeezed_to_letters_and_digits() {
        assert_eq!(squeezed("E-mail_2 Address"), "email2address");
        assert_eq!(squeezed("Объём, ₽"), "объем");
    }
}
