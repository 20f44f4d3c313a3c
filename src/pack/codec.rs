//! The binary form of a pack's three parts.
//!
//! A file is: magic `CAIC`, a letter for the part, the format number, the length of the body and its
//! CRC-32 (little endian), then the body in postcard. Decoding any bytes yields a part or a [`Damage`];
//! it never panics, never reads beyond the given bytes, never goes deeper than the stack allows and yields nothing that
//! would be evaluated for ever. CRC-32 detects accidents of transport, not
//! forgery: against that there is the deployment's TLS.

use alloc::vec::Vec;

use serde::{Serialize, de::DeserializeOwned};

use super::{
    model::Pack,
    reader,
    text::{LongText, ShortText},
    work::Work,
};

/// Incremented whenever older apps could misread the body.
const FORMAT: u8 = 1;
const MAGIC: [u8; 4] = *b"CAIC";
/// Magic, part, format, length, checksum.
const HEADER: usize = 4 + 1 + 1 + 4 + 4;

/// A part of a pack, stored as a file of its own.
pub trait Part: Serialize + DeserializeOwned {
    /// The letter that identifies the part in its header.
    const LETTER: u8;

    /// Whether it can be used as it was read.
    fn is_usable(&self) -> bool {
        true
    }
}

impl Part for Pack {
    const LETTER: u8 = b'r';

    fn is_usable(&self) -> bool {
        Work::of(self).is_bounded(self)
    }
}

impl Part for ShortText {
    const LETTER: u8 = b's';
}

impl Part for LongText {
    const LETTER: u8 = b'l';
}

/// Why bytes are not a usable part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// Not one of our files, or another part.
    NotThis,
    /// Written for another version of the app.
    Format,
    /// Shorter or longer than its header says.
    Length,
    /// The bytes changed on the way.
    Checksum,
    /// The checksum matches, but the body does not decode, or would make too much work.
    Body,
}

/// CRC-32 as in IEEE 802.3, bit by bit: fast enough for a few kilobytes, and without a library's
/// tables, which are 16 KB that do not compress.
pub fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _: u8| (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg());
    !bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), step))
}

/// Writes a part. Can fail only for lack of memory; then it returns no bytes, which no reader accepts.
pub fn encode<P: Part>(part: &P) -> Vec<u8> {
    let Ok(body) = postcard::to_allocvec(part) else { return Vec::new() };
    let Ok(length) = u32::try_from(body.len()) else { return Vec::new() };
    let mut bytes = Vec::with_capacity(HEADER + body.len());
    bytes.extend(MAGIC);
    bytes.extend([P::LETTER, FORMAT]);
    bytes.extend(length.to_le_bytes());
    bytes.extend(crc32(&body).to_le_bytes());
    bytes.extend(body);
    bytes
}

/// Reads a part.
pub fn decode<P: Part>(bytes: &[u8]) -> Result<P, Damage> {
    let (head, body) = bytes.split_at_checked(HEADER).ok_or(Damage::NotThis)?;
    let [m0, m1, m2, m3, letter, format, l0, l1, l2, l3, c0, c1, c2, c3] =
        <[u8; HEADER]>::try_from(head).map_err(|_| Damage::NotThis)?;
    if [m0, m1, m2, m3] != MAGIC || letter != P::LETTER {
        return Err(Damage::NotThis);
    }
    if format != FORMAT {
        return Err(Damage::Format);
    }
    if usize::try_from(u32::from_le_bytes([l0, l1, l2, l3])) != Ok(body.len()) {
        return Err(Damage::Length);
    }
    if crc32(body) != u32::from_le_bytes([c0, c1, c2, c3]) {
        return Err(Damage::Checksum);
    }
    reader::read(body).filter(P::is_usable).ok_or(Damage::Body)
}
