//! Typed positions in a pack's lists, so that no code looks up a fact among policies.
//!
//! They are meaningless without the pack they belong to, and never leave memory: links carry wire numbers, JSON
//! carries keys.

use serde::{Deserialize, Serialize};

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
    /// Position of a fact in [`Pack::facts`](super::Pack::facts).
    FactId
);
id!(
    /// Position of a policy in [`Pack::policies`](super::Pack::policies).
    PolicyId
);
id!(
    /// Position of a clause in [`Policy::clauses`](super::Policy::clauses).
    ClauseId
);
id!(
    /// Position of a field in the records of a fact.
    FieldId
);
id!(
    /// Position of a figure in [`Pack::figures`](super::Pack::figures).
    FigureId
);
id!(
    /// Position of a source in [`Pack::sources`](super::Pack::sources).
    SourceId
);
