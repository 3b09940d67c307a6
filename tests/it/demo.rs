//! The made-up base: made through the one door, believable, the same each time, and gone in one action,
//! or without a trace.

use crate::backup::export;
use crate::disk::{Disk, records};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use tend::automation::{Reversals, StageOrder};
use tend::commands::{Command, name_keys, pipeline_id, setting_id};
use tend::demo::{DEVICE, Wish, is_own, journal, made_up, mark};
use tend::journal::{Cause, ChangeSet, Deed};
use tend::model::schema::{ABOUT, CURRENCY, NAME, RUN_STATUS, STAGE, STAGE_KIND, TASK_STATUS, TRACE, ZONE};
use tend::model::time::DAY_MS;
use tend::model::{Currency, Device, Given, Instant, Kind, RecordId, Records, Utc, Value};
use tend::text::Language;
use tend::vault::{Manifest, Place};
use tend::views::Sight;
use tend::views::health::attention;
use tend::views::rules::rules;
use tend::workspace::Workspace;

const NOON: &str = "2026-11-25T12:00:00Z";

fn wish(language: Language, seed: u64) -> Wish {
    let names: BTreeMap<_, _> = name_keys().into_iter().map(|key| (key.clone(), key)).collect();
    let until = Instant::from_rfc3339(NOON).unwrap();
    Wish { until, zone: Rc::new(Utc), language, currency: Currency::GBP, names, seed }
}

fn founded(sets: Vec<ChangeSet>) -> Workspace {
    let base = RecordId::derived("test", &[]);
    let none = Manifest::empty(base, Device(7));
    Workspace::found(&none, base, Device(7), sets, Rc::new(Utc)).unwrap().0
}

fn count(workspace: &Workspace, kind: Kind) -> usize {
    workspace.records().all(kind).len()
}

#[test]
fn a_made_up_base_is_of_some_size_and_in_every_state() {
    for language in Language::ALL {
        for seed in 0..2 {
            let workspace = founded(journal(&wish(language, seed)));
            let records = workspace.records();
            for (kind, least) in [
                (Kind::Deal, 30),
                (Kind::Contact, 16),
                (Kind::Company, 16),
                (Kind::Task, 6),
                (Kind::Payment, 8),
                (Kind::Order, 3),
                (Kind::Ticket, 6),
                (Kind::Lead, 7),
                (Kind::Rule, 7),
                (Kind::Run, 30),
            ] {
                assert!(count(&workspace, kind) >= least, "{language:?} {seed}: {} {kind:?}", count(&workspace, kind));
            }
            let kinds = |word: &str| {
                let of = |id: RecordId| {
                    records.find(records.find(id)?.reference(STAGE)?)?.text(STAGE_KIND).to_owned().into()
                };
                records.all(Kind::Deal).into_iter().filter_map(of).filter(|kind: &String| kind == word).count()
            };
            let (open, won, lost) = (kinds("open"), kinds("won"), kinds("lost"));
            assert!(open >= 8 && won >= 5 && lost >= 3, "{language:?} {seed}: {open} open, {won} won, {lost} lost");
            for run in records.all(Kind::Run).into_iter().filter_map(|id| records.find(id)) {
                assert!(run.text(RUN_STATUS) != "failed" && run.text(RUN_STATUS) != "stopped", "{}", run.text(TRACE));
            }
            let open = |id: &RecordId| records.find(*id).unwrap().text(TASK_STATUS) == "open";
            assert!(records.all(Kind::Task).iter().filter(|id| open(id)).count() >= 6);
        }
    }
}

#[test]
fn the_same_seed_tells_the_same_story_and_another_one_another() {
    let of = |seed| journal(&wish(Language::English, seed));
    assert_eq!(of(1), of(1));
    assert_ne!(of(1), of(2));
}

#[test]
fn nothing_in_it_lies_in_the_future_or_out_of_order() {
    let until = Instant::from_rfc3339(NOON).unwrap();
    let sets = journal(&wish(Language::English, 3));
    assert!(sets.array_windows().all(|[one, next]| one.stamp < next.stamp));
    assert!(sets.iter().all(|set| set.stamp.device() == DEVICE && set.stamp.ms() <= until.0 as u64));
    assert!(sets.iter().filter(|set| !matches!(set.cause, Cause::Person(_))).count() > 30, "rules did little");
}

#[test]
fn it_is_gone_in_one_action_and_what_the_person_added_stays() {
    let mut workspace = founded(journal(&wish(Language::English, 4)));
    let given = |seed| Given { device: Device(7), ..Given::fixed(Instant::from_rfc3339(NOON).unwrap(), seed) };
    let own = Command::Create { kind: Kind::Contact, fields: vec![(NAME, "Mine".into())] };
    let plan = workspace.plan(&given(1), &own).unwrap();
    let mine = plan.subject.unwrap();
    workspace.adopt(plan);
    assert!(workspace.records().get(mark()).is_some());
    // Born here, but about what is made up: as by a rule of it that went on.
    let deal = workspace.records().all(Kind::Deal)[0];
    let fields = vec![(NAME, "Ring about the quote".into()), (ABOUT, Value::Ref(deal))];
    let plan = workspace.plan(&given(4), &Command::Create { kind: Kind::Task, fields }).unwrap();
    let about_it = plan.subject.unwrap();
    workspace.adopt(plan);
    let ids = made_up(workspace.records());
    assert!(ids.contains(&about_it) && !ids.contains(&mine));
    let plan = workspace.plan(&given(2), &Command::Delete { ids }).unwrap();
    assert_eq!(plan.sets.len(), 1, "rules stirred");
    let sets = plan.sets.clone();
    workspace.adopt(plan);
    assert!(made_up(workspace.records()).is_empty());
    assert!(workspace.records().get(mine).is_some());
    assert!(count(&workspace, Kind::Stage) > 10 && count(&workspace, Kind::Deal) == 0);
    let plan = workspace.plan(&given(3), &Command::Undo { sets }).unwrap();
    workspace.adopt(plan);
    assert!(count(&workspace, Kind::Deal) >= 30, "it cannot be had back");
}

#[test]
fn begun_anew_nothing_of_it_is_left_in_records_journal_or_backup_and_the_currency_stays() {
    let base = RecordId::derived("test", &[]);
    let none = Manifest::empty(base, Device(7));
    let (old, writes) =
        Workspace::found(&none, base, Device(7), journal(&wish(Language::English, 5)), Rc::new(Utc)).unwrap();
    let mut disk = Disk::of(&[writes]);
    let given = Given { device: Device(7), ..Given::fixed(Instant::from_rfc3339(NOON).unwrap(), 1 << 80) };
    let (_, writes) = old.begin_anew(&given, &BTreeMap::new()).unwrap();
    assert!(disk.commit(&writes), "written on an old head");
    let workspace = disk.load().unwrap();
    let told: Vec<ChangeSet> = disk.journal().into_iter().map(|(_, set)| set).collect();
    assert_eq!(told.len(), 1, "more than its set-up");
    assert_eq!(told[0].cause, Cause::Person(Deed::SetUp));
    assert!(disk.values.keys().all(|place| !matches!(place, Place::Births(_))));
    assert_ne!(workspace.manifest().base, base, "an old backup would be taken for one of this base");
    let kinds: BTreeSet<Kind> = records(&workspace).into_values().map(|record| record.kind).collect();
    assert_eq!(kinds, [Kind::Setting, Kind::Pipeline, Kind::Stage].into());
    let file = String::from_utf8(export(&workspace, &told)).unwrap();
    assert!(!file.contains(&mark().to_string()) && !file.contains("\"kind\":\"deal\""), "{file}");
    let settings = workspace.records().get(setting_id()).unwrap();
    assert_eq!((settings.text(CURRENCY), settings.text(ZONE)), ("GBP", "UTC"));
}

#[test]
fn what_the_person_did_is_told_from_the_story_its_rules_and_the_currency() {
    let mut workspace = founded(journal(&wish(Language::English, 6)));
    assert!(!journal(&wish(Language::English, 6)).iter().any(is_own));
    let given = |seed, days| {
        let now = Instant::from_rfc3339(NOON).unwrap().plus_ms(days * DAY_MS);
        Given { device: Device(7), ..Given::fixed(now, seed) }
    };
    let mut did = |seed, days, command| {
        let plan = workspace.plan(&given(seed, days), &command).unwrap();
        let sets = plan.sets.clone();
        workspace.adopt(plan);
        assert!(!sets.is_empty(), "nothing came of {command:?}");
        sets.iter().any(is_own)
    };
    assert!(!did(1, 60, Command::PassTime { limit: 9 }), "rules go on by themselves");
    assert!(!did(2, 60, Command::Settings { currency: Some("EUR".into()), zone: None }));
    let contact = Command::Create { kind: Kind::Contact, fields: vec![(NAME, "Mine".into())] };
    assert!(did(3, 60, contact));
    let renamed = vec![(NAME, Some("Sales".into()))];
    assert!(did(4, 60, Command::Edit { ids: vec![pipeline_id("sales")], fields: renamed }));
}

#[test]
fn none_of_its_rules_asks_to_be_looked_at() {
    for language in Language::ALL {
        for seed in 0..3 {
            let sets = journal(&wish(language, seed));
            let workspace = founded(sets.clone());
            let mut read = Reversals::new(Instant(0), StageOrder::of(workspace.records()));
            sets.iter().for_each(|set| read.take(set));
            let sight = Sight {
                records: workspace.records(),
                schema: workspace.schema(),
                book: workspace.book(),
                schedule: workspace.schedule(),
                now: Instant::from_rfc3339(NOON).unwrap(),
                zone: &Utc,
            };
            let told = attention(sight, &rules(sight), &read.end());
            let told: Vec<_> = told.into_iter().map(|(row, reason)| (row.name, reason)).collect();
            assert_eq!(told, [], "{language:?} {seed}");
        }
    }
}
