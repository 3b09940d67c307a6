//! Tasks that are told of when their minute comes, by the system or else on the page: each once, by the tab that ticks. What came while nobody
//! was here is told in one line; Today shows all of it anyway.

use super::Session;
use crate::browser::clock::now;
use crate::browser::{notify, preferences};
use crate::model::Instant;
use crate::model::time::MINUTE_MS;
use crate::text::Arg;
use crate::views::reminders::fell_due;

/// Up to when (ms since 1970) this device has told of tasks.
const TOLD_UNTIL: &str = "reminded-until";

/// How many are told of one by one; more are told of together.
const ONE_BY_ONE: usize = 3;

impl Session {
    /// Tells of the tasks that are due by the end of this minute and were not told of yet. Looks once a minute, from
    /// when the records are there and this tab is the one that ticks.
    pub(super) fn remind(&self) {
        let minute = now().0.div_euclid(MINUTE_MS);
        if self.inner().reminded.get() == minute || !self.is_ready() || !self.leads() {
            return;
        }
        self.inner().reminded.set(minute);
        let until = Instant((minute + 1) * MINUTE_MS - 1);
        let after = preferences::get(TOLD_UNTIL).and_then(|told| told.parse().ok()).map(Instant);
        preferences::set(TOLD_UNTIL, &until.0.to_string());
        // Who has just begun is not told of the past.
        let Some(after) = after.filter(|after| *after < until) else { return };
        let allowed = notify::allowed();
        // On the page, Today shows what came while Tend was closed.
        let after = if allowed { after } else { after.max(self.inner().begun) };
        let due = self.glance(|sight| fell_due(sight, after, until));
        if due.len() > ONE_BY_ONE {
            let n = i64::try_from(due.len()).unwrap_or(i64::MAX);
            let title = self.voice().texts.say_with("remind-several", &[("n", Arg::from(n))]);
            if !allowed {
                return self.tell_due(title, "/".to_owned());
            }
            let names: Vec<&str> = due.iter().take(ONE_BY_ONE).map(|task| task.name.as_str()).collect();
            return notify::show(title, format!("{}…", names.join(", ")), TOLD_UNTIL.to_owned(), String::new());
        }
        for task in due {
            let path = format!("record/{}", task.id);
            if allowed {
                let about = task.about.map(|about| about.name).unwrap_or_default();
                notify::show(task.name, about, task.id.to_string(), path);
            } else {
                let text = self.voice().texts.say_with("remind-now", &[("name", Arg::from(task.name))]);
                self.tell_due(text, format!("/{path}"));
            }
        }
    }
}
