//! The desk in the Worker at which tables are read: it keeps the file, goes through it in slices and looks
//! up between them whether it shall stop.

use super::importer::Importer;
use super::overview::{Overview, overview};
use super::protocol::{Failure, Job, Known, Reply};
use crate::exchange::csv::{Limits, Problem, ProblemKind, Reader, detect, detect_in};

/// Rows between two looks up: some tens of milliseconds.
const SLICE: usize = 8_192;

/// Whether a run goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Go {
    /// It does.
    On,
    /// It stops.
    Stop,
}

/// Whether a file of so many bytes may be read at all: said before it is, not after.
///
/// # Errors
/// [`Failure::File`].
pub fn fits(bytes: u64) -> Result<(), Failure> {
    let limit = Limits::default().max_bytes;
    if bytes > limit { Err(Failure::File(Problem::file(ProblemKind::TooLarge { bytes, limit }))) } else { Ok(()) }
}

/// Looks at a file; what is not known of how it is written is found out.
///
/// # Errors
/// [`Failure::File`].
pub fn look(file: &[u8], known: Known) -> Result<Overview, Failure> {
    let limits = Limits::default();
    let format = match known {
        Known::Nothing => detect(file, file.len() as u64, &limits),
        Known::Encoding(encoding) => detect_in(encoding, file, file.len() as u64),
        Known::Format(format) => Ok(format),
    };
    format.and_then(|format| overview(file, &format, &limits)).map_err(Failure::File)
}

/// Goes through a file to see what an import would amount to. `between` is told how much is read, and
/// of how much.
///
/// # Errors
/// [`Failure`].
pub async fn preview(file: &[u8], job: &Job, between: impl AsyncFnMut(u64, u64) -> Go) -> Result<Reply, Failure> {
    let reader = open(file, job)?;
    let importer = Importer::looking(reader, &job.mapping, &job.lookups, &job.given()).showing(job.show);
    let importer = through(importer, between).await?;
    Ok(Reply::Previewed(importer.preview()?))
}

/// Goes through a file and packs its records: the answer, and the bytes to lie beside it.
///
/// # Errors
/// [`Failure`].
pub async fn import(
    file: &[u8],
    job: &Job,
    between: impl AsyncFnMut(u64, u64) -> Go,
) -> Result<(Reply, Vec<u8>), Failure> {
    let reader = open(file, job)?;
    let importer = through(Importer::new(reader, &job.mapping, &job.lookups, &job.given()), between).await?;
    Ok(Reply::imported(importer.finish()?))
}

fn open<'f>(file: &'f [u8], job: &Job) -> Result<Reader<'f>, Failure> {
    Reader::open(file, &job.format, &Limits::default()).map_err(Failure::File)
}

async fn through<'f>(
    mut importer: Importer<'f>,
    mut between: impl AsyncFnMut(u64, u64) -> Go,
) -> Result<Importer<'f>, Failure> {
    while importer.step(SLICE)? {
        let (done, total) = importer.progress();
        if between(done, total).await == Go::Stop {
            return Err(Failure::Cancelled);
        }
    }
    Ok(importer)
}
