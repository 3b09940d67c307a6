//! A file read slice by slice, in a Worker, where reading may wait: never more than one slice is held.

use std::io::{Error, Read, Result};

use js_sys::Uint8Array;
use web_sys::{Blob, FileReaderSync};

/// Bytes fetched at once.
const SLICE: u64 = 1 << 20;

/// A file as a source of bytes.
pub struct Slices<P> {
    file: Blob,
    reader: FileReaderSync,
    on_progress: P,
    /// Bytes fetched so far.
    at: u64,
    slice: Vec<u8>,
    used: usize,
}

impl<P: FnMut(u64, u64)> Slices<P> {
    /// A file from its beginning. `on_progress` hears how many bytes were fetched, and of how many. `None`
    /// where reading may not wait: outside a Worker.
    pub fn new(file: Blob, on_progress: P) -> Option<Slices<P>> {
        let reader = FileReaderSync::new().ok()?;
        Some(Slices { file, reader, on_progress, at: 0, slice: Vec::new(), used: 0 })
    }

    fn fetch(&mut self) -> Option<()> {
        let total = self.file.size() as u64;
        let end = (self.at + SLICE).min(total);
        let part = self.file.slice_with_f64_and_f64(self.at as f64, end as f64).ok()?;
        self.slice = Uint8Array::new(&self.reader.read_as_array_buffer(&part).ok()?.into()).to_vec();
        self.used = 0;
        self.at = end;
        (self.on_progress)(end, total);
        Some(())
    }
}

impl<P: FnMut(u64, u64)> Read for Slices<P> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        if self.used == self.slice.len() && self.at < self.file.size() as u64 {
            self.fetch().ok_or_else(|| Error::other("the file could not be read"))?;
        }
        let rest = self.slice.get(self.used..).unwrap_or_default();
        let count = rest.len().min(into.len());
        into[..count].copy_from_slice(&rest[..count]);
        self.used += count;
        Ok(count)
    }
}
