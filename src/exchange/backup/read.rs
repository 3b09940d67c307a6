//! From a file to a [`Backup`], or to what is wrong with it and where. The file is read once, front to
//! back, and never held whole.

use super::gather::{Backup, Gather};
use super::guard::{Guard, Seen};
use super::problem::{Item, Limits, Place, Problem, ProblemKind};
use super::{FORMAT, VERSION, raw};
use crate::exchange::csv::FileKind;
use crate::model::RecordId;
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::error::Category;
use std::cell::RefCell;
use std::fmt;
use std::io::{BufReader, Cursor, Read};
use std::rc::Rc;

const BUFFER: usize = 64 * 1024;
/// So many bytes tell what kind of file it is.
const HEAD: usize = 512;
const BOM: &[u8] = b"\xEF\xBB\xBF";

/// Reads a backup, or what was saved of the storage as it lies there.
///
/// # Errors
/// The first [`Problem`] that is found; nothing of the file is given then.
pub fn read(mut source: impl Read, limits: &Limits) -> Result<Backup, Problem> {
    let start = |kind| Problem { place: Place { line: 1, column: 1, item: None }, kind };
    let mut head = Vec::with_capacity(HEAD);
    if source.by_ref().take(HEAD as u64).read_to_end(&mut head).is_err() {
        return Err(start(ProblemKind::Unreadable));
    }
    if head.starts_with(raw::BEGINNING) {
        return raw::read(Cursor::new(head).chain(source), limits);
    }
    if let Some(kind) = no_backup(&head) {
        return Err(start(kind));
    }
    let skipped = if head.starts_with(BOM) { BOM.len() } else { 0 };
    let seen = Rc::<RefCell<Seen>>::default();
    let guard = Guard::new(Cursor::new(head.split_off(skipped)).chain(source), limits, seen.clone());
    let mut parser = serde_json::Deserializer::from_reader(BufReader::with_capacity(BUFFER, guard));
    let mut reading = Reading { gather: Gather::new(limits), problem: None, item: None };
    let read = Whole(&mut reading).deserialize(&mut parser).and_then(|whole| parser.end().map(|()| whole));
    let whole = match read {
        Ok(whole) => whole,
        Err(error) => return Err(problem(&error, reading, &seen.borrow())),
    };
    let kind = match whole.checksum {
        Some(checksum) if checksum != format!("{:016x}", seen.borrow().checksum) => ProblemKind::Checksum,
        _ => match reading.gather.finish(whole.base) {
            Ok(backup) => return Ok(backup),
            Err(kind) => kind,
        },
    };
    Err(start(kind))
}

/// What it is instead, as far as the first bytes tell.
fn no_backup(head: &[u8]) -> Option<ProblemKind> {
    let utf16 = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
    if utf16 || matches!(head, [0, b'{' | b'[', ..] | [b'{' | b'[', 0, ..]) {
        return Some(ProblemKind::Encoding);
    }
    let text = head.strip_prefix(BOM).unwrap_or(head);
    match text.trim_ascii_start().first() {
        None if head.len() < HEAD => Some(ProblemKind::Empty),
        Some(b'{') => None,
        Some(b'[') => Some(ProblemKind::OtherJson),
        _ => Some(match FileKind::of(head) {
            Some(kind) => ProblemKind::OtherFile(kind),
            None if head.contains(&0) => ProblemKind::OtherFile(FileKind::Binary),
            None => ProblemKind::OtherText,
        }),
    }
}

fn problem(error: &serde_json::Error, reading: Reading, seen: &Seen) -> Problem {
    let item = reading.item;
    let here = Place { line: error.line(), column: error.column(), item };
    if let Some(kind) = reading.problem {
        return Problem { place: here, kind };
    }
    let kind = match error.classify() {
        Category::Eof => ProblemKind::CutOff,
        Category::Syntax => ProblemKind::Syntax,
        Category::Data => {
            let said = error.to_string();
            let detail = said.rsplit_once(" at line ").map_or(said.as_str(), |(detail, _)| detail).to_owned();
            ProblemKind::Form { detail }
        }
        Category::Io => {
            let (line, column) = seen.place;
            let kind = seen.problem.clone().unwrap_or(ProblemKind::Unreadable);
            return Problem { place: Place { line, column, item }, kind };
        }
    };
    Problem { place: here, kind }
}

struct Reading {
    gather: Gather,
    /// What is wrong beyond JSON; the parser knows the place.
    problem: Option<ProblemKind>,
    item: Option<Item>,
}

impl Reading {
    fn fail<E: Error>(&mut self, kind: ProblemKind) -> E {
        self.problem = Some(kind);
        E::custom("see the problem")
    }
}

/// What stands around the lists.
struct Frame {
    base: RecordId,
    checksum: Option<String>,
}

/// The whole file.
struct Whole<'a>(&'a mut Reading);

impl<'de> DeserializeSeed<'de> for Whole<'_> {
    type Value = Frame;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Frame, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Whole<'_> {
    type Value = Frame;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a backup")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Frame, A::Error> {
        let first: Option<String> = map.next_key()?;
        if first.as_deref() != Some("format") || map.next_value::<String>()? != FORMAT {
            return Err(self.0.fail(ProblemKind::OtherJson));
        }
        key(&mut map, "version")?;
        match map.next_value::<u64>()? {
            VERSION => {}
            found if found > VERSION => return Err(self.0.fail(ProblemKind::Newer { found, known: VERSION })),
            found => return Err(A::Error::custom(format_args!("there was no version {found}"))),
        }
        key(&mut map, "base")?;
        let base = map.next_value::<String>()?;
        let base = base.parse().map_err(|_| A::Error::custom(format_args!("not an id: {base:?}")))?;
        key(&mut map, "records")?;
        map.next_value_seed(List { reading: &mut *self.0, item: Item::Record, take: Gather::record })?;
        key(&mut map, "journal")?;
        map.next_value_seed(List { reading: &mut *self.0, item: Item::Set, take: Gather::set })?;
        let checksum = match map.next_key::<String>()?.as_deref() {
            None => None,
            Some("xxh3") => Some(map.next_value()?),
            Some(other) => return Err(unexpected(other, "xxh3")),
        };
        match map.next_key::<String>()? {
            None => Ok(Frame { base, checksum }),
            Some(other) => Err(A::Error::custom(format_args!("unexpected `{other}` at the end"))),
        }
    }
}

fn key<'de, A: MapAccess<'de>>(map: &mut A, expected: &'static str) -> Result<(), A::Error> {
    match map.next_key::<String>()? {
        Some(found) if found == expected => Ok(()),
        Some(found) => Err(unexpected(&found, expected)),
        None => Err(A::Error::missing_field(expected)),
    }
}

fn unexpected<E: Error>(found: &str, expected: &str) -> E {
    E::custom(format_args!("unexpected `{found}`, expected `{expected}`"))
}

/// A list of lines, each handed over as soon as it is read.
struct List<'a, L> {
    reading: &'a mut Reading,
    item: fn(usize) -> Item,
    take: fn(&mut Gather, L) -> Result<(), ProblemKind>,
}

impl<'de, L: Deserialize<'de>> DeserializeSeed<'de> for List<'_, L> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, L: Deserialize<'de>> Visitor<'de> for List<'_, L> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let List { reading, item, take } = self;
        for number in 1.. {
            reading.item = Some(item(number));
            if list.next_element_seed(Line { reading: &mut *reading, take })?.is_none() {
                break;
            }
        }
        reading.item = None;
        Ok(())
    }
}

/// One line of a list. It is handed over while the parser still stands at its end, so that the parser
/// knows the place of what is wrong with it.
struct Line<'a, L> {
    reading: &'a mut Reading,
    take: fn(&mut Gather, L) -> Result<(), ProblemKind>,
}

impl<'de, L: Deserialize<'de>> DeserializeSeed<'de> for Line<'_, L> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, L: Deserialize<'de>> Visitor<'de> for Line<'_, L> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        let line = L::deserialize(MapAccessDeserializer::new(map))?;
        (self.take)(&mut self.reading.gather, line).map_err(|kind| self.reading.fail(kind))
    }
}
