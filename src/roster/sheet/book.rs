//! A file of any kind behind one type: its sheets, a first look at one, and its rows.
//!
//! Counts rows as they come, so that a list that is too long is refused before it is kept.

use super::{
    biff::Xls,
    cell::{Line, Merge},
    csv,
    limits::{HEAD_ROWS, MOST_BYTES, MOST_FILLED_ROWS},
    package::Package,
    text::{Encoding, Gb18030, decode},
    workbook::Workbook,
    worksheet::{self, Shared},
};
use crate::roster::{
    code::Refusal,
    kind::{Kind, kind},
};

/// Which cells to keep, by row and column.
pub type Wanted<'w> = &'w dyn Fn(u32, u32) -> bool;

/// What kind of file it is, and what had to be found out to read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Text with delimiters.
    Csv {
        /// How its bytes stand for characters.
        encoding: Encoding,
        /// What stands between two fields.
        delimiter: char,
    },
    /// A workbook.
    Xlsx {
        /// Whether its days count from 1904.
        since_1904: bool,
    },
    /// A workbook of the old kind.
    Xls {
        /// Whether its days count from 1904.
        since_1904: bool,
    },
}

/// A sheet as people see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetName {
    /// Its name; a text has none.
    pub name: Option<String>,
    /// Whether it is hidden.
    pub hidden: bool,
}

/// A first look at a sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scan {
    /// Its first rows, whole.
    pub head: Vec<Line>,
    /// Its merged cells.
    pub merges: Vec<Merge>,
    /// How many rows have something in them.
    pub filled: u32,
}

/// A file that can be read.
pub struct Book<'b> {
    source: Source<'b>,
    sheets: Vec<SheetName>,
}

enum Source<'b> {
    Csv { text: String, encoding: Encoding, delimiter: char },
    Xlsx { package: Package<'b>, workbook: Box<Workbook> },
    Xls(Box<Xls>),
}

impl<'b> Book<'b> {
    /// Opens a file; its kind is seen from its bytes.
    pub fn open(bytes: &'b [u8], gb18030: Gb18030) -> Result<Self, Refusal> {
        match kind(bytes)? {
            Kind::Text => {
                if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MOST_BYTES {
                    return Err(Refusal::TooLarge);
                }
                let (text, encoding) = decode(bytes, gb18030)?;
                if text.trim().is_empty() {
                    return Err(Refusal::Empty);
                }
                let delimiter = csv::delimiter(&text);
                let sheets = vec![SheetName { name: None, hidden: false }];
                Ok(Self { source: Source::Csv { text, encoding, delimiter }, sheets })
            }
            Kind::Zip => {
                let mut package = Package::open(bytes)?;
                let workbook = Workbook::read(&mut package)?;
                let sheets = workbook.sheets.iter();
                let sheets =
                    sheets.map(|sheet| SheetName { name: Some(sheet.name.clone()), hidden: sheet.hidden }).collect();
                Ok(Self { source: Source::Xlsx { package, workbook: Box::new(workbook) }, sheets })
            }
            Kind::Compound => {
                if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MOST_BYTES {
                    return Err(Refusal::TooLarge);
                }
                let xls = Xls::open(bytes, gb18030)?;
                let sheets = xls.sheets.iter();
                let sheets =
                    sheets.map(|sheet| SheetName { name: Some(sheet.name.clone()), hidden: sheet.hidden }).collect();
                Ok(Self { source: Source::Xls(Box::new(xls)), sheets })
            }
        }
    }

    /// What kind of file it is.
    pub fn format(&self) -> Format {
        match &self.source {
            Source::Csv { encoding, delimiter, .. } => Format::Csv { encoding: *encoding, delimiter: *delimiter },
            Source::Xlsx { workbook, .. } => Format::Xlsx { since_1904: workbook.since_1904 },
            Source::Xls(xls) => Format::Xls { since_1904: xls.since_1904 },
        }
    }

    /// Its sheets, hidden ones among them.
    pub fn sheets(&self) -> &[SheetName] {
        &self.sheets
    }

    /// Looks at a sheet as a whole and keeps its first rows.
    pub fn scan(&mut self, sheet: usize) -> Result<Scan, Refusal> {
        let mut scan = Scan::default();
        let merges = self.lines(sheet, &|row, _| row <= HEAD_ROWS, &mut |line| {
            scan.filled = scan.filled.saturating_add(1);
            if line.number <= HEAD_ROWS {
                scan.head.push(line);
            }
            if scan.filled > MOST_FILLED_ROWS { Err(Refusal::TooLarge) } else { Ok(()) }
        })?;
        scan.merges = merges;
        Ok(scan)
    }

    /// Calls `on` for every row of a sheet with something in it, in which wanted cells are kept; gives the merged cells.
    pub fn lines(
        &mut self,
        sheet: usize,
        wanted: Wanted<'_>,
        on: &mut dyn FnMut(Line) -> Result<(), Refusal>,
    ) -> Result<Vec<Merge>, Refusal> {
        match &mut self.source {
            Source::Csv { text, delimiter, .. } => csv::walk(text, *delimiter, wanted, on).map(|()| Vec::new()),
            Source::Xlsx { package, workbook } => {
                let path = workbook.sheets.get(sheet).map(|sheet| sheet.part.as_str()).unwrap_or_default();
                let shared = Shared { strings: &workbook.strings, styles: &workbook.styles };
                match package.part(path)? {
                    Some(part) => worksheet::walk(part, shared, wanted, on),
                    None => Err(Refusal::Damaged),
                }
            }
            Source::Xls(xls) => xls.walk(sheet, wanted, on),
        }
    }
}
