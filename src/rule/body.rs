//! A rule's body: the part that is versioned.

use super::{BodyFault, Condition, Enrolment, Missed, Step, Trigger, Until, Where, Wrong};
use crate::model::{Kind, plain};
use serde::{Deserialize, Serialize};

/// When, if, then, until.
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
    /// How often it may begin on a record.
    #[serde(default, skip_serializing_if = "Enrolment::is_usual")]
    pub again: Enrolment,
    /// What ends a run that waits; the first that is so says with which outcome.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub until: Vec<Until>,
    /// Whether a run goes on waiting when its record leaves the stage in which it began to.
    #[serde(default, skip_serializing_if = "is_not")]
    pub keep: bool,
    /// What is done with what was missed.
    #[serde(default, skip_serializing_if = "Missed::is_usual")]
    pub missed: Missed,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_not(flag: &bool) -> bool {
    !*flag
}

impl Body {
    /// One with all the rest as is usual.
    #[must_use]
    pub fn new(of: Kind, when: Trigger, conditions: Condition, steps: Vec<Step>) -> Body {
        let (again, missed) = (Enrolment::default(), Missed::default());
        Body { of, when, conditions, steps, again, until: Vec::new(), keep: false, missed }
    }

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
