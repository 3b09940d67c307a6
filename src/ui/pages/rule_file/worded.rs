//! What is wrong with a file or a rule of it, and what its things are called, in the person's language.

use crate::exchange::rules::{Candidate, Here, Named, Problem, ProblemKind, Unfit};
use crate::model::{Kind, RecordId};
use crate::rule::{BodyFault, Where};
use crate::text::Arg;
use crate::ui::forms::wrong_words;
use crate::ui::session::Session;
use crate::views::process::type_name;

/// Why a file was not read.
pub(super) fn problem(session: Session, problem: &Problem) -> String {
    let texts = session.voice().texts;
    let at_line = |said: String| {
        texts.say_with("problem-line", &[("line", Arg::from(problem.line)), ("problem", Arg::from(said))])
    };
    match &problem.kind {
        ProblemKind::Empty => texts.say("problem-empty"),
        ProblemKind::Encoding => texts.say("backup-encoding"),
        ProblemKind::Other => texts.say("rule-file-other"),
        ProblemKind::Newer { .. } => texts.say("problem-newer"),
        ProblemKind::CutOff => texts.say_with("problem-cut-off", &[("line", Arg::from(problem.line))]),
        ProblemKind::TooLarge { .. } => texts.say("problem-too-large"),
        ProblemKind::TooMany { limit } => texts.say_with("rule-file-too-many", &[("limit", Arg::from(*limit))]),
        ProblemKind::Syntax => at_line(texts.say("problem-json")),
        ProblemKind::Form { detail } => {
            at_line(texts.say_with("rule-file-form", &[("detail", Arg::from(detail.clone()))]))
        }
    }
}

/// Why a rule is not taken.
pub(super) fn unfit(session: Session, unfit: &Unfit, names: &[Named]) -> String {
    let texts = session.voice().texts;
    match unfit {
        Unfit::Nameless => texts.say("wrong-no-name"),
        Unfit::Unreadable { line, detail, .. } => {
            let said = texts.say_with("rule-file-unreadable", &[("detail", Arg::from(detail.clone()))]);
            texts.say_with("problem-line", &[("line", Arg::from(*line)), ("problem", Arg::from(said))])
        }
        Unfit::TooDeep => texts.say("rule-file-too-deep"),
        Unfit::Unknown(ids) => {
            let called = |id: &RecordId| names.iter().find(|named| named.id == *id).map(|named| thing(session, named));
            let called: Vec<String> = ids.iter().filter_map(called).collect();
            texts.say_with("rule-file-unknown", &[("names", Arg::from(called.join(", ")))])
        }
        Unfit::Unnamed(id) => texts.say_with("rule-file-unnamed", &[("id", Arg::from(id.to_string()))]),
        Unfit::Fault(fault) => place(session, fault),
    }
}

fn place(session: Session, BodyFault { at, wrong }: &BodyFault) -> String {
    let texts = session.voice().texts;
    let said = wrong_words(session, wrong);
    match at {
        Where::Body => said,
        Where::Trigger => texts.say_with("rule-file-at-when", &[("problem", Arg::from(said))]),
        Where::Test(n) => texts.say_with("rule-file-at-if", &[("n", Arg::from(n + 1)), ("problem", Arg::from(said))]),
        Where::Step(n) => texts.say_with("rule-file-at-then", &[("n", Arg::from(n + 1)), ("problem", Arg::from(said))]),
    }
}

/// What something that the file mentions is, and what it was called there.
pub(super) fn thing(session: Session, named: &Named) -> String {
    let texts = session.voice().texts;
    let kind = texts.say_named("kind", named.kind.name(), &[]);
    let said = texts.say_with("rule-file-thing", &[("kind", Arg::from(kind)), ("name", Arg::from(named.name.clone()))]);
    let more = named.pipeline.clone().or_else(|| Some(type_name(&texts, named.holds?)));
    match more {
        Some(more) => format!("{said} ({more})"),
        None => said,
    }
}

/// What something that could be meant is called.
pub(super) fn candidate(session: Session, of: Option<Kind>, candidate: &Candidate) -> String {
    match (&candidate.pipeline, candidate.here, of) {
        (Some(pipeline), _, _) => format!("{pipeline}: {}", candidate.name),
        (None, Here::Field(field), Some(of)) if candidate.name.is_empty() => session.field_name_of(of, field),
        _ => candidate.name.clone(),
    }
}
