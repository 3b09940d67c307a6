//! Saving the base as a file, and taking one in place of nothing or of what is damaged.

use super::{Base, Session, Trouble};
use crate::browser::backup_worker::{BackupWorker, Unread};
use crate::browser::clock::{LocalZone, now};
use crate::browser::database::{Database, StorageError};
use crate::browser::files::{FileRefused, Pieces, download};
use crate::browser::place::{Place, PlaceError};
use crate::browser::{chance, preferences};
use crate::exchange::backup::{Backup, Unwritable, Writer, floors};
use crate::journal::ChangeSet;
use crate::model::time::{DAY_MS, to_local};
use crate::model::{Device, Instant, RecordId, Stamp, Zone};
use crate::shelves::World;
use crate::vault::{Manifest, Segment, Tail, WRITER};
use crate::views::backup_due::{self, USUAL_DAYS};
use crate::workspace::Workspace;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use std::rc::Rc;

const MIME: &str = "application/json";
/// Under this name stands which base was last saved, and when.
const LAST: &str = "backup";
/// After how many days one is reminded; until when one has put that off.
const EVERY: &str = "backup-every";
const PUT_OFF: &str = "backup-put-off";

/// A backup that was saved and read again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The name of the file.
    pub file: String,
    /// Records in it, living and deleted.
    pub records: u64,
    /// Whether it was written to a place; else it was handed to the browser, which tells nobody what became of it.
    pub placed: bool,
}

/// Why no backup was saved.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotSaved {
    /// The base could not be read.
    #[error("the base could not be read")]
    Base(Trouble),
    /// Something in it has no form in a file.
    #[error(transparent)]
    Unwritable(#[from] Unwritable),
    /// The browser would not take the file.
    #[error(transparent)]
    Refused(#[from] FileRefused),
    /// It could not be written to the chosen place.
    #[error("it could not be written to the chosen place")]
    Place(#[from] PlaceError),
    /// What was written could not be read again.
    #[error(transparent)]
    Check(#[from] Unread),
    /// What was read again is not what was written.
    #[error("the file does not hold what was written")]
    Differs,
    /// The person stopped it.
    #[error("stopped")]
    Stopped,
}

impl From<StorageError> for NotSaved {
    fn from(error: StorageError) -> Self {
        NotSaved::Base(Trouble::Storage(error))
    }
}

/// The base at one moment: what happens while it is written does not get into the file.
struct Still {
    records: World,
    manifest: Manifest,
    tail: Tail,
}

impl Session {
    /// Writes the whole base into a file, reads that again in the Worker, and puts it into the chosen place, or else
    /// gives it to the person. `go_on` hears how much is done, of how much, and says whether to go on.
    ///
    /// # Errors
    /// [`NotSaved`]; no file was given then, and what lay in the place lies there still.
    pub async fn back_up(
        &self,
        place: Option<&Place>,
        mut go_on: impl FnMut(u64, u64) -> bool,
    ) -> Result<Saved, NotSaved> {
        let still = self.still().ok_or(NotSaved::Base(Trouble::NotOpen))?;
        let database = self.inner().database.borrow().clone().ok_or(NotSaved::Base(Trouble::NotOpen))?;
        // Segments are gone through twice, to be put in order and to be written; the check is a third of it.
        let count = still.manifest.segments;
        let total = count * 3 + 1;
        let mut least = Vec::new();
        for number in 0..count {
            let segment = still.segment(number, &database).await?;
            least.push(segment.join_some(&|_| None).into_iter().flatten().map(|set| set.stamp).min());
            // Each reading lets the page live as it is.
            if !go_on(number, total) {
                return Err(NotSaved::Stopped);
            }
        }
        let least: Vec<Stamp> = least.into_iter().map(|least| least.unwrap_or(Stamp::ZERO)).collect();

        let mut writer = Writer::new(still.manifest.base);
        let mut pieces = Pieces::default();
        let mut sets = 0;
        for (number, floor) in (0..count).zip(floors(&least)) {
            let segment = still.segment(number, &database).await?;
            let joined = self.joined(segment, &database).await?.ok_or(StorageError::Damaged)?;
            let action: Vec<_> = joined.into_iter().flatten().collect();
            sets += action.len() as u64;
            writer.journal(action, floor);
            while let Some(piece) = writer.next(&still.records)? {
                pieces.push(&piece)?;
                pause(&mut go_on, count + number, total).await?;
            }
        }
        writer.close();
        while let Some(piece) = writer.next(&still.records)? {
            pieces.push(&piece)?;
            pause(&mut go_on, count * 2, total).await?;
        }
        let file = pieces.whole(MIME)?;

        let worker = BackupWorker::start().await?;
        let mut stopped = false;
        let read = worker.check(&file, |done, of| {
            stopped |= !go_on(count * 2 + count * done / of.max(1), total);
        });
        let read = read.await?;
        if stopped {
            return Err(NotSaved::Stopped);
        }
        let records = still.manifest.rows();
        if read != (records, sets) {
            return Err(NotSaved::Differs);
        }
        let at = now();
        let name = match place {
            Some(place) => place.write(&name_of_day(at, &LocalZone::new()), &file).await?,
            None => {
                let name = name_of_minute(at, &LocalZone::new());
                download(&file, &name)?;
                name
            }
        };
        preferences::set(LAST, &format!("{} {}", still.manifest.base, at.0));
        self.backups.update(|backups| *backups += 1);
        Ok(Saved { file: name, records, placed: place.is_some() })
    }

    /// After how many days one is reminded of the backup; never, when that is 0.
    #[must_use]
    pub fn backup_every(&self) -> i64 {
        preferences::get(EVERY).and_then(|days| days.parse().ok()).unwrap_or(USUAL_DAYS)
    }

    /// Chooses after how many days one is reminded.
    pub fn set_backup_every(&self, days: i64) {
        preferences::set(EVERY, &days.to_string());
        self.backups.update(|backups| *backups += 1);
    }

    /// Is not reminded for so many days.
    pub fn put_backup_off(&self, days: i64) {
        preferences::set(PUT_OFF, &(now().0 + days * DAY_MS).to_string());
        self.backups.update(|backups| *backups += 1);
    }

    /// Whether it is time to save a backup; looks again when one was saved.
    #[must_use]
    pub fn is_backup_due(&self) -> bool {
        let put_off = preferences::get(PUT_OFF).and_then(|until| until.parse().ok()).map(Instant);
        let (last, every) = (self.last_backup(), self.backup_every());
        self.look(|sight| backup_due::is_due(sight, last, every, put_off))
    }

    /// Whether anything was written since the last backup that was saved on another day than today.
    #[must_use]
    pub fn lacks_copy_of_today(&self) -> bool {
        let Some(manifest) = self.manifest() else { return false };
        let last = self.last_backup().map_or(i64::MIN, |last| last.0);
        let zone = LocalZone::unnamed();
        let day = |at: Instant| to_local(at, &zone).0;
        let written = manifest.seen.values().map(|stamp| stamp.ms()).max();
        let written = written.and_then(|ms| i64::try_from(ms).ok()).unwrap_or_default();
        written > last && (last == i64::MIN || day(Instant(last)) < day(now()))
    }

    /// When this base was last saved as a file from this browser; looks again when it was.
    #[must_use]
    pub fn last_backup(&self) -> Option<Instant> {
        if leptos::reactive::graph::Observer::get().is_some() {
            self.backups.track();
        }
        let inner = self.inner();
        let base = inner.base.borrow();
        let Base::Ready(workspace) = &*base else { return None };
        let last = preferences::get(LAST)?;
        let (of, at) = last.split_once(' ')?;
        (of == workspace.manifest().base.to_string()).then_some(())?;
        at.parse().ok().map(Instant)
    }

    /// What the base must hold, and so which one it is.
    #[must_use]
    pub fn manifest(&self) -> Option<Manifest> {
        let inner = self.inner();
        let base = inner.base.borrow();
        if let Base::Ready(workspace) = &*base { Some(workspace.manifest().clone()) } else { None }
    }

    /// Founds the base from a backup, in place of nothing or of what is damaged. This profile gets a new
    /// name: what it was called before may be known elsewhere.
    ///
    /// # Errors
    /// [`Trouble`]; what is on disk is as it was then.
    pub async fn found_from(&self, backup: &Backup) -> Result<(), Trouble> {
        self.found(backup.base, backup.sets.clone()).await
    }

    /// Founds the base from a whole journal, as [`Session::found_from`] says.
    pub(super) async fn found(&self, base: RecordId, sets: Vec<ChangeSet>) -> Result<(), Trouble> {
        // What was open may have been taken away meanwhile.
        let (database, head) = Database::open(super::BASE, WRITER).await.map_err(Trouble::Storage)?;
        self.hold(database);
        let device = Device((chance::seed() >> 64) as u64);
        let none = Manifest::empty(base, device);
        let old = match head {
            None => none,
            // What a damaged manifest told is lost; its generation is known all the same.
            Some(head) => Manifest::from_bytes(&head.manifest)
                .map(|old| Manifest { generation: head.generation, ..old })
                .unwrap_or(Manifest { generation: head.generation, ..none }),
        };
        let founded = Workspace::found(&old, base, device, sets, Rc::new(LocalZone::new()));
        let (workspace, writes) = founded.map_err(|_| Trouble::Refused(crate::commands::Refusal::TooLarge))?;
        self.take_over(workspace, writes).await
    }

    fn still(&self) -> Option<Still> {
        let inner = self.inner();
        let base = inner.base.borrow();
        let Base::Ready(workspace) = &*base else { return None };
        let (records, manifest) = (workspace.records().clone(), workspace.manifest().clone());
        Some(Still { records, manifest, tail: workspace.tail().clone() })
    }
}

impl Still {
    /// A segment as it was: the last one may have grown on disk since.
    async fn segment(&self, number: u64, database: &Database) -> Result<Segment, StorageError> {
        let bytes = if number == self.tail.number {
            Some(self.tail.bytes())
        } else {
            database.segments(&[number]).await?.pop().flatten()
        };
        bytes.and_then(|bytes| Segment::open(&bytes).ok()).ok_or(StorageError::Damaged)
    }
}

/// Tells how far it is, and lets the page live in between.
async fn pause(go_on: &mut impl FnMut(u64, u64) -> bool, done: u64, total: u64) -> Result<(), NotSaved> {
    if !go_on(done, total) {
        return Err(NotSaved::Stopped);
    }
    TimeoutFuture::new(0).await;
    Ok(())
}

/// How long ago the last backup was saved, as it is said; looks again as minutes pass.
#[must_use]
pub fn last_backup_ago(session: Session) -> Option<String> {
    // Before the base is there nobody knows of which base it was.
    session.look(|_| ());
    let at = session.last_backup()?;
    let (offset, now) = session.look(|sight| (super::offset_minutes(sight.zone, at), sight.now));
    Some(session.voice().formats.ago(at.0, now.0, offset))
}

/// `tend-2026-11-22-0930.json`, by the clock on the wall.
#[must_use]
pub fn name_of_minute(at: Instant, zone: &dyn Zone) -> String {
    let local = Instant(at.0 + zone.offset_ms(at)).to_rfc3339().unwrap_or_default();
    let part = |range| local.get(range).unwrap_or_default();
    format!("tend-{}-{}{}.json", part(0..10), part(11..13), part(14..16))
}

/// `tend-2026-11-22.json`: in a folder every day has one file, the last of that day.
fn name_of_day(at: Instant, zone: &dyn Zone) -> String {
    format!("tend-{}.json", to_local(at, zone).0.to_iso())
}
