//! Random histories over everything a base can hold: all kinds, all types of values, custom fields, text
//! of all scripts, deletions, births of many, two devices.

use proptest::prelude::*;
use proptest::sample::select;
use tend::journal::{Cause, Change, ChangeSet, Deed, merge};
use tend::model::schema::BUILTIN;
use tend::model::{Currency, Day, Device, FieldId, Instant, Kind, Money, Number, Record, RecordId, Stamp, Value};
use tend::shelves::{Chunk, Row, build};

pub(crate) fn base() -> RecordId {
    RecordId::derived("backup base", &[])
}

fn id(n: u16) -> RecordId {
    RecordId::derived("backup", &[&n.to_be_bytes()])
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "\\PC{1,12}",
        1 => ".{1,20}".prop_filter("texts are not empty", |text| !text.is_empty()),
        1 => select(vec!["__proto__", "null", "\u{0}", "\u{feff}", "]}", "\",\"", "👩🏽‍🚀", "Ёлка «№ 7»", "\u{2028}\\", "\u{10fffe}"])
            .prop_map(str::to_owned),
    ]
}

fn value() -> impl Strategy<Value = Value> {
    let id = (0..40u16).prop_map(id);
    prop_oneof![
        4 => text().prop_map(Value::Text),
        2 => any::<f64>().prop_filter_map("finite", Number::new).prop_map(Value::Number),
        1 => any::<i32>().prop_map(|n| Value::Number(Number::from(n))),
        1 => any::<bool>().prop_map(Value::Flag),
        2 => (any::<i64>(), select(vec![Currency::GBP, Currency::RUB])).prop_map(|(n, c)| Value::Money(Money::new(n, c))),
        1 => (-719_162..2_932_897i32).prop_map(|day| Value::Day(Day(day))),
        1 => (-62_135_596_800_000..253_402_300_800_000i64).prop_map(|at| Value::Instant(Instant(at))),
        1 => id.clone().prop_map(Value::Ref),
        1 => prop::collection::vec(text(), 1..4).prop_map(Value::Texts),
        1 => prop::collection::vec(id, 1..4).prop_map(Value::Refs),
    ]
}

fn field() -> impl Strategy<Value = FieldId> {
    prop_oneof![
        4 => select(BUILTIN),
        1 => (0..3u16).prop_map(|n| FieldId::custom(id(1000 + n))),
    ]
}

fn fields() -> impl Strategy<Value = Vec<(FieldId, Value)>> {
    prop::collection::btree_map(field(), value(), 0..6).prop_map(|fields| fields.into_iter().collect())
}

fn cause() -> impl Strategy<Value = Cause> {
    let deed = select(vec![
        Deed::SetUp,
        Deed::Create,
        Deed::Edit,
        Deed::Move,
        Deed::Delete,
        Deed::Log,
        Deed::Pay,
        Deed::Finish,
        Deed::Snooze,
        Deed::Message,
        Deed::Rule,
        Deed::Settings,
    ]);
    prop_oneof![
        4 => deed.prop_map(Cause::Person),
        1 => (0..9u16, prop::option::of(0..9u16), 0..9_999_999_999_999i64).prop_map(|(n, parent, at)| Cause::Rule {
            rule: id(n), run: id(n + 1), parent: parent.map(id), at: Instant(at)
        }),
        1 => text().prop_map(|file| Cause::Import { file }),
        1 => any::<u64>().prop_map(|n| Cause::Undo { of: Stamp::new(n, 3, Device(n)) }),
        1 => (0..9u16).prop_map(|n| Cause::UndoRun { run: id(n) }),
        1 => text().prop_map(|file| Cause::Restore { file }),
    ]
}

fn change() -> impl Strategy<Value = Change> {
    let kind = select(Kind::ALL);
    prop_oneof![
        5 => (0..40u16, kind.clone(), fields()).prop_map(|(n, kind, fields)| Change::Create { id: id(n), kind, fields }),
        5 => (0..40u16, field(), prop::option::of(value()), prop::option::of(value()))
            .prop_map(|(n, field, before, after)| Change::Set { id: id(n), field, before, after }),
        2 => (0..40u16, any::<bool>()).prop_map(|(n, alive)| Change::Life { id: id(n), alive }),
        1 => (0..300u16, prop_oneof![4 => 1..50u16, 1 => 100..150u16], kind, fields())
            .prop_map(|(from, count, kind, fields)| Change::CreateMany(many(from, count, kind, &fields))),
    ]
}

fn many(from: u16, count: u16, kind: Kind, fields: &[(FieldId, Value)]) -> Chunk {
    let row = |n| {
        let create = Change::Create { id: id(n), kind, fields: fields.to_vec() };
        let record: Record = tend::journal::apply(None, &create, Stamp::ZERO).unwrap();
        Row { record, segments: vec![0] }
    };
    build(kind, &(from..from + count).map(row).collect::<Vec<_>>()).unwrap()
}

/// A journal of one device.
fn journal(device: u64) -> impl Strategy<Value = Vec<ChangeSet>> {
    let set = (0..5i64, cause(), any::<bool>(), prop::collection::vec(change(), 0..5));
    prop::collection::vec(set, 0..12).prop_map(move |sets| {
        let (mut stamp, mut now, mut deed) = (Stamp::ZERO, 1_795_340_096_000, Stamp::ZERO);
        let mut journal = Vec::new();
        for (wait, cause, own, changes) in sets {
            now += wait;
            stamp = stamp.next(now, Device(device));
            if own || journal.is_empty() {
                deed = stamp;
            }
            journal.push(ChangeSet { stamp, deed, cause, changes });
        }
        journal
    })
}

/// A journal of two devices that were merged.
pub(crate) fn history() -> impl Strategy<Value = Vec<ChangeSet>> {
    (journal(1), journal(u64::MAX)).prop_map(|(one, two)| merge(&one, &two))
}
