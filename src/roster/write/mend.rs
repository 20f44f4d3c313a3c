//! Makes texts fit a sheet: no longer than a cell may be, without characters that XML cannot hold.
//!
//! Cuts with a word that says so, and puts U+FFFD where something was; counts what it changed, so that the file can say it. Touches
//! neither numbers nor days.

use super::table::{Book, Cell, Sheet};

/// The most UTF-16 units a cell of a workbook holds.
pub const MOST_UNITS: usize = 32_767;

/// Stands in place of what cannot be written.
const IN_PLACE: char = '\u{fffd}';

/// Mends all texts; says how many were changed.
pub fn mend(book: &mut Book, cut: &str) -> usize {
    let mut changed = 0;
    for sheet in &mut book.sheets {
        mend_sheet(sheet, cut, &mut changed);
    }
    for (_, cell) in &mut book.remarks {
        mend_cell(cell, cut, &mut changed);
    }
    changed
}

fn mend_sheet(sheet: &mut Sheet, cut: &str, changed: &mut usize) {
    for heading in &mut sheet.columns {
        if let Some(better) = fitting(heading, cut) {
            *heading = better;
            *changed = changed.saturating_add(1);
        }
    }
    for cell in sheet.rows.iter_mut().flatten() {
        mend_cell(cell, cut, changed);
    }
}

fn mend_cell(cell: &mut Cell, cut: &str, changed: &mut usize) {
    let Cell::Text(text) = cell else { return };
    if let Some(better) = fitting(text, cut) {
        *text = better.into();
        *changed = changed.saturating_add(1);
    }
}

/// Whether XML, or a program that shows the text, cannot take a character: controls but tab and line feed, no characters at
/// all, and marks that turn the direction of what follows. A carriage return would come back as another character.
fn is_unwritable(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n'))
        || matches!(c, '\u{fffe}' | '\u{ffff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The text as a cell can hold it; `None` if it is so already.
pub fn fitting(text: &str, cut: &str) -> Option<String> {
    let is_long = text.len() > MOST_UNITS && text.encode_utf16().count() > MOST_UNITS;
    if !is_long && !text.contains(is_unwritable) {
        return None;
    }
    let room = if is_long { MOST_UNITS.saturating_sub(cut.encode_utf16().count()) } else { MOST_UNITS };
    let mut units = 0_usize;
    let fits = |c: &char| {
        units = units.saturating_add(c.len_utf16());
        units <= room
    };
    let mut better: String =
        text.chars().map(|c| if is_unwritable(c) { IN_PLACE } else { c }).take_while(fits).collect();
    if is_long {
        better += cut;
    }
    Some(better)
}
