//! What a record holds: a line for each field, edited where it stands. Of many empty ones only a few are shown at
//! first; below stands what Tend keeps itself.

use super::timeline::Story;
use crate::model::schema::ABOUT;
use crate::model::{FieldId, Kind, RecordId, Records, Value};
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
        let here =
            |row: &&FieldRow| row.group == group && (row.value.is_some() || (row.editable && (all || !folds(row))));
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
        (count > FEW).then(|| {
            view! {
                <button class="button quiet small fold" aria-expanded=move || unfolded.get().to_string()
                    on:click=move |_| unfolded.update(|unfolded| *unfolded = !*unfolded)>
                    {icon("chevron-down")}{text}
                </button>
            }
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
    let fact = Memo::new(move |_| {
        // A record that is named may come, or be called anew, while the field stays as it is.
        session.look(|_| ());
        row.with(|row| row.as_ref().and_then(|row| Fact::of(session, row)))
    });
    let value = if first.editable {
        let (name, label_id) = (label.clone(), named.clone());
        let rest = Callback::new(move |begin| at_rest(session, fact, name.clone(), &label_id, begin));
        view! { <InPlace id field label=label.clone() rest/> }.into_any()
    } else {
        view! { <For each=move || fact.get() key=Clone::clone let:fact>{fact.read()}</For> }.into_any()
    };
    // Of a person one asks otherwise than of a thing.
    let label = move || match row.with(|row| row.as_ref().and_then(|row| row.value.as_ref()?.as_ref())) {
        Some(id) if of == ABOUT => match session.glance(|sight| sight.records.kind(id)) {
            Some(Kind::Contact | Kind::Person | Kind::Lead) => session.say("record-about-whom"),
            _ => session.say("record-about-what"),
        },
        _ => label.clone(),
    };
    Some(view! { <div class="fact"><dt id=named>{label}</dt><dd>{value}{bolt}</dd></div> }.into_any())
}

/// What a field holds, as one reads it.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Fact {
    text: String,
    /// Where it leads: to another record, or out of Tend.
    to: Option<To>,
}

#[derive(Clone, PartialEq, Eq, Hash)]
enum To {
    Record(RecordId),
    Outside(String),
}

impl Fact {
    fn of(session: Session, row: &FieldRow) -> Option<Fact> {
        let value = row.value.as_ref()?;
        let to = match value {
            Value::Ref(id) => Some(To::Record(*id)),
            value => of_value(row.field.holds, value).map(|link| To::Outside(link.address().to_owned())),
        };
        Some(Fact { text: shown(session, &row.field, value), to })
    }

    fn read(self) -> AnyView {
        let text = self.text;
        match self.to {
            Some(To::Record(id)) => view! { <A href=format!("/record/{id}")>{text}</A> }.into_any(),
            Some(To::Outside(to)) => {
                view! { <a href=to target="_blank" rel="noopener noreferrer">{text}</a> }.into_any()
            }
            None => view! { <span>{text}</span> }.into_any(),
        }
    }
}

/// What a field holds, with the button that opens its editor: the value itself, or beside a link a pencil. The button
/// stays the same while the value differs, so that the keyboard stays on it.
fn at_rest(session: Session, fact: Memo<Option<Fact>>, name: String, label_id: &str, begin: Callback<()>) -> AnyView {
    let own = fresh_id();
    let both = format!("{label_id} {own}");
    let leads = Memo::new(move |_| fact.with(|fact| fact.as_ref().is_some_and(|fact| fact.to.is_some())));
    let link = move || fact.get().filter(|fact| fact.to.is_some());
    let class = move || match (leads.get(), fact.with(Option::is_some)) {
        (true, _) => "button bare small pencil",
        (false, true) => "value",
        (false, false) => "value add",
    };
    let face = move || match fact.get() {
        _ if leads.get() => icon("pencil"),
        Some(fact) => fact.text.into_any(),
        None => session.say("common-add").into_any(),
    };
    view! {
        <For each=link key=Clone::clone let:fact>{fact.read()}</For>
        <button class=class data-edit="" id=own aria-labelledby=move || (!leads.get()).then(|| both.clone())
            aria-label=move || leads.get().then(|| name.clone())
            title=move || leads.get().then(|| session.say("record-edit")) on:click=move |_| begin.run(())>{face}</button>
    }
    .into_any()
}
