//! Successive versions of one policy: which policy takes the place of which.
//!
//! A later version names the earlier one; the pack holds it the other way round, because the engine asks what came
//! after. Here versions are made a row: no version before itself, no two after the same. Whether their days fit is
//! for `lint`.

use super::{
    super::{
        finding::{Code, Finding},
        shape::node::Node,
    },
    Lowering,
};
use crate::pack::PolicyId;

impl Lowering<'_> {
    /// Links each policy that `replaces` another to that one. Policies are lowered already.
    pub(super) fn versions(&mut self, policies: &[Node]) {
        for (index, node) in policies.iter().enumerate() {
            let Some(name) = node.get("replaces").filter(|_| node.has("replaces")) else { continue };
            let key = name.scalar().unwrap_or_default();
            if node.get("validity").and_then(|validity| validity.date("from")).is_none() {
                let hint = "write `validity: { from: … }`: until then the earlier version holds";
                self.report(Code::MissingField, name.span, "a later version needs the first day it is in force", hint);
            }
            let Some(earlier) = self.pack.policy_id(key) else {
                let finding = Finding::new(Code::UnknownPolicy, name.span, format!("unknown policy `{key}`"));
                let others = self.policy_keys.iter().enumerate().filter(|(other, _)| *other != index);
                self.findings.push(finding.suggest(key, others.map(|(_, key)| key.as_str())));
                continue;
            };
            let later = PolicyId::at(index);
            if self.comes_after(later, earlier) {
                let own = self.policy_keys.get(index).map(String::as_str).unwrap_or_default();
                let message = format!("`{own}` would be a later version of itself");
                self.report(Code::VersionCycle, name.span, message, "let only the later version replace the earlier");
            } else if let Some(other) = self.pack.policy(earlier).and_then(|policy| policy.validity.replaced_by) {
                let other = self.pack.policy(other).map(|policy| policy.key.as_str()).unwrap_or_default();
                let hint = format!("if this version follows that one, write `replaces: {other}`");
                let message = format!("`{other}` replaces `{key}`, too");
                self.report(Code::VersionTwice, name.span, message, hint);
            } else if let Some(policy) = self.pack.policies.get_mut(earlier.index()) {
                policy.validity.replaced_by = Some(later);
            }
        }
    }

    /// Whether `last` is `first` or comes after it. The links made so far have no circle.
    fn comes_after(&self, first: PolicyId, last: PolicyId) -> bool {
        let next = |id: &PolicyId| self.pack.policy(*id)?.validity.replaced_by;
        std::iter::successors(Some(first), next).any(|id| id == last)
    }
}
