//! The rules that a person runs by hand, each with its button.

use super::icon;
use crate::commands::Command;
use crate::model::schema::RUN_STATUS;
use crate::model::{Kind, RecordId, Records, Value};
use crate::text::Arg;
use crate::ui::session::{Session, ToastKind};
use crate::views::rules;
use leptos::prelude::*;

/// A button for each rule that is run by hand on records of a kind; nothing where there is none. `on` tells on which
/// records, when one is pressed.
pub fn rules_by_hand(
    session: Session,
    kind: Kind,
    on: impl Fn() -> Vec<RecordId> + Copy + Send + Sync + 'static,
) -> AnyView {
    let found = Memo::new(move |_| session.look(|sight| rules::by_hand(sight, kind)));
    let buttons = move || {
        let found = found.get();
        (!found.is_empty()).then(|| {
            let button = |(rule, name): (RecordId, String)| {
                let spoken = session.voice().texts.say_with("by-hand-run", &[("rule", name.as_str().into())]);
                view! {
                    <button class="button quiet small" aria-label=spoken on:click=move |_| run(session, rule, on())>
                        {icon("zap")}{name}
                    </button>
                }
            };
            view! {
                <div class="by-hand" role="group" aria-label=session.say("by-hand")>
                    <p class="field-name">{session.say("by-hand")}</p>
                    {found.into_iter().map(button).collect_view()}
                </div>
            }
        })
    };
    buttons.into_any()
}

/// Runs a rule, and tells on how many it did something.
fn run(session: Session, rule: RecordId, records: Vec<RecordId>) {
    let asked = records.len();
    session.dispatch_then(Command::Press { rule, records }, move |done| {
        // What only watched, or was stopped, did nothing; the history says so.
        let status = |run| session.glance(|sight| sight.records.value(run, RUN_STATUS));
        let is = |run: RecordId, words: &[&str]| {
            status(run).as_ref().and_then(Value::as_text).is_some_and(|status| words.contains(&status))
        };
        let of_it = || done.runs.iter().filter(|run| run.rule == rule).map(|run| run.run);
        let ran = of_it().filter(|run| is(*run, &["done", "failed", "waiting", "ended"])).count();
        let watched = of_it().filter(|run| is(*run, &["watched"])).count();
        let texts = session.voice().texts;
        let name = session.glance(|sight| sight.name(rule));
        let said = match ran {
            0 if watched > 0 => texts.say_with("by-hand-watched", &[("rule", name.into())]),
            0 => texts.say_with("by-hand-none", &[("rule", name.into()), ("n", Arg::from(asked))]),
            _ if ran < asked => texts
                .say_with("by-hand-some", &[("rule", name.into()), ("n", Arg::from(ran)), ("of", Arg::from(asked))]),
            _ => texts.say_with("by-hand-all", &[("rule", name.into()), ("n", Arg::from(ran))]),
        };
        session.tell(ToastKind::Done, said);
    });
}
