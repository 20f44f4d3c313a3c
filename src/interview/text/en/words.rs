//! Names of statuses and people, plurals and lists in English.
//!
//! Parts of sentences; the sentences are in the table.

use crate::{engine::Status, pack::Role};

/// `1 policy`, `2 policies`.
pub(in crate::interview::text) fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

pub(super) fn the(role: Role) -> &'static str {
    match role {
        Role::Person => "the person",
        Role::Employer => "the employer",
        Role::School => "the school",
    }
}

/// The heading for a group of policies.
pub(super) fn group(status: Status) -> &'static str {
    match status {
        Status::NeedsAnswer => "Not judged yet",
        other => tag(other),
    }
}

pub(super) fn tag(status: Status) -> &'static str {
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

/// `"first", "second"`.
pub(in crate::interview::text) fn quoted(names: &[String]) -> String {
    let list = names.iter().map(|name| format!("\"{name}\"")).reduce(|list, name| format!("{list}, {name}"));
    list.unwrap_or_else(|| "it".to_string())
}

/// The same for the first three, followed by how many others there are.
pub(in crate::interview::text) fn first_few(names: &[String]) -> String {
    let few = quoted(names.get(..3).unwrap_or(names));
    if names.len() > 3 { format!("{few} and {} more", names.len() - 3) } else { few }
}
