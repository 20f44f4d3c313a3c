//! The same list a month later: who is new, who is gone, and for everybody else what comes out differently and why.
//!
//! Three causes, told apart by assessing again. `was` is what was recorded, B what today's rules say of the earlier list for its
//! day, C what they say of the earlier list read for the later day, and `is` what they say of the later list:
//! `was` ≠ B by the rules, B ≠ C by the day, C ≠ `is` by changed answers. All three may have a part in one change.
//!
//! C is the earlier file read once more, and not its facts grown by the engine: months of insurance are counted from the same
//! cell, and a day that was still to come has come. So no answer has changed unless a cell or what was said about the list has.
//! Without a record nobody can say what the rules did, and nothing here claims that they did nothing.

use std::collections::BTreeMap;

use super::{
    matching::{Doubtful, MatchedBy, Matching, Pair, matching},
    read::{Person, Roster},
    record::Recorded,
    role::Role,
    settings::Settings,
};
use crate::{
    engine::{Index, Many, Status},
    pack::{FactId, Pack, PolicyId},
    value::{Answers, Date},
};

/// The earlier list.
#[derive(Debug, Clone, Copy)]
pub struct Before<'a> {
    /// The day for which it is true.
    pub on: Date,
    /// The list, read for that day.
    pub list: &'a Roster,
    /// The same file read for the day of the later list, with the settings of [`for_day`].
    pub again: &'a Roster,
    /// What was recorded of each person, in the order of the list; nothing if there is no record at all.
    pub recorded: Option<&'a [Option<Recorded>]>,
}

/// The later list.
#[derive(Debug, Clone, Copy)]
pub struct Now<'a> {
    /// The day for which it is true.
    pub on: Date,
    /// The list, read for that day.
    pub list: &'a Roster,
}

/// What has become of a list; people are positions in theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// Who is on both, in the order of the later list.
    pub matched: Vec<Matched>,
    /// Who is only on the later list.
    pub new: Vec<usize>,
    /// Who is only on the earlier list.
    pub gone: Vec<usize>,
    /// Who may or may not be the same: neither matched nor new nor gone.
    pub doubtful: Vec<Doubtful>,
}

/// A person on both lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matched {
    /// The position in the earlier list.
    pub before: usize,
    /// The position in the later list.
    pub now: usize,
    /// How the person was known again.
    pub by: MatchedBy,
    /// The facts whose answers have changed, in pack order, whether or not anything turns on them.
    pub facts: Vec<FactId>,
    /// The policies that come out differently, in pack order.
    pub changes: Vec<Change>,
    /// What came out then of policies that there are no more.
    pub dropped: Vec<(String, Status)>,
    /// Whether it is known what came out then, so that what the rules did is known as well.
    pub is_recorded: bool,
}

/// A policy that comes out differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// Which.
    pub policy: PolicyId,
    /// What was recorded, `None` if the rules of then did not have the policy; without a record, what today's rules say of then.
    pub was: Option<Status>,
    /// What comes out now.
    pub is: Status,
    /// Why.
    pub by: Causes,
}

/// What had a part in a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Causes {
    /// The rules judge differently; `None` if that cannot be known.
    pub rules: Option<bool>,
    /// Time went by.
    pub day: bool,
    /// The list says something else.
    pub answers: bool,
}

/// The settings with which the file of `list`, which was read with `said`, is read for another day: at the same place, and with
/// those who have left meanwhile, since the day of leaving takes nobody's answers away.
pub fn for_day(said: &Settings, list: &Roster, on: Date) -> Settings {
    let headings = &list.headings;
    let known = headings.columns.iter().map(|column| (column.at, Some(column.role)));
    let others = headings.ignored.iter().map(|column| (column.at, None));
    let columns = known.chain(others).map(|(at, role)| (at, role.filter(|role| *role != Role::LeftOn)));
    let rows = headings.rows.first().copied().zip(headings.rows.last().copied());
    Settings { on, sheet: list.sheet.clone(), header_rows: rows, columns: columns.collect(), ..said.clone() }
}

/// Compares two lists by today's rules, and with what was recorded of the earlier one.
pub fn compare(pack: &Pack, before: Before<'_>, now: Now<'_>) -> Comparison {
    let Matching { same, new, gone, doubtful } = matching(pack, &before.list.people, &now.list.people);
    let mut engines = Engines::of(pack, before.on, now.on);
    Comparison { matched: Comparing::of(pack, before, now).these(&mut engines, &same), new, gone, doubtful }
}

/// The engine for the days of two lists, with what it has seen.
#[derive(Debug)]
pub struct Engines {
    /// For the day of the earlier list.
    then: Many,
    /// For that of the later one.
    later: Many,
    /// For that, by facts of the earlier list that grow until then.
    grown: Many,
}

impl Engines {
    /// For an earlier list of the day `then`, and a later one.
    pub fn of(pack: &Pack, then: Date, later: Date) -> Self {
        let many = |on, as_of| Many::of(pack, Index::of(pack), on, as_of);
        Self { then: many(then, then), later: many(later, later), grown: many(later, then) }
    }
}

/// Two lists with what it takes to compare people of both, so that whoever calls may pause in between.
pub struct Comparing<'a> {
    pack: &'a Pack,
    before: Before<'a>,
    now: Now<'a>,
    /// The people of the earlier list read for the later day, by row.
    again: BTreeMap<u32, &'a Person>,
}

impl<'a> Comparing<'a> {
    /// Begins.
    pub fn of(pack: &'a Pack, before: Before<'a>, now: Now<'a>) -> Self {
        let again = before.again.people.iter().map(|person| (person.row, person)).collect();
        Self { pack, before, now, again }
    }

    /// What has become of those people; `engines` are those of the pack for both days.
    pub fn these(&self, engines: &mut Engines, pairs: &[Pair]) -> Vec<Matched> {
        pairs.iter().filter_map(|pair| self.one(engines, pair)).collect()
    }

    fn one(&self, engines: &mut Engines, pair: &Pair) -> Option<Matched> {
        let (before, now) = (self.before.list.people.get(pair.before)?, self.now.list.people.get(pair.now)?);
        let recorded = self.before.recorded.and_then(|all| all.get(pair.before)?.as_ref());
        let (was, is) = (before.answers(self.pack), now.answers(self.pack));
        // Should the second reading lack the person, the engine lets the facts of the first one grow.
        let again = self.again.get(&before.row).map(|person| person.answers(self.pack));
        let statuses = |engine: &mut Many, answers: &Answers| -> Vec<(PolicyId, Status)> {
            let outcomes = engine.outcomes(self.pack, answers);
            outcomes.iter().map(|outcome| (outcome.policy, outcome.status)).collect()
        };
        let by_rules = statuses(&mut engines.then, &was);
        let by_day = match &again {
            Some(again) => statuses(&mut engines.later, again),
            None => statuses(&mut engines.grown, &was),
        };
        let by_answers = statuses(&mut engines.later, &is);
        let aged = again.unwrap_or(was);
        let outcomes = by_rules.into_iter().zip(by_day.into_iter().zip(by_answers));
        let change = |((policy, same_day), ((_, same_answers), (_, is)))| {
            let recorded = recorded.map(|recorded| recorded.of(policy));
            let was = recorded.unwrap_or(Some(same_day));
            let by = Causes {
                rules: recorded.map(|was| was != Some(same_day)),
                day: same_day != same_answers,
                answers: same_answers != is,
            };
            (was != Some(is)).then_some(Change { policy, was, is, by })
        };
        let facts = (0..self.pack.facts.len()).filter(|at| aged.get(*at) != is.get(*at));
        Some(Matched {
            before: pair.before,
            now: pair.now,
            by: pair.by,
            facts: facts.map(FactId::at).collect(),
            changes: outcomes.filter_map(change).collect(),
            dropped: recorded.map(|recorded| recorded.dropped.clone()).unwrap_or_default(),
            is_recorded: recorded.is_some(),
        })
    }
}
