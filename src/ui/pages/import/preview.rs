//! What would become of the file: counts, the first rows, and what is wrong, by line.

use super::{Desk, worded};
use crate::exchange::import::{Counts, Fate, Preview};
use crate::model::{FieldId, Value};
use crate::text::Arg;
use crate::ui::parts::shown;
use crate::ui::session::Session;
use leptos::prelude::*;

/// Problems shown before it is only said how many more there are.
const MOST: usize = 50;

/// What the person wants to know of the counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Counted {
    pub(super) created: u64,
    pub(super) updated: u64,
    pub(super) skipped: u64,
    pub(super) left_out: u64,
}

impl Counted {
    pub(super) fn of(counts: &Counts) -> Counted {
        let Counts { created, updated, skipped, left_out, .. } = *counts;
        Counted { created, updated, skipped, left_out }
    }

    /// In one line; what is none is not said.
    pub(super) fn line(self, session: Session) -> String {
        let texts = session.voice().texts;
        let n = |count: u64| [("n", Arg::from(count as f64))];
        let mut parts = vec![texts.say_with("import-new", &n(self.created))];
        if self.updated > 0 {
            parts.push(texts.say_with("import-update", &n(self.updated)));
        }
        if self.skipped > 0 {
            parts.push(texts.say_with("import-same", &n(self.skipped)));
        }
        if self.left_out > 0 {
            parts.push(texts.say_with("import-left-out", &n(self.left_out)));
        }
        parts.join(" · ")
    }
}

#[component]
pub(super) fn PreviewTable(desk: Desk, preview: Preview) -> impl IntoView {
    let session = desk.session;
    let texts = session.voice().texts;
    let counted = Counted::of(&preview.counts);
    let along: Vec<String> = preview
        .counts
        .along
        .iter()
        .filter(|(_, count)| **count > 0)
        .map(|(kind, count)| texts.say_named("count", kind.name(), &[("n", Arg::from(*count as f64))]))
        .collect();
    let along = (!along.is_empty())
        .then(|| view! { <p>{texts.say_with("import-along", &[("records", Arg::from(along.join(", ")))])}</p> });
    let mut fields: Vec<FieldId> = Vec::new();
    // What Tend notes down for itself is not in the file.
    let own = |field| session.glance(|sight| sight.schema.field(field).is_some_and(|row| row.system));
    for (field, _) in preview.rows.iter().flat_map(|row| &row.fields) {
        if !fields.contains(field) && !own(*field) {
            fields.push(*field);
        }
    }
    let named = |field: FieldId| {
        let new = preview.new_fields.iter().find(|new| new.id == field);
        new.map_or_else(|| session.field_name(field), |new| new.name.clone())
    };
    let heads = fields.iter().map(|field| view! { <th scope="col">{named(*field)}</th> }).collect_view();
    let rows = preview
        .rows
        .iter()
        .map(|row| {
            let cells = fields
                .iter()
                .map(|field| {
                    let value = row.fields.iter().find(|(id, _)| id == field).map(|(_, value)| value);
                    view! { <td>{value.map(|value| cell(session, *field, value, &row.names))}</td> }
                })
                .collect_view();
            let fate = fate(session, row.fate);
            view! { <tr data-fate=format!("{:?}", row.fate)><td class="number">{row.line}</td><td>{fate}</td>{cells}</tr> }
        })
        .collect_view();
    view! {
        <p class="import-counts"><strong>{counted.line(session)}</strong></p>
        {along}
        <div class="table-frame" tabindex="0" role="region" aria-label=session.say("import-first-rows")>
            <table class="table">
                <thead><tr>
                    <th scope="col" class="number">{session.say("import-line")}</th>
                    <th scope="col">{session.say("import-fate")}</th>
                    {heads}
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn fate(session: Session, fate: Fate) -> String {
    match fate {
        Fate::New => session.say("import-fate-new"),
        Fate::Update => session.say("import-fate-update"),
        Fate::Same => session.say("import-fate-same"),
        Fate::LeftOut => session.say("import-fate-left-out"),
    }
}

fn cell(session: Session, field: FieldId, value: &Value, names: &[(crate::model::RecordId, String)]) -> String {
    let made = |id: &crate::model::RecordId| names.iter().find(|(of, _)| of == id).map(|(_, name)| name.clone());
    if let Value::Ref(id) = value
        && let Some(name) = made(id)
    {
        return name;
    }
    let row = session.glance(|sight| sight.schema.field(field).map(std::borrow::Cow::into_owned));
    match (row, value) {
        (Some(row), value) => shown(session, &row, value),
        (None, Value::Text(text)) => text.clone(),
        (None, Value::Number(number)) => session.voice().formats.number(number.get()),
        (None, Value::Day(day)) => session.voice().formats.day(day.0),
        (None, Value::Money(money)) => session.voice().formats.money(money.minor, money.currency.bytes()),
        (None, _) => String::new(),
    }
}

#[component]
pub(super) fn Problems(desk: Desk) -> impl IntoView {
    let session = desk.session;
    move || {
        let problems = desk.problems.get();
        if problems.is_empty() {
            return None;
        }
        let texts = session.voice().texts;
        let title = texts.say_with("import-problems", &[("n", Arg::from(problems.len()))]);
        let more = problems.len().saturating_sub(MOST);
        let more = (more > 0).then(|| {
            view! { <li>{texts.say_with("common-more-count", &[("n", Arg::from(more))])}</li> }
        });
        let lines = problems
            .iter()
            .take(MOST)
            .map(|problem| view! { <li>{worded::problem(session, problem)}</li> })
            .collect_view();
        Some(view! {
            <details class="notice" data-tone="warn" open>
                <summary>{title}</summary>
                <ul>{lines}{more}</ul>
            </details>
        })
    }
}
