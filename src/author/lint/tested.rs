//! What the personas show: clauses seen from both sides, thresholds seen from right beside.
//!
//! A persona stands at a threshold where one step more or less in one of its answers, or one day,
//! would turn the comparison round. Runs single rules with the engine; no outcome is looked at.

use super::{
    super::{
        finding::{Code, Finding},
        lower::{Lowered, Persona},
        source::Span,
        wording,
    },
    facts::{mentions, sources},
};
use crate::{
    engine::{Env, Truth, expr_in},
    pack::{Derived, Expr, Kind, Num, Pack, Ref, Visit},
    value::{Answer, Answers, Date, DateRange, OptionId, Range, Record, Value},
};

/// Findings for clauses that no persona shows from both sides, and for thresholds no persona stands at.
pub fn untested(lowered: &Lowered) -> Vec<Finding> {
    let mut findings = Vec::new();
    for tried in rules(lowered) {
        if let Some(clause) = &tried.clause {
            untested_clause(lowered, &tried, clause, &mut findings);
        }
        untested_boundaries(lowered, &tried, &mut findings);
    }
    findings
}

/// A rule and the personas that try it out. A rule of a definition is tried out by the personas of
/// all its users.
struct Tried<'l> {
    span: Span,
    /// The clause it is the rule of.
    clause: Option<String>,
    /// The conditions and numbers in which comparisons are looked for.
    roots: Vec<Root<'l>>,
    personas: Vec<&'l Persona>,
}

#[derive(Clone, Copy)]
enum Root<'l> {
    Expr(&'l Expr),
    Num(&'l Num),
}

fn rules(lowered: &Lowered) -> Vec<Tried<'_>> {
    let mut tried: Vec<Tried<'_>> = Vec::new();
    for (index, (policy, place)) in lowered.pack.policies.iter().zip(&lowered.places.policies).enumerate() {
        let personas: Vec<&Persona> = lowered.personas.iter().filter(|p| p.policy.index() == index).collect();
        for (clause, place) in policy.clauses.iter().zip(&place.clauses) {
            let Some(rule) = clause.kind.rule() else { continue };
            match tried.iter_mut().find(|tried| tried.span == place.id) {
                Some(tried) => tried.personas.extend(&personas),
                None => tried.push(Tried {
                    span: place.id,
                    clause: Some(clause.key.clone()),
                    roots: vec![Root::Expr(rule)],
                    personas: personas.clone(),
                }),
            }
        }
        for (benefit, place) in policy.benefits.iter().zip(&place.benefits) {
            let conditions = benefit.when.iter().chain(benefit.for_each.iter().map(|(_, filter)| filter));
            let numbers = benefit.amount.iter().chain(&benefit.schedule).map(Root::Num);
            let roots = conditions.map(Root::Expr).chain(numbers).collect();
            tried.push(Tried { span: place.amount, clause: None, roots, personas: personas.clone() });
        }
    }
    for (fact, place) in lowered.pack.facts.iter().zip(&lowered.places.facts) {
        let root = match &fact.derived {
            Some(Derived::Flag(expr)) => Root::Expr(expr),
            Some(Derived::Number(num)) => Root::Num(num),
            None => continue,
        };
        tried.push(Tried {
            span: place.key,
            clause: None,
            roots: vec![root],
            personas: lowered.personas.iter().collect(),
        });
    }
    tried
}

fn untested_clause(lowered: &Lowered, tried: &Tried<'_>, clause: &str, findings: &mut Vec<Finding>) {
    let Some(Root::Expr(rule)) = tried.roots.first() else { return };
    let truths: Vec<Truth> = tried
        .personas
        .iter()
        .map(|persona| expr_in(Env::new(&lowered.pack, &persona.answers, persona.on, persona.as_of), rule))
        .collect();
    let missing = match (truths.contains(&Truth::Yes), truths.contains(&Truth::No)) {
        (true, true) => return,
        // Where a figure nobody knows takes part, nothing is ever known.
        _ if mentions(&lowered.pack, rule, |num| is_unknown(&lowered.pack, num)) => return,
        (false, true) => "hold",
        (true, false) => "fail",
        (false, false) => "hold or fail",
    };
    findings.push(
        Finding::new(Code::UntestedClause, tried.span, format!("no persona makes `{clause}` {missing}"))
            .hint("add a persona on that side of the clause"),
    );
}

fn untested_boundaries(lowered: &Lowered, tried: &Tried<'_>, findings: &mut Vec<Finding>) {
    let pack = &lowered.pack;
    let mut comparisons: Vec<&Expr> = Vec::new();
    let mut see = |visit| {
        if let Visit::Expr(expr @ Expr::Compare(..)) = visit
            && !comparisons.contains(&expr)
        {
            comparisons.push(expr);
        }
    };
    for root in &tried.roots {
        match root {
            Root::Expr(expr) => expr.walk(&mut see),
            Root::Num(num) => num.walk(&mut see),
        }
    }
    for comparison in comparisons {
        if mentions(pack, comparison, |num| is_unknown(pack, num)) {
            continue;
        }
        let names = sources(pack, comparison);
        let mut sides = (false, false);
        for persona in &tried.personas {
            let (holds, fails) = edges(pack, persona, comparison, &names);
            sides = (sides.0 || holds, sides.1 || fails);
        }
        let missing = match sides {
            (true, true) => continue,
            (false, true) => "where it holds",
            (true, false) => "where it fails",
            (false, false) => "on either side",
        };
        let written = wording::condition(pack, comparison);
        let message = format!("no persona stands right at `{written}` {missing}");
        let hint = "add a persona for whom one step more or less would turn it round";
        findings.push(Finding::new(Code::UntestedBoundary, tried.span, message).hint(hint));
    }
}

/// Whether a number is a figure that nobody knows.
fn is_unknown(pack: &Pack, num: &Num) -> bool {
    matches!(num, Num::Figure(id, _) if pack.figures.get(id.index()).is_none_or(|figure| figure.rows.is_empty()))
}

/// Whether a persona stands right at a comparison, where it holds and where it fails. In a list each
/// record is looked at.
fn edges(pack: &Pack, persona: &Persona, comparison: &Expr, names: &[Ref]) -> (bool, bool) {
    let list = names.iter().find_map(|name| match name {
        Ref::Field(list, _) => Some(*list),
        Ref::Fact(_) => None,
    });
    let records: Vec<Record> = match list.map(|list| persona.answers.get(list.index())) {
        Some(Answer::Value(Value::Records(records))) => records.clone(),
        Some(_) => return (false, false),
        None => vec![Record::default()],
    };
    let mut sides = (false, false);
    for record in &records {
        let truth = |answers: &Answers, record: &Record, on: Date| {
            expr_in(Env::new(pack, answers, on, persona.as_of).with(record), comparison)
        };
        let here = truth(&persona.answers, record, persona.on);
        if !here.is_known() {
            continue;
        }
        let by_name = names.iter().any(|name| {
            let kind = kind(pack, *name);
            match name {
                Ref::Fact(fact) => steps(kind, persona.answers.get(fact.index())).into_iter().any(|answer| {
                    let mut answers = persona.answers.clone();
                    answers.set(fact.index(), answer);
                    truth(&answers, record, persona.on) != here
                }),
                Ref::Field(_, field) => steps(kind, record.get(field.index())).into_iter().any(|answer| {
                    let mut record = record.clone();
                    if let Some(slot) = record.0.get_mut(field.index()) {
                        *slot = answer;
                    }
                    truth(&persona.answers, &record, persona.on) != here
                }),
            }
        });
        let by_day = || {
            [persona.on.yesterday(), persona.on.tomorrow()]
                .into_iter()
                .any(|day| truth(&persona.answers, record, day) != here)
        };
        if by_name || by_day() {
            sides = (sides.0 || here == Truth::Yes, sides.1 || here == Truth::No);
        }
    }
    sides
}

fn kind(pack: &Pack, name: Ref) -> Option<&Kind> {
    match name {
        Ref::Fact(fact) => pack.fact(fact).map(|fact| &fact.kind),
        Ref::Field(list, field) => pack.fact(list)?.fields().get(field.index()).map(|field| &field.kind),
    }
}

/// Answers one step away: one more or less, one day, one record. Of money one fen or one yuan, of a
/// decimal one of its last place or one.
fn steps(kind: Option<&Kind>, answer: &Answer) -> Vec<Answer> {
    let sizes: Vec<i64> = match kind {
        Some(Kind::Money) => vec![1, 100],
        Some(Kind::Decimal { scale }) => vec![1, 10_i64.checked_pow(u32::from(*scale)).unwrap_or(1)],
        _ => vec![1],
    };
    let values: Vec<Value> = match answer {
        Answer::Value(Value::Number(Range { min, max })) => {
            let moved = |by: i64| Some(Value::Number(Range { min: min.checked_add(by)?, max: max.checked_add(by)? }));
            sizes.iter().flat_map(|size| [moved(*size), moved(-size)]).flatten().collect()
        }
        Answer::Value(Value::Date(DateRange { first, last })) => vec![
            Value::Date(DateRange { first: first.yesterday(), last: last.yesterday() }),
            Value::Date(DateRange { first: first.tomorrow(), last: last.tomorrow() }),
        ],
        Answer::Value(Value::Choice(OptionId(at))) => {
            [at.checked_sub(1), at.checked_add(1)].into_iter().flatten().map(|at| Value::Choice(OptionId(at))).collect()
        }
        Answer::Value(Value::Records(records)) => (0..records.len())
            .flat_map(|at| {
                let (mut fewer, mut more) = (records.clone(), records.clone());
                let record = fewer.remove(at);
                more.push(record);
                [Value::Records(fewer), Value::Records(more)]
            })
            .collect(),
        _ => Vec::new(),
    };
    values.into_iter().map(Answer::Value).collect()
}
