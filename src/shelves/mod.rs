//! Records in memory and on disk: packed into chunks, unpacked when touched. A chunk's bytes are the
//! same in memory as in the base, so loading is checking, not building.
//!
//! Never here: a decision about what a record should hold. Chunks are built from records that
//! `journal::apply` made.

mod build;
mod chunk;
mod world;

pub use build::{Row, build};
pub use chunk::{Chunk, Damage, Reader};
pub use world::{CHUNK_ROWS, IdMap, Place, World};
