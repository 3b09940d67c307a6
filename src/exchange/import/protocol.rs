//! What the page asks of the Worker that reads tables, and what that answers. Both sides use these types;
//! beside a letter may lie one lump of bytes (see each).

use super::imported::{Imported, Preview, Show};
use super::importer::ImportError;
use super::lookups::Lookups;
use super::mapping::Mapping;
use super::overview::Overview;
use super::zone_table::ZoneTable;
use crate::exchange::csv::{Encoding, Format, Problem};
use crate::model::{Device, Given, Instant};
use crate::shelves::{Chunk, Damage};
use serde::{Deserialize, Serialize};
use std::rc::Rc;
use std::sync::Arc;

/// What the page asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Request {
    /// Look at this file; beside it lie its bytes, which the Worker keeps. Answer: `Detected`.
    Detect,
    /// Look at the file again, with what the person corrected. Answer: `Detected`.
    Look(Known),
    /// Go through the file without keeping records. Answers: `Progress`…, `Previewed`.
    Preview(Job),
    /// Go through the file. Answers: `Progress`…, `Imported`.
    Import(Job),
    /// Stop what is under way. It ends with `Failed(Cancelled)`; this itself has no answer.
    Cancel,
}

/// What is known of how a file is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Known {
    /// Nothing.
    Nothing,
    /// Its encoding; delimiter and header are found out in it.
    Encoding(Encoding),
    /// All.
    Format(Format),
}

/// All that the reading of a whole file depends on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    /// How the file is written.
    pub format: Format,
    /// What its columns are.
    pub mapping: Mapping,
    /// What is there already.
    pub lookups: Lookups,
    /// Which rows a preview shows.
    pub show: Show,
    /// The wall clock.
    pub now: Instant,
    /// The person's zone.
    pub zone: ZoneTable,
    /// 128 bits of chance for the ids of new records.
    pub seed: u128,
}

impl Job {
    /// What the importer takes as given. The device stands in for the one that will write.
    #[must_use]
    pub fn given(&self) -> Given {
        Given { now: self.now, zone: Rc::new(self.zone.clone()), device: Device(0), seed: self.seed }
    }
}

/// What the Worker answers.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Reply {
    /// How the file is written and what its columns seem to be.
    Detected(Overview),
    /// How much is read, and of how much.
    Progress {
        /// Bytes of text read.
        done: u64,
        /// Bytes of text in all.
        total: u64,
    },
    /// What an import would amount to.
    Previewed(Preview),
    /// The import. Beside it lie its chunks, one after another; see [`Reply::imported`].
    Imported {
        /// Everything but the chunks.
        imported: Imported,
        /// The length of each chunk in bytes.
        chunks: Vec<u32>,
    },
    /// There is no result, and why.
    Failed(Failure),
}

/// Why there is no result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Failure {
    /// The file is not what can be imported.
    #[error(transparent)]
    File(Problem),
    /// A row is too large to be kept.
    #[error("a row is too large")]
    TooLarge,
    /// The Worker has no file, or could not read it.
    #[error("there is no file")]
    NoFile,
    /// It was stopped.
    #[error("stopped")]
    Cancelled,
}

impl From<ImportError> for Failure {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::File(problem) => Failure::File(problem),
            ImportError::TooLarge(_) => Failure::TooLarge,
        }
    }
}

impl Reply {
    /// An import as an answer, and the bytes to lie beside it.
    #[must_use]
    pub fn imported(imported: Imported) -> (Reply, Vec<u8>) {
        let length: usize = imported.packed.iter().map(|chunk| chunk.bytes().len()).sum();
        let mut beside = Vec::with_capacity(length);
        let mut chunks = Vec::with_capacity(imported.packed.len());
        for chunk in &imported.packed {
            beside.extend_from_slice(chunk.bytes());
            // A chunk carries its own length in 32 bits.
            chunks.push(chunk.bytes().len() as u32);
        }
        (Reply::Imported { imported, chunks }, beside)
    }

    /// An import whose chunks lay beside the answer.
    ///
    /// # Errors
    /// [`Damage`] when they are not the chunks that were sent.
    pub fn with_chunks(imported: Imported, chunks: &[u32], mut beside: &[u8]) -> Result<Imported, Damage> {
        let mut packed = Vec::with_capacity(chunks.len());
        for length in chunks {
            let (chunk, rest) = beside.split_at_checked(*length as usize).ok_or(Damage::Form)?;
            packed.push(Chunk::open(Arc::from(chunk))?);
            beside = rest;
        }
        if beside.is_empty() { Ok(Imported { packed, ..imported }) } else { Err(Damage::Form) }
    }
}
