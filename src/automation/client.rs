//! What the records say of a record's client: its contact, else its company; of these two, they themselves.

use super::look::base_currency;
use crate::commands::stage_kind;
use crate::model::schema::{AMOUNT, COMPANY, CONTACT, STAGE, STARTED_ON};
use crate::model::time::to_local;
use crate::model::{Day, FieldId, Instant, Kind, Money, Record, RecordId, Records, Value, Zone};

/// A client, and the field by which others name it.
#[derive(Clone, Copy)]
pub(super) struct Client<'a> {
    id: RecordId,
    named_by: FieldId,
    records: &'a dyn Records,
}

impl<'a> Client<'a> {
    /// The client of a record, if it has one.
    pub(super) fn of(record: &Record, records: &'a dyn Records) -> Option<Client<'a>> {
        let client = |named_by, id| Client { id, named_by, records };
        match record.kind {
            Kind::Contact => Some(client(CONTACT, record.id)),
            Kind::Company => Some(client(COMPANY, record.id)),
            _ => [CONTACT, COMPANY].into_iter().find_map(|field| Some(client(field, record.reference(field)?))),
        }
    }

    /// The records of a kind that name it.
    fn its(self, kind: Kind) -> Vec<RecordId> {
        self.records.referring(kind, self.named_by, self.id)
    }

    /// How many orders it has.
    pub(super) fn orders(self) -> usize {
        self.its(Kind::Order).len()
    }

    /// How many of its deals stand in open stages.
    pub(super) fn open_deals(self) -> usize {
        let stage = |deal: &RecordId| self.records.value(*deal, STAGE).and_then(|stage| stage.as_ref());
        let open = |deal: &RecordId| stage(deal).is_some_and(|stage| stage_kind(self.records, stage) == "open");
        self.its(Kind::Deal).iter().filter(|deal| open(deal)).count()
    }

    /// The day of its last order: when it began, else when it was entered.
    pub(super) fn last_order(self, zone: &dyn Zone) -> Option<Day> {
        let day = |order: RecordId| {
            let order = self.records.get(order)?;
            let born = || to_local(Instant(i64::try_from(order.born.ms()).unwrap_or(i64::MAX)), zone).0;
            Some(order.get(STARTED_ON).and_then(Value::as_day).unwrap_or_else(born))
        };
        self.its(Kind::Order).into_iter().filter_map(day).max()
    }

    /// The sum of the payments about its deals and orders, in the currency of the base.
    pub(super) fn paid(self) -> Money {
        let currency = base_currency(self.records);
        let bought = self.its(Kind::Deal).into_iter().chain(self.its(Kind::Order));
        let about = bought.flat_map(|id| self.records.about(id)).filter_map(|id| self.records.get(id));
        about
            .filter(|payment| payment.kind == Kind::Payment)
            .filter_map(|payment| payment.get(AMOUNT).and_then(Value::as_money))
            .filter(|money| money.currency == currency)
            .fold(Money::new(0, currency), |sum, money| sum.plus(money).unwrap_or(sum))
    }
}
