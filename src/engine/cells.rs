//! Cells: answers that stand for all a fact may have, so that trying them tries everything.
//!
//! Questions, near misses, choices on the screen and examples for authors take them from here; lints that look for a gap
//! in one rule cut finer, where the rule itself turns (`author::lint`). `pack::cut` has written into the facts where
//! numbers are cut.
//! Nothing is evaluated.

use alloc::vec::Vec;

use crate::{
    pack::{Fact, FactId, Kind, Pack},
    value::{Answer, DateRange, OptionId, OptionSet, Range, Value},
};

/// Answers that represent all a fact may have: both bools, every option, every set of at most one
/// member, every band between the thresholds that rules compare a number with; and "none" if that is
/// an answer. For dates and lists one sample stands in: what they settle depends on more than one value.
pub fn possible_answers(pack: &Pack, id: FactId) -> Vec<Answer> {
    pack.fact(id).map(|fact| cells(pack, fact)).unwrap_or_default()
}

/// The same of every fact, in pack order.
pub(super) fn all_possible(pack: &Pack) -> Vec<Vec<Answer>> {
    pack.facts.iter().map(|fact| cells(pack, fact)).collect()
}

/// How common each of the answers in `possible` is, in parts, for every fact in pack order: as the author says, and one part
/// for each answer they do not name.
pub(super) fn all_shares(pack: &Pack, possible: &[Vec<Answer>]) -> Vec<Vec<u16>> {
    let of_fact = |(fact, cells): (&Fact, &Vec<Answer>)| -> Vec<u16> {
        let share = |cell: &Answer| {
            let named = fact.prior.iter().filter(|(answer, _)| is_in(answer, cell)).map(|(_, parts)| *parts);
            named.reduce(u16::saturating_add).unwrap_or(1)
        };
        cells.iter().map(share).collect()
    };
    pack.facts.iter().zip(possible).map(of_fact).collect()
}

/// Whether a cell stands for an answer: a number for the band it lies in, anything else for itself.
fn is_in(answer: &Answer, cell: &Answer) -> bool {
    match (answer.value(), cell.value()) {
        (Some(Value::Number(number)), Some(Value::Number(band))) => band.min <= number.min && number.max <= band.max,
        _ => answer == cell,
    }
}

fn cells(pack: &Pack, fact: &Fact) -> Vec<Answer> {
    let ids = |n: usize| (0..n).filter_map(|index| u8::try_from(index).ok().map(OptionId));
    let values: Vec<Value> = match &fact.kind {
        Kind::Bool => alloc::vec![Value::Bool(true), Value::Bool(false)],
        Kind::Choice { options, .. } => ids(options.len()).map(Value::Choice).collect(),
        Kind::Set { options } => core::iter::once(OptionSet::EMPTY)
            .chain(ids(options.len()).map(|id| OptionSet::EMPTY.with(id, true)))
            .map(Value::Set)
            .collect(),
        Kind::Int | Kind::Money | Kind::Decimal { .. } => bands(&fact.cuts).map(Value::Number).collect(),
        Kind::Date => alloc::vec![Value::Date(DateRange { first: pack.checked, last: pack.checked })],
        Kind::Records { .. } => alloc::vec![Value::Records(Vec::new())],
    };
    let none = (fact.may_be_none && !matches!(fact.kind, Kind::Set { .. })).then_some(Answer::None);
    values.into_iter().map(Answer::Value).chain(none).collect()
}

/// The bands between sorted thresholds, from zero up; each begins at a threshold.
pub fn bands(thresholds: &[i64]) -> impl Iterator<Item = Range> {
    let mut starts: Vec<i64> = thresholds.iter().copied().filter(|start| *start > 0).collect();
    starts.insert(0, 0);
    let ends: Vec<i64> = starts.iter().skip(1).map(|next| next - 1).chain([i64::MAX]).collect();
    starts.into_iter().zip(ends).map(|(min, max)| Range { min, max })
}
