//! What a person can do: one file per thing. Each takes the records as they are and gives the changes
//! that shall be made, or a refusal.
//!
//! Never here: the carrying out (that is `workspace`), the reaction of rules (that is `automation`).

mod arrange;
mod create;
mod delete;
mod documents;
mod edit;
mod finish_task;
mod gate;
mod import;
mod log_activity;
mod merge_records;
mod message;
mod move_stage;
mod new_pipeline;
mod pay;
mod press;
mod refusal;
mod remove_field;
mod remove_stage;
mod rule;
mod run;
mod set_choices;
mod set_up;
mod settings;
mod snooze;
mod take_work;
mod undo_runs;
mod write;

pub use create::{check, complete_at, first_stage};
pub use gate::{approver, missing, stage_kind, ways_in};
pub use merge_records::links;
pub use move_stage::enter;
pub use refusal::Refusal;
pub use remove_stage::standing;
pub use run::{Newest, is_open, newest};
pub use set_choices::holding;
pub use set_up::{name_keys, pipeline_id, setting_id, stage_id};

use crate::journal::{Cause, Change, ChangeSet, Deed};
use crate::model::{Day, FieldId, Given, Instant, Kind, Money, RecordId, Records, Schema, Stamp, Value};
use crate::rule::{Body, Mode};
use crate::shelves::Chunk;

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Set an empty base up with its defaults.
    SetUp(set_up::SetUp),
    /// Make a record.
    Create {
        /// What it is.
        kind: Kind,
        /// Its values; empty ones are left out.
        fields: Vec<(FieldId, Value)>,
    },
    /// Write or empty fields of records: one action, however many.
    Edit {
        /// Whose.
        ids: Vec<RecordId>,
        /// Which fields, and what they shall hold.
        fields: Vec<(FieldId, Option<Value>)>,
    },
    /// Move a record to a stage, filling fields that the stage asks for.
    Move {
        /// Which.
        id: RecordId,
        /// Where to.
        stage: RecordId,
        /// What is filled on the way.
        fields: Vec<(FieldId, Option<Value>)>,
    },
    /// Delete records.
    Delete {
        /// Which.
        ids: Vec<RecordId>,
    },
    /// Make two records of a kind one.
    MergeRecords {
        /// The one that stays.
        stays: RecordId,
        /// The one that goes; what refers to it refers to the other then.
        goes: RecordId,
        /// What the one that stays takes over, or shall hold from now on.
        fields: Vec<(FieldId, Option<Value>)>,
    },
    /// Put records of a list into another order.
    Arrange {
        /// Their new places.
        places: Vec<(RecordId, f64)>,
    },
    /// Make a pipeline with its first stages.
    NewPipeline {
        /// What it is called.
        name: String,
        /// For which records.
        of: Kind,
        /// What its stages are called, and whether each is `open`, `won` or `lost`.
        stages: Vec<(String, &'static str)>,
    },
    /// Remove a stage.
    RemoveStage {
        /// Which.
        stage: RecordId,
        /// Where what stands in it goes; needed when something does.
        to: Option<RecordId>,
    },
    /// Change the choices of an own field.
    SetChoices {
        /// Which field.
        field: RecordId,
        /// All that can be chosen then.
        choices: Vec<String>,
        /// A choice that records may hold, and what they hold in its place.
        became: Option<(String, Option<String>)>,
    },
    /// Remove an own field.
    RemoveField {
        /// Which.
        field: RecordId,
    },
    /// Log an activity.
    Log(log_activity::Log),
    /// Enter a payment.
    Pay {
        /// What it is for.
        about: Option<RecordId>,
        /// How much.
        amount: Money,
        /// When it came; today when not said.
        paid_on: Option<Day>,
        /// What stands on the statement.
        reference: String,
        /// Who paid.
        payer: String,
    },
    /// Finish a task, or give it up.
    FinishTask {
        /// Which.
        task: RecordId,
        /// Done, or cancelled.
        done: bool,
        /// What came of it, logged in the same action.
        result: Option<Log>,
    },
    /// Move a task in time.
    Snooze {
        /// Which.
        task: RecordId,
        /// Until when.
        until: Instant,
    },
    /// The person said that a message was sent, or dropped it; a notice was seen.
    Message {
        /// Which.
        message: RecordId,
        /// Sent, or dropped.
        sent: bool,
    },
    /// Make a rule, or edit one.
    SaveRule(rule::SaveRule),
    /// Make several rules in one action, switched off, behind those that are there.
    TakeRules {
        /// Their names and what they are, in their order.
        rules: Vec<(String, Body)>,
    },
    /// Take a pipeline into use with rules that go with it and only watch, in one action.
    TakeWork {
        /// Which pipeline.
        pipeline: RecordId,
        /// The stages and pipelines that must be there; those that were removed are brought back, those that were put away
        /// come into use.
        needs: Vec<RecordId>,
        /// The rules: their names and what they are, in their order.
        rules: Vec<(String, Body)>,
    },
    /// Switch a rule to a mode.
    SetMode {
        /// Which.
        rule: RecordId,
        /// How far it may go by itself.
        mode: Mode,
        /// Whether what fell due before shall be done too.
        also_past: bool,
    },
    /// Run a rule that is switched on by hand, on each of these records: its conditions are asked as ever.
    Press {
        /// Which.
        rule: RecordId,
        /// On which records.
        records: Vec<RecordId>,
    },
    /// Say until when a run waits.
    WaitUntil {
        /// Which.
        run: RecordId,
        /// When it goes on.
        until: Instant,
    },
    /// Move runs that wait to the newest version of their rule.
    MoveOver {
        /// Which.
        runs: Vec<RecordId>,
    },
    /// Let open runs go on now: what waits, what asks, what could not do a step.
    Resume {
        /// Which.
        runs: Vec<RecordId>,
        /// Whether a step that could not be done is passed over.
        skip: bool,
    },
    /// Say that what a run did was wrong, or that it was not.
    Judge {
        /// Which.
        run: RecordId,
        /// Whether it was.
        wrong: bool,
        /// What is to be said about that; may be empty.
        remark: String,
    },
    /// Say that a rule is right still.
    Review {
        /// Which.
        rule: RecordId,
    },
    /// Let all rules rest, or wake them.
    Pause(
        /// Whether they rest.
        bool,
    ),
    /// Settle open runs as they are.
    GiveUp {
        /// Which.
        runs: Vec<RecordId>,
    },
    /// Change the currency or the zone of the base.
    Settings {
        /// Currency of amounts that do not name theirs.
        currency: Option<Value>,
        /// Zone in which days begin.
        zone: Option<Value>,
    },
    /// Take in what was read from a file.
    Import {
        /// The file's name.
        file: String,
        /// Few records, and edits of records that are there.
        changes: Vec<Change>,
        /// Many records, packed.
        packed: Vec<Chunk>,
    },
    /// Take back an earlier action.
    Undo {
        /// Its change sets, in their order.
        sets: Vec<ChangeSet>,
    },
    /// Answer for whoever has to agree that records enter the stages that they await.
    Answer {
        /// Which records.
        ids: Vec<RecordId>,
        /// Whether they enter.
        agreed: bool,
    },
    /// Take back runs of rules, each with its cascade.
    UndoRuns {
        /// Which.
        runs: Vec<RecordId>,
        /// The change sets of the actions in which they ran, in their order.
        sets: Vec<ChangeSet>,
    },
    /// Make everything as it is in a backup.
    Restore {
        /// The file's name.
        file: String,
        /// What must differ for that.
        changes: Vec<Change>,
    },
    /// Let time pass up to now: carry out what fell due, at most so many runs in one action.
    PassTime {
        /// At most so many.
        limit: usize,
    },
    /// Take in the change sets of another journal of the same base.
    Merge {
        /// Those not yet known, in the order of their stamps.
        sets: Vec<ChangeSet>,
    },
}

pub use log_activity::Log;
pub use rule::SaveRule;
pub use set_up::SetUp;
pub use undo_runs::{RunDeeds, RunUndone};

/// What deciding needs to know.
pub struct Context<'a> {
    /// The records as they are.
    pub records: &'a dyn Records,
    /// Which fields there are.
    pub schema: &'a Schema,
    /// Time, zone, device and chance.
    pub given: &'a Given,
}

/// What was decided.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Under which name the history knows it.
    pub cause: Cause,
    /// What shall differ.
    pub changes: Vec<Change>,
    /// The record one may want to see next.
    pub subject: Option<RecordId>,
    /// What an undo left alone.
    pub kept: Vec<crate::journal::Kept>,
    /// Whether rules hear of it.
    pub silent: bool,
}

impl Decision {
    fn person(deed: Deed, changes: Vec<Change>, subject: Option<RecordId>) -> Self {
        Decision { cause: Cause::Person(deed), changes, subject, kept: Vec::new(), silent: false }
    }

    fn silent(cause: Cause, changes: Vec<Change>) -> Self {
        Decision { cause, changes, subject: None, kept: Vec::new(), silent: true }
    }
}

/// Decides what a command amounts to. [`Command::PassTime`], [`Command::Merge`] and [`Command::UndoRuns`] decide
/// nothing themselves and are carried out by `workspace`.
///
/// # Errors
/// [`Refusal`] when it cannot be done; nothing has happened then.
pub fn decide(command: &Command, context: &Context<'_>) -> Result<Decision, Refusal> {
    match command {
        Command::SetUp(set_up) => set_up::decide(set_up, context),
        Command::Create { kind, fields } => create::decide(*kind, fields, context),
        Command::Edit { ids, fields } => edit::decide(ids, fields, context),
        Command::Move { id, stage, fields } => move_stage::decide(*id, *stage, fields, context),
        Command::Answer { ids, agreed } => move_stage::answer(ids, *agreed, context),
        Command::Delete { ids } => delete::decide(ids, context),
        Command::MergeRecords { stays, goes, fields } => merge_records::decide(*stays, *goes, fields, context),
        Command::Arrange { places } => arrange::decide(places, context),
        Command::NewPipeline { name, of, stages } => new_pipeline::decide(name, *of, stages, context),
        Command::RemoveStage { stage, to } => remove_stage::decide(*stage, *to, context),
        Command::SetChoices { field, choices, became } => {
            set_choices::decide(*field, choices, became.as_ref(), context)
        }
        Command::RemoveField { field } => remove_field::decide(*field, context),
        Command::Log(log) => log_activity::decide(log, context),
        Command::Pay { about, amount, paid_on, reference, payer } => {
            pay::decide(*about, *amount, *paid_on, reference, payer, context)
        }
        Command::FinishTask { task, done, result } => finish_task::decide(*task, *done, result.as_ref(), context),
        Command::Snooze { task, until } => snooze::decide(*task, *until, context),
        Command::Message { message, sent } => message::decide(*message, *sent, context),
        Command::SaveRule(save) => rule::save(save, context),
        Command::TakeRules { rules } => rule::take(rules, context),
        Command::TakeWork { pipeline, needs, rules } => take_work::decide(*pipeline, needs, rules, context),
        Command::SetMode { rule, mode, also_past } => rule::set_mode(*rule, *mode, *also_past, context),
        Command::Press { rule, records } => press::decide(*rule, records, context),
        Command::WaitUntil { run, until } => run::wait_until(*run, *until, context),
        Command::MoveOver { runs } => run::move_over(runs, context),
        Command::Resume { runs, .. } => run::resume(runs, context),
        Command::Judge { run, wrong, remark } => run::judge(*run, *wrong, remark, context),
        Command::Review { rule } => rule::review(*rule, context),
        Command::Pause(rest) => settings::pause(*rest, context),
        Command::GiveUp { runs } => run::give_up(runs, context),
        Command::Settings { currency, zone } => settings::decide(currency.as_ref(), zone.as_ref(), context),
        Command::Import { file, changes, packed } => import::decide(file, changes, packed, context),
        Command::Undo { sets } => {
            let of = sets.first().map_or(Stamp::ZERO, |set| set.deed);
            let undone = crate::journal::undo(sets, context.records);
            Ok(Decision { kept: undone.kept, ..Decision::silent(Cause::Undo { of }, undone.changes) })
        }
        Command::Restore { file, changes } => {
            Ok(Decision::silent(Cause::Restore { file: file.clone() }, changes.clone()))
        }
        Command::PassTime { .. } | Command::Merge { .. } | Command::UndoRuns { .. } => {
            Ok(Decision::silent(Cause::Person(Deed::Edit), Vec::new()))
        }
    }
}
