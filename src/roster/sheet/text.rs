//! The text of a file from its bytes, and the text of a cell without what is not meant: width, spaces, apostrophes.
//!
//! GB18030 is decoded by whoever calls: natively by `encoding_rs`, in a browser by the decoder that every browser has.

use unicode_normalization::UnicodeNormalization as _;

use crate::roster::code::Refusal;

/// How the bytes of a text stand for characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a mark.
    Utf8,
    /// UTF-16, least byte first.
    Utf16Le,
    /// UTF-16, greatest byte first.
    Utf16Be,
    /// GB18030, of which GBK and GB2312 are parts.
    Gb18030,
}

impl Encoding {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Gb18030 => "gb18030",
        }
    }
}

/// Decodes GB18030; `None` if the bytes are not.
pub type Gb18030 = fn(&[u8]) -> Option<String>;

/// The decoder of `encoding_rs`.
#[cfg(not(target_arch = "wasm32"))]
pub fn gb18030(bytes: &[u8]) -> Option<String> {
    let (text, damaged) = encoding_rs::GB18030.decode_without_bom_handling(bytes);
    (!damaged).then(|| text.into_owned())
}

/// The text of these bytes: a mark decides, else UTF-8 if it is valid, else GB18030.
pub fn decode(bytes: &[u8], gb18030: Gb18030) -> Result<(String, Encoding), Refusal> {
    let utf8 = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).ok();
    let (text, encoding) = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => (utf8(rest), Encoding::Utf8),
        [0xff, 0xfe, rest @ ..] => (utf16(rest, u16::from_le_bytes), Encoding::Utf16Le),
        [0xfe, 0xff, rest @ ..] => (utf16(rest, u16::from_be_bytes), Encoding::Utf16Be),
        _ => match utf8(bytes) {
            Some(text) => (Some(text), Encoding::Utf8),
            None => (gb18030(bytes), Encoding::Gb18030),
        },
    };
    text.map(|text| (text, encoding)).ok_or(Refusal::Damaged)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (units, rest) = bytes.as_chunks::<2>();
    let text = char::decode_utf16(units.iter().copied().map(unit)).collect::<Result<String, _>>().ok();
    text.filter(|_| rest.is_empty())
}

/// Whether a character shows nothing.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{ad}' | '\u{180e}' | '\u{3164}')
}

/// The text as it is compared: full-width forms made narrow, nothing invisible, no apostrophe or space around it.
pub fn clean(text: &str) -> String {
    let seen = |c: &char| !is_blank(*c) || c.is_whitespace();
    let plain: String = text.chars().filter(seen).nfkc().filter(seen).collect();
    let guard = |c: char| c.is_whitespace() || matches!(c, '\'' | '‘' | '’' | '`' | '\u{2032}');
    plain.trim_start_matches(guard).trim_end().to_owned()
}

/// The same without any space or line break inside.
pub fn compact(text: &str) -> String {
    clean(text).chars().filter(|c| !c.is_whitespace()).collect()
}
