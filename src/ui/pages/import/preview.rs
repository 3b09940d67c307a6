//! What would become of the file: counts, its rows some at a time, and what is wrong, by line.

use super::{Desk, worded};
use crate::exchange::import::{Counts, Fate, PAGE, Preview, PreviewRow, Show as Which};
use crate::model::{FieldId, Kind, Value};
use crate::text::Arg;
use crate::ui::parts::shown;
use crate::ui::router::use_router;
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
    pub(super) doubtful: u64,
    pub(super) doubles: u64,
}

impl Counted {
    pub(super) fn of(counts: &Counts) -> Counted {
        let Counts { created, updated, skipped, left_out, doubtful, doubles, .. } = *counts;
        Counted { created, updated, skipped, left_out, doubtful, doubles }
    }

    /// What would become of the rows, in one line; what is none is not said.
    pub(super) fn line(self, session: Session) -> String {
        self.all(session, session.voice().texts.say_with("import-update", &n(self.updated)))
    }

    /// What became of them.
    pub(super) fn done(self, session: Session) -> String {
        self.all(session, session.voice().texts.say_with("import-updated", &n(self.updated)))
    }

    fn all(self, session: Session, updated: String) -> String {
        let texts = session.voice().texts;
        let mut parts = vec![texts.say_with("import-new", &n(self.created))];
        if self.updated > 0 {
            parts.push(updated);
        }
        if self.skipped > 0 {
            parts.push(texts.say_with("import-same", &n(self.skipped)));
        }
        if self.left_out > 0 {
            parts.push(texts.say_with("import-left-out", &n(self.left_out)));
        }
        if self.doubles > 0 {
            parts.push(texts.say_with("import-doubles", &n(self.doubles)));
        }
        parts.join(" · ")
    }
}

fn n(count: u64) -> [(&'static str, Arg); 1] {
    [("n", Arg::from(count as f64))]
}

/// The counts of the whole file, and what is made along the way.
pub(super) fn totals(session: Session, counts: &Counts) -> impl IntoView + use<> {
    let texts = session.voice().texts;
    let along: Vec<(&Kind, &u64)> = counts.along.iter().filter(|(_, count)| **count > 0).collect();
    // Of one kind the verb goes with its number, of several it stands for many.
    let number = if let [(_, count)] = along[..] { *count } else { along.len() as u64 };
    let named = along.iter().map(|(kind, count)| texts.say_named("count", kind.name(), &n(**count)));
    let records = named.collect::<Vec<_>>().join(", ");
    let args = [("n", Arg::from(number as f64)), ("records", Arg::from(records))];
    let along = (number > 0).then(|| view! { <p>{texts.say_with("import-along", &args)}</p> });
    let otherwise = (counts.otherwise > 0).then(|| {
        let mut lines: Vec<String> = counts.otherwise_lines.iter().map(u64::to_string).collect();
        if counts.otherwise > counts.otherwise_lines.len() as u64 {
            lines.push("…".to_owned());
        }
        let lines = [("lines", Arg::from(lines.join(", ")))];
        let said = texts.say_with("import-otherwise", &n(counts.otherwise));
        view! { <p>{said}" "{texts.say_with("import-otherwise-lines", &lines)}</p> }
    });
    let held = (counts.held > 0).then(|| view! { <p>{texts.say_with("import-held", &n(counts.held))}</p> });
    let counted = Counted::of(counts).line(session);
    view! {
        <p class="import-counts"><strong>{counted}</strong></p>
        {along}
        {otherwise}
        {held}
    }
}

/// All rows, or only those that are here already.
#[component]
pub(super) fn OnlyKnown(desk: Desk) -> impl IntoView {
    let session = desk.session;
    let known = Memo::new(move |_| desk.preview.with(|preview| preview.as_ref().map_or(0, |preview| preview.known)));
    let turn = move |event| {
        desk.show.set(Which { from: 0, only_known: event_target_checked(&event) });
        desk.look();
    };
    view! {
        <Show when=move || { known.get() > 0 }>
            <label class="check">
                <input type="checkbox" prop:checked=move || desk.show.with(|show| show.only_known) on:change=turn/>
                {move || session.voice().texts.say_with("import-only-known", &n(known.get()))}
            </label>
        </Show>
    }
}

#[component]
pub(super) fn PreviewTable(desk: Desk, preview: Preview) -> impl IntoView {
    let session = desk.session;
    let router = use_router();
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
                    let held = |all: &[(FieldId, Value)]| {
                        let (_, value) = all.iter().find(|(id, _)| id == field)?;
                        Some(cell(session, *field, value, &row.names))
                    };
                    let was = held(&row.was).map(|was| view! { <del>{was}</del><span aria-hidden="true">" → "</span> });
                    let value = held(&row.fields);
                    match was {
                        Some(was) => view! { <td>{was}<ins>{value}</ins></td> }.into_any(),
                        None => view! { <td>{value}</td> }.into_any(),
                    }
                })
                .collect_view();
            let fate = fate(session, row);
            let fate = match row.of {
                // Beside the page, which would begin anew.
                Some(id) => {
                    let address = router.address(&format!("/record/{id}"));
                    view! { <a href=address target="_blank" rel="noopener">{fate}</a> }.into_any()
                }
                None => fate.into_any(),
            };
            view! { <tr data-fate=format!("{:?}", row.fate)><td class="number">{row.line}</td><td>{fate}</td>{cells}</tr> }
        })
        .collect_view();
    view! {
        <div class="table-frame" tabindex="0" role="region" aria-label=session.say("import-rows")>
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

/// The rows before and after those that are shown.
#[component]
pub(super) fn Pages(desk: Desk) -> impl IntoView {
    let session = desk.session;
    let shown = Memo::new(move |_| {
        let all = |preview: &Preview| if preview.show.only_known { preview.known } else { preview.counts.rows };
        desk.preview.with(|preview| preview.as_ref().map(|p| (p.show.from, p.rows.len() as u64, all(p))))
    });
    let shown = move || shown.get().unwrap_or_default();
    let many = move || shown().2 > PAGE;
    let before = move || shown().0.checked_sub(PAGE);
    let after = move || Some(shown().0 + PAGE).filter(|from| *from < shown().2);
    let go = move |from: Option<u64>| {
        if let Some(from) = from {
            desk.show.update(|show| show.from = from);
            desk.look();
        }
    };
    let said = move || {
        let (from, rows, n) = shown();
        let args = [("from", from + 1), ("to", from + rows), ("n", n)].map(|(name, n)| (name, Arg::from(n as f64)));
        session.voice().texts.say_with("import-rows-shown", &args)
    };
    view! {
        // It stays while the rows change, and with it the focus.
        <Show when=many>
            <p class="actions import-pages">
                <span role="status">{said}</span>
                <button class="button small" aria-disabled=move || before().is_none().to_string()
                    on:click=move |_| go(before())>
                    {session.say("import-rows-before")}
                </button>
                <button class="button small" aria-disabled=move || after().is_none().to_string()
                    on:click=move |_| go(after())>
                    {session.say("import-rows-after")}
                </button>
            </p>
        </Show>
    }
}

fn fate(session: Session, row: &PreviewRow) -> String {
    match row.fate {
        Fate::New if row.doubtful => session.say("import-fate-doubtful"),
        Fate::New => session.say("import-fate-new"),
        Fate::Update => session.say("import-fate-update"),
        Fate::Same => session.say("import-fate-same"),
        Fate::LeftOut => session.say("import-fate-left-out"),
    }
}

fn cell(session: Session, field: FieldId, value: &Value, names: &[(crate::model::RecordId, String)]) -> String {
    let made = |id: &crate::model::RecordId| names.iter().find(|(of, _)| of == id).map(|(_, name)| name.clone());
    match value {
        Value::Ref(id) if let Some(name) = made(id) => return name,
        // Some of them the file brings, others are here.
        Value::Refs(ids) if ids.iter().any(|id| made(id).is_some()) => {
            let name = |id| made(id).unwrap_or_else(|| session.glance(|sight| sight.name(*id)));
            return ids.iter().map(name).collect::<Vec<_>>().join(", ");
        }
        _ => {}
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
