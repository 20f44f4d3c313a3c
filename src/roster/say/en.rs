//! What there is to say about a list, in English.
//!
//! Statuses are called what the page calls them: `tests/roster/export.rs` compares.

use super::words::{About, Assumed, Columns, Firm, Say, Sheets};
use crate::{
    engine::Status,
    roster::{
        code::{BadCell, Skip},
        role::Role,
    },
};

/// The sentences.
pub static EN: Say = Say {
    status,
    role,
    bad: BadCell::en,
    skip: Skip::en,
    comma: ", ",
    semicolon: "; ",
    met_early: "Initial match · not open yet",
    met_late: "Initial match · closed for now",
    nameless: "(no name)",
    not_assessed: "Not assessed",
    amount: |min, max| if min == max { format!("{max} yuan") } else { format!("{min}–{max} yuan") },
    assumed: Assumed {
        status: |option| format!("where no employment is given, it is \"{option}\""),
        firm: |label, answer| format!("the firm: {label}: {answer}"),
        yes: "yes",
        no: "no",
        no_interruptions: "nobody's insurance was interrupted",
        hire_date: "the hire date is the first day of the contract",
        no_status: "where no employment is given, it counts as unknown",
        interruptions: "whether insurance was interrupted: only the most months are known",
        no_hire_date: "where no first day of the contract is given, the hire date does not replace it",
    },
    sheets: Sheets {
        claims: "By policy",
        matrix: "By person",
        firm: "The firm itself",
        missing: "What is missing",
        unread: "Not read",
        about: "About",
    },
    columns: Columns {
        policy: "Policy",
        name: "Name",
        number: "Staff number",
        row: "Row in the list",
        status: "Result",
        from: "From",
        until: "Until",
        opens: "Applications from",
        closes: "Applications until",
        lowest: "Lowest amount (yuan)",
        highest: "Highest amount (yuan)",
        remarks: "To note",
        unverified: "the amount is an earlier standard; ask the office for this year's",
        contract_over: "the contract on the list is over; if it was renewed, correct the list first",
        office: |n| format!("conditions that only the office can judge: {n}"),
        assumed: |n| format!("conditions taken as met unless somebody says otherwise: {n}"),
        needs: "Missing for the amount",
        fact: "What is missing",
        people_lacking: "People who lack it",
        outcomes: "Results it alone could settle, at most",
        people: "Of so many people",
        policies: "Of so many policies",
        all_policies: "All policies",
        cell: "Cell",
        heading: "Heading",
        what: "What is wrong",
        cure: "What to do",
        counts: "Does it count?",
        counted: "What is certain counts",
        not_counted: "Not used: counts as unknown",
        whole_row: "Whole row: nobody's",
        more_blank: |n| format!("{n} more empty rows are not listed one by one."),
        no_claims: "(No result to list)",
    },
    firm: Firm {
        gives: "What it gives",
        sure: "For so many hires",
        open: "Hires nobody knows about",
        needs: "What is missing",
        hires: |n| {
            format!(
                "(By the {n} people on the list with a contract of the last three years; those nobody knows about count in the \
                 highest amount and not in the lowest)"
            )
        },
        undecided: |n| {
            format!(
                "(For {n} people no employment is given, so nobody knows whether the firm hired them; nothing is added up until then)"
            )
        },
        too_many: |n| {
            format!(
                "({n} people have a contract of the last three years: too many to add up; split the list by department)"
            )
        },
        layoffs: "(A list has nobody who was laid off: take last year's layoff rate from the insurance records)",
    },
    about: About {
        columns: ["Item", "What it says"],
        record: (
            |sheet| format!("Hidden sheet {sheet}"),
            "For comparing next time: the rules, the day, and everybody's outcomes with two check sums; nothing else",
        ),
        disclaimer: ("Please note", "A self-assessment for reference; the authority decides"),
        demo: (
            "Demonstration",
            "Demonstration: compiled from public material, not reviewed by the authorities, not a government website",
        ),
        on: "Assessed for",
        version: "Version of the rules",
        checked: "Rules checked on",
        fingerprint: "Fingerprint of the rules",
        stale: ("Old rules", |days| {
            format!(
                "On the day assessed for, nobody had checked the rules for {days} days. Amounts and last days may have changed: ask the authority first"
            )
        }),
        file: "File",
        sheet: "Sheet",
        no_sheet: "A text without sheets",
        other_sheets: "Sheets not read",
        hidden_sheets: "Hidden sheets, not read",
        header_rows: "Rows of the headings",
        people: "People found",
        column: |letters| format!("Column {letters}, read"),
        column_is: |role, heading| {
            if heading.is_empty() { role.to_owned() } else { format!("{role} (heading: {heading})") }
        },
        by_hand: "chosen by hand",
        no_consent: "not read: nobody consented",
        consent: "read for the date of birth alone; no number was kept",
        ignored: |letters| format!("Column {letters}, not read"),
        same_as: |heading, role| format!("{heading} (repeats \"{role}\")"),
        assumed: "The employer says of everybody",
        open: "The employer has not said",
        value: |role| format!("Values of \"{role}\""),
        value_is: |value, option| format!("\"{value}\" means \"{option}\""),
        value_is_nothing: |value| format!("\"{value}\" counts as unknown"),
        no_group: "none of these",
        no_certificate: "no certificate",
        unknown: |value, rows| {
            format!(
                "\"{value}\" ({rows} {}) has no known meaning and counts as unknown",
                if rows == 1 { "row" } else { "rows" }
            )
        },
        empty: (
            "Empty cells",
            "An empty amount: no cash, or an amount that may not be shown; never 0 yuan. An empty first day: there is no later day to \
             wait for; some need a step first, some have a time to apply. An empty last day: there is none, or it is not confirmed.",
        ),
        not_listed: ("Who is not listed", |open, unknowable| {
            format!(
                "\"By policy\" lists only what may fit. Results that still need answers: {open}; not confirmed, past their term or withdrawn: {unknowable}. They are not listed there, which does not mean that they do not fit: see \"By person\" and \"What is missing\""
            )
        }),
        mended: ("Changed texts", |n| {
            format!(
                "Too long, or with characters that no sheet can hold: {n}. They were shortened, or have \u{fffd} instead"
            )
        }),
        cut: "… (too long: the rest is left out)",
    },
};

fn status(status: Status) -> &'static str {
    match status {
        Status::Met => "Initial match",
        Status::MetLater => "May apply later",
        Status::GateFirst => "A step first",
        Status::NeedsAnswer => "Answers needed",
        Status::Competitive => "By selection",
        Status::Unconfirmed => "Not confirmed",
        Status::Ended => "Past its term",
        Status::Withdrawn => "Withdrawn for correction",
        Status::NotMet => "Does not fit at present",
    }
}

fn role(role: Role) -> &'static str {
    match role {
        Role::StaffNumber => "Staff number",
        Role::HireGroup => "Group when hired",
        Role::Name => "Name",
        Role::IdNumber => "Identity number",
        Role::BirthDate => "Date of birth",
        Role::Education => "Education",
        Role::Graduation => "Graduation",
        Role::ContractStart => "First day of the contract",
        Role::ContractEnd => "Last day of the contract",
        Role::ContractMonths => "Length of the contract",
        Role::InsuredSince => "Insured since",
        Role::SkillLevel => "Skill level",
        Role::SkillIssued => "Certificate issued on",
        Role::Wage => "Monthly wage",
        Role::Employment => "Employment",
        Role::StaffState => "State of employment",
        Role::LeftOn => "Left on",
        Role::HireDate => "Hired on",
    }
}
