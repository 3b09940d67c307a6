//! Which addresses a link made from data may lead to. The one list: whatever stands in a record, nothing else is
//! ever opened by it.
//!
//! Never here: making an address better. One that is not allowed is none.

use super::outbox;
use crate::model::{FieldType, Value};

/// The schemes a link may have.
pub const SCHEMES: &[&str] = &["http", "https", "mailto", "tel", "sms"];

/// An address that a link may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link(String);

impl Link {
    /// The link to an address, when it is allowed: a scheme of the list, letter by letter, at the very start,
    /// and no character after it that a browser leaves out before it looks.
    #[must_use]
    pub fn to(address: String) -> Option<Link> {
        let scheme = address.split_once(':')?.0;
        let known = SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known));
        let plain = !address.chars().any(|c| c.is_control() || c.is_whitespace());
        (known && plain).then_some(Link(address))
    }

    /// The address.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.0
    }
}

/// Where a value of a field leads: a page, a letter, a call.
#[must_use]
pub fn of_value(holds: FieldType, value: &Value) -> Option<Link> {
    let text = value.as_text()?;
    let address = match holds {
        FieldType::Url => text.to_owned(),
        FieldType::Email => outbox::link("email", text, "", "")?,
        FieldType::Phone => outbox::link("phone", text, "", "")?,
        _ => return None,
    };
    Link::to(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_few_schemes_lead_anywhere_however_others_are_disguised() {
        for address in
            ["https://t.me/ines", "http://example.org", "HTTPS://example.org", "mailto:a@b.c", "tel:+1", "sms:1"]
        {
            assert!(Link::to(address.to_owned()).is_some(), "{address}");
        }
        for address in [
            "",
            "example.org",
            "//example.org",
            "/record/1",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "java\tscript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "javascript&colon;alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "vbscript:msgbox(1)",
            "blob:https://example.org/1",
            "file:///etc/passwd",
            "filesystem:https://example.org/1",
            "view-source:https://example.org",
            "intent://example.org",
            " https://example.org",
            "https://exa\nmple.org",
            "https\u{a0}://example.org",
            "ｈttps://example.org",
            "https\u{200b}://example.org",
            "feed:javascript:alert(1)",
        ] {
            assert_eq!(Link::to(address.to_owned()), None, "{address:?}");
        }
    }
}
