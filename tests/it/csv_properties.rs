//! What holds for every table and for every damage done to one.

use proptest::prelude::*;
use tend::exchange::csv::{Delimiter, Encoding, Format, Limits, Problem, Reader, detect};

type Rows = Vec<Vec<String>>;

fn read(bytes: &[u8], format: &Format) -> Result<(Rows, Vec<Problem>), Problem> {
    let mut reader = Reader::open(bytes, format, &Limits::default())?;
    let mut rows = Vec::new();
    while let Some(row) = reader.next_row()? {
        rows.push(row.cells().map(str::to_owned).collect());
    }
    Ok((rows, reader.problems().to_vec()))
}

fn mark(delimiter: Delimiter) -> u8 {
    match delimiter {
        Delimiter::Comma => b',',
        Delimiter::Semicolon => b';',
        Delimiter::Tab => b'\t',
        Delimiter::Pipe => b'|',
        Delimiter::Blanks => b' ',
    }
}

fn write(rows: &Rows, delimiter: Delimiter, end: csv::Terminator) -> String {
    let mut writer = csv::WriterBuilder::new().delimiter(mark(delimiter)).terminator(end).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

/// None where the encoding does not have the text.
fn encode(text: &str, encoding: Encoding) -> Option<Vec<u8>> {
    let old = |encoding: &'static encoding_rs::Encoding| {
        let (bytes, _, lossy) = encoding.encode(text);
        (!lossy).then(|| bytes.into_owned())
    };
    match encoding {
        Encoding::Utf8 => Some(text.as_bytes().to_vec()),
        Encoding::Utf16Le => Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        Encoding::Utf16Be => Some(text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
        Encoding::Windows1251 => old(encoding_rs::WINDOWS_1251),
        Encoding::Windows1252 => old(encoding_rs::WINDOWS_1252),
        Encoding::Koi8R => old(encoding_rs::KOI8_R),
        Encoding::Cp866 => old(encoding_rs::IBM866),
    }
}

fn tables(cell: &'static str) -> impl Strategy<Value = Rows> {
    (1_usize..5).prop_flat_map(move |width| {
        let row = proptest::collection::vec(cell, width);
        proptest::collection::vec(row, 1..6)
    })
}

/// A line of blanks alone is no record, so a table of one column cannot hold such a cell; and what looks like
/// the mark in front of a file is that mark.
fn is_readable(rows: &Rows) -> bool {
    let blank = |row: &Vec<String>| row.len() == 1 && !row[0].is_empty() && row[0].trim().is_empty();
    !rows.iter().any(blank) && !rows[0][0].starts_with('\u{FEFF}')
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(
        rows in tables("[a-zäößжЯщ \",;|\t\r\n'=0-9-]{0,6}|\\PC{0,4}"),
        delimiter in proptest::sample::select(&Delimiter::ALL[..4]),
        crlf in any::<bool>(),
    ) {
        prop_assume!(is_readable(&rows));
        let end = if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
        let text = write(&rows, delimiter, end);
        for encoding in Encoding::ALL {
            let Some(bytes) = encode(&text, encoding) else { continue };
            let format = Format { encoding, delimiter, header: false, first_line: 1 };
            prop_assert_eq!(read(&bytes, &format), Ok((rows.clone(), vec![])), "{:?}", encoding);
        }
    }

    #[test]
    fn plain_cells_are_read_back_from_between_blanks(rows in tables("[a-zжЯ\",;0-9]{1,6}")) {
        let text: String = rows.iter().map(|row| format!("  {}\t\n", row.join("   "))).collect();
        let format = Format { encoding: Encoding::Utf8, delimiter: Delimiter::Blanks, header: false, first_line: 1 };
        prop_assert_eq!(read(text.as_bytes(), &format), Ok((rows, vec![])));
    }

    #[test]
    fn rows_are_cut_where_the_known_parser_cuts_them(text in "[ab,\n\r]{0,40}") {
        let format = Format { encoding: Encoding::Utf8, delimiter: Delimiter::Comma, header: false, first_line: 1 };
        let known = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes())
            .into_records().map(|record| record.unwrap().len()).max();
        let mut reader = match Reader::open(text.as_bytes(), &format, &Limits::default()) {
            Ok(reader) => reader,
            Err(_) => { prop_assert_eq!(known, None); return Ok(()) }
        };
        while reader.next_row().unwrap().is_some() {}
        let records = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes()).into_records().count();
        prop_assert_eq!(reader.rows(), records as u64);
    }

    #[test]
    fn no_bytes_make_it_panic(
        bytes in proptest::collection::vec(any::<u8>(), 0..200),
        text in "[a\",;\t| \r\n\u{0}ж\u{FEFF}]{0,60}",
        header in any::<bool>(),
        first_line in 0_u64..5,
    ) {
        for bytes in [&bytes[..], text.as_bytes()] {
            let _ = detect(bytes, bytes.len() as u64, &Limits::default());
            let _ = detect(bytes, u64::from(u32::MAX), &Limits { max_bytes: u64::MAX, ..Limits::default() });
            for encoding in Encoding::ALL {
                for delimiter in Delimiter::ALL {
                    let _ = read(bytes, &Format { encoding, delimiter, header, first_line });
                }
            }
        }
    }
}

/// The order of a small generator, the same in every run.
fn shuffled(seed: &mut u64) -> usize {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 33) as usize
}

const SMALL: &str = "Имя,Сумма,\"Заметка, длинная\"\r\n\"Анна \"\"А\"\"\",\"1 500,00\",\"две\r\nстроки\"\r\nBob,20,x\r\n,,\r\nEve,3,\"y\"\r\n";

fn survives(bytes: &[u8], what: &str) {
    let Ok(format) = detect(bytes, bytes.len() as u64, &Limits::default()) else {
        return;
    };
    let lines = bytes.iter().filter(|b| matches!(b, b'\n' | b'\r')).count() + 1;
    if let Ok((rows, problems)) = read(bytes, &format) {
        assert!(rows.len() <= lines, "{what}");
        for problem in problems {
            assert!(problem.line.is_some_and(|line| (1..=lines as u64).contains(&line)), "{what}: {problem}");
        }
    }
}

#[test]
fn a_file_cut_at_any_byte_gives_no_more_rows_than_lines_and_no_panic() {
    for encoding in Encoding::ALL {
        let Some(bytes) = encode(SMALL, encoding) else {
            continue;
        };
        for end in 0..=bytes.len() {
            survives(&bytes[..end], &format!("{encoding:?} cut at {end}"));
        }
    }
}

#[test]
fn a_file_with_flipped_bits_gives_no_more_rows_than_lines_and_no_panic() {
    for seed in 0..2_000_u64 {
        let mut bytes = SMALL.as_bytes().to_vec();
        let mut state = seed;
        for _ in 0..=seed % 4 {
            let at = shuffled(&mut state) % bytes.len();
            bytes[at] ^= 1 << (shuffled(&mut state) % 8);
        }
        survives(&bytes, &format!("seed {seed}"));
    }
}

#[test]
fn a_file_cut_inside_a_quoted_cell_is_refused_where_the_quote_opened() {
    let end = SMALL.find("строки").unwrap();
    let format = detect(SMALL.as_bytes(), SMALL.len() as u64, &Limits::default()).unwrap();
    let problem = read(&SMALL.as_bytes()[..end], &format).unwrap_err();
    assert_eq!((problem.line, problem.column), (Some(2), Some(3)));
}
