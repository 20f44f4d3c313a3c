//! Which facts rules rest on, in the end.
//!
//! A derived fact stands for its inputs. Nothing is judged here.

use crate::pack::{Benefit, Derived, Expr, FactId, Num, Pack, Ref, Visit, Window};

/// The facts that answers to `facts` come from: a derived fact stands for its inputs.
pub(super) fn rests_on(pack: &Pack, facts: Vec<FactId>) -> Vec<FactId> {
    closure(facts, |id| pack.fact(id).and_then(|fact| fact.derived.as_ref()).map(Derived::facts))
        .into_iter()
        .filter(|id| pack.fact(*id).is_some_and(|fact| fact.derived.is_none()))
        .collect()
}

/// All facts that have a say when `facts` do: inputs, and what they apply and grow by.
pub(super) fn needed(pack: &Pack, facts: Vec<FactId>) -> Vec<FactId> {
    closure(facts, |id| {
        let fact = pack.fact(id)?;
        let mut more = fact.derived.as_ref().map(Derived::facts).unwrap_or_default();
        more.extend(fact.applies_when.iter().chain(&fact.accrues_while).flat_map(Expr::facts));
        Some(more)
    })
}

/// `facts` and all that `more` leads to, each once.
fn closure(facts: Vec<FactId>, more: impl Fn(FactId) -> Option<Vec<FactId>>) -> Vec<FactId> {
    let mut found: Vec<FactId> = Vec::new();
    let mut waiting = facts;
    waiting.reverse();
    while let Some(id) = waiting.pop() {
        if !found.contains(&id) {
            found.push(id);
            waiting.extend(more(id).unwrap_or_default());
        }
    }
    found
}

/// The facts a benefit mentions.
pub(super) fn mentioned(benefit: &Benefit) -> Vec<FactId> {
    let conditions = benefit.when.iter().chain(benefit.for_each.iter().map(|(_, filter)| filter));
    let lists = benefit.for_each.iter().map(|(list, _)| *list);
    let numbers = benefit.amount.iter().chain(&benefit.schedule);
    conditions.flat_map(Expr::facts).chain(lists).chain(numbers.flat_map(Num::facts)).collect()
}

/// The facts a window turns on.
pub(super) fn of_window(window: &Window) -> Vec<FactId> {
    match window {
        Window::Days { opens, closes, .. } => opens.iter().chain(closes).flat_map(Num::facts).collect(),
        Window::None | Window::Unknown | Window::Yearly { .. } => Vec::new(),
    }
}

/// What the truth of `expr` can be turned by: facts, and fields of a record at hand. A derived fact
/// stands for its inputs; a list that is looked through stands for its fields.
pub(super) fn sources(pack: &Pack, expr: &Expr) -> Vec<Ref> {
    let mut names: Vec<Ref> = Vec::new();
    let mut lists: Vec<FactId> = Vec::new();
    expr.walk(&mut |visit| note(visit, &mut names, &mut lists));
    let mut sources: Vec<Ref> = Vec::new();
    let (fields, facts): (Vec<Ref>, Vec<Ref>) = names.into_iter().partition(|name| matches!(name, Ref::Field(..)));
    let facts = facts.into_iter().filter_map(|name| match name {
        Ref::Fact(fact) => Some(fact),
        Ref::Field(..) => None,
    });
    for fact in rests_on(pack, facts.chain(lists.iter().copied()).collect()) {
        sources.push(Ref::Fact(fact));
    }
    for field in fields {
        let looked_through = matches!(field, Ref::Field(list, _) if lists.contains(&list));
        if !looked_through && !sources.contains(&field) {
            sources.push(field);
        }
    }
    sources
}

fn note(visit: Visit<'_>, names: &mut Vec<Ref>, lists: &mut Vec<FactId>) {
    match visit {
        Visit::Expr(Expr::Flag(name) | Expr::Is(name, _) | Expr::Has(name, _) | Expr::IsNone(name))
        | Visit::Num(Num::Of(name)) => names.push(*name),
        Visit::Expr(Expr::Exists(list, _) | Expr::Every(list, _)) | Visit::Num(Num::Count(list, _)) => {
            lists.push(*list);
        }
        Visit::Expr(_) | Visit::Num(_) => {}
    }
}

/// Whether some number in `expr` is `wanted`, derivations included.
pub(super) fn mentions(pack: &Pack, expr: &Expr, wanted: impl Fn(&Num) -> bool) -> bool {
    let mut found = false;
    walk_through(pack, expr, &mut |visit| found |= matches!(visit, Visit::Num(num) if wanted(num)));
    found
}

/// Calls `seen` for `expr`, everything below it, and everything below what facts derive from.
pub(super) fn walk_through<'p>(pack: &'p Pack, expr: &'p Expr, seen: &mut impl FnMut(Visit<'p>)) {
    expr.walk(seen);
    for id in needed(pack, expr.facts()) {
        match pack.fact(id).and_then(|fact| fact.derived.as_ref()) {
            Some(Derived::Flag(expr)) => expr.walk(seen),
            Some(Derived::Number(num)) => num.walk(seen),
            None => {}
        }
    }
}
