//! What came out of a list, as a file to keep: a workbook, or its first sheet as CSV.
//!
//! No file system and no clock: the same list gives the same bytes. Decides nothing about anybody, and writes values only, never a
//! formula and never a link.
//!
//! Reading order: `table` has the typed cells, `about` what there is to write; `lists`, `firm`, `explain` and `record` make sheets of it, `mend` makes
//! texts fit ← `book` puts it together ← `xlsx` and `csv` write it as bytes; [`Export`] is the choice between the two.

mod about;
mod book;
mod csv;
mod explain;
mod firm;
mod lists;
mod mend;
mod record;
mod table;
mod xlsx;

pub use about::About;
pub use book::book;
pub use csv::csv;
pub use table::{Book, Cell, Sheet};
pub use xlsx::{Failed, xlsx};

/// What a list can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Export {
    /// A workbook with all sheets.
    Xlsx,
    /// The first sheet as text.
    Csv,
}

impl Export {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Xlsx, Self::Csv];

    /// How the names of such files end.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }

    /// What browsers call such files.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv;charset=utf-8",
        }
    }

    /// The one whose files' names end so.
    pub fn of_extension(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|export| extension.eq_ignore_ascii_case(export.extension()))
    }

    /// The file.
    pub fn bytes(self, book: &Book) -> Result<Vec<u8>, Failed> {
        match self {
            Self::Xlsx => xlsx(book),
            Self::Csv => Ok(csv(book)),
        }
    }
}
