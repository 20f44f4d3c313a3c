//! Packs whose facts rest on themselves or on each other by trees as deep as they may be; and one with many policies.
//!
//! Every circle names the next fact once: what else a foreign pack could do costs time, not stack.

use caice::{
    pack::{
        Changeable, ClauseId, Condition, Derived, Expr, Fact, FactId, Field, FieldId, Kind, MAX_NESTING, Num, Order,
        Pack, Ref, Window,
    },
    value::Date,
};

use super::nested::{flat, policy};

/// `inner`, which has two levels at most, so deep that no level more could be read.
fn deepest(inner: Expr) -> Expr {
    (2..MAX_NESTING).fold(inner, |inner, level| match level % 3 {
        0 => Expr::And(vec![inner]),
        1 => Expr::Or(vec![Expr::Const(false), inner]),
        _ => Expr::Not(Box::new(inner)),
    })
}

fn deepest_number(inner: Num) -> Num {
    (2..MAX_NESTING).fold(inner, |inner, level| match level % 3 {
        0 => Num::Add(Box::new(inner), Box::new(Num::Lit(1))),
        1 => Num::Max(vec![Num::Lit(0), inner]),
        _ => Num::If(Box::new(Expr::Const(true)), Box::new(inner), Box::new(Num::Lit(2))),
    })
}

fn flag(at: usize) -> Expr {
    deepest(Expr::Flag(Ref::Fact(FactId::at(at))))
}

fn many(at: usize) -> Expr {
    let count = Num::Of(Ref::Fact(FactId::at(at)));
    deepest(Expr::Compare(Order::AtMost, Box::new(Num::Lit(3)), Box::new(count)))
}

/// A pack of these facts, with a policy that rests on each of them in every way it can.
fn of(facts: Vec<Fact>) -> Pack {
    let mut pack = Pack { facts, ..flat() };
    let rule = |(at, fact): (usize, &Fact)| match fact.kind {
        Kind::Bool => flag(at),
        Kind::Records { .. } => any_record(at),
        _ => many(at),
    };
    let rules: Vec<Expr> = pack.facts.iter().enumerate().map(rule).collect();
    let numbers = pack.facts.iter().position(|fact| fact.kind == Kind::Int);
    let make = |(at, rule): (usize, &Expr)| {
        let mut policy = policy(&format!("p{at}"), rule.clone());
        let around =
            |inner, level| if level % 2 == 0 { Condition::All(vec![inner]) } else { Condition::Any(vec![inner]) };
        policy.when = (1..MAX_NESTING).fold(Condition::Clause(ClauseId::at(0)), around);
        for benefit in &mut policy.benefits {
            benefit.when = Some(rule.clone());
            benefit.paid = Some(Num::If(Box::new(rule.clone()), Box::new(Num::Lit(1)), Box::new(Num::Lit(0))));
            benefit.amount = numbers.map(|at| deepest_number(Num::Of(Ref::Fact(FactId::at(at)))));
        }
        let day = numbers.map(|at| deepest_number(Num::Of(Ref::Fact(FactId::at(at)))));
        policy.window = Window::Days { opens: None, closes: day, confirmed: true };
        policy
    };
    pack.policies = rules.iter().enumerate().map(make).collect();
    pack
}

fn any_record(list: usize) -> Expr {
    let list = FactId::at(list);
    let inner = Expr::Exists(list, Box::new(Expr::Flag(Ref::Field(list, FieldId::at(0)))));
    deepest(inner)
}

fn asked(kind: Kind) -> Fact {
    let mut fact = Fact::of("f", kind);
    fact.ask.phone = true;
    fact.changeable = match fact.kind {
        Kind::Int => Changeable::Up,
        _ => Changeable::Fixed,
    };
    fact
}

/// Circles of one fact and of two, by name.
pub fn all() -> Vec<(&'static str, Pack)> {
    let fields = || vec![Field::of("flag", Kind::Bool)];
    let number = |at| deepest_number(Num::Of(Ref::Fact(FactId::at(at))));
    vec![
        ("applies by itself", of(vec![Fact { applies_when: Some(flag(0)), ..asked(Kind::Bool) }])),
        ("apply by each other", {
            let by = |at| Fact { applies_when: Some(many(at)), ..asked(Kind::Int) };
            of(vec![by(1), by(0)])
        }),
        ("a list applies by itself", {
            of(vec![Fact { applies_when: Some(any_record(0)), ..asked(Kind::Records { fields: fields() }) }])
        }),
        ("derives from itself", of(vec![Fact { derived: Some(Derived::Flag(flag(0))), ..asked(Kind::Bool) }])),
        ("derive from each other", {
            let from = |at| Fact { derived: Some(Derived::Number(number(at))), ..asked(Kind::Int) };
            of(vec![from(1), from(0)])
        }),
        ("grows by itself", of(vec![Fact { accrues_while: Some(many(0)), ..asked(Kind::Int) }])),
        ("grow by each other", {
            let by = |at| Fact { accrues_while: Some(many(at)), ..asked(Kind::Int) };
            of(vec![by(1), by(0)])
        }),
        ("derives from what applies by it and grows by it", {
            let derived = Fact { derived: Some(Derived::Flag(many(1))), ..asked(Kind::Bool) };
            let counter = Fact { applies_when: Some(flag(0)), accrues_while: Some(flag(0)), ..asked(Kind::Int) };
            of(vec![derived, counter])
        }),
        ("derives a number from one that chooses by it", {
            let choose =
                Num::If(Box::new(Expr::Flag(Ref::Fact(FactId::at(0)))), Box::new(Num::On), Box::new(Num::Lit(0)));
            let date = Fact { derived: Some(Derived::Number(deepest_number(choose))), ..asked(Kind::Int) };
            of(vec![Fact { derived: Some(Derived::Flag(many(1))), ..asked(Kind::Bool) }, date])
        }),
    ]
}

/// So many policies that everybody meets, each of which pays for the same purpose.
pub fn many_policies(n: usize) -> Pack {
    let policies = (0..n).map(|at| policy(&format!("p{at}"), Expr::Const(true))).collect();
    Pack { policies, sources: vec!["S01".into()], ..Pack::of(Vec::new(), Date::EPOCH) }
}
