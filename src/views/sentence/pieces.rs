//! The sentence of a rule in pieces: which of its words stand for which part of the rule, so that they can be pressed
//! where a part is to be changed, and marked where it is wrong.

use super::super::words::Words;
use super::{condition, sentence, step, trigger, wait};
use crate::rule::{Body, Condition, Step, Where};

/// Words that stand together, and the part of the rule that they stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// The part; nothing for what joins parts.
    pub of: Option<Where>,
}

/// The sentence in pieces: put together they are [`sentence`]. Of a branch its conditions and steps are pieces, of a wait
/// that comes too late both.
#[must_use]
pub fn pieces(body: &Body, words: &Words<'_>) -> Vec<Piece> {
    let whole = sentence(body, words);
    let mut pieces = Vec::new();
    let mut at = 0;
    // Every part stands in the sentence as it is worded alone, in reading order.
    for (of, text) in parts(body, words) {
        let Some(begins) = whole[at..].find(&text).map(|found| at + found).filter(|_| !text.is_empty()) else {
            continue;
        };
        pieces.push(Piece { text: whole[at..begins].to_owned(), of: None });
        at = begins + text.len();
        pieces.push(Piece { text, of: Some(of) });
    }
    pieces.push(Piece { text: whole[at..].to_owned(), of: None });
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

/// The parts as each is worded, in reading order, with the places that the check of a rule gives them.
fn parts(body: &Body, words: &Words<'_>) -> Vec<(Where, String)> {
    let mut parts = Parts { body, words, found: Vec::new(), tests: 0, steps: 0 };
    parts.found.push((Where::Trigger, trigger::clause(body.of, &body.when, words)));
    parts.condition(&body.conditions, true);
    parts.steps(&body.steps);
    for until in &body.until {
        parts.condition(&until.holds, true);
    }
    parts.found
}

struct Parts<'a> {
    body: &'a Body,
    words: &'a Words<'a>,
    found: Vec<(Where, String)>,
    tests: usize,
    steps: usize,
}

impl Parts<'_> {
    /// The comparisons of a condition; one of a group that asks nothing is counted, and not said.
    fn condition(&mut self, condition: &Condition, said: bool) {
        match condition {
            Condition::Test { .. } => {
                if let Some(text) = condition::clause(condition, self.words).filter(|_| said) {
                    self.found.push((Where::Test(self.tests), text));
                }
                self.tests += 1;
            }
            Condition::All(list) | Condition::Any(list) | Condition::None(list) => {
                let said = said && condition::clause(condition, self.words).is_some();
                list.iter().for_each(|one| self.condition(one, said));
            }
        }
    }

    fn steps(&mut self, steps: &[Step]) {
        for step in steps {
            let place = Where::Step(self.steps);
            self.steps += 1;
            match step {
                Step::Branch { ways, otherwise } => {
                    for way in ways {
                        self.condition(&way.holds, true);
                        self.steps(&way.steps);
                    }
                    self.steps(otherwise);
                }
                Step::Wait { until, too_late } => {
                    self.found.push((place, wait::clause(until, self.body.of, self.words)));
                    self.steps(too_late);
                }
                Step::Try(step) => self.found.push((place, step::clause(step, self.body, self.words))),
                _ => self.found.push((place, step::clause(step, self.body, self.words))),
            }
        }
    }
}
