//! Shows what the engine makes of numbers that are ranges: counts, sums, differences, products and quotients, by hand.
//!
//! Deliberately few: the laws and the oracles compare whole packs, and these are what their packs do not draw.

use caice::{
    engine::{self, Env},
    pack::{Expr, Fact, FactId, Field, FieldId, Kind, Num, Order, Pack, Ref},
    value::{Answer, Answers, Date, Range, Record, Value},
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
        (range(3, i64::MAX), Num::Mul(number(), lit(2)), (6, i64::MAX)),
        (range(3, i64::MAX), Num::Mul(number(), lit(-2)), (i64::MIN, -6)),
        (range(3, i64::MAX), Num::Mul(lit(-2), number()), (i64::MIN, -6)),
        (range(0, i64::MAX), Num::Mul(number(), lit(-2)), (i64::MIN, 0)),
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
