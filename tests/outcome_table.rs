//! Shows every row of the outcome table: for all combinations of rule, conditions, gates, days ahead, award and cause,
//! the status matches rules 1 to 8 of the design, written here a second time.
//!
//! Deliberately does not show how the axes come about: `outcome`, `laws` and `timeline` do.
#![cfg(feature = "author")]

#[path = "generate/by_the_design.rs"]
mod by_the_design;

use std::collections::BTreeSet;

use by_the_design::by_the_design;
use caice::{
    engine::{self, Ahead, Axes, Cause, Gates, Office, Prospect, Rule, Status, Truth, WindowState},
    pack::Award,
};

#[test]
fn every_row_of_the_table_is_what_the_design_says() {
    let mut reached = BTreeSet::new();
    let mut rows = 0;
    for rule in
        [Rule::InForce, Rule::NotYet, Rule::Ended, Rule::Replaced, Rule::RunOn, Rule::Unconfirmed, Rule::Withdrawn]
    {
        for conditions in [Truth::Yes, Truth::No, Truth::Unknown] {
            for gates in [Gates::None, Gates::Yes, Gates::No, Gates::Unknown] {
                for (possible, claimable, open) in [
                    (false, false, false),
                    (true, false, false),
                    (true, false, true),
                    (true, true, false),
                    (true, true, true),
                ] {
                    for award in [Award::Entitled, Award::Competitive] {
                        for cause in [Cause::Person, Cause::Rule, Cause::Office] {
                            for office in [Office::None, Office::Pending, Office::Decides] {
                                for window in [
                                    WindowState::None,
                                    WindowState::Open,
                                    WindowState::Opens,
                                    WindowState::Closed,
                                    WindowState::Unknown,
                                ] {
                                    let axes = Axes { rule, conditions, gates, window, office, award };
                                    for prospect in [Prospect::None, Prospect::Rule, Prospect::Step, Prospect::Answer] {
                                        let ahead = Ahead { possible, claimable, open, prospect };
                                        let found = engine::status(&axes, ahead, cause);
                                        let expected = by_the_design(rule, conditions, gates, ahead, award, cause);
                                        assert_eq!(found, expected, "{axes:?} {ahead:?} {cause:?}");
                                        // A status settled by today alone is never revoked by the days ahead.
                                        let alone = engine::status(&axes, Ahead::SETTLES_LEAST, Cause::Person).0;
                                        assert!(found.0.is_settled() || !alone.is_settled(), "{axes:?} {ahead:?}");
                                        reached.insert(found.0);
                                        rows += 1;
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
    assert_eq!((rows, reached.len()), (7 * 3 * 4 * 5 * 2 * 3 * 3 * 5 * 4, 9));
}

#[test]
fn a_status_stands_for_its_place_among_all() {
    assert!(Status::ALL.iter().map(|status| usize::from(status.rank())).eq(0..Status::ALL.len()));
}
