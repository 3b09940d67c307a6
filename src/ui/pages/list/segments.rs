//! The segments of a kind as tabs above its list, each with how many it has.

use super::Listing;
use crate::browser::breath::breath;
use crate::model::RecordId;
use crate::ui::listed::segment_path;
use crate::ui::router::A;
use crate::views::segments::{self, Segment};
use crate::views::table;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::HashMap;

type Counts = HashMap<Option<RecordId>, usize>;

/// The tabs, when there is any segment.
pub(super) fn tabs(of: Listing) -> AnyView {
    let session = of.session;
    let all = Memo::new(move |_| session.look(|sight| segments::of(sight, of.kind)));
    let counts = counted(of, all);
    let tab = move |id: Option<RecordId>, name: String| {
        let here = (id == of.segment).then_some("page");
        let count = move || counts.with(|counts| counts.get(&id).map(|n| session.voice().formats.number(*n as f64)));
        view! {
            <li>
                <A href=segment_path(of.kind, id) attr:class="tab" attr:aria-current=here>
                    {name}" "<span class="count">{count}</span>
                </A>
            </li>
        }
    };
    let tabs = move || {
        let all = all.get();
        (!all.is_empty()).then(|| {
            let first = tab(None, session.say("common-all"));
            let rest = all.into_iter().map(|segment| tab(Some(segment.id), segment.name)).collect_view();
            view! { <nav class="tabs" aria-label=session.say("segments")><ul>{first}{rest}</ul></nav> }
        })
    };
    tabs.into_any()
}

/// How many each has. Counted one after the other once the page stands, so that nobody waits for it.
fn counted(of: Listing, all: Memo<Vec<Segment>>) -> RwSignal<Counts> {
    let counts = RwSignal::new(Counts::new());
    let turn = StoredValue::new(0_u32);
    Effect::new(move |_| {
        of.session.look(|_| ());
        let segments = all.get();
        if segments.is_empty() {
            return;
        }
        turn.update_value(|turn| *turn += 1);
        let own = turn.get_value();
        spawn_local(async move {
            let whole = (None, Vec::new());
            let rest = segments.into_iter().filter_map(|segment| Some((Some(segment.id), segment.look?.filters)));
            for (id, filters) in std::iter::once(whole).chain(rest) {
                breath().await;
                // Another change may have come meanwhile, or the page be left.
                if turn.try_get_value() != Some(own) {
                    return;
                }
                let count = of.session.glance(|sight| table::count(sight, of.kind, &filters));
                let differs = counts.try_with_untracked(|counts| counts.get(&id) != Some(&count));
                if differs == Some(true) {
                    counts.try_update(|counts| counts.insert(id, count));
                }
            }
        });
    });
    counts
}
