//! One import on its way: the file, what its columns are said to be, what would become of it, and its end. The
//! reading itself is the Worker's.
//!
//! Never here: anything that is drawn.

use super::preview::Counted;
use super::worded;
use crate::browser::breath::breath;
use crate::browser::chance;
use crate::browser::clipboard::Pasted;
use crate::browser::clock::now;
use crate::browser::files;
use crate::browser::import_worker::{ImportWorker, WorkerError};
use crate::exchange::csv::{Encoding, Problem, ProblemKind};
use crate::exchange::import::protocol::{Failure, Job, Known};
use crate::exchange::import::{Doubt, Lookups, Mapping, Overview, Preview, RowProblem, Show, ZoneTable, propose};
use crate::model::Kind;
use crate::text::Arg;
use crate::ui::parts::base_currency;
use crate::ui::session::{Session, ToastKind};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;
use web_sys::File;

/// Years for which the zone is written down for the Worker.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2060;

/// Records that are held against their rows without a pause.
const AT_A_TIME: usize = 1_000;

/// How far the import is.
#[derive(Clone)]
pub(super) enum Step {
    /// No file yet.
    Choose,
    /// The file is being looked at.
    Reading,
    /// Its letters could not be read in this encoding; another may be said.
    Unreadable(Encoding),
    /// What its columns are is being said.
    Map,
    /// It is being taken in: read, and of how much.
    Running(u64, u64),
    /// It was taken in.
    Done(Counted),
}

/// One import on its way.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    pub(super) session: Session,
    worker: StoredValue<Option<Rc<ImportWorker>>, LocalStorage>,
    pub(super) file: RwSignal<String>,
    /// What was written or pasted as a table; kept until it was taken in.
    pub(super) written: RwSignal<String>,
    pub(super) step: RwSignal<Step>,
    /// What went wrong with the file as a whole.
    pub(super) fault: RwSignal<Option<String>>,
    pub(super) overview: RwSignal<Option<Overview>>,
    pub(super) mapping: RwSignal<Option<Mapping>>,
    pub(super) preview: RwSignal<Option<Preview>>,
    /// Which rows are shown.
    pub(super) show: RwSignal<Show>,
    pub(super) problems: RwSignal<Vec<RowProblem>>,
    /// Rows that may be of records that are there.
    pub(super) doubts: RwSignal<Vec<Doubt>>,
    /// Whether the letters could not be read before: then the one who chose another encoding is still at it.
    pub(super) mended: StoredValue<bool>,
    /// Counts the questions asked, so that a late answer to an old one is dropped.
    asked: StoredValue<u32>,
}

impl Desk {
    /// A desk with nothing on it.
    pub(super) fn begin(session: Session) -> Desk {
        Desk {
            session,
            worker: StoredValue::new_local(None),
            file: RwSignal::new(String::new()),
            written: RwSignal::new(String::new()),
            step: RwSignal::new(Step::Choose),
            fault: RwSignal::new(None),
            overview: RwSignal::new(None),
            mapping: RwSignal::new(None),
            preview: RwSignal::new(None),
            show: RwSignal::new(Show::default()),
            problems: RwSignal::new(Vec::new()),
            doubts: RwSignal::new(Vec::new()),
            mended: StoredValue::new(false),
            asked: StoredValue::new(0),
        }
    }

    pub(super) fn choose(self, file: File) {
        self.file.set(file.name());
        self.fault.set(None);
        self.step.set(Step::Reading);
        spawn_local(async move {
            let overview = match self.started().await {
                Ok(worker) => worker.detect(&file).await,
                Err(error) => Err(error),
            };
            self.overviewed(overview, None);
        });
    }

    /// Takes what was pasted, where one thing ends and another may begin. Whether it did.
    pub(super) fn paste(self, pasted: Pasted) -> bool {
        let open = matches!(self.step.get_untracked(), Step::Choose | Step::Unreadable(_) | Step::Done(_));
        if open {
            match pasted {
                Pasted::File(file) => self.choose(file),
                Pasted::Text(text) => {
                    self.written.set(text);
                    self.read_written();
                }
            }
        }
        open
    }

    /// Reads what was written as the file it would be.
    pub(super) fn read_written(self) {
        let name = self.session.say("import-pasted-name");
        match self.written.with_untracked(|text| files::of_text(&name, text)) {
            Ok(file) => self.choose(file),
            Err(_) => self.fault.set(Some(self.session.say("import-no-file"))),
        }
    }

    async fn started(self) -> Result<Rc<ImportWorker>, WorkerError> {
        // A fresh one for each file: whatever befell the last, this one begins clean.
        self.worker.set_value(None);
        let worker = Rc::new(ImportWorker::start().await?);
        self.worker.set_value(Some(worker.clone()));
        Ok(worker)
    }

    /// Reads the file again, with what the person corrected.
    pub(super) fn read_as(self, known: Known) {
        let Some(worker) = self.worker.get_value() else { return };
        let kind = self.mapping.with_untracked(|mapping| mapping.as_ref().map(|mapping| mapping.kind));
        spawn_local(async move {
            let overview = worker.look(known).await;
            self.overviewed(overview, kind);
        });
    }

    fn overviewed(self, overview: Result<Overview, WorkerError>, kind: Option<Kind>) {
        match overview {
            Ok(overview) => {
                self.fault.set(None);
                self.overview.set(Some(overview));
                self.show.set(Show::default());
                self.propose(kind);
                let step = self.step.get_untracked();
                self.mended.set_value(matches!(step, Step::Unreadable(_)));
                // Drawn anew, it would take the focus from whoever is correcting something.
                if !matches!(step, Step::Map) {
                    self.step.set(Step::Map);
                }
            }
            // Something else was asked before the answer came, and that has its own.
            Err(WorkerError::Failed(Failure::Cancelled)) => {}
            Err(error) => {
                self.fault.set(Some(worded::failure(self.session, &error)));
                self.step.set(match error {
                    WorkerError::Failed(Failure::File(Problem {
                        kind: ProblemKind::BadEncoding { encoding }, ..
                    })) => Step::Unreadable(encoding),
                    _ => Step::Choose,
                });
            }
        }
    }

    /// Proposes what the columns are, for a kind or for the likeliest.
    pub(super) fn propose(self, kind: Option<Kind>) {
        let currency = base_currency(self.session);
        let mapping = self.overview.with_untracked(|overview| {
            let overview = overview.as_ref()?;
            Some(self.session.glance(|sight| propose(overview, kind, sight.records, sight.schema, currency)))
        });
        self.mapping.set(mapping);
        self.look();
    }

    /// Corrects the mapping, and looks again at what would become of the file.
    pub(super) fn correct(self, change: impl FnOnce(&mut Mapping)) {
        self.mapping.update(|mapping| {
            if let Some(mapping) = mapping {
                change(mapping);
            }
        });
        self.look();
    }

    /// What each row is.
    pub(super) fn kind(self) -> Kind {
        self.mapping.with_untracked(|mapping| mapping.as_ref().map_or(Kind::Contact, |mapping| mapping.kind))
    }

    fn job(self) -> Option<Job> {
        let format = self.overview.with_untracked(|overview| overview.as_ref().map(|o| o.format.clone()))?;
        let mapping = self.mapping.get_untracked()?;
        let (lookups, zone) = self.session.glance(|sight| {
            let lookups = Lookups::of(sight.records, sight.schema, &mapping);
            (lookups, ZoneTable::of(sight.zone, *YEARS.start(), *YEARS.end()))
        });
        let show = self.show.get_untracked();
        Some(Job { format, mapping, lookups, show, now: now(), zone, seed: chance::seed() })
    }

    /// What would become of the file.
    pub(super) fn look(self) {
        let (Some(worker), Some(job)) = (self.worker.get_value(), self.job()) else { return };
        self.asked.update_value(|asked| *asked += 1);
        let question = self.asked.get_value();
        let given = job.given();
        spawn_local(async move {
            let preview = worker.preview(job, |_, _| {}).await;
            if self.asked.try_get_value() != Some(question) {
                return;
            }
            match preview {
                Ok(mut preview) => {
                    while self.session.glance(|sight| preview.settle(AT_A_TIME, sight.records, &given)) {
                        breath().await;
                        if self.asked.try_get_value() != Some(question) {
                            return;
                        }
                    }
                    self.fault.set(None);
                    self.problems.set(preview.problems.clone());
                    self.doubts.set(preview.doubts.clone());
                    self.preview.set(Some(preview));
                }
                Err(WorkerError::Failed(Failure::Cancelled)) => {}
                Err(error) => {
                    self.preview.set(None);
                    self.fault.set(Some(worded::failure(self.session, &error)));
                }
            }
        });
    }

    /// Takes the file in.
    pub(super) fn run(self) {
        let (Some(worker), Some(job)) = (self.worker.get_value(), self.job()) else { return };
        self.asked.update_value(|asked| *asked += 1);
        self.step.set(Step::Running(0, 1));
        let given = job.given();
        // Whoever goes elsewhere meanwhile takes the page's signals along; the import goes on.
        let file = self.file.get_untracked();
        spawn_local(async move {
            let progress = move |done, total| self.step.set(Step::Running(done, total));
            match worker.import(job, progress).await {
                Ok(imported) => {
                    let doubts = imported.doubts.clone();
                    let (command, counts, problems) =
                        self.session.glance(|sight| imported.command(file, sight.records, &given));
                    match self.session.carry_out(command).await {
                        Ok(_) => {
                            self.problems.set(problems);
                            self.doubts.set(doubts);
                            self.written.set(String::new());
                            self.step.set(Step::Done(Counted::of(&counts)));
                            self.session.tell(ToastKind::Done, self.taken(counts.created + counts.updated));
                        }
                        Err(_) => self.step.set(Step::Map),
                    }
                }
                Err(WorkerError::Failed(Failure::Cancelled)) => {
                    self.session.tell(ToastKind::Told, self.session.say("import-nothing"));
                    self.step.set(Step::Map);
                }
                Err(error) => {
                    self.fault.set(Some(worded::failure(self.session, &error)));
                    self.step.set(Step::Map);
                }
            }
        });
    }

    pub(super) fn taken(self, records: u64) -> String {
        self.session.voice().texts.say_with("import-done", &[("n", Arg::from(records as f64))])
    }

    pub(super) fn cancel(self) {
        if let Some(worker) = self.worker.get_value() {
            worker.cancel();
        }
    }

    pub(super) fn again(self) {
        self.worker.set_value(None);
        self.overview.set(None);
        self.mapping.set(None);
        self.preview.set(None);
        self.problems.set(Vec::new());
        self.doubts.set(Vec::new());
        self.fault.set(None);
        self.step.set(Step::Choose);
    }
}
