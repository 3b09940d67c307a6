//! From answers to a proposal.

use super::questions::{Answers, DAYS, QUESTIONS, SILENCE, TIMED, WORK, WORKS, Work};
use crate::commands::{Command, pipeline_id};
use crate::model::schema::{ARCHIVED, PIPELINE};
use crate::model::{RecordId, Records, Value};
use crate::rule::{Body, Span, Trigger};
use crate::text::Texts;
use crate::views::gallery::written;
use crate::views::{Sight, rules::bare};
use std::collections::BTreeSet;

/// How many rules are proposed.
const MOST: usize = 3;

/// A pipeline and rules to begin with.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The pipeline.
    pub pipeline: RecordId,
    /// The rules, what weighs most first; fewer than three where the base has the others already.
    pub rules: Vec<Proposed>,
    /// The stages and pipelines they need.
    pub needs: Vec<RecordId>,
    /// What of these was removed and comes back.
    pub comes_back: Vec<RecordId>,
    /// The pipelines that were put away and come into use.
    pub comes_into_use: Vec<RecordId>,
}

/// A rule that is proposed.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposed {
    /// Its word among the ready rules.
    pub word: &'static str,
    /// What it would be called.
    pub name: String,
    /// What it is.
    pub body: Body,
    /// The word of the answer that speaks for it most.
    pub why: &'static str,
}

impl Proposal {
    /// What takes it.
    #[must_use]
    pub fn command(&self) -> Command {
        let rules = self.rules.iter().map(|rule| (rule.name.clone(), rule.body.clone())).collect();
        Command::TakeWork { pipeline: self.pipeline, needs: self.needs.clone(), rules }
    }
}

/// What follows from the answers, in a language; `None` when an answer is none of the question's, or the base never had
/// the pipeline.
#[must_use]
pub fn propose(answers: &Answers, sight: Sight<'_>, texts: &Texts) -> Option<Proposal> {
    let work = WORKS.get(answers[WORK])?;
    let days = *DAYS.get(answers[SILENCE])?;
    let mut ranked = ranked(answers, work)?;
    ranked.sort_by_key(|(_, weight, _)| std::cmp::Reverse(*weight));
    let pipeline = pipeline_id(work.pipeline);
    let there: Vec<Body> = bare(sight).into_iter().filter_map(|row| row.body).collect();
    let mut needs = BTreeSet::from([pipeline]);
    let mut rules = Vec::new();
    for (word, _, why) in ranked {
        let Some((mut body, speaks_of)) = written(word, texts, sight.records) else { continue };
        let name = timed(word, days, &mut body, texts);
        let known = speaks_of.iter().all(|id| sight.records.knows(*id));
        if rules.len() < MOST && known && !there.contains(&body) {
            needs.extend(speaks_of);
            rules.push(Proposed { word, name, body, why });
        }
    }
    let of = |id: &RecordId| sight.records.find(*id).and_then(|record| record.reference(PIPELINE));
    let pipelines: Vec<RecordId> = needs.iter().filter_map(of).collect();
    needs.extend(pipelines);
    let needs: Vec<RecordId> = needs.into_iter().collect();
    let is_away = |id: &RecordId| {
        sight.records.find(*id).is_some_and(|record| record.alive && record.get(ARCHIVED) == Some(&Value::Flag(true)))
    };
    let comes_back = needs.iter().copied().filter(|id| sight.records.get(*id).is_none()).collect();
    let comes_into_use = needs.iter().copied().filter(is_away).collect();
    sight.records.knows(pipeline).then_some(Proposal { pipeline, rules, needs, comes_back, comes_into_use })
}

/// The rules that suit the work, each with its weight and the answer that speaks for it most; the first of what one does
/// for a rule that none speaks for.
fn ranked(answers: &Answers, work: &Work) -> Option<Vec<(&'static str, u32, &'static str)>> {
    let mut given = Vec::new();
    for (question, place) in QUESTIONS.iter().zip(answers) {
        given.push(question.answers.get(*place)?);
    }
    let rank = |rule: &&'static str| {
        let speaks = given.iter().filter_map(|answer| {
            let (_, weight) = answer.speaks_for.iter().find(|(word, _)| word == rule)?;
            Some((answer.word, *weight))
        });
        let (mut sum, mut most) = (0, (given[WORK].word, 0));
        for (word, weight) in speaks {
            sum += weight;
            if weight > most.1 {
                most = (word, weight);
            }
        }
        (*rule, sum, most.0)
    };
    Some(work.rules.iter().map(rank).collect())
}

/// Gives a rule the time that was asked for, and its name.
fn timed(word: &'static str, days: u32, body: &mut Body, texts: &Texts) -> String {
    let after = match &mut body.when {
        Trigger::Silence { after, .. } | Trigger::TimeInStage { after, .. } if TIMED.contains(&word) => after,
        _ => return texts.say_named("ready-rule", word, &[]),
    };
    if *after == Span::days(days) {
        return texts.say_named("ready-rule", word, &[]);
    }
    *after = Span::days(days);
    texts.say_named("wizard-rule", word, &[("n", days.into())])
}
