//! Rows that may be of records that are there: how many, which, and what becomes of all of them, or of one.

use super::Desk;
use super::preview::Counted;
use crate::exchange::import::{Decision, Doubt, Fate, OnDoubt};
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
                <ul>
                    <For each=move || desk.doubts.get().into_iter().take(MOST) key=|doubt| doubt.line let:doubt>
                        <li>{line(session, desk.kind(), &doubt)}" "{decision(desk, &doubt)}</li>
                    </For>
                    {move || more(session, desk.doubts.with(Vec::len), count.get())}
                </ul>
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
    // Of those that are not named nothing was said but what was said of all.
    let all_left_out =
        desk.mapping.with_untracked(|mapping| mapping.as_ref().is_some_and(|m| m.on_doubt == OnDoubt::LeaveOut));
    let unnamed = counted.doubtful.saturating_sub(desk.doubts.with_untracked(Vec::len) as u64);
    let stayed_out = left_out.len() as u64 + if all_left_out { unnamed } else { 0 };
    let title = texts.say_with("import-left-out", &[("n", Arg::from(stayed_out as f64))]);
    let left_out = (!left_out.is_empty()).then(|| {
        view! {
            <details class="notice import-doubts">
                <summary>{title}</summary>
                {list(desk, &left_out, stayed_out)}
            </details>
        }
    });
    view! { {doubles}{left_out} }
}

fn choices(session: Session) -> [(OnDoubt, &'static str, String); 3] {
    [
        (OnDoubt::LeaveOut, "leave-out", session.say("import-doubt-leave-out")),
        (OnDoubt::Same, "same", session.say("import-doubt-same")),
        (OnDoubt::New, "new", session.say("import-doubt-new")),
    ]
}

fn list(desk: Desk, doubts: &[Doubt], count: u64) -> impl IntoView + use<> {
    let session = desk.session;
    let lines = doubts.iter().take(MOST).map(|doubt| view! { <li>{line(session, desk.kind(), doubt)}</li> });
    view! { <ul>{lines.collect_view()}{more(session, doubts.len(), count)}</ul> }
}

/// How many of `count` are not among the `named`.
fn more(session: Session, named: usize, count: u64) -> impl IntoView + use<> {
    let more = count.saturating_sub(named.min(MOST) as u64);
    (more > 0).then(|| {
        let more = session.voice().texts.say_with("common-more-count", &[("n", Arg::from(more as f64))]);
        view! { <li>{more}</li> }
    })
}

/// What becomes of one row: as of all, or otherwise.
fn decision(desk: Desk, doubt: &Doubt) -> impl IntoView + use<> {
    let session = desk.session;
    let texts = session.voice().texts;
    let at = doubt.line;
    let mut options = vec![("".to_owned(), texts.say("import-doubt-as-all"), None)];
    for like in &doubt.others {
        let name = session.glance(|sight| sight.name(like.id));
        let text = texts.say_with("import-doubt-is", &[("name", Arg::from(name))]);
        options.push((like.id.to_string(), text, Some(Decision::Same(like.id))));
    }
    options.push(("new".to_owned(), texts.say("import-doubt-new"), Some(Decision::New)));
    options.push(("leave-out".to_owned(), texts.say("import-doubt-leave-out"), Some(Decision::LeaveOut)));
    let now = move || desk.mapping.with(|mapping| mapping.as_ref().and_then(|m| m.decided.get(&at).copied()));
    let views = options.iter().map(|(word, text, decision)| {
        let decision = *decision;
        view! { <option value=word.clone() prop:selected=move || now() == decision>{text.clone()}</option> }
    });
    let views = views.collect_view();
    let choose = move |event| {
        let word = event_target_value(&event);
        let decision = options.iter().find(|(of, ..)| *of == word).and_then(|(.., decision)| *decision);
        desk.correct(|mapping| match decision {
            Some(decision) => drop(mapping.decided.insert(at, decision)),
            None => drop(mapping.decided.remove(&at)),
        });
    };
    let label = texts.say_with("import-doubt-of", &[("line", Arg::from(at as f64))]);
    let several = doubt.others.len() > 1;
    let several = several.then(|| view! { <span class="hint">{texts.say("import-doubt-several")}" "</span> });
    view! { {several}<select class="input" aria-label=label on:change=choose>{views}</select> }
}

/// `Line 3: “Annie Lee” may be the same as Ann Lee · Phone is the same`
fn line(session: Session, kind: Kind, doubt: &Doubt) -> AnyView {
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
    view! { {texts.say_with("import-doubt-line", &args)}" "{others} }.into_any()
}
