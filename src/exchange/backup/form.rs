//! The lines of a backup: one type for each thing that stands in the file, the same for writing (over
//! borrowed values) and for reading. A changed format gets types of its own beside these, a higher
//! [`super::VERSION`], and one step from each of these to its successor.

use crate::journal::{Cause, Deed};
use crate::model::{Device, FieldId, Instant, Kind, RecordId, Stamp, plain};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A record as it stands.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RecordLine<F> {
    #[serde(with = "plain::kind")]
    pub(super) kind: Kind,
    #[serde(with = "plain::id")]
    pub(super) id: RecordId,
    #[serde(with = "stamp")]
    pub(super) born: Stamp,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) deleted: bool,
    pub(super) fields: F,
}

/// The head of a change set; its changes follow as [`ChangeLine`]s.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SetLine<C> {
    #[serde(with = "stamp")]
    pub(super) stamp: Stamp,
    /// Left out where it is the stamp itself.
    #[serde(default, with = "stamp::option", skip_serializing_if = "Option::is_none")]
    pub(super) deed: Option<Stamp>,
    pub(super) cause: CauseLine,
    pub(super) changes: C,
}

/// One change.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase", bound(deserialize = "F: Deserialize<'de>, V: Deserialize<'de>"))]
pub(super) enum ChangeLine<F, V> {
    /// A birth with the values that stand among the records.
    Born(#[serde(with = "plain::id")] RecordId),
    /// A birth with values that were changed since.
    Create(CreateLine<F>),
    Set(SetField<V>),
    Delete(#[serde(with = "plain::id")] RecordId),
    Revive(#[serde(with = "plain::id")] RecordId),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CreateLine<F> {
    #[serde(with = "plain::kind")]
    pub(super) kind: Kind,
    #[serde(with = "plain::id")]
    pub(super) id: RecordId,
    pub(super) fields: F,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "V: Deserialize<'de>"))]
pub(super) struct SetField<V> {
    #[serde(with = "plain::id")]
    pub(super) id: RecordId,
    #[serde(with = "plain::field")]
    pub(super) field: FieldId,
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub(super) before: Option<V>,
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub(super) after: Option<V>,
}

fn none<V>() -> Option<V> {
    None
}

/// Who did it.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum CauseLine {
    Person(DeedWord),
    Rule(RuleCause),
    Import(String),
    Undo(#[serde(with = "stamp")] Stamp),
    UndoRun(#[serde(with = "plain::id")] RecordId),
    Restore(String),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleCause {
    #[serde(with = "plain::id")]
    rule: RecordId,
    #[serde(with = "plain::id")]
    run: RecordId,
    #[serde(default, with = "plain::id::option", skip_serializing_if = "Option::is_none")]
    parent: Option<RecordId>,
    #[serde(with = "moment")]
    at: Instant,
}

macro_rules! deeds {
    ($($deed:ident $word:literal)*) => {
        const fn word(deed: Deed) -> &'static str {
            match deed { $(Deed::$deed => $word,)* }
        }

        fn deed(word: &str) -> Option<Deed> {
            match word { $($word => Some(Deed::$deed),)* _ => None }
        }
    };
}

deeds! {
    SetUp "set-up"
    Create "create"
    Edit "edit"
    Move "move"
    Delete "delete"
    Log "log"
    Pay "pay"
    Finish "finish"
    Snooze "snooze"
    Message "message"
    Rule "rule"
    Settings "settings"
    Merge "merge"
}

/// What a person did, by its word in files.
pub(super) struct DeedWord(Deed);

impl Serialize for DeedWord {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(word(self.0))
    }
}

impl<'de> Deserialize<'de> for DeedWord {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        deed(&text).map(DeedWord).ok_or_else(|| D::Error::custom(format_args!("no deed {text:?}")))
    }
}

impl From<&Cause> for CauseLine {
    fn from(cause: &Cause) -> Self {
        match cause {
            Cause::Person(deed) => CauseLine::Person(DeedWord(*deed)),
            Cause::Rule { rule, run, parent, at } => {
                CauseLine::Rule(RuleCause { rule: *rule, run: *run, parent: *parent, at: *at })
            }
            Cause::Import { file } => CauseLine::Import(file.clone()),
            Cause::Undo { of } => CauseLine::Undo(*of),
            Cause::UndoRun { run } => CauseLine::UndoRun(*run),
            Cause::Restore { file } => CauseLine::Restore(file.clone()),
        }
    }
}

impl From<CauseLine> for Cause {
    fn from(line: CauseLine) -> Self {
        match line {
            CauseLine::Person(DeedWord(deed)) => Cause::Person(deed),
            CauseLine::Rule(RuleCause { rule, run, parent, at }) => Cause::Rule { rule, run, parent, at },
            CauseLine::Import(file) => Cause::Import { file },
            CauseLine::Undo(of) => Cause::Undo { of },
            CauseLine::UndoRun(run) => Cause::UndoRun { run },
            CauseLine::Restore(file) => Cause::Restore { file },
        }
    }
}

/// A stamp as text: milliseconds since 1970, a counter, the device in hexadecimal: `1795340096123.0@1f`.
pub(super) mod stamp {
    use super::{Deserialize, Deserializer, Device, Error, Serializer, Stamp};

    pub(in super::super) fn serialize<S: Serializer>(stamp: &Stamp, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{}.{}@{:x}", stamp.ms(), stamp.counter(), stamp.device().0))
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Stamp, D::Error> {
        let text = String::deserialize(deserializer)?;
        parse(&text).ok_or_else(|| D::Error::custom(format_args!("not a stamp: {text:?}")))
    }

    fn parse(text: &str) -> Option<Stamp> {
        let (ms, rest) = text.split_once('.')?;
        let (counter, device) = rest.split_once('@')?;
        // One stamp, one text: no signs, no leading zeros, no capitals.
        let plain = |part: &str| {
            let digits = part.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
            digits && (part == "0" || !part.starts_with('0'))
        };
        let ms: u64 = Some(ms).filter(|part| plain(part))?.parse().ok()?;
        let counter = Some(counter).filter(|part| plain(part))?.parse().ok()?;
        let device = u64::from_str_radix(Some(device).filter(|part| plain(part))?, 16).ok()?;
        (ms < 1 << 48).then(|| Stamp::new(ms, counter, Device(device)))
    }

    pub(in super::super) mod option {
        use super::{Deserialize, Deserializer, Serializer, Stamp};

        #[derive(Deserialize)]
        #[serde(transparent)]
        struct Text(#[serde(with = "super")] Stamp);

        pub(in super::super::super) fn serialize<S: Serializer>(
            stamp: &Option<Stamp>,
            serializer: S,
        ) -> Result<S::Ok, S::Error> {
            match stamp {
                Some(stamp) => super::serialize(stamp, serializer),
                None => serializer.serialize_none(),
            }
        }

        pub(in super::super::super) fn deserialize<'de, D: Deserializer<'de>>(
            deserializer: D,
        ) -> Result<Option<Stamp>, D::Error> {
            Ok(Some(Text::deserialize(deserializer)?.0))
        }
    }
}

mod moment {
    use super::{Deserialize, Deserializer, Error, Instant, Serializer};

    pub(super) fn serialize<S: Serializer>(at: &Instant, serializer: S) -> Result<S::Ok, S::Error> {
        let text = at.to_rfc3339().ok_or_else(|| serde::ser::Error::custom("a moment outside the calendar"))?;
        serializer.serialize_str(&text)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Instant, D::Error> {
        let text = String::deserialize(deserializer)?;
        Instant::from_rfc3339(&text).ok_or_else(|| D::Error::custom(format_args!("not a moment: {text:?}")))
    }
}
