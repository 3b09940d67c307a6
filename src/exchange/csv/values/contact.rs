//! Telephone numbers and e-mail addresses.

/// A telephone number with the punctuation taken out.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Phone {
    /// Digits, with a `+` in front where one is written. No country code is added or changed.
    pub number: String,
    /// Digits behind `ext`, `x`, `доб`, `#` or a comma.
    pub extension: Option<String>,
}

/// A number of 5 to 15 digits. Words and several numbers in one cell are none.
pub fn parse_phone(text: &str) -> Option<Phone> {
    let text = text.trim();
    let text = text.strip_prefix("tel:").unwrap_or(text);
    let (main, extension) = match text.find(|c: char| c.is_alphabetic() || matches!(c, '#' | ',' | ';')) {
        Some(at) => (&text[..at], Some(parse_extension(&text[at..])?)),
        None => (text, None),
    };
    let main = main.trim();
    let (plus, rest) = match main.strip_prefix('+') {
        Some(rest) => ("+", rest),
        None => match main.strip_prefix("(+") {
            Some(rest) => ("+", rest),
            None => ("", main),
        },
    };
    let punctuation = |c: char| c.is_whitespace() || "-\u{2010}\u{2011}\u{2012}–().//\u{2212}".contains(c);
    if !rest.chars().all(|c| c.is_ascii_digit() || punctuation(c)) {
        return None;
    }
    let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
    (5..=15).contains(&digits.len()).then(|| Phone { number: format!("{plus}{digits}"), extension })
}

fn parse_extension(text: &str) -> Option<String> {
    let at = text.find(|c: char| c.is_ascii_digit())?;
    let (word, digits) = text.split_at(at);
    let word = word.trim().trim_end_matches(['.', ':', '=']).trim_start_matches([',', ';']).trim().to_lowercase();
    let known = matches!(word.as_str(), "" | "#" | "x" | "ext" | "extension" | "доб" | "добавочный" | "вн");
    let digits = digits.trim().trim_end_matches(')');
    (known && digits.len() <= 8 && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.to_owned())
}

/// An address that could be one: something, `@`, a domain with a point. Without `mailto:` and blanks around.
pub fn parse_email(text: &str) -> Option<&str> {
    let text = text.trim();
    let text = text.strip_prefix("mailto:").unwrap_or(text);
    let (name, domain) = text.rsplit_once('@')?;
    let odd = |c: char| c.is_whitespace() || c.is_control() || "@<>()[],;:\\\"".contains(c);
    let name_fits = (1..=64).contains(&name.len()) && !name.contains(odd);
    let dots_fit = !name.starts_with('.') && !name.ends_with('.') && !name.contains("..");
    let label_fits = |label: &str| {
        let letters = label.chars().all(|c| c.is_alphanumeric() || c == '-');
        (1..=63).contains(&label.len()) && letters && !label.starts_with('-') && !label.ends_with('-')
    };
    let domain_fits = domain.contains('.') && domain.len() <= 253 && domain.split('.').all(label_fits);
    (name_fits && dots_fit && domain_fits).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phone(text: &str) -> Option<String> {
        let phone = parse_phone(text)?;
        let extension = phone.extension.map(|digits| format!(" {digits}")).unwrap_or_default();
        Some(phone.number + &extension)
    }

    #[test]
    fn phones_keep_plus_and_digits() {
        for (text, number) in [
            ("555-555-1212", "5555551212"),
            ("+7 (999) 123-45-67", "+79991234567"),
            ("(+49) 0341/12.34.56", "+490341123456"),
            ("8 800 555-35-35 доб. 12", "88005553535 12"),
            ("+1 555 0100 x5", "+15550100 5"),
            ("tel:+15550100", "+15550100"),
        ] {
            assert_eq!(phone(text).as_deref(), Some(number), "{text}");
        }
        for text in ["", "Tel privat", "12", "1234567890123456", "555-1212, 555-1213", "5+5555555", "a@b.c"] {
            assert_eq!(phone(text), None, "{text}");
        }
    }

    #[test]
    fn addresses_that_could_be_ones_are_taken() {
        for text in ["ann@example.org", " o'neil+crm@mail.example.co.uk ", "почта@пример.рф", "mailto:a@b.cc"]
        {
            assert!(parse_email(text).is_some(), "{text}");
        }
        for text in [
            "",
            "ann",
            "ann@",
            "@b.c",
            "a@b",
            "a b@c.de",
            "a@b..de",
            "a@-b.de",
            "a@b.de, c@d.ef",
            "A <a@b.de>",
            ".a@b.de",
        ] {
            assert_eq!(parse_email(text), None, "{text}");
        }
    }
}
