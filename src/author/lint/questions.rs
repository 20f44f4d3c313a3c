//! Lints about what is asked: facts that rules need and nobody answers, questions that no rule needs, and choices that
//! leave a rule open whichever of them is taken.
//!
//! One function per finding code. In which order things are asked is the engine's.

use super::{
    super::{
        finding::{Code, Finding},
        lower::Lowered,
        source::Span,
        wording,
    },
    facts::{Root, fields, is_unknown, kind, mentioned, mentions, needed, rests_on, written},
};
use crate::pack::{
    Asked, Audience, Derived, Expr, Fact, FactId, FieldId, Kind, MAX_DERIVATION, Num, Pack, Ref, Visit, can_be_cut,
    field_thresholds, is_figure, thresholds,
};

/// Facts and fields that rules, windows or amounts rest on, and that nobody is asked.
pub(super) fn unasked_facts(lowered: &Lowered, findings: &mut Vec<Finding>) {
    let pack = &lowered.pack;
    let mut report = |span: Span, message: String, hint: String| {
        findings.push(Finding::new(Code::UnaskedFact, span, message).hint(hint));
    };
    let of_nobody = |what: &str, name: Ref| format!("{what} rests on `{}`, which nobody is asked", written(pack, name));
    for (policy, place) in pack.policies.iter().zip(&lowered.places.policies) {
        let mut check = |what: &str, names: Vec<Ref>, span: Span, hint: &str| {
            names.iter().for_each(|name| report(span, of_nobody(what, *name), remedy(*name, hint)));
        };
        for (clause, place) in policy.clauses.iter().zip(&place.clauses) {
            let Some(rule) = clause.kind.rule().map(Root::Expr) else { continue };
            let what = format!("clause `{}`", clause.key);
            check(&what, unasked(pack, rule.facts(), [rule]), place.id, ", or make this an office clause");
        }
        for (benefit, place) in policy.benefits.iter().zip(&place.benefits) {
            let what = format!("benefit `{}`", benefit.key);
            check(&what, unasked(pack, mentioned(benefit), Root::of_benefit(benefit)), place.id, "");
        }
        for end in policy.window.ends().map(Root::Num) {
            let span = place.times.opens.min(place.times.closes);
            check("the window", unasked(pack, end.facts(), [end]), span, ", or write `grade: D` for days nobody knows");
        }
        let (whom, ask) = match policy.audience() {
            Audience::Employer => ("employers are", "employer"),
            Audience::Person => ("people are", "phone"),
        };
        for (clause, place) in policy.clauses.iter().zip(&place.clauses) {
            let facts = clause.kind.rule().map(Expr::facts).unwrap_or_default();
            for fact in of_others(pack, facts, policy.audience()) {
                let message = format!("clause `{}` rests on `{}`, which {whom} not asked", clause.key, fact.key);
                let hint = format!(
                    "make it an office clause, or let the policy be for somebody else; only if {whom} to be asked this \
                     from now on, add `{ask}` to the fact's `ask`"
                );
                report(place.id, message, hint);
            }
        }
    }
}

/// What is to be done about a fact or field that nobody is asked.
fn remedy(name: Ref, or: &str) -> String {
    match name {
        Ref::Fact(_) => format!("give the fact an `ask` or a `derived` rule{or}"),
        Ref::Field(..) => format!("give the field a `question`{or}"),
    }
}

/// Of `facts`, and of the fields that `roots` mention, those that nobody is asked.
fn unasked<'p>(pack: &'p Pack, facts: Vec<FactId>, roots: impl IntoIterator<Item = Root<'p>>) -> Vec<Ref> {
    let is_asked = |id: FactId| pack.fact(id).is_some_and(|fact| fact.ask.anywhere());
    let facts = rests_on(pack, facts).into_iter().filter(|id| !is_asked(*id)).map(Ref::Fact);
    // Of a list that nobody is asked the list itself is told.
    let never = |list: FactId, field: FieldId| {
        let field = pack.fact(list).and_then(|fact| fact.fields().get(field.index()));
        field.is_some_and(|field| field.asked == Asked::Never) && is_asked(list)
    };
    let mut names: Vec<Ref> = facts.collect();
    for (list, field) in roots.into_iter().flat_map(|root| fields(pack, root)) {
        let name = Ref::Field(list, field);
        if never(list, field) && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Of `facts`, and of those they derive from, those that only others than `audience` are asked.
fn of_others(pack: &Pack, facts: Vec<FactId>, audience: Audience) -> Vec<&Fact> {
    let mut found: Vec<&Fact> = Vec::new();
    let mut open = facts;
    for _ in 0..=MAX_DERIVATION {
        let known = open.iter().filter_map(|id| pack.fact(*id));
        let mut behind = Vec::new();
        for fact in known {
            match &fact.derived {
                Some(derived) => behind.extend(derived.facts()),
                None if fact.ask.anywhere() && !fact.ask.of(audience) && !fact.ask.office => found.push(fact),
                None => {}
            }
        }
        open = behind;
    }
    found
}

/// Questions, of people and of entries, that no rule needs the answer to.
pub(super) fn unused_questions(lowered: &Lowered, findings: &mut Vec<Finding>) {
    let pack = &lowered.pack;
    let lists =
        pack.policies.iter().flat_map(|policy| &policy.benefits).filter_map(|benefit| benefit.for_each.as_ref());
    let of_policies = || pack.policies.iter().flat_map(Root::of_policy);
    let mentioned = of_policies().flat_map(Root::facts).chain(lists.map(|(list, _)| *list)).collect();
    let used = needed(pack, mentioned);
    let of_facts = used.iter().filter_map(|id| pack.fact(*id)).flat_map(Root::of_fact);
    let used_fields: Vec<(FactId, FieldId)> =
        of_policies().chain(of_facts).flat_map(|root| fields(pack, root)).collect();
    for (index, (fact, place)) in pack.facts.iter().zip(&lowered.places.facts).enumerate() {
        let id = FactId::at(index);
        if !(fact.ask.of(Audience::Person) || fact.ask.employer) {
            continue;
        }
        if !used.contains(&id) {
            let message = format!("`{}` is a question, but no rule uses its answer", fact.key);
            let hint = "write `ask: never` until a rule needs it";
            findings.push(Finding::new(Code::UnusedQuestion, place.key, message).hint(hint));
            continue;
        }
        // A list of which only the number of entries counts needs something to tell them by.
        let only_counted = !used_fields.iter().any(|(list, _)| *list == id);
        let asked = fact.fields().iter().enumerate().filter(|(_, field)| field.asked != Asked::Never);
        for (at, _) in asked.skip(usize::from(only_counted)) {
            let field = FieldId::at(at);
            if let Some(span) = place.fields.get(at).filter(|_| !used_fields.contains(&(id, field))) {
                let name = written(pack, Ref::Field(id, field));
                let message = format!("`{name}` is a question, but no rule uses its answer");
                let hint = "leave out its `question` until a rule needs it";
                findings.push(Finding::new(Code::UnusedQuestion, *span, message).hint(hint));
            }
        }
    }
}

/// Comparisons that ranges to choose from can leave open, because they cut none.
pub(super) fn straddling_choices(lowered: &Lowered, findings: &mut Vec<Finding>) {
    let pack = &lowered.pack;
    for (root, span) in sites(lowered) {
        root.walk(&mut |visit| {
            let Visit::Expr(comparison @ Expr::Compare(_, left, right)) = visit else { return };
            // What nobody knows stays open whatever is chosen, and nothing is asked for its sake.
            if mentions(pack, comparison, |num| is_unknown(pack, num)) {
                return;
            }
            let mut names: Vec<Ref> = Vec::new();
            numbers(pack, left, MAX_DERIVATION, &mut names);
            numbers(pack, right, MAX_DERIVATION, &mut names);
            for (at, name) in names.iter().enumerate() {
                let n_times = names.iter().filter(|other| *other == name).count();
                let is_first = names.iter().position(|other| other == name) == Some(at);
                // What stands twice is two ranges to the engine, which know nothing of each other.
                if !is_first || !is_chosen(pack, *name) || (n_times == 1 && can_be_cut(pack, *name, left, right)) {
                    continue;
                }
                let key = written(pack, *name);
                let comparison = wording::condition(lowered, span, comparison);
                let message = format!("a range chosen for `{key}` can leave `{comparison}` open for ever");
                let apart = if names.iter().any(|other| other != name && is_answered(pack, *other)) {
                    "compare each fact with a number of its own, or ask for what is compared as one fact".to_owned()
                } else {
                    let key = key.rsplit('.').next().unwrap_or_default();
                    format!("let `{key}` stand once, times a whole number, as in `{key} * 12 >= 1000`")
                };
                // A field of a list has no `exact`.
                let hint = match name {
                    Ref::Fact(_) => format!("{apart}; or write `exact: true` at `{key}`, to ask for the very number"),
                    Ref::Field(..) => apart,
                };
                findings.push(Finding::new(Code::StraddlingChoice, span, message).hint(hint));
            }
        });
    }
}

/// All conditions and numbers of a pack, with their places.
pub(super) fn sites(lowered: &Lowered) -> Vec<(Root<'_>, Span)> {
    let pack = &lowered.pack;
    let mut sites: Vec<(Root<'_>, Span)> = Vec::new();
    for (policy, place) in pack.policies.iter().zip(&lowered.places.policies) {
        for (clause, place) in policy.clauses.iter().zip(&place.clauses) {
            sites.extend(clause.kind.rule().map(|rule| (Root::Expr(rule), place.rule)));
        }
        for (benefit, place) in policy.benefits.iter().zip(&place.benefits) {
            sites.extend(benefit.when.iter().map(|when| (Root::Expr(when), place.when)));
            sites.extend(benefit.for_each.iter().map(|(_, filter)| (Root::Expr(filter), place.for_each)));
            sites.extend(benefit.numbers().map(|num| (Root::Num(num), place.amount)));
        }
        sites.extend(policy.window.ends().map(|end| (Root::Num(end), place.times.opens.min(place.times.closes))));
    }
    for (fact, place) in pack.facts.iter().zip(&lowered.places.facts) {
        sites.extend(Root::derived(fact).map(|root| (root, place.derived)));
        sites.extend(fact.applies_when.iter().map(|rule| (Root::Expr(rule), place.applies_when)));
        sites.extend(fact.accrues_while.iter().map(|rule| (Root::Expr(rule), place.grows)));
    }
    sites
}

/// Everything that `num` is reckoned from, as often as it stands there, derivations included. What chooses between
/// numbers is compared by itself.
fn numbers(pack: &Pack, num: &Num, depth: u8, names: &mut Vec<Ref>) {
    match num {
        Num::Of(name) => {
            names.push(*name);
            if let (Ref::Fact(fact), Some(depth)) = (*name, depth.checked_sub(1))
                && let Some(Derived::Number(derived)) = pack.fact(fact).and_then(|fact| fact.derived.as_ref())
            {
                numbers(pack, derived, depth, names);
            }
        }
        _ => Visit::Num(num).children(&mut |part| {
            if let Visit::Num(part) = part {
                numbers(pack, part, depth, names);
            }
        }),
    }
}

/// Whether people are asked for it.
pub(super) fn is_answered(pack: &Pack, name: Ref) -> bool {
    let (Ref::Fact(id) | Ref::Field(id, _)) = name;
    let Some(fact) = pack.fact(id) else { return false };
    let field_is_asked = match name {
        Ref::Fact(_) => true,
        Ref::Field(_, field) => fact.fields().get(field.index()).is_some_and(|field| field.asked != Asked::Never),
    };
    (fact.ask.of(Audience::Person) || fact.ask.employer) && field_is_asked
}

/// Whether people choose it from ranges: a number that some rule compares with a constant, and no amount hangs on.
fn is_chosen(pack: &Pack, name: Ref) -> bool {
    let cuts = match name {
        Ref::Fact(fact) => thresholds(pack, fact),
        Ref::Field(list, field) => field_thresholds(pack, list, field),
    };
    is_answered(pack, name)
        && matches!(kind(pack, name), Some(Kind::Int | Kind::Money | Kind::Decimal { .. }))
        && !cuts.is_empty()
        && !is_figure(pack, name)
}
