//! When a candidate's answers have stood on the shared screen too long.
//!
//! By the wall clock, since timers stand still while a tablet sleeps. Deliberately clears nothing itself, and counts only
//! from a candidate's first answer on: an empty screen may stay.

/// How long before the end somebody is warned, in milliseconds.
pub const WARNING: i64 = 30_000;

/// After this time since the first answer the screen is cleared whatever anybody does, in milliseconds.
pub const HARD_LIMIT: i64 = 15 * 60_000;

/// What is to be done about a candidate's answers now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Nothing of a candidate is on the screen.
    Empty,
    /// Somebody is being served.
    Serving,
    /// In so many seconds everything is cleared; a tap extends it, unless the hard limit has come.
    Warning {
        /// Seconds left, at least one.
        seconds: i64,
        /// Whether a tap extends it.
        extends: bool,
    },
    /// Clear everything at once.
    Over,
}

/// The clock of the candidate at the stand. Times are milliseconds since 1970.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Idle {
    served: Option<Served>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Served {
    since: i64,
    touched: i64,
}

impl Idle {
    /// Somebody touched the screen, with answers of a candidate on it or not.
    pub fn touch(&mut self, now: i64, serving: bool) {
        self.served = match self.served {
            _ if !serving => None,
            None => Some(Served { since: now, touched: now }),
            Some(served) => Some(Served { touched: now.max(served.touched), ..served }),
        };
    }

    /// What is to be done, if `minutes` without a touch are allowed. A clock that went back ends it: how long it stood still
    /// nobody knows.
    pub fn phase(&self, now: i64, minutes: u8) -> Phase {
        let Some(Served { since, touched }) = self.served else { return Phase::Empty };
        if now < touched {
            return Phase::Over;
        }
        let by_touch = touched.saturating_add(i64::from(minutes).saturating_mul(60_000));
        let at_last = since.saturating_add(HARD_LIMIT);
        let left = by_touch.min(at_last).saturating_sub(now);
        match left {
            ..=0 => Phase::Over,
            1..=WARNING => Phase::Warning { seconds: left.saturating_add(999) / 1000, extends: by_touch < at_last },
            _ => Phase::Serving,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{HARD_LIMIT, Idle, Phase, WARNING};

    const T: i64 = 1_795_000_000_000;

    fn serving() -> Idle {
        let mut idle = Idle::default();
        idle.touch(T, true);
        idle
    }

    #[test]
    fn an_empty_screen_may_stay_for_ever() {
        let mut idle = Idle::default();
        assert_eq!(idle.phase(T, 1), Phase::Empty);
        idle.touch(T, false);
        assert_eq!(idle.phase(T + HARD_LIMIT * 10, 1), Phase::Empty);
    }

    #[test]
    fn thirty_seconds_before_the_end_somebody_is_warned_and_a_touch_extends_it() {
        let mut idle = serving();
        assert_eq!(idle.phase(T + 60_000 - WARNING - 1, 1), Phase::Serving);
        assert_eq!(idle.phase(T + 60_000 - WARNING, 1), Phase::Warning { seconds: 30, extends: true });
        assert_eq!(idle.phase(T + 59_999, 1), Phase::Warning { seconds: 1, extends: true });
        assert_eq!(idle.phase(T + 60_000, 1), Phase::Over);
        idle.touch(T + 59_999, true);
        assert_eq!(idle.phase(T + 60_000, 1), Phase::Serving);
    }

    #[test]
    fn no_touch_suspends_the_hard_limit() {
        let mut idle = serving();
        for minute in 0..15 {
            idle.touch(T + minute * 60_000, true);
        }
        assert_eq!(idle.phase(T + HARD_LIMIT - WARNING, 5), Phase::Warning { seconds: 30, extends: false });
        idle.touch(T + HARD_LIMIT - 1, true);
        assert_eq!(idle.phase(T + HARD_LIMIT, 5), Phase::Over);
    }

    #[test]
    fn a_tablet_that_slept_past_the_end_or_whose_clock_went_back_is_cleared() {
        assert_eq!(serving().phase(T + 8 * 3_600_000, 5), Phase::Over);
        assert_eq!(serving().phase(T - 1, 5), Phase::Over);
    }

    #[test]
    fn the_next_candidate_has_the_whole_time() {
        let mut idle = serving();
        idle.touch(T + HARD_LIMIT - 1, false);
        idle.touch(T + HARD_LIMIT, true);
        assert_eq!(idle.phase(T + HARD_LIMIT + 20_000, 1), Phase::Serving);
    }
}
