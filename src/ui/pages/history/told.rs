//! What was done, in words: pieces of a sentence, of which those that name a record lead to it.

use crate::journal::Deed;
use crate::model::schema::{FORM, OUTCOME, POSITION_NO, builtin_row};
use crate::model::{FieldType, Kind, RecordId, Records, Value};
use crate::text::{Arg, Part};
use crate::ui::parts::{moment, with_words, worded};
use crate::ui::router::A;
use crate::ui::session::Session;
use crate::views::history::{Answer, Line, What, Who};
use crate::views::tasks::Named;
use leptos::prelude::*;

/// A piece of a sentence; a name with the record that it leads to.
pub(super) type Piece = (String, Option<RecordId>);

/// Who did it.
pub(super) fn who(session: Session, who: &Who) -> String {
    let texts = session.voice().texts;
    match who {
        Who::Person(_) => texts.say("history-by-you"),
        Who::Rule { name, .. } if name.is_empty() => {
            texts.say_with("history-by-rule", &[("rule", texts.say("common-deleted").into())])
        }
        Who::Rule { name, .. } => texts.say_with("history-by-rule", &[("rule", name.clone().into())]),
        Who::Import(file) => texts.say_with("history-by-import", &[("file", file.clone().into())]),
        Who::Restore(file) => texts.say_with("history-by-restore", &[("file", file.clone().into())]),
        Who::Undo => texts.say("history-by-undo"),
        Who::UndoRun => texts.say("history-by-undo-run"),
    }
}

/// What was done, as pieces.
pub(super) fn pieces(session: Session, line: &Line) -> Vec<Piece> {
    let texts = session.voice().texts;
    let Some(what) = &line.what else {
        let set_up = line.who == Who::Person(Deed::SetUp);
        return if set_up { vec![(texts.say("history-set-up"), None)] } else { Vec::new() };
    };
    let word = |kind: &Kind| Arg::from(texts.say_named("kind", kind.name(), &[]));
    let named = |id: &RecordId, name: &str| {
        let name = if name.is_empty() { texts.say("history-nameless") } else { name.to_owned() };
        [(name, Some(*id))]
    };
    match what {
        What::Created(id, kind, name) => put(
            texts.say_parts("history-created", &[("kind", word(kind)), ("of", kind.name().into())], &["name"]),
            named(id, name),
        ),
        What::Deleted(id, kind, name) => put(
            texts.say_parts("history-deleted", &[("kind", word(kind)), ("of", kind.name().into())], &["name"]),
            named(id, name),
        ),
        What::DeletedMany(count) => {
            vec![(texts.say_with("history-deleted-many", &[("n", Arg::from(*count))]), None)]
        }
        What::Merged(kind, name, Some(stays)) => {
            let said =
                texts.say_parts("history-merged", &[("kind", word(kind)), ("other", name.as_str().into())], &["name"]);
            put(said, named(&stays.id, &stays.name))
        }
        What::Merged(kind, name, None) => {
            let said = texts.say_with("history-merged-away", &[("kind", word(kind)), ("other", name.as_str().into())]);
            vec![(said, None)]
        }
        What::CameRound(at) => {
            vec![(texts.say_with("history-round", &[("when", Arg::from(moment(session, *at)))]), None)]
        }
        What::Ran(status, about) => {
            let said = texts.say_named("history-run", status, &[]);
            let about = about.iter().flat_map(|of| [(" · ".to_owned(), None), (of.name.clone(), Some(of.id))]);
            std::iter::once((said, None)).chain(about).collect()
        }
        What::Answered { rule, about, answer } => {
            let rule = || Arg::from(rule.as_str());
            let said = match answer {
                Answer::Later => texts.say_with("history-waits-until", &[("rule", rule())]),
                Answer::MoveOver => texts.say_with("history-moved-over", &[("rule", rule())]),
                Answer::GoOn => texts.say_with("history-go-on", &[("rule", rule())]),
                Answer::GiveUp => texts.say_with("history-gave-up", &[("rule", rule())]),
                Answer::No => texts.say_with("history-declined", &[("rule", rule())]),
                Answer::Run => texts.say_with("history-ran", &[("rule", rule())]),
                Answer::Wrong => texts.say_with("history-wrong", &[("rule", rule())]),
                Answer::Right => texts.say_with("history-not-wrong", &[("rule", rule())]),
                Answer::Leave => texts.say_with("history-left", &[("rule", rule())]),
            };
            let about = about.iter().flat_map(|of| [(" · ".to_owned(), None), (of.name.clone(), Some(of.id))]);
            std::iter::once((said, None)).chain(about).collect()
        }
        What::Reviewed(rule) => put(texts.say_parts("history-reviewed", &[], &["name"]), named(&rule.id, &rule.name)),
        What::Revived(id, kind, name) => put(
            texts.say_parts("history-revived", &[("kind", word(kind)), ("of", kind.name().into())], &["name"]),
            named(id, name),
        ),
        What::Moved(id, name, stage) => {
            put(texts.say_parts("history-moved", &[("stage", stage.as_str().into())], &["name"]), named(id, name))
        }
        What::Awaits(id, name, stage, awaits) => {
            let stage = Arg::from(stage.as_str());
            let said = if *awaits {
                texts.say_parts("history-awaits", &[("stage", stage)], &["name"])
            } else {
                texts.say_parts("history-awaits-not", &[("stage", stage)], &["name"])
            };
            put(said, named(id, name))
        }
        What::Talked { id, form, whom, about, outcome, text } => {
            let mut said = talked(session, *id, form, whom.as_ref(), about.as_ref());
            let outcome =
                builtin_row(OUTCOME).filter(|_| !outcome.is_empty()).map(|row| worded(session, &row, outcome));
            said.extend(outcome.map(|outcome| (format!(": {}", begun_small(&outcome)), None)));
            if !text.is_empty() {
                said.push((format!(" · {text}"), None));
            }
            said
        }
        What::Paid(id, money, about) => {
            let formats = session.voice().formats;
            let amount = money.map(|money| formats.money(money.minor, money.currency.bytes())).unwrap_or_default();
            let mut said = vec![(texts.say_with("timeline-paid", &[("amount", amount.into())]), Some(*id))];
            if let Some(about) = about {
                said.extend([(" · ".to_owned(), None), (about.name.clone(), Some(about.id))]);
            }
            said
        }
        What::Changed { id, name, field, before, after } => {
            let value = |value: &Option<Value>| match value {
                None => texts.say("common-empty"),
                Some(value) => session.glance(|sight| {
                    let row = sight.schema.field(*field);
                    if row.as_ref().is_some_and(|row| row.holds == FieldType::Doc) {
                        return "…".to_owned();
                    }
                    with_words(session, sight, |words| words.value(row.as_deref(), value))
                }),
            };
            let args = [
                ("field", session.field_name(*field).into()),
                ("before", value(before).into()),
                ("after", value(after).into()),
            ];
            // A place is a number between its neighbours', which says nothing to anybody.
            let change = match *field {
                POSITION_NO => texts.say("history-order"),
                _ => texts.say_with("history-changed", &args),
            };
            if name.is_empty() {
                vec![(change, Some(*id))]
            } else {
                vec![(name.clone(), Some(*id)), (format!(". {change}"), None)]
            }
        }
    }
}

/// `Call with Helen Frost about “Kitchen fronts”`.
fn talked(session: Session, id: RecordId, form: &str, whom: Option<&Named>, about: Option<&Named>) -> Vec<Piece> {
    let texts = session.voice().texts;
    let form = builtin_row(FORM).filter(|_| !form.is_empty()).map(|row| worded(session, &row, form));
    let form = form.unwrap_or_else(|| texts.say_named("kind", Kind::Activity.name(), &[]));
    let piece = |of: &Named| (of.name.clone(), Some(of.id));
    let what = || Arg::from(form.as_str());
    match (whom, about) {
        (Some(whom), Some(about)) => {
            let parts = texts.say_parts("history-talk-with-about", &[("what", what())], &["whom", "name"]);
            put(parts, [piece(whom), piece(about)])
        }
        (Some(whom), None) => put(texts.say_parts("history-talk-with", &[("what", what())], &["whom"]), [piece(whom)]),
        (None, Some(about)) => {
            put(texts.say_parts("history-talk-about", &[("what", what())], &["name"]), [piece(about)])
        }
        (None, None) => vec![(form, Some(id))],
    }
}

/// A sentence with its pieces put in. Both languages have them in the same order.
fn put(parts: Vec<Part>, pieces: impl IntoIterator<Item = Piece>) -> Vec<Piece> {
    let mut pieces = pieces.into_iter();
    let piece = |part| match part {
        Part::Text(text) => Some((text, None)),
        Part::Slot(_) => pieces.next(),
    };
    parts.into_iter().filter_map(piece).collect()
}

/// In the midst of a sentence: `No answer` is `no answer`.
fn begun_small(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// A piece on the screen: a link where its record is there and has a page.
pub(super) fn shown(session: Session, (text, of): Piece) -> AnyView {
    let kind = of.and_then(|id| session.glance(|sight| sight.records.get(id).map(|record| record.kind)));
    let place = match kind {
        None | Some(Kind::Stage | Kind::Tag | Kind::Run | Kind::Field | Kind::Setting | Kind::Segment) => None,
        Some(Kind::Rule) => Some("rules"),
        Some(Kind::Pipeline) => Some("pipelines"),
        Some(_) => Some("record"),
    };
    match (place, of) {
        (Some(place), Some(id)) => view! { <A href=format!("/{place}/{id}")>{text}</A> }.into_any(),
        _ => text.into_any(),
    }
}

/// The whole of a line as one text, to be searched.
pub(super) fn plain(session: Session, line: &Line) -> String {
    let mut text = who(session, &line.who);
    for (piece, _) in pieces(session, line) {
        text.push_str(&piece);
    }
    text
}
