//! The Worker that reads tables, from the page's side.

use js_sys::Uint8Array;
use thiserror::Error;
use wasm_bindgen::JsValue;
use web_sys::File;

use super::breath::breath;
use super::courier::{Courier, NoAnswer};
use crate::exchange::import::protocol::{Failure, Job, Known, Reply, Request};
use crate::exchange::import::{Imported, Overview, Preview};
use crate::exchange::letter::Room;

/// Chunks that are checked without a pause.
const AT_A_TIME: usize = 64;

/// Why the Worker gave no result.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum WorkerError {
    /// The browser could not start it, or it fell. A new one may be started.
    #[error("the worker is gone")]
    Gone,
    /// It is of another build than the page, which must be loaded again.
    #[error("page and worker are of different builds")]
    OtherBuild,
    /// What came from it cannot be read.
    #[error("what the worker sent cannot be read")]
    Garbled,
    /// It says why.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl From<NoAnswer> for WorkerError {
    fn from(none: NoAnswer) -> Self {
        match none {
            NoAnswer::Gone => WorkerError::Gone,
            NoAnswer::OtherBuild => WorkerError::OtherBuild,
            NoAnswer::Garbled => WorkerError::Garbled,
            NoAnswer::Superseded => WorkerError::Failed(Failure::Cancelled),
        }
    }
}

/// A Worker that reads one file. Requests are made one after another: a new one stops the one before.
pub struct ImportWorker(Courier);

impl ImportWorker {
    /// Starts the Worker and waits until it stands ready.
    ///
    /// # Errors
    /// [`WorkerError::Gone`] when it cannot be loaded.
    pub async fn start() -> Result<ImportWorker, WorkerError> {
        Ok(ImportWorker(Courier::start(Room::Import).await?))
    }

    /// Hands the file over, which the Worker reads and keeps, and looks at it.
    ///
    /// # Errors
    /// [`WorkerError`].
    pub async fn detect(&self, file: &File) -> Result<Overview, WorkerError> {
        self.overview(&Request::Detect, file).await
    }

    /// Looks at the file again, with what the person corrected.
    ///
    /// # Errors
    /// [`WorkerError`].
    pub async fn look(&self, known: Known) -> Result<Overview, WorkerError> {
        self.overview(&Request::Look(known), &JsValue::UNDEFINED).await
    }

    /// What an import would amount to.
    ///
    /// # Errors
    /// [`WorkerError`].
    pub async fn preview(&self, job: Job, on_progress: impl FnMut(u64, u64)) -> Result<Preview, WorkerError> {
        match self.ask(&Request::Preview(job), &JsValue::UNDEFINED, on_progress).await? {
            (Reply::Previewed(preview), _) => Ok(preview),
            _ => Err(WorkerError::Garbled),
        }
    }

    /// Reads the whole file. `on_progress` hears how much is read, and of how much.
    ///
    /// # Errors
    /// [`WorkerError`]; after [`ImportWorker::cancel`] it is [`Failure::Cancelled`].
    pub async fn import(&self, job: Job, on_progress: impl FnMut(u64, u64)) -> Result<Imported, WorkerError> {
        match self.ask(&Request::Import(job), &JsValue::UNDEFINED, on_progress).await? {
            (Reply::Imported { mut imported, chunks }, beside) => {
                let (mut packed, mut at) = (Vec::with_capacity(chunks.len()), 0);
                for some in chunks.chunks(AT_A_TIME) {
                    let end = at + some.iter().sum::<u32>();
                    let bytes = beside.subarray(at, end).to_vec();
                    imported = Reply::with_chunks(imported, some, &bytes).map_err(|_| WorkerError::Garbled)?;
                    packed.append(&mut imported.packed);
                    at = end;
                    breath().await;
                }
                if at == beside.length() { Ok(Imported { packed, ..imported }) } else { Err(WorkerError::Garbled) }
            }
            _ => Err(WorkerError::Garbled),
        }
    }

    /// Stops what is under way. The Worker keeps the file.
    pub fn cancel(&self) {
        // When it cannot be posted, the Worker is gone, and what was under way with it.
        let _ = self.0.post(&Request::Cancel, &JsValue::UNDEFINED);
    }

    async fn overview(&self, request: &Request, beside: &JsValue) -> Result<Overview, WorkerError> {
        match self.ask(request, beside, |_, _| {}).await? {
            (Reply::Detected(overview), _) => Ok(overview),
            _ => Err(WorkerError::Garbled),
        }
    }

    /// Waits for the answer, telling of progress.
    async fn ask(
        &self,
        request: &Request,
        beside: &JsValue,
        mut on_progress: impl FnMut(u64, u64),
    ) -> Result<(Reply, Uint8Array), WorkerError> {
        let hear = |reply, beside| match reply {
            Reply::Progress { done, total } => {
                on_progress(done, total);
                None
            }
            Reply::Failed(failure) => Some(Err(failure.into())),
            reply => Some(Ok((reply, beside))),
        };
        self.0.ask(request, beside, hear).await?
    }
}
