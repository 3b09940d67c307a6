//! The rules of a file: what is not known here and what it shall be, how each rule reads then, which are taken.

use super::{Opened, worded};
use crate::commands::Command;
use crate::exchange::rules::{Here, Named, Unfit, candidates, here, settle};
use crate::model::{Kind, RecordId};
use crate::rule::Body;
use crate::text::Arg;
use crate::ui::parts::{Chooser, named, select, with_words};
use crate::ui::router::use_router;
use crate::ui::session::{Session, ToastKind};
use crate::views::rules;
use crate::views::sentence::sentence;
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What becomes of a rule.
#[derive(Clone, PartialEq)]
struct Fate {
    /// The rule as it would be here, or why it is not taken.
    rule: Result<Body, Unfit>,
    /// Whether there is one that says the same.
    is_here: bool,
}

type Known = BTreeMap<RecordId, Here>;

/// A file that was opened.
pub(super) fn view(session: Session, opened: Opened, put_away: Callback<()>) -> AnyView {
    let router = use_router();
    let texts = session.voice().texts;
    let Opened { name, file } = opened;
    let file = StoredValue::new(file);
    let chosen = RwSignal::new(Known::new());
    // What the person said of a rule; the others are taken, unless they are here already.
    let ticked = RwSignal::new(BTreeMap::<usize, bool>::new());
    let found = Memo::new(move |_| {
        let file = file.get_value();
        let find = |named: &Named| session.look(|sight| here(named, sight.schema, sight.records));
        file.names.iter().filter_map(|named| Some((named.id, find(named)?))).collect::<Known>()
    });
    let settled = move |known: &Known| {
        let file = file.get_value();
        let fits = |rule| session.look(|sight| settle(rule, &file, known, sight.schema, sight.records));
        file.rules.iter().map(fits).collect::<Vec<_>>()
    };
    let unknown = Memo::new(move |_| {
        let missing = |unfit| if let Unfit::Unknown(ids) = unfit { ids } else { Vec::new() };
        let ids: BTreeSet<RecordId> =
            found.with(settled).into_iter().filter_map(Result::err).flat_map(missing).collect();
        file.get_value().names.iter().filter(|named| ids.contains(&named.id)).cloned().collect::<Vec<_>>()
    });
    let fates = Memo::new(move |_| {
        let mut known = found.get();
        known.extend(chosen.get());
        let there: Vec<Body> = session.look(rules::rules).into_iter().filter_map(|row| row.body).collect();
        let fate = |rule: Result<Body, Unfit>| {
            let is_here = rule.as_ref().is_ok_and(|body| there.contains(body));
            Fate { rule, is_here }
        };
        settled(&known).into_iter().map(fate).collect::<Vec<_>>()
    });
    let is_taken = move |n: usize| {
        let said = ticked.with(|ticked| ticked.get(&n).copied());
        fates.with(|fates| fates.get(n).is_some_and(|fate| fate.rule.is_ok() && said.unwrap_or(!fate.is_here)))
    };
    let taken = move || {
        let file = file.get_value();
        let bodies = fates.get().into_iter().map(|fate| fate.rule.ok());
        let all = file.rules.iter().map(|rule| rule.name.clone()).zip(bodies).enumerate();
        all.filter(|(n, _)| is_taken(*n)).filter_map(|(_, (name, body))| Some((name, body?))).collect::<Vec<_>>()
    };
    let count = Memo::new(move |_| taken().len());
    let take = move |_| {
        let rules = untrack(taken);
        let n = rules.len();
        session.dispatch_then(Command::TakeRules { rules }, move |_| {
            let said = session.voice().texts.say_with("rule-file-taken", &[("n", Arg::from(n))]);
            session.tell(ToastKind::Done, said);
            router.go("/rules");
        });
    };
    let rows = (0..file.with_value(|file| file.rules.len())).map(|n| {
        let name = file.with_value(|file| file.rules.get(n).map(|rule| rule.name.clone()));
        let fate = Memo::new(move |_| fates.with(|fates| fates.get(n).cloned()));
        row(session, file.get_value().names.clone(), n, name.unwrap_or_default(), fate, is_taken, ticked)
    });
    view! {
        <div class="notice" role="status" id="rules-opened" tabindex="-1">
            <strong>{name}</strong>
            <p>{texts.say_named("count", "rule", &[("n", Arg::from(rows.len()))])}</p>
            <p class="actions">
                <button class="button" on:click=move |_| put_away.run(())>{texts.say("backup-put-away")}</button>
            </p>
        </div>
        {move || {
            let unknown = unknown.get();
            (!unknown.is_empty()).then(|| strangers(session, unknown, chosen))
        }}
        <ol class="ready-rules">{rows.collect_view()}</ol>
        <p class="actions">
            <button class="button primary" disabled=move || count.get() == 0 on:click=take>
                {move || session.voice().texts.say_with("rule-file-take", &[("n", Arg::from(count.get()))])}
            </button>
            <span class="hint">{texts.say("rule-file-off")}</span>
        </p>
    }
    .into_any()
}

fn row(
    session: Session,
    names: Vec<Named>,
    n: usize,
    name: String,
    fate: Memo<Option<Fate>>,
    is_taken: impl Fn(usize) -> bool + Copy + Send + Sync + 'static,
    ticked: RwSignal<BTreeMap<usize, bool>>,
) -> impl IntoView {
    let about = format!("rule-of-file-{n}");
    let refused = move || fate.with(|fate| fate.as_ref().is_none_or(|fate| fate.rule.is_err()));
    let told = move || match fate.get()? {
        Fate { rule: Ok(body), is_here } => {
            let text = session.look(|sight| with_words(session, sight, |words| sentence(&body, words)));
            let here = is_here.then(|| view! { <p class="hint">{session.say("rule-file-here")}</p> });
            Some(view! { <p class="rule-sentence">{text}</p>{here} }.into_any())
        }
        Fate { rule: Err(why), .. } => {
            let why = worded::unfit(session, &why, &names);
            Some(view! { <p class="field-fault">{why}</p> }.into_any())
        }
    };
    view! {
        <li>
            <label class="check">
                <input type="checkbox" prop:checked=move || is_taken(n) disabled=refused aria-describedby=about.clone()
                    on:change=move |event| {
                        let on = event_target_checked(&event);
                        ticked.update(|ticked| _ = ticked.insert(n, on));
                    }/>
                <strong>{name}</strong>
            </label>
            <div id=about>{told}</div>
        </li>
    }
}

/// What is not known here, each with what it could be.
fn strangers(session: Session, unknown: Vec<Named>, chosen: RwSignal<Known>) -> impl IntoView {
    let rows = unknown.into_iter().map(|stranger| {
        let id = stranger.id;
        let say = move |here: Option<Here>| {
            chosen.update(|chosen| match here {
                Some(here) => drop(chosen.insert(id, here)),
                None => drop(chosen.remove(&id)),
            });
        };
        let label = worded::thing(session, &stranger);
        match many(stranger.kind) {
            // Of these there may be a hundred thousand.
            Some(kinds) => {
                let field = format!("stranger-{id}");
                let fault = RwSignal::new(None::<String>);
                let choose = Callback::new(move |record: Option<RecordId>| say(record.map(Here::Record)));
                view! {
                    <div class="field">
                        <label class="field-name" for=field.clone()>{label}</label>
                        <Chooser kinds chosen=None id=field required=false fault on_choose=choose/>
                        <p class="field-fault" role="alert">{move || fault.get()}</p>
                    </div>
                }
                .into_any()
            }
            None => few(session, &stranger, label, say),
        }
    });
    view! {
        <fieldset class="strangers">
            <legend><h2>{session.say("rule-file-strangers")}</h2></legend>
            <p class="hint">{session.say("rule-file-strangers-hint")}</p>
            <div>{rows.collect_view()}</div>
        </fieldset>
    }
}

fn few(session: Session, stranger: &Named, label: String, say: impl Fn(Option<Here>) + 'static) -> AnyView {
    let all = session.glance(|sight| candidates(stranger, sight.schema, sight.records));
    let called = |(n, one): (usize, _)| (n.to_string(), worded::candidate(session, stranger.of, one));
    let nothing = (String::new(), session.say("common-choose"));
    let options = std::iter::once(nothing).chain(all.iter().enumerate().map(called)).collect();
    let choose = move |chosen: String| {
        let at = chosen.parse::<usize>().ok();
        say(at.and_then(|at| all.get(at)).map(|one| one.here));
    };
    named(label.clone(), select(label, options, "", choose))
}

/// The kinds of which there may be too many for a list.
const fn many(kind: Kind) -> Option<&'static [Kind]> {
    match kind {
        Kind::Contact => Some(&[Kind::Contact]),
        Kind::Company => Some(&[Kind::Company]),
        Kind::Lead => Some(&[Kind::Lead]),
        Kind::Deal => Some(&[Kind::Deal]),
        Kind::Order => Some(&[Kind::Order]),
        Kind::Ticket => Some(&[Kind::Ticket]),
        Kind::Product => Some(&[Kind::Product]),
        _ => None,
    }
}
