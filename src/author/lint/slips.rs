//! Comparisons that type and decide, but not as their author meant: days of a span exchanged, an upper bound on a number of
//! which there may be none, a share of nothing.
//!
//! Looks at how rules are written, not at what people answer.

use super::{
    super::{
        finding::{Code, Finding},
        lower::Lowered,
        source::Span,
        wording,
    },
    facts::{Root, key, kind, written},
    questions::sites,
};
use crate::{
    engine::{Truth, expr_truth},
    pack::{Expr, FactId, Kind, Num, Order, Pack, Ref, Visit},
    value::{Answer, Answers, Range, Value},
};

/// Looks at every rule and number of a pack.
pub(super) fn slips(lowered: &Lowered, findings: &mut Vec<Finding>) {
    for (root, span) in sites(lowered) {
        exchanged_days(lowered, root, span, findings);
        bounds_on_none(lowered, root, span, findings);
        sums_of_none(lowered, root, span, findings);
    }
    shares_of_nothing(lowered, findings);
}

/// Spans that run from the day of the outcome to a day that lies before it.
fn exchanged_days(lowered: &Lowered, root: Root<'_>, span: Span, findings: &mut Vec<Finding>) {
    let pack = &lowered.pack;
    root.walk(&mut |visit| {
        let Visit::Num(num) = visit else { return };
        let (function, from, to) = match num {
            Num::YearsBetween(from, to) => ("years_between", from, to),
            Num::MonthsBetween(from, to) => ("months_between", from, to),
            Num::Sub(to, from) => ("days_between", from, to),
            _ => return,
        };
        if !is_today(from) || !is_past(pack, to) {
            return;
        }
        let name = |num: &Num| wording::computed(lowered, span, num);
        let message = format!("`{}` is never above 0: it counts back to a day that has been", name(num));
        let hint = format!("write `{function}({}, {})`", name(to), name(from));
        findings.push(Finding::new(Code::ExchangedDays, span, message).hint(hint));
    });
}

/// Whether a number is a day that goes with the day of the outcome.
fn is_today(num: &Num) -> bool {
    match num {
        Num::On => true,
        Num::YearStart(day) | Num::MonthStart(day) | Num::YearEnd(day) => is_today(day),
        Num::AddMonths(day, more) | Num::Add(day, more) => is_today(day) && matches!(**more, Num::Lit(_)),
        _ => false,
    }
}

/// Whether a number is a day that has been, whatever is answered.
fn is_past(pack: &Pack, num: &Num) -> bool {
    match num {
        Num::Lit(day) => *day <= pack.checked.unix_days(),
        Num::Of(Ref::Fact(id)) => {
            pack.fact(*id).is_some_and(|fact| fact.kind == Kind::Date && fact.derived.is_none() && fact.ahead == 0)
        }
        Num::YearStart(day) | Num::MonthStart(day) => is_past(pack, day),
        Num::AddMonths(day, more) | Num::Add(day, more) => {
            is_past(pack, day) && matches!(**more, Num::Lit(more) if more <= 0)
        }
        _ => false,
    }
}

/// Upper bounds on a number of which there may be none: whoever has none is not below it.
fn bounds_on_none(lowered: &Lowered, root: Root<'_>, span: Span, findings: &mut Vec<Finding>) {
    let pack = &lowered.pack;
    let mut spoken_of: Vec<Ref> = Vec::new();
    root.walk(&mut |visit| {
        if let Visit::Expr(Expr::IsNone(name)) = visit {
            spoken_of.push(*name);
        }
    });
    root.walk(&mut |visit| {
        let Visit::Expr(comparison @ Expr::Compare(Order::Less | Order::AtMost, left, _)) = visit else { return };
        let Some(name) = factor(left).filter(|name| may_be_none(pack, *name) && !spoken_of.contains(name)) else {
            return;
        };
        let (key, bound) = (written(pack, name), wording::condition(lowered, span, comparison));
        let message = format!("`{bound}` is no for whoever has no `{key}`");
        let name = wording::computed(lowered, span, &Num::Of(name));
        let hint = format!("write `{name} == null || {bound}` if none is few enough, else `{name} != null && {bound}`");
        findings.push(Finding::new(Code::BoundOnNone, span, message).hint(hint));
    });
}

/// Sums over a field of which there may be none: one record without it, and there is no sum. The filter may leave such
/// records out, and the number may say what none means.
fn sums_of_none(lowered: &Lowered, root: Root<'_>, span: Span, findings: &mut Vec<Finding>) {
    let pack = &lowered.pack;
    root.walk(&mut |visit| {
        let Visit::Num(sum @ Num::Sum(_, condition, num)) = visit else { return };
        let (mut added, mut spoken_of): (Vec<Ref>, Vec<Ref>) = (Vec::new(), Vec::new());
        let mut look = |visit: Visit<'_>| match visit {
            Visit::Expr(Expr::IsNone(name)) => spoken_of.push(*name),
            Visit::Num(Num::Of(name @ Ref::Field(..))) => added.push(*name),
            _ => {}
        };
        condition.walk(&mut |visit| {
            if matches!(visit, Visit::Expr(Expr::IsNone(_))) {
                look(visit)
            }
        });
        num.walk(&mut look);
        let field = |name: &Ref| match name {
            Ref::Field(list, field) => pack.fact(*list).and_then(|fact| fact.fields().get(field.index())),
            Ref::Fact(_) => None,
        };
        let open =
            added.iter().find(|name| field(name).is_some_and(|field| field.may_be_none) && !spoken_of.contains(name));
        let Some((name, key)) = open.and_then(|name| Some((name, &field(name)?.key))) else { return };
        let sum = wording::computed(lowered, span, sum);
        let message = format!("`{sum}` is none if one record has no `{}`", written(pack, *name));
        let hint = format!(
            "write `c.{key} == null ? … : …` for what it counts then, or `filter(c, c.{key} != null)` before `map`"
        );
        findings.push(Finding::new(Code::SumOfNone, span, message).hint(hint));
    });
}

/// Shares that nobody fulfils who has nothing: 0 of 0 is at least a fifth.
fn shares_of_nothing(lowered: &Lowered, findings: &mut Vec<Finding>) {
    let pack = &lowered.pack;
    for (policy, place) in pack.policies.iter().zip(&lowered.places.policies) {
        let rules = || policy.clauses.iter().filter_map(|clause| clause.kind.rule());
        for (clause, place) in policy.clauses.iter().zip(&place.clauses) {
            let Some(rule) = clause.kind.rule() else { continue };
            rule.walk(&mut |visit| {
                let Visit::Expr(share @ Expr::Compare(Order::AtMost, whole, part)) = visit else { return };
                let (Some(of_whole), Some(of_part)) = (counts(pack, whole), counts(pack, part)) else { return };
                let kinds = |facts: &[FactId]| facts.first().and_then(|id| kind(pack, Ref::Fact(*id)));
                // What is so much for each is no share.
                if kinds(&of_whole) != kinds(&of_part) || of_whole.iter().any(|name| of_part.contains(name)) {
                    return;
                }
                let truth = |n: i64, rule: &Expr| {
                    let answers = with_so_many(pack, of_whole.iter().chain(&of_part), n);
                    expr_truth(pack, &answers, pack.checked, pack.checked, rule)
                };
                // All of it is enough of it: else it is a share that must not be exceeded, which nothing does not.
                let is_least = truth(1, share) == Truth::Yes;
                if !is_least || truth(0, share) != Truth::Yes || rules().any(|rule| truth(0, rule) == Truth::No) {
                    return;
                }
                let written = wording::condition(lowered, place.rule, share);
                let whole = of_whole.first().map(|id| key(pack, *id)).unwrap_or_default();
                let message = format!("`{written}` holds for 0 of 0");
                let hint = format!("write `{whole} > 0 && {written}`, or in a clause of its own");
                findings.push(Finding::new(Code::ShareOfNothing, place.rule, message).hint(hint));
            });
        }
    }
}

/// The counts and amounts that a side of a share is reckoned from by multiplying; none of anything else.
fn counts(pack: &Pack, num: &Num) -> Option<Vec<FactId>> {
    match num {
        Num::Of(Ref::Fact(id)) => {
            let fact = pack.fact(*id)?;
            (fact.derived.is_none() && matches!(fact.kind, Kind::Int | Kind::Money)).then(|| vec![*id])
        }
        Num::Mul(a, b) => match (counts(pack, a), counts(pack, b)) {
            (Some(counts), None) | (None, Some(counts)) => Some(counts),
            _ => None,
        },
        Num::Part(inner, ..) => counts(pack, inner),
        _ => None,
    }
}

/// Answers of somebody who has so many of each of these.
fn with_so_many<'f>(pack: &Pack, facts: impl Iterator<Item = &'f FactId>, n: i64) -> Answers {
    let mut answers = Answers::none(pack.facts.len());
    facts.for_each(|id| answers.set(id.index(), Answer::Value(Value::Number(Range::exactly(n)))));
    answers
}

/// What a side of a comparison is, or is a multiple of.
fn factor(num: &Num) -> Option<Ref> {
    match num {
        Num::Of(name) => Some(*name),
        Num::Mul(a, b) => match (&**a, &**b) {
            (Num::Lit(_), other) | (other, Num::Lit(_)) => factor(other),
            _ => None,
        },
        Num::Part(a, ..) | Num::Over(a, _) => factor(a),
        _ => None,
    }
}

/// Whether its author said that there may be none of a number. Where a question does not apply there is nothing to bound.
fn may_be_none(pack: &Pack, name: Ref) -> bool {
    let said = match name {
        Ref::Fact(id) => pack.fact(id).is_some_and(|fact| fact.may_be_none),
        Ref::Field(list, field) => {
            pack.fact(list).and_then(|fact| fact.fields().get(field.index())).is_some_and(|field| field.may_be_none)
        }
    };
    said && matches!(kind(pack, name), Some(Kind::Int | Kind::Money | Kind::Decimal { .. }))
}
