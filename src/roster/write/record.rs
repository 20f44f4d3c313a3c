//! The hidden sheet by which a saved workbook can be compared with a month later: the rules, the day, and of each person sums and
//! statuses.
//!
//! One column of texts for `saved` to read back, in no language: nothing that is not on the other sheets can be read in it. Whoever
//! unhides it finds what it is in its heading, and 说明 names it.

use super::{
    about::About,
    table::{Cell, Sheet},
};
use crate::roster::{Sums, saved};

/// The sheet.
pub fn record(about: &About<'_>) -> Sheet {
    let pack = about.pack;
    let mut lines = vec![pack.version.clone(), pack.fingerprint.clone(), about.settings.on.to_string()];
    lines.push(pack.policies.len().to_string());
    lines.extend(pack.policies.iter().map(|policy| policy.key.clone()));
    let people = about.roster.people.iter().zip(&about.batch.statuses);
    lines.extend(people.map(|(person, statuses)| {
        let of = |at: usize| statuses.iter().find(|(policy, _)| policy.index() == at).map(|(_, status)| *status);
        let Sums { name, facts } = Sums::of(pack, person);
        let statuses: String =
            (0..pack.policies.len()).map(|at| of(at).map_or(saved::NOTHING, saved::letter)).collect();
        format!("{} {name:08x} {facts:08x} {statuses}", person.row)
    }));
    Sheet {
        name: saved::SHEET.to_owned(),
        columns: vec![saved::HEADING.to_owned()],
        rows: lines.into_iter().map(|line| vec![Cell::text(line)]).collect(),
        kept: 0,
        filtered: false,
        hidden: true,
    }
}
