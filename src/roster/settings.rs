//! What the person at the desk has said: the day, what is confirmed for everybody, and corrections of what was understood.
//!
//! Plain values; `contract` reads them from JSON.

use super::role::Role;
use crate::{
    pack::{FactId, FieldId, Pack},
    value::{Answer, Date},
};

/// What was said about a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The day for which the list is read and assessed.
    pub on: Date,
    /// Whether identity numbers may be read for the date of birth.
    pub id_consent: bool,
    /// Whether it is confirmed that insurance was never interrupted since the first month.
    pub no_interruptions: bool,
    /// The employment of everybody about whom the list says nothing.
    pub default_status: Option<String>,
    /// Whether the day somebody came is the contract's first.
    pub hire_date_is_contract_start: bool,
    /// What the firm says of itself: true of whoever has a labour contract with it.
    pub firm: Vec<(FactId, Answer)>,
    /// What is so of everybody the firm has hired: a field of the list of those hired, and the answer.
    pub of_hires: Vec<(FieldId, Answer)>,
    /// The sheet to read, if not the one with the most known headings.
    pub sheet: Option<String>,
    /// First and last row of the headings, if not where most are known.
    pub header_rows: Option<(u32, u32)>,
    /// Columns, from 0, whose meaning was corrected; `None` if they mean nothing.
    pub columns: Vec<(u32, Option<Role>)>,
    /// What values mean that are not known.
    pub values: Vec<Choice>,
}

/// What a value means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The column it stands in.
    pub role: Role,
    /// The value, as it stands there.
    pub value: String,
    /// The option it means; `None` if nothing is known by it.
    pub option: Option<String>,
}

impl Settings {
    /// Nothing said but the day.
    pub fn on(on: Date) -> Self {
        Self {
            on,
            id_consent: false,
            no_interruptions: false,
            default_status: None,
            hire_date_is_contract_start: false,
            firm: Vec::new(),
            of_hires: Vec::new(),
            sheet: None,
            header_rows: None,
            columns: Vec::new(),
            values: Vec::new(),
        }
    }
}

/// What a choice says of a value that means that there is nothing: no certificate, none of the groups.
pub const NONE: &str = "none";

/// The option of employment that is a labour contract.
pub const EMPLOYED: &str = "employed_contract";

/// The keys of the options that a value in a column can mean, [`NONE`] among them where nothing is an answer.
pub fn options(pack: &Pack, role: Role) -> Vec<String> {
    let (fact, field) = role.key().split_once('.').map_or((role.key(), None), |(fact, field)| (fact, Some(field)));
    let Some(fact) = pack.fact_id(fact).and_then(|id| pack.fact(id)) else { return Vec::new() };
    let kind = match field {
        Some(field) => fact.fields().iter().find(|known| known.key == field).map(|field| &field.kind),
        None => Some(&fact.kind),
    };
    let mut options = kind.map(|kind| kind.options().to_vec()).unwrap_or_default();
    if matches!(role, Role::SkillLevel | Role::HireGroup) {
        options.push(NONE.to_owned());
    }
    options
}
