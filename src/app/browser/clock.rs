//! Today's date in China Standard Time, wherever the device thinks it is.
//!
//! The only clock of the app. Gives a day, never a time.

use crate::value::Date;

const DAY: i64 = 86_400_000;
/// UTC+8, without summer time since 1991.
const CHINA: i64 = 8 * 3_600_000;

/// Today. None where the device's clock is outside 1800 to 2200.
pub fn today() -> Option<Date> {
    // Milliseconds since 1970: whole, and far below 2⁵³.
    #[expect(clippy::cast_possible_truncation, reason = "a whole number of milliseconds")]
    let now = js_sys::Date::now() as i64;
    Date::from_unix_days(now.saturating_add(CHINA).div_euclid(DAY)).ok()
}
