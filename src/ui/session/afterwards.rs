//! Looking at what takes long to find: at each of a hundred thousand records. What was changed stands on the screen
//! before it is looked for again.

use super::Session;
use crate::browser::breath::painted;
use crate::views::Sight;
use leptos::prelude::*;
use leptos::task::spawn_local;

impl Session {
    /// What is found now; and found again, whenever records or the minute differ, once that has been painted. Tracked
    /// where it is read.
    pub fn look_afterwards<T>(&self, see: impl Fn(Sight<'_>) -> T + 'static) -> ReadSignal<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        let session = *self;
        let found = RwSignal::new(session.glance(&see));
        let see = StoredValue::new_local(see);
        let asked = StoredValue::new(0_u64);
        Effect::new(move |before: Option<()>| {
            session.look(|_| ());
            if before.is_none() {
                return;
            }
            asked.update_value(|asked| *asked += 1);
            let question = asked.get_value();
            spawn_local(async move {
                painted().await;
                // Of several changes only the last is looked at, and of a page that was left nothing.
                if asked.try_get_value() != Some(question) {
                    return;
                }
                let Some(now) = see.try_with_value(|see| session.glance(see)) else { return };
                if found.try_with_untracked(|found| *found != now) == Some(true) {
                    found.try_set(now);
                }
            });
        });
        found.read_only()
    }
}
