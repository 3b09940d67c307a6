//! Bytes to text: which encoding a file is in, and its text read strictly in that encoding.

use std::borrow::Cow;

use super::file_kind::FileKind;
use super::lines::count_lines;
use super::old_encodings::likeliest;
use super::problem::{Problem, ProblemKind};

/// The encodings a table may come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Encoding {
    /// UTF-8, with or without its mark.
    Utf8,
    /// UTF-16, low byte first ("Unicode" in old Windows programs).
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Cyrillic of Windows.
    Windows1251,
    /// Western Europe.
    Windows1252,
    /// Cyrillic of old Unix and mail.
    Koi8R,
    /// Cyrillic of DOS.
    Cp866,
}

/// How two bytes make a unit of UTF-16.
type Unit = fn([u8; 2]) -> u16;

/// Bytes looked at to know UTF-16 without a mark.
const SAMPLE: usize = 1 << 20;

impl Encoding {
    /// All, in the order to offer them.
    pub const ALL: [Encoding; 7] =
        [Self::Utf8, Self::Windows1251, Self::Windows1252, Self::Utf16Le, Self::Utf16Be, Self::Koi8R, Self::Cp866];

    /// What it is called, in every language.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16 LE",
            Self::Utf16Be => "UTF-16 BE",
            Self::Windows1251 => "Windows-1251",
            Self::Windows1252 => "Windows-1252",
            Self::Koi8R => "KOI8-R",
            Self::Cp866 => "CP866",
        }
    }

    /// The encoding that `sample`, the start of a file, is most probably in. `whole`: nothing follows it.
    ///
    /// Errors: it is no text at all, or a known file of another kind.
    pub(super) fn detect(sample: &[u8], whole: bool) -> Result<Self, Problem> {
        let not_csv = |looks_like| Problem::file(ProblemKind::NotCsv { looks_like });
        if let Some(kind) = FileKind::of(sample) {
            return Err(not_csv(kind));
        }
        match sample {
            [0xEF, 0xBB, 0xBF, ..] => return Ok(Self::Utf8),
            [0xFF, 0xFE, ..] => return Ok(Self::Utf16Le),
            [0xFE, 0xFF, ..] => return Ok(Self::Utf16Be),
            _ => {}
        }
        if memchr::memchr(0, sample).is_some() {
            return unmarked_utf16(sample).ok_or(not_csv(FileKind::Binary));
        }
        let (good, bad) = utf8_sequences(sample, whole);
        // Some bad bytes among much good UTF-8 are damage, to be shown with its line, not another encoding.
        if bad == 0 || good > 8 * bad {
            return Ok(Self::Utf8);
        }
        let encoding = likeliest(sample);
        let controls = sample.iter().filter(|b| **b < 0x20 && !b.is_ascii_whitespace() && **b != 0x1A);
        if controls.count() * 20 > sample.len() {
            return Err(not_csv(FileKind::Binary));
        }
        Ok(encoding)
    }

    /// The text of `bytes` without a mark in front; borrowed where it is UTF-8.
    ///
    /// Errors: the first byte this encoding does not have, or a zero character, with its line.
    pub(super) fn decode(self, bytes: &[u8]) -> Result<Cow<'_, str>, Problem> {
        let bad = |line| Problem::line(line, ProblemKind::BadEncoding { encoding: self });
        let text = match self {
            Self::Utf8 => {
                let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
                let text = std::str::from_utf8(bytes);
                Cow::Borrowed(text.map_err(|e| bad(1 + count_lines(&bytes[..e.valid_up_to()])))?)
            }
            Self::Utf16Le => utf16(encoding_rs::UTF_16LE, bytes, u16::from_le_bytes).map_err(bad)?,
            Self::Utf16Be => utf16(encoding_rs::UTF_16BE, bytes, u16::from_be_bytes).map_err(bad)?,
            Self::Windows1251 => one_byte(encoding_rs::WINDOWS_1251, bytes),
            Self::Windows1252 => one_byte(encoding_rs::WINDOWS_1252, bytes),
            Self::Koi8R => one_byte(encoding_rs::KOI8_R, bytes),
            Self::Cp866 => one_byte(encoding_rs::IBM866, bytes),
        };
        if let Some(at) = memchr::memchr(0, text.as_bytes()) {
            let looks_like = FileKind::Binary;
            let line = 1 + count_lines(&text.as_bytes()[..at]);
            return Err(Problem::line(line, ProblemKind::NotCsv { looks_like }));
        }
        Ok(text)
    }

    /// As much text as a sample cut off anywhere holds, for looking at only.
    pub(super) fn decode_sample(self, sample: &[u8]) -> String {
        let encoding = match self {
            Self::Utf8 => encoding_rs::UTF_8,
            Self::Utf16Le => encoding_rs::UTF_16LE,
            Self::Utf16Be => encoding_rs::UTF_16BE,
            Self::Windows1251 => encoding_rs::WINDOWS_1251,
            Self::Windows1252 => encoding_rs::WINDOWS_1252,
            Self::Koi8R => encoding_rs::KOI8_R,
            Self::Cp866 => encoding_rs::IBM866,
        };
        encoding.decode_with_bom_removal(sample).0.into_owned()
    }
}

/// These encodings have a character for every byte.
pub(super) fn one_byte<'b>(encoding: &'static encoding_rs::Encoding, bytes: &'b [u8]) -> Cow<'b, str> {
    encoding.decode_without_bom_handling(bytes).0
}

/// Error: the line of the first half of a pair without the other, or of half a unit at the end.
fn utf16<'b>(encoding: &'static encoding_rs::Encoding, bytes: &'b [u8], unit: Unit) -> Result<Cow<'b, str>, u64> {
    let (pairs, _) = bytes.as_chunks::<2>();
    let letters = || char::decode_utf16(pairs.iter().map(|pair| unit(*pair)));
    let marked = letters().next() == Some(Ok('\u{FEFF}'));
    let bytes = if marked { &bytes[2..] } else { bytes };
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    text.ok_or_else(|| {
        let good: String = letters().map_while(Result::ok).collect();
        1 + count_lines(good.as_bytes())
    })
}

/// UTF-16 without a mark has its zero bytes on one side only, and many of them: every delimiter and digit.
fn unmarked_utf16(sample: &[u8]) -> Option<Encoding> {
    let (pairs, _) = sample[..sample.len().min(SAMPLE)].as_chunks::<2>();
    let zeros = |side: usize| pairs.iter().filter(|pair| pair[side] == 0).count();
    let (high_first, low_first) = (zeros(0), zeros(1));
    let enough = pairs.len() / 20;
    let (encoding, unit): (_, Unit) = if low_first > enough && high_first == 0 {
        (Encoding::Utf16Le, u16::from_le_bytes)
    } else if high_first > enough && low_first == 0 {
        (Encoding::Utf16Be, u16::from_be_bytes)
    } else {
        return None;
    };
    let is_text = |c: char| !c.is_control() || matches!(c, '\t' | '\n' | '\r');
    let letters = char::decode_utf16(pairs.iter().map(|pair| unit(*pair)));
    let odd = letters.filter(|letter| !letter.as_ref().is_ok_and(|c| is_text(*c))).count();
    // The sample may end between the halves of a pair.
    (odd <= 1).then_some(encoding)
}

/// How many sequences of more than one byte are right, and how many are not.
fn utf8_sequences(sample: &[u8], whole: bool) -> (usize, usize) {
    let (mut good, mut bad) = (0, 0);
    for chunk in sample.utf8_chunks() {
        good += chunk.valid().bytes().filter(|b| *b >= 0xC0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    if let Err(e) = std::str::from_utf8(sample)
        && !whole
        && e.error_len().is_none()
    {
        bad -= 1;
    }
    (good, bad)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUSSIAN: &str = "Имя;Город;Сумма\r\nАнна Щёкина;Санкт-Петербург;1500\r\nООО «Ромашка»;МОСКВА;20\r\n";

    fn detect(bytes: &[u8]) -> Encoding {
        Encoding::detect(bytes, true).unwrap()
    }

    #[test]
    fn the_cyrillic_encodings_are_told_apart() {
        for (name, encoding) in [
            (Encoding::Windows1251, encoding_rs::WINDOWS_1251),
            (Encoding::Koi8R, encoding_rs::KOI8_R),
            (Encoding::Cp866, encoding_rs::IBM866),
        ] {
            let text = RUSSIAN.replace(['«', '»'], "\"");
            let bytes = encoding.encode(&text).0;
            assert_eq!(detect(&bytes), name);
            assert_eq!(name.decode(&bytes).unwrap(), text);
            let capitals = encoding.encode("ИМЯ;ГОРОД\nИВАН;ОМСК\n").0;
            assert_eq!(detect(&capitals), name, "capitals only");
            let short = encoding.encode("имя,дата\nОльга,1.2.2020\n").0;
            assert_eq!(detect(&short), name, "few words");
        }
    }

    #[test]
    fn western_text_is_windows_1252() {
        let bytes = encoding_rs::WINDOWS_1252.encode("Name,Straße\nJürgen Müller,Äußere Größe 5 €\n").0;
        assert_eq!(detect(&bytes), Encoding::Windows1252);
    }

    #[test]
    fn utf_16_is_known_with_and_without_its_mark() {
        for text in [RUSSIAN, "id,name\n1,Ann\n"] {
            let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            assert_eq!(detect(&little), Encoding::Utf16Le);
            assert_eq!(detect(&big), Encoding::Utf16Be);
            assert_eq!(detect(&[b"\xFF\xFE", &little[..]].concat()), Encoding::Utf16Le);
            assert_eq!(Encoding::Utf16Be.decode(&big).unwrap(), text);
        }
    }

    #[test]
    fn one_bad_byte_in_much_utf_8_is_shown_with_its_line() {
        let mut bytes = RUSSIAN.as_bytes().to_vec();
        assert_eq!(detect(&bytes), Encoding::Utf8);
        let at = RUSSIAN.find("ООО").unwrap();
        bytes[at] = 0xFF;
        assert_eq!(detect(&bytes), Encoding::Utf8);
        let encoding = Encoding::Utf8;
        let problem = Problem::line(3, ProblemKind::BadEncoding { encoding });
        assert_eq!(encoding.decode(&bytes), Err(problem));
    }

    #[test]
    fn a_sample_cut_inside_a_letter_is_still_utf_8() {
        let cut = &RUSSIAN.as_bytes()[..1];
        assert_eq!(Encoding::detect(cut, false), Ok(Encoding::Utf8));
    }

    #[test]
    fn half_a_unit_of_utf_16_is_refused_with_its_line() {
        let encoding = Encoding::Utf16Le;
        let problem = Problem::line(2, ProblemKind::BadEncoding { encoding });
        assert_eq!(encoding.decode(b"a\0\n\0b"), Err(problem.clone()));
        assert_eq!(encoding.decode(b"a\0\n\0\x00\xD8"), Err(problem));
    }

    #[test]
    fn bytes_with_zeros_are_no_text() {
        let looks_like = FileKind::Binary;
        let problem = Problem::file(ProblemKind::NotCsv { looks_like });
        assert_eq!(Encoding::detect(b"\x01\0\0\x02ab\0c", true), Err(problem));
        let problem = Problem::line(2, ProblemKind::NotCsv { looks_like });
        assert_eq!(Encoding::Utf8.decode(b"a\n\0"), Err(problem));
    }
}
