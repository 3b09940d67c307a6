//! Letters made alike that people take for the same. One letter stays one letter, so that a place in the folded
//! text is the same place in the text as it was written.

/// A letter as it is compared: small, ё as е, without an accent.
#[must_use]
pub fn fold_char(letter: char) -> char {
    if letter.is_ascii() {
        return letter.to_ascii_lowercase();
    }
    // Of a letter that grows when it is made small (İ), the letter itself comes first.
    let small = letter.to_lowercase().next().unwrap_or(letter);
    match small {
        'ё' => 'е',
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => 'i',
        'ķ' => 'k',
        'ĺ' | 'ļ' | 'ľ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => 'o',
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        '’' | 'ʼ' => '\'',
        other => other,
    }
}

/// A text as it is compared.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_onto(&mut folded, text);
    folded
}

/// Writes a text, as it is compared, behind what is there.
pub fn fold_onto(folded: &mut String, text: &str) {
    if text.is_ascii() {
        let from = folded.len();
        folded.push_str(text);
        folded[from..].make_ascii_lowercase();
    } else {
        folded.extend(text.chars().map(fold_char));
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn what_people_take_for_the_same_is_the_same() {
        assert_eq!(fold("Фёдор ЁЛКИН"), fold("федор елкин"));
        assert_eq!(fold("Café Müller, Łódź"), "cafe muller, lodz");
        assert_eq!(fold("O’Neil"), "o'neil");
        assert_ne!(fold("чай"), fold("чаи"));
    }

    #[test]
    fn a_letter_stays_one_letter() {
        for text in ["İstanbul", "Straße", "Ǆ ŉ ﬁ", "ёЁ"] {
            assert_eq!(fold(text).chars().count(), text.chars().count(), "{text}");
        }
    }
}
