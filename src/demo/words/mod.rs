//! What everything in the made-up base is called.
//!
//! Never here: a name of somebody who lives, an address or a number at which somebody could be reached.

mod english;
mod russian;

use crate::text::Language;

/// A client: who it is, with whom one speaks there.
pub(super) struct Client {
    pub(super) company: &'static str,
    pub(super) contact: &'static str,
    pub(super) position: &'static str,
    /// Of an e-mail address, both parts; its end is one that nobody has.
    pub(super) mail: (&'static str, &'static str),
    /// The end of a telephone number.
    pub(super) phone: &'static str,
    /// A word of `CHANNEL`.
    pub(super) channel: &'static str,
}

/// A piece of work that is asked for.
pub(super) struct Job {
    pub(super) name: &'static str,
    /// In units of the plot.
    pub(super) amount: i64,
    /// Place among [`Words::products`].
    pub(super) product: usize,
}

/// A rule: its name, and what it writes.
pub(super) struct Rule {
    pub(super) name: &'static str,
    pub(super) text: &'static str,
    pub(super) subject: &'static str,
}

/// All words of one language.
pub(super) struct Words {
    pub(super) mark: &'static str,
    pub(super) clients: &'static [Client],
    pub(super) jobs: &'static [Job],
    pub(super) products: &'static [(&'static str, i64)],
    pub(super) people: &'static [(&'static str, &'static str)],
    pub(super) sources: &'static [&'static str],
    /// What a client says who asks, wants it, asks to wait, or does not want it.
    pub(super) asks: &'static [&'static str],
    pub(super) agrees: &'static [&'static str],
    pub(super) waits: &'static [&'static str],
    pub(super) declines: &'static [&'static str],
    /// What the person notes of a quote, of an unanswered call, of an invoice.
    pub(super) quoted: &'static [&'static str],
    pub(super) not_reached: &'static [&'static str],
    pub(super) invoiced: &'static [&'static str],
    pub(super) reasons: &'static [&'static str],
    pub(super) couriers: &'static str,
    pub(super) tickets: &'static [&'static str],
    pub(super) leads: &'static [&'static str],
    /// Tasks about a deal, and what shall come of them.
    pub(super) tasks: &'static [(&'static str, &'static str)],
    pub(super) phone: &'static str,
    pub(super) quote_sent: Rule,
    pub(super) no_reply: Rule,
    pub(super) good_answer: Rule,
    pub(super) paid: Rule,
    pub(super) stands_still: Rule,
    pub(super) ready: Rule,
    pub(super) birthday: Rule,
}

const fn client(
    company: &'static str,
    contact: &'static str,
    position: &'static str,
    mail: (&'static str, &'static str),
    phone: &'static str,
    channel: &'static str,
) -> Client {
    Client { company, contact, position, mail, phone, channel }
}

const fn job(name: &'static str, amount: i64, product: usize) -> Job {
    Job { name, amount, product }
}

/// The words of a language.
pub(super) const fn of(language: Language) -> &'static Words {
    match language {
        Language::English => &english::WORDS,
        Language::Russian => &russian::WORDS,
    }
}
