//! The languages the product speaks. A language is never guessed from data, only from what the person asked for.

/// The sentences of a language, in Fluent syntax, in two files: what the first screen may say, and what only the
/// pages that come after it say. `tests/it/texts.rs` holds which belongs where.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    /// `locales/en.ftl`
    pub first: &'static str,
    /// `locales/en_pages.ftl`
    pub pages: &'static str,
}

/// The English sentences.
pub const ENGLISH: Source =
    Source { first: include_str!("../../locales/en.ftl"), pages: include_str!("../../locales/en_pages.ftl") };

/// The Russian sentences.
pub const RUSSIAN: Source =
    Source { first: include_str!("../../locales/ru.ftl"), pages: include_str!("../../locales/ru_pages.ftl") };

/// A language with files of its own in `locales/`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    #[default]
    English,
    Russian,
}

impl Language {
    /// All of them, in the order in which settings offer them.
    pub const ALL: [Language; 2] = [Language::English, Language::Russian];

    /// The language of a BCP 47 tag such as `ru-RU`, or `None` when it has no file here.
    pub fn from_tag(tag: &str) -> Option<Language> {
        let primary = tag.split(['-', '_']).next()?;
        Language::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    /// The first language that is spoken here among the tags a person prefers, else English.
    pub fn preferred<'a>(tags: impl IntoIterator<Item = &'a str>) -> Language {
        tags.into_iter().find_map(Language::from_tag).unwrap_or_default()
    }

    /// Its BCP 47 tag, as the `lang` attribute of the page wants it.
    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Russian => "ru",
        }
    }

    /// What it calls itself: the same on every screen, so that nobody gets lost in a foreign one.
    pub fn own_name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::Russian => "Русский",
        }
    }

    /// Its sentences. What asks for this carries all languages.
    pub fn source(self) -> Source {
        match self {
            Language::English => ENGLISH,
            Language::Russian => RUSSIAN,
        }
    }
}
