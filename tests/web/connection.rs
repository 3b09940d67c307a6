//! Connections die, other tabs push in, and answers get lost.

use std::cell::RefCell;
use std::rc::Rc;

use futures::future::join_all;
use tend::browser::database::{CommitError, Database, Durability, Lost, LostHandle, Patience, StorageError};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Picture, SHORT, WRITER, edit, fresh, fresh_name, head, js};

fn losses(database: &Database) -> (Rc<RefCell<Vec<Lost>>>, LostHandle) {
    let seen = Rc::new(RefCell::new(Vec::new()));
    let handle = database.on_lost({
        let seen = seen.clone();
        move |lost| seen.borrow_mut().push(lost)
    });
    (seen, handle)
}

#[wasm_bindgen_test]
async fn an_edit_under_way_when_the_browser_closes_the_connection_is_done_all_the_same() {
    for at in 1..=8 {
        let (name, database) = fresh("healed").await;
        let (seen, _handle) = losses(&database);
        js::arm("close", at, false);
        let outcome = database.commit(&edit(0), Durability::Strict).await;
        assert!(js::disarm() > at);
        assert_eq!(outcome, Ok(()), "call {at}");
        assert_eq!(Picture::taken(&name).await, Picture::of_generation(1));
        assert!(seen.borrow().iter().all(|lost| *lost == Lost::ByBrowser));
    }
}

#[wasm_bindgen_test]
async fn however_many_wait_the_connection_is_opened_once() {
    let (_, database) = fresh("single-flight").await;
    js::arm("close", 1, false);
    let first = database.head().await;
    js::disarm();
    assert_eq!(first, Ok(None));

    js::arm("throw:InvalidStateError", 1, false);
    let heads = join_all((0..20).map(|_| database.head())).await;
    let calls = js::disarm();
    assert!(heads.iter().all(|head| *head == Ok(None)));
    // One failed call, one opening, and for each of twenty a transaction and a get; those that ran on
    // the connection given up may be asked again.
    assert!((42..=45).contains(&calls), "{calls} calls");
}

#[wasm_bindgen_test]
async fn a_base_deleted_by_another_tab_is_let_go_told_and_not_made_anew() {
    let (name, database) = fresh("deleted").await;
    database.commit(&edit(0), Durability::Strict).await.unwrap();
    let (seen, _handle) = losses(&database);

    Database::destroy(&name).await.unwrap();
    assert_eq!(*seen.borrow(), [Lost::ForDeletion]);
    for _ in 0..2 {
        assert_eq!(database.head().await, Err(StorageError::Gone));
        assert_eq!(database.commit(&edit(1), Durability::Strict).await, Err(StorageError::Gone.into()));
    }
    assert!(!js::exists(&name).await.unwrap().is_truthy());

    // Another, empty one is a decision of the caller.
    let (another, head) = Database::open_within(&name, WRITER, SHORT).await.unwrap();
    assert_eq!(head, None);
    another.commit(&edit(0), Durability::Strict).await.unwrap();
    database.commit(&edit(1), Durability::Strict).await.unwrap();
    assert_eq!(Picture::taken(&name).await, Picture::of_generation(2));
}

#[wasm_bindgen_test]
async fn a_newer_program_may_upgrade_and_this_one_writes_no_more() {
    let (name, database) = fresh("upgraded").await;
    let (seen, handle) = losses(&database);
    let (unseen, dropped) = losses(&database);
    drop(dropped);

    js::upgrade_to(&name, 2).await.unwrap();
    assert_eq!(*seen.borrow(), [Lost::ForUpgrade]);
    assert!(unseen.borrow().is_empty());
    drop(handle);

    let refused = database.commit(&edit(0), Durability::Strict).await;
    assert_eq!(refused, Err(StorageError::Newer.into()));
    assert!(!StorageError::Newer.retryable());
    let opened = Database::open_within(&name, WRITER, SHORT).await;
    assert_eq!(opened.err(), Some(StorageError::Newer));
}

#[wasm_bindgen_test]
async fn an_opening_held_up_by_a_frozen_tab_is_told_in_time_and_leaves_no_connection_behind() {
    let (name, database) = fresh("frozen").await;
    let frozen = js::hold_open(&name).await.unwrap();
    let destroyed = Database::destroy(&name);
    let opened = Database::open_within(&name, WRITER, SHORT);
    let (destroyed, opened) = futures::join!(destroyed, async {
        let opened = opened.await.err();
        let close: js_sys::Function = js_sys::Reflect::get(&frozen, &"close".into()).unwrap().unchecked_into();
        close.call0(&frozen).unwrap();
        opened
    });
    assert_eq!(opened, Some(StorageError::Blocked { waited_ms: SHORT.open }));
    assert_eq!(destroyed, Ok(()));
    assert_eq!(database.head().await, Ok(None));
    database.close();
    // A connection left behind would ignore the wish to delete and hold this up.
    assert_eq!(Database::destroy(&name).await, Ok(()));
}

#[wasm_bindgen_test]
async fn a_commit_whose_answer_is_lost_is_found_on_disk() {
    let (name, database) = fresh("lost-answer").await;
    js::miss_completions(1);
    let outcome = database.commit(&edit(0), Durability::Strict).await;
    assert_eq!(outcome, Ok(()));
    assert_eq!(Picture::taken(&name).await, Picture::of_generation(1));
    database.commit(&edit(1), Durability::Strict).await.unwrap();
}

#[wasm_bindgen_test]
async fn where_nothing_can_be_found_out_the_doubt_is_told() {
    let (name, database) = fresh("doubt").await;
    // The eighth call is the commit.
    js::arm("hang", 8, true);
    let outcome = database.commit(&edit(0), Durability::Strict).await;
    js::disarm();
    let error = StorageError::Timeout { waited_ms: SHORT.answer + SHORT.per_megabyte };
    assert_eq!(outcome, Err(CommitError::Unknown(error)));

    js::release(true);
    assert_eq!(database.head().await, Ok(Some(head(1))));
    assert_eq!(Picture::taken(&name).await, Picture::of_generation(1));
}

#[wasm_bindgen_test]
async fn a_head_that_is_not_ours_is_damage_and_never_overwritten() {
    let (name, database) = fresh("spoilt").await;
    for value in [JsValue::from(7), js_sys::Object::new().into()] {
        js::spoil_head(&name, value).await.unwrap();
        assert_eq!(database.head().await, Err(StorageError::Damaged));
        let refused = database.commit(&edit(0), Durability::Strict).await;
        assert_eq!(refused, Err(StorageError::Damaged.into()));
    }
}

#[wasm_bindgen_test]
async fn what_is_closed_stays_closed_for_all_clones() {
    let (name, database) = fresh("closed").await;
    let clone = database.clone();
    database.close();
    assert_eq!(clone.head().await, Err(StorageError::Closed));
    assert_eq!(clone.commit(&edit(0), Durability::Strict).await, Err(StorageError::Closed.into()));
    assert_eq!(Picture::taken(&name).await, Picture::of_generation(0));
}

#[wasm_bindgen_test]
async fn a_database_without_our_stores_is_damage() {
    let name = fresh_name("foreign");
    js::upgrade_to(&name, 1).await.unwrap();
    let opened = Database::open_within(&name, WRITER, Patience::default()).await;
    assert_eq!(opened.err(), Some(StorageError::Damaged));
}
