//! Every sentence there is to say about a list, as a field.
//!
//! The sentences themselves are in `zh` and `en`. Words for bad cells and skipped rows stand beside their codes.

use crate::{
    engine::Status,
    roster::{
        code::{BadCell, Skip, Words},
        role::Role,
    },
};

/// The sentences of one language.
#[derive(Debug)]
pub struct Say {
    /// A status in the words of the page.
    pub status: fn(Status) -> &'static str,
    /// It fits, and the time to apply is still to come.
    pub met_early: &'static str,
    /// It fits, and the time to apply is over for now.
    pub met_late: &'static str,
    /// What a column is.
    pub role: fn(Role) -> &'static str,
    /// What is wrong with a cell.
    pub bad: fn(BadCell) -> Words,
    /// Why a row is nobody's.
    pub skip: fn(Skip) -> Words,
    /// Between the items of a list.
    pub comma: &'static str,
    /// Between sentences without a full stop.
    pub semicolon: &'static str,
    /// Who has no name.
    pub nameless: &'static str,
    /// A policy of a person nothing came out for.
    pub not_assessed: &'static str,
    /// An amount, exact or between two.
    pub amount: fn(&str, &str) -> String,
    /// What is taken for everybody.
    pub assumed: Assumed,
    /// The names of the sheets.
    pub sheets: Sheets,
    /// The headings of the columns, and what stands in them.
    pub columns: Columns,
    /// The firm's sheet.
    pub firm: Firm,
    /// The last sheet.
    pub about: About,
}

/// What the desk has said about everybody, and what it has not.
#[derive(Debug)]
pub struct Assumed {
    /// The employment of those about whom the list says nothing.
    pub status: fn(&str) -> String,
    /// What the firm says of itself: what, and the answer.
    pub firm: fn(&str, &str) -> String,
    /// Yes.
    pub yes: &'static str,
    /// No.
    pub no: &'static str,
    /// Nobody's insurance was interrupted.
    pub no_interruptions: &'static str,
    /// Who came on a day has had a contract since.
    pub hire_date: &'static str,
    /// Nothing is said about that employment.
    pub no_status: &'static str,
    /// Nothing is said about interruptions.
    pub interruptions: &'static str,
    /// Nothing is said about the day somebody came.
    pub no_hire_date: &'static str,
}

/// The names of the sheets.
#[derive(Debug)]
pub struct Sheets {
    /// Who has which policy.
    pub claims: &'static str,
    /// Everybody's statuses.
    pub matrix: &'static str,
    /// What the firm itself may have.
    pub firm: &'static str,
    /// What is missing.
    pub missing: &'static str,
    /// What could not be read.
    pub unread: &'static str,
    /// How to read the file.
    pub about: &'static str,
}

/// The headings of the columns, and what stands in them.
#[derive(Debug)]
pub struct Columns {
    /// The policy.
    pub policy: &'static str,
    /// The person.
    pub name: &'static str,
    /// The staff number.
    pub number: &'static str,
    /// The row in the list.
    pub row: &'static str,
    /// The status.
    pub status: &'static str,
    /// The first day.
    pub from: &'static str,
    /// The last day.
    pub until: &'static str,
    /// The first day to apply.
    pub opens: &'static str,
    /// The last day to apply.
    pub closes: &'static str,
    /// The lowest amount.
    pub lowest: &'static str,
    /// The highest amount.
    pub highest: &'static str,
    /// What would make the amount exact.
    pub needs: &'static str,
    /// What else there is to say of a claim.
    pub remarks: &'static str,
    /// An amount that was last seen some time ago.
    pub unverified: &'static str,
    /// The contract on the list is over.
    pub contract_over: &'static str,
    /// So many conditions are the office's to judge.
    pub office: fn(u32) -> String,
    /// So many are taken as met.
    pub assumed: fn(u32) -> String,
    /// A fact that is missing.
    pub fact: &'static str,
    /// How many people lack it.
    pub people_lacking: &'static str,
    /// How many outcomes it alone would settle.
    pub outcomes: &'static str,
    /// Of how many people.
    pub people: &'static str,
    /// Of how many policies.
    pub policies: &'static str,
    /// All policies together.
    pub all_policies: &'static str,
    /// A cell's place.
    pub cell: &'static str,
    /// The heading above it.
    pub heading: &'static str,
    /// What is wrong.
    pub what: &'static str,
    /// What to do.
    pub cure: &'static str,
    /// Whether it counts.
    pub counts: &'static str,
    /// What is certain about it counts.
    pub counted: &'static str,
    /// It does not count.
    pub not_counted: &'static str,
    /// A row instead of a cell.
    pub whole_row: &'static str,
    /// Empty rows that are not named one by one.
    pub more_blank: fn(u64) -> String,
    /// Stands in place of the claims if there is none.
    pub no_claims: &'static str,
}

/// What stands on the firm's sheet alone.
#[derive(Debug)]
pub struct Firm {
    /// What the policy gives.
    pub gives: &'static str,
    /// For how many hires it is sure.
    pub sure: &'static str,
    /// Of how many nobody knows.
    pub open: &'static str,
    /// What is still missing.
    pub needs: &'static str,
    /// So many hires were looked at.
    pub hires: fn(usize) -> String,
    /// Of so many people nobody knows whether the firm hired them.
    pub undecided: fn(usize) -> String,
    /// So many hires that none was looked at.
    pub too_many: fn(usize) -> String,
    /// A list has nobody who was laid off.
    pub layoffs: &'static str,
}

/// The last sheet.
#[derive(Debug)]
pub struct About {
    /// The two columns.
    pub columns: [&'static str; 2],
    /// What the whole is, and who decides.
    pub disclaimer: (&'static str, &'static str),
    /// A pack without a publisher.
    pub demo: (&'static str, &'static str),
    /// The day.
    pub on: &'static str,
    /// The pack's version.
    pub version: &'static str,
    /// When its rules were checked.
    pub checked: &'static str,
    /// Its fingerprint.
    pub fingerprint: &'static str,
    /// So many days before the day of the list the rules were last looked at.
    pub stale: (&'static str, fn(i32) -> String),
    /// The hidden sheet of that name, and what it is for.
    pub record: (fn(&str) -> String, &'static str),
    /// The file that was read.
    pub file: &'static str,
    /// The sheet that was read.
    pub sheet: &'static str,
    /// A file without sheets.
    pub no_sheet: &'static str,
    /// Sheets that were not read.
    pub other_sheets: &'static str,
    /// Hidden sheets.
    pub hidden_sheets: &'static str,
    /// The rows of the headings.
    pub header_rows: &'static str,
    /// How many people were found.
    pub people: &'static str,
    /// A column that is read.
    pub column: fn(&str) -> String,
    /// What it is and what its heading says.
    pub column_is: fn(&str, &str) -> String,
    /// Somebody said so by hand.
    pub by_hand: &'static str,
    /// Identity numbers nobody allowed to read.
    pub no_consent: &'static str,
    /// Identity numbers that were read for the date of birth.
    pub consent: &'static str,
    /// A column that is not read.
    pub ignored: fn(&str) -> String,
    /// It means what an earlier one does.
    pub same_as: fn(&str, &str) -> String,
    /// What is taken for everybody.
    pub assumed: &'static str,
    /// What nobody has said, and therefore stays open.
    pub open: &'static str,
    /// What a value means: the column, then value and meaning.
    pub value: fn(&str) -> String,
    /// It means this option.
    pub value_is: fn(&str, &str) -> String,
    /// Nothing is known by it.
    pub value_is_nothing: fn(&str) -> String,
    /// None of the groups.
    pub no_group: &'static str,
    /// No certificate.
    pub no_certificate: &'static str,
    /// So many rows have a value nobody explained.
    pub unknown: fn(&str, u32) -> String,
    /// How to read what is empty.
    pub empty: (&'static str, &'static str),
    /// Who is not listed: how many outcomes wait for answers, and how many nobody can tell.
    pub not_listed: (&'static str, fn(u64, u64) -> String),
    /// How many texts were shortened or freed of characters that no sheet can hold.
    pub mended: (&'static str, fn(usize) -> String),
    /// Stands at the end of a text that was too long.
    pub cut: &'static str,
}
