//! What a question is worth: how much its answers settle, the money that hangs on it, and the order of questions that
//! follows, against putting every answer to every waiting policy alone, on packs nobody wrote.
//!
//! What an answer settles of one policy is taken from the engine (`outcome` compares that with the table). That the
//! parts in which answers are common are well guessed is for authors to say.
#![cfg(feature = "author")]

mod generate;

use std::cmp::Reverse;

use caice::{
    engine::{self, Assessment, Index, Outcome, Question, Status},
    pack::{Ask, Benefit, BenefitKind, Clause, ClauseKind, Expr, Fact, FactId, Kind, Num, Pack, Policy, Ref, Window},
    value::{Answer, Answers, Fen, Range, Value},
};
use generate::{Law, answers_by, checked, config, pack, picks};
use proptest::prelude::*;

/// The pack with facts that take some effort, and with some answers more common than others, as `numbers` say.
fn with_guesses(pack: Pack, numbers: &[u8]) -> Pack {
    let mut numbers = numbers.iter().cycle().copied();
    let mut next = move || numbers.next().unwrap_or_default();
    let facts = pack.facts.iter().enumerate().map(|(at, fact)| {
        let mut prior = Vec::new();
        for cell in engine::possible_answers(&pack, FactId::at(at)) {
            // Up to two numbers are named of one band, and each as a number, not as the band.
            let named = match cell.value() {
                Some(Value::Number(band)) => {
                    let ends = [band.min, if band.max == i64::MAX { band.min + 7 } else { band.max }];
                    ends.map(|end| Answer::Value(Value::Number(Range::exactly(end)))).to_vec()
                }
                _ => vec![cell],
            };
            prior.extend(
                named.into_iter().filter_map(|answer| Some((answer, u16::from(next() % 7))).filter(|_| next() % 3 > 0)),
            );
        }
        Fact { effort: next() % 10, prior, ..fact.clone() }
    });
    Pack { facts: facts.collect(), ..pack.clone() }
}

/// The pack with benefits of which one or the other applies, by whether there is what some fact asks for.
fn with_benefits(pack: Pack, numbers: &[u8]) -> Pack {
    let mut policies = pack.policies.clone();
    for (policy, number) in policies.iter_mut().zip(numbers.iter().cycle()).filter(|(_, number)| *number % 3 > 0) {
        let none = Expr::IsNone(Ref::Fact(FactId::at(usize::from(*number) % pack.facts.len().max(1))));
        for (when, kind) in
            [(none.clone(), BenefitKind::CashSubsidy), (Expr::Not(Box::new(none)), BenefitKind::LoanPrincipal)]
        {
            policy.benefits.push(Benefit {
                when: Some(when),
                amount: Some(Num::Lit(50_000)),
                ..Benefit::of(format!("b{}", policy.benefits.len()), kind)
            });
        }
    }
    Pack { policies, ..pack }
}

/// In how many parts of a hundred, or of any other whole, people give an answer that `cell` stands for.
fn share(fact: &Fact, cell: &Answer) -> u64 {
    let of_cell = |answer: &Answer| match (answer, cell) {
        (Answer::Value(Value::Number(number)), Answer::Value(Value::Number(band))) => {
            (band.min..=band.max).contains(&number.min)
        }
        _ => answer == cell,
    };
    let named: Vec<u64> =
        fact.prior.iter().filter(|(answer, _)| of_cell(answer)).map(|(_, parts)| u64::from(*parts)).collect();
    if named.is_empty() { 1 } else { named.iter().sum() }
}

/// The most cash a policy may bring; `None` if it brings none at all.
fn cash(pack: &Pack, outcome: &Outcome) -> Option<i64> {
    let benefits = &pack.policy(outcome.policy)?.benefits;
    let cash = outcome.benefits.iter().filter(|worked| benefits[worked.benefit].kind.is_cash());
    cash.map(|worked| worked.total.map_or(0, |total| total.max.0)).reduce(|sum, more| sum + more)
}

/// What an answer settles: the fewest and the most policies, how many on average in thousandths, and the average weight.
#[derive(Debug, Default, PartialEq)]
struct Settled {
    counts: (usize, usize),
    mean: u64,
    weight: u64,
}

fn settled(pack: &Pack, index: &Index, answers: &Answers, now: &Assessment, fact: FactId) -> Settled {
    let waiting = || {
        now.outcomes
            .iter()
            .filter(|outcome| outcome.status == Status::NeedsAnswer)
            .filter(|outcome| outcome.missing.iter().any(|open| open.fact == fact))
    };
    if waiting().next().is_none() {
        return Settled::default();
    }
    let (mut counts, mut parts, mut of_count, mut of_weight) = (Vec::new(), 0, 0, 0);
    for answer in engine::possible_answers(pack, fact) {
        let mut then = answers.clone();
        then.set(fact.index(), answer.clone());
        let settles = |outcome: &&Outcome| {
            let alone = Assessment { outcomes: vec![(*outcome).clone()], ..now.clone() };
            engine::settles(index, pack, &then, &alone, fact)
        };
        let done: Vec<&Outcome> = waiting().filter(settles).collect();
        // A twentieth more for each time the yuan double, beginning with the first.
        let weight = |outcome: &&Outcome| {
            let mut yuan = cash(pack, outcome).unwrap_or(0) / 100 + 1;
            let mut weight = 1000;
            while yuan > 1 {
                (yuan, weight) = (yuan / 2, weight + 50);
            }
            weight
        };
        let share = pack.fact(fact).map_or(1, |fact| share(fact, &answer));
        counts.push(done.len());
        parts += share;
        of_count += share * u64::try_from(done.len()).unwrap_or(0);
        of_weight += share * done.iter().map(weight).sum::<u64>();
    }
    let parts = parts.max(1);
    let (least, most) = (counts.iter().min().copied(), counts.iter().max().copied());
    Settled {
        counts: (least.unwrap_or(0), most.unwrap_or(0)),
        mean: of_count * 1000 / parts,
        weight: of_weight / parts,
    }
}

/// Every question says what trying its answers finds, and stands where that puts it.
fn worth(pack: &Pack, answers: &Answers) -> Law {
    let index = Index::of(pack);
    let now = engine::assess_by(&index, pack, answers, checked(), checked());
    let mut ranks = Vec::new();
    for question in &now.next {
        let Some(fact) = pack.fact(question.fact) else { continue };
        // What a field of a record settles depends on its other fields, so it is not tried.
        let tried = match question.entry {
            None => settled(pack, &index, answers, &now, question.fact),
            Some(_) => Settled::default(),
        };
        prop_assert_eq!((question.settles, question.mean), (tried.counts, tried.mean), "{:?}", question);
        // All the way nearer for a policy that waits for nothing else.
        let nearer: u64 = now
            .outcomes
            .iter()
            .filter(|outcome| outcome.status == Status::NeedsAnswer)
            .filter(|outcome| outcome.missing.iter().any(|open| open.fact == question.fact))
            .map(|outcome| 1000 / u64::try_from(outcome.missing.len()).unwrap_or(1))
            .sum();
        let worth = (tried.weight + nearer) * 100 / (u64::from(fact.effort) + 4);
        let kind = (question.refutes, question.details, !question.pays, fact.sensitive);
        ranks.push((kind, Reverse(worth), question.fact, question.entry));
    }
    prop_assert!(ranks.is_sorted(), "{ranks:?}");
    Ok(())
}

/// Each policy that turns on a question counts once in its money and in how many it helps.
fn stake(pack: &Pack, answers: &Answers) -> Law {
    let index = Index::of(pack);
    let now = engine::assess_by(&index, pack, answers, checked(), checked());
    let asks = |outcome: &Outcome, question: &Question| {
        let about = engine::questions_about(&index, pack, answers, &now, outcome.policy);
        about.into_iter().find(|alone| alone.named() == question.named())
    };
    for question in &now.next {
        let turning: Vec<(&Outcome, Question)> =
            now.outcomes.iter().filter_map(|outcome| Some((outcome, asks(outcome, question)?))).collect();
        let sums: Vec<Option<i64>> = turning.iter().map(|(outcome, _)| cash(pack, outcome)).collect();
        prop_assert_eq!(question.stake, Fen(sums.iter().flatten().sum()), "{:?}", question);
        prop_assert_eq!(question.pays, sums.iter().any(Option::is_some), "{:?}", question);
        let waits = |(outcome, _): &&(&Outcome, Question)| outcome.status == Status::NeedsAnswer;
        prop_assert_eq!(question.helps, turning.iter().filter(waits).count(), "{:?}", question);
        // It only refutes, or only tells details, where it does so for every policy.
        prop_assert_eq!(question.refutes, turning.iter().all(|(_, alone)| alone.refutes), "{:?}", question);
        prop_assert_eq!(question.details, turning.iter().all(|(_, alone)| alone.details), "{:?}", question);
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn a_question_is_worth_what_trying_every_answer_finds(pack in pack(true), numbers in prop::collection::vec(any::<u8>(), 8..40), picks in picks()) {
        let pack = with_benefits(with_guesses(pack, &numbers), &numbers);
        worth(&pack, &Answers::none(pack.facts.len()))?;
        worth(&pack, &answers_by(&pack, &picks))?;
    }

    #[test]
    fn every_policy_counts_once_in_what_is_at_stake_with_a_question(pack in pack(true), numbers in prop::collection::vec(any::<u8>(), 3), picks in picks()) {
        let pack = with_benefits(pack, &numbers);
        stake(&pack, &Answers::none(pack.facts.len()))?;
        stake(&pack, &answers_by(&pack, &picks))?;
    }
}

#[test]
fn until_when_one_can_apply_is_asked_as_a_detail_while_it_is_open() {
    let flag = || Expr::Flag(Ref::Fact(FactId::at(0)));
    let day = |months: i64| Box::new(Num::Lit(checked().add_months(months).unix_days()));
    let asked = |closes: Num| {
        let window = Window::Days { opens: None, closes: Some(closes), confirmed: true };
        let clause = Clause::of("always", ClauseKind::Asked(Expr::Const(true)));
        let pack = Pack {
            sources: vec!["S01".into()],
            policies: vec![Policy { window, ..Policy::of("p", vec![clause]) }],
            ..Pack::of(
                vec![Fact { ask: Ask { phone: true, ..Ask::default() }, ..Fact::of("flag", Kind::Bool) }],
                checked(),
            )
        };
        let now = engine::assess(&pack, &Answers::none(1), checked(), checked());
        assert!(now.outcomes.iter().all(|outcome| outcome.status == Status::Met));
        now.next.iter().map(|question| (question.fact, question.details, question.refutes)).collect::<Vec<_>>()
    };
    assert_eq!(asked(Num::If(Box::new(flag()), day(3), day(6))), [(FactId::at(0), true, false)]);
    assert_eq!(asked(*day(3)), []);
}

#[test]
fn what_can_only_refute_is_asked_as_such_and_none_is_tried_where_it_may_be_given() {
    let asked = |fact: Fact| Fact { ask: Ask { phone: true, ..Ask::default() }, ..fact };
    let clause = Clause::of("presumed", ClauseKind::Presumed(Expr::Flag(Ref::Fact(FactId::at(0)))));
    let pack = Pack {
        sources: vec!["S01".into()],
        policies: vec![Policy::of("p", vec![clause])],
        ..Pack::of(
            vec![
                asked(Fact::of("flag", Kind::Bool)),
                Fact { may_be_none: true, ..Fact::of("perhaps", Kind::Bool) },
                Fact { may_be_none: true, ..Fact::of("set", Kind::Set { options: vec!["a".into()] }) },
            ],
            checked(),
        )
    };
    let now = engine::assess(&pack, &Answers::none(3), checked(), checked());
    let told = now.next.iter().map(|question| (question.fact, question.refutes, question.details));
    assert_eq!(told.collect::<Vec<_>>(), [(FactId::at(0), true, false)]);
    let tries_none = |at: usize| engine::possible_answers(&pack, FactId::at(at)).contains(&Answer::None);
    // "None of them" is the empty set.
    assert_eq!([0, 1, 2].map(tries_none), [false, true, false]);
}
