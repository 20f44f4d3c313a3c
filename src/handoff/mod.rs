//! What leaves the app in a link or QR code: answers, results alone, a receipt of both, or an offer with its suppositions.
//!
//! [`answers`], [`results`], [`receipt`] and [`offer`] write a payload, the part of a link after `#`; [`decode`] reads all.
//! Names and positions never travel: payloads identify facts, fields, options and policies by wire number, so
//! another version of the pack reads what it still has, skips the rest, and says how much that was. Only an
//! offer goes by its key: it is meaningless outside its own pack, and its suppositions travel beside it.
//! [`small`] writes a few answers for a stand's camera, [`read_small`] reads them.
//! Knows no addresses, pages or pictures.
//!
//! # The form
//!
//! Two plain characters, `a1` for answers, `r1` for results, `c1` for a receipt or `o1` for an offer, format 1; then in
//! base64url without padding:
//!
//! | bytes | what |
//! |---|---|
//! | number | how many bytes follow |
//! | number, text | length and text of the pack's version |
//! | 2 | a mark of the pack's fingerprint |
//! | number | `as_of` as signed days since 2020-01-01 (of results: `on`) |
//! | number | except for results: signed days from `as_of` to `on` |
//! | number, text | only for an offer: length and text of its key |
//! | number, … | only for an offer: length and entries of its suppositions, in the form of answers |
//! | number, … | only for a receipt: length and entries of its answers |
//! | … | entries, ascending by wire number: of answers, or of results; for an offer, the sender's own answers if they chose so |
//! | 4 | CRC-32 over the two characters and everything above, little endian |
//!
//! A number is LEB128: seven bits a byte, least first. Signed ones alternate: 0, -1, 1, -2, …
//! The files `answers` and `results` define their entries. The same answers always yield the same text.

mod answers;
mod envelope;
mod numbers;
mod results;
mod small;
mod wire;

use alloc::{string::String, vec::Vec};

use crate::{
    engine::{Outcome, Status},
    pack::{Pack, PolicyId, crc32},
    value::{Answers, Date},
};
use envelope::Letter;
use numbers::Numbers;
pub use results::Results;
pub use small::{LONGEST, read_small, small};
use wire::{Reader, put_number, put_signed};

/// What may leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Selection {
    /// Also sensitive answers, and results that rest on them. Only if the person chose so.
    pub sensitive: bool,
}

/// The content of a payload, as far as this pack knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// Version of the pack it was made with.
    pub version: String,
    /// Whether it was made with exactly this pack, texts included.
    pub is_this_pack: bool,
    /// The day its outcomes are for.
    pub on: Date,
    /// What it carried.
    pub content: Content,
}

/// The kinds of payload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Answers, from which to derive outcomes.
    Answers {
        /// For this pack's facts.
        answers: Answers,
        /// The day they were true.
        as_of: Date,
        /// What was skipped.
        skipped: Skipped,
        /// What came out then, one for each policy of this pack; nothing unless it is a receipt.
        statuses: Vec<Option<Status>>,
    },
    /// Outcomes alone.
    Results(Results),
    /// An offer with its suppositions, which are not a person's answers.
    Offer {
        /// The offer's key.
        key: String,
        /// The suppositions, for this pack's facts.
        supposed: Answers,
        /// The sender's own answers; all absent if the sender kept them back.
        answers: Answers,
        /// The day they were true.
        as_of: Date,
    },
}

/// How many answers of a payload were skipped because this pack or this version cannot read them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Skipped {
    /// Answers to facts that this pack does not have.
    pub facts: usize,
    /// Answers to fields of records that this pack does not have.
    pub fields: usize,
    /// Answers to facts and fields that it has, but with an option or a form that it lacks. They become absent.
    pub values: usize,
}

/// Why a text is not a usable payload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It does not begin like ours.
    NotOurs,
    /// Written by a newer version of the app.
    Newer,
    /// It claims to be longer than any we write.
    TooLong,
    /// It is shorter than it claims: cut off on the way.
    Short,
    /// It changed on the way.
    Altered,
}

/// The day that days are counted from; near those that occur, so that they stay short.
const YEAR_2020: i64 = 18_262;

/// The payload of `answers`, given on `as_of` for outcomes on `on`. `None` if the pack has no wire numbers or
/// the answers are more than a link can carry.
pub fn answers(pack: &Pack, answers: &Answers, as_of: Date, on: Date, what: Selection) -> Option<String> {
    let numbers = Numbers::of(pack)?;
    let mut body = head(pack, as_of);
    put_signed(&mut body, on.unix_days() - as_of.unix_days());
    answers::write(&mut body, pack, &numbers, answers, what)?;
    envelope::close(Letter::Answers, &body)
}

/// The payload of `outcomes` on `on`: each policy's status and its place in `plan`, nothing else. `None` as in [`answers`].
pub fn results(pack: &Pack, outcomes: &[Outcome], plan: &[PolicyId], on: Date, what: Selection) -> Option<String> {
    let numbers = Numbers::of(pack)?;
    let mut body = head(pack, on);
    results::write(&mut body, &numbers, outcomes, plan, what);
    envelope::close(Letter::Results, &body)
}

/// The payload of `answers` with what came out of them: opened again, it shows what has changed since. `None` as in
/// [`answers`].
pub fn receipt(
    pack: &Pack,
    answers: &Answers,
    outcomes: &[Outcome],
    (as_of, on): (Date, Date),
    what: Selection,
) -> Option<String> {
    let numbers = Numbers::of(pack)?;
    let mut body = head(pack, as_of);
    put_signed(&mut body, on.unix_days() - as_of.unix_days());
    let mut entries = Vec::new();
    answers::write(&mut entries, pack, &numbers, answers, what)?;
    wire::put_bytes(&mut body, &entries);
    results::write(&mut body, &numbers, outcomes, &[], what);
    envelope::close(Letter::Receipt, &body)
}

/// The payload of the offer called `key` with its suppositions, as of `as_of` for outcomes on `on`; with the person's
/// own answers only if they chose so. `None` as in [`answers`].
pub fn offer(
    pack: &Pack,
    key: &str,
    supposed: &Answers,
    own: Option<(&Answers, Selection)>,
    (as_of, on): (Date, Date),
) -> Option<String> {
    let numbers = Numbers::of(pack)?;
    let mut body = head(pack, as_of);
    put_signed(&mut body, on.unix_days() - as_of.unix_days());
    wire::put_bytes(&mut body, key.as_bytes());
    let mut entries = Vec::new();
    // Suppositions are not a person's answers, so none of them is sensitive.
    answers::write(&mut entries, pack, &numbers, supposed, Selection { sensitive: true })?;
    wire::put_bytes(&mut body, &entries);
    if let Some((own, what)) = own {
        answers::write(&mut body, pack, &numbers, own, what)?;
    }
    envelope::close(Letter::Offer, &body)
}

/// Reads a payload, or a whole link that ends in one, whatever a messenger has put around it. Handles any
/// text, in time and memory bounded by the longest payload we write.
pub fn decode(pack: &Pack, text: &str) -> Result<Opened, Refusal> {
    let (letter, bytes) = envelope::open(text)?;
    // The checksum matches, so if the body does not decode, we never wrote it.
    body(pack, letter, Reader(&bytes)).ok_or(Refusal::Altered)
}

fn body(pack: &Pack, letter: Letter, mut bytes: Reader<'_>) -> Option<Opened> {
    let n_version = bytes.number()?;
    let version = core::str::from_utf8(bytes.take(n_version)?.0).ok()?;
    let its_mark = bytes.take(2)?.0;
    let day = bytes.signed()?;
    let first = date(day)?;
    // Without wire numbers nothing is known, and everything is reported as skipped.
    let numbers = Numbers::of(pack).unwrap_or_default();
    let (on, content) = match letter {
        Letter::Answers => {
            let on = date(day.checked_add(bytes.signed()?)?)?;
            let (answers, skipped) = answers::read(bytes, pack, &numbers)?;
            (on, Content::Answers { answers, as_of: first, skipped, statuses: Vec::new() })
        }
        Letter::Receipt => {
            let on = date(day.checked_add(bytes.signed()?)?)?;
            let n_answers = bytes.number()?;
            let (answers, skipped) = answers::read(bytes.take(n_answers)?, pack, &numbers)?;
            let statuses = results::read(bytes, pack, &numbers)?.statuses;
            (on, Content::Answers { answers, as_of: first, skipped, statuses })
        }
        Letter::Offer => {
            let on = date(day.checked_add(bytes.signed()?)?)?;
            let n_key = bytes.number()?;
            let key = String::from(core::str::from_utf8(bytes.take(n_key)?.0).ok()?);
            let n_supposed = bytes.number()?;
            let (supposed, _) = answers::read(bytes.take(n_supposed)?, pack, &numbers)?;
            let (answers, _) = answers::read(bytes, pack, &numbers)?;
            (on, Content::Offer { key, supposed, answers, as_of: first })
        }
        Letter::Results => (first, Content::Results(results::read(bytes, pack, &numbers)?)),
    };
    let is_this_pack = version == pack.version && its_mark == mark(pack);
    Some(Opened { version: String::from(version), is_this_pack, on, content })
}

/// What every kind of payload begins with.
fn head(pack: &Pack, day: Date) -> Vec<u8> {
    let mut body = Vec::new();
    wire::put_bytes(&mut body, pack.version.as_bytes());
    body.extend(mark(pack));
    put_signed(&mut body, day.unix_days() - YEAR_2020);
    body
}

/// Two bytes that distinguish builds of one version.
fn mark(pack: &Pack) -> [u8; 2] {
    let [a, b, ..] = crc32(pack.fingerprint.as_bytes()).to_le_bytes();
    [a, b]
}

/// The day `days` after 2020-01-01.
fn date(days: i64) -> Option<Date> {
    Date::from_unix_days(days.checked_add(YEAR_2020)?).ok()
}

/// Writes the distance of `number` from `next`, with a small `tag` in the low bits.
fn put_entry(out: &mut Vec<u8>, next: u16, number: u16, bits: u32, tag: u8) {
    put_number(out, (u64::from(number.saturating_sub(next)) << bits) | u64::from(tag));
}

/// The inverse of [`put_entry`].
fn entry(bytes: &mut Reader<'_>, next: u32, bits: u32) -> Option<(u16, u8)> {
    let head = bytes.number()?;
    let number = u32::try_from(head >> bits).ok()?.checked_add(next)?;
    Some((u16::try_from(number).ok()?, u8::try_from(head & ((1 << bits) - 1)).ok()?))
}
