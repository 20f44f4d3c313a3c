//! Dates as people write them, and as workbooks store them.
//!
//! A month stays a month and a year a year. What could be two things is what both have in common, or nothing; no century
//! and no order of day and month is guessed.

use super::{
    content::{Content, Reading},
    numeral::{is_letter, is_round, spelled, whole},
};
use crate::{
    roster::code::BadCell,
    value::{Date, DateError, DateRange},
};

/// How a file writes dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Calendar {
    /// Whether the days of its numbers count from 1904.
    pub since_1904: bool,
    /// Whether its texts may have been numbers, as in a CSV: 2024.1 may have been 2024.10 there.
    pub untyped: bool,
}

/// The days that a cell may mean.
pub fn date(content: &Content, calendar: Calendar) -> Reading<DateRange> {
    match content {
        Content::Empty | Content::Placeholder(_) => Reading::nothing(),
        Content::Bad(code) => Reading::bad(*code),
        Content::Bool => Reading::bad(BadCell::NotADate),
        Content::Number { digits, dated: true } => Reading::from(serial(digits, calendar)),
        Content::Number { digits, dated: false } => number(digits, calendar),
        Content::Text(text) if is_serial(text) => Reading::from(serial(text, calendar)),
        Content::Text(text) if calendar.untyped && may_have_lost_a_zero(text) => number(text, calendar),
        Content::Text(text) => Reading::from(written(text)),
    }
}

/// Whether a cell under 毕业时间 says that there is no college certificate.
pub fn is_none(content: &Content) -> bool {
    match content {
        Content::Placeholder(text) => text == "无" || text == "none",
        Content::Text(text) => ["没有", "无毕业证", "无毕业证书"].contains(&text.as_str()),
        _ => false,
    }
}

/// Whether a text is a number of days as workbooks count them.
fn is_serial(text: &str) -> bool {
    text.len() == 5 && text.parse::<u32>().is_ok_and(|days| (10_000..=80_000).contains(&days))
}

/// A number that is not shown as a date.
fn number(digits: &str, calendar: Calendar) -> Reading<DateRange> {
    match digits.split_once('.') {
        _ if digits.starts_with('-') => Reading::bad(BadCell::NotADate),
        None if is_serial(digits) => Reading::from(serial(digits, calendar)),
        // A number has lost the zero of October.
        Some((year, "1")) if year.len() == 4 => match days(year, None, None) {
            Ok(year) => Reading::doubtful(year, BadCell::AmbiguousMonth),
            Err(code) => Reading::bad(code),
        },
        _ => Reading::from(written(digits)),
    }
}

/// A number of days since the beginning of the workbook's calendar; hours are left out.
fn serial(digits: &str, calendar: Calendar) -> Result<DateRange, BadCell> {
    let whole = digits.split('.').next().unwrap_or_default();
    let days: i64 = whole.parse().map_err(|_| BadCell::NotADate)?;
    // 1904-01-01 is day 0 there; else 1900-01-01 is day 1, and day 60 is a 29 February that never was.
    let since_1970 = match (calendar.since_1904, days) {
        (true, 0..) => days.checked_sub(24_107),
        (false, 60) => return Err(BadCell::NoSuchDay),
        (false, 1..60) => days.checked_sub(25_568),
        (false, 61..) => days.checked_sub(25_569),
        _ => None,
    };
    let day = since_1970.and_then(|days| Date::from_unix_days(days).ok()).ok_or(BadCell::NotADate)?;
    Ok(DateRange { first: day, last: day })
}

/// A date in digits or Chinese letters.
fn written(text: &str) -> Result<DateRange, BadCell> {
    let text = without_weekday(without_time(text));
    let spaced = text.split_whitespace().collect::<Vec<_>>();
    // Spaces separate where nothing else does.
    let has_marks = text.chars().any(|c| !c.is_ascii_digit() && !c.is_whitespace());
    let text = spaced.join(if has_marks { "" } else { "-" });
    let parts = parts(&text)?;
    match parts.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [one] => run(one),
        [year, month] if year.len() == 4 => days(year, Some(month), None),
        [month, year] if year.len() == 4 && month.len() <= 2 => days(year, Some(month), None),
        [year, month, day] if year.len() == 4 => days(year, Some(month), Some(day)),
        [first, .., last] if first.len() <= 2 && last.len() <= 2 => Err(BadCell::TwoDigitYear),
        _ => Err(BadCell::NotADate),
    }
}

/// The text before a time of day.
fn without_time(text: &str) -> &str {
    let text = text.trim();
    let Some(colon) = text.find(':') else { return text };
    let before = text.get(..colon).unwrap_or_default();
    before.rfind(|c: char| c.is_whitespace() || c == 'T' || c == 't').and_then(|at| text.get(..at)).unwrap_or(text)
}

/// The text before a day of the week.
fn without_weekday(text: &str) -> &str {
    let bare = text.trim_end_matches(')');
    let day = bare.strip_suffix(['一', '二', '三', '四', '五', '六', '日', '天']);
    let name = day.and_then(|rest| ["星期", "周", "礼拜"].iter().find_map(|name| rest.strip_suffix(name)));
    name.map_or(text, |date| date.trim_end_matches([' ', '(']))
}

/// The numbers between the marks, in digits.
fn parts(text: &str) -> Result<Vec<String>, BadCell> {
    let mut parts = Vec::new();
    let mut one = String::new();
    let mut before = None;
    for c in text.chars() {
        match c {
            _ if c.is_ascii_digit() || is_letter(c) || is_round(c) => one.push(c),
            // 2024年7月份.
            '份' if one.is_empty() && !parts.is_empty() && before == Some('月') => {}
            '年' | '月' | '日' | '号' | '.' | '-' | '/' | '、' | '\\' | '—' | '–' | '·' | ',' | '。' | '_' | '~' => {
                if !one.is_empty() {
                    parts.push(core::mem::take(&mut one));
                }
            }
            _ => return Err(BadCell::NotADate),
        }
        before = Some(c);
    }
    if !one.is_empty() {
        parts.push(one);
    }
    let in_digits = |(at, part): (usize, String)| {
        let is_year = at == 0 && part.chars().count() >= 4;
        let digits = if part.bytes().all(|byte| byte.is_ascii_digit()) {
            Some(part)
        } else if is_year {
            spelled(&part)
        } else {
            whole(&part).map(|number| number.to_string())
        };
        digits.ok_or(BadCell::NotADate)
    };
    let parts = parts.into_iter().enumerate().map(in_digits).collect::<Result<Vec<_>, _>>()?;
    if parts.is_empty() { Err(BadCell::NotADate) } else { Ok(parts) }
}

/// Digits without any mark.
fn run(digits: &str) -> Result<DateRange, BadCell> {
    match digits.len() {
        1 | 2 => Err(BadCell::TwoDigitYear),
        4 => days(digits, None, None),
        6 => {
            let (year, month) = digits.split_at_checked(4).ok_or(BadCell::NotADate)?;
            match days(year, Some(month), None) {
                // 240701 is no month of the year 2407.
                Err(BadCell::NotADate) => Err(BadCell::TwoDigitYear),
                read => read,
            }
        }
        8 => {
            let (year, rest) = digits.split_at_checked(4).ok_or(BadCell::NotADate)?;
            let (month, day) = rest.split_at_checked(2).ok_or(BadCell::NotADate)?;
            days(year, Some(month), Some(day))
        }
        _ => Err(BadCell::NotADate),
    }
}

/// A year, a month or a day.
fn days(year: &str, month: Option<&str>, day: Option<&str>) -> Result<DateRange, BadCell> {
    let number = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() <= 2).map(|number| format!("{number:02}"));
    let mut text = year.to_owned();
    for part in [month, day].into_iter().flatten() {
        text.push('-');
        text.push_str(&number(part).ok_or(BadCell::NotADate)?);
    }
    DateRange::parse(&text).map_err(|error| match error {
        DateError::NoSuchDay => BadCell::NoSuchDay,
        DateError::Form | DateError::OutOfRange => BadCell::NotADate,
    })
}

/// Whether a text is a year and a single 1: a spreadsheet that is saved as CSV writes the number 2024.10 like that.
fn may_have_lost_a_zero(text: &str) -> bool {
    let year = text.strip_suffix(".1");
    year.is_some_and(|year| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()))
}
