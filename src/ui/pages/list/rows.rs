//! The lines in sight: rows, and heads of groups.

use super::Listing;
use super::heads::{all_box, head};
use super::{edit, groups, walk};
use crate::browser::part::part;
use crate::browser::{cells, page};
use crate::model::RecordId;
use crate::model::schema::{FieldDef, FieldType, NAME, builtin_row};
use crate::ui::parts::later_with;
use crate::ui::router::A;
use crate::views::table::{self, Line};
use crate::views::window::Window;
use leptos::prelude::*;

/// Rows that are drawn at least.
const LEAST: usize = 60;

/// A line as it is drawn: the head of a group, or a record and the number of its line.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Drawn {
    Head(groups::Head),
    Row(RecordId, usize),
}

/// What stands in a row; drawn anew when any of it differs.
#[derive(Clone, PartialEq)]
struct Row {
    id: RecordId,
    line: usize,
    name: String,
    cells: Vec<(String, bool)>,
}

type Editor = fn(Listing, (usize, usize)) -> AnyView;

part! { pages: fn editor() -> Editor { edit::view } }

pub(super) fn view(of: Listing) -> AnyView {
    let Listing { session, kind, columns, scrolled, .. } = of;
    let drawn = Memo::new(move |_| {
        let (scrolled, height, high) = scrolled.get();
        Window { scrolled, height, least: LEAST }.of_equal(of.lines.with(table::Lines::count), high)
    });
    // Where the Tab key comes in: where one was, or what is in sight.
    let stop = Memo::new(move |_| {
        let (line, col) = of.at.get();
        let (scrolled, _, high) = scrolled.get();
        let inside = drawn.with(|drawn| drawn.rows.contains(&line));
        if inside { (line, col) } else { ((scrolled / high).ceil() as usize, 1) }
    });
    // It is told to the page, not to each cell: there are hundreds of them, and one where one comes in.
    Effect::new(move |_| {
        let (line, col) = stop.get();
        // Whatever draws rows anew: each comes without.
        drawn.track();
        of.lines.track();
        of.columns.track();
        of.session.language.track();
        of.session.look(|_| ());
        request_animation_frame(move || {
            if let Some(frame) = of.frame.try_get_untracked().flatten() {
                cells::let_tab_in(&frame, (line + walk::FIRST, col));
            }
        });
    });
    let lines = move || {
        let range = drawn.with(|drawn| drawn.rows.clone());
        session.language.track();
        columns.with(|columns| {
            of.table.with(|table| {
                let line = |at: usize| match of.lines.with(|lines| lines.line(at))? {
                    Line::Head(number) => Some(Drawn::Head(groups::head(of, columns, table, number, at)?)),
                    Line::Row(row) => {
                        let id = session.glance(|sight| table::id(sight, kind, *table.rows.get(row)?))?;
                        Some(Drawn::Row(id, at))
                    }
                };
                range.filter_map(line).collect::<Vec<_>>()
            })
        })
    };
    let measure = move || {
        let Some(frame) = of.frame.get_untracked() else { return };
        let high = page::height_of(&frame, "tbody > .row").unwrap_or(super::HIGH);
        scrolled.set((f64::from(frame.scroll_top()), f64::from(frame.client_height()).max(1.0), high));
    };
    walk::offer_keys(of);
    let held = walk::hold(of);
    let room = |room: f64| format!("{room}px");
    let count = move || (of.lines.with(table::Lines::count) + 1).to_string();
    let editing = move || of.editing.get().map(|cell| later_with(editor, move |edit| edit(of, cell)));
    view! {
        <div class="page-body list-body">
            <div class="table-frame" node_ref=of.frame on:scroll=move |_| measure()>
                <table class="table list" role="grid" aria-rowcount=count aria-multiselectable="true"
                    aria-label=move || session.voice().texts.say_named("kinds", kind.name(), &[])>
                    <thead><tr>
                        <th class="pick">{all_box(of)}</th>
                        {builtin_row(NAME).map(|name| head(of, &name))}
                        {move || columns.get().iter().map(|field| head(of, field)).collect_view()}
                    </tr></thead>
                    <tbody on:keydown=move |event| walk::pressed(of, &event) on:dblclick=move |event| walk::edit_there(of, event.target())
                        on:focusin=move |event| held.came(&event) on:focusout=move |event| held.went(&event)>
                        <tr class="room" aria-hidden="true" style:height=move || drawn.with(|drawn| room(drawn.before))></tr>
                        <For each=lines key=Drawn::clone let:line>{match line {
                            Drawn::Head(head) => groups::head_view(of, head),
                            Drawn::Row(id, line) => {
                                let row = Memo::new(move |_| row(of, id, line));
                                (move || row_view(of, row.get())).into_any()
                            }
                        }}</For>
                        <tr class="room" aria-hidden="true" style:height=move || drawn.with(|drawn| room(drawn.after))></tr>
                    </tbody>
                    {groups::foot(of)}
                </table>
                {editing}
            </div>
        </div>
    }
    .into_any()
}

fn row(of: Listing, id: RecordId, line: usize) -> Row {
    of.session.look(|_| ());
    of.session.language.track();
    of.columns.with(|columns| {
        let (name, cells) = of.cells(columns, id);
        Row { id, line, name, cells: cells.into_iter().zip(columns.iter().map(is_number)).collect() }
    })
}

pub(super) fn is_number(field: &FieldDef) -> bool {
    matches!(field.holds, FieldType::Number | FieldType::Money)
}

/// Texts of more letters may be cut off: a pointer over them shows them whole.
const LONG: usize = 16;

fn row_view(of: Listing, row: Row) -> AnyView {
    let id = row.id;
    let is_chosen = move || of.chosen.with(|chosen| chosen.contains(&id));
    let pick = move |event| {
        let on = event_target_checked(&event);
        of.chosen.update(|chosen| {
            let _ = if on { chosen.insert(id) } else { chosen.remove(&id) };
        });
    };
    let cells = row.cells.into_iter().zip(2..).map(|((text, number), col)| {
        let title = (text.chars().nth(LONG).is_some()).then(|| text.clone());
        view! { <td class:number=number title=title data-col=col.to_string() tabindex="-1">{text}</td> }
    });
    let spoken = row.name.clone();
    view! {
        <tr class="row" aria-rowindex=(row.line + 2).to_string() aria-selected=move || is_chosen().to_string() data-id=id.to_string()>
            <td class="pick" data-col="0"><input type="checkbox" tabindex="-1" aria-label=spoken prop:checked=is_chosen on:change=pick/></td>
            <th scope="row" data-col="1"><A href=format!("/record/{id}") attr:tabindex="-1">{row.name}</A></th>
            {cells.collect_view()}
        </tr>
    }
    .into_any()
}
