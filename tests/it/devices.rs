//! Several devices that began with one base, each at work on its own, exchanging journals in any order.

use crate::disk::{Disk, records};
use crate::story::Story;
use crate::vault_properties::{act, acts, busy, packed};
use proptest::prelude::*;
use std::collections::BTreeSet;
use tend::commands::Command;
use tend::journal::{ChangeSet, fold, merge, undoable};
use tend::model::schema::{ABOUT, NOTES, RULE, SOURCE};
use tend::model::time::DAY_MS;
use tend::model::{Device, Kind, RecordId, Stamp, Value};
use tend::vault::Segment;
use tend::views::timeline::{What, timeline};

/// The same base on another device.
fn copy(story: &Story, device: u64) -> Story {
    let mut other = Story::bare(Device(device));
    let disk = Disk::of(&story.disk()).given_to(Device(device));
    other.workspace = disk.load().unwrap();
    other.journal = story.journal.clone();
    other.now = story.now;
    other
}

/// Takes a journal in; it may come with its last entries first.
fn receive(to: &mut Story, mut sets: Vec<ChangeSet>, backwards: bool) {
    if backwards {
        sets.reverse();
    }
    to.act(Command::Merge { sets });
}

/// Runs that time made, by rule and record.
fn runs(story: &Story) -> Vec<(Option<Value>, Option<Value>)> {
    story.all(Kind::Run).iter().map(|run| (run.get(RULE).cloned(), run.get(ABOUT).cloned())).collect()
}

#[test]
fn two_devices_that_ran_the_same_rules_agree_and_each_thing_was_done_once() {
    let mut phone = busy();
    let deals: Vec<_> = (0..5).map(|n| phone.deal(&format!("Deal {n}"), n)).collect();
    let mut laptop = copy(&phone, 2);
    phone.edit(deals[0], SOURCE, "phone");
    laptop.now = laptop.now.plus_ms(1000);
    laptop.edit(deals[0], NOTES, "laptop");
    laptop.edit(deals[1], SOURCE, "laptop");
    // Both are there when the deals have stood for a day.
    phone.now = phone.now.plus_ms(DAY_MS);
    laptop.now = phone.now.plus_ms(7_000);
    phone.tick();
    laptop.tick();
    let sent = phone.journal.clone();
    receive(&mut phone, laptop.journal.clone(), false);
    receive(&mut laptop, sent, true);
    assert_eq!(records(&phone.workspace), records(&laptop.workspace));
    let (all, distinct) = (runs(&phone), runs(&phone).into_iter().collect::<BTreeSet<_>>());
    assert_eq!((all.len(), distinct.len()), (7, 7), "five stood, two were noted");
    assert_eq!(phone.all(Kind::Task).len(), 5);
    assert_eq!((phone.text(deals[0], SOURCE), phone.text(deals[0], NOTES)), ("phone".into(), "laptop".into()));
}

#[test]
fn what_was_edited_after_an_import_arrives_edited() {
    let mut phone = busy();
    let mut laptop = copy(&phone, 2);
    let (ids, chunk) = packed(&mut phone, 200);
    phone.act(Command::Import { file: "deals.csv".into(), changes: Vec::new(), packed: vec![chunk] });
    phone.edit(ids[7], NOTES, "new");
    phone.act(Command::Delete { ids: vec![ids[8]] });
    receive(&mut laptop, phone.journal.clone(), false);
    assert_eq!(laptop.text(ids[7], NOTES), "new");
    assert_eq!(records(&phone.workspace), records(&laptop.workspace));
}

/// What a browser that opens the base offers to take back with a key.
fn offered(story: &Story) -> Vec<Stamp> {
    let tail = Segment::open(&story.workspace.tail().bytes()).unwrap();
    undoable(&tail.join_some(&|_| None), story.workspace.manifest().device)
}

fn deed(story: &Story, id: RecordId) -> Stamp {
    story.deed_of(id).first().unwrap().deed
}

#[test]
fn what_another_device_did_is_no_step_of_undo() {
    let mut phone = Story::new();
    let mut laptop = copy(&phone, 2);
    let on_phone = phone.deal("On the phone", 1);
    laptop.now = laptop.now.plus_ms(1000);
    let on_laptop = laptop.deal("On the laptop", 2);
    laptop.edit(on_laptop, NOTES, "later than all the phone did");
    receive(&mut phone, laptop.journal.clone(), false);
    assert_eq!(offered(&phone), [deed(&phone, on_phone)]);
    phone.now = laptop.now.plus_ms(1000);
    phone.edit(on_laptop, NOTES, "edited on the phone all the same");
    let edit = phone.last_deed()[0].deed;
    assert_eq!(offered(&phone), [deed(&phone, on_phone), edit], "the last thing done here is the last");
    assert_eq!(offered(&laptop).len(), 2);
}

#[test]
fn what_was_taken_back_on_another_device_is_not_offered_again() {
    let mut phone = Story::new();
    let [one, two] = ["One", "Two"].map(|name| phone.deal(name, 1));
    let mut laptop = copy(&phone, 2);
    laptop.now = laptop.now.plus_ms(1000);
    let sets = laptop.deed_of(two);
    laptop.act(Command::Undo { sets });
    receive(&mut phone, laptop.journal.clone(), false);
    assert_eq!(offered(&phone), [deed(&phone, one)]);
    assert!(offered(&laptop).contains(&laptop.last_deed()[0].deed), "the taking back itself was done there");
}

#[test]
fn what_lost_in_a_merge_stands_in_the_timeline_with_the_device_it_came_from() {
    let mut phone = Story::new();
    let deal = phone.deal("Roof", 1);
    let mut laptop = copy(&phone, 2);
    laptop.now = laptop.now.plus_ms(1000);
    laptop.edit(deal, NOTES, "laptop");
    phone.now = phone.now.plus_ms(2000);
    phone.edit(deal, NOTES, "phone");
    receive(&mut phone, laptop.journal.clone(), false);
    assert_eq!(phone.text(deal, NOTES), "phone");
    let told: Vec<_> = timeline(phone.sight(), deal, &phone.history(deal))
        .into_iter()
        .flat_map(|entry| entry.what.into_iter().map(move |what| (entry.stamp.device().0, what)))
        .filter_map(|(device, what)| match what {
            What::Changed(change) if change.field == NOTES => Some((device, change.after)),
            _ => None,
        })
        .collect();
    assert_eq!(told, [(1, Some("phone".into())), (2, Some("laptop".into()))], "the last one first");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]
    #[test]
    fn devices_that_exchange_journals_in_any_order_agree(
        count in 2..=4usize,
        base in acts(6),
        walk in prop::collection::vec((any::<(u8, u8, u8)>(), any::<u8>(), any::<u8>()), 0..40),
    ) {
        let mut first = busy();
        base.into_iter().for_each(|one| act(&mut first, one));
        let mut devices: Vec<Story> = vec![];
        for n in 1..count {
            devices.push(copy(&first, 10 + n as u64));
        }
        devices.push(first);
        let exchange = |devices: &mut Vec<Story>, to: usize, from: usize, backwards: bool| {
            if to != from {
                let sets = devices[from].journal.clone();
                receive(&mut devices[to], sets, backwards);
            }
        };
        for (one, who, with) in walk {
            let who = usize::from(who) % count;
            if with < 70 {
                exchange(&mut devices, who, usize::from(with) % count, with % 2 == 0);
            } else {
                act(&mut devices[who], one);
            }
        }
        for round in 0..2 {
            for to in 0..count {
                for from in 0..count {
                    exchange(&mut devices, to, from, round == 0);
                }
            }
        }
        let all = devices.iter().skip(1).fold(devices[0].journal.clone(), |all, one| merge(&all, &one.journal));
        let expected = fold(&all);
        for device in &devices {
            prop_assert_eq!(&records(&device.workspace), &expected);
            let (due, first) = (device.workspace.schedule(), devices[0].workspace.schedule());
            prop_assert_eq!(due.iter().collect::<Vec<_>>(), first.iter().collect::<Vec<_>>());
        }
    }
}
