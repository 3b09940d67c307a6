//! Where the cards are, on a screen that shows one column at a time: each stage with how many stand there. Pressed, its
//! column comes.

use super::Board;
use crate::browser::scroll;
use crate::model::RecordId;
use crate::ui::parts::Pip;
use leptos::prelude::*;

/// A stage as the strip shows it.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Stop {
    stage: RecordId,
    name: String,
    end: String,
    hue: u8,
    along: u8,
    count: usize,
}

/// The strip; `front` is the stage whose column is at the front, the first when nobody scrolled.
pub(super) fn strip(of: Board, front: RwSignal<Option<RecordId>>) -> AnyView {
    let stops = Memo::new(move |_| {
        of.columns.with(|columns| {
            let stop = |column: &super::Column| Stop {
                stage: column.stage,
                name: column.name.clone(),
                end: column.end.clone(),
                hue: column.hue,
                along: column.along,
                count: column.ids.len(),
            };
            columns.iter().map(stop).collect::<Vec<_>>()
        })
    });
    let first = Memo::new(move |_| stops.with(|stops| stops.first().map(|stop| stop.stage)));
    let at = Memo::new(move |_| front.get().or(first.get()));
    let one = move |stop: Stop| {
        let stage = stop.stage;
        let spoken = format!("{}: {}", stop.name, stop.count);
        let go = move |_| {
            scroll::bring_to_front(&format!(".column[data-stage='{stage}']"));
            front.set(Some(stage));
        };
        let end = stop.end.clone();
        view! {
            <button class="stop" aria-label=spoken title=stop.name data-hue=stop.hue.to_string() data-end=end
                data-none=(stop.count == 0).then_some("") aria-current=move || (at.get() == Some(stage)).then_some("true") on:click=go>
                <Pip along=stop.along end=stop.end/><span>{stop.count.to_string()}</span>
            </button>
        }
    };
    view! {
        <div class="board-strip" role="group" aria-label=move || of.session.say("board-stages")>
            <For each=move || stops.get() key=Clone::clone let:stop>{one(stop)}</For>
        </div>
    }
    .into_any()
}
