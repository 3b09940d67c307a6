//! Six questions: whatever is answered, a pipeline and three rules that fit come of it, and they are taken in one action.

use crate::story::{Story, sales};
use std::collections::{BTreeMap, BTreeSet};
use tend::commands::{Command, Refusal, SaveRule, SetUp, name_keys, pipeline_id, stage_id};
use tend::model::schema::{ARCHIVED, MODE, NAME, RUN_STATUS};
use tend::model::{Device, Kind, RecordId, Records};
use tend::rule::{Body, Span, Trigger};
use tend::text::{Language, Texts};
use tend::views::wizard::{ANSWERS, Answers, Proposal, Proposed, QUESTIONS, propose};

fn base(language: Language) -> Story {
    let texts = Texts::new(language);
    let mut story = Story::bare(Device(1));
    let names: BTreeMap<_, _> =
        name_keys().into_iter().filter_map(|key| texts.find(&key, &[]).ok().map(|text| (key, text))).collect();
    story.act(Command::SetUp(SetUp { names, currency: "GBP".into(), zone: "UTC".into() }));
    story
}

/// Every way to answer.
fn all_answers() -> Vec<Answers> {
    let mut all = vec![[0; ANSWERS]];
    for (n, question) in QUESTIONS.iter().enumerate() {
        let each = |answers: &Answers| {
            let answers = *answers;
            (0..question.answers.len()).map(move |place| {
                let mut answers = answers;
                answers[n] = place;
                answers
            })
        };
        all = all.iter().flat_map(each).collect();
    }
    all
}

/// By the words of the answers.
fn answers(words: [&str; ANSWERS]) -> Answers {
    let mut answers = [0; ANSWERS];
    for (n, (question, word)) in QUESTIONS.iter().zip(words).enumerate() {
        answers[n] = question.answers.iter().position(|answer| answer.word == word).expect("no such answer");
    }
    answers
}

const QUOTES: [&str; ANSWERS] = ["sales", "they-write", "later", "answers", "week", "alone"];

fn proposed(story: &Story, words: [&str; ANSWERS]) -> Proposal {
    propose(&answers(words), story.sight(), &Texts::new(Language::English)).expect("nothing fits")
}

fn words(proposal: &Proposal) -> Vec<&'static str> {
    proposal.rules.iter().map(|rule| rule.word).collect()
}

#[test]
fn whatever_is_answered_a_pipeline_and_three_rules_fit() {
    for language in Language::ALL {
        let (mut story, texts) = (base(language), Texts::new(language));
        let mut seen = BTreeSet::new();
        let all = all_answers();
        assert_eq!(all.len(), 5 * 3 * 3 * 4 * 4 * 3);
        for answers in &all {
            let proposal = propose(answers, story.sight(), &texts).expect("nothing fits");
            let (records, schema) = (story.workspace.records(), story.workspace.schema());
            let pipeline = records.get(proposal.pipeline).expect("no such pipeline");
            assert_eq!(pipeline.kind, Kind::Pipeline);
            let distinct = |what: Vec<String>| what.into_iter().collect::<BTreeSet<_>>().len();
            assert_eq!(distinct(proposal.rules.iter().map(|rule| rule.word.to_owned()).collect()), 3, "{answers:?}");
            assert_eq!(distinct(proposal.rules.iter().map(|rule| rule.body.to_json()).collect()), 3, "{answers:?}");
            assert_eq!(distinct(proposal.rules.iter().map(|rule| rule.name.clone()).collect()), 3, "{answers:?}");
            for rule in &proposal.rules {
                assert_eq!(rule.body.check(schema, records), Ok(()), "{}", rule.word);
                assert!(!rule.name.contains("rule-"), "{} has no name in {language:?}", rule.word);
                let given = QUESTIONS.iter().zip(answers).any(|(question, at)| question.answers[*at].word == rule.why);
                assert!(given, "{} was not answered", rule.why);
                seen.insert(rule.word);
            }
            // One at least is about the way that is proposed.
            let stages = tend::views::settings::stages(story.sight(), proposal.pipeline);
            let about =
                |rule: &Proposed| stages.iter().any(|stage| rule.body.to_json().contains(&stage.id.to_string()));
            assert!(proposal.rules.iter().any(about), "{answers:?}");
        }
        assert!(seen.len() >= 25, "only {seen:?} are ever proposed");
        // One of each kind of work is taken as it is proposed.
        for work in 0..QUESTIONS[0].answers.len() {
            let answers: Answers = std::array::from_fn(|n| if n == 0 { work } else { 0 });
            let proposal = propose(&answers, story.sight(), &texts).expect("nothing fits");
            assert_eq!(story.act(proposal.command()), Some(proposal.pipeline));
        }
    }
}

#[test]
fn every_answer_can_make_a_difference() {
    let story = base(Language::English);
    let texts = Texts::new(Language::English);
    let all: BTreeMap<Answers, Vec<(String, Body)>> = all_answers()
        .into_iter()
        .map(|answers| {
            let proposal = propose(&answers, story.sight(), &texts).expect("nothing fits");
            (answers, proposal.rules.into_iter().map(|rule| (rule.name, rule.body)).collect())
        })
        .collect();
    for (n, question) in QUESTIONS.iter().enumerate() {
        for one in 0..question.answers.len() {
            for other in 0..one {
                let differs = all.iter().filter(|(answers, _)| answers[n] == one).any(|(answers, rules)| {
                    let mut answers = *answers;
                    answers[n] = other;
                    all.get(&answers) != Some(rules)
                });
                let word = |at: usize| question.answers[at].word;
                assert!(differs, "{} and {} come to the same", word(one), word(other));
            }
        }
    }
}

#[test]
fn what_slips_decides_and_the_silence_is_the_one_that_was_said() {
    let story = base(Language::English);
    let proposal = proposed(&story, QUOTES);
    assert_eq!(proposal.pipeline, pipeline_id("sales"));
    assert_eq!(words(&proposal), ["no-reply", "quote-sent", "invoice"]);
    let first = &proposal.rules[0];
    assert_eq!((first.name.as_str(), first.why), ("7 days without an answer to a quote", "answers"));
    assert_eq!(first.body.when, Trigger::Silence { stage: Some(sales("quote-sent")), after: Span::days(7) });
    // As the ready rule has it, it is the ready rule.
    let usual = proposed(&story, ["sales", "they-write", "later", "answers", "three-days", "alone"]);
    assert_eq!(usual.rules[0].name, "Three days without an answer to a quote");
    let orders = proposed(&story, ["orders", "they-write", "ahead", "money", "two-days", "some"]);
    assert_eq!(
        (orders.pipeline, words(&orders)),
        (pipeline_id("orders"), vec!["order-to-pay", "order-unpaid", "order-paid"])
    );
}

#[test]
fn what_one_has_is_not_proposed_again() {
    let mut story = base(Language::English);
    let first = proposed(&story, QUOTES);
    let body = first.rules[0].body.clone();
    story.act(Command::SaveRule(SaveRule { rule: None, name: "Mine".into(), body }));
    let words = words(&proposed(&story, QUOTES));
    assert_eq!(words.len(), 3);
    assert!(!words.contains(&"no-reply"), "{words:?}");
    for _ in 0..9 {
        let proposal = proposed(&story, QUOTES);
        if !proposal.rules.is_empty() {
            story.act(proposal.command());
        }
    }
    assert_eq!(proposed(&story, QUOTES).rules, [], "there is an end to it");
}

#[test]
fn what_is_taken_watches_and_one_undo_takes_all_of_it_back() {
    let mut story = base(Language::English);
    let before = story.workspace.records().all(Kind::Rule);
    let from = story.journal.len();
    let proposal = proposed(&story, QUOTES);
    assert_eq!((proposal.comes_back.len(), proposal.comes_into_use.len()), (0, 0));
    assert_eq!(story.act(proposal.command()), Some(pipeline_id("sales")));
    let rules = story.all(Kind::Rule);
    let names: Vec<String> = rules.iter().map(|rule| rule.text(NAME).to_owned()).collect();
    assert_eq!(names, proposal.rules.iter().map(|rule| rule.name.clone()).collect::<Vec<_>>());
    assert!(rules.iter().all(|rule| rule.text(MODE) == "watch"));
    // It watches: the card stays where it is.
    let deal = story.deal("Price tags", 100);
    story.move_to(deal, "quote-sent");
    story.wait_days(8);
    assert_eq!(story.stage(deal), "quote-sent");
    assert!(story.all(Kind::Run).iter().any(|run| run.text(RUN_STATUS) == "watched"));
    let sets = story.journal[from..=from].to_vec();
    story.act(Command::Undo { sets });
    assert_eq!(story.workspace.records().all(Kind::Rule), before);
}

#[test]
fn what_was_removed_or_put_away_comes_back_with_it_and_goes_with_its_undo() {
    let mut story = base(Language::English);
    story.act(Command::RemoveStage { stage: sales("follow-up"), to: None });
    let proposal = proposed(&story, QUOTES);
    assert_eq!(proposal.comes_back, [sales("follow-up")]);
    let from = story.journal.len();
    story.act(proposal.command());
    assert!(story.record(sales("follow-up")).alive);
    let sets = story.journal[from..=from].to_vec();
    story.act(Command::Undo { sets });
    assert!(!story.record(sales("follow-up")).alive);
    assert_eq!(story.all(Kind::Rule).len(), 0);

    // The whole pipeline was removed.
    story.act(Command::Delete { ids: vec![pipeline_id("sales")] });
    let proposal = proposed(&story, QUOTES);
    assert!(proposal.comes_back.contains(&pipeline_id("sales")), "{:?}", proposal.comes_back);
    story.act(proposal.command());
    assert!(story.record(pipeline_id("sales")).alive);

    // One was only put away.
    let onboarding = ["onboarding", "they-write", "at-once", "next-step", "week", "alone"];
    let proposal = proposed(&story, onboarding);
    assert_eq!(proposal.comes_into_use, [pipeline_id("onboarding")]);
    story.act(proposal.command());
    assert_eq!(story.record(pipeline_id("onboarding")).get(ARCHIVED), Some(&false.into()));
}

#[test]
fn what_does_not_fit_is_refused_whole() {
    let mut story = base(Language::English);
    let Proposal { pipeline, rules, .. } = proposed(&story, QUOTES);
    let strange = RecordId::derived("nothing", &[]);
    let take =
        |pipeline, needs: Vec<RecordId>, rules: Vec<(String, Body)>| Command::TakeWork { pipeline, needs, rules };
    let body = rules[0].body.clone();
    assert_eq!(story.plan(take(strange, vec![], vec![])).unwrap_err(), Refusal::NotThere(strange));
    assert_eq!(story.plan(take(pipeline, vec![strange], vec![])).unwrap_err(), Refusal::NotThere(strange));
    let nameless = vec![("Good".to_owned(), body.clone()), (" ".to_owned(), body.clone())];
    assert_eq!(story.plan(take(pipeline, vec![], nameless)).unwrap_err(), Refusal::Empty(NAME));
    story.act(Command::RemoveStage { stage: stage_id("sales", "follow-up"), to: None });
    let unfit = story.plan(take(pipeline, vec![], vec![("Good".to_owned(), body)])).unwrap_err();
    assert!(matches!(unfit, Refusal::BadRule(_)), "{unfit:?}");
    assert_eq!(story.all(Kind::Rule).len(), 0);
}
