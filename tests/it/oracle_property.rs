//! The engine against the oracle: random rule books over random histories and clocks, through the one
//! door and through the oracle. Every change set, every record and the next due time must be equal.

use crate::oracle::Oracle;
use crate::oracle::dice::{Cast, DEALS, Dice, FORMS, OUTCOMES};
use crate::story::Story;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use tend::automation::Occasion;
use tend::commands::{Command, Log, SaveRule, stage_id};
use tend::journal::{Cause, Change, ChangeSet};
use tend::model::schema::{
    ABOUT, AMOUNT, APPROVER, ASKS, AT, AWAITS, BODY, COMES_FROM, COMPANY, CONTACT, EMAIL, EXPECTED_CLOSE, FORM,
    FROZEN_UNTIL, IMPORTED_AT, NAME, ROUND, RULE, RUN_STATUS, SENIOR, STAGE, STAGE_KIND, STAGE_SINCE, STARTED_ON,
    WEBSITE,
};
use tend::model::time::{DAY_MS, HOUR_MS, MINUTE_MS, to_local};
use tend::model::{Device, Instant, Kind, Money, Record, RecordId, Records, Stamp, Value};
use tend::rule::{Body, Mode, Span, Step, Wait};
use tend::shelves::{Row, build};

/// A story that an oracle watches.
struct Watched {
    story: Story,
    oracle: Oracle,
    cast: Cast,
    /// The operators and operands of tests that held when they were asked.
    held: BTreeSet<String>,
}

impl Watched {
    fn new() -> Watched {
        let mut story = Story::on(Device(7));
        // Of Cy no address is known.
        let mut person = |name: &str, senior: bool| {
            let email = (name != "Cy").then(|| (EMAIL, Value::from(format!("{name}@ours.example").as_str())));
            let mut fields = vec![(NAME, name.into()), (SENIOR, senior.into())];
            fields.extend(email);
            story.create(Kind::Person, &fields)
        };
        let people = vec![person("Ada", true), person("Ben", false), person("Cy", false)];
        let site = (WEBSITE, "https://www.acme.example/en".into());
        let companies = vec![story.create(Kind::Company, &[(NAME, "Acme".into()), site])];
        let contacts = vec![
            story.create(Kind::Contact, &[(NAME, "Ines".into()), (EMAIL, "ines@acme.example".into())]),
            story.create(Kind::Contact, &[(NAME, "Jo".into()), (COMPANY, companies[0].into())]),
        ];
        let tags = vec![story.create(Kind::Tag, &[(NAME, "Warm".into())])];
        let mut oracle = Oracle::new(story.device, story.zone.clone());
        for set in &story.journal {
            oracle.person(set, story.now);
        }
        Watched {
            story,
            oracle,
            cast: Cast { people, companies, contacts, tags, rules: Vec::new() },
            held: BTreeSet::new(),
        }
    }

    /// Does it, when it can be done.
    fn act(&mut self, command: Command) -> Option<RecordId> {
        let plan = self.story.plan(command.clone()).ok()?;
        // What the person did is given; what the rules did with it the oracle finds by itself.
        if let Some(set) = plan.sets.first() {
            match command {
                Command::Resume { runs, skip } => self.oracle.answer(set, &runs, skip, self.story.now),
                _ => self.oracle.person(set, self.story.now),
            }
        }
        self.story.take(plan).0
    }

    /// Lets time pass up to now, a few things in one action.
    fn tick(&mut self, limit: usize) {
        loop {
            let plan = self.story.plan(Command::PassTime { limit }).unwrap();
            if plan.sets.is_empty() {
                break;
            }
            self.story.take(plan);
        }
        self.oracle.pass_time(self.story.now);
    }

    /// With the app open: each due time is met.
    fn wait(&mut self, until: Instant, limit: usize) {
        while let Some(due) = self.story.workspace.next_due().filter(|due| *due <= until) {
            self.story.now = self.story.now.max(due);
            self.tick(limit);
        }
        self.story.now = until;
        self.tick(limit);
    }

    fn check(&self) -> Result<(), TestCaseError> {
        let (journal, expected) = (&self.story.journal, &self.oracle.journal);
        for (one, two) in journal.iter().zip(expected) {
            prop_assert_eq!(one, two);
        }
        prop_assert_eq!(journal.len(), expected.len(), "{:?}", longest(journal, expected).last());
        prop_assert_eq!(records(&self.story), self.oracle.records());
        prop_assert_eq!(self.story.workspace.next_due(), self.oracle.next_due().map(|due| due.at));
        Ok(())
    }

    /// Asks some condition of every record of a kind, after the event that was last or after none.
    fn ask(&mut self, bytes: &[u8]) -> Result<(), TestCaseError> {
        let dice = &mut Dice::new(bytes, &self.cast);
        let kind = dice.kind();
        let condition = dice.condition(kind, 0);
        // Births of many make no events.
        let born = |set: &&ChangeSet| set.changes.iter().any(|change| matches!(change, Change::CreateMany(_)));
        let set = self.story.journal.last().filter(|set| dice.roll(3) > 0 && !born(set));
        let changes = set.map(|set| set.changes.as_slice());
        let on = Occasion { changes, ..Occasion::at(self.story.now, &*self.story.zone) };
        let oracle = self.oracle.asked(&condition, kind, on.at, set.map(|set| set.stamp));
        let records = self.story.workspace.records();
        prop_assert_eq!(records.all(kind).len(), oracle.len());
        for (record, (held, saw)) in oracle {
            let mut seen = Vec::new();
            let found = records.get(record).unwrap();
            prop_assert_eq!(tend::automation::saw(&condition, &found, records, &on, &mut seen), held);
            prop_assert_eq!(tend::automation::holds(&condition, &found, records, &on), held);
            prop_assert_eq!(&seen, &saw);
            self.held.extend(saw.iter().filter(|saw| saw.held).flat_map(|saw| [word(&saw.op), word(&saw.of)]));
        }
        Ok(())
    }

    /// Some living record of a kind.
    fn some(&self, kind: Kind, dice: &mut Dice<'_>) -> Option<RecordId> {
        let all = self.story.workspace.records().all(kind);
        (!all.is_empty()).then(|| dice.pick(&all))
    }

    fn one(&mut self, bytes: &[u8]) {
        let cast = Cast {
            people: self.cast.people.clone(),
            companies: self.cast.companies.clone(),
            contacts: self.cast.contacts.clone(),
            tags: self.cast.tags.clone(),
            rules: self.cast.rules.clone(),
        };
        let dice = &mut Dice::new(bytes, &cast);
        let now = self.story.now;
        let limit = dice.pick(&[1, 2, 3, 7, 100]);
        let kind = dice.kind();
        match dice.roll(49) {
            0..=3 => {
                let mut fields = vec![(NAME, Value::from("Record"))];
                if kind == Kind::Deal {
                    fields.push((AMOUNT, dice.value(AMOUNT)));
                    fields.push((CONTACT, dice.value(CONTACT)));
                }
                if kind == Kind::Task {
                    fields.extend(self.some(Kind::Deal, dice).map(|deal| (ABOUT, deal.into())));
                }
                let field = dice.field(kind);
                if !fields.iter().any(|(known, _)| *known == field) {
                    fields.push((field, dice.value(field)));
                }
                self.act(Command::Create { kind, fields });
            }
            4..=7 | 29..=31 => {
                let ids: Vec<_> = (0..1 + dice.roll(2)).filter_map(|_| self.some(kind, dice)).collect();
                let field = dice.field(kind);
                let value = (dice.roll(6) > 0).then(|| dice.value(field));
                let mut fields = vec![(field, value)];
                // Now and then two fields in one save.
                let other = dice.field(kind);
                if dice.roll(3) == 2 && other != field {
                    fields.push((other, Some(dice.value(other))));
                }
                self.act(Command::Edit { ids, fields });
            }
            8 | 9 => {
                let kind = if kind == Kind::Ticket { kind } else { Kind::Deal };
                let Some(id) = self.some(kind, dice) else { return };
                let stage = dice.stage(kind);
                let fields = if dice.roll(3) == 0 { Vec::new() } else { vec![(AMOUNT, Some(dice.value(AMOUNT)))] };
                self.act(Command::Move { id, stage, fields });
            }
            10 | 11 | 28 => {
                let log = Log {
                    about: self.some(kind, dice),
                    form: dice.pick(&FORMS).into(),
                    direction: dice.pick(&["in", "out", ""]).into(),
                    outcome: dice.pick(&OUTCOMES).into(),
                    at: (dice.roll(4) == 1).then(|| now.plus_ms(-(dice.roll(9) as i64) * DAY_MS)),
                    ..Log::default()
                };
                self.act(Command::Log(log));
            }
            12 => {
                let Value::Money(amount) = dice.value(AMOUNT) else { return };
                let about = self.some(kind, dice);
                let (reference, payer) = (String::new(), String::new());
                self.act(Command::Pay { about, amount, paid_on: None, reference, payer });
            }
            13 => {
                let Some(task) = self.some(Kind::Task, dice) else { return };
                let result = (dice.roll(3) == 0).then(|| Log {
                    about: self.some(kind, dice),
                    form: dice.pick(&FORMS).into(),
                    outcome: dice.pick(&OUTCOMES).into(),
                    ..Log::default()
                });
                self.act(Command::FinishTask { task, done: dice.roll(2) == 0, result });
            }
            14 => {
                let kind = dice.pick(&[kind, Kind::Activity, Kind::Payment, Kind::Person, Kind::Company, Kind::Stage]);
                let some = if kind == Kind::Stage { Some(dice.stage(Kind::Deal)) } else { self.some(kind, dice) };
                let Some(id) = some else { return };
                self.act(Command::Delete { ids: vec![id] });
            }
            15 | 16 => {
                let deeds: Vec<Stamp> = self.story.journal.iter().map(|set| set.deed).collect();
                // Not the setting up of the base itself.
                let deed = deeds[deeds.len() - 1 - dice.roll(deeds.len().min(12))];
                let sets: Vec<_> = self.story.journal.iter().filter(|set| set.deed == deed).cloned().collect();
                if sets[0].cause != Cause::Person(tend::journal::Deed::SetUp) {
                    self.act(Command::Undo { sets });
                }
            }
            17 => {
                let Some(run) = self.some(Kind::Run, dice) else { return };
                let sets = self.story.sets_of(run);
                self.act(Command::UndoRuns { runs: vec![run], sets });
            }
            18 | 19 => {
                let Some(rule) = self.some(Kind::Rule, dice) else { return };
                let mode = dice.pick(&[Mode::Auto, Mode::Off, Mode::Watch, Mode::Suggest]);
                self.act(Command::SetMode { rule, mode, also_past: dice.roll(2) == 1 });
            }
            20 | 27 => {
                let Some(id) = self.some(kind, dice) else { return };
                let day = to_local(now, &*self.story.zone).0.plus_days(dice.roll(9) as i32);
                let value = (dice.roll(4) > 0).then_some(Value::Day(day));
                self.act(Command::Edit { ids: vec![id], fields: vec![(FROZEN_UNTIL, value)] });
            }
            21 => self.import(dice),
            22 => {
                // What lies about records is moved, dated anew or taken for something else.
                let kind = dice.pick(&[Kind::Activity, Kind::Payment]);
                let (Some(id), Some(about)) = (self.some(kind, dice), self.some(Kind::Deal, dice)) else { return };
                let field = match dice.roll(3) {
                    1 if kind == Kind::Activity => (AT, Some(Value::from(now.plus_ms(-HOUR_MS * 30)))),
                    2 if kind == Kind::Activity => (FORM, Some(Value::from("note"))),
                    _ => (ABOUT, Some(Value::Ref(about))),
                };
                self.act(Command::Edit { ids: vec![id], fields: vec![field] });
            }
            23 => {
                let stage = stage_id("sales", dice.pick(&DEALS));
                let field = match dice.roll(3) {
                    0 => (STAGE_KIND, Some(Value::from(dice.pick(&["open", "won"])))),
                    1 => (ASKS, Some(Value::Texts(vec![dice.pick(&["amount", "source", "lost-reason"]).into()]))),
                    _ => (ASKS, None),
                };
                self.act(Command::Edit { ids: vec![stage], fields: vec![field] });
            }
            24 => {
                let Some(rule) = self.some(Kind::Rule, dice) else { return };
                let save = SaveRule { rule: Some(rule), name: "Edited".into(), body: dice.body(&[]) };
                self.act(Command::SaveRule(save));
            }
            25 => {
                let Some(message) = self.some(Kind::Message, dice) else { return };
                self.act(Command::Message { message, sent: dice.roll(3) > 0 });
            }
            34 => {
                self.act(Command::Pause(dice.roll(3) == 0));
            }
            32 | 33 | 35 => {
                let open = self.story.all(Kind::Run).into_iter().filter(tend::commands::is_open);
                let (asked, others): (Vec<_>, Vec<_>) =
                    open.partition(|run| run.text(tend::model::schema::RUN_STATUS) == "asked");
                let runs = if asked.is_empty() || dice.roll(3) == 0 { others } else { asked };
                let runs: Vec<_> = runs.into_iter().map(|run| run.id).collect();
                if runs.is_empty() {
                    return;
                }
                let run = dice.pick(&runs);
                let mut both = vec![run, dice.pick(&runs)];
                both.dedup();
                let until = now.plus_ms((dice.roll(9) as i64 - 3) * DAY_MS);
                self.act(match dice.roll(6) {
                    0 | 1 => Command::GiveUp { runs: vec![run] },
                    2 => Command::WaitUntil { run, until },
                    way => Command::Resume { runs: both, skip: way == 3 },
                });
                self.tick(limit);
            }
            36 => self.order(dice),
            40 | 41 => {
                let rules: Vec<_> = self.story.all(Kind::Rule).into_iter().map(|rule| rule.id).collect();
                let kinds = [kind, Kind::Deal];
                let records: Vec<_> = kinds.iter().filter_map(|kind| self.some(*kind, dice)).collect();
                if !rules.is_empty() {
                    let mut records = records;
                    records.dedup();
                    self.act(Command::Press { rule: dice.pick(&rules), records });
                }
            }
            47 | 48 => {
                let waits = self.story.all(Kind::Run).into_iter().filter(|run| run.text(RUN_STATUS) == "waiting");
                let mut runs: Vec<_> = waits.map(|run| run.id).collect();
                if dice.roll(2) == 1 && !runs.is_empty() {
                    runs = vec![dice.pick(&runs)];
                }
                // The rule of one of them is written anew: what it waits for, or something else at the same place.
                let rule = runs.first().and_then(|run| self.story.record(*run).reference(RULE));
                if let Some(rule) = rule.filter(|rule| self.story.workspace.records().get(*rule).is_some()) {
                    let mut body = Body::from_json(self.story.record(rule).text(BODY)).unwrap();
                    let other = dice.body(&[]);
                    for step in &mut body.steps {
                        if let Step::Wait { until, too_late } = step
                            && dice.roll(3) > 0
                        {
                            *until = Wait::For(Span { days: dice.roll(9) as u32, hours: 1, minutes: 0 });
                            too_late.clear();
                        }
                    }
                    body.until = if other.of == body.of { other.until } else { body.until };
                    self.act(Command::SaveRule(SaveRule { rule: Some(rule), name: "Anew".into(), body }));
                }
                if self.act(Command::MoveOver { runs }).is_some() {
                    self.held.insert("moved".to_owned());
                }
                self.tick(limit);
            }
            43 => {
                let from = vec![dice.stage(Kind::Deal), dice.stage(Kind::Deal)];
                let fields = vec![(COMES_FROM, Some(Value::Refs(from)))];
                self.act(Command::Edit { ids: vec![dice.stage(Kind::Deal)], fields });
            }
            44 => {
                let approver = self.some(Kind::Person, dice).map(Value::Ref).filter(|_| dice.roll(4) > 0);
                self.act(Command::Edit { ids: vec![dice.stage(Kind::Deal)], fields: vec![(APPROVER, approver)] });
            }
            45 | 46 => {
                let awaits = |deal: &tend::model::Record| deal.get(AWAITS).is_some();
                let ids: Vec<RecordId> =
                    self.story.all(Kind::Deal).iter().filter(|deal| awaits(deal)).map(|deal| deal.id).collect();
                if !ids.is_empty() {
                    self.act(Command::Answer { ids: vec![dice.pick(&ids)], agreed: dice.roll(3) > 0 });
                }
            }
            42 => {
                let Some(id) = self.some(Kind::Deal, dice) else { return };
                let stage = stage_id("repeat", dice.pick(&["expected", "contacted"]));
                self.act(Command::Move { id, stage, fields: Vec::new() });
            }
            26 => {
                self.story.now = now.plus_ms(-(dice.roll(50) as i64) * HOUR_MS);
                self.tick(limit);
            }
            _ => self.pass(dice, limit),
        }
    }

    /// An order comes, goes, gets another client or is paid.
    fn order(&mut self, dice: &mut Dice<'_>) {
        let whose = dice.pick(&[CONTACT, CONTACT, COMPANY]);
        let client = (whose, dice.value(whose));
        let order = self.some(Kind::Order, dice);
        match (dice.roll(6), order) {
            (3, Some(id)) => drop(self.act(Command::Delete { ids: vec![id] })),
            (4, Some(id)) => drop(self.act(Command::Edit { ids: vec![id], fields: vec![(client.0, Some(client.1))] })),
            (5, Some(_)) => {
                let Value::Money(amount) = dice.value(AMOUNT) else { return };
                let (reference, payer) = (String::new(), String::new());
                self.act(Command::Pay { about: order, amount, paid_on: None, reference, payer });
            }
            (roll, _) => {
                let mut fields = vec![(NAME, Value::from("Order")), client];
                if roll == 2 {
                    fields.push((STARTED_ON, dice.value(STARTED_ON)));
                }
                self.act(Command::Create { kind: Kind::Order, fields });
            }
        }
    }

    fn pass(&mut self, dice: &mut Dice<'_>, limit: usize) {
        let ms = match dice.roll(6) {
            0 | 1 => dice.roll(30) as i64 * HOUR_MS + dice.roll(60) as i64 * MINUTE_MS,
            2 | 3 => dice.roll(6) as i64 * DAY_MS + 1,
            4 => dice.roll(20) as i64 * DAY_MS,
            _ => 100 * DAY_MS,
        };
        let until = self.story.now.plus_ms(ms);
        if dice.roll(2) == 0 {
            self.wait(until, limit);
        } else {
            self.story.now = until;
            self.tick(limit);
        }
    }

    /// Deals from a file, one by one or packed, that have stood for a while.
    fn import(&mut self, dice: &mut Dice<'_>) {
        let now = self.story.now;
        let mut fields = vec![
            (NAME, Value::from("Imported")),
            (STAGE, stage_id("sales", dice.pick(&DEALS)).into()),
            (STAGE_SINCE, now.plus_ms(-(dice.roll(9) as i64) * DAY_MS).into()),
            (AMOUNT, Money::new(500, tend::model::Currency::GBP).into()),
            (EXPECTED_CLOSE, dice.value(EXPECTED_CLOSE)),
        ];
        if dice.roll(3) > 0 {
            fields.push((IMPORTED_AT, now.into()));
        }
        fields.sort();
        let packed = dice.roll(2) == 1;
        let mut ids = self.story.given().ids();
        let born: Vec<_> = (0..1 + dice.roll(3)).map(|_| ids.draw()).collect();
        let create = |id: &RecordId| Change::Create { id: *id, kind: Kind::Deal, fields: fields.clone() };
        let changes: Vec<_> = born.iter().map(create).collect();
        let rows: Vec<Row> = changes
            .iter()
            .filter_map(|change| tend::journal::apply(None, change, Stamp::ZERO))
            .map(|record| Row { record, segments: vec![0] })
            .collect();
        let (changes, packed) =
            if packed { (Vec::new(), vec![build(Kind::Deal, &rows).unwrap()]) } else { (changes, Vec::new()) };
        self.act(Command::Import { file: "deals.csv".into(), changes, packed });
    }
}

fn longest<'a>(one: &'a [ChangeSet], two: &'a [ChangeSet]) -> &'a [ChangeSet] {
    if one.len() > two.len() { one } else { two }
}

fn records(story: &Story) -> BTreeMap<RecordId, Record> {
    let world = story.workspace.records();
    let chunks = Kind::ALL.iter().flat_map(|kind| world.chunks(*kind));
    chunks.flat_map(|chunk| (0..chunk.rows()).map(|row| chunk.record(row))).map(|record| (record.id, record)).collect()
}

fn walk(book: &[Vec<u8>], acts: &[Vec<u8>]) -> Result<Watched, TestCaseError> {
    let mut watched = Watched::new();
    let mut bodies = Vec::new();
    for bytes in book {
        let cast = Cast {
            people: watched.cast.people.clone(),
            companies: watched.cast.companies.clone(),
            contacts: watched.cast.contacts.clone(),
            tags: watched.cast.tags.clone(),
            rules: watched.cast.rules.clone(),
        };
        let body = Dice::new(bytes, &cast).body(&bodies);
        bodies.push(body.clone());
        let Some(rule) = watched.act(Command::SaveRule(SaveRule { rule: None, name: "Rule".into(), body })) else {
            continue;
        };
        watched.cast.rules.push(rule);
        let mode = match bytes.last() {
            Some(0..40) => Mode::Watch,
            Some(40..90) => Mode::Suggest,
            _ => Mode::Auto,
        };
        watched.act(Command::SetMode { rule, mode, also_past: false });
    }
    for bytes in acts {
        watched.one(bytes);
        watched.check()?;
        let backwards: Vec<u8> = bytes.iter().rev().copied().collect();
        watched.ask(&backwards)?;
    }
    watched.story.now = watched.story.now.plus_ms(30 * DAY_MS);
    watched.tick(3);
    watched.check()?;
    Ok(watched)
}

fn book() -> impl Strategy<Value = Vec<Vec<u8>>> {
    prop::collection::vec(prop::collection::vec(any::<u8>(), 90), 2..=8)
}

fn history(length: usize) -> impl Strategy<Value = Vec<Vec<u8>>> {
    prop::collection::vec(prop::collection::vec(any::<u8>(), 24), 1..=length)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]
    #[test]
    fn the_engine_does_what_the_oracle_says(book in book(), acts in history(25)) {
        walk(&book, &acts)?;
    }
}

/// Bytes that are the same in every run.
fn noise() -> impl FnMut(usize) -> Vec<u8> {
    let mut state = 1u64;
    move |count: usize| -> Vec<u8> {
        let mut byte = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 56) as u8
        };
        (0..count).map(|_| byte()).collect()
    }
}

/// What the dice never draw is never compared.
#[test]
fn the_dice_draw_every_trigger_and_step_that_the_menus_offer() {
    use tend::views::rule_draft::{KINDS, RuleDraft, StepKind, trigger_word, triggers};
    let mut cast = Watched::new().cast;
    cast.rules.push(RecordId::derived("rule", &[]));
    let mut bytes = noise();
    let (mut drawn, mut steps) = (BTreeSet::new(), std::collections::HashSet::new());
    for _ in 0..500 {
        let body = Dice::new(&bytes(90), &cast).body(&[]);
        drawn.insert(trigger_word(&body.when));
        steps.extend(RuleDraft::of_body("", &body).steps.iter().filter_map(|item| item.step.kind()));
    }
    let schema = tend::model::Schema::default();
    for (word, _) in KINDS.iter().flat_map(|kind| triggers(*kind, &schema)) {
        assert!(drawn.contains(word), "no rule that waits for {word}");
    }
    for step in StepKind::ALL {
        assert!(steps.contains(&step), "no rule that does {}", step.word());
    }
}

/// What runs must have heard, asked, done and come to.
const WANTED: &str = "asked declined watched Activity Already Balance Changed Created Done Due Entered Pressed Filled Pipeline Field LastContact Left Made \
        Missing NoAddress NotTried OpenTasks Paid PassedBy WrongWay Further Related TaskEnded Template TooLate Took Waited Waiting Withdrew Formula Called Off Left Until Held round moved Invited Unreachable \
        Missed Again ClientOrders ClientOpenDeals ClientLastOrder ClientPaid MessagesWaiting \
        Is IsNot Contains StartsWith In Empty Filled Greater AtLeast Less AtMost \
        WithinNext WithinLast LongerAgo FurtherAhead Changed Was cycle done ended failed late skipped stopped undone waiting won lost";

/// A comparison of two that do nothing would be worth nothing.
#[test]
fn the_walks_reach_every_trigger_and_every_outcome() {
    let mut bytes = noise();
    let mut reached = BTreeSet::new();
    let wanted = WANTED.split_whitespace().collect::<Vec<_>>();
    // The rarest decide how many it takes.
    for _ in 0..1500 {
        if wanted.iter().all(|word| reached.contains(*word)) {
            return;
        }
        let book: Vec<_> = (0..8).map(|_| bytes(90)).collect();
        let acts: Vec<_> = (0..25).map(|_| bytes(24)).collect();
        let watched = walk(&book, &acts).unwrap_or_else(|failed| panic!("{failed}"));
        reached.extend(watched.held.iter().cloned());
        let rounds = watched.story.all(Kind::Rule).into_iter().filter(|rule| rule.get(ROUND).is_some());
        reached.extend(rounds.map(|_| "round".to_owned()));
        for run in watched.story.all(Kind::Run) {
            reached.insert(run.text(tend::model::schema::RUN_STATUS).to_owned());
            let trace: tend::automation::Trace = serde_json::from_str(run.text(tend::model::schema::TRACE)).unwrap();
            reached.extend(trace.did.iter().map(word));
            reached.insert(word(&trace.event));
            reached.extend(trace.late_ms.map(|_| "late".to_owned()));
            reached.extend(trace.cycle.first().map(|_| "cycle".to_owned()));
            reached.extend(trace.saw.iter().map(|saw| word(&saw.of)));
            reached.extend(trace.ended.iter().map(word));
            reached.insert(run.text(tend::model::schema::RUN_OUTCOME).to_owned());
        }
    }
    let missed: Vec<_> = wanted.iter().filter(|word| !reached.contains(**word)).collect();
    assert!(missed.is_empty(), "{missed:?} of {reached:?}");
}

/// The name of a variant.
fn word(what: &impl std::fmt::Debug) -> String {
    format!("{what:?}").chars().take_while(|letter| letter.is_alphanumeric()).collect()
}

/// Few by default, for the folding anew is slow; `PROPTEST_CASES` asks for more.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(400)
}
