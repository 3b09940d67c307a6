//! One file per screen, and what lists and boards share: `looked`, `filters`, `grouped`, `folds`, `ways`,
//! `nothing`.

mod backup;
mod board;
mod filters;
mod folds;
mod grouped;
mod history;
mod import;
mod list;
mod looked;
mod menu;
mod not_found;
mod nothing;
mod outbox;
mod payments;
mod pipeline;
mod ready_rules;
mod record;
mod rule;
mod rule_check;
mod rule_file;
mod rule_mode;
mod rules;
mod settings;
mod storage;
mod today;
mod ways;

pub use backup::Backup;
pub use board::Board;
pub use history::History;
pub use import::Import;
pub use list::List;
pub use menu::Menu;
pub use not_found::NotFound;
pub use outbox::Outbox;
pub use payments::Payments;
pub use pipeline::PipelinePage;
pub use ready_rules::ReadyRules;
pub use record::RecordPage;
pub use rule::RulePage;
pub use rule_file::RuleFilePage;
pub use rules::Rules;
pub use settings::Settings;
pub use storage::Storage;
pub use today::Today;
