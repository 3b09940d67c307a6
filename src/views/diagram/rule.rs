//! The path of one rule: what sets it off, what it asks for, and its steps, with the ways that part and come together.

use crate::rule::{Body, Condition, Step, Wait};
use crate::views::sentence::{asks, course, does, hour, so_long, waits_for, when};
use crate::views::words::Words;

/// The path of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleDiagram {
    /// What stands on it, in order. Each leads to the next, unless it stops.
    pub nodes: Vec<Node>,
    /// How it runs, where that is not as usual: a sentence each.
    pub notes: Vec<String>,
}

/// What stands on a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The number of the step along the [`crate::rule::Path`] of the rule; `None` for what comes before the steps.
    pub number: Option<usize>,
    /// What it is.
    pub sort: Sort,
    /// In words.
    pub text: String,
    /// The ways that begin at it. All that lead on come together after it.
    pub ways: Vec<Way>,
    /// Whether nothing comes after it: the rule ends there, on whatever way.
    pub stops: bool,
}

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// What sets the rule off.
    When,
    /// Something that must be so.
    If,
    /// A step.
    Step,
    /// A wait. What it waited for leads on; its one way, where it has one, is for when that did not come.
    Wait,
    /// A branch: one of its ways is taken.
    Branch,
    /// An end with an outcome.
    End,
}

/// A way that begins at a branch or a wait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// When it is taken.
    pub label: String,
    /// What stands on it; nothing, when it only leads on.
    pub nodes: Vec<Node>,
}

impl Way {
    /// Whether it leads on to what follows.
    #[must_use]
    pub fn leads_on(&self) -> bool {
        !stops(&self.nodes)
    }
}

fn stops(nodes: &[Node]) -> bool {
    nodes.iter().any(|node| node.stops)
}

/// Lays a rule out.
#[must_use]
pub fn rule(body: &Body, words: &Words<'_>) -> RuleDiagram {
    let before = |sort, text: String| Node { number: None, sort, text: upper(&text), ways: Vec::new(), stops: false };
    let mut nodes = vec![before(Sort::When, begins(body, words))];
    nodes.extend(tests(&body.conditions).filter_map(|one| asks(one, words)).map(|text| before(Sort::If, text)));
    nodes.extend(steps(&body.steps, body, words, &mut 0));
    RuleDiagram { nodes, notes: course(body, words) }
}

fn begins(body: &Body, words: &Words<'_>) -> String {
    let trigger = when(body, words);
    match hour(body, words) {
        Some(time) => words.texts().say_with("diagram-at", &[("trigger", trigger.into()), ("time", time.into())]),
        None => trigger,
    }
}

/// What must all be so, one by one.
fn tests(condition: &Condition) -> impl Iterator<Item = &Condition> {
    match condition {
        Condition::All(list) => list.as_slice(),
        one => std::slice::from_ref(one),
    }
    .iter()
}

/// Steps in a row. They are numbered as [`crate::rule::Path`] numbers them: in reading order, those of ways too.
fn steps(list: &[Step], body: &Body, words: &Words<'_>, next: &mut usize) -> Vec<Node> {
    list.iter().map(|step| node(step, body, words, next)).collect()
}

fn node(step: &Step, body: &Body, words: &Words<'_>, next: &mut usize) -> Node {
    let texts = words.texts();
    let number = Some(*next);
    *next += 1;
    match step {
        Step::Branch { ways, otherwise } => {
            let arms = ways.iter().map(|arm| (asks(&arm.holds, words), arm.steps.as_slice()));
            let mut drawn = Vec::new();
            for (holds, list) in arms {
                let label = match holds {
                    Some(conditions) => texts.say_with("diagram-way", &[("conditions", conditions.into())]),
                    None => texts.say("diagram-always"),
                };
                drawn.push(Way { label, nodes: steps(list, body, words, next) });
            }
            let nodes = steps(otherwise, body, words, next);
            drawn.push(Way { label: texts.say("rules-otherwise"), nodes });
            let stops = drawn.iter().all(|way| !way.leads_on());
            Node { number, sort: Sort::Branch, text: texts.say("diagram-branch"), ways: drawn, stops }
        }
        Step::Wait { until, too_late } => {
            let text = upper(&waits_for(until, body.of, words));
            let mut ways = Vec::new();
            if !too_late.is_empty() {
                let span = match until {
                    Wait::Event { at_most: Some(span), .. } => so_long(*span, words),
                    _ => String::new(),
                };
                let label = texts.say_with("diagram-too-late", &[("span", span.into())]);
                ways.push(Way { label, nodes: steps(too_late, body, words, next) });
            }
            Node { number, sort: Sort::Wait, text, ways, stops: false }
        }
        step => {
            let ends = matches!(step, Step::End { .. });
            let sort = if ends { Sort::End } else { Sort::Step };
            Node { number, sort, text: upper(&does(step, body, words)), ways: Vec::new(), stops: ends }
        }
    }
}

/// With a capital at its head.
fn upper(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
