//! The page of one policy: conditions, benefits, status; and the list of all policies.
//!
//! The same for everybody, except for the status. Judges nothing that a card does not show.

use super::{Amount, Call, Card, Cite, Pending, amount::amounts, call, card::tag};
use crate::{
    engine::{self, Assessment, FactRef, Question, Status},
    interview::{
        session::Session,
        text::{Language, Text},
    },
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
    /// The key of its page.
    pub key: String,
    /// Its status; `None` until something was answered, unless it was withdrawn whatever the answers.
    pub tag: Option<(Status, String)>,
}

impl PolicyLine {
    /// All policies, in pack order.
    pub fn all(session: &Session, assessment: &Assessment, text: &Text) -> Vec<Self> {
        let line = |(index, policy): (usize, &Policy)| {
            let id = PolicyId::at(index);
            let outcome = assessment.of(id).filter(|_| !session.trail.is_empty());
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

/// Everything about a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyView {
    /// The policy.
    pub policy: PolicyId,
    /// Its name.
    pub title: String,
    /// Who made it; and, where a rule is known, whom it is for, who applies, who is paid.
    pub about: Vec<String>,
    /// Its status; `None` until something was answered.
    pub card: Option<Card>,
    /// Its open questions.
    pub open: Vec<Pending>,
    /// Its conditions; `None` if only its name is known.
    pub rule: Option<Rule>,
    /// Where the reading copy shows how they decide, from the folder of the page.
    pub page: String,
    /// Its benefits, for no particular person.
    pub gives: Vec<Amount>,
    /// Whether the rules are too old for figures, those of its steps included.
    pub hides: bool,
    /// When the rule is in force.
    pub in_force: Option<String>,
    /// Its sources.
    pub sources: Vec<SourceId>,
    /// Where to go.
    pub contact: String,
    /// Whom to call.
    pub call: Vec<Call>,
    /// What to search for in 浙里办.
    pub search: Option<String>,
}

/// A part of a policy's conditions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// A clause in words, who can judge it, and its citation.
    Clause {
        /// Its condition.
        text: String,
        /// Who can judge it, if not the person.
        remark: Option<&'static str>,
        /// Its citation; `None` if the pack has no such clause.
        cite: Option<Cite>,
    },
    /// Several, and how they combine.
    Parts(String, Vec<Rule>),
}

impl PolicyView {
    /// The page of `id`; `None` if the pack has no such policy.
    pub fn of(session: &Session, id: PolicyId, text: &Text) -> Option<Self> {
        let policy = session.pack.policy(id)?;
        let words = session.short.policies.get(id.index())?;
        let assessment = session.assess();
        let outcome = assessment.of(id)?;
        let about_it = engine::questions_about(&session.index, &session.pack, &session.in_force, &assessment, id);
        let open: Vec<FactRef> = about_it.iter().map(Question::named).collect();
        let roles = policy.roles;
        let sources = super::card::sources(policy);
        let said = !session.trail.is_empty();
        let has_rule = !policy.clauses.is_empty();
        let level = (text.level)(policy.level).to_owned();
        let who = (text.roles)(roles.beneficiary, roles.applicant, roles.payee);
        Some(Self {
            policy: id,
            title: words.title.clone(),
            // Of a policy known by its name alone, who applies and who is paid are not known either.
            about: if has_rule { vec![level, who] } else { vec![level] },
            card: Card::of(session, outcome, text).filter(|_| said || policy.validity.withdrawn.is_some()),
            open: Pending::each(session, &open, text),
            rule: has_rule.then(|| rule(session, id, &policy.when, &sources, text)),
            page: ["rules/", if text.language == Language::En { "en/" } else { "" }, &policy.key, ".html"].concat(),
            gives: gives(session, &session.pack, id, text),
            in_force: (text.in_force)(policy.validity.from, policy.validity.to).filter(|_| !session.age.hides()),
            hides: session.age.hides(),
            sources,
            contact: words.contact.clone(),
            call: Call::about(session, id),
            search: call::search(session, id, text),
        })
    }
}

/// The benefits of a policy for a person about whom nothing is known; none of one that was withdrawn.
fn gives(session: &Session, pack: &Pack, id: PolicyId, text: &Text) -> Vec<Amount> {
    let nobody = Session { in_force: Answers::none(pack.facts.len()), trail: Vec::new(), ..session.clone() };
    let assessment = nobody.assess();
    let of_policy = assessment.of(id).zip(pack.policy(id).filter(|policy| policy.validity.withdrawn.is_none()));
    let mut gives = of_policy.map(|(outcome, policy)| amounts(&nobody, policy, outcome, text)).unwrap_or_default();
    // Drop the remark that it depends on answers: that is obvious here.
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
