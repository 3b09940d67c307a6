//! Which records a line names: `call Ines`, «позвонить Инне Смирновой». A name is found in every case a Russian
//! writes it in, without a dictionary: by its stem, and the endings that names have.
//!
//! Never here: whether the line is about what it names. That is shown, and the person says.

use super::fold::fold;
use super::index::Index;
use crate::model::{Kind, RecordId};
use std::ops::ControlFlow;

/// What a line can name, what it is about most often first.
const NAMED: &[Kind] = &[Kind::Contact, Kind::Company, Kind::Lead, Kind::Deal, Kind::Order, Kind::Ticket];

/// Of one word of a line so many records are looked at: whoever has more of the name must say more of it.
const MOST: usize = 200;

/// Shorter words are no names: `to`, «на».
const SHORTEST: usize = 3;

/// Words that say what a company is, not which.
const FORMS: &[&str] =
    &["ооо", "оао", "зао", "пао", "ао", "ип", "ltd", "llc", "inc", "gmbh", "the", "co", "company", "компания"];

/// What a name ends with as it stands, and what may stand there in another case.
const ENDINGS: &[(&[&str], &[&str])] = &[
    (&["", "й", "ь"], &["", "а", "у", "ом", "е", "я", "ю", "ем", "и", "ы", "ым"]),
    (&["а", "я"], &["ы", "и", "е", "у", "ю", "ой", "ей", "ою", "ею"]),
    (&["ий", "ый", "ой"], &["ого", "его", "ому", "ему", "им", "ым", "ом", "ем"]),
    (&["ая", "яя"], &["ой", "ей", "ую", "юю"]),
    (&["о", "е"], &["а", "я", "у", "ю", "ом", "ем"]),
    (&["ы", "и"], &["ов", "ей", "ам", "ям", "ами", "ями", "ах", "ях"]),
];

/// A record that a line names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// The record.
    pub id: RecordId,
    /// Its kind.
    pub kind: Kind,
    /// Words of its name that the line says.
    pub words: usize,
    /// Letters of these words.
    pub letters: usize,
}

impl Named {
    /// How surely it is meant: who is named by more words, and a person before a thing. Of two that are equal nobody
    /// knows which.
    #[must_use]
    pub fn sureness(&self) -> (usize, bool) {
        (self.words, self.kind == Kind::Contact)
    }
}

/// A record in whose name a word stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bearer {
    /// The record.
    pub id: RecordId,
    /// Its kind.
    pub kind: Kind,
    /// Its name, folded.
    pub name: String,
}

/// The records in whose names a folded word stands, in any of its cases.
#[must_use]
pub fn bearers(index: &Index, word: &str) -> Vec<Bearer> {
    let mut all = Vec::new();
    for kind in NAMED {
        let most = all.len() + MOST;
        let _ = index.each_named(stem(word), *kind, |id, name| {
            if words_of(name).any(|of_name| is_form_of(word, of_name)) {
                all.push(Bearer { id, kind: *kind, name: name.to_owned() });
            }
            if all.len() < most { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
    }
    all
}

/// What a line names, at most `most`: what it says the most of first. `bearers` answers for each word, as
/// [`bearers`] does; whoever asks with every letter that is typed keeps the answers.
#[must_use]
pub fn named(line: &str, most: usize, mut bearers: impl FnMut(&str) -> Vec<Bearer>) -> Vec<Named> {
    let line = fold(line);
    let words: Vec<&str> = words_of(&line).filter(|word| word.chars().count() >= SHORTEST).collect();
    let mut all: Vec<Named> = Vec::new();
    for Bearer { id, kind, name } in words.iter().flat_map(|word| bearers(word)) {
        if all.iter().any(|named| named.id == id) {
            continue;
        }
        let said = said(&words, &name, kind);
        all.extend(said.map(|(words, letters)| Named { id, kind, words, letters }));
    }
    all.sort_by_key(|named| std::cmp::Reverse((named.sureness(), named.letters)));
    all.truncate(most);
    all
}

/// How many words of a name, and how many letters, are said; `None` when it is not enough for the name. Of a person
/// one word is enough, of anything else half of the letters.
fn said(line: &[&str], name: &str, kind: Kind) -> Option<(usize, usize)> {
    let of_name: Vec<&str> = words_of(name).filter(|word| !FORMS.contains(word)).collect();
    let length = |word: &&str| word.chars().count();
    let said = of_name.iter().filter(|word| line.iter().any(|said| is_form_of(said, word)));
    let (words, letters) = said.fold((0, 0), |(words, letters), word| (words + 1, letters + length(word)));
    let all: usize = of_name.iter().map(length).sum();
    let is_person = matches!(kind, Kind::Contact | Kind::Lead);
    (words > 0 && (is_person || letters * 2 >= all)).then_some((words, letters))
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The beginning that all cases of a word have, one letter at least.
fn stem(word: &str) -> &str {
    let is_cyrillic = word.chars().all(|letter| ('а'..='я').contains(&letter));
    let length = word.chars().count();
    let less = match length {
        _ if !is_cyrillic => usize::from(length > SHORTEST && word.ends_with('s')),
        0..=3 => 1,
        4..=6 => 2,
        _ => 3,
    };
    word.char_indices().nth(length - less).map_or(word, |(at, _)| &word[..at])
}

/// Whether a word is a name in one of its cases. Both are folded.
fn is_form_of(said: &str, name: &str) -> bool {
    if said == name || said.strip_suffix('s') == Some(name) {
        return true;
    }
    if name.chars().count() < SHORTEST - 1 || !name.chars().all(|letter| ('а'..='я').contains(&letter)) {
        return false;
    }
    let declines = |stem: &str, ends: &[&str]| said.strip_prefix(stem).is_some_and(|end| ends.contains(&end));
    let by_ending = ENDINGS.iter().any(|(ends, others)| {
        let stems = ends.iter().filter_map(|end| name.strip_suffix(end)).filter(|stem| stem.chars().count() >= 2);
        stems.into_iter().any(|stem| declines(stem, others))
    });
    by_ending || without_fleeting(name).is_some_and(|stem| declines(&stem, ENDINGS[0].1))
}

/// «Павел» without the vowel that its other cases lose: «Павл-».
fn without_fleeting(name: &str) -> Option<String> {
    let mut letters: Vec<char> = name.chars().collect();
    let at = letters.len().checked_sub(2).filter(|at| *at > 0)?;
    matches!(letters[at], 'е' | 'о').then(|| {
        letters.remove(at);
        letters.into_iter().collect()
    })
}

#[cfg(test)]
mod tests {
    use super::is_form_of;

    #[test]
    fn a_name_is_known_in_its_cases() {
        for (said, name) in [
            ("инне", "инна"),
            ("инной", "инна"),
            ("смирновой", "смирнова"),
            ("марии", "мария"),
            ("павлу", "павел"),
            ("игорю", "игорь"),
            ("андрею", "андрей"),
            ("достоевскому", "достоевский"),
            ("толстой", "толстая"),
            ("ромашку", "ромашка"),
            ("оле", "оля"),
            ("яну", "ян"),
            ("ines", "ines"),
        ] {
            assert!(is_form_of(said, name), "{said} of {name}");
        }
    }

    #[test]
    fn another_word_is_not_the_name() {
        for (said, name) in
            [("иные", "инна"), ("марта", "марк"), ("call", "callum"), ("олегу", "ольга"), ("оля", "олег")]
        {
            assert!(!is_form_of(said, name), "{said} of {name}");
        }
    }
}
