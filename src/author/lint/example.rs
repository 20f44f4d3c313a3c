//! Answers that would do: what a persona could say to show a side of a rule that none shows yet.
//!
//! Tries out both sides of every place where a comparison turns, a few facts at a time. Where that finds nothing, as with
//! lists, no example is given; what a finding says does not hang on it.

use super::{
    facts::{Root, kind, mentions, sources, walk_through},
    trial::{Lines, Trial},
};
use crate::{
    contract::answers::answer_json,
    engine::possible_answers,
    pack::{Expr, FactId, Kind, Num, Pack, Ref, Visit},
    value::{Answer, Answers, Date, DateRange, Range, Value},
};

/// Most facts that are tried together, and most answers tried in all.
const MOST_FACTS: usize = 4;
const MOST_TRIES: usize = 20_000;

/// Answers and a day on which `suits` holds, as a persona writes them; `expr` says what they hang on.
pub(super) fn example(pack: &Pack, expr: &Expr, suits: impl Fn(&Answers, Date) -> bool) -> Option<String> {
    let names = sources(pack, expr);
    let facts = names.iter().map(|name| match name {
        Ref::Fact(fact) if !matches!(kind(pack, *name), Some(Kind::Records { .. })) => Some(*fact),
        _ => None,
    });
    // What derives is not answered itself.
    let is_asked = |fact: &FactId| pack.fact(*fact).is_some_and(|fact| fact.derived.is_none());
    let facts: Vec<FactId> = facts.collect::<Option<Vec<FactId>>>()?.into_iter().filter(is_asked).collect();
    if facts.len() > MOST_FACTS {
        return None;
    }
    let candidates: Vec<Vec<Answer>> = facts.iter().map(|fact| candidates(pack, Ref::Fact(*fact), expr)).collect();
    let n_tries = candidates.iter().map(Vec::len).product::<usize>();
    if n_tries > MOST_TRIES {
        return None;
    }
    let days = days(pack, expr, facts.is_empty());
    let by_the_day = mentions(pack, expr, |num| *num == Num::On);
    for (n, on) in (0..n_tries).flat_map(|n| days.iter().map(move |on| (n, *on))) {
        let mut answers = Answers::none(pack.facts.len());
        let mut rest = n;
        for (fact, candidates) in facts.iter().zip(&candidates) {
            answers.set(fact.index(), candidates.get(rest % candidates.len())?.clone());
            rest /= candidates.len();
        }
        if suits(&answers, on) {
            let written = facts.iter().filter_map(|id| {
                let fact = pack.fact(*id)?;
                let value = answer_json(&fact.kind, answers.get(id.index()))?.to_string().replace('"', "");
                // As the pages and files of ours write it.
                let value = if value == "[]" && fact.may_be_none { "none".to_owned() } else { value };
                Some(format!("{}: {value}", fact.key))
            });
            let written = written.collect::<Vec<_>>().join(", ");
            return Some(match (by_the_day, facts.is_empty()) {
                (_, true) => format!("`on: {on}`"),
                (true, false) => format!("`on: {on}` and `answers: {{ {written} }}`"),
                (false, false) => format!("`answers: {{ {written} }}`"),
            });
        }
    }
    None
}

/// Answers to a fact that stand for all it may have, and both sides of where a comparison in `expr` turns.
fn candidates(pack: &Pack, name: Ref, expr: &Expr) -> Vec<Answer> {
    let Ref::Fact(fact) = name else { return Vec::new() };
    let mut atoms: Vec<Expr> = Vec::new();
    walk_through(pack, Root::Expr(expr), &mut |visit| {
        if let Visit::Expr(atom @ Expr::Compare(..)) = visit {
            atoms.push(atom.clone());
        }
    });
    let trial = Trial { pack, on: pack.checked, atoms: &atoms, lines: &Lines::default() };
    let all: Vec<usize> = (0..atoms.len()).collect();
    let is_date = matches!(kind(pack, name), Some(Kind::Date));
    let turns = match kind(pack, name) {
        Some(Kind::Int | Kind::Money | Kind::Decimal { .. } | Kind::Date) => trial.line(name, &all).unwrap_or_default(),
        _ => return possible_answers(pack, fact),
    };
    let values = turns.iter().skip(1).flat_map(|(first, _)| [first.saturating_sub(1), *first]);
    let day = |day: i64| Date::from_unix_days(day).ok().map(|day| Value::Date(DateRange { first: day, last: day }));
    let value = |n: i64| if is_date { day(n) } else { Some(Value::Number(Range::exactly(n))) };
    let sample = if is_date { pack.checked.unix_days() } else { 0 };
    let mut found: Vec<Answer> = values.chain([sample]).filter_map(value).map(Answer::Value).collect();
    let none = possible_answers(pack, fact).into_iter().filter(|answer| *answer == Answer::None);
    found.extend(none);
    found
}

/// The days to try: the pack's own, and where nothing is answered those beside every day that `expr` names.
fn days(pack: &Pack, expr: &Expr, beside: bool) -> Vec<Date> {
    let mut days = vec![pack.checked];
    expr.walk(&mut |visit| {
        if let Visit::Num(Num::Lit(day)) = visit
            && beside
        {
            let near = (-1..=1).filter_map(|step| Date::from_unix_days(day.saturating_add(step)).ok());
            // Other numbers, of months for one, are days of the seventies.
            days.extend(near.filter(|day| day.year_month_day().0 >= 2000));
        }
    });
    days
}
