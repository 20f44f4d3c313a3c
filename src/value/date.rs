//! Civil dates and date ranges. They come from China Standard Time, but carry no time zone.
//!
//! Only what rules need: a day number, its calendar reading, and parsing and printing of ISO 8601
//! dates. No clock, no time zone, no weekdays. Tested day by day against the `jiff` crate.
//!
//! Calendar arithmetic follows Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"
//! (days_from_civil, civil_from_days), proleptic Gregorian.

use core::fmt;

use serde::{Deserialize, Serialize};

/// A day of the Gregorian calendar from 1800-01-01 to 2200-12-31.
///
/// Stored as days since 1970-01-01; earlier days compare as less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Date(i32);

/// Why a text is not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateError {
    /// Not of the form `2026-11-23` (or `2026-11` or `2026` where a range is accepted).
    Form,
    /// No such day, such as 2026-02-30.
    NoSuchDay,
    /// Before 1800 or after 2200.
    OutOfRange,
}

impl Date {
    /// 1970-01-01.
    pub const EPOCH: Self = Self(0);

    /// The day `day` of month `month` of `year`, all counted from 1.
    pub fn new(year: i32, month: u32, day: u32) -> Result<Self, DateError> {
        if !(1800..=2200).contains(&year) {
            return Err(DateError::OutOfRange);
        }
        if !(1..=12).contains(&month) || day < 1 || day > days_in_month(year, month) {
            return Err(DateError::NoSuchDay);
        }
        // Years begin in March, so that the leap day comes last (Hinnant).
        let y = i64::from(if month <= 2 { year - 1 } else { year });
        let era = y.div_euclid(400);
        let year_of_era = y.rem_euclid(400);
        let day_of_year = (153 * i64::from((month + 9) % 12) + 2) / 5 + i64::from(day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        // 719468 days lie between 0000-03-01 and 1970-01-01.
        i32::try_from(era * 146_097 + day_of_era - 719_468).map(Self).map_err(|_| DateError::OutOfRange)
    }

    /// The day `days` after 1970-01-01, if it lies within 1800 to 2200.
    pub fn from_unix_days(days: i64) -> Result<Self, DateError> {
        let date = Self(i32::try_from(days).map_err(|_| DateError::OutOfRange)?);
        let (year, ..) = date.year_month_day();
        if (1800..=2200).contains(&year) { Ok(date) } else { Err(DateError::OutOfRange) }
    }

    /// Year, month (1–12) and day (1–31).
    pub fn year_month_day(self) -> (i32, u32, u32) {
        let z = i64::from(self.0) + 719_468;
        let era = z.div_euclid(146_097);
        let day_of_era = z.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = era * 400 + year_of_era + i64::from(month <= 2);
        // In range by construction: the fields of an i32 day number fit these types.
        (
            i32::try_from(year).unwrap_or_default(),
            u32::try_from(month).unwrap_or_default(),
            u32::try_from(day).unwrap_or_default(),
        )
    }

    /// Days from `earlier` to this day; negative if `earlier` is later.
    pub fn days_since(self, earlier: Self) -> i32 {
        // The two lie within 400 years of each other, far from the limits of i32.
        self.0.saturating_sub(earlier.0)
    }

    /// Days since 1970-01-01, the form in which conditions compute with dates.
    pub fn unix_days(self) -> i64 {
        i64::from(self.0)
    }

    /// The same day of the month `months` later, or that month's last day if it is shorter:
    /// 2026-08-31 + 6 months = 2027-02-28. Clamped to the calendar.
    #[must_use]
    pub fn add_months(self, months: i64) -> Self {
        let (year, month, day) = self.year_month_day();
        let index =
            (i64::from(year) * 12 + i64::from(month) - 1).saturating_add(months).clamp(1800 * 12, 2200 * 12 + 11);
        // In range by the clamp: years of four digits, months below 12.
        let year = i32::try_from(index.div_euclid(12)).unwrap_or(2200);
        let month = u32::try_from(index.rem_euclid(12) + 1).unwrap_or(12);
        Self::new(year, month, day.min(days_in_month(year, month))).unwrap_or(self)
    }

    /// Complete months from this day to `later`: the largest n with `self.add_months(n) <= later`.
    /// Negative if `later` is earlier.
    pub fn months_until(self, later: Self) -> i64 {
        let ((y1, m1, _), (y2, m2, _)) = (self.year_month_day(), later.year_month_day());
        let months = i64::from(y2 - y1) * 12 + i64::from(m2) - i64::from(m1);
        if self.add_months(months) <= later { months } else { months - 1 }
    }

    /// Complete years from this day to `later`: the age on `later` of a person born on this day. A
    /// birthday on 29 February falls on 28 February in common years.
    pub fn years_until(self, later: Self) -> i64 {
        self.months_until(later).div_euclid(12)
    }

    /// The first day of this day's month.
    #[must_use]
    pub fn month_start(self) -> Self {
        let (year, month, _) = self.year_month_day();
        Self::new(year, month, 1).unwrap_or(self)
    }

    /// The first and last day of this day's calendar year.
    pub fn year_ends(self) -> (Self, Self) {
        let (year, ..) = self.year_month_day();
        (Self::new(year, 1, 1).unwrap_or(self), Self::new(year, 12, 31).unwrap_or(self))
    }

    /// The next day; the last day of the calendar stays itself.
    #[must_use]
    pub fn tomorrow(self) -> Self {
        Self::from_unix_days(self.unix_days() + 1).unwrap_or(self)
    }

    /// The day before; the first day of the calendar stays itself.
    #[must_use]
    pub fn yesterday(self) -> Self {
        Self::from_unix_days(self.unix_days() - 1).unwrap_or(self)
    }

    /// Reads `2026-11-23`.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        match parts(text)? {
            (year, Some(month), Some(day)) => Self::new(year, month, day),
            _ => Err(DateError::Form),
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.year_month_day();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// The days a date may be: one day, or a whole month or year if only that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DateRange {
    /// First possible day.
    pub first: Date,
    /// Last possible day.
    pub last: Date,
}

impl DateRange {
    /// Reads `2026-11-23`, `2026-11` or `2026`.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let (year, month, day) = parts(text)?;
        let last_month = month.unwrap_or(12);
        Ok(Self {
            first: Date::new(year, month.unwrap_or(1), day.unwrap_or(1))?,
            last: Date::new(year, last_month, day.unwrap_or_else(|| days_in_month(year, last_month)))?,
        })
    }
}

/// Number of days of `month` in `year`; 0 for a month that does not exist.
fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 0,
    }
}

/// Year, plus month and day if given: exactly four, two and two digits.
fn parts(text: &str) -> Result<(i32, Option<u32>, Option<u32>), DateError> {
    let mut fields = text.split('-');
    let mut field = |n_digits: usize| match fields.next() {
        None => Ok(None),
        Some(digits) if digits.len() == n_digits && digits.bytes().all(|b| b.is_ascii_digit()) => {
            digits.parse::<u32>().map(Some).map_err(|_| DateError::Form)
        }
        Some(_) => Err(DateError::Form),
    };
    let year = field(4)?.ok_or(DateError::Form)?;
    let (month, day) = (field(2)?, field(2)?);
    if fields.next().is_some() {
        return Err(DateError::Form);
    }
    Ok((i32::try_from(year).map_err(|_| DateError::Form)?, month, day))
}
