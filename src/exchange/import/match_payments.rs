//! Which deal or order a payment may be for. A proposal: it is the person who says so.

use super::fold::{Folder, Mark};
use crate::automation::balance;
use crate::model::schema::{
    ABOUT, AMOUNT, COMPANY, CONTACT, INVOICE_NUMBER, NAME, PAYER, REFERENCE, STAGE, STAGE_KIND,
};
use crate::model::{Kind, Money, Record, RecordId, Records, Value};
use std::collections::HashMap;

/// What a proposal stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// The reference names its invoice, and the amount is what is still owed.
    InvoiceAndBalance,
    /// The reference names its invoice.
    Invoice,
    /// The amount is what is still owed, and the payer is its company or contact.
    BalanceAndPayer,
}

/// A payment that may be for a deal or an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The payment.
    pub payment: RecordId,
    /// What it may be for.
    pub about: RecordId,
    /// Why.
    pub evidence: Evidence,
}

/// What is owed on one record.
struct Owed {
    id: RecordId,
    invoice: Option<String>,
    balance: Option<Money>,
    clients: Vec<Mark>,
}

/// Proposals for payments that are about nothing yet, in their order, the best evidence first. Where
/// the evidence fits several records equally well, none is proposed.
#[must_use]
pub fn match_payments(records: &dyn Records) -> Vec<Suggestion> {
    let mut folder = Folder::default();
    let unmatched: Vec<_> = (records.all(Kind::Payment).into_iter())
        .filter_map(|id| records.get(id))
        .filter(|payment| payment.reference(ABOUT).is_none())
        .collect();
    if unmatched.is_empty() {
        return Vec::new();
    }
    let owed: Vec<Owed> = [Kind::Deal, Kind::Order]
        .into_iter()
        .flat_map(|kind| records.all(kind))
        .filter_map(|id| records.get(id))
        .filter(|record| is_open(record, records))
        .map(|record| owed(&record, records, &mut folder))
        .collect();
    let mut by_invoice: HashMap<&str, Vec<&Owed>> = HashMap::new();
    let mut by_balance: HashMap<Money, Vec<&Owed>> = HashMap::new();
    for row in &owed {
        row.invoice.iter().for_each(|number| by_invoice.entry(number).or_default().push(row));
        row.balance.iter().for_each(|balance| by_balance.entry(*balance).or_default().push(row));
    }
    let mut suggestions = Vec::new();
    for payment in &unmatched {
        let amount = payment.get(AMOUNT).and_then(Value::as_money);
        let named: Vec<&Owed> = words(payment.text(REFERENCE))
            .filter_map(|word| by_invoice.get(word.as_str()))
            .flatten()
            .copied()
            .collect();
        let exact: Vec<&Owed> = named.iter().filter(|row| amount.is_some() && row.balance == amount).copied().collect();
        let payer = folder.texts(super::fold::Make::Name(Kind::Company), &[payment.text(PAYER)]);
        let same: Vec<&Owed> = (amount.and_then(|amount| by_balance.get(&amount)).into_iter().flatten())
            .filter(|row| !payment.text(PAYER).is_empty() && row.clients.contains(&payer))
            .copied()
            .collect();
        let found = only(&exact)
            .map(|id| (id, Evidence::InvoiceAndBalance))
            .or_else(|| only(&named).map(|id| (id, Evidence::Invoice)))
            .or_else(|| only(&same).filter(|_| named.is_empty()).map(|id| (id, Evidence::BalanceAndPayer)));
        suggestions.extend(found.map(|(about, evidence)| Suggestion { payment: payment.id, about, evidence }));
    }
    suggestions.sort_by_key(|suggestion| suggestion.evidence);
    suggestions
}

/// The one record among these, if it is one.
fn only(rows: &[&Owed]) -> Option<RecordId> {
    let first = rows.first()?.id;
    rows.iter().all(|row| row.id == first).then_some(first)
}

fn is_open(record: &Record, records: &dyn Records) -> bool {
    let kind = record.reference(STAGE).and_then(|stage| records.value(stage, STAGE_KIND));
    !matches!(kind.as_ref().and_then(Value::as_text), Some("won" | "lost"))
}

fn owed(record: &Record, records: &dyn Records, folder: &mut Folder) -> Owed {
    let balance = balance(record, records);
    let clients = [COMPANY, CONTACT].into_iter().filter_map(|field| records.value(record.reference(field)?, NAME));
    let mark =
        |name: Value| folder.texts(super::fold::Make::Name(Kind::Company), &[name.as_text().unwrap_or_default()]);
    Owed {
        id: record.id,
        invoice: Some(invoice(record.text(INVOICE_NUMBER))).filter(|number| is_telling(number)),
        balance: balance.filter(|balance| balance.minor > 0),
        clients: clients.map(mark).collect(),
    }
}

/// A number of at least three letters and digits, one of them a digit: `1` stands in every reference.
fn is_telling(number: &str) -> bool {
    number.chars().count() >= 3 && number.contains(|c: char| c.is_numeric())
}

fn invoice(text: &str) -> String {
    text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The words of a reference, and each two that follow each other: `INV 2026-17` is written `INV-2026-17` too.
fn words(reference: &str) -> impl Iterator<Item = String> {
    let blank = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.' | '№' | '#' | '(' | ')' | '"');
    let whole: Vec<String> = reference.split(blank).map(invoice).filter(|word| !word.is_empty()).collect();
    let pairs: Vec<String> = whole.windows(2).map(|pair| pair.concat()).collect();
    let mut all: Vec<String> = whole.into_iter().chain(pairs).collect();
    all.sort_unstable();
    all.dedup();
    all.into_iter()
}
