//! The small code: a few answers for a firm's stand, so short that a tablet's camera reads them at once.
//!
//! Two characters, `K1`; then in Crockford's base 32 (<https://www.crockford.com/base32.html>), most significant bit first and
//! filled up with zeros: the entries in the form of [`super::answers`], and the low two bytes of the CRC-32 over the two
//! characters and the entries, little endian. Digits and capitals alone are what the alphanumeric mode of QR codes takes: forty of
//! them fit version 3 at error correction Q (ISO/IEC 18004, table 7: 47). Holds no day, no version and nothing sensitive. Which
//! answers go in is decided elsewhere.

use alloc::{string::String, vec::Vec};

use super::{Refusal, Selection, answers, numbers::Numbers, wire::Reader};
use crate::{
    pack::{Pack, crc32},
    value::Answers,
};

/// The longest small code, in characters.
pub const LONGEST: usize = 40;

const LEAD: &str = "K1";
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CHECKSUM: usize = 2;

/// The small code of `answers`. `None` if the pack has no wire numbers, or they are more than it may carry.
pub fn small(pack: &Pack, answers: &Answers) -> Option<String> {
    let mut bytes = Vec::new();
    answers::write(&mut bytes, pack, &Numbers::of(pack)?, answers, Selection::default())?;
    let sum = checksum(&bytes);
    bytes.extend(sum);
    let mut code = String::from(LEAD);
    for five in bytes.chunks(5) {
        // Forty bits are eight digits; fewer bytes need fewer.
        let mut bits = [0; 8];
        bits.iter_mut().skip(3).zip(five).for_each(|(to, from)| *to = *from);
        let bits = u64::from_be_bytes(bits);
        for at in 0..(five.len() * 8).div_ceil(5) {
            let digit = (bits >> (35 - 5 * at)) & 31;
            code.push(char::from(*DIGITS.get(usize::try_from(digit).ok()?)?));
        }
    }
    (code.len() <= LONGEST).then_some(code)
}

/// Reads a small code, however it was typed: small letters, spaces and hyphens between, and the digits that are easily
/// taken for letters. Answers that this pack cannot take stay absent.
///
/// # Errors
/// Says why it is none.
pub fn read_small(pack: &Pack, text: &str) -> Result<Answers, Refusal> {
    let mut plain = Vec::new();
    for one in text.bytes().filter(|one| !one.is_ascii_whitespace() && *one != b'-') {
        if plain.len() == LONGEST {
            return Err(Refusal::TooLong);
        }
        plain.push(one.to_ascii_uppercase());
    }
    let digits = match plain.strip_prefix(LEAD.as_bytes()) {
        Some(digits) => digits,
        None if matches!(plain.as_slice(), [b'K', b'2'..=b'9', ..]) => return Err(Refusal::Newer),
        None => return Err(Refusal::NotOurs),
    };
    let (mut bytes, mut bits, mut n_bits) = (Vec::new(), 0_u32, 0);
    for digit in digits {
        let value = match digit {
            b'O' => 0,
            b'I' | b'L' => 1,
            digit => DIGITS.iter().position(|known| known == digit).ok_or(Refusal::Altered)?,
        };
        bits = (bits << 5 | u32::try_from(value).map_err(|_| Refusal::Altered)?) & 0xfff;
        n_bits += 5;
        if n_bits >= 8 {
            n_bits -= 8;
            let [.., byte] = (bits >> n_bits).to_be_bytes();
            bytes.push(byte);
        }
    }
    let entries = bytes.len().checked_sub(CHECKSUM).ok_or(Refusal::Short)?;
    let (entries, sum) = bytes.split_at_checked(entries).ok_or(Refusal::Short)?;
    if checksum(entries) != sum {
        return Err(Refusal::Altered);
    }
    let (answers, _) =
        answers::read(Reader(entries), pack, &Numbers::of(pack).unwrap_or_default()).ok_or(Refusal::Altered)?;
    Ok(answers)
}

fn checksum(entries: &[u8]) -> [u8; CHECKSUM] {
    let [a, b, ..] = crc32(&[LEAD.as_bytes(), entries].concat()).to_le_bytes();
    [a, b]
}
