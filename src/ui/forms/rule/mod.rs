//! The form of a rule: when, if, then, and the sentence that comes of it.

mod branch;
mod compare;
mod conditions;
mod course;
mod formula;
mod invite;
mod make;
mod past;
mod recurring;
mod says;
mod step;
mod steps;
mod template;
mod trigger;
mod value;
mod wait;
mod what_if;
mod write;

pub use what_if::try_on_past;

use crate::commands::{Command, SaveRule};
use crate::model::RecordId;
use crate::rule::{Body, Wrong};
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::parts::{rule_picture, unfold};
use crate::ui::router::A;
use crate::ui::session::{Session, ToastKind};
use crate::views::rule_draft::{List, RuleDraft, Spot};
use crate::views::runs::older;
use leptos::prelude::*;
use past::Past;

/// What the parts of the form share.
#[derive(Clone, Copy)]
struct Form {
    session: Session,
    draft: RwSignal<RuleDraft>,
    fault: Memo<Option<(Spot, Wrong)>>,
    /// The part that lies over the page to be changed.
    sheet: RwSignal<Option<Spot>>,
}

impl Form {
    /// The fault of a part, in words, once saving was tried.
    fn fault_at(self, spot: Spot) -> AnyView {
        let text = move || {
            let (at, wrong) = self.fault.get()?;
            (at == spot).then(|| said(self.session, &wrong))
        };
        view! { <p class="field-fault" role="alert">{text}</p> }.into_any()
    }
}

/// What is wrong with a part of a rule, in words.
#[must_use]
pub fn said(session: Session, wrong: &Wrong) -> String {
    let word = match wrong {
        Wrong::Formula(fault) => return formula::said(session, fault),
        Wrong::Unreadable { .. } => "unreadable",
        Wrong::NoField(_) => "no-field",
        Wrong::WrongValue => "value",
        Wrong::WrongOp(_) => "op",
        Wrong::NoStage(_) => "no-stage",
        Wrong::NoPipeline(_) => "no-pipeline",
        Wrong::AsksNothing(_) => "asks-nothing",
        Wrong::NoPerson(_) => "no-person",
        Wrong::NoTag(_) => "no-tag",
        Wrong::NoRule(_) => "no-rule",
        Wrong::Template => "template",
        Wrong::NoSteps => "no-steps",
        Wrong::NoTime => "no-time",
    };
    session.voice().texts.say_named("wrong", word, &[])
}

/// The form for a rule: a new one when `rule` is `None`. `on_done` is called when it was saved or left.
#[component]
pub fn RuleForm(
    /// The rule that is edited.
    rule: Option<RecordId>,
    /// What it is so far.
    given: RuleDraft,
    /// Called when it was saved or left.
    on_done: Callback<()>,
) -> impl IntoView {
    let session = use_session();
    let draft = RwSignal::new(given);
    let tried = RwSignal::new(false);
    let fault = Memo::new(move |_| {
        let draft = tried.get().then(|| draft.get())?;
        let checked = draft.body().and_then(|body| session.look(|sight| body.check(sight.schema, sight.records)));
        checked.err().map(|fault| (draft.spot(fault.at), fault.wrong))
    });
    let form = Form { session, draft, fault, sheet: RwSignal::new(None) };
    let past = Past::of(draft);
    let nameless = Memo::new(move |_| tried.get() && draft.with(|draft| draft.name.trim().is_empty()));
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if fault.get_untracked().is_some() || nameless.get_untracked() {
            return;
        }
        let (name, body) = draft.with_untracked(|draft| (draft.name.trim().to_owned(), draft.body()));
        let Ok(body) = body else { return };
        let version = move || rule.map(|rule| session.glance(|sight| older(sight, rule)));
        let before = version().map(|older| older.version);
        session.dispatch_then(Command::SaveRule(SaveRule { rule, name, body }), move |_| {
            // What waits under the version that was is asked about on the page of the rule.
            if let Some(now) = version().filter(|now| Some(now.version) != before && !now.can.is_empty()) {
                let text =
                    session.voice().texts.say_with("waits-older", &[("n", Arg::from(now.can.len() + now.cannot))]);
                return session.tell(ToastKind::Done, text);
            }
            if rule.is_none() {
                session.tell(ToastKind::Done, session.say("rules-saved-off"));
            }
            on_done.run(());
        });
    };
    let named = move |event| draft.update(|draft| draft.name = event_target_value(&event));
    let name = move || {
        past.track();
        draft.with_untracked(|draft| draft.name.clone())
    };
    // While one part lies over the page, it is not below as well.
    let below = Memo::new(move |_| form.sheet.with(Option::is_none));
    view! {
        <form class="rule-form" on:submit=save novalidate=true on:focusin=move |_| past.begin()
            on:pointerdown=move |_| past.begin() on:keydown=move |event| past.key(&event)>
            <div class="field">
                <label class="field-name" for="rule-name">{session.say("field-name")}</label>
                <input class="input" id="rule-name" prop:value=name autocomplete="off" on:input=named
                    aria-invalid=move || nameless.get().then_some("true")/>
                <p class="field-fault" role="alert">{move || nameless.get().then(|| session.say("wrong-no-name"))}</p>
            </div>
            {says::view(form)}
            {move || {
                past.track();
                below.get().then(|| parts(form, rule))
            }}
            {form.fault_at(Spot::Whole)}
            <footer class="actions">
                <button type="submit" class="button primary">{session.say("common-save")}</button>
                <button type="button" class="button" on:click=move |_| on_done.run(())>
                    {session.say("common-cancel")}
                </button>
                {past.buttons(session)}
            </footer>
        </form>
        {says::sheet(form)}
    }
    .into_any()
}

/// The parts in their order, each where it is changed.
fn parts(form: Form, rule: Option<RecordId>) -> AnyView {
    let Form { session, draft, .. } = form;
    let picture = move || {
        let drawn = move || rule_picture(session, &draft.with(RuleDraft::rough));
        let print = rule.map(|id| {
            let href = format!("/process/{id}");
            view! { <p class="actions"><A href attr:class="button small">{session.say("diagram-page")}</A></p> }
        });
        view! { {drawn}{print} }.into_any()
    };
    let kind = Memo::new(move |_| draft.with(|draft| draft.of));
    // What differs from the usual is seen at once.
    let unusual = draft.with_untracked(|draft| {
        let usual = Body::new(draft.of, draft.when.clone(), draft.rough().conditions, Vec::new());
        let body = Body { steps: Vec::new(), ..draft.rough() };
        body != usual
    });
    view! {
            <section aria-labelledby="rule-when" data-spot=says::mark(Spot::Trigger)>
                <div class="section-head"><h2 id="rule-when">{session.say("rules-when")}</h2></div>
                {trigger::view(form)}
            </section>
            <section aria-labelledby="rule-if">
                <div class="section-head"><h2 id="rule-if">{session.say("rules-if")}</h2></div>
                {move || {
                    // Another kind has other fields: everything below begins anew.
                    kind.track();
                    conditions::group(form, draft.with_untracked(|draft| draft.root.node.key))
                }}
            </section>
            <section aria-labelledby="rule-then">
                <div class="section-head"><h2 id="rule-then">{session.say("rules-then")}</h2></div>
                {move || {
                    kind.track();
                    steps::view(form, List::Top)
                }}
            </section>
            <details class="more" open=unusual>
                <summary><h2>{session.say("rules-course")}</h2></summary>
                {move || {
                    kind.track();
                    course::view(form)
                }}
            </details>
            {unfold(view! { <h2>{session.say("diagram-path")}</h2> }.into_any(), picture)}
            <details class="more">
                <summary><h2>{session.say("what-if")}</h2></summary>
                {what_if::view(form, rule)}
            </details>
    }
    .into_any()
}
