//! The two ways to see what stands in stages: side by side on the board, or in a list.

use crate::model::Kind;
use crate::ui::listed::{board_of, list_of};
use crate::ui::parts::icon;
use crate::ui::router::A;
use crate::ui::session::Session;
use leptos::prelude::*;

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The board.
    Board,
    /// The list.
    List,
}

/// The switch of the two, for kinds that have both.
pub fn ways(session: Session, kind: Kind, here: Way) -> AnyView {
    let (Some(board), Some(list)) = (board_of(kind), list_of(kind)) else { return ().into_any() };
    let current = move |way| (way == here).then_some("page");
    view! {
        <div class="switch">
            <A href=board attr:aria-current=current(Way::Board)>
                {icon("square-kanban")}<span class="label">{move || session.say("list-board")}</span>
            </A>
            <A href=list attr:aria-current=current(Way::List)>
                {icon("list")}<span class="label">{move || session.say("board-list")}</span>
            </A>
        </div>
    }
    .into_any()
}
