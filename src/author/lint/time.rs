//! Lints about days: periods without a day, figures and versions with two on a day or none, rules that run on for
//! everybody, withdrawals ahead of their day, days that move with the day, looks long ago.
//!
//! One function per finding code, but for the two about rows and the two about versions.

use super::{
    super::{
        finding::{Code, Finding},
        lower::Lowered,
    },
    facts::{Root, kind, moves_with_the_day, sources, walk_through},
};
use crate::{
    pack::{Expr, Figure, Grade, Kind, Pack, Row, Visit, Window},
    value::Date,
};

/// Periods that end before they begin.
pub(super) fn bad_periods(lowered: &Lowered, findings: &mut Vec<Finding>) {
    for period in lowered.places.periods.iter().filter(|period| period.to < period.from) {
        let message = format!("the last day, {}, comes before the first, {}", period.to, period.from);
        findings.push(Finding::new(Code::BadPeriod, period.span, message).hint("exchange them, or mend one"));
    }
}

/// Rows of a figure that hold on the same day, and days between rows on which none holds.
pub(super) fn rows(lowered: &Lowered, findings: &mut Vec<Finding>) {
    for (figure, place) in lowered.pack.figures.iter().zip(&lowered.places.figures) {
        for (index, span) in in_time(figure).into_iter().filter_map(|i| Some((i, *place.rows.get(i)?))) {
            let Some(row) = figure.rows.get(index) else { continue };
            let others = || figure.rows.iter().enumerate().filter(move |(other, _)| *other != index);
            if others().any(|(other, earlier)| overlap(earlier, row) && is_before((other, earlier), (index, row))) {
                let message = format!("this row of `{}` holds on days on which another does", figure.key);
                findings
                    .push(Finding::new(Code::RowsOverlap, span, message).hint("end the earlier row the day before"));
            } else if let Some(from) = row.from
                && others().any(|(_, earlier)| starts(earlier) < Some(from))
                && !others().any(|(_, earlier)| starts(earlier) < Some(from) && ends_by(earlier, from))
            {
                let message = format!("`{}` has no value on the days before {from}", figure.key);
                findings.push(Finding::new(Code::RowsGap, span, message).hint("close the gap if a source does"));
            }
        }
    }
}

/// Versions that are in force on the same day, and days between versions on which neither is. One that was withdrawn
/// is in force on no day.
pub(super) fn versions(lowered: &Lowered, findings: &mut Vec<Finding>) {
    let pack = &lowered.pack;
    for earlier in pack.policies.iter().filter(|policy| policy.validity.withdrawn.is_none()) {
        let Some((id, later)) = earlier.validity.replaced_by.and_then(|id| Some((id, pack.policy(id)?))) else {
            continue;
        };
        let Some(span) = lowered.places.policies.get(id.index()).and_then(|place| place.replaces) else { continue };
        let Some(from) = later.validity.from.filter(|_| later.validity.withdrawn.is_none()) else { continue };
        let key = &earlier.key;
        match earlier.validity.to {
            Some(to) if to.tomorrow() == from => {}
            Some(to) if to < from => {
                let texts = lowered.texts.first().and_then(|texts| texts.long.policies.get(id.index()));
                if texts.is_none_or(|texts| texts.uncertain.is_empty()) {
                    let message = format!("`{key}` ended on {to}, but this version begins on {from}");
                    let hint = "close the gap if a source does, or say in `uncertain` that neither held";
                    findings.push(Finding::new(Code::VersionsGap, span, message).hint(hint));
                }
            }
            to => {
                let to = to.map_or("until further notice".into(), |to| format!("until {to}"));
                let message = format!("`{key}` is in force {to}, but this version begins on {from}");
                let hint = format!("write `to: {}` in the `validity` of the earlier one", from.yesterday());
                findings.push(Finding::new(Code::VersionsOverlap, span, message).hint(hint));
            }
        }
    }
}

/// Policies that run on after their last day, but for whom nobody said.
pub(super) fn run_on(lowered: &Lowered, findings: &mut Vec<Finding>) {
    for (policy, place) in lowered.pack.policies.iter().zip(&lowered.places.policies) {
        let validity = &policy.validity;
        let Some(to) = validity.to.filter(|_| validity.run_on && validity.withdrawn.is_none()) else { continue };
        let mut rules = policy.clauses.iter().filter_map(|clause| clause.kind.rule());
        if policy.grade < Grade::D && !rules.any(|rule| begins_in_time(&lowered.pack, rule)) {
            let message = format!("`{}` runs on after {to}, but no clause says who began in time", policy.key);
            let hint = format!("add a clause that compares a date with a day, as in `began_on <= date('{to}')`");
            findings.push(Finding::new(Code::RunOnForAll, place.times.run_on, message).hint(hint));
        }
    }
}

/// Withdrawals dated after the day on which the pack was checked: they would hold at once all the same.
pub(super) fn withdrawn_ahead(lowered: &Lowered, findings: &mut Vec<Finding>) {
    let checked = lowered.pack.checked;
    for (policy, place) in lowered.pack.policies.iter().zip(&lowered.places.policies) {
        let Some(on) = policy.validity.withdrawn.filter(|on| *on > checked) else { continue };
        let message = format!("`{}` is withdrawn on {on}, but the pack was checked on {checked}", policy.key);
        let hint = format!(
            "a withdrawal holds at once: write it on {on} and set `checked` to that day; of a rule that is right until then, write `to: {}`",
            on.yesterday()
        );
        findings.push(Finding::new(Code::WithdrawnAhead, place.times.withdrawn, message).hint(hint));
    }
}

/// Whether a rule compares a date that people answer with a fixed day.
fn begins_in_time(pack: &Pack, rule: &Expr) -> bool {
    let mut found = false;
    walk_through(pack, Root::Expr(rule), &mut |visit| {
        if let Visit::Expr(comparison @ Expr::Compare(..)) = visit
            && let [name] = sources(pack, comparison).as_slice()
        {
            let is_date = matches!(kind(pack, *name), Some(Kind::Date));
            found |= is_date && !moves_with_the_day(pack, Root::Expr(comparison));
        }
    });
    found
}

/// Counters that grow while something holds that itself changes with the day, and windows whose days do: neither has
/// a day on which it changes for good.
pub(super) fn moving(lowered: &Lowered, findings: &mut Vec<Finding>) {
    let pack = &lowered.pack;
    for (fact, place) in pack.facts.iter().zip(&lowered.places.facts) {
        let moves = |rule: &&Expr| moves_with_the_day(pack, Root::Expr(rule));
        if fact.accrues_while.as_ref().filter(moves).is_some() {
            let message = format!("what `{}` grows while changes with the day", fact.key);
            let hint = "name facts and fixed days alone; whether the day matters is for the clause that looks at it";
            findings.push(Finding::new(Code::MovesWithTheDay, place.grows, message).hint(hint));
        }
    }
    for (policy, place) in pack.policies.iter().zip(&lowered.places.policies) {
        let Window::Days { opens, closes, .. } = &policy.window else { continue };
        for (end, span, noun) in [(opens, place.times.opens, "first"), (closes, place.times.closes, "last")] {
            if end.as_ref().is_some_and(|end| moves_with_the_day(pack, Root::Num(end))) {
                let message = format!("the {noun} day of the window changes with the day");
                let hint = "write a day, one relative to a fact, or `every_year`; what changes from year to year \
                            belongs into a later version";
                findings.push(Finding::new(Code::MovesWithTheDay, span, message).hint(hint));
            }
        }
    }
}

/// Positions of the rows, by their first days.
fn in_time(figure: &Figure) -> Vec<usize> {
    let mut order: Vec<usize> = (0..figure.rows.len()).collect();
    order.sort_by_key(|index| figure.rows.get(*index).and_then(starts));
    order
}

/// A row's first day; none, which sorts before all days, where it holds since ever.
fn starts(row: &Row) -> Option<Date> {
    row.from
}

/// Whether `row` still holds on the day before `day`, or beyond.
fn ends_by(row: &Row, day: Date) -> bool {
    row.to.is_none_or(|to| to >= day.yesterday())
}

fn is_before((a, first): (usize, &Row), (b, second): (usize, &Row)) -> bool {
    (starts(first), a) < (starts(second), b)
}

fn overlap(a: &Row, b: &Row) -> bool {
    let reaches = |a: &Row, b: &Row| match (a.from, b.to) {
        (Some(from), Some(to)) => from <= to,
        _ => true,
    };
    reaches(a, b) && reaches(b, a)
}

/// Things last looked at longer ago than the pack allows.
pub(super) fn stale_sources(lowered: &Lowered, on: Date, findings: &mut Vec<Finding>) {
    for seen in &lowered.places.seen {
        let days = on.days_since(seen.day);
        if days > lowered.source_age_days {
            let message = format!("last looked at {days} days before {on}");
            let hint = format!("look again and update `{}`", seen.field);
            findings.push(Finding::new(Code::StaleSource, seen.span, message).hint(hint));
        }
    }
}
