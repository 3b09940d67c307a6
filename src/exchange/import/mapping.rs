//! What the columns of a table mean for records: proposed by the program, corrected by a person.

use crate::exchange::csv::values::{DayOrder, DecimalMark};
use crate::model::{Currency, FieldId, FieldType, Kind, RecordId, Value};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How a table becomes records of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// What each row is.
    pub kind: Kind,
    /// What each column is, in the order of the file; columns beyond the list are left out.
    pub columns: Vec<Target>,
    /// What the file does not say.
    pub constants: Vec<Constant>,
    /// How a record that is there already is known again.
    pub same_by: SameBy,
    /// What is done with it.
    pub on_known: OnKnown,
    /// What is done with a row that only may be of a record that is there.
    pub on_doubt: OnDoubt,
    /// What a person said of single rows that are in doubt, by their lines.
    pub decided: BTreeMap<u64, Decision>,
    /// The pipeline of kinds that have stages; `None`: the first one in use.
    pub pipeline: Option<RecordId>,
    /// The currency of amounts that name none.
    pub currency: Currency,
}

/// What a column is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Target {
    /// Left out.
    Skip,
    /// A field of the kind. A reference is found by name; where there is none of that name, one is made.
    Field {
        /// Which.
        field: FieldId,
        /// How its cells are written.
        read: ReadAs,
        /// What single cells mean, before anything else is tried: `Prospecting` is that stage.
        values: Vec<(String, Value)>,
    },
    /// A field that the person adds to the kind, or has added under this name before.
    New {
        /// What it is called.
        name: String,
        /// What it holds.
        holds: FieldType,
        /// How its cells are written.
        read: ReadAs,
    },
    /// A part of the record's name.
    Name(NamePart),
}

/// How the cells of a column are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadAs {
    /// The order of days.
    pub order: DayOrder,
    /// What stands before decimals.
    pub mark: DecimalMark,
}

impl Default for ReadAs {
    fn default() -> Self {
        Self { order: DayOrder::Ymd, mark: DecimalMark::Point }
    }
}

/// The parts of a name, in the order in which they are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum NamePart {
    /// Dr., Ms
    Title,
    /// The given name.
    First,
    /// The middle or the father's name.
    Middle,
    /// The family's name.
    Last,
    /// jr., PhD
    Suffix,
}

impl NamePart {
    /// All, in the order in which they are joined.
    pub const ALL: [NamePart; 5] =
        [NamePart::Title, NamePart::First, NamePart::Middle, NamePart::Last, NamePart::Suffix];
}

/// A value that every row gets, or every row that needs it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Constant {
    /// Which field.
    pub field: FieldId,
    /// What it holds where the row says nothing.
    pub value: Value,
    /// On which rows.
    pub wanted: Wanted,
}

/// Where a constant is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wanted {
    /// On every row.
    Always,
    /// Where the row's stage asks for the field: a reason on lost deals, none on won ones.
    ByStage,
}

/// By what a row is known to be a record that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SameBy {
    /// By nothing: each row is a new record.
    Nothing,
    /// As is usual for the kind: products and persons by name; companies by e-mail address, else by name;
    /// contacts and leads by e-mail address, else by telephone and name, else by name and company; payments
    /// by day, amount, reference and payer. The other kinds have no such mark. Where only the telephone or
    /// the name of a client agrees, or the marks contradict each other, it is in doubt.
    Usual,
    /// By the field that this column goes to, as an order number from another program. A client whose number
    /// is not known may still be known in the usual way.
    Column(usize),
}

/// What is done with a row whose record is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OnKnown {
    /// Nothing.
    Skip,
    /// Its fields are written as the row says; what the row leaves empty stays.
    Update,
    /// What the record has stays; what it lacks is written as the row says.
    Fill,
}

/// What a person said of a row that is in doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Decision {
    /// It is this record, and [`OnKnown`] says what is done.
    Same(RecordId),
    /// It is a new record.
    New,
    /// It stays out.
    LeaveOut,
}

/// What is done with a row that only may be of a record that is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum OnDoubt {
    /// It is a new record.
    New,
    /// It is that record, and [`OnKnown`] says what is done; where there are several, it is a new one all the same.
    Same,
    /// It stays out, so that nobody gets doubles unasked.
    #[default]
    LeaveOut,
}
