//! Enter a payment.

use super::create::complete;
use super::{Context, Decision, Refusal};
use crate::journal::{Change, Deed};
use crate::model::schema::{ABOUT, AMOUNT, PAID_ON, PAYER, REFERENCE};
use crate::model::time::to_local;
use crate::model::{Day, Kind, Money, RecordId, Value};

pub(super) fn decide(
    about: Option<RecordId>,
    amount: Money,
    paid_on: Option<Day>,
    reference: &str,
    payer: &str,
    context: &Context<'_>,
) -> Result<Decision, Refusal> {
    let day = paid_on.unwrap_or_else(|| to_local(context.given.now, &*context.given.zone).0);
    let mut fields = vec![(AMOUNT, Value::Money(amount)), (PAID_ON, Value::Day(day))];
    fields.extend(about.map(|about| (ABOUT, Value::Ref(about))));
    fields.extend(Value::text(reference).map(|text| (REFERENCE, text)));
    fields.extend(Value::text(payer).map(|text| (PAYER, text)));
    let id = context.given.ids().draw();
    let fields = complete(Kind::Payment, fields, context)?;
    Ok(Decision::person(Deed::Pay, vec![Change::Create { id, kind: Kind::Payment, fields }], about.or(Some(id))))
}
