//! Finding by words: what is found is what has the words, now, whatever happened before.

use crate::story::Story;
use proptest::prelude::*;
use std::ops::ControlFlow;
use tend::commands::Command;
use tend::model::schema::{COMPANY, EMAIL, NAME, NOTES, PHONE};
use tend::model::{Kind, RecordId, Records, Value};
use tend::search::{Index, KINDS, Query, Rank, bearers, fold, named};

fn refreshed(index: &mut Index, story: &Story) {
    let sight = story.sight();
    assert!(index.refresh(sight.records, sight.schema, usize::MAX));
}

fn found(index: &mut Index, typed: &str) -> Vec<RecordId> {
    index.find(&Query::new(typed), KINDS, 20).iter().map(|hit| hit.id).collect()
}

#[test]
fn a_deal_is_found_by_its_company_also_when_that_is_renamed() {
    let mut story = Story::new();
    let company = story.create(Kind::Company, &[(NAME, "Café Lumen".into())]);
    let deal = story.create(Kind::Deal, &[(NAME, "Shop-front lettering".into()), (COMPANY, Value::Ref(company))]);
    let mut index = Index::default();
    refreshed(&mut index, &story);
    assert_eq!(found(&mut index, "cafe lum"), [company, deal]);
    assert_eq!(found(&mut index, "lettering lumen"), [deal]);

    story.edit(company, NAME, "Bar Central");
    refreshed(&mut index, &story);
    assert_eq!(found(&mut index, "lumen"), []);
    assert_eq!(found(&mut index, "central"), [company, deal]);

    story.act(Command::Delete { ids: vec![deal] });
    refreshed(&mut index, &story);
    assert_eq!(found(&mut index, "central"), [company]);
}

#[test]
fn a_line_names_whom_it_is_about() {
    let mut story = Story::new();
    let mut make = |kind, name: &str| story.create(kind, &[(NAME, name.into())]);
    let ines = make(Kind::Contact, "Ines Moreau");
    let [inna, other_inna] = ["Инна Смирнова", "Инна Белова"].map(|name| make(Kind::Contact, name));
    let romashka = make(Kind::Company, "ООО «Ромашка»");
    let lumen = make(Kind::Company, "Café Lumen");
    let website = make(Kind::Deal, "Website relaunch for spring");
    let mut index = Index::default();
    refreshed(&mut index, &story);
    let of = |line: &str| named(line, 3, |word| bearers(&index, word));
    let ids = |line: &str| of(line).iter().map(|named| named.id).collect::<Vec<_>>();

    assert_eq!(ids("call Ines"), [ines]);
    assert_eq!(ids("Ines's invoice"), [ines]);
    assert_eq!(ids("отправить Ромашке счёт"), [romashka]);
    // A person is meant before what she is asked about.
    assert_eq!(ids("ask ines about the lumen order"), [ines, lumen]);
    // Who has more of the name said is meant; of two alike nobody knows.
    let lines = of("Позвонить Инне Смирновой");
    assert_eq!(lines[0].id, inna);
    assert!(lines[0].sureness() > lines[1].sureness());
    let lines = of("позвонить инне");
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0].sureness(), lines[1].sureness());
    assert!(lines.iter().any(|named| named.id == other_inna));
    // One word of a long name is not the name.
    assert_eq!(ids("fix the website"), []);
    assert_eq!(ids("website relaunch kick-off"), [website]);
    assert_eq!(ids("buy milk"), []);
}

#[test]
fn a_number_is_found_however_it_is_written() {
    let mut story = Story::new();
    let ivan = story.create(Kind::Contact, &[(NAME, "Иван Семёнов".into()), (PHONE, "+7 (921) 123-45-67".into())]);
    let mut index = Index::default();
    refreshed(&mut index, &story);
    for typed in ["89211234567", "+7(921)1234567", "(921)", "123-45", "семенов", "Семён ИВ"] {
        assert_eq!(found(&mut index, typed), [ivan], "{typed}");
    }
    let other = Query::in_other_layout("ctvtyjd").unwrap();
    assert_eq!(index.find(&other, KINDS, 9)[0].id, ivan);
}

#[test]
fn who_is_called_so_comes_before_who_is_somewhere_so_and_the_youngest_first() {
    let mut story = Story::new();
    let mut contact =
        |name: &str, notes: &str| story.create(Kind::Contact, &[(NAME, name.into()), (NOTES, notes.into())]);
    let [somewhere, within, begins, called] = [
        contact("Zoe", "a friend of Ann"),
        contact("Mary-Ann Lee", "-"),
        contact("Anna Bell", "-"),
        contact("Ann", "-"),
    ];
    let younger = contact("Anne", "-");
    let mut index = Index::default();
    refreshed(&mut index, &story);
    assert_eq!(found(&mut index, "ann"), [called, younger, begins, within, somewhere]);
    assert_eq!(index.find(&Query::new("ann"), KINDS, 9)[0].rank, Rank::Called);
}

/// Words from few letters, so that many records share them.
fn words() -> impl Strategy<Value = String> {
    "[abё]{1,3}( [abЁé]{1,3}){0,2}"
}

#[derive(Clone, Debug)]
enum Step {
    Contact(String, String),
    Company(String),
    Rename(usize, String),
    Join(usize, usize),
    Delete(usize),
    Look(String),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        3 => (words(), words()).prop_map(|(name, mail)| Step::Contact(name, mail)),
        2 => words().prop_map(Step::Company),
        2 => (0..50_usize, words()).prop_map(|(at, name)| Step::Rename(at, name)),
        2 => (0..50_usize, 0..50_usize).prop_map(|(at, company)| Step::Join(at, company)),
        1 => (0..50_usize).prop_map(Step::Delete),
        4 => words().prop_map(Step::Look),
    ];
    proptest::collection::vec(step, 1..60)
}

/// Record by record, with nothing kept.
fn plainly(story: &Story, query: &Query, kind: Kind) -> Vec<RecordId> {
    let records = story.workspace.records();
    let has = |id: &RecordId| {
        let record = records.find(*id).unwrap();
        let company =
            record.reference(COMPANY).map(|id| records.find(id).filter(|r| r.alive).map(|r| r.text(NAME).to_owned()));
        let all = [record.text(NAME), record.text(EMAIL), company.flatten().as_deref().unwrap_or_default()].map(fold);
        query.words().iter().all(|word| all.iter().any(|text| text.contains(word.as_str())))
    };
    let mut all: Vec<RecordId> = records.all(kind).into_iter().filter(has).collect();
    all.sort_unstable();
    all
}

proptest! {
    #[test]
    fn what_is_found_is_what_a_look_at_every_record_finds(steps in steps()) {
        let mut story = Story::new();
        let mut index = Index::default();
        let (mut contacts, mut companies) = (Vec::new(), Vec::new());
        for step in steps {
            match step {
                Step::Contact(name, mail) => {
                    contacts.push(story.create(Kind::Contact, &[(NAME, name.as_str().into()), (EMAIL, mail.as_str().into())]));
                }
                Step::Company(name) => companies.push(story.create(Kind::Company, &[(NAME, name.as_str().into())])),
                Step::Rename(at, name) => {
                    let all: Vec<RecordId> = contacts.iter().chain(&companies).copied().collect();
                    if let Some(id) = all.get(at % all.len().max(1)) {
                        story.edit(*id, NAME, name.as_str());
                    }
                }
                Step::Join(at, company) => {
                    if let (Some(id), Some(company)) =
                        (contacts.get(at % contacts.len().max(1)), companies.get(company % companies.len().max(1)))
                    {
                        story.edit(*id, COMPANY, Value::Ref(*company));
                    }
                }
                Step::Delete(at) => {
                    if !contacts.is_empty() {
                        let id = contacts.remove(at % contacts.len());
                        story.act(Command::Delete { ids: vec![id] });
                    }
                }
                Step::Look(typed) => {
                    // In small steps, as between two frames.
                    let sight = story.sight();
                    while !index.refresh(sight.records, sight.schema, 1) {}
                    let query = Query::new(&typed);
                    for kind in [Kind::Contact, Kind::Company] {
                        let mut all = Vec::new();
                        let _ = index.each(&query, kind, |id, _| {
                            all.push(id);
                            ControlFlow::Continue(())
                        });
                        all.sort_unstable();
                        prop_assert_eq!(all, plainly(&story, &query, kind), "{} {:?}", typed, kind);
                    }
                    // Letter by letter, and some taken back, as one types.
                    let kinds = [Kind::Contact, Kind::Company];
                    let ends = (1..=typed.chars().count()).chain([2, 1, 3]);
                    for typed in ends.map(|end| typed.chars().take(end).collect::<String>()) {
                        let query = Query::new(&typed);
                        let hits = index.find(&query, &kinds, 1_000);
                        for kind in kinds {
                            let mut all: Vec<_> = hits.iter().filter(|hit| hit.kind == kind).map(|hit| hit.id).collect();
                            all.sort_unstable();
                            prop_assert_eq!(all, plainly(&story, &query, kind), "{} {:?}", typed, kind);
                        }
                        // The best few are the best of all, whatever is remembered. (Of one letter, the first.)
                        if query.words().iter().any(|word| word.chars().count() > 2) {
                            let few = index.find(&query, &kinds, 2);
                            prop_assert_eq!(&few[..], &hits[..hits.len().min(2)], "{}", typed);
                        }
                    }
                }
            }
        }
    }
}
