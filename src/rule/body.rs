//! A rule's body: the part that is versioned.

use super::{BodyFault, Condition, Step, Trigger, Where, Wrong};
use crate::model::{Kind, plain};
use serde::{Deserialize, Serialize};

/// When, if, then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// The kind of records the rule is about.
    #[serde(with = "plain::kind")]
    pub of: Kind,
    /// When it is asked.
    pub when: Trigger,
    /// What must be so.
    #[serde(default, rename = "if", skip_serializing_if = "Condition::is_always")]
    pub conditions: Condition,
    /// What it does, in order.
    #[serde(rename = "then")]
    pub steps: Vec<Step>,
}

impl Body {
    /// As JSON, the same bytes for the same body.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// From JSON.
    ///
    /// # Errors
    /// [`Wrong::Unreadable`] with line and column.
    pub fn from_json(json: &str) -> Result<Body, BodyFault> {
        serde_json::from_str(json).map_err(|error| BodyFault {
            at: Where::Body,
            wrong: Wrong::Unreadable { line: error.line(), column: error.column() },
        })
    }
}
