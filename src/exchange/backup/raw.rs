//! What lies in the browser's storage, saved by `browser/rescue.js` when the program could not help, made into
//! a backup. `docs/raw-format.md` tells what stands where.
//!
//! The journal alone makes the records, as it does when a base is mended. Where it is not whole, what the sound
//! chunks hold is added as one more change set. Never here: a refusal because a part is damaged; a file in this
//! form is somebody's last.

use super::gather::Backup;
use super::problem::{Limits, Place as At, Problem, ProblemKind};
use super::restore::become_like;
use crate::journal::{Cause, Change, ChangeSet, fold};
use crate::model::{Record, RecordId, Stamp};
use crate::shelves::{Chunk, World};
use crate::vault::{Manifest, SCHEMA, STEPS, Segment, Table, Tail, UpgradeRefused, rebuild, steps_from, upgraded};
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read};
use std::sync::Arc;

/// How such a file begins.
pub(super) const BEGINNING: &[u8] = br#"{"format":"tend-raw","version":"#;

/// The version that is read.
const VERSION: u64 = 1;

/// Bytes of one line: a value of some 48 MB.
const LINE: u64 = 64 << 20;

#[derive(Deserialize)]
struct FirstLine {
    version: u64,
}

/// One line. What cannot be made out is passed over.
#[derive(Deserialize)]
struct Entry {
    store: String,
    key: Option<f64>,
    value: Option<Stored>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Stored {
    Bytes { base64: String },
    Head { schema: u32, manifest: Bytes },
    Other(IgnoredAny),
}

#[derive(Deserialize)]
struct Bytes {
    base64: String,
}

/// What was found, by table and key.
#[derive(Default)]
struct Found {
    schema: Option<u32>,
    manifest: Option<Manifest>,
    chunks: Vec<Chunk>,
    segments: BTreeMap<u64, Vec<u8>>,
    births: BTreeMap<u64, Chunk>,
}

/// Reads such a file.
///
/// # Errors
/// A [`Problem`] when it is cut off, of a newer program, or holds nothing.
pub(super) fn read(source: impl Read, limits: &Limits) -> Result<Backup, Problem> {
    let mut source = BufReader::new(source.take(limits.bytes));
    let mut found = Found::default();
    let (mut line, mut number) = (Vec::new(), 0);
    loop {
        number += 1;
        let problem = |kind| Problem { place: At { line: number, column: 1, item: None }, kind };
        line.clear();
        let read = source.by_ref().take(LINE).read_until(b'\n', &mut line);
        if read.map_err(|_| problem(ProblemKind::Unreadable))? == 0 {
            return Err(problem(ProblemKind::CutOff));
        }
        let text = line.trim_ascii();
        let text = text.strip_suffix(b",").unwrap_or(text);
        if number == 1 {
            first(text).map_err(problem)?;
        } else if text == b"]}" {
            return found.made().map_err(problem);
        } else if !text.is_empty() {
            found.take(serde_json::from_slice(text).map_err(|_| problem(ProblemKind::Syntax))?);
        }
    }
}

/// The line before the entries leaves two brackets open.
fn first(text: &[u8]) -> Result<(), ProblemKind> {
    let FirstLine { version } = serde_json::from_slice(&[text, b"]}"].concat()).map_err(|_| ProblemKind::Syntax)?;
    if version == VERSION { Ok(()) } else { Err(ProblemKind::Newer { found: version, known: VERSION }) }
}

impl Found {
    fn take(&mut self, entry: Entry) {
        let key = entry.key.unwrap_or_default() as u64;
        match entry.value {
            Some(Stored::Head { schema, manifest }) => {
                self.schema = Some(schema);
                self.manifest = decoded(&manifest.base64).and_then(|bytes| Manifest::from_bytes(&bytes).ok());
            }
            Some(Stored::Bytes { base64 }) => {
                let Some(bytes) = decoded(&base64) else { return };
                let table = Table::ALL.into_iter().find(|table| table.name() == entry.store);
                match table {
                    Some(Table::Segments) => drop(self.segments.insert(key, bytes)),
                    Some(Table::Births) => {
                        self.births.extend(Chunk::open(Arc::from(bytes)).ok().map(|chunk| (key, chunk)));
                    }
                    Some(Table::Chunks) => self.chunks.extend(Chunk::open(Arc::from(bytes)).ok()),
                    None => {}
                }
            }
            Some(Stored::Other(_)) | None => {}
        }
    }

    fn made(self) -> Result<Backup, ProblemKind> {
        // A head that cannot be read tells nothing of the form; most likely it is today's.
        let steps = steps_from(self.schema.unwrap_or(SCHEMA), SCHEMA, STEPS).map_err(|refused| match refused {
            UpgradeRefused::Newer { found, known } => {
                ProblemKind::Newer { found: u64::from(found), known: u64::from(known) }
            }
            other => ProblemKind::Form { detail: other.to_string() },
        })?;
        let (journal, whole) = self.journal();
        let mut sets = upgraded(journal, &steps);
        sets.sort_by_key(|set| set.stamp);
        sets.dedup_by_key(|set| set.stamp);
        if !whole {
            sets.extend(self.rest(&sets));
        }
        let base = match &self.manifest {
            Some(manifest) => manifest.base,
            None => {
                let first = sets.first().ok_or(ProblemKind::Empty)?;
                RecordId::derived("rescued", &[&first.stamp.bits().to_le_bytes()])
            }
        };
        let mut records = World::default();
        let numbered: Vec<(u64, ChangeSet)> = sets.into_iter().map(|set| (0, set)).collect();
        let chunks = rebuild(&numbered).map_err(|_| ProblemKind::TooLarge { limit: u64::from(u32::MAX) })?;
        for (index, chunk) in chunks {
            records.put(index, chunk);
        }
        Ok(Backup { base, sets: numbered.into_iter().map(|(_, set)| set).collect(), records })
    }

    /// What is sound of the journal, and whether that is all of it.
    fn journal(&self) -> (Vec<ChangeSet>, bool) {
        let births = |number| self.births.get(&number).cloned();
        let mut whole = true;
        let mut sets = Vec::new();
        let mut sums = Vec::new();
        for (number, bytes) in &self.segments {
            let Ok(segment) = Segment::open(bytes) else {
                whole = false;
                continue;
            };
            sums.extend(Tail::open(*number, bytes).ok().and_then(|tail| tail.checksum()));
            let actions = segment.clone().join(&births).unwrap_or_else(|_| {
                whole = false;
                segment.join_some(&births)
            });
            sets.extend(actions.into_iter().flatten());
        }
        let as_told = self.manifest.as_ref().is_some_and(|manifest| {
            manifest.segments == self.segments.len() as u64
                && manifest.segment_sum == Manifest::sum_of_checksums(sums.iter().copied())
        });
        (sets, whole && as_told)
    }

    /// What the chunks hold and the journal does not tell.
    fn rest(&self, sets: &[ChangeSet]) -> Option<ChangeSet> {
        let told = fold(sets);
        let mut changes = Vec::new();
        let last = sets.last().map_or(Stamp::ZERO, |set| set.stamp);
        for chunk in &self.chunks {
            for wanted in (0..chunk.rows()).map(|row| chunk.record(row)) {
                match told.get(&wanted.id) {
                    Some(now) if wanted.alive => become_like(now, &wanted, &mut changes),
                    Some(now) if now.alive => changes.push(Change::Life { id: now.id, alive: false }),
                    Some(_) => {}
                    None => changes.extend(born(&wanted)),
                }
            }
        }
        let stamp = Stamp::new(last.ms() + 1, 0, last.device());
        let cause = Cause::Restore { file: "tend-raw".to_owned() };
        (!changes.is_empty()).then_some(ChangeSet { stamp, deed: stamp, cause, changes })
    }
}

fn born(record: &Record) -> Vec<Change> {
    let Record { id, kind, alive, .. } = *record;
    let create = Change::Create { id, kind, fields: record.fields.clone() };
    if alive { vec![create] } else { vec![create, Change::Life { id, alive: false }] }
}

/// The bytes of a text in base64 (RFC 4648, with its filling); `None` when it is none.
fn decoded(text: &str) -> Option<Vec<u8>> {
    let text = text.trim_end_matches('=').as_bytes();
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    for group in text.chunks(4) {
        let mut bits = 0u32;
        for letter in group {
            let value = match letter {
                b'A'..=b'Z' => letter - b'A',
                b'a'..=b'z' => letter - b'a' + 26,
                b'0'..=b'9' => letter - b'0' + 52,
                b'+' => 62,
                b'/' => 63,
                _ => return None,
            };
            bits = bits << 6 | u32::from(value);
        }
        let whole = match group.len() {
            4 => 3,
            3 => 2,
            2 => 1,
            _ => return None,
        };
        bits <<= 6 * (4 - group.len());
        bytes.extend_from_slice(&bits.to_be_bytes()[1..=whole]);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn base64_is_read_and_nothing_else() {
        for (text, bytes) in
            [("", &b""[..]), ("Zg==", b"f"), ("Zm8=", b"fo"), ("Zm9v", b"foo"), ("/+8A", &[255, 239, 0])]
        {
            assert_eq!(decoded(text).as_deref(), Some(bytes));
        }
        for text in ["Z", "Zm9vY", "Z-==", "Zg==Zg=="] {
            assert_eq!(decoded(text), None, "{text}");
        }
    }
}
