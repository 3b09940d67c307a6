//! Cells that a spreadsheet would run as a formula, made harmless and restored exactly.

use std::borrow::Cow;

/// Whether a spreadsheet may take a cell that starts so for a formula, once leading apostrophes are gone.
fn is_dangerous(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r', '\0'])
}

/// A cell as it is written: with `'` in front if it could start a formula. A cell that looks as if it were
/// written so already gets one more, so that [`unescape_cell`] always gives back the same text.
pub fn escape_cell(cell: &str) -> Cow<'_, str> {
    if is_dangerous(cell) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// A written cell as it was before [`escape_cell`]. Other cells, such as `'s-Hertogenbosch`, stay as they are.
pub fn unescape_cell(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_dangerous(rest) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_are_made_harmless_and_plain_text_is_left_alone() {
        assert_eq!(escape_cell("=1+1"), "'=1+1");
        assert_eq!(escape_cell("+7 999"), "'+7 999");
        assert_eq!(escape_cell("'=1"), "''=1");
        assert_eq!(escape_cell("'s-Hertogenbosch"), "'s-Hertogenbosch");
        assert_eq!(unescape_cell("'s-Hertogenbosch"), "'s-Hertogenbosch");
        assert_eq!(unescape_cell("'@x"), "@x");
    }

    proptest! {
        #[test]
        fn every_cell_survives_the_round_trip(cell in "['=+@\t\r\0-]{0,4}\\PC{0,6}") {
            let written = escape_cell(&cell);
            prop_assert_eq!(unescape_cell(&written), cell.as_str());
            prop_assert!(!written.starts_with(['=', '+', '-', '@', '\t', '\r', '\0']));
        }
    }
}
