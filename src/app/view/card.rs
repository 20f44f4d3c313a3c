//! One policy on a card: verdict, figures, reasons, what is assumed, what is missing.

use super::{Pending, href, is_sensitive, label, said};
use crate::{
    app::{session::Session, text::Text},
    engine::{Deciding, Outcome, Scope, Status, Truth},
    pack::{ClauseId, ClauseKind, Currency, Expr, FactId, Pack, Policy, PolicyId, PolicyShort, SourceId},
    value::Answer,
};

/// A policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The policy.
    pub policy: PolicyId,
    /// How it came out.
    pub status: Status,
    /// That in a word or two.
    pub tag: String,
    /// The policy's name.
    pub title: String,
    /// Figures that may be shown.
    pub amounts: Vec<Amount>,
    /// How it came out, in a sentence.
    pub verdict: String,
    /// Questions that would settle it.
    pub missing: Vec<Pending>,
    /// The clauses that decide.
    pub reasons: Vec<Reason>,
    /// The clauses left to the office.
    pub office: Vec<Reason>,
    /// The clauses taken as met.
    pub assumed: Vec<Assumed>,
    /// What its clauses and figures are taken from, each once.
    pub sources: Vec<SourceId>,
    /// Where to go.
    pub contact: String,
}

/// A figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    /// The figure, marked where nobody checked that it still holds.
    pub figure: String,
    /// What to know about it.
    pub note: Option<String>,
}

/// A clause and how it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// How it stands.
    pub truth: Truth,
    /// What it demands.
    pub text: String,
    /// The answers it rests on.
    pub said: Vec<Said>,
    /// Where it is written.
    pub source: SourceId,
    /// The place in there.
    pub article: Option<String>,
}

/// An answer a clause rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What was asked.
    pub label: String,
    /// What was said.
    pub answer: String,
    /// Where to change it.
    pub href: Option<String>,
}

/// A clause taken as met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assumed {
    /// What it demands.
    pub text: String,
    /// Where to say that it is not so.
    pub href: Option<String>,
}

impl Card {
    /// Puts `outcome` into words; none where the pack does not have its policy.
    pub fn of(session: &Session, outcome: &Outcome, text: &Text) -> Option<Self> {
        let policy = session.pack.policy(outcome.policy)?;
        let words = session.short.policies.get(outcome.policy.index())?;
        // Of a policy of which only the name is known nothing else is shown.
        let known = outcome.scope != Some(Scope::Policy);
        // What is assumed or left to the office no longer matters once a clause fails.
        let rests = known && outcome.status != Status::NotMet;
        let deciding = if known { outcome.deciding.as_slice() } else { &[] };
        let reason = |deciding: &Deciding| reason(session, policy, words, deciding, text);
        let assumed =
            |id: &ClauseId| Some(Assumed { text: clause_text(words, *id)?, href: refuting(session, policy, *id) });
        let of_office = |id: &ClauseId| {
            let facts = Vec::new();
            reason(&Deciding { clause: *id, truth: Truth::Unknown, cause: None, facts })
        };
        Some(Self {
            policy: outcome.policy,
            status: outcome.status,
            tag: tag(outcome, text),
            title: words.title.clone(),
            amounts: amounts(policy, outcome, text),
            verdict: verdict(session, words, outcome, text),
            missing: outcome.missing.iter().map(|fact| Pending::of(session, *fact)).collect(),
            reasons: deciding.iter().filter_map(reason).collect(),
            office: outcome.office.iter().filter(|_| rests).filter_map(of_office).collect(),
            assumed: outcome.assumed.iter().filter(|_| rests).filter_map(assumed).collect(),
            sources: if known { sources(policy) } else { Vec::new() },
            contact: words.contact.clone(),
        })
    }
}

fn sources(policy: &Policy) -> Vec<SourceId> {
    let mut sources: Vec<SourceId> = Vec::new();
    let of_clauses = policy.clauses.iter().map(|clause| clause.source);
    for source in of_clauses.chain(policy.benefits.iter().map(|benefit| benefit.source)) {
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    sources
}

fn tag(outcome: &Outcome, text: &Text) -> String {
    match (outcome.status, outcome.scope) {
        (Status::Met, _) => text.tag_met.to_string(),
        (Status::NeedsAnswer, _) if outcome.missing.is_empty() => text.tag_open.to_string(),
        (Status::NeedsAnswer, _) => (text.tag_needs)(outcome.missing.len()),
        (Status::Unconfirmed, Some(Scope::Clause)) => text.tag_part_unconfirmed.to_string(),
        (Status::Unconfirmed, _) => text.tag_unconfirmed.to_string(),
        (Status::NotMet, _) => text.tag_not_met.to_string(),
    }
}

fn verdict(session: &Session, words: &PolicyShort, outcome: &Outcome, text: &Text) -> String {
    let with_truth = |truth: Truth| outcome.deciding.iter().filter(move |deciding| deciding.truth == truth);
    match (outcome.status, outcome.scope) {
        (Status::Met, _) => (text.verdict_met)(outcome.assumed.len()),
        (Status::NeedsAnswer, _) => {
            let labels: Vec<String> = outcome.missing.iter().map(|fact| label(session, *fact)).collect();
            let mut declined: Vec<String> = Vec::new();
            for fact in with_truth(Truth::Unknown).flat_map(|deciding| &deciding.facts) {
                let name = label(session, *fact);
                let unsaid = is_sensitive(session, *fact) && session.answers.get(fact.index()) == Answer::Unsure;
                if unsaid && !declined.contains(&name) {
                    declined.push(name);
                }
            }
            match (labels.is_empty(), declined.is_empty()) {
                (true, _) => (text.verdict_declined)(&declined),
                (false, true) => (text.verdict_needs)(&labels),
                (false, false) => (text.verdict_needs_and_declined)(&labels, &declined),
            }
        }
        (Status::Unconfirmed, Some(Scope::Clause)) => {
            let open = with_truth(Truth::Unknown).filter_map(|deciding| clause_text(words, deciding.clause));
            (text.verdict_part_unconfirmed)(&open.collect::<Vec<_>>())
        }
        (Status::Unconfirmed, _) => text.verdict_unconfirmed.to_string(),
        (Status::NotMet, _) => {
            let failing = |deciding: &Deciding| {
                let said: Vec<String> = deciding.facts.iter().map(|fact| said(session, *fact, text)).collect();
                Some((clause_text(words, deciding.clause)?, said.join(text.comma)))
            };
            (text.verdict_not_met)(&with_truth(Truth::No).filter_map(failing).collect::<Vec<_>>())
        }
    }
}

/// Figures, where they say something: not for a policy that does not match or is known by name only.
fn amounts(policy: &Policy, outcome: &Outcome, text: &Text) -> Vec<Amount> {
    if outcome.status == Status::NotMet || outcome.scope == Some(Scope::Policy) {
        return Vec::new();
    }
    let shown = |worked: &crate::engine::BenefitOutcome| {
        let total = worked.total?;
        let benefit = policy.benefits.get(worked.benefit)?;
        Some(match benefit.currency {
            Currency::Confirmed => Amount { figure: (text.figure)(total.max), note: None },
            Currency::UnverifiedSince(since) => {
                Amount { figure: (text.old_figure)(total.max), note: Some((text.old_figure_note)(since)) }
            }
        })
    };
    outcome.benefits.iter().filter_map(shown).collect()
}

fn reason(session: &Session, policy: &Policy, words: &PolicyShort, deciding: &Deciding, text: &Text) -> Option<Reason> {
    let clause = policy.clause(deciding.clause)?;
    let said = |fact: &FactId| Said {
        label: label(session, *fact),
        answer: said(session, *fact, text),
        href: href(session, *fact),
    };
    Some(Reason {
        truth: deciding.truth,
        text: clause_text(words, deciding.clause)?,
        said: deciding.facts.iter().map(said).collect(),
        source: clause.source,
        article: clause.article.clone(),
    })
}

fn clause_text(words: &PolicyShort, id: ClauseId) -> Option<String> {
    words.clauses.get(id.index()).map(|clause| clause.text.clone())
}

/// Where a person can say that a presumed clause does not hold: the first of its facts with a screen.
fn refuting(session: &Session, policy: &Policy, id: ClauseId) -> Option<String> {
    let ClauseKind::Presumed(rule) = &policy.clause(id)?.kind else { return None };
    let mut facts = Vec::new();
    leaves(&session.pack, rule, &mut facts);
    facts.into_iter().find_map(|fact| href(session, fact))
}

/// The facts an expression names, and for derived ones those they follow from.
fn leaves(pack: &Pack, expr: &Expr, facts: &mut Vec<FactId>) {
    match expr {
        Expr::Const(_) => {}
        Expr::Flag(fact) | Expr::Is(fact, _) | Expr::Has(fact, _) => {
            if facts.contains(fact) {
                return;
            }
            facts.push(*fact);
            if let Some(derived) = pack.fact(*fact).and_then(|fact| fact.derived.as_ref()) {
                leaves(pack, derived, facts);
            }
        }
        Expr::Not(inner) => leaves(pack, inner, facts),
        Expr::And(parts) | Expr::Or(parts) => parts.iter().for_each(|part| leaves(pack, part, facts)),
    }
}
