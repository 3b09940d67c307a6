//! A rule while it is being filled in: what is still missing is `None`, and every part has a key, so that
//! a screen can keep what did not change.

use crate::automation::check_template;
use crate::model::plain::Plain;
use crate::model::schema::FieldDef;
use crate::model::{FieldId, FieldType, Kind, RecordId, Schema, Value};
use crate::rule::{Body, BodyFault, Condition, Expr, Op, Operand, Span, Step, Trigger, Where, Who, Wrong};

/// Names a part of a draft as long as it is open.
pub type Key = u32;

/// The rule as far as it is filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleDraft {
    /// What it is called.
    pub name: String,
    /// The kind of records it is about.
    pub of: Kind,
    /// When it is asked.
    pub when: Trigger,
    /// The outermost group of conditions.
    pub root: Node,
    /// What it does, in order.
    pub steps: Vec<(Key, StepDraft)>,
    /// Whether a single condition stands alone, without the outermost group.
    lone: bool,
    next: Key,
}

/// A group of conditions, or one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Names it.
    pub key: Key,
    /// What it is.
    pub part: Part,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// All, any or none of these.
    Group(How, Vec<Node>),
    /// One comparison.
    Test {
        /// What is looked at.
        of: Operand,
        /// How it is compared.
        op: Op,
        /// With what.
        value: Option<Value>,
    },
}

/// How a group joins its nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Every one holds.
    All,
    /// At least one holds.
    Any,
    /// Not one holds.
    None,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepDraft {
    /// Write a field.
    Set {
        /// Which.
        field: FieldId,
        /// What it shall hold.
        to: SetTo,
    },
    /// Move to a stage.
    Move(Option<RecordId>),
    /// Say who answers for it.
    Assign(Option<Who>),
    /// A step that is whole from the start: task, message, notice.
    Whole(Step),
}

/// What a field is set to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetTo {
    /// This value.
    Value(Option<Value>),
    /// Nothing.
    Nothing,
    /// The moment of the event.
    Now,
    /// The day of the event and so many more.
    TodayPlus(i32),
    /// What another field holds.
    Field(Option<FieldId>),
}

/// The part of a draft that a fault is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// The whole.
    Whole,
    /// The trigger.
    Trigger,
    /// A test.
    Test(Key),
    /// A step.
    Step(Key),
}

impl RuleDraft {
    /// An empty one for a kind.
    #[must_use]
    pub fn new(of: Kind) -> RuleDraft {
        let root = Node { key: 0, part: Part::Group(How::All, Vec::new()) };
        RuleDraft { name: String::new(), of, when: Trigger::Created, root, steps: Vec::new(), lone: true, next: 1 }
    }

    /// A rule that is there, to be changed.
    #[must_use]
    pub fn of_body(name: &str, body: &Body) -> RuleDraft {
        let mut draft = RuleDraft { name: name.to_owned(), when: body.when.clone(), ..RuleDraft::new(body.of) };
        let nodes = match &body.conditions {
            Condition::All(list) => {
                draft.lone = list.is_empty();
                list.iter().map(|one| draft.node(one)).collect()
            }
            other => vec![draft.node(other)],
        };
        draft.root.part = Part::Group(How::All, nodes);
        draft.steps = body.steps.iter().map(|step| (draft.key(), StepDraft::of(step))).collect();
        draft
    }

    fn key(&mut self) -> Key {
        self.next += 1;
        self.next - 1
    }

    fn node(&mut self, condition: &Condition) -> Node {
        let key = self.key();
        let mut group = |how, list: &[Condition]| Part::Group(how, list.iter().map(|one| self.node(one)).collect());
        let part = match condition {
            Condition::All(list) => group(How::All, list),
            Condition::Any(list) => group(How::Any, list),
            Condition::None(list) => group(How::None, list),
            Condition::Test { of, op, value } => {
                Part::Test { of: *of, op: *op, value: value.as_ref().map(|plain| plain.0.clone()) }
            }
        };
        Node { key, part }
    }

    /// The rule as far as it goes: for the sentence. Steps that lack something are left out.
    #[must_use]
    pub fn rough(&self) -> Body {
        let conditions = match (self.lone, &self.root.part) {
            (true, Part::Group(How::All, nodes)) if nodes.len() == 1 => nodes.first().map(Node::condition),
            _ => None,
        };
        Body {
            of: self.of,
            when: self.when.clone(),
            conditions: conditions.unwrap_or_else(|| self.root.condition()),
            steps: self.steps.iter().filter_map(|(_, step)| step.step()).collect(),
        }
    }

    /// The whole rule.
    ///
    /// # Errors
    /// The first step that lacks something, or whose template cannot be read.
    pub fn body(&self) -> Result<Body, BodyFault> {
        for (n, (_, step)) in self.steps.iter().enumerate() {
            let fault = |wrong| BodyFault { at: Where::Step(n), wrong };
            let step = step.step().ok_or_else(|| fault(Wrong::WrongValue))?;
            if !templates(&step).into_iter().all(check_template) {
                return Err(fault(Wrong::Template));
            }
        }
        Ok(self.rough())
    }

    /// The part that a fault is about.
    #[must_use]
    pub fn spot(&self, at: Where) -> Spot {
        match at {
            Where::Body => Spot::Whole,
            Where::Trigger => Spot::Trigger,
            Where::Test(n) => {
                let mut keys = Vec::new();
                self.root.tests(&mut keys);
                keys.get(n).map_or(Spot::Whole, |key| Spot::Test(*key))
            }
            Where::Step(n) => self.steps.get(n).map_or(Spot::Whole, |(key, _)| Spot::Step(*key)),
        }
    }

    /// A node by its key.
    #[must_use]
    pub fn find(&self, key: Key) -> Option<&Node> {
        self.root.find(key)
    }

    /// The same, to change it.
    pub fn find_mut(&mut self, key: Key) -> Option<&mut Node> {
        self.root.find_mut(key)
    }

    /// Puts a condition into a group.
    pub fn add_test(&mut self, group: Key, of: Operand, op: Op) {
        let key = self.key();
        self.push(group, Node { key, part: Part::Test { of, op, value: None } });
    }

    /// Puts a group into a group.
    pub fn add_group(&mut self, group: Key) {
        let key = self.key();
        self.push(group, Node { key, part: Part::Group(How::Any, Vec::new()) });
    }

    fn push(&mut self, group: Key, node: Node) {
        if let Some(Node { part: Part::Group(_, nodes), .. }) = self.find_mut(group) {
            nodes.push(node);
        }
    }

    /// Takes a condition or a group away; the outermost group stays.
    pub fn remove(&mut self, key: Key) {
        self.root.remove(key);
    }

    /// Adds a step at the end.
    pub fn add_step(&mut self, step: StepDraft) {
        let key = self.key();
        self.steps.push((key, step));
    }

    /// Moves a step one place up or down.
    pub fn move_step(&mut self, key: Key, up: bool) {
        let Some(at) = self.steps.iter().position(|(of, _)| *of == key) else { return };
        let to = if up { at.checked_sub(1) } else { Some(at + 1).filter(|to| *to < self.steps.len()) };
        if let Some(to) = to {
            self.steps.swap(at, to);
        }
    }

    /// A step by its key.
    #[must_use]
    pub fn step(&self, key: Key) -> Option<&StepDraft> {
        self.steps.iter().find(|(of, _)| *of == key).map(|(_, step)| step)
    }

    /// The same, to change it.
    pub fn step_mut(&mut self, key: Key) -> Option<&mut StepDraft> {
        self.steps.iter_mut().find(|(of, _)| *of == key).map(|(_, step)| step)
    }

    /// Makes it about another kind: what spoke of the fields and stages of the old one goes.
    pub fn set_kind(&mut self, of: Kind) {
        if of != self.of {
            let next = self.next;
            *self = RuleDraft { name: std::mem::take(&mut self.name), next, ..RuleDraft::new(of) };
        }
    }
}

impl Node {
    fn condition(&self) -> Condition {
        match &self.part {
            Part::Group(how, nodes) => {
                let nodes = nodes.iter().map(Node::condition).collect();
                match how {
                    How::All => Condition::All(nodes),
                    How::Any => Condition::Any(nodes),
                    How::None => Condition::None(nodes),
                }
            }
            Part::Test { of, op, value } => Condition::Test { of: *of, op: *op, value: value.clone().map(Plain) },
        }
    }

    fn tests(&self, keys: &mut Vec<Key>) {
        match &self.part {
            Part::Group(_, nodes) => nodes.iter().for_each(|node| node.tests(keys)),
            Part::Test { .. } => keys.push(self.key),
        }
    }

    fn find(&self, key: Key) -> Option<&Node> {
        if self.key == key {
            return Some(self);
        }
        let Part::Group(_, nodes) = &self.part else { return None };
        nodes.iter().find_map(|node| node.find(key))
    }

    fn find_mut(&mut self, key: Key) -> Option<&mut Node> {
        if self.key == key {
            return Some(self);
        }
        let Part::Group(_, nodes) = &mut self.part else { return None };
        nodes.iter_mut().find_map(|node| node.find_mut(key))
    }

    fn remove(&mut self, key: Key) {
        if let Part::Group(_, nodes) = &mut self.part {
            nodes.retain(|node| node.key != key);
            nodes.iter_mut().for_each(|node| node.remove(key));
        }
    }
}

impl StepDraft {
    fn of(step: &Step) -> StepDraft {
        match step {
            Step::Set { field, value } => StepDraft::Set {
                field: *field,
                to: match value {
                    Expr::Value(value) => SetTo::Value(Some(value.0.clone())),
                    Expr::Nothing => SetTo::Nothing,
                    Expr::Now => SetTo::Now,
                    Expr::TodayPlus(days) => SetTo::TodayPlus(*days),
                    Expr::Field(field) => SetTo::Field(Some(*field)),
                },
            },
            Step::Move { stage } => StepDraft::Move(Some(*stage)),
            Step::Assign { to } => StepDraft::Assign(Some(*to)),
            whole @ (Step::Task { .. } | Step::Message { .. } | Step::Notify { .. }) => StepDraft::Whole(whole.clone()),
        }
    }

    fn step(&self) -> Option<Step> {
        match self {
            StepDraft::Set { field, to } => {
                let value = match to {
                    SetTo::Value(value) => Expr::Value(Plain(value.clone()?)),
                    SetTo::Nothing => Expr::Nothing,
                    SetTo::Now => Expr::Now,
                    SetTo::TodayPlus(days) => Expr::TodayPlus(*days),
                    SetTo::Field(field) => Expr::Field((*field)?),
                };
                Some(Step::Set { field: *field, value })
            }
            StepDraft::Move(stage) => Some(Step::Move { stage: (*stage)? }),
            StepDraft::Assign(to) => Some(Step::Assign { to: (*to)? }),
            StepDraft::Whole(step) => Some(step.clone()),
        }
    }
}

fn templates(step: &Step) -> Vec<&str> {
    match step {
        Step::Task { name, wanted_result, .. } => vec![name, wanted_result],
        Step::Message { subject, text, .. } => vec![subject, text],
        Step::Notify { text } => vec![text],
        Step::Set { .. } | Step::Move { .. } | Step::Assign { .. } => Vec::new(),
    }
}

/// The kinds that a rule may be about, in the order of menus.
pub const KINDS: &[Kind] =
    &[Kind::Deal, Kind::Lead, Kind::Order, Kind::Ticket, Kind::Contact, Kind::Company, Kind::Task];

/// The triggers that suit a kind, each as it begins, with its word in message keys.
#[must_use]
pub fn triggers(of: Kind, schema: &Schema) -> Vec<(&'static str, Trigger)> {
    let mut all = vec![("created", Trigger::Created)];
    if let Some(field) = settable(of, schema).first() {
        all.push(("field-changed", Trigger::FieldChanged { field: field.id, from: None, to: None }));
    }
    if of.has_stages() {
        all.push(("stage-entered", Trigger::StageEntered { stage: None }));
        all.push(("stage-left", Trigger::StageLeft { stage: None }));
    }
    all.push(("activity", Trigger::Activity { form: None, direction: None, outcome: None }));
    all.push(("payment", Trigger::Payment));
    if of.has_stages() {
        all.push(("time-in-stage", Trigger::TimeInStage { stage: None, after: Span::days(3) }));
    }
    all.push(("silence", Trigger::Silence { stage: None, after: Span::days(14) }));
    if let Some(field) = dates(of, schema).first() {
        all.push(("date-reached", Trigger::DateReached { field: field.id, offset_days: 0, minute: 9 * 60 }));
    }
    all
}

/// The word of a trigger in message keys.
#[must_use]
pub const fn trigger_word(trigger: &Trigger) -> &'static str {
    match trigger {
        Trigger::Created => "created",
        Trigger::FieldChanged { .. } => "field-changed",
        Trigger::StageEntered { .. } => "stage-entered",
        Trigger::StageLeft { .. } => "stage-left",
        Trigger::Activity { .. } => "activity",
        Trigger::Payment => "payment",
        Trigger::TimeInStage { .. } => "time-in-stage",
        Trigger::Silence { .. } => "silence",
        Trigger::DateReached { .. } => "date-reached",
    }
}

/// The fields of a kind that a rule may write, or hear the change of.
#[must_use]
pub fn settable(of: Kind, schema: &Schema) -> Vec<FieldDef> {
    let fits = |row: &FieldDef| {
        !row.system
            && !matches!(
                row.holds,
                FieldType::Ref(Kind::Stage | Kind::Pipeline | Kind::Run) | FieldType::AnyRef | FieldType::Doc
            )
    };
    schema.fields_of(of).filter(|row| fits(row)).map(std::borrow::Cow::into_owned).collect()
}

/// The dates of a kind.
#[must_use]
pub fn dates(of: Kind, schema: &Schema) -> Vec<FieldDef> {
    let dated = |row: &FieldDef| matches!(row.holds, FieldType::Day | FieldType::Instant);
    schema.fields_of(of).filter(|row| dated(row)).map(std::borrow::Cow::into_owned).collect()
}

/// What the conditions of a rule about a kind may look at, in the order of menus.
#[must_use]
pub fn operands(of: Kind, schema: &Schema) -> Vec<Operand> {
    let shown = |row: &FieldDef| !matches!(row.holds, FieldType::AnyRef | FieldType::Doc | FieldType::Ref(Kind::Run));
    let mut operands: Vec<Operand> =
        schema.fields_of(of).filter(|row| shown(row)).map(|row| Operand::Field(row.id)).collect();
    operands.extend([Operand::Balance, Operand::Paid, Operand::LastContact, Operand::OpenTasks, Operand::KnownDomain]);
    for row in schema.fields_of(of) {
        if let FieldType::Ref(Kind::Contact | Kind::Company | Kind::Person | Kind::Product) = row.holds {
            let FieldType::Ref(kind) = row.holds else { continue };
            let related = schema.fields_of(kind).filter(|other| shown(other) && !other.system);
            operands.extend(related.map(|other| Operand::Related { through: row.id, field: other.id }));
        }
    }
    operands
}

/// The operators that suit what is looked at.
#[must_use]
pub fn ops(of: Operand, kind: Kind, schema: &Schema) -> Vec<Op> {
    let Some(holds) = of.holds(kind, schema) else { return vec![Op::Filled] };
    let ops = Op::ALL.iter().copied().filter(|op| op.suits(holds));
    match of {
        Operand::KnownDomain => vec![Op::Is],
        _ => ops.collect(),
    }
}
