//! The Outbox, and above all: what a hostile text can do to a link. (Nothing.)

use crate::story::Story;
use proptest::prelude::*;
use tend::commands::Command;
use tend::model::Kind;
use tend::model::schema::{CONTACT, EMAIL, NAME, PHONE};
use tend::views::links::Link;
use tend::views::outbox::{BEGINNINGS, link, outbox};

/// A link of a channel that takes any text.
fn mail(subject: &str, text: &str) -> String {
    link("email", "ines@example.org", subject, text).expect("a link")
}

#[test]
fn each_channel_opens_its_own_program() {
    let open = |channel, to| link(channel, to, "Hi", "Are you there?").unwrap_or_default();
    assert_eq!(open("email", "ines@example.org"), "mailto:ines@example.org?subject=Hi&body=Are%20you%20there%3F");
    assert_eq!(open("phone", "+44 (0)20 7946-0958"), "tel:+4402079460958");
    assert_eq!(open("sms", "020 7946 0958"), "sms:02079460958?body=Are%20you%20there%3F");
    assert_eq!(open("whatsapp", "+44 20 7946 0958"), "https://wa.me/442079460958?text=Are%20you%20there%3F");
    assert_eq!(open("whatsapp", "0044 20 7946 0958"), "https://wa.me/442079460958?text=Are%20you%20there%3F");
    assert_eq!(open("telegram", "@ines_d"), "https://t.me/ines_d?text=Are%20you%20there%3F");
    assert_eq!(open("telegram", "https://t.me/ines_d"), "https://t.me/ines_d?text=Are%20you%20there%3F");
    assert_eq!(open("telegram", "+7 912 345-67-89"), "https://t.me/+79123456789?text=Are%20you%20there%3F");
}

#[test]
fn an_address_that_is_none_for_the_channel_opens_nothing() {
    for (channel, to) in [
        ("email", ""),
        ("email", "ines"),
        ("email", "a@b@c"),
        ("email", "a@b.org,c@d.org"),
        ("email", "a b@c.org"),
        ("email", "<a@b.org>"),
        ("email", "a@b.org\r\nBcc: c@d.org"),
        ("phone", "javascript:alert(1)"),
        ("phone", "12"),
        ("phone", "+44;phone-context=x"),
        ("sms", "+44 20 7946 0958,+44 20 7946 0959"),
        ("whatsapp", "020 7946 0958"),
        ("telegram", "../../x"),
        ("telegram", "ines?text=x"),
        ("telegram", "12345"),
        ("notice", "ines@example.org"),
        ("javascript", "alert(1)"),
        ("", "ines@example.org"),
    ] {
        assert_eq!(link(channel, to, "s", "t"), None, "{channel} {to}");
    }
}

#[test]
fn a_hostile_text_stays_text() {
    assert_eq!(mail("a&bcc=x@y.org", ""), "mailto:ines@example.org?subject=a%26bcc%3Dx%40y.org");
    assert_eq!(mail("", "\"><script>"), "mailto:ines@example.org?body=%22%3E%3Cscript%3E");
    assert_eq!(mail("", "one\ntwo\r\nthree\rfour"), "mailto:ines@example.org?body=one%0D%0Atwo%0D%0Athree%0D%0Afour");
    assert_eq!(mail("", "Цена 5 % + 'налог'"), {
        "mailto:ines@example.org?body=%D0%A6%D0%B5%D0%BD%D0%B0%205%20%25%20%2B%20%27%D0%BD%D0%B0%D0%BB%D0%BE%D0%B3%27"
    });
    assert_eq!(mail("", "javascript:alert(1)#x"), "mailto:ines@example.org?body=javascript%3Aalert%281%29%23x");
}

proptest! {
    #[test]
    fn whatever_stands_in_the_data_a_link_begins_as_one_of_the_few_and_holds_only_plain_letters(
        channel in "email|phone|sms|whatsapp|telegram|javascript",
        to in prop_oneof!["\\PC*", "[+0-9 ()-]{0,16}", "[a-z0-9._%+&?#=-]{1,9}@[a-z.?&]{1,9}", "@[a-zA-Z0-9_?]{3,9}"],
        subject in any::<String>(),
        text in any::<String>(),
    ) {
        if let Some(link) = link(&channel, &to, &subject, &text) {
            prop_assert!(BEGINNINGS.iter().any(|beginning| link.starts_with(beginning)), "{link}");
            prop_assert!(Link::to(link.clone()).is_some(), "{link}");
            prop_assert!(link.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~%:/@?&=+".contains(&b)), "{link}");
            prop_assert!(link.matches('?').count() <= 1 && link.matches('&').count() <= 1, "{link}");
        }
    }

    #[test]
    fn what_the_program_reads_is_what_was_written(text in "[^\\r\\n]*") {
        let link = mail("", &text);
        let read = link.split_once("body=").map_or("", |(_, body)| body);
        let read = percent_encoding::percent_decode_str(read).decode_utf8().unwrap();
        prop_assert_eq!(read, text);
    }
}

#[test]
fn a_prepared_message_waits_until_you_say_it_was_sent_and_then_stands_as_a_talk() {
    let mut story = Story::new();
    story.rule(
        "Hello",
        r#"{"of":"deal","when":{"activity":{"direction":"in"}},"then":[{"message":{"subject":"Hi","text":"Dear {{ contact.name }}"}},{"notify":{"text":"x"}}]}"#,
    );
    let ines = story.create(Kind::Contact, &[(NAME, "Ines".into()), (EMAIL, "ines@example.org".into())]);
    story.edit(ines, PHONE, "+44 20 7946 0958");
    let deal = story.deal("Price tags", 10);
    story.edit(deal, CONTACT, ines);
    story.log(deal, "call", "in", "positive");
    let box_ = outbox(story.sight(), 10);
    assert_eq!((box_.waiting.len(), box_.sent.len()), (1, 0), "what is told to the person is no letter");
    let letter = &box_.waiting[0];
    assert_eq!((letter.rule.as_str(), letter.text.as_str()), ("Hello", "Dear Ines"));
    assert_eq!(letter.about.as_ref().map(|about| about.name.as_str()), Some("Price tags"));
    assert_eq!(letter.link.as_ref().map(Link::address), Some("mailto:ines@example.org?subject=Hi&body=Dear%20Ines"));
    let (message, other) = (letter.id, story.deal("Other", 1));
    story.act(Command::Message { message, sent: true });
    let box_ = outbox(story.sight(), 10);
    assert_eq!((box_.waiting.len(), box_.sent.len()), (0, 1));
    assert_eq!(box_.sent[0].settled, Some(story.now));
    assert_eq!(tend::views::outbox::about(story.sight(), deal).len(), 1);
    assert!(tend::views::outbox::about(story.sight(), other).is_empty());
}
