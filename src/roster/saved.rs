//! What was saved of a list, handed back: known for what it is, and never read as a list.
//!
//! A workbook has a hidden sheet (`write/record`) by which can be told what came out then; a text has only its headings, by which it
//! is refused. Reads no other sheet: what stands there is for people, in words that may be others by now.

use super::{
    code::Refusal,
    read::{Roster, read_book},
    record::{Record, RecordedRow, Sums, Whose},
    say::Language,
    settings::Settings,
    sheet::{Book, Cell, Format, Gb18030},
};
use crate::{engine::Status, pack::Pack, value::Date};

/// The name of the hidden sheet, in every language.
pub const SHEET: &str = "caice";

/// Its heading, with the number of its form.
pub const HEADING: &str = "caice record 1";

/// Stands where nothing came out.
pub const NOTHING: char = '-';

/// The letter of a status. Saved files have them: never change one.
pub fn letter(status: Status) -> char {
    match status {
        Status::Met => 'm',
        Status::MetLater => 'l',
        Status::GateFirst => 'g',
        Status::NeedsAnswer => 'a',
        Status::Competitive => 'c',
        Status::Unconfirmed => 'u',
        Status::Ended => 'e',
        Status::Withdrawn => 'w',
        Status::NotMet => 'n',
    }
}

/// Reads a list; natively `gb18030` is [`super::gb18030`].
pub fn read(bytes: &[u8], pack: &Pack, settings: &Settings, gb18030: Gb18030) -> Result<Roster, Refusal> {
    let mut book = Book::open(bytes, gb18030)?;
    if is_saved(&mut book)? {
        return Err(Refusal::OwnResult);
    }
    read_book(book, pack, settings)
}

/// What a saved workbook recorded; `None` if the file is anything else.
pub fn record(bytes: &[u8], gb18030: Gb18030) -> Option<Record> {
    let mut book = Book::open(bytes, gb18030).ok()?;
    let at = place(&book)?;
    let mut lines = Vec::new();
    book.lines(at, &|_, column| column == 0, &mut |line| {
        let text =
            line.cells.into_iter().find_map(|(_, cell)| if let Cell::Text(text) = cell { Some(text) } else { None });
        lines.push(text.unwrap_or_default());
        Ok(())
    })
    .ok()?;
    let mut lines = lines.iter().map(String::as_str);
    if lines.next()? != HEADING {
        return None;
    }
    let (version, fingerprint) = (lines.next()?.to_owned(), lines.next()?.to_owned());
    let on = Date::parse(lines.next()?).ok()?;
    let n: usize = lines.next()?.parse().ok()?;
    let keys: Vec<&str> = lines.by_ref().take(n).collect();
    let rows: Option<Vec<RecordedRow>> = lines.map(|line| row(&keys, line)).collect();
    (keys.len() == n).then_some(Record { version, fingerprint, on, rows: rows? })
}

fn row(keys: &[&str], line: &str) -> Option<RecordedRow> {
    let mut parts = line.split(' ');
    let row = parts.next()?.parse().ok()?;
    let sum = |text: &str| u32::from_str_radix(text, 16).ok();
    let (name, facts) = (sum(parts.next()?)?, sum(parts.next()?)?);
    let letters: Vec<char> = parts.next()?.chars().collect();
    if letters.len() != keys.len() || letters.iter().any(|c| *c != NOTHING && called(*c).is_none()) {
        return None;
    }
    let statuses = keys.iter().zip(letters).filter_map(|(key, c)| Some(((*key).to_owned(), called(c)?))).collect();
    Some(RecordedRow { row, whose: Whose::Sums(Sums { name, facts }), statuses })
}

fn called(of: char) -> Option<Status> {
    Status::ALL.into_iter().find(|status| letter(*status) == of)
}

fn place(book: &Book<'_>) -> Option<usize> {
    book.sheets().iter().position(|sheet| sheet.name.as_deref() == Some(SHEET))
}

/// Whether a file was written of a list: by the hidden sheet, or by headings that no list of staff has together.
fn is_saved(book: &mut Book<'_>) -> Result<bool, Refusal> {
    if !matches!(book.format(), Format::Csv { .. }) {
        return Ok(place(book).is_some());
    }
    let mut head = Vec::new();
    let first = book.lines(0, &|_, _| true, &mut |line| {
        head = line.cells;
        // Enough: what else is in the file is looked at when it is read.
        Err(Refusal::OwnResult)
    });
    if first != Err(Refusal::OwnResult) {
        return first.map(|_| false);
    }
    let has = |heading: &str| head.iter().any(|(_, cell)| matches!(cell, Cell::Text(text) if text == heading));
    Ok(Language::ALL.into_iter().any(|language| {
        let say = language.say();
        [say.columns.policy, say.columns.row, say.columns.status, say.about.fingerprint].into_iter().all(has)
    }))
}
