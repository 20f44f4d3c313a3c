//! Complete answers of random people, near the thresholds of the bundled rules as seen from the assessed day, so that
//! some meet each rule and others miss it.
//!
//! Deliberately knows no policy: only which spans and ages the rules turn on.

use caice::{
    pack::{Expr, Kind, Pack},
    value::{Answer, Answers, Date, DateRange, OptionId, OptionSet, Range, Record, Value},
};

use super::oracle::Oracle;

/// Months before the day; negative ones lie in the future.
const SPANS: [i64; 22] = [-8, -1, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 24, 36, 48, 60, 72, 96];
/// The same for certificates, most of which count for a year.
const CERTIFIED: [i64; 8] = [-1, 0, 4, 6, 12, 12, 12, 18];
/// Ages in years.
const AGES: [i64; 9] = [17, 22, 35, 36, 37, 39, 40, 41, 55];
const COUNTS: [i64; 20] = [0, 1, 2, 3, 4, 5, 6, 10, 11, 12, 13, 20, 21, 24, 30, 35, 36, 37, 48, 120];
const YUAN: [i64; 10] = [0, 1, 300, 1_666, 3_200, 5_000, 19_999, 20_000, 24_000, 500_000];

/// A sequence derived from one seed.
struct Dice(u64);

impl Dice {
    /// Splitmix64.
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % u64::try_from(n.max(1)).unwrap_or(1)).unwrap_or(0)
    }

    fn of(&mut self, from: &[i64]) -> i64 {
        from.get(self.below(from.len())).copied().unwrap_or_default()
    }

    fn day(&mut self, key: &str, on: Date) -> Date {
        let months = match key {
            "birth_date" => self.of(&AGES) * 12,
            "issued_on" => self.of(&CERTIFIED),
            _ => self.of(&SPANS),
        };
        let day = on.add_months(-months);
        match self.below(6) {
            0 => day.yesterday(),
            1 => day.tomorrow(),
            2 => day.month_start(),
            3 => day.year_ends().1,
            _ => day,
        }
    }

    fn value(&mut self, key: &str, kind: &Kind, on: Date) -> Value {
        let option = |at: usize| OptionId(u8::try_from(at).unwrap_or_default());
        match kind {
            Kind::Bool => Value::Bool(self.below(2) == 1),
            Kind::Choice { options, .. } => Value::Choice(option(self.below(options.len()))),
            Kind::Set { options } => {
                let most = self.below(3);
                Value::Set((0..most).map(|_| option(self.below(options.len()))).collect::<OptionSet>())
            }
            Kind::Int => Value::Number(Range::exactly(self.of(&COUNTS))),
            Kind::Money | Kind::Decimal { .. } => Value::Number(Range::exactly(self.of(&YUAN) * 100)),
            Kind::Date => {
                let day = self.day(key, on);
                Value::Date(DateRange { first: day, last: day })
            }
            Kind::Records { fields } => {
                let n_records = self.below(4);
                let mut records = Vec::new();
                for _ in 0..n_records {
                    let none = |field: &caice::pack::Field, dice: &mut Self| field.may_be_none && dice.below(8) == 0;
                    let answers = fields.iter().map(|field| {
                        if none(field, self) {
                            return Answer::None;
                        }
                        Answer::Value(self.value(&field.key, &field.kind, on))
                    });
                    records.push(Record(answers.collect()));
                }
                Value::Records(records)
            }
        }
    }
}

/// Complete answers: a value for every question that arises, none for all others.
pub fn person(pack: &Pack, seed: u64, on: Date) -> Answers {
    let mut dice = Dice(seed);
    let mut answers = Answers::none(pack.facts.len());
    for (index, fact) in pack.facts.iter().enumerate().filter(|(_, fact)| fact.derived.is_none()) {
        let holds = |rule: &Expr| Oracle::new(pack, &answers, on, on).holds(rule);
        let applies = fact.applies_when.as_ref().is_none_or(holds);
        let none = !applies || (fact.may_be_none && dice.below(6) == 0 && !matches!(fact.kind, Kind::Set { .. }));
        let value = dice.value(&fact.key, &fact.kind, on);
        answers.set(index, if none { Answer::None } else { Answer::Value(value) });
    }
    answers
}
