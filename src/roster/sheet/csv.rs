//! The records of a text with delimiters.
//!
//! Finds out which delimiter it is; the records themselves are read by the `csv` crate. An empty line is a row, as it is in
//! every program that shows the file.

use csv::{ByteRecord, ReaderBuilder};

use super::{
    cell::{Cell, Line},
    limits::MOST_COLUMNS,
};
use crate::roster::code::Refusal;

/// The delimiter of a text: the one that is most frequent in its first line outside quotes; in the first line that has one.
pub fn delimiter(text: &str) -> char {
    let mut counts = [(',', 0_u32), (';', 0), ('\t', 0)];
    let mut is_quoted = false;
    for c in text.chars() {
        match c {
            '"' => is_quoted = !is_quoted,
            '\n' | '\r' if !is_quoted && counts.iter().any(|(_, n)| *n > 0) => break,
            _ if is_quoted => {}
            _ => counts.iter_mut().filter(|(delimiter, _)| *delimiter == c).for_each(|(_, n)| *n = n.saturating_add(1)),
        }
    }
    // Of equally frequent ones the first.
    counts.iter().rev().max_by_key(|(_, n)| *n).map_or(',', |(delimiter, _)| *delimiter)
}

/// Calls `on` for every record with something in it.
pub fn walk(
    text: &str,
    delimiter: char,
    wanted: &dyn Fn(u32, u32) -> bool,
    on: &mut dyn FnMut(Line) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let delimiter = u8::try_from(delimiter).unwrap_or(b',');
    if never_ends(text, delimiter) {
        return Err(Refusal::Damaged);
    }
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let (mut record, mut number, mut end) = (ByteRecord::new(), 0_u32, 0_usize);
    while reader.read_byte_record(&mut record).map_err(|_| Refusal::Damaged)? {
        number = number.saturating_add(1).saturating_add(empty_lines(text, end));
        end = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        let mut line = Line { number, ..Line::default() };
        for (column, field) in (0..MOST_COLUMNS).zip(record.iter()) {
            let field = String::from_utf8_lossy(field);
            line.add(column, Cell::Text(unguarded(&field).to_owned()), wanted(number, column));
        }
        if line.filled > 0 {
            on(line)?;
        }
    }
    Ok(())
}

/// Whether the last quote that was opened is never closed: everything behind it would be one entry, and nobody would see it.
fn never_ends(text: &str, delimiter: u8) -> bool {
    #[derive(Clone, Copy, PartialEq)]
    enum At {
        Begin,
        Plain,
        Quoted,
        Closed,
    }
    let mut at = At::Begin;
    for byte in text.bytes() {
        at = match (at, byte) {
            (At::Quoted, b'"') => At::Closed,
            (At::Quoted, _) | (At::Begin | At::Closed, b'"') => At::Quoted,
            (_, b'\n' | b'\r') => At::Begin,
            (_, byte) if byte == delimiter => At::Begin,
            _ => At::Plain,
        };
    }
    at == At::Quoted
}

/// The text of a field that is written as a formula, so that no program makes a number of it: `="007"`.
fn unguarded(field: &str) -> &str {
    let inside = field.trim().strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    inside.filter(|inside| !inside.contains('"')).unwrap_or(field)
}

/// How many lines without anything stand where a record ended, which the reader leaves out.
fn empty_lines(text: &str, end: usize) -> u32 {
    let mut rest = text.as_bytes().get(end..).unwrap_or_default();
    // A record that ends in two characters is left after the first.
    let ended_early = end.checked_sub(1).and_then(|before| text.as_bytes().get(before)) == Some(&b'\r');
    if let Some(after) = rest.strip_prefix(b"\n").filter(|_| ended_early) {
        rest = after;
    }
    let mut n = 0_u32;
    while let Some(after) =
        rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).or_else(|| rest.strip_prefix(b"\r"))
    {
        rest = after;
        n = n.saturating_add(1);
    }
    n
}
