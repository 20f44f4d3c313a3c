//! Texts in records: two editions of them, and either may go on in further records.
//!
//! BIFF 8 writes UTF-16, or only the lower bytes of it where all others are zero; a text that goes on in the next record says there anew
//! which. BIFF 5 writes bytes of the system that wrote it. Looks and readings of letters are left out.

use super::record::u16_at;
use crate::roster::sheet::text::Gb18030;

/// The edition of the format, which is above all one of texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edition {
    /// Excel 95.
    Biff5,
    /// Excel 97 to 2003.
    Biff8,
}

/// Bytes of a record and of those that continue it.
#[derive(Debug)]
pub struct Pieces<'s> {
    rest: &'s [u8],
    next: std::vec::IntoIter<&'s [u8]>,
}

impl<'s> Pieces<'s> {
    /// The bytes of a record, and those of each that continues it.
    pub fn of(first: &'s [u8], more: Vec<&'s [u8]>) -> Self {
        Self { rest: first, next: more.into_iter() }
    }

    /// Whether nothing is left.
    pub fn is_empty(&mut self) -> bool {
        !self.fill()
    }

    /// Goes on to the next piece where one has ended; says whether there is something.
    fn fill(&mut self) -> bool {
        while self.rest.is_empty() {
            match self.next.next() {
                Some(piece) => self.rest = piece,
                None => return false,
            }
        }
        true
    }

    fn byte(&mut self) -> Option<u8> {
        self.fill();
        let (byte, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*byte)
    }

    fn number(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    /// Leaves out so many bytes, or all that are left.
    fn skip(&mut self, n: usize) {
        let mut n = n;
        while n > 0 && self.fill() {
            let (_, rest) = self.rest.split_at(n.min(self.rest.len()));
            n = n.saturating_sub(self.rest.len().saturating_sub(rest.len()));
            self.rest = rest;
        }
    }

    /// A text of BIFF 8, before which stands how long it is.
    pub fn unicode(&mut self) -> Option<String> {
        let n_chars = usize::from(self.number()?);
        self.unicode_of(n_chars)
    }

    /// A text of BIFF 8 of that length: whether it is wide, has looks or readings; their numbers; the text; they themselves.
    fn unicode_of(&mut self, n_chars: usize) -> Option<String> {
        let flags = self.byte()?;
        let n_looks = if flags & 8 != 0 { usize::from(self.number()?) } else { 0 };
        let n_readings = if flags & 4 != 0 {
            usize::from(self.number()?).saturating_add(usize::from(self.number()?).saturating_mul(1 << 16))
        } else {
            0
        };
        let text = self.chars(n_chars, flags & 1 != 0)?;
        self.skip(n_looks.saturating_mul(4));
        self.skip(n_readings);
        Some(text)
    }

    fn chars(&mut self, n_chars: usize, is_wide: bool) -> Option<String> {
        let (mut units, mut is_wide): (Vec<u16>, bool) = (Vec::new(), is_wide);
        while units.len() < n_chars {
            if self.rest.is_empty() {
                self.fill();
                // What continues a text says anew how it is written.
                is_wide = self.byte()? & 1 != 0;
            }
            let left = n_chars.saturating_sub(units.len());
            let (here, rest) = if is_wide {
                let (pairs, _) = self.rest.as_chunks::<2>();
                let pairs = pairs.get(..left).unwrap_or(pairs);
                units.extend(pairs.iter().map(|pair| u16::from_le_bytes(*pair)));
                self.rest.split_at_checked(pairs.len().saturating_mul(2))?
            } else {
                let bytes = self.rest.get(..left).unwrap_or(self.rest);
                units.extend(bytes.iter().copied().map(u16::from));
                self.rest.split_at_checked(bytes.len())?
            };
            // Half a letter at the end of a record is none.
            self.rest = if here.is_empty() { &[] } else { rest };
        }
        Some(String::from_utf16_lossy(&units))
    }
}

/// How a file writes texts.
#[derive(Debug, Clone, Copy)]
pub struct Letters {
    /// Its edition.
    pub edition: Edition,
    /// Decodes what Chinese systems write.
    pub gb18030: Gb18030,
}

impl Letters {
    /// A text before which two bytes say how long it is.
    pub fn text(self, pieces: &mut Pieces<'_>) -> Option<String> {
        match self.edition {
            Edition::Biff8 => pieces.unicode(),
            Edition::Biff5 => {
                let n = usize::from(pieces.number()?);
                self.bytes(pieces, n)
            }
        }
    }

    /// A text before which one byte says how long it is.
    pub fn short_text(self, data: &[u8]) -> Option<String> {
        let mut pieces = Pieces::of(data, Vec::new());
        let n = usize::from(pieces.byte()?);
        match self.edition {
            Edition::Biff8 => pieces.unicode_of(n),
            Edition::Biff5 => self.bytes(&mut pieces, n),
        }
    }

    /// The code of a format of numbers, behind its id.
    pub fn format(self, data: &[u8]) -> Option<(u32, String)> {
        let id = u32::from(u16_at(data, 0)?);
        let code = match self.edition {
            Edition::Biff8 => Pieces::of(data.get(2..)?, Vec::new()).unicode()?,
            Edition::Biff5 => self.short_text(data.get(2..)?)?,
        };
        Some((id, code))
    }

    fn bytes(self, pieces: &mut Pieces<'_>, n: usize) -> Option<String> {
        let bytes: Option<Vec<u8>> = (0..n).map(|_| pieces.byte()).collect();
        let bytes = bytes?;
        let by_letter = |bytes: &[u8]| bytes.iter().copied().map(char::from).collect();
        Some(if bytes.is_ascii() {
            by_letter(&bytes)
        } else {
            (self.gb18030)(&bytes).unwrap_or_else(|| by_letter(&bytes))
        })
    }
}
