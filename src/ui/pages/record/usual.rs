//! How long cards usually stand in each stage of a pipeline. Only the journal knows when a card came and went, so it
//! is asked for the last few that were won, once the page stands; and again only when those are others.

use crate::browser::breath::painted;
use crate::model::schema::PIPELINE;
use crate::model::{RecordId, Records, Value};
use crate::ui::session::{Phase, Session};
use crate::views::stage_path::{spent, usual, won};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};

/// Cards that are looked at: enough for a middle, and few enough to be read at once.
const MOST: usize = 40;

/// Times by stage (ms).
type Usual = BTreeMap<RecordId, i64>;

thread_local! {
    /// What was found out by pipeline, and of which cards.
    static KNOWN: RefCell<HashMap<RecordId, (Vec<RecordId>, Usual)>> = RefCell::default();
}

/// What is usual in the pipeline of a record; nothing until it is known.
pub(super) fn of(session: Session, id: RecordId) -> RwSignal<Usual> {
    let found = RwSignal::new(Usual::new());
    let pipeline = Memo::new(move |_| {
        let ready = matches!(session.phase.get(), Phase::Ready);
        let of = session.look(|sight| sight.records.value(id, PIPELINE)).as_ref().and_then(Value::as_ref);
        of.filter(|_| ready)
    });
    Effect::new(move |_| {
        if let Some(pipeline) = pipeline.get() {
            spawn_local(async move {
                painted().await;
                // What cannot be read of others is told where they are looked at.
                if let Some(usual) = find_out(session, id, pipeline).await {
                    found.try_set(usual);
                }
            });
        }
    });
    found
}

async fn find_out(session: Session, id: RecordId, pipeline: RecordId) -> Option<Usual> {
    let cards = session.glance(|sight| Some(won(sight, sight.records.kind(id)?, pipeline, MOST)))?;
    let known = KNOWN.with_borrow(|known| known.get(&pipeline).filter(|(of, _)| *of == cards).cloned());
    if let Some((_, usual)) = known {
        return Some(usual);
    }
    let mut times = Vec::with_capacity(cards.len());
    for card in &cards {
        times.push(spent(*card, &session.history(*card).await.ok()?));
    }
    let usual = usual(&times);
    KNOWN.with_borrow_mut(|known| known.insert(pipeline, (cards, usual.clone())));
    Some(usual)
}
