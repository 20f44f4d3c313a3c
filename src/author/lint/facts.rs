//! Which facts rules rest on, in the end.
//!
//! A derived fact stands for its inputs. Nothing is judged here.

use crate::pack::{Benefit, Derived, Expr, Fact, FactId, FieldId, Kind, MAX_DERIVATION, Num, Pack, Policy, Ref, Visit};

/// A condition or a number that authors wrote.
#[derive(Debug, Clone, Copy)]
pub(super) enum Root<'p> {
    /// A condition.
    Expr(&'p Expr),
    /// A number.
    Num(&'p Num),
}

impl<'p> Root<'p> {
    /// Calls `seen` for it and everything below it.
    pub fn walk(self, seen: &mut dyn FnMut(Visit<'p>)) {
        self.place().walk(seen);
    }

    fn place(self) -> Visit<'p> {
        match self {
            Self::Expr(expr) => Visit::Expr(expr),
            Self::Num(num) => Visit::Num(num),
        }
    }

    /// The facts it mentions.
    pub fn facts(self) -> Vec<FactId> {
        self.place().facts()
    }

    /// How a fact derives.
    pub fn derived(fact: &'p Fact) -> Option<Self> {
        fact.derived.as_ref().map(|derived| match derived {
            Derived::Flag(expr) => Self::Expr(expr),
            Derived::Number(num) => Self::Num(num),
        })
    }

    /// All that a benefit is made of.
    pub fn of_benefit(benefit: &'p Benefit) -> impl Iterator<Item = Self> {
        let conditions = benefit.when.iter().chain(benefit.for_each.iter().map(|(_, filter)| filter));
        conditions.map(Self::Expr).chain(benefit.numbers().map(Self::Num))
    }

    /// All that a policy is made of: rules, benefits and window.
    pub fn of_policy(policy: &'p Policy) -> impl Iterator<Item = Self> {
        let rules = policy.clauses.iter().filter_map(|clause| clause.kind.rule()).map(Self::Expr);
        rules.chain(policy.benefits.iter().flat_map(Self::of_benefit)).chain(policy.window.ends().map(Self::Num))
    }

    /// All that a fact is made of: how it derives, applies and grows.
    pub fn of_fact(fact: &'p Fact) -> impl Iterator<Item = Self> {
        Self::derived(fact).into_iter().chain(fact.applies_when.iter().chain(&fact.accrues_while).map(Self::Expr))
    }
}

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
    let lists = benefit.for_each.iter().map(|(list, _)| *list);
    Root::of_benefit(benefit).flat_map(Root::facts).chain(lists).collect()
}

/// The fields of records that `root` mentions, what facts derive from included.
pub(super) fn fields(pack: &Pack, root: Root<'_>) -> Vec<(FactId, FieldId)> {
    let mut fields: Vec<(FactId, FieldId)> = Vec::new();
    walk_through(pack, root, &mut |visit| {
        if let Some(Ref::Field(list, field)) = visit.name()
            && !fields.contains(&(list, field))
        {
            fields.push((list, field));
        }
    });
    fields
}

/// Whether `root` may change from one day to the next while the answers stay as they are.
pub(super) fn moves_with_the_day(pack: &Pack, root: Root<'_>) -> bool {
    moves(pack, root, MAX_DERIVATION)
}

fn moves(pack: &Pack, root: Root<'_>, depth: u8) -> bool {
    let behind = |fact: &Fact| match (Root::derived(fact), depth.checked_sub(1)) {
        (Some(derived), Some(depth)) => moves(pack, derived, depth),
        _ => false,
    };
    let is_dated = |row: &crate::pack::Row| row.from.is_some() || row.to.is_some();
    let mut found = false;
    root.walk(&mut |visit| {
        found |= match visit {
            Visit::Num(Num::On) => true,
            Visit::Num(Num::Figure(id, None)) => {
                pack.figures.get(id.index()).is_some_and(|figure| figure.rows.iter().any(is_dated))
            }
            _ => match visit.name() {
                Some(Ref::Fact(fact)) => {
                    pack.fact(fact).is_some_and(|fact| fact.accrues_while.is_some() || behind(fact))
                }
                _ => false,
            },
        };
    });
    found
}

/// The kind of what a name stands for.
pub(super) fn kind(pack: &Pack, name: Ref) -> Option<&Kind> {
    match name {
        Ref::Fact(fact) => pack.fact(fact).map(|fact| &fact.kind),
        Ref::Field(list, field) => pack.fact(list)?.fields().get(field.index()).map(|field| &field.kind),
    }
}

/// What messages call a fact, or a field as `list[].field`.
pub(super) fn written(pack: &Pack, name: Ref) -> String {
    let (Ref::Fact(fact) | Ref::Field(fact, _)) = name;
    let Some(fact) = pack.fact(fact) else { return String::new() };
    let field = match name {
        Ref::Field(_, field) => fact.fields().get(field.index()),
        Ref::Fact(_) => None,
    };
    field.map_or_else(|| fact.key.clone(), |field| format!("{}[].{}", fact.key, field.key))
}

/// What the truth of `expr` can be turned by: facts, and fields of a record at hand. A derived fact
/// stands for its inputs; a list that is looked through stands for its fields.
pub(super) fn sources(pack: &Pack, expr: &Expr) -> Vec<Ref> {
    let mut names: Vec<Ref> = Vec::new();
    let mut lists: Vec<FactId> = Vec::new();
    expr.walk(&mut |visit| {
        names.extend(visit.name());
        lists.extend(visit.list().map(|(list, _)| list));
    });
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

/// Whether some number in `expr` is `wanted`, derivations included.
pub(super) fn mentions(pack: &Pack, expr: &Expr, wanted: impl Fn(&Num) -> bool) -> bool {
    let mut found = false;
    walk_through(pack, Root::Expr(expr), &mut |visit| found |= matches!(visit, Visit::Num(num) if wanted(num)));
    found
}

/// Whether a number is a figure that nobody knows.
pub(super) fn is_unknown(pack: &Pack, num: &Num) -> bool {
    matches!(num, Num::Figure(id, _) if pack.figures.get(id.index()).is_none_or(|figure| figure.rows.is_empty()))
}

/// Calls `seen` for `root`, everything below it, and everything below what facts derive from.
pub(super) fn walk_through<'p>(pack: &'p Pack, root: Root<'p>, seen: &mut dyn FnMut(Visit<'p>)) {
    root.walk(seen);
    for derived in needed(pack, root.facts()).into_iter().filter_map(|id| pack.fact(id).and_then(Root::derived)) {
        derived.walk(seen);
    }
}

/// The key of a fact, for messages.
pub(super) fn key(pack: &Pack, fact: FactId) -> &str {
    pack.fact(fact).map(|fact| fact.key.as_str()).unwrap_or_default()
}
