//! Take in what was read from a file. Rules stay silent: an import tells what was, not what happens.

use super::{Context, Decision, Refusal};
use crate::journal::{Cause, Change};
use crate::shelves::Chunk;

pub(super) fn decide(
    file: &str,
    changes: &[Change],
    packed: &[Chunk],
    context: &Context<'_>,
) -> Result<Decision, Refusal> {
    let mut new = Vec::new();
    let born = changes.iter().filter(|change| matches!(change, Change::Create { .. })).flat_map(Change::ids);
    new.extend(born);
    packed.iter().for_each(|chunk| new.extend(chunk.ids()));
    if let Some(known) = new.iter().find(|id| context.records.knows(**id)) {
        return Err(Refusal::Duplicate(*known));
    }
    // They were drawn one after another, so they are nearly in order already.
    new.sort_unstable();
    if let Some([id, _]) = new.array_windows().find(|[one, two]| one == two) {
        return Err(Refusal::Duplicate(*id));
    }
    let mut all = changes.to_vec();
    all.extend(packed.iter().cloned().map(Change::CreateMany));
    Ok(Decision::silent(Cause::Import { file: file.to_owned() }, all))
}
