//! Rules and pipelines as pictures: what stands in which order, and what leads where, as numbers and words. How that is
//! drawn is for the screen.
//!
//! Never here: a size, a colour.

mod lanes;
mod pipeline;
mod reach;
mod rule;

pub use pipeline::{Acts, Brings, By, Line, Move, PipelineDiagram, Row, Spot, pipeline};
pub use rule::{Node, RuleDiagram, Sort, Way, rule};
