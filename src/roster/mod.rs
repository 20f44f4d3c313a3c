//! A spreadsheet of staff as people with answers, and what came out as a file: which policies each of them may turn on is the
//! engine's to say.
//!
//! Bytes, rules and what the person at the desk said go in; people, bad cells and skipped rows come out. No file system, no
//! clock, no browser and no JSON: natively `contract` writes the JSON, in a browser a worker does.
//!
//! Reading order, each file using only those before it: `code` names what can be wrong, `kind` sees what a file is, `sheet`
//! reads rows, `role` and `words` say what columns and values can mean, `settings` holds what was said about the list,
//! `headings` finds the columns, `cells` reads cells, `facts` finds the facts, `row` reads a row and `read` the whole list;
//! `batch` assesses it, and `firm` the firm. `matching` finds who is on an earlier list, too, `record` holds what was reported of that
//! one, and `compare` says what has become of it. `say` has the words for what came out, and `write` makes a workbook or a CSV of it, which `saved`
//! knows again.

mod batch;
mod cells;
mod code;
mod compare;
mod facts;
mod firm;
mod headings;
mod hire;
mod kind;
mod matching;
mod read;
mod record;
mod role;
mod row;
mod saved;
pub mod say;
mod settings;
mod sheet;
mod words;
pub mod write;

pub use batch::{Batch, Claim, Gain, Making, PolicyList, applies, is_early};
pub use code::{BadCell, Doubt, Refusal, Skip, Words};
pub use compare::{Before, Causes, Change, Comparing, Comparison, Engines, Matched, Now, compare, for_day};
pub use firm::{MOST_HIRES, OfFirm, OverHires, firm_asks, hire_asks, known_to_hold, over_hires};
pub use headings::{Column, Headings, Ignored};
pub use hire::HireOf;
pub use matching::{Doubtful, MatchedBy, Matching, Pair, matching};
pub use read::{Bad, Person, Roster, Skipped, Unknown};
pub use record::{Misfit, Record, Recorded, RecordedRow, Sums, Whose};
pub use role::{Role, Unit};
pub use saved::{read, record};
pub use settings::{Choice, EMPLOYED, NONE, Settings, options};
#[cfg(not(target_arch = "wasm32"))]
pub use sheet::gb18030;
pub use sheet::{Encoding, Format, Gb18030, MOST_BYTES, column, letters};
