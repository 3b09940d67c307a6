//! Reading a chunk: up to a few hundred records of one kind, column by column.
//!
//! Layout (little endian), version 1:
//!
//! | bytes | what |
//! |---|---|
//! | 0..4 | `TCH1` |
//! | 4..6, 6..8, 8..10, 10..12 | kind, rows, columns, 0 |
//! | 12..16, 16..20, 20..24 | later stamps, length of the segments section, whole length |
//! | 24..32 | XXH3-64 of bytes 0..24 and of all after 32 |
//! | ids | 16 each |
//! | births | one flag byte; one stamp for all (1) or one each (0), 16 bytes |
//! | alive | a bit each |
//! | segments | one flag byte; u64 for all (1), or u32 offsets and delta varints (0) |
//! | later stamps | row u16, field u128, stamp u128; sorted |
//! | directory | per column: field u128, encoding u8, tag u8, 0 u16, offset u32, length u32 |
//! | columns | see [`Encoding`] |

use crate::model::{Currency, Day, FieldId, Instant, Kind, Money, Number, Record, RecordId, Stamp, Value};
use std::sync::Arc;
use xxhash_rust::xxh3::Xxh3;

pub(super) const MAGIC: &[u8; 4] = b"TCH1";
pub(super) const HEADER: usize = 32;
pub(super) const LATER: usize = 34;
pub(super) const ENTRY: usize = 28;

/// How the values of one field lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Encoding {
    /// Offsets (rows + 1, u32), then each value as postcard; nothing when empty.
    Any = 0,
    /// A bit each, then 8 bytes each; the tag says of which type.
    Eight = 1,
    /// A bit each, then 16 bytes each.
    Sixteen = 2,
    /// A bit each, then one value as postcard, held by all that have any.
    Same = 3,
    /// Offsets (rows + 1, u32), then UTF-8; nothing when empty.
    Text = 4,
}

/// Which type the 8 or 16 bytes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Tag {
    None = 0,
    Number = 1,
    Flag = 2,
    Day = 3,
    Instant = 4,
    Money = 5,
    Ref = 6,
}

#[derive(Clone, Copy, Debug)]
struct Column {
    field: FieldId,
    encoding: Encoding,
    tag: Tag,
    start: usize,
    end: usize,
}

/// Packed records of one kind. Cheap to share; its bytes are what the base holds.
#[derive(Clone, Debug)]
pub struct Chunk {
    bytes: Arc<[u8]>,
    kind: Kind,
    rows: usize,
    births: usize,
    alive: usize,
    segments: usize,
    laters: usize,
    later_count: usize,
    columns: Vec<Column>,
}

impl PartialEq for Chunk {
    fn eq(&self, other: &Chunk) -> bool {
        self.bytes == other.bytes
    }
}

/// Bytes that are no sound chunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// Too short, wrong mark or wrong lengths.
    #[error("not the form of a chunk")]
    Form,
    /// The checksum does not fit.
    #[error("checksum of a chunk does not fit")]
    Checksum,
    /// A kind, encoding or tag that this program does not know.
    #[error("unknown word in a chunk")]
    Unknown,
}

impl Chunk {
    /// Takes bytes as a chunk after checking form and checksum.
    ///
    /// # Errors
    /// [`Damage`] when they are none; nothing is repaired here.
    pub fn open(bytes: Arc<[u8]>) -> Result<Chunk, Damage> {
        let b = &*bytes;
        if b.len() < HEADER || &b[..4] != MAGIC || u32_at(b, 20)? as usize != b.len() {
            return Err(Damage::Form);
        }
        if u64::from_le_bytes(array(b, 24)?) != checksum(b) {
            return Err(Damage::Checksum);
        }
        Chunk::over(bytes)
    }

    /// Takes bytes whose checksum is known to fit.
    pub(super) fn over(bytes: Arc<[u8]>) -> Result<Chunk, Damage> {
        let b = &*bytes;
        let kind = Kind::from_code(u16_at(b, 4)?).ok_or(Damage::Unknown)?;
        let rows = usize::from(u16_at(b, 6)?);
        let column_count = usize::from(u16_at(b, 8)?);
        let later_count = u32_at(b, 12)? as usize;
        let segments_len = u32_at(b, 16)? as usize;

        let births = HEADER + rows * 16;
        let alive = births + 1 + if *b.get(births).ok_or(Damage::Form)? == 1 { 16 } else { rows * 16 };
        let segments = alive + rows.div_ceil(8);
        let laters = segments + segments_len;
        let directory = laters + later_count * LATER;
        let mut columns = Vec::with_capacity(column_count);
        for at in (0..column_count).map(|n| directory + n * ENTRY) {
            let start = u32_at(b, at + 20)? as usize;
            let end = start + u32_at(b, at + 24)? as usize;
            if end > b.len() {
                return Err(Damage::Form);
            }
            let word = b.get(at + 16..at + 18).ok_or(Damage::Form)?;
            columns.push(Column {
                field: FieldId::from_bits(u128::from_le_bytes(array(b, at)?)),
                encoding: encoding(word[0]).ok_or(Damage::Unknown)?,
                tag: tag(word[1]).ok_or(Damage::Unknown)?,
                start,
                end,
            });
        }
        if directory + column_count * ENTRY > b.len() {
            return Err(Damage::Form);
        }
        Ok(Chunk { kind, rows, births, alive, segments, laters, later_count, columns, bytes })
    }

    /// The same records, born at another stamp, in another journal segment: for chunks that were packed
    /// before the moment of their writing was known. Where they are so already, nothing is copied.
    ///
    /// # Errors
    /// [`Damage::Form`] when the records were not all born at one stamp, or were edited since.
    pub fn stamped(&self, born: Stamp, segment: u64) -> Result<Chunk, Damage> {
        let one_birth = self.bytes.get(self.births) == Some(&1) && self.bytes.get(self.segments) == Some(&1);
        if !one_birth || self.later_count > 0 {
            return Err(Damage::Form);
        }
        if self.rows > 0 && self.born(0) == born && self.segments(0) == [segment] {
            return Ok(self.clone());
        }
        let mut chunk = Chunk { bytes: Arc::from(&*self.bytes), ..self.clone() };
        let bytes = Arc::get_mut(&mut chunk.bytes).ok_or(Damage::Form)?;
        bytes[self.births + 1..self.births + 17].copy_from_slice(&born.bits().to_le_bytes());
        bytes[self.segments + 1..self.segments + 9].copy_from_slice(&segment.to_le_bytes());
        let sum = checksum(bytes);
        bytes[24..32].copy_from_slice(&sum.to_le_bytes());
        Ok(chunk)
    }

    /// The bytes as they lie in the base.
    #[must_use]
    pub const fn bytes(&self) -> &Arc<[u8]> {
        &self.bytes
    }

    /// The checksum that the bytes carry.
    #[must_use]
    pub fn checksum(&self) -> u64 {
        array(&self.bytes, 24).map_or(0, u64::from_le_bytes)
    }

    /// What its records are.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// How many records, living and deleted.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.rows
    }

    /// The id in a row.
    #[must_use]
    pub fn id(&self, row: usize) -> RecordId {
        RecordId::from_bits(self.sixteen(HEADER + row * 16))
    }

    /// All ids, in the order of the rows.
    pub fn ids(&self) -> impl Iterator<Item = RecordId> + '_ {
        let bytes = self.bytes.get(HEADER..HEADER + self.rows * 16).unwrap_or_default();
        let (ids, _) = bytes.as_chunks::<16>();
        ids.iter().map(|id| RecordId::from_bits(u128::from_le_bytes(*id)))
    }

    /// Whether the record in a row lives.
    #[must_use]
    pub fn alive(&self, row: usize) -> bool {
        self.bit(self.alive, row)
    }

    /// The birth stamp of a row.
    #[must_use]
    pub fn born(&self, row: usize) -> Stamp {
        let each = if self.bytes.get(self.births) == Some(&1) { 0 } else { row * 16 };
        Stamp::from_bits(self.sixteen(self.births + 1 + each))
    }

    /// The journal segments that speak of the record in a row, ascending.
    #[must_use]
    pub fn segments(&self, row: usize) -> Vec<u64> {
        let at = self.segments + 1;
        if self.bytes.get(self.segments) == Some(&1) {
            return array(&self.bytes, at).map(|bytes| vec![u64::from_le_bytes(bytes)]).unwrap_or_default();
        }
        let Some(mut bytes) = self.between(at, self.laters, row) else { return Vec::new() };
        let (mut all, mut last) = (Vec::new(), 0u64);
        while let Ok((step, rest)) = postcard::take_from_bytes::<u64>(bytes) {
            last = last.wrapping_add(step);
            all.push(last);
            bytes = rest;
        }
        all
    }

    /// The record in a row, unpacked.
    #[must_use]
    pub fn record(&self, row: usize) -> Record {
        let mut fields: Vec<_> =
            self.columns.iter().filter_map(|c| self.read(c, row).map(|value| (c.field, value))).collect();
        fields.sort_unstable_by_key(|(field, _)| *field);
        Record {
            id: self.id(row),
            kind: self.kind,
            alive: self.alive(row),
            born: self.born(row),
            fields,
            stamps: self.later_stamps(row),
        }
    }

    /// One value.
    #[must_use]
    pub fn value(&self, row: usize, field: FieldId) -> Option<Value> {
        self.read(self.column(field)?, row)
    }

    /// One text, not copied.
    #[must_use]
    pub fn text(&self, row: usize, field: FieldId) -> Option<&str> {
        let column = self.column(field)?;
        match column.encoding {
            Encoding::Text => {
                let bytes = self.between(column.start, column.end, row)?;
                std::str::from_utf8(bytes).ok().filter(|text| !text.is_empty())
            }
            Encoding::Same if self.bit(column.start, row) => {
                postcard_text(self.bytes.get(column.start + self.rows.div_ceil(8)..column.end)?)
            }
            _ => None,
        }
    }

    /// All texts of a field one after the other, and where the text of each row ends among them; `None` where they are
    /// not kept so.
    #[must_use]
    pub fn texts(&self, field: FieldId) -> Option<(&[u8], impl Fn(usize) -> usize)> {
        let column = self.column(field).filter(|column| column.encoding == Encoding::Text)?;
        let data = column.start + (self.rows + 1) * 4;
        let ends = move |row: usize| u32_at(&self.bytes, column.start + row * 4 + 4).map_or(0, |end| end as usize);
        Some((self.bytes.get(data..column.end)?, ends))
    }

    /// One reference, not through a [`Value`].
    #[must_use]
    pub fn reference(&self, row: usize, field: FieldId) -> Option<RecordId> {
        let column = self.column(field)?;
        if column.encoding == Encoding::Sixteen && column.tag == Tag::Ref {
            let at = column.start + self.rows.div_ceil(8) + row * 16;
            return self.bit(column.start, row).then(|| RecordId::from_bits(self.sixteen(at)));
        }
        self.read(column, row)?.as_ref()
    }

    /// Whether a row holds the same values as a row of another chunk, told without unpacking them.
    #[must_use]
    pub fn same_values(&self, row: usize, other: &Chunk, other_row: usize) -> bool {
        let same = |column: &Column| match (self.text(row, column.field), other.text(other_row, column.field)) {
            (Some(one), Some(two)) => one == two,
            _ => self.read(column, row) == other.value(other_row, column.field),
        };
        let mut surplus = other.columns.iter().filter(|column| self.column(column.field).is_none());
        self.columns.iter().all(same) && surplus.all(|column| other.read(column, other_row).is_none())
    }

    /// Whether any record in the chunk has this field.
    #[must_use]
    pub fn has_column(&self, field: FieldId) -> bool {
        self.column(field).is_some()
    }

    /// The values of one field, for going through many rows.
    #[must_use]
    pub fn reader(&self, field: FieldId) -> Option<Reader<'_>> {
        Some(Reader { chunk: self, column: self.column(field)? })
    }

    fn column(&self, field: FieldId) -> Option<&Column> {
        self.columns.iter().find(|column| column.field == field)
    }

    pub(super) fn later_stamps(&self, row: usize) -> Vec<(FieldId, Stamp)> {
        let row_at = |n: usize| usize::from(u16_at(&self.bytes, self.laters + n * LATER).unwrap_or(u16::MAX));
        let (mut low, mut high) = (0, self.later_count);
        while low < high {
            let middle = usize::midpoint(low, high);
            if row_at(middle) < row { low = middle + 1 } else { high = middle }
        }
        (low..self.later_count)
            .take_while(|n| row_at(*n) == row)
            .map(|n| {
                let at = self.laters + n * LATER + 2;
                (FieldId::from_bits(self.sixteen(at)), Stamp::from_bits(self.sixteen(at + 16)))
            })
            .collect()
    }

    fn read(&self, column: &Column, row: usize) -> Option<Value> {
        let mask = self.rows.div_ceil(8);
        match column.encoding {
            Encoding::Text => {
                let bytes = self.between(column.start, column.end, row)?;
                let text = std::str::from_utf8(bytes).ok()?;
                (!text.is_empty()).then(|| Value::Text(text.to_owned()))
            }
            Encoding::Any => {
                let bytes = self.between(column.start, column.end, row)?;
                if bytes.is_empty() { None } else { postcard::from_bytes(bytes).ok() }
            }
            _ if !self.bit(column.start, row) => None,
            Encoding::Same => postcard::from_bytes(self.bytes.get(column.start + mask..column.end)?).ok(),
            Encoding::Eight => {
                let raw = i64::from_le_bytes(array(&self.bytes, column.start + mask + row * 8).ok()?);
                match column.tag {
                    Tag::Number => Number::new(f64::from_bits(raw as u64)).map(Value::Number),
                    Tag::Flag => Some(Value::Flag(raw != 0)),
                    Tag::Day => i32::try_from(raw).ok().map(|day| Value::Day(Day(day))),
                    Tag::Instant => Some(Value::Instant(Instant(raw))),
                    Tag::Money | Tag::Ref | Tag::None => None,
                }
            }
            Encoding::Sixteen => {
                let raw: [u8; 16] = array(&self.bytes, column.start + mask + row * 16).ok()?;
                match column.tag {
                    Tag::Ref => Some(Value::Ref(RecordId::from_bits(u128::from_le_bytes(raw)))),
                    Tag::Money => {
                        let minor = i64::from_le_bytes(array(&raw, 0).ok()?);
                        let currency = Currency::from_bytes([raw[8], raw[9], raw[10]])?;
                        Some(Value::Money(Money { minor, currency }))
                    }
                    _ => None,
                }
            }
        }
    }

    /// The bytes of a row in a section of u32 offsets and data.
    fn between(&self, start: usize, end: usize, row: usize) -> Option<&[u8]> {
        let data = start + (self.rows + 1) * 4;
        let from = data + u32_at(&self.bytes, start + row * 4).ok()? as usize;
        let to = data + u32_at(&self.bytes, start + row * 4 + 4).ok()? as usize;
        (row < self.rows && to <= end).then(|| self.bytes.get(from..to)).flatten()
    }

    fn bit(&self, start: usize, row: usize) -> bool {
        row < self.rows && self.bytes.get(start + row / 8).is_some_and(|byte| byte >> (row % 8) & 1 == 1)
    }

    fn sixteen(&self, at: usize) -> u128 {
        array(&self.bytes, at).map_or(0, u128::from_le_bytes)
    }
}

/// One column of a chunk.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    chunk: &'a Chunk,
    column: &'a Column,
}

impl Reader<'_> {
    /// One value.
    #[must_use]
    pub fn value(&self, row: usize) -> Option<Value> {
        self.chunk.read(self.column, row)
    }

    /// The minor units of one amount, not through a [`Value`]; `None` also for what is no amount.
    #[must_use]
    pub fn minor(&self, row: usize) -> Option<i64> {
        let sixteen = self.sixteen(Tag::Money, row)?;
        array(sixteen, 0).ok().map(i64::from_le_bytes)
    }

    /// One reference, not through a [`Value`]; `None` also for what is none.
    #[must_use]
    pub fn reference(&self, row: usize) -> Option<RecordId> {
        let sixteen = self.sixteen(Tag::Ref, row)?;
        array(sixteen, 0).ok().map(|raw| RecordId::from_bits(u128::from_le_bytes(raw)))
    }

    fn sixteen(&self, tag: Tag, row: usize) -> Option<&[u8]> {
        let Reader { chunk, column } = self;
        if column.encoding != Encoding::Sixteen || column.tag != tag || !chunk.bit(column.start, row) {
            return None;
        }
        let at = column.start + chunk.rows.div_ceil(8) + row * 16;
        chunk.bytes.get(at..at + 16)
    }
}

/// What the header's checksum must be.
pub(super) fn checksum(bytes: &[u8]) -> u64 {
    let mut hash = Xxh3::new();
    hash.update(&bytes[..24]);
    hash.update(&bytes[HEADER..]);
    hash.digest()
}

/// The text inside a postcard `Value::Text`: a variant byte, a varint length, UTF-8.
fn postcard_text(bytes: &[u8]) -> Option<&str> {
    let (&0, rest) = bytes.split_first()? else { return None };
    postcard::take_from_bytes::<&str>(rest).ok().map(|(text, _)| text)
}

fn encoding(byte: u8) -> Option<Encoding> {
    [Encoding::Any, Encoding::Eight, Encoding::Sixteen, Encoding::Same, Encoding::Text].get(usize::from(byte)).copied()
}

fn tag(byte: u8) -> Option<Tag> {
    [Tag::None, Tag::Number, Tag::Flag, Tag::Day, Tag::Instant, Tag::Money, Tag::Ref].get(usize::from(byte)).copied()
}

fn array<const N: usize>(bytes: &[u8], at: usize) -> Result<[u8; N], Damage> {
    bytes.get(at..at + N).and_then(|slice| slice.try_into().ok()).ok_or(Damage::Form)
}

fn u16_at(bytes: &[u8], at: usize) -> Result<u16, Damage> {
    array(bytes, at).map(u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Result<u32, Damage> {
    array(bytes, at).map(u32::from_le_bytes)
}
