//! Generated packs and answers for property tests: two to four facts of every kind with small domains,
//! up to two derived ones, up to three policies with asked, presumed and office clauses.
//!
//! Built from the public types and not from YAML, so it also makes packs that the checker would refuse;
//! but never constants, dates, or figures of grade D.

use caice::{
    engine::possible_values,
    pack::{
        Ask, Benefit, BenefitKind, Clause, ClauseId, ClauseKind, Condition, Currency, Expr, Fact, FactId, Grade, Kind,
        Pack, Per, Policy, Role, Roles, SourceId,
    },
    value::{Answer, Answers, Date, Fen, OptionId, OptionSet, Value},
};
use proptest::prelude::*;

/// What a property gives.
pub type Law = Result<(), TestCaseError>;

/// Cases for each property: `CAICE_CASES`, else proptest's own `PROPTEST_CASES`, else `modest`.
pub fn config(modest: u32) -> ProptestConfig {
    let given = ["CAICE_CASES", "PROPTEST_CASES"].iter().find_map(|name| std::env::var(name).ok()?.parse().ok());
    ProptestConfig { cases: given.unwrap_or(modest), failure_persistence: None, ..ProptestConfig::default() }
}

/// A shape of an expression over facts that are not chosen yet.
#[derive(Debug, Clone)]
enum Shape {
    Atom(usize, usize),
    Not(Box<Shape>),
    And(Vec<Shape>),
    Or(Vec<Shape>),
}

fn shape() -> impl Strategy<Value = Shape> {
    let atom = (0..64_usize, 0..64_usize).prop_map(|(fact, option)| Shape::Atom(fact, option));
    atom.prop_recursive(3, 10, 3, |inner| {
        let some = || prop::collection::vec(inner.clone(), 1..4);
        prop_oneof![
            inner.clone().prop_map(|shape| Shape::Not(Box::new(shape))),
            some().prop_map(Shape::And),
            some().prop_map(Shape::Or),
        ]
    })
}

/// The expression of `shape` over `facts`.
fn over(shape: &Shape, facts: &[Fact]) -> Expr {
    match shape {
        Shape::Atom(fact, option) => {
            let index = fact % facts.len().max(1);
            let id = FactId::at(index);
            let kind = facts.get(index).map_or(&Kind::Bool, |fact| &fact.kind);
            let option = OptionId(u8::try_from(option % kind.options().len().max(1)).unwrap_or(0));
            match kind {
                Kind::Bool | Kind::Date => Expr::Flag(id),
                Kind::Choice { .. } => Expr::Is(id, option),
                Kind::Set { .. } => Expr::Has(id, option),
            }
        }
        Shape::Not(inner) => Expr::Not(Box::new(over(inner, facts))),
        Shape::And(parts) => Expr::And(parts.iter().map(|part| over(part, facts)).collect()),
        Shape::Or(parts) => Expr::Or(parts.iter().map(|part| over(part, facts)).collect()),
    }
}

fn fact(index: usize, kind: Kind, ask: Ask, sensitive: bool) -> Fact {
    Fact { key: format!("f{index}"), kind, ask, sensitive, may_be_none: false, derived: None }
}

/// Two to four facts that are answered and up to two that derive from those before them.
fn facts() -> impl Strategy<Value = Vec<Fact>> {
    let options = |n: usize| (0..n).map(|index| format!("o{index}")).collect::<Vec<_>>();
    let kind = prop_oneof![
        3 => Just(Kind::Bool),
        2 => (2..4_usize).prop_map(move |n| Kind::Choice { options: options(n) }),
        2 => (1..3_usize).prop_map(move |n| Kind::Set { options: options(n) }),
    ];
    let ask = prop_oneof![
        6 => Just(Ask { fair: true, phone: true, office: false }),
        2 => Just(Ask { fair: false, phone: true, office: false }),
        1 => Just(Ask { fair: false, phone: false, office: true }),
        1 => Just(Ask::default()),
    ];
    let asked = prop::collection::vec((kind, ask, prop::bool::weighted(0.2)), 2..5);
    (asked, prop::collection::vec(shape(), 0..3)).prop_map(|(asked, derived)| {
        let mut facts: Vec<Fact> = asked
            .into_iter()
            .enumerate()
            .map(|(index, (kind, ask, sensitive))| fact(index, kind, ask, sensitive))
            .collect();
        for shape in derived {
            let expr = over(&shape, &facts);
            facts.push(Fact { derived: Some(expr), ..fact(facts.len(), Kind::Bool, Ask::default(), false) });
        }
        facts
    })
}

/// A condition whose clauses are not numbered yet.
#[derive(Debug, Clone)]
enum Tree {
    Clause(u8, Shape),
    All(Vec<Tree>),
    Any(Vec<Tree>),
}

fn tree() -> impl Strategy<Value = Tree> {
    let clause = (0..10_u8, shape()).prop_map(|(kind, shape)| Tree::Clause(kind, shape));
    clause.prop_recursive(3, 6, 3, |inner| {
        let some = || prop::collection::vec(inner.clone(), 1..4);
        prop_oneof![some().prop_map(Tree::All), some().prop_map(Tree::Any)]
    })
}

fn condition(tree: &Tree, facts: &[Fact], clauses: &mut Vec<Clause>) -> Condition {
    match tree {
        Tree::Clause(kind, shape) => {
            let id = ClauseId::at(clauses.len());
            let kind = match kind {
                0 => ClauseKind::Office,
                1 | 2 => ClauseKind::Presumed(over(shape, facts)),
                _ => ClauseKind::Asked(over(shape, facts)),
            };
            let key = format!("c{}", clauses.len());
            clauses.push(Clause { key, kind, source: SourceId::at(0), article: None, grade: Grade::B });
            Condition::Clause(id)
        }
        Tree::All(members) => Condition::All(members.iter().map(|member| condition(member, facts, clauses)).collect()),
        Tree::Any(members) => Condition::Any(members.iter().map(|member| condition(member, facts, clauses)).collect()),
    }
}

fn policy(index: usize, tree: &Tree, facts: &[Fact], grade: Grade) -> Policy {
    let mut clauses = Vec::new();
    let when = condition(tree, facts, &mut clauses);
    let cash = Benefit {
        key: "cash".into(),
        kind: BenefitKind::CashSubsidy,
        per: Per::Once,
        amount: Fen(300_000),
        grade: Grade::A,
        currency: Currency::UnverifiedSince(Date::EPOCH),
        source: SourceId::at(0),
    };
    let roles = Roles { beneficiary: Role::Person, applicant: Role::School, payee: Role::Person };
    Policy { key: format!("p{index}"), grade, roles, clauses, when, benefits: vec![cash] }
}

/// A pack.
pub fn pack() -> impl Strategy<Value = Pack> {
    let grade = prop_oneof![9 => Just(Grade::B), 1 => Just(Grade::D)];
    (facts(), prop::collection::vec((tree(), grade), 1..4)).prop_map(|(facts, trees)| {
        let policies =
            trees.iter().enumerate().map(|(index, (tree, grade))| policy(index, tree, &facts, *grade)).collect();
        Pack {
            version: "1".into(),
            fingerprint: "0123456789ab".into(),
            checked: Date::EPOCH,
            published: false,
            facts,
            sources: vec!["S01".into()],
            policies,
        }
    })
}

/// Every value that a fact of this kind can take; small kinds only.
pub fn domain(kind: &Kind) -> Vec<Value> {
    match kind {
        Kind::Set { options } if options.len() <= 4 => (0..1_u8 << options.len())
            .map(|bits| (0..8).map(OptionId).filter(|option| bits >> option.0 & 1 == 1).collect::<OptionSet>())
            .map(Value::Set)
            .collect(),
        _ => possible_values(kind),
    }
}

/// An answer to each fact by the numbers in `picks`: absent, unsure or a value.
pub fn answers_by(pack: &Pack, picks: &[(u8, usize)]) -> Answers {
    let mut answers = Answers::none(pack.facts.len());
    for (index, (fact, (how, which))) in pack.facts.iter().zip(picks).enumerate() {
        let values = domain(&fact.kind);
        let value = values.get(which % values.len().max(1)).copied();
        answers.set(
            index,
            match (how, value) {
                (0..3, _) | (_, None) => Answer::Absent,
                (3, _) => Answer::Unsure,
                // A derived fact seldom has an answer of its own.
                (4..8, Some(_)) if fact.derived.is_some() => Answer::Absent,
                (_, Some(value)) => Answer::Value(value),
            },
        );
    }
    answers
}

/// Numbers for [`answers_by`].
pub fn picks() -> impl Strategy<Value = Vec<(u8, usize)>> {
    prop::collection::vec((0..9_u8, 0..64_usize), 24)
}
