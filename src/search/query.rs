//! What somebody looks for: words, each of which a record must have.

use super::fold::fold;

/// The same keys on the two keyboards, in the order of the rows; with and without Shift.
const LATIN: &str = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const CYRILLIC: &str = "ёйцукенгшщзхъфывапролджэячсмитьбю";

/// From so many digits on a word is a telephone number: its beginning may be written in several ways (8, +7).
const NUMBER_DIGITS: usize = 10;

/// Words to be found.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Query {
    words: Vec<String>,
}

impl Query {
    /// The words of what was typed.
    #[must_use]
    pub fn new(typed: &str) -> Query {
        let mut words: Vec<String> = fold(typed).split_whitespace().map(word).collect();
        // The longest is the rarest, mostly: whoever looks begins with it.
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        words.dedup();
        Query { words }
    }

    /// The same keys, pressed in the other layout; `None` when no word would be another.
    #[must_use]
    pub fn in_other_layout(typed: &str) -> Option<Query> {
        let folded = typed.to_lowercase();
        let other: String = folded.chars().map(other_key).collect();
        (other != folded).then(|| Query::new(&other))
    }

    /// Whether anything is looked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The words, folded, the longest first.
    #[must_use]
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// Whether a text has every word.
    #[must_use]
    pub fn fits(&self, text: &str) -> bool {
        let folded = fold(text);
        self.words.iter().all(|word| folded.contains(word.as_str()))
    }

    /// Where the words stand in a text, for marking: ranges in letters, in order, none over another.
    #[must_use]
    pub fn marks(&self, text: &str) -> Vec<(usize, usize)> {
        let folded = fold(text);
        let mut letters = vec![false; folded.chars().count()];
        for word in self.words.iter().filter(|word| !word.is_empty()) {
            for (at, found) in folded.match_indices(word.as_str()) {
                let start = folded[..at].chars().count();
                letters[start..start + found.chars().count()].fill(true);
            }
        }
        let mut marks: Vec<(usize, usize)> = Vec::new();
        for (at, _) in letters.iter().enumerate().filter(|(_, marked)| **marked) {
            match marks.last_mut() {
                Some((_, end)) if *end == at => *end += 1,
                _ => marks.push((at, at + 1)),
            }
        }
        marks
    }
}

/// A word as it is looked for: of a telephone number its last digits, however it was broken up.
fn word(typed: &str) -> String {
    let is_number = typed.chars().all(|c| c.is_ascii_digit() || "+-().".contains(c));
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    if is_number && digits.len() >= NUMBER_DIGITS {
        digits[digits.len() - NUMBER_DIGITS..].to_owned()
    } else {
        typed.to_owned()
    }
}

fn other_key(key: char) -> char {
    let same_place = |from: &str, to: &str| from.chars().position(|c| c == key).and_then(|at| to.chars().nth(at));
    same_place(LATIN, CYRILLIC).or_else(|| same_place(CYRILLIC, LATIN)).unwrap_or(key)
}

#[cfg(test)]
mod tests {
    use super::Query;

    #[test]
    fn the_other_layout_is_the_same_keys() {
        assert_eq!(Query::in_other_layout("bdfyjd"), Some(Query::new("иванов")));
        assert_eq!(Query::in_other_layout("Щкышщты"), Some(Query::new("orsions")));
        assert_eq!(Query::in_other_layout("2026"), None);
    }

    #[test]
    fn a_long_number_is_its_last_digits() {
        assert_eq!(Query::new("+7(921)123-45-67"), Query::new("89211234567"));
        assert_eq!(Query::new("2026-118").words(), ["2026-118"]);
    }

    #[test]
    fn marks_are_told_in_letters_of_the_text_as_written() {
        assert_eq!(Query::new("cafe lum").marks("Café Lumen"), [(0, 4), (5, 8)]);
        assert_eq!(Query::new("ел").marks("Ёлкин, ель"), [(0, 2), (7, 9)]);
        assert_eq!(Query::new("aa a").marks("aaa"), [(0, 3)]);
    }
}
