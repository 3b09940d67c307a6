//! Whether conditions hold, and what they saw.

use super::records::Folded;
use tend::automation::Saw;
use tend::commands::setting_id;
use tend::model::plain::Plain;
use tend::model::schema::{AMOUNT, AT, COMPANY, CONTACT, CURRENCY, EMAIL, FORM, TASK_STATUS, TOTAL, WEBSITE};
use tend::model::{Currency, Kind, Money, Record, Value};
use tend::rule::{Condition, Op, Operand};

/// Whether it holds; each test that was asked is written down. A group stops where it is decided.
pub(super) fn holds(condition: &Condition, record: &Record, now: &Folded, saw: &mut Vec<Saw>) -> bool {
    match condition {
        Condition::All(list) => {
            for one in list {
                if !holds(one, record, now, saw) {
                    return false;
                }
            }
            true
        }
        Condition::Any(list) => {
            for one in list {
                if holds(one, record, now, saw) {
                    return true;
                }
            }
            false
        }
        Condition::None(list) => {
            for one in list {
                if holds(one, record, now, saw) {
                    return false;
                }
            }
            true
        }
        Condition::Test { of, op, value } => {
            let found = look(*of, record, now);
            let held = compare(*op, found.as_ref(), value.as_ref().map(|plain| &plain.0));
            saw.push(Saw { of: *of, op: *op, value: value.clone(), found: found.map(Plain), held });
            held
        }
    }
}

fn look(of: Operand, record: &Record, now: &Folded) -> Option<Value> {
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
        Op::Is => same(found, value),
        Op::IsNot => !same(found, value),
        Op::Empty => false,
        Op::Filled => true,
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
