//! The guide: both languages have the same pages, what they link to and show is there, and words in bold, which stand
//! for words on the screen, are words of the screen.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use tend::text::Language;

/// What the pictures may weigh (bytes).
const PICTURES: u64 = 3_000_000;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn guide() -> PathBuf {
    root().join("docs/guide")
}
/// The pages of a language: names and texts.
fn pages(language: Language) -> Vec<(String, String)> {
    names_in(&guide().join(language.tag())).into_iter().map(|name| (name.clone(), read(language, &name))).collect()
}

fn read(language: Language, name: &str) -> String {
    fs::read_to_string(guide().join(language.tag()).join(name)).expect("a page").replace('\u{a0}', " ")
}

fn names_in(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).expect("a folder of the guide");
    entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("a name")).collect()
}

/// What stands between two marks, each time.
fn between<'a>(text: &'a str, begin: &str, end: &str) -> Vec<&'a str> {
    text.split(begin).skip(1).filter_map(|rest| rest.split_once(end)).map(|(inside, _)| inside).collect()
}

/// The texts of a language that have no values in them.
fn plain_texts(language: Language) -> BTreeSet<String> {
    let source = language.source();
    let lines = source.first.lines().chain(source.pages.lines()).filter(|line| !line.starts_with('#'));
    let texts = lines.filter_map(|line| line.split_once(" = ")).map(|(_, text)| text.replace('\u{a0}', " "));
    texts.filter(|text| !text.contains('{')).collect()
}

/// A heading as its anchor: small letters, blanks as hyphens, no other marks.
fn anchor(heading: &str) -> String {
    let letters = heading.trim().to_lowercase();
    letters.chars().filter(|c| c.is_alphanumeric() || " -".contains(*c)).collect::<String>().replace(' ', "-")
}

#[test]
fn every_language_has_the_same_pages_and_the_index_leads_to_all() {
    let english = names_in(&guide().join("en"));
    for language in Language::ALL {
        assert_eq!(names_in(&guide().join(language.tag())), english, "{language:?}");
        let index = read(language, "README.md");
        for name in english.iter().filter(|name| *name != "README.md") {
            assert!(index.contains(&format!("]({name})")), "the index in {language:?} leaves out {name}");
        }
    }
}

#[test]
fn every_link_of_the_guide_leads_somewhere() {
    for language in Language::ALL {
        for (name, text) in pages(language) {
            for link in between(&text, "](", ")") {
                let (path, part) = link.split_once('#').unwrap_or((link, ""));
                let to = guide().join(language.tag()).join(if path.is_empty() { name.as_str() } else { path });
                assert!(to.exists(), "{language:?} {name}: {link}");
                let found = || fs::read_to_string(&to).expect("a page");
                let there = part.is_empty()
                    || found().lines().filter_map(|line| line.strip_prefix("## ")).any(|head| anchor(head) == part);
                assert!(there, "{language:?} {name}: {link}");
            }
        }
    }
}

#[test]
fn every_picture_is_shown_and_together_they_are_light() {
    let mut shown = BTreeSet::new();
    for language in Language::ALL {
        for (_, text) in pages(language) {
            shown.extend(between(&text, "](../pictures/", ")").into_iter().map(str::to_owned));
        }
    }
    let folder = guide().join("pictures");
    assert_eq!(names_in(&folder), shown, "`node tools/pictures.mjs guide` takes what the guide shows");
    let weight: u64 = shown.iter().map(|name| fs::metadata(folder.join(name)).expect("a picture").len()).sum();
    assert!(weight <= PICTURES, "the pictures weigh {weight} bytes");
}

#[test]
fn words_in_bold_are_words_of_the_screen() {
    for language in Language::ALL {
        let texts = plain_texts(language);
        for (name, text) in pages(language) {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            for bold in text.split("**").skip(1).step_by(2) {
                assert!(texts.contains(bold), "{language:?} {name}: “{bold}” is no text of the screen");
            }
        }
    }
}

#[test]
fn the_map_of_keys_has_every_key() {
    for file in ["ui/frame/mod.rs", "ui/forms/log.rs", "ui/pages/today/due.rs", "ui/pages/list/walk.rs"] {
        let code = fs::read_to_string(root().join("src").join(file)).expect("a source file");
        let keys = between(&code, "Shortcut::new(", ",").into_iter().map(|key| key.trim().trim_matches('"'));
        for key in keys.collect::<Vec<_>>() {
            for language in Language::ALL {
                assert!(read(language, "keyboard.md").contains(&format!("`{key}`")), "{language:?} has no {key}");
            }
        }
    }
}
