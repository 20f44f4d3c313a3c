//! How policies are said to go together: once for each pair and day, and wherever a rule already keeps two apart.
//!
//! Whether a text really says so no lint can tell.

use super::super::{
    finding::{Code, Finding},
    lower::Lowered,
    source::Span,
};
use crate::pack::{ClauseKind, Expr, Kind, Pack, Policy, PolicyId, Ref, Relation, Visit};

/// Reports relations that contradict or repeat each other, and pairs that rules keep apart without a relation.
pub(super) fn relations(lowered: &Lowered, findings: &mut Vec<Finding>) {
    let pack = &lowered.pack;
    let placed: Vec<(&Relation, Span)> = pack.relations.iter().zip(lowered.places.relations.iter().copied()).collect();
    for (index, (relation, span)) in placed.iter().enumerate() {
        let earlier = placed.iter().take(index).map(|(earlier, _)| *earlier);
        let clashing = earlier.filter(|earlier| {
            earlier.between == relation.between
                && earlier.same_object == relation.same_object
                && overlap(earlier, relation)
        });
        for earlier in clashing {
            let (a, b) = keys(pack, relation.between);
            if earlier.kind == relation.kind {
                let message = format!("this relation of `{a}` and `{b}` is written twice");
                let hint = "leave it in one of the two files; both cards show it";
                findings.push(Finding::new(Code::RepeatedRelation, *span, message).hint(hint));
            } else {
                let message = format!("another relation of `{a}` and `{b}` says something else for the same days");
                let hint =
                    "give both `from` and `to`, or decide which text is in force; `silent` says that texts differ";
                findings.push(Finding::new(Code::RelationsContradict, *span, message).hint(hint));
            }
        }
    }
    one_sided(lowered, findings);
}

/// Reports a clause that lets a policy fail where another was had, without a relation between the two: somebody who
/// applies for both on the same day would be told that both may be had.
fn one_sided(lowered: &Lowered, findings: &mut Vec<Finding>) {
    let pack = &lowered.pack;
    for (index, (policy, place)) in pack.policies.iter().zip(&lowered.places.policies).enumerate() {
        let own = PolicyId::at(index);
        for (clause, place) in policy.clauses.iter().zip(&place.clauses) {
            let ClauseKind::Presumed(rule) = &clause.kind else { continue };
            for other in policies_in(pack, rule).into_iter().filter(|other| *other != own) {
                if !pack.relations.iter().any(|relation| relation.is_between(own, other)) {
                    let key = key(pack.policy(other));
                    let message = format!("`{key}` had before is ruled out here, but no relation says so");
                    let hint =
                        format!("write `relations: [ {{ with: {key}, kind: excludes, … }} ]` in one of the two files");
                    findings.push(Finding::new(Code::OneSidedExclusion, place.id, message).hint(hint));
                }
            }
        }
    }
}

/// The policies that a rule looks for among those had before.
fn policies_in(pack: &Pack, rule: &Expr) -> Vec<PolicyId> {
    let mut found = Vec::new();
    rule.walk(&mut |visit| {
        if let Visit::Expr(Expr::Has(Ref::Fact(fact), option)) = visit
            && let Some(Kind::Set { options }) = pack.fact(*fact).map(|fact| &fact.kind)
            && let Some(policy) = options.get(usize::from(option.0)).and_then(|key| pack.policy_id(key))
        {
            found.push(policy);
        }
    });
    found
}

fn overlap(a: &Relation, b: &Relation) -> bool {
    let begins_by = |one: &Relation, other: &Relation| match (one.from, other.to) {
        (Some(from), Some(to)) => from <= to,
        _ => true,
    };
    begins_by(a, b) && begins_by(b, a)
}

fn keys(pack: &Pack, (a, b): (PolicyId, PolicyId)) -> (&str, &str) {
    (key(pack.policy(a)), key(pack.policy(b)))
}

fn key(policy: Option<&Policy>) -> &str {
    policy.map(|policy| policy.key.as_str()).unwrap_or_default()
}
