//! What an input holds before it becomes an answer.
//!
//! Plain text, as in forms, so one kind of signal serves every input of every screen: one character per picked row; a
//! number as typed; year, month and day joined by hyphens; or [`NONE`]. Checks nothing until the draft is turned into
//! an answer.

use super::numeral::{self, narrow};
use crate::{
    interview::view::{Input, RowView},
    value::{Answer, Date, DateRange, OptionId, OptionSet, PartSet, Range, Value},
};

/// Means "there is none" in inputs without rows.
pub const NONE: &str = "∅";

/// Why a draft is not an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Empty or incomplete.
    Empty,
    /// Not a number.
    NoNumber,
    /// A number for another span of time than the field's, in which it would be this, as stored.
    OtherSpan(i64),
    /// A number that is called something else than the field.
    OtherMatter,
    /// A number above the plausible maximum.
    TooMuch,
    /// Not a year of four digits, or an impossible one.
    NoYear,
    /// The month has no such day.
    NoDay,
    /// A future day where only a past one makes sense.
    NotYet,
    /// A past day where only a future one does.
    Passed,
}

/// The draft for an answer already `given`.
pub fn of(given: &Answer, input: &Input) -> String {
    match (given, input) {
        (_, Input::Rows { rows, .. }) => {
            let picked = |row: &RowView| match (given, &row.answer) {
                (Answer::Value(Value::Set(given)), Answer::Value(Value::Set(row))) if !row.is_empty() => {
                    row.iter().all(|id| given.contains(id))
                }
                (given, Answer::Value(Value::Part(row))) if row.has.is_empty() => {
                    row.lacks.iter().all(|id| contains(given, id) == Some(false))
                }
                (given, Answer::Value(Value::Part(row))) => row.has.iter().all(|id| contains(given, id) == Some(true)),
                (given, answer) => given == answer,
            };
            marks(&mut |index| rows.get(index).is_some_and(picked), rows.len())
        }
        (Answer::None, _) => NONE.to_owned(),
        (Answer::Value(Value::Number(range)), Input::Number { stored_places, .. }) => plain(range.min, *stored_places),
        (Answer::Value(Value::Date(days)), _) => {
            let (year, month, day) = days.first.year_month_day();
            let draft = format!("{year}-{month}-");
            if days.first == days.last { draft + &day.to_string() } else { draft }
        }
        _ => String::new(),
    }
}

/// Parses a draft into an answer.
pub fn answer(draft: &str, input: &Input) -> Result<Answer, Fault> {
    match input {
        Input::Rows { rows, several } => {
            let mut all = OptionSet::EMPTY;
            let offered: OptionSet = rows.iter().flat_map(|row| offers(&row.answer).iter()).collect();
            let mut found = Err(Fault::Empty);
            for (_, row) in rows.iter().enumerate().filter(|(index, _)| is_picked(draft, *index)) {
                found = match &row.answer {
                    Answer::Value(Value::Set(set)) if *several => {
                        all = set.iter().fold(all, |all, id| all.with(id, true));
                        Ok(Answer::Value(Value::Set(all)))
                    }
                    Answer::Value(Value::Part(part)) => {
                        all = part.has.iter().fold(all, |all, id| all.with(id, true));
                        let lacks = all.iter().fold(offered, |lacks, id| lacks.with(id, false));
                        Ok(Answer::Value(Value::Part(PartSet { has: all, lacks })))
                    }
                    answer => Ok(answer.clone()),
                };
            }
            found
        }
        _ if draft == NONE => Ok(Answer::None),
        Input::Number { none: Some(_), .. } if numeral::is_nought(draft) => Ok(Answer::None),
        Input::Number { unit, most, about, places, stored_places, .. } => {
            let number = numeral::read(draft, (unit, *most), about, (*places, *stored_places))?;
            Ok(Answer::Value(Value::Number(Range::exactly(number))))
        }
        Input::Date { years: (latest, earliest), since, until, .. } => {
            let parsed = |which: usize| part(draft, which).parse::<u32>().map_err(|_| Fault::Empty);
            let typed = part(draft, 0);
            if typed.is_empty() {
                return Err(Fault::Empty);
            }
            let year: i32 = typed.parse().map_err(|_| Fault::NoYear)?;
            if year > *latest && typed.len() == 4 && until.year_month_day() != (*latest, 12, 31) {
                return Err(Fault::NotYet);
            }
            if year < *earliest && typed.len() == 4 && since.is_some() {
                return Err(Fault::Passed);
            }
            if !(*earliest..=*latest).contains(&year) {
                return Err(Fault::NoYear);
            }
            let first = Date::new(year, parsed(1)?, 1).map_err(|_| Fault::Empty)?;
            let days = match parsed(2) {
                Ok(day) => {
                    let day = Date::new(year, parsed(1)?, day).map_err(|_| Fault::NoDay)?;
                    DateRange { first: day, last: day }
                }
                Err(_) => DateRange { first, last: first.add_months(1).yesterday() },
            };
            // The current month is allowed: it may mean a day up to today, or one from today on.
            if since.is_some_and(|since| days.last < since) {
                return Err(Fault::Passed);
            }
            if days.first > *until { Err(Fault::NotYet) } else { Ok(Answer::Value(Value::Date(days))) }
        }
    }
}

/// Whether the row at `index` is picked.
pub fn is_picked(draft: &str, index: usize) -> bool {
    draft.as_bytes().contains(&mark(index))
}

/// The draft after the row at `index` was picked or unpicked. Where several may be picked, "none of them" and the
/// other rows exclude each other.
pub fn after_pick(draft: &str, rows: &[RowView], several: bool, index: usize, checked: bool) -> String {
    let is_none = |index: usize| match rows.get(index).map(|row| &row.answer) {
        Some(Answer::Value(Value::Set(set))) => set.is_empty(),
        Some(Answer::Value(Value::Part(part))) => part.has.is_empty(),
        _ => false,
    };
    let alone = !several || is_none(index);
    let stays = |other: usize| other != index && is_picked(draft, other) && !(checked && (alone || is_none(other)));
    marks(&mut |other| stays(other) || (checked && other == index), rows.len())
}

/// Year, month or day of a draft, by index; empty if not chosen.
pub fn part(draft: &str, which: usize) -> &str {
    let mut rest = if draft == NONE { "" } else { draft };
    for _ in 0..which {
        rest = rest.split_once('-').map_or("", |(_, rest)| rest);
    }
    rest.split_once('-').map_or(rest, |(part, _)| part)
}

/// The draft after one of those parts was chosen.
pub fn after_choice(draft: &str, which: usize, value: &str) -> String {
    let chosen = |index: usize| if index == which { value } else { part(draft, index) };
    format!("{}-{}-{}", chosen(0), chosen(1), chosen(2))
}

/// The draft after typing into the year field. A whole date pasted or typed there (2024.7, 2024年7月, 2024-07-01) fills
/// in all parts.
pub fn after_year(draft: &str, typed: &str) -> String {
    let typed: String = typed.trim().chars().map(narrow).collect();
    let mut parts = typed.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    let number = |part: Option<&str>, last: u32| {
        part.and_then(|part| part.parse::<u32>().ok()).filter(|number| (1..=last).contains(number))
    };
    match (year, number(month, 12)) {
        (Some(year), Some(month)) if year.len() == 4 => match number(day, 31) {
            Some(day) => format!("{year}-{month}-{day}"),
            None => format!("{year}-{month}-{}", part(draft, 2)),
        },
        // Hyphens separate the parts of a draft.
        _ => after_choice(draft, 0, &typed.replace('-', "")),
    }
}

/// Whether the input is empty.
pub fn is_empty(draft: &str) -> bool {
    draft.chars().all(|c| c == '-' || c.is_ascii_whitespace())
}

/// The options a row of a partly known set covers: its own, or every offered one for "none of them".
fn offers(answer: &Answer) -> OptionSet {
    match answer {
        Answer::Value(Value::Part(part)) if part.has.is_empty() => part.lacks,
        Answer::Value(Value::Part(part)) => part.has,
        _ => OptionSet::EMPTY,
    }
}

/// Whether the answer contains an option; `None` if unknown.
fn contains(given: &Answer, id: OptionId) -> Option<bool> {
    match given {
        Answer::Value(Value::Set(set)) => Some(set.contains(id)),
        Answer::Value(Value::Part(part)) => part.contains(id),
        _ => None,
    }
}

/// The character for a row; plain ones suffice because no list is longer than 64.
fn mark(index: usize) -> u8 {
    b'0'.saturating_add(u8::try_from(index).unwrap_or(u8::MAX)) & 127
}

/// A draft with these rows picked.
fn marks(picked: &mut dyn FnMut(usize) -> bool, n_rows: usize) -> String {
    let mut draft = String::new();
    for index in 0..n_rows {
        if picked(index) {
            draft.push(char::from(mark(index)));
        }
    }
    draft
}

/// A stored number as a person would type it.
fn plain(number: i64, stored_places: u8) -> String {
    let one = 10_i64.saturating_pow(u32::from(stored_places));
    let (whole, rest) = (number.div_euclid(one), number.rem_euclid(one));
    if rest == 0 { whole.to_string() } else { format!("{whole}.{rest:0width$}", width = usize::from(stored_places)) }
}
