//! What the first screen wears is in the first sheet: a rule of the later one, on classes that the first screen uses, would
//! change how it looks once another page was opened.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Where the first screen is made: the frame, what lies over it, Today, boards and lists, and the parts that they use.
const FIRST: &[&str] = &[
    "ui/app.rs",
    "ui/around.rs",
    "ui/frame/",
    "ui/gateway.rs",
    "ui/harmed.rs",
    "ui/welcome.rs",
    "ui/pages/board/",
    "ui/pages/filters.rs",
    "ui/pages/folds.rs",
    "ui/pages/grouped.rs",
    "ui/pages/list/",
    "ui/pages/nothing.rs",
    "ui/pages/today/due.rs",
    "ui/pages/today/mod.rs",
    "ui/pages/ways.rs",
    "ui/parts/dialog.rs",
    "ui/parts/editor.rs",
    "ui/parts/grip.rs",
    "ui/parts/later.rs",
    "ui/parts/newer.rs",
    "ui/parts/pip.rs",
    "ui/parts/select.rs",
    "ui/parts/toasts.rs",
];

/// Selectors whose classes the first screen has too, never one within the other.
const APART: &[&str] = &[".sums > div", ".sums .number", ".section-head.bare"];

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

/// The words in every `class="…"`, `class:…` and `class=("…"` of a source.
fn classes(source: &str, found: &mut BTreeSet<String>) {
    for (at, _) in source.match_indices("class") {
        let rest = &source[at + 5..];
        let written = match rest.as_bytes().first() {
            Some(b':') => rest[1..].split(|c: char| c != '-' && !c.is_ascii_alphanumeric()).next(),
            Some(b'=') => rest.split('"').nth(1).filter(|_| rest.starts_with("=\"") || rest.starts_with("=(\"")),
            _ => None,
        };
        found.extend(written.iter().flat_map(|words| words.split_whitespace()).map(str::to_owned));
    }
}

/// The selectors that stand at the outermost, of rules and of rules within conditions.
fn selectors(sheet: &str) -> Vec<String> {
    let (mut found, mut within, mut written) = (Vec::new(), Vec::new(), String::new());
    let plain: String = sheet
        .split("/*")
        .enumerate()
        .map(|(n, part)| if n == 0 { part } else { part.split_once("*/").unwrap().1 })
        .collect();
    for c in plain.chars() {
        match c {
            '{' => {
                let selector = std::mem::take(&mut written).trim().to_owned();
                let condition = selector.starts_with('@');
                if !condition && within.iter().all(|condition| *condition) {
                    let mut depth = 0;
                    let ends = |c: char| {
                        depth += i32::from(c == '(') - i32::from(c == ')');
                        c == ',' && depth == 0
                    };
                    found.extend(selector.split(ends).map(|one| one.trim().to_owned()));
                }
                within.push(condition);
            }
            '}' => {
                within.pop();
                written.clear();
            }
            ';' => written.clear(),
            c => written.push(c),
        }
    }
    found
}

#[test]
fn no_rule_of_the_later_sheet_is_about_what_the_first_screen_shows() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = Vec::new();
    files(&src, &mut sources);
    let mut used = BTreeSet::new();
    for path in sources {
        let name = path.strip_prefix(&src).unwrap().to_str().unwrap().to_owned();
        if FIRST.iter().any(|first| if first.ends_with('/') { name.starts_with(first) } else { name == *first }) {
            classes(&fs::read_to_string(path).unwrap(), &mut used);
        }
    }
    assert!(used.contains("mark") && used.contains("page"), "the sources are read");
    let mut wrong = Vec::new();
    for folder in ["style/later_pages", "style/later_parts"] {
        let mut sheets = Vec::new();
        files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut sheets);
        for sheet in sheets {
            for selector in selectors(&fs::read_to_string(&sheet).unwrap()) {
                let class = |word: &str| {
                    word.chars().take_while(|c| *c == '-' || c.is_ascii_alphanumeric()).collect::<String>()
                };
                let mut named = selector.split('.').skip(1).map(class);
                let first = named.clone().next().is_some() && named.all(|class| used.contains(&class));
                if first && !APART.contains(&selector.as_str()) {
                    wrong.push(format!("{}: {selector}", sheet.file_name().unwrap().to_str().unwrap()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
