//! Why an outcome came out as it did: the deciding clauses, the facts they rest on, the facts still open.
//!
//! Writes no sentences; the page and the reports do.

use alloc::vec::Vec;

use super::eval::{Cause, Clauses, Env, Truth, expr_in, number_in};
use crate::{
    pack::{Asked, ClauseId, ClauseKind, Condition, Derived, Expr, FactId, FieldId, Kind, Num, Ref, Visit},
    value::{Answer, Value},
};

/// A clause that decided the outcome, or keeps it open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisiveClause {
    /// The clause.
    pub clause: ClauseId,
    /// Its truth.
    pub truth: Truth,
    /// Who could settle it, if it is open.
    pub cause: Option<Cause>,
    /// The facts it rests on; for an open clause, those whose answers could settle it.
    pub facts: Vec<FactRef>,
}

/// A fact, or a field of the records of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactRef {
    /// The fact.
    pub fact: FactId,
    /// The field.
    pub field: Option<FieldId>,
    /// Position of the record in which it is open; `None` if no single record is meant.
    pub record: Option<usize>,
}

impl FactRef {
    /// A fact as a whole.
    pub const fn whole(fact: FactId) -> Self {
        Self { fact, field: None, record: None }
    }

    /// The field of one record.
    pub const fn of_record(fact: FactId, record: usize, field: FieldId) -> Self {
        Self { fact, field: Some(field), record: Some(record) }
    }
}

/// The clauses that suffice to give the condition its truth: the failing members of an `all` that
/// fails, the holding ones of an `any` that holds, and the open ones if nothing is settled.
/// Office clauses, gates and merely presumed clauses are listed elsewhere.
pub(super) fn deciding(env: Env<'_>, clauses: Clauses<'_>) -> Vec<DecisiveClause> {
    let mut ids = Vec::new();
    collect(clauses, &clauses.policy.when, &mut ids);
    ids.into_iter().filter_map(|id| explain_clause(env, clauses, id)).collect()
}

fn collect(clauses: Clauses<'_>, condition: &Condition, ids: &mut Vec<ClauseId>) {
    let truth = clauses.truth(condition);
    let (members, every) = match condition {
        Condition::Clause(id) => {
            if !ids.contains(id) {
                ids.push(*id);
            }
            return;
        }
        Condition::Not(inner) => return collect(clauses, inner, ids),
        // An `all` that holds and an `any` that fails rest on every member; otherwise the members with
        // the same truth as the whole suffice.
        Condition::All(members) => (members, truth == Truth::Yes),
        Condition::Any(members) => (members, truth == Truth::No),
        Condition::AtLeast(_, members) => (members, false),
    };
    // If the answers alone make it true, presumed clauses are not among its reasons.
    let firm = !every && truth == Truth::Yes && clauses.firmly(condition) == truth;
    let decides = |member: &Condition| if firm { clauses.firmly(member) } else { clauses.truth(member) } == truth;
    for member in members {
        if every || decides(member) {
            collect(clauses, member, ids);
        }
    }
}

fn explain_clause(env: Env<'_>, clauses: Clauses<'_>, id: ClauseId) -> Option<DecisiveClause> {
    let truth = clauses.bare(id);
    let rule = match &clauses.policy.clause(id)?.kind {
        ClauseKind::Asked(rule) => rule,
        ClauseKind::Presumed(rule) if truth.is_known() => rule,
        ClauseKind::Presumed(_) | ClauseKind::Office | ClauseKind::Gate(_) => return None,
    };
    let facts = facts_behind(env, rule);
    let cause = (truth == Truth::Unknown).then_some(if facts.is_empty() { Cause::Rule } else { Cause::Person });
    Some(DecisiveClause { clause: id, truth, cause, facts })
}

/// The open clauses that keep a condition open, and open gates where `clauses` counts gates as they stand.
pub(super) fn open<'a>(env: Env<'a>, clauses: Clauses<'a>) -> impl Iterator<Item = DecisiveClause> + 'a {
    open_ids(clauses).filter_map(move |id| {
        let facts = facts_behind(env, clauses.policy.clause(id)?.kind.rule()?);
        let cause = Some(if facts.is_empty() { Cause::Rule } else { Cause::Person });
        Some(DecisiveClause { clause: id, truth: Truth::Unknown, cause, facts })
    })
}

/// The same without reasons.
pub(super) fn open_ids(clauses: Clauses<'_>) -> impl Iterator<Item = ClauseId> + '_ {
    let mut ids = Vec::new();
    collect(clauses, &clauses.policy.when, &mut ids);
    ids.into_iter().filter(move |id| clauses.counted(*id) == Truth::Unknown)
}

/// The facts behind the truth of an expression: if it is settled, those it rests on; if it is unknown,
/// those whose answers could settle it (the inputs in place of a derived fact, and no facts that people
/// are never asked).
pub fn facts_behind(env: Env<'_>, expr: &Expr) -> Vec<FactRef> {
    let mut facts = Facts { list: Vec::new(), open: false, record: None };
    facts.of_expr(env, expr);
    facts.list
}

/// The facts whose answers could narrow an open number.
pub(super) fn facts_behind_number(env: Env<'_>, num: &Num) -> Vec<FactRef> {
    let mut facts = Facts { list: Vec::new(), open: true, record: None };
    facts.of_number(env, num);
    facts.list
}

struct Facts {
    list: Vec<FactRef>,
    /// Whether to collect open facts; else those a settled truth rests on.
    open: bool,
    /// The record of the list being looked into.
    record: Option<usize>,
}

impl Facts {
    fn of_expr(&mut self, env: Env<'_>, expr: &Expr) {
        let truth = expr_in(env, expr);
        self.open = truth == Truth::Unknown;
        match expr {
            Expr::Const(_) => {}
            Expr::Flag(name) | Expr::Is(name, _) | Expr::Has(name, _) | Expr::IsNone(name) => self.of_name(env, *name),
            Expr::Compare(_, left, right) => {
                let (a, b) = (number_in(env, left), number_in(env, right));
                // With an unknown figure, only facts that choose a different figure can help.
                if self.open && (a.unknowable || b.unknowable) {
                    self.choices(env, left);
                    self.choices(env, right);
                } else {
                    self.of_number(env, left);
                    self.of_number(env, right);
                }
            }
            Expr::Not(inner) => self.of_expr(env, inner),
            Expr::And(parts) | Expr::Or(parts) => {
                let every = matches!((expr, truth), (Expr::And(_), Truth::Yes) | (Expr::Or(_), Truth::No));
                for part in parts {
                    if every || expr_in(env, part) == truth {
                        self.of_expr(env, part);
                    }
                }
            }
            Expr::Exists(list, condition) | Expr::Every(list, condition) => self.of_list(env, *list, condition),
        }
    }

    /// The list itself if it is unknown; else the fields that keep its records open.
    fn of_list(&mut self, env: Env<'_>, list: FactId, condition: &Expr) {
        match env.records(list) {
            Some(records) if self.open => {
                for (at, record) in records.iter().enumerate() {
                    let env = env.with(record);
                    if expr_in(env, condition) == Truth::Unknown {
                        self.record = Some(at);
                        self.of_expr(env, condition);
                        self.record = None;
                    }
                    self.open = true;
                }
            }
            _ => {
                self.of_name(env, Ref::Fact(list));
                // A settled list may also rest on facts outside its records.
                if !self.open {
                    for fact in condition.facts().into_iter().filter(|fact| *fact != list) {
                        self.of_counter(env, Ref::Fact(fact));
                    }
                }
            }
        }
    }

    fn of_name(&mut self, env: Env<'_>, name: Ref) {
        if let Ref::Fact(id) = name {
            let answer = env.answers.get(id.index());
            self.application(env, id);
            if !answer.is_given() && *env.answer(name) == Answer::None {
                return;
            }
            match env.derivation(name) {
                Some((Derived::Flag(derived), env)) => {
                    let open = self.open;
                    self.of_expr(env, derived);
                    self.open = open;
                    return;
                }
                Some((Derived::Number(derived), env)) => return self.of_number(env, derived),
                None => {}
            }
            if self.open && (is_exact(answer) || !env.fact(id).is_some_and(|fact| fact.ask.anywhere())) {
                return;
            }
            self.add(FactRef::whole(id));
        }
        if let Ref::Field(list, field) = name {
            let never = || env.field(list, field).is_some_and(|field| field.asked == Asked::Never);
            if self.open && (is_exact(env.answer(name)) || never()) {
                return;
            }
            self.add(FactRef { fact: list, field: Some(field), record: self.record });
        }
    }

    /// A name, and what decides whether the counter behind it keeps growing.
    fn of_counter(&mut self, env: Env<'_>, name: Ref) {
        self.of_name(env, name);
        if let (Ref::Fact(id), Some(Kind::Int)) = (name, env.kind(name)) {
            self.accrual(env, id);
        }
    }

    fn of_number(&mut self, env: Env<'_>, num: &Num) {
        match num {
            Num::Of(name) => self.of_counter(env, *name),
            Num::If(condition, then, other) => {
                let open = self.open;
                let truth = expr_in(env, condition);
                if !open || truth == Truth::Unknown {
                    self.of_expr(env, condition);
                    self.open = open;
                }
                if truth != Truth::No {
                    self.of_number(env, then);
                }
                if truth != Truth::Yes {
                    self.of_number(env, other);
                }
            }
            Num::Count(list, condition) => {
                let open = self.open;
                self.of_list(env, *list, condition);
                self.open = open;
            }
            Num::Sum(list, condition, num) => self.of_sum(env, (*list, condition, num), Self::of_number),
            _ => Visit::Num(num).children(&mut |part| {
                if let Visit::Num(part) = part {
                    self.of_number(env, part);
                }
            }),
        }
    }

    /// The list and what says which records count, and of these what `part` finds in the number that is added up.
    fn of_sum<'e>(
        &mut self,
        env: Env<'e>,
        (list, condition, num): (FactId, &Expr, &Num),
        part: fn(&mut Self, Env<'e>, &Num),
    ) {
        let open = self.open;
        self.of_list(env, list, condition);
        self.open = open;
        if !open {
            // What is settled names the list as a whole.
            return num
                .facts()
                .into_iter()
                .filter(|fact| *fact != list)
                .for_each(|fact| self.of_counter(env, Ref::Fact(fact)));
        }
        for (at, record) in env.records(list).unwrap_or_default().iter().enumerate() {
            let env = env.with(record);
            if expr_in(env, condition) != Truth::No {
                self.record = Some(at);
                part(self, env, num);
                self.record = None;
            }
        }
    }

    /// Facts that choose which figure to look up, or whether there is a number to compare at all.
    fn choices(&mut self, env: Env<'_>, num: &Num) {
        match num {
            Num::Of(name) => {
                if let Some((Derived::Number(derived), env)) = env.derivation(*name) {
                    return self.choices(env, derived);
                }
                let is_given = matches!(env.answer(*name), Answer::Value(_));
                match *name {
                    // A date known only to the month exists: its exact day would not make up for the unknown figure.
                    _ if is_given => {}
                    // The answer "none" would settle the comparison.
                    Ref::Fact(id) if env.fact(id).is_some_and(|fact| fact.may_be_none) => self.of_name(env, *name),
                    Ref::Fact(id) => self.application(env, id),
                    Ref::Field(..) if env.may_be_none(*name) => self.of_name(env, *name),
                    Ref::Field(..) => {}
                }
            }
            Num::Figure(_, Some(key)) => {
                if !number_in(env, key).is_exact() {
                    self.of_number(env, key);
                }
            }
            Num::If(condition, then, other) => {
                if expr_in(env, condition) == Truth::Unknown {
                    self.of_expr(env, condition);
                    self.open = true;
                }
                self.choices(env, then);
                self.choices(env, other);
            }
            // Without a record there is nothing to look up.
            Num::Sum(list, condition, num) => self.of_sum(env, (*list, condition, num), Self::choices),
            // A number of records chooses no figure.
            Num::Figure(_, None) | Num::Count(..) => {}
            _ => Visit::Num(num).children(&mut |part| {
                if let Visit::Num(part) = part {
                    self.choices(env, part);
                }
            }),
        }
    }

    /// What decides whether a question without an answer makes sense; a settled truth may rest on that
    /// alone.
    fn application(&mut self, env: Env<'_>, id: FactId) {
        let Some(env) = env.at(env.as_of).deeper() else { return };
        let condition = env.applies_when(id);
        if let Some(condition) = condition
            && !env.answers.get(id.index()).is_given()
            && (!self.open || expr_in(env, condition) == Truth::Unknown)
        {
            let open = self.open;
            self.of_expr(env, condition);
            self.open = open;
        }
    }

    /// What decides whether a counter keeps growing.
    fn accrual(&mut self, env: Env<'_>, id: FactId) {
        let Some(env) = env.deeper() else { return };
        let growing = env.fact(id).and_then(|fact| fact.accrues_while.as_ref());
        if let Some(condition) = growing
            && env.on > env.as_of
            && (!self.open || expr_in(env, condition) == Truth::Unknown)
        {
            let open = self.open;
            self.of_expr(env, condition);
            self.open = open;
        }
    }

    fn add(&mut self, fact: FactRef) {
        if !self.list.contains(&fact) {
            self.list.push(fact);
        }
    }
}

/// Whether an answer cannot be narrowed any further.
fn is_exact(answer: &Answer) -> bool {
    match answer {
        Answer::Absent | Answer::Unsure | Answer::Value(Value::Part(_)) => false,
        Answer::Value(Value::Number(range)) => range.min == range.max,
        Answer::Value(Value::Date(days)) => days.first == days.last,
        Answer::None | Answer::Value(_) => true,
    }
}

/// Clauses taken as met without confirmation: open presumed clauses in parts of the condition that do
/// not fail.
pub(super) fn assumed(clauses: Clauses<'_>) -> Vec<ClauseId> {
    standing(clauses, |kind| matches!(kind, ClauseKind::Presumed(_)), |truth| truth == Truth::Unknown)
}

/// Clauses left to the office.
pub(super) fn office(clauses: Clauses<'_>) -> Vec<ClauseId> {
    standing(clauses, |kind| *kind == ClauseKind::Office, |_| true)
}

/// Gates not known to be passed.
pub(super) fn gates(clauses: Clauses<'_>) -> Vec<ClauseId> {
    standing(clauses, |kind| matches!(kind, ClauseKind::Gate(_)), |truth| truth != Truth::Yes)
}

fn standing(clauses: Clauses<'_>, of: fn(&ClauseKind) -> bool, with: fn(Truth) -> bool) -> Vec<ClauseId> {
    let mut ids = Vec::new();
    // Most policies have none of a kind, and then nothing need be looked at.
    if clauses.policy.clauses.iter().any(|clause| of(&clause.kind)) {
        standing_in(clauses, &clauses.policy.when, &mut ids);
        let keeps = |id: &ClauseId| clauses.policy.clause(*id).is_some_and(|clause| of(&clause.kind));
        ids.retain(|id| keeps(id) && with(clauses.bare(*id)));
    }
    ids
}

fn standing_in(clauses: Clauses<'_>, condition: &Condition, ids: &mut Vec<ClauseId>) {
    match condition {
        Condition::Clause(id) => {
            if clauses.counted(*id) != Truth::No && !ids.contains(id) {
                ids.push(*id);
            }
        }
        Condition::All(members) => members.iter().for_each(|member| standing_in(clauses, member, ids)),
        // If some members make it hold, the others do not matter; if the answers alone do, nothing in it
        // is left to list.
        Condition::Any(_) | Condition::AtLeast(..) if clauses.firmly(condition) == Truth::Yes => {}
        Condition::Any(members) | Condition::AtLeast(_, members) => {
            let holds = clauses.truth(condition) == Truth::Yes;
            for member in members {
                let truth = clauses.truth(member);
                if truth == Truth::Yes || (truth == Truth::Unknown && !holds) {
                    standing_in(clauses, member, ids);
                }
            }
        }
        // A negation never contains office clauses or gates, and a presumed clause in it decides.
        Condition::Not(_) => {}
    }
}
