//! What the line offers for what was typed: records to open, things to do, places to go to.

use super::Mode;
use crate::model::{Kind, RecordId};
use crate::search::{KINDS, Query};
use crate::ui::frame::places;
use crate::ui::keys::{Keys, Shortcut};
use crate::ui::listed::list_of;
use crate::ui::recent::recent;
use crate::ui::search::Search;
use crate::ui::session::Session;
use crate::views::found::{Found, found};
use crate::views::{segments, settings};

/// Records offered at most.
const MOST: usize = 8;

/// What can be added from anywhere.
const ADDED: &[Kind] = &[
    Kind::Deal,
    Kind::Contact,
    Kind::Company,
    Kind::Task,
    Kind::Order,
    Kind::Ticket,
    Kind::Lead,
    Kind::Product,
    Kind::Person,
];

/// What happens when a row is taken.
#[derive(Clone, Copy)]
pub enum Act {
    /// Opens a record.
    Open(RecordId, Kind),
    /// Does what a key does.
    Run(Shortcut),
    /// Opens the form for a new record.
    Add(Kind),
    /// Goes to a place: path and name.
    Go(&'static str, &'static str),
    /// Goes to a segment of the list of a kind.
    Segment(Kind, RecordId),
    /// Goes to where the stages of a pipeline are set.
    Pipeline(RecordId),
}

/// A row of the line.
#[derive(Clone)]
pub struct Row {
    /// What it is called.
    pub title: String,
    /// What tells it from others.
    pub hint: String,
    /// What happens when it is taken.
    pub act: Act,
}

/// Rows of one sort.
#[derive(Clone)]
pub struct Group {
    /// What they are.
    pub title: String,
    /// Them.
    pub rows: Vec<Row>,
}

/// What is offered, and the words that were understood.
pub fn offered(session: Session, search: Search, keys: Keys, mode: Mode, typed: &str) -> (Query, Vec<Group>) {
    let (query, records) =
        if mode == Mode::Add { (Query::new(typed), Vec::new()) } else { records(session, search, typed) };
    // A thing to do is asked for in either layout, as a record is.
    let other = Query::in_other_layout(typed);
    let fits = |title: &str| query.fits(title) || other.as_ref().is_some_and(|other| other.fits(title));
    let texts = session.voice().texts;
    let row = |title: String, act: Act| fits(&title).then_some(Row { title, hint: String::new(), act });
    let added: Vec<Row> =
        ADDED.iter().filter_map(|kind| row(texts.say_named("add", kind.name(), &[]), Act::Add(*kind))).collect();
    if mode == Mode::Add {
        return (query, vec![Group { title: String::new(), rows: added }]);
    }
    let is_way = |shortcut: &Shortcut| shortcut.keys.starts_with("G ") || matches!(shortcut.keys, "Ctrl K" | "N");
    let deeds = keys.all().into_iter().filter(|shortcut| !is_way(shortcut));
    let deeds = deeds.filter_map(|shortcut| row((shortcut.name)(&texts), Act::Run(shortcut)));
    let gone = places::all().filter_map(|(path, key)| row(places::name(session, key), Act::Go(path, key)));
    let kept = session.look(segments::all).into_iter().filter(|segment| list_of(segment.kind).is_some());
    let kept = kept.filter_map(|segment| {
        let kind = texts.say_named("kinds", segment.kind.name(), &[]);
        fits(&format!("{} {kind}", segment.name)).then_some(Row {
            title: segment.name,
            hint: kind,
            act: Act::Segment(segment.kind, segment.id),
        })
    });
    let ways = session.look(settings::pipelines).into_iter().filter_map(|pipeline| {
        let hint = texts.say("palette-pipeline");
        fits(&format!("{} {hint}", pipeline.name)).then_some(Row {
            title: pipeline.name,
            hint,
            act: Act::Pipeline(pipeline.id),
        })
    });
    let (deeds, gone): (Vec<Row>, Vec<Row>) = (deeds.collect(), gone.chain(kept).chain(ways).collect());
    let known = if typed.trim().is_empty() { texts.say("palette-recent") } else { texts.say("palette-open") };
    let groups = [
        (known, records),
        (texts.say("common-add"), added),
        (texts.say("palette-go"), gone),
        (texts.say("palette-do"), deeds),
    ];
    let groups = groups.into_iter().filter(|(_, rows)| !rows.is_empty());
    (query, groups.map(|(title, rows)| Group { title, rows }).collect())
}

fn records(session: Session, search: Search, typed: &str) -> (Query, Vec<Row>) {
    let (query, ids) = if typed.trim().is_empty() {
        (Query::default(), recent())
    } else {
        let (query, hits) = search.find(typed, KINDS, MOST);
        (query, hits.iter().map(|hit| hit.id).collect())
    };
    let rows = session.look(|sight| ids.iter().filter_map(|id| found(sight, *id)).collect::<Vec<_>>());
    (query, rows.into_iter().map(|found| record(session, found)).collect())
}

fn record(session: Session, found: Found) -> Row {
    let voice = session.voice();
    let worth = found.worth.map(|worth| voice.formats.money_round(worth.minor, worth.currency.bytes()));
    let kind = voice.texts.say_named("kind", found.kind.name(), &[]);
    let parts = [Some(kind), Some(found.whom), Some(found.stage), worth, Some(found.reach)];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    Row { title: found.name, hint: parts.join(" · "), act: Act::Open(found.id, found.kind) }
}
