//! Rows that may be of records that are there: how many, which, and what becomes of them all.

use super::Desk;
use super::preview::Counted;
use crate::exchange::import::{Doubt, Fate, OnDoubt};
use crate::model::Kind;
use crate::text::Arg;
use crate::ui::router::use_router;
use crate::ui::session::Session;
use leptos::prelude::*;

/// Rows named before it is only said how many more there are.
const MOST: usize = 50;

/// Before they are taken in: with one choice for all.
#[component]
pub(super) fn Doubts(desk: Desk) -> impl IntoView {
    let session = desk.session;
    let count = Memo::new(move |_| desk.preview.with(|preview| preview.as_ref().map_or(0, |p| p.counts.doubtful)));
    let now = move || desk.mapping.with(|mapping| mapping.as_ref().map(|mapping| mapping.on_doubt).unwrap_or_default());
    let choose = move |event| {
        let word = event_target_value(&event);
        if let Some((choice, ..)) = choices(session).into_iter().find(|(_, of, _)| *of == word) {
            desk.correct(|mapping| mapping.on_doubt = choice);
        }
    };
    let options = move || {
        let option = |(choice, word, text): (OnDoubt, &'static str, String)| {
            view! { <option value=word prop:selected=move || now() == choice>{text}</option> }
        };
        choices(session).into_iter().map(option).collect_view()
    };
    let title = move || session.voice().texts.say_with("import-doubts", &[("n", Arg::from(count.get() as f64))]);
    view! {
        // The choice keeps the focus while the rows are looked at anew.
        <Show when=move || count.get() != 0>
            <section class="notice import-doubts" data-tone="warn" aria-labelledby="import-doubts">
                <h2 id="import-doubts">{title}</h2>
                <div class="field">
                    <label class="field-name" for="import-doubt">{session.say("import-doubt")}</label>
                    <select class="input" id="import-doubt" on:change=choose>{options}</select>
                </div>
                {move || list(desk, &desk.doubts.get(), count.get())}
            </section>
        </Show>
    }
}

/// After they were taken in: those that may be doubles now, or those that stayed out.
#[component]
pub(super) fn Doubles(desk: Desk, counted: Counted) -> impl IntoView {
    let session = desk.session;
    let of = |fate| {
        let of_fate =
            |doubts: &Vec<Doubt>| doubts.iter().filter(|doubt| doubt.fate == fate).cloned().collect::<Vec<_>>();
        desk.doubts.with_untracked(of_fate)
    };
    let (doubles, left_out) = (of(Fate::New), of(Fate::LeftOut));
    let texts = session.voice().texts;
    let title = texts.say_with("import-doubts", &[("n", Arg::from(counted.doubles as f64))]);
    let doubles = (counted.doubles > 0).then(|| {
        view! {
            <details class="notice import-doubts" data-tone="warn" open>
                <summary>{title}</summary>
                {list(desk, &doubles, counted.doubles)}
            </details>
        }
    });
    // One choice was for all of them: where one stayed out, all did.
    let title = texts.say_with("import-left-out", &[("n", Arg::from(counted.doubtful as f64))]);
    let left_out = (!left_out.is_empty()).then(|| {
        view! {
            <details class="notice import-doubts">
                <summary>{title}</summary>
                {list(desk, &left_out, counted.doubtful)}
            </details>
        }
    });
    view! { {doubles}{left_out} }
}

fn choices(session: Session) -> [(OnDoubt, &'static str, String); 3] {
    [
        (OnDoubt::LeaveOut, "leave-out", session.say("import-doubt-leave-out")),
        (OnDoubt::Update, "update", session.say("import-doubt-update")),
        (OnDoubt::New, "new", session.say("import-doubt-new")),
    ]
}

fn list(desk: Desk, doubts: &[Doubt], count: u64) -> impl IntoView + use<> {
    let session = desk.session;
    let kind = desk.mapping.with_untracked(|mapping| mapping.as_ref().map_or(Kind::Contact, |mapping| mapping.kind));
    let lines = doubts.iter().take(MOST).map(|doubt| line(session, kind, doubt)).collect_view();
    let more = count.saturating_sub(doubts.len().min(MOST) as u64);
    let more = (more > 0).then(|| {
        let more = session.voice().texts.say_with("common-more-count", &[("n", Arg::from(more as f64))]);
        view! { <li>{more}</li> }
    });
    view! { <ul>{lines}{more}</ul> }
}

/// `Line 3: “Annie Lee” may be the same as Ann Lee · Phone is the same`
fn line(session: Session, kind: Kind, doubt: &Doubt) -> impl IntoView + use<> {
    let texts = session.voice().texts;
    let args = [("line", Arg::from(doubt.line as f64)), ("name", Arg::from(doubt.name.as_str()))];
    let others = doubt.others.iter().map(|like| {
        let name = session.glance(|sight| sight.name(like.id));
        let field = Arg::from(session.field_name_of(kind, like.by));
        let by = texts.say_with("duplicates-by", &[("field", field)]);
        // Beside the page, which would begin anew.
        let address = use_router().address(&format!("/record/{}", like.id));
        view! { <a href=address target="_blank" rel="noopener">{name}</a>" "<span class="hint">{by}</span>" " }
    });
    let others = others.collect_view();
    let several =
        (doubt.others.len() > 1).then(|| view! { <span class="hint">{texts.say("import-doubt-several")}</span> });
    view! { <li>{texts.say_with("import-doubt-line", &args)}" "{others}{several}</li> }
}
