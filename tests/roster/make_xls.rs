//! Makes .xls files for the tests, record by record, so that they can be as odd as those of real programs.
//!
//! Knows as much of the format as is needed to write one; what a file means is the tests' business.

use std::io::{Cursor, Write as _};

/// A record: its kind and its bytes.
pub type Record = (u16, Vec<u8>);

/// The year of the format, as a record of its beginning says it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Edition {
    Biff5 = 0x0500,
    Biff8 = 0x0600,
}

/// A workbook that is being made.
pub struct Xls {
    pub edition: Edition,
    /// Records before the sheets are named.
    pub globals: Vec<Record>,
    pub sheets: Vec<XlsSheet>,
    /// What the stream is called.
    pub stream: &'static str,
    /// Records behind the sheets' names.
    pub after: Vec<Record>,
}

/// A sheet of it.
pub struct XlsSheet {
    name: &'static str,
    /// 0 is visible, 1 hidden, 2 very hidden.
    state: u8,
    pub records: Vec<Record>,
}

/// Numbers as bytes, two each.
pub fn words(numbers: &[u16]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

fn small(length: usize) -> u16 {
    u16::try_from(length).unwrap_or(u16::MAX)
}

/// A text of the newer edition, wide only where it must be, behind its length in two bytes.
pub fn wide_text(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    [small(units.len()).to_le_bytes().as_slice(), &unicode(text)].concat()
}

/// Whether it is wide, and the text.
fn unicode(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    if units.iter().all(|unit| *unit < 256) {
        [vec![0], units.iter().flat_map(|unit| unit.to_le_bytes().into_iter().take(1)).collect()].concat()
    } else {
        [vec![1], words(&units)].concat()
    }
}

/// A text of the older edition as Chinese systems wrote it.
pub fn gbk_text(text: &str) -> Vec<u8> {
    let (bytes, _, _) = encoding_rs::GBK.encode(text);
    [small(bytes.len()).to_le_bytes().as_slice(), &bytes].concat()
}

/// A cell: row and column from 0, the style, and what follows.
pub fn cell(kind: u16, row: u16, column: u16, style: u16, rest: &[u8]) -> Record {
    (kind, [words(&[row, column, style]), rest.to_vec()].concat())
}

/// A number.
pub fn number(row: u16, column: u16, style: u16, number: f64) -> Record {
    cell(0x0203, row, column, style, &number.to_le_bytes())
}

/// A text in itself.
pub fn label(row: u16, column: u16, text: &str) -> Record {
    cell(0x0204, row, column, 0, &wide_text(text))
}

/// A formula with the eight bytes of its value, and what Excel is to do about it.
pub fn formula(row: u16, column: u16, value: [u8; 8], flags: u16) -> Record {
    let rest = [value.to_vec(), words(&[flags, 0, 0]), words(&[3]), vec![0x1e, 1, 0]].concat();
    cell(0x0006, row, column, 0, &rest)
}

/// Areas of merged cells: first and last row, first and last column, from 0.
pub fn merged(areas: &[[u16; 4]]) -> Record {
    (0x00e5, [words(&[small(areas.len())]), areas.iter().flat_map(|area| words(area)).collect()].concat())
}

/// The strings that cells share.
pub fn shared(strings: &[&str]) -> Record {
    let n = u32::from(small(strings.len())).to_le_bytes();
    (0x00fc, [n.as_slice(), &n, &strings.iter().flat_map(|text| wide_text(text)).collect::<Vec<u8>>()].concat())
}

/// Styles by the ids of their formats.
pub fn styles(formats: &[u16]) -> Vec<Record> {
    formats.iter().map(|format| (0x00e0, [words(&[0, *format]), vec![0; 16]].concat())).collect()
}

impl XlsSheet {
    pub fn of(name: &'static str, records: Vec<Record>) -> Self {
        Self { name, state: 0, records }
    }

    pub fn state(mut self, state: u8) -> Self {
        self.state = state;
        self
    }
}

impl Xls {
    pub fn of(sheet: XlsSheet) -> Self {
        Self {
            edition: Edition::Biff8,
            globals: Vec::new(),
            sheets: vec![sheet],
            stream: "/Workbook",
            after: Vec::new(),
        }
    }

    pub fn and(mut self, sheet: XlsSheet) -> Self {
        self.sheets.push(sheet);
        self
    }

    pub fn with(mut self, records: Vec<Record>) -> Self {
        self.globals.extend(records);
        self
    }

    fn begins(&self, what: u16) -> Vec<u8> {
        bytes(&[(0x0809, words(&[self.edition as u16, what, 0x2000, 1998, 0, 0, 6, 0]))])
    }

    fn named(&self, sheet: &XlsSheet, at: usize) -> Record {
        let name = match self.edition {
            Edition::Biff8 => [vec![small(sheet.name.encode_utf16().count()) as u8], unicode(sheet.name)].concat(),
            Edition::Biff5 => {
                let text = gbk_text(sheet.name);
                [text.get(..1).unwrap_or_default(), text.get(2..).unwrap_or_default()].concat()
            }
        };
        let at = u32::try_from(at).unwrap_or(u32::MAX).to_le_bytes();
        (0x0085, [at.as_slice(), &[sheet.state, 0], &name].concat())
    }

    /// The records one after the other.
    pub fn records(&self) -> Vec<u8> {
        let end = bytes(&[(0x000a, Vec::new())]);
        let names: usize = self.sheets.iter().map(|sheet| bytes(&[self.named(sheet, 0)]).len()).sum();
        let mut stream = [self.begins(5), bytes(&self.globals)].concat();
        let (after, mut at) = (bytes(&self.after), stream.len() + names + end.len());
        at += after.len();
        let sheets: Vec<Vec<u8>> =
            self.sheets.iter().map(|sheet| [self.begins(0x10), bytes(&sheet.records), end.clone()].concat()).collect();
        for (sheet, written) in self.sheets.iter().zip(&sheets) {
            stream.extend(bytes(&[self.named(sheet, at)]));
            at += written.len();
        }
        stream.extend(after);
        stream.extend(end);
        stream.extend(sheets.concat());
        stream
    }

    pub fn bytes(&self) -> Vec<u8> {
        compound(&[(self.stream, self.records())])
    }
}

/// Records as bytes; what is too long for one goes on in others.
pub fn bytes(records: &[Record]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (kind, data) in records {
        let mut kind = *kind;
        let mut pieces = data.chunks(8224);
        // A record may be empty.
        let first = pieces.next().unwrap_or_default();
        for piece in core::iter::once(first).chain(pieces) {
            bytes.extend([words(&[kind, small(piece.len())]), piece.to_vec()].concat());
            kind = 0x003c;
        }
    }
    bytes
}

/// A compound file with these streams.
pub fn compound(streams: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let made = || -> std::io::Result<Vec<u8>> {
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new()))?;
        for (name, content) in streams {
            file.create_stream(name)?.write_all(content)?;
        }
        file.flush()?;
        Ok(file.into_inner().into_inner())
    };
    // Writing to memory does not fail; if it did, this would be no workbook.
    made().unwrap_or_default()
}
