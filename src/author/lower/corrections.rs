//! Corrections: what was wrong in earlier versions of the pack, from pack.yaml.
//!
//! Takes care that the ledger is in order and speaks of nothing that is still to come. Whether it is complete nobody can
//! check here.

use super::{
    super::{
        finding::{Code, Finding},
        shape::node::Node,
    },
    Lowering,
    texts::correction,
};

impl Lowering<'_> {
    /// Notes of all corrections what is not translated and what cannot be.
    pub(super) fn corrections(&mut self, head: &Node) {
        let entries = head.list("corrections");
        let read = |node: &Node| correction(node, &[], "zh");
        for (at, node) in entries.iter().enumerate() {
            self.note_translation(node.get("text"));
            let (this, place) = (read(node), node.get("version").map_or(node.span, |version| version.span));
            if this.is_after(&self.pack.version) {
                let message = format!("corrected in `{}`, but the pack is `{}`", this.version, self.pack.version);
                self.report(Code::BadValue, place, message, "write the new version at the top of pack.yaml");
            } else if !this.is_after("0") {
                let message = format!("`{}` cannot be told from an earlier version", this.version);
                self.report(Code::BadValue, place, message, "write numbers between points, such as 2026.12.1");
            } else if entries
                .get(..at)
                .and_then(<[Node]>::last)
                .is_some_and(|before| read(before).is_after(&this.version))
            {
                let message = format!("`{}` stands behind a later version", this.version);
                self.report(Code::BadValue, place, message, "put corrections in order, the earliest first");
            }
            for name in node.list("policies") {
                let key = name.scalar().unwrap_or_default();
                if !self.policy_keys.iter().any(|known| known == key) {
                    let finding = Finding::new(Code::UnknownPolicy, name.span, format!("unknown policy `{key}`"));
                    self.findings.push(finding.suggest(key, self.policy_keys.iter().map(String::as_str)));
                }
            }
        }
    }
}
