//! Rows as a table for other programs: as text with tabs, and as HTML. Both are read by spreadsheets, so what would be
//! taken for a formula is made harmless in both.

use super::csv::escape_cell;

/// Cells parted by tabs, rows by line ends. What would part a cell becomes a blank.
#[must_use]
pub fn as_tabs(rows: &[Vec<String>]) -> String {
    let cell = |cell: &String| escape_cell(cell).replace(['\t', '\r', '\n'], " ");
    rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join("\t") + "\n").collect()
}

/// A table whose first row is its head.
#[must_use]
pub fn as_html(rows: &[Vec<String>]) -> String {
    let mut html = String::from("<table>");
    for (at, row) in rows.iter().enumerate() {
        let tag = if at == 0 { "th" } else { "td" };
        html.push_str("<tr>");
        for cell in row {
            html.push_str(&format!("<{tag}>"));
            for letter in escape_cell(cell).chars() {
                match letter {
                    '&' => html.push_str("&amp;"),
                    '<' => html.push_str("&lt;"),
                    '>' => html.push_str("&gt;"),
                    '\n' => html.push_str("<br>"),
                    letter => html.push(letter),
                }
            }
            html.push_str(&format!("</{tag}>"));
        }
        html.push_str("</tr>");
    }
    html + "</table>"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stay_cells_and_nothing_in_them_is_a_formula_or_markup() {
        let rows = vec![
            vec!["Name".to_owned(), "Notes".to_owned()],
            vec!["=1+1".to_owned(), "a\tb\n<img src=x onerror=alert(1)>&".to_owned()],
        ];
        assert_eq!(as_tabs(&rows), "Name\tNotes\n'=1+1\ta b <img src=x onerror=alert(1)>&\n");
        let html = as_html(&rows);
        assert!(html.starts_with("<table><tr><th>Name</th><th>Notes</th></tr><tr><td>'=1+1</td>"), "{html}");
        assert!(html.ends_with("<td>a\tb<br>&lt;img src=x onerror=alert(1)&gt;&amp;</td></tr></table>"), "{html}");
    }
}
