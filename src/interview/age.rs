//! How old the rules are, and what is no longer shown of rules that are too old.
//!
//! Two limits. Past the first, `source_age` in pack.yaml, a look at a source counts as stale, and every screen says so. Past the
//! second, twice that, two rounds of looking have been missed; with our half a year that is a year, in which every standard that
//! is set by the year has changed. Then no amount and no last day is shown. Deliberately judges no policy: what fits and why stays
//! as the rules have it, and what is not shown is absent, never zero.

use crate::{
    engine::{Assessment, Outcome},
    pack::Pack,
    value::Date,
};

/// How old the rules are on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Age {
    /// Looked at lately.
    Fresh,
    /// Not looked at for this many days: it has to be said.
    Old(i32),
    /// Not looked at for so many days that figures and last days are not shown.
    TooOld(i32),
}

impl Age {
    /// The age of a pack on that day. A day before it was checked says nothing about its age.
    pub fn of(pack: &Pack, today: Date) -> Self {
        let (days, soft) = (today.days_since(pack.checked), i32::from(pack.stale_after));
        match days {
            days if days <= soft => Self::Fresh,
            days if days <= 2 * soft => Self::Old(days),
            days => Self::TooOld(days),
        }
    }

    /// Whether figures and last days are not shown.
    pub fn hides(self) -> bool {
        matches!(self, Self::TooOld(_))
    }
}

/// Takes out of an assessment what is not shown of rules that are too old: amounts, sums, and the days of windows.
pub fn hide(assessment: &mut Assessment) {
    assessment.combinations.clear();
    hide_of(&mut assessment.outcomes);
}

/// The same of outcomes alone.
pub fn hide_of(outcomes: &mut [Outcome]) {
    for outcome in outcomes {
        (outcome.until, outcome.latest, outcome.undisputed) = (None, None, None);
        outcome.window = Default::default();
        for benefit in &mut outcome.benefits {
            (benefit.each, benefit.total) = (None, None);
            benefit.schedule.clear();
            benefit.needs.clear();
        }
    }
}
