//! Near misses: what somebody could do, or wait for, so that a policy they miss may fit.
//!
//! Changes only what the pack calls changeable, the way it says, at most two facts at a time, and only where something was
//! answered. Every set that is named was tried: its status is what comes out, and no part of it does as much. It makes no
//! sentences, and it promises nothing: what a change costs elsewhere is named with it.

use alloc::{boxed::Box, vec::Vec};
use core::cmp::Reverse;

use super::{
    amount::BenefitOutcome,
    assess::Assessment,
    consistent::{clashes, in_force},
    eval::{Env, Memo, Truth},
    index::{FactSet, Index},
    outcome::{Outcome, outcomes_again, status_alone},
    status::{Rule, Status},
};
use crate::{
    pack::{Award, Changeable, ClauseId, Fact, FactId, Kind, NewRecord, Pack, PolicyId},
    value::{Answer, Answers, DateRange, Fen, FenRange, Range, Record, Value},
};

/// How many tries one policy is worth.
const MOST_TRIES: usize = 64;
/// How many sets are named.
const MOST_SETS: usize = 3;

/// What is near for one policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nearby {
    /// Whether everything was tried.
    pub exact: bool,
    /// The sets: fewest changes first, then the earliest, then what brings most, then the least effort.
    pub sets: Vec<ChangeSet>,
}

/// Changes that are enough together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeSet {
    /// What changes; nothing where only time must pass.
    pub changes: Vec<Change>,
    /// First day one can then claim, where that is not today.
    pub from: Option<crate::value::Date>,
    /// What comes out on that day.
    pub status: Status,
    /// The cash it may bring; none where no figure is known.
    pub gain: Option<FenRange>,
    /// Clauses that are left to the office all the same: no change decides those.
    pub office: Vec<ClauseId>,
    /// What could be had before and can no longer.
    pub loses: Vec<PolicyId>,
    /// Whether it rests on a sensitive answer.
    pub sensitive: bool,
}

impl ChangeSet {
    /// Whether changes of the same facts come to the same.
    fn is_like(&self, other: &Self) -> bool {
        let facts = |set: &Self| set.changes.iter().map(|change| change.fact).collect::<Vec<_>>();
        (self.status, self.from, self.gain, &self.loses) == (other.status, other.from, other.gain, &other.loses)
            && facts(self) == facts(other)
    }
}

/// An answer that becomes another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The fact.
    pub fact: FactId,
    /// How.
    pub kind: ChangeKind,
    /// What the whole answer then is.
    pub answer: Answer,
}

/// How an answer becomes another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// To that number or option, or more.
    AtLeast,
    /// To that number or option, or less.
    AtMost,
    /// To just that.
    Becomes,
    /// By one record more, the last.
    Adds,
}

/// What is near for `policy`, given the assessment of `answers`.
pub fn nearby(index: &Index, pack: &Pack, answers: &Answers, now: &Assessment, policy: PolicyId) -> Nearby {
    let mut near = Nearby { exact: true, sets: Vec::new() };
    let Some(missed) = now.of(policy) else { return near };
    let search = Search { index, pack, answers, now, policy };
    match missed.status {
        // Time alone is enough.
        Status::MetLater => near.sets.push(ChangeSet {
            changes: Vec::new(),
            from: missed.from,
            status: then(missed),
            gain: cash(pack, missed),
            office: missed.office.clone(),
            loses: Vec::new(),
            sensitive: missed.sensitive,
        }),
        Status::NotMet if missed.axes.rule != Rule::Replaced => search.all(&mut near),
        _ => {}
    }
    near
}

/// What a search looks at.
struct Search<'a> {
    index: &'a Index,
    pack: &'a Pack,
    answers: &'a Answers,
    now: &'a Assessment,
    policy: PolicyId,
}

impl Search<'_> {
    fn all(&self, near: &mut Nearby) {
        let mut left = MOST_TRIES;
        let facts: Vec<Vec<Change>> = self.facts().into_iter().map(|fact| self.ways(fact)).collect();
        let mut alone = Vec::new();
        for ways in &facts {
            let found = self.first_or_each(ways.iter().map(|way| Box::from([way.clone()])), &mut left, near);
            alone.push(found);
        }
        // What is enough by itself is in no pair: the pair would not be the least.
        let rest: Vec<&Vec<Change>> =
            facts.iter().zip(&alone).filter(|(_, alone)| !**alone).map(|(ways, _)| ways).collect();
        for (at, one) in rest.iter().enumerate() {
            for other in rest.iter().skip(at + 1) {
                let pairs = one.iter().flat_map(|a| other.iter().map(move |b| Box::from([a.clone(), b.clone()])));
                self.first_or_each(pairs, &mut left, near);
            }
        }
        let effort = |set: &ChangeSet| -> u32 {
            set.changes.iter().filter_map(|change| self.pack.fact(change.fact)).map(|fact| u32::from(fact.effort)).sum()
        };
        let rank = |set: &ChangeSet| {
            let most = set.gain.map_or(Fen::ZERO, |gain| gain.max);
            (set.changes.len(), set.from.unwrap_or(self.now.on), Reverse(most), effort(set))
        };
        let mut sorted: Vec<ChangeSet> = Vec::new();
        for set in near.sets.drain(..) {
            // Of choices that come to the same the first stands for all.
            if sorted.iter().any(|known| known.is_like(&set)) {
                continue;
            }
            let at = sorted.partition_point(|other| rank(other) <= rank(&set));
            sorted.insert(at, set);
        }
        sorted.truncate(MOST_SETS);
        near.sets = sorted;
    }

    /// Tries sets in turn. Of numbers and steps the first that is enough is the least, and ends it; of things to choose
    /// among each is its own way.
    fn first_or_each(&self, sets: impl Iterator<Item = Box<[Change]>>, left: &mut usize, near: &mut Nearby) -> bool {
        let mut found = false;
        for changes in sets {
            let Some(rest) = left.checked_sub(1) else {
                near.exact = false;
                break;
            };
            *left = rest;
            let Some(set) = self.tried(&changes) else { continue };
            let is_stepwise = changes.iter().any(|c| matches!(c.kind, ChangeKind::AtLeast | ChangeKind::AtMost));
            near.sets.push(set);
            found = true;
            if is_stepwise {
                break;
            }
        }
        found
    }

    /// What comes of changes; none where the policy still does not fit, or the answers would contradict each other.
    fn tried(&self, changes: &[Change]) -> Option<ChangeSet> {
        let (on, as_of) = (self.now.on, self.now.as_of);
        let mut answers = self.answers.clone();
        changes.iter().for_each(|change| answers.set(change.fact.index(), change.answer.clone()));
        let answers = in_force(self.pack, &answers, on, as_of);
        // What does not arise beside the other change is none.
        if changes.iter().any(|change| *answers.get(change.fact.index()) != change.answer) {
            return None;
        }
        let memo = Memo::of(self.pack);
        let env = Env::new(self.pack, &answers, on, as_of).remembering(&memo);
        if !fits(status_alone(env, self.index, self.policy, self.pack.policy(self.policy)?)) {
            return None;
        }
        let before = Env::new(self.pack, self.answers, on, as_of);
        let is_new = |id: &FactId| {
            let were = clashes(before, *id);
            clashes(env, *id).iter().any(|clash| !were.contains(clash))
        };
        if (0..self.pack.facts.len()).map(FactId::at).any(|id| is_new(&id)) {
            return None;
        }
        let ids = (0..self.pack.facts.len()).map(FactId::at);
        let changed = FactSet::of(ids.filter(|id| self.answers.get(id.index()) != answers.get(id.index())));
        let (then, _) = outcomes_again(env, self.index, &self.now.outcomes, &changed);
        let of_policy = then.iter().find(|then| then.policy == self.policy)?;
        // Of a run of one day to come nobody can make a plan: a day earlier or later the conditions fail.
        if of_policy.from.is_some() && of_policy.from == of_policy.until.or(of_policy.latest) {
            return None;
        }
        let lost = self.now.outcomes.iter().zip(&then).filter(|(now, then)| fits(now.status) && !may(then.status));
        Some(ChangeSet {
            from: of_policy.from,
            status: self::then(of_policy),
            gain: cash(self.pack, of_policy),
            office: of_policy.office.clone(),
            loses: lost.map(|(now, _)| now.policy).collect(),
            sensitive: of_policy.sensitive,
            changes: changes.to_vec(),
        })
    }

    /// The facts on which the policy turns that can be changed and have an answer, in pack order.
    fn facts(&self) -> Vec<FactId> {
        let can_change = |id: &FactId| {
            let fixed = |fact: &Fact| matches!(fact.changeable, Changeable::Fixed | Changeable::Time);
            self.pack.fact(*id).is_some_and(|fact| !fixed(fact))
                && self.answers.get(id.index()).is_given()
                && self.index.turns_on(self.policy, &FactSet::of([*id]))
        };
        (0..self.pack.facts.len()).map(FactId::at).filter(can_change).collect()
    }

    /// The answers that the one to `id` can become, the smallest step first.
    fn ways(&self, id: FactId) -> Vec<Change> {
        let (Some(fact), now) = (self.pack.fact(id), self.answers.get(id.index())) else { return Vec::new() };
        let change = |kind: ChangeKind, value: Value| Change { fact: id, kind, answer: Answer::Value(value) };
        match &fact.changeable {
            Changeable::Fixed | Changeable::Time => Vec::new(),
            Changeable::Up => self.steps(id, fact, now, true),
            Changeable::Down => self.steps(id, fact, now, false),
            Changeable::Today => {
                let today = DateRange { first: self.now.on, last: self.now.on };
                // Who has done it already has nothing to do.
                let ways = matches!(now, Answer::None).then(|| change(ChangeKind::Becomes, Value::Date(today)));
                ways.into_iter().collect()
            }
            Changeable::To(values) => { values.iter() }
                .filter_map(|value| with(now, value))
                .filter(|value| now.value() != Some(value))
                .map(|value| change(ChangeKind::Becomes, value))
                .collect(),
            Changeable::Record(records) => {
                let own = match now {
                    Answer::Value(Value::Records(own)) => own.clone(),
                    _ => Vec::new(),
                };
                let add = |new: &NewRecord| {
                    let mut all = own.clone();
                    all.push(self.on_that_day(new));
                    change(ChangeKind::Adds, Value::Records(all))
                };
                // What somebody holds they need not obtain, nor less of it. A firm may hire or train one more like another.
                let is_new = |new: &&NewRecord| fact.ask.employer || !is_held(fact, &own, &new.record);
                records.iter().filter(is_new).map(add).collect()
            }
        }
    }

    /// Larger or smaller numbers or options than `now`, the nearest first.
    fn steps(&self, id: FactId, fact: &Fact, now: &Answer, up: bool) -> Vec<Change> {
        let kind = if up { ChangeKind::AtLeast } else { ChangeKind::AtMost };
        let beyond = |answer: &Answer| match (answer, now) {
            (Answer::Value(Value::Number(band)), Answer::Value(Value::Number(now))) => {
                let at = if up { band.min } else { band.max };
                let is_beyond = if up { at > now.max } else { at < now.min };
                is_beyond.then_some(Value::Number(Range::exactly(at)))
            }
            (Answer::Value(Value::Number(band)), Answer::None) if up && band.min > 0 => {
                Some(Value::Number(Range::exactly(band.min)))
            }
            (Answer::Value(Value::Choice(option)), Answer::Value(Value::Choice(now))) => {
                let is_beyond = if up { option > now } else { option < now };
                is_beyond.then_some(Value::Choice(*option))
            }
            _ => None,
        };
        let is_ordered = !matches!(fact.kind, Kind::Choice { ordered: false, .. });
        let possible = self.index.possible(id);
        let mut values: Vec<Value> = possible.iter().filter(|_| is_ordered).filter_map(beyond).collect();
        if !up {
            values.reverse();
        }
        values.into_iter().map(|value| Change { fact: id, kind, answer: Answer::Value(value) }).collect()
    }

    /// A record whose dates of that day are the assessed one.
    fn on_that_day(&self, new: &NewRecord) -> Record {
        let mut record = new.record.clone();
        for field in &new.today {
            if let Some(slot) = record.0.get_mut(field.index()) {
                *slot = Answer::Value(Value::Date(DateRange { first: self.now.on, last: self.now.on }));
            }
        }
        record
    }
}

/// Whether one of `own` ranks as high as `new` or higher, such as a certificate of that level.
fn is_held(fact: &Fact, own: &[Record], new: &Record) -> bool {
    let ranks = |held: &Record| {
        fact.fields().iter().zip(&held.0).zip(&new.0).any(|((field, held), new)| {
            let ordered = matches!(field.kind, Kind::Choice { ordered: true, .. });
            ordered && matches!((held, new), (Answer::Value(Value::Choice(held)), Answer::Value(Value::Choice(new))) if held >= new)
        })
    };
    own.iter().any(ranks)
}

/// What the answer becomes with `value`: a set gains it, everything else becomes it.
fn with(now: &Answer, value: &Value) -> Option<Value> {
    match (now, value) {
        (Answer::Value(Value::Set(own)), Value::Set(more)) => {
            Some(Value::Set(more.iter().fold(*own, |set, option| set.with(option, true))))
        }
        (Answer::Value(Value::Part(_)), _) => None,
        _ => Some(value.clone()),
    }
}

/// Whether somebody may claim it, now or later, or has only the office or an unpublished figure left to ask.
fn fits(status: Status) -> bool {
    matches!(status, Status::Met | Status::MetLater | Status::GateFirst | Status::Competitive | Status::Unconfirmed)
}

/// The status of what fits on the first day on which it does.
fn then(outcome: &Outcome) -> Status {
    match (outcome.status, outcome.axes.award) {
        (Status::MetLater, Award::Competitive) => Status::Competitive,
        (Status::MetLater, Award::Entitled) => Status::Met,
        (status, _) => status,
    }
}

/// The same, or an answer may bring it back.
fn may(status: Status) -> bool {
    fits(status) || status == Status::NeedsAnswer
}

/// The cash a policy may bring: from what is sure to what is possible; none where no figure is known.
fn cash(pack: &Pack, outcome: &Outcome) -> Option<FenRange> {
    let policy = pack.policy(outcome.policy)?;
    let is_cash = |worked: &&BenefitOutcome| policy.benefits.get(worked.benefit).is_some_and(|b| b.kind.is_cash());
    let totals = outcome.benefits.iter().filter(is_cash).filter_map(|worked| {
        let sure = worked.confirmed && worked.applies == Truth::Yes;
        let total = worked.total?;
        Some(FenRange { min: if sure { total.min } else { Fen::ZERO }, max: total.max })
    });
    totals.reduce(|sum, more| FenRange { min: sum.min.saturating_add(more.min), max: sum.max.saturating_add(more.max) })
}
