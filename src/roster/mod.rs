//! A spreadsheet of staff as people with answers, and what came out as a file: which policies each of them may turn on is the
//! engine's to say.
//!
//! Bytes, rules and what the person at the desk said go in; people, bad cells and skipped rows come out. No file system, no
//! clock, no browser and no JSON: natively `contract` writes the JSON, in a browser a worker does.
//!
//! Reading order, each file using only those before it: `code` names what can be wrong, `kind` sees what a file is, `sheet`
//! reads rows, `role` and `words` say what columns and values can mean, `settings` holds what was said about the list,
//! `headings` finds the columns, `cells` reads cells, `facts` finds the facts, `row` reads a row and `read` the whole list;
//! `batch` assesses it, `say` has the words for what came out and `write` makes a workbook or a CSV of it.

mod batch;
mod cells;
mod code;
mod facts;
mod headings;
mod kind;
mod read;
mod role;
mod row;
pub mod say;
mod settings;
mod sheet;
mod words;
pub mod write;

pub use batch::{Batch, Claim, Gain, PolicyList};
pub use code::{BadCell, Refusal, Skip, Words};
pub use headings::{Column, Headings, Ignored};
pub use read::{Bad, Person, Roster, Skipped, Unknown, read};
pub use role::{Role, Unit};
pub use settings::{Choice, Settings};
#[cfg(not(target_arch = "wasm32"))]
pub use sheet::gb18030;
pub use sheet::{Encoding, Format, Gb18030, MOST_BYTES, column, letters};
