//! Today: what is due, what rules tell, what went wrong, and what comes next when nothing is due.

use super::Sight;
use super::approvals;
use super::links::Link;
use super::outbox::NOTICE;
use super::tasks::{Named, TaskRow, named, rule_of, task};
use crate::automation::Trace;
use crate::model::schema::{
    ABOUT, AMOUNT, CHANNEL, COMPANY, CONTACT, DUE, DUE_AT, MESSAGE_STATUS, PHONE, RULE, RUN_STATUS, TASK_STATUS, TEXT,
    TOTAL, TRACE,
};
use crate::model::time::{DAY_MS, MINUTE_MS, from_local, to_local};
use crate::model::{Instant, Kind, Money, RecordId, Records, Value};
use crate::shelves::Chunk;

/// So many suggestions of one rule are shown one by one.
const FIRST: usize = 5;

/// How long (ms) what rules did, or could not do, stays on the screen.
const KEEPS: i64 = 7 * DAY_MS;

/// Everything the screen shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Today {
    /// Due before now.
    pub overdue: Vec<TaskRow>,
    /// Due today, to be begun by now.
    pub due: Vec<TaskRow>,
    /// Due today, to be begun later.
    pub later_today: Vec<TaskRow>,
    /// Due tomorrow.
    pub tomorrow: Vec<TaskRow>,
    /// Due after tomorrow, the first few.
    pub later: Vec<TaskRow>,
    /// How many are due after tomorrow in all.
    pub later_count: usize,
    /// What rules tell the person.
    pub notices: Vec<Notice>,
    /// What rules suggest, by rule, in the order in which they asked.
    pub suggestions: Vec<Suggestion>,
    /// Runs that could not do a step, until somebody settles that; and of the last days those that were stopped. The last
    /// first.
    pub exceptions: Vec<RunRow>,
    /// Runs that were carried out late because the app was closed, the last first.
    pub late: Vec<RunRow>,
    /// Runs of today that were carried out in time, the last first.
    pub done: Vec<RunRow>,
    /// How many those are in all.
    pub done_count: usize,
    /// Messages that wait in the Outbox, and requests that await an answer.
    pub waiting: usize,
    /// Payments that are for nothing yet.
    pub payments: usize,
    /// What falls due next, of tasks and of rules.
    pub next: Option<Next>,
}

/// What a rule tells.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Its message record.
    pub id: RecordId,
    /// What it says.
    pub text: String,
    /// What it is about.
    pub about: Option<Named>,
    /// The rule.
    pub rule: String,
    /// When it was told.
    pub at: Instant,
}

/// A run, in a line.
#[derive(Clone, Debug, PartialEq)]
pub struct RunRow {
    /// The run.
    pub id: RecordId,
    /// The rule's name.
    pub rule: String,
    /// The record it worked on.
    pub about: Option<Named>,
    /// Its logical time.
    pub at: Instant,
    /// How it ended.
    pub status: String,
    /// What it saw and did, as it was kept.
    pub trace: String,
    /// How much later (ms) than due it was carried out.
    pub late_ms: i64,
}

/// What one rule suggests.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The rule; `None` when its run names none.
    pub of: Option<RecordId>,
    /// Its name.
    pub rule: String,
    /// All runs that ask, the oldest first.
    pub runs: Vec<RecordId>,
    /// The first of them.
    pub first: Vec<RunRow>,
}

/// What comes next.
#[derive(Clone, Debug, PartialEq)]
pub struct Next {
    /// A task, or the record on which a rule falls due.
    pub what: Named,
    /// The rule, when it is one.
    pub rule: Option<String>,
    /// When.
    pub at: Instant,
}

impl RunRow {
    /// What it saw and did; `None` when that cannot be read.
    #[must_use]
    pub fn seen(&self) -> Option<Trace> {
        serde_json::from_str(&self.trace).ok()
    }
}

impl Today {
    /// Whether nothing asks for anything now.
    #[must_use]
    pub fn is_quiet(&self) -> bool {
        self.overdue.is_empty() && self.due.is_empty() && self.later_today.is_empty() && self.notices.is_empty()
    }
}

/// What Today shows; of what is far, and of what is past, at most `most` each.
#[must_use]
pub fn today(sight: Sight<'_>, most: usize) -> Today {
    let mut today = Today::default();
    sort_tasks(sight, most, &mut today);
    messages(sight, &mut today);
    open(sight, most, &mut today);
    runs(sight, most, &mut today);
    today.exceptions.sort_by_key(|run| std::cmp::Reverse(run.at));
    today.payments = super::payments::unsettled(sight);
    today.next = next(sight, &today);
    today
}

fn sort_tasks(sight: Sight<'_>, most: usize, today: &mut Today) {
    let day = sight.today();
    let mut open: Vec<(Instant, RecordId)> = Vec::new();
    for (chunk, row) in sight.records.rows(Kind::Task) {
        if chunk.text(row, TASK_STATUS) == Some("open") {
            let due = chunk.value(row, DUE).as_ref().and_then(Value::as_instant);
            open.push((due.unwrap_or(Instant(i64::MAX)), chunk.id(row)));
        }
    }
    open.sort_unstable();
    for (due, id) in open {
        let on = if due.0 == i64::MAX { None } else { Some(to_local(due, sight.zone).0.0) };
        if on.is_none_or(|on| on > day.0 + 1) {
            today.later_count += 1;
            if today.later.len() < most {
                today.later.extend(task(sight, id));
            }
            continue;
        }
        let Some(row) = task(sight, id) else { continue };
        let begun = row.start.is_none_or(|start| start <= sight.now);
        match on {
            _ if due < sight.now => today.overdue.push(row),
            Some(on) if on == day.0 && begun => today.due.push(row),
            Some(on) if on == day.0 => today.later_today.push(row),
            _ => today.tomorrow.push(row),
        }
    }
}

/// What stands beside a task.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Beside {
    /// Amount or total of what it is about.
    pub worth: Option<Money>,
    /// Whom it is about, besides what it is about.
    pub whom: Option<Named>,
}

/// What stands beside a task.
#[must_use]
pub fn beside(sight: Sight<'_>, task: &TaskRow) -> Beside {
    let Some(about) = task.about.as_ref().and_then(|about| sight.records.get(about.id)) else {
        return Beside::default();
    };
    let worth = [AMOUNT, TOTAL].into_iter().find_map(|field| about.get(field)?.as_money());
    let contact = about.reference(CONTACT);
    Beside { worth, whom: named(sight, contact.or_else(|| about.reference(COMPANY))) }
}

/// The telephone number of whom a task is about, as it is written, and where it leads.
#[must_use]
pub fn call(sight: Sight<'_>, task: &TaskRow) -> Option<(String, Link)> {
    let about = sight.records.get(task.about.as_ref()?.id)?;
    let contact = if about.kind == Kind::Contact { Some(about.id) } else { about.reference(CONTACT) };
    let phone = sight.records.value(contact?, PHONE)?;
    let number = phone.as_text()?;
    Some((number.to_owned(), Link::to(super::outbox::link("phone", number, "", "")?)?))
}

/// How much a task presses, from 1 to 3: it is of another day, it is of today or late, it is late by more than a day.
#[must_use]
pub fn level(sight: Sight<'_>, task: &TaskRow) -> u8 {
    let Some(due) = task.due else { return 1 };
    let of_today = to_local(due, sight.zone).0 <= sight.today();
    if due.plus_ms(DAY_MS) < sight.now { 3 } else { 1 + u8::from(of_today) }
}

fn messages(sight: Sight<'_>, today: &mut Today) {
    today.waiting += approvals::count(sight);
    for (chunk, row) in sight.records.rows(Kind::Message) {
        if chunk.text(row, MESSAGE_STATUS) != Some("prepared") {
            continue;
        }
        if chunk.text(row, CHANNEL) != Some(NOTICE) {
            today.waiting += 1;
            continue;
        }
        today.notices.push(Notice {
            id: chunk.id(row),
            text: chunk.text(row, TEXT).unwrap_or_default().to_owned(),
            about: named(sight, chunk.reference(row, ABOUT)),
            rule: rule_of(sight, &chunk.record(row)),
            at: born(chunk, row),
        });
    }
}

/// What asks, and what could not be done. However many there are, only what is shown is made into rows.
fn open(sight: Sight<'_>, most: usize, today: &mut Today) {
    let (mut asked, mut failed) = (Vec::new(), Vec::new());
    for run in sight.schedule.open() {
        let Some((chunk, row)) = lies(sight, run) else { continue };
        let list = match chunk.text(row, RUN_STATUS) {
            Some("asked") => &mut asked,
            Some("failed") => &mut failed,
            _ => continue,
        };
        list.push((due_at(chunk, row), run));
    }
    let line = |(due, run): &(Instant, RecordId)| {
        let (chunk, row) = lies(sight, *run)?;
        Some(run_row(sight, chunk, row, *due, born(chunk, row).0 - due.0))
    };
    asked.sort_unstable();
    for (due, run) in asked {
        let of = lies(sight, run).and_then(|(chunk, row)| chunk.reference(row, RULE));
        let known = today.suggestions.iter().position(|known| known.of == of).unwrap_or_else(|| {
            let rule = of.map(|of| sight.name(of)).unwrap_or_default();
            today.suggestions.push(Suggestion { of, rule, runs: Vec::new(), first: Vec::new() });
            today.suggestions.len() - 1
        });
        let suggestion = &mut today.suggestions[known];
        suggestion.runs.push(run);
        if suggestion.first.len() < FIRST {
            suggestion.first.extend(line(&(due, run)));
        }
    }
    failed.sort_unstable_by(|one, other| other.cmp(one));
    today.exceptions = failed.iter().take(most).filter_map(line).collect();
}

/// Where a run lies.
fn lies(sight: Sight<'_>, run: RecordId) -> Option<(&Chunk, usize)> {
    let place = sight.records.place(run)?;
    Some((sight.records.chunk(place)?, usize::from(place.row)))
}

/// Its logical time.
fn due_at(chunk: &Chunk, row: usize) -> Instant {
    chunk.value(row, DUE_AT).as_ref().and_then(Value::as_instant).unwrap_or_else(|| born(chunk, row))
}

/// Runs are kept in the order they came: what is old enough ends the search.
fn runs(sight: Sight<'_>, most: usize, today: &mut Today) {
    let since = sight.now.0 - KEEPS;
    let midnight = from_local(sight.today(), 0, sight.zone);
    for chunk in sight.records.chunks(Kind::Run).iter().rev() {
        for row in (0..chunk.rows()).rev().filter(|row| chunk.alive(*row)) {
            let at = born(chunk, row);
            if at.0 < since {
                return;
            }
            let due = due_at(chunk, row);
            let late = at.0 - due.0;
            match chunk.text(row, RUN_STATUS) {
                Some("stopped") if today.exceptions.len() < most => {
                    today.exceptions.push(run_row(sight, chunk, row, due, late));
                }
                Some("done") if late >= MINUTE_MS && today.late.len() < most => {
                    today.late.push(run_row(sight, chunk, row, due, late));
                }
                Some("done") if late < MINUTE_MS && at >= midnight => {
                    today.done_count += 1;
                    if today.done.len() < most {
                        today.done.push(run_row(sight, chunk, row, due, late));
                    }
                }
                _ => {}
            }
        }
    }
}

fn run_row(sight: Sight<'_>, chunk: &Chunk, row: usize, at: Instant, late_ms: i64) -> RunRow {
    RunRow {
        id: chunk.id(row),
        rule: chunk.reference(row, RULE).map(|rule| sight.name(rule)).unwrap_or_default(),
        about: named(sight, chunk.reference(row, ABOUT)),
        at,
        status: chunk.text(row, RUN_STATUS).unwrap_or_default().to_owned(),
        trace: chunk.text(row, TRACE).unwrap_or_default().to_owned(),
        late_ms,
    }
}

fn born(chunk: &Chunk, row: usize) -> Instant {
    Instant(i64::try_from(chunk.born(row).ms()).unwrap_or(i64::MAX))
}

fn next(sight: Sight<'_>, today: &Today) -> Option<Next> {
    let tasks = today.tomorrow.iter().chain(&today.later);
    let task = tasks.filter_map(|task| Some((task.due?, task))).next();
    let task = task.map(|(at, task)| Next {
        what: Named { id: task.id, kind: Kind::Task, name: task.name.clone() },
        rule: None,
        at,
    });
    let rule = sight.schedule.iter().find(|entry| entry.at > sight.now).and_then(|entry| {
        let rule = sight.book.at(entry.rule).map(|rule| sight.name(rule.id));
        Some(Next { what: named(sight, Some(entry.record))?, rule, at: entry.at })
    });
    match (task, rule) {
        (Some(task), Some(rule)) => Some(if task.at <= rule.at { task } else { rule }),
        (task, rule) => task.or(rule),
    }
}
