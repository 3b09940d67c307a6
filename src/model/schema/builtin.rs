//! The built-in rows. A number is given once and never again: it is the field's name on disk.

use super::{FieldDef, FieldType};
use crate::model::{FieldId, Kind};
use std::borrow::Cow;

use FieldType::{
    AnyRef, Choice, Choices, Doc, Email, Flag, Instant, LongText, Money, Number, Phone, Ref, Refs, Text, Url,
};

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident = $number:literal $key:literal $holds:expr $(, [$($choice:literal)*])? $(, $system:ident)?;)*) => {
        $($(#[$doc])* pub const $name: FieldId = FieldId::builtin($number);)*

        /// The row of a built-in field.
        #[must_use]
        pub fn builtin_row(id: FieldId) -> Option<FieldDef> {
            let (key, holds, choices, system): (&'static str, FieldType, &[&'static str], &str) = match id.bits() {
                $($number => ($key, $holds, &[$($($choice),*)?], concat!("" $(, stringify!($system))?)),)*
                _ => return None,
            };
            Some(FieldDef {
                id,
                key: Cow::Borrowed(key),
                holds,
                label: None,
                choices: choices.iter().map(|choice| Cow::Borrowed(*choice)).collect(),
                system: system == "system",
                default: None,
            })
        }

        pub(super) fn builtin_by_key(key: &str) -> Option<FieldId> {
            match key { $($key => Some($name),)* _ => None }
        }

        /// Every built-in field.
        pub const BUILTIN: &[FieldId] = &[$($name,)*];
    };
}

fields! {
    /// What it is called: a person's or company's name, a deal's or task's title.
    NAME = 1 "name" Text;
    /// The organisation.
    COMPANY = 2 "company" Ref(Kind::Company);
    /// The person one deals with.
    CONTACT = 3 "contact" Ref(Kind::Contact);
    /// E-mail address.
    EMAIL = 4 "email" Email;
    /// Telephone number.
    PHONE = 5 "phone" Phone;
    /// Web address.
    WEBSITE = 6 "website" Url;
    /// Position in the company.
    POSITION = 7 "position" Text;
    /// Birthday.
    BIRTHDAY = 8 "birthday" FieldType::Day;
    /// The language one writes in to the contact.
    LANGUAGE = 9 "language" Choice, ["en" "ru"];
    /// The preferred channel.
    CHANNEL = 10 "channel" Choice, ["email" "phone" "sms" "whatsapp" "telegram"];
    /// Telegram user name.
    TELEGRAM = 11 "telegram" Text;
    /// Tags.
    TAGS = 12 "tags" Refs(Kind::Tag);
    /// State of a client or of a task.
    STATUS = 13 "status" Choice, ["new" "active" "needs-attention" "sleeping" "vip" "lost"];
    /// Where it came from.
    SOURCE = 14 "source" Text;
    /// Free notes.
    NOTES = 15 "notes" LongText;
    /// The colleague who answers for it.
    ASSIGNEE = 16 "assignee" Ref(Kind::Person);
    /// Whether a colleague is a senior one.
    SENIOR = 17 "senior" Flag;

    /// The pipeline it stands in.
    PIPELINE = 20 "pipeline" Ref(Kind::Pipeline);
    /// The stage it stands in.
    STAGE = 21 "stage" Ref(Kind::Stage);
    /// Since when.
    STAGE_SINCE = 22 "stage-since" Instant, system;
    /// What a deal or payment is worth.
    AMOUNT = 23 "amount" Money;
    /// Chance of success in percent, of a deal or a stage.
    PROBABILITY = 24 "probability" Number;
    /// When a deal is expected to close.
    EXPECTED_CLOSE = 25 "expected-close" FieldType::Day;
    /// Number of the invoice.
    INVOICE_NUMBER = 26 "invoice-number" Text;
    /// When the invoice is to be paid.
    INVOICE_DUE = 27 "invoice-due" FieldType::Day;
    /// Why it was lost, cancelled or declined.
    LOST_REASON = 28 "lost-reason" Text;
    /// The courier's number.
    TRACKING_NUMBER = 29 "tracking-number" Text;
    /// What an order is worth.
    TOTAL = 30 "total" Money;
    /// Kind of a service request.
    CATEGORY = 31 "category" Text;
    /// How urgent.
    PRIORITY = 32 "priority" Choice, ["low" "normal" "high"];
    /// When it must be done.
    DEADLINE = 33 "deadline" Instant;
    /// What is sold.
    PRODUCT = 34 "product" Ref(Kind::Product);
    /// The day it was won, lost or done.
    CLOSED_ON = 35 "closed-on" FieldType::Day;
    /// The day it began.
    STARTED_ON = 36 "started-on" FieldType::Day;
    /// Until when rules and reminders leave it alone.
    FROZEN_UNTIL = 38 "frozen-until" FieldType::Day;
    /// When it was imported; what fell due before is past and done.
    IMPORTED_AT = 39 "imported-at" Instant, system;

    /// The record that a task, activity, payment, message or run is about.
    ABOUT = 40 "about" AnyRef;
    /// What shall have come out.
    WANTED_RESULT = 41 "wanted-result" LongText;
    /// When a task is due.
    DUE = 42 "due" Instant;
    /// When a task is to be begun.
    START = 43 "start" Instant;
    /// When a task was done or given up.
    DONE_AT = 44 "done-at" Instant, system;
    /// What came of an activity.
    OUTCOME = 45 "outcome" Choice, ["positive" "negative" "later" "no-answer" "quote-sent" "invoice-sent" "held"];
    /// Which activity.
    FORM = 46 "form" Choice, ["call" "meeting" "email" "message" "note"];
    /// From or to the client.
    DIRECTION = 47 "direction" Choice, ["in" "out"];
    /// When it happened.
    AT = 48 "at" Instant;
    /// What was said or written.
    TEXT = 49 "text" LongText;
    /// State of a task.
    TASK_STATUS = 50 "task-status" Choice, ["open" "done" "cancelled"];

    /// The day money came.
    PAID_ON = 60 "paid-on" FieldType::Day;
    /// What stands on the statement.
    REFERENCE = 61 "reference" Text;
    /// Who paid.
    PAYER = 62 "payer" Text;

    /// Place among its like.
    POSITION_NO = 70 "position-no" Number, system;
    /// Whether a stage is on the way or an end.
    STAGE_KIND = 71 "stage-kind" Choice, ["open" "won" "lost"];
    /// After how many days a card stands too long.
    ROT_DAYS = 72 "rot-days" Number;
    /// Fields a stage asks for before it is entered, by their names in files.
    ASKS = 73 "asks" Choices;
    /// What to do next in a stage.
    HINT = 74 "hint" LongText;
    /// One of the six stage colours, 1–6.
    HUE = 75 "hue" Number;
    /// The kind that a pipeline or a custom field is for.
    OF_KIND = 76 "of-kind" Text, system;
    /// Put away, not deleted.
    ARCHIVED = 77 "archived" Flag;
    /// The type of a custom field.
    HOLDS = 78 "holds" Text, system;
    /// The choices of a custom field.
    CHOICES = 79 "choices" Choices;

    /// Off, Watch, Suggest or Auto.
    MODE = 80 "mode" Choice, ["off" "watch" "suggest" "auto"];
    /// What a rule is: trigger, conditions, steps.
    BODY = 81 "body" Doc;
    /// Counts the edits of a rule's body.
    VERSION = 82 "version" Number, system;
    /// Since when a rule acts; what fell due before is not done, unless [`ALSO_PAST`].
    ACTIVE_SINCE = 83 "active-since" Instant, system;

    /// Whether a rule also acts on what fell due before, on records that were there then.
    ALSO_PAST = 84 "also-past" Flag, system;
    /// How often a rule assigned in turn.
    TURN = 85 "turn" Number, system;

    /// The rule of a run.
    RULE = 90 "rule" Ref(Kind::Rule), system;
    /// The rule's version at the run.
    RULE_VERSION = 91 "rule-version" Number, system;
    /// How a run ended.
    RUN_STATUS = 92 "run-status" Choice, ["done" "failed" "skipped" "stopped" "undone" "waiting" "ended" "asked" "declined" "watched"], system;
    /// The logical time of a run: when what triggered it happened or fell due.
    DUE_AT = 93 "due-at" Instant, system;
    /// What a run saw and did.
    TRACE = 94 "trace" Doc, system;
    /// The run that created a record or prepared a message.
    BY_RUN = 95 "by-run" Ref(Kind::Run), system;

    /// Where a message goes: an address, a number, a user name.
    TO = 100 "to" Text;
    /// Subject of a message.
    SUBJECT = 101 "subject" Text;
    /// State of a message.
    MESSAGE_STATUS = 102 "message-status" Choice, ["prepared" "said-sent" "dropped"];

    /// What a new record holds in a custom field unless told otherwise, as it is typed.
    DEFAULT = 109 "default" Text;

    /// The price of a product.
    PRICE = 110 "price" Money;

    /// The currency of amounts that do not name theirs.
    CURRENCY = 120 "currency" Text;
    /// The zone in which days begin.
    ZONE = 121 "zone" Text;

    /// How a segment looks at its kind: filters, order, groups, columns.
    LOOK = 130 "look" Doc;

    /// The number of the step at which a run waits or failed.
    RUN_PLACE = 140 "run-place" Number, system;
    /// Since when a run waits, by its own logical time.
    WAITS_SINCE = 141 "waits-since" Instant, system;
    /// With which outcome a run ended.
    RUN_OUTCOME = 142 "run-outcome" Choice, ["won" "lost" "cancelled" "done" "gave-up"], system;
    /// Until when a run waits, where the person said so.
    WAITS_UNTIL = 144 "waits-until" Instant, system;
    /// The run that set off a run which waited.
    SET_OFF_BY = 143 "set-off-by" Ref(Kind::Run), system;
    /// Whether a run only watches: it tells what it would do, and does none of it.
    WATCHES = 145 "watches" Flag, system;
    /// Whether all rules rest.
    PAUSED = 146 "paused" Flag, system;
    /// The stages from which a stage may be entered; from any when empty.
    COMES_FROM = 161 "comes-from" Refs(Kind::Stage);
    /// Who has to agree before a stage is entered; nobody when empty.
    APPROVER = 162 "approver" Ref(Kind::Person);
    /// The stage that a record is to enter once somebody agrees.
    AWAITS = 163 "awaits" Ref(Kind::Stage), system;
    /// The rule that a person last ran on a record by hand. Each writing is a press, also of the same rule.
    PRESSED = 160 "pressed" Ref(Kind::Rule), system;

    /// The colleagues who take part in it, besides who answers for it.
    PARTICIPANTS = 166 "participants" Refs(Kind::Person);
    /// The last round of a rule that recurs which was carried out.
    ROUND = 164 "round" Instant, system;
    /// The record from which a rule made this one.
    CAME_FROM = 165 "came-from" AnyRef, system;
    /// Whether the person says that what a run did was wrong.
    WRONG = 150 "wrong" Flag, system;
    /// What the person says about that.
    REMARK = 151 "remark" LongText, system;
    /// When a rule was last found to be right still.
    REVIEWED_ON = 152 "reviewed-on" FieldType::Day, system;
}

/// The built-in fields of a kind, in the order of forms.
#[must_use]
pub const fn fields_of_kind(kind: Kind) -> &'static [FieldId] {
    match kind {
        Kind::Contact => &[
            NAME,
            COMPANY,
            POSITION,
            EMAIL,
            PHONE,
            TELEGRAM,
            CHANNEL,
            LANGUAGE,
            BIRTHDAY,
            STATUS,
            SOURCE,
            ASSIGNEE,
            TAGS,
            NOTES,
            FROZEN_UNTIL,
            IMPORTED_AT,
            PRESSED,
        ],
        Kind::Company => {
            &[NAME, WEBSITE, EMAIL, PHONE, STATUS, SOURCE, ASSIGNEE, TAGS, NOTES, FROZEN_UNTIL, IMPORTED_AT, PRESSED]
        }
        Kind::Lead => &[
            NAME,
            PIPELINE,
            STAGE,
            COMPANY,
            CONTACT,
            EMAIL,
            PHONE,
            SOURCE,
            ASSIGNEE,
            PARTICIPANTS,
            LOST_REASON,
            TAGS,
            NOTES,
            STAGE_SINCE,
            STARTED_ON,
            CLOSED_ON,
            FROZEN_UNTIL,
            IMPORTED_AT,
            PRESSED,
            AWAITS,
            CAME_FROM,
            BY_RUN,
        ],
        Kind::Deal => &[
            NAME,
            PIPELINE,
            STAGE,
            AMOUNT,
            PROBABILITY,
            EXPECTED_CLOSE,
            COMPANY,
            CONTACT,
            PRODUCT,
            ASSIGNEE,
            PARTICIPANTS,
            INVOICE_NUMBER,
            INVOICE_DUE,
            LOST_REASON,
            SOURCE,
            TAGS,
            NOTES,
            STAGE_SINCE,
            STARTED_ON,
            CLOSED_ON,
            FROZEN_UNTIL,
            IMPORTED_AT,
            PRESSED,
            AWAITS,
            CAME_FROM,
            BY_RUN,
        ],
        Kind::Order => &[
            NAME,
            PIPELINE,
            STAGE,
            TOTAL,
            COMPANY,
            CONTACT,
            PRODUCT,
            ASSIGNEE,
            PARTICIPANTS,
            INVOICE_NUMBER,
            INVOICE_DUE,
            TRACKING_NUMBER,
            LOST_REASON,
            TAGS,
            NOTES,
            STAGE_SINCE,
            STARTED_ON,
            CLOSED_ON,
            FROZEN_UNTIL,
            IMPORTED_AT,
            PRESSED,
            AWAITS,
            CAME_FROM,
            BY_RUN,
        ],
        Kind::Ticket => &[
            NAME,
            PIPELINE,
            STAGE,
            CATEGORY,
            PRIORITY,
            DEADLINE,
            COMPANY,
            CONTACT,
            ASSIGNEE,
            PARTICIPANTS,
            LOST_REASON,
            TAGS,
            NOTES,
            STAGE_SINCE,
            STARTED_ON,
            CLOSED_ON,
            FROZEN_UNTIL,
            IMPORTED_AT,
            PRESSED,
            AWAITS,
            CAME_FROM,
            BY_RUN,
        ],
        Kind::Task => &[
            NAME,
            WANTED_RESULT,
            ABOUT,
            ASSIGNEE,
            START,
            DUE,
            PRIORITY,
            TASK_STATUS,
            DONE_AT,
            BY_RUN,
            IMPORTED_AT,
            PRESSED,
        ],
        Kind::Activity => &[FORM, DIRECTION, OUTCOME, AT, ABOUT, CONTACT, TEXT, ASSIGNEE, BY_RUN, IMPORTED_AT],
        Kind::Payment => &[AMOUNT, PAID_ON, ABOUT, REFERENCE, PAYER, NOTES, IMPORTED_AT],
        Kind::Person => &[NAME, POSITION, EMAIL, PHONE, TELEGRAM, CHANNEL, SENIOR, NOTES, IMPORTED_AT],
        Kind::Pipeline => &[NAME, OF_KIND, POSITION_NO, ARCHIVED],
        Kind::Stage => &[
            NAME,
            PIPELINE,
            POSITION_NO,
            STAGE_KIND,
            PROBABILITY,
            ROT_DAYS,
            ASKS,
            HINT,
            HUE,
            ARCHIVED,
            COMES_FROM,
            APPROVER,
        ],
        Kind::Tag => &[NAME, HUE],
        Kind::Rule => &[NAME, MODE, BODY, VERSION, POSITION_NO, ACTIVE_SINCE, ALSO_PAST, TURN, REVIEWED_ON, ROUND],
        Kind::Run => &[
            RULE,
            RULE_VERSION,
            ABOUT,
            RUN_STATUS,
            DUE_AT,
            TRACE,
            RUN_PLACE,
            WAITS_SINCE,
            STAGE,
            BODY,
            RUN_OUTCOME,
            SET_OFF_BY,
            WAITS_UNTIL,
            WATCHES,
            WRONG,
            REMARK,
        ],
        Kind::Field => &[NAME, OF_KIND, HOLDS, CHOICES, DEFAULT, POSITION_NO],
        Kind::Message => &[ABOUT, CHANNEL, TO, SUBJECT, TEXT, MESSAGE_STATUS, BY_RUN, DONE_AT],
        Kind::Product => &[NAME, PRICE, CATEGORY, NOTES, IMPORTED_AT],
        Kind::Setting => &[CURRENCY, ZONE, PAUSED],
        Kind::Segment => &[NAME, OF_KIND, LOOK, POSITION_NO],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_field_has_one_key_and_every_kind_only_known_fields() {
        let keys: BTreeSet<_> = BUILTIN.iter().map(|id| builtin_row(*id).unwrap().key).collect();
        assert_eq!(keys.len(), BUILTIN.len());
        for id in BUILTIN {
            assert_eq!(builtin_by_key(&builtin_row(*id).unwrap().key), Some(*id));
        }
        for kind in Kind::ALL {
            let fields = fields_of_kind(*kind);
            assert_eq!(fields.iter().collect::<BTreeSet<_>>().len(), fields.len(), "{kind:?} names a field twice");
            assert!(fields.iter().all(|id| builtin_row(*id).is_some()));
        }
    }
}
