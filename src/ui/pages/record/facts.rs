//! What a record holds: a line for each field, edited where it stands. Of many empty ones only a few are shown at
//! first; below stands what Tend keeps itself.

use super::timeline::Story;
use crate::model::{FieldId, Kind, RecordId, Value};
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::parts::{InPlace, fresh_id, icon, shown};
use crate::ui::router::A;
use crate::ui::session::Session;
use crate::views::links::of_value;
use crate::views::record::{self, FieldRow, Group};
use crate::views::timeline::by_rules;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// So many empty fields, beside those one asks for first, are not worth folding.
const FEW: usize = 3;

/// The runs that wrote what fields hold now, with the names of their rules.
type ByRules = Memo<BTreeMap<FieldId, (RecordId, String)>>;

/// The fields in their groups.
#[component]
pub fn Facts(id: RecordId, kind: Kind, story: Story) -> impl IntoView {
    let session = use_session();
    let rows = Memo::new(move |_| session.look(|sight| record::fields(sight, id)));
    let rules: ByRules = Memo::new(move |_| story.entries.with(|entries| by_rules(entries)));
    let unfolded = RwSignal::new(false);
    let folds = |row: &FieldRow| row.editable && !row.always && row.value.is_none();
    let empty = Memo::new(move |_| rows.with(|rows| rows.iter().filter(|row| folds(row)).count()));
    let in_group = move |group: Group| {
        let all = unfolded.get() || empty.get() <= FEW;
        let here = |row: &&FieldRow| {
            row.group == group && (row.value.is_some() || (row.editable && (all || !folds(row))))
        };
        rows.with(|rows| rows.iter().filter(here).map(|row| row.field.id).collect::<Vec<_>>())
    };
    let row = move |field| Memo::new(move |_| rows.with(|rows| rows.iter().find(|row| row.field.id == field).cloned()));
    let title = move |group| match group {
        Group::Main => session.voice().texts.say_named("kind", kind.name(), &[]),
        Group::Reach => session.say("record-reach"),
        Group::Invoice => session.say("record-invoice"),
        Group::Own => session.say("kinds-field"),
        Group::Kept => session.say("record-kept"),
    };
    let groups = Group::ALL.iter().map(|group| {
        let ids = Memo::new(move |_| in_group(*group));
        view! {
            <Show when=move || !ids.with(Vec::is_empty)>
                <section>
                    <div class="section-head"><h2>{move || title(*group)}</h2></div>
                    <dl class="facts">
                        <For each=move || ids.get() key=|field| *field let:field>
                            {line(session, id, kind, row(field), rules, story)}
                        </For>
                    </dl>
                </section>
            </Show>
        }
    });
    let fold = move || {
        let count = empty.get();
        let text = session.voice().texts.say_with("record-empty-fields", &[("n", Arg::from(count))]);
        (count > FEW).then(|| view! {
            <button class="button quiet small fold" aria-expanded=move || unfolded.get().to_string()
                on:click=move |_| unfolded.update(|unfolded| *unfolded = !*unfolded)>
                {icon("chevron-down")}{text}
            </button>
        })
    };
    view! { {groups.collect_view()} {fold} }.into_any()
}

/// One field: its name, and what it holds or its editor.
fn line(
    session: Session,
    id: RecordId,
    kind: Kind,
    row: Memo<Option<FieldRow>>,
    rules: ByRules,
    story: Story,
) -> Option<AnyView> {
    let first = row.get_untracked()?;
    let (field, named) = (first.field.clone(), fresh_id());
    let label = session.field_name_of(kind, field.id);
    let of = field.id;
    let bolt = move || {
        let by = rules.with(|rules| rules.get(&of).cloned());
        by.map(|(run, rule)| {
            let text = session.voice().texts.say_with("record-by-rule", &[("rule", Arg::from(rule))]);
            view! {
                <button class="bolt" aria-label=text.clone() title=text on:click=move |_| story.show_why(run)>
                    {icon("zap")}
                </button>
            }
        })
    };
    let held = move || row.with(|row| row.as_ref().and_then(|row| Some((row.value.clone()?, row.field.clone()))));
    let value = if first.editable {
        let (name, label_id) = (label.clone(), named.clone());
        let rest = Callback::new(move |begin: Callback<()>| {
            let (name, label_id) = (name.clone(), label_id.clone());
            view! { {move || at_rest(session, held(), &name, &label_id, begin)} }.into_any()
        });
        view! { <InPlace id field label=label.clone() rest/> }.into_any()
    } else {
        (move || held().map(|(value, field)| read(session, &field, &value))).into_any()
    };
    Some(view! { <div class="fact"><dt id=named>{label}</dt><dd>{value}{bolt}</dd></div> }.into_any())
}

/// What a field holds, with the button that opens its editor: the value itself, or beside a link a pencil.
fn at_rest(
    session: Session,
    held: Option<(Value, crate::model::schema::FieldDef)>,
    name: &str,
    label_id: &str,
    begin: Callback<()>,
) -> AnyView {
    let own = fresh_id();
    let both = format!("{label_id} {own}");
    let Some((value, field)) = held else {
        return view! {
            <button class="value add" data-edit="" id=own aria-labelledby=both on:click=move |_| begin.run(())>
                {session.say("common-add")}
            </button>
        }
        .into_any();
    };
    if leads_somewhere(&field, &value) {
        return view! {
            {read(session, &field, &value)}
            <button class="button bare small pencil" data-edit="" aria-label=name.to_owned()
                title=session.say("record-edit") on:click=move |_| begin.run(())>{icon("pencil")}</button>
        }
        .into_any();
    }
    view! {
        <button class="value" data-edit="" id=own aria-labelledby=both on:click=move |_| begin.run(())>
            {shown(session, &field, &value)}
        </button>
    }
    .into_any()
}

fn leads_somewhere(field: &crate::model::schema::FieldDef, value: &Value) -> bool {
    matches!(value, Value::Ref(_)) || of_value(field.holds, value).is_some()
}

/// What a field holds, as one reads it: links are links.
fn read(session: Session, field: &crate::model::schema::FieldDef, value: &Value) -> AnyView {
    let text = shown(session, field, value);
    if let Value::Ref(to) = value {
        return view! { <A href=format!("/record/{to}")>{text}</A> }.into_any();
    }
    match of_value(field.holds, value) {
        Some(link) => {
            view! { <a href=link.address().to_owned() target="_blank" rel="noopener noreferrer">{text}</a> }.into_any()
        }
        None => view! { <span>{text}</span> }.into_any(),
    }
}
