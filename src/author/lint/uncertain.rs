//! What is said to be uncertain about who qualifies must be left open by the rules, too.
//!
//! Looks only at what an entry of `uncertain` names; whether its words are true no lint can tell.

use super::super::{
    finding::{Code, Finding},
    lower::Lowered,
};
use crate::pack::{ClauseKind, Expr, Grade, Num, Pack, Visit};

/// Reports entries that say nothing of what they are about, and clauses that decide flatly what is uncertain.
pub(super) fn uncertain(lowered: &Lowered, findings: &mut Vec<Finding>) {
    let pack = &lowered.pack;
    for (policy, place) in pack.policies.iter().zip(&lowered.places.policies) {
        // Where only the name is known nothing is decided.
        if policy.grade == Grade::D {
            continue;
        }
        for entry in &place.uncertain {
            if !entry.about && entry.clauses.is_empty() {
                let message = "this does not say what it is about";
                let hint = "name the `clauses` that leave open who qualifies, or write `about: amount`, `window`, \
                            `procedure` or `source`";
                findings.push(Finding::new(Code::UncertainAbout, entry.span, message).hint(hint));
            }
            for (id, span) in &entry.clauses {
                let Some(clause) = policy.clause(*id) else { continue };
                if clause.kind != ClauseKind::Office && !clause.kind.rule().is_some_and(|rule| is_open(pack, rule)) {
                    let message = format!("`{}` is said to be uncertain, but decides by the answers alone", clause.key);
                    let hint = "name an office clause, or one that rests on a figure of grade D";
                    findings.push(Finding::new(Code::UncertainDecides, *span, message).hint(hint));
                }
            }
        }
    }
}

/// Whether a rule looks up a figure that nobody knows.
fn is_open(pack: &Pack, rule: &Expr) -> bool {
    let mut open = false;
    rule.walk(&mut |visit| {
        if let Visit::Num(Num::Figure(id, _)) = visit {
            open |= pack.figures.get(id.index()).is_some_and(|figure| figure.rows.is_empty());
        }
    });
    open
}
