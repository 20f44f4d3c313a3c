//! Three-valued truth: strong Kleene logic (S. C. Kleene, Introduction to Metamathematics, 1952, §64).
//!
//! No two-valued shortcuts: nothing here turns an unknown into a "no".

/// Yes, no, or not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Truth {
    /// It holds, whatever is still unknown.
    Yes,
    /// It fails, whatever is still unknown.
    No,
    /// It depends on what is unknown.
    Unknown,
}

impl Truth {
    /// All members hold.
    ///
    /// `no ∧ x = no`, `yes ∧ x = x`, `unknown ∧ yes = unknown ∧ unknown = unknown`; `∧ {} = yes`.
    pub fn all(members: impl IntoIterator<Item = Self>) -> Self {
        let mut truth = Self::Yes;
        for member in members {
            match member {
                Self::No => return Self::No,
                Self::Unknown => truth = Self::Unknown,
                Self::Yes => {}
            }
        }
        truth
    }

    /// At least one member holds; the dual of [`Truth::all`]: `any(xs) = ¬all(¬xs)`, `∨ {} = no`.
    pub fn any(members: impl IntoIterator<Item = Self>) -> Self {
        Self::all(members.into_iter().map(Self::not)).not()
    }

    /// `¬yes = no`, `¬no = yes`, `¬unknown = unknown`.
    #[must_use]
    #[expect(clippy::should_implement_trait, reason = "the name of the connective; `!` would suggest a bool")]
    pub fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
        }
    }

    /// Reads `unknown` as yes, as presumed clauses count.
    #[must_use]
    pub fn presumed(self) -> Self {
        match self {
            Self::Unknown => Self::Yes,
            settled => settled,
        }
    }

    /// Whether it is yes or no.
    pub fn is_known(self) -> bool {
        self != Self::Unknown
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }
}

/// Who could settle an unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cause {
    /// An answer could.
    Person,
    /// The rule itself is not known well enough.
    Rule,
    /// Only the office can.
    Office,
}
