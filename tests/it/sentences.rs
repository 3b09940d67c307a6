//! Real rules as one sentence, in both languages.

use crate::story::{Story, sales};
use std::collections::BTreeMap;
use std::sync::Arc;
use tend::commands::{Command, SetUp, name_keys, setting_id, stage_id};
use tend::model::schema::{NAME, SENIOR};
use tend::model::{Device, Kind, RecordId, Records, Utc};
use tend::rule::Body;
use tend::text::{Language, Plain, Texts};
use tend::views::sentence::sentence;
use tend::views::words::Words;

/// A base whose pipelines have their names in a language, with a colleague.
pub(crate) struct Reader {
    pub(crate) story: Story,
    pub(crate) formats: Plain,
    pub(crate) olga: RecordId,
}

pub(crate) fn reader(language: Language) -> Reader {
    let texts = Arc::new(Texts::new(language));
    let mut story = Story::bare(Device(1));
    let names: BTreeMap<_, _> =
        name_keys().into_iter().filter_map(|key| texts.find(&key, &[]).ok().map(|text| (key, text))).collect();
    story.act(Command::SetUp(SetUp { names, currency: "GBP".into(), zone: "UTC".into() }));
    assert!(story.workspace.records().knows(setting_id()));
    let name = if language == Language::English { "Olga" } else { "Ольга" };
    let olga = story.create(Kind::Person, &[(NAME, name.into()), (SENIOR, true.into())]);
    Reader { story, formats: Plain::new(texts), olga }
}

impl Reader {
    fn read(&self, json: &str) -> String {
        let body = Body::from_json(json).expect("the rule cannot be read");
        let (records, schema) = (self.story.workspace.records(), self.story.workspace.schema());
        body.check(schema, records).expect("the rule does not fit");
        sentence(&body, &Words { records, schema, formats: &self.formats, zone: &Utc }).replace('\u{a0}', " ")
    }
}

#[track_caller]
fn reads(json: impl Fn(&Reader) -> String, english: &str, russian: &str) {
    let read = |language| {
        let reader = reader(language);
        reader.read(&json(&reader))
    };
    assert_eq!(read(Language::English), english);
    assert_eq!(read(Language::Russian), russian);
}

#[test]
fn a_quote_that_was_sent() {
    let stage = sales("quote-sent");
    reads(
        |_| {
            format!(
                r#"{{"of":"deal","when":{{"activity":{{"outcome":"quote-sent"}}}},"then":[{{"move":{{"stage":"{stage}"}}}}]}}"#
            )
        },
        "When you log an activity about a deal with the outcome “Quote sent”, move to Quote sent in Sales.",
        "Когда вы записываете дело по сделке с итогом «Предложение отправлено», перевести в воронку «Продажи» \
         на этап «Предложение отправлено».",
    );
}

#[test]
fn no_reply_in_three_days() {
    let (from, to) = (sales("quote-sent"), sales("follow-up"));
    reads(
        |_| {
            format!(
                r#"{{"of":"deal","when":{{"silence":{{"stage":"{from}","after":{{"days":3}}}}}},
                "then":[{{"move":{{"stage":"{to}"}}}},{{"task":{{"name":"Call {{{{ contact.name }}}} again"}}}}]}}"#
            )
        },
        "When there is no contact about a deal in Quote sent for 3 days, move to Needs follow-up, then make the task \
         “Call [contact: name] again” (due the same day).",
        "Когда по сделке на этапе «Предложение отправлено» нет общения 3 дня, перевести на этап «Требует повторного контакта», затем \
         поставить задачу «Call [контакт: имя] again» (срок: в тот же день).",
    );
}

#[test]
fn a_good_answer() {
    let to = sales("negotiation");
    reads(
        |_| {
            format!(
                r#"{{"of":"deal","when":{{"activity":{{"form":"call","direction":"in","outcome":"positive"}}}},
                "then":[{{"set":{{"field":"expected-close","value":{{"today-plus":14}}}}}},{{"move":{{"stage":"{to}"}}}}]}}"#
            )
        },
        "When you log an incoming call about a deal with the outcome “Positive”, set “Close expected” to 14 days later, \
         then move to Negotiation in Sales.",
        "Когда вы записываете входящий звонок по сделке с итогом «Положительный ответ», записать в поле «Ожидаемая дата \
         сделки» дату через 14 дней, затем перевести в воронку «Продажи» на этап «Переговоры».",
    );
}

#[test]
fn paid_in_full() {
    let won = sales("won");
    reads(
        |_| {
            format!(
                r#"{{"of":"deal","when":"payment","if":{{"test":{{"of":"balance","op":"at-most","value":{{"money":[0,"GBP"]}}}}}},
                "then":[{{"move":{{"stage":"{won}"}}}},{{"message":{{"subject":"Thank you","text":"…"}}}}]}}"#
            )
        },
        "When a payment for a deal is received and the balance is at most £0.00, move to Won in Sales, then prepare the \
         message “Thank you”.",
        "Когда по сделке приходит оплата и при этом остаток к оплате не больше 0 £, перевести в воронку «Продажи» на \
         этап «Успешно завершена», затем подготовить сообщение «Thank you».",
    );
}

#[test]
fn a_lead_that_finds_its_person() {
    reads(
        |_| {
            r#"{"of":"lead","when":"created","if":{"test":{"of":"known-domain","op":"is","value":true}},
            "then":[{"assign":{"to":{"in-turn":{"senior":true}}}},{"message":{"channel":"email","text":"Welcome, {{ name }}."}},
            {"task":{"name":"Follow up","due_in_days":2}}]}"#
                .to_owned()
        },
        "When a lead is created and the e-mail address is of a known company, assign to the next senior colleague in \
         turn, then prepare the message “Welcome, [name].” (E-mail), then make the task “Follow up” (due in 2 days).",
        "Когда появляется лид и при этом почта принадлежит известной компании, назначить следующего по очереди старшего \
         сотрудника, затем подготовить сообщение «Welcome, [название].» (Почта), затем поставить задачу «Follow up» \
         (срок: через 2 дня).",
    );
}

#[test]
fn other_leads_in_turn() {
    reads(
        |_| {
            r#"{"of":"lead","when":"created","if":{"test":{"of":"known-domain","op":"is","value":false}},
            "then":[{"assign":{"to":{"in-turn":{"senior":false}}}}]}"#
                .to_owned()
        },
        "When a lead is created and the e-mail address is not of a known company, assign to the next colleague in turn, \
         senior ones left out.",
        "Когда появляется лид и при этом почта не принадлежит известной компании, назначить следующего по очереди \
         сотрудника, кроме старших.",
    );
}

#[test]
fn no_movement() {
    reads(
        |reader| {
            format!(
                r#"{{"of":"deal","when":{{"time-in-stage":{{"after":{{"days":3}}}}}},"then":[{{"task":{{"name":"Why does
 it stand","wanted_result":"A next step with a date","assignee":"{}","start_in_days":1,"due_in_days":5,"priority":"high"}}}}]}}"#,
                reader.olga
            )
            .replace("\n", "")
        },
        "When a deal stands in one stage for 3 days, make the task “Why does it stand” (for Olga, from 1 day later, \
         due in 5 days, priority high, result: A next step with a date).",
        "Когда сделка стоит на одном этапе 3 дня, поставить задачу «Why does it stand» (ответственный: Ольга, начать \
         через 1 день, срок: через 5 дней, приоритет: высокий, результат: A next step with a date).",
    );
}

#[test]
fn a_date_that_comes_nearer_and_one_that_passed() {
    let rule = |offset: &str, minute: &str| {
        format!(
            r#"{{"of":"deal","when":{{"date-reached":{{"field":"invoice-due"{offset}{minute}}}}},"then":[{{"notify":{{"text":"Look"}}}}]}}"#
        )
    };
    reads(
        |_| rule(r#","offset_days":-1"#, ""),
        "When 1 day is left until the date “Invoice due” of a deal, at 09:00 remind me: “Look”.",
        "Когда до даты «Срок оплаты счёта» у сделки остаётся 1 день, в 09:00 напомнить мне: «Look».",
    );
    reads(
        |_| rule(r#","offset_days":5"#, r#","minute":1050"#),
        "When 5 days have passed since the date “Invoice due” of a deal, at 17:30 remind me: “Look”.",
        "Когда после даты «Срок оплаты счёта» у сделки проходит 5 дней, в 17:30 напомнить мне: «Look».",
    );
    reads(
        |_| rule("", "").replace("deal", "order"),
        "When the date “Invoice due” of an order comes, at 09:00 remind me: “Look”.",
        "Когда у заказа наступает дата «Срок оплаты счёта», в 09:00 напомнить мне: «Look».",
    );
}

#[test]
fn colleagues_who_are_invited() {
    reads(
        |reader| {
            let olga = reader.olga;
            format!(
                r#"{{"of":"deal","when":"created","then":[{{"invite":{{"people":["{olga}"],"subject":"You take part","text":"x"}}}}]}}"#
            )
        },
        "When a deal is created, invite Olga (“You take part”).",
        "Когда появляется сделка, пригласить: Ольга («You take part»).",
    );
}

#[test]
fn days_that_come_round() {
    let rule = |each: &str, of: &str| {
        format!(
            r#"{{"of":"{of}","when":{{"recurring":{{"each":{each},"minute":570}}}},"then":[{{"notify":{{"text":"Look"}}}}]}}"#
        )
    };
    reads(
        |_| rule(r#""day""#, "deal"),
        "When a deal is looked at each day at 09:30, remind me: “Look”.",
        "Когда каждый день в 09:30 проверяется сделка, напомнить мне: «Look».",
    );
    reads(
        |_| rule(r#"{"week":{"days":[1,2,3,4,5]}}"#, "lead"),
        "When a lead is looked at each working day at 09:30, remind me: “Look”.",
        "Когда по будням в 09:30 проверяется лид, напомнить мне: «Look».",
    );
    reads(
        |_| rule(r#"{"week":{"days":[1,3,5]}}"#, "deal"),
        "When a deal is looked at each Monday, Wednesday and Friday at 09:30, remind me: “Look”.",
        "Когда по понедельникам, средам и пятницам в 09:30 проверяется сделка, напомнить мне: «Look».",
    );
    reads(
        |_| rule(r#"{"week":{"days":[2],"every":2,"from":"2026-11-04"}}"#, "order"),
        "When an order is looked at every 2 weeks on Tuesday, from 4 Nov 2026, at 09:30, remind me: “Look”.",
        "Когда раз в 2 недели по вторникам, начиная с 4 ноября 2026, в 09:30 проверяется заказ, напомнить мне: «Look».",
    );
    reads(
        |_| {
            rule(r#"{"month":{"day":31}}"#, "company")
                .replace(r#","then""#, r#","missed":{"skip-after":{"days":1}},"then""#)
        },
        "When a company is looked at on day 31 of each month at 09:30, remind me: “Look”. What is more than 1 day late is \
         left out.",
        "Когда 31-го числа каждого месяца в 09:30 проверяется компания, напомнить мне: «Look». Опоздавшее не делается \
         (допустимо 1 день).",
    );
    reads(
        |_| rule(r#"{"month":{"day":1,"every":3,"from":"2026-11-04"}}"#, "deal"),
        "When a deal is looked at every 3 months on day 1, from 4 Nov 2026, at 09:30, remind me: “Look”.",
        "Когда раз в 3 месяца 1-го числа, начиная с 4 ноября 2026, в 09:30 проверяется сделка, напомнить мне: «Look».",
    );
}

#[test]
fn a_field_that_changes_from_one_thing_to_another() {
    let rule = |more: &str| {
        format!(
            r#"{{"of":"contact","when":{{"field-changed":{{"field":"status"{more}}}}},"then":[{{"set":{{"field":"notes","value":"nothing"}}}}]}}"#
        )
    };
    reads(
        |_| rule(r#","from":"active","to":"sleeping""#),
        "When the status of a contact changes from “Active” to “Sleeping”, empty “Notes”.",
        "Когда у контакта меняется состояние с «Активный» на «Спящий», очистить поле «Заметки».",
    );
    reads(
        |_| rule(r#","to":"vip""#),
        "When the status of a contact changes to “VIP”, empty “Notes”.",
        "Когда у контакта меняется состояние на «VIP», очистить поле «Заметки».",
    );
    reads(
        |_| rule(""),
        "When the status of a contact changes, empty “Notes”.",
        "Когда у контакта меняется состояние, очистить поле «Заметки».",
    );
}

#[test]
fn groups_within_groups() {
    reads(
        |_| {
            r#"{"of":"deal","when":{"stage-left":{}},"if":{"all":[
              {"any":[{"test":{"of":{"field":"source"},"op":"in","value":["Fair","Site"]}},
                      {"all":[{"test":{"of":{"field":"amount"},"op":"greater","value":{"money":[50000,"GBP"]}}},
                              {"test":{"of":{"field":"expected-close"},"op":"less","value":{"day":"2026-12-01"}}}]}]},
              {"none":[{"test":{"of":{"related":{"through":"company","field":"status"}},"op":"is","value":"lost"}},
                       {"test":{"of":{"field":"assignee"},"op":"empty"}}]},
              {"test":{"of":"open-tasks","op":"is","value":0}}]},
            "then":[{"set":{"field":"closed-on","value":"now"}}]}"#
                .to_owned()
        },
        "When a deal leaves its stage and (either the source is one of “Fair”, “Site” or (the amount is more than \
         £500.00 and “Close expected” is before 1 Dec 2026)) and (it is not true that the status of the company is \
         “Lost” or “Assignee” is empty) and the number of open tasks is 0, set “Closed” to that day.",
        "Когда сделка покидает свой этап и при этом (либо источник — одно из: «Fair», «Site», либо (сумма больше 500 £ и \
         «Ожидаемая дата сделки» раньше 1 декабря 2026)) и (неверно, что состояние компании — «Потерян» или поле \
         «Ответственный» пусто) и число открытых задач — 0, записать в поле «Дата закрытия» день события.",
    );
}

#[test]
fn an_order_that_comes_to_a_stage_is_given_to_someone() {
    let stage = stage_id("orders", "paid");
    reads(
        |reader| {
            format!(
                r#"{{"of":"order","when":{{"stage-entered":{{"stage":"{stage}"}}}},"if":{{"test":{{"of":{{"field":"tracking-number"}},"op":"starts-with","value":"RA"}}}},
                "then":[{{"assign":{{"to":{{"person":"{}"}}}}}},{{"set":{{"field":"invoice-number","value":{{"field":"tracking-number"}}}}}}]}}"#,
                reader.olga
            )
        },
        "When an order in Orders enters the stage Paid and the tracking number starts with “RA”, assign to Olga, then \
         copy “Tracking number” into “Invoice number”.",
        "Когда заказ в воронке «Заказы» попадает на этап «Оплачен» и при этом трек-номер начинается с «RA», назначить \
         ответственного: Ольга, затем переписать поле «Трек-номер» в поле «Номер счёта».",
    );
}

#[test]
fn a_client_who_fell_silent() {
    reads(
        |_| {
            r#"{"of":"company","when":{"silence":{"after":{"days":21,"hours":4}}},
            "if":{"test":{"of":"last-contact","op":"filled"}},
            "then":[{"set":{"field":"status","value":{"value":"sleeping"}}},{"assign":{"to":{"in-turn":{}}}}]}"#
                .to_owned()
        },
        "When there is no contact with a company for 21 days 4 h and “Last contact” is filled, set “Status” to \
         “Sleeping”, then assign to the next colleague in turn.",
        "Когда с компанией нет общения 21 день 4 ч и при этом поле «Последнее общение» заполнено, записать в поле \
         «Состояние» «Спящий», затем назначить следующего по очереди сотрудника.",
    );
}

#[test]
fn a_rule_whose_stage_was_deleted_still_reads() {
    let reader = reader(Language::English);
    let gone = RecordId::derived("nothing", &[]);
    let body = Body::from_json(&format!(
        r#"{{"of":"ticket","when":{{"stage-left":{{"stage":"{gone}"}}}},"then":[{{"move":{{"stage":"{gone}"}}}}]}}"#
    ));
    let (records, schema) = (reader.story.workspace.records(), reader.story.workspace.schema());
    let read = sentence(&body.unwrap(), &Words { records, schema, formats: &reader.formats, zone: &Utc });
    assert_eq!(read, "When a ticket in deleted record leaves the stage deleted record, move to deleted record.");
}

#[test]
fn a_rule_that_waits_branches_and_ends() {
    reads(
        |_| {
            let notify = r#"{"notify":{"text":"Ring"}}"#;
            let filled = r#"{"test":{"of":{"field":"notes"},"op":"filled"}}"#;
            let wait = r#"{"wait":{"until":{"event":{"event":"payment","at_most":{"days":3}}},"too_late":[{"notify":{"text":"Remind"}}]}}"#;
            let branch = format!(
                r#"{{"branch":{{"ways":[{{"if":{filled},"then":[{notify}]}}],"otherwise":[{{"end":{{"outcome":"gave-up"}}}}]}}}}"#
            );
            let tuesday = r#"{"wait":{"until":{"weekday":{"days":[2,4],"minute":600}}}}"#;
            format!(
                r#"{{"of":"deal","when":"created","then":[{wait},{branch},{tuesday},{{"try":{notify}}}],"again":"once",
                "until":[{{"if":{filled},"outcome":"won"}}],"keep":true,"missed":{{"skip-after":{{"days":1}}}}}}"#
            )
        },
        "When a deal is created, wait until a payment for a deal is received, or 3 days (if it does not come: remind me: “Remind”), \
         then, if “Notes” is filled, remind me: “Ring”; otherwise end with the outcome “Gave up”; \
         after that wait for Tuesday or Thursday, 10:00, then remind me: “Ring” (go on if it cannot be done). \
         Only once for each record. It ends as “Won” as soon as “Notes” is filled. It waits on in other stages too. \
         What is more than 1 day late is left out.",
        "Когда появляется сделка, дождаться, когда по сделке приходит оплата, или подождать 3 дня \
         (если не дождались: напомнить мне: «Remind»), затем, если поле «Заметки» заполнено, напомнить мне: «Ring»; \
         иначе закончить с итогом «Прекращено»; после этого дождаться вторника или четверга, 10:00, \
         затем напомнить мне: «Ring» (если не получится, идти дальше). Только один раз для каждой записи. \
         Заканчивается с итогом «Успешно», как только поле «Заметки» заполнено. Ждёт и на других этапах. \
         Опоздавшее не делается (допустимо 1 день).",
    );
}

#[test]
fn a_rule_that_waits_for_a_date_and_tags() {
    let tagged = |reader: &Reader| {
        let date = |offset: i32| {
            format!(
                r#"{{"wait":{{"until":{{"date":{{"field":"invoice-due","offset_days":{offset},"minute":540}}}}}}}}"#
            )
        };
        let person = reader.olga;
        format!(
            r#"{{"of":"deal","when":"created","then":[{},{},{},{{"wait":{{"until":{{"for":{{"days":2}}}}}}}},
            {{"assign":{{"to":{{"person":"{person}"}}}}}}],"again":{{"not-within":{{"days":5}}}}}}"#,
            date(0),
            date(-2),
            date(1)
        )
    };
    reads(
        tagged,
        "When a deal is created, wait for the date “Invoice due”, then wait until 2 days before the date “Invoice due”, \
         then wait until 1 day after the date “Invoice due”, then wait 2 days, then assign to Olga. \
         Not again within 5 days.",
        "Когда появляется сделка, дождаться даты «Срок оплаты счёта», затем дождаться, когда до даты \
         «Срок оплаты счёта» останется 2 дня, затем дождаться, когда после даты «Срок оплаты счёта» пройдёт 1 день, \
         затем подождать 2 дня, затем назначить ответственного: Ольга. Снова — не раньше чем через 5 дней.",
    );
}

/// A rule about deals that asks one thing.
fn asks(of: &str, op: &str, value: &str) -> String {
    let value = if value.is_empty() { String::new() } else { format!(r#","value":{value}"#) };
    let test = format!(r#"{{"test":{{"of":{of},"op":"{op}"{value}}}}}"#);
    format!(r#"{{"of":"deal","when":"payment","if":{test},"then":[{{"notify":{{"text":"Look"}}}}]}}"#)
}

#[track_caller]
fn asking(of: &str, op: &str, value: &str, english: &str, russian: &str) {
    reads(
        |_| asks(of, op, value),
        &format!("When a payment for a deal is received and {english}, remind me: “Look”."),
        &format!("Когда по сделке приходит оплата и при этом {russian}, напомнить мне: «Look»."),
    );
}

#[test]
fn how_near_a_date_lies() {
    let close = r#"{"field":"expected-close"}"#;
    let says = |op, days: u32, english: &str, russian: &str| {
        let english = format!("“Close expected” is {english}");
        let russian = format!("«Ожидаемая дата сделки» — {russian}");
        asking(close, op, &days.to_string(), &english, &russian);
    };
    says("within-next", 0, "today", "сегодня");
    says("within-next", 1, "today or tomorrow", "сегодня или завтра");
    says("within-next", 3, "within the next 3 days", "в ближайшие 3 дня");
    says("within-next", 21, "within the next 21 days", "в ближайшие 21 день");
    says("within-last", 0, "today", "сегодня");
    says("within-last", 1, "yesterday or today", "вчера или сегодня");
    says("within-last", 14, "within the last 14 days", "за последние 14 дней");
    says("longer-ago", 0, "before today", "раньше сегодняшнего дня");
    says("longer-ago", 1, "more than 1 day ago", "более 1 дня назад");
    says("longer-ago", 22, "more than 22 days ago", "более 22 дней назад");
    says("further-ahead", 0, "after today", "позже сегодняшнего дня");
    says("further-ahead", 1, "more than 1 day ahead", "более чем через 1 день");
    says("further-ahead", 22, "more than 22 days ahead", "более чем через 22 дня");
    asking(
        r#""last-contact""#,
        "longer-ago",
        "14",
        "the last contact is more than 14 days ago",
        "последнее общение — более 14 дней назад",
    );
    asking(
        r#"{"related":{"through":"contact","field":"birthday"}}"#,
        "within-next",
        "7",
        "“Birthday” of the contact is within the next 7 days",
        "«День рождения» контакта — в ближайшие 7 дней",
    );
}

#[test]
fn what_changed_and_what_it_was_before() {
    asking(r#"{"field":"amount"}"#, "changed", "", "“Amount” has just changed", "поле «Сумма» только что изменилось");
    asking(
        r#"{"field":"stage"}"#,
        "was",
        &format!(r#"{{"ref":"{}"}}"#, sales("quote-sent")),
        "“Stage” was “Quote sent” before",
        "до этого в поле «Этап» стояло «Предложение отправлено»",
    );
    asking(
        r#"{"field":"amount"}"#,
        "was",
        r#"{"money":[50000,"GBP"]}"#,
        "“Amount” was £500.00 before",
        "до этого в поле «Сумма» стояло 500 £",
    );
}

#[test]
fn what_the_client_did_before() {
    asking(
        r#""client-orders""#,
        "at-least",
        "2",
        "the number of the client’s orders is at least 2",
        "число заказов клиента не меньше 2",
    );
    asking(
        r#""client-open-deals""#,
        "is",
        "1",
        "the number of the client’s open deals is 1",
        "число открытых сделок клиента — 1",
    );
    asking(
        r#""client-last-order""#,
        "longer-ago",
        "90",
        "the client’s last order is more than 90 days ago",
        "последний заказ клиента — более 90 дней назад",
    );
    asking(
        r#""client-last-order""#,
        "less",
        r#"{"day":"2026-01-31"}"#,
        "the client’s last order is before 31 Jan 2026",
        "последний заказ клиента раньше 31 января 2026",
    );
    asking(
        r#""client-paid""#,
        "greater",
        r#"{"money":[100000,"GBP"]}"#,
        "the sum paid by the client is more than £1,000.00",
        "сумма оплат клиента больше 1 000 £",
    );
    asking(
        r#""messages-waiting""#,
        "is",
        "0",
        "the number of messages that wait to be sent is 0",
        "число неотправленных сообщений — 0",
    );
}

#[test]
fn a_deal_for_the_next_order_and_its_withdrawal() {
    let (completed, repeat) = (stage_id("orders", "completed"), tend::commands::pipeline_id("repeat"));
    reads(
        |_| {
            format!(
                r#"{{"of":"order","when":{{"stage-entered":{{"stage":"{completed}"}}}},
                "then":[{{"make":{{"kind":"deal","name":"Again: {{{{ name }}}}","into":{{"pipeline":"{repeat}"}},"fields":[
                {{"field":"expected-close","value":{{"today-plus":45}}}},{{"field":"amount","value":{{"field":"total"}}}}]}}}},
                {{"note":{{"text":"Expected"}}}},{{"withdraw":{{"kind":"task"}}}}]}}"#
            )
        },
        "When an order in Orders enters the stage Completed, make the deal “Again: [name]” (in Repeat orders, \
         “Close expected”: 45 days later, “Amount”: as in “Total”), then write the note “Expected”, then withdraw the tasks \
         that rules made about it.",
        "Когда заказ в воронке «Заказы» попадает на этап «Завершён», создать сделку «Again: [название]» (воронка «Повторные \
         продажи», «Ожидаемая дата сделки»: через 45 дней, «Сумма»: как в поле «Итого»), затем записать заметку «Expected», \
         затем отозвать задачи, поставленные правилами по этой записи.",
    );
}
