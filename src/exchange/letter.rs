//! The envelope in which the page and its Worker write to each other: who wrote, about which request, to
//! which family of requests. What is inside is the family's own.
//!
//! Never here: the posting, or anything a letter asks for.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// What this program was built from. Page and Worker are two files under fixed names, so that an old
/// page may meet a new Worker; they talk only when this is the same.
pub const BUILD: &str = match option_env!("TEND_BUILD") {
    Some(build) => build,
    None => env!("CARGO_PKG_VERSION"),
};

/// The families of requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Room {
    /// Tables: see `exchange::import::protocol`.
    Import,
    /// Backups: see `exchange::backup::protocol`.
    Backup,
    /// The past: see `exchange::what_if`.
    WhatIf,
}

/// One message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    build: String,
    /// The number of the request that it is, or answers.
    pub number: u32,
    /// Whose it is.
    pub room: Room,
    body: Vec<u8>,
}

/// A letter that cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It was written by another build: the page must be loaded again.
    #[error("written by another build")]
    OtherBuild,
    /// It is no letter, or not of the family that was expected.
    #[error("not a letter")]
    Garbled,
}

impl Letter {
    /// Bytes that carry `body`.
    pub fn write<T: Serialize>(number: u32, room: Room, body: &T) -> Vec<u8> {
        // Writing to memory does not fail.
        let body = postcard::to_stdvec(body).unwrap_or_default();
        let letter = Letter { build: BUILD.to_owned(), number, room, body };
        postcard::to_stdvec(&letter).unwrap_or_default()
    }

    /// Opens the envelope.
    ///
    /// # Errors
    /// [`Unreadable`].
    pub fn open(bytes: &[u8]) -> Result<Letter, Unreadable> {
        // The build stands first, so that it can be read whatever another build writes after it.
        let (build, _) = postcard::take_from_bytes::<&str>(bytes).map_err(|_| Unreadable::Garbled)?;
        if build != BUILD {
            return Err(Unreadable::OtherBuild);
        }
        postcard::from_bytes(bytes).map_err(|_| Unreadable::Garbled)
    }

    /// What is inside.
    ///
    /// # Errors
    /// [`Unreadable::Garbled`] when it is something else.
    pub fn body<T: DeserializeOwned>(&self) -> Result<T, Unreadable> {
        postcard::from_bytes(&self.body).map_err(|_| Unreadable::Garbled)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_arrives_as_it_was_written() {
        let letter = Letter::open(&Letter::write(7, Room::Import, &("body", 1_u8))).unwrap();
        assert_eq!((letter.number, letter.room), (7, Room::Import));
        assert_eq!(letter.body::<(String, u8)>(), Ok(("body".to_owned(), 1)));
    }

    #[test]
    fn a_letter_of_another_build_and_no_letter_are_refused() {
        let other = Letter { build: "0".into(), number: 1, room: Room::Import, body: Vec::new() };
        assert_eq!(Letter::open(&postcard::to_stdvec(&other).unwrap()), Err(Unreadable::OtherBuild));
        assert_eq!(Letter::open(&[]), Err(Unreadable::Garbled));
        let whole = Letter::write(7, Room::Import, &1);
        assert_eq!(Letter::open(&whole[..whole.len() - 1]), Err(Unreadable::Garbled));
    }
}
