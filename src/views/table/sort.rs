//! The order of rows. What is compared is made once for each row and then is a number: of a text its first letters,
//! which decide nearly always; only where they are the same are the texts themselves looked at.

use super::Place;
use crate::commands::stage_kind;
use crate::model::schema::{FieldDef, FieldType, NAME, PIPELINE, STAGE};
use crate::model::{FieldId, Kind, RecordId, Value, plain};
use crate::search::fold_char;
use crate::shelves::Chunk;
use crate::views::{Sight, order};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::collections::HashMap;

/// What rows are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sort {
    /// The field.
    #[serde(with = "plain::field")]
    pub field: FieldId,
    /// Whether the greatest comes first.
    pub falling: bool,
}

/// Rows that have nothing to be sorted by stand last, whichever way it goes.
const LAST: u128 = u128::MAX;

pub(super) fn sort(sight: Sight<'_>, kind: Kind, by: &[Sort], rows: &mut [Place]) {
    let fields: Vec<(Sort, FieldDef)> =
        by.iter().filter_map(|sort| Some((*sort, sight.schema.field(sort.field)?.into_owned()))).collect();
    if fields.is_empty() {
        return;
    }
    let chunks = sight.records.chunks(kind);
    let mut keyed: Vec<(Vec<u128>, Place)> = Vec::new();
    let single = fields.len() == 1;
    let mut levels: Vec<Level<'_>> = fields.iter().map(|(sort, field)| Level::new(sight, *sort, field)).collect();
    levels.iter_mut().for_each(|level| level.skip_what_all_have(chunks, rows));
    if single {
        // The usual case, without a list for each row.
        let level = &mut levels[0];
        let mut keyed: Vec<(u128, Place)> = rows.iter().map(|place| (level.key(chunks, *place), *place)).collect();
        keyed.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| level.same(chunks, a.1, b.1)).then(a.1.cmp(&b.1)));
        rows.iter_mut().zip(keyed).for_each(|(row, (_, place))| *row = place);
        return;
    }
    keyed.extend(rows.iter().map(|place| (levels.iter_mut().map(|level| level.key(chunks, *place)).collect(), *place)));
    keyed.sort_unstable_by(|a, b| {
        let of_level =
            |(at, level): (usize, &Level<'_>)| a.0[at].cmp(&b.0[at]).then_with(|| level.same(chunks, a.1, b.1));
        let differs = levels.iter().enumerate().map(of_level).find(|order| *order != Ordering::Equal);
        differs.unwrap_or(Ordering::Equal).then(a.1.cmp(&b.1))
    });
    rows.iter_mut().zip(keyed).for_each(|(row, (_, place))| *row = place);
}

/// One of the fields that rows are sorted by.
pub(super) struct Level<'a> {
    sight: Sight<'a>,
    sort: Sort,
    field: &'a FieldDef,
    is_text: bool,
    /// So many bytes every text begins with: they decide nothing.
    skipped: usize,
    /// What other records come to, each made once.
    refs: HashMap<RecordId, u128>,
}

impl<'a> Level<'a> {
    pub(super) fn new(sight: Sight<'a>, sort: Sort, field: &'a FieldDef) -> Level<'a> {
        let is_text = matches!(
            field.holds,
            FieldType::Text | FieldType::LongText | FieldType::Email | FieldType::Phone | FieldType::Url
        );
        Level { sight, sort, field, is_text, skipped: 0, refs: HashMap::new() }
    }

    pub(super) fn key(&mut self, chunks: &[Chunk], (chunk, row): Place) -> u128 {
        let Some(chunk) = chunks.get(chunk as usize) else { return LAST };
        let row = usize::from(row);
        let key = if self.is_text {
            chunk.text(row, self.field.id).map(|text| first_letters(&text[self.skipped..]))
        } else {
            chunk.value(row, self.field.id).and_then(|value| self.number(&value))
        };
        match key {
            Some(key) if self.sort.falling => LAST - 1 - key.min(LAST - 1),
            Some(key) => key.min(LAST - 1),
            None => LAST,
        }
    }

    /// Finds out with what all texts begin (“Order no. ”), so that the key is of what comes after it.
    fn skip_what_all_have(&mut self, chunks: &[Chunk], rows: &[Place]) {
        if !self.is_text {
            return;
        }
        let mut texts = rows.iter().filter_map(|place| text(chunks, *place, self.field.id));
        let Some(first) = texts.next() else { return };
        let mut same = first.len();
        for text in texts {
            same = first.bytes().take(same).zip(text.bytes()).take_while(|(a, b)| a == b).count();
            if same == 0 {
                break;
            }
        }
        self.skipped = first.floor_char_boundary(same);
    }

    fn number(&mut self, value: &Value) -> Option<u128> {
        Some(match value {
            Value::Number(number) => rising(number.get()),
            Value::Money(money) => rising(money.minor as f64),
            Value::Day(day) => rising(f64::from(day.0)),
            Value::Instant(at) => rising(at.0 as f64),
            Value::Flag(flag) => u128::from(*flag),
            Value::Text(word) => {
                // Choices stand in the order in which they are offered.
                let at = self.field.choices.iter().position(|choice| choice == word);
                at.map_or_else(|| first_letters(word), |at| at as u128)
            }
            Value::Ref(id) => self.of_record(*id)?,
            Value::Refs(ids) => self.of_record(*ids.first()?)?,
            Value::Texts(words) => first_letters(words.first()?),
        })
    }

    fn of_record(&mut self, id: RecordId) -> Option<u128> {
        if let Some(key) = self.refs.get(&id) {
            return Some(*key);
        }
        let sight = self.sight;
        let key = if self.field.id == STAGE {
            // Stages stand as on the board: ends last.
            use crate::model::Records;
            let pipeline = sight.records.value(id, PIPELINE).as_ref().and_then(Value::as_ref);
            let pipeline = pipeline.map_or(0.0, |pipeline| order::place(sight, pipeline));
            let end = f64::from(u8::from(stage_kind(sight.records, id) != "open"));
            (rising(pipeline) << 64) | (rising(end * 1e6 + order::place(sight, id)) & u128::from(u64::MAX))
        } else {
            let name = sight.name(id);
            if name.is_empty() {
                return None;
            }
            first_letters(&name)
        };
        self.refs.insert(id, key);
        Some(key)
    }

    /// The order of two rows whose keys are the same.
    fn same(&self, chunks: &[Chunk], a: Place, b: Place) -> Ordering {
        if !self.is_text && self.field.id != NAME {
            return Ordering::Equal;
        }
        let letters = |place| text(chunks, place, self.field.id).into_iter().flat_map(str::chars).map(fold_char);
        let order = letters(a).cmp(letters(b));
        if self.sort.falling { order.reverse() } else { order }
    }
}

fn text(chunks: &[Chunk], (chunk, row): Place, field: FieldId) -> Option<&str> {
    chunks.get(chunk as usize).and_then(|chunk| chunk.text(usize::from(row), field))
}

/// A number whose order as an integer is that of the number.
fn rising(number: f64) -> u128 {
    let bits = number.to_bits();
    let turned = if bits >> 63 == 1 { !bits } else { bits | 1 << 63 };
    u128::from(turned)
}

/// The first letters of a text, as a number; small and without accents.
fn first_letters(text: &str) -> u128 {
    let mut key = [0_u8; 16];
    let head = &text.as_bytes()[..text.len().min(key.len())];
    if head.is_ascii() {
        key[..head.len()].copy_from_slice(head);
        key.make_ascii_lowercase();
        return u128::from_be_bytes(key);
    }
    let mut at = 0;
    let mut buffer = [0_u8; 4];
    for letter in text.chars() {
        let bytes = fold_char(letter).encode_utf8(&mut buffer).as_bytes();
        // Of a letter that has no room the first byte still decides.
        let room = bytes.len().min(key.len() - at);
        key[at..at + room].copy_from_slice(&bytes[..room]);
        at += room;
        if at == key.len() {
            break;
        }
    }
    u128::from_be_bytes(key)
}
