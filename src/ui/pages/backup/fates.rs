//! What will become of each record, before anything is done: the same for a merge and for a restore.

use super::values;
use crate::exchange::backup::{Backup, Difference};
use crate::model::{Kind, Record, RecordId, Records};
use crate::text::Arg;
use crate::ui::copies;
use crate::ui::session::Session;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Records shown before it is only said how many more there are.
const MOST: usize = 50;

/// Which records differ afterwards, and how.
pub(super) struct Fates<'a> {
    /// Those that come.
    pub added: &'a [RecordId],
    /// Those that were deleted here.
    pub back: &'a [RecordId],
    /// Those that will hold something else.
    pub changed: &'a BTreeMap<RecordId, Vec<Difference>>,
    /// Those that go.
    pub deleted: &'a [RecordId],
}

impl Fates<'_> {
    /// Every fate in a line, what changes with both values; and how much stays.
    pub(super) fn view(&self, session: Session, backup: &Backup) -> AnyView {
        let line = |id: &RecordId, what: String| {
            let of = values::record(session, backup, *id);
            view! { <li>{what}" · "{of}</li> }.into_any()
        };
        let added = self.added.iter().map(|id| line(id, session.say("restore-fate-added")));
        let back = self.back.iter().map(|id| line(id, session.say("restore-fate-back")));
        let deleted = self.deleted.iter().map(|id| line(id, session.say("restore-fate-deleted")));
        let changed = self.changed.iter().map(|(id, fields)| {
            let of = values::record(session, backup, *id);
            let fields = fields
                .iter()
                .filter(|difference| difference.field == Record::LIFE || values::known(session, difference.field))
                .map(|difference| {
                    let side = |value| values::value(session, backup, difference.field, value);
                    let (before, after) = (side(difference.before.as_ref()), side(difference.after.as_ref()));
                    let name = values::field(session, difference.field);
                    view! { <p class="hint">{name}": "{before}" → "<strong>{after}</strong></p> }
                })
                .collect_view();
            view! { <li><p>{session.say("restore-fate-changed")}" · "{of}</p>{fields}</li> }.into_any()
        });
        let total = self.added.len() + self.back.len() + self.changed.len() + self.deleted.len();
        let shown: Vec<AnyView> = changed.chain(added).chain(back).chain(deleted).take(MOST).collect();
        view! {
            <div class="section-head"><h4>{session.say("restore-differs")}</h4></div>
            <ul class="lines fates">{shown}{values::more(session, total, MOST)}</ul>
            <p class="hint">{self.stays(session)}</p>
        }
        .into_any()
    }

    fn stays(&self, session: Session) -> String {
        let living = session.glance(|sight| {
            let all = Kind::ALL.iter().flat_map(|kind| sight.records.rows(*kind)).count();
            let changed = self.changed.keys().filter(|id| sight.records.get(**id).is_some()).count();
            all.saturating_sub(changed + self.deleted.len())
        });
        session.voice().texts.say_with("restore-stays", &[("n", Arg::from(living as f64))])
    }
}

/// What is here can be kept as a file before anything is done.
pub(super) fn first_a_backup(session: Session) -> AnyView {
    let busy = session.saving_backup;
    view! {
        <button class="button" disabled=busy on:click=move |_| copies::save(session)>
            {session.say("restore-back-up-first")}
        </button>
    }
    .into_any()
}
