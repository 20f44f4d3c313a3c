//! Successive versions of one policy: which policy takes the place of which.
//!
//! A later version names the earlier one; the pack holds it the other way round, because the engine asks what came
//! after. One that was withdrawn names what to look at instead. Here versions are made a row: no version before itself, no two after the same. Whether their days fit is
//! for `lint`.

use super::{
    super::{
        finding::{Code, Finding},
        shape::node::Node,
        source::Span,
    },
    Lowering,
};
use crate::pack::PolicyId;

impl Lowering<'_> {
    /// Links each policy that `replaces` another to that one, and each that was withdrawn to the one it names. Policies
    /// are lowered already.
    pub(super) fn versions(&mut self, policies: &[Node]) {
        for (index, node) in policies.iter().enumerate() {
            let Some(name) = node.get("replaces").filter(|_| node.has("replaces")) else { continue };
            if node.get("validity").and_then(|validity| validity.date("from")).is_none() {
                let hint = "write `validity: { from: … }`: until then the earlier version holds";
                self.report(Code::MissingField, name.span, "a later version needs the first day it is in force", hint);
            }
            if let Some(earlier) = self.other(name, index) {
                self.link(name.span, earlier, PolicyId::at(index), |other| match other {
                    Some(other) => format!("if this version follows that one, write `replaces: {other}`"),
                    None => "let only the later version replace the earlier".into(),
                });
            }
        }
        for (index, node) in policies.iter().enumerate() {
            let withdrawn = node.get("validity").and_then(|validity| validity.get("withdrawn"));
            let Some(name) = withdrawn.and_then(|withdrawn| withdrawn.get("replaced_by")) else { continue };
            let earlier = PolicyId::at(index);
            let Some(later) = self.other(name, index) else { continue };
            // A version that replaces this one may be named once more.
            if self.pack.policy(earlier).is_some_and(|policy| policy.validity.replaced_by != Some(later)) {
                self.link(name.span, earlier, later, |other| match other {
                    Some(other) => format!("write `replaced_by: {other}`, or leave it out"),
                    None => "name another policy, or leave it out".into(),
                });
            }
        }
    }

    /// The policy that the one at `index` names.
    fn other(&mut self, name: &Node, index: usize) -> Option<PolicyId> {
        let key = name.scalar().unwrap_or_default();
        let id = self.pack.policy_id(key);
        if id.is_none() {
            let finding = Finding::new(Code::UnknownPolicy, name.span, format!("unknown policy `{key}`"));
            let others = self.policy_keys.iter().enumerate().filter(|(other, _)| *other != index);
            self.findings.push(finding.suggest(key, others.map(|(_, key)| key.as_str())));
        }
        id
    }

    /// Lets `later` take the place of `earlier`, as `span` says. The remedy is for where another one does already, or
    /// where that would be a circle.
    fn link(&mut self, span: Span, earlier: PolicyId, later: PolicyId, remedy: impl Fn(Option<&str>) -> String) {
        let key = |id: PolicyId| self.pack.policy(id).map(|policy| policy.key.clone()).unwrap_or_default();
        if self.comes_after(later, earlier) {
            let message = format!("`{}` would be a later version of itself", key(later));
            self.report(Code::VersionCycle, span, message, remedy(None));
        } else if let Some(other) = self.pack.policy(earlier).and_then(|policy| policy.validity.replaced_by) {
            let (other, earlier) = (key(other), key(earlier));
            let message = format!("`{other}` replaces `{earlier}`, too");
            self.report(Code::VersionTwice, span, message, remedy(Some(&other)));
        } else if let Some(policy) = self.pack.policies.get_mut(earlier.index()) {
            policy.validity.replaced_by = Some(later);
        }
    }

    /// Whether `last` is `first` or comes after it. The links made so far have no circle.
    fn comes_after(&self, first: PolicyId, last: PolicyId) -> bool {
        let next = |id: &PolicyId| self.pack.policy(*id)?.validity.replaced_by;
        std::iter::successors(Some(first), next).any(|id| id == last)
    }
}
