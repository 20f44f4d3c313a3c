//! Policies: conditions, times and benefits, with names resolved.
//!
//! Data only: no text for people, no evaluation.

use alloc::{boxed::Box, string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{
    expr::{Expr, Num, Visit},
    figure::{Currency, Grade},
    ids::{ClauseId, FactId, PolicyId, SourceId},
};
use crate::value::Date;

/// One programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// Key, such as `ls-job-seeking-subsidy`.
    pub key: String,
    /// Who made the rule.
    pub level: Level,
    /// How well the policy itself is known. D means its conditions decide nothing.
    pub grade: Grade,
    /// When the rule is in force.
    pub validity: Validity,
    /// When one can apply.
    pub window: Window,
    /// When one cannot, within the window: in order, with a day between them.
    pub pauses: Vec<Pause>,
    /// Whether the office pays without an application, 免申即享.
    pub automatic: bool,
    /// Whether those who qualify get it.
    pub award: Award,
    /// Who benefits, applies and is paid.
    pub roles: Roles,
    /// All clauses that [`Policy::when`] mentions.
    pub clauses: Vec<Clause>,
    /// How the clauses combine.
    pub when: Condition,
    /// What it gives.
    pub benefits: Vec<Benefit>,
    /// The papers one brings, by the author's numbers; each once.
    pub papers: Vec<u16>,
}

/// Who made a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Level {
    /// 国家.
    National,
    /// 浙江省.
    Zhejiang,
    /// 丽水市.
    Lishui,
    /// 丽水经开区.
    Etdz,
}

/// When a rule is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Validity {
    /// First day; `None` if it has long been in force.
    pub from: Option<Date>,
    /// Last day; `None` means until further notice.
    pub to: Option<Date>,
    /// Whether people who began in time may go on after the last day; the clauses say who they are.
    pub run_on: bool,
    /// The day the rule was withdrawn from the pack as wrong.
    pub withdrawn: Option<Date>,
    /// The next version of the same policy, if the pack has one. Its first day comes after this one's last. Of a
    /// withdrawn one, the policy to look at instead.
    pub replaced_by: Option<PolicyId>,
}

/// When one can apply.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Window {
    /// At any time.
    None,
    /// There is a window, but its dates are unknown. Never changes a status.
    Unknown,
    /// From the first day to the last, both included; either end may be open.
    Days {
        /// First day.
        opens: Option<Num>,
        /// Last day.
        closes: Option<Num>,
        /// Whether the dates are known to hold.
        confirmed: bool,
    },
    /// Every year from one day to another, both included, as (month, day).
    Yearly {
        /// First day.
        opens: (u8, u8),
        /// Last day; of the next year where it comes before the first. 29 February is that month's last day.
        closes: (u8, u8),
        /// Whether the dates are known to hold.
        confirmed: bool,
    },
}

/// Days within a window on which nobody can apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// First day.
    pub from: Date,
    /// Last day; `None` where nobody knows it.
    pub to: Option<Date>,
}

impl Pause {
    /// Whether it holds on this day, or may.
    pub fn holds(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

impl Window {
    /// A day of every year in this year; 28 February where there is no 29th.
    pub fn day_of_year(year: i32, (month, day): (u8, u8)) -> Option<Date> {
        let on = |day: u8| Date::new(year, u32::from(month), u32::from(day)).ok();
        on(day).or_else(|| on(day.saturating_sub(1)))
    }

    /// The ends that are given as expressions.
    pub fn ends(&self) -> impl Iterator<Item = &Num> {
        let ends = match self {
            Self::Days { opens, closes, .. } => [opens.as_ref(), closes.as_ref()],
            Self::None | Self::Unknown | Self::Yearly { .. } => [None, None],
        };
        ends.into_iter().flatten()
    }
}

/// Whether those who qualify get it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Award {
    /// Everyone who qualifies gets it.
    Entitled,
    /// A jury chooses among those who qualify; never a match, never in a sum.
    Competitive,
}

impl Policy {
    /// A bare policy of the city, of grade B and always in force, for whoever fulfils all the clauses.
    pub fn of(key: impl Into<String>, clauses: Vec<Clause>) -> Self {
        Self {
            key: key.into(),
            level: Level::Lishui,
            grade: Grade::B,
            validity: Validity::default(),
            window: Window::None,
            pauses: Vec::new(),
            automatic: false,
            award: Award::Entitled,
            roles: Roles { beneficiary: Role::Person, applicant: Role::Person, payee: Role::Person },
            when: Condition::All((0..clauses.len()).map(|at| Condition::Clause(ClauseId::at(at))).collect()),
            clauses,
            benefits: Vec::new(),
            papers: Vec::new(),
        }
    }

    /// The clause at `id`.
    pub fn clause(&self, id: ClauseId) -> Option<&Clause> {
        self.clauses.get(id.index())
    }

    /// Who answers about it: an employer about what it applies for itself; a person about everything else, be it for the
    /// firm they founded.
    pub fn audience(&self) -> Audience {
        match (self.roles.beneficiary, self.roles.applicant) {
            (Role::Employer, Role::Employer) => Audience::Employer,
            _ => Audience::Person,
        }
    }

    /// Calls `seen` for every condition and number on which its outcome can turn.
    pub fn roots<'p>(&'p self, seen: &mut dyn FnMut(Visit<'p>)) {
        self.clauses.iter().filter_map(|clause| clause.kind.rule()).for_each(|rule| seen(Visit::Expr(rule)));
        self.window.ends().for_each(|num| seen(Visit::Num(num)));
        for benefit in &self.benefits {
            let filter = benefit.for_each.iter().map(|(_, filter)| filter);
            benefit.when.iter().chain(filter).for_each(|expr| seen(Visit::Expr(expr)));
            benefit.numbers().for_each(|num| seen(Visit::Num(num)));
        }
    }

    /// The same, and their parts.
    pub fn walk<'p>(&'p self, seen: &mut dyn FnMut(Visit<'p>)) {
        self.roots(&mut |root| root.walk(seen));
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

/// A party to a policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Role {
    /// The person.
    Person,
    /// The person's employer.
    Employer,
    /// The person's school.
    School,
}

/// Who answers about a policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// A person, about themselves.
    Person,
    /// An employer, about itself and its staff.
    Employer,
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
    /// At least this many of them.
    AtLeast(u8, Vec<Condition>),
    /// The negation. Never contains office clauses or gates.
    Not(Box<Condition>),
}

impl Condition {
    /// How many conditions stand within each other at most, this one included.
    pub fn depth(&self) -> usize {
        let below = match self {
            Self::Clause(_) => 0,
            Self::All(members) | Self::Any(members) | Self::AtLeast(_, members) => {
                members.iter().map(Self::depth).max().unwrap_or(0)
            }
            Self::Not(inner) => inner.depth(),
        };
        below + 1
    }
}

/// One condition with its citation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    /// Key within the policy, such as `final-year`.
    pub key: String,
    /// Who can tell.
    pub kind: ClauseKind,
    /// Where it is written.
    pub source: SourceId,
    /// The article, paragraph or item of the source, if any.
    pub article: Option<String>,
    /// How well the clause is known.
    pub grade: Grade,
    /// For a gate: whether another party must grant it, like a certification, so that one cannot simply get it done.
    pub granted: bool,
}

impl Clause {
    /// A bare clause of that kind: of the first source, without an article, of grade B, not granted by others.
    pub fn of(key: impl Into<String>, kind: ClauseKind) -> Self {
        Self { key: key.into(), kind, source: SourceId::at(0), article: None, grade: Grade::B, granted: false }
    }
}

/// Who can tell whether a clause holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClauseKind {
    /// The person's answers decide.
    Asked(Expr),
    /// Taken as met while the answers leave it open; answers can refute it.
    Presumed(Expr),
    /// Only the office can judge it.
    Office,
    /// Something to do first, such as a registration.
    Gate(Expr),
}

impl ClauseKind {
    /// The rule, if answers have a say.
    pub fn rule(&self) -> Option<&Expr> {
        match self {
            Self::Asked(rule) | Self::Presumed(rule) | Self::Gate(rule) => Some(rule),
            Self::Office => None,
        }
    }
}

/// Something a policy gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Benefit {
    /// Key within the policy, such as `cash`.
    pub key: String,
    /// Its nature; only cash enters sums.
    pub kind: BenefitKind,
    /// Who receives it.
    pub to: Role,
    /// What it is for, as a position among the author's purposes. Benefits with different purposes go together unless a
    /// relation says otherwise; if the purpose is the same, or missing, that stays open.
    pub purpose: Option<u16>,
    /// How often the amount is paid.
    pub per: Per,
    /// Who gets it, if not everyone who fulfils the policy's conditions.
    pub when: Option<Expr>,
    /// Given once for each record of this list that fulfils the condition.
    pub for_each: Option<(FactId, Expr)>,
    /// One payment, in fen; `None` if no amount may be shown.
    pub amount: Option<Num>,
    /// A share of something nobody is asked, in hundredths of a percent; such a benefit has no amount.
    pub rate: Option<u32>,
    /// Whether the amount is exact or a limit.
    pub bound: Bound,
    /// Fewest and most payments.
    pub times: (u16, u16),
    /// How many payments were made already, so that so many fewer may come.
    pub paid: Option<Num>,
    /// Uneven payments in order, in fen; empty if all are equal.
    pub schedule: Vec<Num>,
    /// Clauses that are checked again before each payment after the first.
    pub recheck: Vec<ClauseId>,
    /// How well the amount is known.
    pub grade: Grade,
    /// Whether it is known to hold today.
    pub currency: Currency,
    /// Where it is written.
    pub source: SourceId,
}

impl Benefit {
    /// All the numbers it is reckoned from: each payment, and how many were made already.
    pub fn numbers(&self) -> impl Iterator<Item = &Num> {
        self.amount.iter().chain(&self.schedule).chain(&self.paid)
    }

    /// A bare benefit of that kind: paid once, to everybody, of grade A and in force, without an amount.
    pub fn of(key: impl Into<String>, kind: BenefitKind) -> Self {
        Self {
            key: key.into(),
            kind,
            to: Role::Person,
            purpose: None,
            per: Per::Once,
            when: None,
            for_each: None,
            amount: None,
            rate: None,
            bound: Bound::Exact,
            times: (1, 1),
            paid: None,
            schedule: Vec::new(),
            recheck: Vec::new(),
            grade: Grade::A,
            currency: Currency::Confirmed,
            source: SourceId::at(0),
        }
    }

    /// Whether the amount counts in the lower sum: not grade D, and known to hold today.
    pub fn is_confirmed(&self) -> bool {
        self.grade < Grade::D && self.currency == Currency::Confirmed
    }
}

/// The nature of a benefit (semantics E-09).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BenefitKind {
    /// 现金补贴.
    CashSubsidy,
    /// 据实补贴.
    Reimbursement,
    /// 税额扣减.
    TaxCredit,
    /// 税前扣除.
    TaxDeduction,
    /// 递延.
    TaxDeferral,
    /// 贷款额度.
    LoanPrincipal,
    /// 贴息.
    InterestSubsidy,
    /// 实物: free rent, lodging, training.
    InKind,
    /// 资格: a title, a household registration, an admission.
    Status,
}

impl BenefitKind {
    /// Whether it is money in hand: 现金补贴 and 据实补贴.
    pub fn is_cash(self) -> bool {
        matches!(self, Self::CashSubsidy | Self::Reimbursement)
    }

    /// Whether it may come without a figure: goods and titles are no money, and what a deferral saves shows only once the
    /// tax is due.
    pub fn may_lack_figure(self) -> bool {
        matches!(self, Self::InKind | Self::Status | Self::TaxDeferral)
    }
}

/// Whether an amount is exact or a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Bound {
    /// The amount itself.
    Exact,
    /// A ceiling: 最高, 不超过. The lower end is zero.
    AtMost,
    /// A floor.
    AtLeast,
}

/// How often an amount is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Per {
    /// One payment.
    Once,
    /// Every month.
    Month,
    /// Every year.
    Year,
}
