//! Where a message to a client can go.

use crate::model::schema::{CHANNEL, CONTACT, EMAIL, PHONE, TELEGRAM};
use crate::model::{Record, Records};

/// The channel and the address of a message: the wanted channel, else the client's preferred one, else
/// the first for which there is an address.
///
/// # Errors
/// The channel for which there is no address.
pub(super) fn outlet(wanted: Option<&str>, record: &Record, records: &dyn Records) -> Result<(String, String), String> {
    let contact = record.reference(CONTACT).and_then(|id| records.get(id));
    let text = |field| {
        let of_contact = contact.as_ref().map(|contact| contact.text(field)).filter(|text| !text.is_empty());
        of_contact.unwrap_or_else(|| record.text(field)).to_owned()
    };
    let address = |channel: &str| match channel {
        "email" => text(EMAIL),
        "telegram" => text(TELEGRAM),
        "sms" | "whatsapp" | "phone" => text(PHONE),
        _ => String::new(),
    };
    let preferred = text(CHANNEL);
    let chosen = wanted.or(Some(preferred.as_str()).filter(|channel| !channel.is_empty()));
    if let Some(channel) = chosen {
        let to = address(channel);
        return if to.is_empty() { Err(channel.to_owned()) } else { Ok((channel.to_owned(), to)) };
    }
    let first = ["email", "whatsapp", "telegram"].into_iter().map(|channel| (channel, address(channel)));
    first
        .into_iter()
        .find(|(_, to)| !to.is_empty())
        .map(|(channel, to)| (channel.to_owned(), to))
        .ok_or_else(|| "email".to_owned())
}
