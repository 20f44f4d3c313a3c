//! For how long a contract was made, in months: as it is written, or from its first and last day.
//!
//! A number without a unit may be months or years, and stays both.

use super::{
    content::{Content, Reading},
    date::{Calendar, date},
    numeral::whole,
};
use crate::{
    roster::{
        code::BadCell,
        role::Unit,
        words::{NOT, OPEN_ENDED},
    },
    value::{DateRange, Range},
};

/// A length in months.
pub type Term = Range;

/// A contract without an end counts as one of at least so many months.
const OPEN_ENDED_MONTHS: i64 = 36;

/// Whether a cell says that the contract has no end.
pub fn is_open_ended(content: &Content) -> bool {
    let Content::Text(text) = content else { return false };
    let text: String = text.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    // 非无固定期限 is its opposite.
    let stands = |at: usize| !text.get(..at).unwrap_or_default().ends_with(NOT);
    OPEN_ENDED.iter().any(|word| text.match_indices(word).any(|(at, _)| stands(at)))
}

/// The length of a contract without an end.
pub fn open_ended() -> Term {
    Range { min: OPEN_ENDED_MONTHS, max: Range::COUNT.max }
}

/// The length that a cell states, under a heading with that unit.
pub fn term(content: &Content, unit: Option<Unit>, calendar: Calendar) -> Reading<Term> {
    match content {
        Content::Empty | Content::Placeholder(_) => Reading::nothing(),
        Content::Bad(code) => Reading::bad(*code),
        Content::Bool | Content::Number { dated: true, .. } => Reading::bad(BadCell::NotANumber),
        _ if is_open_ended(content) => Reading::of(open_ended()),
        Content::Number { digits, .. } => bare(digits, unit),
        Content::Text(text) => {
            let text: String = text.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
            if text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
                return bare(&text, unit);
            }
            match with_unit(&text)
                .or_else(|| beside_brackets(&text))
                .or_else(|| whole(&text).and_then(|n| bare(&n.to_string(), unit).value))
            {
                Some(term) => Reading::of(term),
                None => from_to(&text, calendar),
            }
        }
    }
}

/// A number in the heading's unit.
fn bare(digits: &str, unit: Option<Unit>) -> Reading<Term> {
    let in_months = match unit {
        Some(Unit::Year) => 12,
        _ => 1,
    };
    let Some(months) = times(digits, in_months).filter(|months| *months > 0) else {
        return Reading::bad(BadCell::NotANumber);
    };
    match unit {
        Some(Unit::Month | Unit::Year) => Reading::of(Range::exactly(months)),
        _ => match times(digits, 12) {
            Some(as_years) => Reading::doubtful(Range { min: months, max: as_years }, BadCell::NoUnit),
            None => Reading::bad(BadCell::NotANumber),
        },
    }
}

/// A number of units of so many months, if it is a whole number of months.
fn times(digits: &str, months: i64) -> Option<i64> {
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let decimals = decimals.trim_end_matches('0');
    if whole.is_empty()
        || whole.len() > 6
        || decimals.len() > 3
        || !whole.bytes().chain(decimals.bytes()).all(|b| b.is_ascii_digit())
    {
        return None;
    }
    let scale = 10_i64.checked_pow(u32::try_from(decimals.len()).ok()?)?;
    let number: i64 = [whole, decimals].concat().parse().ok()?;
    let product = number.checked_mul(months)?;
    (product % scale == 0).then_some(product / scale)
}

/// Years, months or both, in digits or letters: 三年, 2年, 60个月, 一年半, 1.5年, 1年6个月.
fn with_unit(text: &str) -> Option<Term> {
    let mut text = text;
    for before in ["固定期限", "固定", "劳动", "合同", "期限"] {
        text = text.strip_prefix(before).unwrap_or(text);
    }
    let mut text = text.trim_start_matches([':', '为', '共']).to_owned();
    // More than one may stand at the end: 三年期固定.
    while let Some(before) = ["合同", "期限", "期", "整", "固定"].iter().find_map(|after| text.strip_suffix(after))
    {
        text = before.to_owned();
    }
    for (english, unit) in [("months", "月"), ("month", "月"), ("years", "年"), ("year", "年")] {
        text = text.replace(english, unit);
    }
    let text = text.replace("周年", "年").replace("个月", "月").replace("个半", "半");
    let amount = |part: &str, months: i64| match part {
        "半" => (months == 12).then_some(6),
        part => times(part, months).or_else(|| i64::from(whole(part)?).checked_mul(months)),
    };
    let months = match text.split_once('年') {
        Some((years, "")) => amount(years, 12)?,
        Some((years, "半")) => amount(years, 12)?.checked_add(6)?,
        Some((years, months)) => {
            let months = months.strip_prefix(['零', '又']).unwrap_or(months);
            amount(years, 12)?.checked_add(amount(months.strip_suffix('月')?, 1)?)?
        }
        None => amount(text.strip_suffix('月')?, 1)?,
    };
    (months > 0).then_some(Range::exactly(months))
}

/// The same where something stands in brackets behind it: 3年(固定期限), or the unit: 36(月).
fn beside_brackets(text: &str) -> Option<Term> {
    let (before, inside) = text.strip_suffix(')')?.split_once('(')?;
    with_unit(before).or_else(|| with_unit(&[before, inside].concat()))
}

/// First and last day in one cell.
fn from_to(text: &str, calendar: Calendar) -> Reading<Term> {
    let halves = ['至', '到', '~', '—', '–'].iter().find_map(|mark| text.split_once(*mark));
    let halves = halves.or_else(|| {
        // 2024.7.1-2027.6.30: a dash between dates that have none themselves.
        text.split_once('-').filter(|(_, last)| !last.contains('-'))
    });
    let read = |half: &str| {
        let half = half.trim_matches(['-', '—', '–', '起', '止', '从', '自']);
        date(&Content::Text(half.to_owned()), calendar).value
    };
    match halves.and_then(|(first, last)| Some((read(first)?, read(last)?))) {
        Some((first, last)) => between(first, last),
        None => Reading::bad(BadCell::NotANumber),
    }
}

/// Complete months from the first day to the day after the last, for all days that the two may be.
pub fn between(first: DateRange, last: DateRange) -> Reading<Term> {
    let longest = first.first.months_until(last.last.tomorrow());
    if last.last < first.first {
        return Reading::bad(BadCell::EndBeforeStart);
    }
    let shortest = first.last.months_until(last.first.tomorrow());
    Reading::of(Range { min: shortest.max(0), max: longest.max(0) })
}
