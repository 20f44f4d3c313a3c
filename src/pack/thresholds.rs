//! Thresholds: the numbers at which an answer begins to make a difference.
//!
//! The only place that cuts answer choices, so that no choice straddles a threshold; it also says which numbers must be
//! asked exactly. Compiling a pack writes both into it: the page contains none of this. Solves comparisons that are linear in the fact and reports the others as unsolvable. Leaves dates that
//! rules count from to the timeline. Evaluates nothing.

use alloc::{vec, vec::Vec};

use super::{
    expr::{Expr, Num, Order, Ref, Visit},
    fact::{Derived, Fact, Kind, MAX_DERIVATION},
    ids::{FactId, FieldId},
    model::Pack,
    policy::Benefit,
};

/// The most constants one comparison may expand to; a table with more rows cuts no choices.
const MANY: usize = 64;

/// The least number of each cell but the first. Between two neighbours, no comparison of the pack with a
/// constant changes. Sorted, each once.
///
/// `x < 12` and `x >= 12` yield 12, `x <= 12` yields 13, `x == 12` yields 12 and 13.
pub fn thresholds(pack: &Pack, fact: FactId) -> Vec<i64> {
    let kind = pack.fact(fact).map(|fact| &fact.kind);
    cuts(pack, Ref::Fact(fact), kind)
}

/// The same for a field of the records of a list.
pub fn field_thresholds(pack: &Pack, list: FactId, field: FieldId) -> Vec<i64> {
    let kind = pack.fact(list).and_then(|fact| fact.fields().get(field.index())).map(|field| &field.kind);
    cuts(pack, Ref::Field(list, field), kind)
}

/// Writes into each fact and field where its answers are cut, and whether an amount needs the exact number: done once, when
/// a pack is compiled, so that whoever only reads it works out nothing. Without it no choice is cut.
pub fn cut(pack: &mut Pack) {
    let cuts = all_thresholds(pack);
    let place = |list: usize, field: usize| (FactId::at(list), FieldId::at(field));
    for (at, cuts) in cuts.into_iter().enumerate() {
        let fields = pack.facts.get(at).map_or(0, |fact| fact.fields().len());
        let of_fields: Vec<(bool, Vec<i64>)> = (0..fields)
            .map(|field| place(at, field))
            .map(|(list, field)| (is_figure(pack, Ref::Field(list, field)), field_thresholds(pack, list, field)))
            .collect();
        let exact = is_figure(pack, Ref::Fact(FactId::at(at)));
        let Some(fact) = pack.facts.get_mut(at) else { continue };
        (fact.exact, fact.cuts) = (exact, cuts);
        if let Kind::Records { fields } = &mut fact.kind {
            for (field, (exact, cuts)) in fields.iter_mut().zip(of_fields) {
                (field.exact, field.cuts) = (exact, cuts);
            }
        }
    }
}

/// Whether to ask for the exact number of `name`: because the author says so, or because some policy's amount is
/// computed from it, which a choice would leave wide open.
pub fn is_figure(pack: &Pack, name: Ref) -> bool {
    if matches!(name, Ref::Fact(id) if pack.fact(id).is_some_and(|fact| fact.exact)) {
        return true;
    }
    let benefits = pack.policies.iter().flat_map(|policy| &policy.benefits);
    let mut amounts = benefits.flat_map(Benefit::numbers);
    amounts.any(|amount| rests_on(pack, amount, name, MAX_DERIVATION))
}

fn rests_on(pack: &Pack, num: &Num, name: Ref, depth: u8) -> bool {
    let behind = |fact: FactId| match (pack.fact(fact).and_then(|fact| fact.derived.as_ref()), depth.checked_sub(1)) {
        (Some(Derived::Number(derived)), Some(depth)) => rests_on(pack, derived, name, depth),
        _ => false,
    };
    let mut found = false;
    num.walk(&mut |visit| {
        if let Visit::Num(Num::Of(of)) = visit {
            found |= *of == name || matches!(of, Ref::Fact(fact) if behind(*fact));
        }
    });
    found
}

/// Whether comparing `left` with `right` cuts the answers to `name`, so that every choice settles the comparison once
/// its figures are known.
pub fn can_be_cut(pack: &Pack, name: Ref, left: &Num, right: &Num) -> bool {
    difference(pack, name, left, right).is_some_and(|difference| difference.factor != 0)
}

/// The thresholds of every fact, in pack order: one walk over the pack in place of one for each.
pub fn all_thresholds(pack: &Pack) -> Vec<Vec<i64>> {
    let mut all: Vec<Vec<i64>> = pack.facts.iter().map(|_| Vec::new()).collect();
    walk(pack, &mut |visit| {
        let Visit::Expr(Expr::Compare(order, left, right)) = visit else { return };
        let mut facts = Vec::new();
        [left, right].into_iter().for_each(|num| facts_in(pack, num, MAX_DERIVATION, &mut facts));
        for fact in facts {
            if let Some(cuts) = all.get_mut(fact.index()) {
                cuts_of(pack, Ref::Fact(fact), *order, left, right, cuts);
            }
        }
    });
    let sorted = |(cuts, fact): (Vec<i64>, &Fact)| in_order(cuts, Some(&fact.kind));
    all.into_iter().zip(&pack.facts).map(sorted).collect()
}

/// Adds the facts a number may be linear in, those behind derived numbers included.
fn facts_in(pack: &Pack, num: &Num, depth: u8, facts: &mut Vec<FactId>) {
    num.walk(&mut |visit| {
        let Visit::Num(Num::Of(Ref::Fact(fact))) = visit else { return };
        if !facts.contains(fact) {
            facts.push(*fact);
        }
        let derived = pack.fact(*fact).and_then(|fact| fact.derived.as_ref());
        if let (Some(Derived::Number(derived)), Some(depth)) = (derived, depth.checked_sub(1)) {
            facts_in(pack, derived, depth, facts);
        }
    });
}

fn cuts(pack: &Pack, name: Ref, kind: Option<&Kind>) -> Vec<i64> {
    let mut cuts = Vec::new();
    walk(pack, &mut |visit| {
        if let Visit::Expr(Expr::Compare(order, left, right)) = visit {
            cuts_of(pack, name, *order, left, right, &mut cuts);
        }
    });
    in_order(cuts, kind)
}

fn in_order(mut cuts: Vec<i64>, kind: Option<&Kind>) -> Vec<i64> {
    // Counts and amounts are never negative: a cut at or below zero parts no answers.
    if !matches!(kind, Some(Kind::Date)) {
        cuts.retain(|cut| *cut > 0);
    }
    let mut sorted: Vec<i64> = Vec::new();
    for cut in cuts {
        if let Err(at) = sorted.binary_search(&cut) {
            sorted.insert(at, cut);
        }
    }
    sorted
}

/// Calls `seen` for every condition and number that outcomes can turn on.
fn walk<'p>(pack: &'p Pack, seen: &mut dyn FnMut(Visit<'p>)) {
    pack.facts.iter().for_each(|fact| fact.walk(seen));
    pack.policies.iter().for_each(|policy| policy.walk(seen));
}

/// The cuts of `left order right`, solved for `name`.
fn cuts_of(pack: &Pack, name: Ref, order: Order, left: &Num, right: &Num, cuts: &mut Vec<i64>) {
    let Some(difference) = difference(pack, name, left, right) else { return };
    let Some(steps) = difference.factor.checked_abs().filter(|steps| *steps > 0) else { return };
    for constant in difference.constants {
        // f·x + c ⋚ 0  ⇔  |f|·x ⋚ ±c, with the comparison reversed if f < 0.
        let rising = difference.factor > 0;
        let Some(at) = (if rising { constant.checked_neg() } else { Some(constant) }) else { continue };
        let (whole, exact) = (at.div_euclid(steps), at.rem_euclid(steps) == 0);
        let after = whole.saturating_add(1);
        let not_before = if exact { whole } else { after };
        match (order, rising) {
            (Order::Less, true) | (Order::AtMost, false) => cuts.push(not_before),
            (Order::AtMost, true) | (Order::Less, false) => cuts.push(after),
            (Order::Equal, _) if exact => cuts.extend([whole, after]),
            (Order::Equal, _) => {}
        }
    }
}

/// `left - right` as a linear function of `name`; `None` if it is not linear.
fn difference(pack: &Pack, name: Ref, left: &Num, right: &Num) -> Option<Linear> {
    linear(pack, left, name, MAX_DERIVATION)?.combine(&linear(pack, right, name, MAX_DERIVATION)?, i64::checked_sub)
}

/// `factor · x + c` for one of the constants.
struct Linear {
    factor: i64,
    constants: Vec<i64>,
}

impl Linear {
    fn constants(constants: Vec<i64>) -> Option<Self> {
        (!constants.is_empty() && constants.len() <= MANY).then_some(Self { factor: 0, constants })
    }

    fn combine(&self, other: &Self, with: fn(i64, i64) -> Option<i64>) -> Option<Self> {
        let pairs = self.constants.iter().flat_map(|a| other.constants.iter().map(move |b| with(*a, *b)));
        let constants = pairs.collect::<Option<Vec<i64>>>().filter(|constants| constants.len() <= MANY)?;
        Some(Self { factor: with(self.factor, other.factor)?, constants })
    }

    fn times(self, by: i64) -> Option<Self> {
        let constants = self.constants.iter().map(|c| c.checked_mul(by)).collect::<Option<Vec<i64>>>()?;
        Some(Self { factor: self.factor.checked_mul(by)?, constants })
    }
}

/// `num` as a linear function of `name` or a constant; `None` if it is neither.
fn linear(pack: &Pack, num: &Num, name: Ref, depth: u8) -> Option<Linear> {
    let part = |num: &Num| linear(pack, num, name, depth);
    match num {
        Num::Lit(number) => Linear::constants(vec![*number]),
        Num::Of(of) if *of == name => Some(Linear { factor: 1, constants: vec![0] }),
        Num::Of(Ref::Fact(fact)) => match &pack.fact(*fact)?.derived {
            Some(Derived::Number(derived)) => linear(pack, derived, name, depth.checked_sub(1)?),
            _ => None,
        },
        Num::Figure(id, _) => {
            Linear::constants(pack.figures.get(id.index())?.rows.iter().map(|row| row.value).collect())
        }
        Num::Add(a, b) => part(a)?.combine(&part(b)?, i64::checked_add),
        Num::Sub(a, b) => part(a)?.combine(&part(b)?, i64::checked_sub),
        Num::Mul(a, b) => match (&**a, &**b) {
            (Num::Lit(by), other) | (other, Num::Lit(by)) => part(other)?.times(*by),
            _ => None,
        },
        Num::If(_, a, b) | Num::Between(a, b) => either([part(a)?, part(b)?]),
        Num::Min(parts) | Num::Max(parts) => either(parts.iter().map(part).collect::<Option<Vec<Linear>>>()?),
        _ => None,
    }
}

/// Any of several constants; `None` if one of them depends on the fact.
fn either(parts: impl IntoIterator<Item = Linear>) -> Option<Linear> {
    let mut constants = Vec::new();
    for part in parts {
        if part.factor != 0 {
            return None;
        }
        constants.extend(part.constants);
    }
    Linear::constants(constants)
}
