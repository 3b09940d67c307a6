//! Whole bases at once.

use tend::browser::database::Durability;
use tend::browser::database::{Database, Patience};
use tend::vault::Writes;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

use crate::support::{WRITER, bare, chunk, edit, fresh_name, noise};

const CHUNKS: u32 = 5_000;
const SIZE: usize = 30_000;

#[wasm_bindgen_test]
async fn five_thousand_chunks_are_written_in_one_action_and_read_back() {
    let name = fresh_name("bulk");
    let database = Database::open_within(&name, WRITER, Patience::default()).await.unwrap().0;
    let sorts: Vec<_> = (0..50).map(|seed| noise(seed, SIZE)).collect();
    let writes = Writes {
        puts: (0..CHUNKS).map(|index| (chunk(index), sorts[index as usize % sorts.len()].clone())).collect(),
        ..edit(0)
    };

    let watch = bare::watch_page();
    let start = js_sys::Date::now();
    database.commit(&writes, Durability::Relaxed).await.unwrap();
    let written = js_sys::Date::now();
    let deaf_writing = watch.call0(&watch).unwrap().as_f64().unwrap();

    let watch = bare::watch_page();
    let found = database.chunks(2, 0, u32::MAX).await.unwrap();
    let read = js_sys::Date::now();
    let deaf_reading = watch.call0(&watch).unwrap().as_f64().unwrap();
    console_log!(
        "{CHUNKS} chunks of {SIZE} bytes: written in {} ms (page deaf for {deaf_writing:.0} ms at \
         most), read in {} ms (page deaf for {deaf_reading:.0} ms at most)",
        written - start,
        read - written,
    );

    let value = js_sys::Uint8Array::from(&*noise(0, SIZE));
    let raw = bare::raw_bulk(&fresh_name("raw"), value, CHUNKS).await.unwrap();
    let [raw_writing, raw_reading] = [0, 1].map(|at| raw.get(at).as_f64().unwrap());
    console_log!(
        "the bare browser: written in {raw_writing:.0} ms, read in {raw_reading:.0} ms; ratios \
         {:.2} and {:.2}",
        (written - start) / raw_writing,
        (read - written) / raw_reading,
    );

    assert_eq!(found.len(), CHUNKS as usize);
    for (at, (index, bytes)) in found.iter().enumerate() {
        assert_eq!(*index as usize, at);
        assert!(*bytes == *sorts[at % sorts.len()]);
    }
    Database::destroy(&name).await.unwrap();
}
