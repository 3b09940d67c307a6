//! The passing of time: a beat once a second, and a look at the clock whenever the page comes back.

use super::{Base, Session, Trouble};
use crate::browser::clock::now;
use crate::browser::listen::on_wake;
use crate::browser::notify;
use crate::browser::ticker::Ticker;
use crate::commands::Command;
use crate::model::schema::{ABOUT, CHANNEL, TEXT};
use crate::model::{Kind, Record, Records};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Runs that are carried out in one action when time passes.
const AT_ONCE: usize = 200;

impl Session {
    /// Starts to let time pass, unless it does already, and looks at once at what fell due.
    pub(super) fn begin_time(&self) {
        let inner = self.inner();
        if inner.ticker.borrow().is_none() {
            self.join_tabs();
            let session = *self;
            *inner.ticker.borrow_mut() = Ticker::start(move || session.beat());
            *inner.listening.borrow_mut() = on_wake(move || session.wake());
        }
        self.wake();
    }

    fn beat(&self) {
        let minute = now().0.div_euclid(60_000);
        if self.minute.get_untracked() != minute {
            self.minute.set(minute);
        }
        self.remind();
        let inner = self.inner();
        if let Some(tabs) = &*inner.tabs.borrow() {
            tabs.beat();
        }
        if self.is_due() && self.leads() {
            self.pass_time();
        }
    }

    /// The page came back: others may have written, and much may have fallen due.
    fn wake(&self) {
        self.hear();
        if self.is_due() {
            self.pass_time();
        }
        self.remind();
    }

    /// Whether this tab is the one that ticks; without channels every tab is, and the transaction sorts it out.
    #[must_use]
    pub fn leads(&self) -> bool {
        self.inner().tabs.borrow().as_ref().is_none_or(crate::browser::tabs::Tabs::leads)
    }

    fn is_due(&self) -> bool {
        let inner = self.inner();
        let base = inner.base.borrow();
        self.is_ready()
            && matches!(&*base, Base::Ready(workspace) if workspace.next_due().is_some_and(|due| due <= now()))
    }

    /// Carries out what fell due.
    fn pass_time(&self) {
        let session = *self;
        spawn_local(async move {
            let mut runs = Vec::new();
            while session.is_due() {
                match session.try_out(&Command::PassTime { limit: AT_ONCE }).await {
                    Ok(done) if done.deed.is_none() => break,
                    Ok(done) => runs.extend(done.runs),
                    // The next beat asks for the part again; whoever acts meanwhile is told.
                    Err(Trouble::NotOpen | Trouble::PartMissing) => break,
                    Err(trouble) => {
                        session.tell_trouble(&trouble);
                        break;
                    }
                }
            }
            session.notify_of(&runs.iter().map(|note| note.run).collect::<Vec<_>>());
        });
    }

    /// Shows what runs told the person at the desk, as far as the system lets.
    fn notify_of(&self, runs: &[crate::model::RecordId]) {
        if runs.is_empty() || !notify::allowed() {
            return;
        }
        let told = |message: &Record| {
            message.text(CHANNEL) == "notice"
                && message.reference(crate::model::schema::BY_RUN).is_some_and(|run| runs.contains(&run))
        };
        let notices: Vec<[String; 4]> = self.glance(|sight| {
            let messages = sight.records.all(Kind::Message).into_iter().filter_map(|id| sight.records.get(id));
            let told = messages.filter(|message| told(message));
            told.map(|message| {
                let about = message.reference(ABOUT);
                let title = about.map(|about| sight.name(about)).unwrap_or_default();
                let place = about.map(|about| format!("record/{about}")).unwrap_or_default();
                [title, message.text(TEXT).to_owned(), message.id.to_string(), place]
            })
            .collect()
        });
        for [title, body, tag, place] in notices {
            notify::show(title, body, tag, place);
        }
    }
}
