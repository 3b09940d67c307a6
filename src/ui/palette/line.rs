//! The line: type, choose by arrows or pointer, Enter takes.

use super::rows::{Act, Group, Row, offered};
use super::{Mode, use_palette};
use crate::browser::{page, scroll};
use crate::model::Kind;
use crate::search::{Query, fold};
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::frame::places;
use crate::ui::keys::{caps, use_keys};
use crate::ui::listed::segment_path;
use crate::ui::parts::{Modal, icon};
use crate::ui::router::use_router;
use crate::ui::search::use_search;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

/// The line and what it offers.
#[component]
pub fn Line(mode: Mode) -> impl IntoView {
    let session = use_session();
    let (palette, router, search, keys) = (use_palette(), use_router(), use_search(), use_keys());
    search.read(session);
    let typed = RwSignal::new(String::new());
    let at = RwSignal::new(0_usize);
    let took = StoredValue::new(0.0);
    // The keys that are offered now are those of the page beneath.
    let found = ArcMemo::new_with_compare(
        move |_| {
            let begun = page::now_ms();
            let found = typed.with(|typed| offered(session, search, keys, mode, typed));
            took.set_value(page::now_ms() - begun);
            found
        },
        |_, _| true,
    );
    let count = {
        let found = found.clone();
        move || found.with_untracked(|(_, groups)| groups.iter().map(|group| group.rows.len()).sum::<usize>())
    };
    let take = move |act: Act| {
        palette.close();
        match act {
            Act::Open(id, _) => router.go(&format!("/record/{id}")),
            Act::Go(path, _) => router.go(path),
            Act::Segment(kind, id) => router.go(&segment_path(kind, Some(id))),
            Act::Pipeline(id) => router.go(&format!("/pipelines/{id}")),
            Act::Add(kind) => palette.create(kind),
            Act::Run(shortcut) => shortcut.run.run(()),
        }
    };
    let chosen = {
        let found = found.clone();
        move || {
            found.with_untracked(|(_, groups)| {
                groups.iter().flat_map(|group| &group.rows).nth(at.get_untracked()).map(|row| row.act)
            })
        }
    };
    let pressed = move |event: KeyboardEvent| {
        let count = count();
        let to = match event.key().as_str() {
            "ArrowDown" if count > 0 => (at.get_untracked() + 1) % count,
            "ArrowUp" if count > 0 => (at.get_untracked() + count - 1) % count,
            "Enter" if !event.is_composing() => {
                event.prevent_default();
                if let Some(act) = chosen() {
                    take(act);
                }
                return;
            }
            _ => return,
        };
        event.prevent_default();
        at.set(to);
        scroll::reveal_id(&row_id(to));
    };
    let field = NodeRef::<html::Input>::new();
    field.on_load(|field| drop(field.focus()));
    let label = if mode == Mode::Add { session.say("palette-add") } else { session.say("frame-search") };
    let rows = {
        let found = found.clone();
        move || found.with(|(query, groups)| groups_view(query, groups, at, Callback::new(take)))
    };
    let none = move || {
        let nothing = found.with(|(_, groups)| groups.iter().all(|group| group.rows.is_empty()));
        let typed = typed.get();
        (nothing && search.is_whole()).then(|| {
            let text = session.voice().texts.say_with("frame-search-none", &[("text", Arg::from(typed.trim()))]);
            view! { <p class="hint none">{text}</p> }
        })
    };
    let foot = move || {
        typed.track();
        let voice = session.voice();
        if !search.is_whole() {
            return voice.texts.say("palette-reading");
        }
        // How much was gone through says something of what was looked for, and of nothing else.
        if typed.with(|typed| typed.trim().is_empty()) {
            return String::new();
        }
        let cards = session.look(|sight| sight.records.len());
        let took = voice.formats.number((took.get_value() * 10.0).round() / 10.0);
        voice.texts.say_with("palette-searched", &[("n", Arg::from(cards)), ("ms", Arg::from(took))])
    };
    view! {
        <Modal label=label.clone() class="dialog palette" light=true on_close=Callback::new(move |()| palette.close())>
            <div class="ask-line">
                {icon("search")}
                <input node_ref=field type="text" role="combobox" autocomplete="off" spellcheck="false" aria-expanded="true"
                    aria-controls="palette-rows" aria-label=label.clone() placeholder=label.clone()
                    aria-activedescendant=move || row_id(at.get())
                    on:input=move |event| { at.set(0); typed.set(event_target_value(&event)); } on:keydown=pressed/>
                <button class="button bare small" aria-label=session.say("common-close") on:click=move |_| palette.close()>
                    {icon("x")}
                </button>
            </div>
            <div class="palette-rows" id="palette-rows" role="listbox" aria-label=label>{rows}</div>
            {none}
            <p class="palette-foot">
                <span>{caps("↑ ↓")}" "{session.say("palette-choose")}</span>
                <span>{caps("Enter")}" "{session.say("palette-take")}</span>
                <span role="status">{foot}</span>
            </p>
        </Modal>
    }
    .into_any()
}

fn row_id(at: usize) -> String {
    format!("palette-{at}")
}

fn groups_view(query: &Query, groups: &[Group], at: RwSignal<usize>, take: Callback<Act>) -> AnyView {
    let mut place = 0;
    let mut all = Vec::new();
    for group in groups {
        let rows: Vec<AnyView> = group
            .rows
            .iter()
            .map(|row| {
                place += 1;
                row_view(query, row, place - 1, at, take)
            })
            .collect();
        let title =
            (!group.title.is_empty()).then(|| view! { <p class="group" aria-hidden="true">{group.title.clone()}</p> });
        all.push(view! { <div role="group" aria-label=group.title.clone()>{title}{rows}</div> }.into_any());
    }
    all.into_any()
}

fn row_view(query: &Query, row: &Row, place: usize, at: RwSignal<usize>, take: Callback<Act>) -> AnyView {
    let act = row.act;
    let pressed = match act {
        Act::Run(shortcut) => Some(caps(shortcut.keys)),
        _ => None,
    };
    let picture = match act {
        Act::Open(_, kind) => picture_of(kind),
        Act::Add(_) => icon("plus"),
        Act::Go(_, key) => places::picture(key),
        Act::Segment(kind, _) => picture_of(kind),
        Act::Pipeline(_) => icon("square-kanban"),
        Act::Run(_) => icon("keyboard"),
    };
    view! {
        <div role="option" class="palette-row" id=row_id(place) aria-selected=move || (at.get() == place).to_string()
            on:pointermove=move |_| if at.get_untracked() != place { at.set(place) }
            on:mousedown=|event| event.prevent_default() on:click=move |_| take.run(act)>
            {picture}
            <span class="title">{marked(query, &row.title)}</span>
            <span class="hint">{marked(query, &row.hint)}</span>
            {pressed}
        </div>
    }
    .into_any()
}

/// A text with what was typed marked in it.
fn marked(query: &Query, text: &str) -> AnyView {
    let letters: Vec<char> = text.chars().collect();
    let piece = |from: usize, to: usize| letters.get(from..to).unwrap_or_default().iter().collect::<String>();
    let mut pieces = Vec::new();
    let mut last = 0;
    debug_assert_eq!(fold(text).chars().count(), letters.len());
    for (from, to) in query.marks(text) {
        pieces.push(piece(last, from).into_any());
        pieces.push(view! { <mark>{piece(from, to)}</mark> }.into_any());
        last = to;
    }
    pieces.push(piece(last, letters.len()).into_any());
    pieces.into_any()
}

/// The picture of a kind of records.
fn picture_of(kind: Kind) -> AnyView {
    match kind {
        Kind::Deal => places::picture("deals"),
        Kind::Order => places::picture("orders"),
        Kind::Ticket => places::picture("tickets"),
        Kind::Lead => places::picture("leads"),
        Kind::Contact => places::picture("contacts"),
        Kind::Company => places::picture("companies"),
        Kind::Rule => places::picture("rules"),
        Kind::Payment => places::picture("payments"),
        Kind::Message => places::picture("outbox"),
        Kind::Task => icon("circle-check"),
        Kind::Activity => icon("message-circle"),
        Kind::Product => icon("tag"),
        Kind::Person => icon("users-round"),
        _ => icon("file-input"),
    }
}
