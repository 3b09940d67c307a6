//! Between bytes and the program: what comes in from files and goes out to them.
//! Nothing here touches storage, a screen or a clock.

pub mod backup;
pub mod copied;
pub mod csv;
pub mod import;
pub mod letter;
pub mod rules;
pub mod what_if;
