//! The outcome of one policy: its axes, its status, and everything else to say about it.
//!
//! The table in `status` derives the status. This file computes no amounts and no questions.

use alloc::vec::Vec;

use super::{
    amount::{BenefitOutcome, benefits},
    days::{End, Undisputed, Wait, undisputed, waits},
    eval::{Cause, Clauses, Env, GatesAs, Memo, Truth, clause_truths, number_in},
    explain::{self, DecisiveClause, FactRef, facts_behind},
    index::{FactSet, Index},
    residual::Tried,
    status::{Ahead, Axes, Gates, Office, Prospect, Rule, Scope, Status, WindowState, is_settled_anyhow, status},
    timeline::{Segment, gates_axis, later_version, one_day, rule, segments},
};
use crate::{
    pack::{ClauseId, ClauseKind, FactId, Num, Pack, Pause, Policy, PolicyId, Visit, Window},
    value::{Answer, Answers, Date},
};

/// The result for one policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The policy.
    pub policy: PolicyId,
    /// The outcome in one word.
    pub status: Status,
    /// What exactly is unconfirmed, if the outcome is.
    pub scope: Option<Scope>,
    /// What the status is derived from.
    pub axes: Axes,
    /// The policy to look at instead, if the rule is replaced or withdrawn, or its window does not open again.
    pub replaced_by: Option<PolicyId>,
    /// First day one can claim what is met, if not today.
    pub from: Option<Date>,
    /// Last claimable day of the run that begins today or on `from`; `None` if beyond the horizon.
    pub until: Option<Date>,
    /// Replaces `until` if days of the window are unknown: the conditions surely hold until then, and the window may end earlier.
    pub latest: Option<Date>,
    /// If the office has more to judge from some day on: until when it does not.
    pub undisputed: Option<Undisputed>,
    /// If claimable only later: the conditions to wait for, each with its own day.
    pub waits: Vec<Wait>,
    /// The segments, beginning today.
    pub timeline: Vec<Segment>,
    /// The window in days, as far as known.
    pub window: WindowDays,
    /// The reasons: only the clauses that decide.
    pub deciding: Vec<DecisiveClause>,
    /// Facts whose answer could settle it, except sensitive ones the person declined to answer.
    pub missing: Vec<FactRef>,
    /// Clauses taken as met that the person can refute; if met only later, also those of its first day.
    pub assumed: Vec<ClauseId>,
    /// Clauses left to the office; if claimable only later, those of its first day.
    pub office: Vec<ClauseId>,
    /// What must be done first: gates not known to be passed.
    pub gates: Vec<DecisiveClause>,
    /// Whether it rests on a sensitive answer.
    pub sensitive: bool,
    /// What it gives; if claimable only later, as of its first day.
    pub benefits: Vec<BenefitOutcome>,
}

/// The days of a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WindowDays {
    /// First day.
    pub opens: Option<Date>,
    /// Last day.
    pub closes: Option<Date>,
    /// Whether they are known to hold.
    pub confirmed: bool,
}

/// The outcome of every policy of whoever answers, in pack order.
pub(super) fn outcomes(env: Env<'_>, index: &Index) -> Vec<Outcome> {
    of_these(env, index, index.policies(env.pack))
}

/// The outcomes of `before` with those made anew that `changed` may change, and which those are.
pub(super) fn outcomes_again(
    env: Env<'_>,
    index: &Index,
    before: &[Outcome],
    changed: &FactSet,
) -> (Vec<Outcome>, Vec<PolicyId>) {
    let touched = index.policies(env.pack).filter(|(id, _)| index.turns_on(*id, changed));
    let made = of_these(env, index, touched);
    let mut all = before.to_vec();
    let mut ids = Vec::new();
    for outcome in made {
        ids.push(outcome.policy);
        if let Some(slot) = all.iter_mut().find(|before| before.policy == outcome.policy) {
            *slot = outcome;
        }
    }
    (all, ids)
}

/// The outcomes of these policies. Those that may turn on a sensitive answer are compared with what comes out without it.
pub(super) fn of_these<'p>(
    env: Env<'p>,
    index: &Index,
    policies: impl Iterator<Item = (PolicyId, &'p Policy)>,
) -> Vec<Outcome> {
    let (given, untold) = without_sensitive(env.pack, env.answers);
    let memo = Memo::of(env.pack);
    let untold = Env::new(env.pack, &untold, env.on, env.as_of).remembering(&memo);
    let of_one = |(id, policy): (PolicyId, &Policy)| {
        let mut told = outcome(env, index, id, policy);
        if index.turns_on(id, &given) {
            told.sensitive |= !told.is_like(&outcome(untold, index, id, policy));
        }
        told
    };
    policies.map(of_one).collect()
}

/// The sensitive facts that have an answer, and the same answers without those.
pub fn without_sensitive(pack: &Pack, answers: &Answers) -> (FactSet, Answers) {
    let ids = (0..pack.facts.len()).map(FactId::at);
    let given: Vec<FactId> = ids.filter(|id| answers.get(id.index()).is_given() && is_sensitive(pack, *id)).collect();
    let mut untold = answers.clone();
    given.iter().for_each(|id| untold.set(id.index(), Answer::Absent));
    (FactSet::of(given), untold)
}

impl Outcome {
    /// What ends on `until`, or on `latest` in its place.
    pub fn end(&self) -> End {
        let goes_on = |days: Undisputed| Some(days.until) == self.until && days.then_until != self.until;
        match self.until {
            None if self.latest.is_some() => End::Holding,
            _ if self.undisputed.is_some_and(goes_on) => End::Undisputed,
            _ => End::Applying,
        }
    }

    /// Whether it says the same about the policy as `other`, apart from questions, and from reasons why it is not met or not yet known.
    /// If so, it does not rest on any answer in which the two differ (non-interference; J. Goguen and J. Meseguer, Security Policies
    /// and Security Models, 1982).
    fn is_like(&self, other: &Self) -> bool {
        (self.status, self.scope, self.axes, self.from, self.until, self.latest, self.window)
            == (other.status, other.scope, other.axes, other.from, other.until, other.latest, other.window)
            && (self.undisputed, &self.waits) == (other.undisputed, &other.waits)
            // Once a clause fails, assumptions and office clauses no longer matter.
            && (self.status == Status::NotMet || (&self.assumed, &self.office) == (&other.assumed, &other.office))
            && self.benefits.len() == other.benefits.len()
            && self.benefits.iter().zip(&other.benefits).all(|(mine, its)| mine.is_like(its))
            && (!self.is_handed_over() || self.reasons().eq(other.reasons()) && self.timeline == other.timeline)
    }

    /// Whether its reasons and days are among what a person takes to a counter.
    fn is_handed_over(&self) -> bool {
        !matches!(self.status, Status::NeedsAnswer | Status::NotMet | Status::Ended | Status::Withdrawn)
    }

    /// The clauses it names as reasons and as steps before it, each with its truth: one that holds by a sensitive answer would tell that
    /// answer, also where another one suffices.
    fn reasons(&self) -> impl Iterator<Item = (ClauseId, Truth)> {
        self.deciding.iter().chain(&self.gates).map(|clause| (clause.clause, clause.truth))
    }
}

/// The outcome of one policy. What it rests on that is sensitive shows only in [`of_these`].
pub(super) fn outcome(env: Env<'_>, index: &Index, id: PolicyId, policy: &Policy) -> Outcome {
    let env = env.asking(policy.audience());
    let truths = clause_truths(env, policy);
    let clauses = Clauses { policy, truths: &truths, gates: GatesAs::Passed };
    let timeline = days_ahead(env, index, id, policy, &truths);
    let today = timeline.first().copied().unwrap_or_else(|| one_day(env, policy, &truths));
    let deciding = explain::deciding(env, clauses);
    let gates = gates(env, clauses);
    let axes = axes(policy, &today, explain::office(clauses).is_empty());
    // While the conditions are open, gates do not matter yet, and what keeps them open is among what decides.
    let open: Vec<DecisiveClause> = if axes.conditions == Truth::Unknown {
        deciding.iter().filter(|clause| clauses.counted(clause.clause) == Truth::Unknown).cloned().collect()
    } else {
        explain::open(env, Clauses { gates: GatesAs::TheyStand, ..clauses }).collect()
    };
    let open_to = if axes.conditions == Truth::Unknown { cause(&deciding) } else { cause(&open) };
    let later = if axes.conditions == Truth::No { open_later(env, policy, &timeline) } else { Vec::new() };
    let (status, scope) = status(&axes, ahead(&timeline, &later), open_to);
    let deciding = match (status, axes.conditions) {
        // What is unknown about a later day decides together with what fails today.
        (Status::Unconfirmed, Truth::No) => {
            let mut all = deciding;
            let unnamed: Vec<DecisiveClause> =
                later.iter().filter(|then| all.iter().all(|today| today.clause != then.clause)).cloned().collect();
            all.extend(unnamed);
            all
        }
        _ => deciding,
    };
    let (from, until) = claimable_days(&timeline);
    let is_met = matches!(status, Status::Met | Status::MetLater | Status::Competitive);
    let guessed = timeline.iter().any(|segment| segment.is_claimable() && segment.window == WindowState::Unknown);
    let from = from.filter(|from| is_met && *from > env.on);
    // A benefit claimable only later is described as of its first claimable day.
    let then = env.at(from.unwrap_or(env.on));
    let facts = deciding.iter().chain(&gates).flat_map(|clause| &clause.facts);
    Outcome {
        policy: id,
        status,
        scope,
        from,
        until: until.filter(|_| is_met && !guessed),
        latest: until.filter(|_| is_met && guessed),
        undisputed: if is_met && !guessed { undisputed(env, index, id, policy, &timeline) } else { None },
        waits: from.map(|from| waits(env, policy, from)).unwrap_or_default(),
        window: window_days(env, policy, &timeline),
        replaced_by: later_version(env, policy)
            .filter(|_| matches!(axes.rule, Rule::Replaced | Rule::Withdrawn) || is_shut(status, &axes)),
        sensitive: { facts }
            .any(|fact| env.answers.get(fact.fact.index()).is_given() && is_sensitive(env.pack, fact.fact)),
        missing: match (status, axes.conditions) {
            (Status::NeedsAnswer, Truth::No) => missing(env, &later),
            (Status::NeedsAnswer, _) => missing(env, &open),
            _ => Vec::new(),
        },
        assumed: assumed(env, clauses, from),
        office: if then.on == env.on {
            explain::office(clauses)
        } else {
            explain::office(Clauses { truths: &clause_truths(then, policy), ..clauses })
        },
        benefits: benefits(then, policy),
        axes,
        timeline,
        deciding,
        gates,
    }
}

/// Whether only the window decides against it: it does not open again.
fn is_shut(status: Status, axes: &Axes) -> bool {
    status == Status::NotMet && axes.conditions != Truth::No
}

/// The days ahead of one policy; one segment where nothing about it changes from day to day.
fn days_ahead(env: Env<'_>, index: &Index, id: PolicyId, policy: &Policy, truths: &[Truth]) -> Vec<Segment> {
    if index.moves(id) { segments(env, index, id, policy, truths) } else { [one_day(env, policy, truths)].into() }
}

/// The status of one policy and nothing else about it, for who looks at many people or answers.
pub(super) fn status_alone(env: Env<'_>, index: &Index, id: PolicyId, policy: &Policy) -> Status {
    let env = env.asking(policy.audience());
    let truths = clause_truths(env, policy);
    let timeline = days_ahead(env, index, id, policy, &truths);
    let today = timeline.first().copied().unwrap_or_else(|| one_day(env, policy, &truths));
    let clauses = Clauses { policy, truths: &truths, gates: GatesAs::Passed };
    let open_to = match today.conditions {
        Truth::No => Cause::Rule,
        Truth::Unknown => cause(&explain::deciding(env, clauses)),
        Truth::Yes => {
            let open: Vec<_> = explain::open(env, Clauses { gates: GatesAs::TheyStand, ..clauses }).collect();
            cause(&open)
        }
    };
    let later = if today.conditions == Truth::No { open_later(env, policy, &timeline) } else { Vec::new() };
    status(&axes(policy, &today, true), ahead(&timeline, &later), open_to).0
}

/// Whether a policy needs none of the answers that `outcome` waited for: for choosing questions. Looks at later days only
/// if the outcome depends on them.
pub(super) fn is_settled(tried: Tried<'_>, index: &Index, policy: &Policy, outcome: &Outcome) -> bool {
    let (env, id) = (tried.env, outcome.policy);
    let rule = rule(env, policy);
    let settled = |conditions, gates| is_settled_anyhow(rule, conditions, gates, policy.award);
    if settled(Truth::Unknown, Gates::Unknown) {
        return true;
    }
    let truths = tried.truths(id);
    let mut clauses = Clauses { policy, truths: &truths, gates: GatesAs::Passed };
    let conditions = clauses.truth(&policy.when);
    if conditions == Truth::No || outcome.axes.conditions == Truth::No {
        // A policy that fails today may still be open on a later day, unless it fails by clauses that no day changes.
        let on_any_day =
            |(at, truth): (usize, &Truth)| if index.clause_moves(id, at) { Truth::Unknown } else { *truth };
        let still: Vec<Truth> = truths.iter().enumerate().map(on_any_day).collect();
        let never = Clauses { truths: &still, ..clauses }.truth(&policy.when) == Truth::No;
        return never || status_alone(env, index, id, policy).is_settled();
    }
    // While the conditions are open, gates do not matter yet.
    let gates = if conditions == Truth::Yes {
        clauses.gates = GatesAs::TheyStand;
        gates_axis(clauses)
    } else {
        Gates::Unknown
    };
    settled(conditions, gates) || !explain::open_ids(clauses).any(|clause| tried.asks(id, clause))
}

fn axes(policy: &Policy, today: &Segment, no_office: bool) -> Axes {
    let all_else_holds = today.conditions == Truth::Yes && matches!(today.gates, Gates::None | Gates::Yes);
    Axes {
        rule: today.rule,
        conditions: today.conditions,
        gates: today.gates,
        window: today.window,
        office: match (no_office, all_else_holds) {
            (true, _) => Office::None,
            (false, false) => Office::Pending,
            (false, true) => Office::Decides,
        },
        award: policy.award,
    }
}

fn cause(deciding: &[DecisiveClause]) -> Cause {
    let person = deciding.iter().any(|clause| clause.cause == Some(Cause::Person));
    if person { Cause::Person } else { Cause::Rule }
}

/// The clauses and gates that are open on later days on which anyone can claim; each once, as on the first such day.
fn open_later(env: Env<'_>, policy: &Policy, timeline: &[Segment]) -> Vec<DecisiveClause> {
    let mut found: Vec<DecisiveClause> = Vec::new();
    if timeline.iter().skip(1).any(Segment::is_claimable) {
        return found;
    }
    for segment in timeline.iter().skip(1).filter(|segment| segment.is_undecided()) {
        let env = env.at(segment.from);
        let truths = clause_truths(env, policy);
        // While the conditions are open, gates do not matter yet.
        let gates = if segment.conditions == Truth::Unknown { GatesAs::Passed } else { GatesAs::TheyStand };
        for open in explain::open(env, Clauses { policy, truths: &truths, gates }) {
            // A later year's figure not being out yet does not soften today's "no".
            if open.cause == Some(Cause::Rule) && !rests_on_the_unpublished(env.pack, policy, open.clause) {
                continue;
            }
            match found.iter_mut().find(|known| known.clause == open.clause) {
                Some(known) => {
                    known.facts.extend(
                        open.facts.iter().filter(|fact| !known.facts.contains(fact)).copied().collect::<Vec<_>>(),
                    );
                    if open.cause == Some(Cause::Person) {
                        known.cause = open.cause;
                    }
                }
                None => found.push(open),
            }
        }
    }
    found
}

/// Whether a clause looks up a figure without a known value on any day.
fn rests_on_the_unpublished(pack: &Pack, policy: &Policy, id: ClauseId) -> bool {
    let mut found = false;
    if let Some(rule) = policy.clause(id).and_then(|clause| clause.kind.rule()) {
        rule.walk(&mut |visit| {
            if let Visit::Num(Num::Figure(figure, _)) = visit {
                found |= pack.figures.get(figure.index()).is_some_and(|figure| figure.rows.is_empty());
            }
        });
    }
    found
}

/// What later days may bring, judging by what is `open` on them.
fn prospect(timeline: &[Segment], open: &[DecisiveClause]) -> Prospect {
    let is_gated =
        |segment: &Segment| segment.is_open() && segment.conditions == Truth::Yes && segment.gates == Gates::No;
    if open.iter().any(|clause| clause.cause == Some(Cause::Person)) {
        Prospect::Answer
    } else if timeline.iter().skip(1).any(is_gated) {
        Prospect::Step
    } else if open.is_empty() {
        Prospect::None
    } else {
        Prospect::Rule
    }
}

fn ahead(timeline: &[Segment], open_later: &[DecisiveClause]) -> Ahead {
    Ahead {
        prospect: prospect(timeline, open_later),
        possible: timeline.iter().any(Segment::is_open),
        claimable: timeline.iter().skip(1).any(Segment::is_claimable),
        open: timeline.iter().any(|segment| segment.is_open() && segment.conditions == Truth::Yes),
    }
}

/// First and last day of the next run of claimable days.
fn claimable_days(timeline: &[Segment]) -> (Option<Date>, Option<Date>) {
    let mut rest = timeline.iter().skip_while(|segment| !segment.is_claimable());
    let Some(first) = rest.next() else { return (None, None) };
    // Once the office has more to judge than at first, it is uncertain how long the run goes on.
    let ends = |segment: &&Segment| !segment.is_claimable() || !segment.office.is_within(first.office);
    (Some(first.from), rest.find(ends).map(|segment| segment.from.yesterday()))
}

/// What is assumed today and on the first day on which it is met.
fn assumed(env: Env<'_>, clauses: Clauses<'_>, from: Option<Date>) -> Vec<ClauseId> {
    let mut ids = explain::assumed(clauses);
    if let Some(from) = from {
        let truths = clause_truths(env.at(from), clauses.policy);
        for id in explain::assumed(Clauses { truths: &truths, ..clauses }) {
            if !ids.contains(&id) {
                ids.insert(ids.partition_point(|other| *other < id), id);
            }
        }
    }
    ids
}

fn gates(env: Env<'_>, clauses: Clauses<'_>) -> Vec<DecisiveClause> {
    let explain = |id: ClauseId| {
        let ClauseKind::Gate(rule) = &clauses.policy.clause(id)?.kind else { return None };
        let truth = clauses.bare(id);
        let facts = facts_behind(env, rule);
        let cause = (truth == Truth::Unknown).then_some(if facts.is_empty() { Cause::Rule } else { Cause::Person });
        Some(DecisiveClause { clause: id, truth, cause, facts })
    };
    explain::gates(clauses).into_iter().filter_map(explain).collect()
}

/// The days of the window that is open or opens next. A pause ends it, and opens it anew.
fn window_days(env: Env<'_>, policy: &Policy, timeline: &[Segment]) -> WindowDays {
    let mut days = days_without_pauses(env, &policy.window);
    let is_to_come = |pause: &Pause| pause.to.is_none_or(|to| to >= env.on);
    let is_closed = timeline.first().is_none_or(|today| today.window == WindowState::Closed);
    if !is_closed && policy.pauses.iter().any(is_to_come) {
        let mut rest = timeline.iter().skip_while(|segment| !segment.window.lets_apply());
        let first = rest.next().map(|segment| segment.from);
        if first != Some(env.on) {
            days.opens = first;
        }
        // An end that is not known and no pause is no day to be told.
        let is_told = |end: &Segment| {
            end.window != WindowState::Unknown || policy.pauses.iter().any(|pause| pause.from == end.from)
        };
        let end = rest.find(|segment| !segment.window.lets_apply()).filter(|end| is_told(end));
        days.closes = end.map(|end| end.from.yesterday());
        days.confirmed |= matches!(policy.window, Window::None);
    }
    days
}

fn days_without_pauses(env: Env<'_>, window: &Window) -> WindowDays {
    match window {
        Window::None | Window::Unknown => WindowDays::default(),
        Window::Days { opens, closes, confirmed } => {
            let day = |num: &Option<Num>| {
                let interval = number_in(env, num.as_ref()?);
                if interval.is_exact() { Date::from_unix_days(interval.range.min).ok() } else { None }
            };
            WindowDays { opens: day(opens), closes: day(closes), confirmed: *confirmed }
        }
        // This year's, or next year's if this year's has passed.
        Window::Yearly { opens, closes, confirmed } => {
            let (year, ..) = env.on.year_month_day();
            let year =
                if Window::day_of_year(year, *closes).is_some_and(|last| last < env.on) { year + 1 } else { year };
            // Over the turn of the year it opens in the year before.
            let opens_in = if opens <= closes { year } else { year - 1 };
            WindowDays {
                opens: Window::day_of_year(opens_in, *opens),
                closes: Window::day_of_year(year, *closes),
                confirmed: *confirmed,
            }
        }
    }
}

/// The open facts of the open clauses, except sensitive ones the person declined to answer.
fn missing(env: Env<'_>, open: &[DecisiveClause]) -> Vec<FactRef> {
    let mut facts: Vec<FactRef> = Vec::new();
    for fact in open.iter().flat_map(|clause| &clause.facts) {
        let declined = *env.answers.get(fact.fact.index()) == Answer::Unsure && is_sensitive(env.pack, fact.fact);
        if !declined && !facts.contains(fact) {
            facts.push(*fact);
        }
    }
    facts
}

fn is_sensitive(pack: &Pack, fact: FactId) -> bool {
    pack.fact(fact).is_some_and(|fact| fact.sensitive)
}
