//! A random walk of two tabs over one base, with faults under way, held against a plain map.

use std::collections::BTreeMap;
use std::sync::Arc;

use tend::browser::database::{CommitError, Database, Durability};
use tend::vault::{Head, Place, Writes};
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

use crate::support::{SHORT, WRITER, fresh_name, head, js, noise};

const STEPS: u32 = 400;
const PLACES: u64 = 12;
const FAULTS: [&str; 6] = ["throw:UnknownError", "throw:InvalidStateError", "error", "abort", "full", "close"];

struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 20) % end
    }

    fn one_in(&mut self, chances: u64) -> bool {
        self.below(chances) == 0
    }

    fn place(&mut self) -> Place {
        let number = self.below(PLACES);
        match self.below(3) {
            0 => Place::Chunk { kind: self.below(2) as u16, index: number as u32 },
            1 => Place::Segment(number),
            _ => Place::Births(number),
        }
    }

    fn writes(&mut self, expected: u64, generation: u64) -> Writes {
        let mut places: Vec<Place> = (0..self.below(6)).map(|_| self.place()).collect();
        places.sort();
        places.dedup();
        let deleted = self.below(places.len() as u64 + 1) as usize;
        let deletes = places.split_off(deleted);
        let puts = places.into_iter();
        Writes { expected, head: head(generation), puts: puts.map(|place| (place, self.value())).collect(), deletes }
    }

    fn value(&mut self) -> Arc<[u8]> {
        let seed = self.below(u64::MAX >> 20);
        noise(seed, self.below(2_000) as usize)
    }
}

type Model = BTreeMap<Place, Vec<u8>>;

async fn on_disk(database: &Database) -> (Option<Head>, Model) {
    let mut found = Model::new();
    for kind in 0..2 {
        for (index, bytes) in database.chunks(kind, 0, 100).await.unwrap() {
            found.insert(Place::Chunk { kind, index }, bytes);
        }
    }
    for (number, bytes) in database.segment_range(0, 100).await.unwrap() {
        found.insert(Place::Segment(number), bytes);
    }
    let all: Vec<u64> = (0..PLACES).collect();
    for (number, bytes) in all.iter().zip(database.births(&all).await.unwrap()) {
        found.extend(bytes.map(|bytes| (Place::Births(*number), bytes)));
    }
    (database.head().await.unwrap(), found)
}

async fn walk(seed: u64) {
    console_log!("seed {seed}");
    let mut dice = Dice(seed | 1);
    let name = fresh_name("walk");
    let mut tabs = Vec::new();
    for _ in 0..2 {
        tabs.push(Database::open_within(&name, WRITER, SHORT).await.unwrap().0);
    }
    let mut model = Model::new();
    let mut now = 0;

    for step in 0..STEPS {
        let tab = &tabs[dice.below(2) as usize];
        let late = now > 0 && dice.one_in(8);
        let writes = dice.writes(now - u64::from(late), now + 1);
        let durability = if dice.one_in(2) { Durability::Strict } else { Durability::Relaxed };
        let faulty = dice.one_in(3);
        if faulty {
            let mode = FAULTS[dice.below(FAULTS.len() as u64) as usize];
            js::arm(mode, 1 + dice.below(9) as u32, dice.one_in(3));
        }
        let outcome = tab.commit(&writes, durability).await;
        js::disarm();

        let case = format!("seed {seed}, step {step}: {outcome:?}");
        let landed = match &outcome {
            Ok(()) => true,
            Err(CommitError::Stale { .. }) if late => false,
            Err(CommitError::Storage(_)) if faulty => false,
            Err(CommitError::Unknown(_)) if faulty => tab.head().await.unwrap() == Some(head(now + 1)),
            Err(_) => panic!("{case}"),
        };
        assert!(!(landed && late), "{case}");
        if landed {
            now += 1;
            for place in &writes.deletes {
                model.remove(place);
            }
            for (place, bytes) in &writes.puts {
                model.insert(*place, bytes.to_vec());
            }
        }
        if faulty || step % 20 == 0 {
            let (head_found, found) = on_disk(&tabs[dice.below(2) as usize]).await;
            assert_eq!(head_found, (now > 0).then(|| head(now)), "{case}");
            assert!(found == model, "{case}");
        }
    }
    Database::destroy(&name).await.unwrap();
}

#[wasm_bindgen_test]
async fn two_tabs_and_a_bad_disk_leave_what_a_plain_map_would_hold() {
    for seed in [1, 0x7E4D] {
        walk(seed).await;
    }
    walk((js_sys::Math::random() * 1e15) as u64).await;
}
