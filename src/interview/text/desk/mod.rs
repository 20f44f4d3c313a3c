//! The sentences of the office's page for lists of staff, in both languages.
//!
//! HR staff read them at a desk: plainer than the phone's, and nothing promises. What is wrong with a file or cell is worded in
//! `roster`, and outcomes in the table of the phone's page.

mod en;
mod zh;

use self::{en::EN, zh::ZH};
use super::Language;
use crate::value::Date;

/// The sentences.
pub struct DeskText {
    /// The name of the page.
    pub title: &'static str,
    /// What the page is for.
    pub lead: &'static str,
    /// That nothing leaves the computer.
    pub stays: &'static str,
    /// On the area for the file.
    pub drop: &'static str,
    /// Which files.
    pub drop_note: &'static str,
    /// Whoever has more than one file.
    pub one_file: &'static str,
    /// While a file is being read.
    pub reading: fn(&str) -> String,
    /// Stops that.
    pub cancel: &'static str,
    /// Leads to the stand's page.
    pub stand: &'static str,
    /// Leads to the phone's page.
    pub phone: &'static str,

    /// Asks for the right to do this.
    pub consent: &'static str,
    /// Begins.
    pub begin: &'static str,
    /// Before that is ticked.
    pub consent_first: &'static str,
    /// Above what was understood.
    pub understood: &'static str,
    /// The sheet in a text.
    pub text_sheet: &'static str,
    /// Rows of headings.
    pub header_rows: fn(&[u32]) -> String,
    /// So many columns are read.
    pub columns_read: fn(usize) -> String,
    /// So many are not.
    pub columns_left: fn(usize) -> String,
    /// So many people.
    pub people: fn(u32) -> String,
    /// So many hidden sheets were not read.
    pub hidden: fn(usize) -> String,
    /// So many other sheets were not read.
    pub others: fn(usize) -> String,
    /// Leads to the corrections.
    pub correct: &'static str,
    /// Names the choice of a sheet.
    pub sheet: &'static str,
    /// Names the choice of the first row of headings.
    pub first_row: &'static str,
    /// Names the choice of the last.
    pub last_row: &'static str,
    /// Names the day of the list.
    pub day: &'static str,
    /// Says what the day is for.
    pub day_note: &'static str,
    /// Above the columns.
    pub columns: &'static str,
    /// A column that is not read.
    pub not_read: &'static str,
    /// An earlier column means the same.
    pub same_as: fn(&str) -> String,
    /// Above what is to be confirmed once.
    pub standing: &'static str,
    /// Confirm only what is so.
    pub standing_note: &'static str,
    /// Everybody has a labour contract.
    pub all_employed: &'static str,
    /// No interruption.
    pub no_interruptions: &'static str,
    /// The day somebody came is the contract's first.
    pub hire_date: &'static str,
    /// Identity numbers may be read for the date of birth.
    pub id_consent: &'static str,
    /// Above the questions about the firm.
    pub of_firm: &'static str,
    /// What they are for.
    pub of_firm_note: &'static str,
    /// Above the firm's own policies.
    pub firm_own: &'static str,
    /// Whether something is so of everybody who was hired.
    pub of_all_hires: fn(&str) -> String,
    /// So many people were hired in the last three years.
    pub hires: fn(u32) -> String,
    /// What a benefit gives for its hires: its name, how many count and their sum, and of how many that is open.
    pub for_hires: fn(&str, (u32, &str), u32) -> String,
    /// Of so many nobody knows whether the firm has hired them.
    pub undecided_hires: fn(u32) -> String,
    /// Of so many policies nobody can say.
    pub unconfirmed_list: fn(usize) -> String,
    /// The words of the other language did not arrive.
    pub not_worded: &'static str,
    /// Between which days the day of a list can be.
    pub day_between: fn(Date, Date) -> String,
    /// So many columns are read as remembered.
    pub remembered: fn(usize) -> String,
    /// Forgets what was remembered.
    pub forget_columns: &'static str,
    /// It was forgotten.
    pub columns_forgotten: &'static str,
    /// Hidden sheets, by name.
    pub hidden_names: fn(&str) -> String,
    /// There is nobody on the list.
    pub nobody: &'static str,
    /// So many that none was looked at.
    pub too_many_hires: fn(u32) -> String,
    /// A list does not say who was laid off.
    pub layoffs: &'static str,
    /// Above values that are not known.
    pub unknown: &'static str,
    /// A value, in how many rows, under which heading.
    pub unknown_value: fn(&str, u32, &str) -> String,
    /// Leaves a value open.
    pub leave_open: &'static str,
    /// No certificate.
    pub no_certificate: &'static str,
    /// Above cells about which something is wrong.
    pub bad: fn(u32) -> String,
    /// What that means for the result.
    pub bad_note: &'static str,
    /// The value counts all the same.
    pub used: &'static str,
    /// There are more.
    pub more_bad: fn(u32) -> String,
    /// Rows that are nobody's.
    pub skipped: fn(&str) -> String,
    /// Why, and how many.
    pub skipped_part: fn(&str, u32) -> String,
    /// Remembers what the headings mean.
    pub remember: &'static str,
    /// What that keeps.
    pub remember_note: &'static str,

    /// While people are being judged.
    pub judging: fn(u32, u32) -> String,
    /// When all are.
    pub judged: fn(u32) -> String,
    /// Above the list per policy.
    pub by_policy: &'static str,
    /// So many people.
    pub n_claims: fn(u32) -> String,
    /// Shows more people.
    pub show_more: fn(u32) -> String,
    /// So many wait, and for what.
    pub waiting: fn(u32, &str) -> String,
    /// What is missing, and for how many.
    pub missing: fn(&str, u32) -> String,
    /// For so many it does not fit, and of so many nobody can say.
    pub rest: fn(u32, u32) -> Option<String>,
    /// So many questions about the firm are open.
    pub firm_open: fn(u32) -> String,
    /// Leads to them.
    pub say_firm: &'static str,
    /// What one more column would settle.
    pub gain: fn(&str, u32, u32) -> String,
    /// Nobody on the list can have anything yet.
    pub nothing: &'static str,
    /// So many policies of which nothing is known for anybody yet.
    pub undecided: fn(usize) -> String,
    /// Policies that fit nobody.
    pub fits_nobody: fn(usize) -> String,
    /// The row in the file.
    pub row: fn(u32) -> String,
    /// A person without a name.
    pub nameless: &'static str,
    /// What is missing for an exact amount.
    pub amount_lacks: fn(&str) -> String,
    /// What the office judges.
    pub office: fn(usize) -> String,
    /// What is taken as met.
    pub assumed: fn(usize) -> String,
    /// Headings of the table.
    pub heads: [&'static str; 4],
    /// Above what the result rests on.
    pub rests_on: &'static str,
    /// The day.
    pub on: fn(Date, Date) -> String,
    /// What was said for everybody.
    pub said: fn(&str) -> String,
    /// Nothing was said for everybody.
    pub said_nothing: &'static str,
    /// Joins what was said.
    pub and: &'static str,
    /// Leads to comparing with an earlier list.
    pub compare: &'static str,
    /// What that does.
    pub compare_note: &'static str,
    /// Names the day of the earlier list.
    pub earlier_day: &'static str,
    /// Names its file.
    pub earlier_file: &'static str,
    /// That what was saved of it may be chosen as well.
    pub earlier_saved: &'static str,
    /// Before a day was chosen.
    pub day_first: &'static str,
    /// So many are on both, and for so many something is different.
    pub compared: fn(u32, u32) -> String,
    /// Of so many people of so many it is known by now what has become.
    pub comparing: fn(u32, u32) -> String,
    /// The earlier list.
    pub earlier: &'static str,
    /// The later list.
    pub later: &'static str,
    /// So many are new.
    pub new: fn(u32) -> String,
    /// So many are gone.
    pub gone: fn(u32) -> String,
    /// So many cannot be told.
    pub doubtful: fn(usize) -> String,
    /// For so many something is different.
    pub changed: fn(usize) -> String,
    /// A policy, what it was, what it is, and why.
    pub change: fn(&str, &str, &str, &str) -> String,
    /// Time went by.
    pub by_day: &'static str,
    /// The list says something else.
    pub by_answers: &'static str,
    /// What the list says otherwise.
    pub facts_changed: fn(&str) -> String,
    /// So many are not named.
    pub unnamed: fn(u32) -> String,
    /// The rules judge differently.
    pub by_rules: &'static str,
    /// The rules of then did not have a policy.
    pub was_not_there: &'static str,
    /// A policy that the rules have no more, by its key, and what came out of it.
    pub dropped: fn(&str, &str) -> String,
    /// Nobody can say what the rules did.
    pub rules_unknown: &'static str,
    /// The rules are those of then.
    pub rules_same: &'static str,
    /// The rules of then and now, by version.
    pub rules_other: fn(&str, &str) -> String,
    /// Of so many the file is read in another way by now, so that nobody can say it of them.
    pub unrecorded: fn(usize) -> String,
    /// What was saved of that day was handed over without the list: what, and what to do. So the next ones.
    pub saved_alone: (fn(Date) -> String, &'static str),
    /// It is of another day than was chosen.
    pub saved_day: (fn(Date, Date) -> String, &'static str),
    /// From a row on it is about others.
    pub saved_people: (fn(u32) -> String, &'static str),
    /// A row has other facts.
    pub saved_facts: (fn(u32) -> String, &'static str),
    /// Back to the columns.
    pub back_to_columns: &'static str,
    /// Back to the list.
    pub back_to_list: &'static str,
    /// Saves a workbook.
    pub save_xlsx: &'static str,
    /// Saves a text.
    pub save_csv: &'static str,
    /// What is in the file.
    pub save_note: &'static str,
    /// While a file is being written.
    pub writing: &'static str,
    /// What the file is called: the day of the list, and the ending.
    pub file: fn(Date, &str) -> String,
    /// It cannot be written.
    pub not_written: Said,
    /// Above what is known of a person.
    pub known: &'static str,
    /// Above what comes out.
    pub outcomes: &'static str,
    /// Nothing fits as far as is known.
    pub none_yet: &'static str,
    /// So many policies wait for an answer.
    pub lacks: fn(usize) -> String,
    /// Of so many nobody can say.
    pub unconfirmed: fn(usize) -> String,
    /// Above what to ask.
    pub ask: &'static str,
    /// What the link does.
    pub ask_note: &'static str,
    /// The message that asks; the names of the questions, and the address.
    pub message: fn(&str, &str) -> String,
    /// Copies it.
    pub copy: &'static str,
    /// Nothing is missing.
    pub nothing_to_ask: &'static str,
    /// It could not be read.
    pub broken: Said,
    /// The file has changed since it was chosen, or cannot be read.
    pub unreadable: Said,
    /// Forgets the list.
    pub forget: &'static str,
    /// It was forgotten.
    pub forgotten: &'static str,
}

/// What is wrong, and what to do.
pub type Said = (&'static str, &'static str);

/// The way to this page from where a firm looks. A word of its own, so that phones do not carry the table.
pub fn link(language: Language) -> &'static str {
    match language {
        Language::Zh => "单位花名册测算（电脑上用）",
        Language::En => "Check a list of staff (on a computer)",
    }
}

/// Where it is.
pub const PAGE: &str = "./desk.html";

impl DeskText {
    /// The sentences in a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::Zh => &ZH,
            Language::En => &EN,
        }
    }
}
