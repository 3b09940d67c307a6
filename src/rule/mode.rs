//! How far a rule may go by itself.

/// The mode of a rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mode {
    /// It is not asked.
    #[default]
    Off,
    /// It tells what it would do, and does none of it.
    Watch,
    /// It asks before it begins.
    Suggest,
    /// It acts.
    Auto,
}

impl Mode {
    /// All of them, in the order of menus.
    pub const ALL: [Mode; 4] = [Mode::Off, Mode::Watch, Mode::Suggest, Mode::Auto];

    /// Its word in records and message keys.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Mode::Off => "off",
            Mode::Watch => "watch",
            Mode::Suggest => "suggest",
            Mode::Auto => "auto",
        }
    }

    /// The mode with a word; [`Mode::Off`] for what is none, so that what cannot be read does nothing.
    #[must_use]
    pub fn of(word: &str) -> Mode {
        Mode::ALL.into_iter().find(|mode| mode.word() == word).unwrap_or_default()
    }
}
