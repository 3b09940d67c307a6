//! How a file is written: encoding, delimiter, header. Proposed here, corrected by a person, obeyed by the reader.

use super::delimiter::Delimiter;
use super::encoding::Encoding;
use super::header::has_header;
use super::lines::Place;
use super::problem::{Limits, Problem, ProblemKind};
use super::scan::{Record, next_record};

/// How a file is to be read.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Format {
    /// What its bytes mean.
    pub encoding: Encoding,
    /// What stands between its cells.
    pub delimiter: Delimiter,
    /// Whether the first record names the columns.
    pub header: bool,
    /// The line the table starts on, from 1; what is above is passed over.
    pub first_line: u64,
}

/// Records looked at to find the delimiter and the header.
const RECORDS: usize = 200;
/// Bytes looked at for the same.
const SAMPLE: usize = 1 << 20;

/// The format a file is most probably in. `sample` is its start (better all of it: only then the encoding is
/// sure), `total` its size in bytes.
///
/// Errors: it is empty, over `limits`, or no text.
pub fn detect(sample: &[u8], total: u64, limits: &Limits) -> Result<Format, Problem> {
    if total > limits.max_bytes {
        let (bytes, limit) = (total, limits.max_bytes);
        return Err(Problem::file(ProblemKind::TooLarge { bytes, limit }));
    }
    detect_in(Encoding::detect(sample, sample.len() as u64 >= total)?, sample, total)
}

/// The same of a file whose encoding a person has said.
///
/// Errors: it is empty.
pub fn detect_in(encoding: Encoding, sample: &[u8], total: u64) -> Result<Format, Problem> {
    let start = &sample[..sample.len().min(SAMPLE)];
    let whole = start.len() as u64 >= total;
    let text = encoding.decode_sample(start);
    if text.trim().is_empty() && whole {
        return Err(Problem::file(ProblemKind::Empty));
    }
    let (named, first_line, table) = match named_delimiter(&text) {
        Some((delimiter, rest)) => (Some(delimiter), 2, rest),
        None => (None, 1, text.as_str()),
    };
    let delimiter = named.unwrap_or_else(|| likely_delimiter(table, whole));
    let rows = first_rows(table, delimiter, whole);
    Ok(Format { encoding, delimiter, header: has_header(&rows), first_line })
}

/// Excel's own first line, `sep=;`, and what follows it.
fn named_delimiter(text: &str) -> Option<(Delimiter, &str)> {
    let (line, rest) = text.split_once(['\r', '\n'])?;
    let line = line.trim_start_matches('"').trim_end_matches('"');
    let (word, mark) = line.split_at_checked(4)?;
    let mut marks = mark.bytes();
    let (mark, more) = (marks.next()?, marks.next());
    let found = Delimiter::ALL.into_iter().find(|d| d.byte() == Some(mark))?;
    (word.eq_ignore_ascii_case("sep=") && more.is_none()).then_some((found, rest))
}

/// The first records; the last may be cut by the end of the sample and is left out then.
fn first_rows(text: &str, delimiter: Delimiter, whole: bool) -> Vec<Vec<String>> {
    let (mut place, mut record) = (Place::START, Record::default());
    let limits = Limits::default();
    let mut rows = Vec::new();
    while rows.len() < RECORDS {
        match next_record(text, delimiter, &limits, &mut place, &mut record) {
            Ok(true) if whole || !record.at_end || rows.is_empty() => {
                rows.push((0..record.len()).map(|at| record.get(text, at).to_owned()).collect());
            }
            _ => break,
        }
    }
    rows
}

/// The mark that cuts most records into the same number of cells. Of equal ones the rarer in plain text wins:
/// a comma also stands in numbers and sentences.
fn likely_delimiter(text: &str, whole: bool) -> Delimiter {
    let marks = [Delimiter::Tab, Delimiter::Semicolon, Delimiter::Pipe, Delimiter::Comma];
    let mut best = (0, 0, Delimiter::Comma);
    for delimiter in marks {
        let widths: Vec<usize> = first_rows(text, delimiter, whole).iter().map(Vec::len).collect();
        let (agreeing, width) = agreement(&widths);
        let width = if widths.len() > 1 { 0 } else { width };
        if (agreeing, width) > (best.0, best.1) {
            best = (agreeing, width, delimiter);
        }
    }
    if best.0 < 50 && is_aligned(&first_rows(text, Delimiter::Blanks, whole)) {
        return Delimiter::Blanks;
    }
    best.2
}

/// Percent of the records that are as wide as the widest common one, and that width. Nothing below two cells.
fn agreement(widths: &[usize]) -> (usize, usize) {
    let mut best = (0, 0);
    for width in widths.iter().copied().filter(|width| *width > 1) {
        // One more than the others is a surplus delimiter at the end of the line.
        let agreeing = widths.iter().filter(|other| (width..=width + 1).contains(other)).count();
        best = best.max((agreeing, width));
    }
    (best.0 * 100 / widths.len().max(1), best.1)
}

/// Columns of numbers with blanks between them. Text with blanks in it is one column of text.
fn is_aligned(rows: &[Vec<String>]) -> bool {
    let widths: Vec<usize> = rows.iter().map(Vec::len).collect();
    let (agreeing, width) = agreement(&widths);
    let cells = || rows.iter().flatten();
    let number = |cell: &&String| cell.bytes().all(|b| b.is_ascii_digit() || b".,-+:/".contains(&b));
    agreeing >= 90 && width > 1 && rows.len() > 1 && cells().filter(number).count() * 2 > cells().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Format {
        detect(text.as_bytes(), text.len() as u64, &Limits::default()).unwrap()
    }

    #[test]
    fn the_delimiter_is_the_one_that_cuts_evenly() {
        for (text, delimiter) in [
            ("a,b\n1,2\n3,4\n", Delimiter::Comma),
            ("name;sum\n\"Ann; Bob\";1,5\nEve;2,50\n", Delimiter::Semicolon),
            ("1,5;2,5;x\n1,6;2,7;y\n", Delimiter::Semicolon),
            ("a\tb, c\n1\t2, 3\n", Delimiter::Tab),
            ("a|b\n1|2\n", Delimiter::Pipe),
            ("a,b\n\"x;y;z\",1\n\"1\n2\n3;4\",2\n", Delimiter::Comma),
            (" 001  1.5  20200101\n 002 11.5  20200102\n", Delimiter::Blanks),
            ("Ann Lee\nBob Low\nEve Moe\n", Delimiter::Comma),
            ("a,b,c;d", Delimiter::Comma),
        ] {
            assert_eq!(found(text).delimiter, delimiter, "{text:?}");
        }
    }

    #[test]
    fn a_table_of_a_russian_windows_is_read_whole() {
        let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode("Имя;Город;Сумма\nАнна;Тула;1,50\nИван;Орёл;2,75\n");
        let format = detect(&bytes, bytes.len() as u64, &Limits::default()).unwrap();
        let wanted =
            Format { encoding: Encoding::Windows1251, delimiter: Delimiter::Semicolon, header: true, first_line: 1 };
        assert_eq!(format, wanted);
    }

    #[test]
    fn what_a_person_says_of_the_encoding_is_believed() {
        let text = "Имя,Город\nАнна,Тула\n";
        let format = detect_in(Encoding::Koi8R, text.as_bytes(), text.len() as u64).unwrap();
        assert_eq!((format.encoding, format.delimiter, format.header), (Encoding::Koi8R, Delimiter::Comma, true));
    }

    #[test]
    fn the_line_of_excel_that_names_the_delimiter_is_obeyed() {
        for text in ["sep=;\r\na,x;b\r\n1,x;2\r\n", "\u{FEFF}\"SEP=;\"\na;b\n1;2\n"] {
            let format = found(text);
            assert_eq!((format.delimiter, format.first_line, format.header), (Delimiter::Semicolon, 2, true));
        }
        assert_eq!(found("sep=cost\n5\n").first_line, 1);
    }

    #[test]
    fn nothing_and_too_much_are_refused() {
        let refused = |bytes: &[u8], total| detect(bytes, total, &Limits::default()).map_err(|p| p.kind);
        assert_eq!(refused(b"", 0), Err(ProblemKind::Empty));
        assert_eq!(refused(b"\xEF\xBB\xBF \r\n", 6), Err(ProblemKind::Empty));
        let (bytes, limit) = (1 << 30, 256 << 20);
        assert_eq!(refused(b"a,b\n", bytes), Err(ProblemKind::TooLarge { bytes, limit }));
    }
}
