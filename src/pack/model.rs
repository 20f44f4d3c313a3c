//! The pack and its ids, grades and figures: rules as the engine reads them, no text for people.
//!
//! INVARIANT: in a pack made by the checker every id points inside its list and every expression is
//! well typed. The engine does not rely on it for safety: an id outside evaluates to unknown.

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{
    fact::Fact,
    policy::Policy,
    start::{Offer, Start},
};
use crate::value::Date;

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
    /// All published figures that rules look up.
    pub figures: Vec<Figure>,
    /// All policies; outcomes come in this order.
    pub policies: Vec<Policy>,
    /// What a person may say with one tap on the first screen.
    pub starts: Vec<Start>,
    /// What people may suppose: a job, a firm of their own.
    pub offers: Vec<Offer>,
    /// The wire numbers of wire.yaml in pack order: of each fact its own, those of its options, and of
    /// each of its fields the field's own and those of its options; then one of each policy. Each as the
    /// step from the one before it in its list, wrapping, because that is nearly always 1 and compresses
    /// to nothing. Empty where the folder has no wire.yaml: then nothing can be handed on.
    pub wire: Vec<u16>,
}

impl Pack {
    /// A pack of these facts and nothing more: without version and fingerprint, unpublished, checked on that day.
    pub fn of(facts: Vec<Fact>, checked: Date) -> Self {
        Self {
            version: String::new(),
            fingerprint: String::new(),
            checked,
            published: false,
            facts,
            sources: Vec::new(),
            figures: Vec::new(),
            policies: Vec::new(),
            starts: Vec::new(),
            offers: Vec::new(),
            wire: Vec::new(),
        }
    }

    /// The fact at `id`.
    pub fn fact(&self, id: FactId) -> Option<&Fact> {
        self.facts.get(id.index())
    }

    /// The fact whose key is `key`.
    pub fn fact_id(&self, key: &str) -> Option<FactId> {
        self.facts.iter().position(|fact| fact.key == key).map(FactId::at)
    }

    /// The policy whose key is `key`.
    pub fn policy_id(&self, key: &str) -> Option<PolicyId> {
        self.policies.iter().position(|policy| policy.key == key).map(PolicyId::at)
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
    /// Position of a field in the records of a fact.
    FieldId
);
id!(
    /// Position of a figure in [`Pack::figures`].
    FigureId
);
id!(
    /// Position of a source in [`Pack::sources`].
    SourceId
);

/// How many derived facts may rest on each other in a row. The checker refuses more, and the engine
/// goes no deeper, so that it is total on packs the checker has not seen.
pub const MAX_DERIVATION: usize = 8;

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

/// A published figure with the days its values hold for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// Key, `policy.figure`.
    pub key: String,
    /// The values, by time. None known (grade D): every look-up is unknown, and the rule is the cause.
    pub rows: Vec<Row>,
}

/// One value of a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// First day it holds; none: since ever.
    pub from: Option<Date>,
    /// Last day it holds; none: until further notice.
    pub to: Option<Date>,
    /// The value, in the figure's unit.
    pub value: i64,
    /// How it is known. Never D.
    pub grade: Grade,
    /// Where it stands.
    pub source: SourceId,
}
