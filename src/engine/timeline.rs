//! Time: the days on which the truth of a policy can change, and what it is between them.
//!
//! In a comparison that depends on the day, the difference of its sides is monotone in the day (the
//! checker demands it), so bisection finds exactly the days on which its truth flips. Rows of figures,
//! validity and windows add their own days. Looks ten years ahead and never back. No clock: the first
//! day is an argument.

use alloc::vec::Vec;

use super::{
    eval::{Clauses, Env, GatesAs, Truth, expr_in, number_in},
    explain,
    index::Index,
    status::{Gates, Rule, WindowState},
};
use crate::{
    pack::{Clause, ClauseId, ClauseKind, Derived, Expr, FigureId, Grade, Num, Policy, PolicyId, Ref, Visit, Window},
    value::{Date, Record},
};

/// How far ahead to look: ten years, in months.
pub(super) const HORIZON_MONTHS: i64 = 120;

/// A run of days on which nothing about a policy changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// First day; the last is the day before the next segment's first.
    pub from: Date,
    /// The conditions, with office clauses and open presumptions taken as yes and gates as passed.
    pub conditions: Truth,
    /// Whether what must be done first is done.
    pub gates: Gates,
    /// Whether the rule is in force.
    pub rule: Rule,
    /// Whether the window is open.
    pub window: WindowState,
    /// The clauses left to the office.
    pub office: OfficeSet,
}

/// Clauses left to the office, by their position in the policy: one bit for each of the first 63, and one for
/// all others together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OfficeSet(u64);

impl OfficeSet {
    /// The set of these clauses.
    pub fn of(clauses: &[ClauseId]) -> Self {
        let bit = |id: &ClauseId| 1_u64 << id.index().min(63);
        Self(clauses.iter().fold(0, |set, id| set | bit(id)))
    }

    /// Whether everything left to the office here is also in `other`.
    pub fn is_within(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }
}

impl Segment {
    /// Whether this person can claim: the rule in force or running on, the window not closed, conditions
    /// and gates fulfilled.
    pub fn is_claimable(&self) -> bool {
        self.is_open() && self.conditions == Truth::Yes && matches!(self.gates, Gates::None | Gates::Yes)
    }

    /// Whether it is open if this person can claim, because of the conditions or, if those hold, the gates.
    pub fn is_undecided(&self) -> bool {
        let open = match self.conditions {
            Truth::No => false,
            Truth::Unknown => true,
            Truth::Yes => self.gates == Gates::Unknown,
        };
        self.is_open() && open
    }

    /// Whether anyone can claim: the rule in force or running on, the window not closed.
    pub fn is_open(&self) -> bool {
        matches!(self.rule, Rule::InForce | Rule::RunOn)
            && matches!(self.window, WindowState::None | WindowState::Unknown | WindowState::Open)
    }
}

/// The segments starting from `env.on`, on which these are the truths of the clauses; at least one.
pub(super) fn segments(env: Env<'_>, index: &Index, id: PolicyId, policy: &Policy, truths: &[Truth]) -> Vec<Segment> {
    let segment = |day: Date| {
        let env = env.at(day);
        // What no day changes stands as it was.
        let then = |(at, (truth, clause)): (usize, (&Truth, &Clause))| match clause.kind.rule() {
            Some(rule) if index.clause_moves(id, at) => expr_in(env, rule),
            _ => *truth,
        };
        one_day(env, policy, &truths.iter().zip(&policy.clauses).enumerate().map(then).collect::<Vec<_>>())
    };
    let mut segments: Vec<Segment> = Vec::new();
    for day in days_of_change(env, policy) {
        let next = segment(day);
        if segments.last().is_none_or(|last| Segment { from: day, ..*last } != next) {
            segments.push(next);
        }
    }
    segments
}

/// A policy on one day, on which these are the truths of its clauses.
pub(super) fn one_day(env: Env<'_>, policy: &Policy, truths: &[Truth]) -> Segment {
    let passed = Clauses { policy, truths, gates: GatesAs::Passed };
    Segment {
        from: env.on,
        conditions: passed.truth(&policy.when),
        gates: gates_axis(Clauses { gates: GatesAs::TheyStand, ..passed }),
        rule: rule(env, policy),
        window: window(env, policy),
        office: OfficeSet::of(&explain::office(passed)),
    }
}

/// The gates axis of a policy; `clauses` must count gates as they stand.
pub(super) fn gates_axis(clauses: Clauses<'_>) -> Gates {
    let is_gate = |clause: &Clause| matches!(clause.kind, ClauseKind::Gate(_));
    let has_gates = clauses.policy.clauses.iter().any(is_gate);
    if has_gates { Gates::of(true, clauses.truth(&clauses.policy.when)) } else { Gates::None }
}

/// Whether a rule is in force on one day.
pub(super) fn rule(env: Env<'_>, policy: &Policy) -> Rule {
    let (day, validity) = (env.on, &policy.validity);
    if validity.withdrawn.is_some() {
        Rule::Withdrawn
    } else if policy.grade == Grade::D {
        Rule::Unconfirmed
    } else if validity.from.is_some_and(|from| day < from) {
        Rule::NotYet
    } else if validity.to.is_none_or(|to| day <= to) {
        Rule::InForce
    } else if validity.run_on {
        Rule::RunOn
    } else if later_version(env, policy).is_some() {
        Rule::Replaced
    } else {
        Rule::Ended
    }
}

/// The version that has replaced a policy or will: the first later one that is not over, else the last. Skips
/// versions withdrawn as wrong.
pub(super) fn later_version(env: Env<'_>, policy: &Policy) -> Option<PolicyId> {
    let mut found = None;
    let mut next = policy.validity.replaced_by;
    // At most as many steps as the pack has policies, in case unchecked versions form a cycle.
    for _ in &env.pack.policies {
        let Some(version) = next.and_then(|id| env.pack.policy(id)) else { break };
        if version.validity.withdrawn.is_none() {
            found = next;
            if version.validity.to.is_none_or(|to| env.on <= to) {
                break;
            }
        }
        next = version.validity.replaced_by;
    }
    found
}

/// How the window stands: closed for a pause if it is over by then, else not open yet; unknown where nobody knows how long
/// the pause is.
fn window(env: Env<'_>, policy: &Policy) -> WindowState {
    let Some(pause) = policy.pauses.iter().find(|pause| pause.holds(env.on)) else {
        return without_pauses(env, &policy.window);
    };
    match without_pauses(env.at(pause.to.unwrap_or(env.on).tomorrow()), &policy.window) {
        WindowState::Closed => WindowState::Closed,
        _ if pause.to.is_none() => WindowState::Unknown,
        _ => WindowState::Opens,
    }
}

fn without_pauses(env: Env<'_>, window: &Window) -> WindowState {
    let today = env.on.unix_days();
    match window {
        Window::None => WindowState::None,
        Window::Unknown => WindowState::Unknown,
        Window::Days { opens, closes, .. } => {
            let (opens, closes) =
                (opens.as_ref().map(|n| number_in(env, n)), closes.as_ref().map(|n| number_in(env, n)));
            // A window relative to something that does not exist never opens.
            let never = [opens, closes].into_iter().flatten().any(|day| day.none);
            let open_from = opens.map_or((i64::MIN, i64::MIN), |day| (day.range.min, day.range.max));
            let open_to = closes.map_or((i64::MAX, i64::MAX), |day| (day.range.min, day.range.max));
            if never || today > open_to.1 {
                WindowState::Closed
            } else if today < open_from.0 {
                WindowState::Opens
            } else if today >= open_from.1 && today <= open_to.0 {
                WindowState::Open
            } else {
                WindowState::Unknown
            }
        }
        Window::Yearly { opens, closes, .. } => {
            let (_, month, day) = env.on.year_month_day();
            let today = (month, day);
            let (first, last) = (month_day(*opens), month_day(*closes));
            // Over the turn of the year it is open at both ends of it.
            let is_open = if first <= last { today >= first && today <= last } else { today >= first || today <= last };
            if is_open { WindowState::Open } else { WindowState::Opens }
        }
    }
}

fn month_day((month, day): (u8, u8)) -> (u32, u32) {
    (u32::from(month), u32::from(day))
}

/// The first day and every day on which something may change, in order, each once.
pub(super) fn days_of_change(env: Env<'_>, policy: &Policy) -> Vec<Date> {
    let first = env.on;
    let end = first.add_months(HORIZON_MONTHS);
    let mut days = Vec::new();
    days.push(first);
    let mut add = |day: Date| {
        if day > first && day < end {
            insert(&mut days, day);
        }
    };
    for day in [policy.validity.from, policy.validity.to.map(Date::tomorrow)].into_iter().flatten() {
        add(day);
    }
    for pause in &policy.pauses {
        add(pause.from);
        pause.to.into_iter().for_each(|to| add(to.tomorrow()));
    }
    match &policy.window {
        Window::None | Window::Unknown => {}
        Window::Days { opens, closes, .. } => {
            // In a pause without an end the last day is over already: it could be open again on the day after at the earliest.
            let n = if policy.pauses.iter().any(|pause| pause.to.is_none()) { 3 } else { 2 };
            for (num, after) in [(opens, 0), (closes, 1), (closes, 0)].into_iter().take(n) {
                let Some(interval) = num.as_ref().map(|num| number_in(env, num)) else { continue };
                for end in [interval.range.min, interval.range.max] {
                    if let Some(Ok(day)) = end.checked_add(after).map(Date::from_unix_days) {
                        add(day);
                    }
                }
            }
        }
        Window::Yearly { opens, closes, .. } => {
            let (this_year, ..) = first.year_month_day();
            for year in this_year..=this_year + 10 {
                Window::day_of_year(year, *opens).into_iter().for_each(&mut add);
                Window::day_of_year(year, *closes).into_iter().for_each(|day| add(day.tomorrow()));
            }
        }
    }
    let Moving { mut atoms, figures } = moving(env, policy);
    for row in figures.iter().filter_map(|id| env.pack.figures.get(id.index())).flat_map(|figure| &figure.rows) {
        [row.from, row.to.map(Date::tomorrow)].into_iter().flatten().for_each(&mut add);
    }
    // What chooses a number comes before what is reckoned with it, innermost first: between its days the number does not jump.
    for atom in atoms.iter().rev().filter(|atom| atom.chooses) {
        add_flips(env, core::slice::from_ref(atom), end, &mut days);
    }
    atoms.retain(|atom| !atom.chooses);
    add_flips(env, &atoms, end, &mut days);
    days
}

/// Adds the days on which one of the comparisons flips. Between the days known so far each is monotone.
fn add_flips<'a>(env: Env<'a>, atoms: &[Atom<'a>], end: Date, days: &mut Vec<Date>) {
    let mut flips = Vec::new();
    for (index, from) in days.iter().enumerate() {
        let last = days.get(index + 1).map_or(end, |next| *next).yesterday();
        for atom in atoms {
            atom.flips(env, *from, last, &mut flips);
        }
    }
    flips.into_iter().for_each(|day| insert(days, day));
}

/// Inserts into a short sorted list without duplicates; in the page, the library's sort weighs 3 KB.
fn insert(days: &mut Vec<Date>, day: Date) {
    if let Err(at) = days.binary_search(&day) {
        days.insert(at, day);
    }
}

/// A comparison that depends on the day, and the record it looks at.
struct Atom<'a> {
    record: Option<&'a Record>,
    left: &'a Num,
    right: &'a Num,
    /// Whether a number jumps when it flips: it chooses between two, or says which records are counted.
    chooses: bool,
}

impl<'a> Atom<'a> {
    fn env(&self, env: Env<'a>) -> Env<'a> {
        Env { record: self.record, ..env }
    }

    /// The days after `from`, up to `last`, on which one of the basic relations changes that make up every
    /// comparison. Each changes at most once, because the difference is monotone.
    fn flips(&self, env: Env<'a>, from: Date, last: Date, flips: &mut Vec<Date>) {
        let relations = |day: Date| {
            let env = self.env(env.at(day));
            let (a, b) = (number_in(env, self.left), number_in(env, self.right));
            let (x, y) = (a.range, b.range);
            [
                x.max < y.min,
                x.max <= y.min,
                x.min >= y.max,
                x.min > y.max,
                a.none || b.none,
                a.perhaps_none || b.perhaps_none,
            ]
        };
        let (before, after) = (relations(from), relations(last));
        for (index, (was, is)) in before.iter().zip(after).enumerate() {
            if *was == is {
                continue;
            }
            let (mut low, mut high) = (from.unix_days(), last.unix_days());
            while high - low > 1 {
                let middle = low + (high - low) / 2;
                let Ok(day) = Date::from_unix_days(middle) else { break };
                if relations(day).get(index) == Some(was) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            flips.extend(Date::from_unix_days(high));
        }
    }
}

/// What makes a policy change from day to day.
#[derive(Default)]
struct Moving<'a> {
    /// Comparisons that depend on the day, what chooses a number behind what is reckoned with it.
    atoms: Vec<Atom<'a>>,
    /// Figures of the assessed day.
    figures: Vec<FigureId>,
}

fn moving<'a>(env: Env<'a>, policy: &'a Policy) -> Moving<'a> {
    let mut moving = Moving::default();
    for rule in policy.clauses.iter().filter_map(|clause| clause.kind.rule()) {
        moving.collect(env, Visit::Expr(rule), false);
    }
    moving
}

impl<'a> Moving<'a> {
    /// Collects at and below `place`, behind derived facts, in conditions that choose a number, and in each record looked at.
    fn collect(&mut self, env: Env<'a>, place: Visit<'a>, chooses: bool) {
        let chooses = chooses || matches!(place, Visit::Num(_));
        if let Some(name) = place.name() {
            return self.behind(env, name, chooses);
        }
        if let Some((list, _)) = place.list()
            && let Some(records) = env.records(list)
        {
            for record in records {
                place.children(&mut |part| self.collect(env.with(record), part, chooses));
            }
            return;
        }
        match place {
            Visit::Expr(Expr::Compare(_, left, right)) if depends_on_day(env, left) || depends_on_day(env, right) => {
                self.atoms.push(Atom { record: env.record, left, right, chooses });
            }
            Visit::Num(Num::Figure(id, key)) if matches!(key.as_deref(), None | Some(Num::On)) => {
                self.figures.push(*id)
            }
            _ => {}
        }
        // Of an unknown list, too: what each of its records would add is reckoned with, and may jump on some day.
        place.children(&mut |part| self.collect(env, part, chooses));
    }

    fn behind(&mut self, env: Env<'a>, name: Ref, chooses: bool) {
        let Ref::Fact(id) = name else { return };
        if let Some((derived, env)) = env.derivation(name) {
            self.collect(env, derived.place(), chooses);
        }
        // Counters may stop growing on some day.
        let grows = env.fact(id).and_then(|fact| fact.accrues_while.as_ref());
        if let (Some(condition), Some(env)) = (grows, env.deeper()) {
            self.collect(env, Visit::Expr(condition), chooses);
        }
    }
}

/// Whether a number may differ from day to day.
fn depends_on_day(env: Env<'_>, num: &Num) -> bool {
    let mut depends = false;
    num.walk(&mut |visit| {
        depends |= match visit {
            Visit::Num(Num::On) => true,
            Visit::Num(Num::Figure(_, key)) => key.is_none(),
            Visit::Num(Num::Of(name @ Ref::Fact(id))) => {
                env.fact(*id).is_some_and(|fact| fact.accrues_while.is_some())
                    || env.derivation(*name).is_some_and(|(derived, env)| match derived {
                        Derived::Number(derived) => depends_on_day(env, derived),
                        Derived::Flag(_) => false,
                    })
            }
            _ => false,
        };
    });
    depends
}
