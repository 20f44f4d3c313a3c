//! Tiers: benefits of one kind, for one recipient, of which a single fact decides which is given.
//!
//! Tried out along all values of that fact, with the conditions of the benefits alone: what the policy asks beside is
//! not looked at. Tiers within one amount are `parts`'.

use super::{
    super::{
        finding::{Code, Finding},
        lower::Lowered,
        source::Span,
        wording,
    },
    facts::{kind, sources, written},
    trial::{Lines, Trial},
};
use crate::{
    engine::Truth,
    pack::{Benefit, Expr, FactId, Kind, Pack, Ref},
};

/// A benefit and for whom it is.
struct Tier<'p> {
    benefit: &'p Benefit,
    /// Whether it is given, all by one fact.
    when: &'p Expr,
    span: Span,
    /// The fact that decides.
    name: Ref,
}

impl Tier<'_> {
    /// Whether one is given instead of the other.
    fn is_beside(&self, other: &Self) -> bool {
        let list = |benefit: &Benefit| -> Option<FactId> { benefit.for_each.as_ref().map(|(list, _)| *list) };
        let what = |benefit: &Benefit| (benefit.kind, benefit.to, benefit.per, list(benefit));
        self.name == other.name && what(self.benefit) == what(other.benefit)
    }
}

/// Tiers that are given together, and values between tiers for which none is given.
pub(super) fn tiers(lowered: &Lowered, findings: &mut Vec<Finding>) {
    let pack = &lowered.pack;
    for (policy, place) in pack.policies.iter().zip(&lowered.places.policies) {
        let mut groups: Vec<Vec<Tier<'_>>> = Vec::new();
        for (benefit, place) in policy.benefits.iter().zip(&place.benefits) {
            let (when, span) = match (&benefit.when, &benefit.for_each) {
                (Some(when), None) => (when, place.when),
                (None, Some((_, filter))) => (filter, place.for_each),
                _ => continue,
            };
            let names = sources(pack, when);
            let [name] = names.as_slice() else { continue };
            let tier = Tier { benefit, when, span, name: *name };
            match groups.iter_mut().find(|group| group.iter().all(|other| other.is_beside(&tier))) {
                Some(group) => group.push(tier),
                None => groups.push(vec![tier]),
            }
        }
        groups.iter().filter(|group| group.len() > 1).for_each(|group| one_group(pack, group, findings));
    }
}

fn one_group(pack: &Pack, group: &[Tier<'_>], findings: &mut Vec<Finding>) {
    let Some(name) = group.first().map(|tier| tier.name) else { return };
    let atoms: Vec<Expr> = group.iter().map(|tier| tier.when.clone()).collect();
    let trial = Trial { pack, on: pack.checked, atoms: &atoms, lines: &Lines::default() };
    let Some(line) = trial.line(name, &(0..atoms.len()).collect::<Vec<_>>()) else { return };
    for (first, one) in group.iter().enumerate() {
        for (second, other) in group.iter().enumerate().skip(first + 1) {
            let both = |truths: &[Truth]| [first, second].iter().all(|at| truths.get(*at) == Some(&Truth::Yes));
            let Some((low, high)) = bands(&line, both).into_iter().next() else { continue };
            let (a, b) = (&one.benefit.key, &other.benefit.key);
            let message = format!("`{a}` and `{b}` are both given where {}", between(pack, name, low, high));
            let hint = "let one end where the other begins; what comes on top of it belongs into its amount, as \
                        `c ? a : b`";
            findings.push(Finding::new(Code::TiersOverlap, other.span, message).hint(hint));
        }
    }
    // Before the first tier and after the last nothing need be given.
    let begins = |low: i64| line.iter().any(|(at, truths)| *at < low && truths.contains(&Truth::Yes));
    for (low, high) in bands(&line, |truths| truths.iter().all(|truth| *truth == Truth::No)) {
        let next = high.and_then(|high| line.iter().find(|(at, _)| *at > high));
        let after = next.and_then(|(_, truths)| truths.iter().position(|truth| *truth == Truth::Yes));
        let Some(tier) = after.and_then(|at| group.get(at)).filter(|_| begins(low)) else { continue };
        let keys: Vec<&str> = group.iter().map(|tier| tier.benefit.key.as_str()).collect();
        let message = format!("none of `{}` is given where {}", keys.join("`, `"), between(pack, name, low, high));
        let hint = "let one end where the other begins, as in `x < 24` and `x >= 24`";
        findings.push(Finding::new(Code::TiersGap, tier.span, message).hint(hint));
    }
}

/// The bands of a line on which `wanted` holds, neighbours joined: first and last value, none where there is no last.
fn bands(line: &[(i64, Vec<Truth>)], wanted: impl Fn(&[Truth]) -> bool) -> Vec<(i64, Option<i64>)> {
    let mut found: Vec<(i64, Option<i64>)> = Vec::new();
    for (index, (low, truths)) in line.iter().enumerate() {
        if !wanted(truths) {
            continue;
        }
        let high = line.get(index + 1).map(|(next, _)| next - 1);
        match found.last_mut() {
            Some((_, last)) if *last == Some(low - 1) => *last = high,
            _ => found.push((*low, high)),
        }
    }
    found
}

/// Some values of a fact, in words.
fn between(pack: &Pack, name: Ref, low: i64, high: Option<i64>) -> String {
    let kind: Option<&Kind> = kind(pack, name);
    let value = |number: i64| wording::number(number, kind);
    let (key, first) = (written(pack, name), value(low));
    match high {
        Some(high) if high == low => format!("`{key}` is {first}"),
        Some(high) => format!("`{key}` is from {first} to {}", value(high)),
        None => format!("`{key}` is {first} or more"),
    }
}
