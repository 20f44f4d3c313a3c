//! The workbook as bytes, by `rust_xlsxwriter`.
//!
//! Texts are written as texts, whatever they begin with: never as formulas, never as links. The file says it was made on the day of
//! the list, so that the same list gives the same bytes: the library reads a clock before that, and nothing of it remains. What the
//! format cannot hold is written another way and not left out: a sheet that is too long goes on in the next, and an amount of
//! more digits than a program keeps is a text.

use std::collections::BTreeSet;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::{
    mend,
    table::{Book, Cell, Sheet, yuan},
};
use crate::value::{Date, Fen};

/// The most rows of a sheet.
const MOST_ROWS: usize = 1_048_576;

/// The most UTF-16 units in the name of a sheet.
const MOST_IN_A_NAME: usize = 31;

/// The most digits of a number that every program keeps.
const MOST_DIGITS: u32 = 15;

/// The narrowest and the widest a column is made, in digits.
const WIDTHS: (usize, usize) = (8, 60);

/// As many rows decide how wide a column is.
const LOOKED_AT: usize = 500;

/// Why there is no workbook, in the words of the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failed(pub String);

impl core::fmt::Display for Failed {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.0)
    }
}

impl core::error::Error for Failed {}

/// The bytes of the file.
pub fn xlsx(book: &Book) -> Result<Vec<u8>, Failed> {
    written(book, MOST_ROWS).map_err(|error| Failed(error.to_string()))
}

/// The bytes, with no more than so many rows in a sheet.
fn written(book: &Book, most_rows: usize) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let mut about = DocProperties::new().set_title(within(&book.title, 255)).set_comment(within(&book.disclaimer, 255));
    if let Some(day) = day(book.on) {
        about = about.set_creation_datetime(&day);
    }
    workbook.set_properties(&about);
    let styles = Styles::new();
    let mut names = BTreeSet::new();
    for sheet in &book.sheets {
        let mut parts: Vec<&[Vec<Cell>]> = sheet.rows.chunks(most_rows.saturating_sub(1).max(1)).collect();
        if parts.is_empty() {
            parts.push(&[]);
        }
        for rows in parts {
            let worksheet = workbook.add_worksheet();
            worksheet.set_name(name(&sheet.name, &mut names))?;
            worksheet.set_hidden(sheet.hidden);
            write(worksheet, sheet, rows, &styles)?;
        }
    }
    workbook.save_to_buffer()
}

/// How cells look.
struct Styles {
    heading: Format,
    text: Format,
    wrapped: Format,
    whole: Format,
    money: Format,
    day: Format,
}

impl Styles {
    fn new() -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        Self {
            heading: top().set_bold().set_text_wrap(),
            text: top(),
            wrapped: top().set_text_wrap(),
            whole: top().set_num_format("0"),
            money: top().set_num_format("#,##0.00"),
            day: top().set_num_format("yyyy-mm-dd"),
        }
    }
}

fn write(worksheet: &mut Worksheet, sheet: &Sheet, rows: &[Vec<Cell>], styles: &Styles) -> Result<(), XlsxError> {
    for (column, heading) in (0_u16..).zip(&sheet.columns) {
        worksheet.write_string_with_format(0, column, fitting(heading), &styles.heading)?;
        worksheet.set_column_width(column, width(sheet, rows, column.into()))?;
    }
    let text = if sheet.filtered { &styles.text } else { &styles.wrapped };
    for (at, row) in (1_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(row) {
            match cell {
                Cell::Empty => {}
                Cell::Text(content) => {
                    worksheet.write_string_with_format(at, column, fitting(content), text)?;
                }
                Cell::Whole(n) => match exact(&n.to_string()) {
                    Some(number) => {
                        worksheet.write_number_with_format(at, column, number, &styles.whole)?;
                    }
                    None => {
                        worksheet.write_string_with_format(at, column, n.to_string(), text)?;
                    }
                },
                Cell::Money(amount) => match number(*amount) {
                    Some(number) => {
                        worksheet.write_number_with_format(at, column, number, &styles.money)?;
                    }
                    None => {
                        worksheet.write_string_with_format(at, column, yuan(*amount), text)?;
                    }
                },
                Cell::Day(of) => match day(*of) {
                    Some(day) => {
                        worksheet.write_datetime_with_format(at, column, &day, &styles.day)?;
                    }
                    None => {
                        worksheet.write_string_with_format(at, column, of.to_string(), text)?;
                    }
                },
            }
        }
    }
    worksheet.set_freeze_panes(1, sheet.kept)?;
    if let (true, Some(last)) = (sheet.filtered, sheet.columns.len().checked_sub(1)) {
        let rows = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        worksheet.autofilter(0, 0, rows, u16::try_from(last).unwrap_or(u16::MAX))?;
    }
    worksheet.set_landscape().set_repeat_rows(0, 0)?;
    Ok(())
}

/// A text that the format takes, also if nobody has mended the book.
fn fitting(text: &str) -> String {
    mend::fitting(text, "…").unwrap_or_else(|| text.to_owned())
}

/// The amount as the number that its digits say: parsed, not calculated.
fn number(amount: Fen) -> Option<f64> {
    exact(&yuan(amount))
}

fn exact(digits: &str) -> Option<f64> {
    let n = digits.chars().filter(char::is_ascii_digit).count();
    u32::try_from(n).is_ok_and(|n| n <= MOST_DIGITS).then(|| digits.parse().ok()).flatten()
}

/// The day as the format counts it, which knows none before 1900; the two months after that it counts in two ways.
fn day(day: Date) -> Option<ExcelDateTime> {
    let (year, month, day) = day.year_month_day();
    let (year, month, day) = (u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    (year > 1900).then(|| ExcelDateTime::from_ymd(year, month, day).ok()).flatten()
}

/// A name that no other sheet has, of characters that names may have.
fn name(wanted: &str, taken: &mut BTreeSet<String>) -> String {
    let clean: String = fitting(wanted)
        .chars()
        .map(|c| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\t' | '\n') { ' ' } else { c })
        .collect();
    let clean = clean.trim_matches(|c: char| c == '\'' || c.is_whitespace());
    let clean = if clean.is_empty() { "1" } else { clean };
    let mut name = within(clean, MOST_IN_A_NAME);
    for n in 2_u32.. {
        // Programs tell no names apart that differ in the size of letters.
        if taken.insert(name.to_lowercase()) {
            break;
        }
        let behind = format!(" ({n})");
        name = within(clean, MOST_IN_A_NAME.saturating_sub(behind.len())) + &behind;
    }
    name
}

/// The beginning of a text, of no more than so many UTF-16 units.
fn within(text: &str, most: usize) -> String {
    let mut units = 0_usize;
    let fits = |c: &char| {
        units = units.saturating_add(c.len_utf16());
        units <= most
    };
    text.chars().take_while(fits).collect()
}

/// How wide a column has to be: as its widest content, within limits. The headings may break.
fn width(sheet: &Sheet, rows: &[Vec<Cell>], column: usize) -> u32 {
    let content = rows.iter().take(LOOKED_AT).filter_map(|row| row.get(column)).map(|cell| match cell {
        Cell::Empty => 0,
        Cell::Text(text) => wide(text),
        Cell::Whole(n) => n.to_string().len(),
        Cell::Money(amount) => yuan(*amount).len().saturating_add(3),
        Cell::Day(_) => 10,
    });
    let heading = sheet.columns.get(column).map(|heading| wide(heading).min(20)).unwrap_or_default();
    let widest = content.max().unwrap_or_default().max(heading).saturating_add(2);
    u32::try_from(widest.clamp(WIDTHS.0, WIDTHS.1)).unwrap_or_default()
}

/// How many digits wide a text is: what is not Latin takes two.
fn wide(text: &str) -> usize {
    text.chars().map(|c| if c < '\u{1100}' { 1 } else { 2 }).sum()
}

#[cfg(test)]
mod tests {
    //! What only a file of a million rows would show from outside.

    use std::{collections::BTreeSet, error::Error, io::Cursor};

    use calamine::{Data, Reader as _, Xlsx, open_workbook_from_rs};

    use super::{Book, Cell, Sheet, name, written};
    use crate::value::Date;

    #[test]
    fn a_sheet_that_is_too_long_goes_on_in_the_next_with_its_headings() -> Result<(), Box<dyn Error>> {
        let rows: Vec<Vec<Cell>> = (0..7_u64).map(|n| vec![Cell::Whole(n)]).collect();
        let sheet = |name: &str, rows| Sheet {
            name: name.to_owned(),
            columns: vec!["n".to_owned()],
            rows,
            kept: 0,
            filtered: true,
            hidden: false,
        };
        let sheets = vec![sheet("一", rows), sheet("二", Vec::new())];
        let book =
            Book { on: Date::EPOCH, title: String::new(), disclaimer: String::new(), sheets, remarks: Vec::new() };
        let mut read: Xlsx<_> = open_workbook_from_rs(Cursor::new(written(&book, 4)?))?;
        assert_eq!(read.sheet_names(), ["一", "一 (2)", "一 (3)", "二"]);
        let mut found = Vec::new();
        for (_, range) in read.worksheets() {
            let mut rows = range.rows();
            assert_eq!(rows.next(), Some([Data::String("n".to_owned())].as_slice()));
            found.extend(rows.flatten().cloned());
        }
        let expected: Vec<Data> = [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0].map(Data::Float).into();
        assert_eq!(found, expected);
        Ok(())
    }

    #[test]
    fn a_name_that_is_taken_gets_a_number_and_still_fits() {
        let mut taken = BTreeSet::new();
        let long = "表".repeat(40);
        let names = [name(&long, &mut taken), name(&long, &mut taken)];
        assert_eq!(names, ["表".repeat(31), "表".repeat(27) + " (2)"]);
    }
}
