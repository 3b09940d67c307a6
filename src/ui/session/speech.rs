//! The language the page speaks. What the first screen says in English is always there; the rest of it, and any
//! other language, comes as a part of its own, so that nobody waits for sentences that they do not read.

use super::{Session, Voice};
use crate::browser::intl::Intl;
use crate::browser::part::{PartMissing, part};
use crate::browser::preferences;
use crate::text::{ENGLISH, Language, RUSSIAN, Source, Texts};
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;

part! { russian: fn russian() -> Source { RUSSIAN } }
part! { english: fn english_pages() -> &'static str { ENGLISH.pages } }

impl Session {
    /// Speaks a language from now on.
    ///
    /// # Errors
    /// Its sentences could not be fetched; then the page speaks as before.
    pub async fn speak(&self, language: Language) -> Result<(), PartMissing> {
        if language == self.language.get_untracked() {
            return Ok(());
        }
        // Whoever chooses a language sees a page that may say anything.
        let source = match language {
            Language::English => Source { first: ENGLISH.first, pages: english_pages().await? },
            Language::Russian => russian().await?,
        };
        let voice = voice(language, source.first);
        voice.texts.complete(source.pages);
        self.voice.set_value(voice);
        self.language.set(language);
        Ok(())
    }

    /// Comes back when what only later pages say can be said.
    ///
    /// # Errors
    /// It could not be fetched.
    pub async fn say_all(&self) -> Result<(), PartMissing> {
        let texts = self.voice.get_value().texts;
        if texts.language() == Language::English {
            texts.complete(english_pages().await?);
        }
        Ok(())
    }
}

/// The voice that is there from the beginning.
pub(super) fn first() -> (Language, Voice) {
    (Language::English, voice(Language::English, ENGLISH.first))
}

fn voice(language: Language, source: &'static str) -> Voice {
    let texts = Arc::new(Texts::of(language, source));
    let tags = preferences::languages();
    let formats = Intl::new(texts.clone(), tags.iter().map(String::as_str));
    Voice { texts, formats: Rc::new(formats) }
}
