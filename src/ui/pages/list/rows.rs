//! The rows in sight, and the head that sorts them.

use super::Listing;
use crate::browser::page;
use crate::model::schema::{FieldDef, FieldType, NAME};
use crate::model::{FieldId, RecordId, Records};
use crate::ui::keys::{Shortcut, use_keys};
use crate::ui::parts::{icon, shown};
use crate::ui::router::A;
use crate::views::table::{self, Sort};
use crate::views::window::Window;
use leptos::html;
use leptos::prelude::*;

/// Rows that are drawn at least.
const LEAST: usize = 60;

/// What is in sight, and how high a row is, before it was measured (px).
const SIGHT: f64 = 900.0;
const HIGH: f64 = 32.0;

/// A row as it is drawn; drawn anew when any of it differs.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Row {
    id: RecordId,
    at: usize,
    name: String,
    cells: Vec<(String, bool)>,
}

pub(super) fn view(of: Listing) -> AnyView {
    let Listing { session, kind, .. } = of;
    let columns =
        Memo::new(move |_| of.look.with(|look| session.look(|sight| table::shown_columns(sight.schema, kind, look))));
    let scrolled = RwSignal::new((0.0, SIGHT, HIGH));
    let drawn = Memo::new(move |_| {
        let (scrolled, height, high) = scrolled.get();
        Window { scrolled, height, least: LEAST }.of_equal(of.rows.with(|rows| rows.len()), high)
    });
    let rows = move || {
        let range = drawn.with(|drawn| drawn.rows.clone());
        session.language.track();
        columns.with(|columns| {
            of.rows.with(|rows| {
                let places = range.clone().zip(rows.get(range).unwrap_or_default());
                let ids = session.look(|sight| {
                    places.filter_map(|(at, place)| Some((at, table::id(sight, kind, *place)?))).collect::<Vec<_>>()
                });
                ids.into_iter().filter_map(|(at, id)| row(of, columns, at, id)).collect::<Vec<_>>()
            })
        })
    };
    let node = NodeRef::<html::Div>::new();
    let measure = move || {
        let Some(frame) = node.get_untracked() else { return };
        let high = page::height_of(&frame, "tbody > .row").unwrap_or(HIGH);
        scrolled.set((f64::from(frame.scroll_top()), f64::from(frame.client_height()).max(1.0), high));
    };
    offer_keys(of);
    let room = |room: f64| format!("{room}px");
    let count = move || (of.rows.with(|rows| rows.len()) + 1).to_string();
    view! {
        <div class="page-body list-body">
            <div class="table-frame" node_ref=node on:scroll=move |_| measure()>
                <table class="table list" aria-rowcount=count>
                    <thead><tr>
                        <th class="pick">{all_box(of)}</th>
                        {head(of, NAME, move || session.field_name_of(kind, NAME), false)}
                        {move || columns.get().into_iter().map(|field| {
                            let name = session.field_name_of(kind, field.id);
                            head(of, field.id, move || name.clone(), is_number(&field))
                        }).collect_view()}
                    </tr></thead>
                    <tbody>
                        <tr class="room" aria-hidden="true" style:height=move || drawn.with(|drawn| room(drawn.before))></tr>
                        <For each=rows key=Row::clone let:row>{row_view(of, row)}</For>
                        <tr class="room" aria-hidden="true" style:height=move || drawn.with(|drawn| room(drawn.after))></tr>
                    </tbody>
                </table>
            </div>
        </div>
    }
    .into_any()
}

fn is_number(field: &FieldDef) -> bool {
    matches!(field.holds, FieldType::Number | FieldType::Money)
}

fn row(of: Listing, columns: &[FieldDef], at: usize, id: RecordId) -> Option<Row> {
    let record = of.session.glance(|sight| sight.records.get(id).map(std::borrow::Cow::into_owned))?;
    let cell = |field: &FieldDef| {
        let value = record.get(field.id).map(|value| shown(of.session, field, value));
        (value.unwrap_or_default(), is_number(field))
    };
    Some(Row { id, at, name: record.text(NAME).to_owned(), cells: columns.iter().map(cell).collect() })
}

fn row_view(of: Listing, row: Row) -> AnyView {
    let id = row.id;
    let is_chosen = move || of.chosen.with(|chosen| chosen.contains(&id));
    let pick = move |event| {
        let on = event_target_checked(&event);
        of.chosen.update(|chosen| {
            let _ = if on { chosen.insert(id) } else { chosen.remove(&id) };
        });
    };
    let cells = row.cells.into_iter().map(|(text, number)| {
        let title = text.clone();
        view! { <td class:number=number title=title>{text}</td> }
    });
    let spoken = row.name.clone();
    view! {
        <tr class="row" aria-rowindex=(row.at + 2).to_string() aria-selected=move || is_chosen().to_string() data-id=id.to_string()>
            <td class="pick"><input type="checkbox" aria-label=spoken prop:checked=is_chosen on:change=pick/></td>
            <th scope="row"><A href=format!("/record/{id}")>{row.name}</A></th>
            {cells.collect_view()}
        </tr>
    }
    .into_any()
}

/// A head that sorts: once, the other way, not; with Shift after what is sorted by already.
fn head(of: Listing, field: FieldId, name: impl Fn() -> String + Send + 'static, number: bool) -> AnyView {
    let sorted =
        move || of.look.with(|look| look.sort.iter().find(|sort| sort.field == field).map(|sort| sort.falling));
    let order = move || match sorted() {
        Some(false) => "ascending",
        Some(true) => "descending",
        None => "none",
    };
    let press = move |event: leptos::ev::MouseEvent| {
        let next = match sorted() {
            None => Some(Sort { field, falling: false }),
            Some(false) => Some(Sort { field, falling: true }),
            Some(true) => None,
        };
        of.look(|look| {
            let at = look.sort.iter().position(|sort| sort.field == field);
            match (at, next, event.shift_key()) {
                (Some(at), Some(next), _) => look.sort[at] = next,
                (Some(at), None, _) => drop(look.sort.remove(at)),
                (None, Some(next), true) => look.sort.push(next),
                (None, next, _) => look.sort = next.into_iter().collect(),
            }
        });
    };
    let mark = move || match sorted() {
        Some(false) => Some(icon("arrow-up")),
        Some(true) => Some(icon("arrow-down")),
        None => None,
    };
    view! {
        <th scope="col" class:number=number aria-sort=order><button on:click=press>{name}{mark}</button></th>
    }
    .into_any()
}

/// Chooses all that are shown, or none.
fn all_box(of: Listing) -> AnyView {
    let all = move || {
        let count = of.rows.with(|rows| rows.len());
        count > 0 && of.chosen.with(|chosen| chosen.len() >= count)
    };
    let press = move |event| {
        let chosen = if event_target_checked(&event) { of.ids().into_iter().collect() } else { Default::default() };
        of.chosen.set(chosen);
    };
    view! { <input type="checkbox" aria-label=move || of.session.say("list-choose-all") prop:checked=all on:change=press/> }.into_any()
}

fn offer_keys(of: Listing) {
    let choose = move || {
        if let Some(id) = page::closest_id().and_then(|id| id.parse().ok()) {
            of.chosen.update(|chosen| {
                let _ = chosen.remove(&id) || chosen.insert(id);
            });
        }
    };
    use_keys().offer([
        Shortcut::new("J", |texts| texts.say("keys-next"), || page::step_in("tbody > .row", "a", 1)),
        Shortcut::new("K", |texts| texts.say("keys-before"), || page::step_in("tbody > .row", "a", -1)),
        Shortcut::new("X", |texts| texts.say("keys-choose"), choose),
    ]);
}
