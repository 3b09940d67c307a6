//! The kinds of records.

use serde::{Deserialize, Serialize};

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $code:literal $text:literal,)*) => {
        /// What a record is. The number is its name on disk, the word its name in files.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[repr(u16)]
        pub enum Kind { $($(#[$doc])* $name = $code,)* }

        impl Kind {
            /// Every kind, in the order of their codes.
            pub const ALL: &'static [Kind] = &[$(Kind::$name,)*];

            /// The word for it in files and message keys.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Kind::$name => $text,)* }
            }

            /// The kind with that code.
            #[must_use]
            pub const fn from_code(code: u16) -> Option<Kind> {
                match code { $($code => Some(Kind::$name),)* _ => None }
            }

            /// The kind with that name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Kind> {
                match name { $($text => Some(Kind::$name),)* _ => None }
            }
        }
    };
}

kinds! {
    /// A person one deals with.
    Contact = 1 "contact",
    /// An organisation.
    Company = 2 "company",
    /// An enquiry not yet qualified.
    Lead = 3 "lead",
    /// A possible sale.
    Deal = 4 "deal",
    /// Goods or work ordered.
    Order = 5 "order",
    /// A service request.
    Ticket = 6 "ticket",
    /// Something to be done, with a wanted result and a due time.
    Task = 7 "task",
    /// A call, meeting, e-mail, message or note that happened or is planned.
    Activity = 8 "activity",
    /// Money received.
    Payment = 9 "payment",
    /// A colleague's card, no account.
    Person = 10 "person",
    /// A way that records of one kind go.
    Pipeline = 11 "pipeline",
    /// One place on that way.
    Stage = 12 "stage",
    /// A word put on records.
    Tag = 13 "tag",
    /// Trigger, conditions, steps, outcome.
    Rule = 14 "rule",
    /// One rule at work on one record.
    Run = 15 "run",
    /// The description of a custom field.
    Field = 16 "field",
    /// A message in the Outbox.
    Message = 17 "message",
    /// Something that is sold.
    Product = 18 "product",
    /// What holds for the whole base: currency, zone.
    Setting = 19 "setting",
    /// A saved way to look at the records of a kind: which of them, in which order, with which columns.
    Segment = 20 "segment",
}

impl Kind {
    /// The number on disk.
    #[must_use]
    pub const fn code(self) -> u16 {
        self as u16
    }

    /// Lead, Deal, Order and Ticket: one mechanism, a kind that stands in stages of a pipeline.
    #[must_use]
    pub const fn has_stages(self) -> bool {
        matches!(self, Kind::Lead | Kind::Deal | Kind::Order | Kind::Ticket)
    }
}
