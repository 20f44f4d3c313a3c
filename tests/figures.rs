//! What is left to ask where a figure is unknown: only what chooses another figure, or whether there is a number to compare with
//! it at all. By hand, since drawn packs hardly come to it.

use caice::{
    engine::{self, Env, FactRef, Truth},
    pack::{Ask, Expr, Fact, FactId, Field, FieldId, Figure, FigureId, Kind, Num, Order, Pack, Ref},
    value::{Answer, Answers, Date, Record, Value},
};

fn checked() -> Date {
    Date::new(2026, 11, 23).unwrap_or(Date::EPOCH)
}

/// A flag, a list whose first field may be none and whose second may not, and a figure without a value.
fn pack() -> Pack {
    let fields = vec![Field { may_be_none: true, ..Field::of("perhaps", Kind::Int) }, Field::of("surely", Kind::Int)];
    let asked = |fact: Fact| Fact { ask: Ask { phone: true, ..Ask::default() }, ..fact };
    let facts = vec![asked(Fact::of("flag", Kind::Bool)), asked(Fact::of("list", Kind::Records { fields }))];
    let figures = vec![Figure { key: "p.unknown".into(), rows: Vec::new() }];
    Pack { figures, ..Pack::of(facts, checked()) }
}

fn unknown() -> Num {
    Num::Figure(FigureId::at(0), None)
}

fn at_most(left: Num, right: Num) -> Expr {
    Expr::Compare(Order::AtMost, Box::new(left), Box::new(right))
}

/// Whether it holds, and what could settle it.
fn open(answers: &Answers, expr: &Expr) -> (Truth, Vec<FactRef>) {
    let pack = pack();
    let env = Env::new(&pack, answers, checked(), checked());
    (engine::expr_truth(&pack, answers, checked(), checked(), expr), engine::facts_behind(env, expr))
}

#[test]
fn what_chooses_between_an_unknown_figure_and_a_number_is_asked_until_it_is_known() {
    let flag = FactId::at(0);
    let chosen = Num::If(Box::new(Expr::Flag(Ref::Fact(flag))), Box::new(unknown()), Box::new(Num::Lit(5)));
    let expr = at_most(Num::Lit(3), chosen);
    let mut answers = Answers::none(2);
    assert_eq!(open(&answers, &expr), (Truth::Unknown, vec![FactRef::whole(flag)]));
    answers.set(0, Answer::Value(Value::Bool(true)));
    assert_eq!(open(&answers, &expr), (Truth::Unknown, Vec::new()));
    answers.set(0, Answer::Value(Value::Bool(false)));
    assert_eq!(open(&answers, &expr).0, Truth::Yes);
}

#[test]
fn a_field_beside_an_unknown_figure_is_asked_only_if_it_may_be_none() {
    let list = FactId::at(1);
    let mut answers = Answers::none(2);
    answers.set(1, Answer::Value(Value::Records(vec![Record(vec![Answer::Absent; 2])])));
    let some = |field: usize| {
        let field = Num::Of(Ref::Field(list, FieldId::at(field)));
        Expr::Exists(list, Box::new(at_most(field, unknown())))
    };
    let asked = vec![FactRef::of_record(list, 0, FieldId::at(0))];
    assert_eq!(open(&answers, &some(0)), (Truth::Unknown, asked));
    assert_eq!(open(&answers, &some(1)), (Truth::Unknown, Vec::new()));
}
