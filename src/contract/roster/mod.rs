//! Lists of staff as JSON: what was said about one in, what came out of it out.
//!
//! `settings` and, of an earlier report, `record` read; `report` writes JSON and `plain` text for a terminal, and `comparison` both about
//! an earlier list. docs/roster.schema.json describes the report. Reads no spreadsheet and decides nothing about one.

mod comparison;
mod plain;
mod record;
mod report;
mod settings;

pub(crate) use comparison::{Compared, plain_comparison, with_comparison};
pub(crate) use plain::{plain, refused_plain, word};
pub(crate) use record::{assumed, misfit, misused, record, unreadable_list, without_places};
pub use report::{refused, report};
pub use settings::settings;
