//! What a column can be: a fact that policies turn on, or something needed to find one out.
//!
//! A vocabulary only; `words` says which headings mean which.

macro_rules! roles {
    ($($variant:ident $key:literal $doc:literal)*) => {
        /// What a column is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Role { $(#[doc = $doc] $variant,)* }

        impl Role {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its name: the key of its fact where it is one.
            pub fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)* }
            }
        }
    };
}

roles! {
    Name "name" "What the person is called."
    IdNumber "id_number" "The identity number, of which only the date of birth is taken, and only with consent."
    BirthDate "birth_date" "The date of birth."
    Education "education_level" "The highest completed education."
    Graduation "graduation_date" "When it was completed."
    ContractStart "labour_contract_start" "First day of the labour contract."
    ContractEnd "labour_contract_end" "Last day of the labour contract."
    ContractMonths "labour_contract_months" "For how long the contract was made."
    InsuredSince "continuous_insured_months_same_employer" "The first month for which this employer paid social insurance."
    SkillLevel "skill_certificates.level" "The level of a skill certificate."
    SkillIssued "skill_certificates.issued_on" "When the certificate was issued."
    Wage "monthly_wage" "The wage of a month."
    HireGroup "hires.category" "Of which group the person was when hired."
    Employment "employment_status" "On what footing the person works."
    StaffState "staff_state" "Whether the person still works there."
    LeftOn "left_on" "When the person left."
    HireDate "hire_date" "When the person came."
    StaffNumber "staff_number" "The number by which the employer knows the person."
}

impl Role {
    /// The role of that name.
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|role| role.key() == key)
    }
}

/// In which unit a heading says that its numbers are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Months.
    Month,
    /// Years.
    Year,
    /// A thousand yuan.
    Thousand,
    /// Ten thousand yuan.
    TenThousand,
}
