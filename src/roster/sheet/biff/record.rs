//! The records of a stream, one after the other, and the numbers in them.
//!
//! A record is a kind, a length and as many bytes. One that is cut off is none; whoever reads misses the record that ends.

/// The kinds that are read.
pub mod kind {
    /// A formula, with the value it had.
    pub const FORMULA: u16 = 0x0006;
    /// The end of a sheet, or of what stands before the sheets.
    pub const EOF: u16 = 0x000a;
    /// Which day numbers of days count from.
    pub const DATE_MODE: u16 = 0x0022;
    /// All that follows is encrypted.
    pub const FILE_PASS: u16 = 0x002f;
    /// More bytes of the record before.
    pub const CONTINUE: u16 = 0x003c;
    /// A sheet: where it begins, whether it is hidden, and its name.
    pub const BOUND_SHEET: u16 = 0x0085;
    /// Several numbers in a row.
    pub const MUL_RK: u16 = 0x00bd;
    /// A text of its own, with letters of several looks.
    pub const RICH_STRING: u16 = 0x00d6;
    /// How cells look.
    pub const XF: u16 = 0x00e0;
    /// Merged cells.
    pub const MERGED: u16 = 0x00e5;
    /// The strings that cells share.
    pub const STRINGS: u16 = 0x00fc;
    /// A cell with one of them.
    pub const LABEL_SST: u16 = 0x00fd;
    /// A number.
    pub const NUMBER: u16 = 0x0203;
    /// A text of its own.
    pub const LABEL: u16 = 0x0204;
    /// True, false or an error.
    pub const BOOL_ERR: u16 = 0x0205;
    /// The text that a formula gave.
    pub const STRING: u16 = 0x0207;
    /// A formula for several cells, between one of them and the text that it gave.
    pub const ARRAY: u16 = 0x0221;
    /// The same for a table of what would be.
    pub const TABLE: u16 = 0x0236;
    /// A number in four bytes.
    pub const RK: u16 = 0x027e;
    /// A format of numbers.
    pub const FORMAT: u16 = 0x041e;
    /// A formula that several cells share.
    pub const SHARED_FORMULA: u16 = 0x04bc;
    /// A beginning.
    pub const BOF: u16 = 0x0809;
}

/// A record.
#[derive(Debug, Clone, Copy)]
pub struct Record<'s> {
    /// Its kind.
    pub kind: u16,
    /// Where it begins in the stream.
    pub at: usize,
    /// Its bytes.
    pub data: &'s [u8],
}

/// The records of a stream.
#[derive(Debug, Clone)]
pub struct Records<'s> {
    stream: &'s [u8],
    at: usize,
}

impl<'s> Records<'s> {
    /// From that position on.
    pub fn from(stream: &'s [u8], at: usize) -> Self {
        Self { stream, at }
    }

    /// The bytes of the records that only continue the one before.
    pub fn continued(&mut self) -> Vec<&'s [u8]> {
        let mut pieces = Vec::new();
        loop {
            let mut ahead = self.clone();
            match ahead.next() {
                Some(record) if record.kind == kind::CONTINUE => pieces.push(record.data),
                _ => return pieces,
            }
            *self = ahead;
        }
    }
}

impl<'s> Iterator for Records<'s> {
    type Item = Record<'s>;

    fn next(&mut self) -> Option<Record<'s>> {
        let at = self.at;
        let head = self.stream.get(at..)?;
        let (kind, length) = (u16_at(head, 0)?, usize::from(u16_at(head, 2)?));
        let data = head.get(4..)?.get(..length)?;
        self.at = at.checked_add(4)?.checked_add(length)?;
        Some(Record { kind, at, data })
    }
}

/// The number in two bytes at that position.
pub fn u16_at(data: &[u8], at: usize) -> Option<u16> {
    data.get(at..)?.first_chunk().map(|bytes| u16::from_le_bytes(*bytes))
}

/// The number in four bytes.
pub fn u32_at(data: &[u8], at: usize) -> Option<u32> {
    data.get(at..)?.first_chunk().map(|bytes| u32::from_le_bytes(*bytes))
}

/// The number in eight bytes.
pub fn f64_at(data: &[u8], at: usize) -> Option<f64> {
    data.get(at..)?.first_chunk().map(|bytes| f64::from_le_bytes(*bytes))
}

/// The number in four bytes of which two bits say what the others are: a whole number or the greater half of any other, and
/// whether it is a hundred times too large.
pub fn rk_at(data: &[u8], at: usize) -> Option<f64> {
    let bits = u32_at(data, at)?;
    let number =
        if bits & 2 != 0 { f64::from(bits.cast_signed() >> 2) } else { f64::from_bits(u64::from(bits & !3) << 32) };
    // Two places further right in its decimals: dividing what is binary would be off by a little.
    if bits & 1 != 0 { format!("{number}e-2").parse().ok() } else { Some(number) }
}
