//! A day as an argument.
//!
//! Reads the one form that all commands take.

use crate::value::Date;

/// The day of an argument, or what was expected.
pub fn day(text: &str) -> Result<Date, String> {
    Date::parse(text).map_err(|_| "expected a day such as 2026-11-23".to_owned())
}
