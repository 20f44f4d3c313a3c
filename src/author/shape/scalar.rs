//! Scalars of one form: their text to what it means.
//!
//! Reads text alone and knows no place; whoever asks reports what does not read.

use crate::value::{Date, Fen};

/// An amount of yuan with at most two decimals, in fen; never through a float.
pub fn yuan(text: &str) -> Option<Fen> {
    decimal(text, 2).map(Fen)
}

/// A number with at most `scale` decimals, as an integer of its last place; never through a float.
pub fn decimal(text: &str, scale: u8) -> Option<i64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let scale = usize::from(scale);
    if whole.is_empty() || !digits(whole) || !digits(fraction) || fraction.len() > scale || text.ends_with('.') {
        return None;
    }
    format!("{whole}{fraction:0<scale$}").parse().ok()
}

/// A day of every year, as month and day.
pub fn month_day(text: &str) -> Option<(u8, u8)> {
    // A leap year has all of them.
    let (_, month, day) = Date::parse(&format!("2024-{text}")).ok()?.year_month_day();
    Some((u8::try_from(month).ok()?, u8::try_from(day).ok()?))
}

/// Since when a figure is unverified: none where it is confirmed. The outer none: not of this form.
pub fn currency(text: &str) -> Option<Option<Date>> {
    match text {
        "confirmed" => Some(None),
        _ => Date::parse(text.strip_prefix("unverified since ")?).ok().map(Some),
    }
}

/// Whether `text` can be a name.
pub fn is_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// Whether it is an address for mail, so plain that a link needs no more signs for it.
pub fn is_mail(text: &str) -> bool {
    let part = |part: &str| {
        let may = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
        !part.is_empty() && part.chars().all(may)
    };
    text.split_once('@').is_some_and(|(name, host)| part(name) && part(host) && host.contains('.'))
}

/// Whether it is a number to call: digits, parted by single hyphens, perhaps with `+` in front. A link dials it as it stands.
pub fn is_phone(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or(text);
    digits.split('-').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}
