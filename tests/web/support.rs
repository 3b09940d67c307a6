//! Bases to try things on.

use std::sync::Arc;

use tend::browser::database::{Database, Patience};
use tend::vault::{Head, Place, Writes};

/// This program's writer number in the tests.
pub const WRITER: u32 = 3;

/// Short, so that what never answers is soon given up.
pub const SHORT: Patience = Patience { open: 700, answer: 700, per_megabyte: 1_000 };

/// A name no other test uses.
pub fn fresh_name(what: &str) -> String {
    format!("{what}-{}-{}", js_sys::Date::now(), js_sys::Math::random())
}

pub async fn fresh(what: &str) -> (String, Database) {
    let name = fresh_name(what);
    let (database, head) = Database::open_within(&name, WRITER, SHORT).await.unwrap();
    assert_eq!(head, None);
    (name, database)
}

pub fn head(generation: u64) -> Head {
    Head { generation, schema: 1, min_writer: 1, manifest: vec![generation as u8; 40] }
}

/// Bytes that do not compress and differ for each seed.
pub fn noise(seed: u64, length: usize) -> Arc<[u8]> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    (0..length)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 32) as u8
        })
        .collect()
}

pub fn chunk(index: u32) -> Place {
    Place::Chunk { kind: 2, index }
}

/// The writes that lead from `expected` to the next generation, as one edit does.
pub fn edit(expected: u64) -> Writes {
    let next = expected + 1;
    Writes {
        expected,
        head: head(next),
        puts: vec![
            (chunk(0), noise(next, 3_000)),
            (Place::Segment(next), noise(next + 1_000, 1_000)),
            (Place::Births(0), noise(next + 2_000, 100)),
        ],
        deletes: vec![Place::Segment(expected)],
    }
}

/// Everything `edit` touches, as it lies on disk.
#[derive(PartialEq, Debug)]
pub struct Picture {
    head: Option<Head>,
    chunks: Vec<(u32, Vec<u8>)>,
    segments: Vec<(u64, Vec<u8>)>,
    births: Vec<Option<Vec<u8>>>,
}

impl Picture {
    pub async fn taken(name: &str) -> Self {
        let (database, head) = Database::open(name, WRITER).await.unwrap();
        let picture = Self {
            head,
            chunks: database.chunks(2, 0, 100).await.unwrap(),
            segments: database.segment_range(0, 100).await.unwrap(),
            births: database.births(&[0]).await.unwrap(),
        };
        database.close();
        picture
    }

    /// What lies there after the edits up to this generation, and nothing else.
    pub fn of_generation(generation: u64) -> Self {
        if generation == 0 {
            return Self { head: None, chunks: vec![], segments: vec![], births: vec![None] };
        }
        Self {
            head: Some(head(generation)),
            chunks: vec![(0, noise(generation, 3_000).to_vec())],
            segments: vec![(generation, noise(generation + 1_000, 1_000).to_vec())],
            births: vec![Some(noise(generation + 2_000, 100).to_vec())],
        }
    }
}

/// The wrappers around IndexedDB in `faults.js`.
pub mod js {
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen(module = "/tests/web/faults.js")]
    extern "C" {
        pub fn arm(mode: &str, at: u32, forever: bool);
        pub fn disarm() -> u32;
        pub fn release(commit: bool);
        #[wasm_bindgen(js_name = watchThrown)]
        pub fn watch_thrown() -> js_sys::Function;
        #[wasm_bindgen(js_name = missCompletions)]
        pub fn miss_completions(count: u32);
        #[wasm_bindgen(catch)]
        pub async fn exists(name: &str) -> Result<JsValue, JsValue>;
        #[wasm_bindgen(js_name = holdOpen, catch)]
        pub async fn hold_open(name: &str) -> Result<JsValue, JsValue>;
        #[wasm_bindgen(js_name = upgradeTo, catch)]
        pub async fn upgrade_to(name: &str, version: u32) -> Result<(), JsValue>;
        #[wasm_bindgen(js_name = spoilHead, catch)]
        pub async fn spoil_head(name: &str, value: JsValue) -> Result<(), JsValue>;
    }
}

/// What the bare browser takes, from `bare.js`.
pub mod bare {
    use js_sys::{Array, Function, Uint8Array};
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen(module = "/tests/web/bare.js")]
    extern "C" {
        #[wasm_bindgen(js_name = watchPage)]
        pub fn watch_page() -> Function;
        #[wasm_bindgen(js_name = rawPuts, catch)]
        pub async fn raw_puts(name: &str, size: u32, count: u32) -> Result<Array, JsValue>;
        #[wasm_bindgen(js_name = rawBulk, catch)]
        pub async fn raw_bulk(name: &str, value: Uint8Array, count: u32) -> Result<Array, JsValue>;
    }
}
