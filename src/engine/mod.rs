//! The engine: a pack, a person's answers and a day in; outcomes, reasons, dates, amounts and the next
//! question out.
//!
//! Pure, total and deterministic. Knows no clock, no browser and no text for people, and never panics:
//! what cannot be computed is unknown, with a cause.
//!
//! Reading order, each file using only those before it: `cells` cuts facts into answers worth trying, `eval` finds answers
//! and computes, `index` knows which policies turn on which facts; `status` defines the statuses and their table, `explain`
//! says why, `residual` keeps what is left of each policy so that answers can be tried, `timeline` looks at the days ahead,
//! `amount` says how much, `days` which days to mention, `outcome` puts it together, `combine` sums up, `question` chooses what
//! to ask next, `assess` is all of that, and `many` the outcomes of many people; `consistent` says which answers cannot all be true, `nearby` which few changes would
//! make a policy fit, and `receipt` what became of an earlier result.

mod amount;
mod assess;
mod cells;
mod combine;
mod consistent;
mod days;
mod eval;
mod explain;
mod independent;
mod index;
mod many;
mod nearby;
mod outcome;
mod question;
mod receipt;
mod residual;
mod status;
mod timeline;

pub use amount::BenefitOutcome;
pub use assess::{Assessment, again, assess, assess_by, assess_unasked, outcomes, questions_about, settles, statuses};
pub use cells::{bands, possible_answers};
pub use combine::{Combination, Excluded, Item, RunnerUp};
pub use consistent::{Clash, clashes, in_force, is_broken};
pub use days::{End, Undisputed, Wait};
pub use eval::{Cause, Env, Interval, Truth, expr_in, number_in};
pub use explain::{DecisiveClause, FactRef, facts_behind};
pub use index::{FactSet, Index, who_answers};
pub use many::Many;
pub use nearby::{Change, ChangeKind, ChangeSet, Nearby, nearby};
pub use outcome::{Outcome, WindowDays, without_sensitive};
pub use question::{Progress, Question};
pub use receipt::{Changed, ChangedBy, Receipt};
pub use status::{Ahead, Axes, Gates, Office, Prospect, Rule, Scope, Status, WindowState, status};
pub use timeline::{OfficeSet, Segment};

use crate::{
    pack::{Expr, Pack},
    value::{Answers, Date},
};

/// Truth of one expression outside any record.
pub fn expr_truth(pack: &Pack, answers: &Answers, on: Date, as_of: Date, expr: &Expr) -> Truth {
    expr_in(Env::new(pack, answers, on, as_of), expr)
}
