//! Whether conditions hold, and what they saw.

use super::records::Folded;
use super::time;
use tend::automation::Saw;
use tend::commands::setting_id;
use tend::journal::{Change, ChangeSet, fold};
use tend::model::plain::Plain;
use tend::model::schema::{
    AMOUNT, AT, BIRTHDAY, COMPANY, CONTACT, CURRENCY, EMAIL, FORM, MESSAGE_STATUS, TASK_STATUS, TOTAL, WEBSITE,
};
use tend::model::{Currency, FieldId, Instant, Kind, Money, Record, Value, Zone};
use tend::rule::{Condition, Op, Operand};

/// When it is asked.
pub(super) struct When<'a> {
    pub(super) at: Instant,
    pub(super) zone: &'a dyn Zone,
    /// Everything up to the change set whose event is why; nothing when no event is.
    pub(super) until: &'a [ChangeSet],
    /// What was seen when it was asked for the first time.
    pub(super) seen: &'a [Saw],
}

impl When<'_> {
    /// Whether the change set wrote the field.
    fn wrote(&self, record: &Record, field: FieldId) -> bool {
        let Some(set) = self.until.last() else { return false };
        set.changes.iter().any(|change| match change {
            Change::Create { id, fields, .. } => *id == record.id && fields.iter().any(|(one, _)| *one == field),
            Change::Set { id, field: one, .. } => (*id, *one) == (record.id, field),
            _ => false,
        })
    }

    /// What the field was before the change set: as the records were then, if it wrote the field or made the record.
    fn was(&self, record: &Record, field: FieldId) -> Option<Value> {
        let (_, earlier) = self.until.split_last()?;
        match fold(earlier).get(&record.id) {
            None => None,
            Some(old) if self.wrote(record, field) => old.get(field).cloned(),
            Some(_) => record.get(field).cloned(),
        }
    }
}

/// Whether it holds; each test that was asked is written down. A group stops where it is decided.
pub(super) fn holds(condition: &Condition, record: &Record, now: &Folded, when: &When<'_>, saw: &mut Vec<Saw>) -> bool {
    match condition {
        Condition::All(list) => {
            for one in list {
                if !holds(one, record, now, when, saw) {
                    return false;
                }
            }
            true
        }
        Condition::Any(list) => {
            for one in list {
                if holds(one, record, now, when, saw) {
                    return true;
                }
            }
            false
        }
        Condition::None(list) => {
            for one in list {
                if holds(one, record, now, when, saw) {
                    return false;
                }
            }
            true
        }
        Condition::Test { of, op, value } => {
            let asked = |saw: &&Saw| (saw.of, saw.op, &saw.value) == (*of, *op, value);
            if let (Op::Changed | Op::Was, Some(before)) = (op, when.seen.iter().find(asked)) {
                saw.push(before.clone());
                return before.held;
            }
            let value_of = value.as_ref().map(|plain| &plain.0);
            let found = match (op, of) {
                (Op::Was, Operand::Field(field)) => when.was(record, *field),
                _ => look(*of, record, now, when.zone),
            };
            let held = match (op, of) {
                (Op::Changed, Operand::Field(field)) => when.wrote(record, *field),
                (Op::WithinNext | Op::WithinLast | Op::LongerAgo | Op::FurtherAhead, _) => {
                    let yearly = matches!(of, Operand::Field(BIRTHDAY) | Operand::Related { field: BIRTHDAY, .. });
                    let days = value_of.and_then(Value::as_number).unwrap() as i32;
                    found.as_ref().is_some_and(|date| time::lies(*op, date, days, yearly, when.at, when.zone))
                }
                _ => compare(*op, found.as_ref(), value_of),
            };
            saw.push(Saw { of: *of, op: *op, value: value.clone(), found: found.map(Plain), held });
            held
        }
    }
}

fn look(of: Operand, record: &Record, now: &Folded, zone: &dyn Zone) -> Option<Value> {
    let worth = record.get(AMOUNT).or(record.get(TOTAL)).and_then(Value::as_money);
    let paid = || {
        let base = now.value(setting_id(), CURRENCY)?;
        let currency = worth.map_or(Currency::new(base.as_text()?)?, |worth| worth.currency);
        let amounts = now.about(record.id, Kind::Payment).filter_map(|payment| payment.get(AMOUNT)?.as_money());
        let minor = amounts.filter(|money| money.currency == currency).map(|money| money.minor).sum();
        Some(Money { minor, currency })
    };
    match of {
        Operand::Field(field) => record.get(field).cloned(),
        Operand::Related { through, field } => now.value(record.reference(through)?, field),
        Operand::Paid => paid().map(Value::Money),
        Operand::Balance => {
            let (worth, paid) = (worth?, paid()?);
            Some(Value::Money(Money { minor: worth.minor - paid.minor, ..worth }))
        }
        Operand::LastContact => {
            let contacts = now.about(record.id, Kind::Activity).filter(|activity| activity.text(FORM) != "note");
            contacts.filter_map(|contact| contact.get(AT)?.as_instant()).max().map(Value::Instant)
        }
        Operand::OpenTasks => {
            let tasks = now.about(record.id, Kind::Task).filter(|task| task.text(TASK_STATUS) == "open");
            Some(Value::from(tasks.count() as u32))
        }
        Operand::MessagesWaiting => {
            let messages = now.about(record.id, Kind::Message);
            Some(Value::from(messages.filter(|one| one.text(MESSAGE_STATUS) == "prepared").count() as u32))
        }
        Operand::ClientOrders => Some(Value::from(now.bought_by_client_of(record, Kind::Order)?.len() as u32)),
        Operand::ClientOpenDeals => {
            let deals = now.bought_by_client_of(record, Kind::Deal)?;
            Some(Value::from(deals.into_iter().filter(|deal| time::stands(deal, None, now)).count() as u32))
        }
        Operand::ClientLastOrder => {
            let orders = now.bought_by_client_of(record, Kind::Order)?;
            let days = orders.into_iter().map(|order| time::begun(order, zone));
            days.max_by_key(|day| day.0).map(Value::Day)
        }
        Operand::ClientPaid => {
            let base = now.value(setting_id(), CURRENCY)?;
            let currency = Currency::new(base.as_text()?)?;
            let mut bought = now.bought_by_client_of(record, Kind::Deal)?;
            bought.extend(now.bought_by_client_of(record, Kind::Order)?);
            let mut minor = 0;
            for payment in bought.into_iter().flat_map(|one| now.about(one.id, Kind::Payment)) {
                if let Some(Value::Money(money)) = payment.get(AMOUNT)
                    && money.currency == currency
                {
                    minor += money.minor;
                }
            }
            Some(Value::Money(Money { minor, currency }))
        }
        Operand::KnownDomain => Some(Value::Flag(knows_domain(record, now).unwrap_or(false))),
    }
}

fn knows_domain(record: &Record, now: &Folded) -> Option<bool> {
    if record.reference(COMPANY).is_some() {
        return Some(true);
    }
    let of_contact = || now.value(record.reference(CONTACT)?, EMAIL);
    let address = record.get(EMAIL).cloned().or_else(of_contact)?;
    let domain = address.as_text()?.rsplit_once('@')?.1.to_lowercase();
    Some(now.of_kind(Kind::Company).any(|company| {
        let site = company.text(WEBSITE).to_lowercase();
        let site = site.split("://").last().unwrap_or_default().split('/').next().unwrap_or_default();
        let mail = company.text(EMAIL).to_lowercase();
        site.trim_start_matches("www.") == domain || mail.rsplit_once('@').is_some_and(|(_, mail)| mail == domain)
    }))
}

fn compare(op: Op, found: Option<&Value>, value: Option<&Value>) -> bool {
    let Some(found) = found else { return matches!(op, Op::Empty | Op::IsNot) };
    let Some(value) = value else { return op == Op::Filled };
    let less = match (found, value) {
        (Value::Number(a), Value::Number(b)) => Some((a.get() < b.get(), b.get() < a.get())),
        (Value::Money(a), Value::Money(b)) if a.currency == b.currency => Some((a.minor < b.minor, b.minor < a.minor)),
        (Value::Day(a), Value::Day(b)) => Some((a.0 < b.0, b.0 < a.0)),
        (Value::Instant(a), Value::Instant(b)) => Some((a.0 < b.0, b.0 < a.0)),
        _ => None,
    };
    match op {
        Op::Is | Op::Was => same(found, value),
        Op::IsNot => !same(found, value),
        Op::Empty => false,
        Op::Filled => true,
        Op::WithinNext | Op::WithinLast | Op::LongerAgo | Op::FurtherAhead | Op::Changed => unreachable!(),
        Op::Greater => less.is_some_and(|(_, more)| more),
        Op::AtLeast => less.is_some_and(|(less, _)| !less),
        Op::Less => less.is_some_and(|(less, _)| less),
        Op::AtMost => less.is_some_and(|(_, more)| !more),
        Op::Contains => match (found, value) {
            (Value::Text(text), Value::Text(part)) => text.to_lowercase().contains(&part.to_lowercase()),
            (Value::Texts(words), Value::Text(word)) => words.contains(word),
            (Value::Refs(ids), Value::Ref(id)) => ids.contains(id),
            _ => false,
        },
        Op::StartsWith => match (found, value) {
            (Value::Text(text), Value::Text(part)) => text.to_lowercase().starts_with(&part.to_lowercase()),
            _ => false,
        },
        Op::In => match (found, value) {
            (Value::Text(text), Value::Texts(words)) => words.contains(text),
            (Value::Ref(id), Value::Refs(ids)) => ids.contains(id),
            _ => false,
        },
    }
}

/// Lists are the same whatever their order.
fn same(one: &Value, two: &Value) -> bool {
    match (one, two) {
        (Value::Texts(a), Value::Texts(b)) => a.iter().all(|x| b.contains(x)) && b.iter().all(|x| a.contains(x)),
        (Value::Refs(a), Value::Refs(b)) => a.iter().all(|x| b.contains(x)) && b.iter().all(|x| a.contains(x)),
        _ => one == two,
    }
}
