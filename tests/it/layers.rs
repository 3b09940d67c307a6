//! The borders of the house: which room may know which. Reads the source, runs nothing.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// Each room and the rooms it may name. A room stands below all that it knows, so there are no circles.
const ROOMS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("rule", &["model"]),
    ("shelves", &["model"]),
    ("search", &["model", "shelves"]),
    ("journal", &["model", "shelves"]),
    ("vault", &["model", "shelves", "journal"]),
    ("commands", &["model", "rule", "shelves", "journal"]),
    ("text", &["model"]),
    ("automation", &["model", "rule", "shelves", "journal", "commands", "text"]),
    ("workspace", &["model", "rule", "shelves", "journal", "vault", "commands", "automation"]),
    ("demo", &["model", "rule", "shelves", "journal", "commands", "text", "workspace"]),
    ("exchange", &["model", "rule", "shelves", "search", "journal", "vault", "commands", "automation", "workspace"]),
    ("views", &["model", "rule", "shelves", "search", "journal", "commands", "automation", "workspace", "text"]),
    ("browser", &["model", "shelves", "journal", "vault", "exchange", "text"]),
    (
        "ui",
        &[
            "model",
            "rule",
            "shelves",
            "search",
            "journal",
            "vault",
            "commands",
            "automation",
            "workspace",
            "demo",
            "exchange",
            "text",
            "views",
            "browser",
        ],
    ),
];

/// Rooms that may touch the browser, and the programs, which may touch anything.
const SHELL: &[&str] = &["browser", "ui", "bin", "main"];

/// What gives a clock, chance, storage, a screen or a thread.
const OUTSIDE: &[&str] = &[
    "leptos",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "gloo_timers",
    "indexed_db_futures",
    "std::time",
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "println!",
];

struct File {
    path: PathBuf,
    room: String,
    code: String,
}

/// Every Rust file of `src`, without its comments.
fn files() -> Vec<File> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![src.clone()];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of src") {
            let path = entry.expect("an entry of src").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let inside = path.strip_prefix(&src).expect("a path in src");
                let first = inside.iter().next().expect("a name").to_string_lossy();
                let code = fs::read_to_string(&path).expect("a source file");
                found.push(File {
                    room: first.trim_end_matches(".rs").to_owned(),
                    code: without_comments(&code),
                    path,
                });
            }
        }
    }
    found
}

/// Good enough for borders: a line after `//` is not code. (A `//` in a string hides the rest of that line.)
fn without_comments(code: &str) -> String {
    code.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// The rooms named after `crate::`, in a path or in a group of paths.
fn rooms_named(code: &str) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for (at, start) in code.match_indices("crate::") {
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let rest = &code[at + start.len()..];
        match rest.strip_prefix('{') {
            Some(group) => named.extend(heads(group)),
            None => named.extend(head(rest)),
        }
    }
    named
}

/// The first name of each path in a group, up to the brace that ends it.
fn heads(group: &str) -> Vec<String> {
    let mut depth = 0;
    let mut found = Vec::from_iter(head(group));
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => found.extend(head(&group[at + 1..])),
            _ => {}
        }
    }
    found
}

fn head(path: &str) -> Option<String> {
    let name: String = path.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!name.is_empty()).then_some(name)
}

#[test]
fn no_room_knows_a_room_above_it() {
    for (at, (room, known)) in ROOMS.iter().enumerate() {
        for other in *known {
            let below = ROOMS[..at].iter().any(|(name, _)| name == other);
            assert!(below, "{room} knows {other}, which is not below it");
        }
    }
}

#[test]
fn every_room_names_only_rooms_it_may_know() {
    let mut faults = Vec::new();
    for file in files() {
        if ["lib", "main", "bin"].contains(&file.room.as_str()) {
            continue;
        }
        let Some((_, known)) = ROOMS.iter().find(|(name, _)| *name == file.room) else {
            faults.push(format!("{}: no row for this room in ROOMS", file.path.display()));
            continue;
        };
        for named in rooms_named(&file.code) {
            let a_room = ROOMS.iter().any(|(name, _)| *name == named);
            if a_room && named != file.room && !known.contains(&named.as_str()) {
                faults.push(format!("{}: {} may not know {named}", file.path.display(), file.room));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn the_core_knows_no_clock_no_storage_and_no_screen() {
    let mut faults = Vec::new();
    for file in files() {
        if SHELL.contains(&file.room.as_str()) {
            continue;
        }
        for thing in OUTSIDE.iter().filter(|thing| file.code.contains(**thing)) {
            faults.push(format!("{}: {thing}", file.path.display()));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn paths_and_groups_of_paths_are_read() {
    let code = "use crate::{model::{Id, Kind}, journal};\nfn f() { crate::text::say(); mycrate::ui::x() }";
    let named = rooms_named(code);
    assert_eq!(named, BTreeSet::from(["model", "journal", "text"].map(str::to_owned)));
}
