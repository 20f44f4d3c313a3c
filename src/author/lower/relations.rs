//! Relations: how policies go together. A text is written once, in one of the two files.
//!
//! Resolves names and puts each pair in pack order. Whether relations contradict each other is `lint`'s.

use super::{
    super::{
        finding::{Code, Finding},
        shape::node::Node,
    },
    Lowering, grade,
};
use crate::pack::{PolicyId, Relation, RelationKind};

impl<'n> Lowering<'n> {
    /// Lowers the relations of all policies, which are lowered already; gives their nodes, for the texts.
    pub(super) fn relations(&mut self, policies: &'n [Node]) -> Vec<&'n Node> {
        let mut nodes = Vec::new();
        for (index, policy) in policies.iter().enumerate() {
            for node in policy.list("relations") {
                if let Some(relation) = self.relation(PolicyId::at(index), node) {
                    self.pack.relations.push(relation);
                    self.places.relations.push(node.get("with").map_or(node.span, |with| with.span));
                    nodes.push(node);
                }
            }
        }
        nodes
    }

    fn relation(&mut self, own: PolicyId, node: &Node) -> Option<Relation> {
        self.note_period(node);
        self.note_translation(node.get("text"));
        self.note_translation(node.get("decides"));
        let with = node.get("with")?;
        let key = with.scalar().unwrap_or_default();
        let Some(other) = self.pack.policy_id(key) else {
            let finding = Finding::new(Code::UnknownPolicy, with.span, format!("unknown policy `{key}`"));
            self.findings.push(finding.suggest(key, self.policy_keys.iter().map(String::as_str)));
            return None;
        };
        if other == own {
            let hint = "how often one policy pays is said by `times` and by a clause on `prior_benefits`";
            self.report(Code::RelationWithItself, with.span, "a policy has no relation with itself", hint);
            return None;
        }
        let same_object = node.flag("same_object");
        if same_object && !self.share_a_list(own, other) {
            let hint = "both need a benefit with `for_each` over the same list; or leave `same_object` out";
            let span = node.get("same_object").map_or(node.span, |flag| flag.span);
            self.report(Code::NoSameObject, span, "the two policies pay for no object that they share", hint);
        }
        Some(Relation {
            between: (own.min(other), own.max(other)),
            kind: match node.text("kind") {
                Some("stacks") => RelationKind::Stacks,
                Some("silent") => RelationKind::Silent,
                Some("choose_best") => RelationKind::ChooseBest,
                _ => RelationKind::Excludes,
            },
            same_object,
            office: node.has("decides"),
            from: node.date("from"),
            to: node.date("to"),
            source: self.citation(node),
            article: node.get("cite").and_then(|cite| cite.text("article")).map(str::to_owned),
            grade: grade(node),
        })
    }

    /// Whether both pay for each record of one list.
    fn share_a_list(&self, a: PolicyId, b: PolicyId) -> bool {
        let lists = |id: PolicyId| {
            let benefits = self.pack.policy(id).map(|policy| policy.benefits.as_slice()).unwrap_or_default();
            benefits.iter().filter_map(|benefit| benefit.for_each.as_ref().map(|(list, _)| *list))
        };
        lists(a).any(|list| lists(b).any(|other| other == list))
    }
}
