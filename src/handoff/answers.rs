//! The entries of a payload of answers: a wire number, a form and a value for each answered fact.
//!
//! Absent answers are not written. A value that this pack cannot take stays absent and is counted, never
//! bent into one that it can take. Does not look for answers that contradict each other.
//!
//! An entry begins with one number: the distance from the wire number after the previous entry's, times 8,
//! plus the form. The form tells a reader what to skip, even if it does not know the wire number:
//!
//! | form | what follows |
//! |---|---|
//! | 0, 1 | nothing: no, yes |
//! | 2, 3 | nothing: unsure, none |
//! | 4 | the wire number of the chosen option |
//! | 5 | one whole number (fen, last decimal places), or a day as signed days since 2020-01-01 |
//! | 6 | a length and that many bytes. A range: its lower end and the distance of its upper end, plus 1 for numbers, with 0 for no limit. A set: the distances between its members' wire numbers. A list: for each record, a length and the entries of its fields |
//! | 7 | a length and that many bytes. A set known in part: its members as in form 6, preceded by their length, then its known non-members |

use alloc::vec::Vec;

use super::{
    Selection, Skipped, YEAR_2020, date, entry,
    numbers::{Numbers, Slot},
    put_entry,
    wire::{Reader, put_bytes, put_number, put_signed},
};
use crate::{
    pack::{Fact, Kind, Pack},
    value::{Answer, Answers, Date, DateRange, OptionId, OptionSet, PartSet, Range, Record, Value},
};

const BITS: u32 = 3;

/// The most records of one list; more than anyone fills in.
const MAX_RECORDS: usize = 64;

/// What an answer may be, and the wire numbers it travels by.
struct Place<'p> {
    slot: &'p Slot,
    kind: &'p Kind,
    may_be_none: bool,
}

fn places<'p>(pack: &'p Pack, numbers: &'p Numbers) -> Vec<Place<'p>> {
    let place = |(slot, fact): (&'p Slot, &'p Fact)| Place {
        slot,
        kind: &fact.kind,
        may_be_none: fact.may_be_none || fact.applies_when.is_some(),
    };
    numbers.facts.iter().zip(&pack.facts).map(place).collect()
}

/// The places of a record's fields; empty if the kind has no records.
fn places_within<'p>(slot: &'p Slot, kind: &'p Kind) -> Vec<Place<'p>> {
    let Kind::Records { fields } = kind else { return Vec::new() };
    let fields = slot.fields.iter().zip(fields);
    fields.map(|(slot, field)| Place { slot, kind: &field.kind, may_be_none: field.may_be_none }).collect()
}

/// Writes what may leave. `None` if a list is longer than we read back.
pub fn write(out: &mut Vec<u8>, pack: &Pack, numbers: &Numbers, answers: &Answers, what: Selection) -> Option<()> {
    let may_leave = |(fact, answer): (&Fact, &Answer)| match answer {
        _ if fact.sensitive && !what.sensitive => Answer::Absent,
        answer => answer.clone(),
    };
    let answers: Vec<Answer> = pack.facts.iter().zip(answers.iter()).map(may_leave).collect();
    let is_long =
        |answer: &Answer| matches!(answer.value(), Some(Value::Records(records)) if records.len() > MAX_RECORDS);
    if answers.iter().any(is_long) {
        return None;
    }
    write_entries(out, &places(pack, numbers), &answers);
    Some(())
}

/// Writes the entries of facts, or of one record's fields, ascending by number. Treats an answer that does
/// not fit its fact as absent.
fn write_entries(out: &mut Vec<u8>, places: &[Place<'_>], answers: &[Answer]) {
    let (mut base, mut least) = (0, Some(0));
    while let Some(from) = least {
        let given = places.iter().zip(answers).filter(|(place, _)| place.slot.number >= from);
        let Some((place, answer)) = given.min_by_key(|(place, _)| place.slot.number) else { return };
        let mut value = Vec::new();
        least = place.slot.number.checked_add(1);
        if let Some(form) = place.write(&mut value, answer) {
            put_entry(out, base, place.slot.number, BITS, form);
            if form >= 6 {
                put_bytes(out, &value)
            } else {
                out.extend(value)
            }
            base = least.unwrap_or_default();
        }
    }
}

/// The answers by fact, and what was skipped. `None` if entries do not decode.
pub fn read(bytes: Reader<'_>, pack: &Pack, numbers: &Numbers) -> Option<(Answers, Skipped)> {
    let mut skipped = Skipped::default();
    let (read, n_unknown) = read_entries(bytes, &places(pack, numbers), &mut skipped)?;
    skipped.facts = n_unknown;
    let mut answers = Answers::none(pack.facts.len());
    for (index, answer) in read.into_iter().enumerate() {
        answers.set(index, answer);
    }
    Some((answers, skipped))
}

/// One answer for each place, and the number of entries that belong to none.
fn read_entries(mut bytes: Reader<'_>, places: &[Place<'_>], skipped: &mut Skipped) -> Option<(Vec<Answer>, usize)> {
    let mut answers = alloc::vec![Answer::Absent; places.len()];
    let (mut n_unknown, mut next) = (0, 0);
    while !bytes.is_empty() {
        let (number, form) = entry(&mut bytes, next, BITS)?;
        next = u32::from(number) + 1;
        let before = bytes;
        let value = match form {
            0..4 => Reader::default(),
            4 | 5 => {
                bytes.number()?;
                before
            }
            _ => {
                let length = bytes.number()?;
                bytes.take(length)?
            }
        };
        let found = places.iter().zip(&mut answers).find(|(place, _)| place.slot.number == number);
        match found.map(|(place, answer)| (place.read(form, value, skipped), answer)) {
            Some((Some(read), answer)) => *answer = read,
            Some((None, _)) => skipped.values += 1,
            None => n_unknown += 1,
        }
    }
    Some((answers, n_unknown))
}

impl Place<'_> {
    /// Writes the value and returns its form; `None` if the answer is absent or does not fit this place.
    fn write(&self, out: &mut Vec<u8>, answer: &Answer) -> Option<u8> {
        let value = match answer {
            Answer::Absent => return None,
            Answer::Unsure => return Some(2),
            Answer::None => return Some(3),
            Answer::Value(value) => value,
        };
        let form = match (value, self.kind) {
            (Value::Bool(said), Kind::Bool) => u8::from(*said),
            (Value::Choice(id), Kind::Choice { .. }) => {
                put_number(out, self.option(*id)?.into());
                4
            }
            (Value::Set(set), Kind::Set { .. }) => {
                self.write_set(out, *set);
                6
            }
            (Value::Part(part), Kind::Set { .. }) => {
                let mut members = Vec::new();
                self.write_set(&mut members, part.has);
                put_bytes(out, &members);
                self.write_set(out, part.lacks);
                7
            }
            (Value::Number(Range { min, max }), Kind::Int | Kind::Money | Kind::Decimal { .. }) => {
                put_number(out, u64::try_from(*min).ok()?);
                if min == max {
                    return Some(5);
                }
                let above = u64::try_from(max.checked_sub(*min)?).ok()?;
                put_number(out, if *max == i64::MAX { 0 } else { above + 1 });
                6
            }
            (Value::Date(days), Kind::Date) => {
                put_signed(out, days.first.unix_days() - YEAR_2020);
                if days.first == days.last {
                    return Some(5);
                }
                put_number(out, u64::try_from(days.last.days_since(days.first)).ok()?);
                6
            }
            (Value::Records(records), Kind::Records { .. }) => {
                let fields = places_within(self.slot, self.kind);
                for Record(answers) in records {
                    let mut record = Vec::new();
                    write_entries(&mut record, &fields, answers);
                    put_bytes(out, &record);
                }
                6
            }
            _ => return None,
        };
        Some(form)
    }

    fn write_set(&self, out: &mut Vec<u8>, set: OptionSet) {
        let (mut next, mut least) = (0, Some(0));
        while let Some(from) = least {
            let members = set.iter().filter_map(|id| self.option(id));
            let Some(number) = members.filter(|number| *number >= from).min() else { break };
            put_entry(out, next, number, 0, 0);
            least = number.checked_add(1);
            next = least.unwrap_or_default();
        }
    }

    /// Reads a value of this form; `None` if this place cannot take it.
    fn read(&self, form: u8, mut bytes: Reader<'_>, skipped: &mut Skipped) -> Option<Answer> {
        let value = match (form, self.kind) {
            (2, _) => return Some(Answer::Unsure),
            (3, _) => return self.may_be_none.then_some(Answer::None),
            (0 | 1, Kind::Bool) => Value::Bool(form == 1),
            (4, Kind::Choice { .. }) => Value::Choice(self.option_numbered(bytes.number()?)?),
            (5 | 6, Kind::Int | Kind::Money | Kind::Decimal { .. }) => {
                let min = i64::try_from(bytes.number()?).ok()?;
                let above = if form == 5 { Some(0) } else { bytes.number()?.checked_sub(1) };
                let max = above.map_or(Some(i64::MAX), |above| min.checked_add_unsigned(above))?;
                Value::Number(Range { min, max })
            }
            (5 | 6, Kind::Date) => {
                let first = bytes.signed()?;
                let above = if form == 5 { 0 } else { i64::try_from(bytes.number()?).ok()? };
                let last: Date = date(first.checked_add(above)?)?;
                Value::Date(DateRange { first: date(first)?, last })
            }
            (6, Kind::Set { .. }) => {
                // Dropping an unknown member would turn it into a "no" that the person never gave.
                let (set, n_unknown) = self.members(bytes)?;
                (n_unknown == 0).then_some(Value::Set(set))?
            }
            (7, Kind::Set { .. }) => {
                let length = bytes.number()?;
                let (has, n_more) = self.members(bytes.take(length)?)?;
                let (lacks, n_unknown) = self.members(bytes)?;
                // Unknown options simply stay unsettled; the others keep their meaning.
                skipped.values += n_more + n_unknown;
                Value::Part(PartSet { has, lacks })
            }
            (6, Kind::Records { .. }) => Value::Records(self.records(bytes, skipped)?),
            _ => return None,
        };
        Some(Answer::Value(value))
    }

    /// The members, and the number of those this place does not know.
    fn members(&self, mut bytes: Reader<'_>) -> Option<(OptionSet, usize)> {
        let (mut set, mut next, mut n_unknown) = (OptionSet::EMPTY, 0, 0);
        while !bytes.is_empty() {
            let (number, _) = entry(&mut bytes, next, 0)?;
            match self.option_numbered(number.into()) {
                Some(option) => set = set.with(option, true),
                None => n_unknown += 1,
            }
            next = u32::from(number) + 1;
        }
        Some((set, n_unknown))
    }

    fn records(&self, mut bytes: Reader<'_>, skipped: &mut Skipped) -> Option<Vec<Record>> {
        let fields = places_within(self.slot, self.kind);
        let mut records = Vec::new();
        while !bytes.is_empty() {
            let length = bytes.number()?;
            let (answers, n_unknown) = read_entries(bytes.take(length)?, &fields, skipped)?;
            skipped.fields += n_unknown;
            records.push(Record(answers));
            if records.len() > MAX_RECORDS {
                return None;
            }
        }
        Some(records)
    }

    /// The wire number of an option.
    fn option(&self, id: OptionId) -> Option<u16> {
        self.slot.options.get(usize::from(id.0)).copied()
    }

    /// The option with a wire number.
    fn option_numbered(&self, number: u64) -> Option<OptionId> {
        let at = self.slot.options.iter().position(|known| u64::from(*known) == number)?;
        u8::try_from(at).ok().map(OptionId)
    }
}
