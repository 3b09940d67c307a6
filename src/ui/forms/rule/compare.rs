//! The rule as it stands in the form against an older version of it, over the same past.

use super::what_if::{MOST, line};
use crate::automation::Told;
use crate::exchange::what_if::Comparison;
use crate::model::RecordId;
use crate::text::Arg;
use crate::ui::parts::{moment, named, select};
use crate::ui::session::Session;
use crate::views::versions::{Version, versions};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The versions of a rule, once its history was read.
pub(super) fn versions_of(session: Session, rule: Option<RecordId>) -> RwSignal<Vec<Version>> {
    let found = RwSignal::new(Vec::new());
    if let Some(rule) = rule {
        spawn_local(async move {
            // What cannot be read is not offered; the history says why.
            if let Ok(history) = session.history(rule).await {
                let _ = found.try_set(versions(rule, &history));
            }
        });
    }
    found
}

/// The choice of a version to compare with; nothing for a new rule.
pub(super) fn choose(session: Session, all: RwSignal<Vec<Version>>, other: RwSignal<Option<u32>>) -> AnyView {
    let choice = move || {
        let versions = all.get();
        (!versions.is_empty()).then(|| {
            let texts = session.voice().texts;
            let label = texts.say("compare-with");
            let mut options = vec![(String::new(), texts.say("compare-with-none"))];
            options.extend(versions.iter().map(|version| {
                let args = [("n", Arg::from(version.number)), ("when", Arg::from(moment(session, version.at)))];
                (version.number.to_string(), texts.say_with("compare-version", &args))
            }));
            named(label.clone(), select(label, options, "", move |chosen| other.set(chosen.parse().ok())))
        })
    };
    choice.into_any()
}

/// How both differ.
pub(super) fn told(session: Session, found: &Comparison) -> AnyView {
    let texts = session.voice().texts;
    let n = |n: usize| [("n", Arg::from(n))];
    let mut said = vec![texts.say_with("compare-both", &n(found.both))];
    if found.moved > 0 {
        said.push(texts.say_with("compare-moved", &n(found.moved)));
    }
    let side = |title: String, (count, last): &(usize, Vec<Told>)| {
        let rows = last.iter().take(MOST).map(|told| line(session, told)).collect_view();
        let more = count.saturating_sub(MOST.min(last.len()));
        let more = (more > 0).then(|| view! { <p class="hint">{texts.say_with("common-more-count", &n(more))}</p> });
        view! {
            <section aria-label=title.clone()>
                <div class="section-head"><h3>{title.clone()}</h3><span class="count">{*count}</span></div>
                <ul class="runs">{rows}</ul>
                {more}
            </section>
        }
    };
    view! {
        <div role="status">{said.into_iter().map(|text| view! { <p>{text}</p> }).collect_view()}</div>
        {side(texts.say("compare-only-older"), &found.older)}
        {side(texts.say("compare-only-newer"), &found.newer)}
    }
    .into_any()
}
