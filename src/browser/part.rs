//! Parts of the program that come after the first screen.
//!
//! [`part!`] names a value, mostly a function, that is fetched with all the code that nothing else needs. In
//! a release each part is a file of its own (see `tools/parts.mjs`); in any other build everything is there
//! at once. A part is fetched once; one that did not come is asked for again by the next who needs it.
//!
//! Never here: what lies in which part.

/// A part of the program did not come: there is no network, and it was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a part of the program could not be fetched")]
pub struct PartMissing;

#[cfg(in_parts)]
impl From<wasm_split_helpers::SplitLoaderError> for PartMissing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> PartMissing {
        PartMissing
    }
}

/// `part! { planning: fn planner() -> Planner { plan } }` makes `async fn planner() -> Result<Planner, PartMissing>`,
/// which gives the value after the part called `planning` has come. Several values can lie in one part.
macro_rules! part {
    ($(#[$about:meta])* $part:ident: $seen:vis fn $name:ident() -> $given:ty { $value:expr }) => {
        $(#[$about])*
        #[cfg(in_parts)]
        #[wasm_split_helpers::wasm_split($part, fallible)]
        $seen fn $name() -> Result<$given, $crate::browser::part::PartMissing> {
            Ok($value)
        }

        $(#[$about])*
        #[cfg(not(in_parts))]
        $seen async fn $name() -> Result<$given, $crate::browser::part::PartMissing> {
            Ok($value)
        }
    };
}

pub(crate) use part;
