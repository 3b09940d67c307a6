//! What is kept or known beside the database.

use tend::browser::sentinel::{self, Sentinel, SentinelError};
use tend::browser::storage_status;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn the_sentinel_tells_what_was_there_and_a_garbled_one_is_no_absence() {
    sentinel::remove().unwrap();
    assert_eq!(sentinel::read(), Ok(None));

    let note = Sentinel { base: "b1".to_owned(), generation: 7, records: 1_200_000, written_at: 1_790_000_000_000 };
    sentinel::write(&note).unwrap();
    assert_eq!(sentinel::read(), Ok(Some(note)));

    let notes = web_sys::window().unwrap().local_storage().unwrap().unwrap();
    notes.set_item("tend.sentinel", "{\"base\":").unwrap();
    assert_eq!(sentinel::read(), Err(SentinelError::Garbled));
    sentinel::remove().unwrap();
}

#[wasm_bindgen_test]
async fn the_browser_tells_how_much_room_there_is() {
    let estimate = storage_status::estimate().await.unwrap();
    assert!(estimate.quota > estimate.usage);
    let kept = storage_status::persisted().await.unwrap();
    assert_eq!(storage_status::persist().await.unwrap(), kept);
}
