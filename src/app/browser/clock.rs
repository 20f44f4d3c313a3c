//! Today's date in China Standard Time, in whatever zone the device is.
//!
//! The only clock of the app.

use crate::value::Date;

const DAY: i64 = 86_400_000;
/// UTC+8, without summer time since 1991.
const CHINA: i64 = 8 * 3_600_000;

/// Today; `None` if the device's clock is outside 1800 to 2200.
pub fn today() -> Option<Date> {
    Date::from_unix_days(now().saturating_add(CHINA).div_euclid(DAY)).ok()
}

/// Milliseconds since the start of 1970, by the device's clock.
#[expect(clippy::cast_possible_truncation, reason = "a whole number of milliseconds, far below 2⁵³")]
pub fn now() -> i64 {
    js_sys::Date::now() as i64
}
