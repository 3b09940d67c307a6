//! Columns known by their cells.

use super::*;
use crate::exchange::csv::{Limits, Reader, detect};

fn guess(cells: &[&str]) -> ColumnGuess {
    let text = format!("title|x\n{}", cells.iter().map(|cell| format!("{cell}|x\n")).collect::<String>());
    let limits = Limits::default();
    let format = detect(text.as_bytes(), text.len() as u64, &limits).unwrap();
    let format = crate::exchange::csv::Format { header: true, ..format };
    let mut reader = Reader::open(text.as_bytes(), &format, &limits).unwrap();
    let mut guesser = Guesser::new(reader.columns().len());
    while let Some(row) = reader.next_row().unwrap() {
        guesser.see(&row);
    }
    guesser.finish().swap_remove(0)
}

fn kind(cells: &[&str]) -> ColumnKind {
    guess(cells).kind
}

#[test]
fn columns_are_known_by_their_cells() {
    use ColumnKind::*;
    use DecimalMark::{Comma, Point};
    for (cells, found) in [
        (&["", ""][..], Empty),
        (&["Ann", "Bob"], Text),
        (&["ann@a.org", "", "bob@b.org"], Email),
        (&["555-555-1212", "+7 999 123-45-67"], Phone),
        (&["89991234567", "79991234567"], Phone),
        (&["yes", "no"], Bool),
        (&["1", "0", "1"], Number { mark: Point, certain: true }),
        (&["1.5", "2"], Number { mark: Point, certain: true }),
        (&["1,5", "1.000"], Number { mark: Comma, certain: true }),
        (&["1,000", "2,500"], Number { mark: Point, certain: false }),
        (&["$5", "$1,000.50"], Money { mark: Point, certain: true }),
        (&["5,00 €", "7"], Money { mark: Comma, certain: true }),
        (&["04315", "06779"], Text),
        (&["2016-10-20", "2017-01-02"], Day { order: DayOrder::Ymd, certain: true }),
        (&["31.1.1972", "1.2.1980"], Day { order: DayOrder::Dmy, certain: true }),
        (&["1.2.1972"], Day { order: DayOrder::Dmy, certain: true }),
        (&["1/20/1981", "6/3/2005"], Day { order: DayOrder::Mdy, certain: true }),
        (&["6/3/2005"], Day { order: DayOrder::Dmy, certain: false }),
        (&["2016-10-20 10:00"], Moment { order: DayOrder::Ymd, certain: true }),
    ] {
        assert_eq!(kind(cells), found, "{cells:?}");
    }
}

#[test]
fn few_values_that_come_again_are_a_choice() {
    let values = vec!["Lost".to_owned(), "Won".to_owned()];
    assert_eq!(kind(&["Won", "Lost", "Won", "Won", "Lost", "Won"]), ColumnKind::Choice { values });
}

#[test]
fn the_guess_says_what_it_stands_on() {
    let mut cells = vec!["5"; 19];
    cells.extend(["", "n/a"]);
    let found = guess(&cells);
    assert_eq!((found.rows, found.filled, found.fitting), (21, 20, 19));
    assert!(matches!(found.kind, ColumnKind::Number { .. }));
}
