//! A policy as its own page shows it: what it demands, what it gives, how it stands; and the list of all.
//!
//! The same for everybody but for how it stands. Nothing is judged that a card does not show, too.

use super::{Amount, Call, Card, Cite, Pending, amount::amounts, call, card::tag};
use crate::{
    engine::{self, Assessment, FactRef, Question, Status},
    interview::{session::Session, text::Text},
    pack::{ClauseKind, Condition, Level, Pack, Policy, PolicyId, Role, SourceId},
    value::Answers,
};

/// A line of the list of all policies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyLine {
    /// The policy.
    pub policy: PolicyId,
    /// Its name.
    pub title: String,
    /// Who made it.
    pub level: Level,
    /// Whether an employer applies for it, is paid, or benefits.
    pub employer: bool,
    /// Where its page is.
    pub key: String,
    /// How it stands; none while nothing was answered.
    pub tag: Option<(Status, String)>,
}

impl PolicyLine {
    /// All policies, in pack order.
    pub fn all(session: &Session, assessment: &Assessment, text: &Text) -> Vec<Self> {
        let line = |(index, policy): (usize, &Policy)| {
            let id = PolicyId::at(index);
            let outcome = assessment.outcomes.get(index).filter(|_| !session.trail.is_empty());
            let tag = outcome.map(|outcome| (outcome.status, tag(session, outcome, text)));
            Self {
                policy: id,
                title: session.title(id).unwrap_or_default(),
                level: policy.level,
                employer: {
                    let roles = policy.roles;
                    [roles.beneficiary, roles.applicant, roles.payee].contains(&Role::Employer)
                },
                key: policy.key.clone(),
                tag,
            }
        };
        session.pack.policies.iter().enumerate().map(line).collect()
    }
}

/// All about a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyView {
    /// The policy.
    pub policy: PolicyId,
    /// Its name.
    pub title: String,
    /// Who made it, whom it is for, who applies, who is paid.
    pub about: Vec<String>,
    /// How it stands; none while nothing was answered.
    pub card: Option<Card>,
    /// Questions about it that are open.
    pub open: Vec<Pending>,
    /// What it demands; none where only its name is known.
    pub rule: Option<Rule>,
    /// What it gives, for nobody in particular.
    pub gives: Vec<Amount>,
    /// When the rule is in force.
    pub in_force: Option<String>,
    /// What it is taken from.
    pub sources: Vec<SourceId>,
    /// Where to go.
    pub contact: String,
    /// Whom to call.
    pub call: Vec<Call>,
    /// What to search for in 浙里办.
    pub search: Option<String>,
}

/// A part of what a policy demands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// A clause in words, who can tell, and where it is written.
    Clause {
        /// What it demands.
        text: String,
        /// Who can tell, where that is not the person.
        remark: Option<&'static str>,
        /// Where it is written; none where the pack has no such clause.
        cite: Option<Cite>,
    },
    /// Several, and how they combine.
    Parts(String, Vec<Rule>),
}

impl PolicyView {
    /// The page of `id`; none where the pack has no such policy.
    pub fn of(session: &Session, id: PolicyId, text: &Text) -> Option<Self> {
        let policy = session.pack.policy(id)?;
        let words = session.short.policies.get(id.index())?;
        let assessment = session.assess();
        let outcome = assessment.outcomes.get(id.index())?;
        let about_it = engine::questions_about(&session.pack, &session.in_force, &assessment, id);
        let open: Vec<FactRef> = about_it.iter().map(Question::named).collect();
        let roles = policy.roles;
        let sources = super::card::sources(policy);
        let said = !session.trail.is_empty();
        Some(Self {
            policy: id,
            title: words.title.clone(),
            about: vec![
                (text.level)(policy.level).to_owned(),
                (text.roles)(roles.beneficiary, roles.applicant, roles.payee),
            ],
            card: Card::of(session, outcome, text).filter(|_| said),
            open: Pending::each(session, &open, text),
            rule: (!policy.clauses.is_empty()).then(|| rule(session, id, &policy.when, &sources, text)),
            gives: gives(session, &session.pack, id, text),
            in_force: (text.in_force)(policy.validity.from, policy.validity.to),
            sources,
            contact: words.contact.clone(),
            call: Call::about(session, id),
            search: call::search(session, id, text),
        })
    }
}

/// What a policy gives to somebody of whom nothing is known.
fn gives(session: &Session, pack: &Pack, id: PolicyId, text: &Text) -> Vec<Amount> {
    let nobody = Session { in_force: Answers::none(pack.facts.len()), trail: Vec::new(), ..session.clone() };
    let assessment = nobody.assess();
    let of_policy = assessment.outcomes.get(id.index()).zip(pack.policy(id));
    let mut gives = of_policy.map(|(outcome, policy)| amounts(&nobody, policy, outcome, text)).unwrap_or_default();
    // That it depends on answers goes without saying here.
    gives.iter_mut().for_each(|amount| amount.notes.retain(|note| note != text.perhaps));
    gives
}

fn rule(session: &Session, policy: PolicyId, condition: &Condition, sources: &[SourceId], text: &Text) -> Rule {
    let all =
        |members: &[Condition]| members.iter().map(|member| rule(session, policy, member, sources, text)).collect();
    match condition {
        Condition::Clause(id) => {
            let clause = session.pack.policy(policy).and_then(|policy| policy.clause(*id));
            Rule::Clause {
                text: session.clause(policy, *id, text).text,
                remark: clause.and_then(|clause| match clause.kind {
                    ClauseKind::Office => Some(text.office),
                    ClauseKind::Presumed(_) => Some(text.assumed),
                    ClauseKind::Gate(_) => Some(text.gate),
                    ClauseKind::Asked(_) => None,
                }),
                cite: clause.map(|clause| Cite::of(clause, sources)),
            }
        }
        Condition::All(members) => Rule::Parts(text.all_of.into(), all(members)),
        Condition::Any(members) => Rule::Parts(text.any_of.into(), all(members)),
        Condition::AtLeast(n, members) => Rule::Parts((text.at_least_of)(*n), all(members)),
        Condition::Not(inner) => Rule::Parts(text.none_of.into(), all(core::slice::from_ref(inner))),
    }
}
