//! Lines as an editor counts them: LF, CR LF and CR are one line break each.

use memchr::{memchr2, memchr2_iter};

/// A place in the text at the start of a record.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Byte offset.
    pub at: usize,
    /// Line, from 1.
    pub line: u64,
}

impl Place {
    pub(super) const START: Place = Place { at: 0, line: 1 };
}

/// The place `lines` line breaks further.
pub(super) fn skip_lines(text: &str, mut place: Place, lines: u64) -> Place {
    let bytes = text.as_bytes();
    for _ in 0..lines {
        let rest = &bytes[place.at..];
        let Some(end) = memchr2(b'\n', b'\r', rest) else {
            place.at = bytes.len();
            break;
        };
        place.at += end + break_len(&rest[end..]);
        place.line += 1;
    }
    place
}

/// Line breaks in a piece of text: LF, CR LF and CR are one each.
pub(super) fn count_lines(bytes: &[u8]) -> u64 {
    memchr2_iter(b'\n', b'\r', bytes).filter(|at| !(bytes[*at] == b'\n' && bytes[..*at].last() == Some(&b'\r'))).count()
        as u64
}

/// Length of the line break that `rest` starts with: 0, 1 or 2.
pub(super) fn break_len(rest: &[u8]) -> usize {
    match rest {
        [b'\r', b'\n', ..] => 2,
        [b'\n' | b'\r', ..] => 1,
        _ => 0,
    }
}
