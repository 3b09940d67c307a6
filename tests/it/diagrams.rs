//! Rules and pipelines as pictures: what stands on the path of a rule, which rule leads from which stage to which.

use crate::story::{Story, sales};
use std::collections::BTreeMap;
use std::sync::Arc;
use tend::commands::{Command, SaveRule, SetUp, name_keys, pipeline_id, stage_id};
use tend::model::schema::COMES_FROM;
use tend::model::{Device, RecordId, Utc, Value};
use tend::rule::{Body, Mode, Path};
use tend::text::{Language, Plain, Texts};
use tend::views::diagram::{Node, PipelineDiagram, Row, Sort, Spot, pipeline, rule};
use tend::views::gallery::gallery;
use tend::views::words::Words;

fn base(language: Language) -> Story {
    let texts = Texts::new(language);
    let mut story = Story::bare(Device(1));
    let names: BTreeMap<_, _> =
        name_keys().into_iter().filter_map(|key| texts.find(&key, &[]).ok().map(|text| (key, text))).collect();
    story.act(Command::SetUp(SetUp { names, currency: "GBP".into(), zone: "UTC".into() }));
    story
}

/// The picture of a rule as lines: what is on a way stands further to the right.
fn drawn(body: &Body, language: Language) -> Vec<String> {
    let story = base(language);
    let formats = Plain::new(Arc::new(Texts::new(language)));
    let (records, schema) = (story.workspace.records(), story.workspace.schema());
    body.check(schema, records).expect("the rule does not fit");
    let words = Words { records, schema, formats: &formats, zone: &Utc };
    let diagram = rule(body, &words);
    let mut lines = Vec::new();
    write(&diagram.nodes, "", &mut lines);
    lines.extend(diagram.notes.into_iter().map(|note| format!("* {note}")));
    lines.into_iter().map(|line| line.replace('\u{a0}', " ")).collect()
}

fn write(nodes: &[Node], before: &str, lines: &mut Vec<String>) {
    for node in nodes {
        let stops = if node.stops { " ■" } else { "" };
        lines.push(format!("{before}{:?}: {}{stops}", node.sort, node.text));
        for way in &node.ways {
            lines.push(format!("{before}  — {}{}", way.label, if way.leads_on() { "" } else { " ■" }));
            write(&way.nodes, &format!("{before}    "), lines);
        }
    }
}

fn forked() -> Body {
    let (quoted, lost) = (sales("quote-sent"), sales("lost"));
    let json = format!(
        r#"{{"of":"deal","when":{{"stage-entered":{{"stage":"{quoted}"}}}},
        "if":{{"all":[{{"test":{{"of":"open-tasks","op":"is","value":0}}}},
                      {{"test":{{"of":{{"field":"amount"}},"op":"filled"}}}}]}},
        "then":[
          {{"wait":{{"until":{{"event":{{"event":"payment","at_most":{{"days":3}}}}}},"too_late":[{{"notify":{{"text":"Late"}}}}]}}}},
          {{"branch":{{
            "ways":[
              {{"if":{{"all":[{{"test":{{"of":"balance","op":"at-most","value":{{"money":[0,"GBP"]}}}}}}]}},"then":[{{"end":{{"outcome":"won"}}}}]}},
              {{"if":{{"all":[{{"test":{{"of":{{"field":"contact"}},"op":"empty"}}}}]}}}}],
            "otherwise":[{{"move":{{"stage":"{lost}"}}}}]}}}},
          {{"note":{{"text":"Gone"}}}}],
        "again":"once"}}"#
    );
    Body::from_json(&json).expect("the rule cannot be read")
}

#[test]
fn the_path_of_a_rule_parts_and_comes_together() {
    assert_eq!(
        drawn(&forked(), Language::English),
        [
            "When: A deal in Sales enters the stage Quote sent",
            "If: The number of open tasks is 0",
            "If: “Amount” is filled",
            "Wait: Wait until a payment for a deal is received, or 3 days",
            "  — Not within 3 days",
            "    Step: Remind me: “Late”",
            "Branch: The first way that is open",
            "  — If the balance is at most £0.00 ■",
            "    End: End with the outcome “Won” ■",
            "  — If “Contact” is empty",
            "  — Otherwise",
            "    Step: Move to Lost",
            "Step: Write the note “Gone”",
            "* Only once for each record.",
        ]
    );
    assert_eq!(
        drawn(&forked(), Language::Russian),
        [
            "When: Сделка в воронке «Продажи» попадает на этап «Предложение отправлено»",
            "If: Число открытых задач — 0",
            "If: Поле «Сумма» заполнено",
            "Wait: Дождаться, когда по сделке приходит оплата, или подождать 3 дня",
            "  — За 3 дня не дождались",
            "    Step: Напомнить мне: «Late»",
            "Branch: Первый подходящий путь",
            "  — Если остаток к оплате не больше 0 £ ■",
            "    End: Закончить с итогом «Успешно» ■",
            "  — Если поле «Контакт» пусто",
            "  — Иначе",
            "    Step: Перевести на этап «Провалена»",
            "Step: Записать заметку «Gone»",
            "* Только один раз для каждой записи.",
        ]
    );
}

#[test]
fn steps_have_the_numbers_that_runs_know_them_by() {
    fn numbers(nodes: &[Node], found: &mut Vec<usize>) {
        for node in nodes {
            found.extend(node.number);
            node.ways.iter().for_each(|way| numbers(&way.nodes, found));
        }
    }
    let language = Language::English;
    let story = base(language);
    let texts = Texts::new(language);
    let formats = Plain::new(Arc::new(Texts::new(language)));
    let (records, schema) = (story.workspace.records(), story.workspace.schema());
    let words = Words { records, schema, formats: &formats, zone: &Utc };
    let offers = gallery(story.sight(), &texts).into_iter().flat_map(|(_, offers)| offers).map(|offer| offer.body);
    for body in offers.chain([forked()]) {
        let mut found = Vec::new();
        numbers(&rule(&body, &words).nodes, &mut found);
        assert_eq!(found, (0..Path::of(&body.steps).len()).collect::<Vec<_>>());
    }
}

/// A base in which rules are saved and switched to a mode.
fn with(rules: &[(&str, Mode, String)]) -> Story {
    let mut story = base(Language::English);
    for (name, mode, json) in rules {
        let body = Body::from_json(json).expect("the rule cannot be read");
        let rule = story.act(Command::SaveRule(SaveRule { rule: None, name: (*name).into(), body })).unwrap();
        story.act(Command::SetMode { rule, mode: *mode, also_past: false });
    }
    story
}

fn name(row: &Row) -> String {
    match &row.spot {
        Spot::Anywhere => "anywhere".into(),
        Spot::Stage(stage) => stage.name.clone(),
        Spot::Beyond => "beyond".into(),
    }
}

/// The picture of a pipeline as lines: only rows at which a rule does something.
fn told(diagram: &PipelineDiagram) -> Vec<String> {
    let mut lines = Vec::new();
    for row in &diagram.rows {
        let at = name(row);
        for one in &row.moves {
            let beyond = one.beyond.as_ref().map(|pipeline| format!(" in {pipeline}")).unwrap_or_default();
            let closed = if one.closed { ", closed" } else { "" };
            lines.push(format!("{at} → {}{beyond}: {} ({}){closed}", one.to, one.by.name, one.by.mode.word()));
        }
        lines.extend(row.acts.iter().map(|one| format!("{at}: {} ({})", one.by.name, one.by.mode.word())));
        lines.extend(row.brings.iter().map(|one| format!("{at} + {} of {}", one.by.name, one.of.name())));
    }
    lines
}

fn sales_of(story: &Story) -> PipelineDiagram {
    pipeline(story.sight(), pipeline_id("sales")).expect("no such pipeline")
}

fn deal(when: &str, conditions: &str, steps: &str) -> String {
    format!(r#"{{"of":"deal","when":{when},"if":{conditions},"then":[{steps}]}}"#)
}

fn go(stage: &str) -> String {
    format!(r#"{{"move":{{"stage":"{}"}}}}"#, sales(stage))
}

const ALWAYS: &str = r#"{"all":[]}"#;
const REMIND: &str = r#"{"notify":{"text":"Look"}}"#;
const CALLED: &str = r#"{"activity":{"form":"call"}}"#;

fn entered(stage: &str) -> String {
    format!(r#"{{"stage-entered":{{"stage":"{}"}}}}"#, sales(stage))
}

fn stage_is(op: &str, stage: &str) -> String {
    format!(r#"{{"test":{{"of":{{"field":"stage"}},"op":"{op}","value":{{"ref":"{}"}}}}}}"#, sales(stage))
}

#[test]
fn a_rule_leads_from_where_its_trigger_or_its_conditions_say() {
    let story = with(&[
        ("Trigger", Mode::Auto, deal(&entered("new"), ALWAYS, &go("quote-sent"))),
        (
            "Condition",
            Mode::Watch,
            deal(CALLED, &format!(r#"{{"all":[{}]}}"#, stage_is("is", "follow-up")), &go("negotiation")),
        ),
        (
            "Either",
            Mode::Off,
            deal(
                CALLED,
                &format!(r#"{{"any":[{},{}]}}"#, stage_is("is", "new"), stage_is("is", "follow-up")),
                &go("lost"),
            ),
        ),
        (
            "Anywhere",
            Mode::Suggest,
            deal(r#""payment""#, &format!(r#"{{"all":[{}]}}"#, stage_is("is-not", "won")), &go("won")),
        ),
        (
            "Never",
            Mode::Auto,
            deal(&entered("new"), &format!(r#"{{"none":[{}]}}"#, stage_is("is", "new")), &go("lost")),
        ),
        ("Reminds", Mode::Auto, deal(&entered("lost"), ALWAYS, REMIND)),
    ]);
    let diagram = sales_of(&story);
    assert_eq!(
        told(&diagram),
        [
            "anywhere → Won: Anywhere (suggest)",
            "New → Quote sent: Trigger (auto)",
            "New → Lost: Either (off)",
            "Needs follow-up → Negotiation: Condition (watch)",
            "Needs follow-up → Lost: Either (off)",
            "Lost: Reminds (auto)",
        ]
    );
    let rows: Vec<String> = diagram.rows.iter().map(name).collect();
    let stages = ["New", "Quote sent", "Needs follow-up", "Negotiation", "Invoice sent", "Won", "Lost"];
    assert_eq!(rows, [&["anywhere"][..], &stages[..]].concat());
    let arrows: Vec<_> = diagram.lines.iter().map(|line| (line.from, line.to, line.mode)).collect();
    let wanted = [(0, 6, Mode::Suggest), (1, 2, Mode::Auto), (1, 7, Mode::Off), (3, 4, Mode::Watch), (3, 7, Mode::Off)];
    assert_eq!(arrows, wanted);
    assert_eq!(diagram.lanes, 4);
}

#[test]
fn the_steps_of_a_rule_are_followed_from_stage_to_stage() {
    let wait = r#"{"wait":{"until":{"for":{"days":3}}}}"#;
    let branch = format!(
        r#"{{"branch":{{"ways":[{{"if":{{"all":[{}]}},"then":[{}]}}],"otherwise":[{},{{"end":{{"outcome":"lost"}}}}]}}}}"#,
        stage_is("is", "new"),
        go("quote-sent"),
        go("lost"),
    );
    let first = format!(r#"{{"any":[{},{}]}}"#, stage_is("is", "new"), stage_is("is", "follow-up"));
    let story = with(&[
        (
            "Two steps",
            Mode::Auto,
            deal(&entered("quote-sent"), ALWAYS, &[&go("follow-up"), wait, &go("negotiation")].join(",")),
        ),
        ("Fork", Mode::Auto, deal(CALLED, &first, &[&branch, &go("won")].map(|step| step.as_str()).join(","))),
        (
            "Forward",
            Mode::Auto,
            deal(
                CALLED,
                &format!(r#"{{"any":[{},{}]}}"#, stage_is("is", "new"), stage_is("is", "invoice-sent")),
                &format!(r#"{{"move":{{"stage":"{}","only_forward":true}}}}"#, sales("negotiation")),
            ),
        ),
    ]);
    assert_eq!(
        told(&sales_of(&story)),
        [
            "New → Quote sent: Fork (auto)",
            "New → Negotiation: Forward (auto)",
            "Quote sent → Needs follow-up: Two steps (auto)",
            "Quote sent → Won: Fork (auto)",
            "Needs follow-up → Negotiation: Two steps (auto)",
            "Needs follow-up → Lost: Fork (auto)",
            "Invoice sent: Forward (auto)",
        ]
    );
}

#[test]
fn other_pipelines_new_records_and_closed_ways_are_shown() {
    let expected = stage_id("repeat", "expected");
    let make =
        format!(r#"{{"make":{{"kind":"deal","name":"Again","into":{{"pipeline":"{}"}}}}}}"#, pipeline_id("sales"));
    let mut story = with(&[
        ("Out", Mode::Auto, deal(&entered("won"), ALWAYS, &format!(r#"{{"move":{{"stage":"{expected}"}}}}"#))),
        (
            "Order done",
            Mode::Auto,
            format!(
                r#"{{"of":"order","when":{{"stage-entered":{{"stage":"{}"}}}},"then":[{make}]}}"#,
                stage_id("orders", "completed")
            ),
        ),
        ("Jump", Mode::Auto, deal(&entered("new"), ALWAYS, &go("negotiation"))),
    ]);
    let only_from: Vec<RecordId> = vec![sales("follow-up")];
    story.edit(sales("negotiation"), COMES_FROM, Value::Refs(only_from));
    let diagram = sales_of(&story);
    assert_eq!(
        told(&diagram),
        [
            "New → Negotiation: Jump (auto), closed",
            "New + Order done of order",
            "Won → Expected in Repeat orders: Out (auto)",
        ]
    );
    assert_eq!(diagram.rows.iter().map(name).next_back().as_deref(), Some("beyond"));
    let repeat = pipeline(story.sight(), pipeline_id("repeat")).unwrap();
    assert_eq!(told(&repeat), [""; 0], "what leads in from elsewhere stands where it comes from");
}

#[test]
fn a_pipeline_without_rules_is_a_row_of_stages_and_one_that_is_not_there_is_nothing() {
    let story = with(&[]);
    let diagram = sales_of(&story);
    assert_eq!((diagram.rows.len(), diagram.lines.len(), diagram.lanes), (7, 0, 0));
    assert_eq!(pipeline(story.sight(), sales("new")), None);
}

#[test]
fn every_ready_rule_that_is_about_a_pipeline_is_seen_in_one() {
    let mut story = base(Language::English);
    let texts = Texts::new(Language::English);
    let offers: Vec<_> = gallery(story.sight(), &texts).into_iter().flat_map(|(_, offers)| offers).collect();
    for offer in &offers {
        story.act(Command::SaveRule(SaveRule { rule: None, name: offer.word.into(), body: offer.body.clone() }));
    }
    let words = ["sales", "repeat", "orders", "service", "leads", "onboarding"];
    let seen: Vec<String> =
        words.iter().flat_map(|word| told(&pipeline(story.sight(), pipeline_id(word)).unwrap())).collect();
    for offer in offers.iter().filter(|offer| offer.body.of.has_stages()) {
        let (moves, acts) = (format!(": {} (off)", offer.word), format!("{} of", offer.word));
        assert!(seen.iter().any(|line| line.contains(&moves) || line.contains(&acts)), "{} is not seen", offer.word);
    }
    // What the texts of the rules say.
    assert!(seen.contains(&"Quote sent → Needs follow-up: no-reply (off)".to_owned()), "{seen:#?}");
    assert!(seen.contains(&"anywhere → Won: paid (off)".to_owned()), "{seen:#?}");
    assert!(seen.contains(&"anywhere: stands-still (off)".to_owned()), "{seen:#?}");
    assert!(seen.contains(&"Expected + repeat-expected of order".to_owned()), "{seen:#?}");
}

#[test]
fn an_end_is_marked_and_a_wait_is_no_step() {
    let formats = Plain::new(Arc::new(Texts::new(Language::English)));
    let story = base(Language::English);
    let (records, schema) = (story.workspace.records(), story.workspace.schema());
    let words = Words { records, schema, formats: &formats, zone: &Utc };
    let sorts: Vec<Sort> = rule(&forked(), &words).nodes.iter().map(|node| node.sort).collect();
    assert_eq!(sorts, [Sort::When, Sort::If, Sort::If, Sort::Wait, Sort::Branch, Sort::Step]);
}
