//! What is asked before a stage is removed: how many records stand in it, and where they go.

use super::Way;
use crate::commands::Command;
use crate::model::RecordId;
use crate::text::Arg;
use crate::ui::parts::{Dialog, named, select};
use crate::ui::session::ToastKind;
use leptos::prelude::*;

#[component]
pub(super) fn Question(way: Way, stage: RecordId) -> impl IntoView {
    let session = way.session;
    let texts = session.voice().texts;
    let rows = way.stages.get_untracked();
    let at = rows.iter().position(|row| row.id == stage);
    let own = at.and_then(|at| rows.get(at));
    let standing = own.map_or(0, |row| row.standing);
    let name = own.map(|row| row.name.clone()).unwrap_or_default();
    let others: Vec<_> = rows.iter().filter(|row| row.id != stage).collect();
    // The stage before it is the likely one: nothing has come further by this.
    let likely = at.and_then(|at| at.checked_sub(1)).and_then(|at| rows.get(at)).or(others.first().copied());
    let to = RwSignal::new(likely.map(|row| row.id));
    let options = others.iter().map(|row| (row.id.to_string(), row.name.clone())).collect();
    let chosen = to.get_untracked().map(|id| id.to_string()).unwrap_or_default();
    let label = texts.say("settings-stage-to");
    let where_to = (standing > 0).then(|| {
        view! {
            <p>{texts.say_with("settings-stage-holds", &[("n", Arg::from(standing))])}</p>
            {named(label.clone(), select(label, options, &chosen, move |id| to.set(id.parse().ok())))}
        }
    });
    let leave = move || way.removing.set(None);
    let remove = {
        let name = name.clone();
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            leave();
            let to = to.get_untracked().filter(|_| standing > 0);
            let args = [("name", Arg::from(name.clone())), ("n", Arg::from(standing))];
            session.dispatch_then(Command::RemoveStage { stage, to }, move |_| {
                session.tell(ToastKind::Done, session.voice().texts.say_with("settings-stage-removed", &args));
            });
        }
    };
    let title = texts.say_with("settings-stage-question", &[("name", Arg::from(name))]);
    view! {
        <Dialog title on_close=Callback::new(move |()| leave())>
            <form on:submit=remove>
                <div class="dialog-body">
                    {where_to}
                    <p class="hint">{texts.say("settings-undo-brings-back")}</p>
                </div>
                <footer class="dialog-foot actions">
                    <button type="button" class="button" on:click=move |_| leave()>{texts.say("common-cancel")}</button>
                    <button type="submit" class="button danger">{texts.say("settings-stage-remove-now")}</button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}
