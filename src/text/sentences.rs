//! Sentences in the syntax of Fluent, as far as our files use it: text, values, and a choice by the plural or
//! by an exact number.
//!
//! The library reads the syntax; putting sentences together is done here, because the library that does it
//! carries the plural rules of every language in the world (`docs/decisions/size.md`).

use super::arg::{Arg, Args};
use super::{Language, fixed};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use fluent_syntax::parser::parse_runtime;
use fluent_syntax::unicode::unescape_unicode_to_string;
use std::collections::HashMap;

/// The sentences of one file, by their keys.
pub(super) struct Sentences {
    language: Language,
    by_key: HashMap<&'static str, Pattern<&'static str>>,
}

impl Sentences {
    /// Reads a file. A line with a fault is left out and the others are kept; a test sees that there is none.
    pub(super) fn read(language: Language, source: &'static str) -> Sentences {
        let (Ok(resource) | Err((resource, _))) = parse_runtime(source);
        let messages = resource.body.into_iter().filter_map(|entry| match entry {
            Entry::Message(message) => Some((message.id.name, message.value?)),
            _ => None,
        });
        Sentences { language, by_key: messages.collect() }
    }

    /// The sentence of a key with its values; `None` when there is no such key.
    pub(super) fn find(&self, key: &str, args: Args) -> Option<Result<String, String>> {
        let pattern = self.by_key.get(key)?;
        let mut sentence = String::new();
        Some(self.write(pattern, args, &mut sentence).map(|()| sentence))
    }

    /// # Errors
    /// What is missing, or what our files do not use.
    fn write(&self, pattern: &Pattern<&'static str>, args: Args, sentence: &mut String) -> Result<(), String> {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => sentence.push_str(value),
                PatternElement::Placeable { expression: Expression::Inline(inline) } => {
                    sentence.push_str(&self.inline(inline, args)?);
                }
                PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                    let InlineExpression::VariableReference { id } = selector else {
                        return Err("a choice by something else than a value".to_owned());
                    };
                    let variant = self.choose(value(id.name, args)?, variants).ok_or("no variant")?;
                    self.write(&variant.value, args, sentence)?;
                }
            }
        }
        Ok(())
    }

    fn inline(&self, inline: &InlineExpression<&'static str>, args: Args) -> Result<String, String> {
        match inline {
            InlineExpression::VariableReference { id } => Ok(match value(id.name, args)? {
                Arg::Text(text) => text.clone(),
                Arg::Number(number) => fixed::number(self.language, *number),
            }),
            InlineExpression::StringLiteral { value } => Ok(unescape_unicode_to_string(value).into_owned()),
            InlineExpression::Placeable { expression } => match &**expression {
                Expression::Inline(inline) => self.inline(inline, args),
                Expression::Select { .. } => Err("a choice inside a choice".to_owned()),
            },
            _ => Err("something that these files do not use".to_owned()),
        }
    }

    /// The variant of a value: an exact number before the plural, the plural before the default.
    fn choose<'p>(&self, value: &Arg, variants: &'p [Variant<&'static str>]) -> Option<&'p Variant<&'static str>> {
        let exact = |variant: &&Variant<&str>| match (&variant.key, value) {
            (VariantKey::NumberLiteral { value: written }, Arg::Number(number)) => {
                written.parse::<i32>().is_ok_and(|written| f64::from(written) == *number)
            }
            (VariantKey::Identifier { name }, Arg::Text(text)) => *name == text,
            _ => false,
        };
        let plural = |variant: &&Variant<&str>| match (&variant.key, value) {
            (VariantKey::Identifier { name }, Arg::Number(number)) => *name == self.plural(*number),
            _ => false,
        };
        let all = || variants.iter();
        all().find(exact).or_else(|| all().find(plural)).or_else(|| all().find(|variant| variant.default))
    }

    /// The plural category of a number, by the rules of the Unicode CLDR for cardinal numbers.
    fn plural(&self, number: f64) -> &'static str {
        let whole = number.fract() == 0.0;
        let rest = |by: f64| number.abs() % by;
        match self.language {
            Language::English if number.abs() == 1.0 => "one",
            Language::Russian if whole && rest(10.0) == 1.0 && rest(100.0) != 11.0 => "one",
            Language::Russian
                if whole && (2.0..=4.0).contains(&rest(10.0)) && !(12.0..=14.0).contains(&rest(100.0)) =>
            {
                "few"
            }
            Language::Russian if whole => "many",
            Language::English | Language::Russian => "other",
        }
    }
}

/// # Errors
/// Which value was not given.
fn value<'a>(name: &str, args: Args<'a>) -> Result<&'a Arg, String> {
    let found = args.iter().find(|(known, _)| *known == name).map(|(_, arg)| arg);
    found.ok_or_else(|| format!("the value {name} was not given"))
}
