//! Near misses by hand: which sets are named and in which order, what they cost, and what is added to a list.
//!
//! Deliberately few: `nearby` tries every change of whole packs, and lists are not among those.

use caice::{
    engine::{self, ChangeKind, Index},
    pack::{
        Ask, Changeable, Clause, ClauseKind, Expr, Fact, FactId, Field, FieldId, Implication, Kind, NewRecord, Num,
        Order, Pack, Policy, PolicyId, Ref,
    },
    value::{Answer, Answers, Date, DateRange, OptionId, Range, Record, Value},
};

fn checked() -> Date {
    Date::new(2026, 11, 23).unwrap_or(Date::EPOCH)
}

fn asked(fact: Fact) -> Fact {
    Fact { ask: Ask { phone: true, ..Ask::default() }, ..fact }
}

/// A yes/no that can become yes, with so much effort.
fn step(effort: u8) -> Fact {
    Fact {
        changeable: Changeable::To(vec![Value::Bool(true)]),
        effort,
        ..asked(Fact::of(format!("s{effort}"), Kind::Bool))
    }
}

fn flag(at: usize) -> Expr {
    Expr::Flag(Ref::Fact(FactId::at(at)))
}

fn at_most(left: Num, right: Num) -> Expr {
    Expr::Compare(Order::AtMost, Box::new(left), Box::new(right))
}

fn said(yes: bool) -> Answer {
    Answer::Value(Value::Bool(yes))
}

/// What is near for the policy with the first of these rules: of each set the facts, how they change and to what, and the
/// policies that are lost.
type Set = (Vec<(usize, ChangeKind, Answer)>, Vec<usize>);

fn near(facts: Vec<Fact>, rules: Vec<Expr>, given: &[Answer]) -> Vec<Set> {
    let policy =
        |(at, rule): (usize, Expr)| Policy::of(format!("p{at}"), vec![Clause::of("c", ClauseKind::Asked(rule))]);
    let policies = rules.into_iter().enumerate().map(policy).collect();
    let mut pack = Pack { sources: vec!["S01".into()], policies, ..Pack::of(facts, checked()) };
    caice::pack::cut(&mut pack);
    let mut answers = Answers::none(given.len());
    given.iter().enumerate().for_each(|(at, answer)| answers.set(at, answer.clone()));
    let now = engine::assess(&pack, &answers, checked(), checked());
    let near = engine::nearby(&Index::of(&pack), &pack, &answers, &now, PolicyId::at(0));
    let set = |set: engine::ChangeSet| {
        let changes = set.changes.into_iter().map(|change| (change.fact.index(), change.kind, change.answer));
        (changes.collect(), set.loses.iter().map(|id| id.index()).collect())
    };
    near.sets.into_iter().map(set).collect()
}

/// The facts of each set.
fn facts_of(sets: Vec<Set>) -> Vec<Vec<usize>> {
    sets.into_iter().map(|(changes, _)| changes.into_iter().map(|(fact, ..)| fact).collect()).collect()
}

#[test]
fn each_fact_that_is_enough_has_its_own_set_the_least_effort_first() {
    let either = Expr::Or(vec![flag(0), flag(1), flag(2)]);
    let found = near(vec![step(5), step(1), step(3)], vec![either], &[said(false), said(false), said(false)]);
    assert_eq!(facts_of(found), [vec![1], vec![2], vec![0]]);
}

#[test]
fn what_is_enough_only_together_is_one_set_and_what_nobody_answered_changes_nothing() {
    let both = || vec![Expr::And(vec![flag(0), flag(1)])];
    let found = |other: Answer| facts_of(near(vec![step(1), step(2)], both(), &[said(false), other]));
    assert_eq!(found(said(false)), [vec![0, 1]]);
    assert_eq!(found(said(true)), [vec![0]]);
    assert!(found(Answer::Absent).is_empty());
}

#[test]
fn of_options_that_come_to_the_same_the_first_stands_for_all() {
    let option = |at: u8| Value::Choice(OptionId(at));
    let options = ["a", "b", "c"].map(String::from).to_vec();
    let changeable = Changeable::To(vec![option(2), option(1)]);
    let place = Fact { changeable, ..asked(Fact::of("place", Kind::Choice { options, ordered: false })) };
    let is = |at: u8| Expr::Is(Ref::Fact(FactId::at(0)), OptionId(at));
    let found = |rules: Vec<Expr>| near(vec![place.clone()], rules, &[Answer::Value(option(0))]);
    let set = |at: u8, loses: Vec<usize>| (vec![(0, ChangeKind::Becomes, Answer::Value(option(at)))], loses);
    assert_eq!(found(vec![Expr::Or(vec![is(1), is(2)])]), [set(2, vec![])]);
    // They do not come to the same if one of them costs another policy.
    let not_c = Expr::Not(Box::new(is(2)));
    assert_eq!(found(vec![Expr::Or(vec![is(1), is(2)]), not_c]), [set(2, vec![1]), set(1, vec![])]);
}

#[test]
fn only_what_could_be_had_before_and_cannot_any_more_is_lost() {
    let no = || Expr::Not(Box::new(flag(0)));
    let perhaps = Expr::Or(vec![no(), flag(1)]);
    let rules = vec![flag(0), no(), Expr::And(vec![no(), flag(2)]), perhaps, Expr::Const(true), Expr::Const(false)];
    let facts = vec![step(1), asked(Fact::of("open", Kind::Bool)), asked(Fact::of("no", Kind::Bool))];
    let found = near(facts, rules, &[said(false), Answer::Absent, said(false)]);
    assert_eq!(found.into_iter().map(|(_, loses)| loses).collect::<Vec<_>>(), [vec![1]]);
}

#[test]
fn what_would_contradict_another_answer_is_not_near_and_what_did_before_stands_in_nobodys_way() {
    let implies = |then: Expr| Implication { when: flag(0), then };
    let with = |then: Expr, other: Fact, given: [Answer; 2]| {
        let first = Fact { implies: vec![implies(then)], ..step(1) };
        facts_of(near(vec![first, other], vec![Expr::And(vec![flag(0), Expr::Const(true)])], &given))
    };
    let other = || asked(Fact::of("other", Kind::Bool));
    assert!(with(flag(1), other(), [said(false), said(false)]).is_empty());
    assert_eq!(with(flag(1), other(), [said(false), said(true)]), [vec![0]]);
    let odd = Fact { implies: vec![Implication { when: flag(1), then: Expr::Const(false) }], ..other() };
    assert_eq!(with(Expr::Const(true), odd, [said(false), said(true)]), [vec![0]]);
}

#[test]
fn a_number_goes_beyond_all_it_may_be_and_from_none_to_more_than_nothing() {
    let number = |changeable| Fact { changeable, may_be_none: true, ..asked(Fact::of("n", Kind::Int)) };
    let n = || Num::Of(Ref::Fact(FactId::at(0)));
    let range = |min: i64, max: i64| Answer::Value(Value::Number(Range { min, max }));
    let found = |changeable, rule: Expr, given: Answer| {
        facts_of(near(vec![number(changeable), step(1)], vec![Expr::And(vec![rule, flag(1)])], &[given, said(false)]))
    };
    let (from, to) = (|n_: i64| at_most(Num::Lit(n_), n()), |n_: i64| at_most(n(), Num::Lit(n_)));
    assert!(found(Changeable::Up, from(5), range(3, 5)).is_empty());
    assert_eq!(found(Changeable::Up, from(5), range(3, 4)), [vec![0, 1]]);
    assert!(found(Changeable::Down, to(5), range(5, 9)).is_empty());
    assert_eq!(found(Changeable::Down, to(5), range(6, 9)), [vec![0, 1]]);
    assert!(found(Changeable::Up, from(0), Answer::None).is_empty());
    assert_eq!(found(Changeable::Up, from(1), Answer::None), [vec![0, 1]]);
}

#[test]
fn a_record_is_added_behind_ones_own_unless_one_of_them_ranks_as_high() {
    let list = FactId::at(0);
    let level = |at: u8| Answer::Value(Value::Choice(OptionId(at)));
    let today = Answer::Value(Value::Date(DateRange { first: checked(), last: checked() }));
    let record = |at: u8, day: Answer| Record(vec![level(at), day]);
    let new = NewRecord { record: record(1, Answer::Absent), today: vec![FieldId::at(1)] };
    let found = |ordered: bool, employer: bool, own: &[Record]| {
        let options = ["a", "b", "c"].map(String::from).to_vec();
        let fields = vec![Field::of("level", Kind::Choice { options, ordered }), Field::of("day", Kind::Date)];
        let ask = Ask { phone: !employer, employer, ..Ask::default() };
        let changeable = Changeable::Record(vec![new.clone()]);
        let fact = Fact { ask, changeable, ..Fact::of("list", Kind::Records { fields }) };
        let more = Num::Lit(i64::try_from(own.len()).unwrap_or(0) + 1);
        let rule = at_most(more, Num::Count(list, Box::new(Expr::Const(true))));
        let given = Answer::Value(Value::Records(own.to_vec()));
        let sets = near(vec![fact], vec![rule], &[given]);
        sets.into_iter().flat_map(|(changes, _)| changes).map(|(_, kind, answer)| (kind, answer)).collect::<Vec<_>>()
    };
    let added = |own: &[Record]| {
        let all = [own, &[record(1, today.clone())]].concat();
        vec![(ChangeKind::Adds, Answer::Value(Value::Records(all)))]
    };
    let own = |at: u8| [record(at, Answer::Absent)];
    assert_eq!(found(true, false, &[]), added(&[]));
    assert_eq!(found(true, false, &own(0)), added(&own(0)));
    assert_eq!(found(true, false, &own(1)), []);
    assert_eq!(found(true, false, &own(2)), []);
    // Without an order nothing ranks as high, and a firm may train one more like another.
    assert_eq!(found(false, false, &own(2)), added(&own(2)));
    assert_eq!(found(true, true, &own(2)), added(&own(2)));
}
