//! Opening the base: what is there, whether it is whole, and what to do when it is not.

use super::past::Past;
use super::read::{Unread, fetch_works};
use super::works::works;
use super::{BASE, Base, Session};
use crate::browser::breath::painted;
use crate::browser::chance;
use crate::browser::clock::LocalZone;
use crate::browser::database::{Database, Durability, Lost as LostLink, StorageError};
use crate::browser::part::PartMissing;
use crate::browser::sentinel::{self, Sentinel, SentinelError};
use crate::commands::{Command, SetUp, name_keys};
use crate::model::{Currency, Device, RecordId};
use crate::vault::{Head, Manifest, WRITER, is_newer, is_older};
use crate::workspace::{Lost, Workspace};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// How far opening has come.
#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    /// The database is being opened.
    Opening,
    /// Records come in; what is there can be seen.
    Loading {
        /// Records that are here.
        done: u64,
        /// Records in all.
        total: u64,
    },
    /// There is nothing yet: a new person, or one who comes with a file.
    Welcome,
    /// There was something, and it is gone.
    Missing(Missing),
    /// There is something, but not the last that was written.
    SetBack,
    /// What is there is not whole.
    Damaged(Vec<Lost>),
    /// Another tab holds the base in an older form and does not answer.
    Blocked,
    /// A newer program wrote the base.
    Fenced,
    /// The browser does not give storage.
    NoStorage(StorageError),
    /// The part of the program that changes things did not come.
    PartMissing,
    /// Everything is here.
    Ready,
}

/// What is known of a base that is gone.
#[derive(Clone, Debug, PartialEq)]
pub struct Missing {
    /// How many records it held.
    pub records: u64,
    /// When it was last written, milliseconds since 1970.
    pub written_at: i64,
}

impl Session {
    /// Opens the base of this browser.
    pub async fn open(&self) {
        let inner = self.inner();
        let _turn = inner.queue.lock().await;
        self.phase.set(Phase::Opening);
        // Before the base: what another tab writes meanwhile must not look like a loss.
        let note = sentinel::read();
        let opened = loop {
            match Database::open(BASE, WRITER).await {
                // Whoever holds it up may let go at any time.
                Err(StorageError::Blocked { .. }) => self.phase.set(Phase::Blocked),
                opened => break opened,
            }
        };
        match opened {
            Ok((database, head)) => {
                self.hold(database);
                match head {
                    Some(head) if is_set_back(&head, &note) => self.phase.set(Phase::SetBack),
                    Some(head) => self.load(&head).await,
                    None => self.nothing_there(note),
                }
            }
            Err(StorageError::Newer) => self.phase.set(Phase::Fenced),
            Err(error) => self.phase.set(Phase::NoStorage(error)),
        }
    }

    /// Takes a database that was opened.
    pub(super) fn hold(&self, database: Database) {
        let session = *self;
        let handle = database.on_lost(move |lost| {
            match lost {
                LostLink::ForUpgrade => session.phase.set(Phase::Fenced),
                // Whether it can be had again, and what it holds then, shows at once.
                LostLink::ByBrowser | LostLink::ForDeletion => session.hear(),
            }
        });
        let inner = self.inner();
        *inner.lost.borrow_mut() = Some(handle);
        let before = inner.database.replace(Some(database));
        if let Some(before) = before {
            before.close();
        }
    }

    /// An empty base is a new person, unless a note outside says that there was something.
    fn nothing_there(&self, note: Result<Option<Sentinel>, SentinelError>) {
        let phase = match note {
            Ok(Some(note)) if note.records > 0 => {
                Phase::Missing(Missing { records: note.records, written_at: note.written_at })
            }
            Err(SentinelError::Garbled) => Phase::Missing(Missing { records: 0, written_at: 0 }),
            Ok(_) | Err(_) => Phase::Welcome,
        };
        self.phase.set(phase);
        let session = *self;
        spawn_local(async move {
            // What is read first does not wait for what is needed next.
            painted().await;
            fetch_works();
            // Another tab may be the one in which it is founded.
            session.begin_time();
        });
    }

    /// The base went away under the open page. What the page holds is still to be seen in the notice.
    pub(super) fn gone(&self) {
        let records = match &*self.inner().base.borrow() {
            Base::Ready(workspace) => workspace.manifest().rows(),
            Base::Loading(_) | Base::None => return,
        };
        self.phase.set(Phase::Missing(Missing { records, written_at: crate::browser::clock::now().0 }));
    }

    /// Goes on with what is there, although something later was written once.
    pub async fn go_on(&self) {
        let inner = self.inner();
        let _turn = inner.queue.lock().await;
        let Some(database) = inner.database.borrow().clone() else { return };
        match database.head().await {
            Ok(Some(head)) => self.load(&head).await,
            Ok(None) => self.nothing_there(sentinel::read()),
            Err(error) => self.phase.set(Phase::NoStorage(error)),
        }
    }

    /// Reads the base into memory, the needed shelves first.
    pub(super) async fn load(&self, head: &Head) {
        if is_newer(head) {
            return self.phase.set(Phase::Fenced);
        }
        if is_older(head) {
            return self.upgrade(head).await;
        }
        match self.read_all(head).await {
            Ok(workspace) => self.ready(workspace),
            Err(Unread::Lost(lost)) => self.phase.set(Phase::Damaged(lost)),
            Err(Unread::Storage(error)) => self.phase.set(Phase::NoStorage(error)),
            Err(Unread::Part(PartMissing)) => self.phase.set(Phase::PartMissing),
        }
    }

    pub(super) fn ready(&self, workspace: Workspace) {
        let past = Past::of(workspace.tail(), workspace.manifest().device);
        let inner = self.inner();
        *inner.past.borrow_mut() = past;
        *inner.base.borrow_mut() = Base::Ready(Box::new(workspace));
        self.note_outside();
        self.phase.set(Phase::Ready);
        self.publish();
        self.begin_time();
    }

    /// Begins an empty base with the defaults, in the person's language; where one was begun meanwhile, here
    /// by a second click or in another tab, goes on with that.
    pub async fn set_up(&self, currency: Currency) {
        let zone = LocalZone::new();
        let names = self.default_names();
        let set_up =
            SetUp { names, currency: currency.code().to_owned(), zone: crate::model::Zone::name(&zone).to_owned() };
        let inner = self.inner();
        {
            let _turn = inner.queue.lock().await;
            if self.phase.get_untracked() == Phase::Ready {
                return;
            }
            // What was open may have been taken away meanwhile.
            match Database::open(BASE, WRITER).await {
                Ok((database, head)) => {
                    self.hold(database);
                    if let Some(head) = head {
                        return self.load(&head).await;
                    }
                }
                Err(error) => return self.tell_trouble(&super::Trouble::Storage(error)),
            }
            let works = match works().await {
                Ok(works) => works,
                Err(missing) => return self.tell_trouble(&missing.into()),
            };
            let seed = chance::seed();
            let base = RecordId::at(crate::browser::clock::now().0, std::array::from_fn(|n| (seed >> (n * 8)) as u8));
            let device = Device((seed >> 64) as u64);
            let workspace = (works.empty)(base, device, Rc::new(zone));
            *inner.base.borrow_mut() = Base::Ready(Box::new(workspace));
            match self.try_in_turn(&Command::SetUp(set_up)).await {
                Ok(_) => {
                    self.phase.set(Phase::Ready);
                    self.begin_time();
                }
                Err(trouble) => {
                    *inner.base.borrow_mut() = Base::None;
                    self.tell_trouble(&trouble);
                }
            }
        }
        self.publish();
    }

    pub(super) fn default_names(&self) -> std::collections::BTreeMap<String, String> {
        let texts = self.voice.get_value().texts;
        let keys = name_keys();
        keys.into_iter().filter_map(|key| texts.find(&key, &[]).ok().map(|text| (key, text))).collect()
    }

    /// Takes a base that came from a file in place of nothing.
    ///
    /// # Errors
    /// When the browser could not keep it; nothing differs then.
    pub async fn take_over(&self, workspace: Workspace, writes: crate::vault::Writes) -> Result<(), super::Trouble> {
        let inner = self.inner();
        let _turn = inner.queue.lock().await;
        let database = inner.database.borrow().clone().ok_or(super::Trouble::NotOpen)?;
        let written = database.commit(&writes, Durability::Strict).await;
        written.map_err(|error| match error {
            crate::browser::database::CommitError::Storage(error)
            | crate::browser::database::CommitError::Unknown(error) => super::Trouble::Storage(error),
            _ => super::Trouble::NotOpen,
        })?;
        self.ready(workspace);
        Ok(())
    }
}

/// Whether the note outside tells of something later than the head: the browser lost the end.
fn is_set_back(head: &Head, note: &Result<Option<Sentinel>, SentinelError>) -> bool {
    let Ok(Some(note)) = note else { return false };
    let same = Manifest::from_bytes(&head.manifest).is_ok_and(|manifest| manifest.base.to_string() == note.base);
    same && head.generation < note.generation
}
