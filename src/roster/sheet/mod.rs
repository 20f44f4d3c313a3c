//! What stands in the rows of a file: a CSV, a workbook of OOXML, or an .xls.
//!
//! Reads rows in one direction and keeps what was asked for; takes no memory for cells that are not there. Knows nothing
//! of people, headings or policies. `limits`, `text` ← `mark` ← `cell` ← `csv`, `package` ← `xml` ← `styles`, `strings` ← `workbook` ← `worksheet`,
//! `biff` ← `book`, which is all of them behind one type.

mod biff;
mod book;
mod cell;
mod csv;
mod limits;
mod mark;
mod package;
mod strings;
mod styles;
mod text;
mod workbook;
mod worksheet;
mod xml;

pub use book::{Book, Format, Scan};
pub use cell::{Cell, Line, Merge, column, letters};
pub use limits::{HEAD_ROWS, MOST_BYTES, MOST_FILLED_ROWS};
pub use mark::Mark;
#[cfg(not(target_arch = "wasm32"))]
pub use text::gb18030;
pub use text::{Encoding, Gb18030, clean, compact};
