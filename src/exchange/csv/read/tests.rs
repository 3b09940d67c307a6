//! What the reader gives, keeps back and refuses.

use super::*;
use crate::exchange::csv::{Encoding, detect};

type Rows = Vec<(u64, Vec<String>)>;

fn read(text: &str) -> Result<(Vec<String>, Rows, Vec<Problem>), Problem> {
    let limits = Limits { max_rows: 9, max_columns: 4, max_cell_bytes: 40, ..Limits::default() };
    let format = detect(text.as_bytes(), text.len() as u64, &limits)?;
    let mut reader = Reader::open(text.as_bytes(), &Format { header: true, ..format }, &limits)?;
    let mut rows = Vec::new();
    while let Some(row) = reader.next_row()? {
        rows.push((row.line(), row.cells().map(str::to_owned).collect()));
    }
    Ok((reader.columns().to_vec(), rows, reader.problems().to_vec()))
}

fn refused(text: &str) -> Problem {
    read(text).unwrap_err()
}

#[test]
fn surplus_empty_cells_and_missing_unnamed_ones_are_no_problem() {
    let (columns, rows, problems) = read("a,b,\n1,2,3,\n4,5\n").unwrap();
    assert_eq!(columns, ["a", "b", ""]);
    assert_eq!(rows[0].1, ["1", "2", "3"]);
    assert_eq!(rows[1].1, ["4", "5", ""]);
    assert_eq!(problems, []);
}

#[test]
fn rows_of_a_wrong_length_are_named_with_their_line() {
    let (_, rows, problems) = read("a,b,c\n1,2\n\n1,2,3,4\n5,6,7\n").unwrap();
    assert_eq!(rows.iter().map(|row| row.0).collect::<Vec<_>>(), [2, 5]);
    let (expected, found) = (3, 2);
    let short = Problem::line(2, ProblemKind::RowTooShort { expected, found });
    let long = Problem::line(4, ProblemKind::RowTooLong { expected, found: 4 });
    assert_eq!(problems, [short, long]);
}

#[test]
fn a_cut_off_file_is_known_by_its_last_row() {
    let (_, rows, problems) = read("a,b,c\n1,2,3\n4,5").unwrap();
    assert_eq!(rows.len(), 1);
    let (expected, found) = (3, 2);
    assert_eq!(problems, [Problem::line(3, ProblemKind::CutOff { expected, found })]);
}

#[test]
fn a_quote_closed_only_on_a_later_line_keeps_its_row_back() {
    let (_, rows, problems) = read("a,b\n\"x,1\n\"y\",2\n3,4\n").unwrap();
    assert_eq!(problems[0], Problem::cell(2, 1, ProblemKind::UnclosedQuote));
    assert_eq!(rows.iter().map(|row| row.0).collect::<Vec<_>>(), [4]);
}

#[test]
fn limits_are_kept_and_named_with_their_place() {
    let ten_rows = format!("a\n{}", "1\n".repeat(10));
    assert_eq!(refused(&ten_rows), Problem::line(11, ProblemKind::TooManyRows { limit: 9 }));
    assert_eq!(refused("a,b\n1,2,3,4,5\n"), Problem::line(2, ProblemKind::TooManyColumns { limit: 4 }));
    let wide = format!("a,b\n1,{}\n", "x".repeat(41));
    let kind = ProblemKind::CellTooLarge { limit: 40, quoted: false };
    assert_eq!(refused(&wide), Problem::cell(2, 2, kind));
    let open = format!("a,b\n1,\"{}\n", "x\n".repeat(41));
    let kind = ProblemKind::CellTooLarge { limit: 40, quoted: true };
    assert_eq!(refused(&open), Problem::cell(2, 2, kind));
    let limits = Limits { max_bytes: 3, ..Limits::default() };
    let format = detect(b"a,b", 3, &limits).unwrap();
    let kind = ProblemKind::TooLarge { bytes: 4, limit: 3 };
    assert_eq!(Reader::open(b"a,b\n", &format, &limits).err(), Some(Problem::file(kind)));
}

#[test]
fn the_person_may_say_where_the_table_starts_and_how_it_is_written() {
    let format = Format { encoding: Encoding::Windows1251, delimiter: Delimiter::Pipe, header: false, first_line: 3 };
    let mut reader = Reader::open(b"report\r\n\r\n\xC0|\"b\"\r\n", &format, &Limits::default()).unwrap();
    assert_eq!(reader.columns(), ["", ""]);
    let row = reader.next_row().unwrap().unwrap();
    assert_eq!((row.line(), row.get(0), row.get(1), row.get(2)), (3, "А", "b", ""));
    assert!(reader.next_row().unwrap().is_none());
    let (done, total) = reader.progress();
    assert_eq!(done, total);
}

#[test]
fn a_header_without_rows_is_an_empty_table() {
    let (columns, rows, problems) = read("name,name\n").unwrap();
    assert_eq!((columns, rows, problems), (vec!["name".into(), "name (2)".into()], vec![], vec![]));
}
