//! What a commit promises when nothing goes wrong, and when the base is not as expected.

use std::sync::Arc;

use tend::browser::database::{CommitError, Database, Durability, StorageError};
use tend::vault::{Head, MAX_KEY, Place, Writes};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Picture, SHORT, WRITER, chunk, edit, fresh, head, noise};

#[wasm_bindgen_test]
async fn what_was_committed_is_read_back() {
    let (name, database) = fresh("read-back").await;
    database.commit(&edit(0), Durability::Strict).await.unwrap();
    database.commit(&edit(1), Durability::Relaxed).await.unwrap();

    assert_eq!(database.head().await.unwrap(), Some(head(2)));
    assert_eq!(Picture::taken(&name).await, Picture::of_generation(2));
    assert_eq!(
        database.segments(&[2, 1, 2]).await.unwrap(),
        [Some(noise(1_002, 1_000).to_vec()), None, Some(noise(1_002, 1_000).to_vec())]
    );
}

#[wasm_bindgen_test]
async fn chunks_of_one_kind_are_read_in_order_and_without_their_neighbours() {
    let (_, database) = fresh("order").await;
    let places = [(1, u32::MAX), (2, 300), (2, 0), (2, 7), (2, u32::MAX), (3, 0)];
    let writes = Writes {
        puts: places.map(|(kind, index)| (Place::Chunk { kind, index }, noise(index.into(), 9))).to_vec(),
        deletes: vec![],
        ..edit(0)
    };
    database.commit(&writes, Durability::Relaxed).await.unwrap();

    let numbers = async |from, limit| {
        let found = database.chunks(2, from, limit).await.unwrap();
        found.into_iter().map(|(index, _)| index).collect::<Vec<_>>()
    };
    assert_eq!(numbers(0, 100).await, [0, 7, 300, u32::MAX]);
    assert_eq!(numbers(1, 2).await, [7, 300]);
    assert_eq!(numbers(301, 1).await, [u32::MAX]);
    assert_eq!(numbers(0, 0).await, [] as [u32; 0]);
}

#[wasm_bindgen_test]
async fn empty_and_large_values_come_back_whole() {
    let (_, database) = fresh("sizes").await;
    let sizes = [0, 1, 77_000, 5_000_000];
    let writes = Writes { puts: (0..).zip(sizes).map(|(i, n)| (chunk(i), noise(7, n))).collect(), ..edit(0) };
    database.commit(&writes, Durability::Relaxed).await.unwrap();
    for (index, bytes) in database.chunks(2, 0, 100).await.unwrap() {
        assert_eq!(bytes, noise(7, sizes[index as usize]).to_vec());
    }
}

#[wasm_bindgen_test]
async fn a_plan_made_on_an_older_head_is_refused_and_nothing_is_written() {
    let (name, database) = fresh("stale").await;
    database.commit(&edit(0), Durability::Strict).await.unwrap();
    let other = Database::open(&name, WRITER).await.unwrap().0;
    other.commit(&edit(1), Durability::Strict).await.unwrap();

    let late = Writes { puts: vec![(chunk(0), noise(99, 10)), (chunk(9), noise(99, 10))], ..edit(1) };
    let refused = database.commit(&late, Durability::Strict).await;
    let found = Some(Box::new(head(2)));
    assert_eq!(refused, Err(CommitError::Stale { found }));
    assert_eq!(Picture::taken(&name).await, Picture::of_generation(2));

    database.commit(&edit(2), Durability::Strict).await.unwrap();
}

#[wasm_bindgen_test]
async fn an_empty_base_where_one_was_expected_is_refused() {
    let (name, database) = fresh("emptied").await;
    let refused = database.commit(&edit(41), Durability::Strict).await;
    assert_eq!(refused, Err(CommitError::Stale { found: None }));
    assert_eq!(Picture::taken(&name).await, Picture::of_generation(0));
}

#[wasm_bindgen_test]
async fn a_base_where_an_empty_one_was_expected_is_refused() {
    let (name, database) = fresh("not-empty").await;
    database.commit(&edit(0), Durability::Strict).await.unwrap();
    let refused = database.commit(&edit(0), Durability::Strict).await;
    let found = Some(Box::new(head(1)));
    assert_eq!(refused, Err(CommitError::Stale { found }));
    assert_eq!(Picture::taken(&name).await, Picture::of_generation(1));
}

#[wasm_bindgen_test]
async fn of_two_commits_at_once_exactly_one_is_done() {
    let (name, first) = fresh("race").await;
    let second = Database::open(&name, WRITER).await.unwrap().0;
    for generation in 0..20 {
        let writes = edit(generation);
        let outcomes =
            futures::join!(first.commit(&writes, Durability::Relaxed), second.commit(&writes, Durability::Relaxed),);
        let found = Some(Box::new(head(generation + 1)));
        match outcomes {
            (Ok(()), Err(late)) | (Err(late), Ok(())) => {
                assert_eq!(late, CommitError::Stale { found });
            }
            both => panic!("{both:?}"),
        }
    }
    assert_eq!(Picture::taken(&name).await, Picture::of_generation(20));
}

#[wasm_bindgen_test]
async fn an_old_program_cannot_write_where_newer_ones_forbid_it() {
    let (name, newer) = fresh("fenced").await;
    let fence = Writes { head: Head { min_writer: WRITER, ..head(1) }, ..edit(0) };
    newer.commit(&fence, Durability::Strict).await.unwrap();

    let (older, found) = Database::open_within(&name, WRITER - 1, SHORT).await.unwrap();
    assert_eq!(found.unwrap().min_writer, WRITER);
    let before = Picture::taken(&name).await;
    assert_eq!(older.commit(&edit(1), Durability::Strict).await, Err(CommitError::Fenced { min_writer: WRITER }));
    assert_eq!(Picture::taken(&name).await, before);
    newer.commit(&edit(1), Durability::Strict).await.unwrap();
}

#[wasm_bindgen_test]
async fn a_place_with_an_inexact_key_is_refused_before_anything_is_written() {
    let (name, database) = fresh("unkeyable").await;
    let place = Place::Segment(MAX_KEY + 1);
    let mut writes = edit(0);
    writes.puts.push((place, Arc::from([1])));
    assert_eq!(database.commit(&writes, Durability::Strict).await, Err(StorageError::Unkeyable(place).into()));
    assert_eq!(Picture::taken(&name).await, Picture::of_generation(0));

    writes.puts.pop();
    writes.puts.push((Place::Segment(MAX_KEY), Arc::from([1])));
    database.commit(&writes, Durability::Strict).await.unwrap();
    assert_eq!(database.segment_range(MAX_KEY, 9).await.unwrap(), [(MAX_KEY, vec![1])]);
}

#[wasm_bindgen_test]
async fn a_head_that_does_not_count_up_is_refused() {
    let (name, database) = fresh("counts-up").await;
    database.commit(&edit(0), Durability::Strict).await.unwrap();
    for generation in [0, 1, MAX_KEY + 1] {
        let writes = Writes { head: head(generation), ..edit(1) };
        assert_eq!(
            database.commit(&writes, Durability::Strict).await,
            Err(StorageError::NoGeneration(generation).into())
        );
    }
    assert_eq!(Picture::taken(&name).await, Picture::of_generation(1));
}
