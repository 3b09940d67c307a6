//! Rules, values and choices out of random bytes. A byte that is not there is 0, and 0 is the plainest
//! choice everywhere, so that what fails shrinks to something plain.

use crate::story::START;
use tend::model::plain::Plain;
use tend::model::schema::{
    AMOUNT, ASSIGNEE, BIRTHDAY, CATEGORY, COMPANY, CONTACT, DEADLINE, DUE, EMAIL, EXPECTED_CLOSE, INVOICE_DUE,
    LOST_REASON, NAME, NOTES, PRIORITY, PROBABILITY, SOURCE, STAGE, STATUS, TASK_STATUS, builtin_row,
};
use tend::model::time::{DAY_MS, HOUR_MS};
use tend::model::{Currency, Day, FieldId, FieldType, Instant, Kind, Money, RecordId, Value};
use tend::rule::{
    Arm, Body, Condition, Enrolment, Expr, Missed, Op, Operand, Outcome, Place, Rhythm, Span, Step, Trigger, Until,
    Wait, Who, Write,
};

/// What rules and acts may speak of.
pub(crate) struct Cast {
    pub(crate) people: Vec<RecordId>,
    pub(crate) companies: Vec<RecordId>,
    pub(crate) contacts: Vec<RecordId>,
    pub(crate) tags: Vec<RecordId>,
    /// The rules that there are, each of any kind.
    pub(crate) rules: Vec<RecordId>,
}

pub(crate) const DEALS: [&str; 7] = ["new", "quote-sent", "follow-up", "negotiation", "invoice-sent", "won", "lost"];
pub(crate) const TICKETS: [&str; 4] = ["new", "in-work", "overdue", "done"];
pub(crate) const FORMS: [&str; 4] = ["call", "email", "note", "meeting"];
pub(crate) const OUTCOMES: [&str; 3] = ["positive", "negative", "quote-sent"];

pub(crate) struct Dice<'a> {
    bytes: std::slice::Iter<'a, u8>,
    cast: &'a Cast,
}

impl<'a> Dice<'a> {
    pub(crate) fn new(bytes: &'a [u8], cast: &'a Cast) -> Self {
        Dice { bytes: bytes.iter(), cast }
    }

    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        usize::from(self.bytes.next().copied().unwrap_or(0)) % sides
    }

    pub(crate) fn pick<T: Clone>(&mut self, list: &[T]) -> T {
        list[self.roll(list.len())].clone()
    }

    pub(crate) fn kind(&mut self) -> Kind {
        self.pick(&[
            Kind::Deal,
            Kind::Deal,
            Kind::Deal,
            Kind::Deal,
            Kind::Deal,
            Kind::Ticket,
            Kind::Contact,
            Kind::Task,
        ])
    }

    pub(crate) fn field(&mut self, kind: Kind) -> FieldId {
        match kind {
            Kind::Deal => {
                // Few fields, so that rules meet on them.
                let often = self.pick(&[SOURCE, NOTES, LOST_REASON]);
                let rarely =
                    [AMOUNT, EXPECTED_CLOSE, INVOICE_DUE, PROBABILITY, ASSIGNEE, CONTACT, COMPANY, COMPANY, NAME];
                if self.roll(5) < 3 { often } else { self.pick(&rarely) }
            }
            Kind::Ticket => self.pick(&[CATEGORY, PRIORITY, DEADLINE, NOTES, ASSIGNEE]),
            Kind::Contact => self.pick(&[STATUS, NOTES, SOURCE, EMAIL, COMPANY, BIRTHDAY]),
            _ => self.pick(&[PRIORITY, TASK_STATUS, DUE, ASSIGNEE]),
        }
    }

    /// A stage of the kind, now and then of another.
    pub(crate) fn stage(&mut self, kind: Kind) -> RecordId {
        let kind = if self.roll(12) == 11 { Kind::Deal } else { kind };
        match kind {
            Kind::Ticket => tend::commands::stage_id("service", self.pick(&TICKETS)),
            _ => tend::commands::stage_id("sales", self.pick(&DEALS)),
        }
    }

    fn pipeline(&mut self, kind: Kind) -> RecordId {
        let name = if kind == Kind::Ticket { "service" } else { self.pick(&["sales", "repeat"]) };
        tend::commands::pipeline_id(name)
    }

    /// A stage that asks for something.
    fn asking(&mut self, kind: Kind) -> RecordId {
        match kind {
            Kind::Ticket => tend::commands::stage_id("service", "in-work"),
            _ => tend::commands::stage_id("sales", self.pick(&["quote-sent", "negotiation", "lost", "invoice-sent"])),
        }
    }

    fn some_stage(&mut self, kind: Kind) -> Option<RecordId> {
        (kind.has_stages() && self.roll(3) > 0).then(|| self.stage(kind))
    }

    pub(crate) fn value(&mut self, field: FieldId) -> Value {
        let start = Instant::from_rfc3339(START).unwrap();
        let today = (start.0 / DAY_MS) as i32;
        match builtin_row(field).unwrap().holds {
            FieldType::Day if field == BIRTHDAY => {
                let (_, month, day) = self.pick(&[Day(today), Day(today + 3), Day(today - 9), Day(-671)]).ymd();
                let year = self.pick(&[1604, 1988]);
                Value::Day(Day::new(year, month, day).unwrap_or_else(|| Day::of_every_year(2, 29).unwrap()))
            }
            FieldType::Email => Value::from(self.pick(&["a@acme.example", "b@else.example"])),
            FieldType::Choice => Value::Text(self.pick(&builtin_row(field).unwrap().choices).into_owned()),
            FieldType::Number => Value::from(self.roll(4) as u32),
            FieldType::Money => {
                let currency = self.pick(&[Currency::GBP, Currency::GBP, Currency::RUB]);
                Value::Money(Money::new(self.roll(4) as i64 * 500, currency))
            }
            FieldType::Flag => Value::Flag(self.roll(2) == 1),
            FieldType::Day => Value::Day(Day(today + self.roll(40) as i32 - 3)),
            FieldType::Instant => Value::Instant(start.plus_ms((self.roll(60) as i64 - 10) * 11 * HOUR_MS)),
            FieldType::Ref(Kind::Person) => Value::Ref(self.pick(&self.cast.people)),
            FieldType::Ref(Kind::Company) => Value::Ref(self.pick(&self.cast.companies)),
            FieldType::Ref(_) => Value::Ref(self.pick(&self.cast.contacts)),
            _ => Value::from(self.pick(&["alpha", "Alphabet", "beta", "be"])),
        }
    }

    /// A rule; now and then it asks what an earlier one asks, when the same happens.
    pub(crate) fn body(&mut self, earlier: &[Body]) -> Body {
        let of = self.kind();
        let when = self.trigger(of);
        let asking: Vec<&Body> = earlier.iter().filter(|body| body.of == of).collect();
        let (when, conditions) = match self.roll(5) {
            2 if !asking.is_empty() => {
                let same = self.pick(&asking);
                (same.when.clone(), same.conditions.clone())
            }
            0..=2 => (when, Condition::default()),
            _ => (when, self.condition(of, 0)),
        };
        let steps = (0..1 + self.roll(3)).map(|_| self.step(of, 0)).collect();
        let again = match self.roll(9) {
            6 => Enrolment::Once,
            7 => Enrolment::NotWhileWaiting,
            8 => Enrolment::NotWithin { days: 1 + self.roll(4) as u32 },
            _ => Enrolment::EveryTime,
        };
        let until = (0..self.roll(2)).map(|_| Until { holds: self.test(of), outcome: self.pick(&Outcome::ALL) });
        let until = until.collect();
        let keep = self.roll(3) == 2;
        let missed = match self.roll(6) {
            5 => Missed::SkipAfter(self.span()),
            4 => Missed::AskAfter(self.span()),
            _ => Missed::Late,
        };
        Body { again, until, keep, missed, ..Body::new(of, when, conditions, steps) }
    }

    fn span(&mut self) -> Span {
        Span { days: self.roll(5) as u32, hours: self.roll(3) as u32 * 7, minutes: 1 + self.roll(2) as u32 * 29 }
    }

    fn date(&mut self, of: Kind) -> FieldId {
        match of {
            Kind::Ticket => DEADLINE,
            Kind::Task => DUE,
            _ => self.pick(&[EXPECTED_CLOSE, INVOICE_DUE]),
        }
    }

    fn trigger(&mut self, of: Kind) -> Trigger {
        let word = |dice: &mut Self, words: &[&str]| (dice.roll(2) == 1).then(|| dice.pick(words).to_owned());
        match self.roll(17) {
            15 | 16 => Trigger::Recurring { each: self.rhythm(), minute: self.roll(24) as u32 * 60 },
            12 if of.has_stages() => match self.roll(3) {
                0 => Trigger::PipelineChanged { to: None },
                1 => Trigger::PipelineChanged { to: Some(self.pipeline(of)) },
                _ => Trigger::Filled { stage: self.asking(of) },
            },
            12 | 13 => Trigger::Button,
            0 => Trigger::Created,
            1..=3 => {
                let field = self.field(of);
                let from = (self.roll(5) == 1).then(|| Plain(self.value(field)));
                let to = (self.roll(4) == 1).then(|| Plain(self.value(field)));
                Trigger::FieldChanged { field, from, to }
            }
            4 => Trigger::StageEntered { stage: self.some_stage(of) },
            5 => Trigger::StageLeft { stage: self.some_stage(of) },
            6 => Trigger::Activity {
                form: word(self, &FORMS),
                direction: word(self, &["in", "out"]),
                outcome: word(self, &OUTCOMES),
            },
            14 => Trigger::TaskEnded { status: word(self, &["done", "cancelled"]) },
            7 => Trigger::Payment,
            8 | 9 => Trigger::TimeInStage { stage: self.some_stage(of), after: self.span() },
            10 => Trigger::Silence { stage: self.some_stage(of), after: self.span() },
            _ => {
                let field = self.date(of);
                Trigger::DateReached { field, offset_days: self.roll(7) as i32 - 3, minute: self.roll(24) as u32 * 60 }
            }
        }
    }

    fn rhythm(&mut self) -> Rhythm {
        let every = 1 + self.roll(5) as u32 / 3;
        let today = (Instant::from_rfc3339(START).unwrap().0 / DAY_MS) as i32;
        let from = (every > 1 || self.roll(4) == 3).then(|| Day(today + self.roll(20) as i32 - 9));
        match self.roll(4) {
            0 => Rhythm::Day,
            3 => Rhythm::Month { day: self.pick(&[1, 9, 30, 31]), every, from },
            _ => Rhythm::Week { days: vec![1 + self.roll(4) as u8, 6], every, from },
        }
    }

    pub(crate) fn condition(&mut self, of: Kind, depth: usize) -> Condition {
        let sides = if depth < 2 { 6 } else { 3 };
        let list = |dice: &mut Self| (0..dice.roll(4)).map(|_| dice.condition(of, depth + 1)).collect();
        match self.roll(sides) {
            3 => Condition::All(list(self)),
            4 => Condition::Any(list(self)),
            5 => Condition::None(list(self)),
            _ => self.test(of),
        }
    }

    fn test(&mut self, of: Kind) -> Condition {
        let operand = match self.roll(if of == Kind::Task { 13 } else { 18 }) {
            6 => Operand::Paid,
            7 => Operand::Balance,
            8 => Operand::LastContact,
            4 | 9 => Operand::OpenTasks,
            10 => Operand::KnownDomain,
            5 => Operand::Related { through: self.pick(&[COMPANY, CONTACT, ASSIGNEE]), field: NOTES },
            11 => match of {
                Kind::Contact => Operand::Field(BIRTHDAY),
                Kind::Task => Operand::Field(DUE),
                _ if self.roll(2) == 1 => Operand::Related { through: CONTACT, field: BIRTHDAY },
                _ => Operand::Field(self.date(of)),
            },
            12 => Operand::MessagesWaiting,
            13 => Operand::ClientOrders,
            14 => Operand::ClientOpenDeals,
            15 => Operand::ClientLastOrder,
            16 => Operand::ClientPaid,
            3 | 17 if of.has_stages() => Operand::Field(STAGE),
            _ => Operand::Field(self.field(of)),
        };
        let schema = tend::model::Schema::default();
        let holds = operand.holds(of, &schema).unwrap_or(FieldType::LongText);
        let fitting: Vec<Op> = Op::ALL.iter().copied().filter(|op| op.suits(operand, holds)).collect();
        // Half of what is asked of dates is how near they are.
        let near: Vec<Op> = fitting.iter().copied().filter(|op| op.counts_days()).collect();
        let op = if self.roll(2) == 1 && !near.is_empty() { self.pick(&near) } else { self.pick(&fitting) };
        let like = match operand {
            Operand::Field(field) | Operand::Related { field, .. } => field,
            Operand::Paid | Operand::Balance | Operand::ClientPaid => AMOUNT,
            Operand::LastContact => DUE,
            Operand::ClientLastOrder => EXPECTED_CLOSE,
            Operand::OpenTasks | Operand::MessagesWaiting | Operand::ClientOrders | Operand::ClientOpenDeals => {
                PROBABILITY
            }
            Operand::KnownDomain => tend::model::schema::SENIOR,
        };
        let value = match like {
            _ if op.counts_days() => Value::from(self.pick(&[0u32, 1, 3, 9, 30])),
            STAGE => Value::Ref(self.stage(of)),
            field => self.value(field),
        };
        let value = op.takes_value().then_some(match (op, value) {
            (Op::In, Value::Text(text)) => Value::Texts(vec![text, "beta".into()]),
            (Op::In, Value::Ref(id)) => Value::Refs(vec![id]),
            (_, value) => value,
        });
        Condition::Test { of: operand, op, value: value.map(Plain) }
    }

    fn wait(&mut self, of: Kind, depth: usize) -> Step {
        let mut too_late = Vec::new();
        let until = match self.roll(6) {
            0 | 1 => Wait::For(self.span()),
            2 => {
                let field = self.date(of);
                Wait::Date { field, offset_days: self.roll(7) as i32 - 3, minute: self.roll(24) as u32 * 60 }
            }
            3 => Wait::Weekday { days: vec![1 + self.roll(7) as u8, 3], minute: self.roll(48) as u32 * 30 },
            _ => {
                let event = match self.trigger(of) {
                    event if event.is_timed() => Trigger::Payment,
                    event => event,
                };
                let at_most = (self.roll(3) > 0).then(|| self.span());
                if at_most.is_some() {
                    too_late = (0..self.roll(2)).map(|_| self.step(of, depth + 1)).collect();
                }
                Wait::Event { event, at_most }
            }
        };
        Step::Wait { until, too_late }
    }

    fn step(&mut self, of: Kind, depth: usize) -> Step {
        match self.roll(if depth < 2 { 20 } else { 12 }) {
            12..=14 => self.wait(of, depth),
            15 | 16 => {
                let steps = |dice: &mut Self| (0..dice.roll(3)).map(|_| dice.step(of, depth + 1)).collect();
                let ways = (0..1 + self.roll(2)).map(|_| Arm { holds: self.test(of), steps: steps(self) });
                let ways = ways.collect();
                Step::Branch { ways, otherwise: steps(self) }
            }
            17 => Step::Try(Box::new(self.deed(of))),
            18 => Step::End { outcome: self.pick(&Outcome::ALL) },
            19 if of != Kind::Task => Step::Tag { tag: self.pick(&self.cast.tags), on: self.roll(3) > 0 },
            _ => self.deed(of),
        }
    }

    /// A record that is made of another.
    fn make(&mut self, of: Kind) -> Step {
        let kind = self.pick(&[Kind::Deal, Kind::Deal, Kind::Ticket, Kind::Order]);
        let name = self.text();
        let pipeline = |word| tend::commands::pipeline_id(word);
        let into = match (self.roll(4), kind) {
            (1, Kind::Deal) => Some(Place::Pipeline(self.pick(&[pipeline("sales"), pipeline("repeat")]))),
            (2, Kind::Deal | Kind::Ticket) => {
                let words: &[&str] = if kind == Kind::Deal { &DEALS } else { &TICKETS };
                let way = if kind == Kind::Deal { "sales" } else { "service" };
                Some(Place::Stage(tend::commands::stage_id(way, self.pick(words))))
            }
            _ => None,
        };
        let mut fields: Vec<Write> = Vec::new();
        for _ in 0..self.roll(3) {
            let field = if kind == Kind::Order { self.pick(&[NOTES, COMPANY]) } else { self.field(kind) };
            if field != NAME && !fields.iter().any(|write| write.field == field) {
                let value = self.expression(of, field);
                fields.push(Write { field, value });
            }
        }
        Step::Make { kind, name, into, fields }
    }

    fn text(&mut self) -> String {
        let texts = ["Text", "Dear {{ contact.name }}", "{{ name }}", "{{ name | nosuch }}", "{{ contact.name }}"];
        self.pick(&texts).to_owned()
    }

    /// What a field is set to on, or from, a record of a kind.
    fn expression(&mut self, of: Kind, field: FieldId) -> Expr {
        let value = match self.roll(11) {
            8 | 9 => self.formula(of, field),
            10 => match builtin_row(field).unwrap().holds {
                FieldType::Text => Expr::Next("N-07".to_owned()),
                FieldType::Number => Expr::Next("3".to_owned()),
                _ => Expr::Nothing,
            },
            4 => Expr::Nothing,
            5 => Expr::Now,
            6 => Expr::TodayPlus(self.roll(9) as i32 - 4),
            7 => Expr::Field(self.field(of)),
            _ => Expr::Value(Plain(self.value(field))),
        };
        // What does not fit the field is refused when the rule is saved; then the value is plain.
        let holds = builtin_row(field).unwrap().holds;
        match value {
            Expr::Now if !matches!(holds, FieldType::Day | FieldType::Instant) => Expr::Nothing,
            Expr::TodayPlus(_) if holds != FieldType::Day => Expr::Nothing,
            Expr::Field(other) if builtin_row(other).unwrap().holds != holds => Expr::Nothing,
            value => value,
        }
    }

    /// A formula over a deal, for a field that can hold what comes of it.
    fn formula(&mut self, of: Kind, field: FieldId) -> Expr {
        let text = match (of, builtin_row(field).unwrap().holds) {
            (Kind::Deal, FieldType::Money) => "amount / 3 + amount",
            (Kind::Deal, FieldType::Number) => self.pick(&["20 / (probability - 2)", "expected_close - today"]),
            (_, FieldType::Day) => "today + 2 * 7",
            _ => return Expr::Nothing,
        };
        Expr::Formula(text.to_owned())
    }

    fn deed(&mut self, of: Kind) -> Step {
        let text = Dice::text;
        match self.roll(21) {
            19 | 20 if of.has_stages() => {
                let mut people: Vec<_> = (0..1 + self.roll(3)).map(|_| self.pick(&self.cast.people)).collect();
                people.sort();
                people.dedup();
                Step::Invite { people, subject: self.text(), text: self.text() }
            }
            17 if !self.cast.rules.is_empty() => Step::Call { rule: self.pick(&self.cast.rules) },
            18 if of == Kind::Deal => {
                let field = self.pick(&[AMOUNT, PROBABILITY, EXPECTED_CLOSE]);
                Step::Set { field, value: self.formula(of, field) }
            }
            0..=3 | 17..=20 => {
                let field = self.field(of);
                let value = self.expression(of, field);
                Step::Set { field, value }
            }
            12 | 13 => self.make(of),
            14 => Step::Note { text: self.text() },
            15 | 16 => Step::Withdraw { kind: self.pick(&[Kind::Deal, Kind::Ticket, Kind::Task, Kind::Message]) },
            4..=6 if of.has_stages() => {
                let only_forward = self.roll(4) == 3;
                Step::Move { stage: self.stage(of), only_forward }
            }
            4..=7 => Step::Task {
                name: text(self),
                wanted_result: text(self),
                assignee: (self.roll(2) == 1).then(|| self.pick(&self.cast.people)),
                start_in_days: self.roll(3) as u32,
                due_in_days: self.roll(3) as u32,
                priority: (self.roll(2) == 1).then(|| "high".to_owned()),
            },
            8 => Step::Message {
                channel: (self.roll(2) == 1).then(|| self.pick(&["email", "telegram", "sms", "fax"]).to_owned()),
                subject: text(self),
                text: text(self),
            },
            9 => Step::Notify { text: text(self) },
            _ => Step::Assign {
                to: match self.roll(6) {
                    4 => Who::LeastBusy { senior: None },
                    5 => Who::LeastBusy { senior: Some(self.roll(2) == 1) },
                    0 => Who::Person(self.pick(&self.cast.people)),
                    1 => Who::InTurn { senior: Some(false) },
                    2 => Who::InTurn { senior: Some(true) },
                    _ => Who::InTurn { senior: None },
                },
            },
        }
    }
}
