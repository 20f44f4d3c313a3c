//! The door for firms, from terms.yaml: which job it is about, what a firm is asked, and whom it may hire.
//!
//! What a firm leaves open must stay open, so the job supposes nothing of what the firm is asked. Whether it is worth
//! asking nobody checks here.

use super::{
    super::{
        expr,
        finding::{Code, Finding},
        shape::node::Node,
        source::Span,
    },
    Lowering,
};
use crate::pack::{Fact, FactId, FieldId, Firm, Hire, Hired};

/// The official sizes of firms, as options.
const SIZES: [&str; 4] = ["large", "medium", "small", "micro"];

impl Lowering<'_> {
    /// The door, once the offers are known; none where the folder has none, or it names no offer.
    pub(super) fn firm(&mut self, terms: &Node) {
        let Some(node) = terms.get("firm") else { return };
        let asks = self.asked_of_firms(node);
        let hires = node.get("hires").map(Node::entries).unwrap_or_default();
        let hired = node.get("hired").and_then(|hired| self.hired(hired));
        let list = hired.as_ref().map(|hired| hired.list);
        let hires = hires.iter().map(|entry| self.hire(&entry.value, list)).collect();
        let candidate = self.asked_at_stands(node);
        let size = node.get("size").and_then(|name| self.size(name, &asks));
        if let Some(offer) = node.get("offer").and_then(|name| self.job(name, &asks)) {
            let asks = asks.into_iter().map(|(_, fact)| fact).collect();
            self.pack.firm = Some(Firm { offer, asks, hires, hired, candidate, size });
        }
    }

    /// What a candidate is asked at a stand, on somebody else's screen: nothing sensitive, and only what `ask` allows there.
    fn asked_at_stands(&mut self, node: &Node) -> Vec<FactId> {
        let mut asks = Vec::new();
        for name in node.list("candidate") {
            let Some(id) = self.named_fact(name) else { continue };
            let Some(fact) = self.pack.fact(id) else { continue };
            if fact.ask.fair && !fact.sensitive {
                asks.push(id);
                continue;
            }
            let (key, sensitive) = (fact.key.clone(), fact.sensitive);
            let (why, hint) = if sensitive {
                ("is sensitive", "remove it: others may look at that screen")
            } else {
                ("may not be asked at a stand", "add `fair` to `ask` of the fact, or remove it here")
            };
            self.report(Code::AskedAtStand, name.span, format!("a candidate is asked `{key}`, which {why}"), hint);
        }
        asks
    }

    /// The question of how large the firm is, with whose options the stand's page answers when it works the size out.
    fn size(&mut self, name: &Node, asks: &[(Span, FactId)]) -> Option<FactId> {
        let fact = self.named_fact(name)?;
        let options = self.pack.fact(fact).map(|fact| fact.kind.options().to_vec()).unwrap_or_default();
        let is_asked = asks.iter().any(|(_, asked)| *asked == fact);
        if is_asked && options == SIZES {
            return Some(fact);
        }
        let key = name.scalar().unwrap_or_default();
        let (why, hint) = if is_asked {
            (
                "has other options than the official sizes",
                "give it the options large, medium, small and micro, in that order",
            )
        } else {
            ("is not among what the firm is asked", "add it to `asks`")
        };
        self.report(Code::FirmsSize, name.span, format!("`{key}` {why}"), hint);
        None
    }

    /// The list of those hired, and which of its fields are what the firm says of the job.
    fn hired(&mut self, node: &Node) -> Option<Hired> {
        let list = node.get("list").and_then(|name| self.named_fact(name))?;
        let mut from = Vec::new();
        for entry in node.get("from").map(Node::entries).unwrap_or_default() {
            let fields = self.pack.fact(list).map(Fact::fields).unwrap_or_default();
            let Some(field) = fields.iter().position(|field| field.key == entry.key.value) else {
                let key = &entry.key.value;
                let finding =
                    Finding::new(Code::UnknownField, entry.key.span, format!("the list has no field `{key}`"));
                self.findings.push(finding.suggest(key, fields.iter().map(|field| field.key.as_str())));
                continue;
            };
            from.extend(self.named_fact(&entry.value).map(|fact| (FieldId::at(field), fact)));
        }
        Some(Hired { list, from })
    }

    /// The facts that a firm is asked for, and where each is named.
    fn asked_of_firms(&mut self, node: &Node) -> Vec<(Span, FactId)> {
        let mut asks = Vec::new();
        for entry in node.get("asks").map(Node::entries).unwrap_or_default() {
            self.note_translation(Some(&entry.value));
            let key = &entry.key.value;
            match self.pack.fact_id(key) {
                Some(fact) => asks.push((entry.key.span, fact)),
                None => {
                    let finding = Finding::new(Code::UnknownFact, entry.key.span, format!("unknown fact `{key}`"));
                    self.findings.push(finding.suggest(key, self.pack.facts.iter().map(|fact| fact.key.as_str())));
                }
            }
        }
        asks
    }

    fn hire(&mut self, node: &Node, list: Option<FactId>) -> Hire {
        self.note_translation(node.get("text"));
        let fact = list.and_then(|id| Some((id, self.pack.fact(id)?.clone())));
        let entry = node.get("entry").filter(|_| node.has("entry")).zip(fact);
        let entry = entry.and_then(|(entry, (id, fact))| self.new_record(entry, id, &fact));
        let names = Self::names(&self.pack, &self.phrases, &self.shared, None);
        let when = node.get("when").and_then(|when| expr::rule(when, &names, &mut self.findings));
        Hire { answers: self.supposed(node), today: self.named_dates(node, "today"), entry, when }
    }

    /// The job that a firm offers, which must leave open what the firm is asked, and let people suppose what only the job
    /// says.
    fn job(&mut self, name: &Node, asks: &[(Span, FactId)]) -> Option<u16> {
        let key = name.scalar().unwrap_or_default();
        let Some(at) = self.pack.offers.iter().position(|offer| offer.key == key) else {
            let finding =
                Finding::new(Code::UnknownOffer, name.span, format!("terms.yaml has no `{key}` under `offers`"));
            self.findings.push(finding.suggest(key, self.pack.offers.iter().map(|offer| offer.key.as_str())));
            return None;
        };
        for (span, fact) in asks {
            let Some(offer) = self.pack.offers.get(at) else { break };
            let fact_key = self.pack.fact(*fact).map(|fact| fact.key.as_str()).unwrap_or_default();
            let misfit = if offer.answers.iter().any(|(given, _)| given == fact) || offer.today.contains(fact) {
                Some((
                    format!("the offer `{key}` supposes `{fact_key}`, which the firm is asked"),
                    "remove it from the offer: what a firm leaves open stays open",
                ))
            } else if !offer.asks.contains(fact) && self.pack.fact(*fact).is_some_and(|fact| !fact.ask.employer) {
                Some((
                    format!("the offer `{key}` does not ask `{fact_key}`, which the firm says of it"),
                    "add it to `asks` of the offer",
                ))
            } else {
                None
            };
            if let Some((message, hint)) = misfit {
                self.report(Code::FirmsOffer, *span, message, hint);
            }
        }
        u16::try_from(at).ok()
    }
}
