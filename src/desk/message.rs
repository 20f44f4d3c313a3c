//! What the page and its worker say to each other, in the words of the language on the screen.
//!
//! Plain data, encoded with postcard: both sides are of one build, and only they read it. Of an identity number, and of a column
//! that means nothing, no message has a place for the content.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{engine::Status, value::Date};

/// What the person at the desk has said about a list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Said {
    /// The day for which the list is true; `None` is today.
    pub on: Option<Date>,
    /// Whether identity numbers may be read for the date of birth.
    pub id_consent: bool,
    /// Whether insurance was never interrupted since the first month.
    pub no_interruptions: bool,
    /// Whether everybody of whom the list does not say otherwise has a labour contract.
    pub all_employed: bool,
    /// Whether the day somebody came is the first of the contract.
    pub hire_date_is_contract_start: bool,
    /// The sheet to read, if another than was found.
    pub sheet: Option<String>,
    /// First and last row of the headings, if others than were found.
    pub header_rows: Option<(u32, u32)>,
    /// Columns, from 0, whose meaning was corrected: the key of a role, or none.
    pub columns: Vec<(u32, Option<String>)>,
    /// What the firm says of itself: the key of a fact, and the answer.
    pub firm: Vec<(String, FirmSaid)>,
    /// What values mean: the key of a role, the value, the key of an option, or none if nothing is known by it.
    pub values: Vec<(String, String, Option<String>)>,
}

/// What a firm says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FirmSaid {
    /// An option, by its position.
    Option(u8),
    /// Yes or no.
    Flag(bool),
    /// A number, as it was typed.
    Number(String),
}

/// What a file can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// A workbook.
    Xlsx,
    /// A text.
    Csv,
}

/// What the page asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ask {
    /// Read the list with this.
    Read(Said),
    /// Say again what was understood, as after a change of language.
    Understood,
    /// Judge everybody; the worker goes on by itself and tells how far it is.
    Judge,
    /// Say again where everybody stands.
    Listed,
    /// The people who have a claim on a policy, from a position on.
    Claims {
        /// Its position in the pack.
        policy: u32,
        /// The position of the first.
        from: u32,
    },
    /// All about one person.
    Person(u32),
    /// The list as a file.
    Write(Kind),
    /// What has become of the earlier list that was handed over, true for that day; the worker goes on by itself as with [`Ask::Judge`].
    Compare(Date),
}

/// What the worker tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Told {
    /// The rules have been read: who publishes them is nobody's, and they are old, if these say so.
    Ready {
        /// That this is a demonstration.
        demo: Option<String>,
        /// How old the rules are.
        age: Option<String>,
    },
    /// The file cannot be read.
    Refused(Wrong),
    /// What was understood of a list that was read just now.
    Read(Understood),
    /// The same of one that was read before.
    Understood(Understood),
    /// Where everybody stands so far.
    Listed(Listed),
    /// Some of the people with a claim on a policy.
    Claims {
        /// Its position in the pack.
        policy: u32,
        /// The position of the first.
        from: u32,
        /// They.
        rows: Vec<Row>,
    },
    /// One person.
    Person(PersonView),
    /// Why the earlier list cannot be read.
    NoBefore(Wrong),
    /// Of how many people on both lists it is known what has become, and how many there are.
    Comparing(u32, u32),
    /// What has become of an earlier list.
    Compared(Compared),
    /// Why there is no file to save.
    Unwritten(Wrong),
    /// A file to save.
    Written {
        /// What it is called.
        name: String,
        /// Its kind for the browser.
        mime: String,
        /// What it holds.
        bytes: Vec<u8>,
    },
}

/// What is wrong, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Wrong {
    /// What is wrong.
    pub what: String,
    /// What to do next.
    pub cure: String,
}

/// What was understood of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Understood {
    /// In one line.
    pub line: String,
    /// The sheet, and the other visible ones.
    pub sheet: Option<String>,
    /// Those.
    pub other_sheets: Vec<String>,
    /// Hidden ones, which are never read.
    pub hidden_sheets: Vec<String>,
    /// The rows of the headings.
    pub header_rows: Vec<u32>,
    /// The columns with a heading, from the left.
    pub columns: Vec<ColumnLine>,
    /// What a column can mean: key and name.
    pub roles: Vec<(String, String)>,
    /// How many people there are.
    pub people: u32,
    /// Rows that are nobody's: why, and how many.
    pub skipped: Vec<(String, u32)>,
    /// Values that are not known.
    pub unknown: Vec<UnknownLine>,
    /// Values whose meaning was chosen: the key of what the column means, the value, and the name of what was chosen.
    pub settled: Vec<(String, String, String)>,
    /// Cells about which something is wrong, at most [`MOST_BAD`].
    pub bad: Vec<BadLine>,
    /// How many there are in all.
    pub n_bad: u32,
    /// What the firm is asked about itself.
    pub firm: Vec<FirmAsk>,
    /// The standing assumptions that would matter to this list.
    pub asks: Vec<Standing>,
    /// The day for which the list is read.
    pub on: Option<Date>,
    /// The first and last day it can be read for.
    pub between: Option<(Date, Date)>,
}

/// As many cells about which something is wrong are listed.
pub const MOST_BAD: usize = 200;

/// A column with a heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnLine {
    /// Its position, from 0.
    pub at: u32,
    /// Its letters.
    pub letters: String,
    /// What its heading says.
    pub heading: String,
    /// The key of what it means, if it is read.
    pub role: Option<String>,
    /// The name of what it means where an earlier column means the same.
    pub same_as: Option<String>,
}

/// A value that is not known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnknownLine {
    /// The key of what its column means.
    pub role: String,
    /// The name of that.
    pub label: String,
    /// The value.
    pub value: String,
    /// In how many rows it stands.
    pub rows: u32,
    /// What it can mean: key and name.
    pub options: Vec<(String, String)>,
}

/// A question about the firm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirmAsk {
    /// The key of its fact.
    pub fact: String,
    /// The question.
    pub question: String,
    /// What can be chosen; empty where a number is typed.
    pub options: Vec<(FirmSaid, String)>,
    /// The unit of a number.
    pub unit: String,
    /// Why what was typed is no such number, if it is none.
    pub refused: Option<String>,
}

impl FirmAsk {
    /// Whether nothing, or nothing that can be used, was said.
    pub fn is_open(&self, said: &Said) -> bool {
        self.refused.is_some() || !said.firm.iter().any(|(fact, _)| *fact == self.fact)
    }
}

/// A cell about which something is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BadLine {
    /// Where it is, such as `F12`.
    pub cell: String,
    /// The heading of its column.
    pub heading: String,
    /// What is wrong, and what to do.
    pub wrong: Wrong,
    /// Whether its value counts all the same.
    pub used: bool,
}

/// Something to be confirmed once for everybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// Everybody has a labour contract.
    AllEmployed,
    /// No interruption of the insurance.
    NoInterruptions,
    /// The day somebody came is the contract's first.
    HireDate,
    /// Identity numbers may be read for the date of birth.
    IdConsent,
}

/// Where everybody stands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Listed {
    /// How many people have been judged.
    pub done: u32,
    /// Of how many.
    pub of: u32,
    /// The policies for which somebody has a claim or waits for an answer.
    pub policies: Vec<PolicyPart>,
    /// The firm's own policies, most informative first; empty until all are judged.
    pub firm: Vec<PersonPolicy>,
    /// How many questions about the firm are open.
    pub firm_open: u32,
    /// What there is to say about them.
    pub firm_notes: Vec<String>,
    /// The policies of which nobody can say: unconfirmed, or over.
    pub unconfirmed: Vec<String>,
    /// The policies that fit nobody on the list.
    pub none: Vec<String>,
    /// The columns that would settle most.
    pub gains: Vec<String>,
    /// The day, the rules, and what was taken for everybody.
    pub rests_on: Vec<String>,
}

/// Where everybody stands for one policy.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PolicyPart {
    /// Its position in the pack.
    pub policy: u32,
    /// Its name.
    pub title: String,
    /// How many have a claim.
    pub claims: u32,
    /// The first of them.
    pub rows: Vec<Row>,
    /// In a sentence, for how many something is missing, and what.
    pub waiting: Option<String>,
    /// In a sentence, for how many it does not fit or nobody can say.
    pub rest: Option<String>,
}

/// A person's claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The position of the person in the list.
    pub person: u32,
    /// The row in the file.
    pub row: u32,
    /// What the person is called.
    pub name: String,
    /// The status, for its shape and colour.
    pub status: u8,
    /// The status in a word or two.
    pub tag: String,
    /// Days that matter.
    pub days: Vec<String>,
    /// What it gives.
    pub gives: Vec<String>,
    /// What is missing for an exact amount, and what the office judges.
    pub notes: Vec<String>,
}

/// One person.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PersonView {
    /// The position in the list.
    pub person: u32,
    /// What the person is called, and the row in the file.
    pub title: String,
    /// What has to be looked at before anything else.
    pub warning: Option<String>,
    /// What is known: what it is, and the answer.
    pub known: Vec<(String, String)>,
    /// The policies that may fit, and those that could with a step, an award or later.
    pub claims: Vec<PersonPolicy>,
    /// Those that wait for an answer.
    pub waiting: Vec<PersonPolicy>,
    /// Those of which nobody can say.
    pub unconfirmed: Vec<PersonPolicy>,
    /// What to ask the person first: the names of the questions that settle most.
    pub ask: Vec<String>,
    /// The message that asks them, with a link.
    pub message: String,
}

/// A policy and a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonPolicy {
    /// The status, for its shape and colour.
    pub status: u8,
    /// The status in a word or two.
    pub tag: String,
    /// The policy's name.
    pub title: String,
    /// What it gives.
    pub gives: Vec<String>,
    /// The status in a sentence.
    pub verdict: String,
    /// Days that matter.
    pub days: Vec<String>,
    /// The conditions that decide: yes, no or unknown (2, 0 or 1), and the words.
    pub reasons: Vec<(u8, String)>,
    /// What the office judges.
    pub office: Vec<String>,
    /// What is taken as met.
    pub assumed: Vec<String>,
}

/// A count as it travels.
pub fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// The status that travelled as its place in the order of screens.
pub fn status(rank: u8) -> Status {
    Status::ALL.into_iter().find(|status| status.rank() == rank).unwrap_or(Status::NeedsAnswer)
}

/// What has become of an earlier list; at most [`MOST_BAD`] people in each part.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Compared {
    /// How many are on both, and for how many something comes out differently.
    pub line: String,
    /// Who is new.
    pub new: Part,
    /// Who is gone.
    pub gone: Part,
    /// Who may or may not be the same: who, and why that is not known.
    pub doubtful: Vec<(String, Wrong)>,
    /// For whom something comes out differently.
    pub changed: Vec<Changed>,
    /// How many people of these parts are not named.
    pub unnamed: u32,
    /// What can be said about the rules.
    pub rules: String,
}

/// Some people.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Part {
    /// How many they are.
    pub n: u32,
    /// Their names and rows.
    pub names: Vec<String>,
}

/// A person for whom something comes out differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// The position in the later list.
    pub person: u32,
    /// Name and row.
    pub name: String,
    /// What the list says otherwise.
    pub facts: Vec<String>,
    /// Each policy with what was and what is, and why.
    pub changes: Vec<String>,
}

/// A message as bytes. Empty if it cannot be encoded, which plain data always can.
pub fn encode<T: Serialize>(message: &T) -> Vec<u8> {
    postcard::to_allocvec(message).unwrap_or_default()
}

/// A message of these bytes; `None` if they are none.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}
