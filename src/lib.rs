//! Tend: a CRM that keeps its own statuses true and reminds by itself.
//!
//! This list of rooms is the map of the house; `docs/architecture.md` walks through it.

pub mod automation;
#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod commands;
pub mod demo;
pub mod exchange;
pub mod journal;
pub mod model;
pub mod rule;
pub mod search;
pub mod shelves;
pub mod text;
#[cfg(target_arch = "wasm32")]
pub mod ui;
pub mod vault;
pub mod views;
pub mod workspace;
