//! A cell that is written where it stands: the field's own editor over it. Enter keeps what was entered and goes down,
//! Tab to the right, Escape leaves it as it was. One change is one undo.

use super::Listing;
use crate::browser::{cells, page};
use crate::commands::Command;
use crate::model::schema::{FieldDef, FieldType, PIPELINE, STAGE};
use crate::model::{RecordId, Records, Value};
use crate::ui::forms::move_to;
use crate::ui::parts::{Editor, select};
use crate::views::board;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

/// How wide an editor is at least (px).
const WIDE: f64 = 176.0;

pub(super) fn view(of: Listing, (line, col): (usize, usize)) -> AnyView {
    let session = of.session;
    let (Some(id), Some(field), Some(frame)) = (of.record_at(line), of.field(col), of.frame.get_untracked()) else {
        return ().into_any();
    };
    let Some((left, top, wide, high)) = cells::room_of_cell(&frame, (line + 2, col)) else { return ().into_any() };
    let wide = wide.max(WIDE);
    let left = left.min(f64::from(frame.client_width() + frame.scroll_left()) - wide - 8.0).max(0.0);
    let before = session.glance(|sight| sight.records.value(id, field.id));
    let entered = StoredValue::new(before.clone());
    let fault = RwSignal::new(None::<String>);
    let over = StoredValue::new(false);
    let node = NodeRef::<html::Div>::new();
    node.on_load(|node| page::focus_within(&node, "input, select, textarea"));
    let was = StoredValue::new(before.clone());
    let row = StoredValue::new(field.clone());
    let held = field.holds;
    let leave = move |to: Option<(usize, usize)>| {
        if over.get_value() {
            return;
        }
        // What follows from leaving is no second leaving.
        over.set_value(true);
        page::leave_field();
        if fault.get_untracked().is_some() {
            over.set_value(false);
            if let (Some(node), Some(_)) = (node.get_untracked(), to) {
                page::focus_within(&node, "input, select, textarea");
            }
            return;
        }
        let (now, before) = (entered.get_value(), was.get_value());
        if now != before {
            row.with_value(|row| write(of, id, row, now));
        }
        of.editing.set(None);
        if let Some((line, col)) = to {
            of.go(line, col);
        }
    };
    let pressed = move |event: KeyboardEvent| {
        // What an open list took is its own.
        if event.default_prevented() || event.is_composing() {
            return;
        }
        let to = match (event.key().as_str(), event.shift_key()) {
            ("Enter", false) => Some((line + 1, col)),
            ("Tab", false) => Some((line, col + 1)),
            ("Tab", true) => Some((line, col.saturating_sub(1))),
            // Tags were pressed one by one: nothing of them is taken back by going.
            ("Escape", _) if matches!(held, FieldType::Refs(_)) => Some((line, col)),
            ("Escape", _) => None,
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        match to {
            Some(_) => leave(to),
            None => {
                over.set_value(true);
                of.editing.set(None);
                of.go(line, col);
            }
        }
    };
    let gone = move |event: leptos::ev::FocusEvent| {
        let inside = node.get_untracked().is_some_and(|node| page::is_within(event.related_target(), &node));
        if !inside {
            leave(None);
        }
    };
    let label = format!("{}, {}", session.field_name_of(of.kind, field.id), session.glance(|sight| sight.name(id)));
    let on_change = Callback::new(move |value| entered.set_value(value));
    let control = if field.id == STAGE {
        stages(of, id, label, before.as_ref(), on_change)
    } else {
        view! { <Editor field label value=before fault on_change/> }.into_any()
    };
    let px = |length: f64| format!("{length}px");
    view! {
        <div class="cell-editor" node_ref=node on:keydown=pressed on:focusout=gone
            style:left=px(left) style:top=px(top) style:width=px(wide) style:min-height=px(high)>{control}</div>
    }
    .into_any()
}

/// The stages of the pipeline that a record stands in.
fn stages(
    of: Listing,
    id: RecordId,
    label: String,
    held: Option<&Value>,
    on_change: Callback<Option<Value>>,
) -> AnyView {
    let options = of.session.glance(|sight| {
        let pipeline = sight.records.value(id, PIPELINE).as_ref().and_then(Value::as_ref);
        let stages = pipeline.map(|pipeline| board::stages(sight, pipeline)).unwrap_or_default();
        stages.into_iter().map(|stage| (stage.to_string(), sight.name(stage))).collect()
    });
    let chosen = held.and_then(Value::as_ref).map(|stage| stage.to_string()).unwrap_or_default();
    select(label, options, &chosen, move |stage| {
        on_change.try_run(stage.parse().ok().map(Value::Ref));
    })
}

fn write(of: Listing, id: RecordId, field: &FieldDef, value: Option<Value>) {
    match (field.id, value) {
        (STAGE, Some(Value::Ref(stage))) => move_to(of.session, id, stage, of.gate),
        (_, value) => of.session.dispatch(Command::Edit { ids: vec![id], fields: vec![(field.id, value)] }),
    }
}
