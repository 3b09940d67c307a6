//! Import of a table: choose a file or paste, say what its columns are, see what would become of it, take it in.
//! What was pasted is a file like any other. It is read in the Worker; the page sees what comes of it.

mod choose;
mod columns;
mod doubts;
mod preview;
mod worded;
mod written;

use crate::browser::breath::breath;
use crate::browser::chance;
use crate::browser::clipboard::{self, Pasted};
use crate::browser::clock::now;
use crate::browser::files;
use crate::browser::import_worker::{ImportWorker, WorkerError};
use crate::browser::received;
use crate::exchange::csv::{Encoding, Problem, ProblemKind};
use crate::exchange::import::protocol::{Failure, Job, Known};
use crate::exchange::import::{Doubt, Lookups, Mapping, Overview, Preview, RowProblem, ZoneTable, propose};
use crate::model::Kind;
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::parts::base_currency;
use crate::ui::router::A;
use crate::ui::session::{Session, ToastKind};
use choose::Choose;
use columns::Columns;
use doubts::{Doubles, Doubts};
use leptos::prelude::*;
use leptos::task::spawn_local;
use preview::{Counted, Pages, PreviewTable, Problems, totals};
use std::rc::Rc;
use web_sys::File;
use written::EncodingField;

/// Years for which the zone is written down for the Worker.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2060;

/// Records that are held against their rows without a pause.
const AT_A_TIME: usize = 1_000;

/// How far the import is.
#[derive(Clone)]
enum Step {
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
    session: Session,
    worker: StoredValue<Option<Rc<ImportWorker>>, LocalStorage>,
    file: RwSignal<String>,
    /// What was written or pasted as a table; kept until it was taken in.
    written: RwSignal<String>,
    step: RwSignal<Step>,
    /// What went wrong with the file as a whole.
    fault: RwSignal<Option<String>>,
    overview: RwSignal<Option<Overview>>,
    mapping: RwSignal<Option<Mapping>>,
    preview: RwSignal<Option<Preview>>,
    /// How many rows come before those that are shown.
    show_from: RwSignal<u64>,
    problems: RwSignal<Vec<RowProblem>>,
    /// Rows that may be of records that are there.
    doubts: RwSignal<Vec<Doubt>>,
    /// Whether the letters could not be read before: then the one who chose another encoding is still at it.
    mended: StoredValue<bool>,
    /// Counts the questions asked, so that a late answer to an old one is dropped.
    asked: StoredValue<u32>,
}

impl Desk {
    fn choose(self, file: File) {
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
    fn paste(self, pasted: Pasted) -> bool {
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
    fn read_written(self) {
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
    fn read_as(self, known: Known) {
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
                self.show_from.set(0);
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
    fn propose(self, kind: Option<Kind>) {
        let currency = base_currency(self.session);
        let mapping = self.overview.with_untracked(|overview| {
            let overview = overview.as_ref()?;
            Some(self.session.glance(|sight| propose(overview, kind, sight.records, sight.schema, currency)))
        });
        self.mapping.set(mapping);
        self.look();
    }

    /// Corrects the mapping, and looks again at what would become of the file.
    fn correct(self, change: impl FnOnce(&mut Mapping)) {
        self.mapping.update(|mapping| {
            if let Some(mapping) = mapping {
                change(mapping);
            }
        });
        self.look();
    }

    /// What each row is.
    fn kind(self) -> Kind {
        self.mapping.with_untracked(|mapping| mapping.as_ref().map_or(Kind::Contact, |mapping| mapping.kind))
    }

    fn job(self) -> Option<Job> {
        let format = self.overview.with_untracked(|overview| overview.as_ref().map(|o| o.format.clone()))?;
        let mapping = self.mapping.get_untracked()?;
        let (lookups, zone) = self.session.glance(|sight| {
            let lookups = Lookups::of(sight.records, sight.schema, &mapping);
            (lookups, ZoneTable::of(sight.zone, *YEARS.start(), *YEARS.end()))
        });
        let show_from = self.show_from.get_untracked();
        Some(Job { format, mapping, lookups, show_from, now: now(), zone, seed: chance::seed() })
    }

    /// What would become of the file.
    fn look(self) {
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
    fn run(self) {
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

    fn taken(self, records: u64) -> String {
        self.session.voice().texts.say_with("import-done", &[("n", Arg::from(records as f64))])
    }

    fn cancel(self) {
        if let Some(worker) = self.worker.get_value() {
            worker.cancel();
        }
    }

    fn again(self) {
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

/// The import screen.
#[component]
pub fn Import() -> impl IntoView {
    let session = use_session();
    let desk = Desk {
        session,
        worker: StoredValue::new_local(None),
        file: RwSignal::new(String::new()),
        written: RwSignal::new(String::new()),
        step: RwSignal::new(Step::Choose),
        fault: RwSignal::new(None),
        overview: RwSignal::new(None),
        mapping: RwSignal::new(None),
        preview: RwSignal::new(None),
        show_from: RwSignal::new(0),
        problems: RwSignal::new(Vec::new()),
        doubts: RwSignal::new(Vec::new()),
        mended: StoredValue::new(false),
        asked: StoredValue::new(0),
    };
    // Opened with the app, or shared with it: as if it were chosen here.
    if let Some(file) = received::take() {
        desk.choose(file);
    }
    // Owned by the page, so that it ends with it.
    StoredValue::new_local(clipboard::hear_pasted(move |pasted| desk.paste(pasted)));
    let fault = move || {
        desk.fault.get().map(|fault| view! { <div class="notice" role="alert" data-tone="late"><p>{fault}</p></div> })
    };
    view! {
        <header class="page-head"><h1>{move || session.say("import-title")}</h1></header>
        <div class="page-body">
            <div class="page-main import">
                {fault}
                {move || match desk.step.get() {
                    Step::Choose => view! { <Choose desk/> }.into_any(),
                    Step::Reading => {
                        let file = [("file", Arg::from(desk.file.get()))];
                        view! { <p role="status">{session.voice().texts.say_with("import-reading", &file)}</p> }.into_any()
                    }
                    Step::Unreadable(encoding) => view! { <Unreadable desk encoding/> }.into_any(),
                    Step::Map => view! { <Map desk/> }.into_any(),
                    Step::Running(done, total) => view! { <Running desk done total/> }.into_any(),
                    Step::Done(counted) => view! { <Finished desk counted/> }.into_any(),
                }}
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn Unreadable(desk: Desk, encoding: Encoding) -> impl IntoView {
    view! {
        <EncodingField desk now=Signal::stored(Some(encoding)) at_hand=true/>
        <p class="actions">
            <button class="button" on:click=move |_| desk.again()>{desk.session.say("common-cancel")}</button>
        </p>
    }
}

#[component]
fn Map(desk: Desk) -> impl IntoView {
    let session = desk.session;
    let rows = move || desk.preview.with(|preview| preview.as_ref().map_or(0, |p| p.counts.created + p.counts.updated));
    view! {
        <Columns desk/>
        <div aria-live="polite">
            {move || desk.preview.with(|preview| preview.as_ref().map(|preview| totals(session, &preview.counts)))}
        </div>
        // Above the rows, which may be many: nobody takes them in without having seen it.
        <Doubts desk/>
        <section>{move || desk.preview.get().map(|preview| view! { <PreviewTable desk preview/> })}</section>
        <Pages desk/>
        <Problems desk/>
        <p class="actions">
            <button class="button primary" disabled=move || rows() == 0 on:click=move |_| desk.run()>
                {move || session.voice().texts.say_with("import-run", &[("n", Arg::from(rows() as f64))])}
            </button>
            <button class="button" on:click=move |_| desk.again()>{session.say("common-cancel")}</button>
        </p>
    }
}

#[component]
fn Running(desk: Desk, done: u64, total: u64) -> impl IntoView {
    let session = desk.session;
    let file = [("file", Arg::from(desk.file.get_untracked()))];
    view! {
        <p role="status">{session.voice().texts.say_with("import-reading", &file)}</p>
        <progress max=total.to_string() value=done.to_string()></progress>
        <p class="actions">
            <button class="button" on:click=move |_| desk.cancel()>{session.say("common-cancel")}</button>
        </p>
    }
}

#[component]
fn Finished(desk: Desk, counted: Counted) -> impl IntoView {
    let session = desk.session;
    let records = counted.created + counted.updated;
    view! {
        <div class="notice" role="status" data-tone="good">
            <p>{desk.taken(records)}</p>
            <p>{counted.done(session)}</p>
            <p class="actions">
                {way_on(desk)}
                <button class="button" on:click=move |_| session.undo()>{session.say("frame-undo")}</button>
                <button class="button primary" on:click=move |_| desk.again()>{session.say("import-another")}</button>
            </p>
        </div>
        <Doubles desk counted/>
        <Problems desk/>
    }
}

/// Where that is what was taken in.
fn way_on(desk: Desk) -> Option<impl IntoView> {
    let kind = desk.mapping.with_untracked(|mapping| mapping.as_ref().map(|mapping| mapping.kind))?;
    let place = match kind {
        Kind::Deal => "/deals",
        Kind::Order => "/orders",
        Kind::Ticket => "/tickets",
        Kind::Lead => "/leads",
        Kind::Contact => "/contacts",
        Kind::Company => "/companies",
        Kind::Person => "/people",
        Kind::Product => "/products",
        Kind::Payment => "/payments",
        _ => return None,
    };
    let name = desk.session.voice().texts.say_named("kinds", kind.name(), &[]);
    Some(view! { <A href=place attr:class="button">{name}</A> })
}
