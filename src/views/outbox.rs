//! The Outbox: messages that wait to be sent, and the links by which the person's own programs open them.

use super::Sight;
use super::links::Link;
use super::tasks::{Named, named, rule_of};
use crate::model::schema::{ABOUT, CHANNEL, DONE_AT, MESSAGE_STATUS, SUBJECT, TEXT, TO};
use crate::model::{Instant, Kind, Record, RecordId, Records, Value};
use crate::shelves::Chunk;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// A message to a client.
#[derive(Clone, Debug, PartialEq)]
pub struct Letter {
    /// Its record.
    pub id: RecordId,
    /// What it is about.
    pub about: Option<Named>,
    /// `email`, `phone`, `sms`, `whatsapp` or `telegram`.
    pub channel: String,
    /// An address, a number, a user name.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// What is written.
    pub text: String,
    /// `prepared`, `said-sent` or `dropped`.
    pub status: String,
    /// The rule that prepared it.
    pub rule: String,
    /// When it was prepared.
    pub prepared: Instant,
    /// When the person said that it was sent, or dropped it.
    pub settled: Option<Instant>,
    /// What opens it; `None` when the address is not one for the channel.
    pub link: Option<Link>,
}

/// What the Outbox shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outbox {
    /// What waits, the oldest first.
    pub waiting: Vec<Letter>,
    /// What the person said was sent, the last first.
    pub sent: Vec<Letter>,
}

/// The channel of what is told to the person at the desk.
pub(super) const NOTICE: &str = "notice";

/// The messages that wait, and at most `most` of those said to be sent.
#[must_use]
pub fn outbox(sight: Sight<'_>, most: usize) -> Outbox {
    let mut outbox = Outbox::default();
    for (chunk, row) in sight.records.rows(Kind::Message) {
        if chunk.text(row, CHANNEL) == Some(NOTICE) {
            continue;
        }
        match chunk.text(row, MESSAGE_STATUS) {
            Some("prepared") => outbox.waiting.push(letter(sight, &chunk.record(row))),
            Some("said-sent") => outbox.sent.push(letter(sight, &chunk.record(row))),
            _ => {}
        }
    }
    outbox.sent.sort_by_key(|letter| std::cmp::Reverse(letter.settled));
    outbox.sent.truncate(most);
    outbox
}

/// Whether a message waits to be sent by the person.
pub(super) fn is_waiting(chunk: &Chunk, row: usize) -> bool {
    chunk.text(row, MESSAGE_STATUS) == Some("prepared") && chunk.text(row, CHANNEL) != Some(NOTICE)
}

/// The messages about a record, the last first.
#[must_use]
pub fn about(sight: Sight<'_>, id: RecordId) -> Vec<Letter> {
    let records = sight.records.about(id).into_iter().rev().filter_map(|id| sight.records.get(id));
    let messages = records.filter(|record| record.kind == Kind::Message && record.text(CHANNEL) != NOTICE);
    messages.map(|record| letter(sight, &record)).collect()
}

fn letter(sight: Sight<'_>, record: &Record) -> Letter {
    let text = |field| record.text(field).to_owned();
    let (channel, to, subject, body) = (text(CHANNEL), text(TO), text(SUBJECT), text(TEXT));
    Letter {
        id: record.id,
        about: named(sight, record.reference(ABOUT)),
        link: link(&channel, &to, &subject, &body).and_then(Link::to),
        status: text(MESSAGE_STATUS),
        rule: rule_of(sight, record),
        prepared: Instant(i64::try_from(record.born.ms()).unwrap_or(i64::MAX)),
        settled: record.get(DONE_AT).and_then(Value::as_instant),
        channel,
        to,
        subject,
        text: body,
    }
}

/// How every link of the Outbox begins; what links may lead to at all stands in [`super::links`].
pub const BEGINNINGS: &[&str] = &["mailto:", "tel:", "sms:", "https://wa.me/", "https://t.me/"];

/// What RFC 3986 leaves as it is.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What opens a message in the person's own program. `None` when the address is not one for the channel,
/// or there is no program for the channel.
#[must_use]
pub fn link(channel: &str, to: &str, subject: &str, text: &str) -> Option<String> {
    match channel {
        "email" => {
            let query: Vec<String> = [("subject", subject), ("body", text)]
                .into_iter()
                .filter(|(_, value)| !value.is_empty())
                .map(|(name, value)| format!("{name}={}", encoded(value)))
                .collect();
            let mark = if query.is_empty() { "" } else { "?" };
            Some(format!("mailto:{}{mark}{}", mailbox(to)?, query.join("&")))
        }
        "phone" => Some(format!("tel:{}", number(to)?)),
        "sms" => Some(format!("sms:{}{}", number(to)?, asked("body", text))),
        "whatsapp" => {
            // Only a number with its country code names one person.
            let number = number(to)?;
            let digits = number.strip_prefix('+').or_else(|| number.strip_prefix("00"))?;
            Some(format!("https://wa.me/{digits}{}", asked("text", text)))
        }
        "telegram" => Some(format!("https://t.me/{}{}", user(to)?, asked("text", text))),
        _ => None,
    }
}

fn asked(name: &str, value: &str) -> String {
    if value.is_empty() { String::new() } else { format!("?{name}={}", encoded(value)) }
}

/// Text for a query; lines end as RFC 6068 wants it.
fn encoded(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n").replace('\n', "\r\n");
    utf8_percent_encode(&lines, KEPT).to_string()
}

/// One e-mail address, encoded; several, or none, are refused.
fn mailbox(to: &str) -> Option<String> {
    let (name, domain) = to.trim().split_once('@')?;
    let sound = |part: &str| {
        !part.is_empty() && !part.chars().any(|c| c.is_whitespace() || c.is_control() || "@,;:<>()[]\"\\".contains(c))
    };
    let encoded = |part| utf8_percent_encode(part, KEPT).to_string();
    (sound(name) && sound(domain)).then(|| format!("{}@{}", encoded(name), encoded(domain)))
}

/// The digits of a telephone number, with its plus; `None` for anything that is not one number.
fn number(to: &str) -> Option<String> {
    let mut number = String::new();
    for letter in to.trim().chars() {
        match letter {
            '0'..='9' => number.push(letter),
            '+' if number.is_empty() => number.push(letter),
            '-' | '–' | '‑' | '(' | ')' | '.' | '/' => {}
            blank if blank.is_whitespace() => {}
            _ => return None,
        }
    }
    let digits = number.trim_start_matches('+').len();
    (3..=15).contains(&digits).then_some(number)
}

/// A Telegram user name, or a number with its plus.
fn user(to: &str) -> Option<String> {
    let to = to.trim();
    let name = to.strip_prefix("https://").unwrap_or(to);
    let name = name.strip_prefix("t.me/").or_else(|| name.strip_prefix('@')).unwrap_or(name);
    let sound = (4..=32).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if sound && !name.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(name.to_owned());
    }
    number(to).filter(|number| number.starts_with('+'))
}
