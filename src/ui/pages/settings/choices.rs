//! The choices of an own field: renamed, added and removed, with the records that hold them.

use crate::commands::{Command, holding};
use crate::model::schema::CHOICES;
use crate::model::{RecordId, Records, Value};
use crate::text::Arg;
use crate::ui::parts::{Dialog, named, select};
use crate::ui::session::{Session, ToastKind};
use leptos::prelude::*;

pub(super) fn view(session: Session, field: RecordId) -> AnyView {
    let words = Memo::new(move |_| {
        session.look(|sight| match sight.records.value(field, CHOICES) {
            Some(Value::Texts(words)) => words,
            _ => Vec::new(),
        })
    });
    let removing = RwSignal::new(None::<(String, usize)>);
    let set =
        move |choices: Vec<String>, became: Option<(String, Option<String>)>, then: Option<(ToastKind, String)>| {
            session.dispatch_then(Command::SetChoices { field, choices, became }, move |_| {
                if let Some((kind, text)) = then {
                    session.tell(kind, text);
                }
            });
        };
    let row = move |word: String| {
        let rename = {
            let word = word.clone();
            move |event| {
                let new = event_target_value(&event).trim().to_owned();
                let all = words.get_untracked();
                if new.is_empty() || all.contains(&new) {
                    return;
                }
                let choices = all.into_iter().map(|one| if one == word { new.clone() } else { one }).collect();
                let held = session.glance(|sight| holding(sight.records, field, Some(&word)).len());
                let args = [("name", Arg::from(word.clone())), ("new", Arg::from(new.clone())), ("n", Arg::from(held))];
                let told = session.voice().texts.say_with("settings-choice-renamed", &args);
                set(choices, Some((word.clone(), Some(new))), Some((ToastKind::Done, told)));
            }
        };
        let remove = {
            let word = word.clone();
            move |_| {
                let held = session.glance(|sight| holding(sight.records, field, Some(&word)).len());
                removing.set(Some((word.clone(), held)));
            }
        };
        let texts = session.voice().texts;
        let name = [("name", Arg::from(word.clone()))];
        let (label, away) =
            (texts.say_with("settings-choice-name", &name), texts.say_with("settings-choice-remove", &name));
        view! {
            <li>
                <input class="input" aria-label=label autocomplete="off" prop:value=word on:change=rename/>
                <button type="button" class="button bare small" aria-label=away on:click=remove>"×"</button>
            </li>
        }
    };
    let new = RwSignal::new(String::new());
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let word = new.get_untracked().trim().to_owned();
        let mut choices = words.get_untracked();
        if !word.is_empty() && !choices.contains(&word) {
            choices.push(word);
            set(choices, None, None);
        }
        new.set(String::new());
    };
    let question = move || {
        removing.get().map(|(word, held)| {
            let choices: Vec<String> = words.get_untracked().into_iter().filter(|one| *one != word).collect();
            let remove = move |word: String, choices: Vec<String>, now: Option<String>| {
                let args = [("name", Arg::from(word.clone())), ("n", Arg::from(held))];
                let told = session.voice().texts.say_with("settings-choice-removed", &args);
                removing.set(None);
                set(choices, Some((word, now)), Some((ToastKind::Done, told)));
            };
            question(session, word, held, choices, removing, remove)
        })
    };
    view! {
        <div class="settings-row" role="group" aria-label=session.field_name(CHOICES)>
            <span class="field-name">{session.field_name(CHOICES)}</span>
            <div>
                <ul class="choices"><For each=move || words.get() key=Clone::clone let:word>{row(word)}</For></ul>
                <form class="choices-new" on:submit=add>
                    <input class="input" aria-label=session.say("settings-choice-new")
                        placeholder=session.say("settings-choice-new") autocomplete="off" prop:value=move || new.get()
                        on:input=move |event| new.set(event_target_value(&event))/>
                    <button type="submit" class="button small">{session.say("common-add")}</button>
                </form>
            </div>
        </div>
        {question}
    }
    .into_any()
}

/// How many records hold the choice, and what they shall hold in its place.
fn question(
    session: Session,
    word: String,
    held: usize,
    left: Vec<String>,
    removing: RwSignal<Option<(String, usize)>>,
    remove: impl Fn(String, Vec<String>, Option<String>) + Send + 'static,
) -> AnyView {
    let texts = session.voice().texts;
    let now = RwSignal::new(None::<String>);
    let options = std::iter::once((String::new(), texts.say("settings-choice-nothing")));
    let options = options.chain(left.iter().map(|word| (word.clone(), word.clone()))).collect();
    let label = texts.say("settings-choice-instead");
    let instead = (held > 0).then(|| {
        view! {
            <p>{texts.say_with("settings-choice-held", &[("n", Arg::from(held))])}</p>
            {named(label.clone(), select(label, options, "", move |word| now.set(Some(word).filter(|word| !word.is_empty()))))}
        }
    });
    let title = texts.say_with("settings-choice-question", &[("name", Arg::from(word.clone()))]);
    let run = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        remove(word.clone(), left.clone(), now.get_untracked());
    };
    view! {
        <Dialog title on_close=Callback::new(move |()| removing.set(None))>
            <form on:submit=run>
                <div class="dialog-body">{instead}<p class="hint">{texts.say("settings-undo-brings-back")}</p></div>
                <footer class="dialog-foot actions">
                    <button type="button" class="button" on:click=move |_| removing.set(None)>
                        {texts.say("common-cancel")}
                    </button>
                    <button type="submit" class="button danger">{texts.say("settings-choice-remove-now")}</button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}
