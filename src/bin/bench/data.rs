//! The records that are measured: contacts out of the file that the peers read too, deals out of a seed.

use serde::Deserialize;
use serde::de::{Deserializer, Error, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;
use tend::commands::{pipeline_id, stage_id};
use tend::journal::{Change, apply};
use tend::model::schema::{
    AMOUNT, BIRTHDAY, CHANNEL, CONTACT, EMAIL, EXPECTED_CLOSE, LANGUAGE, NAME, NOTES, PHONE, PIPELINE, POSITION,
    SOURCE, STAGE, STAGE_SINCE, STATUS, TELEGRAM,
};
use tend::model::{Currency, Day, FieldId, Ids, Instant, Kind, Money, RecordId, Stamp, Value};
use tend::shelves::{CHUNK_ROWS, Chunk, Row, build};
use wasm_bindgen::JsError;

/// One object of the file.
#[derive(Deserialize)]
struct Contact<'a> {
    #[serde(borrow)]
    name: Cow<'a, str>,
    #[serde(borrow)]
    position: Cow<'a, str>,
    #[serde(borrow)]
    email: Cow<'a, str>,
    #[serde(borrow)]
    phone: Cow<'a, str>,
    #[serde(borrow)]
    channel: Cow<'a, str>,
    #[serde(borrow)]
    language: Cow<'a, str>,
    #[serde(borrow)]
    birthday: Cow<'a, str>,
    #[serde(borrow)]
    telegram: Cow<'a, str>,
    #[serde(borrow)]
    status: Cow<'a, str>,
    #[serde(borrow)]
    source: Cow<'a, str>,
    #[serde(borrow)]
    notes: Cow<'a, str>,
}

/// Packs rows as they come; no more than one chunk lies open.
pub struct Packer {
    kind: Kind,
    ids: Ids,
    open: Vec<Row>,
    full: Vec<Chunk>,
}

impl Packer {
    pub fn new(kind: Kind, ids: Ids) -> Packer {
        Packer { kind, ids, open: Vec::new(), full: Vec::new() }
    }

    pub fn put(&mut self, mut fields: Vec<(FieldId, Value)>) -> Result<(), JsError> {
        fields.sort_unstable_by_key(|(field, _)| *field);
        let born = Change::Create { id: self.ids.draw(), kind: self.kind, fields };
        let record = apply(None, &born, Stamp::ZERO);
        self.open.extend(record.map(|record| Row { record, segments: vec![0] }));
        if self.open.len() == CHUNK_ROWS { self.shut() } else { Ok(()) }
    }

    pub fn finish(mut self) -> Result<Vec<Chunk>, JsError> {
        if !self.open.is_empty() {
            self.shut()?;
        }
        Ok(self.full)
    }

    fn shut(&mut self) -> Result<(), JsError> {
        self.full.push(build(self.kind, &self.open)?);
        self.open.clear();
        Ok(())
    }
}

/// The contacts of a file: a JSON array of flat objects.
pub fn contacts(file: &[u8], ids: Ids) -> Result<Vec<Chunk>, JsError> {
    let mut packer = Packer::new(Kind::Contact, ids);
    serde_json::Deserializer::from_slice(file).deserialize_seq(Each(&mut packer))?;
    packer.finish()
}

struct Each<'p>(&'p mut Packer);

impl<'de> Visitor<'de> for Each<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("contacts")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while let Some(contact) = seq.next_element::<Contact<'de>>()? {
            self.0.put(fields(&contact)).map_err(|_| A::Error::custom("a chunk cannot be built"))?;
        }
        Ok(())
    }
}

fn fields(contact: &Contact<'_>) -> Vec<(FieldId, Value)> {
    let texts = [
        (NAME, &contact.name),
        (POSITION, &contact.position),
        (EMAIL, &contact.email),
        (PHONE, &contact.phone),
        (CHANNEL, &contact.channel),
        (LANGUAGE, &contact.language),
        (TELEGRAM, &contact.telegram),
        (STATUS, &contact.status),
        (SOURCE, &contact.source),
        (NOTES, &contact.notes),
    ];
    let texts = texts.into_iter().filter_map(|(field, text)| Some((field, Value::text(text)?)));
    texts.chain(Day::from_iso(&contact.birthday).map(|day| (BIRTHDAY, Value::Day(day)))).collect()
}

/// Deals spread over the sales pipeline, each with one of the contacts.
pub fn deals(count: u32, contacts: &[RecordId], now: Instant, ids: Ids) -> Result<Vec<Chunk>, JsError> {
    const STAGES: [&str; 7] = ["new", "quote-sent", "follow-up", "negotiation", "invoice-sent", "won", "lost"];
    let mut packer = Packer::new(Kind::Deal, ids);
    let pounds = Currency::GBP;
    for n in 0..count {
        let spread = n.wrapping_mul(2_654_435_761);
        let contact = contacts.get(spread as usize % contacts.len().max(1)).copied();
        let since = now.plus_ms(-i64::from(spread % 90) * 86_400_000);
        let mut fields = vec![
            (NAME, Value::Text(format!("Order of goods {n}, part {}", spread % 97))),
            (PIPELINE, Value::Ref(pipeline_id("sales"))),
            (STAGE, Value::Ref(stage_id("sales", STAGES[(spread >> 8) as usize % STAGES.len()]))),
            (STAGE_SINCE, Value::Instant(since)),
            (AMOUNT, Value::Money(Money { minor: i64::from(spread % 5_000_000), currency: pounds })),
            (EXPECTED_CLOSE, Value::Day(Day(20_800 + (spread % 120) as i32))),
        ];
        fields.extend(contact.map(|contact| (CONTACT, Value::Ref(contact))));
        packer.put(fields)?;
    }
    packer.finish()
}
