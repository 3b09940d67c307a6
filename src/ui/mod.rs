//! What the person sees. Components ask the session to do things and look through it; no business rule
//! stands here, and no signal of records is written outside of `session`.
//!
//! - `app` puts it together, `frame` is what is round every page, `gateway` what stands there until the
//!   base is open.
//! - `router` knows at which place one is.
//! - `pages`: one file per screen. `forms`: what is filled in. `parts`: what several of them use.

mod app;
mod forms;
mod frame;
mod gateway;
mod harmed;
mod pages;
mod parts;
pub mod provoke;
mod router;
pub mod session;

pub use app::App;
