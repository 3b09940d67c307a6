//! Rules as files: written and read again, taken to another base, refused with the reason, and what the schema says.

use crate::oracle::dice::{Cast, Dice};
use crate::story::{Story, sales};
use proptest::prelude::*;
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use tend::commands::{Command, Refusal, stage_id};
use tend::exchange::rules::{
    Candidate, Here, Limits, Problem, ProblemKind, RuleFile, Unfit, candidates, here, read, settle, to_text,
};
use tend::model::schema::{BODY, EXPECTED_CLOSE, HOLDS, MODE, NAME, OF_KIND, PIPELINE, SOURCE, STAGE_KIND, key_of};
use tend::model::{Device, FieldId, Kind, RecordId};
use tend::rule::{Body, Mode, Trigger, Where, Wrong};
use tend::views::rules;

static SCHEMA: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
    let schema: Json = serde_json::from_str(include_str!("../../docs/rules.schema.json")).unwrap();
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
});

fn faults(text: &str) -> Vec<String> {
    let json: Json = serde_json::from_str(text).unwrap();
    SCHEMA.iter_errors(&json).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn cast(story: &mut Story) -> Cast {
    let tells = |of: &str| format!(r#"{{"of":"{of}","when":"created","then":[{{"notify":{{"text":"x"}}}}]}}"#);
    let rules = ["deal", "ticket", "contact", "task"].map(|of| story.rule(&format!("Tell of a {of}"), &tells(of)));
    let mut two = |kind: Kind, names: [&str; 2]| names.map(|name| story.create(kind, &[(NAME, name.into())])).to_vec();
    Cast {
        people: two(Kind::Person, ["Olga", "Ben"]),
        companies: two(Kind::Company, ["Acme", "Lime"]),
        contacts: two(Kind::Contact, ["Ines", "Jo"]),
        tags: two(Kind::Tag, ["VIP", "Warm"]),
        rules: rules.to_vec(),
    }
}

fn parse(text: &str) -> RuleFile {
    read(text.as_bytes(), &Limits::default()).unwrap()
}

/// What a base makes of a file by itself.
fn known(story: &Story, file: &RuleFile) -> BTreeMap<RecordId, Here> {
    let find = |named| here(named, story.workspace.schema(), story.workspace.records());
    file.names.iter().filter_map(|named| Some((named.id, find(named)?))).collect()
}

fn settled_with(story: &Story, file: &RuleFile, known: &BTreeMap<RecordId, Here>) -> Vec<Result<Body, Unfit>> {
    let (schema, records) = (story.workspace.schema(), story.workspace.records());
    file.rules.iter().map(|rule| settle(rule, file, known, schema, records)).collect()
}

fn settled(story: &Story, file: &RuleFile) -> Vec<Result<Body, Unfit>> {
    settled_with(story, file, &known(story, file))
}

fn file_of(story: &Story, bodies: &[Body]) -> String {
    let rules: Vec<(String, Body)> = bodies.iter().map(|body| ("Rule".to_owned(), body.clone())).collect();
    to_text(&rules, story.workspace.records())
}

/// A body of a base, in a file, as another base takes it by itself.
fn carried(from: &Story, to: &Story, body: &str) -> Result<Body, Unfit> {
    let body = Body::from_json(body).unwrap();
    settled(to, &parse(&file_of(from, &[body]))).remove(0)
}

fn silence(stage: RecordId) -> String {
    format!(
        r#"{{"of":"deal","when":{{"silence":{{"stage":"{stage}","after":{{"days":3}}}}}},"then":[{{"notify":{{"text":"x"}}}}]}}"#
    )
}

fn own_stage(story: &mut Story, pipeline: &str, name: &str) -> RecordId {
    let pipelines = story.all(Kind::Pipeline);
    let found = pipelines.iter().find(|row| row.text(NAME) == pipeline).map(|row| row.id);
    let pipeline =
        found.unwrap_or_else(|| story.create(Kind::Pipeline, &[(NAME, pipeline.into()), (OF_KIND, "deal".into())]));
    story.create(Kind::Stage, &[(NAME, name.into()), (PIPELINE, pipeline.into()), (STAGE_KIND, "open".into())])
}

fn own_field(story: &mut Story, name: &str, of: &str, holds: &str) -> FieldId {
    let fields = [(NAME, name.into()), (OF_KIND, of.into()), (HOLDS, holds.into())];
    FieldId::custom(story.create(Kind::Field, &fields))
}

#[test]
fn a_file_names_what_its_rules_mention_and_can_be_read_by_people() {
    let mut story = Story::new();
    let stage = own_stage(&mut story, "Leather", "Quote sent");
    let size = own_field(&mut story, "Shoe size", "deal", "number");
    let gap = format!("field_{}", size.record().unwrap().to_string().replace('-', "_"));
    let body = format!(
        r#"{{"of":"deal","when":{{"stage-entered":{{"stage":"{stage}"}}}},"if":{{"test":{{"of":{{"field":"{}"}},"op":"filled"}}}},
        "then":[{{"notify":{{"text":"{{{{ {gap} }}}}"}}}}]}}"#,
        key_of(size)
    );
    let text = file_of(&story, &[Body::from_json(&body).unwrap()]);
    let told: Json = serde_json::from_str(&text).unwrap();
    let names = serde_json::json!([
        {"id": size.record().unwrap().to_string(), "kind": "field", "name": "Shoe size", "of": "deal", "holds": "number"},
        {"id": stage.to_string(), "kind": "stage", "name": "Quote sent", "of": "deal", "pipeline": "Leather"},
    ]);
    assert_eq!((&told["format"], &told["version"], &told["names"]), (&"tend-rules".into(), &1.into(), &names));
    assert!(text.starts_with("{\n  \"format\": \"tend-rules\",\n"), "{text}");
    let at = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part} in {text}"));
    assert!(at("\"of\": \"deal\",\n        \"when\"") < at("\"if\": {") && at("\"if\": {") < at("\"then\": ["));
    assert_eq!(faults(&text), [""; 0]);
}

#[test]
fn what_has_the_same_name_elsewhere_is_meant_whatever_its_id_case_or_accent() {
    let (mut here, mut there) = (Story::new(), Story::on(Device(2)));
    let stage = own_stage(&mut here, "Чёрная", "Счёт отправлен");
    own_stage(&mut there, "Красная", "счет отправлен");
    let same = own_stage(&mut there, "ЧЕРНАЯ", "СЧЕТ ОТПРАВЛЕН");
    let body = carried(&here, &there, &silence(stage)).unwrap();
    assert_eq!(body.to_json(), silence(same));

    let (olga, tag) =
        (here.create(Kind::Person, &[(NAME, "Olga".into())]), here.create(Kind::Tag, &[(NAME, "VIP".into())]));
    let olga_there = there.create(Kind::Person, &[(NAME, "olga ".into())]);
    there.create(Kind::Contact, &[(NAME, "VIP".into())]);
    let tag_there = there.create(Kind::Tag, &[(NAME, "vip".into())]);
    let body = |olga, tag| {
        format!(
            r#"{{"of":"deal","when":"created","then":[{{"assign":{{"to":{{"person":"{olga}"}}}}}},{{"tag":{{"tag":"{tag}","on":true}}}}]}}"#
        )
    };
    assert_eq!(carried(&here, &there, &body(olga, tag)).unwrap().to_json(), body(olga_there, tag_there));
}

#[test]
fn a_stage_of_that_name_alone_is_meant_where_the_pipeline_is_called_otherwise() {
    let (mut here, mut there) = (Story::new(), Story::on(Device(2)));
    let stage = own_stage(&mut here, "Leather", "Cut");
    let same = own_stage(&mut there, "Shoes", "Cut");
    assert_eq!(carried(&here, &there, &silence(stage)).unwrap().to_json(), silence(same));
    own_stage(&mut there, "Bags", "Cut");
    assert_eq!(carried(&here, &there, &silence(stage)), Err(Unfit::Unknown(vec![stage])), "two could be meant");
}

#[test]
fn the_stages_that_every_base_begins_with_stay_however_they_are_called() {
    let (here, mut there) = (Story::new(), Story::on(Device(2)));
    there.edit(sales("quote-sent"), NAME, "Offer out");
    let body = silence(sales("quote-sent"));
    assert_eq!(carried(&here, &there, &body).unwrap().to_json(), body);
    // Removed there, it is not meant any more, and another of its name is.
    let sets = there.act(Command::RemoveStage { stage: sales("quote-sent"), to: None });
    assert_eq!(sets, None);
    assert_eq!(carried(&here, &there, &body), Err(Unfit::Unknown(vec![sales("quote-sent")])));
}

#[test]
fn what_was_deleted_still_has_its_name_in_the_file() {
    let (mut here, mut there) = (Story::new(), Story::on(Device(2)));
    let olga = here.create(Kind::Person, &[(NAME, "Olga".into())]);
    here.act(Command::Delete { ids: vec![olga] });
    let olga_there = there.create(Kind::Person, &[(NAME, "Olga".into())]);
    let body =
        |olga| format!(r#"{{"of":"deal","when":"created","then":[{{"assign":{{"to":{{"person":"{olga}"}}}}}}]}}"#);
    assert_eq!(carried(&here, &there, &body(olga)).unwrap().to_json(), body(olga_there));
    assert_eq!(carried(&here, &here, &body(olga)), Err(Unfit::Unknown(vec![olga])));
}

#[test]
fn what_is_not_known_is_offered_by_sort_and_mapped() {
    let (mut here, mut there) = (Story::new(), Story::on(Device(2)));
    let size = own_field(&mut here, "Shoe size", "deal", "text");
    let gap = |field: FieldId| key_of(field).replace([':', '-'], "_");
    let body = |field: FieldId| {
        format!(
            r#"{{"of":"deal","when":{{"field-changed":{{"field":"{}"}}}},"then":[{{"notify":{{"text":"Size {{{{ {} }}}}"}}}}]}}"#,
            key_of(field),
            gap(field)
        )
    };
    let (wrong_type, wrong_kind) =
        (own_field(&mut there, "Shoe size", "deal", "number"), own_field(&mut there, "Shoe size", "contact", "text"));
    let fits = own_field(&mut there, "Size", "deal", "text");
    let file = parse(&file_of(&here, &[Body::from_json(&body(size)).unwrap()]));
    assert_eq!(settled(&there, &file), [Err(Unfit::Unknown(vec![size.record().unwrap()]))]);
    let offered = candidates(&file.names[0], there.workspace.schema(), there.workspace.records());
    let offers = |field| offered.iter().any(|one| one.here == Here::Field(field));
    assert!(offers(fits) && offers(SOURCE), "an own field of the type, and one that every base has");
    assert!(!offers(wrong_type) && !offers(wrong_kind) && !offers(EXPECTED_CLOSE));
    assert!(offered.contains(&Candidate { here: Here::Field(fits), name: "Size".into(), pipeline: None }));
    for field in [fits, SOURCE] {
        let known = BTreeMap::from([(file.names[0].id, Here::Field(field))]);
        let rule = settled_with(&there, &file, &known).remove(0).unwrap();
        assert_eq!(rule, Body::from_json(&body(field)).unwrap());
    }
}

#[test]
fn stages_are_offered_for_the_same_kind_of_records() {
    let (mut here, there) = (Story::new(), Story::on(Device(2)));
    let stage = own_stage(&mut here, "Leather", "Cut");
    let file = parse(&file_of(&here, &[Body::from_json(&silence(stage)).unwrap()]));
    let offered = candidates(&file.names[0], there.workspace.schema(), there.workspace.records());
    let offers = |stage| offered.iter().any(|one| one.here == Here::Record(stage));
    assert!(offers(sales("new")) && offers(stage_id("repeat", "expected")) && !offers(stage_id("orders", "new")));
    let known = BTreeMap::from([(stage, Here::Record(stage_id("orders", "new")))]);
    let fault = settled_with(&there, &file, &known).remove(0).unwrap_err();
    let Unfit::Fault(fault) = fault else { panic!("{fault}") };
    assert_eq!((fault.at, fault.wrong), (Where::Trigger, Wrong::NoStage(stage_id("orders", "new"))));
}

#[test]
fn a_rule_that_does_not_fit_is_refused_and_the_others_are_not() {
    let story = Story::new();
    let rule = |name: &str, body: &str| format!(r#"{{"name":"{name}","body":{body}}}"#);
    let nobody = RecordId::derived("nobody", &[]);
    let rules = [
        rule("Good", r#"{"of":"deal","when":"created","then":[{"notify":{"text":"x"}}]}"#),
        rule("Newer", "{\"of\":\"deal\",\n\"when\":\"moonrise\",\"then\":[]}"),
        rule(
            "Other kind",
            r#"{"of":"contact","when":{"stage-entered":{}},"if":{"test":{"of":{"field":"amount"},"op":"filled"}},"then":[{"notify":{"text":"x"}}]}"#,
        ),
        rule(
            "Nobody",
            &format!(r#"{{"of":"deal","when":"created","then":[{{"assign":{{"to":{{"person":"{nobody}"}}}}}}]}}"#),
        ),
        rule(" ", r#"{"of":"deal","when":"created","then":[{"notify":{"text":"x"}}]}"#),
        rule("Twice", r#"{"of":"deal","of":"deal","when":"created","then":[{"notify":{"text":"x"}}]}"#),
        rule(
            "Deep",
            &format!(
                r#"{{"of":"deal","when":"created","if":{}{}{},"then":[]}}"#,
                r#"{"all":["#.repeat(200),
                r#"{"all":[]}"#,
                "]}".repeat(200)
            ),
        ),
    ];
    let text = format!("{{\"format\":\"tend-rules\",\"version\":1,\"rules\":[\n{}\n]}}", rules.join(",\n"));
    let file = parse(&text);
    let [good, newer, other, nobody_here, nameless, twice, deep] = settled(&story, &file).try_into().unwrap();
    assert!(good.is_ok());
    let Err(Unfit::Unreadable { line, column, detail }) = newer else { panic!("{newer:?}") };
    assert_eq!((line, column), (4, 17), "{detail}");
    assert!(detail.contains("moonrise"), "{detail}");
    let Err(Unfit::Fault(fault)) = other else { panic!("{other:?}") };
    assert!(matches!((fault.at, &fault.wrong), (Where::Test(0), Wrong::NoField(_))), "{fault:?}");
    assert_eq!(nobody_here, Err(Unfit::Unnamed(nobody)));
    assert_eq!(nameless, Err(Unfit::Nameless));
    assert!(matches!(twice, Err(Unfit::Unreadable { .. })), "{twice:?}");
    assert_eq!(deep, Err(Unfit::TooDeep));
}

#[test]
fn what_a_base_can_hold_it_can_write_and_read_however_deep() {
    let story = Story::new();
    let deepest = (1..200)
        .map(|depth| {
            let open = r#"{"all":["#.repeat(depth);
            let json = format!(
                r#"{{"of":"deal","when":"created","if":{open}{{"none":[]}}{},"then":[{{"notify":{{"text":"x"}}}}]}}"#,
                "]}".repeat(depth)
            );
            Body::from_json(&json)
        })
        .take_while(Result::is_ok)
        .last()
        .unwrap()
        .unwrap();
    assert_eq!(settled(&story, &parse(&file_of(&story, std::slice::from_ref(&deepest)))), [Ok(deepest)]);
}

#[test]
fn a_file_that_holds_no_rules_says_what_is_wrong_and_where() {
    let problem = |text: &[u8], limits: &Limits| read(text, limits).unwrap_err();
    let limits = Limits::default();
    let kind = |text: &str| problem(text.as_bytes(), &limits).kind;
    let head = r#"{"format":"tend-rules","version":1"#;
    assert_eq!(kind("\u{feff} \n"), ProblemKind::Empty);
    assert_eq!(kind("name,amount"), ProblemKind::Other);
    assert_eq!(kind("[]"), ProblemKind::Other);
    assert_eq!(kind(r#"{"format":"tend-backup","version":1}"#), ProblemKind::Other);
    assert_eq!(kind(r#"{"format":["tend-rules"]}"#), ProblemKind::Other);
    assert_eq!(kind(r#"{"format":"tend-rules","version":2,"new":[]}"#), ProblemKind::Newer { found: 2 });
    assert_eq!(kind(&format!("{head},\"rules\":[")), ProblemKind::CutOff);
    assert!(matches!(kind(&format!("{head}}}")), ProblemKind::Form { .. }), "no rules");
    assert!(matches!(kind(&format!("{head},\"rules\":[],\"more\":1}}")), ProblemKind::Form { .. }));
    let id = RecordId::derived("x", &[]);
    let name = format!(r#"{{"id":"{id}","kind":"tag","name":"VIP"}}"#);
    assert!(matches!(kind(&format!("{head},\"names\":[{name},{name}],\"rules\":[]}}")), ProblemKind::Form { .. }));
    let Problem { line, column, kind: what } = problem(format!("{head},\n  oops]}}").as_bytes(), &limits);
    assert_eq!((line, column, what), (2, 3, ProblemKind::Syntax));
    let Problem { line, column, kind: what } = problem(b"{\n \"\xff\"}", &limits);
    assert_eq!((line, column, what), (2, 3, ProblemKind::Encoding));
    assert_eq!(problem(&[b'['; 5 << 20], &limits).kind, ProblemKind::TooLarge { limit: limits.bytes });
    let few = Limits { rules: 1, ..limits };
    let rule = r#"{"name":"x","body":{"of":"deal","when":"created","then":[]}}"#;
    let two = format!("{head},\"rules\":[{rule},{rule}]}}");
    assert_eq!(problem(two.as_bytes(), &few).kind, ProblemKind::TooMany { limit: 1 });
    assert!(problem(format!("{{\"a\":{}", "[".repeat(3 << 20)).as_bytes(), &limits).kind == ProblemKind::CutOff);
}

#[test]
fn rules_that_are_taken_are_off_behind_the_others_and_go_with_one_undo() {
    let mut story = Story::new();
    let body = |text: &str| {
        Body::from_json(&format!(r#"{{"of":"deal","when":"created","then":[{{"notify":{{"text":"{text}"}}}}]}}"#))
            .unwrap()
    };
    let gone = ["Goes", "Goes too"].map(|name| story.rule(name, &body(name).to_json()));
    story.rule("One", &body("1").to_json());
    story.act(Command::Delete { ids: gone.to_vec() });
    story.act(Command::TakeRules { rules: vec![("Two".into(), body("2")), ("Three".into(), body("3"))] });
    let rows = |story: &Story| -> Vec<(String, bool)> {
        rules::rules(story.sight()).into_iter().map(|row| (row.name, row.mode == Mode::Auto)).collect()
    };
    assert_eq!(rows(&story), [("One".into(), true), ("Two".into(), false), ("Three".into(), false)]);
    assert!(story.all(Kind::Rule).iter().all(|rule| !rule.text(BODY).is_empty() && !rule.text(MODE).is_empty()));
    let sets = story.last_deed();
    story.act(Command::Undo { sets });
    assert_eq!(rows(&story), [("One".into(), true)]);
}

#[test]
fn rules_are_taken_all_or_none() {
    let mut story = Story::new();
    let good = Body::new(Kind::Deal, Trigger::Created, Default::default(), vec![]);
    let refused = story.plan(Command::TakeRules { rules: vec![("Does nothing".into(), good)] }).unwrap_err();
    assert!(matches!(refused, Refusal::BadRule(fault) if fault.wrong == Wrong::NoSteps));
    let text = r#"{"of":"deal","when":"created","then":[{"notify":{"text":"x"}}]}"#;
    let rules =
        vec![("Good".to_owned(), Body::from_json(text).unwrap()), (" ".to_owned(), Body::from_json(text).unwrap())];
    assert_eq!(story.plan(Command::TakeRules { rules }).unwrap_err(), Refusal::Empty(NAME));
}

#[test]
fn the_example_in_the_description_is_a_file_of_rules() {
    let page = include_str!("../../docs/rule-file.md");
    let example: Vec<&str> =
        page.lines().skip_while(|line| !line.starts_with("    {")).take_while(|l| l.starts_with("    ")).collect();
    let (stage, field) = (RecordId::derived("example", &[b"1"]), RecordId::derived("example", &[b"2"]));
    let text = example.join("\n").replace("0192f0a4-…", &stage.to_string()).replace("0192f0a5-…", &field.to_string());
    assert_eq!(faults(&text), [""; 0]);
    let mut story = Story::new();
    let shoe = own_field(&mut story, "Shoe size", "deal", "number");
    let known = BTreeMap::from([(stage, Here::Record(sales("quote-sent"))), (field, Here::Field(shoe))]);
    assert!(settled_with(&story, &parse(&text), &known)[0].is_ok());
}

#[test]
fn what_is_no_rule_is_none_for_the_schema_either() {
    let story = Story::new();
    let text = file_of(&story, &[Body::from_json(&silence(sales("quote-sent"))).unwrap()]);
    assert_eq!(faults(&text), [""; 0]);
    for (what, by) in [
        ("\"version\": 1", "\"version\": 2"),
        ("tend-rules", "other"),
        ("\"kind\": \"stage\"", "\"kind\": \"alien\""),
        ("\"silence\"", "\"noise\""),
        ("\"days\": 3", "\"weeks\": 3"),
        ("\"notify\"", "\"shout\""),
        ("\"of\": \"deal\",\n        \"when\"", "\"more\": 1,\n        \"when\""),
    ] {
        assert!(text.contains(what), "{what} in {text}");
        let spoilt = text.replacen(what, by, 1);
        assert!(!faults(&spoilt).is_empty(), "{by}");
        let read = read(spoilt.as_bytes(), &Limits::default());
        assert!(read.is_err() || settled(&story, &read.unwrap())[0].is_err(), "{by}");
    }
}

#[test]
fn the_schema_knows_every_kind_type_and_field() {
    let text = include_str!("../../docs/rules.schema.json");
    for kind in Kind::ALL {
        assert!(text.contains(&format!("\"{}\"", kind.name())), "{kind:?}");
    }
    for holds in tend::model::FieldType::PLAIN {
        assert!(text.contains(holds.word()), "{holds:?}");
    }
    for field in tend::model::schema::BUILTIN {
        let json = format!(
            r#"{{"format":"tend-rules","version":1,"rules":[{{"name":"x","body":{{"of":"deal","when":{{"field-changed":{{"field":"{}"}}}},"then":[]}}}}]}}"#,
            key_of(*field)
        );
        assert_eq!(faults(&json), [""; 0]);
    }
}

proptest! {
    #[test]
    fn every_rule_that_is_written_is_read_again_and_is_what_the_schema_says(
        seeds in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..120), 1..4)
    ) {
        let mut story = Story::new();
        let cast = cast(&mut story);
        let mut bodies: Vec<Body> = Vec::new();
        for bytes in &seeds {
            let body = Dice::new(bytes, &cast).body(&bodies);
            // The dice also draw what is refused when it is saved.
            if body.check(story.workspace.schema(), story.workspace.records()).is_ok() {
                bodies.push(body);
            }
        }
        let text = file_of(&story, &bodies);
        prop_assert_eq!(faults(&text), [""; 0]);
        let read: Vec<Body> = settled(&story, &parse(&text)).into_iter().map(Result::unwrap).collect();
        prop_assert_eq!(&read, &bodies);
        prop_assert_eq!(&file_of(&story, &read), &text);

        // To another base with people, clients and tags of the same names and back: what is the same, is the same.
        let mut there = Story::on(Device(2));
        let others = self::cast(&mut there);
        prop_assert!(others.people != cast.people);
        let abroad: Vec<Body> = settled(&there, &parse(&text)).into_iter().map(Result::unwrap).collect();
        let back: Vec<Body> = settled(&story, &parse(&file_of(&there, &abroad))).into_iter().map(Result::unwrap).collect();
        prop_assert_eq!(back, bodies);
    }

    #[test]
    fn no_file_makes_the_reader_stumble(text in "\\PC{0,200}", cut in 0_usize..600) {
        let _ = read(text.as_bytes(), &Limits::default());
        let story = Story::new();
        let whole = file_of(&story, &[Body::from_json(&silence(sales("new"))).unwrap()]);
        let cut = &whole.as_bytes()[..cut.min(whole.len() - 2)];
        prop_assert!(read(cut, &Limits::default()).is_err());
    }
}

#[test]
fn a_value_of_any_form_is_the_same_after_the_way() {
    let story = Story::new();
    for value in
        [r#""0192f0a4-0000-7000-8000-000000000001""#, "2.5", r#"{"money":[-5,"RUB"]}"#, r#"{"day":"2026-02-28"}"#]
    {
        let (field, of) = match value.as_bytes()[0] {
            b'"' => ("source", "deal"),
            b'2' => ("probability", "deal"),
            _ if value.contains("money") => ("amount", "deal"),
            _ => ("expected-close", "deal"),
        };
        let body = format!(
            r#"{{"of":"{of}","when":"created","then":[{{"set":{{"field":"{field}","value":{{"value":{value}}}}}}}]}}"#
        );
        assert_eq!(carried(&story, &story, &body).unwrap().to_json(), body);
    }
}
