//! What one can do with a run that is open: let it go on, answer it, try its step again, or settle it.

use crate::commands::Command;
use crate::model::schema::RUN_STATUS;
use crate::model::{RecordId, Records, Value};
use crate::text::Arg;
use crate::ui::session::{Session, ToastKind};
use leptos::prelude::*;

/// The buttons for runs of one rule that all stand the same way: `waiting`, `asked` or `failed`. `name` is what they are
/// known by when read out: the rule, or the record.
pub fn open_run_acts(session: Session, runs: Vec<RecordId>, status: &str, name: &str) -> AnyView {
    let texts = session.voice().texts;
    let several = runs.len() > 1;
    let go_on = |skip: bool| Command::Resume { runs: runs.clone(), skip };
    let settle = || Command::GiveUp { runs: runs.clone() };
    let n = [("n", Arg::from(runs.len()))];
    let acts = match status {
        "asked" if several => vec![
            (texts.say_with("runs-yes-all", &n), go_on(false), texts.say("runs-said-yes"), true),
            (texts.say_with("runs-no-all", &n), settle(), texts.say("runs-said-no"), false),
        ],
        "asked" => vec![
            (texts.say("runs-yes"), go_on(false), texts.say("runs-said-yes"), true),
            (texts.say("runs-no"), settle(), texts.say("runs-said-no"), false),
        ],
        "failed" => vec![
            (texts.say("runs-again"), go_on(false), texts.say("runs-did"), true),
            (texts.say("runs-skip"), go_on(true), texts.say("runs-did"), false),
            (texts.say("runs-leave"), settle(), texts.say("runs-left"), false),
        ],
        _ => vec![
            (texts.say("waits-now"), go_on(false), texts.say("runs-did"), true),
            (texts.say("waits-stop"), settle(), texts.say("waits-stopped"), false),
        ],
    };
    let button = |(label, command, said, first): (String, Command, String, bool)| {
        let spoken = format!("{label}: {name}");
        let press = move |_| {
            let said = said.clone();
            let runs = match &command {
                Command::Resume { runs, .. } => runs.clone(),
                _ => Vec::new(),
            };
            session.dispatch_then(command.clone(), move |_| {
                let still = runs.iter().filter(|run| is_stuck(session, **run)).count();
                if still > 0 {
                    let text = session.voice().texts.say_with("runs-still", &[("n", Arg::from(still))]);
                    return session.tell(ToastKind::Told, text);
                }
                session.tell(ToastKind::Done, said);
            });
        };
        view! { <button class="button small" class:quiet=!first aria-label=spoken on:click=press>{label}</button> }
    };
    view! { <p class="actions">{acts.into_iter().map(button).collect_view()}</p> }.into_any()
}

/// The button that lets a run wait under a newer version of its rule.
pub fn move_over_act(session: Session, run: RecordId, version: u32, name: &str) -> AnyView {
    let label = session.voice().texts.say_with("waits-move-over", &[("n", Arg::from(version))]);
    let spoken = format!("{label}: {name}");
    let press = move |_| {
        session.dispatch_then(Command::MoveOver { runs: vec![run] }, move |_| {
            session.tell(ToastKind::Done, session.say("waits-moved-over"));
        });
    };
    view! { <p class="actions"><button class="button quiet small" aria-label=spoken on:click=press>{label}</button></p> }
        .into_any()
}

/// Whether a run still could not do its step.
fn is_stuck(session: Session, run: RecordId) -> bool {
    session.glance(|sight| sight.records.value(run, RUN_STATUS)) == Some(Value::from("failed"))
}
