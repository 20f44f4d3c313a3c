//! Refuses rules that would take too many steps, before anything is evaluated.
//!
//! What has a finding loses its rules, so that no later pass follows them. How steps are counted is `pack::Work`'s.

use super::{
    super::{finding::Code, source::Span},
    Lowering,
};
use crate::pack::{Benefit, ClauseKind, Expr, FactId, MAX_WORK, Work};

impl Lowering<'_> {
    /// Refuses facts that rest on too much. `has_finding` says of which facts something else was said; they lose their rules as well.
    pub(super) fn too_much_behind_facts(&mut self, has_finding: &[Span]) {
        let work = Work::of(&self.pack);
        let is_heavy = |index: usize| work.of_fact(index) > MAX_WORK;
        let heavy: Vec<usize> = (0..self.pack.facts.len()).filter(|index| is_heavy(*index)).collect();
        for index in heavy.iter().copied() {
            let (Some(fact), Some(span)) =
                (self.pack.facts.get(index), self.places.facts.get(index).map(|place| place.key))
            else {
                continue;
            };
            // What rests on such a fact is mended with it.
            let mut rests_on: Vec<FactId> = Vec::new();
            fact.roots(&mut |root| rests_on.extend(root.facts()));
            if has_finding.contains(&span) || rests_on.iter().any(|id| id.index() != index && is_heavy(id.index())) {
                continue;
            }
            let message = format!("`{}` takes more than {MAX_WORK} steps, with all that it rests on", fact.key);
            self.report(Code::TooMuchWork, span, message, "name each derived fact once, or ask for it");
        }
        for index in heavy {
            if let Some(fact) = self.pack.facts.get_mut(index) {
                (fact.derived, fact.applies_when, fact.accrues_while) = (None, None, None);
            }
        }
    }

    /// Refuses policies whose rules take too many steps.
    pub(super) fn too_much_in_policies(&mut self) {
        let work = Work::of(&self.pack);
        for index in 0..self.pack.policies.len() {
            let Some(policy) = self.pack.policies.get_mut(index).filter(|policy| work.of_policy(policy) > MAX_WORK)
            else {
                continue;
            };
            for benefit in &mut policy.benefits {
                *benefit = Benefit::of(std::mem::take(&mut benefit.key), benefit.kind);
            }
            for clause in &mut policy.clauses {
                clause.kind = ClauseKind::Asked(Expr::Const(false));
            }
            let message =
                format!("the rules of `{}` take more than {MAX_WORK} steps, with all that they rest on", policy.key);
            let Some(place) = self.places.policies.get(index).map(|place| place.id) else { continue };
            self.report(
                Code::TooMuchWork,
                place,
                message,
                "look through one list at a time, and name each derived fact once",
            );
        }
    }
}
