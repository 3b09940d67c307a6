//! Every call to IndexedDB goes wrong once, and for ever, in every way: the error is told, the disk
//! holds the state before or the state after, and trying again does just that.

use gloo_timers::future::TimeoutFuture;
use tend::browser::database::{CommitError, Database, Durability, StorageError};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Picture, SHORT, WRITER, edit, fresh, js};

/// Where a session that opens, writes and reads came to an end.
#[derive(Debug)]
enum End {
    Opening(StorageError),
    Writing(Database, CommitError),
    Reading(Database, StorageError),
    Well(Database),
}

impl End {
    fn error(&self) -> Option<&StorageError> {
        match self {
            End::Opening(e)
            | End::Reading(_, e)
            | End::Writing(_, CommitError::Storage(e) | CommitError::Unknown(e)) => Some(e),
            End::Writing(..) | End::Well(_) => None,
        }
    }
}

async fn session(name: &str) -> End {
    let (database, _) = match Database::open_within(name, WRITER, SHORT).await {
        Ok(opened) => opened,
        Err(e) => return End::Opening(e),
    };
    if let Err(e) = database.commit(&edit(1), Durability::Strict).await {
        return End::Writing(database, e);
    }
    match database.chunks(2, 0, 100).await {
        Ok(_) => End::Well(database),
        Err(e) => End::Reading(database, e),
    }
}

async fn every_call_fails(mode: &str, forever: bool) {
    for at in 1.. {
        let (name, before) = fresh("fault").await;
        before.commit(&edit(0), Durability::Strict).await.unwrap();
        before.close();

        js::arm(mode, at, forever);
        let end = session(&name).await;
        let hit = js::disarm() >= at;
        js::release(at % 2 == 0);

        let case = format!("{mode}, call {at}, for ever: {forever}, {end:?}");
        let picture = Picture::taken(&name).await;
        let moved = picture == Picture::of_generation(2);
        assert!(moved || picture == Picture::of_generation(1), "half done: {case}");
        match &end {
            End::Opening(_) | End::Writing(_, CommitError::Storage(_)) => {
                assert!(!moved, "told of failure and written: {case}");
            }
            End::Writing(_, CommitError::Unknown(_)) => {}
            End::Writing(..) => panic!("a fault taken for a refusal: {case}"),
            End::Reading(..) | End::Well(_) => assert!(moved, "told of success: {case}"),
        }
        assert!(!(hit && forever && matches!(end, End::Well(_))), "hidden: {case}");

        // The browser's reason for a throw on opening is not to be had: it is taken for a refusal.
        let curable = |e: &StorageError| e.retryable() || *e == StorageError::Denied;
        assert!(end.error().is_none_or(curable), "said to be incurable: {case}");

        let database = match end {
            End::Well(_) if !hit => return,
            End::Opening(_) => Database::open_within(&name, WRITER, SHORT).await.unwrap().0,
            End::Writing(database, _) | End::Reading(database, _) | End::Well(database) => database,
        };
        let from = if moved { 2 } else { 1 };
        let again = database.commit(&edit(from), Durability::Strict).await;
        assert_eq!(again, Ok(()), "trying again: {case}");
        let picture = Picture::taken(&name).await;
        assert_eq!(picture, Picture::of_generation(from + 1), "{case}");
        database.close();
    }
}

macro_rules! each_fault {
    ($($sentence:ident: $mode:literal;)*) => {$(
        #[wasm_bindgen_test]
        async fn $sentence() {
            every_call_fails($mode, false).await;
            every_call_fails($mode, true).await;
        }
    )*};
}

each_fault! {
    calls_that_throw_change_nothing: "throw:UnknownError";
    calls_that_throw_for_want_of_room_change_nothing: "throw:QuotaExceededError";
    calls_on_a_dead_connection_change_nothing: "throw:InvalidStateError";
    requests_that_fail_change_nothing: "error";
    aborted_transactions_change_nothing: "abort";
    a_full_disk_changes_nothing: "full";
    transactions_that_never_end_are_given_up: "hang";
    closed_connections_lose_nothing: "close";
}

#[wasm_bindgen_test]
async fn a_full_disk_is_told_as_such_although_only_the_transaction_knows() {
    let (_, database) = fresh("full").await;
    // transaction, get, three puts, a delete, the put of the head, commit
    for at in 1..=8 {
        js::arm("full", at, true);
        let outcome = database.commit(&edit(0), Durability::Strict).await;
        assert!(js::disarm() >= at);
        assert_eq!(outcome, Err(StorageError::Full.into()), "call {at}");
    }
    database.commit(&edit(0), Durability::Strict).await.unwrap();
}

#[wasm_bindgen_test]
async fn many_requests_that_fail_together_throw_nothing_into_the_page() {
    let (_, database) = fresh("together").await;
    let thrown = js::watch_thrown();
    // The first request never answers; those behind it fail with their transaction while it is waited for.
    js::arm("hang", 2, true);
    let reading = database.segments(&[1, 2, 3, 4, 5, 6, 7, 8]);
    let release = async {
        TimeoutFuture::new(SHORT.answer / 4).await;
        js::disarm();
        js::release(false);
    };
    let (outcome, ()) = futures::join!(reading, release);
    assert!(outcome.is_err(), "{outcome:?}");
    let thrown = thrown.call0(&JsValue::NULL).unwrap().as_string();
    assert_eq!(thrown.as_deref(), Some(""));
    database.commit(&edit(0), Durability::Strict).await.unwrap();
}
