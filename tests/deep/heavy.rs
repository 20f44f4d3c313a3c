//! Packs that make too much work: rules that name what rests on them many times over, and lists within lists.
//!
//! Steps are counted here by following every name and every record one after the other, as the engine would, until the
//! allowance is used up: another reckoning than that of `pack::Work`, which adds up without following.

use caice::{
    pack::{
        Benefit, BenefitKind, Derived, Expr, Fact, FactId, Field, FieldId, Implication, Kind, MAX_DERIVATION, Num,
        Pack, Policy, Ref, Visit,
    },
    value::Date,
};

use super::nested::{offer, policy};

/// How many records a list may have in a link.
const RECORDS: usize = 64;

/// Takes a step for each node of a tree, for each record of a list, and for whatever a name rests on; `None` once `left` is
/// used up.
pub fn follow(pack: &Pack, visit: Visit<'_>, depth: u8, left: &mut u64) -> Option<()> {
    *left = left.checked_sub(1)?;
    let list = visit.list().map(|(list, _)| list);
    for _ in 0..list.map_or(1, |_| RECORDS) {
        let mut parts = Vec::new();
        visit.children(&mut |part| parts.push(part));
        parts.into_iter().try_for_each(|part| follow(pack, part, depth, left))?;
    }
    let fact = match visit.name() {
        Some(Ref::Fact(fact)) => Some(fact),
        _ => list,
    };
    let (Some(fact), Some(depth)) = (fact.and_then(|fact| pack.fact(fact)), depth.checked_sub(1)) else {
        return Some(());
    };
    let mut roots = Vec::new();
    fact.roots(&mut |root| roots.push(root));
    roots.into_iter().try_for_each(|root| follow(pack, root, depth, left))
}

/// The steps of all rules of a policy; `None` if there are more than `most`.
pub fn steps(pack: &Pack, policy: &Policy, most: u64) -> Option<u64> {
    let mut left = most;
    let mut roots = Vec::new();
    policy.roots(&mut |root| roots.push(root));
    roots.into_iter().try_for_each(|root| follow(pack, root, MAX_DERIVATION, &mut left))?;
    Some(most - left)
}

fn flag(at: usize) -> Expr {
    Expr::Flag(Ref::Fact(FactId::at(at)))
}

fn number(at: usize) -> Num {
    Num::Of(Ref::Fact(FactId::at(at)))
}

fn asked(kind: Kind) -> Fact {
    let mut fact = Fact::of("f", kind);
    fact.ask.phone = true;
    fact
}

fn list() -> Fact {
    asked(Kind::Records { fields: vec![Field::of("flag", Kind::Bool)] })
}

/// Some record of which some record of which … so many times.
fn lists_within(n: usize, list: usize) -> Expr {
    let field = Expr::Flag(Ref::Field(FactId::at(list), FieldId::at(0)));
    (0..n).fold(field, |inner, _| Expr::Exists(FactId::at(list), Box::new(inner)))
}

/// A pack of these facts and of one policy with this rule.
fn of(facts: Vec<Fact>, rule: Expr) -> Pack {
    Pack { sources: vec!["S01".into()], policies: vec![policy("p", rule)], ..Pack::of(facts, Date::EPOCH) }
}

/// A flag that rests on itself, so many times.
pub fn itself(n: usize) -> Pack {
    of(vec![Fact { derived: Some(Derived::Flag(Expr::Or(vec![flag(0); n]))), ..asked(Kind::Bool) }], flag(0))
}

/// Facts in a row, each of which names the one before it so many times.
pub fn in_a_row(n: usize, names: usize) -> Pack {
    let after =
        |at: usize| Fact { derived: Some(Derived::Number(Num::Max(vec![number(at); names]))), ..asked(Kind::Int) };
    let facts = std::iter::once(asked(Kind::Int)).chain((0..n).map(after)).collect();
    let mut pack = of(facts, Expr::Const(true));
    for benefit in pack.policies.iter_mut().flat_map(|policy| &mut policy.benefits) {
        benefit.amount = Some(number(n));
    }
    pack
}

/// One list looked through within itself, so many times.
pub fn lists(n: usize) -> Pack {
    of(vec![list()], lists_within(n, 0))
}

/// Packs of which no end would be seen, by name.
pub fn endless() -> Vec<(&'static str, Pack)> {
    let many = || Expr::Or(vec![flag(0); 30]);
    let nested = || lists_within(12, 0);
    let beside = |change: fn(&mut Pack, Expr)| {
        let mut pack = of(vec![list()], Expr::Const(true));
        change(&mut pack, nested());
        pack
    };
    vec![
        ("derives from itself thirty times", itself(30)),
        ("applies by itself thirty times", of(vec![Fact { applies_when: Some(many()), ..asked(Kind::Bool) }], flag(0))),
        ("grows by itself thirty times", {
            let by = |order| {
                Expr::Compare(
                    order,
                    Box::new(Num::Lit(1)),
                    Box::new(Num::Add(Box::new(number(0)), Box::new(number(0)))),
                )
            };
            let grows = Expr::And(vec![by(caice::pack::Order::Less); 15]);
            of(vec![Fact { accrues_while: Some(grows), ..asked(Kind::Int) }], by(caice::pack::Order::AtMost))
        }),
        ("eight in a row, each named thirty times", in_a_row(8, 30)),
        ("twelve lists within each other", lists(12)),
        ("a sum over sums", {
            let sum = |inner: Num| Num::Sum(FactId::at(0), Box::new(Expr::Const(true)), Box::new(inner));
            let mut pack = of(vec![list()], Expr::Const(true));
            let amount = (0..12).fold(Num::Lit(1), |inner, _| sum(inner));
            let benefit = Benefit { amount: Some(amount), ..Benefit::of("cash", BenefitKind::CashSubsidy) };
            pack.policies.iter_mut().for_each(|policy| policy.benefits = vec![benefit.clone()]);
            pack
        }),
        (
            "what an answer implies",
            beside(|pack, rule| {
                let implies = Implication { when: rule, then: Expr::Const(true) };
                pack.facts.iter_mut().for_each(|fact| fact.implies.push(implies.clone()));
            }),
        ),
        (
            "who may suppose an offer",
            beside(|pack, when| {
                pack.offers.push(offer(when));
            }),
        ),
    ]
}
