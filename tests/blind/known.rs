//! Reviewed differences between the two encodings, each with its reason and exactly the people it concerns: this file
//! computes both readings of the answers anew, and the difference must follow from them.
//!
//! Deliberately does not say which is right. Reviewed on 2026-11-26, after the audit of the bundled policies.

use caice::{
    engine::{Gates, Status, Truth},
    value::{Answer, Date, DateRange, Range, Record, Value},
};

use super::{POLICIES, case::Case};

/// The aspect that a difference touches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// Conditions, gates and status.
    Truth,
    /// The amount, if neither encoding says no.
    Amount,
}

/// A reviewed difference. Never a whole policy: exactly the people it concerns.
pub struct Known {
    pub policy: &'static str,
    pub about: About,
    /// How each encoding reads the source there.
    pub reason: &'static str,
    pub is_it: fn(&Case<'_>) -> bool,
}

const SKILL: &str = POLICIES[0];
const SME: &str = POLICIES[1];
const CARE: &str = POLICIES[2];
const STARTUP: &str = POLICIES[3];
const VETERAN: &str = POLICIES[4];

pub const KNOWN: &[Known] = &[
    Known {
        policy: SKILL,
        about: About::Truth,
        reason: "after 2026, 12 months paid and a certificate of 2026: the office judges (ours) or refused, being under 36",
        is_it: |case| {
            let now = case.on.year_month_day().0 >= 2027 && rank(case.ours.conditions) > rank(case.blind.conditions);
            // The outcome gives the day on which the twelve months are complete, which may be in 2027.
            let later = (case.ours.conditions, case.blind.conditions) == (Truth::No, Truth::No)
                && matches!(case.ours.status, Status::MetLater | Status::NeedsAnswer)
                && case.blind.status == Status::NotMet;
            (now || later)
                && case.of_2026()
                && case.counted("cumulative_ui_months").is_none_or(between_12_and_36(later))
        },
    },
    Known {
        policy: SKILL,
        about: About::Truth,
        reason: "after 2026, on unemployment benefit and a certificate of 2026: the office judges (ours) or refused",
        is_it: |case| {
            case.on.year_month_day().0 >= 2027
                && rank(case.ours.conditions) > rank(case.blind.conditions)
                && !matches!(case.answer("receiving_ui_benefit"), Answer::None | Answer::Value(Value::Bool(false)))
                && case.of_2026()
        },
    },
    Known {
        policy: SKILL,
        about: About::Truth,
        reason: "that a certificate can be verified online is presumed by us and asked by the other",
        is_it: |case| {
            let open = |record: &Record| !case.field(record, "verifiable_online").is_given();
            (case.ours.conditions, case.blind.conditions) == (Truth::Yes, Truth::Unknown) && case.records().any(open)
        },
    },
    Known {
        policy: SKILL,
        about: About::Truth,
        reason: "once one certificate has been subsidised, what is open of another is asked by us and presumed by the other",
        is_it: |case| {
            let subsidised = |r: &Record| *case.field(r, "already_subsidised") == Answer::Value(Value::Bool(true));
            let open = |r: &Record| !LOOKED_AT.iter().all(|key| case.field(r, key).is_given());
            (case.ours.conditions, case.blind.conditions) == (Truth::Unknown, Truth::Yes)
                && case.records().any(subsidised)
                && case.records().any(open)
        },
    },
    Known {
        policy: SME,
        about: About::Truth,
        reason: "that the employer pays insurance is something to do first (ours) or a condition (the other)",
        is_it: |case| case.sme_follows() && case.hired_within(24) == case.outer_limit(24, 60),
    },
    Known {
        policy: SME,
        about: About::Truth,
        reason: "two years after graduation: whoever was hired within two (ours) or within five of graduation (the other)",
        is_it: |case| case.sme_follows() && case.hired_within(24) != case.outer_limit(24, 60),
    },
    Known {
        policy: CARE,
        about: About::Truth,
        reason: "five years after graduation: whoever was hired within five (ours) or within eight of graduation (the other)",
        is_it: |case| case.care_follows() && case.hired_within(60) != case.outer_limit(60, 96),
    },
    Known {
        policy: CARE,
        about: About::Truth,
        reason: "who had the subsidy for small and medium firms: left to the office (ours) or refused",
        is_it: |case| case.care_follows() && case.chose("prior_benefits", SME),
    },
    Known {
        policy: CARE,
        about: About::Truth,
        reason: "that the employer pays insurance is presumed by us and asked by the other",
        is_it: |case| case.care_follows() && case.insured() == Truth::Unknown,
    },
    Known {
        policy: STARTUP,
        about: About::Truth,
        reason: "who has staff insured for a year has founded something (ours); the other has it said",
        is_it: |case| {
            !case.answer("founded_entity_type").is_given()
                && (case.ours.conditions, case.blind.conditions) == (Truth::Yes, Truth::Unknown)
        },
    },
    Known {
        policy: STARTUP,
        about: About::Truth,
        reason: "half a year of registered unemployment begun before and complete only after the founding: office (ours) or refused",
        is_it: |case| {
            let Some(since) = case.days("unemployment_registered_since") else { return false };
            let founded = case.days("entity_registered_on");
            let begun_before = founded.is_none_or(|founded| since.first <= founded.last);
            let complete_before = founded.is_some_and(|founded| since.last.add_months(6) <= founded.first);
            rank(case.ours.conditions) > rank(case.blind.conditions)
                && begun_before
                && !complete_before
                && since.first.add_months(6) <= case.on
        },
    },
    Known {
        policy: STARTUP,
        about: About::Amount,
        reason: "rural e-commerce: whether 20 % more may pass 20000 is of grade D; ours stays within, the other does not",
        is_it: |case| {
            // Three years with the largest possible staff, without a cap on the raised sum.
            let staff = case.number("employees_insured_12m").map_or(i64::MAX, |range| range.max);
            let raised = staff.min(21).saturating_sub(1) * 100_000 * 120 / 100 * 3;
            let may_be = *case.answer("is_rural_ecommerce") != Answer::Value(Value::Bool(false));
            may_be
                && case.cash().is_some_and(|(ours, blind)| {
                    (ours.max, blind.max) == (6_000_000, raised) && (ours.min == blind.min || case.perhaps_few())
                })
        },
    },
    Known {
        policy: STARTUP,
        about: About::Amount,
        reason: "while it is open whether there are three, the lower end is that of three (ours) or of fewer",
        is_it: |case| {
            let few = case.number("employees_insured_12m").is_none_or(|range| range.min < 3);
            few && case
                .cash()
                .is_some_and(|(ours, blind)| ours.max == blind.max && ours.min == 200_000 && blind.min < ours.min)
        },
    },
    Known {
        policy: VETERAN,
        about: About::Truth,
        reason: "the credit of an employer that hires is left out of ours, which is for persons",
        is_it: |case| {
            let later = (case.ours.conditions, case.blind.conditions) == (Truth::No, Truth::No)
                && case.ours.status == Status::NotMet
                && matches!(case.blind.status, Status::MetLater | Status::NeedsAnswer);
            (later || rank(case.blind.conditions) > rank(case.ours.conditions))
                && (case.employed() || !case.answer("employment_status").is_given())
        },
    },
    Known {
        policy: VETERAN,
        about: About::Amount,
        reason: "the credit of an employer that hires is left out of ours, which is for persons",
        is_it: |case| case.blind.benefits.contains_key("TaxCredit to Employer") && !case.tax_differs(),
    },
    Known {
        policy: VETERAN,
        about: About::Amount,
        reason: "ours is the credit of this calendar year by months, the other's a ceiling for all three years",
        is_it: |case| case.tax_differs() && case.tax_follows(),
    },
];

/// What the other encoding checks of a certificate if it presumes that it was not subsidised.
const LOOKED_AT: [&str; 4] = ["level", "issued_on", "verifiable_online", "already_subsidised"];

/// Certificates of these levels count.
const LEVELS: [&str; 3] = ["l5_junior", "l4_intermediate", "l3_senior"];

const TRUTHS: [Truth; 3] = [Truth::Yes, Truth::No, Truth::Unknown];

/// How near to yes.
fn rank(truth: Truth) -> u8 {
    match truth {
        Truth::No => 0,
        Truth::Unknown => 1,
        Truth::Yes => 2,
    }
}

/// The truth of the gates axis; none without a gate.
fn truth_of(gates: Gates) -> Option<Truth> {
    match gates {
        Gates::None => None,
        Gates::Yes => Some(Truth::Yes),
        Gates::No => Some(Truth::No),
        Gates::Unknown => Some(Truth::Unknown),
    }
}

/// Twelve months may be reached now or later, and 36 may not be reached.
fn between_12_and_36(later: bool) -> fn(Range) -> bool {
    if later { |months| months.min < 12 } else { |months| months.max >= 12 && months.min < 36 }
}

fn at_most(a: Option<DateRange>, b: Option<DateRange>) -> Truth {
    match (a, b) {
        (Some(a), Some(b)) if a.last <= b.first => Truth::Yes,
        (Some(a), Some(b)) if a.first > b.last => Truth::No,
        _ => Truth::Unknown,
    }
}

impl Case<'_> {
    /// Whether some certificate that counts may be from 2026 and in time.
    fn of_2026(&self) -> bool {
        let may_be = |record: &Record| {
            let level = match self.field(record, "level") {
                Answer::Value(Value::Choice(_)) => LEVELS.iter().any(|key| self.field_is(record, "level", key)),
                _ => true,
            };
            let in_time = match self.field(record, "issued_on") {
                Answer::Value(Value::Date(days)) => {
                    let of_2026 = days.first.year_month_day().0 <= 2026 && days.last.year_month_day().0 >= 2026;
                    of_2026 && self.on <= days.last.add_months(12)
                }
                _ => true,
            };
            level && in_time
        };
        !self.answer("skill_certificates").is_given() || self.records().any(may_be)
    }

    fn graduated(&self) -> Truth {
        let on = DateRange { first: self.on, last: self.on };
        match self.answer("graduation_date") {
            Answer::None => Truth::No,
            _ => at_most(self.days("graduation_date"), Some(on)),
        }
    }

    /// Whether a day is within so many months of graduation.
    fn within(&self, day: Option<DateRange>, months: i64) -> Truth {
        let later =
            |days: DateRange| DateRange { first: days.first.add_months(months), last: days.last.add_months(months) };
        match self.answer("graduation_date") {
            Answer::None => Truth::No,
            _ => at_most(day, self.days("graduation_date").map(later)),
        }
    }

    /// The years as we read them: the application, or the hire, within this many months of graduation.
    fn hired_within(&self, months: i64) -> Truth {
        let start = match &self.contract_start {
            Some(Answer::Value(Value::Date(days))) => Some(*days),
            _ => None,
        };
        let on = DateRange { first: self.on, last: self.on };
        let either = Truth::any([self.within(Some(on), months), self.within(start, months)]);
        Truth::all([self.graduated(), either])
    }

    /// The years as the other reads them: the application within this many months, or within `most` if the office
    /// agrees.
    fn outer_limit(&self, months: i64, most: i64) -> Truth {
        let on = DateRange { first: self.on, last: self.on };
        let either = Truth::any([self.within(Some(on), months), self.within(Some(on), most)]);
        Truth::all([self.graduated(), either])
    }

    /// Whether the employer has paid for a month.
    fn insured(&self) -> Truth {
        match self.counted("continuous_insured_months_same_employer") {
            Some(range) if range.min >= 1 => Truth::Yes,
            Some(range) if range.max < 1 => Truth::No,
            _ => Truth::Unknown,
        }
    }

    /// SME: both outcomes follow from the readings of the years and of insurance, and some truth of the rest.
    fn sme_follows(&self) -> bool {
        let (ours, other) = (self.hired_within(24), self.outer_limit(24, 60));
        TRUTHS.iter().any(|rest| {
            self.ours.conditions == Truth::all([ours, *rest])
                && truth_of(self.ours.gates) == Some(Truth::all([ours, *rest, self.insured()]))
                && self.blind.conditions == Truth::all([other, *rest, self.insured()])
                && self.blind.gates == Gates::None
        })
    }

    /// Care and agriculture: the same with the readings of the other subsidy and of insurance.
    fn care_follows(&self) -> bool {
        let ours = Truth::all([self.hired_within(60), self.insured().presumed()]);
        let refused = Truth::from(!self.chose("prior_benefits", SME));
        let other = Truth::all([self.outer_limit(60, 96), self.insured(), refused]);
        let recognised = match self.answer("employer_recognised_by_authority") {
            Answer::Value(value) => Truth::from(*value == Value::Bool(true)),
            Answer::None => Truth::No,
            _ => Truth::Unknown,
        };
        TRUTHS.iter().any(|rest| {
            let all = |truth: Truth| Truth::all([truth, *rest]);
            self.ours.conditions == all(ours)
                && self.blind.conditions == all(other)
                && truth_of(self.ours.gates) == Some(Truth::all([all(ours), recognised]))
                && truth_of(self.blind.gates) == Some(Truth::all([all(other), recognised]))
        })
    }

    /// Whether there may be fewer than three staff.
    fn perhaps_few(&self) -> bool {
        self.number("employees_insured_12m").is_none_or(|range| range.min < 3)
    }

    /// The tax due, and a year's credit: ours by the months since registration, the other's three times the limit.
    fn tax_follows(&self) -> bool {
        let due = match self.number("annual_tax_payable") {
            Some(range) => range,
            None => Range { min: 0, max: i64::MAX },
        };
        let registered = self.days("entity_registered_on");
        // Twelfths of 20000 yuan in whole fen; firms registered before this year get all twelve months.
        let limit = |day: Option<Date>, months: i64| {
            let (year, month, _) = day.map_or((0, 0, 0), Date::year_month_day);
            let months = match day {
                Some(_) if year < self.on.year_month_day().0 => 12,
                Some(_) => 13 - i64::from(month),
                None => months,
            };
            2_000_000 * months / 12
        };
        let least = due.min.min(limit(registered.map(|days| days.last), 1));
        let most = due.max.min(limit(registered.map(|days| days.first), 12));
        self.total("TaxCredit to Person").is_some_and(|(ours, blind)| {
            (ours.min.0, ours.max.0) == (least, most)
                && (blind.min.0, blind.max.0) == (0, due.max.min(2_000_000).saturating_mul(3))
        })
    }
}
