//! Shows that the compiled rules of our own policies mean what their source text says: for complete
//! answers of random people the `cel` crate's own interpreter evaluates the text, and the engine agrees.
//!
//! Days are day numbers, functions are reckoned with the `jiff` crate. None is a number that compares
//! with nothing, an empty text or a no: "a comparison with none is no". Ordered options are written as
//! their positions. Derived facts are given their values; figures are looked up in the pack. What the
//! interpreter cannot judge (spans that the text leaves open, figures nobody knows) is counted.
#![cfg(feature = "author")]

#[path = "generate/calendar.rs"]
mod calendar;
#[expect(dead_code, reason = "only domains and the day are used here")]
mod generate;
#[path = "generate/oracle.rs"]
#[expect(dead_code, reason = "people are judged here, not policies")]
mod oracle;

use std::{collections::BTreeSet, path::Path, sync::Arc};

use caice::{
    author::{lower, read},
    engine::{Env, Truth, expr_in},
    pack::{Derived, Expr, Fact, FactId, Field, Kind, Num, Pack, Ref, Visit},
    value::{Answer, Answers, Date, Value},
};
use calendar::{add_months, civil, months_between, unix_days, years_between};
use cel::{Context, Program, Value as Cel};
use generate::{Law, checked, config, domain};
use oracle::Oracle;
use proptest::prelude::*;

/// A rule as written and as compiled.
struct Rule {
    name: String,
    policy: String,
    program: Parts,
    text: String,
    compiled: Expr,
}

/// A rule taken apart at its connectives, because the interpreter fails where a number that there is
/// none of is compared: there the comparison is no.
enum Parts {
    Or(Vec<Parts>),
    And(Vec<Parts>),
    Not(Box<Parts>),
    Leaf(Box<Program>),
}

impl Parts {
    fn of(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let (or, and) = (split(text, "||"), split(text, "&&"));
        let all = |parts: Vec<&str>| parts.into_iter().map(Self::of).collect::<Result<Vec<Self>, String>>();
        if or.len() > 1 {
            return Ok(Self::Or(all(or)?));
        }
        if and.len() > 1 {
            return Ok(Self::And(all(and)?));
        }
        if let Some(inner) = text.strip_prefix('!') {
            return Ok(Self::Not(Box::new(Self::of(inner)?)));
        }
        if text.starts_with('(') && closes(text) == Some(text.len() - 1) {
            return Self::of(text.get(1..text.len() - 1).unwrap_or_default());
        }
        Program::compile(text).map(|program| Self::Leaf(Box::new(program))).map_err(|error| error.to_string())
    }

    fn holds(&self, context: &Context<'_, '_>) -> Result<bool, String> {
        Ok(match self {
            Self::Or(parts) => {
                parts.iter().map(|part| part.holds(context)).collect::<Result<Vec<_>, _>>()?.contains(&true)
            }
            Self::And(parts) => {
                !parts.iter().map(|part| part.holds(context)).collect::<Result<Vec<_>, _>>()?.contains(&false)
            }
            Self::Not(inner) => !inner.holds(context)?,
            Self::Leaf(program) => match program.execute(context) {
                Ok(Cel::Bool(holds)) => holds,
                Err(cel::ExecutionError::NoSuchOverload(error))
                    if format!("{error:?}").contains("[\"double\", \"double\"]") =>
                {
                    false
                }
                other => return Err(format!("{other:?}")),
            },
        })
    }
}

/// The parts of a text between occurrences of `connective` outside brackets and quotes.
fn split<'t>(text: &'t str, connective: &str) -> Vec<&'t str> {
    let (mut depth, mut quoted, mut start, mut parts) = (0_i32, false, 0, Vec::new());
    for (at, c) in text.char_indices() {
        quoted ^= c == '\'';
        match c {
            '(' | '[' if !quoted => depth += 1,
            ')' | ']' if !quoted => depth -= 1,
            _ => {}
        }
        if depth == 0 && !quoted && text.get(at..).is_some_and(|rest| rest.starts_with(connective)) && at >= start {
            parts.push(text.get(start..at).unwrap_or_default());
            start = at + connective.len();
        }
    }
    parts.push(text.get(start..).unwrap_or_default());
    parts
}

/// Where the bracket that a text begins with closes.
fn closes(text: &str) -> Option<usize> {
    let mut depth = 0_i32;
    text.char_indices().find_map(|(at, c)| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        (depth == 0).then_some(at)
    })
}

/// The text before `at`, without an operator that compares; none where there is none.
fn compared(before: &str) -> Option<&str> {
    let before = before.trim_end();
    ["==", "!=", "<=", ">=", "<", ">"].iter().find_map(|operator| before.strip_suffix(operator))
}

/// The name at the end of a text, behind its last dot.
fn last_name(text: &str) -> &str {
    let text = text.trim_end();
    let start = text.rfind(|c: char| !c.is_ascii_alphanumeric() && c != '_').map_or(0, |at| at + 1);
    text.get(start..).unwrap_or_default()
}

/// The ordered options of facts and fields by name.
fn ordered<'p>(pack: &'p Pack, name: &str) -> Option<&'p [String]> {
    let fields = pack.facts.iter().flat_map(Fact::fields).map(|field| (&field.key, &field.kind));
    let mut named = pack.facts.iter().map(|fact| (&fact.key, &fact.kind)).chain(fields);
    match named.find(|(key, kind)| key.as_str() == name && matches!(kind, Kind::Choice { .. }))?.1 {
        Kind::Choice { options, ordered: true } => Some(options),
        _ => None,
    }
}

/// A rule with ordered options as positions and tests for none as names of their own.
fn rewritten(pack: &Pack, rule: &str) -> String {
    let mut text = rule.to_owned();
    for operator in ["==", "!="] {
        let wanted = format!(" {operator} null");
        while let Some(at) = text.find(&wanted) {
            let path: String = text
                .get(..at)
                .unwrap_or_default()
                .chars()
                .rev()
                .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.'))
                .collect::<Vec<_>>()
                .into_iter()
                .rev()
                .collect();
            let not = if operator == "!=" { "!" } else { "" };
            text.replace_range(at - path.len()..at + wanted.len(), &format!("{not}{path}__none"));
        }
    }
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some((before, quoted)) = rest.split_once('\'') {
        let Some((key, after)) = quoted.split_once('\'') else { break };
        out.push_str(before);
        let name = match compared(&out) {
            Some(name) => Some(last_name(name)),
            // Within `name in ['a', 'b']`.
            None => out
                .rsplit_once('[')
                .filter(|(_, list)| !list.contains(']'))
                .and_then(|(head, _)| head.trim_end().strip_suffix(" in").map(last_name)),
        };
        let position =
            name.and_then(|name| ordered(pack, name)).and_then(|options| options.iter().position(|o| o == key));
        match position {
            Some(position) => out.push_str(&position.to_string()),
            None => out.push_str(&format!("'{key}'")),
        }
        rest = after;
    }
    with_floats(&(out + rest))
}

/// Whole numbers as decimals, because the interpreter compares like with like only; not those that a
/// size is compared with.
fn with_floats(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    let mut quoted = false;
    while let Some(c) = rest.chars().next() {
        quoted ^= c == '\'';
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        let joined = out.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.'));
        if quoted || joined || digits.is_empty() {
            out.push(c);
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
            continue;
        }
        rest = rest.get(digits.len()..).unwrap_or_default();
        let of_size = compared(&out).is_some_and(|before| before.trim_end().ends_with("size()"));
        let whole = !of_size && !rest.starts_with('.');
        out.push_str(&digits);
        out.push_str(if whole { ".0" } else { "" });
    }
    out
}

/// Whether the interpreter can judge it: no span that the text leaves open, no figure without a row.
fn is_exact(pack: &Pack, rule: &Expr) -> bool {
    let mut exact = true;
    rule.walk(&mut |visit| {
        exact &= match visit {
            Visit::Num(Num::Part(..) | Num::Between(..)) => false,
            Visit::Num(Num::Figure(id, _)) => pack
                .figures
                .get(id.index())
                .is_some_and(|figure| figure.rows.first().is_some_and(|row| row.from.is_none())),
            _ => true,
        };
    });
    exact
}

/// All rules of clauses with their text, and the names of those that are left out.
fn rules() -> Result<(Pack, Vec<Rule>, Vec<String>), TestCaseError> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
    let (sources, lowered, findings) = lower::lower(read::read(&folder));
    let lowered = lowered.ok_or_else(|| TestCaseError::fail(format!("{findings:#?}")))?;
    let (mut rules, mut left_out) = (Vec::new(), Vec::new());
    for (policy, places) in lowered.pack.policies.iter().zip(&lowered.places.policies) {
        for (clause, place) in policy.clauses.iter().zip(&places.clauses) {
            let Some(compiled) = clause.kind.rule() else { continue };
            let name = format!("{} {}", policy.key, clause.key);
            let written = sources.text(place.rule).trim_start_matches("|-");
            let written = written.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(written);
            let written = match written.strip_prefix('\'').and_then(|text| text.strip_suffix('\'')) {
                Some(inner) => inner.replace("''", "'"),
                None => written.to_owned(),
            };
            let text = rewritten(&lowered.pack, &written);
            if !is_exact(&lowered.pack, compiled) {
                left_out.push(name);
                continue;
            }
            let program = Parts::of(&text).map_err(|error| TestCaseError::fail(format!("{name}: {text}: {error}")))?;
            rules.push(Rule { name, policy: policy.key.clone(), program, text, compiled: compiled.clone() });
        }
    }
    Ok((lowered.pack, rules, left_out))
}

/// What a number compares with nothing as.
const NONE: f64 = f64::NAN;

fn float(number: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "days, months and amounts are far below 2^52")]
    let float = number as f64;
    float
}

fn whole(number: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "days, months and amounts are whole and small")]
    let whole = number as i64;
    whole
}

fn scaled(kind: &Kind, number: i64) -> f64 {
    match kind {
        Kind::Money => float(number) / 100.0,
        Kind::Decimal { scale } => float(number) / 10_f64.powi(i32::from(*scale)),
        _ => float(number),
    }
}

/// An answer as the interpreter is given it.
fn value(kind: &Kind, answer: &Answer) -> Cel {
    let text = |kind: &Kind, option: u8| kind.options().get(usize::from(option)).cloned().unwrap_or_default();
    match (kind, answer.value()) {
        (Kind::Bool, given) => Cel::Bool(given == Some(&Value::Bool(true))),
        (Kind::Choice { ordered: true, .. }, Some(Value::Choice(option))) => Cel::Float(float(option.0.into())),
        (Kind::Choice { ordered: true, .. }, _) => Cel::Float(NONE),
        (Kind::Choice { .. }, Some(Value::Choice(option))) => text(kind, option.0).into(),
        (Kind::Choice { .. }, _) => "".into(),
        (Kind::Set { .. }, Some(Value::Set(set))) => {
            Cel::List(Arc::new(set.iter().map(|option| text(kind, option.0).into()).collect()))
        }
        (_, Some(Value::Number(range))) => Cel::Float(scaled(kind, range.min)),
        (_, Some(Value::Date(days))) => Cel::Float(float(days.first.unix_days())),
        (Kind::Records { fields }, Some(Value::Records(records))) => {
            let record = |record: &caice::value::Record| -> Cel {
                let pairs = fields.iter().enumerate().flat_map(|(at, field): (usize, &Field)| {
                    let answer = record.get(at);
                    let none = Cel::Bool(*answer == Answer::None);
                    [(field.key.clone(), value(&field.kind, answer)), (format!("{}__none", field.key), none)]
                });
                pairs.collect::<std::collections::HashMap<String, Cel>>().into()
            };
            Cel::List(Arc::new(records.iter().map(record).collect()))
        }
        (Kind::Set { .. } | Kind::Records { .. }, _) => Cel::List(Arc::new(Vec::new())),
        _ => Cel::Float(NONE),
    }
}

/// A function of numbers; with none there is none.
fn lift(f: impl Fn(i64) -> i64, a: f64) -> f64 {
    if a.is_nan() { NONE } else { float(f(whole(a))) }
}

fn lift2(f: impl Fn(i64, i64) -> i64, a: f64, b: f64) -> f64 {
    if a.is_nan() || b.is_nan() { NONE } else { float(f(whole(a), whole(b))) }
}

fn number(value: &Cel) -> f64 {
    match value {
        Cel::Float(number) => *number,
        Cel::Int(number) => float(*number),
        _ => NONE,
    }
}

/// The functions of rules.
fn functions(context: &mut Context<'_, '_>) {
    context
        .add_function("date", |text: Arc<String>| Date::parse(&text).map_or(NONE, |date| float(date.unix_days())))
        .ok();
    context.add_function("add_days", |a: Cel, b: Cel| lift2(|a, b| a + b, number(&a), number(&b))).ok();
    context.add_function("add_months", |a: Cel, b: Cel| lift2(add_months, number(&a), number(&b))).ok();
    context
        .add_function("add_years", |a: Cel, b: Cel| lift2(|a, b| add_months(a, 12 * b), number(&a), number(&b)))
        .ok();
    context.add_function("days_between", |a: Cel, b: Cel| lift2(|a, b| b - a, number(&a), number(&b))).ok();
    context.add_function("months_between", |a: Cel, b: Cel| lift2(months_between, number(&a), number(&b))).ok();
    context.add_function("years_between", |a: Cel, b: Cel| lift2(years_between, number(&a), number(&b))).ok();
    context.add_function("year", |a: Cel| lift(|a| civil(a).year().into(), number(&a))).ok();
    context.add_function("month_start", |a: Cel| lift(|a| unix_days(civil(a).first_of_month()), number(&a))).ok();
    context.add_function("year_start", |a: Cel| lift(|a| unix_days(civil(a).first_of_year()), number(&a))).ok();
    context.add_function("year_end", |a: Cel| lift(|a| unix_days(civil(a).last_of_year()), number(&a))).ok();
}

/// Complete answers that agree with each other, by `picks`.
fn person(pack: &Pack, picks: &[(u8, usize)], on: Date) -> Answers {
    let mut answers = Answers::none(pack.facts.len());
    for (index, (fact, (how, which))) in
        pack.facts.iter().zip(picks).enumerate().filter(|(_, (f, _))| f.derived.is_none())
    {
        let holds = |rule: &Expr| Oracle::new(pack, &answers, on, on).holds(rule);
        let applies = fact.applies_when.as_ref().is_none_or(holds);
        let values = domain(&fact.kind);
        let none = !applies || (fact.may_be_none && *how == 0 && !matches!(fact.kind, Kind::Set { .. }));
        let value = values.get(which % values.len().max(1)).cloned().map_or(Answer::Absent, Answer::Value);
        answers.set(index, if none { Answer::None } else { value });
    }
    answers
}

/// What the interpreter says of every rule, against what the engine says.
fn compare(pack: &Pack, rules: &[Rule], answers: &Answers, on: Date, covered: &mut BTreeSet<String>) -> Law {
    let oracle = Oracle::new(pack, answers, on, on);
    let env = Env::new(pack, answers, on, on);
    let mut context = Context::default();
    functions(&mut context);
    context.add_variable_from_value("on", Cel::Float(float(on.unix_days())));
    for (index, fact) in pack.facts.iter().enumerate() {
        let name = Ref::Fact(FactId::at(index));
        let given = match &fact.derived {
            Some(Derived::Flag(_)) => Cel::Bool(oracle.holds(&Expr::Flag(name))),
            Some(Derived::Number(_)) => {
                Cel::Float(oracle.number(&Num::Of(name)).map_or(NONE, |n| scaled(&fact.kind, n)))
            }
            None => value(&fact.kind, answers.get(index)),
        };
        context.add_variable_from_value(fact.key.clone(), given);
        context.add_variable_from_value(format!("{}__none", fact.key), Cel::Bool(*answers.get(index) == Answer::None));
    }
    for rule in rules {
        let mut inner = context.new_inner_scope();
        let (figures, key) = (pack.figures.clone(), rule.policy.clone());
        let row = move |name: &str, day: i64| {
            let figure = figures.iter().find(|figure| figure.key == format!("{key}.{name}"))?;
            let holds = |row: &&caice::pack::Row| {
                row.from.is_none_or(|d| d.unix_days() <= day) && row.to.is_none_or(|d| day <= d.unix_days())
            };
            figure.rows.iter().find(holds).map(|row| float(row.value))
        };
        inner
            .add_function("figure", move |name: Arc<String>, day: Cel| row(&name, whole(number(&day))).unwrap_or(NONE))
            .ok();
        let complain = |error| TestCaseError::fail(format!("{}: {}: {error}", rule.name, rule.text));
        let said = rule.program.holds(&inner).map_err(complain)?;
        let found = expr_in(env, &rule.compiled);
        prop_assert_eq!(found, Truth::from(said), "{}: {}; {:?} on {}", rule.name, rule.text, answers, on);
        covered.insert(format!("{} {said}", rule.name));
    }
    Ok(())
}

#[test]
fn every_rule_of_ours_means_what_its_text_says() -> Law {
    let (pack, rules, left_out) = rules()?;
    prop_assert!(rules.len() >= 60, "{} rules, left out {left_out:?}", rules.len());
    prop_assert!(left_out.len() <= 8, "left out: {left_out:?}");
    let covered = std::cell::RefCell::new(BTreeSet::new());
    let mut runner = proptest::test_runner::TestRunner::new(config(3000));
    let picks = prop::collection::vec((0..6_u8, 0..512_usize), pack.facts.len());
    runner
        .run(&(picks, 0..1500_i64), |(picks, days)| {
            let on = Date::from_unix_days(checked().unix_days() + days).unwrap_or(checked());
            let answers = person(&pack, &picks, on);
            compare(&pack, &rules, &answers, on, &mut covered.borrow_mut())
        })
        .map_err(|error| TestCaseError::fail(error.to_string()))?;
    let covered = covered.into_inner();
    let one_sided: Vec<&str> = rules
        .iter()
        .filter(|rule| [true, false].iter().any(|said| !covered.contains(&format!("{} {said}", rule.name))))
        .map(|rule| rule.name.as_str())
        .collect();
    println!("{} rules, left out {left_out:?}, one-sided {one_sided:?}", rules.len());
    prop_assert!(one_sided.len() * 3 <= rules.len(), "too many were never both: {one_sided:?}");
    Ok(())
}

#[test]
fn texts_are_rewritten_where_they_name_ordered_options_and_none() -> Law {
    let (pack, ..) = rules()?;
    for (rule, expected) in [
        (
            "education_level >= 'bachelor' && graduation_date != null",
            "education_level >= 3.0 && !graduation_date__none",
        ),
        ("enrolled_level in ['bachelor', 'master']", "enrolled_level in [1.0, 2.0]"),
        ("student_status != 'not_student'", "student_status != 'not_student'"),
        ("skill_certificates.exists(c, c.issued_on == null)", "skill_certificates.exists(c, c.issued_on__none)"),
    ] {
        prop_assert_eq!(rewritten(&pack, rule), expected);
    }
    Ok(())
}
