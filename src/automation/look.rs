//! What a test looks at: a field, a field of a related record, or something reckoned from what is about
//! the record.

use super::client::Client;
use crate::model::schema::{
    AMOUNT, AT, COMPANY, CONTACT, CURRENCY, EMAIL, FORM, MESSAGE_STATUS, TASK_STATUS, TOTAL, WEBSITE,
};
use crate::model::{Currency, FieldId, Instant, Kind, Money, Record, RecordId, Records, Value, Zone};
use crate::rule::Operand;

/// What an operand is on a record; `None` when it is empty.
#[must_use]
pub fn look(operand: Operand, record: &Record, records: &dyn Records, zone: &dyn Zone) -> Option<Value> {
    let client = || Client::of(record, records);
    match operand {
        Operand::Field(field) => record.get(field).cloned(),
        Operand::Related { through, field } => records.value(record.reference(through)?, field),
        Operand::Paid => Some(Value::Money(paid(record, records))),
        Operand::Balance => balance(record, records).map(Value::Money),
        Operand::LastContact => last_contact(record.id, records).map(Value::Instant),
        Operand::OpenTasks => Some(count(about_it(Kind::Task, TASK_STATUS, "open", record, records))),
        Operand::MessagesWaiting => Some(count(about_it(Kind::Message, MESSAGE_STATUS, "prepared", record, records))),
        Operand::KnownDomain => Some(Value::Flag(company_of_domain(record, records).is_some())),
        Operand::ClientOrders => Some(count(client()?.orders())),
        Operand::ClientOpenDeals => Some(count(client()?.open_deals())),
        Operand::ClientLastOrder => client()?.last_order(zone).map(Value::Day),
        Operand::ClientPaid => Some(Value::Money(client()?.paid())),
    }
}

fn count(number: usize) -> Value {
    Value::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// How many records of a kind are about a record and have this state.
fn about_it(kind: Kind, field: FieldId, state: &str, record: &Record, records: &dyn Records) -> usize {
    let found = records.about(record.id).into_iter().filter_map(|id| records.get(id));
    found.filter(|found| found.kind == kind && found.text(field) == state).count()
}

/// What is still to be paid for a record; `None` when it is worth nothing.
#[must_use]
pub fn balance(record: &Record, records: &dyn Records) -> Option<Money> {
    let owed = worth(record)?;
    Some(Money { minor: owed.minor.checked_sub(paid(record, records).minor)?, ..owed })
}

/// What a deal or an order is worth.
fn worth(record: &Record) -> Option<Money> {
    record.get(AMOUNT).or_else(|| record.get(TOTAL)).and_then(Value::as_money)
}

/// The sum of the payments about a record, in the currency of what it is worth (else of the base).
#[must_use]
pub fn paid(record: &Record, records: &dyn Records) -> Money {
    let currency = worth(record).map_or_else(|| base_currency(records), |worth| worth.currency);
    let payments = records.about(record.id).into_iter().filter_map(|id| records.get(id));
    payments
        .filter(|payment| payment.kind == Kind::Payment)
        .filter_map(|payment| payment.get(AMOUNT).and_then(Value::as_money))
        .filter(|money| money.currency == currency)
        .fold(Money::new(0, currency), |sum, money| sum.plus(money).unwrap_or(sum))
}

/// The currency of amounts that do not name theirs.
pub(super) fn base_currency(records: &dyn Records) -> Currency {
    let code = records.value(crate::commands::setting_id(), CURRENCY);
    code.as_ref().and_then(Value::as_text).and_then(Currency::new).unwrap_or(Currency::GBP)
}

/// When the last call, meeting, e-mail or message about a record was; notes are no contact.
#[must_use]
pub fn last_contact(id: RecordId, records: &dyn Records) -> Option<Instant> {
    records
        .about(id)
        .into_iter()
        .filter_map(|id| records.get(id))
        .filter(|activity| activity.kind == Kind::Activity && activity.text(FORM) != "note")
        .filter_map(|activity| activity.get(AT).and_then(Value::as_instant))
        .max()
}

/// The company whose website or e-mail address has the domain of the record's e-mail address.
fn company_of_domain(record: &Record, records: &dyn Records) -> Option<RecordId> {
    if let Some(company) = record.reference(COMPANY) {
        return Some(company);
    }
    let contact = record.reference(CONTACT).and_then(|id| records.get(id));
    let address = record.get(EMAIL).or_else(|| contact.as_ref()?.get(EMAIL))?.as_text()?;
    let domain = domain_of_address(address)?;
    records.all(Kind::Company).into_iter().find(|id| {
        let text = |field| records.value(*id, field);
        let website = text(WEBSITE).and_then(|url| domain_of_url(url.as_text()?));
        let email = text(EMAIL).and_then(|address| domain_of_address(address.as_text()?));
        website.as_deref() == Some(&domain) || email.as_deref() == Some(&domain)
    })
}

fn domain_of_address(address: &str) -> Option<String> {
    let (_, domain) = address.rsplit_once('@')?;
    let domain = domain.trim().trim_end_matches('.').to_lowercase();
    (!domain.is_empty()).then_some(domain)
}

fn domain_of_url(url: &str) -> Option<String> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next()?.trim().to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host).to_owned();
    (!host.is_empty()).then_some(host)
}
