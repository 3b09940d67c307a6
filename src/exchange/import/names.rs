//! Records that rows refer to by name: found, or made along the way.

use super::fold::{Folder, Mark};
use super::lookups::Lookups;
use crate::exchange::csv::values::parse_email;
use crate::model::schema::{EMAIL, NAME};
use crate::model::{FieldId, Ids, Kind, RecordId, Value};
use std::collections::HashMap;

/// A record that a row refers to and that was not there.
#[derive(Clone, Debug)]
pub(super) struct Fresh {
    mark: Mark,
    pub(super) kind: Kind,
    pub(super) id: RecordId,
    pub(super) name: String,
}

/// All names that are known, and those that the row at hand brings.
#[derive(Debug, Default)]
pub(super) struct Names {
    known: HashMap<Mark, RecordId>,
    /// What the records are called, where a name may be made of theirs.
    called: HashMap<RecordId, String>,
    fresh: Vec<Fresh>,
}

/// The kinds of which one is made where a name is new.
const MADE: &[Kind] = &[Kind::Company, Kind::Contact, Kind::Person, Kind::Product, Kind::Tag];

impl Names {
    pub(super) fn new(lookups: &Lookups, folder: &mut Folder) -> Names {
        let mut names = Names::default();
        for (kind, id, name) in &lookups.names {
            if let Some(mark) = folder.name(*kind, name) {
                names.known.entry(mark).or_insert(*id);
                names.called.entry(*id).or_insert_with(|| name.clone());
            }
        }
        names
    }

    /// The record of that name; one that is made if there is none. `None`: none is made of this kind.
    pub(super) fn find(&mut self, folder: &mut Folder, ids: &mut Ids, kind: Kind, name: &str) -> Option<RecordId> {
        let mark = folder.name(kind, name)?;
        if let Some(id) = self.known.get(&mark) {
            return Some(*id);
        }
        if !MADE.contains(&kind) {
            return None;
        }
        let id = ids.draw();
        self.known.insert(mark, id);
        self.fresh.push(Fresh { mark, kind, id, name: name.to_owned() });
        Some(id)
    }

    /// The record of that name, if it is known.
    pub(super) fn known(&self, folder: &mut Folder, kind: Kind, name: &str) -> Option<RecordId> {
        self.known.get(&folder.name(kind, name)?).copied()
    }

    /// Whether the row at hand brought this record; it is no longer among those it brings then.
    pub(super) fn take_fresh(&mut self, id: RecordId) -> bool {
        let count = self.fresh.len();
        self.fresh.retain(|fresh| fresh.id != id);
        self.fresh.len() < count
    }

    /// Knows a record that a row became, unless another of that name came before.
    pub(super) fn learn(&mut self, folder: &mut Folder, kind: Kind, name: &str, id: RecordId) {
        if let Some(mark) = folder.name(kind, name) {
            self.known.entry(mark).or_insert(id);
        }
    }

    /// What a record is called, of those referred to.
    pub(super) fn called(&self, id: RecordId) -> Option<&str> {
        let fresh = || self.fresh.iter().find(|fresh| fresh.id == id).map(|fresh| fresh.name.as_str());
        self.called.get(&id).map(String::as_str).or_else(fresh)
    }

    /// The row is taken: what it brought stays.
    pub(super) fn keep(&mut self) -> Vec<Fresh> {
        for fresh in &self.fresh {
            self.called.insert(fresh.id, fresh.name.clone());
        }
        std::mem::take(&mut self.fresh)
    }

    /// The row is left out, and with it what it brought.
    pub(super) fn forget(&mut self) {
        for fresh in self.fresh.drain(..) {
            self.known.remove(&fresh.mark);
        }
    }
}

impl Fresh {
    /// The values of a record of which no more than the name is known.
    pub(super) fn fields(&self) -> Vec<(FieldId, Value)> {
        let mut fields = vec![(NAME, Value::Text(self.name.clone()))];
        if self.kind == Kind::Contact {
            fields.extend(parse_email(&self.name).map(|email| (EMAIL, Value::from(email))));
        }
        fields
    }
}
