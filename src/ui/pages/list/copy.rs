//! What was chosen, or else all that is shown, as a table for other programs.

use super::Listing;
use crate::browser::clipboard;
use crate::exchange::copied::{as_html, as_tabs};
use crate::model::RecordId;
use crate::model::schema::NAME;
use crate::text::Arg;
use crate::ui::session::ToastKind;
use leptos::prelude::*;
use leptos::task::spawn_local;

pub(super) fn copy(of: Listing) {
    let session = of.session;
    let mut ids: Vec<RecordId> = of.ids();
    of.chosen.with_untracked(|chosen| {
        if !chosen.is_empty() {
            ids.retain(|id| chosen.contains(id));
        }
    });
    let columns = of.columns.get_untracked();
    let heads = std::iter::once(NAME).chain(columns.iter().map(|field| field.id));
    let mut rows = vec![heads.map(|field| session.field_name_of(of.kind, field)).collect::<Vec<_>>()];
    rows.extend(ids.into_iter().map(|id| {
        let (name, cells) = of.cells(&columns, id);
        std::iter::once(name).chain(cells).collect()
    }));
    let n = rows.len() - 1;
    spawn_local(async move {
        let texts = session.voice().texts;
        match clipboard::copy(&as_tabs(&rows), &as_html(&rows)).await {
            Ok(()) => session.tell(ToastKind::Told, texts.say_with("list-copied", &[("n", Arg::from(n))])),
            Err(clipboard::NotCopied) => session.tell(ToastKind::Failed, texts.say("list-not-copied")),
        }
    });
}
