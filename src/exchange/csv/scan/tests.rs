//! Records, lines and quotes.

use super::*;

fn scan(text: &str) -> Result<Vec<(u64, Vec<String>)>, Problem> {
    let mut place = Place::START;
    let mut record = Record::default();
    let mut rows = Vec::new();
    while next_record(text, Delimiter::Comma, &Limits::default(), &mut place, &mut record)? {
        let cells = (0..record.len()).map(|i| record.get(text, i).to_owned()).collect();
        rows.push((record.line, cells));
    }
    Ok(rows)
}

fn row(line: u64, cells: &[&str]) -> (u64, Vec<String>) {
    (line, cells.iter().map(|cell| cell.to_string()).collect())
}

#[test]
fn every_kind_of_line_break_counts_as_one_line() {
    for end in ["\n", "\r\n", "\r"] {
        let text = ["a,b", "", "\"1", "2\",x", "y,z"].join(end);
        let two_lines = format!("1{end}2");
        let rows = vec![row(1, &["a", "b"]), row(3, &[&two_lines, "x"]), row(5, &["y", "z"])];
        assert_eq!(scan(&text), Ok(rows));
    }
}

#[test]
fn doubled_quotes_and_quotes_in_plain_cells_are_kept() {
    let rows = scan("\"a \"\"b\"\"\",5\" disk,\"\"\n").unwrap();
    assert_eq!(rows, vec![row(1, &["a \"b\"", "5\" disk", ""])]);
}

#[test]
fn a_quote_that_should_be_doubled_is_kept_and_named() {
    let mut place = Place::START;
    let mut record = Record::default();
    let text = "\"12\" screen\",5\n";
    next_record(text, Delimiter::Comma, &Limits::default(), &mut place, &mut record).unwrap();
    assert_eq!(record.get(text, 0), "12\" screen");
    assert_eq!(record.get(text, 1), "5");
    assert_eq!(record.quote, Some(Problem::cell(1, 1, ProblemKind::StrayQuote)));
}

#[test]
fn an_open_quote_is_refused_where_it_was_opened() {
    let place = Problem::cell(3, 2, ProblemKind::UnclosedQuote);
    assert_eq!(scan("a,b\n\"x\ny\",\"z\n1,2\n"), Err(place));
}

#[test]
fn blank_lines_and_the_end_mark_of_dos_are_no_records() {
    assert_eq!(scan("a\n\n  \nb\n\x1A"), Ok(vec![row(1, &["a"]), row(4, &["b"])]));
    assert_eq!(scan("a\n\"\"\n"), Ok(vec![row(1, &["a"]), row(2, &[""])]));
}
