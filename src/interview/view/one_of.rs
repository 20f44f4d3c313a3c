//! Conditions of which one suffices, put into words as such: a list of them reads as if all were needed.
//!
//! Takes the clauses that decide from the outcome, and how they combine from the policy. Judges nothing.

use crate::{
    engine::{DecisiveClause, Truth},
    interview::{session::Session, text::Text},
    pack::{ClauseId, Condition, Policy, PolicyId},
};

/// The choice that a clause of `condition` belongs to, the outermost one; `Some(None)` where it is needed by itself.
pub(super) fn choice<'c>(
    condition: &'c Condition,
    clause: ClauseId,
    outer: Option<&'c Condition>,
) -> Option<Option<&'c Condition>> {
    match condition {
        Condition::Clause(id) => (*id == clause).then_some(outer),
        Condition::Not(inner) => choice(inner, clause, outer),
        Condition::All(members) | Condition::AtLeast(_, members) | Condition::Any(members) => {
            let is_choice = matches!(condition, Condition::Any(_)) && members.len() > 1;
            let outer = outer.or(is_choice.then_some(condition));
            members.iter().find_map(|member| choice(member, clause, outer))
        }
    }
}

/// A clause in words; if another would do as well and it does not hold, that is said.
pub(super) fn words(session: &Session, policy: &Policy, id: PolicyId, clause: &DecisiveClause, text: &Text) -> String {
    let words = session.clause(id, clause.clause, text).text;
    let another_does = clause.truth != Truth::Yes && matches!(choice(&policy.when, clause.clause, None), Some(Some(_)));
    if another_does { words + text.lack.one_of } else { words }
}
