//! The plan: what there is to do for what may fit, in which order, and what of it is done.
//!
//! Which policies go together is the engine's part, the words are the view's. Deliberately promises no day that the rules
//! do not name: a task without one stays without one.

use super::session::Session;
use crate::{
    engine::{Assessment, BenefitOutcome, End, Outcome, Scope, Status, Truth, WindowState},
    pack::{BenefitKind, ClauseId, Expr, FactId, PolicyId, Role},
    value::{Date, Fen},
};

/// A last day further away than this many months puts nothing first.
const SOON: i64 = 12;

/// Something to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// What it is.
    pub deed: Deed,
    /// The policies it is for, in pack order; never empty, and one alone except for a step.
    pub policies: Vec<PolicyId>,
    /// The first day it can be done; `None` means today, or that nobody knows.
    pub from: Option<Date>,
    /// Whether that day may come earlier, because an answer leaves room.
    pub at_latest: bool,
    /// The last day, as far as known.
    pub until: Option<Date>,
    /// What ends on that day.
    pub end: End,
    /// Whether all it is for rests on sensitive answers.
    pub sensitive: bool,
}

/// What one does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// What has to come first: a gate of the task's first policy.
    First(ClauseId),
    /// Apply; `true` if steps come first.
    Apply(bool),
    /// Nothing but watch one's account: the office pays unasked.
    Watch,
    /// Call, because the days to apply are not known.
    AskDays,
    /// Call, because a condition is not known: it may come to nothing.
    AskRule,
}

impl Task {
    /// What to do, in the order in which to do it: what presses or has a near last day; then what can be done now, what gives
    /// something before a mere standing, an application before steps and few steps before many, then by what it brings; then by first day.
    /// Leaves out what the best combination leaves out. Empty before anything is answered: what then might fit says nothing
    /// about anybody.
    pub fn all(session: &Session, assessment: &Assessment) -> Vec<Self> {
        if session.trail.is_empty() {
            return Vec::new();
        }
        let own = assessment.combinations.iter().find(|combination| combination.beneficiary == Role::Person);
        let is_out = |id: PolicyId| own.is_some_and(|own| own.excluded.iter().any(|left| left.policy == id));
        let mut tasks: Vec<([i64; 6], Self)> = Vec::new();
        for outcome in assessment.outcomes.iter().filter(|outcome| !is_out(outcome.policy)) {
            let Some(deed) = deed(session, outcome) else { continue };
            let gates = outcome.gates.iter().filter(|gate| gate.truth == Truth::No);
            for deed in gates.map(|gate| Deed::First(gate.clause)).chain([deed]) {
                let task = Self::of(deed, outcome);
                let rank = task.rank(session, outcome);
                tasks.insert(tasks.partition_point(|(other, _)| *other <= rank), (rank, task));
            }
        }
        tasks.into_iter().map(|(_, task)| task).collect()
    }

    fn of(deed: Deed, outcome: &Outcome) -> Self {
        let closes = outcome.window.closes.filter(|_| outcome.window.confirmed && outcome.status != Status::MetLater);
        let opens = outcome.window.opens.filter(|_| outcome.axes.window == WindowState::Opens);
        let until = outcome.until.or(outcome.latest);
        let closes_first = closes.is_some_and(|closes| until.is_none_or(|until| closes < until));
        Self {
            deed,
            policies: vec![outcome.policy],
            // Steps need not wait for the day on which what they open can be claimed.
            from: outcome.from.or(opens).filter(|_| !matches!(deed, Deed::First(_))),
            at_latest: outcome.from.is_some_and(|from| may_hold_before(outcome, from)),
            until: if closes_first { closes } else { until },
            end: if closes_first { End::Applying } else { outcome.end() },
            sensitive: outcome.sensitive,
        }
    }

    /// The policy it is for, or the first of them.
    pub fn policy(&self) -> PolicyId {
        self.policies.first().copied().unwrap_or(PolicyId::at(0))
    }

    /// Does two tasks in one, because they are the same errand.
    pub fn join(&mut self, other: Self) {
        if other.until.is_some_and(|last| self.until.is_none_or(|own| last < own)) {
            (self.until, self.end) = (other.until, other.end);
        }
        self.sensitive &= other.sensitive;
        self.policies.extend(other.policies);
    }

    /// The key of its tick; the same for as long as the authors keep theirs.
    pub fn key(&self, session: &Session) -> String {
        key(session, self.policy(), self.deed)
    }

    /// Whether it can wait: nothing presses, and no last day is near. What may come to nothing always can.
    pub fn can_wait(&self, session: &Session, outcome: &Outcome) -> bool {
        let words = session.short.policies.get(self.policy().index());
        let presses = words.is_some_and(|words| !words.soon.is_empty());
        outcome.status == Status::Unconfirmed || !presses && self.near(session).is_none()
    }

    /// The last day, if it is near.
    fn near(&self, session: &Session) -> Option<Date> {
        self.until.filter(|last| *last <= session.on.add_months(SOON))
    }

    /// Smaller is earlier, compared from the left.
    fn rank(&self, session: &Session, outcome: &Outcome) -> [i64; 6] {
        let from = self.from.filter(|from| *from > session.on).map_or(0, Date::unix_days);
        let near = self.near(session).map_or(i64::MAX, Date::unix_days);
        let can_wait = self.can_wait(session, outcome);
        let gives = gives(session, outcome);
        let is_worth_it = gives && outcome.status == Status::GateFirst && can_be_done(session, outcome);
        let kind = match self.deed {
            Deed::Apply(false) | Deed::AskDays if gives => 0,
            Deed::First(_) if is_worth_it => 1,
            Deed::Apply(true) if is_worth_it => 2,
            Deed::Apply(false) | Deed::AskDays => 3,
            Deed::First(_) => 4,
            Deed::Apply(true) => 5,
            Deed::Watch => 6,
            Deed::AskRule => 7,
        };
        let steps = outcome.gates.iter().filter(|gate| gate.truth == Truth::No).count();
        let steps = i64::try_from(steps).unwrap_or(i64::MAX);
        [from, i64::from(can_wait), if can_wait { 0 } else { near }, kind, steps, -money(session, outcome).0]
    }
}

/// The key of the tick of what is done about `policy`. A call that was made is no application, so each kind has its own.
fn key(session: &Session, policy: PolicyId, deed: Deed) -> String {
    let Some(policy) = session.pack.policy(policy) else { return String::new() };
    let kind = match deed {
        Deed::First(gate) => {
            let clause = policy.clause(gate).map(|clause| clause.key.as_str()).unwrap_or_default();
            return [policy.key.as_str(), "/", clause].concat();
        }
        Deed::Apply(_) => ":apply",
        Deed::Watch => ":watch",
        Deed::AskDays => ":days",
        Deed::AskRule => ":rule",
    };
    [policy.key.as_str(), kind].concat()
}

/// What to do about a policy once its steps are taken; `None` if there is nothing to be done.
fn deed(session: &Session, outcome: &Outcome) -> Option<Deed> {
    let automatic = session.pack.policy(outcome.policy)?.automatic;
    let apply = |after: bool| if automatic && !after { Deed::Watch } else { Deed::Apply(after) };
    match (outcome.status, outcome.axes.window) {
        (Status::Met | Status::Competitive, WindowState::Unknown | WindowState::Closed) => Some(Deed::AskDays),
        (Status::Met | Status::Competitive, _) => Some(apply(false)),
        (Status::MetLater, WindowState::Unknown | WindowState::Closed) => Some(Deed::AskDays),
        (Status::MetLater, _) => Some(if outcome.from.is_some() { apply(false) } else { Deed::AskDays }),
        (Status::GateFirst, _) => Some(apply(true)),
        (Status::Unconfirmed, _) if outcome.scope == Some(Scope::Clause) => Some(Deed::AskRule),
        _ => None,
    }
}

/// Whether the conditions may hold on a day before `from` already.
pub fn may_hold_before(outcome: &Outcome, from: Date) -> bool {
    let before = outcome.timeline.iter().take_while(|segment| segment.from < from);
    { before }.any(|segment| segment.conditions == Truth::Unknown)
}

/// Whether whoever is concerned can do all that has to come first. What others grant is theirs to do, unless an employer asks for it
/// and money turns on it.
pub fn can_be_done(session: &Session, outcome: &Outcome) -> bool {
    let policy = session.pack.policy(outcome.policy);
    let is_of_firms = |fact: &FactId| session.pack.firm.as_ref().is_some_and(|firm| firm.asks.contains(fact));
    let asked_of_firms = |rule: &Expr| rule.facts().iter().all(is_of_firms);
    let is_up_to_others = |id: ClauseId| {
        let clause = policy.and_then(|policy| policy.clause(id)).filter(|clause| clause.granted);
        clause.is_some_and(|clause| !pays(session, outcome) || !clause.kind.rule().is_some_and(asked_of_firms))
    };
    outcome.gates.iter().all(|gate| gate.truth != Truth::No || !is_up_to_others(gate.clause))
}

/// Whether it may bring cash.
pub fn pays(session: &Session, outcome: &Outcome) -> bool {
    money(session, outcome) > Fen::ZERO
}

/// Whether a policy gives anything but a standing or a loan.
pub fn gives(session: &Session, outcome: &Outcome) -> bool {
    let policy = session.pack.policy(outcome.policy);
    let benefits = policy.map(|policy| policy.benefits.as_slice()).unwrap_or_default();
    benefits.iter().any(|benefit| !matches!(benefit.kind, BenefitKind::Status | BenefitKind::LoanPrincipal))
}

/// The most cash it may bring; loans and credits do not count.
pub fn money(session: &Session, outcome: &Outcome) -> Fen {
    let policy = session.pack.policy(outcome.policy);
    let cash = |worked: &BenefitOutcome| {
        let benefit = policy.and_then(|policy| policy.benefits.get(worked.benefit))?;
        worked.total.filter(|_| benefit.kind.is_cash()).map(|total| total.max)
    };
    outcome.benefits.iter().filter_map(cash).max().unwrap_or_default()
}

impl Session {
    /// Whether the task or paper of this key is ticked off.
    pub fn is_ticked(&self, key: &str) -> bool {
        self.ticked.iter().any(|ticked| ticked == key)
    }

    /// Whether what there is to do about the policy of `outcome` is ticked off.
    pub fn is_done(&self, outcome: &Outcome) -> bool {
        deed(self, outcome).is_some_and(|deed| self.is_ticked(&key(self, outcome.policy, deed)))
    }

    /// Ticks it off, or takes the tick back.
    pub fn tick(&mut self, key: &str, done: bool) {
        self.ticked.retain(|ticked| ticked != key);
        self.ticked.extend(done.then(|| key.to_owned()));
    }

    /// Takes over ticks, as their keys with a space between.
    pub fn take_ticks(&mut self, keys: &str) {
        self.ticked = keys.split(' ').filter(|key| !key.is_empty()).map(str::to_owned).collect();
    }

    /// Completes the keys of an earlier version, which named the policy alone: what was ticked is what there is to do about it
    /// with the answers that came with the tick.
    pub(super) fn complete_ticks(&mut self) {
        let is_whole = |key: &String| key.contains([':', '/']);
        if self.ticked.iter().all(is_whole) {
            return;
        }
        let outcomes = self.assess().outcomes;
        let whole = |ticked: &String| {
            let policy = self.pack.policy_id(ticked)?;
            let outcome = outcomes.iter().find(|outcome| outcome.policy == policy)?;
            Some(key(self, policy, deed(self, outcome)?))
        };
        self.ticked = self.ticked.iter().map(|ticked| whole(ticked).unwrap_or_else(|| ticked.clone())).collect();
    }

    /// The answers as the device keeps them for a day: the payload of a link, then the ticks; `None` if the pack has no
    /// numbers for them.
    pub fn kept_for_a_day(&self) -> Option<String> {
        let mut kept = self.payload(true)?;
        self.ticked.iter().for_each(|key| kept.extend([" ", key]));
        Some(kept)
    }
}
