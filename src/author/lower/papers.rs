//! Papers to bring, and those only to be kept: named once in terms.yaml, so that whoever applies for several policies brings
//! each paper once.
//!
//! Which paper an office really wants nobody can check here.

use super::{
    super::{
        finding::{Code, Finding},
        shape::node::Node,
    },
    Lowering,
};

impl Lowering<'_> {
    /// Gives the pack its papers, and each policy its own, each once.
    pub(super) fn papers(&mut self, policies: &[Node], terms: &Node) {
        let known = terms.get("papers").map(Node::entries).unwrap_or_default();
        known.iter().for_each(|paper| self.note_translation(Some(&paper.value)));
        self.pack.papers = known.iter().map(|paper| paper.key.value.clone()).collect();
        for (index, policy) in policies.iter().enumerate() {
            // One that is kept is not brought as well.
            let mut listed: Vec<u16> = Vec::new();
            let brought = policy.list("papers").iter().map(|name| (name, true));
            let kept = policy.list("keeps").iter().map(|name| (name, false));
            for (name, is_brought) in brought.chain(kept) {
                let key = name.scalar().unwrap_or_default();
                let at = known.iter().position(|paper| paper.key.value == key).and_then(|at| u16::try_from(at).ok());
                match at {
                    Some(at) if listed.contains(&at) => {
                        self.report(Code::BadValue, name.span, format!("`{key}` is listed twice"), "remove one");
                    }
                    Some(at) => {
                        listed.push(at);
                        let policy = self.pack.policies.get_mut(index).filter(|_| is_brought);
                        policy.into_iter().for_each(|policy| policy.papers.push(at));
                    }
                    None => {
                        let message = format!("terms.yaml has no `{key}` under `papers`");
                        let finding = Finding::new(Code::UnknownPaper, name.span, message);
                        let finding = finding.suggest(key, known.iter().map(|paper| paper.key.value.as_str()));
                        let add = format!("add `{key}: {{ zh: …, en: … }}` below it, or name one that is there");
                        self.findings.push(if finding.hint.is_some() { finding } else { finding.hint(add) });
                    }
                }
            }
        }
    }
}
