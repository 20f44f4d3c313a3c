//! What leaves the app in a link or QR code: answers, results alone, or what is supposed of an offer.
//!
//! [`answers`], [`results`] and [`offer`] write a payload, the part of a link behind `#`; [`decode`] reads each.
//! Names and positions never travel: facts, fields, options and policies stand for themselves by their wire
//! numbers, so that another version of the pack reads what it still has, skips what it has not, and says
//! how much that was. Only an offer is called by its key: it has no meaning but in its own pack, and what is supposed
//! stands beside it. Nothing here knows addresses, pages or pictures.
//!
//! # The form
//!
//! Two plain characters, `a1` for answers, `r1` for results or `o1` for an offer, format 1; then in base64url without padding:
//!
//! | bytes | what |
//! |---|---|
//! | number | how many bytes follow |
//! | number, text | length and text of the pack's version |
//! | 2 | a mark of the pack's fingerprint |
//! | number | `as_of` as signed days since 2020-01-01 (of results: `on`) |
//! | number | not of results: signed days from `as_of` to `on` |
//! | number, text | only of an offer: length and text of its key |
//! | number, … | only of an offer: length and entries of what is supposed, as answers have them |
//! | … | entries, ascending by wire number; of an offer the sender's own answers, where they said so |
//! | 4 | CRC-32 over the two characters and everything above, little endian |
//!
//! A number is LEB128: seven bits a byte, least first. Signed ones alternate: 0, -1, 1, -2, …
//! `answers` and `results` (the files) say what an entry is. The same answers always give the same text.

mod answers;
mod envelope;
mod numbers;
mod results;
mod wire;

use alloc::{string::String, vec::Vec};

use crate::{
    engine::{Outcome, Status},
    pack::{Pack, crc32},
    value::{Answers, Date},
};
use envelope::Letter;
use numbers::Numbers;
use wire::{Reader, put_number, put_signed};

/// What of it may leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Selection {
    /// Also sensitive answers, or results that rest on them. Only where the person said so.
    pub sensitive: bool,
}

/// What a payload held, as far as this pack has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// Version of the pack it was made with.
    pub version: String,
    /// Whether that is this very pack, texts included.
    pub is_this_pack: bool,
    /// The day its outcomes are for.
    pub on: Date,
    /// What it carried.
    pub content: Content,
}

/// The kinds of payload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Answers, from which outcomes follow.
    Answers {
        /// For this pack's facts.
        answers: Answers,
        /// The day they were true.
        as_of: Date,
        /// What was left aside.
        skipped: Skipped,
    },
    /// Outcomes alone; no answer can be read from them.
    Results {
        /// One for each policy of this pack; none where the payload says nothing of it.
        statuses: Vec<Option<Status>>,
        /// How many of its policies or statuses this version does not know.
        n_skipped: usize,
    },
    /// What is supposed of an offer, which is nobody's answer.
    Offer {
        /// The offer's key.
        key: String,
        /// What is supposed, for this pack's facts.
        supposed: Answers,
        /// The sender's own answers beside it; none given where they stayed with the sender.
        answers: Answers,
        /// The day they were true.
        as_of: Date,
    },
}

/// How many answers of a payload were left aside because this pack or this version cannot read them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Skipped {
    /// Answers to facts that this pack does not have.
    pub facts: usize,
    /// Answers to fields of records that this pack does not have.
    pub fields: usize,
    /// Answers to facts and fields that it has, with an option or of a form that it has not. They are absent.
    pub values: usize,
}

/// Why a text is no usable payload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It does not begin as ours do.
    NotOurs,
    /// Written by a newer version of the app.
    Newer,
    /// It says it is longer than any that we write.
    TooLong,
    /// It says it is longer than it is: cut off on the way.
    Short,
    /// It changed on the way.
    Altered,
}

/// The day from which days are counted, near the days that occur.
const YEAR_2020: i64 = 18_262;

/// The payload of `answers`, given on `as_of` for outcomes on `on`. None where the pack has no wire numbers,
/// or the answers are more than a link can carry.
pub fn answers(pack: &Pack, answers: &Answers, as_of: Date, on: Date, what: Selection) -> Option<String> {
    let numbers = Numbers::of(pack)?;
    let mut body = head(pack, as_of);
    put_signed(&mut body, on.unix_days() - as_of.unix_days());
    answers::write(&mut body, pack, &numbers, answers, what)?;
    envelope::close(Letter::Answers, &body)
}

/// The payload of `outcomes` on `on`: each policy's status and nothing else. None as in [`answers`].
pub fn results(pack: &Pack, outcomes: &[Outcome], on: Date, what: Selection) -> Option<String> {
    let numbers = Numbers::of(pack)?;
    let mut body = head(pack, on);
    results::write(&mut body, &numbers, outcomes, what);
    envelope::close(Letter::Results, &body)
}

/// The payload of what is supposed of the offer called `key`, as of `as_of` for outcomes on `on`; with the person's own
/// answers only where they said so. None as in [`answers`].
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
    // Nobody's answer, so nothing of it is sensitive.
    answers::write(&mut entries, pack, &numbers, supposed, Selection { sensitive: true })?;
    wire::put_bytes(&mut body, &entries);
    if let Some((own, what)) = own {
        answers::write(&mut body, pack, &numbers, own, what)?;
    }
    envelope::close(Letter::Offer, &body)
}

/// Reads a payload or a whole link that ends in one, whatever a messenger has put around it. Any text gives
/// an answer, in time and memory bounded by the longest payload we write.
pub fn decode(pack: &Pack, text: &str) -> Result<Opened, Refusal> {
    let (letter, bytes) = envelope::open(text)?;
    // The checksum fits, so what does not read now was never written by us.
    body(pack, letter, Reader(&bytes)).ok_or(Refusal::Altered)
}

fn body(pack: &Pack, letter: Letter, mut bytes: Reader<'_>) -> Option<Opened> {
    let n_version = bytes.number()?;
    let version = core::str::from_utf8(bytes.take(n_version)?.0).ok()?;
    let its_mark = bytes.take(2)?.0;
    let day = bytes.signed()?;
    let first = date(day)?;
    // Without numbers nothing is known, and everything is reported as skipped.
    let numbers = Numbers::of(pack).unwrap_or_default();
    let (on, content) = match letter {
        Letter::Answers => {
            let on = date(day.checked_add(bytes.signed()?)?)?;
            let (answers, skipped) = answers::read(bytes, pack, &numbers)?;
            (on, Content::Answers { answers, as_of: first, skipped })
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
        Letter::Results => {
            let (statuses, n_skipped) = results::read(bytes, pack, &numbers)?;
            (first, Content::Results { statuses, n_skipped })
        }
    };
    let is_this_pack = version == pack.version && its_mark == mark(pack);
    Some(Opened { version: String::from(version), is_this_pack, on, content })
}

/// What both kinds begin with.
fn head(pack: &Pack, day: Date) -> Vec<u8> {
    let mut body = Vec::new();
    wire::put_bytes(&mut body, pack.version.as_bytes());
    body.extend(mark(pack));
    put_signed(&mut body, day.unix_days() - YEAR_2020);
    body
}

/// Two bytes that tell builds of one version apart.
fn mark(pack: &Pack) -> [u8; 2] {
    let [a, b, ..] = crc32(pack.fingerprint.as_bytes()).to_le_bytes();
    [a, b]
}

/// The day so many days after 2020-01-01.
fn date(days: i64) -> Option<Date> {
    Date::from_unix_days(days.checked_add(YEAR_2020)?).ok()
}

/// Writes the distance of `number` from the one after the last, with a small `tag` below it.
fn put_entry(out: &mut Vec<u8>, next: u16, number: u16, bits: u32, tag: u8) {
    put_number(out, (u64::from(number.saturating_sub(next)) << bits) | u64::from(tag));
}

/// The opposite of [`put_entry`].
fn entry(bytes: &mut Reader<'_>, next: u32, bits: u32) -> Option<(u16, u8)> {
    let head = bytes.number()?;
    let number = u32::try_from(head >> bits).ok()?.checked_add(next)?;
    Some((u16::try_from(number).ok()?, u8::try_from(head & ((1 << bits) - 1)).ok()?))
}
