//! The description as it would be saved, and the ways to save it.

use super::print;
use crate::browser::files::{Pieces, download};
use crate::ui::parts::{icon, with_words};
use crate::ui::router::A;
use crate::ui::session::{Session, ToastKind};
use crate::views::process::{Block, Document, describe, to_html, to_markdown};
use crate::views::settings::pipelines;
use leptos::prelude::*;

pub(super) fn view(session: Session) -> AnyView {
    let document = Memo::new(move |_| session.look(|sight| with_words(session, sight, |words| describe(sight, words))));
    let rows = Memo::new(move |_| session.look(pipelines));
    let pictures = move || {
        rows.get()
            .into_iter()
            .map(|row| view! { <li><A href=format!("/process/{}", row.id)>{row.name}</A></li> })
            .collect_view()
    };
    let give = move |ending: &'static str, mime: &'static str, written: fn(&Document) -> String| {
        let text = document.with_untracked(written);
        let name = format!("{}.{ending}", document.with_untracked(|document| document.title.clone()));
        let given = || {
            let mut pieces = Pieces::default();
            pieces.push(text.as_bytes())?;
            download(&pieces.whole(mime)?, &name)
        };
        if given().is_err() {
            session.tell(ToastKind::Failed, session.say("list-export-failed"));
        }
    };
    view! {
        <header class="page-head">
            <h1>{move || session.say("process-title")}</h1>
            <div class="actions">
                {print(session)}
                <button class="button" on:click=move |_| give("md", "text/markdown", to_markdown)>
                    {move || session.say("process-markdown")}
                </button>
                <button class="button primary" on:click=move |_| give("html", "text/html", to_html)>
                    {icon("download")}{move || session.say("process-html")}
                </button>
            </div>
        </header>
        <div class="page-body">
            <div class="page-main process">
                <p class="hint">{move || session.say("process-about")}</p>
                <nav aria-labelledby="process-pictures">
                    <h2 id="process-pictures">{move || session.say("process-pictures")}</h2>
                    <ul class="actions">{pictures}</ul>
                </nav>
                <article>{move || document.get().blocks.into_iter().map(block).collect_view()}</article>
            </div>
        </div>
    }
    .into_any()
}

fn block(block: Block) -> AnyView {
    match block {
        Block::Heading(2, text) => view! { <div class="section-head"><h2>{text}</h2></div> }.into_any(),
        Block::Heading(_, text) => view! { <h3>{text}</h3> }.into_any(),
        Block::Text(text) => view! { <p>{text}</p> }.into_any(),
        Block::List(lines) => {
            let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
            view! { <ul class="hint">{lines}</ul> }.into_any()
        }
        Block::Table(heads, rows) => {
            let names = heads.clone();
            let heads = heads.into_iter().map(|head| view! { <th scope="col">{head}</th> }).collect_view();
            let row = |cells: Vec<String>| {
                let named = names.iter().zip(cells);
                let cells = named.map(|(name, cell)| view! { <td data-name=name.clone()>{cell}</td> }).collect_view();
                view! { <tr>{cells}</tr> }
            };
            let rows = rows.into_iter().map(row).collect_view();
            // Where there is no room for columns, each cell is a line that says what it is.
            view! {
                <div class="process-table">
                    <table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>
                </div>
            }
            .into_any()
        }
    }
}
