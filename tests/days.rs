//! Days and parts of an outcome beside its status, by hand: what one waits for, until when, what must be done first, what is
//! missing, who is asked.
//!
//! Deliberately few: `told`, `timeline` and `outcome` compare whole packs, and these are what their packs seldom draw.

use caice::{
    engine::{
        self, Cause, Clash, End, Env, FactSet, Gates, Index, Office, OfficeSet, Outcome, Status, Truth, WindowState,
    },
    pack::{
        Ask, Asked, Audience, Benefit, BenefitKind, Clause, ClauseId, ClauseKind, Condition, Derived, Expr, Fact,
        FactId, Field, FieldId, Figure, FigureId, Grade, Kind, Num, Order, Pack, Pause, Policy, PolicyId, Ref, Role,
        Roles, Row, SourceId, Window,
    },
    value::{Answer, Answers, Date, DateRange, OptionId, OptionSet, PartSet, Range, Record, Value},
};

fn checked() -> Date {
    Date::new(2026, 11, 23).unwrap_or(Date::EPOCH)
}

fn after(days: i64) -> Date {
    Date::from_unix_days(checked().unix_days() + days).unwrap_or(checked())
}

fn asked(fact: Fact) -> Fact {
    Fact { ask: Ask { phone: true, ..Ask::default() }, ..fact }
}

fn flag(at: usize) -> Expr {
    Expr::Flag(Ref::Fact(FactId::at(at)))
}

fn of(at: usize) -> Num {
    Num::Of(Ref::Fact(FactId::at(at)))
}

fn at_most(left: Num, right: Num) -> Expr {
    Expr::Compare(Order::AtMost, Box::new(left), Box::new(right))
}

/// It is at least so many days after the day of the answers.
fn not_before(days: i64) -> Expr {
    at_most(Num::Lit(after(days).unix_days()), Num::On)
}

fn not(rule: Expr) -> Expr {
    Expr::Not(Box::new(rule))
}

fn said(yes: bool) -> Answer {
    Answer::Value(Value::Bool(yes))
}

fn days(first: i64, last: i64) -> Answer {
    Answer::Value(Value::Date(DateRange { first: after(first), last: after(last) }))
}

fn answers(given: &[Answer]) -> Answers {
    let mut answers = Answers::none(given.len());
    given.iter().enumerate().for_each(|(at, answer)| answers.set(at, answer.clone()));
    answers
}

/// A pack of one policy that demands all of `clauses`.
fn one(facts: Vec<Fact>, clauses: Vec<ClauseKind>, change: impl FnOnce(&mut Policy)) -> Pack {
    let clauses = clauses.into_iter().enumerate().map(|(at, kind)| Clause::of(format!("c{at}"), kind)).collect();
    let mut policy = Policy::of("p", clauses);
    change(&mut policy);
    let figures = vec![Figure { key: "p.unknown".into(), rows: Vec::new() }];
    Pack { sources: vec!["S01".into()], figures, policies: vec![policy], ..Pack::of(facts, checked()) }
}

/// What comes out of that policy today.
fn outcome(
    facts: Vec<Fact>,
    clauses: Vec<ClauseKind>,
    given: &[Answer],
    change: impl FnOnce(&mut Policy),
) -> Option<Outcome> {
    let (pack, answers) = (one(facts, clauses, change), answers(given));
    let outcome = engine::assess(&pack, &answers, checked(), checked()).outcomes.pop();
    // Whoever asks for nothing but the status gets the same.
    let alone = engine::statuses(&Index::of(&pack), &pack, &answers, checked(), checked());
    assert_eq!(alone.first(), outcome.as_ref().map(|outcome| &outcome.status));
    outcome
}

fn flags(n: usize) -> Vec<Fact> {
    (0..n).map(|at| asked(Fact::of(format!("f{at}"), Kind::Bool))).collect()
}

fn keep(_: &mut Policy) {}

// --- days ----------------------------------------------------------------------------------------

#[test]
fn each_condition_is_waited_for_until_its_own_day() {
    let rule = |rule: Expr| ClauseKind::Asked(rule);
    let since = Fact::of("since", Kind::Date);
    let half_a_year = at_most(Num::AddMonths(Box::new(of(0)), Box::new(Num::Lit(6))), Num::On);
    let clauses = vec![rule(not_before(30)), rule(not_before(-30)), rule(not_before(60)), rule(half_a_year)];
    let waits = |given: Answer| {
        let outcome = outcome(vec![since.clone()], clauses.clone(), &[given], keep)?;
        let waits = outcome.waits.iter().map(|wait| (wait.clause.index(), wait.from, wait.at_latest));
        Some((outcome.from, waits.collect::<Vec<_>>()))
    };
    let own = |first: i64, last: i64| (3, after(last).add_months(6), first < last);
    let others = [(0, after(30), false), (2, after(60), false)];
    let all = |own: &[(usize, Date, bool)]| [&others[..], own].concat();
    assert_eq!(waits(days(-300, -300)), Some((Some(after(60)), all(&[]))));
    assert_eq!(waits(days(-30, -30)), Some((Some(own(-30, -30).1), all(&[own(-30, -30)]))));
    assert_eq!(waits(days(-40, -30)), Some((Some(own(-40, -30).1), all(&[own(-40, -30)]))));
}

#[test]
fn a_comparison_with_a_day_that_is_not_exact_changes_on_each_day_on_which_it_may() {
    let clause = |order: Order| ClauseKind::Asked(Expr::Compare(order, Box::new(Num::On), Box::new(of(0))));
    let changes = |order: Order| {
        let outcome = outcome(vec![Fact::of("day", Kind::Date)], vec![clause(order)], &[days(100, 130)], keep)?;
        Some(outcome.timeline.iter().map(|segment| (segment.from, segment.conditions)).collect::<Vec<_>>())
    };
    let all = |then: i64| {
        Some(vec![(checked(), Truth::Yes), (after(100 + then), Truth::Unknown), (after(130 + then), Truth::No)])
    };
    assert_eq!(changes(Order::Less), all(0));
    assert_eq!(changes(Order::AtMost), all(1));
}

#[test]
fn a_day_in_a_record_is_waited_for() {
    let list = FactId::at(0);
    let begun = Num::Of(Ref::Field(list, FieldId::at(0)));
    let a_year = at_most(Num::AddMonths(Box::new(begun), Box::new(Num::Lit(12))), Num::On);
    let clause = ClauseKind::Asked(Expr::Exists(list, Box::new(a_year)));
    let facts = vec![Fact::of("list", Kind::Records { fields: vec![Field::of("begun", Kind::Date)] })];
    let records =
        |begun: &[i64]| Answer::Value(Value::Records(begun.iter().map(|at| Record(vec![days(*at, *at)])).collect()));
    for (begun, from) in
        [(&[-100, -200][..], Some(after(-200).add_months(12))), (&[-10], Some(after(-10).add_months(12)))]
    {
        let outcome = outcome(facts.clone(), vec![clause.clone()], &[records(begun)], keep);
        assert_eq!(outcome.map(|outcome| (outcome.status, outcome.from)), Some((Status::MetLater, from)));
    }
}

#[test]
fn a_counter_that_grows_comes_to_its_threshold_on_its_day() {
    let months = Fact { accrues_while: Some(Expr::Const(true)), ..Fact::of("months", Kind::Int) };
    let said = Answer::Value(Value::Number(Range::exactly(7)));
    let clause = ClauseKind::Asked(at_most(Num::Lit(10), of(0)));
    let outcome = outcome(vec![months], vec![clause], &[said], keep);
    let told = outcome.map(|outcome| (outcome.status, outcome.from));
    assert_eq!(told, Some((Status::MetLater, Some(checked().add_months(3)))));
}

#[test]
fn the_days_ahead_end_after_ten_years() {
    let last = checked().add_months(120).unix_days() - checked().unix_days();
    let in_force = |days: i64| move |policy: &mut Policy| policy.validity.from = Some(after(days));
    for (days, told) in [(last - 1, (Status::MetLater, Some(after(last - 1)))), (last, (Status::NotMet, None))] {
        let holds = outcome(flags(0), vec![ClauseKind::Asked(not_before(days))], &[], keep);
        let begins = outcome(flags(0), vec![ClauseKind::Asked(Expr::Const(true))], &[], in_force(days));
        for outcome in [holds, begins] {
            assert_eq!(outcome.map(|outcome| (outcome.status, outcome.from)), Some(told));
        }
    }
}

#[test]
fn a_pause_makes_days_of_what_has_no_window_and_confirms_none_that_are_not() {
    let pause = Pause { from: after(10), to: Some(after(20)) };
    let days = |confirmed: bool| Window::Days { opens: None, closes: Some(Num::Lit(after(60).unix_days())), confirmed };
    for (window, confirmed) in [(Window::None, true), (days(true), true), (days(false), false)] {
        let clause = ClauseKind::Asked(Expr::Const(true));
        let outcome = outcome(flags(0), vec![clause], &[], |policy| {
            policy.window = window;
            policy.pauses = vec![pause];
        });
        let told = outcome.map(|outcome| (outcome.window.closes, outcome.window.confirmed));
        assert_eq!(told, Some((Some(after(9)), confirmed)));
    }
}

#[test]
fn what_follows_from_the_day_twice_follows_from_it() {
    let since = || Box::new(Num::Lit(after(-100).unix_days()));
    let months = || Box::new(Num::MonthsBetween(since(), Box::new(Num::On)));
    let twice = at_most(Num::Lit(12), Num::Add(months(), months()));
    let outcome_twice = outcome(flags(0), vec![ClauseKind::Asked(twice)], &[], keep);
    assert_eq!(outcome_twice.map(|outcome| outcome.from), Some(Some(after(-100).add_months(6))));
    let between = || Expr::And(vec![not_before(30), not(not_before(60))]);
    let derived = Fact { derived: Some(Derived::Flag(between())), ..Fact::of("between", Kind::Bool) };
    for (facts, rule) in [(vec![derived], flag(0)), (vec![], between())] {
        let outcome = outcome(facts, vec![ClauseKind::Asked(rule)], &[Answer::Absent], keep);
        let told = outcome.map(|outcome| (outcome.status, outcome.from, outcome.until));
        assert_eq!(told, Some((Status::MetLater, Some(after(30)), Some(after(59)))));
    }
}

#[test]
fn while_a_day_of_the_window_is_not_exact_it_is_open_only_where_it_surely_is() {
    let state = |opens: Option<Answer>, closes: Option<Answer>| {
        let window = Window::Days {
            opens: opens.as_ref().map(|_| of(0)),
            closes: closes.as_ref().map(|_| of(1)),
            confirmed: true,
        };
        let facts = vec![Fact::of("opens", Kind::Date), Fact::of("closes", Kind::Date)];
        let given = [opens, closes].map(Option::unwrap_or_default);
        let clause = ClauseKind::Asked(Expr::Const(true));
        outcome(facts, vec![clause], &given, |policy| policy.window = window).map(|outcome| outcome.axes.window)
    };
    let open = || Some(days(-30, 30));
    assert_eq!(state(open(), None), Some(WindowState::Unknown));
    assert_eq!(state(None, open()), Some(WindowState::Unknown));
    assert_eq!(state(Some(days(-30, -1)), open()), Some(WindowState::Unknown));
    assert_eq!(state(open(), Some(days(31, 60))), Some(WindowState::Unknown));
    assert_eq!(state(Some(days(-30, 0)), Some(days(0, 60))), Some(WindowState::Open));
    assert_eq!(state(Some(days(1, 30)), None), Some(WindowState::Opens));
    assert_eq!(state(None, Some(days(-30, -1))), Some(WindowState::Closed));
}

#[test]
fn the_last_day_ends_what_it_is_the_last_day_of() {
    let end = |clauses: Vec<ClauseKind>, window: Window| {
        let outcome = outcome(flags(1), clauses, &[Answer::Absent], |policy| policy.window = window)?;
        Some((outcome.end(), outcome.until, outcome.latest))
    };
    let until = |days: i64| not(not_before(days + 1));
    let holds = || ClauseKind::Asked(until(50));
    let (some, none) = (Some(after(50)), None);
    assert_eq!(end(vec![holds()], Window::None), Some((End::Applying, some, none)));
    assert_eq!(end(vec![holds()], Window::Unknown), Some((End::Holding, none, some)));
    assert_eq!(end(vec![ClauseKind::Asked(Expr::Const(true))], Window::Unknown), Some((End::Applying, none, none)));
}

#[test]
fn until_when_the_office_judges_nothing_is_the_end_told_where_the_run_goes_on() {
    // In the first days the answers suffice; then the office decides.
    let either = |last: Option<i64>| {
        let early = ClauseKind::Asked(not(not_before(21)));
        let whole = ClauseKind::Asked(last.map_or(Expr::Const(true), |last| not(not_before(last + 1))));
        let mut clauses = vec![early, ClauseKind::Office, whole];
        clauses.truncate(3);
        let when = Condition::All(vec![
            Condition::Any(vec![Condition::Clause(ClauseId::at(0)), Condition::Clause(ClauseId::at(1))]),
            Condition::Clause(ClauseId::at(2)),
        ]);
        let outcome = outcome(flags(0), clauses, &[], |policy| policy.when = when)?;
        let undisputed = outcome.undisputed.map(|days| (days.until, days.then_until));
        Some((outcome.end(), outcome.until, undisputed))
    };
    let first = Some(after(20));
    assert_eq!(either(None), Some((End::Undisputed, first, Some((after(20), None)))));
    assert_eq!(either(Some(50)), Some((End::Undisputed, first, Some((after(20), Some(after(50)))))));
    assert_eq!(either(Some(20)), Some((End::Applying, first, None)));
    // It judged nothing before today, and judges one thing now and another one from the tenth day on.
    let until = |days: i64| ClauseKind::Asked(not(not_before(days)));
    let clauses = vec![until(-5), ClauseKind::Office, until(10), ClauseKind::Office];
    let or = |a, b| Condition::Any(vec![Condition::Clause(ClauseId::at(a)), Condition::Clause(ClauseId::at(b))]);
    let when = Condition::All(vec![or(0, 1), or(2, 3)]);
    let told = outcome(flags(0), clauses, &[], |policy| policy.when = when);
    let told = told
        .map(|outcome| (outcome.end(), outcome.until, outcome.undisputed.map(|days| (days.until, days.then_until))));
    assert_eq!(told, Some((End::Applying, Some(after(9)), Some((after(-6), None)))));
}

// --- parts of an outcome -------------------------------------------------------------------------

#[test]
fn the_office_decides_once_all_else_holds_and_a_gate_that_is_not_passed_is_named() {
    let clauses = || vec![ClauseKind::Office, ClauseKind::Asked(flag(0)), ClauseKind::Gate(flag(1))];
    let all = |said: Answer, done: Answer| {
        let outcome = outcome(flags(2), clauses(), &[said, done], keep)?;
        let gates: Vec<_> = outcome.gates.iter().map(|gate| (gate.truth, gate.cause)).collect();
        Some((outcome.axes.office, outcome.axes.gates, gates))
    };
    let (yes, no, open) = (|| said(true), || said(false), || Answer::Absent);
    assert_eq!(all(yes(), yes()), Some((Office::Decides, Gates::Yes, vec![])));
    assert_eq!(all(yes(), no()), Some((Office::Pending, Gates::No, vec![(Truth::No, None)])));
    assert_eq!(
        all(yes(), open()),
        Some((Office::Pending, Gates::Unknown, vec![(Truth::Unknown, Some(Cause::Person))]))
    );
    assert_eq!(all(open(), yes()).map(|all| all.0), Some(Office::Pending));
    let without = |said: Answer| {
        let clauses = vec![ClauseKind::Office, ClauseKind::Asked(flag(0))];
        outcome(flags(2), clauses, &[said, open()], keep).map(|outcome| (outcome.axes.office, outcome.axes.gates))
    };
    assert_eq!(without(open()), Some((Office::Pending, Gates::None)));
    assert_eq!(without(yes()), Some((Office::Decides, Gates::None)));
}

#[test]
fn all_clauses_beyond_the_63rd_are_one_to_compare() {
    let none = OfficeSet::default();
    let set = |ids: &[usize]| OfficeSet::of(&ids.iter().map(|at| ClauseId::at(*at)).collect::<Vec<_>>());
    assert!(!set(&[63, 64]).is_within(none) && set(&[70]).is_within(set(&[63, 64])));
    assert!(set(&[1]).is_within(set(&[1, 2])) && !set(&[1, 2]).is_within(set(&[1])));
}

#[test]
fn what_is_open_on_several_later_days_is_missing_with_all_of_them() {
    let part = |from: i64, to: i64, at: usize| Expr::And(vec![not_before(from), not(not_before(to)), flag(at)]);
    let rule = Expr::Or(vec![part(30, 60, 0), part(90, 120, 1), part(150, 180, 0)]);
    let outcome = outcome(flags(2), vec![ClauseKind::Asked(rule)], &[Answer::Absent, Answer::Absent], keep);
    let missing = outcome
        .map(|outcome| (outcome.status, outcome.missing.iter().map(|fact| fact.fact.index()).collect::<Vec<_>>()));
    assert_eq!(missing, Some((Status::NeedsAnswer, vec![0, 1])));
}

#[test]
fn what_is_sensitive_and_was_declined_is_not_missing() {
    let sensitive = |sensitive: bool| vec![Fact { sensitive, ..asked(Fact::of("f", Kind::Bool)) }];
    for (is_sensitive, answer, n) in
        [(true, Answer::Absent, 1), (true, Answer::Unsure, 0), (false, Answer::Unsure, 1), (false, Answer::Absent, 1)]
    {
        let outcome =
            outcome(sensitive(is_sensitive), vec![ClauseKind::Asked(flag(0))], std::slice::from_ref(&answer), keep);
        let told = outcome.map(|outcome| (outcome.status, outcome.missing.len()));
        assert_eq!(told, Some((Status::NeedsAnswer, n)), "{is_sensitive}, {answer:?}");
    }
}

#[test]
fn an_amount_asks_for_what_is_open_in_it_and_what_nobody_counted_may_all_be_paid() {
    let benefit = |paid: Option<Num>| Benefit {
        when: Some(flag(0)),
        amount: Some(Num::Lit(100)),
        times: (3, 3),
        paid,
        ..Benefit::of("b", BenefitKind::CashSubsidy)
    };
    let perhaps = Fact { may_be_none: true, ..asked(Fact::of("paid", Kind::Int)) };
    let worked = |paid: Option<Num>, given: [Answer; 2]| {
        let facts = vec![asked(Fact::of("f", Kind::Bool)), perhaps.clone()];
        let clause = ClauseKind::Asked(Expr::Const(true));
        let outcome = outcome(facts, vec![clause], &given, |policy| policy.benefits = vec![benefit(paid)])?;
        let worked = outcome.benefits.first()?;
        Some((worked.needs.iter().map(|fact| fact.fact.index()).collect::<Vec<_>>(), worked.made, worked.times))
    };
    let more = |num: Num| Some(Num::Add(Box::new(num), Box::new(Num::Lit(1))));
    let open = || Answer::Absent;
    assert_eq!(worked(None, [said(true), open()]), Some((vec![], (0, 0), (3, 3))));
    assert_eq!(worked(None, [open(), open()]), Some((vec![0], (0, 0), (3, 3))));
    assert_eq!(worked(more(of(1)), [said(true), open()]), Some((vec![1], (0, 3), (0, 3))));
    assert_eq!(worked(more(Num::Figure(FigureId::at(0), None)), [said(true), open()]), Some((vec![], (0, 3), (0, 3))));
    let two = Answer::Value(Value::Number(Range { min: 0, max: 1 }));
    assert_eq!(worked(more(of(1)), [said(true), two]), Some((vec![1], (1, 2), (1, 2))));
}

// --- who is asked, and what arises ---------------------------------------------------------------

#[test]
fn what_people_and_employers_are_asked_arises_for_an_employer_whatever_is_said_of_a_person() {
    let both = Ask { phone: true, employer: true, ..Ask::default() };
    let at_a_stand = Ask { fair: true, employer: true, ..Ask::default() };
    let own = Ask { employer: true, ..Ask::default() };
    let person = Ask { phone: true, ..Ask::default() };
    for (ask, of_employer, of_person) in [
        (both, Status::NeedsAnswer, Status::NotMet),
        (at_a_stand, Status::NeedsAnswer, Status::NotMet),
        (own, Status::NotMet, Status::NotMet),
        (person, Status::NotMet, Status::NotMet),
    ] {
        let facts = || {
            let size = Fact { ask, applies_when: Some(flag(0)), ..Fact::of("size", Kind::Int) };
            vec![asked(Fact::of("works", Kind::Bool)), size]
        };
        for (role, status) in [(Role::Employer, of_employer), (Role::Person, of_person)] {
            let clause = ClauseKind::Asked(at_most(Num::Lit(1), of(1)));
            let given = [said(false), Answer::Absent];
            let outcome = outcome(facts(), vec![clause], &given, |policy| {
                policy.roles = Roles { beneficiary: role, applicant: role, payee: role };
            });
            assert_eq!(outcome.map(|outcome| outcome.status), Some(status), "{ask:?} {role:?}");
        }
    }
}

#[test]
fn what_does_not_arise_is_left_out_and_says_nothing_only_where_it_says_there_is_something() {
    let options = || vec!["a".to_owned(), "b".to_owned()];
    let kinds = [Kind::Set { options: options() }, Kind::Records { fields: Vec::new() }, Kind::Bool];
    let a = OptionSet::EMPTY.with(OptionId(0), true);
    let records = |n: usize| Answer::Value(Value::Records(vec![Record::default(); n]));
    let part = |has: OptionSet| Answer::Value(Value::Part(PartSet { has, lacks: OptionSet::EMPTY }));
    for (kind, answer, clashes) in [
        (0, Answer::Value(Value::Set(a)), true),
        (0, Answer::Value(Value::Set(OptionSet::EMPTY)), false),
        (0, part(a), true),
        (0, part(OptionSet::EMPTY), false),
        (1, records(1), true),
        (1, records(0), false),
        (2, said(false), true),
        (2, Answer::None, false),
    ] {
        let fact = Fact { applies_when: Some(flag(0)), ..asked(Fact::of("more", kinds[kind].clone())) };
        let pack = Pack::of(vec![asked(Fact::of("arises", Kind::Bool)), fact], checked());
        for arises in [true, false] {
            let given = answers(&[said(arises), answer.clone()]);
            let env = Env::new(&pack, &given, checked(), checked());
            let found = engine::clashes(env, FactId::at(1));
            assert_eq!(!found.is_empty(), clashes && !arises, "{answer:?}");
            assert!(found.iter().all(|clash| matches!(clash, Clash::Arises(_))));
            let left = engine::in_force(&pack, &given, checked(), checked());
            assert_eq!(*left.get(1), if arises { answer.clone() } else { Answer::Absent });
            assert_eq!(*left.get(0), said(arises));
        }
    }
}

#[test]
fn a_day_that_follows_from_another_may_be_no_other() {
    let year = Num::AddMonths(Box::new(of(0)), Box::new(Num::Lit(12)));
    let ends = Fact { derived: Some(Derived::Number(year)), ..asked(Fact::of("ends", Kind::Date)) };
    let pack = Pack::of(vec![asked(Fact::of("begins", Kind::Date)), ends], checked());
    let clashes = |first: i64, last: i64| {
        let given = answers(&[days(0, 0), days(first, last)]);
        !engine::clashes(Env::new(&pack, &given, checked(), checked()), FactId::at(1)).is_empty()
    };
    assert_eq!([clashes(365, 365), clashes(300, 365), clashes(365, 400)], [false; 3]);
    assert_eq!([clashes(300, 364), clashes(366, 400)], [true; 2]);
}

#[test]
fn an_employer_answers_where_something_is_said_that_employers_alone_are_asked() {
    let fact = |phone: bool, employer: bool| Fact {
        ask: Ask { phone, employer, ..Ask::default() },
        ..Fact::of("f", Kind::Bool)
    };
    for (phone, employer, who) in
        [(true, false, "Person"), (true, true, "Person"), (false, true, "Employer"), (false, false, "Person")]
    {
        let pack = Pack::of(vec![fact(phone, employer), fact(true, false), fact(false, true)], checked());
        let given = answers(&[said(true), said(true), Answer::Absent]);
        assert_eq!(format!("{:?}", engine::who_answers(&pack, &given)), who, "{phone}, {employer}");
    }
}

#[test]
fn a_row_without_a_first_day_began_before_all_days() {
    let row = Row { from: None, to: Some(after(10)), value: 3, grade: Grade::A, source: SourceId::at(0) };
    let mut pack =
        one(Vec::new(), vec![ClauseKind::Asked(at_most(Num::Lit(3), Num::Figure(FigureId::at(0), None)))], keep);
    pack.figures = vec![Figure { key: "p.f".into(), rows: vec![row] }];
    let outcome = engine::assess(&pack, &Answers::none(0), checked(), checked()).outcomes.pop();
    let told = outcome.map(|outcome| outcome.timeline.iter().map(|s| (s.from, s.conditions)).collect::<Vec<_>>());
    assert_eq!(told, Some(vec![(checked(), Truth::Yes), (after(11), Truth::Unknown)]));
}

#[test]
fn where_employers_alone_answer_only_what_is_for_them_is_assessed() {
    let mut pack = one(flags(1), vec![ClauseKind::Asked(flag(0))], keep);
    let role = Role::Employer;
    let firm = pack
        .policies
        .first()
        .cloned()
        .map(|policy| Policy { roles: Roles { beneficiary: role, applicant: role, payee: role }, ..policy });
    pack.policies.extend(firm);
    let assessed = |index: &Index| index.policies(&pack).map(|(id, _)| id.index()).collect::<Vec<_>>();
    assert_eq!(assessed(&Index::where_answers(Audience::Person, &pack)), [0]);
    assert_eq!(assessed(&Index::where_answers(Audience::Employer, &pack)), [1]);
    assert_eq!(assessed(&Index::of(&pack)), [0, 1]);
}

#[test]
fn a_policy_turns_on_what_stands_many_steps_behind_and_on_facts_far_down_the_list() {
    // Each of the first follows from the one twenty places on.
    let follows = |at: usize| Fact { derived: Some(Derived::Flag(flag(at))), ..Fact::of(format!("f{at}"), Kind::Bool) };
    let facts =
        (0..100).map(|at| if at < 80 { follows(at + 20) } else { Fact::of(format!("f{at}"), Kind::Bool) }).collect();
    let pack = one(facts, vec![ClauseKind::Asked(flag(0))], keep);
    let index = Index::of(&pack);
    let turns = (0..100).filter(|at| index.turns_on(PolicyId::at(0), &FactSet::of([FactId::at(*at)])));
    assert!(turns.eq([0, 20, 40, 60, 80]));
}

// --- what is asked -------------------------------------------------------------------------------

/// A question: the fact, the record and field it is asked of, and how many policies its least and its most telling answer
/// settle.
type Asks = (usize, Option<(usize, usize)>, (usize, usize));

/// What is asked of whoever gave these answers.
fn questions(pack: &Pack, given: &[Answer]) -> Vec<Asks> {
    let now = engine::assess(pack, &answers(given), checked(), checked());
    let told = |question: &engine::Question| {
        (question.fact.index(), question.entry.map(|(record, field)| (record, field.index())), question.settles)
    };
    now.next.iter().map(told).collect()
}

#[test]
fn an_answer_settles_what_no_later_day_and_no_other_answer_leaves_open() {
    let asks = |facts: Vec<Fact>, rules: Vec<Expr>| {
        let n = facts.len();
        let pack = one(facts, rules.into_iter().map(ClauseKind::Asked).collect(), keep);
        questions(&pack, &vec![Answer::Absent; n])
    };
    // No is not the end of it where another answer may open a later day.
    let later = Expr::Or(vec![flag(0), Expr::And(vec![not_before(30), flag(1)])]);
    assert_eq!(asks(flags(2), vec![later]), [(0, None, (0, 1))]);
    // It is where none does, although the rule names days.
    assert_eq!(asks(flags(1), vec![Expr::And(vec![flag(0), not_before(-30)])]), [(0, None, (1, 1))]);
    // What only a figure leaves open needs no more answers.
    let unknown = at_most(Num::Lit(3), Num::Figure(FigureId::at(0), None));
    assert_eq!(asks(flags(1), vec![flag(0), unknown]), [(0, None, (1, 1))]);
    // No wage without a job.
    let wage = Fact { applies_when: Some(flag(0)), ..asked(Fact::of("wage", Kind::Int)) };
    let facts = vec![asked(Fact::of("works", Kind::Bool)), wage];
    assert_eq!(asks(facts, vec![at_most(Num::Lit(1), of(1))]).first(), Some(&(0, None, (0, 1))));
}

#[test]
fn of_a_list_the_first_record_that_lacks_an_answer_is_asked_for_it() {
    let list = FactId::at(0);
    let facts = |asked: Asked| {
        let fields = vec![Field { asked, ..Field::of("n", Kind::Int) }];
        vec![self::asked(Fact::of("list", Kind::Records { fields }))]
    };
    let field = Num::Of(Ref::Field(list, FieldId::at(0)));
    let some = || vec![ClauseKind::Asked(Expr::Exists(list, Box::new(at_most(Num::Lit(3), field.clone()))))];
    let exactly = |n: i64| Answer::Value(Value::Number(Range::exactly(n)));
    let records =
        |all: &[Answer]| Answer::Value(Value::Records(all.iter().map(|one| Record(vec![one.clone()])).collect()));
    let asks = |asked: Asked, given: Answer| {
        let pack = one(facts(asked), some(), keep);
        questions(&pack, &[given]).into_iter().map(|(fact, entry, _)| (fact, entry)).collect::<Vec<_>>()
    };
    let open = || Answer::Absent;
    assert_eq!(asks(Asked::FollowUp, open()), [(0, None)]);
    assert_eq!(asks(Asked::FollowUp, records(&[exactly(1), open()])), [(0, Some((1, 0)))]);
    assert_eq!(asks(Asked::FollowUp, records(&[Answer::Unsure, open()])), [(0, Some((1, 0)))]);
    assert_eq!(asks(Asked::FollowUp, records(&[Answer::Unsure])), []);
    assert_eq!(asks(Asked::Never, records(&[open()])), []);
}

#[test]
fn what_hangs_on_something_one_is_unsure_of_is_not_asked() {
    let wage = Fact { applies_when: Some(flag(0)), ..asked(Fact::of("wage", Kind::Int)) };
    let facts = vec![asked(Fact::of("works", Kind::Bool)), wage];
    let pack = one(facts, vec![ClauseKind::Asked(at_most(Num::Lit(1), of(1)))], keep);
    let asks = |works: Answer| {
        questions(&pack, &[works, Answer::Absent]).into_iter().map(|(fact, ..)| fact).collect::<Vec<_>>()
    };
    assert_eq!(asks(Answer::Absent), [0, 1]);
    assert_eq!(asks(said(true)), [1]);
    assert!(asks(Answer::Unsure).is_empty());
}

#[test]
fn which_benefit_applies_is_asked_only_while_it_is_open() {
    let benefit =
        Benefit { when: Some(flag(0)), amount: Some(Num::Lit(100)), ..Benefit::of("b", BenefitKind::CashSubsidy) };
    let pack = one(flags(1), vec![ClauseKind::Asked(Expr::Const(true))], |policy| policy.benefits = vec![benefit]);
    assert_eq!(questions(&pack, &[Answer::Absent]).len(), 1);
    assert_eq!(questions(&pack, &[said(true)]).len(), 0);
    let now = engine::assess(&pack, &Answers::none(1), checked(), checked());
    assert!(
        now.next.iter().all(|question| question.details && !question.refutes && question.pays && question.helps == 0)
    );
}

#[test]
fn an_outcome_rests_on_a_sensitive_answer_where_something_that_is_told_would_be_different_without_it() {
    let secret = || Fact { sensitive: true, ..asked(Fact::of("secret", Kind::Bool)) };
    let facts = || vec![asked(Fact::of("open", Kind::Bool)), secret()];
    let asked = |rule: Expr| ClauseKind::Asked(rule);
    let is = |clauses: Vec<ClauseKind>, given: [Answer; 2], change: &dyn Fn(&mut Policy)| {
        outcome(facts(), clauses, &given, change).map(|outcome| (outcome.status, outcome.sensitive))
    };
    let (yes, open) = (|| said(true), || Answer::Absent);
    // What is assumed, though a question is left.
    let assumes = || vec![ClauseKind::Presumed(flag(1)), asked(flag(0))];
    assert_eq!(is(assumes(), [open(), yes()], &keep), Some((Status::NeedsAnswer, true)));
    assert_eq!(is(assumes(), [open(), open()], &keep), Some((Status::NeedsAnswer, false)));
    // The days of the window, though a question is left.
    let day = || {
        Num::If(Box::new(flag(1)), Box::new(Num::Lit(after(30).unix_days())), Box::new(Num::Lit(after(60).unix_days())))
    };
    let closes =
        |policy: &mut Policy| policy.window = Window::Days { opens: None, closes: Some(day()), confirmed: true };
    assert_eq!(is(vec![asked(flag(0))], [open(), yes()], &closes), Some((Status::NeedsAnswer, true)));
    // Days after the first run, which go to the counter; of what is not handed over they are not told.
    let again = || asked(Expr::Or(vec![not(not_before(30)), Expr::And(vec![not_before(60), flag(1)])]));
    assert_eq!(is(vec![again()], [open(), yes()], &keep), Some((Status::Met, true)));
    assert_eq!(is(vec![again(), asked(flag(0))], [open(), said(false)], &keep), Some((Status::NeedsAnswer, false)));
    // A step that is among what the office judges of one way, where there is another.
    let either = |policy: &mut Policy| {
        let clause = |at: usize| Condition::Clause(ClauseId::at(at));
        policy.when = Condition::Any(vec![Condition::All(vec![clause(0), clause(1)]), clause(2)]);
    };
    let steps = || vec![ClauseKind::Office, ClauseKind::Gate(flag(1)), ClauseKind::Office];
    assert_eq!(is(steps(), [open(), yes()], &either), Some((Status::Met, true)));
    assert_eq!(is(steps(), [yes(), open()], &either), Some((Status::Met, false)));
}
