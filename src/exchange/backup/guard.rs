//! What stands between the bytes of a file and the parser: nothing passes that is no UTF-8, too much, too
//! long or too deep, so that the parser never meets a bomb. It also takes the checksum on the way.
//!
//! It knows strings and brackets, and nothing else of JSON.

use super::problem::{Limits, ProblemKind};
use std::cell::RefCell;
use std::io::{Error, ErrorKind, Read, Result};
use std::rc::Rc;
use xxhash_rust::xxh3::Xxh3;

/// What the guard tells the reader.
#[derive(Default)]
pub(super) struct Seen {
    /// What it stopped at.
    pub(super) problem: Option<ProblemKind>,
    /// In which line that was, and at which byte of it, both from 1.
    pub(super) place: (usize, usize),
    /// The checksum of all bytes up to the end of the last list.
    pub(super) checksum: u64,
}

/// Passes the bytes of a file on as long as nothing is wrong with them.
pub(super) struct Guard<R> {
    inner: R,
    limits: Limits,
    seen: Rc<RefCell<Seen>>,
    hash: Xxh3,
    read: u64,
    lines: usize,
    line_start: u64,
    depth: usize,
    in_text: bool,
    escaped: bool,
    run: usize,
    /// Bytes of a character that a piece ended within.
    half: Vec<u8>,
    stopped: bool,
}

impl<R: Read> Guard<R> {
    pub(super) fn new(inner: R, limits: &Limits, seen: Rc<RefCell<Seen>>) -> Self {
        Guard {
            inner,
            limits: limits.clone(),
            seen,
            hash: Xxh3::new(),
            read: 0,
            lines: 0,
            line_start: 0,
            depth: 0,
            in_text: false,
            escaped: false,
            run: 0,
            half: Vec::new(),
            stopped: false,
        }
    }

    /// How many of these bytes may pass, and what is wrong with the next.
    fn check(&mut self, bytes: &[u8]) -> (usize, Option<ProblemKind>) {
        let left = usize::try_from(self.limits.bytes - self.read).unwrap_or(usize::MAX);
        let large = bytes.len() > left;
        let bytes = &bytes[..bytes.len().min(left)];
        let text = self.utf8(bytes);
        let (passed, structure) = self.structure(&bytes[..text]);
        let problem = if passed < text {
            structure
        } else if text < bytes.len() {
            Some(ProblemKind::Encoding)
        } else if large {
            Some(ProblemKind::TooLarge { limit: self.limits.bytes })
        } else {
            None
        };
        for at in memchr::memchr_iter(b'\n', &bytes[..passed]) {
            self.lines += 1;
            self.line_start = self.read + at as u64 + 1;
        }
        self.read += passed as u64;
        (passed, problem)
    }

    fn stop(&mut self, problem: ProblemKind) {
        let column = usize::try_from(self.read - self.line_start).unwrap_or(usize::MAX);
        let mut seen = self.seen.borrow_mut();
        seen.problem = Some(problem);
        seen.place = (self.lines + 1, column.saturating_add(1));
        self.stopped = true;
    }

    /// How many of these bytes are UTF-8, with what the piece before left half.
    fn utf8(&mut self, bytes: &[u8]) -> usize {
        let mut at = 0;
        while !self.half.is_empty() && at < bytes.len() {
            self.half.push(bytes[at]);
            at += 1;
            match std::str::from_utf8(&self.half) {
                Ok(_) => self.half.clear(),
                Err(error) if error.error_len().is_some() => return at - 1,
                Err(_) => {}
            }
        }
        match std::str::from_utf8(&bytes[at..]) {
            Ok(_) => bytes.len(),
            Err(error) => {
                let end = at + error.valid_up_to();
                if error.error_len().is_some() {
                    return end;
                }
                self.half.extend_from_slice(&bytes[end..]);
                bytes.len()
            }
        }
    }

    /// How many of these bytes keep to depth and length.
    fn structure(&mut self, bytes: &[u8]) -> (usize, Option<ProblemKind>) {
        let mut hashed = 0;
        let mut stop = None;
        let mut at = 0;
        while at < bytes.len() {
            if self.in_text && !self.escaped {
                // Leaps to where the text may end, but not beyond what is allowed.
                let room = &bytes[at..bytes.len().min(at + (self.limits.text - self.run.min(self.limits.text)))];
                let leap = memchr::memchr2(b'"', b'\\', room).unwrap_or(room.len());
                (self.run, at) = (self.run + leap, at + leap);
            }
            let Some(byte) = bytes.get(at) else { break };
            self.run += 1;
            match (self.in_text, byte) {
                (true, _) if self.escaped => self.escaped = false,
                (true, b'\\') => self.escaped = true,
                (_, b'"') => (self.in_text, self.run) = (!self.in_text, 0),
                (true, _) => {}
                (false, b'{' | b'[') => (self.depth, self.run) = (self.depth + 1, 0),
                (false, b'}' | b']') => {
                    (self.depth, self.run) = (self.depth.saturating_sub(1), 0);
                    if self.depth == 1 {
                        self.hash.update(&bytes[hashed..=at]);
                        hashed = at + 1;
                        self.seen.borrow_mut().checksum = self.hash.digest();
                    }
                }
                (false, b',' | b':' | b'\n') => self.run = 0,
                (false, _) => {}
            }
            if self.depth > self.limits.depth {
                stop = Some((at, ProblemKind::TooDeep { limit: self.limits.depth }));
                break;
            }
            if self.run > self.limits.text {
                stop = Some((at, ProblemKind::TextTooLong { limit: self.limits.text }));
                break;
            }
            at += 1;
        }
        let (passed, problem) = stop.map_or((bytes.len(), None), |(at, problem)| (at, Some(problem)));
        self.hash.update(&bytes[hashed.min(passed)..passed]);
        (passed, problem)
    }
}

impl<R: Read> Read for Guard<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        if self.stopped {
            return Err(Error::other("stopped"));
        }
        let read = match self.inner.read(buffer) {
            Ok(read) => read,
            Err(error) if error.kind() == ErrorKind::Interrupted => return Err(error),
            Err(error) => {
                self.stop(ProblemKind::Unreadable);
                return Err(error);
            }
        };
        let (passed, problem) = self.check(&buffer[..read]);
        if let Some(problem) = problem {
            // What stands before the place is passed on first: something may be wrong there already.
            self.stop(problem);
            if passed == 0 {
                return Err(Error::other("stopped"));
            }
        }
        Ok(passed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn through(bytes: &[u8], pieces: usize, limits: &Limits) -> (usize, Option<ProblemKind>) {
        let seen = Rc::<RefCell<Seen>>::default();
        let mut guard = Guard::new(bytes, limits, seen.clone());
        let (mut all, mut buffer) = (0, vec![0; pieces]);
        while let Ok(read @ 1..) = guard.read(&mut buffer) {
            all += read;
        }
        let problem = seen.borrow_mut().problem.take();
        (all, problem)
    }

    #[test]
    fn what_is_wrong_is_found_at_the_same_byte_however_the_pieces_fall() {
        let limits = Limits { bytes: 40, text: 12, depth: 2, ..Limits::default() };
        let cases: [(&[u8], usize, Option<ProblemKind>); 7] = [
            ("{\"ключ\":[1]}".as_bytes(), 16, None),
            (b"{\"a\xff\":1}", 3, Some(ProblemKind::Encoding)),
            (b"{\"a\xd0\":1}", 3, Some(ProblemKind::Encoding)),
            (b"[[[1]]]", 2, Some(ProblemKind::TooDeep { limit: 2 })),
            (b"[\"[[[[\\\"[[[\"]", 13, None),
            (b"[\"0123456789012\"]", 14, Some(ProblemKind::TextTooLong { limit: 12 })),
            (b"[1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,6,7,8,9,0,1]", 40, Some(ProblemKind::TooLarge { limit: 40 })),
        ];
        for (bytes, passed, problem) in cases {
            for pieces in 1..=bytes.len() {
                let (read, found) = through(bytes, pieces, &limits);
                assert_eq!(found, problem, "{bytes:?} in {pieces}");
                // Half a character has passed already when it turns out to be none.
                assert!(read == passed || read == passed + 1, "{bytes:?} in {pieces}: {read}");
            }
        }
    }
}
