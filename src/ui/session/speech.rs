//! The language the page speaks. English is always there; another comes as a part of its own, so that nobody
//! waits for sentences in a language that they do not read.

use super::{Session, Voice};
use crate::browser::intl::Intl;
use crate::browser::part::{PartMissing, part};
use crate::browser::preferences;
use crate::text::{ENGLISH, Language, RUSSIAN, Texts};
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;

part! { russian: fn russian() -> &'static str { RUSSIAN } }

impl Session {
    /// Speaks a language from now on.
    ///
    /// # Errors
    /// Its sentences could not be fetched; then the page speaks as before.
    pub async fn speak(&self, language: Language) -> Result<(), PartMissing> {
        if language == self.language.get_untracked() {
            return Ok(());
        }
        let source = match language {
            Language::English => ENGLISH,
            Language::Russian => russian().await?,
        };
        self.voice.set_value(voice(language, source));
        self.language.set(language);
        Ok(())
    }
}

/// The voice that is there from the beginning.
pub(super) fn first() -> (Language, Voice) {
    (Language::English, voice(Language::English, ENGLISH))
}

fn voice(language: Language, source: &'static str) -> Voice {
    let texts = Arc::new(Texts::of(language, source));
    let tags = preferences::languages();
    let formats = Intl::new(texts.clone(), tags.iter().map(String::as_str));
    Voice { texts, formats: Rc::new(formats) }
}
