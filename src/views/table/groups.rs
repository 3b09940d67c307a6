//! Rows dealt into groups by what they hold in one field. Within a group they keep the order they came in; the groups
//! stand in the order of the field, and those that hold nothing last.

use super::sort::Level;
use super::{Look, Place, Sort, Sum};
use crate::model::schema::{BODY, FieldDef, FieldType, NAME, TRACE};
use crate::model::time::to_local;
use crate::model::{Day, FieldId, Kind, Value, plain};
use crate::search::fold;
use crate::views::Sight;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// What the rows of a group have in common.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shared {
    /// They hold this.
    Value(#[serde(with = "plain")] Value),
    /// They lie in the month that begins on this day.
    Month(Day),
    /// They hold nothing.
    Nothing,
}

/// Rows that have something in common.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What.
    pub shared: Shared,
    /// Which of the rows.
    pub rows: Range<usize>,
    /// What they come to, column by column.
    pub sums: Vec<Sum>,
}

/// Whether rows can be grouped by a field.
#[must_use]
pub const fn can_group(field: &FieldDef) -> bool {
    let plain = matches!(
        field.holds,
        FieldType::Text
            | FieldType::Choice
            | FieldType::Flag
            | FieldType::Day
            | FieldType::Instant
            | FieldType::Ref(_)
            | FieldType::AnyRef
    );
    plain && !is_one_of(field.id, &[NAME, BODY, TRACE])
}

const fn is_one_of(id: FieldId, ids: &[FieldId]) -> bool {
    let mut at = 0;
    while at < ids.len() {
        if ids[at].bits() == id.bits() {
            return true;
        }
        at += 1;
    }
    false
}

/// Deals the rows into groups; none when they are not grouped, or by a field that is gone.
pub(super) fn deal(sight: Sight<'_>, kind: Kind, look: &Look, rows: &mut Vec<Place>) -> Vec<Group> {
    let Some(ranked) = Ranked::of(sight, kind, look, rows) else { return Vec::new() };
    let mut counts = vec![0; ranked.shared.len()];
    for place in &*rows {
        counts[ranked.rank(*place)] += 1;
    }
    // Each row goes to the next free place of its group.
    let mut next = Vec::with_capacity(counts.len());
    let mut begin = 0;
    let mut groups = Vec::with_capacity(counts.len());
    for (shared, count) in ranked.shared.iter().zip(counts) {
        next.push(begin);
        let rows = begin..begin + count;
        begin = rows.end;
        groups.push(Group { shared: shared.clone(), rows, sums: Vec::new() });
    }
    let mut dealt = vec![(0, 0); rows.len()];
    for place in &*rows {
        let at = &mut next[ranked.rank(*place)];
        dealt[*at] = *place;
        *at += 1;
    }
    *rows = dealt;
    groups
}

/// The groups that rows fall into, in their order, and which row falls into which.
pub(in crate::views) struct Ranked {
    /// What the rows of each group have in common.
    pub(in crate::views) shared: Vec<Shared>,
    ranks: Vec<Vec<u32>>,
}

impl Ranked {
    /// `None` when they are not grouped, or by a field that is gone.
    pub(in crate::views) fn of(sight: Sight<'_>, kind: Kind, look: &Look, rows: &[Place]) -> Option<Ranked> {
        let field = sight.schema.field(look.group?.0)?;
        let (shared, mut ranks) = numbered(sight, kind, &field, rows);
        let mut first: Vec<Option<Place>> = vec![None; shared.len()];
        for place in rows {
            first[ranks[place.0 as usize][usize::from(place.1)] as usize].get_or_insert(*place);
        }
        let falling = look.sort.iter().any(|sort| sort.field == field.id && sort.falling);
        let order = in_order(sight, kind, &field, falling, &first);
        let mut rank_of = vec![0; shared.len()];
        for (rank, number) in order.iter().enumerate() {
            rank_of[*number] = rank as u32;
        }
        ranks.iter_mut().flatten().for_each(|number| *number = rank_of[*number as usize]);
        Some(Ranked { shared: order.into_iter().map(|number| shared[number].clone()).collect(), ranks })
    }

    /// The number of the group of one of those rows.
    pub(in crate::views) fn rank(&self, place: Place) -> usize {
        self.ranks[place.0 as usize][usize::from(place.1)] as usize
    }
}

/// What there is to have in common, and for every row of every chunk which of that it is.
fn numbered(sight: Sight<'_>, kind: Kind, field: &FieldDef, rows: &[Place]) -> (Vec<Shared>, Vec<Vec<u32>>) {
    let chunks = sight.records.chunks(kind);
    let wanted: HashSet<u32> = rows.iter().map(|place| place.0).collect();
    let mut known: HashMap<Shared, u32> = HashMap::new();
    let mut shared: Vec<Shared> = Vec::new();
    let mut numbers = vec![Vec::new(); chunks.len()];
    for at in wanted {
        let chunk = &chunks[at as usize];
        let reader = chunk.reader(field.id);
        let number = |row| {
            let value = reader.as_ref().and_then(|reader| reader.value(row));
            let (key, seen) = keyed(sight, value);
            *known.entry(key).or_insert_with(|| {
                shared.push(seen);
                (shared.len() - 1) as u32
            })
        };
        numbers[at as usize] = (0..chunk.rows()).map(number).collect();
    }
    (shared, numbers)
}

/// What rows must have the same of, and what is shown of it. Texts are the same in whatever letters.
fn keyed(sight: Sight<'_>, value: Option<Value>) -> (Shared, Shared) {
    let month = |day: Day| {
        let (year, month, _) = day.ymd();
        Day::new(year, month, 1).map_or(Shared::Value(Value::Day(day)), Shared::Month)
    };
    let shared = match value {
        None => Shared::Nothing,
        Some(Value::Day(day)) => month(day),
        Some(Value::Instant(at)) => month(to_local(at, sight.zone).0),
        Some(Value::Text(text)) => {
            return (Shared::Value(Value::Text(fold(&text))), Shared::Value(Value::Text(text)));
        }
        Some(value) => Shared::Value(value),
    };
    (shared.clone(), shared)
}

/// The groups that have rows, in the order of the field; those that hold nothing last.
fn in_order(sight: Sight<'_>, kind: Kind, field: &FieldDef, falling: bool, first: &[Option<Place>]) -> Vec<usize> {
    let chunks = sight.records.chunks(kind);
    let mut level = Level::new(sight, Sort { field: field.id, falling }, field);
    // Of equal beginnings the whole name decides.
    let name = |place: Place| match chunks[place.0 as usize].value(usize::from(place.1), field.id) {
        Some(Value::Ref(id)) => fold(&sight.name(id)),
        Some(Value::Text(text)) => fold(&text),
        _ => String::new(),
    };
    let mut keyed: Vec<(u128, String, usize)> = first
        .iter()
        .enumerate()
        .filter_map(|(number, place)| place.map(|place| (level.key(chunks, place), name(place), number)))
        .collect();
    keyed.sort_unstable_by(|a, b| {
        let names = if falling { b.1.cmp(&a.1) } else { a.1.cmp(&b.1) };
        a.0.cmp(&b.0).then(names).then(a.2.cmp(&b.2))
    });
    keyed.into_iter().map(|(_, _, number)| number).collect()
}
