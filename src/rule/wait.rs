//! What a step may wait for.

use super::{Span, Trigger};
use crate::model::FieldId;
use crate::model::plain;
use serde::{Deserialize, Serialize};

/// What is waited for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Wait {
    /// For so long.
    For(Span),
    /// For a date of the record. Where it has none, one waits until it has.
    Date {
        /// Which date.
        #[serde(with = "plain::field")]
        field: FieldId,
        /// So many days after it; before it when negative.
        #[serde(default)]
        offset_days: i32,
        /// At which minute of that day, for a date without a time.
        minute: u32,
    },
    /// For the next of these days of the week at a time of day; today's, when it is still ahead.
    Weekday {
        /// 1 is Monday, 7 Sunday.
        days: Vec<u8>,
        /// At which minute of the day.
        minute: u32,
    },
    /// For something to happen to the record.
    Event {
        /// What: none that time brings.
        event: Trigger,
        /// No longer than this; for ever when not said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at_most: Option<Span>,
    },
}
