//! What a policy gives: amounts of which something is not known yet, by hand.
//!
//! Deliberately few: `combination` adds amounts up, `told` shows that more answers narrow them, and the personas have those of
//! our own policies.

use caice::{
    engine::{self, BenefitOutcome, FactRef, Truth},
    pack::{
        Benefit, BenefitKind, Bound, Clause, ClauseKind, Currency, Expr, Fact, FactId, Figure, FigureId, Grade, Kind,
        Num, Pack, Policy, Ref,
    },
    value::{Answer, Answers, Date, Fen, FenRange, Record, Value},
};

fn checked() -> Date {
    Date::new(2026, 11, 23).unwrap_or(Date::EPOCH)
}

/// A cash benefit whose amount is known to hold.
fn sure() -> Benefit {
    Benefit { currency: Currency::Confirmed, grade: Grade::A, ..Benefit::of("cash", BenefitKind::CashSubsidy) }
}

fn yuan(min: i64, max: i64) -> Option<FenRange> {
    Some(FenRange { min: Fen(min * 100), max: Fen(max * 100) })
}

/// What comes out of a policy with this benefit for somebody who fulfils it and gives this list.
fn given(benefit: Benefit, list: Answer) -> Vec<BenefitOutcome> {
    let clause = Clause::of("always", ClauseKind::Asked(Expr::Const(true)));
    let pack = Pack {
        sources: vec!["S01".into()],
        figures: vec![Figure { key: "p.unknown".into(), rows: Vec::new() }],
        policies: vec![Policy { grade: Grade::A, benefits: vec![benefit], ..Policy::of("p", vec![clause]) }],
        ..Pack::of(
            vec![
                Fact::of("hires", Kind::Records { fields: Vec::new() }),
                Fact::of("flag", Kind::Bool),
                Fact { may_be_none: true, ..Fact::of("rent", Kind::Money) },
            ],
            checked(),
        )
    };
    let mut answers = Answers::none(3);
    answers.set(0, list);
    answers.set(2, Answer::None);
    engine::assess(&pack, &answers, checked(), checked()).outcomes.into_iter().flat_map(|of| of.benefits).collect()
}

#[test]
fn while_a_list_is_unknown_what_is_paid_for_each_of_it_has_no_total_and_asks_for_the_list() {
    let each =
        || Benefit { for_each: Some((FactId::at(0), Expr::Const(true))), amount: Some(Num::Lit(100_000)), ..sure() };
    let found = given(each(), Answer::Absent);
    let told = found.iter().map(|one| (one.applies, one.object, one.each, one.total, one.confirmed, one.needs.clone()));
    let needs = vec![FactRef::whole(FactId::at(0))];
    // It may be for nobody at all.
    assert_eq!(told.collect::<Vec<_>>(), [(Truth::Unknown, None, yuan(0, 1000), None, false, needs)]);

    let two = given(each(), Answer::Value(Value::Records(vec![Record::default(); 2])));
    let told = two.iter().map(|one| (one.applies, one.object, one.total, one.confirmed));
    let paid = |object| (Truth::Yes, Some(object), yuan(1000, 1000), true);
    assert_eq!(told.collect::<Vec<_>>(), [paid(0), paid(1)]);
    assert!(given(each(), Answer::None).is_empty());
}

#[test]
fn uneven_payments_of_which_one_is_unknown_have_no_total() {
    let unknown = Num::Figure(FigureId::at(0), None);
    for schedule in [vec![Num::Lit(100_000), unknown.clone()], vec![unknown.clone(), Num::Lit(100_000)], vec![unknown]]
    {
        let times = u16::try_from(schedule.len()).unwrap_or(0);
        let found = given(Benefit { schedule, times: (times, times), ..sure() }, Answer::Absent);
        let told = found.iter().map(|one| (one.each, one.total, one.confirmed));
        assert_eq!(told.collect::<Vec<_>>(), [(None, None, false)]);
    }
}

#[test]
fn an_amount_without_an_upper_end_without_a_number_or_of_grade_d_is_not_told() {
    let known = Benefit { amount: Some(Num::Lit(100_000)), ..sure() };
    let cases = [
        ("known", known.clone(), yuan(1000, 1000)),
        ("known by name only", Benefit { grade: Grade::D, ..known.clone() }, None),
        // Nobody said how many.
        (
            "open above",
            Benefit { amount: Some(Num::Count(FactId::at(0), Box::new(Expr::Const(true)))), ..sure() },
            None,
        ),
        ("a figure without a value", Benefit { amount: Some(Num::Figure(FigureId::at(0), None)), ..sure() }, None),
        ("none", Benefit { amount: Some(Num::Of(Ref::Fact(FactId::at(2)))), ..sure() }, None),
        ("a ceiling", Benefit { bound: Bound::AtMost, ..known }, yuan(0, 1000)),
    ];
    for (name, benefit, total) in cases {
        let found = given(benefit, Answer::Absent);
        assert_eq!(found.iter().map(|one| (one.each, one.total)).collect::<Vec<_>>(), [(total, total)], "{name}");
        assert_eq!(found.iter().any(|one| one.confirmed), total.is_some(), "{name}");
    }
}
