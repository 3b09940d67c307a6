//! What a list or a board says when it shows nothing: what belongs there and how it comes there, or that the questions
//! leave nothing.

use crate::model::Kind;
use crate::ui::palette::use_palette;
use crate::ui::parts::icon;
use crate::ui::router::A;
use crate::ui::session::{Phase, Session};
use leptos::prelude::*;

/// Says it, once all is read. `asked`: whether anything was asked for; `ask_no_more` takes that away.
pub fn view(
    session: Session,
    kind: Kind,
    is_empty: impl Fn() -> bool + Send + Sync + 'static,
    asked: impl Fn() -> bool + Send + Sync + 'static,
    ask_no_more: impl Fn() + Copy + Send + Sync + 'static,
) -> AnyView {
    let palette = use_palette();
    let state = Memo::new(move |_| {
        let ready = session.phase.with(|phase| *phase == Phase::Ready);
        (ready && is_empty()).then(&asked)
    });
    let said = move || {
        let texts = session.voice().texts;
        state.get().map(|asked| {
            if asked {
                return view! {
                    <div class="nothing">
                        <p><strong>{texts.say("nothing-fits")}</strong></p>
                        <p class="actions"><button class="button" on:click=move |_| ask_no_more()>{texts.say("nothing-show-all")}</button></p>
                    </div>
                }
                .into_any();
            }
            view! {
                <div class="nothing">
                    <p><strong>{texts.say("nothing-yet")}</strong>" "{texts.say_named("nothing-of", kind.name(), &[])}</p>
                    <p class="actions">
                        <button class="button" on:click=move |_| palette.create(kind)>{icon("plus")}{texts.say_named("nothing-add", kind.name(), &[])}</button>
                        <A href="/import" attr:class="button quiet">{icon("file-input")}{texts.say("nothing-import")}</A>
                    </p>
                </div>
            }
            .into_any()
        })
    };
    said.into_any()
}
