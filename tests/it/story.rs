//! A story: a base, a clock that is moved by hand, and what a person does, through the one door.

use std::cell::{Ref, RefCell};
use std::rc::Rc;
use tend::commands::{Command, Log, SaveRule, SetUp, pipeline_id, stage_id};
use tend::journal::{Cause, ChangeSet, Kept};
use tend::model::schema::{ABOUT, AMOUNT, NAME, RUN_STATUS, STAGE, TASK_STATUS};
use tend::model::time::{DAY_MS, HOUR_MS};
use tend::model::{
    Currency, Device, FieldId, Given, Instant, Kind, Money, Record, RecordId, Records, Stamp, Utc, Value, Zone,
};
use tend::rule::{Body, Mode};
use tend::vault::Writes;
use tend::views::Sight;
use tend::workspace::{Plan, Workspace};

/// Monday, 2 November 2026, nine o'clock UTC.
pub(crate) const START: &str = "2026-11-02T09:00:00Z";

pub(crate) struct Story {
    pub(crate) workspace: Workspace,
    pub(crate) now: Instant,
    pub(crate) zone: Rc<dyn Zone>,
    pub(crate) device: Device,
    /// Every change set that was made, in order.
    pub(crate) journal: Vec<ChangeSet>,
    /// Everything that was written, in order.
    pub(crate) disk: Rc<RefCell<Vec<Writes>>>,
    seed: u128,
}

impl Story {
    /// A base that was just set up.
    pub(crate) fn new() -> Story {
        Story::on(Device(1))
    }

    pub(crate) fn on(device: Device) -> Story {
        let mut story = Story::bare(device);
        let set_up = SetUp { names: Default::default(), currency: "GBP".into(), zone: "UTC".into() };
        story.act(Command::SetUp(set_up));
        story
    }

    /// An empty base.
    pub(crate) fn bare(device: Device) -> Story {
        let zone: Rc<dyn Zone> = Rc::new(Utc);
        let base = RecordId::derived("test base", &[&device.0.to_be_bytes()]);
        Story {
            workspace: Workspace::empty(base, device, zone.clone()),
            now: Instant::from_rfc3339(START).unwrap(),
            zone,
            device,
            journal: Vec::new(),
            disk: Rc::default(),
            seed: u128::from(device.0) << 64,
        }
    }

    pub(crate) fn given(&mut self) -> Given {
        self.seed += 1;
        Given { now: self.now, zone: self.zone.clone(), device: self.device, seed: self.seed }
    }

    pub(crate) fn plan(&mut self, command: Command) -> Result<Plan, tend::commands::Refusal> {
        let given = self.given();
        self.workspace.plan(&given, &command)
    }

    /// Does it; a refusal fails the test.
    #[track_caller]
    pub(crate) fn act(&mut self, command: Command) -> Option<RecordId> {
        let plan = self.plan(command).expect("refused");
        self.take(plan).0
    }

    pub(crate) fn take(&mut self, plan: Plan) -> (Option<RecordId>, Vec<Kept>) {
        self.disk.borrow_mut().extend(plan.writes().cloned());
        self.journal.extend(plan.sets.iter().cloned());
        let answer = (plan.subject, plan.kept.clone());
        self.workspace.adopt(plan);
        answer
    }

    /// Lets the clock run on, with the app open: every minute on which something falls due is met.
    pub(crate) fn wait(&mut self, ms: i64) -> &mut Self {
        let until = self.now.plus_ms(ms);
        while let Some(due) = self.workspace.next_due().filter(|due| *due <= until) {
            self.now = self.now.max(due);
            self.tick();
        }
        self.now = until;
        self.tick();
        self
    }

    pub(crate) fn wait_days(&mut self, days: i64) -> &mut Self {
        self.wait(days * DAY_MS)
    }

    pub(crate) fn wait_hours(&mut self, hours: i64) -> &mut Self {
        self.wait(hours * HOUR_MS)
    }

    /// Lets the clock run on, with the app closed.
    pub(crate) fn sleep_days(&mut self, days: i64) -> &mut Self {
        self.now = self.now.plus_ms(days * DAY_MS);
        self.tick();
        self
    }

    /// Carries out what fell due, a few at a time.
    pub(crate) fn tick(&mut self) {
        loop {
            let plan = self.plan(Command::PassTime { limit: 3 }).unwrap();
            if plan.sets.is_empty() {
                return;
            }
            self.take(plan);
        }
    }

    pub(crate) fn create(&mut self, kind: Kind, fields: &[(FieldId, Value)]) -> RecordId {
        self.act(Command::Create { kind, fields: fields.to_vec() }).unwrap()
    }

    /// A deal in the sales pipeline.
    pub(crate) fn deal(&mut self, name: &str, pounds: i64) -> RecordId {
        let amount = Money::new(pounds * 100, Currency::GBP);
        self.create(Kind::Deal, &[(NAME, name.into()), (AMOUNT, amount.into())])
    }

    pub(crate) fn rule(&mut self, name: &str, body: &str) -> RecordId {
        let body = Body::from_json(body).expect("the rule cannot be read");
        let id = self.act(Command::SaveRule(SaveRule { rule: None, name: name.into(), body })).unwrap();
        self.act(Command::SetMode { rule: id, mode: Mode::Auto, also_past: false });
        id
    }

    pub(crate) fn log(&mut self, about: RecordId, form: &str, direction: &str, outcome: &str) {
        let log = Log {
            about: Some(about),
            form: form.into(),
            direction: direction.into(),
            outcome: outcome.into(),
            ..Log::default()
        };
        self.act(Command::Log(log));
    }

    pub(crate) fn pay(&mut self, about: RecordId, pounds: i64) {
        self.act(Command::Pay {
            about: Some(about),
            amount: Money::new(pounds * 100, Currency::GBP),
            paid_on: None,
            reference: String::new(),
            payer: String::new(),
        });
    }

    pub(crate) fn move_to(&mut self, id: RecordId, stage: &str) {
        self.act(Command::Move { id, stage: sales(stage), fields: Vec::new() });
    }

    pub(crate) fn edit(&mut self, id: RecordId, field: FieldId, value: impl Into<Value>) {
        self.act(Command::Edit { ids: vec![id], fields: vec![(field, Some(value.into()))] });
    }

    /// What a screen may look at now.
    pub(crate) fn sight(&self) -> Sight<'_> {
        Sight {
            records: self.workspace.records(),
            schema: self.workspace.schema(),
            book: self.workspace.book(),
            schedule: self.workspace.schedule(),
            now: self.now,
            zone: &*self.zone,
        }
    }

    /// What the journal says of a record, as a page reads it.
    pub(crate) fn history(&self, id: RecordId) -> Vec<(u64, ChangeSet)> {
        let of_it = |set: &ChangeSet| {
            let changes = set.changes.iter().filter(|change| change.ids().any(|of| of == id)).cloned().collect();
            ChangeSet { changes, ..set.clone() }
        };
        self.journal.iter().map(of_it).filter(|set| !set.changes.is_empty()).map(|set| (0, set)).collect()
    }

    pub(crate) fn record(&self, id: RecordId) -> Record {
        self.workspace.records().find(id).expect("no such record").into_owned()
    }

    pub(crate) fn text(&self, id: RecordId, field: FieldId) -> String {
        self.record(id).text(field).to_owned()
    }

    /// The word of the sales stage in which a deal stands.
    pub(crate) fn stage(&self, id: RecordId) -> &'static str {
        let stage = self.record(id).reference(STAGE);
        let words = ["new", "quote-sent", "follow-up", "negotiation", "invoice-sent", "won", "lost"];
        words.into_iter().find(|word| stage == Some(sales(word))).unwrap_or("elsewhere")
    }

    pub(crate) fn all(&self, kind: Kind) -> Vec<Record> {
        let records = self.workspace.records();
        records.all(kind).into_iter().map(|id| records.find(id).unwrap().into_owned()).collect()
    }

    /// Titles of the open tasks about a record.
    pub(crate) fn tasks(&self, about: RecordId) -> Vec<String> {
        let tasks = self.all(Kind::Task).into_iter();
        tasks
            .filter(|task| task.reference(ABOUT) == Some(about) && task.text(TASK_STATUS) == "open")
            .map(|task| task.text(NAME).to_owned())
            .collect()
    }

    /// The states of all runs, in order.
    pub(crate) fn runs(&self) -> Vec<String> {
        self.all(Kind::Run).iter().map(|run| run.text(RUN_STATUS).to_owned()).collect()
    }

    /// The change sets of the action that made a record.
    pub(crate) fn deed_of(&self, id: RecordId) -> Vec<ChangeSet> {
        let deed = self
            .journal
            .iter()
            .find(|set| set.changes.iter().any(|change| change.ids().any(|of| of == id)))
            .map(|set| set.deed);
        self.journal.iter().filter(|set| Some(set.deed) == deed).cloned().collect()
    }

    /// The change sets of all actions in which a run was made or went on.
    pub(crate) fn sets_of(&self, run: RecordId) -> Vec<ChangeSet> {
        let is_of = |set: &&ChangeSet| matches!(set.cause, Cause::Rule { run: of, .. } if of == run);
        let deeds: Vec<Stamp> = self.journal.iter().filter(is_of).map(|set| set.deed).collect();
        self.journal.iter().filter(|set| deeds.contains(&set.deed)).cloned().collect()
    }

    /// The change sets of the last action.
    pub(crate) fn last_deed(&self) -> Vec<ChangeSet> {
        let deed = self.journal.last().map(|set| set.deed);
        self.journal.iter().filter(|set| Some(set.deed) == deed).cloned().collect()
    }

    pub(crate) fn disk(&self) -> Ref<'_, Vec<Writes>> {
        self.disk.borrow()
    }
}

/// A default sales stage.
pub(crate) fn sales(stage: &str) -> RecordId {
    stage_id("sales", stage)
}

/// The default sales pipeline.
pub(crate) fn sales_pipeline() -> RecordId {
    pipeline_id("sales")
}
