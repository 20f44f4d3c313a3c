//! What stands before the sheets of an .xls: their names, the strings they share, which styles are dates.
//!
//! Reads no cell. What it does not know it passes over.

use std::collections::BTreeMap;

use super::{
    compound,
    record::{Record, Records, kind, u16_at, u32_at},
    text::{Edition, Letters, Pieces},
};
use crate::roster::{
    code::Refusal,
    sheet::{
        strings::Strings,
        styles::{Styles, shows_date},
        text::Gb18030,
    },
};

/// An .xls before its cells are read.
pub struct Globals {
    /// Whether its days count from 1904.
    pub since_1904: bool,
    /// Its sheets of cells, in order.
    pub sheets: Vec<Sheet>,
    pub(super) stream: Vec<u8>,
    pub(super) strings: Strings,
    pub(super) styles: Styles,
    pub(super) letters: Letters,
}

/// A sheet of cells.
#[derive(Debug)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Whether it is hidden, in either way.
    pub hidden: bool,
    pub(super) at: usize,
}

impl Globals {
    /// Reads everything but the cells.
    pub fn open(bytes: &[u8], gb18030: Gb18030) -> Result<Self, Refusal> {
        let stream = compound::workbook(bytes)?;
        let mut records = Records::from(&stream, 0);
        let first = records.next().filter(|record| record.kind == kind::BOF).ok_or(Refusal::OldXls)?;
        let edition = match u16_at(first.data, 0) {
            Some(0x0500) => Edition::Biff5,
            Some(0x0600) => Edition::Biff8,
            _ => return Err(Refusal::OldXls),
        };
        let letters = Letters { edition, gb18030 };
        let (mut since_1904, mut sheets, mut strings) = (false, Vec::new(), Strings::default());
        let (mut formats, mut styles) = (BTreeMap::new(), Vec::new());
        loop {
            // What ends before its end was cut off.
            let Record { kind: of, data, .. } = records.next().ok_or(Refusal::OldXls)?;
            match of {
                kind::EOF => break,
                kind::FILE_PASS => return Err(Refusal::Encrypted),
                kind::DATE_MODE => since_1904 = u16_at(data, 0) == Some(1),
                kind::FORMAT => {
                    formats.extend(letters.format(data).map(|(id, code)| (id, shows_date(&code))));
                }
                kind::XF => styles.push(u16_at(data, 2).map(u32::from).unwrap_or_default()),
                kind::BOUND_SHEET => sheets.extend(sheet(data, letters)),
                kind::STRINGS => strings = shared(data.get(8..).unwrap_or_default(), records.continued()),
                _ => {}
            }
        }
        let styles = Styles::of(&formats, &styles);
        Ok(Self { since_1904, sheets, strings, styles, letters, stream })
    }
}

/// A sheet; none if it is a chart or a module.
fn sheet(data: &[u8], letters: Letters) -> Option<Sheet> {
    let at = usize::try_from(u32_at(data, 0)?).ok()?;
    let (state, what) = (*data.get(4)?, *data.get(5)?);
    let name = letters.short_text(data.get(6..)?)?;
    (what == 0).then(|| Sheet { name: name.replace('\0', ""), hidden: state & 3 != 0, at })
}

/// The strings that cells share. How many there are is seen when they end.
fn shared(first: &[u8], more: Vec<&[u8]>) -> Strings {
    let (mut pieces, mut strings) = (Pieces::of(first, more), Strings::default());
    while !pieces.is_empty() {
        match pieces.unicode() {
            Some(text) => strings.push(&text),
            None => break,
        }
    }
    strings
}
