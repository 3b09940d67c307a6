//! Records, fields and values of two bases, as the person reads them.

use crate::exchange::backup::Backup;
use crate::model::{FieldId, Record, RecordId, Records, Value};
use crate::text::Arg;
use crate::ui::parts::shown;
use crate::ui::session::Session;
use crate::views::Sight;
use leptos::prelude::*;

/// What a record is called, here or else in the backup, with its kind.
pub(super) fn record(session: Session, backup: &Backup, id: RecordId) -> String {
    let (kind, name) = session.glance(|sight| {
        let there = Sight { records: &backup.records, ..sight };
        let kind = sight.records.find(id).or_else(|| backup.records.find(id)).map(|record| record.kind);
        let names = [sight.name(id), there.name(id)];
        (kind, names.into_iter().find(|name| !name.is_empty()))
    });
    let kind = kind.map(|kind| session.voice().texts.say_named("kind", kind.name(), &[])).unwrap_or_default();
    match name {
        Some(name) => format!("{kind}: {name}"),
        None => kind,
    }
}

/// Whether a person would know a field: not what is written beside by itself.
pub(super) fn known(session: Session, field: FieldId) -> bool {
    session.glance(|sight| sight.schema.field(field).is_none_or(|row| !row.system))
}

/// What a field is called.
pub(super) fn field(session: Session, field: FieldId) -> String {
    if field == Record::LIFE { session.say("backup-life") } else { session.field_name(field) }
}

/// How many more there are than are shown.
pub(super) fn more(session: Session, total: usize, shown: usize) -> Option<AnyView> {
    let more = total.saturating_sub(shown);
    let text = session.voice().texts.say_with("common-more-count", &[("n", Arg::from(more as f64))]);
    (more > 0).then(|| view! { <li class="hint">{text}</li> }.into_any())
}

/// What a field holds.
pub(super) fn value(session: Session, backup: &Backup, field: FieldId, value: Option<&Value>) -> String {
    let Some(value) = value else { return session.say("common-empty") };
    if field == Record::LIFE {
        return if *value == Value::Flag(true) { session.say("backup-kept") } else { session.say("backup-deleted") };
    }
    if let Value::Ref(id) = value {
        let name = session.glance(|sight| {
            let there = Sight { records: &backup.records, ..sight };
            [sight.name(*id), there.name(*id)].into_iter().find(|name| !name.is_empty())
        });
        if let Some(name) = name {
            return name;
        }
    }
    let row = session.glance(|sight| sight.schema.field(field).map(std::borrow::Cow::into_owned));
    match (row, value) {
        (Some(row), value) => shown(session, &row, value),
        (None, Value::Text(text)) => text.clone(),
        (None, Value::Number(number)) => session.voice().formats.number(number.get()),
        (None, Value::Money(money)) => session.voice().formats.money(money.minor, money.currency.bytes()),
        (None, Value::Day(day)) => session.voice().formats.day(day.0),
        (None, _) => String::new(),
    }
}
