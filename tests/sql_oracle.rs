//! Shows that a missing answer is neither a yes nor a no: SQL's three-valued logic, which many hands made and which knows
//! nothing of ours, comes to the same truth of every clause, condition, question and derived fact, for generated packs and
//! our own.
//!
//! People lack answers, or fields of their records. What the pack's trees mean is said in SQL without the engine
//! (`sql_oracle/say`) and asked of SQLite. There a number computed from something missing is unknown. The engine also knows
//! bounds (a count is never negative), so that it may settle what SQL leaves open; never the other way round. Only in such
//! comparisons is that allowed; everything else must be the same.
//!
//! Deliberately leaves out ranges, months in place of days, sets known in part and wording that leaves a span (`laws` has
//! those): they are not SQL. So are amounts, windows and later days. How much was compared, and what could not be said, is
//! printed.
#![cfg(feature = "author")]

#[path = "generate/calendar.rs"]
mod calendar;
#[expect(dead_code, reason = "people are drawn in numbers of their own")]
mod generate;
#[path = "generate/oracle.rs"]
#[expect(dead_code, reason = "it only says which questions apply to whole people")]
mod oracle;
#[path = "cel_oracle/people.rs"]
mod people;
#[path = "sql_oracle/say.rs"]
mod say;
#[path = "sql_oracle/tables.rs"]
mod tables;

use std::{cell::RefCell, error::Error, path::Path};

use caice::{
    author::{lower, read},
    engine::{self, Env, Gates, Truth, expr_in},
    pack::{Audience, ClauseKind, Condition, Derived, Expr, Fact, FactId, Num, Pack, Policy, PolicyId, Ref},
    value::{Answer, Answers, Date, DateRange, Range, Record, Value},
};
use generate::{answers_by, checked, config, pack};
use people::person;
use proptest::{prelude::*, test_runner::TestRunner};
use say::{Said, Sayer};
use tables::{Person, Tables};

type Shown = Result<(), Box<dyn Error>>;

/// What is compared.
enum Asked {
    /// A rule by itself.
    Rule(Expr),
    /// Whether a question applies.
    Applies(FactId),
    /// The conditions of a policy, with gates passed.
    Conditions(PolicyId),
    /// The same with gates as they stand.
    Gates(PolicyId),
}

/// How clauses join, with gates passed or as they stand; presumed clauses hold while they are open, and the office says yes.
fn joined(say: &Sayer<'_>, policy: &Policy, condition: &Condition, passed: bool) -> Option<Said> {
    let mut bounded = false;
    let mut of = |members: &[Condition]| {
        let said = members.iter().map(|member| joined(say, policy, member, passed)).collect::<Option<Vec<Said>>>()?;
        bounded |= said.iter().any(|said| said.bounded);
        Some(said.into_iter().map(|said| format!("({})", said.sql)).collect::<Vec<String>>())
    };
    let or = |parts: Vec<String>, by: &str, of_none: &str| {
        if parts.is_empty() { of_none.to_owned() } else { parts.join(by) }
    };
    let sql = match condition {
        Condition::Clause(id) => {
            return match &policy.clause(*id)?.kind {
                ClauseKind::Asked(rule) => say.condition(rule),
                ClauseKind::Gate(rule) if !passed => say.condition(rule),
                ClauseKind::Presumed(rule) => {
                    // What bounds may refute would be presumed here and not there.
                    let said = say.condition(rule).filter(|said| !said.bounded)?;
                    Some(Said { sql: format!("coalesce({}, 1)", said.sql), ..said })
                }
                ClauseKind::Gate(_) | ClauseKind::Office => Some(Said { sql: "1".into(), bounded: false }),
            };
        }
        Condition::All(members) => or(of(members)?, " AND ", "1"),
        Condition::Any(members) => or(of(members)?, " OR ", "0"),
        Condition::AtLeast(n, members) => {
            let parts = of(members)?;
            let count =
                |test: &str| parts.iter().map(|part| format!("({part} {test})")).collect::<Vec<_>>().join(" + ");
            let (sure, possible) = (count("IS TRUE"), count("IS NOT FALSE"));
            format!("CASE WHEN 0 + {sure} >= {n} THEN 1 WHEN 0 + {possible} < {n} THEN 0 END")
        }
        Condition::Not(inner) => format!("NOT {}", of(std::slice::from_ref(inner))?.concat()),
    };
    Some(Said { sql, bounded })
}

/// Everything to compare of a pack, by name, and how it is said, where it can be.
fn asked(pack: &Pack, say: &Sayer<'_>) -> Vec<(String, Asked, Option<Said>)> {
    let mut all = Vec::new();
    let mut rule = |name: String, rule: &Expr| all.push((name, Asked::Rule(rule.clone()), say.condition(rule)));
    for (at, fact) in pack.facts.iter().enumerate() {
        if let Some(Derived::Flag(_)) = fact.derived {
            rule(format!("{} derived", fact.key), &Expr::Flag(Ref::Fact(FactId::at(at))));
        }
        fact.accrues_while.iter().for_each(|grows| rule(format!("{} accrues", fact.key), grows));
        for implication in &fact.implies {
            rule(format!("{} implies when", fact.key), &implication.when);
            rule(format!("{} implies then", fact.key), &implication.then);
        }
    }
    for policy in &pack.policies {
        for clause in &policy.clauses {
            clause.kind.rule().into_iter().for_each(|of| rule(format!("{} {}", policy.key, clause.key), of));
        }
        for benefit in &policy.benefits {
            benefit.when.iter().for_each(|when| rule(format!("{} {} when", policy.key, benefit.key), when));
            if let Some(Num::If(had_before, ..)) = &benefit.paid {
                rule(format!("{} {} paid", policy.key, benefit.key), had_before);
            }
        }
    }
    for (at, fact) in pack.facts.iter().enumerate().filter(|(_, fact)| fact.applies_when.is_some()) {
        let said = say.facts.get(at).copied().flatten();
        let said = said.map(|bounded| Said { sql: format!("p.a{at}"), bounded });
        all.push((format!("{} applies", fact.key), Asked::Applies(FactId::at(at)), said));
    }
    for (at, policy) in pack.policies.iter().enumerate() {
        let said = |passed| joined(say, policy, &policy.when, passed);
        all.push((format!("{} conditions", policy.key), Asked::Conditions(PolicyId::at(at)), said(true)));
        all.push((format!("{} gates", policy.key), Asked::Gates(PolicyId::at(at)), said(false)));
    }
    all
}

/// How much was compared.
#[derive(Debug, Default)]
struct Tally {
    /// Truths that are the same: yes, no, unknown.
    same: [usize; 3],
    /// What bounds settle and SQL leaves open.
    by_bounds: usize,
    /// What SQL cannot say.
    unsaid: usize,
}

impl Tally {
    fn compared(&self) -> usize {
        self.same.iter().sum()
    }

    /// Fails where too little was compared to show anything.
    fn is_enough(&self, least: usize) -> Shown {
        let n = self.compared();
        println!("{n} truths are the same {:?} (yes, no, unknown); {self:?}", self.same);
        assert!(n >= least, "only {n} of {least} truths were compared");
        assert!(self.same.iter().all(|each| each * 20 > n), "each truth is common: {self:?}");
        assert!(self.by_bounds * 10 < n, "few comparisons are settled by bounds: {self:?}");
        assert!(self.unsaid * 4 < n, "SQL can say nearly everything: {self:?}");
        Ok(())
    }
}

/// The pack as an employer answers it: of what people and employers are asked, `applies_when` is about people and does not
/// count.
fn as_employers_answer(pack: &Pack) -> Pack {
    let mut pack = pack.clone();
    let of_both = |fact: &&mut Fact| fact.ask.employer && (fact.ask.phone || fact.ask.fair);
    pack.facts.iter_mut().filter(of_both).for_each(|fact| fact.applies_when = None);
    pack
}

/// Compares both for everybody: what people answer, then the conditions of employers' policies as employers answer them.
fn compare(pack: &Pack, people: &[Person], tally: &mut Tally) -> Result<(), Box<dyn Error>> {
    compare_for(Audience::Person, pack, people, tally)?;
    if pack.policies.iter().all(|policy| policy.audience() == Audience::Person) {
        return Ok(());
    }
    compare_for(Audience::Employer, pack, people, tally)
}

fn compare_for(audience: Audience, pack: &Pack, people: &[Person], tally: &mut Tally) -> Result<(), Box<dyn Error>> {
    let employers = audience == Audience::Employer;
    let written = if employers { as_employers_answer(pack) } else { pack.clone() };
    let tables = Tables::of(&written, people)?;
    let mut asked = asked(&written, &tables.say);
    asked.retain(|(_, asked, _)| match asked {
        Asked::Rule(_) | Asked::Applies(_) => !employers,
        Asked::Conditions(id) | Asked::Gates(id) => pack.policy(*id).is_some_and(|of| of.audience() == audience),
    });
    let said: Vec<&Said> = asked.iter().filter_map(|(.., said)| said.as_ref()).collect();
    tally.unsaid += (asked.len() - said.len()) * people.len();
    let truths = tables.truths(&said)?;
    let asked = || asked.iter().filter_map(|(name, asked, said)| Some((name, asked, said.as_ref()?)));
    for (person, truths) in people.iter().zip(&truths) {
        let Person { answers, as_of, on } = person;
        let env = Env::new(pack, answers, *on, *as_of);
        let whole = engine::assess(pack, answers, *on, *as_of);
        let axes = |id: PolicyId| whole.outcomes.get(id.index()).map(|outcome| outcome.axes);
        for ((name, asked, said), sql) in asked().zip(truths) {
            let ours = match asked {
                Asked::Rule(rule) => expr_in(env, rule),
                Asked::Applies(id) => env.applies(*id),
                Asked::Conditions(id) => axes(*id).ok_or("no outcome")?.conditions,
                Asked::Gates(id) => match axes(*id).ok_or("no outcome")?.gates {
                    Gates::None => continue,
                    Gates::Yes => Truth::Yes,
                    Gates::No => Truth::No,
                    Gates::Unknown => Truth::Unknown,
                },
            };
            let sql = sql.map_or(Truth::Unknown, Truth::from);
            match (ours == sql, sql) {
                (true, Truth::Yes) => tally.same[0] += 1,
                (true, Truth::No) => tally.same[1] += 1,
                (true, Truth::Unknown) => tally.same[2] += 1,
                (false, Truth::Unknown) if said.bounded => tally.by_bounds += 1,
                _ => {
                    return Err(format!(
                        "{name}: sql {sql:?}, ours {ours:?}; {answers:?} of {as_of} on {on}; {}",
                        said.sql
                    )
                    .into());
                }
            }
        }
    }
    Ok(())
}

/// Exact answers in place of vague ones.
fn exactly(answer: &Answer) -> Answer {
    match answer {
        Answer::Value(Value::Number(range)) => Answer::Value(Value::Number(Range::exactly(range.min))),
        Answer::Value(Value::Date(days)) => Answer::Value(Value::Date(DateRange { last: days.first, ..*days })),
        Answer::Value(Value::Part(part)) => Answer::Value(Value::Set(part.has)),
        Answer::Value(Value::Records(records)) => {
            let record = |record: &Record| Record(record.0.iter().map(exactly).collect());
            Answer::Value(Value::Records(records.iter().map(record).collect()))
        }
        other => other.clone(),
    }
}

fn exact(answers: &Answers) -> Answers {
    let mut exact = Answers::none(answers.len());
    answers.iter().enumerate().for_each(|(at, answer)| exact.set(at, exactly(answer)));
    exact
}

#[test]
fn what_is_missing_leaves_open_what_sql_leaves_open() -> Shown {
    let tally = RefCell::new(Tally::default());
    let cases = config(256);
    let n_cases = usize::try_from(cases.cases)?;
    let picks = prop::collection::vec((0..9_u8, 0..512_usize), 12);
    let people = prop::collection::vec((picks, 0..1_800_i64), 48);
    let packs = any::<bool>().prop_flat_map(pack);
    TestRunner::new(cases).run(&(packs, people), |(pack, people)| {
        let person = |(picks, later): &(Vec<(u8, usize)>, i64)| Person {
            answers: exact(&answers_by(&pack, picks)),
            as_of: checked(),
            on: Date::from_unix_days(checked().unix_days() + later).unwrap_or(checked()),
        };
        let people: Vec<Person> = people.iter().map(person).collect();
        compare(&pack, &people, &mut tally.borrow_mut()).map_err(|error| TestCaseError::fail(error.to_string()))
    })?;
    tally.borrow().is_enough(n_cases * 100)
}

/// Whole people of whom something is missing: each answer and each field of a record with a chance of its own.
fn with_gaps(pack: &Pack, seed: u64, on: Date) -> Answers {
    let mut answers = person(pack, seed, on);
    let mut state = seed;
    let mut dice = |n: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % n
    };
    let gaps = 1 + seed % 7;
    for at in 0..answers.len() {
        let mut answer = answers.get(at).clone();
        if let Answer::Value(Value::Records(records)) = &mut answer {
            for field in records.iter_mut().flat_map(|record| &mut record.0) {
                if dice(4) == 0 {
                    *field = Answer::Absent;
                }
            }
        }
        answers.set(
            at,
            match dice(10) {
                n if n >= gaps => answer,
                0 => Answer::Unsure,
                _ => Answer::Absent,
            },
        );
    }
    answers
}

/// Our own folder of policies, compiled.
fn ours() -> Result<lower::Lowered, Box<dyn Error>> {
    let (_, lowered, findings) = lower::lower(read::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("policies")));
    lowered.ok_or_else(|| format!("our pack does not lower: {findings:#?}").into())
}

#[test]
fn so_it_does_in_our_own_policies() -> Shown {
    let ours = ours()?;
    let pack = &ours.pack;
    let n_people = config(1_000).cases.max(1_000);
    let drawn = (0..u64::from(n_people)).map(|seed| {
        let as_of = Date::from_unix_days(pack.checked.unix_days() + i64::try_from(seed * 7 % 1_500).unwrap_or(0));
        let as_of = as_of.unwrap_or(pack.checked);
        let later = i64::try_from(seed % 3).unwrap_or(0) * 5;
        Person { answers: with_gaps(pack, seed, as_of), as_of, on: as_of.add_months(later) }
    });
    let written = ours.personas.iter().map(|one| Person { answers: exact(&one.answers), as_of: one.on, on: one.on });
    let people: Vec<Person> = drawn.chain(written).collect();
    let mut tally = Tally::default();
    compare(pack, &people, &mut tally)?;
    tally.is_enough(usize::try_from(n_people)? * 100)
}

/// What SQL says of one condition for one person of a pack.
fn said_of(pack: &Pack, answers: &Answers, rule: &Expr) -> Result<Option<bool>, Box<dyn Error>> {
    let person = Person { answers: answers.clone(), as_of: checked(), on: checked() };
    let tables = Tables::of(pack, &[person])?;
    let said = tables.say.condition(rule).ok_or("it cannot be said")?;
    Ok(tables.truths(&[&said])?.concat().first().copied().flatten())
}

#[test]
fn one_record_that_is_open_leaves_a_list_open_unless_another_decides() -> Shown {
    use caice::pack::{Field, FieldId, Kind};
    let fields = vec![Field::of("flag", Kind::Bool)];
    let pack = Pack::of(vec![Fact::of("list", Kind::Records { fields })], checked());
    let list = FactId::at(0);
    let flag = || Box::new(Expr::Flag(Ref::Field(list, FieldId::at(0))));
    let (exists, every) = (Expr::Exists(list, flag()), Expr::Every(list, flag()));
    let record =
        |said: Option<bool>| Record(vec![said.map_or(Answer::Absent, |said| Answer::Value(Value::Bool(said)))]);
    let (yes, no, open) = (Some(true), Some(false), None);
    for (records, some, all) in [
        (vec![], no, yes),
        (vec![open], open, open),
        (vec![open, yes], yes, open),
        (vec![open, no], open, no),
        (vec![no, yes], yes, no),
    ] {
        let mut answers = Answers::none(1);
        answers.set(0, Answer::Value(Value::Records(records.iter().copied().map(record).collect())));
        assert_eq!(said_of(&pack, &answers, &exists)?, some, "some of {records:?}");
        assert_eq!(said_of(&pack, &answers, &every)?, all, "all of {records:?}");
    }
    assert_eq!(said_of(&pack, &Answers::none(1), &exists)?, open, "a list nobody spoke of");
    Ok(())
}
