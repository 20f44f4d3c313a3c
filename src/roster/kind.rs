//! What a file is, seen from its bytes and never from its name.
//!
//! Looks at the first bytes only; whether the rest keeps what they promise is found out by the readers.

use super::code::Refusal;

/// A kind of file that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A zip archive, which may hold a workbook.
    Zip,
    /// A compound file, which may hold an old workbook.
    Compound,
    /// Text, which may be a table with delimiters.
    Text,
}

/// How much of a text is looked through for what gives it away.
const HEAD: usize = 4096;

/// The kind of the file with these bytes, or why it is refused.
pub fn kind(bytes: &[u8]) -> Result<Kind, Refusal> {
    const BINARY: [&[u8]; 9] = [
        b"%PDF",
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"GIF8",
        b"Rar!",
        b"7z\xbc\xaf\x27\x1c",
        b"\x1f\x8b",
        b"{\\rtf",
        b"SQLite format 3",
    ];
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Kind::Zip);
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Ok(Kind::Compound);
    }
    // Records without a compound file around them, as Excel 4 wrote them, and some programs still do.
    if matches!(bytes, [0x09, 0x00 | 0x02 | 0x04 | 0x08, _, 0, ..]) {
        return Err(Refusal::OldXls);
    }
    // A mark of the byte order says text, whatever follows: UTF-16 is full of zeros.
    if [&[0xef, 0xbb, 0xbf][..], &[0xff, 0xfe], &[0xfe, 0xff]].iter().any(|mark| bytes.starts_with(mark)) {
        return markup(&unmarked(bytes)).map_or(Ok(Kind::Text), Err);
    }
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    if BINARY.iter().any(|start| bytes.starts_with(start)) || head.contains(&0) {
        return Err(Refusal::NotASpreadsheet);
    }
    markup(head).map_or(Ok(Kind::Text), Err)
}

/// The beginning of a text with a mark, as far as it is ASCII.
fn unmarked(bytes: &[u8]) -> Vec<u8> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    head.iter().copied().filter(|byte| byte.is_ascii() && *byte != 0).collect()
}

/// What a text is that begins like markup.
fn markup(head: &[u8]) -> Option<Refusal> {
    let text = String::from_utf8_lossy(head).to_lowercase();
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if !text.starts_with('<') {
        return text.starts_with("mime-version:").then_some(Refusal::HtmlTable);
    }
    if text.contains("urn:schemas-microsoft-com:office:spreadsheet") {
        Some(Refusal::Xml2003)
    } else if ["<html", "<table", "<!doctype html", "<meta", "<head", "<body", "<style", "<div"]
        .iter()
        .any(|tag| text.contains(tag))
    {
        Some(Refusal::HtmlTable)
    } else if text.starts_with("<?xml") || text.starts_with("<svg") {
        Some(Refusal::NotASpreadsheet)
    } else {
        None
    }
}
