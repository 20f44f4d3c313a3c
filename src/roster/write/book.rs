//! The whole workbook from what came out of a list.
//!
//! Puts the sheets in their order; what stands in them is `lists`', `firm`'s and `explain`'s to say.

use super::{
    about::About,
    explain::{explained, remarks},
    firm::firm,
    lists,
    mend::mend,
    record::record,
    table::{Book, Cell},
};

/// The workbook: the list by policy, everybody's statuses, the firm's own benefits, what is missing, what could not be read, and how to read it.
pub fn book(about: &About<'_>) -> Book {
    let say = about.language.say();
    let (words, no_claims) = (&say.about, say.columns.no_claims);
    let mut claims = lists::claims(about);
    if claims.rows.is_empty() {
        // A sheet that stands alone must not look as if something were missing from it.
        let width = claims.columns.len();
        claims
            .rows
            .push([Cell::text(no_claims)].into_iter().chain(vec![Cell::Empty; width.saturating_sub(1)]).collect());
    }
    let mut sheets = vec![claims, lists::matrix(about)];
    sheets.extend(about.firm.map(|of| firm(about, of)));
    sheets.extend([lists::missing(about), lists::unread(about), explained(about)]);
    let disclaimer = words.disclaimer.1.to_owned();
    let mut book = Book { on: about.settings.on, title: title(about), disclaimer, sheets, remarks: remarks(about) };
    let changed = mend(&mut book, words.cut);
    // Behind the last one that people read.
    let hidden = record(about);
    if let Some(last) = book.sheets.last_mut().filter(|_| changed > 0) {
        let (item, told) = words.mended;
        last.rows.push(vec![Cell::text(item), Cell::text(told(changed))]);
    }
    book.sheets.push(hidden);
    book
}

fn title(about: &About<'_>) -> String {
    let say = about.language.say();
    format!("{} {} {}", say.sheets.claims, about.settings.on, about.file).trim_end().to_owned()
}
