//! What an edit costs, held against the bare browser in the same run.

use tend::browser::database::{Database, Durability, Patience};
use tend::vault::{Head, Place, Writes};
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

use crate::support::{WRITER, bare, chunk, fresh_name, head, noise};

const CHUNK: usize = 25_000;
const SEGMENT: usize = 8_000;
const MANIFEST: usize = 2_000;
const ROUND: u32 = 50;

async fn ours(database: &Database, generation: &mut u64) -> Vec<f64> {
    let clock = web_sys::window().unwrap().performance().unwrap();
    let mut times = Vec::new();
    for _ in 0..ROUND {
        let next = *generation + 1;
        let writes = Writes {
            expected: *generation,
            head: Head { manifest: noise(next, MANIFEST).to_vec(), ..head(next) },
            puts: vec![(chunk(0), noise(next, CHUNK)), (Place::Segment(next / 40), noise(next, SEGMENT))],
            deletes: vec![],
        };
        let start = clock.now();
        database.commit(&writes, Durability::Strict).await.unwrap();
        times.push(clock.now() - start);
        *generation = next;
    }
    times
}

async fn raw(name: &str) -> Vec<f64> {
    let size = (CHUNK + SEGMENT + MANIFEST) as u32;
    let times = bare::raw_puts(name, size, ROUND).await.unwrap();
    times.iter().map(|time| time.as_f64().unwrap()).collect()
}

fn percentile(times: &mut [f64], percent: usize) -> f64 {
    times.sort_by(f64::total_cmp);
    times[(times.len() - 1) * percent / 100]
}

#[wasm_bindgen_test]
async fn a_strict_edit_costs_at_most_a_few_raw_puts() {
    let name = fresh_name("pace");
    let (database, _) = Database::open_within(&name, WRITER, Patience::default()).await.unwrap();
    let raw_name = fresh_name("raw");
    let mut generation = 0;
    ours(&database, &mut generation).await;
    raw(&raw_name).await;

    let (mut our_times, mut raw_times) = (Vec::new(), Vec::new());
    for _ in 0..2 {
        our_times.extend(ours(&database, &mut generation).await);
        raw_times.extend(raw(&raw_name).await);
        raw_times.extend(raw(&raw_name).await);
        our_times.extend(ours(&database, &mut generation).await);
    }
    let [our_50, our_99] = [50, 99].map(|p| percentile(&mut our_times, p));
    let [raw_50, raw_99] = [50, 99].map(|p| percentile(&mut raw_times, p));
    console_log!(
        "strict edit p50 {our_50:.2} p99 {our_99:.2} ms, raw put p50 {raw_50:.2} p99 {raw_99:.2} ms, \
         ratio at p50 {:.2}",
        our_50 / raw_50
    );
    assert!(our_50 <= raw_50 * 5.0);
}
