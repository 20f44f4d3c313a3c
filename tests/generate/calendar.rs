//! Days, months and years as the `jiff` crate computes them, to and from days since 1970-01-01.

use jiff::{ToSpan, civil};

/// The day by `jiff`.
pub fn civil(days: i64) -> civil::Date {
    civil::date(1970, 1, 1).saturating_add(days.clamp(-100_000, 100_000).days())
}

/// Back again.
pub fn unix_days(date: civil::Date) -> i64 {
    civil::date(1970, 1, 1).until(date).map_or(0, |span| span.get_days().into())
}

/// A day this many months later; `jiff` clamps month ends to the last day.
pub fn add_months(days: i64, months: i64) -> i64 {
    unix_days(civil(days).saturating_add(months.months()))
}

/// The largest number of months that, added to one day, does not pass the other.
pub fn months_between(from: i64, to: i64) -> i64 {
    // A month has at most 31 days, going back at least 28.
    let mut months = (to - from).div_euclid(if to < from { 28 } else { 31 }) - 2;
    while add_months(from, months + 1) <= to {
        months += 1;
    }
    months
}

/// Birthdays from one day to the other.
pub fn years_between(from: i64, to: i64) -> i64 {
    let mut years = (to - from).div_euclid(if to < from { 365 } else { 366 }) - 2;
    while unix_days(civil(from).saturating_add((years + 1).years())) <= to {
        years += 1;
    }
    years
}
