//! Whom to call about a policy, and what to search for in 浙里办.
//!
//! What the pack has, put together. Which office decides is said in words elsewhere; no number is made up here.

use crate::{
    interview::{session::Session, text::Text},
    pack::{ContactText, PolicyId},
};

/// Somebody to call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// Who answers there.
    pub name: String,
    /// The number, as it is shown.
    pub phone: String,
    /// The address of a link that dials it.
    pub href: String,
    /// When somebody answers and where to go, as far as that is known.
    pub notes: Vec<String>,
}

impl Call {
    /// Everybody the pack names, in its order.
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

    /// Whom to call about a policy, in the order of its author.
    pub(super) fn about(session: &Session, policy: PolicyId) -> Vec<Self> {
        let named = session.short.policies.get(policy.index()).into_iter().flat_map(|words| &words.call);
        named.filter_map(|at| session.short.contacts.get(usize::from(*at))).map(Self::of).collect()
    }
}

/// What to search for in 浙里办, as a sentence; none where the policy has no usual name there.
pub(super) fn search(session: &Session, policy: PolicyId, text: &Text) -> Option<String> {
    let words = session.short.policies.get(policy.index())?;
    (!words.search.is_empty()).then(|| (text.search_there)(&words.search))
}
