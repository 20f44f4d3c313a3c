//! The environment of an evaluation: pack, answers, day, and the current record.
//!
//! Finds the answer behind a name, including derivations and "does not apply". Decides nothing.

use alloc::vec::Vec;
use core::cell::Cell;

use super::{expr::expr_in, interval::Interval, truth::Truth};
use crate::{
    pack::{Audience, Derived, Expr, Fact, FactId, Field, FieldId, Kind, MAX_DERIVATION, Pack, Ref},
    value::{Answer, Answers, Date, Range, Record, Value},
};

/// The environment of an expression.
#[derive(Debug, Clone, Copy)]
pub struct Env<'a> {
    /// The rules.
    pub pack: &'a Pack,
    /// What the person said.
    pub answers: &'a Answers,
    /// The day outcomes are for.
    pub on: Date,
    /// The day the answers were true.
    pub as_of: Date,
    /// The record that field names look into.
    pub record: Option<&'a Record>,
    /// How many more derivations may be followed.
    pub(crate) depth: u8,
    /// Who answers: whether a question that employers are asked applies hangs on no person's answers.
    pub(crate) audience: Audience,
    /// Which questions apply, as far as that was asked before.
    pub(crate) memo: Option<&'a Memo>,
}

/// Which questions apply by one set of answers. That is the same on every day outcomes are for, and is asked at every look
/// at a fact without an answer.
#[derive(Debug)]
pub struct Memo(Vec<Cell<Option<Truth>>>);

impl Memo {
    /// Nothing asked yet about the facts of `pack`.
    pub fn of(pack: &Pack) -> Self {
        Self(pack.facts.iter().map(|_| Cell::new(None)).collect())
    }

    /// The same without what may be different by other answers, as `changes` says of a fact.
    #[must_use]
    pub fn but(&self, changes: impl Fn(FactId) -> bool) -> Self {
        let keep = |(at, cell): (usize, &Cell<Option<Truth>>)| {
            Cell::new(if changes(FactId::at(at)) { None } else { cell.get() })
        };
        Self(self.0.iter().enumerate().map(keep).collect())
    }
}

impl<'a> Env<'a> {
    /// The environment of a policy's clauses.
    pub fn new(pack: &'a Pack, answers: &'a Answers, on: Date, as_of: Date) -> Self {
        let audience = Audience::Person;
        Self { pack, answers, on, as_of, record: None, depth: MAX_DERIVATION, audience, memo: None }
    }

    /// The same where `audience` answers.
    #[must_use]
    pub(crate) fn asking(self, audience: Audience) -> Self {
        Self { audience, ..self }
    }

    /// The same, remembering in `memo` which questions apply; it must be of these answers.
    #[must_use]
    pub fn remembering(self, memo: &'a Memo) -> Self {
        Self { memo: Some(memo), ..self }
    }

    /// The same on another day.
    #[must_use]
    pub fn at(self, on: Date) -> Self {
        Self { on, ..self }
    }

    /// The same, with `record` as the current record.
    #[must_use]
    pub fn with(self, record: &'a Record) -> Self {
        Self { record: Some(record), ..self }
    }

    /// One step behind a fact (what it derives from, applies by or grows by), outside any record; `None` if that is too
    /// deep. All code that looks behind a fact goes through here, so it terminates even on a pack whose facts form a
    /// cycle.
    pub(crate) fn deeper(self) -> Option<Self> {
        Some(Self { depth: self.depth.checked_sub(1)?, record: None, ..self })
    }

    /// The answer behind a name; [`Answer::None`] for a fact that does not apply.
    pub fn answer(&self, name: Ref) -> &'a Answer {
        match name {
            Ref::Field(_, field) => self.record.map_or(&Answer::Absent, |record| record.get(field.index())),
            Ref::Fact(id) => match self.answers.get(id.index()) {
                Answer::Absent | Answer::Unsure if self.applies(id) == Truth::No => &Answer::None,
                answer => answer,
            },
        }
    }

    /// When a fact's question makes sense; always if `None`. Of what people and employers are asked, the condition is about
    /// people: whether somebody has a job does not say whether a firm has a size. Of what employers alone are asked, it is
    /// about them.
    pub(crate) fn applies_when(&self, id: FactId) -> Option<&'a Expr> {
        let fact = self.fact(id)?;
        let of_both = fact.ask.employer && (fact.ask.phone || fact.ask.fair);
        fact.applies_when.as_ref().filter(|_| !(self.audience == Audience::Employer && of_both))
    }

    /// Whether a fact's question made sense on the day of the answers. Later days do not change that.
    pub fn applies(&self, id: FactId) -> Truth {
        let Some(condition) = self.applies_when(id) else { return Truth::Yes };
        let asked = self.memo.and_then(|memo| memo.0.get(id.index()));
        if let Some(truth) = asked.and_then(Cell::get) {
            return truth;
        }
        let truth = self.at(self.as_of).deeper().map_or(Truth::Unknown, |env| expr_in(env, condition));
        asked.into_iter().for_each(|asked| asked.set(Some(truth)));
        truth
    }

    /// The fact at `id`.
    pub fn fact(&self, id: FactId) -> Option<&'a Fact> {
        self.pack.fact(id)
    }

    /// How the fact behind a name is derived, and the environment to evaluate that in; `None` if it has an
    /// answer of its own or is not derived.
    pub fn derivation(&self, name: Ref) -> Option<(&'a Derived, Self)> {
        let Ref::Fact(id) = name else { return None };
        if self.answer(name).is_given() {
            return None;
        }
        Some((self.fact(id)?.derived.as_ref()?, self.deeper()?))
    }

    /// The kind of the fact or field behind a name.
    pub fn kind(&self, name: Ref) -> Option<&'a Kind> {
        match name {
            Ref::Fact(id) => self.fact(id).map(|fact| &fact.kind),
            Ref::Field(id, field) => self.field(id, field).map(|field| &field.kind),
        }
    }

    pub(crate) fn field(&self, id: FactId, field: FieldId) -> Option<&'a Field> {
        self.fact(id)?.fields().get(field.index())
    }

    /// What a number may be while nothing is known about it.
    pub fn natural(&self, name: Ref) -> Range {
        match self.kind(name) {
            Some(Kind::Int | Kind::Money | Kind::Decimal { .. }) => Range::COUNT,
            Some(Kind::Choice { options, .. }) => {
                Range { min: 0, max: i64::try_from(options.len()).unwrap_or(i64::MAX).saturating_sub(1).max(0) }
            }
            _ => Range::ANY,
        }
    }

    /// Whether a future answer may be "none": because that is an allowed answer, or because the question
    /// may turn out not to apply.
    pub fn may_be_none(&self, name: Ref) -> bool {
        match name {
            Ref::Fact(id) => self.fact(id).is_some_and(|fact| fact.may_be_none) || self.applies(id) != Truth::Yes,
            Ref::Field(id, field) => self.field(id, field).is_some_and(|field| field.may_be_none),
        }
    }

    /// The records of a list; `None` if it is unknown.
    pub fn records(&self, list: FactId) -> Option<&'a [Record]> {
        match self.answer(Ref::Fact(list)) {
            Answer::None => Some(&[]),
            Answer::Value(Value::Records(records)) => Some(records),
            _ => None,
        }
    }

    /// An accruing counter on the assessed day. It grows by one for each complete month since the answers
    /// were given if its condition holds, and perhaps if that is unknown. Before the day of the answers it
    /// was at most what it was then, and at least that minus one for each month begun in between.
    pub fn accrued(&self, id: FactId, interval: Interval) -> Interval {
        let Some(condition) = self.fact(id).and_then(|fact| fact.accrues_while.as_ref()) else { return interval };
        if self.on < self.as_of {
            let begun = self.on.months_until(self.as_of).saturating_add(1);
            let then = interval.minus(Interval::of(Range { min: 0, max: begun }));
            return then.greatest(Interval::exactly(0));
        }
        let months = self.as_of.months_until(self.on);
        if months == 0 {
            return interval;
        }
        let holds = self.deeper().map_or(Truth::Unknown, |env| expr_in(env, condition));
        let more = match holds {
            Truth::Yes => Range::exactly(months),
            Truth::No => Range::exactly(0),
            Truth::Unknown => Range { min: 0, max: months },
        };
        interval.plus(Interval::of(more))
    }
}
