//! What becomes of a row.

use serde::{Deserialize, Serialize};

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fate {
    /// A new record.
    New,
    /// An edit of a record that is there.
    Update,
    /// Nothing: it is empty, or its record is there and stays as it is.
    Same,
    /// Nothing: it has a problem, or is in doubt and shall stay out.
    LeftOut,
}
