//! Rules as the engine reads them: resolved names, typed ids, no text for people.
//!
//! INVARIANT: in a pack made by the checker every id points inside its list and every expression is
//! well typed. The engine does not rely on it for safety: an id outside evaluates to unknown.

use alloc::{boxed::Box, string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use crate::value::{Date, Fen, OptionId};

/// A set of policies with the facts they ask about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pack {
    /// Version as the publisher counts it, such as `2026.11.1`.
    pub version: String,
    /// First 12 hexadecimal digits of the SHA-256 over rules and texts. Texts carry it too, so that
    /// files of two builds are never mixed.
    pub fingerprint: String,
    /// The day the rules were last checked against their sources.
    pub checked: Date,
    /// Whether somebody stands behind the pack. Without a publisher the app calls itself a 演示版.
    pub published: bool,
    /// All facts, in the order authors gave.
    pub facts: Vec<Fact>,
    /// Keys of the sources that citations point to.
    pub sources: Vec<String>,
    /// All policies; outcomes come in this order.
    pub policies: Vec<Policy>,
}

impl Pack {
    /// The fact at `id`.
    pub fn fact(&self, id: FactId) -> Option<&Fact> {
        self.facts.get(id.index())
    }

    /// The fact whose key is `key`.
    pub fn fact_id(&self, key: &str) -> Option<FactId> {
        self.facts.iter().position(|fact| fact.key == key).map(FactId::at)
    }

    /// The policy at `id`.
    pub fn policy(&self, id: PolicyId) -> Option<&Policy> {
        self.policies.get(id.index())
    }
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(u16);

        impl $name {
            /// The id of position `index`. Positions past 65,535 share the last id; the checker
            /// refuses packs that long.
            pub fn at(index: usize) -> Self {
                Self(u16::try_from(index).unwrap_or(u16::MAX))
            }

            /// The position.
            pub fn index(self) -> usize {
                usize::from(self.0)
            }
        }
    };
}

id!(
    /// Position of a fact in [`Pack::facts`].
    FactId
);
id!(
    /// Position of a policy in [`Pack::policies`].
    PolicyId
);
id!(
    /// Position of a clause in [`Policy::clauses`].
    ClauseId
);
id!(
    /// Position of a source in [`Pack::sources`].
    SourceId
);

/// How many derived facts may rest on each other in a row. The checker refuses more, and the engine
/// goes no deeper, so that it is total on packs the checker has not seen.
pub const MAX_DERIVATION: usize = 8;

/// A declared input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// Key authors and answer files use, such as `student_status`.
    pub key: String,
    /// What an answer may hold.
    pub kind: Kind,
    /// Where it may be asked.
    pub ask: Ask,
    /// Asked last, optional, and makes every result that rests on it sensitive.
    pub sensitive: bool,
    /// Whether "none of them, or never heard of it" is an answer of its own.
    pub may_be_none: bool,
    /// How the fact follows from others while it has no answer of its own (bool facts only).
    pub derived: Option<Expr>,
}

/// What an answer to a fact may hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// Yes or no.
    Bool,
    /// Exactly one of the options.
    Choice {
        /// Option keys; their positions are [`OptionId`]s.
        options: Vec<String>,
    },
    /// Any number of the options, or none.
    Set {
        /// Option keys; their positions are [`OptionId`]s.
        options: Vec<String>,
    },
    /// A day, month or year.
    Date,
}

impl Kind {
    /// The option keys, where the kind has any.
    pub fn options(&self) -> &[String] {
        match self {
            Self::Choice { options } | Self::Set { options } => options,
            Self::Bool | Self::Date => &[],
        }
    }
}

/// The places where a fact may be asked. None of them: never asked, only derived or left open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Ask {
    /// At a stand, by somebody else.
    pub fair: bool,
    /// On the person's own phone.
    pub phone: bool,
    /// At the office.
    pub office: bool,
}

impl Ask {
    /// Whether an answer may come from anywhere at all.
    pub fn anywhere(self) -> bool {
        self.fair || self.phone || self.office
    }
}

/// How a rule or a figure is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Grade {
    /// Official wording seen on an official host.
    A,
    /// Published summary or reprint.
    B,
    /// Document number certain, text not opened.
    C,
    /// Uncertain, local or outdated: never a figure, never decides anything.
    D,
}

/// Whether a figure is known to hold on the day the pack was checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Currency {
    /// It does.
    Confirmed,
    /// It was last seen in force on that day; whether it still is, nobody checked.
    UnverifiedSince(Date),
}

/// One programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// Key, such as `ls-job-seeking-subsidy`.
    pub key: String,
    /// How the policy itself is known. D means its conditions decide nothing.
    pub grade: Grade,
    /// Who benefits, applies and is paid.
    pub roles: Roles,
    /// All clauses that [`Policy::when`] mentions.
    pub clauses: Vec<Clause>,
    /// How the clauses combine.
    pub when: Condition,
    /// What it gives.
    pub benefits: Vec<Benefit>,
}

impl Policy {
    /// The clause at `id`.
    pub fn clause(&self, id: ClauseId) -> Option<&Clause> {
        self.clauses.get(id.index())
    }
}

/// The three roles around a policy; they often differ (semantics TS-29).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roles {
    /// Whom it is for.
    pub beneficiary: Role,
    /// Who hands in the application.
    pub applicant: Role,
    /// Whose account is paid.
    pub payee: Role,
}

/// Somebody who plays a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Role {
    /// The person.
    Person,
    /// The person's employer.
    Employer,
    /// The person's school.
    School,
}

/// How clauses combine. Strong Kleene throughout.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Condition {
    /// One clause.
    Clause(ClauseId),
    /// All of them.
    All(Vec<Condition>),
    /// At least one of them.
    Any(Vec<Condition>),
}

/// One condition with its citation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    /// Key within the policy, such as `final-year`.
    pub key: String,
    /// Who can tell.
    pub kind: ClauseKind,
    /// Where it stands.
    pub source: SourceId,
    /// The article, paragraph or item of the source, where it has one.
    pub article: Option<String>,
    /// How the clause is known.
    pub grade: Grade,
}

/// Who can tell whether a clause holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClauseKind {
    /// The person's answers decide.
    Asked(Expr),
    /// Taken as met while the answers leave it open; refutable.
    Presumed(Expr),
    /// Only the office can judge it.
    Office,
}

/// A condition on answers, as written in CEL and checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Expr {
    /// A constant.
    Const(bool),
    /// A bool fact itself.
    Flag(FactId),
    /// A choice fact has this option.
    Is(FactId, OptionId),
    /// A set fact contains this option.
    Has(FactId, OptionId),
    /// Negation.
    Not(Box<Expr>),
    /// Conjunction.
    And(Vec<Expr>),
    /// Disjunction.
    Or(Vec<Expr>),
}

/// Something a policy gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Benefit {
    /// Key within the policy, such as `cash`.
    pub key: String,
    /// Of what nature; only cash enters sums.
    pub kind: BenefitKind,
    /// How often the amount is paid.
    pub per: Per,
    /// The amount of one payment.
    pub amount: Fen,
    /// How the amount is known.
    pub grade: Grade,
    /// Whether it is known to hold today.
    pub currency: Currency,
    /// Where it stands.
    pub source: SourceId,
}

impl Benefit {
    /// Whether the figure counts in the lower sum: not grade D, and known to hold today.
    pub fn is_confirmed(&self) -> bool {
        self.grade < Grade::D && self.currency == Currency::Confirmed
    }
}

/// The nature of a benefit (semantics E-09).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BenefitKind {
    /// 现金补贴.
    CashSubsidy,
}

/// How often an amount is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Per {
    /// One payment.
    Once,
}

impl Expr {
    /// The facts it mentions, each once, in the order written.
    pub fn facts(&self) -> Vec<FactId> {
        let mut facts = Vec::new();
        self.collect_facts(&mut facts);
        facts
    }

    fn collect_facts(&self, facts: &mut Vec<FactId>) {
        match self {
            Self::Const(_) => {}
            Self::Flag(fact) | Self::Is(fact, _) | Self::Has(fact, _) => {
                if !facts.contains(fact) {
                    facts.push(*fact);
                }
            }
            Self::Not(inner) => inner.collect_facts(facts),
            Self::And(parts) | Self::Or(parts) => parts.iter().for_each(|part| part.collect_facts(facts)),
        }
    }
}
