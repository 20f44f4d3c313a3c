//! Papers to bring: named once in terms.yaml, so that whoever applies for several policies brings each paper once.
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
            for name in policy.list("papers") {
                let key = name.scalar().unwrap_or_default();
                let at = known.iter().position(|paper| paper.key.value == key).and_then(|at| u16::try_from(at).ok());
                let papers = self.pack.policies.get_mut(index).map(|policy| &mut policy.papers);
                match (at, papers) {
                    (Some(at), Some(papers)) if !papers.contains(&at) => papers.push(at),
                    (Some(_), _) => {
                        self.report(Code::BadValue, name.span, format!("`{key}` is listed twice"), "remove one");
                    }
                    (None, _) => {
                        let message = format!("terms.yaml has no `{key}` under `papers`");
                        let finding = Finding::new(Code::UnknownPaper, name.span, message);
                        self.findings.push(finding.suggest(key, known.iter().map(|paper| paper.key.value.as_str())));
                    }
                }
            }
        }
    }
}
