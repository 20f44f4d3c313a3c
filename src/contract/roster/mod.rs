//! Lists of staff as JSON: what was said about one in, what came out of it out.
//!
//! `settings` reads, `report` writes JSON and `plain` text for a terminal. docs/roster.schema.json describes the report. Reads no
//! spreadsheet and decides nothing about one.

mod plain;
mod report;
mod settings;

pub(crate) use plain::{plain, refused_plain};
pub use report::{refused, report};
pub use settings::settings;
