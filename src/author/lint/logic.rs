//! Rules as formulas over atoms: what is left of a rule when only its connectives count.
//!
//! An atom is anything that is no connective: a yes/no fact, a membership, a comparison, a look
//! through a list. Derived yes/no facts are written out. Which truths atoms can have together is
//! `cells`'.

use crate::{
    engine::Truth,
    pack::{ClauseKind, Condition, Derived, Expr, MAX_DERIVATION, Pack, Policy, Ref},
};

/// A formula over atoms.
#[derive(Debug, Clone)]
pub(super) enum Formula {
    /// An atom, by its position.
    Atom(usize),
    /// A constant.
    Const(bool),
    /// Negation.
    Not(Box<Formula>),
    /// Conjunction.
    All(Vec<Formula>),
    /// Disjunction.
    Any(Vec<Formula>),
    /// At least so many of them.
    AtLeast(usize, Vec<Formula>),
}

impl Formula {
    /// Its truth, given that of the atoms. Strong Kleene.
    pub fn truth(&self, atoms: &[Truth]) -> Truth {
        match self {
            Self::Atom(index) => atoms.get(*index).copied().unwrap_or(Truth::Unknown),
            Self::Const(holds) => Truth::from(*holds),
            Self::Not(inner) => inner.truth(atoms).not(),
            Self::All(members) => Truth::all(members.iter().map(|member| member.truth(atoms))),
            Self::Any(members) => Truth::any(members.iter().map(|member| member.truth(atoms))),
            Self::AtLeast(n, members) => {
                let truths: Vec<Truth> = members.iter().map(|member| member.truth(atoms)).collect();
                let surely = truths.iter().filter(|truth| **truth == Truth::Yes).count();
                let perhaps = truths.iter().filter(|truth| **truth != Truth::No).count();
                if surely >= *n {
                    Truth::Yes
                } else if perhaps < *n {
                    Truth::No
                } else {
                    Truth::Unknown
                }
            }
        }
    }
}

/// How clauses that need not be answered count in the formula of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Count {
    /// As outcomes count them: presumed clauses, gates and office clauses hold.
    AsMet,
    /// By their rules, where they have any.
    ByRule,
}

/// The atoms of some formulas.
pub(super) struct Atoms<'p> {
    pack: &'p Pack,
    list: Vec<Expr>,
}

impl<'p> Atoms<'p> {
    /// No atoms yet.
    pub fn new(pack: &'p Pack) -> Self {
        Self { pack, list: Vec::new() }
    }

    /// The atoms, by their positions.
    pub fn list(&self) -> &[Expr] {
        &self.list
    }

    /// `expr` as a formula.
    pub fn of(&mut self, expr: &Expr) -> Formula {
        self.within(expr, MAX_DERIVATION)
    }

    fn within(&mut self, expr: &Expr, depth: u8) -> Formula {
        match expr {
            Expr::Const(holds) => Formula::Const(*holds),
            Expr::Not(inner) => Formula::Not(Box::new(self.within(inner, depth))),
            Expr::And(parts) => Formula::All(parts.iter().map(|part| self.within(part, depth)).collect()),
            Expr::Or(parts) => Formula::Any(parts.iter().map(|part| self.within(part, depth)).collect()),
            Expr::Flag(Ref::Fact(fact)) => match (&self.pack.fact(*fact).and_then(|f| f.derived.as_ref()), depth) {
                (Some(Derived::Flag(derived)), 1..) => self.within(derived, depth - 1),
                _ => self.atom(expr),
            },
            _ => self.atom(expr),
        }
    }

    fn atom(&mut self, expr: &Expr) -> Formula {
        let known = self.list.iter().position(|atom| atom == expr);
        Formula::Atom(known.unwrap_or_else(|| {
            self.list.push(expr.clone());
            self.list.len() - 1
        }))
    }

    /// A condition of `policy` as a formula.
    pub fn of_condition(&mut self, policy: &Policy, condition: &Condition, count: Count) -> Formula {
        let mut all = |members: &[Condition]| members.iter().map(|m| self.of_condition(policy, m, count)).collect();
        match condition {
            Condition::All(members) => Formula::All(all(members)),
            Condition::Any(members) => Formula::Any(all(members)),
            Condition::AtLeast(n, members) => Formula::AtLeast(usize::from(*n), all(members)),
            Condition::Not(inner) => Formula::Not(Box::new(self.of_condition(policy, inner, count))),
            Condition::Clause(id) => match policy.clause(*id).map(|clause| &clause.kind) {
                Some(ClauseKind::Asked(rule)) => self.of(rule),
                Some(ClauseKind::Presumed(rule) | ClauseKind::Gate(rule)) if count == Count::ByRule => self.of(rule),
                Some(ClauseKind::Presumed(_) | ClauseKind::Gate(_) | ClauseKind::Office) | None => Formula::Const(true),
            },
        }
    }
}
