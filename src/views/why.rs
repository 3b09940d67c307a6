//! Why a rule did what it did: the event, what each condition saw, what was changed, and how late.

use super::Sight;
use super::tasks::{Named, named};
use super::timeline::{Difference, differences};
use crate::automation::{Did, Happened, Saw, Trace};
use crate::journal::{Cause, ChangeSet};
use crate::model::schema::{ABOUT, DUE_AT, REMARK, RULE, RULE_VERSION, RUN_STATUS, TEXT, TRACE, WRONG};
use crate::model::{Instant, Kind, RecordId, Records, Value};

/// The answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Why {
    /// The run.
    pub run: RecordId,
    /// The rule.
    pub rule: Option<Named>,
    /// The version of the rule that ran.
    pub version: u32,
    /// What it worked on.
    pub about: Option<Named>,
    /// `done`, `failed`, `skipped`, `stopped`, `undone`, `waiting` or `ended`.
    pub status: String,
    /// Its logical time.
    pub at: Instant,
    /// What set it off.
    pub event: Happened,
    /// The rule whose change set it off, when a rule's did.
    pub parent: Option<String>,
    /// Each test that was asked, with what it saw.
    pub saw: Vec<Saw>,
    /// What it changed in fields.
    pub changed: Vec<Difference>,
    /// What it made.
    pub made: Vec<Named>,
    /// What it withdrew, and which rules it called.
    pub besides: Vec<Did>,
    /// Why a step could not be done.
    pub failed: Vec<Did>,
    /// How much later (ms) than due it was carried out.
    pub late_ms: Option<i64>,
    /// The names of the rules that set each other off, when it was stopped for that.
    pub cycle: Vec<String>,
    /// What the person said about it, where it was wrong; may be empty.
    pub wrong: Option<String>,
}

impl Why {
    /// Whether there is anything to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.status != "undone" && !(self.changed.is_empty() && self.made.is_empty() && self.besides.is_empty())
    }
}

/// Why a run did what it did. `history` is what the journal says of the record it worked on. `None` when
/// there is no such run, or what it saw cannot be read.
#[must_use]
pub fn why(sight: Sight<'_>, run: RecordId, history: &[(u64, ChangeSet)]) -> Option<Why> {
    let record = sight.records.find(run).filter(|record| record.kind == Kind::Run)?;
    let trace: Trace = serde_json::from_str(record.text(TRACE)).ok()?;
    let mut parent = None;
    let mut changed = Vec::new();
    for (_, set) in history {
        if let Cause::Rule { run: of, parent: by, .. } = &set.cause
            && *of == run
        {
            parent = *by;
            changed.extend(differences(set));
        }
    }
    let parent = parent.and_then(|run| sight.records.find(run)?.reference(RULE));
    let made = trace.did.iter().flat_map(|did| match did {
        Did::Made(id) => vec![*id],
        Did::Invited(messages) => messages.iter().map(|message| message.0).collect(),
        _ => Vec::new(),
    });
    // A note is called by what it says.
    let called = |named: Named| match sight.records.get(named.id) {
        Some(note) if note.kind == Kind::Activity => Named { name: note.text(TEXT).to_owned(), ..named },
        _ => named,
    };
    let besides =
        |did: &&Did| matches!(did, Did::Withdrew { .. } | Did::Called(_) | Did::Off | Did::Further | Did::Held(_));
    Some(Why {
        run,
        rule: named(sight, record.reference(RULE)),
        version: record.get(RULE_VERSION).and_then(Value::as_number).unwrap_or(1.0) as u32,
        about: named(sight, record.reference(ABOUT)),
        status: record.text(RUN_STATUS).to_owned(),
        at: record.get(DUE_AT).and_then(Value::as_instant)?,
        parent: parent.map(|rule| sight.name(rule)),
        made: made.filter_map(|id| named(sight, Some(id))).map(called).collect(),
        besides: trace.did.iter().filter(besides).cloned().collect(),
        failed: trace.did.iter().filter(|did| did.failed()).cloned().collect(),
        cycle: trace.cycle.iter().map(|rule| sight.name(rule.0)).collect(),
        late_ms: trace.late_ms,
        wrong: record.get(WRONG).map(|_| record.text(REMARK).to_owned()),
        event: trace.event,
        saw: trace.saw,
        changed,
    })
}
