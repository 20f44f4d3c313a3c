//! The text around a payload's bytes: two leading characters, length, checksum and base64url.
//!
//! Forgives what messengers do to links, but nothing that could change an answer. The checksum detects
//! accidents, not forgery: anyone who can write a link can write any answers into it.

use alloc::{string::String, vec::Vec};

use super::{
    Refusal,
    wire::{Reader, put_number},
};
use crate::pack::crc32;

/// Incremented whenever older apps could misread a payload; written as a digit.
const FORMAT: u8 = b'1';

/// The longest payload in bytes, more than a QR code holds.
const MAX_BYTES: usize = 4096;

const CHECKSUM: usize = 4;

/// What a payload carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letter {
    /// `a`.
    Answers,
    /// `r`.
    Results,
    /// `o`.
    Offer,
    /// `c`.
    Receipt,
}

impl Letter {
    const ALL: [Self; 4] = [Self::Answers, Self::Results, Self::Offer, Self::Receipt];

    fn byte(self) -> u8 {
        match self {
            Self::Answers => b'a',
            Self::Results => b'r',
            Self::Offer => b'o',
            Self::Receipt => b'c',
        }
    }
}

/// The text of a payload; `None` if it would be too long.
pub fn close(letter: Letter, body: &[u8]) -> Option<String> {
    let mut bytes = Vec::from([letter.byte(), FORMAT]);
    put_number(&mut bytes, (body.len() + CHECKSUM) as u64);
    bytes.extend(body);
    bytes.extend(crc32(&bytes).to_le_bytes());
    let (plain, rest) = bytes.split_at_checked(2)?;
    if rest.len() > MAX_BYTES {
        return None;
    }
    let mut text: String = plain.iter().map(|byte| char::from(*byte)).collect();
    for three in rest.chunks(3) {
        let [a, b, c] = [0, 1, 2].map(|at| u32::from(three.get(at).copied().unwrap_or(0)));
        let bits = (a << 16) | (b << 8) | c;
        text.extend([18, 12, 6, 0].iter().take(three.len() + 1).map(|shift| character(bits >> shift & 63)));
    }
    Some(text)
}

/// What the text carries, and its bytes without length and checksum.
pub fn open(text: &str) -> Result<(Letter, Vec<u8>), Refusal> {
    // A payload, or a link that ends in one, perhaps surrounded by words.
    let text = text.as_bytes().trim_ascii_start();
    let (letter, rest) = match prefix(text) {
        Err(Refusal::NotOurs) => {
            let mark = text.iter().position(|byte| *byte == b'#').ok_or(Refusal::NotOurs)?;
            prefix(text.get(mark + 1..).unwrap_or_default())?
        }
        known => known?,
    };
    // What the checksum covers: the two characters, the length, the body.
    let mut bytes = Vec::from([letter.byte(), FORMAT]);
    unpack(rest, &mut bytes);
    let mut reader = Reader(bytes.get(2..).unwrap_or_default());
    let n_following = reader.number().ok_or(if bytes.len() < 12 { Refusal::Short } else { Refusal::Altered })?;
    if n_following > MAX_BYTES as u64 {
        return Err(Refusal::TooLong);
    }
    let before = bytes.len() - reader.0.len();
    // More characters may follow without a gap; they do not belong to it.
    let following = reader.take(n_following).ok_or(Refusal::Short)?.0;
    let n_body = following.len().checked_sub(CHECKSUM).ok_or(Refusal::Altered)?;
    let (body, checksum) = following.split_at_checked(n_body).ok_or(Refusal::Altered)?;
    let covered = bytes.get(..before + n_body).unwrap_or_default();
    if checksum != crc32(covered).to_le_bytes().as_slice() {
        return Err(Refusal::Altered);
    }
    Ok((letter, body.into()))
}

/// The leading letter, and what follows the format's digit.
fn prefix(text: &[u8]) -> Result<(Letter, &[u8]), Refusal> {
    match text {
        [first, digit @ b'1'..=b'9', rest @ ..] => {
            let known = Letter::ALL.into_iter().find(|letter| letter.byte() == *first).ok_or(Refusal::NotOurs)?;
            if *digit == FORMAT { Ok((known, rest)) } else { Err(Refusal::Newer) }
        }
        _ => Err(Refusal::NotOurs),
    }
}

/// Decodes base64url up to the first foreign character, or to as many bytes as a payload may have.
fn unpack(text: &[u8], bytes: &mut Vec<u8>) {
    let (mut rest, mut bits, mut n_bits) = (text, 0_u32, 0_u32);
    while let [first, after @ ..] = rest {
        // A percent-encoded character, such as %2D.
        let (byte, after) = match (first, after) {
            (b'%', [high, low, after @ ..]) => (escaped(*high, *low), after),
            _ => (*first, after),
        };
        let Some(six) = sextet(byte) else { return };
        rest = after;
        bits = (bits << 6) | u32::from(six);
        n_bits += 6;
        if n_bits >= 8 {
            n_bits -= 8;
            let [low, ..] = (bits >> n_bits).to_le_bytes();
            bytes.push(low);
            // Two bytes of length and two leading characters.
            if bytes.len() > MAX_BYTES + 4 {
                return;
            }
        }
    }
}

/// The byte of two hexadecimal digits; else `%`, which ends a payload.
fn escaped(high: u8, low: u8) -> u8 {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let byte = digit(high).zip(digit(low)).and_then(|(high, low)| u8::try_from(high << 4 | low).ok());
    byte.unwrap_or(b'%')
}

fn sextet(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'-' => Some(62),
        b'_' => Some(63),
        _ => None,
    }
}

/// The character of six bits.
fn character(six: u32) -> char {
    let [six, ..] = six.to_le_bytes();
    char::from(match six {
        0..26 => b'A' + six,
        26..52 => b'a' + (six - 26),
        52..62 => b'0' + (six - 52),
        62 => b'-',
        _ => b'_',
    })
}
