//! What has changed since a result was kept: which policies come out differently, and whether the rules or the days did it.
//!
//! Compares statuses alone. As soon as the person changes an answer there is nothing to compare any more.

use crate::{
    engine::{Assessment, Changed, ChangedBy, Receipt},
    interview::{place::Place, session::Session, text::Text},
};

/// What has changed since that day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Since {
    /// Names it, with the day.
    pub title: String,
    /// What comes out differently; empty if nothing does.
    pub lines: Vec<Moved>,
}

/// A policy that comes out differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Its name.
    pub title: String,
    /// What came out then and what comes out now; why; then what was wrong in the rules.
    pub said: Vec<String>,
    /// Its page.
    pub href: String,
}

impl Since {
    /// Compares with what the answers came with; `None` if they came alone.
    pub(super) fn of(session: &Session, assessment: &Assessment, text: &Text) -> Option<Self> {
        let receipt = session.receipt.as_ref()?;
        let changed = receipt.compared(assessment.outcomes.iter().map(|outcome| outcome.status));
        let lines = changed.iter().filter_map(|changed| moved(session, receipt, changed, text)).collect();
        Some(Self { title: (text.since.title)(receipt.on), lines })
    }
}

fn moved(session: &Session, receipt: &Receipt, changed: &Changed, text: &Text) -> Option<Moved> {
    let Changed { policy, was, is, by } = *changed;
    let statuses = (text.since.moved)((text.tag)(was), (text.tag)(is));
    let long = session.long.as_deref().filter(|_| by == ChangedBy::Rules);
    let corrections = long.into_iter().flat_map(|long| long.corrected(policy, &receipt.version)).map(str::to_owned);
    Some(Moved {
        title: session.title(policy)?,
        said: [statuses, (text.since.why)(by, &receipt.version)].into_iter().chain(corrections).collect(),
        href: Place::Policy(policy).route(session).href(),
    })
}
