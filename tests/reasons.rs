//! What stands behind a truth: the facts a settled one rests on, those that could settle an open one, and the clauses that
//! decide. By hand, on the smallest rules that tell one from the other.
//!
//! Deliberately does not show that every answer named can settle something: `laws` does.

use caice::{
    engine::{self, Env, FactRef, Outcome, Status, Truth},
    pack::{
        Ask, Asked, Clause, ClauseId, ClauseKind, Condition, Expr, Fact, FactId, Field, FieldId, Figure, FigureId,
        Grade, Kind, Num, Order, Pack, Policy, Ref, Row, SourceId, Window,
    },
    value::{Answer, Answers, Date, DateRange, Range, Record, Value},
};

fn checked() -> Date {
    Date::new(2026, 11, 23).unwrap_or(Date::EPOCH)
}

fn asked(fact: Fact) -> Fact {
    Fact { ask: Ask { phone: true, ..Ask::default() }, ..fact }
}

fn number(key: &str) -> Fact {
    asked(Fact::of(key, Kind::Int))
}

fn of(at: usize) -> Num {
    Num::Of(Ref::Fact(FactId::at(at)))
}

fn field(at: usize) -> Num {
    Num::Of(Ref::Field(FactId::at(0), FieldId::at(at)))
}

fn flag(at: usize) -> Expr {
    Expr::Flag(Ref::Fact(FactId::at(at)))
}

fn at_most(left: Num, right: Num) -> Expr {
    Expr::Compare(Order::AtMost, Box::new(left), Box::new(right))
}

fn add(left: Num, right: Num) -> Num {
    Num::Add(Box::new(left), Box::new(right))
}

fn exactly(n: i64) -> Answer {
    Answer::Value(Value::Number(Range::exactly(n)))
}

fn said(yes: bool) -> Answer {
    Answer::Value(Value::Bool(yes))
}

fn list(records: &[&[Answer]]) -> Answer {
    Answer::Value(Value::Records(records.iter().map(|record| Record(record.to_vec())).collect()))
}

fn whole(at: usize) -> FactRef {
    FactRef::whole(FactId::at(at))
}

fn in_record(record: usize, at: usize) -> FactRef {
    FactRef::of_record(FactId::at(0), record, FieldId::at(at))
}

/// The truth of a rule on a day, and the facts behind it.
fn behind_on(day: Date, facts: &[Fact], given: &[Answer], rule: &Expr) -> (Truth, Vec<FactRef>) {
    let pack = Pack { figures: figures(), ..Pack::of(facts.to_vec(), checked()) };
    let answers = answers(given);
    let env = Env::new(&pack, &answers, day, checked());
    (engine::expr_in(env, rule), engine::facts_behind(env, rule))
}

fn behind(facts: &[Fact], given: &[Answer], rule: &Expr) -> (Truth, Vec<FactRef>) {
    behind_on(checked(), facts, given, rule)
}

fn answers(given: &[Answer]) -> Answers {
    let mut answers = Answers::none(given.len());
    given.iter().enumerate().for_each(|(at, answer)| answers.set(at, answer.clone()));
    answers
}

/// One without a value, and one with a value for this year alone.
fn figures() -> Vec<Figure> {
    let (first, last) = checked().year_ends();
    let row = Row { from: Some(first), to: Some(last), value: 3, grade: Grade::A, source: SourceId::at(0) };
    vec![Figure { key: "p.unknown".into(), rows: Vec::new() }, Figure { key: "p.this_year".into(), rows: vec![row] }]
}

// --- facts ---------------------------------------------------------------------------------------

#[test]
fn what_is_exact_and_what_nobody_is_asked_settles_nothing_more() {
    let never = Fact::of("never", Kind::Int);
    let date = || asked(Fact::of("date", Kind::Date));
    let sum = at_most(Num::Lit(3), add(of(0), of(1)));
    let day = checked().unix_days();
    let days = |last: i64| {
        let last = Date::from_unix_days(day + last).unwrap_or(checked());
        Answer::Value(Value::Date(DateRange { first: checked(), last }))
    };
    let some = Answer::Value(Value::Number(Range { min: 1, max: 2 }));
    let later = at_most(Num::Lit(day + 10), add(of(0), of(1)));
    let open = Answer::Absent;
    for (facts, given, rule, asks) in [
        ([number("a"), number("b")], [exactly(1), open.clone()], &sum, vec![whole(1)]),
        ([number("a"), never.clone()], [exactly(1), open.clone()], &sum, vec![]),
        ([number("a"), number("b")], [some.clone(), exactly(1)], &sum, vec![whole(0)]),
        ([number("a"), never.clone()], [open.clone(), open.clone()], &sum, vec![whole(0)]),
        ([date(), number("b")], [days(0), open.clone()], &later, vec![whole(1)]),
        ([date(), number("b")], [days(20), exactly(0)], &later, vec![whole(0)]),
    ] {
        assert_eq!(behind(&facts, &given, rule), (Truth::Unknown, asks), "{given:?}");
    }
}

#[test]
fn of_a_record_the_open_fields_that_are_asked_are_named_with_their_record() {
    let fields = |asked: Asked| vec![Field::of("a", Kind::Int), Field { asked, ..Field::of("b", Kind::Int) }];
    let facts = |asked: Asked| [self::asked(Fact::of("list", Kind::Records { fields: fields(asked) }))];
    let some = Expr::Exists(FactId::at(0), Box::new(at_most(Num::Lit(3), add(field(0), field(1)))));
    let open = Answer::Absent;
    let given = [list(&[&[exactly(0), exactly(0)], &[exactly(1), open.clone()], &[open.clone(), exactly(1)]])];
    let asks = vec![in_record(1, 1), in_record(2, 0)];
    assert_eq!(behind(&facts(Asked::WithEntry), &given, &some), (Truth::Unknown, asks));
    assert_eq!(behind(&facts(Asked::Never), &given, &some), (Truth::Unknown, vec![in_record(2, 0)]));
    assert_eq!(behind(&facts(Asked::WithEntry), &[open], &some), (Truth::Unknown, vec![whole(0)]));
}

#[test]
fn a_count_and_a_sum_ask_for_what_says_which_records_count_and_for_the_numbers_of_those_that_may() {
    let fields = vec![Field::of("counts", Kind::Bool), Field::of("n", Kind::Int)];
    let facts = [asked(Fact::of("list", Kind::Records { fields })), number("times")];
    let counts = || Box::new(Expr::Flag(Ref::Field(FactId::at(0), FieldId::at(0))));
    let open = || Answer::Absent;
    let records = list(&[&[said(true), open()], &[said(false), open()], &[open(), exactly(5)], &[open(), open()]]);
    let count = at_most(Num::Lit(3), Num::Count(FactId::at(0), counts()));
    assert_eq!(
        behind(&facts, &[records.clone(), open()], &count),
        (Truth::Unknown, vec![in_record(2, 0), in_record(3, 0)])
    );
    let times = Num::Mul(Box::new(field(1)), Box::new(of(1)));
    let sum = at_most(Num::Lit(100), Num::Sum(FactId::at(0), counts(), Box::new(times)));
    let mut asks = vec![in_record(2, 0), in_record(3, 0), in_record(0, 1), whole(1), in_record(3, 1)];
    assert_eq!(behind(&facts, &[records.clone(), open()], &sum), (Truth::Unknown, asks.clone()));
    asks.retain(|fact| *fact != whole(1));
    assert_eq!(behind(&facts, &[records, exactly(1)], &sum), (Truth::Unknown, asks));
    for rule in [&count, &sum] {
        assert_eq!(behind(&facts, &[open(), exactly(1)], rule), (Truth::Unknown, vec![whole(0)]));
    }
    // What is settled rests on the list, and on what else its numbers are reckoned from.
    let told = [list(&[&[said(true), exactly(50)]]), exactly(2)];
    assert_eq!(behind(&facts, &told, &sum), (Truth::Yes, vec![whole(0), whole(1)]));
}

#[test]
fn a_list_that_is_settled_rests_on_what_its_records_are_compared_with_and_one_nobody_told_asks_for_itself_alone() {
    let facts = [asked(Fact::of("list", Kind::Records { fields: vec![Field::of("n", Kind::Int)] })), number("least")];
    let some = Expr::Exists(FactId::at(0), Box::new(at_most(of(1), field(0))));
    let told = list(&[&[exactly(5)]]);
    assert_eq!(behind(&facts, &[told, exactly(3)], &some), (Truth::Yes, vec![whole(0), whole(1)]));
    assert_eq!(behind(&facts, &[Answer::Absent, Answer::Absent], &some), (Truth::Unknown, vec![whole(0)]));
}

#[test]
fn of_a_choice_between_numbers_only_the_one_that_is_chosen_is_asked_once_that_is_known() {
    let facts = [asked(Fact::of("which", Kind::Bool)), number("a"), number("b")];
    let rule = at_most(Num::Lit(3), Num::If(Box::new(flag(0)), Box::new(of(1)), Box::new(of(2))));
    let open = || Answer::Absent;
    for (which, asks) in [
        (said(true), vec![whole(1)]),
        (said(false), vec![whole(2)]),
        (Answer::Absent, vec![whole(0), whole(1), whole(2)]),
    ] {
        assert_eq!(behind(&facts, &[which.clone(), open(), open()], &rule), (Truth::Unknown, asks), "{which:?}");
    }
    // A truth that is settled rests on what chose the number, too.
    let chosen = behind(&facts, &[said(true), exactly(4), open()], &rule);
    assert_eq!(chosen, (Truth::Yes, vec![whole(0), whole(1)]));
}

#[test]
fn beside_an_unknown_figure_only_the_day_that_looks_it_up_and_whether_there_is_a_number_is_asked() {
    let date = asked(Fact::of("date", Kind::Date));
    let perhaps = |may_be_none| Fact { may_be_none, ..number("perhaps") };
    let on_that_day = |figure: usize| Num::Figure(FigureId::at(figure), Some(Box::new(of(0))));
    let rule = at_most(Num::Lit(3), on_that_day(1));
    let facts = [date];
    assert_eq!(behind(&facts, &[Answer::Absent], &rule), (Truth::Unknown, vec![whole(0)]));
    let after = checked().add_months(24);
    let told = Answer::Value(Value::Date(DateRange { first: after, last: after }));
    assert_eq!(behind(&facts, &[told], &rule), (Truth::Unknown, vec![]));
    // Of a list nobody told there is no record to look up a day of.
    let fields = vec![Field::of("day", Kind::Date)];
    let facts = [asked(Fact::of("list", Kind::Records { fields }))];
    let sum = Num::Sum(
        FactId::at(0),
        Box::new(Expr::Const(true)),
        Box::new(Num::Figure(FigureId::at(1), Some(Box::new(field(0))))),
    );
    let some = at_most(Num::Lit(3), sum);
    assert_eq!(behind(&facts, &[Answer::Absent], &some), (Truth::Unknown, vec![whole(0)]));
    let days = list(&[&[Answer::Absent]]);
    assert_eq!(behind(&facts, &[days], &some), (Truth::Unknown, vec![in_record(0, 0)]));
    let rule = at_most(of(0), Num::Figure(FigureId::at(0), None));
    let some = Answer::Value(Value::Number(Range { min: 1, max: 2 }));
    for (may_be_none, given, asks) in
        [(true, Answer::Absent, vec![whole(0)]), (false, Answer::Absent, vec![]), (true, some, vec![])]
    {
        assert_eq!(
            behind(&[perhaps(may_be_none)], std::slice::from_ref(&given), &rule),
            (Truth::Unknown, asks),
            "{given:?}"
        );
    }
}

#[test]
fn whether_a_question_makes_sense_stands_behind_what_nobody_answered() {
    let facts = [asked(Fact::of("works", Kind::Bool)), Fact { applies_when: Some(flag(0)), ..number("wage") }];
    let rule = at_most(Num::Lit(3), of(1));
    for (works, wage, told) in [
        (Answer::Absent, Answer::Absent, (Truth::Unknown, vec![whole(0), whole(1)])),
        (said(true), Answer::Absent, (Truth::Unknown, vec![whole(1)])),
        // It rests on that alone, and an answer of one's own on itself.
        (said(false), Answer::Absent, (Truth::No, vec![whole(0)])),
        (said(true), Answer::None, (Truth::No, vec![whole(1)])),
        (said(true), exactly(5), (Truth::Yes, vec![whole(1)])),
    ] {
        assert_eq!(behind(&facts, &[works.clone(), wage.clone()], &rule), told, "{works:?}, {wage:?}");
    }
}

#[test]
fn what_a_counter_grows_by_stands_behind_it_on_later_days_alone() {
    let facts = [asked(Fact::of("works", Kind::Bool)), Fact { accrues_while: Some(flag(0)), ..number("months") }];
    let rule = at_most(Num::Lit(10), of(1));
    let some = Answer::Value(Value::Number(Range { min: 1, max: 20 }));
    let later = checked().add_months(6);
    for (day, works, months, told) in [
        (later, Answer::Absent, exactly(7), (Truth::Unknown, vec![whole(0)])),
        (later, said(true), some, (Truth::Unknown, vec![whole(1)])),
        (later, said(true), exactly(7), (Truth::Yes, vec![whole(1), whole(0)])),
        (later, said(false), exactly(7), (Truth::No, vec![whole(1), whole(0)])),
        (checked(), said(true), exactly(12), (Truth::Yes, vec![whole(1)])),
    ] {
        assert_eq!(behind_on(day, &facts, &[works.clone(), months.clone()], &rule), told, "{works:?}, {months:?}");
    }
}

// --- clauses -------------------------------------------------------------------------------------

fn clause(at: usize) -> Condition {
    Condition::Clause(ClauseId::at(at))
}

/// The outcome of one policy for `n` yes/no facts.
fn outcome(
    clauses: Vec<ClauseKind>,
    when: Condition,
    given: &[Answer],
    change: impl FnOnce(&mut Policy),
) -> Option<Outcome> {
    let clauses = clauses.into_iter().enumerate().map(|(at, kind)| Clause::of(format!("c{at}"), kind)).collect();
    let mut policy = Policy { when, ..Policy::of("p", clauses) };
    change(&mut policy);
    let facts = (0..given.len()).map(|at| asked(Fact::of(format!("f{at}"), Kind::Bool))).collect();
    let pack =
        Pack { sources: vec!["S01".into()], figures: figures(), policies: vec![policy], ..Pack::of(facts, checked()) };
    engine::assess(&pack, &answers(given), checked(), checked()).outcomes.pop()
}

fn keep(_: &mut Policy) {}

fn ids(clauses: &[ClauseId]) -> Vec<usize> {
    clauses.iter().map(|id| id.index()).collect()
}

fn deciding(outcome: &Outcome) -> Vec<(usize, Truth)> {
    outcome.deciding.iter().map(|clause| (clause.clause.index(), clause.truth)).collect()
}

#[test]
fn where_the_answers_alone_suffice_what_needs_an_assumption_is_no_reason() {
    let clauses = || vec![ClauseKind::Presumed(flag(0)), ClauseKind::Asked(flag(1)), ClauseKind::Asked(flag(2))];
    let when = || Condition::Any(vec![Condition::All(vec![clause(0), clause(1)]), clause(2)]);
    let with = |given: [Answer; 3]| outcome(clauses(), when(), &given, keep);
    let (yes, no, open) = (said(true), said(false), Answer::Absent);
    for (given, reasons, assumed) in [
        ([open.clone(), yes.clone(), yes.clone()], vec![(2, Truth::Yes)], vec![]),
        ([open.clone(), yes.clone(), no.clone()], vec![(1, Truth::Yes)], vec![0]),
        ([yes.clone(), yes.clone(), no.clone()], vec![(0, Truth::Yes), (1, Truth::Yes)], vec![]),
        ([no.clone(), yes, no], vec![(0, Truth::No), (2, Truth::No)], vec![]),
    ] {
        let outcome = with(given.clone());
        assert_eq!(outcome.as_ref().map(deciding), Some(reasons), "{given:?}");
        assert_eq!(outcome.map(|outcome| ids(&outcome.assumed)), Some(assumed), "{given:?}");
    }
    // Of what is open the open clauses alone are a reason, whatever is assumed beside them.
    let when = Condition::All(vec![Condition::All(vec![clause(0), clause(1)]), clause(2)]);
    let outcome = outcome(clauses(), when, &[Answer::Absent, said(true), Answer::Absent], keep);
    assert_eq!(outcome.as_ref().map(deciding), Some(vec![(2, Truth::Unknown)]));
}

#[test]
fn the_office_judges_what_stands_in_parts_that_hold_and_each_thing_once() {
    let clauses =
        || vec![ClauseKind::Office, ClauseKind::Office, ClauseKind::Asked(flag(0)), ClauseKind::Asked(flag(1))];
    let other = || Condition::All(vec![clause(1), clause(2)]);
    let office = |when: Condition, given: [Answer; 2]| {
        outcome(clauses(), when, &given, keep).map(|outcome| ids(&outcome.office))
    };
    let (no, open) = (said(false), Answer::Absent);
    // One part holds once the office agrees: what is open beside it matters no more.
    let either = || Condition::Any(vec![clause(0), other()]);
    assert_eq!(office(either(), [open.clone(), no.clone()]), Some(vec![0]));
    let either = || Condition::Any(vec![clause(3), other()]);
    assert_eq!(office(either(), [open.clone(), no.clone()]), Some(vec![1]));
    assert_eq!(office(either(), [no.clone(), no]), Some(vec![]));
    assert_eq!(office(Condition::All(vec![clause(0), clause(0)]), [open.clone(), open]), Some(vec![0]));
}

/// It is at least so many days after the day of the answers.
fn not_before(days: i64) -> Expr {
    at_most(Num::Lit(checked().unix_days() + days), Num::On)
}

#[test]
fn what_is_assumed_on_the_first_day_stands_in_order_among_what_is_assumed_today() {
    let later = || Expr::Or(vec![Expr::Not(Box::new(not_before(30))), flag(0)]);
    let presumed = |rule: Expr| ClauseKind::Presumed(rule);
    let given = [Answer::Absent, Answer::Absent];
    for (at, rules) in
        [(0, [later(), flag(1), flag(1)]), (1, [flag(1), later(), flag(1)]), (2, [flag(1), flag(1), later()])]
    {
        let mut clauses: Vec<ClauseKind> = rules.map(presumed).to_vec();
        clauses.push(ClauseKind::Asked(not_before(30)));
        let when = Condition::All((0..4).map(clause).collect());
        let outcome = outcome(clauses, when, &given, keep);
        assert_eq!(outcome.as_ref().map(|outcome| outcome.status), Some(Status::MetLater));
        assert_eq!(outcome.map(|outcome| ids(&outcome.assumed)), Some(vec![0, 1, 2]), "{at}");
    }
}

#[test]
fn a_figure_that_nobody_has_published_softens_a_no_and_one_of_next_year_does_not() {
    let at_least = |n: i64, figure: usize| at_most(Num::Lit(n), Num::Figure(FigureId::at(figure), None));
    let status = |later: Expr| {
        let rule = Expr::And(vec![not_before(60), later]);
        outcome(vec![ClauseKind::Asked(rule)], clause(0), &[], keep).map(|outcome| outcome.status)
    };
    assert_eq!(status(at_least(5, 1)), Some(Status::NotMet));
    assert_eq!(status(at_least(5, 0)), Some(Status::Unconfirmed));
    assert_eq!(status(Expr::And(vec![at_least(5, 0), at_least(6, 0)])), Some(Status::Unconfirmed));
}

#[test]
fn every_clause_that_a_later_day_leaves_open_is_a_reason_and_an_answer_that_helps_on_some_day_is_asked_for() {
    let unknown = |n: i64| at_most(Num::Lit(n), Num::Figure(FigureId::at(0), None));
    let early = || Expr::Not(Box::new(not_before(30)));
    let both = [3, 4].map(|n| ClauseKind::Asked(Expr::Or(vec![early(), unknown(n)])));
    let clauses = [&both[..], &[ClauseKind::Asked(not_before(30))]].concat();
    let when = Condition::All((0..3).map(clause).collect());
    let found = outcome(clauses, when, &[], keep);
    let told = found.as_ref().map(|outcome| (outcome.status, deciding(outcome)));
    let all = vec![(2, Truth::No), (0, Truth::Unknown), (1, Truth::Unknown)];
    assert_eq!(told, Some((Status::Unconfirmed, all)));
    let later = Expr::And(vec![not_before(90), flag(0)]);
    let first = Expr::And(vec![not_before(30), Expr::Not(Box::new(not_before(60))), unknown(3)]);
    let found = outcome(vec![ClauseKind::Asked(Expr::Or(vec![first, later]))], clause(0), &[Answer::Absent], keep);
    let told = found.map(|outcome| (outcome.status, outcome.missing));
    assert_eq!(told, Some((Status::NeedsAnswer, vec![whole(0)])));
}

#[test]
fn what_the_office_judges_of_what_is_met_later_is_that_of_its_first_day() {
    let early = Expr::Not(Box::new(not_before(30)));
    let clauses = vec![ClauseKind::Asked(not_before(30)), ClauseKind::Asked(early), ClauseKind::Office];
    let when = Condition::All(vec![clause(0), Condition::Any(vec![clause(1), clause(2)])]);
    let told = outcome(clauses, when, &[], keep).map(|outcome| (outcome.status, ids(&outcome.office)));
    assert_eq!(told, Some((Status::MetLater, vec![2])));
}

#[test]
fn a_step_is_named_only_where_the_conditions_hold_on_a_later_day_that_is_open() {
    let yearly =
        |policy: &mut Policy| policy.window = Window::Yearly { opens: (11, 1), closes: (11, 30), confirmed: true };
    let status = |rule: Expr| {
        let clauses = vec![ClauseKind::Asked(rule), ClauseKind::Gate(flag(1))];
        let when = Condition::All(vec![clause(0), clause(1)]);
        outcome(clauses, when, &[said(false), said(false)], yearly).map(|outcome| outcome.status)
    };
    assert_eq!(status(flag(0)), Some(Status::NotMet));
    assert_eq!(status(not_before(60)), Some(Status::GateFirst));
    // It holds on days alone on which the window is shut.
    let while_shut = Expr::And(vec![not_before(60), Expr::Not(Box::new(not_before(90)))]);
    assert_eq!(status(while_shut), Some(Status::NotMet));
}
