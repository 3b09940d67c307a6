//! Reading the files of sentences, and the places in the code that ask for one.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser::parse;
use tend::text::Language;

/// The methods of `Texts` whose first argument is a whole key, and those where it is a prefix.
const WHOLE: [&str; 3] = [".say(", ".say_with(", ".say_parts("];
const PREFIXED: [&str; 2] = [".say_named(", ".say_parts_named("];

/// A place in the code that asks for a text.
pub struct Call {
    pub file: PathBuf,
    pub method: &'static str,
    pub prefixed: bool,
    /// The literal, or `None` where something else stands.
    pub key: Option<String>,
    /// What follows the key, up to the end of the call.
    pub rest: String,
}

impl Call {
    pub fn head(&self) -> String {
        format!("{}{:?}", self.method, self.key.as_deref().unwrap_or("…"))
    }

    pub fn names_are_literal(&self) -> bool {
        self.rest.trim().is_empty() || self.rest.contains("&[")
    }
}

pub fn calls() -> Vec<Call> {
    let mut files = Vec::new();
    rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    files.sort();
    let mut calls = Vec::new();
    for file in files.into_iter().filter(|file| !file.ends_with("text/texts.rs")) {
        let text = fs::read_to_string(&file).expect("a source file");
        let code: String = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .fold(String::new(), |code, line| code + line + "\n");
        let methods = WHOLE.map(|method| (method, false)).into_iter().chain(PREFIXED.map(|method| (method, true)));
        for (method, prefixed) in methods {
            for (at, _) in code.match_indices(method) {
                let inside = up_to_the_end(&code[at + method.len()..]);
                let literal = inside.trim_start().strip_prefix('"').and_then(|rest| rest.split_once('"'));
                calls.push(Call {
                    file: file.clone(),
                    method,
                    prefixed,
                    key: literal.map(|(key, _)| key.to_owned()),
                    rest: literal.map_or("", |(_, rest)| rest).trim_start_matches(',').to_owned(),
                });
            }
        }
    }
    calls
}

/// The arguments of a call: up to the bracket that closes it, brackets inside literals left aside.
fn up_to_the_end(code: &str) -> &str {
    let (mut depth, mut quoted, mut escaped) = (0_u32, false, false);
    for (at, letter) in code.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted && depth == 0 => return &code[..at],
            ')' if !quoted => depth -= 1,
            _ => {}
        }
    }
    code
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the code") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

pub fn has_prefix(key: &str, prefix: &str) -> bool {
    key.strip_prefix(prefix).is_some_and(|rest| rest.starts_with('-'))
}

/// The files of a language, with what they hold.
pub fn files(language: Language) -> [(String, &'static str); 2] {
    let source = language.source();
    [(format!("{}.ftl", language.tag()), source.first), (format!("{}_pages.ftl", language.tag()), source.pages)]
}

/// The lines of a language's files that are not comments, each with its file and number.
pub fn lines(language: Language) -> Vec<(String, &'static str)> {
    let lines = |(name, source): (String, &'static str)| {
        let numbered = (1..).zip(source.lines()).filter(|(_, line)| !line.starts_with('#'));
        numbered.map(|(number, line)| (format!("{name}:{number}"), line)).collect::<Vec<_>>()
    };
    files(language).into_iter().flat_map(lines).collect()
}

/// The texts of a language, each with the values it uses. A faulty or repeated text fails the test.
pub fn variables_by_key(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for (name, source) in files(language) {
        for (key, variables) in variables_in(&name, source) {
            let before = found.insert(key.clone(), variables);
            assert!(before.is_none(), "{name} has {key} a second time");
        }
    }
    found
}

/// The texts of one file, each with the values it uses.
pub fn variables_in(name: &str, source: &str) -> Vec<(String, BTreeSet<String>)> {
    let resource = match parse(source) {
        Ok(resource) => resource,
        Err((_, faults)) => panic!("{name}: {faults:#?}"),
    };
    let messages = resource.body.iter().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message),
        _ => None,
    });
    let read = |message: &fluent_syntax::ast::Message<&str>| {
        let mut variables = BTreeSet::new();
        variables_of(message.value.as_ref().expect("a text has a value"), &mut variables);
        (message.id.name.to_owned(), variables)
    };
    messages.map(read).collect()
}

fn variables_of(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else {
            continue;
        };
        let inline = match expression {
            Expression::Inline(inline) => inline,
            Expression::Select { selector, variants } => {
                for variant in variants {
                    variables_of(&variant.value, found);
                }
                selector
            }
        };
        match inline {
            InlineExpression::VariableReference { id } => drop(found.insert(id.name.to_owned())),
            other => panic!("texts use values only, not {other:?}"),
        }
    }
}

/// A Russian line as it should be: short words keep to the next one, a dash and a number to theirs.
pub fn bound(line: &str) -> String {
    const SHORT: [&str; 19] =
        ["в", "к", "с", "о", "у", "и", "а", "я", "во", "ко", "со", "об", "на", "по", "за", "из", "от", "до", "не"];
    let letters: Vec<char> = line.chars().collect();
    let mut out = String::new();
    for (at, letter) in letters.iter().enumerate() {
        let before: String = letters[..at].iter().collect();
        let next = letters.get(at + 1).copied();
        let word = before.rsplit(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
        let ends_in_a_count = before.ends_with("{ $n }") || before.ends_with(|letter: char| letter.is_ascii_digit());
        let binds = SHORT.contains(&word.as_str())
            || before.ends_with('№')
            || next == Some('—')
            || ends_in_a_count && next.is_some_and(char::is_alphabetic);
        let inside_a_value = !before.is_empty() && !before.trim().is_empty() && next.is_some();
        out.push(if *letter == ' ' && binds && inside_a_value { '\u{a0}' } else { *letter });
    }
    out
}

/// Names of values are static in the code; here they come from the files.
pub fn leak(name: &str) -> &'static str {
    Box::leak(name.to_owned().into_boxed_str())
}
