//! The document as Markdown: readable as it stands, and as every program that knows tables shows it.

use super::{Block, Document};

/// Writes it.
#[must_use]
pub fn to_markdown(document: &Document) -> String {
    let mut out = format!("# {}\n", inline(&document.title));
    for block in &document.blocks {
        out.push('\n');
        out.push_str(&written(block));
        out.push('\n');
    }
    out
}

fn written(block: &Block) -> String {
    match block {
        Block::Heading(level, text) => format!("{} {}", "#".repeat(usize::from(*level)), inline(text)),
        Block::Text(text) => escaped(text),
        Block::List(lines) => lines.iter().map(|line| format!("- {}", escaped(line))).collect::<Vec<_>>().join("\n"),
        Block::Table(heads, rows) => {
            let rule = heads.iter().map(|_| "---".to_owned()).collect();
            let rows = rows.iter().map(|row| row.iter().map(|cell| inline(cell)).collect::<Vec<_>>());
            let heads = heads.iter().map(|head| inline(head)).collect();
            let lines = [heads, rule].into_iter().chain(rows).map(|cells| format!("| {} |", cells.join(" | ")));
            lines.collect::<Vec<_>>().join("\n")
        }
    }
}

/// What has a meaning wherever it stands.
const ANYWHERE: &str = "\\`*_[]<>|~&$#";
/// What has one at the beginning of a line.
const AT_FIRST: &str = "+-=";

/// At the beginning of a line, so that it reads as it is, whatever stands in it.
fn escaped(text: &str) -> String {
    let line = inline(text);
    // “1.” begins a list.
    let after = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let digits = line.len() - after.len();
    let mark = match after.chars().next() {
        Some('.' | ')') if digits > 0 => Some(digits),
        Some(first) if digits == 0 && AT_FIRST.contains(first) => Some(0),
        _ => None,
    };
    match mark.and_then(|at| line.split_at_checked(at)) {
        Some((before, after)) => format!("{before}\\{after}"),
        None => line,
    }
}

/// The same within a line.
fn inline(text: &str) -> String {
    let text: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let marks = |letter: char| [ANYWHERE.contains(letter).then_some('\\'), Some(letter)];
    text.trim().chars().flat_map(marks).flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_was_typed_becomes_a_mark() {
        for (typed, written) in [
            ("<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"),
            ("[press](javascript:alert(1))", "\\[press\\](javascript:alert(1))"),
            ("![x](https://example.org)", "!\\[x\\](https://example.org)"),
            ("a | b", "a \\| b"),
            ("# Title", "\\# Title"),
            ("- item", "\\- item"),
            ("1. item", "1\\. item"),
            ("12) item", "12\\) item"),
            ("1.5", "1\\.5"),
            ("*bold* _so_ `code` ~gone~ &lt; \\", "\\*bold\\* \\_so\\_ \\`code\\` \\~gone\\~ \\&lt; \\\\"),
            ("one\r\n\r\n# two\tthree", "one    \\# two three"),
            ("  spaced  ", "spaced"),
            ("re-order (2)", "re-order (2)"),
        ] {
            assert_eq!(escaped(typed), written, "{typed}");
        }
    }

    #[test]
    fn a_table_keeps_its_cells_apart() {
        let rows = vec![vec!["a|b".to_owned(), "c\nd".to_owned()]];
        let table = Block::Table(vec!["One".to_owned(), "Two".to_owned()], rows);
        assert_eq!(written(&table), "| One | Two |\n| --- | --- |\n| a\\|b | c d |");
    }
}
