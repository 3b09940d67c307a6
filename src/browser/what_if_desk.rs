//! The asking of the past, in the Worker: the journal is read from the database, segment by segment, and never written.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use super::clock::LocalZone;
use super::database::{BASE, Database};
use crate::exchange::what_if::{Asking, Reply, Request};
use crate::model::Instant;
use crate::shelves::{Chunk, World};
use crate::vault::{Segment, WRITER};

/// Segments that are read at once.
const AT_ONCE: u32 = 64;

/// What a rule would have done. `told` hears how many segments are read.
pub async fn answer(request: &Request, told: impl FnMut(u64)) -> Reply {
    match Database::open(BASE, WRITER).await {
        Ok((database, _)) => {
            let answer = go_through(request, &database, told).await;
            database.close();
            answer.unwrap_or(Reply::Failed)
        }
        Err(_) => Reply::Failed,
    }
}

async fn go_through(request: &Request, database: &Database, mut told: impl FnMut(u64)) -> Option<Reply> {
    let nothing = World::default();
    let mut asking = Asking::new(&nothing, request, Rc::new(LocalZone::new()))?;
    let mut from = 0;
    while from < request.segments {
        let found = database.segment_range(from, AT_ONCE).await.ok()?;
        if found.is_empty() {
            break;
        }
        for (number, bytes) in found {
            let segment = Segment::open(&bytes).ok()?;
            let wanted: Vec<u64> = segment.births().iter().map(|births| births.number).collect();
            let bytes = if wanted.is_empty() { Vec::new() } else { database.births(&wanted).await.ok()? };
            let chunk = |bytes: Option<Vec<u8>>| Chunk::open(Arc::from(bytes?)).ok();
            let births: HashMap<u64, Chunk> =
                wanted.into_iter().zip(bytes).filter_map(|(number, bytes)| Some((number, chunk(bytes)?))).collect();
            asking.take(segment, &births)?;
            from = number + 1;
        }
        told(from);
    }
    Some(asking.answer(Instant(request.now)))
}
