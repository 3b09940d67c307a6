//! The steps of a rule as a path: each has a number, in reading order, and knows what comes after it. A run says by
//! the number where it is.

use super::Step;

/// One step on the path.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop<'a> {
    /// What it is.
    pub step: &'a Step,
    /// The number of the step that follows it; of the first that is not there, at the end.
    pub next: usize,
    /// Of a branch, where each of its ways begins, the last when none is open; of a wait, where it goes on when what it
    /// waited for did not come. A way with no steps begins at what follows.
    pub ways: Vec<usize>,
}

/// All steps of a rule, also those within branches.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Path<'a>(Vec<Stop<'a>>);

/// Something that leads on to what is laid next.
enum Open {
    Next(usize),
    Way(usize, usize),
}

impl<'a> Path<'a> {
    /// Lays the steps out.
    #[must_use]
    pub fn of(steps: &'a [Step]) -> Path<'a> {
        let mut path = Path(Vec::new());
        let open = path.lay(steps, Vec::new());
        path.lead(open);
        path
    }

    /// The step with a number.
    #[must_use]
    pub fn at(&self, number: usize) -> Option<&Stop<'a>> {
        self.0.get(number)
    }

    /// All of them, in their order.
    pub fn iter(&self) -> impl Iterator<Item = &Stop<'a>> {
        self.0.iter()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Lays steps after what is open; returns what is open then.
    fn lay(&mut self, steps: &'a [Step], mut open: Vec<Open>) -> Vec<Open> {
        for step in steps {
            self.lead(open);
            let number = self.0.len();
            self.0.push(Stop { step, next: 0, ways: Vec::new() });
            open = match step {
                Step::Branch { ways, otherwise } => {
                    let ways = ways.iter().map(|arm| arm.steps.as_slice()).chain([otherwise.as_slice()]);
                    self.lay_ways(number, ways)
                }
                Step::Wait { too_late, .. } => {
                    let mut open = self.lay_ways(number, [too_late.as_slice()]);
                    open.push(Open::Next(number));
                    open
                }
                _ => vec![Open::Next(number)],
            };
        }
        open
    }

    fn lay_ways(&mut self, number: usize, ways: impl IntoIterator<Item = &'a [Step]>) -> Vec<Open> {
        let mut open = Vec::new();
        for (way, steps) in ways.into_iter().enumerate() {
            self.0[number].ways.push(0);
            open.extend(self.lay(steps, vec![Open::Way(number, way)]));
        }
        open
    }

    /// What was open leads to what is laid next.
    fn lead(&mut self, open: Vec<Open>) {
        let to = self.0.len();
        for open in open {
            match open {
                Open::Next(number) => self.0[number].next = to,
                Open::Way(number, way) => self.0[number].ways[way] = to,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::{Arm, Condition, Outcome, Span, Wait};

    fn say(text: &str) -> Step {
        Step::Notify { text: text.to_owned() }
    }

    #[test]
    fn each_step_knows_what_comes_after_it() {
        let arm = |steps| Arm { holds: Condition::default(), steps };
        let steps = [
            say("0"),
            Step::Branch {
                ways: vec![arm(vec![say("2"), Step::End { outcome: Outcome::Won }]), arm(vec![])],
                otherwise: vec![Step::Wait { until: Wait::For(Span::days(1)), too_late: vec![say("5")] }],
            },
            say("6"),
        ];
        let path = Path::of(&steps);
        let told: Vec<(usize, &[usize])> = path.iter().map(|stop| (stop.next, stop.ways.as_slice())).collect();
        assert_eq!(told, [(1, &[][..]), (0, &[2, 6, 4]), (3, &[]), (6, &[]), (6, &[5]), (6, &[]), (7, &[])]);
    }

    #[test]
    fn nothing_leads_back() {
        let path = [Step::Branch { ways: vec![], otherwise: vec![] }];
        let path = Path::of(&path);
        assert_eq!((path.len(), path.at(0).map(|stop| stop.ways.clone())), (1, Some(vec![1])));
    }
}
