//! The files of sentences against each other, against the code, and against how the product speaks.

mod reading;

use std::collections::{BTreeMap, BTreeSet};

use reading::{bound, calls, has_prefix, leak, lines, variables_by_key};
use tend::text::{Arg, COMPOSED, Language, Part, TextError, Texts};

#[test]
fn all_languages_have_the_same_texts_with_the_same_values() {
    let english = variables_by_key(Language::English);
    let only = |here: &BTreeMap<String, BTreeSet<String>>, there: &BTreeMap<_, _>| -> Vec<String> {
        here.keys().filter(|key| !there.contains_key(*key)).cloned().collect()
    };
    for language in Language::ALL {
        let other = variables_by_key(language);
        assert_eq!(only(&english, &other), Vec::<String>::new(), "missing in {language:?}");
        assert_eq!(only(&other, &english), Vec::<String>::new(), "only in {language:?}");
        for (key, variables) in &english {
            assert_eq!(Some(variables), other.get(key), "the values of {key} in {language:?}");
        }
    }
}

#[test]
fn every_text_is_complete_for_every_count() {
    for language in Language::ALL {
        let texts = Texts::new(language);
        for (key, variables) in variables_by_key(language) {
            for n in [0.0, 1.0, 1.5, 2.0, 5.0, 11.0, 21.0, 1432.0] {
                let args: Vec<(&'static str, Arg)> = variables
                    .iter()
                    .map(|name| (leak(name), if name == "n" { Arg::Number(n) } else { "x".into() }))
                    .collect();
                let sentence = texts.find(&key, &args);
                assert!(sentence.as_ref().is_ok_and(|text| !text.is_empty()), "{key} with {n}: {sentence:?}");
            }
        }
    }
}

#[test]
fn every_text_the_code_asks_for_is_written_and_gets_its_values() {
    let written = variables_by_key(Language::English);
    let mut faults = Vec::new();
    for call in calls() {
        let place = format!("{}: {}", call.file.display(), call.head());
        let Some(key) = &call.key else {
            faults.push(format!("{place} needs a literal"));
            continue;
        };
        if call.prefixed {
            if !COMPOSED.contains(&key.as_str()) {
                faults.push(format!("{place}: the prefix is not in COMPOSED"));
            }
            continue;
        }
        match written.get(key) {
            None => faults.push(format!("{place}: no such text")),
            Some(variables) if call.names_are_literal() => {
                for name in variables.iter().filter(|name| !call.rest.contains(&format!("\"{name}\""))) {
                    faults.push(format!("{place}: the value {name} is not given"));
                }
            }
            Some(_) => {}
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_prefix_for_run_time_keys_is_asked_for_and_has_texts() {
    let written = variables_by_key(Language::English);
    let calls = calls();
    for prefix in COMPOSED {
        assert!(
            calls.iter().any(|call| call.prefixed && call.key.as_deref() == Some(prefix)),
            "no one asks for {prefix}-"
        );
        assert!(written.keys().any(|key| has_prefix(key, prefix)), "no text begins with {prefix}-");
    }
}

#[test]
fn every_step_trigger_type_and_kind_has_its_words_in_every_language() {
    use tend::model::{FieldType, Kind, Schema};
    use tend::views::rule_draft::{KINDS, StepKind, triggers};
    let mut keys: BTreeSet<String> = StepKind::ALL.iter().map(|step| format!("step-kind-{}", step.word())).collect();
    for kind in KINDS {
        let name = kind.name();
        keys.extend(["kind", "kinds", "subject", "owner"].map(|prefix| format!("{prefix}-{name}")));
        keys.extend(triggers(*kind, &Schema::default()).iter().map(|(word, _)| format!("trigger-kind-{word}")));
    }
    keys.extend(FieldType::PLAIN.iter().map(|holds| format!("type-{}", holds.word())));
    keys.extend(Kind::ALL.iter().map(|kind| format!("kind-{}", kind.name())));
    keys.extend(Language::ALL.iter().map(|language| format!("language-{}", language.tag())));
    for language in Language::ALL {
        let written = variables_by_key(language);
        let missing: Vec<_> = keys.iter().filter(|key| !written.contains_key(*key)).collect();
        assert!(missing.is_empty(), "{language:?} has no {missing:?}");
    }
}

#[test]
fn every_text_is_shown_somewhere() {
    let calls = calls();
    // Names of records that a new base begins with.
    let names = tend::commands::name_keys();
    let used = |key: &str| {
        names.iter().any(|name| name == key)
            || calls.iter().any(|call| match &call.key {
                Some(asked) if call.prefixed => has_prefix(key, asked),
                Some(asked) => asked == key,
                None => false,
            })
    };
    let written = variables_by_key(Language::English);
    let unused: Vec<&String> = written.keys().filter(|key| !used(key)).collect();
    assert!(unused.is_empty(), "never shown: {unused:#?}");
}

/// What is on screen only after its part has come through `later`, in `src/`. A folder ends with `/`.
const LATER: &[&str] = &[
    "ui/forms/rule/",
    "ui/pages/approvals.rs",
    "ui/pages/backup/",
    "ui/pages/forecast.rs",
    "ui/pages/history/",
    "ui/pages/import/",
    "ui/pages/menu.rs",
    "ui/pages/not_found.rs",
    "ui/pages/outbox.rs",
    "ui/pages/payments.rs",
    "ui/pages/pipeline/",
    "ui/pages/process/",
    "ui/pages/ready_rules.rs",
    "ui/pages/record/",
    "ui/pages/rule.rs",
    "ui/pages/rule_check.rs",
    "ui/pages/rule_file/",
    "ui/pages/rule_health.rs",
    "ui/pages/rule_mode.rs",
    "ui/pages/rules.rs",
    "ui/pages/runs.rs",
    "ui/pages/settings/",
    "ui/pages/storage/",
    "ui/pages/today/aside.rs",
    "ui/pages/today/exceptions.rs",
    "ui/pages/today/made_up.rs",
    "ui/pages/today/suggestions.rs",
    "ui/pages/wizard.rs",
    "ui/parts/judge.rs",
    "ui/parts/open_run.rs",
    "ui/parts/rule_picture.rs",
    "ui/parts/run_words.rs",
    "ui/parts/why_panel.rs",
    "views/check_rules.rs",
    "views/diagram/",
    "views/gallery/",
    "views/process/",
    "views/rule_draft/",
    "views/runs.rs",
    "views/sentence/",
    "views/wizard/",
];

#[test]
fn what_only_later_pages_say_is_not_loaded_with_the_first_screen() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let calls = calls();
    let is_later = |call: &reading::Call| {
        let file = call.file.strip_prefix(&root).expect("a source file").to_string_lossy().replace('\\', "/");
        LATER.iter().any(|room| if room.ends_with('/') { file.starts_with(room) } else { file == *room })
    };
    let only_later = |key: &str| {
        let asks = |call: &&reading::Call| match &call.key {
            Some(asked) if call.prefixed => has_prefix(key, asked),
            Some(asked) => asked == key,
            None => false,
        };
        let mut by = calls.iter().filter(asks).peekable();
        by.peek().is_some() && by.all(is_later)
    };
    let mut wanted = Vec::new();
    for language in Language::ALL {
        let [(first, start), (pages, rest)] = reading::files(language);
        let keys = |name: &str, source| reading::variables_in(name, source).into_iter().map(|(key, _)| key);
        wanted
            .extend(keys(&first, start).filter(|key| only_later(key)).map(|key| format!("{key} belongs into {pages}")));
        wanted
            .extend(keys(&pages, rest).filter(|key| !only_later(key)).map(|key| format!("{key} belongs into {first}")));
    }
    assert!(wanted.is_empty(), "{}", wanted.join("\n"));
}

#[test]
fn the_page_greets_with_the_words_of_the_program() {
    let page = include_str!("../../public/index.html");
    for language in Language::ALL {
        let greeting = format!(r#"lang="{}">{}</p>"#, language.tag(), Texts::new(language).say("welcome-what"));
        assert!(page.contains(&greeting), "the page does not say: {greeting}");
    }
}

#[test]
fn no_text_shouts_begs_or_uses_straight_quotes() {
    for language in Language::ALL {
        for (place, line) in lines(language) {
            let lower = line.to_lowercase();
            for never in ["!", "please", "oops", "пожалуйста", "упс", "\"", "'"] {
                assert!(!lower.contains(never), "{place} has {never}: {line}");
            }
        }
    }
}

#[test]
fn russian_uses_its_own_quotes_and_binds_short_words() {
    let mut wanted = Vec::new();
    for (place, line) in lines(Language::Russian) {
        for quote in ['“', '”', '‘', '’'] {
            assert!(!line.contains(quote) || line.contains('„'), "{place} has {quote}: {line}");
        }
        assert_eq!(line.matches('«').count(), line.matches('»').count(), "{place}: {line}");
        let bound = bound(line);
        if bound != line {
            wanted.push(format!("{place} wants spaces that do not break, as here:\n{bound}"));
        }
    }
    assert!(wanted.is_empty(), "{}", wanted.join("\n"));
}

#[test]
fn russian_counts_as_russians_do() {
    let texts = Texts::new(Language::Russian);
    let say = |n: i32| texts.say_named("count", "deal", &[("n", n.into())]);
    assert_eq!(say(1), "1\u{a0}сделка");
    assert_eq!(say(2), "2\u{a0}сделки");
    assert_eq!(say(5), "5\u{a0}сделок");
    assert_eq!(say(11), "11\u{a0}сделок");
    assert_eq!(say(21), "21\u{a0}сделка");
    assert_eq!(say(1432), "1\u{a0}432\u{a0}сделки");
    assert_eq!(texts.say_with("time-days", &[("n", 1.5.into())]), "1,5\u{a0}дня");
    let payments = |n: i32| texts.say_with("today-payments", &[("n", n.into())]);
    assert!(payments(17).contains("17\u{a0}оплат "), "{}", payments(17));
    assert!(payments(21).contains("21\u{a0}оплата "), "{}", payments(21));
}

#[test]
fn a_rule_reads_as_one_sentence_in_both_languages() {
    let read = |language, subject: &str, pipeline: &str, stage: &str, field: &str, amount: &str, task: &str| {
        let texts = Texts::new(language);
        let subject = texts.say_named("subject", subject, &[]);
        let trigger = texts.say_with(
            "trigger-stage-entered",
            &[("subject", subject.into()), ("pipeline", pipeline.into()), ("stage", stage.into())],
        );
        let condition = texts.say_named("operator", "greater", &[("field", field.into()), ("value", amount.into())]);
        let due = texts.say_with("step-task-due", &[("n", 3.into())]);
        let due = texts.say_with("step-task", &[("name", "Call".into()), ("details", due.into())]);
        let message = texts.say_with("step-message", &[("template", task.into())]);
        let steps = texts.say_with("rules-join-then", &[("first", due.into()), ("next", message.into())]);
        let sentence = texts.say_with(
            "rules-sentence-if",
            &[("trigger", trigger.into()), ("conditions", condition.into()), ("steps", steps.into())],
        );
        sentence.replace('\u{a0}', " ")
    };
    assert_eq!(
        read(Language::English, "deal", "Sales", "Quote sent", "Amount", "£500", "Short question"),
        "When a deal in Sales enters the stage Quote sent and Amount is more than £500, \
         make the task “Call” (due in 3 days), then prepare the message “Short question”."
    );
    assert_eq!(
        read(Language::Russian, "deal", "Продажи", "Предложение отправлено", "Сумма", "50 000 ₽", "Короткий вопрос"),
        "Когда сделка в воронке «Продажи» попадает на этап «Предложение отправлено» и при этом \
         Сумма больше 50 000 ₽, поставить задачу «Call» (срок: через 3 дня), затем подготовить сообщение «Короткий вопрос»."
    );
}

#[test]
fn a_sentence_comes_apart_at_its_values_in_the_order_of_the_language() {
    let parts = |language| {
        Texts::new(language).say_parts(
            "trigger-field-changed",
            &[("owner", Texts::new(language).say_named("owner", "deal", &[]).into())],
            &["field"],
        )
    };
    let text = |text: &str| Part::Text(text.to_owned());
    assert_eq!(parts(Language::English), [Part::Slot("field"), text(" of a deal changes")]);
    assert_eq!(parts(Language::Russian), [text("у\u{a0}сделки меняется "), Part::Slot("field")]);
}

#[test]
fn a_missing_text_is_an_error_to_tests_and_its_key_on_screen() {
    let texts = Texts::new(Language::English);
    assert_eq!(texts.find("no-such", &[]), Err(TextError::UnknownKey("no-such".to_owned())));
    assert!(matches!(texts.find("time-late", &[]), Err(TextError::Incomplete { .. })));
    assert_eq!(texts.say_named("field", "no-such", &[]), "field-no-such");
}

#[test]
fn a_value_is_put_in_as_it_is() {
    let texts = Texts::new(Language::English);
    let said = texts.say_with("outbox-to", &[("name", "{ $name } <b>".into())]);
    assert_eq!(said, "To { $name } <b>");
}

#[test]
fn russian_quotes_inside_quotes_are_the_inner_ones() {
    let texts = Texts::new(Language::Russian);
    let deleted = |name: &str| texts.say_with("record-deleted", &[("name", name.into())]);
    assert_eq!(deleted("Дом «Липа»"), "«Дом „Липа“» удалено");
    assert_eq!(deleted("Липа"), "«Липа» удалено");
    assert_eq!(deleted("Ли«па"), "«Ли«па» удалено");
    let moved = texts.say_with("history-moved", &[("name", "Ценники".into()), ("stage", "Новая".into())]);
    assert!(moved.starts_with("«Ценники»") && moved.ends_with("«Новая»"), "{moved}");
}

#[test]
fn the_language_is_the_first_preferred_one_that_is_spoken_here() {
    assert_eq!(Language::from_tag("ru-RU"), Some(Language::Russian));
    assert_eq!(Language::from_tag("EN_us"), Some(Language::English));
    assert_eq!(Language::from_tag("rue"), None);
    assert_eq!(Language::preferred(["de-AT", "ru", "en"]), Language::Russian);
    assert_eq!(Language::preferred([]), Language::English);
}
