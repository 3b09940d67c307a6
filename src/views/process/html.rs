//! The document as a web page of its own: one file that needs no other, and that can be printed.

use super::{Block, Document};

/// How it looks: by day and by night as the reader has it, and on paper.
const STYLE: &str = "\
:root{color-scheme:light dark}\
body{max-width:60rem;margin:2rem auto;padding:0 1rem;font:15px/1.5 system-ui,sans-serif}\
h2,h3{margin:2em 0 .5em;break-after:avoid}\
table{border-collapse:collapse;width:100%}\
th,td{padding:.35em .75em .35em 0;border-bottom:1px solid #8886;text-align:start;vertical-align:top;overflow-wrap:anywhere}\
tr{break-inside:avoid}";

/// Writes it.
#[must_use]
pub fn to_html(document: &Document) -> String {
    let title = escaped(&document.title);
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>{STYLE}</style>\n\
         <h1>{title}</h1>\n",
        escaped(document.language)
    );
    for block in &document.blocks {
        out.push_str(&written(block));
        out.push('\n');
    }
    out
}

fn written(block: &Block) -> String {
    match block {
        Block::Heading(level, text) => format!("<h{level}>{}</h{level}>", escaped(text)),
        Block::Text(text) => format!("<p>{}</p>", escaped(text)),
        Block::List(lines) => format!("<ul>\n{}</ul>", each(lines, |line| format!("<li>{}</li>\n", escaped(line)))),
        Block::Table(heads, rows) => {
            let heads = each(heads, |head| format!("<th scope=\"col\">{}</th>", escaped(head)));
            let rows = each(rows, |row| format!("<tr>{}</tr>\n", cells(row)));
            format!("<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>")
        }
    }
}

fn cells(row: &[String]) -> String {
    each(row, |cell| format!("<td>{}</td>", escaped(cell)))
}

fn each<T>(list: &[T], write: impl Fn(&T) -> String) -> String {
    list.iter().map(write).collect()
}

/// So that it reads as it is, whatever stands in it, between tags and in attributes.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' => out.push_str("<br>"),
            // No page may hold it.
            '\0' => {}
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_was_typed_becomes_a_tag() {
        let hostile = "</title><script>alert(\"1\")</script> & ' <img src=x onerror=alert(1)>\0";
        let texts = || vec![hostile.to_owned()];
        let blocks = vec![
            Block::Heading(2, hostile.to_owned()),
            Block::Text(hostile.to_owned()),
            Block::List(texts()),
            Block::Table(texts(), vec![texts()]),
        ];
        let page = to_html(&Document { title: hostile.to_owned(), language: "en", blocks });
        assert!(!page.contains("<script") && !page.contains("<img") && !page.contains('\0'), "{page}");
        assert_eq!(page.matches("</title>").count(), 1);
        let read = "&lt;/title&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39; &lt;img src=x onerror=alert(1)&gt;";
        assert_eq!(page.matches(read).count(), 7, "each of them is there to be read");
    }

    #[test]
    fn lines_stay_lines() {
        assert_eq!(escaped("one\ntwo"), "one<br>two");
    }
}
