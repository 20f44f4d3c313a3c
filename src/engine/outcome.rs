//! The outcome of one policy: six axes and the status that follows from them.
//!
//! The status is a pure function of the axes. This file does not compute amounts or questions, and
//! axes that no rule can move yet (gates, windows, rules in time) hold their neutral member.

use alloc::vec::Vec;

use super::{
    amount::{BenefitOutcome, benefits},
    evaluate::{clause_truths, condition_truth},
    explain::{self, Deciding},
    truth::{Cause, Truth},
};
use crate::{
    pack::{ClauseId, FactId, Grade, Pack, Policy, PolicyId},
    value::{Answer, Answers},
};

/// What came out for one policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The policy.
    pub policy: PolicyId,
    /// The outcome in one word.
    pub status: Status,
    /// What an unconfirmed outcome is unconfirmed about.
    pub scope: Option<Scope>,
    /// Where the status comes from.
    pub axes: Axes,
    /// Why: only the clauses that decide.
    pub deciding: Vec<Deciding>,
    /// Facts whose answer could settle it. Sensitive facts the person would not answer are left out.
    pub missing: Vec<FactId>,
    /// Clauses taken as met that the person can refute.
    pub assumed: Vec<ClauseId>,
    /// Clauses left to the office.
    pub office: Vec<ClauseId>,
    /// Whether it rests on a sensitive answer.
    pub sensitive: bool,
    /// What it gives.
    pub benefits: Vec<BenefitOutcome>,
}

/// The outcome in one word, in the order in which screens show them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// 初步匹配.
    Met,
    /// 还差回答.
    NeedsAnswer,
    /// 待确认.
    Unconfirmed,
    /// 目前不满足.
    NotMet,
}

impl Status {
    /// Whether no answer is needed any more to say it.
    pub fn is_settled(self) -> bool {
        self != Self::NeedsAnswer
    }
}

/// What is unconfirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// The policy as a whole: only its name is known.
    Policy,
    /// Some clause of it.
    Clause,
}

/// The six axes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Axes {
    /// Whether the rule is in force.
    pub rule: Rule,
    /// Whether the conditions hold, office clauses and open presumptions taken as yes.
    pub conditions: Truth,
    /// Whether what must be done first is done.
    pub gates: Gates,
    /// Whether one can apply now.
    pub window: Window,
    /// What the office still has to judge.
    pub office: Office,
    /// Whether those who qualify get it.
    pub award: Award,
}

/// The rule in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rule {
    /// In force as far as the sources say.
    InForce,
    /// Only its name is known (grade D).
    Unconfirmed,
}

/// The gates axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gates {
    /// The policy has none.
    None,
}

/// The application window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Window {
    /// There is one, but its dates are not known. Never changes a status.
    Unknown,
}

/// The office axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Office {
    /// Nothing is left to the office's judgement.
    None,
    /// The office has yet to judge some clause.
    Pending,
}

/// The award axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Award {
    /// Whoever qualifies gets it.
    Entitled,
}

/// The outcome table: status and scope from the axes and, where the conditions are open, from who
/// could settle them.
///
/// | rule | conditions | open because of | status |
/// |---|---|---|---|
/// | unconfirmed | any | any | unconfirmed, scope policy |
/// | in force | no | – | not met |
/// | in force | unknown | person | needs answer |
/// | in force | unknown | rule alone | unconfirmed, scope clause |
/// | in force | yes | – | met |
pub fn status(axes: &Axes, cause: Cause) -> (Status, Option<Scope>) {
    match (axes.rule, axes.conditions, cause) {
        (Rule::Unconfirmed, ..) => (Status::Unconfirmed, Some(Scope::Policy)),
        (Rule::InForce, Truth::No, _) => (Status::NotMet, None),
        (Rule::InForce, Truth::Unknown, Cause::Person) => (Status::NeedsAnswer, None),
        (Rule::InForce, Truth::Unknown, Cause::Rule | Cause::Office) => (Status::Unconfirmed, Some(Scope::Clause)),
        (Rule::InForce, Truth::Yes, _) => (Status::Met, None),
    }
}

/// The outcome of every policy, in pack order.
pub(super) fn outcomes(pack: &Pack, answers: &Answers) -> Vec<Outcome> {
    let outcome = |(index, policy)| outcome(pack, answers, PolicyId::at(index), policy);
    pack.policies.iter().enumerate().map(outcome).collect()
}

fn outcome(pack: &Pack, answers: &Answers, id: PolicyId, policy: &Policy) -> Outcome {
    let truths = clause_truths(pack, answers, policy);
    let conditions = condition_truth(policy, &truths, &policy.when);
    let deciding = explain::deciding(pack, answers, policy, &truths);
    let office = explain::office(policy, &truths);
    let axes = Axes {
        rule: if policy.grade == Grade::D { Rule::Unconfirmed } else { Rule::InForce },
        conditions,
        gates: Gates::None,
        window: Window::Unknown,
        office: if office.is_empty() { Office::None } else { Office::Pending },
        award: Award::Entitled,
    };
    let person = deciding.iter().any(|clause| clause.cause == Some(Cause::Person));
    let (status, scope) = status(&axes, if person { Cause::Person } else { Cause::Rule });
    let tells = |fact: &FactId| answers.get(fact.index()).value().is_some() && is_sensitive(pack, *fact);
    let sensitive = deciding.iter().flat_map(|clause| &clause.facts).any(tells);
    Outcome {
        policy: id,
        status,
        scope,
        axes,
        missing: if status == Status::NeedsAnswer { missing(pack, answers, &deciding) } else { Vec::new() },
        assumed: explain::assumed(policy, &truths),
        office,
        sensitive,
        benefits: benefits(policy),
        deciding,
    }
}

/// The open facts of the open clauses; not those a person declined because they are sensitive.
fn missing(pack: &Pack, answers: &Answers, deciding: &[Deciding]) -> Vec<FactId> {
    let mut facts: Vec<FactId> = Vec::new();
    for fact in deciding.iter().filter(|clause| clause.truth == Truth::Unknown).flat_map(|clause| &clause.facts) {
        let declined = answers.get(fact.index()) == Answer::Unsure && is_sensitive(pack, *fact);
        if !declined && !facts.contains(fact) {
            facts.push(*fact);
        }
    }
    facts
}

fn is_sensitive(pack: &Pack, fact: FactId) -> bool {
    pack.fact(fact).is_some_and(|fact| fact.sensitive)
}
