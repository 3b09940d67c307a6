//! The one living connection of a page: lost at any moment, had again when next needed.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use futures::FutureExt;
use futures::future::{AbortHandle, LocalBoxFuture, Shared, abortable};
use gloo_timers::future::TimeoutFuture;
use indexed_db_futures::database::{Database as Idb, VersionChangeEvent};
use wasm_bindgen_futures::spawn_local;

use super::error::{StorageError, in_request};
use super::open::{Missing, open};
use super::wait::Patience;

/// Why the connection went away. It is opened again when next needed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lost {
    /// The browser closed it: the site's data were cleared, or the disk failed.
    ByBrowser,
    /// Another tab runs a newer program and upgrades the database; this page gave way.
    ForUpgrade,
    /// Another tab deletes the database; this page gave way.
    ForDeletion,
}

/// A connection and the watch over it. Both end when the last user is done.
pub(super) struct Connection {
    pub(super) idb: Idb,
    watch: AbortHandle,
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.watch.abort();
        // Closing waits for running transactions; closing twice does nothing.
        self.idb.clone().close();
    }
}

type Opening = Shared<LocalBoxFuture<'static, Result<Rc<Connection>, StorageError>>>;

enum State {
    Open(Rc<Connection>),
    Opening(Opening),
    Lost,
    Shut,
}

type Watcher = Rc<dyn Fn(Lost)>;

/// How often an opening that the browser broke off is tried again, and after which pause (ms).
const TRIES: u32 = 20;
const PAUSE_MS: u32 = 50;

/// Keeps at most one connection, however many ask at once.
pub(super) struct Link {
    pub(super) name: String,
    pub(super) patience: Patience,
    state: RefCell<State>,
    /// What has been here once is not made anew, empty, when it is gone.
    had_one: Cell<bool>,
    watchers: RefCell<Vec<(u64, Watcher)>>,
    next_watcher: Cell<u64>,
}

impl Link {
    pub(super) fn new(name: &str, patience: Patience) -> Rc<Self> {
        Rc::new(Self {
            name: name.to_owned(),
            patience,
            state: RefCell::new(State::Lost),
            had_one: Cell::new(false),
            watchers: RefCell::default(),
            next_watcher: Cell::new(0),
        })
    }

    /// The living connection, opened if there is none.
    pub(super) async fn connection(self: &Rc<Self>) -> Result<Rc<Connection>, StorageError> {
        let opening = {
            let mut state = self.state.borrow_mut();
            match &*state {
                State::Open(connection) => return Ok(connection.clone()),
                State::Shut => return Err(StorageError::Closed),
                State::Opening(opening) => opening.clone(),
                State::Lost => {
                    let link = self.clone();
                    let opening = async move { link.open().await }.boxed_local().shared();
                    *state = State::Opening(opening.clone());
                    opening
                }
            }
        };
        opening.await
    }

    async fn open(self: Rc<Self>) -> Result<Rc<Connection>, StorageError> {
        let missing = if self.had_one.get() { Missing::Refuse } else { Missing::Create };
        let opened = match self.asked(missing).await {
            Ok(idb) => self.watched(idb),
            Err(e) => Err(e),
        };
        let mut state = self.state.borrow_mut();
        match (&*state, opened) {
            (State::Shut, _) => Err(StorageError::Closed),
            (_, Ok(connection)) => {
                self.had_one.set(true);
                *state = State::Open(connection.clone());
                Ok(connection)
            }
            (_, Err(e)) => {
                *state = State::Lost;
                Err(e)
            }
        }
    }

    /// Asks the browser, and again while it turns away whoever comes: it is clearing the site's data, and
    /// what is there is known only afterwards.
    async fn asked(&self, missing: Missing) -> Result<Idb, StorageError> {
        for _ in 0..TRIES {
            match open(&self.name, missing, self.patience.open).await {
                Err(StorageError::Aborted { .. }) => TimeoutFuture::new(PAUSE_MS).await,
                answer => return answer,
            }
        }
        open(&self.name, missing, self.patience.open).await
    }

    fn watched(self: &Rc<Self>, idb: Idb) -> Result<Rc<Connection>, StorageError> {
        let mut changes = match idb.version_changes() {
            Ok(changes) => changes,
            Err(e) => {
                idb.close();
                return Err(in_request(&e));
            }
        };
        let (change, watch) = abortable(async move { changes.recv().await });
        let connection = Rc::new(Connection { idb, watch });

        let link = Rc::downgrade(self);
        let watched = Rc::downgrade(&connection);
        spawn_local(async move {
            if let Ok(change) = change.await {
                lose(&link, &watched, change);
            }
        });
        Ok(connection)
    }

    /// Lets this connection go, unless another has taken its place already.
    pub(super) fn forget(&self, connection: &Rc<Connection>) {
        let mut state = self.state.borrow_mut();
        if matches!(&*state, State::Open(current) if Rc::ptr_eq(current, connection)) {
            *state = State::Lost;
        }
        drop(state);
        connection.idb.clone().close();
    }

    /// Closes for good.
    pub(super) fn shut(&self) {
        let before = self.state.replace(State::Shut);
        if let State::Open(connection) = before {
            connection.idb.clone().close();
        }
    }

    pub(super) fn watch(self: &Rc<Self>, watcher: Watcher) -> LostHandle {
        let id = self.next_watcher.get();
        self.next_watcher.set(id + 1);
        self.watchers.borrow_mut().push((id, watcher));
        LostHandle { link: Rc::downgrade(self), id }
    }
}

fn lose(link: &Weak<Link>, connection: &Weak<Connection>, change: Option<VersionChangeEvent>) {
    let (Some(link), Some(connection)) = (link.upgrade(), connection.upgrade()) else {
        return;
    };
    link.forget(&connection);
    let lost = match change {
        None => Lost::ByBrowser,
        Some(event) if event.new_version().is_some() => Lost::ForUpgrade,
        Some(_) => Lost::ForDeletion,
    };
    // Copied, so that a watcher may add or drop watchers.
    let watchers = link.watchers.borrow().clone();
    for (_, watcher) in watchers {
        watcher(lost);
    }
}

/// Keeps a watcher of [`super::Database::on_lost`] listening until it is dropped.
#[must_use = "the watcher is gone when this is dropped"]
pub struct LostHandle {
    link: Weak<Link>,
    id: u64,
}

impl Drop for LostHandle {
    fn drop(&mut self) {
        if let Some(link) = self.link.upgrade() {
            link.watchers.borrow_mut().retain(|(id, _)| *id != self.id);
        }
    }
}
