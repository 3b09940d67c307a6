//! Whether the first row names the columns, and names that are each there once.

use std::collections::HashSet;

use super::values;

/// Whether the first of `rows` names the columns. Each column votes: a name over values of another kind
/// speaks for it; a value speaks against it, and half as loud a text that comes again below.
pub(super) fn has_header(rows: &[Vec<String>]) -> bool {
    let Some((first, rest)) = rows.split_first() else {
        return false;
    };
    let votes: i32 = first.iter().enumerate().map(|(at, name)| vote(name, rest, at)).sum();
    let names: Vec<&str> = first.iter().map(|name| name.trim()).filter(|name| !name.is_empty()).collect();
    let distinct: HashSet<&str> = names.iter().copied().collect();
    match votes {
        0 => !names.is_empty() && distinct.len() == names.len() && !first.iter().any(|name| is_value(name)),
        votes => votes > 0,
    }
}

fn vote(name: &str, rest: &[Vec<String>], at: usize) -> i32 {
    let below = || rest.iter().filter_map(|row| row.get(at)).filter(|cell| !cell.trim().is_empty());
    let filled = below().count();
    let values = below().filter(|cell| is_value(cell)).count();
    let mostly_values = filled > 0 && values * 10 >= filled * 8;
    let is_day =
        |text: &str| values::is_day_without_year(text) || values::parse_day(text, values::DayOrder::Dmy).is_some();
    // `Jan 26` over numbers is a month with its year; over days it is one of them.
    let day_over_days = filled > 0 && is_day(name) && below().all(|cell| is_day(cell));
    if name.trim().is_empty() {
        0
    } else if day_over_days || is_value(name) {
        -2
    } else if mostly_values {
        2
    } else {
        -i32::from(below().any(|cell| cell == name))
    }
}

/// A number, a day or an address is a value, not a name.
fn is_value(text: &str) -> bool {
    let text = text.trim();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    values::parse_email(text).is_some()
        || values::parse_day(text, values::DayOrder::Dmy).is_some()
        || (digits > 0 && text.chars().all(|c| c.is_ascii_digit() || " \u{A0}\u{202F}.,:/+-()%$€₽£".contains(c)))
}

/// The names of the columns, trimmed, each there once: `Name`, `Name (2)`. A column without a name keeps none.
pub(super) fn unique_names<'a>(cells: impl Iterator<Item = &'a str>) -> Vec<String> {
    let cells: Vec<&str> = cells.map(str::trim).collect();
    // A name as it stands in the file goes before one made here.
    let given: HashSet<&str> = cells.iter().copied().collect();
    let mut taken: HashSet<String> = HashSet::new();
    let mut next: std::collections::HashMap<&str, usize> = std::collections::HashMap::new();
    let mut names = Vec::with_capacity(cells.len());
    for cell in cells {
        let mut name = cell.to_owned();
        if !cell.is_empty() && taken.contains(cell) {
            let number = next.entry(cell).or_insert(2);
            while {
                name = format!("{cell} ({number})");
                *number += 1;
                taken.contains(&name) || given.contains(name.as_str())
            } {}
        }
        taken.insert(name.clone());
        names.push(name);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let row = |line: &str| line.split(',').map(str::to_owned).collect();
        text.lines().map(row).collect()
    }

    #[test]
    fn names_over_values_are_a_header() {
        for text in ["name,sum\nAnn,5\nBob,6", "name,city\nAnn,Rome", "Name,Name\nAnn,ann@a.org", "name,sum"] {
            assert!(has_header(&rows(text)), "{text}");
        }
    }

    #[test]
    fn a_row_like_the_others_is_none() {
        for text in [
            "Ann,5\nBob,6",
            "1,2,3\n4,5,6",
            "Ann,Rome\nBob,Rome",
            "ann@a.org,Ann\nbob@b.org,Bob",
            "Ann,14 March 1988\nBob,02.12.1979",
        ] {
            assert!(!has_header(&rows(text)), "{text}");
        }
        assert!(!has_header(&[]));
    }

    #[test]
    fn equal_names_are_numbered_and_given_ones_stay() {
        let names = unique_names(["Name", "Name", " Name (2)", "", "Name", ""].into_iter());
        assert_eq!(names, ["Name", "Name (3)", "Name (2)", "", "Name (4)", ""]);
    }
}
