//! What happens in the made-up base: deals that come, are answered, forgotten, won and lost, and what follows.
//!
//! Everything is put into one list by its time first and done in that order, so that rules meet it as they would.

use super::desk::{DAYS, Desk, days_before};
use super::words::{Rule, Words};
use crate::commands::{Command, stage_id};
use crate::model::schema::{
    ABOUT, AMOUNT, ASSIGNEE, BIRTHDAY, CATEGORY, CHANNEL, COMPANY, CONTACT, DEADLINE, DUE, EMAIL, EXPECTED_CLOSE,
    INVOICE_DUE, INVOICE_NUMBER, LANGUAGE, LOST_REASON, MESSAGE_STATUS, NAME, PHONE, POSITION, PRICE, PRIORITY,
    PRODUCT, SENIOR, SOURCE, STAGE, STATUS, TAGS, TASK_STATUS, TELEGRAM, TO, TOTAL, TRACKING_NUMBER, WANTED_RESULT,
};
use crate::model::time::{DAY_MS, HOUR_MS};
use crate::model::{Day, Instant, Kind, RecordId, Records, Value};
use crate::rule::{Body, Condition, Expr, Op, Operand, Span, Step, Trigger};
use std::collections::BTreeMap;

/// Something that happens to a deal (by its number), or of itself.
#[derive(Clone, Copy)]
enum Act {
    Enquiry(usize),
    Quote(usize),
    NotReached(usize),
    Agrees(usize),
    Waits(usize),
    Declines(usize),
    Invoice(usize),
    Pays(usize, bool),
    Order(usize),
    Ships(usize),
    Arrives(usize),
    Ticket(usize),
    Lead(usize),
    /// The person goes through what lies there.
    TidyUp,
}

struct Plot<'a> {
    desk: &'a mut Desk,
    words: &'static Words,
    acts: BTreeMap<(Instant, usize), Act>,
    clients: Vec<Option<(RecordId, RecordId)>>,
    products: Vec<RecordId>,
    people: Vec<RecordId>,
    deals: BTreeMap<usize, RecordId>,
    orders: BTreeMap<usize, RecordId>,
    invoices: usize,
}

/// Tells all of it.
pub(super) fn tell(desk: &mut Desk, words: &'static Words) {
    desk.put_mark(words.mark);
    let mut plot = Plot {
        desk,
        words,
        acts: BTreeMap::new(),
        clients: vec![None; words.clients.len()],
        products: Vec::new(),
        people: Vec::new(),
        deals: BTreeMap::new(),
        orders: BTreeMap::new(),
        invoices: 100,
    };
    plot.begin();
    plot.write_rules();
    plot.write_fates();
    while let Some(((at, _), act)) = plot.acts.pop_first() {
        if at > plot.desk.until {
            break;
        }
        plot.desk.wait_until(at);
        plot.happen(act);
    }
    plot.desk.wait_until(days_before(plot.desk.until, 0));
    plot.leave_something_to_do();
}

impl Plot<'_> {
    fn at(&mut self, at: Instant, act: Act) {
        let number = self.acts.len() + self.deals.len();
        let mut key = (at, number);
        while self.acts.contains_key(&key) {
            key.1 += 1;
        }
        self.acts.insert(key, act);
    }

    fn begin(&mut self) {
        for (name, price) in self.words.products {
            let price = self.desk.money(*price);
            let fields = vec![(NAME, (*name).into()), (PRICE, price.into())];
            self.products.extend(self.desk.create(Kind::Product, fields));
        }
        for (place, (name, position)) in self.words.people.iter().enumerate() {
            let fields = vec![(NAME, (*name).into()), (POSITION, (*position).into()), (SENIOR, (place == 0).into())];
            self.people.extend(self.desk.create(Kind::Person, fields));
        }
    }

    fn write_rules(&mut self) {
        let words = self.words;
        let deal = |when, steps| Body::new(Kind::Deal, when, Condition::default(), steps);
        let to = |stage| Step::Move { stage: sales(stage), only_forward: false };
        let activity = |direction: Option<&str>, outcome: &str| Trigger::Activity {
            form: None,
            direction: direction.map(str::to_owned),
            outcome: Some(outcome.to_owned()),
        };
        let days = Span::days;
        let dated = Step::Set { field: EXPECTED_CLOSE, value: Expr::TodayPlus(14) };
        let settled = Condition::Test {
            of: Operand::Balance,
            op: Op::AtMost,
            value: Some(crate::model::plain::Plain(self.desk.money(0).into())),
        };
        let quiet = Trigger::Silence { stage: Some(sales("quote-sent")), after: days(3) };
        let still = Trigger::TimeInStage { stage: Some(sales("negotiation")), after: days(14) };
        let shipped = Trigger::StageEntered { stage: Some(stage_id("orders", "in-transit")) };
        let birthday = Trigger::DateReached { field: BIRTHDAY, offset_days: 0, minute: 9 * 60 };
        let rules = [
            (&words.quote_sent, deal(activity(None, "quote-sent"), vec![to("quote-sent")])),
            (&words.no_reply, deal(quiet, vec![to("follow-up"), task(&words.no_reply, 1)])),
            (&words.good_answer, deal(activity(Some("in"), "positive"), vec![dated, to("negotiation")])),
            (
                &words.paid,
                Body { conditions: settled, ..deal(Trigger::Payment, vec![to("won"), message(&words.paid)]) },
            ),
            (&words.stands_still, deal(still, vec![Step::Notify { text: words.stands_still.text.to_owned() }])),
            (&words.ready, Body { of: Kind::Order, ..deal(shipped, vec![message(&words.ready)]) }),
            (&words.birthday, Body { of: Kind::Contact, ..deal(birthday, vec![task(&words.birthday, 0)]) }),
        ];
        for (rule, body) in rules {
            self.desk.rule(rule.name, body);
        }
    }

    /// When each deal comes, and how it ends, as far as it has come.
    fn write_fates(&mut self) {
        let begin = self.desk.now;
        let count = self.words.jobs.len();
        for deal in 0..count {
            // Ever more of them: the workshop is doing well, and much is under way in the end.
            let left = count - deal;
            let days = DAYS - (DAYS as usize * left * left / (count * count)) as i32;
            let asked = self.desk.working(begin, days);
            self.at(asked, Act::Enquiry(deal));
            if deal + 4 > count && deal % 2 == 1 {
                continue;
            }
            let after = 1 + self.desk.below(2) as i32;
            let quoted = self.desk.working(asked, after);
            self.at(quoted, Act::Quote(deal));
            match self.desk.below(10) {
                0..=4 => self.sells(deal, quoted, 2),
                5 => self.is_slow(deal, quoted),
                6 => {
                    let at = self.desk.working(quoted, 2);
                    self.at(at, Act::Declines(deal));
                }
                7 => {
                    let at = self.desk.working(quoted, 7);
                    self.at(at, Act::Declines(deal));
                }
                // Nothing is heard of it, until the person lets it go.
                8 => {
                    let at = self.desk.working(quoted, 24);
                    self.at(at, Act::Declines(deal));
                }
                _ => self.is_slow(deal, quoted),
            }
        }
        for ticket in 0..self.words.tickets.len() {
            let at = self.desk.working(begin, DAYS - 3 - 9 * ticket as i32);
            self.at(at, Act::Ticket(ticket));
        }
        for lead in 0..self.words.leads.len() {
            let at = self.desk.working(begin, DAYS - 2 - 6 * lead as i32);
            self.at(at, Act::Lead(lead));
        }
        for day in 1..DAYS {
            let at = self.desk.working(begin, day);
            self.at(at, Act::TidyUp);
        }
    }

    fn is_slow(&mut self, deal: usize, quoted: Instant) {
        let called = self.desk.working(quoted, 5);
        self.at(called, Act::NotReached(deal));
        let waits = self.desk.working(called, 3);
        self.at(waits, Act::Waits(deal));
        self.sells(deal, waits, 8);
    }

    fn sells(&mut self, deal: usize, from: Instant, days: i32) {
        let mut at = self.desk.working(from, days);
        self.at(at, Act::Agrees(deal));
        for (least, act) in [(5, Act::Invoice(deal)), (4, Act::Pays(deal, false)), (6, Act::Pays(deal, true))] {
            let more = self.desk.below(4) as i32;
            at = self.desk.working(at, least + more);
            self.at(at, act);
        }
        for (least, act) in [(1, Act::Order(deal)), (8, Act::Ships(deal)), (3, Act::Arrives(deal))] {
            at = self.desk.working(at, least);
            self.at(at, act);
        }
    }

    fn happen(&mut self, act: Act) {
        let words = self.words;
        match act {
            Act::Enquiry(n) => self.enquiry(n),
            Act::Quote(n) => self.note(n, ("email", "out", "quote-sent"), words.quoted),
            Act::NotReached(n) => self.note(n, ("call", "out", "no-answer"), words.not_reached),
            Act::Agrees(n) => self.note(n, ("call", "in", "positive"), words.agrees),
            Act::Waits(n) => self.note(n, ("call", "out", "later"), words.waits),
            Act::Declines(n) => {
                self.note(n, ("email", "in", "negative"), words.declines);
                let reason = self.desk.pick(words.reasons).unwrap_or_default();
                self.go(n, "lost", vec![(LOST_REASON, reason.into())]);
            }
            Act::Invoice(n) => {
                self.invoices += 1;
                let number = format!("{}-{}", self.desk.day(0).ymd().0, self.invoices);
                let fields = vec![(INVOICE_NUMBER, number.as_str().into()), (INVOICE_DUE, self.desk.day(10).into())];
                self.go(n, "invoice-sent", fields);
                self.note(n, ("email", "out", "invoice-sent"), words.invoiced);
            }
            Act::Pays(n, rest) => self.pays(n, rest),
            Act::Order(n) => self.order(n),
            Act::Ships(n) => {
                let number = format!("{} {:04}", words.couriers, 1000 + self.desk.below(9000));
                self.order_goes(n, "in-transit", vec![(TRACKING_NUMBER, number.as_str().into())]);
            }
            Act::Arrives(n) => self.order_goes(n, "completed", Vec::new()),
            Act::Ticket(n) => self.ticket(n),
            Act::Lead(n) => self.lead(n),
            Act::TidyUp => self.tidy_up(),
        }
    }

    /// Whom a deal is with: known from before, or met now.
    fn client(&mut self, n: usize) -> Option<(RecordId, RecordId)> {
        let place = n % self.clients.len();
        if let Some(known) = self.clients[place] {
            return Some(known);
        }
        let client = &self.words.clients[place];
        let source = self.desk.pick(self.words.sources).unwrap_or_default();
        let mail = format!("{}@{}.example", client.mail.0, client.mail.1);
        let phone = format!("{}{}", self.words.phone, client.phone);
        let tags = || Value::Refs(vec![super::mark()]);
        let site = format!("https://{}.example", client.mail.1);
        let fields = vec![
            (NAME, client.company.into()),
            (crate::model::schema::WEBSITE, site.as_str().into()),
            (SOURCE, source.into()),
            (TAGS, tags()),
        ];
        let company = self.desk.create(Kind::Company, fields)?;
        let born = self.birthday(place);
        let fields = vec![
            (NAME, client.contact.into()),
            (COMPANY, company.into()),
            (POSITION, client.position.into()),
            (EMAIL, mail.as_str().into()),
            (PHONE, phone.as_str().into()),
            (CHANNEL, client.channel.into()),
            (TELEGRAM, format!("{}_{}", client.mail.0, client.mail.1).replace('.', "_").as_str().into()),
            (LANGUAGE, if self.words.phone.starts_with("+7") { "ru" } else { "en" }.into()),
            (BIRTHDAY, born.into()),
            (STATUS, "new".into()),
            (SOURCE, source.into()),
            (TAGS, tags()),
        ];
        let contact = self.desk.create(Kind::Contact, fields)?;
        self.clients[place] = Some((company, contact));
        self.clients[place]
    }

    /// A birthday; some of them are near the end of the story.
    fn birthday(&mut self, place: usize) -> Day {
        let age = 28 + self.desk.below(32) as i32;
        let days = if place % 5 == 2 { place as i32 } else { self.desk.below(365) as i32 };
        let (_, month, day) = Day(self.desk.near_end(days, 0).0.div_euclid(DAY_MS) as i32 + 1).ymd();
        let (year, ..) = self.desk.day(0).ymd();
        // The 29th of February is left to those who live.
        Day::new(year - age, month, day.min(28)).unwrap_or(Day(0))
    }

    fn enquiry(&mut self, n: usize) {
        let Some((company, contact)) = self.client(n) else { return };
        let job = &self.words.jobs[n];
        let asked = self.desk.pick(self.words.asks).unwrap_or_default();
        let form = self.desk.pick(&["email", "call", "message"]).unwrap_or_default();
        let mut fields = vec![
            (NAME, job.name.into()),
            (AMOUNT, self.desk.money(job.amount).into()),
            (COMPANY, company.into()),
            (CONTACT, contact.into()),
            (EXPECTED_CLOSE, self.desk.day(30).into()),
        ];
        fields.extend(self.products.get(job.product).map(|product| (PRODUCT, (*product).into())));
        let person = self.desk.below(self.people.len());
        fields.extend(self.people.get(person).map(|person| (ASSIGNEE, (*person).into())));
        let Some(deal) = self.desk.create(Kind::Deal, fields) else { return };
        self.desk.log(deal, form, "in", "", asked);
        self.deals.insert(n, deal);
    }

    /// Whether a deal still runs.
    fn runs(&self, n: usize) -> Option<RecordId> {
        let deal = *self.deals.get(&n)?;
        let stage = self.desk.records().find(deal)?.reference(STAGE)?;
        (![sales("won"), sales("lost")].contains(&stage)).then_some(deal)
    }

    fn note(&mut self, n: usize, (form, direction, outcome): (&str, &str, &str), texts: &'static [&'static str]) {
        let Some(deal) = self.runs(n) else { return };
        let text = self.desk.pick(texts).unwrap_or_default();
        self.desk.log(deal, form, direction, outcome, text);
        self.finish_tasks(deal);
    }

    fn go(&mut self, n: usize, stage: &str, fields: Vec<(crate::model::FieldId, Value)>) {
        if let Some(deal) = self.runs(n) {
            self.desk.go(deal, sales(stage), fields);
        }
    }

    fn pays(&mut self, n: usize, rest: bool) {
        let Some(deal) = self.runs(n) else { return };
        let amount = self.words.jobs[n].amount;
        let half = amount / 2;
        // Every third pays at once.
        let (first, second) = if n.is_multiple_of(3) { (amount, 0) } else { (half, amount - half) };
        let units = if rest { second } else { first };
        if units == 0 {
            return;
        }
        let reference = self.desk.records().find(deal).map(|deal| deal.text(INVOICE_NUMBER).to_owned());
        self.desk.act(Command::Pay {
            about: Some(deal),
            amount: self.desk.money(units),
            paid_on: None,
            reference: reference.unwrap_or_default(),
            payer: self.words.clients[n % self.words.clients.len()].company.to_owned(),
        });
    }

    fn order(&mut self, n: usize) {
        let Some((company, contact)) = self.client(n) else { return };
        let job = &self.words.jobs[n];
        let fields = vec![
            (NAME, job.name.into()),
            (TOTAL, self.desk.money(job.amount).into()),
            (COMPANY, company.into()),
            (CONTACT, contact.into()),
        ];
        if let Some(order) = self.desk.create(Kind::Order, fields) {
            self.desk.go(order, stage_id("orders", "in-progress"), Vec::new());
            self.orders.insert(n, order);
        }
    }

    fn order_goes(&mut self, n: usize, stage: &str, fields: Vec<(crate::model::FieldId, Value)>) {
        if let Some(order) = self.orders.get(&n).copied() {
            self.desk.go(order, stage_id("orders", stage), fields);
        }
    }

    fn ticket(&mut self, n: usize) {
        let Some((company, contact)) = self.client(n * 2) else { return };
        let deadline = self.desk.working(self.desk.now, 4);
        let urgency = self.desk.pick(&["low", "normal", "high"]).unwrap_or("normal");
        let product = self.words.products[n % self.words.products.len()].0;
        let mut fields = vec![
            (NAME, self.words.tickets[n].into()),
            (CATEGORY, product.into()),
            (PRIORITY, urgency.into()),
            (DEADLINE, deadline.into()),
            (COMPANY, company.into()),
            (CONTACT, contact.into()),
        ];
        fields.extend(self.people.last().map(|person| (ASSIGNEE, (*person).into())));
        let Some(ticket) = self.desk.create(Kind::Ticket, fields) else { return };
        match n {
            0 => {}
            1 => self.desk.go(ticket, stage_id("service", "in-work"), Vec::new()),
            _ => self.desk.go(ticket, stage_id("service", "done"), Vec::new()),
        }
    }

    fn lead(&mut self, n: usize) {
        let source = self.desk.pick(self.words.sources).unwrap_or_default();
        let fields = vec![(NAME, self.words.leads[n].into()), (SOURCE, source.into())];
        let Some(lead) = self.desk.create(Kind::Lead, fields) else { return };
        let stage = ["new", "new", "contacted", "contacted", "nurture", "qualified", "unqualified"][n % 7];
        let reason = self.words.reasons.first().map(|reason| (LOST_REASON, (*reason).into()));
        let fields = if stage == "unqualified" { reason.into_iter().collect() } else { Vec::new() };
        if stage != "new" {
            self.desk.go(lead, stage_id("leads", stage), fields);
        }
    }

    fn finish_tasks(&mut self, about: RecordId) {
        let records = self.desk.records();
        let open = |id: &RecordId| {
            records
                .find(*id)
                .is_some_and(|task| task.reference(ABOUT) == Some(about) && task.text(TASK_STATUS) == "open")
        };
        let tasks: Vec<_> = records.all(Kind::Task).into_iter().filter(open).collect();
        for task in tasks {
            self.desk.act(Command::FinishTask { task, done: true, result: None });
        }
    }

    /// Sends what waits, and does what is late by more than two days; the last days are left as they are.
    fn tidy_up(&mut self) {
        let now = self.desk.now;
        if now > days_before(self.desk.until, 2) {
            return;
        }
        let records = self.desk.records();
        let waits = |id: &RecordId| {
            records
                .find(*id)
                .is_some_and(|message| message.text(MESSAGE_STATUS) == "prepared" && message.get(TO).is_some())
        };
        let messages: Vec<_> = records.all(Kind::Message).into_iter().filter(waits).collect();
        let is_late = |id: &RecordId| {
            let task = records.find(*id)?;
            let due = task.get(DUE)?.as_instant()?;
            (task.text(TASK_STATUS) == "open" && due.plus_ms(HOUR_MS) < now).then_some(())
        };
        let late: Vec<_> = records.all(Kind::Task).into_iter().filter(|id| is_late(id).is_some()).collect();
        for message in messages {
            self.desk.act(Command::Message { message, sent: true });
        }
        for task in late {
            self.desk.act(Command::FinishTask { task, done: true, result: None });
        }
    }

    /// Tasks of the coming days, about deals that run.
    fn leave_something_to_do(&mut self) {
        let running: Vec<_> = (0..self.words.jobs.len()).rev().filter_map(|n| Some((n, self.runs(n)?))).collect();
        let due = [(-1, 16), (0, 11), (0, 15), (1, 10), (2, 14), (5, 9)];
        for (place, ((days, hour), (n, deal))) in due.into_iter().zip(running).enumerate() {
            let (name, wanted) = self.words.tasks[place % self.words.tasks.len()];
            let whom = self.words.clients[n % self.words.clients.len()].contact;
            let fields = vec![
                (NAME, name.replace("{}", whom).as_str().into()),
                (WANTED_RESULT, wanted.into()),
                (ABOUT, deal.into()),
                (DUE, self.desk.near_end(days, hour * 60).into()),
            ];
            self.desk.create(Kind::Task, fields);
        }
        debug_assert!(self.desk.is_there(super::mark()));
    }
}

fn sales(stage: &str) -> RecordId {
    stage_id("sales", stage)
}

fn task(rule: &Rule, due_in_days: u32) -> Step {
    Step::Task {
        name: rule.text.to_owned(),
        wanted_result: String::new(),
        assignee: None,
        start_in_days: 0,
        due_in_days,
        priority: None,
    }
}

fn message(rule: &Rule) -> Step {
    Step::Message { channel: None, subject: rule.subject.to_owned(), text: rule.text.to_owned() }
}
