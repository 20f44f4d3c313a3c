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
    borders::{Border, borders},
    example::example,
    facts::{Root, is_unknown, kind, mentions, sources},
};
use crate::{
    engine::{Env, Truth, expr_in},
    pack::{Expr, Kind, Pack, Ref, Visit},
    value::{Answer, Answers, Date, DateRange, OptionId, Range, Record, Value},
};

/// Findings for clauses that no persona shows from both sides, and for thresholds no persona stands at.
pub(super) fn untested(lowered: &Lowered) -> Vec<Finding> {
    let mut findings = Vec::new();
    for tried in rules(lowered) {
        if let Some(clause) = &tried.clause {
            untested_clause(lowered, &tried, clause, &mut findings);
        }
        untested_boundaries(lowered, &tried, &mut findings);
    }
    for Border { span, written, comparison, personas } in borders(lowered) {
        let at_border = Tried { span, clause: None, roots: Vec::new(), day: Day::Assessed, personas };
        untested_boundary(lowered, &at_border, &comparison, &written, &mut findings);
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
    /// The day on which it counts.
    day: Day,
    personas: Vec<&'l Persona>,
}

/// A day of a persona.
#[derive(Clone, Copy)]
enum Day {
    /// The day of the assessment.
    Assessed,
    /// The day of the answers.
    Answered,
}

impl Day {
    fn of(self, persona: &Persona) -> Date {
        match self {
            Self::Assessed => persona.on,
            Self::Answered => persona.as_of,
        }
    }
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
                    day: Day::Assessed,
                    personas: personas.clone(),
                }),
            }
        }
        for (benefit, place) in policy.benefits.iter().zip(&place.benefits) {
            let roots = Root::of_benefit(benefit).collect();
            let personas = personas.clone();
            tried.push(Tried { span: place.amount, clause: None, roots, day: Day::Assessed, personas });
        }
    }
    for (fact, place) in lowered.pack.facts.iter().zip(&lowered.places.facts) {
        let derived = Root::derived(fact).map(|root| (root, place.key, Day::Assessed));
        // Whether a question applies is judged on the day of the answers.
        let applies = fact.applies_when.as_ref().map(|expr| (Root::Expr(expr), place.applies_when, Day::Answered));
        let grows = fact.accrues_while.as_ref().map(|expr| (Root::Expr(expr), place.grows, Day::Assessed));
        for (root, span, day) in [derived, applies, grows].into_iter().flatten() {
            let personas = lowered.personas.iter().collect();
            tried.push(Tried { span, clause: None, roots: vec![root], day, personas });
        }
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
    let (missing, side) = match (truths.contains(&Truth::Yes), truths.contains(&Truth::No)) {
        (true, true) => return,
        // Where a figure nobody knows takes part, nothing is ever known.
        _ if mentions(&lowered.pack, rule, |num| is_unknown(&lowered.pack, num)) => return,
        (false, true) => ("hold", Truth::Yes),
        (true, false) => ("fail", Truth::No),
        (false, false) => ("hold or fail", Truth::Yes),
    };
    let pack = &lowered.pack;
    let would_do = example(pack, rule, |answers, on| expr_in(Env::new(pack, answers, on, on), rule) == side);
    let hint = with_example("add a persona on that side of the clause", would_do);
    findings.push(
        Finding::new(Code::UntestedClause, tried.span, format!("no persona makes `{clause}` {missing}")).hint(hint),
    );
}

/// A remedy with answers that would do, if some were found.
fn with_example(remedy: &str, example: Option<String>) -> String {
    match example {
        Some(example) => format!("{remedy}, for instance {example}"),
        None => remedy.to_owned(),
    }
}

fn untested_boundaries(lowered: &Lowered, tried: &Tried<'_>, findings: &mut Vec<Finding>) {
    let mut comparisons: Vec<&Expr> = Vec::new();
    let mut see = |visit| {
        if let Visit::Expr(expr @ Expr::Compare(..)) = visit
            && !comparisons.contains(&expr)
        {
            comparisons.push(expr);
        }
    };
    tried.roots.iter().for_each(|root| root.walk(&mut see));
    for comparison in comparisons {
        untested_boundary(lowered, tried, comparison, &wording::condition(lowered, tried.span, comparison), findings);
    }
}

/// Looks at one comparison, which messages call `written`.
fn untested_boundary(
    lowered: &Lowered,
    tried: &Tried<'_>,
    comparison: &Expr,
    written: &str,
    findings: &mut Vec<Finding>,
) {
    let pack = &lowered.pack;
    if mentions(pack, comparison, |num| is_unknown(pack, num)) {
        return;
    }
    let names = sources(pack, comparison);
    let mut sides = (false, false);
    for persona in &tried.personas {
        let (holds, fails) = edges(pack, &persona.answers, persona.as_of, tried.day.of(persona), comparison, &names);
        sides = (sides.0 || holds, sides.1 || fails);
    }
    let (missing, holds) = match sides {
        (true, true) => return,
        (false, true) => ("where it holds", true),
        (true, false) => ("where it fails", false),
        (false, false) => ("on either side", true),
    };
    let message = format!("no persona stands right at `{written}` {missing}");
    let would_do = example(pack, comparison, |answers, on| {
        let shown = edges(pack, answers, on, on, comparison, &names);
        if holds { shown.0 } else { shown.1 }
    });
    let hint = with_example("add a persona for whom one step more or less would turn it round", would_do);
    findings.push(Finding::new(Code::UntestedBoundary, tried.span, message).hint(hint));
}

/// Whether these answers stand right at a comparison, where it holds and where it fails. In a list each
/// record is looked at.
fn edges(pack: &Pack, given: &Answers, as_of: Date, on: Date, comparison: &Expr, names: &[Ref]) -> (bool, bool) {
    let list = names.iter().find_map(|name| match name {
        Ref::Field(list, _) => Some(*list),
        Ref::Fact(_) => None,
    });
    let records: Vec<Record> = match list.map(|list| given.get(list.index())) {
        Some(Answer::Value(Value::Records(records))) => records.clone(),
        Some(_) => return (false, false),
        None => vec![Record::default()],
    };
    let mut sides = (false, false);
    for record in &records {
        let truth = |answers: &Answers, record: &Record, on: Date| {
            expr_in(Env::new(pack, answers, on, as_of).with(record), comparison)
        };
        let here = truth(given, record, on);
        if !here.is_known() {
            continue;
        }
        let by_name = names.iter().any(|name| {
            let kind = kind(pack, *name);
            match name {
                Ref::Fact(fact) => steps(kind, given.get(fact.index())).into_iter().any(|answer| {
                    let mut answers = given.clone();
                    answers.set(fact.index(), answer);
                    truth(&answers, record, on) != here
                }),
                Ref::Field(_, field) => steps(kind, record.get(field.index())).into_iter().any(|answer| {
                    let mut record = record.clone();
                    if let Some(slot) = record.0.get_mut(field.index()) {
                        *slot = answer;
                    }
                    truth(given, &record, on) != here
                }),
            }
        });
        let by_day = || [on.yesterday(), on.tomorrow()].into_iter().any(|day| truth(given, record, day) != here);
        if by_name || by_day() {
            sides = (sides.0 || here == Truth::Yes, sides.1 || here == Truth::No);
        }
    }
    sides
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
