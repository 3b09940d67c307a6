//! The language of the page, to be chosen.

use super::select;
use crate::browser::preferences;
use crate::text::Language;
use crate::ui::app::use_session;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The languages, each in its own words; kept in this browser.
pub fn choose_language() -> AnyView {
    let session = use_session();
    let languages = Language::ALL.iter().map(|one| (one.tag().to_owned(), one.own_name().to_owned())).collect();
    select(session.say("settings-language"), languages, session.language.get().tag(), move |tag| {
        let Some(language) = Language::from_tag(&tag) else { return };
        spawn_local(async move {
            match session.speak(language).await {
                Ok(()) => preferences::set("language", language.tag()),
                Err(missing) => session.tell_trouble(&missing.into()),
            }
        });
    })
}
