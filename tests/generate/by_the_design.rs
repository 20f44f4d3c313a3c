//! The outcome table, written a second time from the rules 1 to 8 of the design.
//!
//! Deliberately shares nothing with the engine's table but the names.

use caice::{
    engine::{Ahead, Cause, Gates, Prospect, Rule, Scope, Status, Truth},
    pack::Award,
};

/// The rules 1 to 8 of the design, in its words and order.
pub fn by_the_design(
    rule: Rule,
    c: Truth,
    g: Gates,
    ahead: Ahead,
    award: Award,
    cause: Cause,
) -> (Status, Option<Scope>) {
    // 1. withdrawn → withdrawn; rule grade D → unconfirmed (scope policy)
    if rule == Rule::Withdrawn {
        return (Status::Withdrawn, None);
    }
    if rule == Rule::Unconfirmed {
        return (Status::Unconfirmed, Some(Scope::Policy));
    }
    // 2. ended, no later version, no run-on → ended (still says what C would have been); with a later version
    //    no answer opens a day any more → not_met, deciding clause `validity`
    if rule == Rule::Ended {
        return (Status::Ended, None);
    }
    if rule == Rule::Replaced {
        return (Status::NotMet, None);
    }
    // 3. C no today and a claimable day exists → met_later; rule not yet and C yes on its first claimable
    //    day → met_later; C no, but on a later day an answer decides → needs_answer, a gate is all that lacks →
    //    gate_first, only the rule is not known → unconfirmed (scope clause); C no otherwise → not_met
    if c == Truth::No {
        return match ahead.prospect {
            _ if ahead.claimable => (Status::MetLater, None),
            Prospect::Answer => (Status::NeedsAnswer, None),
            Prospect::Step => (Status::GateFirst, None),
            Prospect::Rule => (Status::Unconfirmed, Some(Scope::Clause)),
            Prospect::None => (Status::NotMet, None),
        };
    }
    if rule == Rule::NotYet && ahead.claimable {
        return (Status::MetLater, None);
    }
    // 4. C yes today but no future open day on which C holds → not_met, deciding clause `window`; with no future
    //    open day at all no answer helps, so that C unknown is not_met, too
    if !ahead.possible || c == Truth::Yes && !ahead.open {
        return (Status::NotMet, None);
    }
    // 5. C unknown: an answer could settle it → needs_answer; only the rule is the cause → unconfirmed
    if c == Truth::Unknown {
        return match cause {
            Cause::Person => (Status::NeedsAnswer, None),
            Cause::Rule | Cause::Office => (Status::Unconfirmed, Some(Scope::Clause)),
        };
    }
    // 6. G no → gate_first; G unknown: as C unknown
    match g {
        Gates::No => return (Status::GateFirst, None),
        Gates::Unknown if cause == Cause::Person => return (Status::NeedsAnswer, None),
        Gates::Unknown => return (Status::Unconfirmed, Some(Scope::Clause)),
        Gates::None | Gates::Yes => {}
    }
    // 7. competitive  8. met
    (if award == Award::Competitive { Status::Competitive } else { Status::Met }, None)
}
