//! The pack: rules as the engine reads them, without text for people.
//!
//! INVARIANT: in a pack made by the checker, every id points inside its list and every expression is
//! well typed. The engine does not rely on this for safety: an id out of range evaluates to unknown.

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{
    fact::Fact,
    figure::Figure,
    ids::{FactId, PolicyId},
    policy::Policy,
    relation::Relation,
    start::{Door, Firm, Offer, Start},
};
use crate::value::Date;

/// A set of policies with the facts they ask about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pack {
    /// Version as the publisher counts it, such as `2026.11.1`.
    pub version: String,
    /// First 12 hexadecimal digits of the SHA-256 over rules and texts. Texts carry it too, to prevent
    /// mixing files of two builds.
    pub fingerprint: String,
    /// The day the rules were last checked against their sources.
    pub checked: Date,
    /// How many days after that they still count as looked at.
    pub stale_after: u16,
    /// Where mistakes in them are reported: `mailto:` or `tel:` and who reads or answers there. If empty, whom a policy names is
    /// called.
    pub report: String,
    /// Whether the pack has a publisher. Without one the app calls itself a 演示版.
    pub published: bool,
    /// All facts, in the authors' order.
    pub facts: Vec<Fact>,
    /// Keys of the sources that citations point to.
    pub sources: Vec<String>,
    /// All figures that rules look up.
    pub figures: Vec<Figure>,
    /// All policies; outcomes come in this order.
    pub policies: Vec<Policy>,
    /// Keys of the papers that policies name by number.
    pub papers: Vec<String>,
    /// Which policies go together, as far as any text says.
    pub relations: Vec<Relation>,
    /// The ways in on the first screen: what a person can say with one tap.
    pub starts: Vec<Start>,
    /// What people come for, on the first screen.
    pub doors: Vec<Door>,
    /// What people may suppose: a job, or a firm of their own.
    pub offers: Vec<Offer>,
    /// The door for firms, if the folder has one.
    pub firm: Option<Firm>,
    /// The wire numbers of wire.yaml in pack order: for each fact its own number, its options' and, for
    /// each field, the field's own and its options'; then one for each policy. Each is stored as the
    /// wrapping difference from its predecessor in the same list, which is nearly always 1 and so
    /// compresses to nothing. Empty if the folder has no wire.yaml; then nothing can be handed on.
    pub wire: Vec<u16>,
}

impl Pack {
    /// A pack of these facts alone: without version and fingerprint, unpublished, checked on that day.
    pub fn of(facts: Vec<Fact>, checked: Date) -> Self {
        Self {
            version: String::new(),
            fingerprint: String::new(),
            checked,
            stale_after: u16::MAX,
            report: String::new(),
            published: false,
            facts,
            sources: Vec::new(),
            figures: Vec::new(),
            policies: Vec::new(),
            papers: Vec::new(),
            relations: Vec::new(),
            starts: Vec::new(),
            doors: Vec::new(),
            offers: Vec::new(),
            firm: None,
            wire: Vec::new(),
        }
    }

    /// The fact at `id`.
    pub fn fact(&self, id: FactId) -> Option<&Fact> {
        self.facts.get(id.index())
    }

    /// The fact with the key `key`.
    pub fn fact_id(&self, key: &str) -> Option<FactId> {
        self.facts.iter().position(|fact| fact.key == key).map(FactId::at)
    }

    /// The policy with the key `key`.
    pub fn policy_id(&self, key: &str) -> Option<PolicyId> {
        self.policies.iter().position(|policy| policy.key == key).map(PolicyId::at)
    }

    /// The policy at `id`.
    pub fn policy(&self, id: PolicyId) -> Option<&Policy> {
        self.policies.get(id.index())
    }
}
