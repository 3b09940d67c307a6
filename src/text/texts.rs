//! The sentences of one language, asked for by key.
//!
//! A key stands in the code as a whole literal (`say`, `say_with`, `say_parts`), or as a literal prefix with a
//! name found at run time (`say_named`). `tests/it/texts.rs` reads the code and holds both against the files.

use super::Language;
use super::arg::{Arg, Args};
use super::sentences::Sentences;
use std::sync::OnceLock;

/// The prefixes `say_named` may be called with; the rest of such a key is the name of a thing in the schema.
pub const COMPOSED: &[&str] = &[
    "rhythm-kind",
    "weekday-each",
    "about",
    "activity",
    "again",
    "add",
    "channel",
    "count",
    "delimiter",
    "direction",
    "field",
    "filter",
    "filter-word",
    "frame",
    "history-run",
    "kind",
    "kinds",
    "language",
    "name-part",
    "nothing-add",
    "nothing-of",
    "log-done",
    "logged",
    "missed",
    "of-field",
    "op",
    "operand",
    "operand-label",
    "operator",
    "outcome",
    "owner",
    "priority",
    "ready-rule",
    "ready-set",
    "refusal",
    "rules-assign",
    "rules-count",
    "rules-do",
    "rules-mode",
    "run",
    "run-outcome",
    "set-to",
    "stage-kind",
    "status",
    "step-make",
    "step-withdraw",
    "step-kind",
    "subject",
    "talk",
    "message-status",
    "task-status",
    "trigger-kind",
    "type",
    "wait-kind",
    "weekday-until",
    "what-if-since",
    "wizard-answer",
    "wizard-ask",
    "wizard-rule",
    "wrong",
    "wrong-formula",
];

/// A piece of a sentence that is taken apart at its values, so that a screen can put controls there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    Text(String),
    /// The place of a value, by its name.
    Slot(&'static str),
}

/// Why a key gave no sentence. Never shown: tests look at it, the screen shows the key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    #[error("no text has the key {0}")]
    UnknownKey(String),
    #[error("the text {key} could not be completed: {reason}")]
    Incomplete { key: String, reason: String },
}

/// The sentences of one language. Made once per language; cheap to ask, and safe to share between threads.
pub struct Texts {
    language: Language,
    first: Sentences,
    /// What only later pages say, once it has come.
    pages: OnceLock<Sentences>,
}

impl Texts {
    /// All sentences of a language.
    #[must_use]
    pub fn new(language: Language) -> Texts {
        let texts = Texts::of(language, language.source().first);
        texts.complete(language.source().pages);
        texts
    }

    /// What the first screen says in a language, read from its file.
    #[must_use]
    pub fn of(language: Language, first: &'static str) -> Texts {
        Texts { language, first: Sentences::read(language, first), pages: OnceLock::new() }
    }

    /// Adds what the later pages say, read from its file. Whoever holds these texts can say it from now on.
    pub fn complete(&self, pages: &'static str) {
        self.pages.get_or_init(|| Sentences::read(self.language, pages));
    }

    /// The language they are in.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The sentence of a key that takes no values.
    pub fn say(&self, key: &'static str) -> String {
        self.say_with(key, &[])
    }

    /// The sentence of a key with its values in place. A key nobody wrote is shown itself.
    pub fn say_with(&self, key: &'static str, args: Args) -> String {
        self.find(key, args).unwrap_or_else(|_| key.to_owned())
    }

    /// The sentence of `prefix-name`, for names that are known only at run time, such as a kind or a field.
    /// The prefix is one of [`COMPOSED`].
    pub fn say_named(&self, prefix: &'static str, name: &str, args: Args) -> String {
        let key = format!("{prefix}-{name}");
        self.find(&key, args).unwrap_or(key)
    }

    /// The sentence taken apart at the named values, in the order the language wants them; at most four.
    pub fn say_parts(&self, key: &'static str, args: Args, slots: &[&'static str]) -> Vec<Part> {
        self.parts(key, args, slots)
    }

    /// As [`Texts::say_parts`], for `prefix-name`.
    pub fn say_parts_named(&self, prefix: &'static str, name: &str, args: Args, slots: &[&'static str]) -> Vec<Part> {
        self.parts(&format!("{prefix}-{name}"), args, slots)
    }

    /// The sentence of a key, or why there is none.
    ///
    /// # Errors
    /// The key is not in the files, or a value it needs was not given.
    pub fn find(&self, key: &str, args: Args) -> Result<String, TextError> {
        let later = || self.pages.get().and_then(|pages| pages.find(key, args));
        match self.first.find(key, args).or_else(later) {
            None => Err(TextError::UnknownKey(key.to_owned())),
            Some(Ok(sentence)) => Ok(self.quoted(sentence)),
            Some(Err(reason)) => Err(TextError::Incomplete { key: key.to_owned(), reason }),
        }
    }

    fn quoted(&self, sentence: String) -> String {
        match self.language {
            Language::English => sentence,
            Language::Russian => inner_quotes(sentence),
        }
    }

    fn parts(&self, key: &str, args: Args, slots: &[&'static str]) -> Vec<Part> {
        let mut values = args.to_vec();
        values.extend(slots.iter().zip(MARKS).map(|(slot, mark)| (*slot, Arg::Text(mark.to_string()))));
        let sentence = self.find(key, &values).unwrap_or_else(|_| key.to_owned());
        let mut parts = Vec::new();
        let mut text = String::new();
        for letter in sentence.chars() {
            match MARKS.iter().position(|mark| *mark == letter).and_then(|at| slots.get(at)) {
                Some(slot) => {
                    if !text.is_empty() {
                        parts.push(Part::Text(std::mem::take(&mut text)));
                    }
                    parts.push(Part::Slot(slot));
                }
                None => text.push(letter),
            }
        }
        if !text.is_empty() {
            parts.push(Part::Text(text));
        }
        parts
    }
}

/// Private-use letters that stand for slots while a sentence is put together; no text has them.
const MARKS: [char; 4] = ['\u{E000}', '\u{E001}', '\u{E002}', '\u{E003}'];

/// Russian quotes inside quotes: «Дом «Липа»» becomes «Дом „Липа“». Left alone where they do not pair.
fn inner_quotes(sentence: String) -> String {
    if sentence.matches('«').count() < 2 || sentence.matches('«').count() != sentence.matches('»').count() {
        return sentence;
    }
    let mut depth = 0_i32;
    sentence
        .chars()
        .map(|letter| match letter {
            '«' => {
                depth += 1;
                if depth > 1 { '„' } else { '«' }
            }
            '»' => {
                depth -= 1;
                if depth > 0 { '“' } else { '»' }
            }
            other => other,
        })
        .collect()
}
