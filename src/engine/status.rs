//! The vocabulary of statuses, and the table that derives them.
//!
//! The table is a pure function, tested row by row. `outcome` and `timeline` work out its axes.

use super::eval::{Cause, Truth};
use crate::pack::Award;

/// The outcome in one word, in the order in which screens show the statuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// 初步匹配.
    Met,
    /// 到时可能适用.
    MetLater,
    /// 先办一步.
    GateFirst,
    /// 还差回答.
    NeedsAnswer,
    /// 需要评选.
    Competitive,
    /// 待确认.
    Unconfirmed,
    /// 已过执行期.
    Ended,
    /// 已撤下更正.
    Withdrawn,
    /// 目前不满足.
    NotMet,
}

impl Status {
    /// All of them, in that order.
    pub const ALL: [Self; 9] = [
        Self::Met,
        Self::MetLater,
        Self::GateFirst,
        Self::NeedsAnswer,
        Self::Competitive,
        Self::Unconfirmed,
        Self::Ended,
        Self::Withdrawn,
        Self::NotMet,
    ];

    /// Its place in that order.
    pub fn rank(self) -> u8 {
        self as u8
    }

    /// Whether no more answers are needed.
    pub fn is_settled(self) -> bool {
        self != Self::NeedsAnswer
    }
}

/// How much of a policy is unconfirmed.
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
    /// The conditions, with office clauses and open presumptions taken as yes and gates as passed.
    pub conditions: Truth,
    /// Whether what must be done first is done.
    pub gates: Gates,
    /// Whether one can apply now.
    pub window: WindowState,
    /// What the office still has to judge.
    pub office: Office,
    /// Whether those who qualify get it.
    pub award: Award,
}

/// Whether the rule is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rule {
    /// In force.
    InForce,
    /// Not in force yet.
    NotYet,
    /// No longer in force, and the pack has no later version of it.
    Ended,
    /// No longer in force, and the pack has a later version of it.
    Replaced,
    /// No longer in force for newcomers; people who began in time go on.
    RunOn,
    /// Only its name is known (grade D).
    Unconfirmed,
    /// Taken out of the pack as wrong.
    Withdrawn,
}

/// The gates axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gates {
    /// The policy has none.
    None,
    /// All gates that matter are passed.
    Yes,
    /// Some gate that matters is not passed.
    No,
    /// Not known.
    Unknown,
}

impl Gates {
    /// The gates axis of a policy, given the truth of its condition with gates as they stand.
    pub(super) fn of(has_gates: bool, as_they_stand: Truth) -> Self {
        match (has_gates, as_they_stand) {
            (false, _) => Self::None,
            (true, Truth::Yes) => Self::Yes,
            (true, Truth::No) => Self::No,
            (true, Truth::Unknown) => Self::Unknown,
        }
    }
}

/// The application window on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WindowState {
    /// There is no window: one can always apply.
    None,
    /// Open.
    Open,
    /// It opens later.
    Opens,
    /// It has closed.
    Closed,
    /// There is a window, but its days are unknown. Never changes a status.
    Unknown,
}

impl WindowState {
    /// Whether one can surely apply now.
    pub const fn lets_apply(self) -> bool {
        matches!(self, Self::None | Self::Open)
    }
}

/// The office axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Office {
    /// The office has nothing to judge.
    None,
    /// The office has yet to judge some clause, and other things are open too.
    Pending,
    /// Everything else holds: only the office's judgement is missing.
    Decides,
}

/// What the status needs to know of the days ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ahead {
    /// Whether from today on there is a day with the rule in force and the window not closed, regardless of
    /// the answers.
    pub possible: bool,
    /// Whether some later day is claimable.
    pub claimable: bool,
    /// Whether from today on there is a day with the rule in force, the window not closed and the
    /// conditions fulfilled.
    pub open: bool,
    /// What a later day may bring, if none is surely claimable.
    pub prospect: Prospect,
}

/// What keeps later days from being surely claimable, among those with the rule in force and the window not closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Prospect {
    /// The conditions fail on every such day, or there is none.
    None,
    /// On some day, only the rule is not known well enough.
    Rule,
    /// On some day, the conditions hold but a gate is not passed.
    Step,
    /// On some day, an answer could settle it.
    Answer,
}

impl Ahead {
    /// The days ahead that settle least. Rows of the table use the days ahead only to settle something, so whatever is
    /// settled with these is settled with any others.
    pub const SETTLES_LEAST: Self = Self { possible: true, claimable: false, open: true, prospect: Prospect::Answer };
}

/// The outcome table; rows are tried in order. `cause` says who could settle what is open: the conditions
/// or, if those hold, the gates.
///
/// | # | rule | conditions | gates | ahead | status |
/// |---|---|---|---|---|---|
/// | 1 | withdrawn | | | | withdrawn |
/// | 1 | unconfirmed | | | | unconfirmed, scope policy |
/// | 2 | ended | | | | ended |
/// | 2 | replaced | | | | not met, decided by the validity |
/// | 3 | | no | | claimable later | met later |
/// | 3 | not yet | | | claimable later | met later |
/// | 3 | | no | | an answer decides on a later day | needs answer |
/// | 3 | | no | | only a gate is missing on a later day | gate first |
/// | 3 | | no | | the rule is unclear on a later day | unconfirmed, scope clause |
/// | 3 | | no | | no later day | not met |
/// | 4 | | yes, unknown | | no possible day | not met, decided by the window |
/// | 4 | | yes | | no open day | not met, decided by the window |
/// | 5 | | unknown, person | | | needs answer |
/// | 5 | | unknown, rule | | | unconfirmed, scope clause |
/// | 6 | | yes | no | | gate first |
/// | 6 | | yes | unknown, person | | needs answer |
/// | 6 | | yes | unknown, rule | | unconfirmed, scope clause |
/// | 7 | | yes | | competitive | competitive |
/// | 8 | | yes | | | met |
pub fn status(axes: &Axes, ahead: Ahead, cause: Cause) -> (Status, Option<Scope>) {
    row(axes.rule, axes.conditions, axes.gates, axes.award, ahead, cause)
}

/// Whether no more answers are needed, regardless of the days ahead and of who could settle what is open. Uses the same
/// table before either is known.
pub(super) fn is_settled_anyhow(rule: Rule, conditions: Truth, gates: Gates, award: Award) -> bool {
    row(rule, conditions, gates, award, Ahead::SETTLES_LEAST, Cause::Person).0.is_settled()
}

/// A row of the table, by the axes it turns on.
fn row(
    rule: Rule,
    conditions: Truth,
    gates: Gates,
    award: Award,
    ahead: Ahead,
    cause: Cause,
) -> (Status, Option<Scope>) {
    let status = match (rule, conditions) {
        (Rule::Withdrawn, _) => Status::Withdrawn,
        (Rule::Unconfirmed, _) => return (Status::Unconfirmed, Some(Scope::Policy)),
        (Rule::Ended, _) => Status::Ended,
        // No answer can fulfil it any more, and the later version has an outcome of its own.
        (Rule::Replaced, _) => Status::NotMet,
        (_, Truth::No) if ahead.claimable => Status::MetLater,
        (Rule::NotYet, _) if ahead.claimable => Status::MetLater,
        // Not yet, but perhaps one day: not a plain "no".
        (_, Truth::No) => match ahead.prospect {
            Prospect::Answer => Status::NeedsAnswer,
            Prospect::Step => Status::GateFirst,
            Prospect::Rule => return (Status::Unconfirmed, Some(Scope::Clause)),
            Prospect::None => Status::NotMet,
        },
        // No answer reopens a window.
        _ if !ahead.possible => Status::NotMet,
        (_, Truth::Yes) if !ahead.open => Status::NotMet,
        (_, Truth::Unknown) if cause == Cause::Person => Status::NeedsAnswer,
        (_, Truth::Unknown) => return (Status::Unconfirmed, Some(Scope::Clause)),
        (_, Truth::Yes) => match (gates, award) {
            (Gates::No, _) => Status::GateFirst,
            (Gates::Unknown, _) if cause == Cause::Person => Status::NeedsAnswer,
            (Gates::Unknown, _) => return (Status::Unconfirmed, Some(Scope::Clause)),
            (Gates::None | Gates::Yes, Award::Competitive) => Status::Competitive,
            (Gates::None | Gates::Yes, Award::Entitled) => Status::Met,
        },
    };
    (status, None)
}
