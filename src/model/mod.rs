//! What a record is: ids, kinds, fields, values, the schema table, pipelines' records, and the small
//! exact types they are made of (money, day, instant, zone).
//!
//! Never here: a change of anything, a clock, a language, a byte of any file format.

pub mod given;
pub mod id;
pub mod kind;
pub mod money;
pub mod number;
pub mod plain;
pub mod record;
pub mod records;
pub mod schema;
pub mod stamp;
pub mod time;
pub mod value;

pub use given::{Given, Ids};
pub use id::{FieldId, RecordId};
pub use kind::Kind;
pub use money::{Currency, Money};
pub use number::Number;
pub use record::Record;
pub use records::Records;
pub use schema::{FieldType, Schema};
pub use stamp::{Device, Stamp};
pub use time::{Day, Instant, Utc, Zone};
pub use value::Value;
