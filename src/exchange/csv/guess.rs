//! What the columns of a table hold, counted over a sample of its rows. A proposal with its evidence, no more.

use std::collections::BTreeSet;

use super::read::Row;
use super::values::{
    DayOrder, DecimalMark, is_day_without_year, parse_bool, parse_day, parse_email, parse_moment, parse_money,
    parse_number, parse_phone, proven_mark, proven_order,
};

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum ColumnKind {
    /// No row of the sample has anything there.
    Empty,
    /// Anything else.
    Text,
    /// One of few values, in the order of the alphabet.
    Choice {
        /// All that occur.
        values: Vec<String>,
    },
    /// Yes or no.
    Bool,
    /// Numbers. `certain`: a cell proves the mark; else `1,234` may be either.
    Number {
        /// What stands before the decimals.
        mark: DecimalMark,
        /// Whether a cell proves it.
        certain: bool,
    },
    /// Numbers of which at least one has a currency.
    Money {
        /// What stands before the decimals.
        mark: DecimalMark,
        /// Whether a cell proves it.
        certain: bool,
    },
    /// Days, some perhaps without their year. `certain`: no other order fits as well.
    Day {
        /// The order of those that may be read in two ways.
        order: DayOrder,
        /// Whether no other fits as well.
        certain: bool,
    },
    /// Days with a time.
    Moment {
        /// The order of those that may be read in two ways.
        order: DayOrder,
        /// Whether no other fits as well.
        certain: bool,
    },
    /// E-mail addresses.
    Email,
    /// Telephone numbers.
    Phone,
}

/// A guess and what it stands on.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ColumnGuess {
    /// What the column holds.
    pub kind: ColumnKind,
    /// Rows of the sample.
    pub rows: u32,
    /// Rows in which the cell is not blank.
    pub filled: u32,
    /// Filled cells that are of that kind. At least nine of ten; the others would be problems.
    pub fitting: u32,
    /// Filled cells that are a day, with its year or without. `28.11` may also be a number: then what the column
    /// is called tells.
    pub days: u32,
}

/// Different values a choice may have.
const CHOICES: usize = 20;
/// Letters a value of a choice may have.
const CHOICE_LETTERS: usize = 40;
const ORDERS: [DayOrder; 3] = [DayOrder::Ymd, DayOrder::Dmy, DayOrder::Mdy];
const MARKS: [DecimalMark; 2] = [DecimalMark::Point, DecimalMark::Comma];

/// Looks at rows and then says what the columns hold. A thousand rows are enough.
#[derive(Debug)]
pub struct Guesser {
    rows: u32,
    columns: Vec<Column>,
}

#[derive(Debug, Default, Clone)]
struct Column {
    filled: u32,
    emails: u32,
    phones: u32,
    perhaps_phones: u32,
    bools: u32,
    worded_bools: u32,
    days: [u32; 3],
    yearless: u32,
    moments: [u32; 3],
    proven_orders: [u32; 3],
    years_behind: u32,
    slashes: u32,
    numbers: [u32; 2],
    amounts: [u32; 2],
    proven: [u32; 2],
    currencies: u32,
    marked: u32,
    zero_led: u32,
    values: BTreeSet<String>,
    too_many_values: bool,
}

impl Guesser {
    /// For a table of `width` columns.
    pub fn new(width: usize) -> Self {
        Self { rows: 0, columns: vec![Column::default(); width] }
    }

    /// Counts one row in.
    pub fn see(&mut self, row: &Row<'_>) {
        self.rows += 1;
        for (column, cell) in self.columns.iter_mut().zip(row.cells()) {
            column.see(cell.trim());
        }
    }

    /// One guess for each column.
    pub fn finish(self) -> Vec<ColumnGuess> {
        let rows = self.rows;
        self.columns.into_iter().map(|column| column.guess(rows)).collect()
    }
}

impl Column {
    fn see(&mut self, cell: &str) {
        if cell.is_empty() {
            return;
        }
        self.filled += 1;
        self.emails += u32::from(parse_email(cell).is_some());
        let surely = is_surely_phone(cell);
        self.phones += u32::from(surely);
        self.perhaps_phones += u32::from(!surely && may_be_phone(cell));
        let is_bool = parse_bool(cell).is_some();
        self.bools += u32::from(is_bool);
        self.worded_bools += u32::from(is_bool && !cell.starts_with(['0', '1']));
        self.slashes += u32::from(cell.contains('/'));
        for (at, order) in ORDERS.into_iter().enumerate() {
            self.days[at] += u32::from(parse_day(cell, order).is_some());
            self.moments[at] += u32::from(parse_moment(cell, order).is_some());
            self.proven_orders[at] += u32::from(proven_order(day_part(cell)) == Some(order));
        }
        self.yearless += u32::from(is_day_without_year(cell));
        self.years_behind += u32::from(has_year_behind(day_part(cell)));
        for (at, mark) in MARKS.into_iter().enumerate() {
            self.numbers[at] += u32::from(parse_number(cell, mark).is_ok());
            // Decimals are the importer's to refuse: here only whether it is an amount at all.
            let Ok(amount) = parse_money(cell, mark, 9) else {
                continue;
            };
            self.amounts[at] += 1;
            self.proven[at] += u32::from(proven_mark(cell) == Some(mark));
            self.currencies += u32::from(amount.currency.is_some());
            self.marked += u32::from(cell.contains(['.', ',']));
        }
        let mut start = cell.bytes();
        self.zero_led += u32::from(start.next() == Some(b'0') && start.next().is_some_and(|b| b.is_ascii_digit()));
        self.see_value(cell);
    }

    fn see_value(&mut self, cell: &str) {
        if self.too_many_values {
            return;
        }
        if self.values.contains(cell) {
            return;
        }
        if self.values.len() < CHOICES && cell.chars().count() <= CHOICE_LETTERS {
            self.values.insert(cell.to_owned());
        } else {
            self.too_many_values = true;
            self.values.clear();
        }
    }

    fn guess(self, rows: u32) -> ColumnGuess {
        let filled = self.filled;
        let (kind, fitting) = if filled == 0 {
            (ColumnKind::Empty, 0)
        } else {
            let candidates = [
                Some((ColumnKind::Email, self.emails)),
                self.day(),
                self.moment(),
                (self.worded_bools > 0).then_some((ColumnKind::Bool, self.bools)),
                Some((ColumnKind::Phone, self.telephones())),
                self.money(),
                self.number(),
                self.choice(),
            ];
            let fits = |fitting: u32| u64::from(fitting) * 10 >= u64::from(filled) * 9;
            let found = candidates.into_iter().flatten().find(|(_, fitting)| fits(*fitting));
            found.unwrap_or((ColumnKind::Text, filled))
        };
        ColumnGuess {
            kind,
            rows,
            filled,
            fitting,
            days: self.days.into_iter().max().unwrap_or_default() + self.yearless,
        }
    }

    fn day(&self) -> Option<(ColumnKind, u32)> {
        let (order, days, certain) = self.order(&self.days);
        // Most of them alone may as well be numbers, or months with their years.
        let yearless = if days >= self.yearless { self.yearless } else { 0 };
        Some((ColumnKind::Day { order, certain }, days + yearless))
    }

    fn moment(&self) -> Option<(ColumnKind, u32)> {
        let (order, fitting, certain) = self.order(&self.moments);
        Some((ColumnKind::Moment { order, certain }, fitting))
    }

    /// Points and dashes are written day first everywhere; slashes either way.
    fn order(&self, fitting: &[u32; 3]) -> (DayOrder, u32, bool) {
        let [ymd, other, _] = *fitting;
        let [_, day_first, month_first] = self.proven_orders;
        if self.years_behind == 0 || ymd > other {
            (DayOrder::Ymd, ymd, true)
        } else if day_first >= month_first {
            (DayOrder::Dmy, other, month_first == 0 && (day_first > 0 || self.slashes == 0))
        } else {
            (DayOrder::Mdy, other, day_first == 0)
        }
    }

    /// A bare `1632960102` is a telephone number beside enough that nothing else would be; alone it is an id.
    fn telephones(&self) -> u32 {
        let enough = self.phones.saturating_mul(4) >= self.filled;
        self.phones + if enough { self.perhaps_phones } else { 0 }
    }

    fn money(&self) -> Option<(ColumnKind, u32)> {
        let (mark, certain, at) = self.mark();
        let kind = ColumnKind::Money { mark, certain };
        (self.currencies > 0).then_some((kind, self.amounts[at]))
    }

    /// A zero in front belongs to codes, such as postal ones, and would be lost.
    fn number(&self) -> Option<(ColumnKind, u32)> {
        let (mark, certain, at) = self.mark();
        let kind = ColumnKind::Number { mark, certain };
        (self.zero_led == 0).then_some((kind, self.numbers[at]))
    }

    fn mark(&self) -> (DecimalMark, bool, usize) {
        let [point, comma] = self.proven;
        if comma > point {
            (DecimalMark::Comma, true, 1)
        } else {
            // Where no number has a mark there is nothing to be unsure of.
            (DecimalMark::Point, point > comma || self.marked == 0, 0)
        }
    }

    /// Few values that come again and again.
    fn choice(&self) -> Option<(ColumnKind, u32)> {
        let come_again = self.values.len() > 1 && self.filled as usize >= 3 * self.values.len();
        let values = || self.values.iter().cloned().collect();
        let few = come_again && !self.too_many_values;
        few.then(|| (ColumnKind::Choice { values: values() }, self.filled))
    }
}

/// What stands before the time of day.
fn day_part(cell: &str) -> &str {
    cell.split([' ', 'T']).next().unwrap_or(cell).trim_end_matches(',')
}

/// Whether day and month stand in front, so that their order counts.
fn has_year_behind(day: &str) -> bool {
    let digits = day.bytes().take_while(u8::is_ascii_digit).count();
    (1..=2).contains(&digits) && parse_day(day, DayOrder::Dmy).is_some()
}

/// A number that is written as a telephone number is and nothing else would be: `+44 …`, `(01632) …`,
/// `01632 960102`, `8 912 345 67 89`.
fn is_surely_phone(cell: &str) -> bool {
    let Some(phone) = parse_phone(cell) else {
        return false;
    };
    let digits = phone.number.trim_start_matches('+').len();
    let bare = cell.bytes().all(|b| b.is_ascii_digit());
    let zero_led = cell.starts_with('0') && cell[1..].starts_with(|c: char| c.is_ascii_digit());
    let written = cell.starts_with('+') && digits >= 9
        || cell.contains(['(', '-', '/']) && digits >= 7 && !cell.starts_with('-')
        // `12345,50` is an amount and has no extension.
        || phone.extension.is_some() && !is_number(cell);
    let grouped = !bare && zero_led && (9..=15).contains(&digits) && !is_day(cell);
    // Who writes no separators writes ids the same way, save that these rarely have eleven digits.
    let national = bare && digits == 11 && (cell.starts_with(['7', '8']) || zero_led && !cell.starts_with("00"))
        || !bare && digits == 11 && cell.starts_with(['7', '8']) && !is_number(cell);
    written || grouped || national
}

/// A number that may be a telephone number, and an id or an amount as well.
fn may_be_phone(cell: &str) -> bool {
    let digits = |phone: super::values::Phone| phone.number.trim_start_matches('+').len();
    let as_many = parse_phone(cell).map(digits).is_some_and(|digits| (7..=15).contains(&digits));
    let decimals = cell.contains([',', '.']) && is_number(cell);
    as_many && !cell.starts_with('-') && !decimals && !is_day(cell)
}

fn is_number(cell: &str) -> bool {
    MARKS.into_iter().any(|mark| parse_number(cell, mark).is_ok())
}

fn is_day(cell: &str) -> bool {
    ORDERS.into_iter().any(|order| parse_day(cell, order).is_some())
}

#[cfg(test)]
mod tests;
