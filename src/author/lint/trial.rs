//! What answers do to atoms, by trial: every option, every subset of mentioned members, and both sides
//! of every place where a comparison turns.
//!
//! The engine is asked, so that nothing is known twice. How single facts go together is `cells`'.

use std::{cell::RefCell, rc::Rc, slice};

use super::{
    facts::{self, Root, walk_through},
    questions::is_answered,
};
use crate::{
    engine::{Env, Truth, expr_in},
    pack::{Expr, Fact, Kind, Pack, Ref, Visit, field_thresholds, thresholds},
    value::{Answer, Answers, Date, DateRange, OptionId, OptionSet, Range, Record, Value},
};

/// Most mentioned members of a set: their subsets are tried out.
const MOST_MEMBERS: usize = 10;

/// What some atoms can be.
pub(super) struct Cells {
    /// Their truths, in each way they can be together.
    pub ways: Vec<Vec<Truth>>,
    /// Their truths while nothing is known.
    pub open: Vec<Truth>,
}

/// Asks the engine what atoms are when one thing is answered.
pub(super) struct Trial<'a> {
    /// The rules.
    pub pack: &'a Pack,
    /// The day.
    pub on: Date,
    /// The atoms.
    pub atoms: &'a [Expr],
    /// What was asked before, of these facts.
    pub lines: &'a Lines,
}

/// What atoms are along all values of a number or a day. The same atom stands in a rule, in the conditions and in tiers, and
/// a line of days takes a thousand answers.
#[derive(Default)]
pub(super) struct Lines(RefCell<Vec<Line>>);

struct Line {
    name: Ref,
    on: Date,
    atom: Expr,
    runs: Rc<[(i64, Truth)]>,
}

impl Trial<'_> {
    /// What `atoms` can be together while only `name` is answered, each way once; and what they are
    /// while nothing is. None where there are too many ways.
    pub fn cells(&self, name: Ref, atoms: &[usize]) -> Option<Cells> {
        let mut cells: Vec<Vec<Truth>> = Vec::new();
        let mut add = |cell: Vec<Truth>| {
            if !cells.contains(&cell) {
                cells.push(cell);
            }
        };
        let try_out = |answer: Answer| self.truths(name, answer, atoms);
        match self.kind(name)? {
            Kind::Bool => {
                for holds in [true, false] {
                    add(try_out(Answer::Value(Value::Bool(holds))));
                }
            }
            Kind::Choice { options, .. } => {
                for option in ids(options.len()) {
                    add(try_out(Answer::Value(Value::Choice(option))));
                }
            }
            Kind::Set { .. } => {
                let mut members = self.members(name, atoms);
                if members.len() > MOST_MEMBERS {
                    return None;
                }
                // Whoever has something else has not nothing: one option stands for all that no atom mentions.
                let n_options = self.kind(name)?.options().len();
                let other = ids(n_options).find(|option| !members.contains(option));
                members.extend(other.filter(|_| self.asks_for_none(name, atoms)));
                for subset in 0..1_u32 << members.len() {
                    let chosen = members.iter().enumerate().filter(|(bit, _)| subset >> bit & 1 == 1);
                    let set: OptionSet = chosen.map(|(_, option)| *option).collect();
                    add(try_out(Answer::Value(Value::Set(set))));
                }
            }
            Kind::Int | Kind::Money | Kind::Decimal { .. } | Kind::Date => {
                let lines: Vec<_> =
                    atoms.iter().filter_map(|at| self.atoms.get(*at)).map(|atom| self.runs(name, atom)).collect();
                let mut starts: Vec<i64> = lines.iter().flat_map(|runs| runs.iter().map(|(start, _)| *start)).collect();
                starts.sort_unstable();
                starts.dedup();
                starts.into_iter().for_each(|start| add(lines.iter().map(|runs| truth_at(runs, start)).collect()));
            }
            Kind::Records { .. } => return None,
        }
        if self.may_be_none(name) {
            let none = try_out(Answer::None);
            if !cells.contains(&none) {
                cells.push(none);
            }
        }
        Some(Cells { open: try_out(Answer::Absent), ways: cells })
    }

    /// The truths of some atoms when only `name` is answered.
    fn truths(&self, name: Ref, answer: Answer, atoms: &[usize]) -> Vec<Truth> {
        let mut answers = Answers::none(self.pack.facts.len());
        let mut record = Record::default();
        match name {
            Ref::Fact(fact) => answers.set(fact.index(), answer),
            Ref::Field(_, field) => {
                record.0 = vec![Answer::Absent; field.index() + 1];
                if let Some(slot) = record.0.last_mut() {
                    *slot = answer;
                }
            }
        }
        let env = Env::new(self.pack, &answers, self.on, self.on).with(&record);
        atoms.iter().filter_map(|atom| self.atoms.get(*atom)).map(|atom| expr_in(env, atom)).collect()
    }

    /// What one atom is along all values of a number or day: the first value of each band, with what it is there.
    fn runs(&self, name: Ref, atom: &Expr) -> Rc<[(i64, Truth)]> {
        let is_it = |line: &&Line| line.name == name && line.on == self.on && line.atom == *atom;
        if let Some(line) = self.lines.0.borrow().iter().find(is_it) {
            return Rc::clone(&line.runs);
        }
        let is_date = matches!(self.kind(name), Some(Kind::Date));
        let value = |n: i64| {
            let day = || Date::from_unix_days(n).unwrap_or(Date::EPOCH);
            if is_date {
                Value::Date(DateRange { first: day(), last: day() })
            } else {
                Value::Number(Range::exactly(n))
            }
        };
        let one = Trial { atoms: slice::from_ref(atom), ..*self };
        let at = |n: i64| one.truths(name, Answer::Value(value(n)), &[0]);
        let found = runs(if is_date { self.days(name) } else { self.numbers(name) }, at);
        let truth = |(start, truths): (i64, Vec<Truth>)| (start, truths.first().copied().unwrap_or(Truth::Unknown));
        let runs: Rc<[(i64, Truth)]> = found.into_iter().map(truth).collect();
        let line = Line { name, on: self.on, atom: atom.clone(), runs: Rc::clone(&runs) };
        self.lines.0.borrow_mut().push(line);
        runs
    }

    /// The kind of what a name stands for.
    pub fn kind(&self, name: Ref) -> Option<&Kind> {
        facts::kind(self.pack, name)
    }

    /// What `atoms` are along all values of a number, day or ordered choice: the first value of each band on which
    /// they stay the same, with what they are there, in order. None of what has no order.
    pub fn line(&self, name: Ref, atoms: &[usize]) -> Option<Vec<(i64, Vec<Truth>)>> {
        let number = |n: i64| Value::Number(Range::exactly(n));
        let day =
            |days: i64| Date::from_unix_days(days).ok().map(|day| Value::Date(DateRange { first: day, last: day }));
        let option = |index: i64| u8::try_from(index).ok().map(|index| Value::Choice(OptionId(index)));
        let at = |value: Option<Value>| self.truths(name, value.map_or(Answer::Absent, Answer::Value), atoms);
        Some(match self.kind(name)? {
            Kind::Int | Kind::Money | Kind::Decimal { .. } => runs(self.numbers(name), |n| at(Some(number(n)))),
            Kind::Date => runs(self.days(name), |days| at(day(days))),
            Kind::Choice { options, ordered: true } => {
                let indexes = (0..options.len()).filter_map(|index| i64::try_from(index).ok()).collect();
                runs(indexes, |index| at(option(index)))
            }
            Kind::Bool | Kind::Choice { .. } | Kind::Set { .. } | Kind::Records { .. } => return None,
        })
    }

    fn may_be_none(&self, name: Ref) -> bool {
        match name {
            Ref::Fact(fact) => {
                self.pack.fact(fact).is_some_and(|fact: &Fact| fact.may_be_none || fact.applies_when.is_some())
            }
            Ref::Field(list, field) => self
                .pack
                .fact(list)
                .and_then(|fact| fact.fields().get(field.index()))
                .is_some_and(|field| field.may_be_none),
        }
    }

    /// The members of a set that some atom looks for, derivations included.
    fn members(&self, name: Ref, atoms: &[usize]) -> Vec<OptionId> {
        let mut members: Vec<OptionId> = Vec::new();
        let mut see = |visit: Visit<'_>| {
            if let Visit::Expr(Expr::Has(set, option)) = visit
                && *set == name
                && !members.contains(option)
            {
                members.push(*option);
            }
        };
        for atom in atoms.iter().filter_map(|atom| self.atoms.get(*atom)) {
            walk_through(self.pack, Root::Expr(atom), &mut see);
        }
        members
    }

    /// Whether some atom looks whether there is none of it, derivations included.
    fn asks_for_none(&self, name: Ref, atoms: &[usize]) -> bool {
        let mut found = false;
        let mut see = |visit: Visit<'_>| found |= matches!(visit, Visit::Expr(Expr::IsNone(of)) if *of == name);
        for atom in atoms.iter().filter_map(|atom| self.atoms.get(*atom)) {
            walk_through(self.pack, Root::Expr(atom), &mut see);
        }
        found
    }

    /// Numbers to begin with: both sides of each threshold, some of every size, and the largest that is believed; none
    /// above that.
    fn numbers(&self, name: Ref) -> Vec<i64> {
        let sizes = (0..=40).chain((1..=9).flat_map(|power| [1, 2, 5].map(|digit| digit * 10_i64.pow(power + 1))));
        let most = self.most(name);
        let all = self.sides_of_thresholds(name).chain(sizes).chain(most);
        all.filter(|number| (0..=most.unwrap_or(i64::MAX)).contains(number)).collect()
    }

    /// The largest number that may be typed as an answer, as it is stored; `None` of what nobody is asked.
    fn most(&self, name: Ref) -> Option<i64> {
        let (Ref::Fact(id) | Ref::Field(id, _)) = name;
        let fact = self.pack.fact(id)?;
        let (kind, own) = match name {
            Ref::Fact(_) => (&fact.kind, fact.most),
            Ref::Field(_, field) => fact.fields().get(field.index()).map(|field| (&field.kind, field.most))?,
        };
        let places: u32 = match kind {
            Kind::Money => 2,
            Kind::Decimal { scale } => (*scale).into(),
            _ => 0,
        };
        is_answered(self.pack, name).then(|| kind.most(own).saturating_mul(10_i64.saturating_pow(places)))
    }

    /// Days to begin with: both sides of each threshold, today, and the first of each month.
    fn days(&self, name: Ref) -> Vec<i64> {
        let months = (1950..=2050).flat_map(|year| (1..=12).map(move |month| Date::new(year, month, 1)));
        let today = self.on.unix_days();
        let known = self.sides_of_thresholds(name).chain([today - 1, today, today + 1]);
        months.flatten().map(Date::unix_days).chain(known).collect()
    }

    fn sides_of_thresholds(&self, name: Ref) -> impl Iterator<Item = i64> {
        let thresholds = match name {
            Ref::Fact(fact) => thresholds(self.pack, fact),
            Ref::Field(list, field) => field_thresholds(self.pack, list, field),
        };
        thresholds.into_iter().flat_map(|first| [first.saturating_sub(1), first])
    }
}

/// What it is at a value: as at the beginning of its band.
fn truth_at(runs: &[(i64, Truth)], value: i64) -> Truth {
    let after = runs.partition_point(|(start, _)| *start <= value);
    runs.get(after.saturating_sub(1)).map_or(Truth::Unknown, |(_, truth)| *truth)
}

/// The bands of a line of numbers on which nothing changes, by their first number: begins with `seeds` and halves
/// every band whose ends differ.
fn runs(mut seeds: Vec<i64>, at: impl Fn(i64) -> Vec<Truth>) -> Vec<(i64, Vec<Truth>)> {
    seeds.sort_unstable();
    seeds.dedup();
    let mut runs: Vec<(i64, Vec<Truth>)> = Vec::new();
    let mut last: Option<i64> = None;
    for seed in seeds {
        let here = at(seed);
        match last.replace(seed) {
            Some(before) => between(before, seed, &here, &at, &mut runs),
            None => runs.push((seed, here)),
        }
    }
    runs
}

/// Adds the runs that begin after `low`, up to `high`. The last run so far is that of `low`.
fn between(low: i64, high: i64, at_high: &[Truth], at: &impl Fn(i64) -> Vec<Truth>, runs: &mut Vec<(i64, Vec<Truth>)>) {
    if runs.last().is_some_and(|(_, at_low)| at_low == at_high) {
        return;
    }
    if high.saturating_sub(low) <= 1 {
        runs.push((high, at_high.to_vec()));
        return;
    }
    let middle = low + (high - low) / 2;
    let here = at(middle);
    between(low, middle, &here, at, runs);
    between(middle, high, at_high, at, runs);
}

fn ids(n: usize) -> impl Iterator<Item = OptionId> {
    (0..n).filter_map(|index| u8::try_from(index).ok().map(OptionId))
}
