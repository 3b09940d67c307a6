//! The heads of groups, with how many there are and what they come to; and the foot, with the same of all.

use super::Listing;
use super::rows::is_number;
use crate::model::Money;
use crate::model::schema::FieldDef;
use crate::ui::pages::grouped::called;
use crate::ui::parts::icon;
use crate::views::table::{Line, Shared, Sum, Table};
use leptos::prelude::*;

/// The head of a group as it is drawn.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Head {
    line: usize,
    shared: Shared,
    name: String,
    count: usize,
    sums: Vec<(String, bool)>,
    folded: bool,
}

pub(super) fn head(of: Listing, columns: &[FieldDef], table: &Table, number: usize, line: usize) -> Option<Head> {
    let group = table.groups.get(number)?;
    Some(Head {
        line,
        shared: group.shared.clone(),
        name: called(of.session, of.looked.look.with(|look| look.group), &group.shared),
        count: group.rows.len(),
        sums: columns.iter().map(|field| (sum(of, &group.sums, field), is_number(field))).collect(),
        folded: of.folded.with(|folded| folded.contains(&group.shared)),
    })
}

fn sum(of: Listing, sums: &[Sum], field: &FieldDef) -> String {
    let formats = of.session.voice().formats;
    let money = |money: &Money| formats.money_round(money.minor, money.currency.bytes());
    let found = sums.iter().find(|sum| sum.field == field.id);
    found.map(|sum| sum.amounts.iter().map(money).collect::<Vec<_>>().join(" · ")).unwrap_or_default()
}

fn cells(sums: Vec<(String, bool)>) -> AnyView {
    let cell = |(text, number): (String, bool)| {
        let title = text.clone();
        view! { <td class:number=number title=title>{text}</td> }
    };
    sums.into_iter().map(cell).collect_view().into_any()
}

pub(super) fn head_view(of: Listing, head: Head) -> AnyView {
    let Head { line, shared, name, count, sums, folded } = head;
    let press = move |_| of.folded.turn(shared.clone());
    view! {
        <tr class="group-head" aria-rowindex=(line + 2).to_string()>
            <th colspan="2" data-col="1">
                <button aria-expanded=(!folded).to_string() tabindex="-1" on:click=press>
                    {icon("chevron-down")}<strong>{name}</strong>" "<span class="count">{count.to_string()}</span>
                </button>
            </th>
            {cells(sums)}
        </tr>
    }
    .into_any()
}

/// Folds or unfolds the group whose head stands in a line.
pub(super) fn fold(of: Listing, line: usize, fold: bool) {
    let Some(Line::Head(number)) = of.lines.with_untracked(|lines| lines.line(line)) else { return };
    let shared = of.table.with_untracked(|table| table.groups.get(number).map(|group| group.shared.clone()));
    if let Some(shared) = shared {
        of.folded.fold(shared, fold);
    }
}

/// What all come to, when there is anything to add up.
pub(super) fn foot(of: Listing) -> AnyView {
    let foot = move || {
        let sums = of.table.with(|table| table.sums.clone());
        let any = sums.iter().any(|sum| !sum.amounts.is_empty());
        any.then(|| {
            let sums = of.columns.with(|columns| columns.iter().map(|field| (sum(of, &sums, field), is_number(field))).collect());
            view! { <tfoot><tr><th colspan="2" scope="row">{of.session.say("list-total")}</th>{cells(sums)}</tr></tfoot> }
        })
    };
    foot.into_any()
}
