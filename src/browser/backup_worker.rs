//! The Worker that reads backups, from the page's side. Dropping it stops the reading.

use js_sys::Uint8Array;
use thiserror::Error;
use web_sys::Blob;

use super::courier::{Courier, NoAnswer};
use crate::exchange::backup::Backup;
use crate::exchange::backup::protocol::{Failure, Reply, Request};
use crate::exchange::letter::Room;

/// Why a backup could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Unread {
    /// The Worker gave no answer.
    #[error(transparent)]
    NoAnswer(#[from] NoAnswer),
    /// It says why.
    #[error(transparent)]
    Failed(#[from] Failure),
}

/// A Worker that reads backups.
pub struct BackupWorker(Courier);

impl BackupWorker {
    /// Starts the Worker and waits until it stands ready.
    ///
    /// # Errors
    /// [`NoAnswer::Gone`] when it cannot be loaded.
    pub async fn start() -> Result<BackupWorker, Unread> {
        Ok(BackupWorker(Courier::start(Room::Backup).await?))
    }

    /// Reads a file. `on_progress` hears how many bytes are read, and of how many.
    ///
    /// # Errors
    /// [`Unread`]; with the place of what is wrong.
    pub async fn read(&self, file: &Blob, on_progress: impl FnMut(u64, u64)) -> Result<Backup, Unread> {
        match self.ask(Request::Read, file, on_progress).await? {
            (Reply::Read(parcel), beside) => {
                parcel.open(&beside.to_vec()).map_err(|_| Unread::NoAnswer(NoAnswer::Garbled))
            }
            _ => Err(NoAnswer::Garbled.into()),
        }
    }

    /// Reads a file to see whether it is sound: how many records and change sets are in it.
    ///
    /// # Errors
    /// [`Unread`]; with the place of what is wrong.
    pub async fn check(&self, file: &Blob, on_progress: impl FnMut(u64, u64)) -> Result<(u64, u64), Unread> {
        match self.ask(Request::Check, file, on_progress).await? {
            (Reply::Sound { records, sets }, _) => Ok((records, sets)),
            _ => Err(NoAnswer::Garbled.into()),
        }
    }

    async fn ask(
        &self,
        request: Request,
        file: &Blob,
        mut on_progress: impl FnMut(u64, u64),
    ) -> Result<(Reply, Uint8Array), Unread> {
        let hear = |reply, beside| match reply {
            Reply::Progress { done, total } => {
                on_progress(done, total);
                None
            }
            Reply::Failed(failure) => Some(Err(failure.into())),
            reply => Some(Ok((reply, beside))),
        };
        self.0.ask(&request, file, hear).await?
    }
}
