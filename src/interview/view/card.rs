//! One policy on a card: verdict, days, reasons, assumptions, missing answers.

use super::{
    Amount, Call, Pending, View,
    amount::{amounts, to_work_out},
    call,
    headline::has_step,
    href, href_of, is_sensitive,
    one_of::{choice, words},
    said::{label, said},
};
use crate::{
    engine::{DecisiveClause, End, Env, FactRef, Outcome, Rule, Scope, Status, Truth, WindowState, facts_behind},
    interview::{plan::may_hold_before, route::Route, session::Session, text::Text},
    pack::{Clause, ClauseId, ClauseKind, Grade, Policy, PolicyId, SourceId, Window},
    value::{Answer, Date},
};

/// A last day is near if it is at most this many months away.
const NEAR: i64 = 3;

/// A policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The policy.
    pub policy: PolicyId,
    /// Whether it rests on hires that a firm only supposes.
    pub supposed: bool,
    /// Its status.
    pub status: Status,
    /// The status in a word or two.
    pub tag: String,
    /// The policy's name.
    pub title: String,
    /// Its benefits, as far as they may be shown.
    pub amounts: Vec<Amount>,
    /// The status in a sentence, with what the office has yet to judge.
    pub verdict: String,
    /// That part of the verdict; empty if there is none.
    pub by_office: String,
    /// The version that replaces it: its name and the link to its page.
    pub later: Option<(String, String)>,
    /// A last day that is near, or why not to wait; `None` if nothing is urgent.
    pub urgent: Option<String>,
    /// Days that matter: when to apply, from and until when it fits.
    pub days: Vec<String>,
    /// Whether nobody has to apply.
    pub automatic: bool,
    /// What has to be done first.
    pub steps: Vec<Step>,
    /// Questions that would settle it.
    pub missing: Vec<Pending>,
    /// Questions that would make its figures exact.
    pub to_work_out: Vec<Pending>,
    /// The clauses that decide.
    pub reasons: Vec<Reason>,
    /// The clauses left to the office.
    pub office: Vec<Reason>,
    /// The clauses taken as met.
    pub assumed: Vec<Assumed>,
    /// The sources of its clauses and figures, each once.
    pub sources: Vec<SourceId>,
    /// Where to go.
    pub contact: String,
    /// Whom to call.
    pub call: Vec<Call>,
    /// What to search for in 浙里办.
    pub search: Option<String>,
}

/// Something that has to be done first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The instruction.
    pub text: String,
    /// How to get there; may be empty.
    pub how: String,
}

/// A clause and its truth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Its truth.
    pub truth: Truth,
    /// Its condition.
    pub text: String,
    /// The answers behind it.
    pub said: Vec<Said>,
    /// Where it is written.
    pub cite: Cite,
}

/// A clause's source, in short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cite {
    /// Its source, counted from one in the list below the policy's clauses.
    pub number: usize,
    /// The place in the source.
    pub article: Option<String>,
    /// How reliable it is.
    pub grade: Grade,
}

impl Cite {
    /// The citation of a clause whose policy has these sources.
    pub(super) fn of(clause: &Clause, sources: &[SourceId]) -> Self {
        let at = sources.iter().position(|source| *source == clause.source).unwrap_or_default();
        Self { number: at + 1, article: clause.article.clone(), grade: clause.grade }
    }
}

/// An answer behind a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What was asked.
    pub label: String,
    /// The answer.
    pub answer: String,
    /// Where to change it.
    pub href: Option<String>,
}

/// A clause taken as met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assumed {
    /// Its condition.
    pub text: String,
    /// Where to contradict it.
    pub href: Option<String>,
}

impl Card {
    /// Puts `outcome` into words; `None` if the pack does not have its policy.
    pub fn of(session: &Session, outcome: &Outcome, text: &Text) -> Option<Self> {
        let policy = session.pack.policy(outcome.policy)?;
        let words = session.short.policies.get(outcome.policy.index())?;
        // Show nothing more if only the name is known or the policy has ended.
        let over = matches!(outcome.axes.rule, Rule::Ended | Rule::Replaced | Rule::Withdrawn);
        let known = outcome.scope != Some(Scope::Policy) && !over;
        // Assumptions and the office's part no longer matter once a clause fails.
        let rests = known && outcome.status != Status::NotMet;
        let open_gates = outcome.gates.iter().filter(|gate| rests && gate.truth == Truth::Unknown);
        let deciding = outcome.deciding.iter().filter(|_| known).chain(open_gates);
        let sources = sources(policy);
        let reason = |deciding: &DecisiveClause| reason(session, outcome.policy, deciding, &sources, text);
        let assumed = |id: &ClauseId| Assumed {
            text: session.clause(outcome.policy, *id, text).text,
            href: refuting(session, policy, outcome, *id),
        };
        let of_office = |id: &ClauseId| {
            let facts = Vec::new();
            reason(&DecisiveClause { clause: *id, truth: Truth::Unknown, cause: None, facts })
        };
        let steps = outcome.gates.iter().filter(|gate| rests && gate.truth == Truth::No);
        let mut card = Self {
            policy: outcome.policy,
            supposed: false,
            status: outcome.status,
            tag: tag(session, outcome, text),
            title: words.title.clone(),
            amounts: if rests { amounts(session, policy, outcome, text) } else { Vec::new() },
            verdict: String::new(),
            by_office: if rests { by_office(session, outcome, text) } else { String::new() },
            later: outcome
                .replaced_by
                .and_then(|id| Some((session.title(id)?, Route::Policy(session.pack.policy(id)?.key.clone()).href()))),
            urgent: urgent(session, outcome, &words.soon, text),
            days: if rests { days(policy, outcome, text) } else { Vec::new() },
            automatic: policy.automatic && rests,
            steps: steps.map(|gate| step(session, outcome.policy, gate.clause, text)).collect(),
            missing: Pending::each(session, &outcome.missing, text),
            to_work_out: if rests { to_work_out(session, outcome, text) } else { Vec::new() },
            reasons: deciding.filter_map(reason).collect(),
            office: outcome.office.iter().filter(|_| rests).filter_map(of_office).collect(),
            assumed: outcome.assumed.iter().filter(|_| rests).map(assumed).collect(),
            sources: if known { sources.clone() } else { Vec::new() },
            contact: words.contact.clone(),
            call: Call::about(session, outcome.policy),
            search: call::search(session, outcome.policy, text),
        };
        card.judge(&verdict(session, policy, outcome, text));
        Some(card)
    }

    /// Gives the card its verdict. Whoever words it, what is left to the office belongs to it: a match that hangs on the
    /// office must not look like one that does not.
    pub(super) fn judge(&mut self, verdict: &str) {
        self.verdict = [verdict, &self.by_office].concat();
    }

    /// A policy's name, with the first figure of what it gives.
    pub fn gives(session: &Session, view: &View, policy: PolicyId, text: &Text) -> String {
        let outcome = view.assessment.of(policy);
        let card = outcome.and_then(|outcome| Self::of(session, outcome, text));
        card.map(|Self { title, amounts, .. }| match amounts.first() {
            Some(amount) => [title.as_str(), "  ", &amount.figure].concat(),
            None => title,
        })
        .unwrap_or_default()
    }
}

/// The sources of a policy's clauses and figures, each once.
pub(super) fn sources(policy: &Policy) -> Vec<SourceId> {
    let mut sources: Vec<SourceId> = Vec::new();
    let of_clauses = policy.clauses.iter().map(|clause| clause.source);
    for source in of_clauses.chain(policy.benefits.iter().map(|benefit| benefit.source)) {
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    sources
}

/// A policy's status in a word or two.
pub(super) fn tag(session: &Session, outcome: &Outcome, text: &Text) -> String {
    match (outcome.status, outcome.scope) {
        (Status::Met, _) => match outcome.axes.window {
            WindowState::Opens if is_next_year(session.on, outcome) => text.tag_met_late.to_string(),
            WindowState::Opens => text.tag_met_early.to_string(),
            WindowState::Closed => text.tag_met_late.to_string(),
            WindowState::None | WindowState::Open | WindowState::Unknown => (text.tag)(Status::Met).to_string(),
        },
        (Status::NeedsAnswer, _) => match Pending::each(session, &outcome.missing, text).len() {
            0 => text.tag_open.to_string(),
            n => (text.lack.tag)(n).to_string(),
        },
        (Status::Unconfirmed, Some(Scope::Clause)) => text.tag_part_unconfirmed.to_string(),
        (status, _) => (text.tag)(status).to_string(),
    }
}

/// Whether a yearly window opens again only in a later year because this year's is over.
fn is_next_year(on: Date, outcome: &Outcome) -> bool {
    let year = |date: Date| date.year_month_day().0;
    outcome.window.opens.is_some_and(|opens| year(opens) > year(on))
}

fn verdict(session: &Session, policy: &Policy, outcome: &Outcome, text: &Text) -> String {
    let with_truth = |truth: Truth| outcome.deciding.iter().filter(move |deciding| deciding.truth == truth);
    let texts = |clauses: &mut dyn Iterator<Item = &DecisiveClause>| -> Vec<String> {
        clauses.map(|deciding| session.clause(outcome.policy, deciding.clause, text).text).collect()
    };
    match (outcome.status, outcome.scope) {
        (Status::Met, _) => {
            let when = match outcome.axes.window {
                WindowState::None | WindowState::Open => "",
                WindowState::Unknown => text.when_unknown,
                WindowState::Opens if is_next_year(session.on, outcome) => text.when_next,
                WindowState::Opens => text.when_early,
                WindowState::Closed => text.when_late,
            };
            (text.verdict_met)(outcome.assumed.len(), when)
        }
        (Status::MetLater, _) if outcome.axes.rule == Rule::NotYet && outcome.axes.conditions == Truth::Yes => {
            (text.verdict_not_yet)(policy.validity.from)
        }
        (Status::MetLater, _) => {
            let from = outcome.from.unwrap_or(session.on);
            // An imprecise answer, such as 不到 1 年, leaves earlier days on which it may hold already.
            let at_latest = may_hold_before(outcome, from);
            (text.verdict_later)(from, at_latest, &waited_for(session, outcome, text))
        }
        (Status::GateFirst, _) => {
            (text.verdict_gate)(outcome.gates.iter().filter(|gate| gate.truth == Truth::No).count())
        }
        (Status::NeedsAnswer, _) => {
            let pending = Pending::each(session, &outcome.missing, text);
            let labels: Vec<String> = pending.into_iter().map(|pending| pending.label).collect();
            let mut declined: Vec<String> = Vec::new();
            let open = outcome.deciding.iter().chain(&outcome.gates).filter(|clause| clause.truth == Truth::Unknown);
            for named in open.flat_map(|clause| &clause.facts) {
                let unsaid = *session.answers.get(named.fact.index()) == Answer::Unsure;
                let name = label(session, *named, text);
                if unsaid && is_sensitive(session, named.fact) && !declined.contains(&name) {
                    declined.push(name);
                }
            }
            if labels.is_empty() { (text.lack.declined)(&declined) } else { (text.lack.answers)(&labels, &declined) }
        }
        (Status::Competitive, _) => text.verdict_competitive.to_string(),
        (Status::Unconfirmed, Some(Scope::Clause)) if has_step(outcome) => {
            (text.verdict_step_and_unconfirmed)(&texts(&mut with_truth(Truth::Unknown)))
        }
        (Status::Unconfirmed, Some(Scope::Clause)) => {
            (text.verdict_part_unconfirmed)(&texts(&mut with_truth(Truth::Unknown)))
        }
        (Status::Unconfirmed, _) => text.verdict_unconfirmed.to_string(),
        (Status::Ended, _) => (text.verdict_ended)(policy.validity.to),
        (Status::Withdrawn, _) => (text.verdict_withdrawn)(policy.validity.withdrawn, outcome.replaced_by.is_some()),
        (Status::NotMet, _) if outcome.replaced_by.is_some() => text.verdict_replaced.to_string(),
        // Only the time fails.
        (Status::NotMet, _) if outcome.axes.conditions != Truth::No => {
            (text.verdict_too_late)(outcome.window.closes.filter(|closes| *closes < session.on))
        }
        (Status::NotMet, _) => {
            // Of a choice the first; they come in the order of the rule.
            let mut last = None;
            let mut failing: Vec<(String, String)> = Vec::new();
            for deciding in with_truth(Truth::No) {
                let own = choice(&policy.when, deciding.clause, None).flatten().map(core::ptr::from_ref);
                if own.is_none() || own != last {
                    let said: Vec<String> = deciding.facts.iter().map(|named| said(session, *named, text)).collect();
                    failing.push((words(session, policy, outcome.policy, deciding, text), said.join(text.comma)));
                }
                last = own;
            }
            (text.verdict_not_met)(&failing)
        }
    }
}

/// What the office has yet to judge, where a verdict says that everything else fits; empty if there is nothing. A policy that
/// lacks answers claims no such thing.
fn by_office(session: &Session, outcome: &Outcome, text: &Text) -> String {
    let Some(first) = outcome.office.first().filter(|_| outcome.status != Status::NeedsAnswer) else {
        return String::new();
    };
    // Before the texts are here the number alone is true.
    let name = session.long.is_some().then(|| session.clause(outcome.policy, *first, text).text);
    let name = name.filter(|name| name.chars().count() <= text.lack.short);
    (text.lack.office)(outcome.office.len(), name.as_deref())
}

/// A last day that is near, if one can claim now or after a step; otherwise why not to wait.
fn urgent(session: &Session, outcome: &Outcome, soon: &str, text: &Text) -> Option<String> {
    let waits_for_a_later_day = outcome.from.is_some() || outcome.status == Status::MetLater;
    let presses = matches!(outcome.status, Status::Met | Status::GateFirst) || outcome.scope == Some(Scope::Clause);
    if waits_for_a_later_day || !presses || session.age.hides() {
        return None;
    }
    let known = outcome.window.closes.filter(|last| outcome.window.confirmed && *last >= session.on);
    let known = outcome.until.into_iter().chain(known).min();
    let near = known.filter(|last| *last <= session.on.add_months(NEAR));
    let goes_on = |last: Date| outcome.until == Some(last) && outcome.end() == End::Undisputed;
    near.map(|last| (text.days_left)(last, last.days_since(session.on), goes_on(last)))
        .or_else(|| (!soon.is_empty()).then(|| (text.soon)(soon)))
}

/// What is missing until a policy can be claimed; if that comes on several days, each with its own. Of a choice only what
/// comes is waited for.
fn waited_for(session: &Session, outcome: &Outcome, text: &Text) -> Vec<String> {
    let clause = |id: ClauseId| session.clause(outcome.policy, id, text).text;
    let several = outcome.waits.iter().any(|wait| outcome.waits.first().is_some_and(|first| first.from != wait.from));
    let mut missing = Vec::new();
    for wait in &outcome.waits {
        let words = clause(wait.clause);
        missing.push(if several { (text.waits)(&words, wait.from, wait.at_latest) } else { words });
    }
    if missing.is_empty() {
        let failing = outcome.deciding.iter().filter(|deciding| deciding.truth == Truth::No);
        missing.extend(failing.map(|deciding| clause(deciding.clause)));
    }
    missing
}

/// The days that matter.
fn days(policy: &Policy, outcome: &Outcome, text: &Text) -> Vec<String> {
    let window = &outcome.window;
    let fits = match (outcome.from, outcome.until) {
        (Some(from), Some(until)) if window.opens != Some(from) => Some((text.from)(from, until)),
        // If only the window closes, that is said already, and every year it opens again. If the office has more to
        // judge from some day on, name that day and the last day to apply at all.
        (None, _) if outcome.undisputed.is_some() => {
            outcome.undisputed.map(|days| (text.undisputed)(days.until, days.then_until))
        }
        (None, Some(until)) if window.closes != Some(until) && !matches!(policy.window, Window::Yearly { .. }) => {
            Some((text.until)(until))
        }
        // The verdict already says from when it fits.
        (_, _) => None,
    };
    let latest = outcome.latest.map(text.latest);
    (text.window)(window.opens, window.closes, window.confirmed).into_iter().chain(fits).chain(latest).collect()
}

fn step(session: &Session, policy: PolicyId, gate: ClauseId, text: &Text) -> Step {
    let clause = session.clause(policy, gate, text);
    Step { text: clause.step, how: clause.how }
}

fn reason(
    session: &Session,
    policy: PolicyId,
    deciding: &DecisiveClause,
    sources: &[SourceId],
    text: &Text,
) -> Option<Reason> {
    let rule = session.pack.policy(policy)?;
    let clause = rule.clause(deciding.clause)?;
    // A field stands for all entries together.
    let mut facts: Vec<FactRef> = Vec::new();
    for named in deciding.facts.iter().map(|named| FactRef { record: None, ..*named }) {
        if !facts.contains(&named) {
            facts.push(named);
        }
    }
    let said = |named: &FactRef| Said {
        label: label(session, *named, text),
        answer: said(session, *named, text),
        href: href(session, named.fact),
    };
    Some(Reason {
        truth: deciding.truth,
        text: words(session, rule, policy, deciding, text),
        said: facts.iter().map(said).collect(),
        cite: Cite::of(clause, sources),
    })
}

/// Where to contradict a presumed clause: the first of its open questions.
fn refuting(session: &Session, policy: &Policy, outcome: &Outcome, id: ClauseId) -> Option<String> {
    let ClauseKind::Presumed(rule) = &policy.clause(id)?.kind else { return None };
    let on = outcome.from.unwrap_or(session.on);
    let env = Env::new(&session.pack, &session.in_force, on, session.as_of);
    facts_behind(env, rule).into_iter().find_map(|named| href_of(session, named))
}
