//! The rules that are switched on, in their visible order, found by what they listen to.

use super::evaluate::holds;
use super::event::{Event, What};
use super::listeners::{Asking, Layout, Listeners};
use super::occasion::Occasion;
use super::run::watched;
use crate::model::schema::{ACTIVE_SINCE, ALSO_PAST, BODY, MODE, PAUSED, POSITION_NO, VERSION};
use crate::model::{FieldId, Instant, Kind, Record, RecordId, Records, Value};
use crate::rule::{Body, Mode, Trigger};
use crate::shelves::IdMap;
use std::collections::HashMap;

/// A rule that is switched on.
#[derive(Clone, Debug, PartialEq)]
pub struct Active {
    /// Its record.
    pub id: RecordId,
    /// Counts its edits.
    pub version: u32,
    /// How far it may go by itself.
    pub mode: Mode,
    /// Since when it acts.
    pub since: Instant,
    /// Whether it also acts on what fell due before, on records that were there then.
    pub also_past: bool,
    /// What it is.
    pub body: Body,
}

impl Active {
    /// The id of a run that would have `id` if it acted: what only watches leaves that to what acts.
    #[must_use]
    pub fn run_id(&self, id: RecordId) -> RecordId {
        if self.mode == Mode::Watch { watched(id) } else { id }
    }
}

/// What a rule listens to, as far as an index can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Hook {
    Created,
    Field(FieldId),
    Entered,
    Left,
    Filled,
    Pipeline,
    Activity,
    Payment,
    TaskEnded,
}

/// All rules that are switched on. Cost of an event: the rules that listen to it, not all rules.
#[derive(Clone, Debug, Default)]
pub struct RuleBook {
    rules: Vec<Active>,
    hooks: HashMap<(Kind, Hook), Listeners>,
    timed: HashMap<Kind, Vec<usize>>,
    places: IdMap<u32>,
}

impl RuleBook {
    /// The rules among records; none while all of them rest. One whose body cannot be read does not act.
    #[must_use]
    pub fn new(records: &dyn Records) -> RuleBook {
        if records.value(crate::commands::setting_id(), PAUSED) == Some(Value::Flag(true)) {
            return RuleBook::default();
        }
        let mut rules: Vec<(f64, Active)> = records
            .all(Kind::Rule)
            .into_iter()
            .filter_map(|id| records.get(id))
            .filter_map(|rule| Some((place(&rule), active(&rule)?)))
            .collect();
        rules.sort_by(|(a, one), (b, two)| a.total_cmp(b).then(one.id.cmp(&two.id)));
        RuleBook::of(rules.into_iter().map(|(_, rule)| rule).collect())
    }

    /// A book of these rules in this order.
    #[must_use]
    pub fn of(rules: Vec<Active>) -> RuleBook {
        let (mut hooks, mut timed) = (HashMap::<_, Listeners>::new(), HashMap::<_, Vec<usize>>::new());
        let mut layouts = HashMap::<_, Layout<'_>>::new();
        for (n, rule) in rules.iter().enumerate() {
            let of = rule.body.of;
            match hook(&rule.body.when) {
                Some(hook) => {
                    let layout = layouts.entry((of, hook)).or_default();
                    hooks.entry((of, hook)).or_default().add(n, &rule.body.conditions, layout);
                }
                // A round falls due once, on the rule itself.
                None if rule.body.when.is_recurring() => timed.entry(Kind::Rule).or_default().push(n),
                None if rule.body.when.is_timed() => timed.entry(of).or_default().push(n),
                None => {}
            }
        }
        drop(layouts);
        let places = rules.iter().enumerate().map(|(n, rule)| (rule.id, n as u32)).collect();
        RuleBook { rules, hooks, timed, places }
    }

    /// Begins to ask the rules that an event concerns, `None` when it concerns none.
    #[must_use]
    pub fn hear<'a>(&'a self, event: &'a Event) -> Option<Hearing<'a>> {
        let hook = match &event.what {
            What::Created => Hook::Created,
            What::Changed { field, .. } => Hook::Field(*field),
            What::Entered(_) => Hook::Entered,
            What::Left(_) => Hook::Left,
            What::Filled(_) => Hook::Filled,
            What::Pipeline(_) => Hook::Pipeline,
            What::Pressed(rule) => {
                let place = self.place_of(*rule)?;
                return Some(Hearing { rules: &self.rules, what: &event.what, asking: Asks::One(Some(place)) });
            }
            What::Activity { .. } => Hook::Activity,
            What::Paid => Hook::Payment,
            What::TaskEnded { .. } => Hook::TaskEnded,
            // Who is called does not listen.
            What::Called(_) => return None,
        };
        let asking = self.hooks.get(&(event.kind, hook))?.ask();
        Some(Hearing { rules: &self.rules, what: &event.what, asking: Asks::Listeners(asking) })
    }

    /// The rules that time sets off on records of a kind, with their places in the order of all.
    pub fn timed(&self, kind: Kind) -> impl Iterator<Item = (u32, &Active)> {
        let found = self.timed.get(&kind).map(Vec::as_slice).unwrap_or_default();
        found.iter().map(|n| (*n as u32, &self.rules[*n]))
    }

    /// Whether there is a rule that time sets off on records of a kind.
    #[must_use]
    pub fn times(&self, kind: Kind) -> bool {
        self.timed.contains_key(&kind)
    }

    /// The kinds on whose records there are rules that time sets off.
    #[must_use]
    pub fn timed_kinds(&self) -> Vec<Kind> {
        let mut kinds: Vec<Kind> = self.timed.keys().copied().collect();
        kinds.sort();
        kinds
    }

    /// The place of a rule in the order, when it is switched on.
    #[must_use]
    pub fn place_of(&self, rule: RecordId) -> Option<u32> {
        self.places.get(&rule).copied()
    }

    /// The rule at a place in the order.
    #[must_use]
    pub fn at(&self, place: u32) -> Option<&Active> {
        self.rules.get(place as usize)
    }

    /// All rules, in their order.
    #[must_use]
    pub fn rules(&self) -> &[Active] {
        &self.rules
    }
}

fn place(rule: &Record) -> f64 {
    rule.get(POSITION_NO).and_then(Value::as_number).unwrap_or(f64::MAX)
}

/// A rule by its record; `None` when it is off, or cannot be read.
pub(super) fn active(rule: &Record) -> Option<Active> {
    let mode = Mode::of(rule.text(MODE));
    (mode != Mode::Off).then_some(())?;
    Some(Active {
        mode,
        id: rule.id,
        version: rule.get(VERSION).and_then(Value::as_number).unwrap_or(1.0) as u32,
        since: rule.get(ACTIVE_SINCE).and_then(Value::as_instant).unwrap_or(Instant(0)),
        also_past: rule.get(ALSO_PAST).and_then(Value::as_flag).unwrap_or(false),
        body: Body::from_json(rule.text(BODY)).ok()?,
    })
}

const fn hook(trigger: &Trigger) -> Option<Hook> {
    match trigger {
        Trigger::Created => Some(Hook::Created),
        Trigger::FieldChanged { field, .. } => Some(Hook::Field(*field)),
        Trigger::StageEntered { .. } => Some(Hook::Entered),
        Trigger::StageLeft { .. } => Some(Hook::Left),
        Trigger::Filled { .. } => Some(Hook::Filled),
        Trigger::PipelineChanged { .. } => Some(Hook::Pipeline),
        Trigger::Activity { .. } => Some(Hook::Activity),
        Trigger::Payment => Some(Hook::Payment),
        Trigger::TaskEnded { .. } => Some(Hook::TaskEnded),
        Trigger::TimeInStage { .. }
        | Trigger::Silence { .. }
        | Trigger::DateReached { .. }
        | Trigger::Recurring { .. }
        | Trigger::Button => None,
    }
}

/// The rules that one event concerns, asked one after the other in their visible order.
pub struct Hearing<'a> {
    rules: &'a [Active],
    what: &'a What,
    asking: Asks<'a>,
}

enum Asks<'a> {
    /// All that listen to such an event.
    Listeners(Asking<'a>),
    /// The one that is meant, until it was asked.
    One(Option<u32>),
}

impl<'a> Hearing<'a> {
    /// The next rule that hears the event and whose conditions hold for its record.
    pub fn next(&mut self, record: &Record, records: &dyn Records, on: &Occasion<'_>) -> Option<&'a Active> {
        let rules = self.rules;
        match &mut self.asking {
            Asks::Listeners(asking) => {
                let place = asking.next(self.what, record, records, on, |place| &rules[place].body.when)?;
                Some(&rules[place])
            }
            Asks::One(place) => {
                let rule = &rules[place.take()? as usize];
                let fits = rule.body.of == record.kind && holds(&rule.body.conditions, record, records, on);
                fits.then_some(rule)
            }
        }
    }

    /// To be called when something was changed since the last [`Hearing::next`].
    pub fn forget(&mut self) {
        if let Asks::Listeners(asking) = &mut self.asking {
            asking.forget();
        }
    }
}
