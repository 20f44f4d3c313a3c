//! The four sheets that are lists: who may have what, everybody's statuses, what is missing, what could not be read.
//!
//! Each function makes one sheet of what is known already. Assesses nobody, and leaves out nobody: a person or a status without a
//! word for it gets one.

use std::collections::BTreeMap;

use super::{
    about::About,
    table::{Cell, Sheet},
};
use crate::{
    pack::PolicyId,
    roster::{
        Claim, Person, PolicyList, letters,
        say::{Say, claimed, label, needs, title},
    },
};

/// Whether anybody has a staff number.
fn are_numbered(about: &About<'_>) -> bool {
    about.roster.people.iter().any(|person| person.staff_number.is_some())
}

/// The headings that say whose row it is.
fn headings(about: &About<'_>) -> Vec<String> {
    let columns = &about.language.say().columns;
    let number = are_numbered(about).then(|| columns.number.to_owned());
    number.into_iter().chain([columns.name.to_owned(), columns.row.to_owned()]).collect()
}

/// Whose row it is.
fn person(about: &About<'_>, person: Option<&Person>) -> Vec<Cell> {
    let name = person.and_then(|person| person.name.clone()).filter(|name| !name.is_empty());
    let name = name.map_or(Cell::text(about.language.say().nameless), Cell::text);
    let number = are_numbered(about)
        .then(|| person.and_then(|person| person.staff_number.clone()).map_or(Cell::Empty, Cell::text));
    number.into_iter().chain([name, person.map_or(Cell::Empty, |person| Cell::Whole(person.row.into()))]).collect()
}

/// What a policy is called.
fn policy(about: &About<'_>, policy: PolicyId) -> String {
    title(about.pack, about.texts, policy).to_owned()
}

/// What an amount and a status alone would not say.
fn remarks(say: &Say, claim: &Claim) -> String {
    let words = &say.columns;
    let remarks = [
        claim.unverified.then(|| words.unverified.to_owned()),
        claim.contract_over.then(|| words.contract_over.to_owned()),
        (claim.office > 0).then(|| (words.office)(claim.office)),
        (claim.assumed > 0).then(|| (words.assumed)(claim.assumed)),
    ];
    remarks.into_iter().flatten().collect::<Vec<_>>().join(say.semicolon)
}

/// Who may have which policy: a row for each claim.
pub fn claims(about: &About<'_>) -> Sheet {
    let say = about.language.say();
    let words = &say.columns;
    let mut columns = vec![words.policy.to_owned()];
    columns.extend(headings(about));
    columns.extend(
        [
            words.status,
            words.from,
            words.until,
            words.opens,
            words.closes,
            words.lowest,
            words.highest,
            words.needs,
            words.remarks,
        ]
        .map(str::to_owned),
    );
    let row = |policy: &str, claim: &Claim| {
        let mut row = vec![Cell::text(policy.to_owned())];
        row.extend(person(about, about.roster.people.get(claim.person)));
        row.extend([
            Cell::text(claimed(say, claim, about.settings.on)),
            Cell::day(claim.from),
            Cell::day(claim.until),
            Cell::day(claim.applies.0),
            Cell::day(claim.applies.1),
            Cell::money(claim.cash.map(|cash| cash.min)),
            Cell::money(claim.cash.map(|cash| cash.max)),
            Cell::text(needs(about.pack, about.texts, &claim.needs, say)),
            Cell::text(remarks(say, claim)),
        ]);
        row
    };
    let mut rows = Vec::new();
    for list in &about.batch.policies {
        let title = policy(about, list.policy);
        rows.extend(list.claims.iter().map(|claim| row(&title, claim)));
    }
    Sheet { name: say.sheets.claims.to_owned(), columns, rows, kept: 2, filtered: true, hidden: false }
}

/// Everybody's status for every policy of people.
pub fn matrix(about: &About<'_>) -> Sheet {
    let say = about.language.say();
    let mut columns = headings(about);
    let kept = u16::try_from(columns.len()).unwrap_or_default();
    columns.extend(about.batch.policies.iter().map(|list| policy(about, list.policy)));
    // By person, since a list may have thousands.
    let by_person = |list: &'_ PolicyList| -> BTreeMap<usize, &'static str> {
        list.claims.iter().map(|claim| (claim.person, claimed(say, claim, about.settings.on))).collect()
    };
    let claims: Vec<_> = about.batch.policies.iter().map(by_person).collect();
    let mut rows = Vec::new();
    for (at, who) in about.roster.people.iter().enumerate() {
        let mut row = person(about, Some(who));
        let statuses = about.batch.statuses.get(at).map(Vec::as_slice).unwrap_or_default();
        for (list, claims) in about.batch.policies.iter().zip(&claims) {
            let status = statuses.iter().find(|(policy, _)| *policy == list.policy);
            let word = claims.get(&at).copied().or(status.map(|(_, status)| (say.status)(*status)));
            row.push(Cell::text(word.unwrap_or(say.not_assessed)));
        }
        rows.push(row);
    }
    Sheet { name: say.sheets.matrix.to_owned(), columns, rows, kept, filtered: true, hidden: false }
}

/// What is missing: first what one more column could settle, then what each policy waits for.
pub fn missing(about: &About<'_>) -> Sheet {
    let say = about.language.say();
    let words = &say.columns;
    let columns = [words.policy, words.fact, words.people_lacking, words.outcomes, words.people, words.policies];
    let fact = |fact| Cell::text(label(about.pack, about.texts, fact));
    let gains = about.batch.gains.iter().map(|gain| {
        let counted = [gain.outcomes, gain.people, gain.policies].map(|n| Cell::Whole(n.into()));
        [Cell::text(words.all_policies), fact(gain.fact), Cell::Empty].into_iter().chain(counted).collect()
    });
    let mut rows: Vec<Vec<Cell>> = gains.collect();
    for list in &about.batch.policies {
        let title = policy(about, list.policy);
        rows.extend(list.missing.iter().map(|(of, people)| {
            let lacking = Cell::Whole((*people).into());
            vec![Cell::text(title.clone()), fact(*of), lacking, Cell::Empty, Cell::Empty, Cell::Empty]
        }));
    }
    let columns = columns.map(str::to_owned).into();
    Sheet { name: say.sheets.missing.to_owned(), columns, rows, kept: 0, filtered: true, hidden: false }
}

/// What could not be read, and rows that are nobody's. What stands in a bad cell is not repeated.
pub fn unread(about: &About<'_>) -> Sheet {
    let say = about.language.say();
    let words = &say.columns;
    let columns = [words.row, words.cell, words.heading, words.what, words.cure, words.counts].map(str::to_owned);
    let heading = |at: u32| {
        let column = about.roster.headings.columns.iter().find(|column| column.at == at);
        column.map(|column| column.heading.clone()).unwrap_or_default()
    };
    let bad = about.roster.bad.iter().map(|bad| {
        let (told, counts) = ((say.bad)(bad.code), if bad.used { words.counted } else { words.not_counted });
        vec![
            Cell::Whole(bad.row.into()),
            Cell::text(format!("{}{}", letters(bad.column), bad.row)),
            Cell::text(heading(bad.column)),
            Cell::text(told.what),
            Cell::text(told.cure),
            Cell::text(counts),
        ]
    });
    let skipped = about.roster.skipped.iter().map(|skipped| {
        let told = (say.skip)(skipped.why);
        let (what, cure) = (Cell::text(told.what), Cell::text(told.cure));
        vec![Cell::Whole(skipped.row.into()), Cell::Empty, Cell::Empty, what, cure, Cell::text(words.whole_row)]
    });
    let more = (about.roster.more_blank > 0).then(|| {
        let what = Cell::text((words.more_blank)(about.roster.more_blank));
        vec![Cell::Empty, Cell::Empty, Cell::Empty, what, Cell::Empty, Cell::text(words.whole_row)]
    });
    let rows = bad.chain(skipped).chain(more).collect();
    Sheet { name: say.sheets.unread.to_owned(), columns: columns.into(), rows, kept: 0, filtered: true, hidden: false }
}
