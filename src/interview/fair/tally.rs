//! The tally of a day at the stand: counts, and nothing about anybody.
//!
//! A count below five could point at somebody who was seen there, so it is shown as such. Shown when the stand closes and
//! never in between: a number that has just grown tells about the last candidate.

use crate::value::Date;

/// Below this a count is not shown as a number.
const TOO_FEW: u32 = 5;

/// Counts of one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// The day.
    pub day: Date,
    /// Candidates who answered something.
    pub served: u32,
    /// Of these, for whom something may fit with the job.
    pub fitting: u32,
    /// Of these, for whom a published sum could be named.
    pub with_sum: u32,
}

impl Tally {
    /// The tally of a day on which nobody has come yet.
    pub fn of(day: Date) -> Self {
        Self { day, served: 0, fitting: 0, with_sum: 0 }
    }

    /// Counts one candidate.
    pub fn count(&mut self, fits: bool, has_sum: bool) {
        self.served = self.served.saturating_add(1);
        self.fitting = self.fitting.saturating_add(u32::from(fits));
        self.with_sum = self.with_sum.saturating_add(u32::from(has_sum));
    }

    /// Written down, for the device: the day and the counts.
    pub fn write(&self) -> String {
        format!("{} {} {} {}", self.day, self.served, self.fitting, self.with_sum)
    }

    /// Read back; `None` if it is not one, or of another day.
    pub fn read(text: &str, today: Date) -> Option<Self> {
        let mut parts = text.split(' ');
        let day = Date::parse(parts.next()?).ok().filter(|day| *day == today)?;
        let mut count = || parts.next()?.parse().ok();
        let tally = Self { day, served: count()?, fitting: count()?, with_sum: count()? };
        (tally.fitting <= tally.served && tally.with_sum <= tally.served).then_some(tally)
    }

    /// A count as it may be shown.
    pub fn shown(count: u32) -> String {
        if count < TOO_FEW { format!("‹{TOO_FEW}") } else { count.to_string() }
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;
    use crate::value::Date;

    fn day(n: u32) -> Date {
        Date::new(2026, 11, n).unwrap_or_else(|_| unreachable!("a day of November"))
    }

    #[test]
    fn few_are_not_counted_out_and_none_is_few() {
        assert_eq!([0, 1, 4, 5, 120].map(Tally::shown), ["‹5", "‹5", "‹5", "5", "120"]);
    }

    #[test]
    fn it_is_read_back_on_its_day_only() {
        let mut tally = Tally::of(day(23));
        tally.count(true, false);
        tally.count(true, true);
        tally.count(false, false);
        assert_eq!(Tally::read(&tally.write(), day(23)), Some(tally));
        assert_eq!(Tally::read(&tally.write(), day(24)), None);
        for text in ["", "2026-11-23", "2026-11-23 1 2 0", "2026-11-23 -1 0 0", "x 1 1 1"] {
            assert_eq!(Tally::read(text, day(23)), None, "{text}");
        }
    }
}
