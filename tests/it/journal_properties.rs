//! What the journal promises, over random histories.

use proptest::prelude::*;
use std::collections::BTreeMap;
use tend::journal::{Cause, Change, ChangeSet, Deed, apply, fold, merge, undo};
use tend::model::schema::{AMOUNT, NAME, NOTES, SOURCE};
use tend::model::{Currency, Device, FieldId, Kind, Money, Record, RecordId, Records, Stamp, Value};

const FIELDS: [FieldId; 4] = [NAME, NOTES, SOURCE, AMOUNT];

fn id(n: u8) -> RecordId {
    RecordId::derived("property", &[&[n]])
}

fn value(field: FieldId, n: u8) -> Option<Value> {
    match (field, n) {
        (_, 0) => None,
        (AMOUNT, n) => Some(Value::Money(Money::new(n.into(), Currency::GBP))),
        (_, n) => Some(Value::Text(n.to_string())),
    }
}

#[derive(Clone, Debug)]
enum Act {
    Create(u8, u8),
    Set(u8, u8, u8),
    Life(u8, bool),
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        2 => (0..5u8, 1..9u8).prop_map(|(id, n)| Act::Create(id, n)),
        6 => (0..5u8, 0..4u8, 0..9u8).prop_map(|(id, field, n)| Act::Set(id, field, n)),
        1 => (0..5u8, any::<bool>()).prop_map(|(id, alive)| Act::Life(id, alive)),
    ];
    prop::collection::vec(act, 0..40)
}

type Fold = BTreeMap<RecordId, Record>;

/// The records of a map, readable.
struct Map<'a>(&'a Fold);

impl Records for Map<'_> {
    fn find(&self, id: RecordId) -> Option<std::borrow::Cow<'_, Record>> {
        self.0.get(&id).map(std::borrow::Cow::Borrowed)
    }

    fn all(&self, kind: Kind) -> Vec<RecordId> {
        self.0.values().filter(|record| record.alive && record.kind == kind).map(|record| record.id).collect()
    }

    fn ever(&self, kind: Kind) -> Vec<RecordId> {
        self.0.values().filter(|record| record.kind == kind).map(|record| record.id).collect()
    }

    fn about(&self, _: RecordId) -> Vec<RecordId> {
        Vec::new()
    }
}

/// A journal as a device would write it: every set knows what was there before.
fn journal(device: u64, acts: &[Act]) -> (Vec<ChangeSet>, Fold) {
    let mut live = Fold::new();
    let mut sets = Vec::new();
    let mut stamp = Stamp::ZERO;
    for (n, act) in acts.iter().enumerate() {
        stamp = stamp.next((n as i64 + 1) * 10, Device(device));
        let change = match act {
            Act::Create(n, v) => {
                let fields = FIELDS.iter().filter_map(|f| Some((*f, value(*f, *v)?))).collect();
                Change::Create { id: id(*n), kind: Kind::Deal, fields }
            }
            Act::Set(n, f, v) => {
                let field = FIELDS[usize::from(*f)];
                let before = live.get(&id(*n)).and_then(|record| record.get(field).cloned());
                Change::Set { id: id(*n), field, before, after: value(field, *v) }
            }
            Act::Life(n, alive) => {
                if live.get(&id(*n)).is_none_or(|record| record.alive == *alive) {
                    continue;
                }
                Change::Life { id: id(*n), alive: *alive }
            }
        };
        let of = change.ids().next().unwrap();
        if let Some(record) = apply(live.remove(&of), &change, stamp) {
            live.insert(of, record);
        }
        sets.push(ChangeSet { stamp, deed: stamp, cause: Cause::Person(Deed::Edit), changes: vec![change] });
    }
    (sets, live)
}

/// What a person sees: the living records with their values.
fn visible(records: &Fold) -> Vec<(RecordId, Vec<(FieldId, Value)>)> {
    records
        .values()
        .filter(|record| record.alive)
        .map(|record| (record.id, record.fields().map(|(f, v)| (f, v.clone())).collect()))
        .collect()
}

proptest! {
    #[test]
    fn the_fold_is_the_live_state(acts in acts()) {
        let (sets, live) = journal(1, &acts);
        prop_assert_eq!(fold(&sets), live);
    }

    #[test]
    fn applying_then_taking_back_changes_nothing_visible(acts in acts(), more in acts()) {
        let (mut sets, live) = journal(1, &acts);
        // A second birth is no thing a person can do.
        let born = |act: &Act| matches!(act, Act::Create(n, _) if live.contains_key(&id(*n)));
        let more = more.into_iter().filter(|act| !born(act));
        let all: Vec<Act> = acts.iter().cloned().chain(more).collect();
        let (whole, after) = journal(1, &all);
        let deed = &whole[sets.len()..];
        let undone = undo(deed, &Map(&after));
        prop_assert!(undone.kept.is_empty());
        sets.extend(deed.iter().cloned());
        let stamp = Stamp::new(u64::MAX >> 17, 0, Device(1));
        sets.push(ChangeSet { stamp, deed: stamp, cause: Cause::Undo { of: stamp }, changes: undone.changes });
        prop_assert_eq!(visible(&fold(&sets)), visible(&live));
    }

    #[test]
    fn merging_is_commutative_associative_and_idempotent(a in acts(), b in acts(), c in acts()) {
        let (a, b, c) = (journal(1, &a).0, journal(2, &b).0, journal(3, &c).0);
        prop_assert_eq!(merge(&a, &b), merge(&b, &a));
        prop_assert_eq!(merge(&merge(&a, &b), &c), merge(&a, &merge(&b, &c)));
        prop_assert_eq!(merge(&a, &a), a.clone());
        prop_assert_eq!(fold(&merge(&a, &b)), fold(&merge(&b, &a)));
    }

    #[test]
    fn what_comes_late_from_another_device_ends_in_the_same_state(a in acts(), b in acts()) {
        // Births are known to both before they part, as with a copied base.
        let shared: Vec<Act> = (0..5).map(|n| Act::Create(n, 1)).collect();
        let only_edits = |acts: Vec<Act>| acts.into_iter().filter(|act| !matches!(act, Act::Create(..))).collect::<Vec<_>>();
        let with = |acts: Vec<Act>| shared.iter().cloned().chain(only_edits(acts)).collect::<Vec<_>>();
        let (a, b) = (journal(1, &with(a)).0, journal(2, &with(b)).0);
        let late = |first: &[ChangeSet], then: &[ChangeSet]| {
            let mut records = fold(first);
            for set in then {
                for change in &set.changes {
                    let of = change.ids().next().unwrap();
                    if let Some(record) = apply(records.remove(&of), change, set.stamp) {
                        records.insert(of, record);
                    }
                }
            }
            records
        };
        prop_assert_eq!(late(&a, &b), fold(&merge(&a, &b)));
        prop_assert_eq!(late(&b, &a), fold(&merge(&a, &b)));
    }
}
