//! Contacts and companies that may be one and the same, and what would come of making them one.

use super::Sight;
use super::record::is_editable;
use super::tasks::Named;
use crate::commands::links;
use crate::model::schema::{ABOUT, EMAIL, FieldDef, NAME, PHONE};
use crate::model::{FieldType, Kind, RecordId, Records, Value};
use crate::search::fold_char;

/// Digits from which on a number counts; of longer ones the last ten, so that +44 20 … and 020 … are one.
const DIGITS: std::ops::RangeInclusive<usize> = 5..=10;

/// Another that looks the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Duplicate {
    /// It.
    pub other: Named,
    /// The field by which it does: e-mail, phone or name.
    pub by: crate::model::FieldId,
}

/// A field in which two records differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Which.
    pub field: FieldDef,
    /// What the one holds that stays.
    pub stays: Option<Value>,
    /// What the one holds that goes.
    pub goes: Option<Value>,
}

/// What would come of making two records one.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// The fields in which they differ and the one that goes holds something.
    pub choices: Vec<Choice>,
    /// How many records refer to the one that goes.
    pub linked: usize,
}

/// The others of its kind with the same e-mail address, telephone number or name, at most `most`. Looks at
/// each record of the kind once.
#[must_use]
pub fn duplicates(sight: Sight<'_>, id: RecordId, most: usize) -> Vec<Duplicate> {
    let Some(record) = sight.records.get(id).filter(|record| matches!(record.kind, Kind::Contact | Kind::Company))
    else {
        return Vec::new();
    };
    let mail = plain(record.text(EMAIL));
    let number = digits(record.text(PHONE));
    let name = plain(record.text(NAME));
    let same = |text: Option<&str>, wanted: &str| {
        !wanted.is_empty() && text.is_some_and(|text| letters(text).eq(wanted.chars()))
    };
    let mut found = Vec::new();
    for (chunk, row) in sight.records.rows(record.kind) {
        let text = |field| chunk.text(row, field);
        let by = if same(text(EMAIL), &mail) {
            EMAIL
        } else if !number.is_empty() && text(PHONE).is_some_and(|other| has_number(other, &number)) {
            PHONE
        } else if same(text(NAME), &name) {
            NAME
        } else {
            continue;
        };
        let other = chunk.id(row);
        if other != id {
            let name = text(NAME).unwrap_or_default().to_owned();
            found.push(Duplicate { other: Named { id: other, kind: record.kind, name }, by });
        }
        if found.len() >= most {
            break;
        }
    }
    found
}

/// What would come of it if one stayed and the other went.
#[must_use]
pub fn preview(sight: Sight<'_>, stays: RecordId, goes: RecordId) -> Option<Preview> {
    let (one, other) = (sight.records.get(stays)?, sight.records.get(goes)?);
    let written = |field: &FieldDef| {
        field.id == NAME || matches!(field.holds, FieldType::Refs(_)) || is_editable(one.kind, field)
    };
    let choices = sight.schema.fields_of(one.kind).filter(|field| field.id != ABOUT && written(field));
    let choices = choices.filter_map(|field| {
        let (stays, goes) = (one.get(field.id).cloned(), other.get(field.id).cloned());
        (goes.is_some() && stays != goes).then(|| Choice { field: field.into_owned(), stays, goes })
    });
    Some(Preview { choices: choices.collect(), linked: links(sight.records, sight.schema, goes) })
}

/// A text as it is compared: letters alike, blanks left out.
fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|letter| !letter.is_whitespace()).map(fold_char)
}

fn plain(text: &str) -> String {
    letters(text).collect()
}

/// Whether the digits of a text are a number; of longer ones only the last count.
fn has_number(text: &str, number: &str) -> bool {
    let mut digits = text.bytes().rev().filter(u8::is_ascii_digit);
    let ends_so = number.bytes().rev().all(|digit| digits.next() == Some(digit));
    ends_so && (number.len() == *DIGITS.end() || digits.next().is_none())
}

fn digits(text: &str) -> String {
    let all: String = text.chars().filter(char::is_ascii_digit).collect();
    if all.len() < *DIGITS.start() { String::new() } else { all[all.len().saturating_sub(*DIGITS.end())..].to_owned() }
}
