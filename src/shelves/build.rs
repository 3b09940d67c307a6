//! Writing a chunk (its layout stands in `chunk.rs`).

use super::chunk::{Chunk, Damage, ENTRY, Encoding, HEADER, MAGIC, Tag, checksum};
use crate::model::{FieldId, Kind, Record, Stamp, Value};
use std::sync::Arc;

/// One record with the journal segments that speak of it, ascending.
#[derive(Clone, Debug)]
pub struct Row {
    /// The record.
    pub record: Record,
    /// Numbers of journal segments.
    pub segments: Vec<u64>,
}

/// Packs rows of one kind.
///
/// # Errors
/// [`Damage::Form`] when there are more than 65,535 rows or over 4 GB of data.
pub fn build(kind: Kind, rows: &[Row]) -> Result<Chunk, Damage> {
    let count = u16::try_from(rows.len()).map_err(|_| Damage::Form)?;
    let mut fields: Vec<FieldId> = Vec::new();
    for (field, _) in rows.iter().flat_map(|row| &row.record.fields) {
        if let Err(at) = fields.binary_search(field) {
            fields.insert(at, *field);
        }
    }
    let laters: usize = rows.iter().map(|row| row.record.stamps.len()).sum();

    let mut out = Vec::with_capacity(HEADER + rows.len() * 200);
    out.extend_from_slice(MAGIC);
    out.extend_from_slice(&kind.code().to_le_bytes());
    out.extend_from_slice(&count.to_le_bytes());
    out.extend_from_slice(&u16::try_from(fields.len()).map_err(|_| Damage::Form)?.to_le_bytes());
    out.extend_from_slice(&[0; 2]);
    out.extend_from_slice(&u32::try_from(laters).map_err(|_| Damage::Form)?.to_le_bytes());
    out.resize(HEADER, 0);

    for row in rows {
        out.extend_from_slice(&row.record.id.bits().to_le_bytes());
    }
    write_births(&mut out, rows);
    write_bits(&mut out, rows.len(), |n| rows[n].record.alive);
    let start = out.len();
    write_segments(&mut out, rows)?;
    let segments_len = u32::try_from(out.len() - start).map_err(|_| Damage::Form)?;
    out[16..20].copy_from_slice(&segments_len.to_le_bytes());
    for (n, row) in rows.iter().enumerate() {
        for (field, stamp) in &row.record.stamps {
            out.extend_from_slice(&(n as u16).to_le_bytes());
            out.extend_from_slice(&field.bits().to_le_bytes());
            out.extend_from_slice(&stamp.bits().to_le_bytes());
        }
    }

    let directory = out.len();
    out.resize(directory + fields.len() * ENTRY, 0);
    let mut values: Vec<Option<&Value>> = Vec::with_capacity(rows.len());
    let mut cursors = vec![0usize; rows.len()];
    for (n, field) in fields.iter().enumerate() {
        values.clear();
        // Fields are sorted within each record, so one cursor per row walks them once.
        values.extend(rows.iter().zip(&mut cursors).map(|(row, cursor)| match row.record.fields.get(*cursor) {
            Some((id, value)) if id == field => {
                *cursor += 1;
                Some(value)
            }
            _ => None,
        }));
        let start = out.len();
        let (encoding, tag) = write_column(&mut out, &values)?;
        let (offset, length) = (u32::try_from(start), u32::try_from(out.len() - start));
        let entry = &mut out[directory + n * ENTRY..directory + (n + 1) * ENTRY];
        entry[..16].copy_from_slice(&field.bits().to_le_bytes());
        entry[16] = encoding as u8;
        entry[17] = tag as u8;
        entry[20..24].copy_from_slice(&offset.map_err(|_| Damage::Form)?.to_le_bytes());
        entry[24..28].copy_from_slice(&length.map_err(|_| Damage::Form)?.to_le_bytes());
    }

    let whole = u32::try_from(out.len()).map_err(|_| Damage::Form)?;
    out[20..24].copy_from_slice(&whole.to_le_bytes());
    let sum = checksum(&out);
    out[24..32].copy_from_slice(&sum.to_le_bytes());
    Chunk::over(Arc::from(out))
}

fn write_births(out: &mut Vec<u8>, rows: &[Row]) {
    let first = rows.first().map_or(Stamp::ZERO, |row| row.record.born);
    let same = rows.iter().all(|row| row.record.born == first);
    out.push(u8::from(same));
    if same {
        out.extend_from_slice(&first.bits().to_le_bytes());
    } else {
        for row in rows {
            out.extend_from_slice(&row.record.born.bits().to_le_bytes());
        }
    }
}

fn write_segments(out: &mut Vec<u8>, rows: &[Row]) -> Result<(), Damage> {
    let first = rows.first().map(|row| row.segments.as_slice()).unwrap_or_default();
    if let [only] = first
        && rows.iter().all(|row| row.segments == first)
    {
        out.push(1);
        out.extend_from_slice(&only.to_le_bytes());
        return Ok(());
    }
    out.push(0);
    write_offsets(out, rows.len(), |out, n| {
        let mut last = 0;
        for segment in &rows[n].segments {
            write_postcard(out, &segment.wrapping_sub(last))?;
            last = *segment;
        }
        Ok(())
    })
}

fn write_column(out: &mut Vec<u8>, values: &[Option<&Value>]) -> Result<(Encoding, Tag), Damage> {
    let first = values.iter().flatten().next().copied();
    let present = values.iter().flatten().count();
    if let Some(first) = first
        && present > 1
        && values.iter().flatten().all(|value| *value == first)
    {
        write_bits(out, values.len(), |n| values[n].is_some());
        write_postcard(out, first)?;
        return Ok((Encoding::Same, Tag::None));
    }
    if values.iter().flatten().all(|value| matches!(value, Value::Text(_))) {
        write_offsets(out, values.len(), |out, n| {
            out.extend_from_slice(values[n].and_then(Value::as_text).unwrap_or_default().as_bytes());
            Ok(())
        })?;
        return Ok((Encoding::Text, Tag::None));
    }
    let tag = first.map_or(Tag::None, tag_of);
    let uniform = tag != Tag::None && values.iter().flatten().all(|value| tag_of(value) == tag);
    if !uniform {
        write_offsets(out, values.len(), |out, n| values[n].map_or(Ok(()), |value| write_postcard(out, value)))?;
        return Ok((Encoding::Any, Tag::None));
    }
    write_bits(out, values.len(), |n| values[n].is_some());
    let wide = matches!(tag, Tag::Money | Tag::Ref);
    for value in values {
        match value {
            None => out.extend_from_slice(&[0; 16][..if wide { 16 } else { 8 }]),
            Some(Value::Number(number)) => out.extend_from_slice(&number.get().to_bits().to_le_bytes()),
            Some(Value::Flag(flag)) => out.extend_from_slice(&i64::from(*flag).to_le_bytes()),
            Some(Value::Day(day)) => out.extend_from_slice(&i64::from(day.0).to_le_bytes()),
            Some(Value::Instant(at)) => out.extend_from_slice(&at.0.to_le_bytes()),
            Some(Value::Ref(id)) => out.extend_from_slice(&id.bits().to_le_bytes()),
            Some(Value::Money(money)) => {
                out.extend_from_slice(&money.minor.to_le_bytes());
                out.extend_from_slice(&money.currency.bytes());
                out.extend_from_slice(&[0; 5]);
            }
            Some(Value::Text(_) | Value::Texts(_) | Value::Refs(_)) => return Err(Damage::Form),
        }
    }
    Ok((if wide { Encoding::Sixteen } else { Encoding::Eight }, tag))
}

fn tag_of(value: &Value) -> Tag {
    match value {
        Value::Number(_) => Tag::Number,
        Value::Flag(_) => Tag::Flag,
        Value::Day(_) => Tag::Day,
        Value::Instant(_) => Tag::Instant,
        Value::Money(_) => Tag::Money,
        Value::Ref(_) => Tag::Ref,
        Value::Text(_) | Value::Texts(_) | Value::Refs(_) => Tag::None,
    }
}

fn write_bits(out: &mut Vec<u8>, count: usize, set: impl Fn(usize) -> bool) {
    let start = out.len();
    out.resize(start + count.div_ceil(8), 0);
    for n in (0..count).filter(|n| set(*n)) {
        out[start + n / 8] |= 1 << (n % 8);
    }
}

fn write_offsets(
    out: &mut Vec<u8>,
    count: usize,
    mut write: impl FnMut(&mut Vec<u8>, usize) -> Result<(), Damage>,
) -> Result<(), Damage> {
    let offsets = out.len();
    out.resize(offsets + (count + 1) * 4, 0);
    let data = out.len();
    for n in 0..count {
        write(out, n)?;
        let end = u32::try_from(out.len() - data).map_err(|_| Damage::Form)?;
        out[offsets + (n + 1) * 4..offsets + (n + 2) * 4].copy_from_slice(&end.to_le_bytes());
    }
    Ok(())
}

fn write_postcard<T: serde::Serialize>(out: &mut Vec<u8>, value: &T) -> Result<(), Damage> {
    let taken = std::mem::take(out);
    *out = postcard::to_extend(value, taken).map_err(|_| Damage::Form)?;
    Ok(())
}
