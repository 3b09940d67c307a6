//! The process description: how work goes in this base, to be read by people, on paper too. Its pipelines with their stages,
//! the person's own fields, and all rules, as a document of plain blocks; how that is written as a file, each form has a
//! file of its own.

mod describe;
mod facts;
mod html;
mod markdown;

pub use describe::describe;
pub use facts::{facts, type_name};
pub use html::to_html;
pub use markdown::to_markdown;

/// A document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What it is called.
    pub title: String,
    /// Its language, as `en`.
    pub language: &'static str,
    /// What stands in it, from top to bottom.
    pub blocks: Vec<Block>,
}

/// A piece of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading below the title: 2 is the first level.
    Heading(u8, String),
    /// A passage.
    Text(String),
    /// Lines without an order.
    List(Vec<String>),
    /// A table: its heads, and its rows with as many cells.
    Table(Vec<String>, Vec<Vec<String>>),
}
