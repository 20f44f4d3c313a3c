//! Whom to call about a policy, and what to search for in 浙里办.
//!
//! Only combines what the pack has. Which office decides is worded elsewhere; no number is invented here.

use crate::{
    interview::{session::Session, text::Text},
    pack::{ContactText, PolicyId},
};

/// A phone contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// Who answers there.
    pub name: String,
    /// The number, as it is shown.
    pub phone: String,
    /// The address of a link that dials it.
    pub href: String,
    /// Opening hours and address, as far as they are known.
    pub notes: Vec<String>,
}

impl Call {
    /// All contacts of the pack, in its order.
    pub fn all(session: &Session) -> Vec<Self> {
        session.short.contacts.iter().map(Self::of).collect()
    }

    fn of(contact: &ContactText) -> Self {
        let notes = [&contact.hours, &contact.address].into_iter().filter(|note| !note.is_empty());
        Self {
            name: contact.name.clone(),
            phone: contact.phone.clone(),
            href: ["tel:", &contact.phone].concat(),
            notes: notes.cloned().collect(),
        }
    }

    /// The contacts for a policy, in its author's order.
    pub fn about(session: &Session, policy: PolicyId) -> Vec<Self> {
        let named = session.short.policies.get(policy.index()).into_iter().flat_map(|words| &words.call);
        named.filter_map(|at| session.short.contacts.get(usize::from(*at))).map(Self::of).collect()
    }
}

/// A sentence with what to search for in 浙里办; `None` if the policy has no usual name there.
pub(super) fn search(session: &Session, policy: PolicyId, text: &Text) -> Option<String> {
    let words = session.short.policies.get(policy.index())?;
    (!words.search.is_empty()).then(|| (text.search_there)(&words.search))
}
