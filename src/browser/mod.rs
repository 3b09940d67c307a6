//! The browser, one file per facility. Nothing here decides anything, and no JS value leaves the file it
//! came into.

pub mod backup_worker;
pub mod badge;
pub mod breath;
pub mod chance;
pub mod clipboard;
pub mod clock;
pub mod courier;
pub mod database;
pub mod files;
pub mod import_worker;
pub mod install;
pub mod intl;
pub mod listen;
pub mod notify;
pub mod offline;
pub mod page;
pub mod part;
pub mod preferences;
pub mod received;
pub mod rescue;
pub mod sentinel;
pub mod slices;
pub mod storage_status;
pub mod tabs;
pub mod ticker;
