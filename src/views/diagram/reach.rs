//! In which stages a rule may find its record, and from which to which it may move it: as far as its trigger, conditions
//! and branches say so. What they do not speak of may be.

use crate::commands::stage_kind;
use crate::model::schema::{OF_KIND, PIPELINE, STAGE};
use crate::model::{Kind, RecordId, Records, Value};
use crate::rule::{Body, Condition, Op, Operand, Step, Trigger};
use std::collections::{BTreeMap, BTreeSet};

/// Where records of a kind can stand.
pub(super) struct Ground<'a> {
    records: &'a dyn Records,
    /// Each stage with its pipeline.
    stages: BTreeMap<RecordId, RecordId>,
    /// How far along its pipeline each stage lies.
    places: BTreeMap<RecordId, usize>,
}

/// What a rule does with the stages of its kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reach {
    /// The stages in which it may find a record.
    pub finds: BTreeSet<RecordId>,
    /// From which stage to which it may move it, each once.
    pub moves: BTreeSet<(RecordId, RecordId)>,
}

/// Whether something is so for a record in a stage.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    Yes,
    No,
    Perhaps,
}

impl<'a> Ground<'a> {
    /// `ordered` gives the stages of a pipeline in their order.
    pub(super) fn of(kind: Kind, records: &'a dyn Records, ordered: impl Fn(RecordId) -> Vec<RecordId>) -> Ground<'a> {
        let (mut stages, mut places) = (BTreeMap::new(), BTreeMap::new());
        let for_it = |id: &RecordId| records.value(*id, OF_KIND).as_ref().and_then(Value::as_text) == Some(kind.name());
        for pipeline in records.all(Kind::Pipeline).into_iter().filter(for_it) {
            for (place, stage) in ordered(pipeline).into_iter().enumerate() {
                stages.insert(stage, pipeline);
                places.insert(stage, place);
            }
        }
        Ground { records, stages, places }
    }

    /// The pipeline of a stage.
    pub(super) fn pipeline(&self, stage: RecordId) -> Option<RecordId> {
        self.stages.get(&stage).copied()
    }

    /// What a rule does here.
    pub(super) fn reach(&self, body: &Body) -> Reach {
        let mut reach = Reach { finds: self.begins(body), moves: BTreeSet::new() };
        let at = reach.finds.clone();
        self.walk(&body.steps, at, body, &mut reach);
        reach
    }

    fn all(&self) -> BTreeSet<RecordId> {
        self.stages.keys().copied().collect()
    }

    fn within(&self, pipeline: RecordId) -> BTreeSet<RecordId> {
        self.stages.iter().filter(|(_, of)| **of == pipeline).map(|(stage, _)| *stage).collect()
    }

    fn begins(&self, body: &Body) -> BTreeSet<RecordId> {
        let one = |stage: RecordId| BTreeSet::from([stage]);
        let open = || self.all().into_iter().filter(|stage| stage_kind(self.records, *stage) == "open").collect();
        let told = match &body.when {
            // It stands in the next one by then, wherever that is; it is the one that is left which the rule is about.
            Trigger::StageLeft { stage: Some(stage) } => return one(*stage),
            Trigger::StageEntered { stage: Some(stage) }
            | Trigger::TimeInStage { stage: Some(stage), .. }
            | Trigger::Silence { stage: Some(stage), .. } => one(*stage),
            Trigger::TimeInStage { stage: None, .. } | Trigger::Silence { stage: None, .. } => open(),
            Trigger::Filled { stage } => {
                let mut others = self.pipeline(*stage).map(|pipeline| self.within(pipeline)).unwrap_or_default();
                others.remove(stage);
                others
            }
            Trigger::PipelineChanged { to: Some(to) } => self.within(*to),
            _ => self.all(),
        };
        self.where_may(&body.conditions, &told)
    }

    fn where_may(&self, condition: &Condition, at: &BTreeSet<RecordId>) -> BTreeSet<RecordId> {
        at.iter().copied().filter(|stage| self.holds(condition, *stage) != Holds::No).collect()
    }

    /// Takes steps with records that stand in these stages; gives where they may stand after them.
    fn walk(&self, steps: &[Step], mut at: BTreeSet<RecordId>, body: &Body, reach: &mut Reach) -> BTreeSet<RecordId> {
        for step in steps {
            let step = if let Step::Try(step) = step { step } else { step };
            at = match step {
                Step::Move { stage, only_forward } => {
                    let stays = |from: &RecordId| *only_forward && self.is_before(*stage, *from);
                    let (mut after, go): (BTreeSet<_>, BTreeSet<_>) = at.into_iter().partition(stays);
                    if !go.is_empty() {
                        after.insert(*stage);
                    }
                    reach.moves.extend(go.into_iter().filter(|from| from != stage).map(|from| (from, *stage)));
                    after
                }
                Step::Branch { ways, otherwise } => {
                    let mut after = BTreeSet::new();
                    for way in ways {
                        after.extend(self.walk(&way.steps, self.where_may(&way.holds, &at), body, reach));
                        at.retain(|stage| self.holds(&way.holds, *stage) != Holds::Yes);
                    }
                    after.extend(self.walk(otherwise, at, body, reach));
                    after
                }
                Step::Wait { too_late, .. } => {
                    // A rule that waits on in other stages finds the record in any of them.
                    let here = if body.keep && !at.is_empty() { self.all() } else { at };
                    let late = self.walk(too_late, here.clone(), body, reach);
                    here.union(&late).copied().collect()
                }
                Step::End { .. } => return BTreeSet::new(),
                _ => at,
            };
        }
        at
    }

    /// Whether a stage lies before another one of its pipeline.
    fn is_before(&self, stage: RecordId, other: RecordId) -> bool {
        let place = |stage: RecordId| self.places.get(&stage);
        self.pipeline(stage) == self.pipeline(other) && place(stage) < place(other)
    }

    fn holds(&self, condition: &Condition, stage: RecordId) -> Holds {
        let each = |list: &[Condition]| list.iter().map(|one| self.holds(one, stage)).collect::<Vec<_>>();
        match condition {
            Condition::All(list) => all(&each(list)),
            Condition::Any(list) => any(&each(list)),
            Condition::None(list) => not(any(&each(list))),
            Condition::Test { of: Operand::Field(STAGE), op, value } => {
                test(stage, *op, value.as_ref().map(|value| &value.0))
            }
            Condition::Test { of: Operand::Field(PIPELINE), op, value } => match self.pipeline(stage) {
                Some(pipeline) => test(pipeline, *op, value.as_ref().map(|value| &value.0)),
                None => Holds::Perhaps,
            },
            Condition::Test { .. } => Holds::Perhaps,
        }
    }
}

fn all(each: &[Holds]) -> Holds {
    not(any(&each.iter().map(|one| not(*one)).collect::<Vec<_>>()))
}

fn any(each: &[Holds]) -> Holds {
    if each.contains(&Holds::Yes) {
        Holds::Yes
    } else if each.contains(&Holds::Perhaps) {
        Holds::Perhaps
    } else {
        Holds::No
    }
}

const fn not(holds: Holds) -> Holds {
    match holds {
        Holds::Yes => Holds::No,
        Holds::No => Holds::Yes,
        Holds::Perhaps => Holds::Perhaps,
    }
}

/// A stage or pipeline in which the record stands, compared.
fn test(stands_in: RecordId, op: Op, value: Option<&Value>) -> Holds {
    let sure = |is: bool| if is { Holds::Yes } else { Holds::No };
    match (op, value) {
        (Op::Is, Some(Value::Ref(wanted))) => sure(*wanted == stands_in),
        (Op::IsNot, Some(Value::Ref(wanted))) => sure(*wanted != stands_in),
        (Op::In, Some(Value::Refs(wanted))) => sure(wanted.contains(&stands_in)),
        (Op::Filled, _) => Holds::Yes,
        (Op::Empty, _) => Holds::No,
        _ => Holds::Perhaps,
    }
}
