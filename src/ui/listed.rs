//! Where the records of a kind are listed: on a board, in a list, in a segment of a list.

use crate::model::{Kind, RecordId};

/// The boards.
const BOARDS: &[(&str, Kind)] =
    &[("/deals", Kind::Deal), ("/orders", Kind::Order), ("/tickets", Kind::Ticket), ("/leads", Kind::Lead)];

/// The lists. What follows a path is the id of a segment.
const LISTS: &[(&str, Kind)] = &[
    ("/deals/list", Kind::Deal),
    ("/orders/list", Kind::Order),
    ("/tickets/list", Kind::Ticket),
    ("/leads/list", Kind::Lead),
    ("/tasks", Kind::Task),
    ("/contacts", Kind::Contact),
    ("/companies", Kind::Company),
    ("/people", Kind::Person),
    ("/products", Kind::Product),
];

/// The kind on the board at a path.
#[must_use]
pub fn board_at(path: &str) -> Option<Kind> {
    BOARDS.iter().find(|(at, _)| *at == path).map(|(_, kind)| *kind)
}

/// The kind in the list at a path, and the segment of it.
#[must_use]
pub fn list_at(path: &str) -> Option<(Kind, Option<RecordId>)> {
    let whole = |path: &str| LISTS.iter().find(|(at, _)| *at == path).map(|(_, kind)| *kind);
    if let Some(kind) = whole(path) {
        return Some((kind, None));
    }
    let (list, id) = path.rsplit_once('/')?;
    Some((whole(list)?, Some(id.parse().ok()?)))
}

/// The kind whose records the page at a path lists.
#[must_use]
pub fn listed_at(path: &str) -> Option<Kind> {
    board_at(path).or_else(|| list_at(path).map(|(kind, _)| kind))
}

/// Where the board of a kind is.
#[must_use]
pub fn board_of(kind: Kind) -> Option<&'static str> {
    BOARDS.iter().find(|(_, of)| *of == kind).map(|(path, _)| *path)
}

/// Where the list of a kind is.
#[must_use]
pub fn list_of(kind: Kind) -> Option<&'static str> {
    LISTS.iter().find(|(_, of)| *of == kind).map(|(path, _)| *path)
}

/// Where a segment of the list of a kind is; all of it without one.
#[must_use]
pub fn segment_path(kind: Kind, segment: Option<RecordId>) -> String {
    let list = list_of(kind).unwrap_or("/");
    segment.map_or_else(|| list.to_owned(), |id| format!("{list}/{id}"))
}
