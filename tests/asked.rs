//! The order of questions by hand: what each policy adds to one question, and which of two comes first.
//!
//! Deliberately few: `worth` compares whole packs with trying every answer, and these are what their packs seldom draw.

use caice::{
    engine::{self, Index, Question},
    pack::{Ask, Benefit, BenefitKind, Clause, ClauseKind, Expr, Fact, FactId, Kind, Num, Pack, Policy, Ref},
    value::{Answer, Answers, Date, Value},
};

fn checked() -> Date {
    Date::new(2026, 11, 23).unwrap_or(Date::EPOCH)
}

fn flag(at: usize) -> Expr {
    Expr::Flag(Ref::Fact(FactId::at(at)))
}

fn all(facts: &[usize]) -> Expr {
    Expr::And(facts.iter().map(|at| flag(*at)).collect())
}

/// So many yuan, if `when` holds.
fn cash(yuan: i64, when: Option<Expr>) -> Benefit {
    Benefit { when, amount: Some(Num::Lit(yuan * 100)), ..Benefit::of("cash", BenefitKind::CashSubsidy) }
}

/// Yes/no facts that take so much effort, and policies with one clause and perhaps a benefit.
fn pack(efforts: &[u8], policies: Vec<(ClauseKind, Option<Benefit>)>) -> Pack {
    let fact = |(at, effort): (usize, &u8)| Fact {
        ask: Ask { phone: true, ..Ask::default() },
        effort: *effort,
        ..Fact::of(format!("f{at}"), Kind::Bool)
    };
    let policy = |(at, (kind, benefit)): (usize, (ClauseKind, Option<Benefit>))| Policy {
        benefits: benefit.into_iter().collect(),
        ..Policy::of(format!("p{at}"), vec![Clause::of("c", kind)])
    };
    Pack {
        sources: vec!["S01".into()],
        policies: policies.into_iter().enumerate().map(policy).collect(),
        ..Pack::of(efforts.iter().enumerate().map(fact).collect(), checked())
    }
}

fn questions(pack: &Pack) -> Vec<Question> {
    engine::assess(pack, &Answers::none(pack.facts.len()), checked(), checked()).next
}

/// Where the questions about two facts stand.
fn first_of(pack: &Pack, of: [usize; 2]) -> Option<usize> {
    questions(pack).iter().map(|question| question.fact.index()).find(|fact| of.contains(fact))
}

fn needs(facts: &[usize]) -> (ClauseKind, Option<Benefit>) {
    (ClauseKind::Asked(all(facts)), None)
}

#[test]
fn a_question_refutes_or_tells_details_only_if_it_does_nothing_else_and_pays_if_any_policy_does() {
    let refuted = || (ClauseKind::Presumed(flag(0)), None);
    let detail = || (ClauseKind::Asked(Expr::Const(true)), Some(cash(100, Some(flag(0)))));
    let paying = || (ClauseKind::Asked(flag(0)), Some(cash(100, None)));
    for (policies, refutes, details, pays, helps) in [
        (vec![refuted(), needs(&[0])], false, false, false, 1),
        (vec![needs(&[0]), refuted()], false, false, false, 1),
        (vec![refuted(), refuted()], true, false, false, 0),
        (vec![detail(), needs(&[0])], false, false, true, 1),
        (vec![detail(), detail()], false, true, true, 0),
        (vec![needs(&[0]), paying()], false, false, true, 2),
        (vec![paying(), needs(&[0])], false, false, true, 2),
    ] {
        let found = questions(&pack(&[0], policies));
        let told = found.iter().map(|one| (one.refutes, one.details, one.pays, one.helps)).collect::<Vec<_>>();
        assert_eq!(told, [(refutes, details, pays, helps)]);
    }
}

#[test]
fn what_money_turns_on_comes_first_however_little_it_is() {
    let pays = (ClauseKind::Asked(all(&[1, 2, 3])), Some(cash(1, None)));
    assert_eq!(first_of(&pack(&[0, 9, 9, 9], vec![needs(&[0]), pays]), [0, 1]), Some(1));
}

#[test]
fn of_what_waits_for_more_answers_each_is_worth_less() {
    let five = |first: &[usize], second: &[usize]| pack(&[0; 5], vec![needs(first), needs(second)]);
    assert_eq!(first_of(&five(&[0, 1, 2], &[3, 4]), [0, 3]), Some(3));
    assert_eq!(first_of(&five(&[0, 1], &[2, 3, 4]), [0, 2]), Some(0));
    // By a thousandth: three times a third of the way, beside twice a quarter and once a half.
    let near = [vec![0, 2, 3], vec![0, 4, 5], vec![0, 6, 7], vec![1, 8, 9, 10], vec![1, 11, 12, 13], vec![1, 14]];
    let near = near.iter().map(|facts| needs(facts)).collect();
    assert_eq!(first_of(&pack(&[3; 15], near), [0, 1]), Some(1));
}

#[test]
fn what_settles_nothing_by_itself_is_still_worth_what_it_brings_nearer() {
    let not = |at: usize| Expr::Not(Box::new(flag(at)));
    let alike = Expr::Or(vec![all(&[2, 3]), Expr::And(vec![not(2), not(3)])]);
    let policies = vec![needs(&[0, 1]), (ClauseKind::Asked(alike), None)];
    let pack = pack(&[9, 9, 0, 0], policies);
    assert_eq!(first_of(&pack, [0, 2]), Some(2));
    assert!(questions(&pack).iter().all(|one| one.settles.1 == usize::from(one.fact.index() < 2)));
}

#[test]
fn each_time_the_money_doubles_its_question_is_worth_a_twentieth_more() {
    // 10,000 yuan are worth 13 twentieths, one yuan is worth one: that makes up for one step of effort, and not for two.
    for (effort, first) in [(1, 2), (2, 0)] {
        let paid = |facts: &[usize], yuan: i64| (ClauseKind::Asked(all(facts)), Some(cash(yuan, None)));
        let policies = vec![paid(&[0, 1], 1), paid(&[2, 3], 10_000)];
        assert_eq!(first_of(&pack(&[0, 0, effort, effort], policies), [0, 2]), Some(first));
    }
}

#[test]
fn after_an_answer_the_other_questions_settle_what_they_did() {
    let pack = pack(&[0; 4], vec![needs(&[0]), needs(&[1, 2]), needs(&[3])]);
    let index = Index::of(&pack);
    let were = Answers::none(4);
    let before = engine::assess_by(&index, &pack, &were, checked(), checked());
    let mut answers = were.clone();
    answers.set(3, Answer::Value(Value::Bool(true)));
    let again = engine::again(&index, &pack, (&were, &before), &answers);
    assert_eq!(again.next, engine::assess_by(&index, &pack, &answers, checked(), checked()).next);
    let settles = again.next.iter().map(|one| (one.fact.index(), one.settles)).collect::<Vec<_>>();
    assert_eq!(settles, [(0, (1, 1)), (1, (0, 1)), (2, (0, 1))]);
}
