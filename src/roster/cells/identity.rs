//! The date of birth in an identity number. Nothing else of the number is looked at for meaning, and nothing of it is kept.
//!
//! GB 11643: six digits of a place, eight of the birth, three in order, and a check digit. Older numbers have 15.

use super::content::{Content, Reading};
use crate::{
    roster::code::BadCell,
    value::{Date, DateError},
};

/// The date of birth that a cell with an identity number states.
pub fn identity(content: &Content) -> Reading<Date> {
    match content {
        Content::Empty | Content::Placeholder(_) => Reading::nothing(),
        Content::Bad(code) => Reading::bad(*code),
        Content::Bool => Reading::bad(BadCell::IdLength),
        Content::Number { digits, .. } => match digits.len() {
            // Workbooks keep fifteen digits of a number: those of the birth are among them.
            18 => match birth(digits.get(6..14)) {
                Ok(day) => Reading::doubtful(day, BadCell::IdRounded),
                // 3.31E+17 that has become a number again.
                Err(_) if digits.ends_with("00000000") => Reading::bad(BadCell::IdLost),
                Err(code) => Reading::bad(code),
            },
            _ => typed(digits),
        },
        Content::Text(text) => typed(text),
    }
}

/// Whether a text is an identity number by its form, or by the birth in one of the old kind, wherever it stands: such a
/// text is never kept as anything else.
pub fn is_identity(text: &str) -> bool {
    let number: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    let is_new = number.len() == 18
        && number.bytes().take(17).all(|byte| byte.is_ascii_digit())
        && number.ends_with(|c: char| c.is_ascii_digit() || matches!(c, 'x' | 'X'));
    is_new || (number.len() == 15 && typed(&number).value.is_some())
}

/// A number in characters.
fn typed(text: &str) -> Reading<Date> {
    let mut number: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\'')).collect();
    number.make_ascii_uppercase();
    if is_scientific(&number) {
        return Reading::bad(BadCell::IdLost);
    }
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    match number.chars().count() {
        18 => {
            let is_right = check_digit(&number).is_some_and(|digit| number.ends_with(digit));
            if is_right { Reading::from(birth(number.get(6..14))) } else { Reading::bad(BadCell::IdCheckDigit) }
        }
        15 if digits(&number) => {
            let day = number.get(6..12).map(|rest| format!("19{rest}"));
            Reading::from(birth(day.as_deref()))
        }
        _ => Reading::bad(BadCell::IdLength),
    }
}

/// Whether it is written as a power of ten.
fn is_scientific(number: &str) -> bool {
    let Some((digits, power)) = number.split_once('E') else { return false };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    is_number(digits) && is_number(power.trim_start_matches('+'))
}

/// The character that the first seventeen digits require as the last one.
fn check_digit(number: &str) -> Option<char> {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const LAST: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];
    let mut sum = 0_u32;
    for (c, weight) in number.chars().zip(WEIGHTS) {
        sum = sum.checked_add(c.to_digit(10)?.checked_mul(weight)?)?;
    }
    LAST.get(usize::try_from(sum % 11).ok()?).copied()
}

/// A day in eight digits.
fn birth(digits: Option<&str>) -> Result<Date, BadCell> {
    let digits = digits.ok_or(BadCell::IdLength)?;
    let part = |from, to| digits.get(from..to).and_then(|part| part.parse::<u32>().ok());
    let (year, month, day) = (part(0, 4), part(4, 6), part(6, 8));
    let (year, month, day) = year.zip(month).zip(day).map(|((y, m), d)| (y, m, d)).ok_or(BadCell::IdLength)?;
    Date::new(i32::try_from(year).unwrap_or_default(), month, day).map_err(|error| match error {
        DateError::NoSuchDay => BadCell::NoSuchDay,
        DateError::Form | DateError::OutOfRange => BadCell::IdCheckDigit,
    })
}
