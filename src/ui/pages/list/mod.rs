//! The list of the records of a kind: which are shown, in which order and columns, and what is done with those that
//! were chosen. However many there are, only the rows in sight are drawn.

mod bulk;
mod columns;
mod copy;
mod edit;
mod export;
mod groups;
mod heads;
mod rows;
mod segment_forms;
mod segments;
mod tools;
mod walk;

use super::folds::Folds;
use super::looked::Looked;
use super::{nothing, ways};
use crate::browser::part::part;
use crate::model::schema::{FieldDef, NAME};
use crate::model::{FieldId, Kind, RecordId, Records, Value};
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::forms::{Gate, GateDialog};
use crate::ui::palette::use_palette;
use crate::ui::parts::{icon, later_with, shown};
use crate::ui::search::{Search, use_search};
use crate::ui::session::Session;
use crate::views::table::{self, Line, Lines, Look, Table};
use leptos::html;
use leptos::prelude::*;
use std::collections::HashSet;

/// What all of a list share.
#[derive(Clone, Copy)]
struct Listing {
    session: Session,
    search: Search,
    kind: Kind,
    /// How one looks at it.
    looked: Looked,
    /// The segment it is of, if any.
    segment: Option<RecordId>,
    /// What was typed.
    words: RwSignal<String>,
    /// What is shown.
    table: Memo<Table>,
    /// The columns beside the name.
    columns: Memo<Vec<FieldDef>>,
    /// The groups that are folded.
    folded: Folds,
    /// The lines that stand there: rows and heads of groups.
    lines: Memo<Lines>,
    /// The records that were chosen.
    chosen: RwSignal<HashSet<RecordId>>,
    /// How far it is scrolled, how much is in sight, how high a line is (px).
    scrolled: RwSignal<(f64, f64, f64)>,
    /// Where the keyboard is: line and column.
    at: RwSignal<(usize, usize)>,
    /// The cell that is being edited.
    editing: RwSignal<Option<(usize, usize)>>,
    /// A move that waits for what its stage asks for.
    gate: RwSignal<Option<Gate>>,
    frame: NodeRef<html::Div>,
}

/// What is in sight, and how high a row is, before it was measured (px).
const SIGHT: f64 = 900.0;
const HIGH: f64 = 32.0;

impl Listing {
    fn begin(session: Session, kind: Kind, segment: Option<RecordId>) -> Listing {
        let search = use_search();
        let saved = Memo::new(move |_| match segment {
            None => Some(Look::default()),
            Some(id) => session.look(|sight| crate::views::segments::segment(sight, id)?.look),
        });
        let key = match segment {
            None => format!("look.{}", kind.name()),
            Some(id) => format!("look.{}.{id}", kind.name()),
        };
        let looked = Looked::begin(session, kind, key, saved);
        let look = looked.look;
        let words = RwSignal::new(String::new());
        let table = Memo::new(move |_| {
            let found = words.with(|words| (!words.trim().is_empty()).then(|| search.all(words, kind)));
            look.with(|look| session.look(|sight| table::table(sight, kind, look, found.as_ref())))
        });
        let columns =
            Memo::new(move |_| look.with(|look| session.look(|sight| table::shown_columns(sight.schema, kind, look))));
        let folded = Folds::left(looked);
        let lines = Memo::new(move |_| {
            table.with(|table| folded.with(|folded| Lines::new(table.rows.len(), &table.groups, folded)))
        });
        // What is looked for is looked for in what there is now.
        Effect::new(move |_| {
            session.look(|_| ());
            if words.with(|words| !words.trim().is_empty()) {
                search.read(session);
            }
        });
        Listing {
            session,
            search,
            kind,
            looked,
            segment,
            words,
            table,
            columns,
            folded,
            lines,
            chosen: RwSignal::new(HashSet::new()),
            scrolled: RwSignal::new((0.0, SIGHT, HIGH)),
            at: RwSignal::new((0, 1)),
            editing: RwSignal::new(None),
            gate: RwSignal::new(None),
            frame: NodeRef::new(),
        }
    }

    /// How many rows are shown; tracked.
    fn count(&self) -> usize {
        self.table.with(|table| table.rows.len())
    }

    /// The records in the rows, in their order.
    fn ids(&self) -> Vec<RecordId> {
        let rows = self.table.with_untracked(|table| table.rows.clone());
        self.session.glance(|sight| rows.iter().filter_map(|place| table::id(sight, self.kind, *place)).collect())
    }

    /// The record in a line, when one stands there.
    fn record_at(&self, line: usize) -> Option<RecordId> {
        let Line::Row(row) = self.lines.with_untracked(|lines| lines.line(line))? else { return None };
        let place = self.table.with_untracked(|table| table.rows.get(row).copied())?;
        self.session.glance(|sight| table::id(sight, self.kind, place))
    }

    /// What stands in the row of a record: its name and its columns, as one reads them.
    fn cells(&self, columns: &[FieldDef], id: RecordId) -> (String, Vec<String>) {
        let value = |field: FieldId| self.session.glance(|sight| sight.records.value(id, field));
        let cell =
            |field: &FieldDef| value(field.id).map(|value| shown(self.session, field, &value)).unwrap_or_default();
        let name = match value(NAME) {
            Some(Value::Text(name)) => name,
            _ => String::new(),
        };
        (name, columns.iter().map(cell).collect())
    }
}

type Tools = fn(Listing) -> AnyView;

part! { pages: fn tools() -> Tools { tools::view } }

/// The list of a kind, or a segment of it.
#[component]
pub fn List(
    /// Which.
    kind: Kind,
    /// The segment.
    segment: Option<RecordId>,
) -> impl IntoView {
    let session = use_session();
    let palette = use_palette();
    let of = Listing::begin(session, kind, segment);
    let texts = move || session.voice().texts;
    view! {
        <header class="page-head">
            <h1>{move || texts().say_named("kinds", kind.name(), &[])}</h1>
            <p>{move || texts().say_named("count", kind.name(), &[("n", Arg::from(of.count()))])}</p>
            {segments::tabs(of)}
            {ways::ways(session, kind, ways::Way::List)}
            <input class="input" type="search" aria-label=move || session.say("common-filter")
                placeholder=move || session.say("common-filter") prop:value=move || of.words.get()
                on:focus=move |_| of.search.read(session)
                on:input=move |event| of.words.set(event_target_value(&event))/>
            <div class="actions by-bar">
                <button class="button primary" on:click=move |_| palette.create(kind)>
                    {icon("plus")}<span class="label">{move || texts().say_named("add", kind.name(), &[])}</span>
                </button>
            </div>
        </header>
        {later_with(tools, move |tools| tools(of))}
        {nothing::view(session, kind, move || of.count() == 0, move || of.looked.look.with(|look| !look.filters.is_empty()) || of.words.with(|words| !words.trim().is_empty()), move || {
            of.words.set(String::new());
            of.looked.change(|look| look.filters.clear());
        })}
        {rows::view(of)}
        <GateDialog gate=of.gate/>
    }
    .into_any()
}
