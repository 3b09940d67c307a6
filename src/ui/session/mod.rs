//! The one who holds the base while the page is open: the queue of commands, the only writer of signals.
//!
//! Components ask it to do things ([`Session::dispatch`]) and look through it ([`Session::look`]). It
//! decides nothing: what a command amounts to is planned by `workspace`, what lies where by `vault`.

mod act;
mod afterwards;
mod anew;
mod backup;
mod demo;
mod doubt;
mod erase;
mod forecast;
mod open;
mod others;
mod past;
mod read;
mod remind;
mod speech;
mod time;
mod toasts;
mod trouble;
mod works;

pub use act::{Done, Trouble};
pub use backup::{NotSaved, Saved, last_backup_ago, name_of_minute};
pub use open::{Missing, Phase};
pub use past::{Step, Way};
pub use toasts::{Toast, ToastKind};
pub use works::AskWhyNot;

use crate::automation::{RuleBook, Schedule};
use crate::browser::clock::{LocalZone, now};
use crate::browser::database::Database;
use crate::browser::tabs::{Tabs, Word};
use crate::browser::ticker::Ticker;
use crate::browser::{chance, listen::Listening};
use crate::model::{Given, Instant, Schema, Zone};
use crate::shelves::World;
use crate::text::{Formats, Language, Texts};
use crate::views::Sight;
use crate::workspace::{Loading, Workspace};
use futures::lock::Mutex;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

pub use crate::browser::database::BASE;

/// Whether everything the person did is on disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saving {
    /// It is.
    Saved,
    /// A moment.
    Saving,
    /// The last thing is not; it was said why.
    NotSaved,
}

enum Base {
    None,
    Loading(Box<Loading>),
    Ready(Box<Workspace>),
}

struct Inner {
    base: RefCell<Base>,
    database: RefCell<Option<Database>>,
    tabs: RefCell<Option<Tabs>>,
    queue: Mutex<()>,
    past: RefCell<past::Past>,
    /// One taking back after another: pressed twice, the second rests on what the first has left.
    taking_back: Mutex<()>,
    doubt: RefCell<Option<doubt::Doubt>>,
    // Owned here so that they end with the session.
    ticker: RefCell<Option<Ticker>>,
    /// The minute of whose tasks the system was told last.
    reminded: Cell<i64>,
    /// When the page was opened.
    begun: Instant,
    listening: RefCell<Vec<Listening>>,
    lost: RefCell<Option<crate::browser::database::LostHandle>>,
    nothing: (World, Schema, RuleBook, Schedule),
}

/// A handle on the session. Cheap to copy into handlers.
#[derive(Clone, Copy)]
pub struct Session {
    inner: StoredValue<Rc<Inner>, LocalStorage>,
    /// How far opening has come.
    pub phase: RwSignal<Phase>,
    /// Rises whenever records differ.
    revision: RwSignal<u64>,
    /// Whether everything is on disk.
    pub saving: RwSignal<Saving>,
    /// What is told at the edge of the screen.
    pub toasts: RwSignal<Vec<Toast>>,
    /// How many dialogs lie over the page.
    pub dialogs: RwSignal<u32>,
    /// The minute; screens that show times depend on it.
    minute: RwSignal<i64>,
    /// Rises whenever a backup was saved, or it was chosen when to be reminded of one.
    backups: RwSignal<u32>,
    /// Whether a backup is being saved in one click.
    pub saving_backup: RwSignal<bool>,
    /// Texts and formats in the person's language.
    pub language: RwSignal<Language>,
    voice: StoredValue<Voice, LocalStorage>,
}

/// Texts and formats of one language.
#[derive(Clone)]
pub struct Voice {
    /// Sentences.
    pub texts: Arc<Texts>,
    /// Dates, numbers, money.
    pub formats: Rc<dyn Formats>,
}

impl Session {
    /// A session that has opened nothing yet.
    #[must_use]
    #[expect(clippy::new_without_default, reason = "not a plain value: it asks the browser")]
    pub fn new() -> Session {
        let (language, voice) = speech::first();
        let inner = Inner {
            base: RefCell::new(Base::None),
            database: RefCell::new(None),
            tabs: RefCell::new(None),
            queue: Mutex::new(()),
            past: RefCell::default(),
            taking_back: Mutex::new(()),
            doubt: RefCell::default(),
            ticker: RefCell::new(None),
            reminded: Cell::new(i64::MIN),
            begun: now(),
            listening: RefCell::default(),
            lost: RefCell::new(None),
            nothing: Default::default(),
        };
        Session {
            inner: StoredValue::new_local(Rc::new(inner)),
            phase: RwSignal::new(Phase::Opening),
            revision: RwSignal::new(0),
            saving: RwSignal::new(Saving::Saved),
            toasts: RwSignal::new(Vec::new()),
            dialogs: RwSignal::new(0),
            minute: RwSignal::new(now().0 / 60_000),
            backups: RwSignal::new(0),
            saving_backup: RwSignal::new(false),
            language: RwSignal::new(language),
            voice: StoredValue::new_local(voice),
        }
    }

    /// Whether the base is open, whole and there.
    fn is_ready(&self) -> bool {
        self.phase.get_untracked() == Phase::Ready && matches!(*self.inner().base.borrow(), Base::Ready(_))
    }

    fn inner(&self) -> Rc<Inner> {
        self.inner.get_value()
    }

    /// Looks at the base. Runs again whenever records, the minute or the language differ.
    pub fn look<T>(&self, see: impl FnOnce(Sight<'_>) -> T) -> T {
        self.revision.track();
        self.minute.track();
        self.glance(see)
    }

    /// Looks at the base once, in a handler.
    pub fn glance<T>(&self, see: impl FnOnce(Sight<'_>) -> T) -> T {
        let inner = self.inner();
        let base = inner.base.borrow();
        let zone = LocalZone::unnamed();
        let (world, schema, book, schedule) = &inner.nothing;
        see(match &*base {
            Base::Ready(workspace) => Sight {
                records: workspace.records(),
                schema: workspace.schema(),
                book: workspace.book(),
                schedule: workspace.schedule(),
                now: now(),
                zone: &**workspace.zone(),
            },
            Base::Loading(loading) => {
                Sight { records: loading.records(), schema, book, schedule, now: now(), zone: &zone }
            }
            Base::None => Sight { records: world, schema, book, schedule, now: now(), zone: &zone },
        })
    }

    /// Texts and formats; tracks the language.
    #[must_use]
    pub fn voice(&self) -> Voice {
        // In a handler there is nothing that could be said anew.
        if leptos::reactive::graph::Observer::get().is_some() {
            self.language.track();
        }
        self.voice.get_value()
    }

    /// A sentence by its key.
    #[must_use]
    pub fn say(&self, key: &'static str) -> String {
        Texts::say(&self.voice().texts, key)
    }

    /// What the outside world gives to one action.
    fn given(&self, workspace: &Workspace) -> Given {
        Given { now: now(), zone: workspace.zone().clone(), device: workspace.manifest().device, seed: chance::seed() }
    }

    /// Tells screens and other tabs that records differ.
    fn publish(&self) {
        self.revision.update(|revision| *revision += 1);
    }

    fn tell_tabs(&self, word: Word) {
        if let Some(tabs) = &*self.inner().tabs.borrow() {
            tabs.tell(word);
        }
    }
}

/// How far local clocks are ahead of UTC at a moment, in minutes, for [`Formats`].
#[must_use]
pub fn offset_minutes(zone: &dyn Zone, at: Instant) -> i32 {
    i32::try_from(zone.offset_ms(at) / 60_000).unwrap_or(0)
}
