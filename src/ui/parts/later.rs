//! What lies in a part of the program of its own: a page, or a form.

use crate::browser::later_style::{ask_for_style, later_style};
use crate::browser::part::PartMissing;
use crate::ui::app::use_session;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::pin::Pin;
use std::rc::Rc;
use std::time::Duration;

/// What makes a page.
pub type Page = fn() -> AnyView;

/// What is fetched.
type Coming<T> = Pin<Box<dyn Future<Output = Result<T, PartMissing>>>>;

/// Shows a page as soon as its part, the sentences and the style of later pages are there; what does not come is told, and asked
/// for again.
pub fn later<F>(fetch: fn() -> F) -> AnyView
where
    F: Future<Output = Result<Page, PartMissing>> + 'static,
{
    later_with(fetch, |page| page())
}

/// The same for what needs more than itself: `show` is given what came.
pub fn later_with<T, F>(fetch: fn() -> F, show: impl Fn(T) -> AnyView + 'static) -> AnyView
where
    T: Copy + Send + Sync + 'static,
    F: Future<Output = Result<T, PartMissing>> + 'static,
{
    let session = use_session();
    let with_sentences = move || async move {
        ask_for_style();
        let part = fetch().await?;
        session.say_all().await?;
        later_style().await.map(|()| part)
    };
    show_when_here(Rc::new(move || Box::pin(with_sentences())), Box::new(show))
}

/// The same for what may be the first screen: it says no more than that may, and waits for no other sentences.
pub fn at_first<T, F>(fetch: fn() -> F, show: impl Fn(T) -> AnyView + 'static) -> AnyView
where
    T: Copy + Send + Sync + 'static,
    F: Future<Output = Result<T, PartMissing>> + 'static,
{
    show_when_here(Rc::new(move || Box::pin(fetch())), Box::new(show))
}

// Boxed, so that all pages share one copy of it.
fn show_when_here<T>(fetch: Rc<dyn Fn() -> Coming<T>>, show: Box<dyn Fn(T) -> AnyView>) -> AnyView
where
    T: Copy + Send + Sync + 'static,
{
    let came = RwSignal::new(None::<Result<T, PartMissing>>);
    let show = StoredValue::new_local(show);
    let fetch = StoredValue::new_local(fetch);
    let ask = move || {
        came.set(None);
        let coming = fetch.with_value(|fetch| fetch());
        spawn_local(async move {
            let part = coming.await;
            // Whoever asked may have gone elsewhere meanwhile.
            let _ = came.try_set(Some(part));
        });
    };
    ask();
    let view = move || match came.get() {
        Some(Ok(part)) => show.with_value(|show| show(part)),
        None => coming(),
        Some(Err(PartMissing)) => missing(Callback::new(move |()| ask())),
    };
    view.into_any()
}

/// What comes sooner shows no word of itself.
const AT_ONCE: Duration = Duration::from_millis(300);

fn coming() -> AnyView {
    let session = use_session();
    let waited = RwSignal::new(false);
    let wait = move || {
        let _ = waited.try_set(true);
    };
    let patience = set_timeout_with_handle(wait, AT_ONCE).ok();
    on_cleanup(move || {
        if let Some(patience) = patience {
            patience.clear();
        }
    });
    view! { <p role="status">{move || waited.get().then(|| session.say("part-coming"))}</p> }.into_any()
}

fn missing(again: Callback<()>) -> AnyView {
    let session = use_session();
    view! {
        <div class="notice" role="alert" data-tone="late">
            <p>{session.say("part-missing")}</p>
            <p class="actions">
                <button class="button primary" on:click=move |_| again.run(())>{session.say("part-again")}</button>
            </p>
        </div>
    }
    .into_any()
}
