//! What the person sees. Components ask the session to do things and look through it; no business rule
//! stands here, and no signal of records is written outside of `session`.
//!
//! - `app` puts it together, `frame` is what is round every page, `gateway` what stands there until the
//!   base is open, `around` what comes after the first screen, `welcome` the first choice.
//! - `router` knows at which place one is, `listed` where each kind is listed, `recent` at which records one was, `keys` hears what is
//!   pressed, `key_places` says which keys act where.
//! - `palette` finds, does and adds from anywhere; `search` holds the words it looks in.
//! - `copies` saves backups without the page for them.
//! - `pages`: one file per screen. `forms`: what is filled in. `parts`: what several of them use.

mod app;
mod around;
mod copies;
mod forms;
mod frame;
mod gateway;
mod harmed;
mod key_places;
mod keys;
mod listed;
mod pages;
mod palette;
mod parts;
pub mod provoke;
mod recent;
mod router;
mod search;
pub mod session;
mod welcome;

pub use app::App;
