//! Giving rules to the person as a file.

use crate::browser::files::{Pieces, download};
use crate::exchange::rules::to_text;
use crate::model::RecordId;
use crate::rule::Body;
use crate::ui::session::{Session, ToastKind};
use crate::views::rules;

/// Saves all rules that can be read.
pub fn save_all(session: Session) {
    let rows = session.glance(rules::rules).into_iter();
    let all: Vec<(String, Body)> = rows.filter_map(|row| Some((row.name, row.body?))).collect();
    save(session, &session.voice().texts.say_named("kinds", "rule", &[]), &all);
}

/// Saves one rule, in a file of its name.
pub fn save_one(session: Session, rule: RecordId) {
    let row = session.glance(|sight| rules::rule(sight, rule));
    match row.and_then(|row| Some((row.name, row.body?))) {
        Some(rule) => save(session, &rule.0.clone(), &[rule]),
        None => session.tell(ToastKind::Failed, session.say("rules-unreadable")),
    }
}

fn save(session: Session, name: &str, rules: &[(String, Body)]) {
    let text = session.glance(|sight| to_text(rules, sight.records));
    let given = || {
        let mut pieces = Pieces::default();
        pieces.push(text.as_bytes())?;
        download(&pieces.whole("application/json")?, &format!("{name}.json"))
    };
    if given().is_err() {
        session.tell(ToastKind::Failed, session.say("list-export-failed"));
    }
}
