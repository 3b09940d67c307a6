//! Saving the look of a list as a segment; naming one, putting it in order, deleting it.

use super::Listing;
use crate::commands::Command;
use crate::model::schema::{LOOK, NAME, POSITION_NO};
use crate::model::{Kind, Number, RecordId, Value};
use crate::text::Arg;
use crate::ui::listed::segment_path;
use crate::ui::parts::{Dialog, icon, named};
use crate::ui::router::{Router, use_router};
use crate::ui::session::ToastKind;
use crate::views::order;
use crate::views::segments::{self, Segment, written};
use leptos::prelude::*;

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asking {
    /// The name of a new one.
    New,
    /// What shall be with the one that is shown.
    Own(RecordId),
}

/// What can be done with how the list looks.
pub(super) fn buttons(of: Listing, asking: RwSignal<Option<Asking>>) -> AnyView {
    let session = of.session;
    let changed = Memo::new(move |_| of.looked.differs());
    let save = move |id: RecordId| {
        let look = of.looked.look.with_untracked(written);
        session.dispatch_then(Command::Edit { ids: vec![id], fields: vec![(LOOK, look)] }, move |_| {
            of.looked.keep_no_longer();
            let name = session.glance(|sight| sight.name(id));
            session
                .tell(ToastKind::Done, session.voice().texts.say_with("segment-saved", &[("name", Arg::from(name))]));
        });
    };
    let of_changed = move || {
        changed.get().then(|| {
            let own = of.segment.map(|id| {
                view! {
                    <button class="button quiet small" on:click=move |_| save(id)>{icon("check")}{session.say("segment-save")}</button>
                }
            });
            view! {
                {own}
                <button class="button quiet small" on:click=move |_| asking.set(Some(Asking::New))>
                    {icon("bookmark-plus")}{session.say("segment-new")}
                </button>
                <button class="button quiet small" on:click=move |_| of.looked.go_back()>
                    {icon("undo-2")}{session.say("segment-back")}
                </button>
            }
        })
    };
    let own = of.segment.map(|id| {
        view! {
            <button class="button quiet small" on:click=move |_| asking.set(Some(Asking::Own(id)))>
                {icon("bookmark")}{move || session.say("segment-own")}
            </button>
        }
    });
    view! { {of_changed}{own} }.into_any()
}

/// What is told of a segment that cannot be shown.
pub(super) fn told(of: Listing) -> AnyView {
    let session = of.session;
    let unread = Memo::new(move |_| {
        let id = of.segment?;
        let found = session.look(|sight| segments::segment(sight, id));
        found.as_ref().is_none_or(|segment| segment.look.is_none()).then_some(found.is_some())
    });
    let told = move || {
        unread.get().map(|there| {
            let text = if there { session.say("segment-unread") } else { session.say("segment-gone") };
            view! { <p class="list-told" role="status">{icon("circle-alert")}{text}</p> }
        })
    };
    told.into_any()
}

/// The form for what is asked.
pub(super) fn form(of: Listing, asking: RwSignal<Option<Asking>>) -> AnyView {
    let router = use_router();
    let form = move || {
        asking.get().map(|asked| match asked {
            Asking::New => naming(of, router, asking),
            Asking::Own(id) => own(of, router, asking, id),
        })
    };
    form.into_any()
}

fn naming(of: Listing, router: Router, asking: RwSignal<Option<Asking>>) -> AnyView {
    let session = of.session;
    let name = RwSignal::new(String::new());
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let fields = of.looked.look.with_untracked(|look| segments::fields(&name.get_untracked(), of.kind, look));
        session.dispatch_then(Command::Create { kind: Kind::Segment, fields }, move |done| {
            asking.set(None);
            // It has the look now; where it was made stands what was saved there.
            of.looked.keep_no_longer();
            router.go(&segment_path(of.kind, done.subject));
        });
    };
    let input = view! {
        <input class="input" autocomplete="off" required=true on:input=move |event| name.set(event_target_value(&event))/>
    };
    view! {
        <Dialog title=session.say("segment-new-title") on_close=Callback::new(move |()| asking.set(None))>
            <form on:submit=save>
                <div class="dialog-body fields">
                    {named(session.say("field-name"), input)}
                    <p class="hint">{session.say("segment-new-hint")}</p>
                </div>
                <footer class="dialog-foot actions">
                    <button type="button" class="button" on:click=move |_| asking.set(None)>{session.say("common-cancel")}</button>
                    <button type="submit" class="button primary">{session.say("common-save")}</button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}

fn own(of: Listing, router: Router, asking: RwSignal<Option<Asking>>, id: RecordId) -> AnyView {
    let session = of.session;
    let list = Memo::new(move |_| session.look(|sight| segments::of(sight, of.kind)));
    let at = move || list.with(|list| list.iter().position(|segment| segment.id == id));
    let last = move || list.with(Vec::len).saturating_sub(1);
    let before = session.glance(|sight| sight.name(id));
    let name = RwSignal::new(before.clone());
    let rename = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let fields = vec![(NAME, Value::text(&name.get_untracked()))];
        session.dispatch_then(Command::Edit { ids: vec![id], fields }, move |_| asking.set(None));
    };
    let move_by = move |up: bool| {
        let places: Vec<_> = list.with_untracked(|list| list.iter().map(|one: &Segment| (one.id, one.place)).collect());
        let Some(at) = places.iter().position(|(one, _)| *one == id) else { return };
        for (id, place) in order::moved(&places, at, up) {
            let place = Number::new(place).map(Value::Number);
            session.dispatch(Command::Edit { ids: vec![id], fields: vec![(POSITION_NO, place)] });
        }
    };
    let delete = move |_| {
        let name = session.glance(|sight| sight.name(id));
        session.dispatch_then(Command::Delete { ids: vec![id] }, move |_| {
            asking.set(None);
            let texts = session.voice().texts;
            session.tell(ToastKind::Done, texts.say_with("segment-deleted", &[("name", Arg::from(name))]));
            router.go(&segment_path(of.kind, None));
        });
    };
    let input = view! {
        <input class="input" autocomplete="off" required=true prop:value=before
            on:input=move |event| name.set(event_target_value(&event))/>
    };
    view! {
        <Dialog title=session.say("segment-own") on_close=Callback::new(move |()| asking.set(None))>
            <form on:submit=rename>
                <div class="dialog-body fields">
                    {named(session.say("field-name"), input)}
                    <div class="actions">
                        <button type="button" class="button" disabled=move || at() == Some(0) on:click=move |_| move_by(true)>
                            {icon("arrow-left")}{session.say("segment-earlier")}
                        </button>
                        <button type="button" class="button" disabled=move || at() == Some(last()) on:click=move |_| move_by(false)>
                            {icon("arrow-right")}{session.say("segment-later")}
                        </button>
                        <button type="button" class="button danger" on:click=delete>{icon("trash-2")}{session.say("common-delete")}</button>
                    </div>
                </div>
                <footer class="dialog-foot actions">
                    <button type="button" class="button" on:click=move |_| asking.set(None)>{session.say("common-cancel")}</button>
                    <button type="submit" class="button primary">{session.say("common-save")}</button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}
