//! The made-up base in memory: what its person does, and the days between.

use super::{DEVICE, Wish, mark};
use crate::commands::{Command, Log, SaveRule, SetUp};
use crate::journal::{Change, ChangeSet};
use crate::model::schema::NAME;
use crate::model::time::{DAY_MS, MINUTE_MS, from_local, to_local};
use crate::model::{Currency, Day, FieldId, Given, Instant, Kind, Money, RecordId, Records, Value, Zone};
use crate::rule::{Body, Mode};
use crate::shelves::World;
use crate::workspace::Workspace;
use std::rc::Rc;

/// How many days the made-up past is long.
pub(super) const DAYS: i32 = 118;

/// How many runs are carried out in one action when time passes.
const RUNS: usize = 20;

/// The base, and the moment it has come to.
pub(super) struct Desk {
    workspace: Workspace,
    zone: Rc<dyn Zone>,
    currency: Currency,
    /// Amounts of the plot are in hundreds of roubles or in whole units of most other currencies.
    scale: i64,
    seed: u64,
    drawn: u64,
    /// Where the clock stands.
    pub(super) now: Instant,
    /// Where the clock will stand in the end.
    pub(super) until: Instant,
    /// All that was done.
    pub(super) journal: Vec<ChangeSet>,
}

impl Desk {
    /// A base that was set up long before the end.
    pub(super) fn new(wish: &Wish) -> Desk {
        let (today, _) = to_local(wish.until, &*wish.zone);
        let base = RecordId::derived("demo base", &[&wish.seed.to_le_bytes(), &wish.until.0.to_le_bytes()]);
        let mut desk = Desk {
            workspace: Workspace::empty(base, DEVICE, wish.zone.clone()),
            zone: wish.zone.clone(),
            currency: wish.currency,
            scale: scale(wish.currency),
            seed: wish.seed,
            drawn: 0,
            now: from_local(today.plus_days(-DAYS), 9 * 60 * MINUTE_MS, &*wish.zone),
            until: wish.until,
            journal: Vec::new(),
        };
        let zone = wish.zone.name().to_owned();
        desk.act(Command::SetUp(SetUp { names: wish.names.clone(), currency: wish.currency.code().to_owned(), zone }));
        desk
    }

    /// Chance: a whole number below `end`.
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.drawn += 1;
        let drawn = RecordId::derived("demo chance", &[&self.seed.to_le_bytes(), &self.drawn.to_le_bytes()]);
        // A made-up base need not be exactly even.
        (drawn.bits() % end.max(1) as u128) as usize
    }

    /// One of these, by chance.
    pub(super) fn pick<T: Copy>(&mut self, of: &[T]) -> Option<T> {
        let at = self.below(of.len());
        of.get(at).copied()
    }

    /// Does it now. What the base refuses is left out of the story: tests see to it that nothing is.
    pub(super) fn act(&mut self, command: Command) -> Option<RecordId> {
        self.drawn += 1;
        let seed = RecordId::derived("demo act", &[&self.seed.to_le_bytes(), &self.drawn.to_le_bytes()]).bits();
        let given = Given { now: self.now, zone: self.zone.clone(), device: DEVICE, seed };
        let plan = self.workspace.plan(&given, &command);
        debug_assert!(plan.is_ok(), "refused: {command:?}: {:?}", plan.err());
        let plan = plan.ok()?;
        self.journal.extend(plan.sets.iter().cloned());
        let subject = plan.subject;
        self.workspace.adopt(plan);
        subject
    }

    /// Lets time pass, and rules with it.
    pub(super) fn wait_until(&mut self, at: Instant) {
        while let Some(due) = self.workspace.next_due().filter(|due| *due <= at) {
            self.now = self.now.max(due);
            let before = self.journal.len();
            self.act(Command::PassTime { limit: RUNS });
            if self.journal.len() == before {
                break;
            }
        }
        self.now = self.now.max(at);
    }

    /// A moment so many days from the last one, in the middle of a working day.
    pub(super) fn working(&mut self, from: Instant, days: i32) -> Instant {
        let (day, _) = to_local(from, &*self.zone);
        let mut day = day.plus_days(days);
        while is_weekend(day) {
            day = day.plus_days(1);
        }
        let minute = 9 * 60 + self.below(8 * 60) as i64;
        from_local(day, minute * MINUTE_MS, &*self.zone)
    }

    /// The day on which the clock stands, and so many more.
    pub(super) fn day(&self, plus: i32) -> Day {
        to_local(self.now, &*self.zone).0.plus_days(plus)
    }

    /// So many days from the end, at that minute of the day.
    pub(super) fn near_end(&self, days: i32, minute: i64) -> Instant {
        let (day, _) = to_local(self.until, &*self.zone);
        from_local(day.plus_days(days), minute * MINUTE_MS, &*self.zone)
    }

    /// An amount of the plot.
    pub(super) fn money(&self, units: i64) -> Money {
        Money::new(units * self.scale * 100, self.currency)
    }

    pub(super) fn records(&self) -> &World {
        self.workspace.records()
    }

    pub(super) fn create(&mut self, kind: Kind, fields: Vec<(FieldId, Value)>) -> Option<RecordId> {
        self.act(Command::Create { kind, fields })
    }

    pub(super) fn log(&mut self, about: RecordId, form: &str, direction: &str, outcome: &str, text: &str) {
        let [form, direction, outcome, text] = [form, direction, outcome, text].map(str::to_owned);
        self.act(Command::Log(Log { about: Some(about), form, direction, outcome, text, at: None }));
    }

    pub(super) fn go(&mut self, id: RecordId, stage: RecordId, fields: Vec<(FieldId, Value)>) {
        let fields = fields.into_iter().map(|(field, value)| (field, Some(value))).collect();
        self.act(Command::Move { id, stage, fields });
    }

    /// A rule that acts from now on.
    pub(super) fn rule(&mut self, name: &str, body: Body) {
        if let Some(rule) = self.act(Command::SaveRule(SaveRule { rule: None, name: name.to_owned(), body })) {
            self.act(Command::SetMode { rule, mode: Mode::Auto, also_past: false });
        }
    }

    /// The tag by which all of it is known.
    pub(super) fn put_mark(&mut self, name: &str) {
        let change = Change::Create { id: mark(), kind: Kind::Tag, fields: vec![(NAME, name.into())] };
        self.act(Command::Import { file: name.to_owned(), changes: vec![change], packed: Vec::new() });
    }

    /// Whether it lives.
    pub(super) fn is_there(&self, id: RecordId) -> bool {
        self.records().get(id).is_some()
    }
}

fn is_weekend(day: Day) -> bool {
    // 1970 began on a Thursday.
    matches!((day.0 + 3).rem_euclid(7), 5 | 6)
}

/// How many units of a currency a unit of the plot is, so that amounts look like those of a small workshop.
fn scale(currency: Currency) -> i64 {
    match currency.code() {
        "RUB" => 100,
        "JPY" | "KZT" | "HUF" => 500,
        "UAH" | "TRY" | "CZK" => 30,
        "PLN" | "CNY" | "BYN" => 4,
        _ => 1,
    }
}

/// So many days (ms) before a moment.
pub(super) const fn days_before(at: Instant, days: i64) -> Instant {
    at.plus_ms(-days * DAY_MS)
}
