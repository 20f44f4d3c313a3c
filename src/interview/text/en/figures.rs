//! Days, amounts and ranges in English.
//!
//! Only figures with their units; the sentences around them are in the table.

use super::super::phrase::{decimal, yuan};
use crate::value::{Date, DateRange, Fen, FenRange, Range};

/// The name of a month.
pub fn month(number: u32) -> &'static str {
    match number {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        _ => "December",
    }
}

/// `8 April 2025`.
pub fn day(date: Date) -> String {
    let (year, number, day) = date.year_month_day();
    format!("{day} {} {year}", month(number))
}

/// A day, month or year; the first and last day if several are possible.
pub fn days(range: DateRange) -> String {
    let (year, number, _) = range.first.year_month_day();
    let first_of_month = range.first.month_start();
    if range.first == range.last {
        day(range.first)
    } else if range.first == first_of_month && range.last == first_of_month.add_months(1).yesterday() {
        format!("{} {year}", month(number))
    } else if (range.first, range.last) == range.first.year_ends() {
        year.to_string()
    } else {
        format!("{} to {}", day(range.first), day(range.last))
    }
}

/// An amount; for a range, the upper end after `up_to`, or both ends.
pub fn money(up_to: &str, FenRange { min, max }: FenRange) -> String {
    if min == max {
        format!("¥{}", yuan(max))
    } else if min <= Fen::ZERO {
        format!("{up_to} ¥{}", yuan(max))
    } else {
        format!("¥{} to ¥{}", yuan(min), yuan(max))
    }
}

/// `At least 1 year, less than 3 years`, `¥5,000 or more`, `2 to 4 people`.
pub fn range(Range { min, max }: Range, unit: &str, places: u8) -> String {
    let is_time = ["month", "year", "week", "day"].iter().any(|time| unit.starts_with(time));
    let open = max == i64::MAX;
    if min == max {
        return if min == 0 { "None".into() } else { with_unit(min, unit, places) };
    }
    if places == 0 && !is_time {
        return match (min, open) {
            (0, true) => "Any number".into(),
            (0, false) => format!("Fewer than {}", with_unit(max.saturating_add(1), unit, places)),
            (_, true) => format!("{} or more", with_unit(min, unit, places)),
            (_, false) => format!("{} to {}", decimal(min, 0), with_unit(max, unit, places)),
        };
    }
    // Express a limit just beyond a round number by that number.
    let beyond = |number: i64| places > 0 && number % 10 != 0 && (number - 1) % 10 == 0;
    let below = (!open).then(|| match max.saturating_add(1) {
        next if beyond(next) => format!("at most {}", with_unit(max, unit, places)),
        next => format!("less than {}", with_unit(next, unit, places)),
    });
    let from = (min > 0).then(|| match min {
        min if places > 0 && beyond(min) => format!("more than {}", with_unit(min - 1, unit, places)),
        min if below.is_some() => format!("at least {}", with_unit(min, unit, places)),
        min => format!("{} or more", with_unit(min, unit, places)),
    });
    match (from, below) {
        (Some(from), Some(below)) => capital(&format!("{from}, {below}")),
        (Some(words), None) | (None, Some(words)) => capital(&words),
        (None, None) => "Any".into(),
    }
}

/// `1 month`, `2 years`, `1 person`, `¥3,000 a month`.
fn with_unit(number: i64, unit: &str, places: u8) -> String {
    let text = decimal(number, places);
    if let Some(per) = unit.strip_prefix("yuan") {
        return format!("¥{text}{per}");
    }
    // Use years only for a multiple of twelve months.
    let (text, unit) = match number {
        n if unit == "months" && places == 0 && n > 0 && n % 12 == 0 => (decimal(n / 12, 0), "years"),
        _ => (text, unit),
    };
    let unit = match unit {
        "people" if text == "1" => "person",
        many if text == "1" => many.strip_suffix('s').unwrap_or(many),
        many => many,
    };
    if unit.is_empty() { text } else { format!("{text} {unit}") }
}

/// Capitalises the first letter.
pub fn capital(words: &str) -> String {
    let mut words = words.to_owned();
    words.get_mut(..1).map(str::make_ascii_uppercase).unwrap_or_default();
    words
}
