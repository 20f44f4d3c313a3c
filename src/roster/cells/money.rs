//! Amounts of money, in fen.
//!
//! Exact: digits are shifted, never multiplied as floats. More than two decimals are rounded to fen. Anything beside a
//! number, a currency and 万 is no amount.

use super::content::{Content, Reading};
use crate::roster::{code::BadCell, role::Unit};

/// The amount that a cell states, under a heading with that unit.
pub fn money(content: &Content, unit: Option<Unit>) -> Reading<i64> {
    match content {
        Content::Empty | Content::Placeholder(_) => Reading::nothing(),
        Content::Bad(code) => Reading::bad(*code),
        // A day in this column is one that slipped from another.
        Content::Bool | Content::Number { dated: true, .. } => Reading::bad(BadCell::NotANumber),
        Content::Number { digits, .. } => read(digits, unit),
        Content::Text(text) => read(text, unit),
    }
}

fn read(text: &str, unit: Option<Unit>) -> Reading<i64> {
    let text: String = text.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    match amount(&text, unit) {
        Some(fen) => Reading::of(fen),
        None => Reading::bad(BadCell::NotANumber),
    }
}

fn amount(text: &str, unit: Option<Unit>) -> Option<i64> {
    let mut text = text;
    for before in ["人民币", "rmb", "cny", "¥", "￥"] {
        text = text.strip_prefix(before).unwrap_or(text);
    }
    let mut in_yuan = false;
    for after in ["/月", "每月", "/month", "整", "正", "人民币", "rmb", "cny", "元", "圆", "块"] {
        let Some(before) = text.strip_suffix(after) else { continue };
        in_yuan |= ["元", "圆", "块"].contains(&after);
        text = before;
    }
    let suffixes = [("万", 4), ("w", 4), ("千", 3), ("k", 3)];
    let own = suffixes.iter().find_map(|(word, zeros)| Some((text.strip_suffix(word)?, *zeros)));
    let (number, zeros) = own.unwrap_or((
        text,
        match unit {
            // 6800元 is that also under 万元.
            _ if in_yuan => 0,
            Some(Unit::TenThousand) => 4,
            Some(Unit::Thousand) => 3,
            _ => 0,
        },
    ));
    shifted(&ungrouped(number)?, zeros)
}

/// The digits without commas, which must stand before groups of three.
fn ungrouped(number: &str) -> Option<String> {
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let groups: Vec<&str> = groups.collect();
    let is_grouped =
        groups.is_empty() || ((1..=3).contains(&first.len()) && groups.iter().all(|group| group.len() == 3));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let whole = [first, &groups.concat()].concat();
    (is_grouped && !whole.is_empty() && digits(&whole) && digits(decimals)).then(|| format!("{whole}.{decimals}"))
}

/// Digits with a decimal point as fen, the point moved to the right by so many places first.
fn shifted(number: &str, zeros: usize) -> Option<i64> {
    let (whole, decimals) = number.split_once('.')?;
    let places = zeros.checked_add(2)?;
    let kept: String = decimals.chars().chain(core::iter::repeat('0')).take(places).collect();
    let rounds_up = decimals.as_bytes().get(places).is_some_and(|digit| *digit >= b'5');
    let fen: i64 = format!("{whole}{kept}").parse().ok()?;
    fen.checked_add(i64::from(rounds_up))
}
