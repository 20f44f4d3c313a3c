//! The sheet of the firm's own benefits: a row for each of what a policy gives, added up over whom the firm hired.
//!
//! Every policy of firms has a row, whatever comes out, so that nothing is silently a no. Amounts stand where a claim has them: of a
//! policy that waits for an answer nobody knows yet whether it pays. Assesses nothing.

use super::{
    about::About,
    table::{Cell, Sheet},
};
use crate::{
    engine::{BenefitOutcome, Outcome, Status},
    pack::{Benefit, Currency},
    roster::{
        OfFirm, OverHires, applies, is_early, known_to_hold, over_hires,
        say::{Say, called, needs, title},
    },
    value::{Fen, FenRange},
};

/// The sheet.
pub fn firm(about: &About<'_>, of: &OfFirm) -> Sheet {
    let say = about.language.say();
    let (of_list, words) = (&say.columns, &say.firm);
    let columns = [
        of_list.policy,
        of_list.status,
        of_list.from,
        of_list.until,
        of_list.opens,
        of_list.closes,
        words.gives,
        words.sure,
        words.open,
        of_list.lowest,
        of_list.highest,
        words.needs,
        of_list.remarks,
    ];
    let mut outcomes: Vec<&Outcome> = of.outcomes.iter().collect();
    outcomes.sort_by_key(|outcome| outcome.status);
    let mut rows: Vec<Vec<Cell>> = outcomes.into_iter().flat_map(|outcome| policy(about, outcome)).collect();
    let notes = notes(say, of).into_iter().map(|note| {
        let empty = vec![Cell::Empty; columns.len().saturating_sub(1)];
        [Cell::text(note)].into_iter().chain(empty).collect()
    });
    rows.extend(notes);
    Sheet {
        name: say.sheets.firm.to_owned(),
        columns: columns.map(str::to_owned).into(),
        rows,
        kept: 1,
        filtered: false,
        hidden: false,
    }
}

/// What a list cannot say about the firm, and how many hires were looked at.
fn notes(say: &Say, of: &OfFirm) -> Vec<String> {
    let words = &say.firm;
    let hires = match of.hires {
        _ if of.undecided > 0 => Some((words.undecided)(of.undecided)),
        0 => None,
        n if of.too_many => Some((words.too_many)(n)),
        n => Some((words.hires)(n)),
    };
    hires.into_iter().chain([words.layoffs.to_owned()]).collect()
}

/// The rows of a policy: one for each benefit that may be had, or one alone.
fn policy(about: &About<'_>, outcome: &Outcome) -> Vec<Vec<Cell>> {
    let possible = matches!(outcome.status, Status::Met | Status::MetLater | Status::GateFirst | Status::Competitive);
    let benefits = about.pack.policy(outcome.policy).map(|policy| policy.benefits.as_slice()).unwrap_or_default();
    let mut seen: Vec<usize> = Vec::new();
    let mut rows = Vec::new();
    for worked in outcome.benefits.iter().filter(|_| possible) {
        if seen.contains(&worked.benefit) {
            continue;
        }
        seen.push(worked.benefit);
        let Some(benefit) = benefits.get(worked.benefit) else { continue };
        rows.push(row(about, outcome, Some((worked, benefit, over_hires(outcome, worked.benefit)))));
    }
    if rows.is_empty() {
        rows.push(row(about, outcome, None));
    }
    rows
}

/// A benefit, and what it comes to over all hires if it is given for each.
type Given<'a> = (&'a BenefitOutcome, &'a Benefit, Option<OverHires>);

fn row(about: &About<'_>, outcome: &Outcome, given: Option<Given<'_>>) -> Vec<Cell> {
    let say = about.language.say();
    let (opens, closes) = applies(outcome);
    let early = is_early(outcome.status, outcome.axes.window, opens, about.settings.on);
    let cash = given.as_ref().and_then(|(worked, benefit, hires)| {
        let total = hires.map_or_else(|| known_to_hold(worked), |hires| hires.of_all);
        total.filter(|total| benefit.kind.is_cash() && total.max > Fen::ZERO)
    });
    let counted = |n: fn(&OverHires) -> usize| {
        let hires = given.as_ref().and_then(|(.., hires)| hires.as_ref());
        hires.map_or(Cell::Empty, |hires| Cell::Whole(u64::try_from(n(hires)).unwrap_or(u64::MAX)))
    };
    let missing = given.as_ref().map_or(outcome.missing.as_slice(), |(worked, ..)| worked.needs.as_slice());
    vec![
        Cell::text(title(about.pack, about.texts, outcome.policy).to_owned()),
        Cell::text(called(say, outcome.status, early)),
        Cell::day(outcome.from),
        Cell::day(outcome.until),
        Cell::day(opens),
        Cell::day(closes),
        given.as_ref().map_or(Cell::Empty, |(worked, ..)| name(about, outcome, worked)),
        counted(|hires| hires.sure),
        counted(|hires| hires.open),
        Cell::money(cash.map(|FenRange { min, .. }| min)),
        Cell::money(cash.map(|FenRange { max, .. }| max)),
        Cell::text(needs(about.pack, about.texts, missing, say)),
        Cell::text(remarks(say, outcome, given.as_ref().map(|(_, benefit, _)| *benefit))),
    ]
}

/// What a benefit is called, if it has a name of its own.
fn name(about: &About<'_>, outcome: &Outcome, worked: &BenefitOutcome) -> Cell {
    let policy = about.texts.and_then(|texts| texts.policies.get(outcome.policy.index()));
    let name = policy.and_then(|policy| policy.benefits.get(worked.benefit)).cloned();
    Cell::text(name.unwrap_or_default())
}

/// What an amount and a status alone would not say.
fn remarks(say: &Say, outcome: &Outcome, benefit: Option<&Benefit>) -> String {
    let words = &say.columns;
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let unverified = benefit.is_some_and(|benefit| matches!(benefit.currency, Currency::UnverifiedSince(_)));
    let remarks = [
        unverified.then(|| words.unverified.to_owned()),
        (!outcome.office.is_empty()).then(|| (words.office)(count(outcome.office.len()))),
        (!outcome.assumed.is_empty()).then(|| (words.assumed)(count(outcome.assumed.len()))),
    ];
    remarks.into_iter().flatten().collect::<Vec<_>>().join(say.semicolon)
}
