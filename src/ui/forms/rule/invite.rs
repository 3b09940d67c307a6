//! “Then invite …”: whom, and what is written to them.

use super::step::{text_of, whole, write};
use super::{Form, value};
use crate::model::{Kind, RecordId};
use crate::rule::Step;
use crate::ui::parts::many;
use crate::ui::session::Session;
use crate::views::rule_draft::{Key, RuleDraft, StepDraft};
use leptos::prelude::*;

pub(super) fn view(form: Form, key: Key) -> AnyView {
    let session = form.session;
    let Some(Step::Invite { people, .. }) = whole(form, key) else { return ().into_any() };
    let options = value::names(session, Kind::Person);
    let nobody = options.is_empty().then(|| view! { <p class="hint">{session.say("rules-invite-nobody")}</p> });
    let on = people.iter().map(ToString::to_string).collect();
    let whom = many(session.say("rules-invite-whom"), options, on, move |chosen| {
        let chosen: Vec<RecordId> = chosen.iter().filter_map(|id| id.parse().ok()).collect();
        write(form, key, |step| {
            if let Step::Invite { people, .. } = step {
                *people = chosen;
            }
        });
    });
    view! {
        {whom}
        {nobody}
        {text_of(form, key, session.say("field-subject"), false, |step| match step {
            Step::Invite { subject, .. } => Some(subject),
            _ => None,
        })}
        {text_of(form, key, session.say("field-text"), true, |step| match step {
            Step::Invite { text, .. } => Some(text),
            _ => None,
        })}
    }
    .into_any()
}

/// What an invitation says to begin with: what the record is called, and where it stands.
pub(super) fn begin(session: Session, draft: &mut RuleDraft, key: Key) {
    let texts = session.voice().texts;
    if let Some(StepDraft::Whole(Step::Invite { subject, text, .. })) = draft.step_mut(key) {
        let (name, stage) = ("{{ name }}", "{{ stage.name }}");
        *subject = texts.say_with("invite-subject", &[("name", name.into())]);
        *text = texts.say_with("invite-text", &[("name", name.into()), ("stage", stage.into())]);
    }
}
