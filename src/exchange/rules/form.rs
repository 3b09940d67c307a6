//! The form of the file, as it is written and read.

use crate::model::plain;
use crate::model::{FieldType, Kind, RecordId};
use crate::rule::Body;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// The whole file, to be written.
#[derive(Serialize)]
pub(super) struct FileOut<'a> {
    pub(super) format: &'static str,
    pub(super) version: u64,
    pub(super) names: Vec<Named>,
    pub(super) rules: Vec<RuleOut<'a>>,
}

/// One rule, to be written.
#[derive(Serialize)]
pub(super) struct RuleOut<'a> {
    pub(super) name: &'a str,
    pub(super) body: &'a Body,
}

/// What the file says it is; the rest is not looked at.
#[derive(Deserialize)]
pub(super) struct Head {
    #[serde(default)]
    pub(super) format: Option<String>,
    #[serde(default)]
    pub(super) version: Option<u64>,
}

/// The whole file, as it is read. What a rule says is read by itself, so that one that cannot be read leaves the others
/// alone.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileIn<'a> {
    #[serde(rename = "format")]
    pub(super) _format: String,
    #[serde(rename = "version")]
    pub(super) _version: u64,
    #[serde(default)]
    pub(super) names: Vec<Named>,
    #[serde(borrow)]
    pub(super) rules: Vec<RuleIn<'a>>,
}

/// One rule, as it is read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleIn<'a> {
    pub(super) name: String,
    #[serde(borrow)]
    pub(super) body: &'a RawValue,
}

/// What something that a rule mentions is, where the file was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// Its id there.
    #[serde(with = "plain::id")]
    pub id: RecordId,
    /// Its kind.
    #[serde(with = "plain::kind")]
    pub kind: Kind,
    /// What it is called.
    pub name: String,
    /// Of a pipeline, a stage or an own field: for records of which kind.
    #[serde(default, with = "of", skip_serializing_if = "Option::is_none")]
    pub of: Option<Kind>,
    /// Of a stage: what its pipeline is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pipeline: Option<String>,
    /// Of an own field: its type.
    #[serde(default, with = "holds", skip_serializing_if = "Option::is_none")]
    pub holds: Option<FieldType>,
}

mod of {
    use super::{Deserialize, Kind, Serialize, plain};
    use serde::{Deserializer, Serializer};

    #[derive(Serialize, Deserialize)]
    #[serde(transparent)]
    struct Word(#[serde(with = "plain::kind")] Kind);

    pub(super) fn serialize<S: Serializer>(kind: &Option<Kind>, serializer: S) -> Result<S::Ok, S::Error> {
        kind.map(Word).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Kind>, D::Error> {
        Ok(Option::<Word>::deserialize(deserializer)?.map(|Word(kind)| kind))
    }
}

mod holds {
    use super::{Deserialize, FieldType, Serialize};
    use serde::de::Error;
    use serde::{Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(holds: &Option<FieldType>, serializer: S) -> Result<S::Ok, S::Error> {
        holds.map(FieldType::name).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<FieldType>, D::Error> {
        let Some(word) = Option::<String>::deserialize(deserializer)? else { return Ok(None) };
        let holds = FieldType::from_name(&word);
        holds.map(Some).ok_or_else(|| D::Error::custom(format_args!("no type {word:?}")))
    }
}
