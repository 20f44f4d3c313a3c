//! Shows what the engine makes of numbers that are ranges: counts, sums, differences, products and quotients, by hand.
//!
//! Deliberately few: the laws and the oracles compare whole packs, and these are what their packs do not draw.

use caice::{
    engine::{self, Env, Truth},
    pack::{
        Derived, Expr, Fact, FactId, Field, FieldId, Figure, FigureId, Grade, Kind, Num, Order, Pack, Ref, Row,
        SourceId,
    },
    value::{Answer, Answers, Date, DateRange, OptionId, PartSet, Range, Record, Value},
};

fn checked() -> Date {
    Date::new(2026, 11, 23).unwrap_or(Date::EPOCH)
}

#[test]
fn a_count_over_records_has_the_open_ones_in_its_upper_end_alone() {
    let list = Fact::of("list", Kind::Records { fields: vec![Field::of("flag", Kind::Bool)] });
    let pack = Pack::of(vec![list], checked());
    let flag = Expr::Flag(Ref::Field(FactId::at(0), FieldId::at(0)));
    let count = Num::Count(FactId::at(0), Box::new(flag));
    let record = |answer: Answer| Record(vec![answer]);
    let said = |flag: bool| record(Answer::Value(Value::Bool(flag)));
    let open = || record(Answer::Absent);
    for (records, min, max) in [
        (vec![], 0, 0),
        (vec![said(true), said(false)], 1, 1),
        (vec![said(true), open(), open(), said(false)], 1, 3),
        (vec![open()], 0, 1),
    ] {
        let mut answers = Answers::none(1);
        answers.set(0, Answer::Value(Value::Records(records.clone())));
        let found = engine::number_in(Env::new(&pack, &answers, checked(), checked()), &count);
        assert_eq!((found.range.min, found.range.max), (min, max), "{:?}", records);
    }
}

#[test]
fn ranges_stay_open_where_they_are_none_stays_none_and_quotients_are_rounded_outward() {
    let fact = Fact { may_be_none: true, ..Fact::of("number", Kind::Int) };
    let pack = Pack::of(vec![fact], checked());
    let number = || Box::new(Num::Of(Ref::Fact(FactId::at(0))));
    let lit = |n: i64| Box::new(Num::Lit(n));
    let of = |answer: Answer, num: &Num| {
        let mut answers = Answers::none(1);
        answers.set(0, answer);
        engine::number_in(Env::new(&pack, &answers, checked(), checked()), num)
    };
    let range = |min: i64, max: i64| Answer::Value(Value::Number(Range { min, max }));
    let cases = [
        (range(3, i64::MAX), Num::Add(number(), lit(-1)), (2, i64::MAX)),
        (range(3, i64::MAX), Num::Sub(number(), lit(1)), (2, i64::MAX)),
        (range(3, i64::MAX), Num::Sub(lit(0), number()), (i64::MIN, -3)),
        (range(3, i64::MAX), Num::Mul(number(), lit(2)), (6, i64::MAX)),
        (range(3, i64::MAX), Num::Mul(number(), lit(-2)), (i64::MIN, -6)),
        (range(3, i64::MAX), Num::Mul(lit(-2), number()), (i64::MIN, -6)),
        (range(0, i64::MAX), Num::Mul(number(), lit(-2)), (i64::MIN, 0)),
        (range(3, i64::MAX), Num::Mul(number(), lit(-1)), (i64::MIN, -3)),
        (range(3, 7), Num::Over(number(), lit(2)), (1, 4)),
        (range(3, 7), Num::Over(Box::new(Num::Sub(lit(0), number())), lit(2)), (-4, -1)),
        (range(3, 7), Num::Over(number(), lit(-2)), (-4, -1)),
        (range(2, 4), Num::Over(lit(8), number()), (2, 4)),
        (range(2, 4), Num::Over(lit(-8), number()), (-4, -2)),
    ];
    for (answer, num, (min, max)) in cases {
        let found = of(answer, &num);
        assert_eq!((found.range.min, found.range.max, found.none), (min, max, false), "{:?}", num);
    }
    for num in [Num::Add(number(), lit(1)), Num::Add(lit(1), number()), Num::Mul(number(), lit(2))] {
        assert!(of(Answer::None, &num).none, "{num:?}");
    }
}

#[test]
fn what_either_of_two_numbers_may_be_may_be_none_if_one_of_them_may() {
    let fact = |key: &str, may_be_none| Fact { may_be_none, ..Fact::of(key, Kind::Int) };
    let pack = Pack::of(vec![fact("perhaps", true), fact("surely", false), fact("which", false)], checked());
    let number = |at: usize| Box::new(Num::Of(Ref::Fact(FactId::at(at))));
    let none = || Num::Of(Ref::Fact(FactId::at(0)));
    let which = || Box::new(Expr::Compare(Order::Equal, number(2), Box::new(Num::Lit(1))));
    let answers = Answers::none(3);
    let of = |num: Num| engine::number_in(Env::new(&pack, &answers, checked(), checked()), &num);
    for (a, b, perhaps) in [(0, 1, true), (1, 0, true), (0, 0, true), (1, 1, false)] {
        assert_eq!(of(Num::Between(number(a), number(b))).perhaps_none, perhaps, "{a}, {b}");
        let either = of(Num::If(which(), number(a), number(b)));
        assert_eq!((either.none, either.perhaps_none), (false, perhaps), "{a}, {b}");
    }
    // Beside a number, none adds no other number.
    for between in
        [Num::Between(Box::new(none()), Box::new(Num::Lit(4))), Num::Between(Box::new(Num::Lit(4)), Box::new(none()))]
    {
        let mut answers = answers.clone();
        answers.set(0, Answer::None);
        let found = engine::number_in(Env::new(&pack, &answers, checked(), checked()), &between);
        assert_eq!((found.range, found.none, found.perhaps_none), (Range::exactly(4), false, true), "{between:?}");
    }
}

#[test]
fn on_the_day_of_the_answers_a_counter_is_what_was_said_and_only_then_grows() {
    let months = Fact { accrues_while: Some(Expr::Const(true)), ..Fact::of("months", Kind::Int) };
    let pack = Pack::of(vec![months], checked());
    let mut answers = Answers::none(1);
    answers.set(0, Answer::Value(Value::Number(Range::exactly(7))));
    let on = |day: Date| {
        let found = engine::number_in(Env::new(&pack, &answers, day, checked()), &Num::Of(Ref::Fact(FactId::at(0))));
        (found.range.min, found.range.max)
    };
    assert_eq!(on(checked()), (7, 7));
    assert_eq!(on(checked().yesterday()), (6, 7));
    assert_eq!(on(checked().add_months(1).yesterday()), (7, 7));
    assert_eq!(on(checked().add_months(1)), (8, 8));
    assert_eq!(on(checked().add_months(12)), (19, 19));
}

/// Two figures: one without a value, and one that is 1 until the end of this year and 2 from the day `gap` days after.
fn with_figures(facts: Vec<Fact>, gap: i64) -> Pack {
    let (_, last) = checked().year_ends();
    let next = Date::from_unix_days(last.unix_days() + gap).unwrap_or(last);
    let row = |from, to, value| Row { from, to, value, grade: Grade::A, source: SourceId::at(0) };
    let rows = vec![row(None, Some(last), 1), row(Some(next), None, 2)];
    let figures = vec![Figure { key: "p.unknown".into(), rows: Vec::new() }, Figure { key: "p.known".into(), rows }];
    Pack { figures, ..Pack::of(facts, checked()) }
}

fn figure(at: usize, day: Option<Num>) -> Num {
    Num::Figure(FigureId::at(at), day.map(Box::new))
}

fn date(first: Date, last: Date) -> Answer {
    Answer::Value(Value::Date(DateRange { first, last }))
}

#[test]
fn a_figure_that_nobody_knows_leaves_open_whatever_is_reckoned_with_it() {
    let pack = with_figures(vec![Fact::of("n", Kind::Int), Fact::of("flag", Kind::Bool)], 1);
    let lit = |n: i64| Box::new(Num::Lit(n));
    let unknown = || Box::new(figure(0, None));
    let n = || Box::new(Num::Of(Ref::Fact(FactId::at(0))));
    let mut answers = Answers::none(2);
    answers.set(0, Answer::Value(Value::Number(Range { min: 0, max: 5 })));
    let env = Env::new(&pack, &answers, checked(), checked());
    let chosen = |a, b| Num::If(Box::new(Expr::Flag(Ref::Fact(FactId::at(1)))), a, b);
    for (num, is_unknown) in [
        (Num::Add(unknown(), lit(1)), true),
        (Num::Add(lit(1), unknown()), true),
        (chosen(unknown(), lit(1)), true),
        (chosen(lit(1), unknown()), true),
        (figure(1, Some(figure(0, None))), true),
        (Num::AddMonths(Box::new(Num::On), unknown()), true),
        (Num::AddMonths(unknown(), lit(1)), true),
        (Num::Over(unknown(), n()), true),
        // There is no such number, and no answer makes one; while it may be another one, an answer helps.
        (Num::Over(lit(7), lit(0)), true),
        (Num::Over(lit(7), n()), false),
        (Num::Over(lit(7), lit(2)), false),
    ] {
        assert_eq!(engine::number_in(env, &num).unknowable, is_unknown, "{num:?}");
    }
    // It is never negative, and yet nothing is said of it.
    for (a, b) in [(lit(-1), unknown()), (unknown(), lit(-1))] {
        let rule = Expr::Compare(Order::AtMost, a, b);
        assert_eq!(engine::expr_in(env, &rule), Truth::Unknown, "{rule:?}");
    }
}

#[test]
fn a_figure_of_a_day_that_is_not_exact_is_any_of_its_rows_and_unknown_if_a_day_has_none() {
    let day = Fact { may_be_none: true, ..Fact::of("day", Kind::Date) };
    let (_, last) = checked().year_ends();
    let near = |days: i64| Date::from_unix_days(last.unix_days() + days).unwrap_or(last);
    let of = |gap: i64, answer: Answer| {
        let pack = with_figures(vec![day.clone()], gap);
        let mut answers = Answers::none(1);
        answers.set(0, answer);
        let env = Env::new(&pack, &answers, checked(), checked());
        engine::number_in(env, &figure(1, Some(Num::Of(Ref::Fact(FactId::at(0))))))
    };
    let told = |gap: i64, first: i64, days: i64| {
        let found = of(gap, date(near(first), near(days)));
        (!found.unknowable).then_some((found.range.min, found.range.max))
    };
    assert_eq!(told(1, -30, 0), Some((1, 1)));
    assert_eq!(told(1, 1, 40), Some((2, 2)));
    assert_eq!(told(1, -30, 40), Some((1, 2)));
    assert_eq!(told(2, -30, 40), None);
    assert_eq!(told(2, 1, 1), None);
    assert_eq!(told(2, 1, 2), None);
    assert_eq!(told(2, 2, 2), Some((2, 2)));
    for gap in [1, 2] {
        let (none, open) = (of(gap, Answer::None), of(gap, Answer::Absent));
        assert!(none.none && none.perhaps_none && !open.none && open.perhaps_none, "{none:?}, {open:?}");
    }
}

#[test]
fn what_may_be_none_surely_compares_with_nothing_on_either_side() {
    let number = |may_be_none| Fact { may_be_none, ..Fact::of("n", Kind::Int) };
    let n = || Box::new(Num::Of(Ref::Fact(FactId::at(0))));
    let lit = |n: i64| Box::new(Num::Lit(n));
    for (may_be_none, truth) in [(true, Truth::Unknown), (false, Truth::Yes)] {
        let pack = Pack::of(vec![number(may_be_none)], checked());
        let of = |rule: &Expr| engine::expr_truth(&pack, &Answers::none(1), checked(), checked(), rule);
        let negative = Box::new(Num::Mul(n(), lit(-1)));
        assert_eq!(of(&Expr::Compare(Order::AtMost, lit(0), n())), truth);
        assert_eq!(of(&Expr::Compare(Order::AtMost, negative, lit(0))), truth);
    }
}

#[test]
fn a_number_that_follows_is_none_where_what_it_follows_from_is() {
    let n = Fact { may_be_none: true, ..Fact::of("n", Kind::Int) };
    let more = Num::Add(Box::new(Num::Of(Ref::Fact(FactId::at(0)))), Box::new(Num::Lit(1)));
    let follows = Fact { derived: Some(Derived::Number(more)), ..Fact::of("follows", Kind::Int) };
    let pack = Pack::of(vec![n, follows], checked());
    let exactly = Answer::Value(Value::Number(Range::exactly(3)));
    for (answer, truth) in [(Answer::None, Truth::Yes), (exactly, Truth::No), (Answer::Absent, Truth::Unknown)] {
        let mut answers = Answers::none(2);
        answers.set(0, answer);
        let rule = Expr::IsNone(Ref::Fact(FactId::at(1)));
        assert_eq!(engine::expr_truth(&pack, &answers, checked(), checked(), &rule), truth);
    }
}

#[test]
fn of_a_set_known_in_part_what_is_in_it_and_what_is_not_are_settled_and_nothing_else() {
    let options = ["a", "b", "c"].map(String::from).to_vec();
    let pack = Pack::of(vec![Fact::of("set", Kind::Set { options })], checked());
    let set = Ref::Fact(FactId::at(0));
    let truths = |part: PartSet| {
        let mut answers = Answers::none(1);
        answers.set(0, Answer::Value(Value::Part(part)));
        let of = |rule: Expr| engine::expr_truth(&pack, &answers, checked(), checked(), &rule);
        ([0, 1, 2].map(|option| of(Expr::Has(set, OptionId(option)))), of(Expr::IsNone(set)))
    };
    let part = PartSet::default().with(OptionId(1), false);
    assert_eq!(truths(part), ([Truth::Unknown, Truth::No, Truth::Unknown], Truth::Unknown));
    assert_eq!(truths(part.with(OptionId(0), true)), ([Truth::Yes, Truth::No, Truth::Unknown], Truth::No));
}

#[test]
fn a_day_so_many_months_on_has_no_last_one_while_the_months_have_none() {
    let pack = Pack::of(vec![Fact::of("months", Kind::Int)], checked());
    let day = Num::AddMonths(Box::new(Num::On), Box::new(Num::Of(Ref::Fact(FactId::at(0)))));
    let of = |answer: Answer| {
        let mut answers = Answers::none(1);
        answers.set(0, answer);
        let range = engine::number_in(Env::new(&pack, &answers, checked(), checked()), &day).range;
        (range.min, range.max)
    };
    let after = |months: i64| checked().add_months(months).unix_days();
    assert_eq!(of(Answer::Absent), (after(0), i64::MAX));
    assert_eq!(of(Answer::Value(Value::Number(Range { min: 3, max: 7 }))), (after(3), after(7)));
}

#[test]
fn a_day_so_many_months_on_may_be_none_if_either_may() {
    let perhaps = |key: &str, kind| Fact { may_be_none: true, ..Fact::of(key, kind) };
    let pack = Pack::of(vec![perhaps("day", Kind::Date), perhaps("months", Kind::Int)], checked());
    let answers = Answers::none(2);
    let of = |at: usize| Box::new(Num::Of(Ref::Fact(FactId::at(at))));
    let perhaps = |num: Num| engine::number_in(Env::new(&pack, &answers, checked(), checked()), &num).perhaps_none;
    assert!(perhaps(Num::AddMonths(of(0), Box::new(Num::Lit(1)))));
    assert!(perhaps(Num::AddMonths(Box::new(Num::On), of(1))));
    assert!(!perhaps(Num::AddMonths(Box::new(Num::On), Box::new(Num::Lit(1)))));
}

#[test]
fn two_numbers_are_equal_only_where_both_are_exact_and_differ_only_where_they_cannot_meet() {
    let pack = Pack::of(vec![Fact::of("a", Kind::Int), Fact::of("b", Kind::Int)], checked());
    let of = |at: usize| Box::new(Num::Of(Ref::Fact(FactId::at(at))));
    let rule = Expr::Compare(Order::Equal, of(0), of(1));
    for ((a, b), (c, d), truth) in [
        ((3, 3), (3, 3), Truth::Yes),
        ((3, 3), (3, 5), Truth::Unknown),
        ((3, 5), (3, 3), Truth::Unknown),
        ((3, 5), (5, 9), Truth::Unknown),
        ((3, 5), (1, 3), Truth::Unknown),
        ((3, 5), (3, 5), Truth::Unknown),
        ((3, 5), (6, 9), Truth::No),
        ((3, 5), (1, 2), Truth::No),
    ] {
        let mut answers = Answers::none(2);
        answers.set(0, Answer::Value(Value::Number(Range { min: a, max: b })));
        answers.set(1, Answer::Value(Value::Number(Range { min: c, max: d })));
        assert_eq!(engine::expr_truth(&pack, &answers, checked(), checked(), &rule), truth, "{a}..{b}, {c}..{d}");
    }
}

#[test]
fn what_no_option_reaches_is_settled_before_one_is_chosen() {
    let options = ["a", "b", "c"].map(String::from).to_vec();
    let pack = Pack::of(vec![Fact::of("level", Kind::Choice { options, ordered: true })], checked());
    let level = || Box::new(Num::Of(Ref::Fact(FactId::at(0))));
    let lit = |n: i64| Box::new(Num::Lit(n));
    for (a, b, truth) in [
        (level(), lit(2), Truth::Yes),
        (lit(0), level(), Truth::Yes),
        (level(), lit(1), Truth::Unknown),
        (lit(3), level(), Truth::No),
    ] {
        let rule = Expr::Compare(Order::AtMost, a, b);
        assert_eq!(engine::expr_truth(&pack, &Answers::none(1), checked(), checked(), &rule), truth, "{rule:?}");
    }
}

#[test]
fn bands_begin_at_zero_and_at_each_threshold_above_it() {
    let bands = |cuts: &[i64]| engine::bands(cuts).map(|band| (band.min, band.max)).collect::<Vec<_>>();
    assert_eq!(bands(&[]), [(0, i64::MAX)]);
    assert_eq!(bands(&[-2, 0, 5, 9]), [(0, 4), (5, 8), (9, i64::MAX)]);
}
