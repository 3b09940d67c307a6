//! What is wrong with a backup, in the person's language: what, and where.

use crate::browser::backup_worker::Unread;
use crate::browser::courier::NoAnswer;
use crate::browser::place::PlaceError;
use crate::exchange::backup::protocol::Failure;
use crate::exchange::backup::{Item, Problem, ProblemKind};
use crate::text::Arg;
use crate::ui::session::{NotSaved, Saved, Session};

/// Why a backup could not be read.
pub fn unread(session: Session, error: &Unread) -> String {
    match error {
        Unread::NoAnswer(NoAnswer::OtherBuild) => session.say("backup-other-build"),
        Unread::NoAnswer(_) => session.say("backup-worker-gone"),
        Unread::Failed(Failure::File(problem)) => file(session, problem),
        Unread::Failed(Failure::TooLarge) => session.say("refusal-too-large"),
        Unread::Failed(Failure::NoFile) => session.say("import-no-file"),
    }
}

/// Why a backup was not saved.
pub fn not_saved(session: Session, error: &NotSaved) -> String {
    match error {
        NotSaved::Base(trouble) => session.worded(trouble),
        NotSaved::Unwritable(_) => session.say("backup-unwritable"),
        NotSaved::Refused(_) => session.say("backup-refused"),
        NotSaved::Place(error) => place(session, error),
        NotSaved::Check(_) | NotSaved::Differs => session.say("backup-not-sound"),
        NotSaved::Stopped => session.say("backup-stopped"),
    }
}

/// Why a chosen place cannot be written to.
pub fn place(session: Session, error: &PlaceError) -> String {
    match error {
        PlaceError::NotAllowed => session.say("backup-place-not-allowed"),
        PlaceError::Gone => session.say("backup-place-gone"),
        PlaceError::Full => session.say("backup-place-full"),
        PlaceError::Failed(reason) => {
            session.voice().texts.say_with("backup-place-failed", &[("reason", Arg::from(reason.clone()))])
        }
    }
}

/// What was saved, and that it was checked.
pub fn saved(session: Session, saved: &Saved) -> String {
    let args = [("file", Arg::from(saved.file.clone())), ("n", Arg::from(saved.records as f64))];
    let texts = session.voice().texts;
    if saved.placed { texts.say_with("backup-saved", &args) } else { texts.say_with("backup-handed", &args) }
}

fn file(session: Session, problem: &Problem) -> String {
    let texts = session.voice().texts;
    let line = || Arg::from(problem.place.line as f64);
    let limit = |limit: usize| [("limit", Arg::from(limit as f64))];
    match &problem.kind {
        ProblemKind::Empty => texts.say("problem-empty"),
        ProblemKind::OtherFile(_) | ProblemKind::OtherText | ProblemKind::OtherJson => {
            texts.say("problem-not-a-backup")
        }
        ProblemKind::Encoding => texts.say("backup-encoding"),
        ProblemKind::Newer { .. } => texts.say("problem-newer"),
        ProblemKind::CutOff => texts.say_with("problem-cut-off", &[("line", line())]),
        ProblemKind::Checksum => texts.say("problem-checksum"),
        ProblemKind::TooLarge { .. } => texts.say("problem-too-large"),
        ProblemKind::TooMany { limit: most } => texts.say_with("backup-too-many", &limit(*most)),
        ProblemKind::Unreadable => texts.say("import-no-file"),
        ProblemKind::Disagree { id, .. } => texts.say_with("backup-disagree", &[("id", Arg::from(id.to_string()))]),
        ProblemKind::Syntax => at(session, problem, texts.say("problem-json")),
        ProblemKind::Form { detail } => {
            at(session, problem, texts.say_with("backup-form", &[("detail", Arg::from(detail.clone()))]))
        }
        ProblemKind::TooDeep { .. } => at(session, problem, texts.say("backup-too-deep")),
        ProblemKind::TextTooLong { .. } => at(session, problem, texts.say("backup-text-too-long")),
        ProblemKind::DuplicateRecord(id) => {
            at(session, problem, texts.say_with("backup-duplicate-record", &[("id", Arg::from(id.to_string()))]))
        }
        ProblemKind::DuplicateStamp(_) => at(session, problem, texts.say("backup-duplicate-change")),
        ProblemKind::Disorder(_) => at(session, problem, texts.say("backup-disorder")),
    }
}

/// With its line, and the record or change in which it is.
fn at(session: Session, problem: &Problem, what: String) -> String {
    let texts = session.voice().texts;
    let line = Arg::from(problem.place.line as f64);
    let n = |n: usize| Arg::from(n as f64);
    match problem.place.item {
        None => texts.say_with("problem-line", &[("line", line), ("problem", Arg::from(what))]),
        Some(Item::Record(number)) => {
            texts.say_with("backup-at-record", &[("line", line), ("n", n(number)), ("problem", Arg::from(what))])
        }
        Some(Item::Set(number)) => {
            texts.say_with("backup-at-change", &[("line", line), ("n", n(number)), ("problem", Arg::from(what))])
        }
    }
}
