//! Records as they would stand if a plan were carried out: the world beneath, what was touched above.

use super::{Change, apply};
use crate::model::schema::ABOUT;
use crate::model::{FieldId, Kind, Record, RecordId, Records, Stamp, Value};
use crate::shelves::{IdMap, World};
use std::borrow::Cow;

/// A world with changes on top; the world itself stays as it is.
#[derive(Clone, Debug)]
pub struct Draft<'w> {
    world: &'w World,
    touched: IdMap<Record>,
    born: Vec<RecordId>,
    order: Vec<RecordId>,
    about: IdMap<Vec<RecordId>>,
    log: Option<Log>,
}

/// What a draft was before something was tried out.
#[derive(Clone, Debug, Default)]
struct Log {
    touched: Vec<(RecordId, Option<Record>)>,
    about: Vec<RecordId>,
}

impl<'w> Draft<'w> {
    /// Nothing touched yet.
    #[must_use]
    pub fn new(world: &'w World) -> Self {
        let (touched, about) = (IdMap::default(), IdMap::default());
        Draft { world, touched, born: Vec::new(), order: Vec::new(), about, log: None }
    }

    /// Does something, and takes back all that it applied. What it applied may not try out something itself.
    pub fn try_out<T>(&mut self, act: impl FnOnce(&mut Self) -> T) -> T {
        let (born, order) = (self.born.len(), self.order.len());
        self.log = Some(Log::default());
        let done = act(self);
        let Log { touched, about } = self.log.take().unwrap_or_default();
        for (id, was) in touched.into_iter().rev() {
            match was {
                Some(record) => self.touched.insert(id, record),
                None => self.touched.remove(&id),
            };
        }
        for target in about {
            self.about.entry(target).or_default().pop();
        }
        self.born.truncate(born);
        self.order.truncate(order);
        done
    }

    /// Applies a change; births of many one by one.
    pub fn apply(&mut self, change: &Change, stamp: Stamp) {
        if let Change::CreateMany(chunk) = change {
            for row in 0..chunk.rows() {
                let Record { id, kind, fields, .. } = chunk.record(row);
                self.apply(&Change::Create { id, kind, fields }, stamp);
            }
            return;
        }
        for id in change.ids() {
            let known = self.touched.remove(&id);
            if let Some(log) = &mut self.log {
                log.touched.push((id, known.clone()));
            }
            let fresh = known.is_none();
            let before = known.or_else(|| self.world.find(id).map(Cow::into_owned));
            let unborn = before.is_none();
            if let Some(record) = apply(before, change, stamp) {
                if fresh {
                    self.order.push(id);
                }
                if unborn {
                    self.born.push(id);
                }
                if let Some(target) = record.reference(ABOUT) {
                    let list = self.about.entry(target).or_default();
                    if !list.contains(&id) {
                        list.push(id);
                        if let Some(log) = &mut self.log {
                            log.about.push(target);
                        }
                    }
                }
                self.touched.insert(id, record);
            }
        }
    }

    /// A record as it would be, when it differs from the world.
    #[must_use]
    pub fn touched(&self, id: RecordId) -> Option<&Record> {
        self.touched.get(&id)
    }

    /// Whether nothing would differ.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        self.touched.is_empty()
    }

    /// The world beneath.
    #[must_use]
    pub const fn world(&self) -> &'w World {
        self.world
    }
}

impl Records for Draft<'_> {
    fn find(&self, id: RecordId) -> Option<Cow<'_, Record>> {
        self.touched.get(&id).map(Cow::Borrowed).or_else(|| self.world.find(id))
    }

    fn all(&self, kind: Kind) -> Vec<RecordId> {
        let mut all: Vec<RecordId> = self
            .world
            .rows(kind)
            .map(|(chunk, row)| chunk.id(row))
            .filter(|id| self.touched.get(id).is_none_or(|record| record.alive))
            .collect();
        // Brought back to life: back to where it was.
        let revived = self.order.iter().filter_map(|id| self.touched.get(id)).filter(|record| {
            record.kind == kind && record.alive && self.world.find(record.id).is_some_and(|old| !old.alive)
        });
        let mut sorted = false;
        for record in revived {
            all.push(record.id);
            sorted = true;
        }
        if sorted {
            all.sort_by_key(|id| self.world.place(*id));
        }
        all.extend(
            self.born
                .iter()
                .filter_map(|id| self.touched.get(id))
                .filter(|record| record.kind == kind && record.alive)
                .map(|record| record.id),
        );
        all
    }

    fn ever(&self, kind: Kind) -> Vec<RecordId> {
        let mut ever = self.world.ever(kind);
        ever.extend(self.born.iter().filter(|id| self.touched.get(id).is_some_and(|record| record.kind == kind)));
        ever
    }

    fn about(&self, target: RecordId) -> Vec<RecordId> {
        let still = |id: &RecordId| {
            self.touched.get(id).is_none_or(|record| record.alive && record.reference(ABOUT) == Some(target))
        };
        let mut list = self.world.about(target);
        let new: Vec<_> =
            self.about.get(&target).into_iter().flatten().filter(|id| !list.contains(id)).copied().collect();
        list.retain(still);
        list.extend(new.iter().filter(|id| still(id)));
        list.sort_by_key(|id| self.world.place(*id).map_or((1, None), |place| (0, Some(place))));
        list
    }

    fn referring(&self, kind: Kind, field: FieldId, target: RecordId) -> Vec<RecordId> {
        let refers = |record: &Record| record.alive && record.kind == kind && record.reference(field) == Some(target);
        let new = |record: &&Record| self.world.value(record.id, field) != Some(Value::Ref(target));
        let mut list = self.world.referring(kind, field, target);
        list.retain(|id| self.touched.get(id).is_none_or(refers));
        list.extend(self.touched.values().filter(|record| refers(record)).filter(new).map(|record| record.id));
        list
    }

    fn value(&self, id: RecordId, field: FieldId) -> Option<Value> {
        match self.touched.get(&id) {
            Some(record) => record.alive.then(|| record.get(field).cloned()).flatten(),
            None => self.world.value(id, field),
        }
    }

    fn kind(&self, id: RecordId) -> Option<Kind> {
        self.touched.get(&id).map(|record| record.kind).or_else(|| self.world.kind(id))
    }

    fn knows(&self, id: RecordId) -> bool {
        self.touched.contains_key(&id) || self.world.knows(id)
    }
}
