//! People around the thresholds of five policies, the same on every machine, with their answers by key.
//!
//! Deliberately answers only questions that arise, and nobody here contradicts themselves.

use std::error::Error;

use caice::{
    engine::{self, Truth},
    pack::{Expr, Fact, FactId, Field, Kind, Pack},
    value::{Answer, Answers, Date, DateRange, OptionId, OptionSet, PartSet, Range, Record, Value},
};

use super::{DAYS, GIVEN, POLICIES, SEED};

/// Splitmix64: the same people on every machine.
pub struct Dice(pub u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % u64::try_from(n.max(1)).unwrap_or(1)).unwrap_or(0)
    }

    pub fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn of<T: Copy>(&mut self, from: &[T]) -> Option<T> {
        from.get(self.below(from.len())).copied()
    }

    /// A day not after `given`, because the question asks about the past: at a threshold of some rule as seen from an
    /// assessed day or the turn of a period, or any day.
    fn day(&mut self, given: Date) -> Result<Date, Box<dyn Error>> {
        Ok(self.any_day()?.min(given))
    }

    fn any_day(&mut self) -> Result<Date, Box<dyn Error>> {
        if self.one_in(5) {
            return Ok(Date::from_unix_days(16_000 + i64::try_from(self.below(5_000))?).map_err(|e| format!("{e:?}"))?);
        }
        let from =
            self.of(&[GIVEN, GIVEN, DAYS[1], DAYS[2], "2027-12-31", "2023-01-01", "2015-01-01"]).unwrap_or(GIVEN);
        let months = self.of(&[0, 0, 6, 12, 12, 24, 24, 36, 36, 48, 60, 60, 72, 96]).unwrap_or(0);
        let day = Date::parse(from).map_err(|e| format!("{e:?}"))?.add_months(-months);
        Ok(match self.below(5) {
            0 => day.yesterday(),
            1 => day.tomorrow(),
            2 => day.month_start(),
            _ => day,
        })
    }

    fn number(&mut self, kind: &Kind) -> Result<Range, Box<dyn Error>> {
        const COUNTS: [i64; 24] =
            [0, 1, 2, 3, 4, 5, 6, 10, 11, 12, 13, 18, 20, 21, 22, 23, 24, 30, 34, 35, 36, 37, 48, 60];
        const YUAN: [i64; 10] = [0, 1, 3_000, 3_200, 6_000, 19_999, 20_000, 22_000, 24_000, 30_000];
        let of = |n: i64| if matches!(kind, Kind::Money) { n * 100 } else { n };
        let from: &[i64] = if matches!(kind, Kind::Money) { &YUAN } else { &COUNTS };
        let (a, b) = (self.of(from).unwrap_or(0), self.of(from).unwrap_or(0));
        Ok(match self.below(6) {
            0 => Range { min: of(a.min(b)), max: of(a.max(b)) },
            1 if self.one_in(2) => Range { min: of(a), max: i64::MAX },
            _ => Range::exactly(of(a)),
        })
    }

    fn value(&mut self, kind: &Kind, given: Date) -> Result<Value, Box<dyn Error>> {
        Ok(match kind {
            Kind::Bool => Value::Bool(self.one_in(2)),
            Kind::Choice { options, .. } => Value::Choice(OptionId(u8::try_from(self.below(options.len()))?)),
            Kind::Set { options } => {
                // Of the policies, only these five, which both packs know.
                let askable = |key: &String| key.contains('_') || POLICIES.contains(&key.as_str());
                let ids = (0_u8..).zip(options).filter(|(_, key)| askable(key)).map(|(id, _)| OptionId(id));
                let most = ids.clone().count();
                let wanted = [self.below(most * 2), self.below(most * 2)];
                Value::Set(ids.enumerate().filter(|(at, _)| wanted.contains(at)).map(|(_, id)| id).collect())
            }
            Kind::Int | Kind::Money | Kind::Decimal { .. } => Value::Number(self.number(kind)?),
            Kind::Date => {
                let day = self.day(given)?;
                Value::Date(if self.one_in(6) {
                    DateRange { first: day.month_start(), last: day.month_start().add_months(1).yesterday().min(given) }
                } else {
                    DateRange { first: day, last: day }
                })
            }
            Kind::Records { fields } => {
                let mut records = Vec::new();
                for _ in 0..1 + self.below(3) {
                    let answers = fields.iter().map(|field| self.answer(&field.kind, field.may_be_none, 12, given));
                    records.push(Record(answers.collect::<Result<_, _>>()?));
                }
                Value::Records(records)
            }
        })
    }

    /// Leaves it open, in each of the two ways, once in `often`.
    fn answer(&mut self, kind: &Kind, may_be_none: bool, often: usize, given: Date) -> Result<Answer, Box<dyn Error>> {
        Ok(match self.below(often) {
            0 => Answer::Absent,
            1 => Answer::Unsure,
            2 if may_be_none => Answer::None,
            _ => Answer::Value(self.value(kind, given)?),
        })
    }
}

/// Answers to these facts. Questions that do not arise get none, and nobody contradicts themselves.
pub fn person(pack: &Pack, asked: &[FactId], dice: &mut Dice, on: Date) -> Result<Answers, Box<dyn Error>> {
    loop {
        // Some people know nearly everything, others little.
        let often = dice.of(&[5, 12, 40, 120]).unwrap_or(12);
        let mut answers = Answers::none(pack.facts.len());
        for id in asked {
            let Some(fact) = pack.fact(*id) else { continue };
            let applies = fact.applies_when.as_ref().map(|rule| engine::expr_truth(pack, &answers, on, on, rule));
            if fact.ask.anywhere() && applies != Some(Truth::No) {
                answers.set(id.index(), dice.answer(&fact.kind, fact.may_be_none, often, on)?);
            }
        }
        let truth = |rule: &Expr| engine::expr_truth(pack, &answers, on, on, rule);
        let contradicts =
            |fact: &Fact| fact.implies.iter().any(|i| truth(&i.when) == Truth::Yes && truth(&i.then) == Truth::No);
        if !pack.facts.iter().any(contradicts) {
            return Ok(answers);
        }
    }
}

/// The answers, plus, for our encoding only, when the job began: not in the future, at the thresholds as seen from
/// graduation day, and no later than the insurance by the same employer allows.
pub fn with_the_contract(
    mut answers: Answers,
    ours: &Pack,
    who: usize,
    given: Date,
) -> Result<Answers, Box<dyn Error>> {
    let id = ours.fact_id("labour_contract_start").ok_or("no start of the contract")?;
    let applies = ours.fact(id).and_then(|fact| fact.applies_when.as_ref());
    if applies.is_some_and(|rule| engine::expr_truth(ours, &answers, given, given, rule) == Truth::No) {
        return Ok(answers);
    }
    let said = |key: &str| ours.fact_id(key).map(|id| answers.get(id.index()));
    let insured = match said("continuous_insured_months_same_employer") {
        Some(Answer::Value(Value::Number(range))) => range.min,
        _ => 0,
    };
    let mut dice = Dice(SEED ^ u64::try_from(who)?);
    let day = match said("graduation_date") {
        Some(Answer::Value(Value::Date(days))) if !dice.one_in(4) => {
            let around = days.first.add_months(dice.of(&[-6, 12, 24, 24, 24, 36, 60, 60, 60]).unwrap_or(24));
            dice.of(&[around.yesterday(), around, around.tomorrow()]).unwrap_or(around)
        }
        _ => dice.day(given)?,
    };
    let day = day.min(given.add_months(1 - insured.max(1)));
    let answer = match dice.below(10) {
        0 => Answer::Absent,
        1 => Answer::Unsure,
        2 => Answer::Value(Value::Date(DateRange { first: day.month_start(), last: day })),
        _ => Answer::Value(Value::Date(DateRange { first: day, last: day })),
    };
    answers.set(id.index(), answer);
    Ok(answers)
}

/// The same answers, plus what only ours asks and the other takes for granted: everything is in Zhejiang, and the
/// policy `key` was not received before.
pub fn taken_for_granted(mut answers: Answers, ours: &Pack, key: &str, given: Date) -> Result<Answers, Box<dyn Error>> {
    let option = |fact: FactId, name: &str| {
        let at = ours.fact(fact)?.kind.options().iter().position(|option| option == name)?;
        u8::try_from(at).ok().map(OptionId)
    };
    for place in ["employer_place", "entity_place"] {
        let id = ours.fact_id(place).ok_or("no place")?;
        let etdz = option(id, "etdz").ok_or("no option `etdz`")?;
        let applies = ours.fact(id).and_then(|fact| fact.applies_when.as_ref());
        if applies.is_none_or(|rule| engine::expr_truth(ours, &answers, given, given, rule) != Truth::No) {
            answers.set(id.index(), Answer::Value(Value::Choice(etdz)));
        }
    }
    let id = ours.fact_id("prior_benefits").ok_or("no earlier benefits")?;
    let this = option(id, key).ok_or("no such policy")?;
    let lacks = OptionSet::EMPTY.with(this, true);
    let answer = match answers.get(id.index()) {
        Answer::Value(Value::Set(set)) => Value::Set(set.with(this, false)),
        Answer::Value(Value::Part(part)) => Value::Part(part.with(this, false)),
        Answer::None => return Ok(answers),
        _ => Value::Part(PartSet { has: OptionSet::EMPTY, lacks }),
    };
    answers.set(id.index(), Answer::Value(answer));
    Ok(answers)
}

/// The same answers in the other pack, by key.
pub fn translated(answers: &Answers, from: &Pack, to: &Pack) -> Answers {
    let mut same = Answers::none(to.facts.len());
    for (index, fact) in from.facts.iter().enumerate() {
        if let Some(id) = to.fact_id(&fact.key)
            && let Some(target) = to.fact(id)
        {
            same.set(id.index(), by_key(answers.get(index), &fact.kind, &target.kind));
        }
    }
    same
}

fn by_key(answer: &Answer, from: &Kind, to: &Kind) -> Answer {
    let option = |id: OptionId| {
        let key = from.options().get(usize::from(id.0))?;
        let at = to.options().iter().position(|other| other == key)?;
        u8::try_from(at).ok().map(OptionId)
    };
    match (answer, from, to) {
        (Answer::Value(Value::Choice(id)), ..) => {
            option(*id).map_or(Answer::Absent, |id| Answer::Value(Value::Choice(id)))
        }
        (Answer::Value(Value::Set(set)), ..) => {
            Answer::Value(Value::Set(set.iter().filter_map(option).collect::<OptionSet>()))
        }
        (Answer::Value(Value::Records(records)), Kind::Records { fields }, Kind::Records { fields: others }) => {
            let field = |record: &Record, other: &Field| {
                let found = fields.iter().zip(&record.0).find(|(field, _)| field.key == other.key);
                found.map_or(Answer::Absent, |(field, answer)| by_key(answer, &field.kind, &other.kind))
            };
            let one = |record: &Record| Record(others.iter().map(|other| field(record, other)).collect());
            Answer::Value(Value::Records(records.iter().map(one).collect()))
        }
        _ => answer.clone(),
    }
}
