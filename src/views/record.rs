//! One record: what it is, what it holds, what belongs to it, and what comes next.

use super::Sight;
use super::board::stages;
use super::tasks::{Named, named};
use crate::automation::{Entry, Waiting, Waits, balance, paid};
use crate::commands::stage_kind;
use crate::model::schema::{
    ABOUT, AMOUNT, BODY, BY_RUN, CAME_FROM, CHANNEL, CLOSED_ON, COMPANY, CONTACT, DEADLINE, DONE_AT, DUE, EMAIL,
    EXPECTED_CLOSE, FROZEN_UNTIL, FieldDef, HINT, HUE, INVOICE_DUE, INVOICE_NUMBER, LANGUAGE, MESSAGE_STATUS, MODE,
    NAME, PAID_ON, PAYER, PHONE, PIPELINE, POSITION, PRICE, REFERENCE, RULE, RUN_STATUS, STAGE, STAGE_SINCE,
    STARTED_ON, TASK_STATUS, TELEGRAM, TOTAL, TRACE, WEBSITE,
};
use crate::model::{Day, FieldId, FieldType, Instant, Kind, Money, RecordId, Records, Value};
use crate::rule::Wait;

/// The head of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// What it is.
    pub kind: Kind,
    /// What it is called.
    pub name: String,
    /// Where it stands, when its kind stands in stages.
    pub place: Option<Standing>,
    /// The company, or else the contact.
    pub whom: Option<Named>,
    /// What it is worth.
    pub worth: Option<Money>,
    /// Until when rules and reminders leave it alone.
    pub frozen: Option<Day>,
    /// Whether it can be frozen.
    pub can_freeze: bool,
    /// Whether talks, tasks and messages can be about it.
    pub is_subject: bool,
    /// Whether money can be received for it.
    pub takes_money: bool,
}

/// Where a record stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// The pipeline's name.
    pub pipeline: String,
    /// The stage.
    pub stage: RecordId,
    /// The stage's name.
    pub name: String,
    /// `open`, `won` or `lost`.
    pub end: String,
    /// Colour 1–6.
    pub hue: u8,
    /// Since when.
    pub since: Option<Instant>,
    /// What to do next in this stage.
    pub hint: String,
    /// The other stages of the pipeline, in their order.
    pub others: Vec<(RecordId, String)>,
}

/// A field with what it holds.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldRow {
    /// Which.
    pub field: FieldDef,
    /// What it holds.
    pub value: Option<Value>,
    /// Whether it is edited in place.
    pub editable: bool,
    /// Where it stands.
    pub group: Group,
    /// Whether it is shown among the others also while it holds nothing.
    pub always: bool,
}

/// What belongs together on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// What it is.
    Main,
    /// How one reaches it.
    Reach,
    /// Its invoice.
    Invoice,
    /// The person's own fields.
    Own,
    /// What Tend keeps itself.
    Kept,
}

impl Group {
    /// In their order on the page.
    pub const ALL: &'static [Group] = &[Group::Main, Group::Reach, Group::Invoice, Group::Own, Group::Kept];
}

/// Somebody one deals with about a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Client {
    /// The contact or the company.
    pub who: Named,
    /// A contact's position.
    pub position: String,
    /// Telephone number.
    pub phone: String,
    /// E-mail address.
    pub email: String,
}

/// Money received for a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Payments {
    /// Each, the last first.
    pub rows: Vec<PaymentRow>,
    /// Their sum, in the currency of what the record is worth.
    pub paid: Money,
    /// What is still owed, when the record is worth something.
    pub balance: Option<Money>,
}

impl Payments {
    /// Which part of what is asked for was paid, when something was and there is something to pay.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        let asked = self.paid.minor + self.balance?.minor;
        (asked > 0 && self.paid.minor > 0).then(|| self.paid.minor as f64 / asked as f64)
    }
}

/// One payment.
#[derive(Clone, Debug, PartialEq)]
pub struct PaymentRow {
    /// Its record.
    pub id: RecordId,
    /// How much.
    pub amount: Option<Money>,
    /// When it came.
    pub day: Option<Day>,
    /// What stands on the statement, and who paid.
    pub note: String,
}

/// What falls due if nothing else happens.
#[derive(Clone, Debug, PartialEq)]
pub struct Coming {
    /// The rule.
    pub rule: RecordId,
    /// Its name.
    pub name: String,
    /// When; `None`: not before something happens, or a date is there.
    pub at: Option<Instant>,
    /// The run that goes on then, and what it waits for; `None` for one that begins.
    pub waits: Option<(RecordId, Wait)>,
    /// The run that asks, or could not do a step, and how it stands.
    pub open: Option<(RecordId, String)>,
    /// The newest version of the rule, when the run waits under an older one and can wait under that too.
    pub newer: Option<u32>,
}

/// The head; `None` when there is no such record.
#[must_use]
pub fn head(sight: Sight<'_>, id: RecordId) -> Option<Head> {
    let record = sight.records.get(id)?;
    let has = |field| sight.schema.has(record.kind, field);
    let stage = record.reference(STAGE);
    Some(Head {
        kind: record.kind,
        name: record.text(NAME).to_owned(),
        place: stage.map(|stage| standing(sight, stage, record.get(STAGE_SINCE).and_then(Value::as_instant))),
        whom: [COMPANY, CONTACT].into_iter().find_map(|field| named(sight, record.reference(field))),
        worth: record.get(AMOUNT).or_else(|| record.get(TOTAL)).and_then(Value::as_money),
        frozen: record.get(FROZEN_UNTIL).and_then(Value::as_day).filter(|day| *day > sight.today()),
        can_freeze: has(FROZEN_UNTIL),
        is_subject: has(FROZEN_UNTIL),
        takes_money: record.kind.has_stages(),
    })
}

fn standing(sight: Sight<'_>, stage: RecordId, since: Option<Instant>) -> Standing {
    let value = |field| sight.records.value(stage, field);
    let pipeline = value(PIPELINE).as_ref().and_then(Value::as_ref);
    let others = pipeline.map(|pipeline| stages(sight, pipeline)).unwrap_or_default();
    Standing {
        pipeline: pipeline.map(|pipeline| sight.name(pipeline)).unwrap_or_default(),
        stage,
        name: sight.name(stage),
        end: stage_kind(sight.records, stage),
        hue: value(HUE).as_ref().and_then(Value::as_number).unwrap_or(1.0) as u8,
        since,
        hint: value(HINT).as_ref().and_then(Value::as_text).unwrap_or_default().to_owned(),
        others: others.into_iter().filter(|other| *other != stage).map(|other| (other, sight.name(other))).collect(),
    }
}

/// Its fields in the order of forms: the head's own aside. What Tend keeps itself is not editable.
#[must_use]
pub fn fields(sight: Sight<'_>, id: RecordId) -> Vec<FieldRow> {
    let Some(record) = sight.records.get(id) else { return Vec::new() };
    let in_head = |field| [NAME, PIPELINE, STAGE, FROZEN_UNTIL].contains(&field) && record.kind != Kind::Stage;
    sight
        .schema
        .fields_of(record.kind)
        .filter(|field| !in_head(field.id) && !matches!(field.id, BODY | TRACE))
        .map(|field| FieldRow {
            value: record.get(field.id).cloned(),
            editable: is_editable(record.kind, &field),
            group: group_of(record.kind, &field),
            always: ALWAYS.contains(&field.id),
            field: field.into_owned(),
        })
        .collect()
}

/// What one asks for first.
const ALWAYS: &[FieldId] =
    &[ABOUT, AMOUNT, TOTAL, PRICE, COMPANY, CONTACT, EMAIL, PHONE, EXPECTED_CLOSE, DEADLINE, DUE];

fn group_of(kind: Kind, field: &FieldDef) -> Group {
    match field.id {
        id if id.record().is_some() => Group::Own,
        _ if !is_editable(kind, field) && ![ABOUT, CAME_FROM].contains(&field.id) => Group::Kept,
        EMAIL | PHONE | TELEGRAM | WEBSITE | CHANNEL | LANGUAGE => Group::Reach,
        INVOICE_NUMBER | INVOICE_DUE => Group::Invoice,
        _ => Group::Main,
    }
}

/// What has a door of its own is not edited as a field: a state that is reached by doing, the working of
/// a rule, what an activity or a message is about.
#[must_use]
pub fn is_editable(kind: Kind, field: &FieldDef) -> bool {
    if (kind, field.id) == (Kind::Task, ABOUT) {
        return true;
    }
    let kept = [TASK_STATUS, MESSAGE_STATUS, DONE_AT, BY_RUN, CLOSED_ON, STARTED_ON, MODE, ABOUT, NAME];
    let plain = match field.holds {
        FieldType::Refs(of) => matches!(of, Kind::Tag | Kind::Person),
        FieldType::AnyRef | FieldType::Doc => false,
        _ => true,
    };
    plain && !field.system && !kept.contains(&field.id) && !matches!(kind, Kind::Run | Kind::Rule)
}

/// Whom one deals with about it: the contact, and the company.
#[must_use]
pub fn clients(sight: Sight<'_>, id: RecordId) -> Vec<Client> {
    let Some(record) = sight.records.get(id) else { return Vec::new() };
    let client = |field| {
        let client = sight.records.get(record.reference(field)?)?;
        let text = |field| client.text(field).to_owned();
        Some(Client {
            who: named(sight, Some(client.id))?,
            position: text(POSITION),
            phone: text(PHONE),
            email: text(EMAIL),
        })
    };
    [CONTACT, COMPANY].into_iter().filter_map(client).collect()
}

/// What refers to a contact or a company, or what rules made of a record, at most `most`, the last first; and how many
/// there are in all.
#[must_use]
pub fn belonging(sight: Sight<'_>, id: RecordId, most: usize) -> (Vec<Named>, usize) {
    let field = match sight.records.get(id).map(|record| record.kind) {
        Some(Kind::Contact) => CONTACT,
        Some(Kind::Company) => COMPANY,
        Some(kind) if kind.has_stages() || kind == Kind::Task => CAME_FROM,
        _ => return (Vec::new(), 0),
    };
    let mut found: Vec<Named> = Vec::new();
    for kind in [Kind::Contact, Kind::Deal, Kind::Order, Kind::Ticket, Kind::Lead] {
        for (chunk, row) in sight.records.rows(kind).filter(|(chunk, row)| chunk.reference(*row, field) == Some(id)) {
            found.push(Named { id: chunk.id(row), kind, name: chunk.text(row, NAME).unwrap_or_default().to_owned() });
        }
    }
    found.sort_by_key(|one| std::cmp::Reverse(one.id));
    let count = found.len();
    found.truncate(most);
    (found, count)
}

/// The payments for a record.
#[must_use]
pub fn payments(sight: Sight<'_>, id: RecordId) -> Option<Payments> {
    let record = sight.records.get(id)?;
    let about = sight.records.about(id).into_iter().rev().filter_map(|id| sight.records.get(id));
    let rows = about.filter(|payment| payment.kind == Kind::Payment).map(|payment| {
        let notes: Vec<&str> =
            [PAYER, REFERENCE].into_iter().map(|field| payment.text(field)).filter(|text| !text.is_empty()).collect();
        PaymentRow {
            id: payment.id,
            amount: payment.get(AMOUNT).and_then(Value::as_money),
            day: payment.get(PAID_ON).and_then(Value::as_day),
            note: notes.join(", "),
        }
    });
    Some(Payments {
        rows: rows.collect(),
        paid: paid(&record, sight.records),
        balance: balance(&record, sight.records),
    })
}

/// What the rules will do on a record if nothing else happens, in order; last what waits for something to happen, for an
/// answer, or to be mended.
#[must_use]
pub fn coming(sight: Sight<'_>, id: RecordId) -> Vec<Coming> {
    let wait = |run: RecordId| Some((run, Waits::of(&*sight.records.get(run)?)?.wait()?.clone()));
    let status = |run: RecordId| sight.records.value(run, RUN_STATUS).and_then(|it| it.as_text().map(str::to_owned));
    let newer = |run: RecordId| super::runs::newer(sight, &*sight.records.get(run)?);
    let entries = sight.schedule.of(id);
    let entry = |entry: &Entry| {
        let rule = sight.book.at(entry.rule)?.id;
        let newer = entry.run.and_then(newer);
        let waits = entry.run.and_then(wait);
        Some(Coming { rule, name: sight.name(rule), at: Some(entry.at), waits, open: None, newer })
    };
    let timeless =
        sight.schedule.waiting(id).iter().filter(|run| !entries.iter().any(|entry| entry.run == Some(**run)));
    let timeless = timeless.filter_map(|run| {
        let rule = sight.records.get(*run)?.reference(RULE).filter(|rule| sight.book.place_of(*rule).is_some())?;
        let waits = wait(*run);
        let open = if waits.is_none() { status(*run).map(|status| (*run, status)) } else { None };
        Some(Coming { rule, name: sight.name(rule), at: None, waits, open, newer: newer(*run) })
    });
    entries.iter().filter_map(entry).chain(timeless).collect()
}
