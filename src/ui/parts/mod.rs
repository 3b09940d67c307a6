//! What several screens use. Presentational: given values, they show; asked, they call back.

mod backup_file;
mod backup_line;
pub mod backup_worded;
mod chooser;
mod dialog;
mod edit_field;
mod editor;
mod finder;
mod icon;
mod install_offer;
mod later;
mod newer;
mod pip;
mod run_words;
mod select;
mod shown;
mod toasts;
mod why_panel;

pub use backup_file::{BackupFile, OpenedBackup};
pub use backup_line::BackupLine;
pub use chooser::Chooser;
pub use dialog::{Dialog, Modal};
pub use edit_field::EditField;
pub use editor::{Editor, base_currency, fresh_id};
pub use finder::Finder;
pub use icon::icon;
pub use install_offer::{InstallOffer, ask_button, by_hand};
pub use later::{Page, later, later_with};
pub use newer::Newer;
pub use pip::Pip;
pub use run_words::{day_of, difference, failure, moment, stopped, talk};
pub use select::{count, many, named, select};
pub use shown::{choices_of, shown, with_words, worded};
pub use toasts::Toasts;
pub use why_panel::WhyPanel;
