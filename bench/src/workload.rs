//! The workload: its pack and one person, given as a number for each fact; what each way of asking says of them.
//!
//! Verdicts come as the numbers that all rows of the table are compared by: 0 no, 1 yes, 2 open. What is right is not
//! known here.

use caice::{
    engine::{self, Assessment, Env, Index, Status, Truth},
    pack::{ClauseKind, Condition, Expr, Kind, Num, Pack, Policy},
    value::{Answer, Answers, Date, OptionId, Range, Value},
};

use crate::way::Way;

/// The number of a fact that is not answered.
pub const UNKNOWN: i32 = i32::MIN;

/// No verdict of the three: always wrong.
const NEITHER: u8 = 9;

/// The workload's pack, prepared for every way of asking.
pub struct Workload {
    pack: Pack,
    /// Made once, as the page makes it.
    index: Index,
    /// Of each policy its whole condition and its amount.
    rules: Vec<(Expr, Num)>,
    /// Of each policy the first one that it and the others of its group exclude: itself where there is none.
    group: Vec<usize>,
    answers: Answers,
    /// What was last said of each policy.
    pub verdicts: Vec<u8>,
    /// Yuan of each policy, then the most of each group.
    yuan: Vec<i64>,
}

impl Workload {
    /// From what `bench-packs` wrote.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let pack: Pack = caice::pack::decode(bytes).ok()?;
        let rules: Vec<_> = pack.policies.iter().map(rule).collect::<Option<_>>()?;
        let mut group: Vec<usize> = (0..rules.len()).collect();
        for relation in &pack.relations {
            let (first, second) = (relation.between.0.index(), relation.between.1.index());
            *group.get_mut(second)? = (*group.get(first)?).min(*group.get(second)?);
        }
        let answers = Answers::none(pack.facts.len());
        let (verdicts, yuan) = (vec![NEITHER; rules.len()], vec![0; rules.len()]);
        let index = Index::of(&pack);
        Some(Self { index, pack, rules, group, answers, verdicts, yuan })
    }

    /// How many facts a person has.
    pub fn n_facts(&self) -> usize {
        self.pack.facts.len()
    }

    /// All verdicts of a person, and what may be had in all, in yuan; -1 where that is not one sum.
    pub fn complete(&mut self, way: Way, person: &[i32]) -> i64 {
        self.answer(person);
        match way {
            Way::Verdicts => {
                self.expressions();
                self.sum()
            }
            Way::Statuses => {
                self.alone();
                -1
            }
            Way::Assess => {
                let assessment = self.assess();
                self.say(assessment.outcomes.iter().map(|outcome| outcome.status));
                sum_of(&assessment)
            }
        }
    }

    /// All verdicts of a person of whom something is not known.
    pub fn half(&mut self, way: Way, person: &[i32]) {
        self.answer(person);
        match way {
            Way::Verdicts => self.expressions(),
            Way::Statuses => self.alone(),
            Way::Assess => {
                let assessment = self.assess();
                self.say(assessment.outcomes.iter().map(|outcome| outcome.status));
            }
        }
    }

    /// Asks a person what the engine wants to know first, until it wants nothing more; how many answers that took.
    /// The verdicts are those of the end.
    pub fn interview(&mut self, way: Way, person: &[i32]) -> usize {
        debug_assert!(way.asks());
        self.answer(&vec![UNKNOWN; person.len()]);
        let mut now = self.assess();
        let mut n_answers = 0;
        while let Some(fact) = now.next.iter().find(|question| !question.refutes && !question.details) {
            let fact = fact.fact.index();
            let (Some(kind), Some(number)) = (self.pack.facts.get(fact).map(|fact| &fact.kind), person.get(fact))
            else {
                break;
            };
            let were = self.answers.clone();
            self.answers.set(fact, answer(kind, *number));
            n_answers += 1;
            now = engine::again(&self.index, &self.pack, (&were, &now), &self.answers);
        }
        self.say(now.outcomes.iter().map(|outcome| outcome.status));
        n_answers
    }

    fn answer(&mut self, person: &[i32]) {
        for (index, (fact, number)) in self.pack.facts.iter().zip(person).enumerate() {
            self.answers.set(index, answer(&fact.kind, *number));
        }
    }

    fn day(&self) -> Date {
        self.pack.checked
    }

    fn assess(&self) -> Assessment {
        engine::assess_by(&self.index, &self.pack, &self.answers, self.day(), self.day())
    }

    fn expressions(&mut self) {
        let env = Env::new(&self.pack, &self.answers, self.day(), self.day());
        for ((rule, _), verdict) in self.rules.iter().zip(&mut self.verdicts) {
            *verdict = match engine::expr_in(env, rule) {
                Truth::No => 0,
                Truth::Yes => 1,
                Truth::Unknown => 2,
            };
        }
    }

    fn alone(&mut self) {
        let statuses = engine::statuses(&self.index, &self.pack, &self.answers, self.day(), self.day());
        self.say(statuses.into_iter());
    }

    fn say(&mut self, statuses: impl Iterator<Item = Status>) {
        for (status, verdict) in statuses.zip(&mut self.verdicts) {
            *verdict = match status {
                Status::NotMet => 0,
                Status::Met => 1,
                Status::NeedsAnswer => 2,
                _ => NEITHER,
            };
        }
    }

    /// The amounts of what is met, of each group the most.
    fn sum(&mut self) -> i64 {
        let env = Env::new(&self.pack, &self.answers, self.day(), self.day());
        self.yuan.fill(0);
        for (((_, amount), group), verdict) in self.rules.iter().zip(&self.group).zip(&self.verdicts) {
            if let (1, Some(most)) = (*verdict, self.yuan.get_mut(*group)) {
                *most = (*most).max(engine::number_in(env, amount).range.max / 100);
            }
        }
        self.yuan.iter().sum()
    }
}

/// One number as an answer.
fn answer(kind: &Kind, number: i32) -> Answer {
    if number == UNKNOWN {
        return Answer::Absent;
    }
    Answer::Value(match kind {
        Kind::Bool => Value::Bool(number == 1),
        Kind::Choice { .. } => Value::Choice(OptionId(u8::try_from(number).unwrap_or(u8::MAX))),
        _ => Value::Number(Range::exactly(i64::from(number))),
    })
}

/// A policy's whole condition as one expression, and its amount.
fn rule(policy: &Policy) -> Option<(Expr, Num)> {
    Some((expression(policy, &policy.when)?, policy.benefits.first()?.amount.clone()?))
}

fn expression(policy: &Policy, when: &Condition) -> Option<Expr> {
    let parts = |parts: &[Condition]| parts.iter().map(|part| expression(policy, part)).collect::<Option<Vec<_>>>();
    match when {
        Condition::All(all) => Some(Expr::And(parts(all)?)),
        Condition::Any(any) => Some(Expr::Or(parts(any)?)),
        Condition::Clause(id) => match &policy.clause(*id)?.kind {
            ClauseKind::Asked(rule) => Some(rule.clone()),
            _ => None,
        },
        _ => None,
    }
}

/// What the engine says may be had in all. Everything of the workload is confirmed, and every pair of it decided, so
/// that the surest sum is the best one.
fn sum_of(assessment: &Assessment) -> i64 {
    match assessment.combinations.as_slice() {
        [] => 0,
        [one] if one.exact && one.cash.min == one.cash.max => one.cash.max.0 / 100,
        _ => -1,
    }
}
