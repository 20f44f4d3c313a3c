//! Packs in which one place nests to any depth: every place that holds a tree, and every way to stand within another.
//!
//! Deliberately well typed only as far as reading demands it.

use caice::{
    pack::{
        Benefit, BenefitKind, Changeable, Clause, ClauseId, ClauseKind, Condition, Derived, Expr, Fact, FactId, Field,
        FieldId, FigureId, Firm, Hire, Implication, Kind, MAX_NESTING, NewRecord, Num, Offer, Order, Pack, Policy, Ref,
        Start, Window,
    },
    value::{Answer, Date, Record, Value},
};

/// A pack with something in it that nests that deep.
pub type Make = Box<dyn Fn(usize) -> Pack + Send + Sync>;

/// A way to nest, and how deep it may.
pub struct Way {
    pub name: String,
    pub most: usize,
    pub make: Make,
}

const MOST: usize = MAX_NESTING as usize;

/// Lists within lists multiply: more than two would take too many steps.
const MOST_LISTS: usize = 3;

const LIST: usize = 3;

/// How deep this way may nest.
fn most(way: &str) -> usize {
    if matches!(way, "exists" | "every" | "summed") { MOST_LISTS } else { MOST }
}

fn fact(at: usize) -> Ref {
    Ref::Fact(FactId::at(at))
}

/// Facts of several kinds and one policy; nothing nests.
pub fn flat() -> Pack {
    let field = Field::of("flag", Kind::Bool);
    let kinds = [Kind::Bool, Kind::Int, Kind::Date, Kind::Records { fields: vec![field] }];
    let facts = kinds.into_iter().enumerate().map(|(at, kind)| Fact::of(format!("f{at}"), kind));
    let mut pack = Pack::of(facts.collect(), Date::EPOCH);
    pack.sources.push("S01".into());
    pack.policies.push(policy("p", Expr::Flag(fact(0))));
    pack
}

/// A policy with one clause that gives a yuan.
pub fn policy(key: &str, rule: Expr) -> Policy {
    let clause = Clause::of("c", ClauseKind::Asked(rule));
    let benefit = Benefit { amount: Some(Num::Lit(100)), ..Benefit::of("cash", BenefitKind::CashSubsidy) };
    Policy { when: Condition::Clause(ClauseId::at(0)), benefits: vec![benefit], ..Policy::of(key, vec![clause]) }
}

/// `inner` within `n - 1` more.
fn times<T>(n: usize, inner: T, around: impl Fn(T) -> T) -> T {
    (1..n).fold(inner, |inner, _| around(inner))
}

type Around<T> = fn(T) -> T;

fn around_conditions() -> Vec<(&'static str, Around<Expr>)> {
    vec![
        ("not", |x| Expr::Not(Box::new(x))),
        ("and", |x| Expr::And(vec![Expr::Const(true), x])),
        ("or", |x| Expr::Or(vec![x])),
        ("exists", |x| Expr::Exists(FactId::at(LIST), Box::new(x))),
        ("every", |x| Expr::Every(FactId::at(LIST), Box::new(x))),
    ]
}

fn around_numbers() -> Vec<(&'static str, Around<Num>)> {
    fn one() -> Box<Num> {
        Box::new(Num::Lit(1))
    }
    vec![
        ("figure", |x| Num::Figure(FigureId::at(0), Some(Box::new(x)))),
        ("add", |x| Num::Add(Box::new(x), one())),
        ("sub", |x| Num::Sub(one(), Box::new(x))),
        ("mul", |x| Num::Mul(Box::new(x), one())),
        ("part", |x| Num::Part(Box::new(x), 2, 3)),
        ("over", |x| Num::Over(one(), Box::new(x))),
        ("summed", |x| Num::Sum(FactId::at(LIST), Box::new(Expr::Const(true)), Box::new(x))),
        ("min", |x| Num::Min(vec![x])),
        ("max", |x| Num::Max(vec![Num::On, x])),
        ("between", |x| Num::Between(one(), Box::new(x))),
        ("then", |x| Num::If(Box::new(Expr::Flag(fact(0))), Box::new(x), one())),
        ("else", |x| Num::If(Box::new(Expr::Const(false)), one(), Box::new(x))),
        ("add_months", |x| Num::AddMonths(Box::new(x), one())),
        ("months_between", |x| Num::MonthsBetween(Box::new(Num::On), Box::new(x))),
        ("years_between", |x| Num::YearsBetween(Box::new(x), Box::new(Num::On))),
        ("year", |x| Num::Year(Box::new(x))),
        ("month_start", |x| Num::MonthStart(Box::new(x))),
        ("year_start", |x| Num::YearStart(Box::new(x))),
        ("year_end", |x| Num::YearEnd(Box::new(x))),
    ]
}

/// A condition and a number in turns: `n` trees within each other.
fn mixed(n: usize) -> Expr {
    let flag = || Expr::Flag(fact(0));
    let around = |x: Expr| {
        let number = Num::If(Box::new(x), Box::new(Num::Lit(1)), Box::new(Num::Lit(0)));
        Expr::Compare(Order::AtMost, Box::new(Num::Lit(1)), Box::new(number))
    };
    // Each turn adds two; the first two trees are a condition within a list or not.
    let inner = if n.is_multiple_of(2) { Expr::Not(Box::new(flag())) } else { flag() };
    times(n.div_ceil(2), inner, around)
}

/// The condition of a count, `n` trees within each other.
fn counted(n: usize) -> Num {
    Num::Count(FactId::at(LIST), Box::new(times(n - 1, Expr::Flag(fact(0)), |x| Expr::Not(Box::new(x)))))
}

type PutCondition = fn(&mut Pack, Expr);
type PutNumber = fn(&mut Pack, Num);

fn first(pack: &mut Pack, at: usize) -> &mut Fact {
    pack.facts.get_mut(at).expect("a fact")
}

fn benefit(pack: &mut Pack) -> &mut Benefit {
    pack.policies.get_mut(0).and_then(|policy| policy.benefits.get_mut(0)).expect("a benefit")
}

fn hire(answers: Vec<(FactId, Answer)>) -> Hire {
    Hire { answers, today: Vec::new(), entry: None, when: None }
}

fn firm(hire: Hire) -> Firm {
    Firm { offer: 0, asks: Vec::new(), hires: vec![hire], hired: None, candidate: Vec::new(), size: None }
}

/// An offer to those for whom this holds.
pub fn offer(when: Expr) -> Offer {
    Offer { key: "o".into(), when, answers: Vec::new(), today: Vec::new(), from: None, level: None, asks: Vec::new() }
}

fn places_of_conditions() -> Vec<(&'static str, PutCondition)> {
    vec![
        ("applies_when", |pack, x| first(pack, 1).applies_when = Some(x)),
        ("accrues", |pack, x| first(pack, 1).accrues_while = Some(x)),
        ("derived", |pack, x| first(pack, 0).derived = Some(Derived::Flag(x))),
        ("implies", |pack, x| first(pack, 0).implies.push(Implication { when: x, then: Expr::Const(true) })),
        ("implied", |pack, x| first(pack, 0).implies.push(Implication { when: Expr::Const(true), then: x })),
        ("clause", |pack, x| pack.policies = vec![policy("p", x)]),
        ("benefit", |pack, x| benefit(pack).when = Some(x)),
        ("for_each", |pack, x| benefit(pack).for_each = Some((FactId::at(LIST), x))),
        ("offer", |pack, x| pack.offers.push(offer(x))),
        ("kind of hire", |pack, x| pack.firm = Some(firm(Hire { when: Some(x), ..hire(Vec::new()) }))),
    ]
}

fn places_of_numbers() -> Vec<(&'static str, PutNumber)> {
    fn days(opens: Option<Num>, closes: Option<Num>) -> Window {
        Window::Days { opens, closes, confirmed: true }
    }
    vec![
        ("derived number", |pack, x| first(pack, 1).derived = Some(Derived::Number(x))),
        ("opens", |pack, x| pack.policies.iter_mut().for_each(|policy| policy.window = days(Some(x.clone()), None))),
        ("closes", |pack, x| pack.policies.iter_mut().for_each(|policy| policy.window = days(None, Some(x.clone())))),
        ("amount", |pack, x| benefit(pack).amount = Some(x)),
        ("schedule", |pack, x| benefit(pack).schedule.push(x)),
        ("paid", |pack, x| benefit(pack).paid = Some(x)),
    ]
}

type PutValue = fn(&mut Pack, Value);

fn places_of_values() -> Vec<(&'static str, PutValue)> {
    fn record(value: Value) -> Record {
        Record(vec![Answer::Value(value)])
    }
    fn said(value: Value) -> Vec<(FactId, Answer)> {
        vec![(FactId::at(0), Answer::Value(value))]
    }
    vec![
        ("becomes", |pack, x| first(pack, 0).changeable = Changeable::To(vec![x])),
        ("gains", |pack, x| {
            let new = NewRecord { record: record(x), today: vec![FieldId::at(0)] };
            first(pack, LIST).changeable = Changeable::Record(vec![new]);
        }),
        ("start", |pack, x| pack.starts.push(Start { key: "s".into(), answers: said(x), first: Vec::new() })),
        ("hire", |pack, x| {
            pack.firm = Some(firm(hire(said(x))));
        }),
    ]
}

/// Every place and every way to nest, by name.
pub fn all() -> Vec<Way> {
    let mut all = Vec::new();
    let mut add = |name: String, most: usize, make: Make| all.push(Way { name, most, make });
    for (name, put) in places_of_conditions() {
        let ways = around_conditions().into_iter().filter(|(way, _)| name == "clause" || *way == "and");
        for (way, around) in ways {
            let make = move |n| {
                let mut pack = flat();
                put(&mut pack, times(n, Expr::Flag(fact(0)), around));
                pack
            };
            add(format!("{name}: {way}"), most(way), Box::new(make));
        }
    }
    for (name, put) in places_of_numbers() {
        let ways = around_numbers().into_iter().filter(|(way, _)| name == "amount" || *way == "add");
        for (way, around) in ways {
            let make = move |n| {
                let mut pack = flat();
                put(&mut pack, times(n, Num::Of(fact(1)), around));
                pack
            };
            add(format!("{name}: {way}"), most(way), Box::new(make));
        }
    }
    let conditions: [(&str, Around<Condition>); 4] = [
        ("all", |x| Condition::All(vec![x])),
        ("any", |x| Condition::Any(vec![Condition::Clause(ClauseId::at(0)), x])),
        ("at_least", |x| Condition::AtLeast(1, vec![x])),
        ("not", |x| Condition::Not(Box::new(x))),
    ];
    for (way, around) in conditions {
        let make = move |n| {
            let mut pack = flat();
            let when = times(n, Condition::Clause(ClauseId::at(0)), around);
            pack.policies.iter_mut().for_each(|policy| policy.when = when.clone());
            pack
        };
        add(format!("when: {way}"), MOST, Box::new(make));
    }
    for (name, put) in places_of_values() {
        let around = |x| Value::Records(vec![Record(vec![Answer::None, Answer::Value(x)])]);
        let make = move |n| {
            let mut pack = flat();
            put(&mut pack, times(n, Value::Bool(true), around));
            pack
        };
        // A value stands within an answer, which counts as well.
        all.push(Way { name: name.to_owned(), most: MOST / 2, make: Box::new(make) });
    }
    let mut add = |name: String, make: Make| all.push(Way { name, most: MOST, make });
    let kind = |n| {
        let mut pack = flat();
        let around = |x| Kind::Records { fields: vec![Field::of("more", x)] };
        first(&mut pack, LIST).kind = times(n, Kind::Bool, around);
        pack
    };
    add("kind".to_owned(), Box::new(kind));
    let in_turns = |n| {
        let mut pack = flat();
        pack.policies = vec![policy("p", mixed(n))];
        pack
    };
    add("conditions and numbers in turns".to_owned(), Box::new(in_turns));
    let count = |n| {
        let mut pack = flat();
        benefit(&mut pack).amount = Some(counted(n));
        pack
    };
    add("count".to_owned(), Box::new(count));
    all
}
