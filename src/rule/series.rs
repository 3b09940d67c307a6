//! Series of numbers: `INV-2026-001`, `INV-2026-002`, … Which comes next is derived from those that were given, and
//! counted nowhere.

/// A series, by its first number: what stands before the digits at its end, and these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    before: String,
    first: u64,
    digits: usize,
}

impl Series {
    /// The series that begins with a text; `None` when it does not end in a number.
    #[must_use]
    pub fn read(first: &str) -> Option<Series> {
        let first = first.trim();
        let (before, digits) = parts(first)?;
        Some(Series { before: before.to_owned(), first: digits.parse().ok()?, digits: digits.len() })
    }

    /// Whether nothing stands before its numbers.
    #[must_use]
    pub const fn is_bare(&self) -> bool {
        self.before.is_empty()
    }

    /// The number that a text has in this series; `None` when it is not of it.
    #[must_use]
    pub fn number_of(&self, text: &str) -> Option<u64> {
        let (before, digits) = parts(text.trim())?;
        (before == self.before).then(|| digits.parse().ok())?
    }

    /// The number after all of these; the first when there is none. `None` when there is no greater number.
    #[must_use]
    pub fn after(&self, given: impl Iterator<Item = u64>) -> Option<u64> {
        match given.max() {
            Some(last) => last.checked_add(1).map(|next| next.max(self.first)),
            None => Some(self.first),
        }
    }

    /// A number as it is written in this series.
    #[must_use]
    pub fn written(&self, number: u64) -> String {
        format!("{}{number:0width$}", self.before, width = self.digits)
    }
}

/// What stands before the digits at the end of a text, and these.
fn parts(text: &str) -> Option<(&str, &str)> {
    let before = text.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let digits = &text[before.len()..];
    (!digits.is_empty()).then_some((before, digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_number_is_written_like_the_first() {
        let series = Series::read("INV-2026-001").unwrap();
        let next = |given: &[&str]| {
            let numbers = given.iter().filter_map(|text| series.number_of(text));
            series.written(series.after(numbers).unwrap())
        };
        assert_eq!(next(&[]), "INV-2026-001");
        assert_eq!(next(&["INV-2026-001", "INV-2026-009", "INV-2025-700", "by hand"]), "INV-2026-010");
        assert_eq!(next(&["INV-2026-999"]), "INV-2026-1000");
        assert_eq!(
            Series::read("17").map(|series| series.after([3].into_iter())),
            Some(Some(17)),
            "never before the first"
        );
        assert_eq!(Series::read("INV-"), None);
        assert_eq!(Series::read(""), None);
        assert_eq!(Series::read("7").unwrap().after([u64::MAX].into_iter()), None);
    }
}
