//! The head of a group of cards within a column: what they have in common, how many they are, what they come to.
//! Folded, the group is folded in all columns.

use super::Board;
use crate::ui::pages::grouped::called;
use crate::ui::parts::icon;
use crate::views::board::Column;
use crate::views::table::Shared;
use leptos::prelude::*;

/// What those of a group have in common, in words.
pub(super) fn name(of: Board, shared: &Shared) -> String {
    called(of.session, of.looked.look.with(|look| look.group), shared)
}

/// The head of the group in a column; it stays the same element whatever comes into the group, and folded.
pub(super) fn view(of: Board, live: Memo<Option<Column>>, shared: Shared) -> AnyView {
    let shared = StoredValue::new(shared);
    let group = Memo::new(move |_| {
        let find = |shared: &Shared| {
            live.with(|column| column.as_ref()?.groups.iter().find(|group| group.shared == *shared).cloned())
        };
        shared.with_value(find)
    });
    let count = move || group.with(|group| group.as_ref().map(|group| group.rows.len()));
    let sum = move || {
        let sums = group.with(|group| group.as_ref().map(|group| group.sums.clone()).unwrap_or_default());
        sums.iter().map(|sum| of.money(&sum.amounts)).collect::<String>()
    };
    let open = move || !of.lanes.with(|folded| shared.with_value(|shared| folded.contains(shared)));
    let press = move |_| of.lanes.turn(shared.get_value());
    view! {
        <li class="lane" data-id="lane">
            <button aria-expanded=move || open().to_string() on:click=press>
                {icon("chevron-down")}
                <span class="lane-what">
                    <span>
                        <strong>{move || shared.with_value(|shared| name(of, shared))}</strong>" "
                        <span class="lane-count">{count}</span>" "
                    </span>
                    <span class="number">{sum}</span>
                </span>
            </button>
        </li>
    }
    .into_any()
}
