//! What can be received together: what to take, what is left out for it and under which rule, the next best choice,
//! and pairs that no text mentions.
//!
//! Shown only if more than one policy brings the person money. The engine decides which set is best.

use crate::{
    engine::{Assessment, Combination, Excluded, Item, Status, Truth},
    interview::{session::Session, text::Text},
    pack::{PolicyId, Relation, Role},
    value::{Fen, FenRange},
};

/// At most this many pairs that no text mentions are named.
const SILENT_SHOWN: usize = 3;

/// What can be received together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Together {
    /// What the section is called: whether it is known to go together.
    pub title: &'static str,
    /// What to take: each policy and what it brings.
    pub take: Vec<(String, String)>,
    /// What is left out.
    pub left_out: Vec<LeftOut>,
    /// What the next best choice would bring instead.
    pub instead: Option<String>,
    /// The papers for all of it, each once; empty for a single policy, and until the texts have arrived.
    pub papers: Vec<String>,
    /// What only one of two beneficiaries may receive, and policies that no text says can or cannot be combined.
    pub silent: Vec<String>,
}

/// A policy that is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Its name.
    pub title: String,
    /// What it gives way to, and the words of the rule.
    pub reason: String,
}

impl Together {
    /// What the person can receive together; `None` if there is nothing to combine.
    pub(super) fn of(session: &Session, assessment: &Assessment, text: &Text) -> Option<Self> {
        let own = assessment.combinations.iter().find(|combination| combination.beneficiary == Role::Person)?;
        let take = policies(&own.chosen);
        if take.len() + own.excluded.len() + own.either.len() < 2 {
            return None;
        }
        let title = |id: PolicyId| session.title(id).unwrap_or_default();
        let brings = |id: &PolicyId| {
            let total = total(session, assessment, own, *id);
            let is_known = total.max > Fen::ZERO;
            (title(*id), if is_known { (text.up_to)(total) } else { text.no_figure_known.to_owned() })
        };
        let pair = |(a, b): &(PolicyId, PolicyId)| (text.no_word)(&title(*a), &title(*b));
        let either = |left: &Excluded| {
            let alone = || format!("{}{}{}", title(left.policy), text.colon, (text.not_with)(&title(left.by)));
            reason(session, left.relation).unwrap_or_else(alone)
        };
        let mut silent: Vec<String> = own.silent.iter().take(SILENT_SHOWN).map(pair).collect();
        let n_more = own.silent.len().saturating_sub(SILENT_SHOWN);
        silent.extend((n_more > 0).then(|| (text.no_word_more)(n_more)));
        let later = later(assessment, &take, session)
            .into_iter()
            .filter_map(|(policy, relation)| Some((text.not_beside)(&title(policy), &reason(session, relation)?)));
        Some(Self {
            title: if own.silent.is_empty() { text.together_title } else { text.together_perhaps },
            take: take.iter().map(brings).collect(),
            left_out: left_out(session, own, text),
            instead: instead(session, own, text),
            papers: if take.len() > 1 { papers(session, &take) } else { Vec::new() },
            silent: later.chain(own.either.iter().map(either)).chain(silent).collect(),
        })
    }
}

/// What is left out for the best choice, and why.
pub(super) fn left_out(session: &Session, own: &Combination, text: &Text) -> Vec<LeftOut> {
    let title = |id: PolicyId| session.title(id).unwrap_or_default();
    let left = |left: &Excluded| LeftOut {
        title: title(left.policy),
        reason: reason(session, left.relation).unwrap_or_else(|| (text.not_with)(&title(left.by))),
    };
    own.excluded.iter().map(left).collect()
}

/// The policies of the items, once each, in their order.
fn policies(items: &[Item]) -> Vec<PolicyId> {
    let mut found: Vec<PolicyId> = Vec::new();
    for (policy, ..) in items {
        if found.last() != Some(policy) {
            found.push(*policy);
        }
    }
    found
}

/// The papers for these policies, each once, in the order of the first that wants it.
pub(super) fn papers(session: &Session, policies: &[PolicyId]) -> Vec<String> {
    let (mut numbers, mut named) = (Vec::new(), Vec::new());
    for id in policies {
        let texts = session.long.as_ref().and_then(|long| long.policies.get(id.index()));
        let Some((policy, texts)) = session.pack.policy(*id).zip(texts) else { continue };
        for (number, text) in policy.papers.iter().zip(&texts.papers) {
            if !numbers.contains(number) {
                numbers.push(*number);
                named.push(text.clone());
            }
        }
    }
    named
}

/// The total of the policy's chosen items.
fn total(session: &Session, assessment: &Assessment, own: &Combination, id: PolicyId) -> FenRange {
    let Some(outcome) = assessment.of(id) else { return FenRange::default() };
    let taken = |benefit: usize, object: Option<usize>| own.chosen.contains(&(id, benefit, object));
    let is_cash = |benefit: usize| {
        let benefits = session.pack.policy(id).map(|policy| policy.benefits.as_slice()).unwrap_or_default();
        benefits.get(benefit).is_some_and(|benefit| benefit.kind.is_cash())
    };
    let items =
        outcome.benefits.iter().filter(|worked| is_cash(worked.benefit) && taken(worked.benefit, worked.object));
    items.fold(FenRange::default(), |sum, worked| {
        let total = worked.total.unwrap_or_default();
        // As in the sum: an unverified figure adds nothing to the lower end.
        let sure = if worked.confirmed && worked.applies == Truth::Yes { total.min } else { Fen::ZERO };
        FenRange { min: sum.min.saturating_add(sure), max: sum.max.saturating_add(total.max) }
    })
}

/// Policies that one can have only after a step or some time, and that a relation keeps apart from one that is taken: each
/// with the relation.
fn later(assessment: &Assessment, taken: &[PolicyId], session: &Session) -> Vec<(PolicyId, usize)> {
    let waits = |id: PolicyId| {
        let status = assessment.of(id).map(|outcome| outcome.status);
        matches!(status, Some(Status::MetLater | Status::GateFirst | Status::Competitive))
    };
    let relations = session.pack.relations.iter().enumerate().filter(|(_, relation)| is_apart(session, relation));
    let mut found: Vec<(PolicyId, usize)> = Vec::new();
    for (at, relation) in relations {
        for (one, other) in [relation.between, (relation.between.1, relation.between.0)] {
            if taken.contains(&one) && waits(other) && found.iter().all(|(known, _)| *known != other) {
                found.push((other, at));
            }
        }
    }
    found
}

/// Which of `listed` exclude each other on the day assessed: each pair in the rule's words, with where it says so. Empty
/// until the texts have arrived.
pub(super) fn apart(session: &Session, listed: &[PolicyId], text: &Text) -> Vec<String> {
    let mut found = Vec::new();
    for (at, relation) in session.pack.relations.iter().enumerate() {
        let (one, other) = relation.between;
        if !is_apart(session, relation) || !listed.contains(&one) || !listed.contains(&other) {
            continue;
        }
        let Some((long, mut line)) = session.long.as_ref().zip(reason(session, at)) else { continue };
        if let Some(source) = long.sources.get(relation.source.index()) {
            line.extend([text.paper().by_source, &source.title, " "]);
            line.extend(relation.article.as_deref());
        }
        found.push(line);
    }
    found
}

/// Whether a relation rules out having both, on the day assessed.
fn is_apart(session: &Session, relation: &Relation) -> bool {
    relation.kind.is_exclusive() && relation.holds_on(session.on)
}

/// The words of a relation, and who decides if the person has no choice; `None` until they have arrived.
fn reason(session: &Session, relation: usize) -> Option<String> {
    let words = session.long.as_ref()?.relations.get(relation)?;
    Some(format!("{}{}", words.text, words.decides))
}

/// The value of the next best choice compared with this one.
fn instead(session: &Session, own: &Combination, text: &Text) -> Option<String> {
    let other = own.runner_up.as_ref()?;
    let new =
        policies(&other.chosen).into_iter().find(|policy| !own.chosen.iter().any(|(taken, ..)| taken == policy))?;
    let title = session.title(new)?;
    let known = |range: FenRange| range.max > Fen::ZERO;
    let year = (known(own.first_year) && (own.first_year, other.first_year) != (own.cash, other.cash))
        .then(|| ((text.up_to)(own.first_year), (text.up_to)(other.first_year)));
    Some((text.instead)(&title, (&(text.up_to)(own.cash), &(text.up_to)(other.cash)), year.as_ref()))
}
