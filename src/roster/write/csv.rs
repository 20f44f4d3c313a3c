//! The first sheet as text: UTF-8 with a mark, so that Excel reads Chinese, commas, and lines that end in CR LF.
//!
//! The first row has the headings and every further row is a claim, so that other programs need skip nothing. The day, the rules, what
//! was taken for granted and the disclaimer are therefore the last columns, on every row: whoever sorts, filters or copies
//! part of the list keeps them, whereas lines below it would be taken for people, or be left behind.
//!
//! A text that a spreadsheet would take for a formula gets an apostrophe before it; numbers and days are never touched. Has none of
//! the other sheets.

use ::csv::{QuoteStyle, Terminator, WriterBuilder};

use super::table::{Book, Cell, yuan};

/// Says that the text is UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// The bytes of the file.
pub fn csv(book: &Book) -> Vec<u8> {
    // Quotes around every text: where a semicolon separates, one within a name must not begin a cell.
    let mut writer = WriterBuilder::new()
        .quote_style(QuoteStyle::NonNumeric)
        .terminator(Terminator::CRLF)
        .from_writer(MARK.to_vec());
    let sheet = book.sheets.first();
    let remarks = || book.remarks.iter();
    let headings = sheet.into_iter().flat_map(|sheet| &sheet.columns).chain(remarks().map(|(heading, _)| heading));
    // Writing to memory does not fail, and all rows are equally long.
    let _written = writer.write_record(headings.map(|heading| guarded(heading)));
    for row in sheet.into_iter().flat_map(|sheet| &sheet.rows) {
        let cells = row.iter().chain(remarks().map(|(_, cell)| cell));
        let _written = writer.write_record(cells.map(field));
    }
    writer.into_inner().unwrap_or_default()
}

/// A cell as text.
fn field(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => guarded(text),
        Cell::Whole(number) => number.to_string(),
        Cell::Money(amount) => yuan(*amount),
        Cell::Day(day) => day.to_string(),
    }
}

/// The text, with an apostrophe before what a spreadsheet would calculate: also behind blanks, which some programs leave out.
fn guarded(text: &str) -> String {
    let calculates = |c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '\t' | '\r' | '\n');
    let begins = text.trim_start_matches([' ', '\u{3000}', '\u{a0}', '\u{feff}', '\u{200b}']);
    if begins.starts_with(calculates) { format!("'{text}") } else { text.to_owned() }
}
