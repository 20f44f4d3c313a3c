//! The pack: rules as the engine reads them, no text for people.
//!
//! INVARIANT: in a pack made by the checker every id points inside its list and every expression is
//! well typed. The engine does not rely on it for safety: an id outside evaluates to unknown.

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{
    fact::Fact,
    figure::Figure,
    ids::{FactId, PolicyId},
    policy::Policy,
    relation::Relation,
    start::{Firm, Offer, Start},
};
use crate::value::Date;

/// A set of policies with the facts they ask about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pack {
    /// Version as the publisher counts it, such as `2026.11.1`.
    pub version: String,
    /// First 12 hexadecimal digits of the SHA-256 over rules and texts. Texts carry it too, so that
    /// files of two builds are never mixed.
    pub fingerprint: String,
    /// The day the rules were last checked against their sources.
    pub checked: Date,
    /// Whether somebody stands behind the pack. Without a publisher the app calls itself a 演示版.
    pub published: bool,
    /// All facts, in the order authors gave.
    pub facts: Vec<Fact>,
    /// Keys of the sources that citations point to.
    pub sources: Vec<String>,
    /// All published figures that rules look up.
    pub figures: Vec<Figure>,
    /// All policies; outcomes come in this order.
    pub policies: Vec<Policy>,
    /// How policies go together, as far as a text says so.
    pub relations: Vec<Relation>,
    /// What a person may say with one tap on the first screen.
    pub starts: Vec<Start>,
    /// What people may suppose: a job, a firm of their own.
    pub offers: Vec<Offer>,
    /// The door for firms, where the folder has one.
    pub firm: Option<Firm>,
    /// The wire numbers of wire.yaml in pack order: of each fact its own, those of its options, and of
    /// each of its fields the field's own and those of its options; then one of each policy. Each as the
    /// step from the one before it in its list, wrapping, because that is nearly always 1 and compresses
    /// to nothing. Empty where the folder has no wire.yaml: then nothing can be handed on.
    pub wire: Vec<u16>,
}

impl Pack {
    /// A pack of these facts and nothing more: without version and fingerprint, unpublished, checked on that day.
    pub fn of(facts: Vec<Fact>, checked: Date) -> Self {
        Self {
            version: String::new(),
            fingerprint: String::new(),
            checked,
            published: false,
            facts,
            sources: Vec::new(),
            figures: Vec::new(),
            policies: Vec::new(),
            relations: Vec::new(),
            starts: Vec::new(),
            offers: Vec::new(),
            firm: None,
            wire: Vec::new(),
        }
    }

    /// The fact at `id`.
    pub fn fact(&self, id: FactId) -> Option<&Fact> {
        self.facts.get(id.index())
    }

    /// The fact whose key is `key`.
    pub fn fact_id(&self, key: &str) -> Option<FactId> {
        self.facts.iter().position(|fact| fact.key == key).map(FactId::at)
    }

    /// The policy whose key is `key`.
    pub fn policy_id(&self, key: &str) -> Option<PolicyId> {
        self.policies.iter().position(|policy| policy.key == key).map(PolicyId::at)
    }

    /// The policy at `id`.
    pub fn policy(&self, id: PolicyId) -> Option<&Policy> {
        self.policies.get(id.index())
    }
}
