//! What policies and facts say in words, and the numbers that their rules, amounts, days and sources write down.
//!
//! Collects both for a lint and judges nothing. Rules are read as text here, because a compiled number no longer tells
//! whether it counted months, yuan or days.

use std::collections::BTreeSet;

use super::{
    super::{
        numerals::{ONE, numerals},
        shape::{
            decimal,
            node::{Node, NodeKind},
        },
    },
    Folder,
    places::Written,
};

/// Fields without a number that people are told: names, and what only tests read.
const PASSED_OVER: &[&str] = &["personas", "says", "id", "theme", "stage", "type", "ask", "topic"];

/// What each policy says; `clauses` are the nodes of its clauses, those of definitions included.
pub(super) fn of_policies(folder: &Folder<'_>, clauses: &[Vec<&Node>]) -> Vec<Written> {
    folder.policies.iter().zip(clauses).map(|(node, clauses)| of_policy(folder, node, clauses)).collect()
}

/// What each fact says.
pub(super) fn of_facts(folder: &Folder<'_>) -> Vec<Written> {
    let fact = |node: &Node| {
        let mut written = Written::default();
        collect(folder, node, &mut written);
        written
    };
    folder.facts.entries().iter().map(|entry| fact(&entry.value)).collect()
}

fn of_policy(folder: &Folder<'_>, node: &Node, clauses: &[&Node]) -> Written {
    let mut written = Written::default();
    for part in std::iter::once(node).chain(clauses.iter().copied()) {
        collect(folder, part, &mut written);
    }
    for benefit in node.list("benefits") {
        totals(benefit, &mut written.numbers);
    }
    for number in node.list("says").iter().filter_map(|said| said.get("number")) {
        written.says.push((values(number.scalar().unwrap_or_default()), number.span));
    }
    written
}

/// Collects everything at and below `node`.
fn collect(folder: &Folder<'_>, node: &Node, written: &mut Written) {
    match &node.kind {
        NodeKind::Null => {}
        NodeKind::Scalar(scalar) => {
            from_rule(&scalar.text, &mut written.numbers);
            // A figure of terms.yaml that a rule looks up.
            let shared = folder.terms.get("figures").map(Node::entries).unwrap_or_default();
            for figure in shared.iter().filter(|figure| scalar.text.contains(&format!("'{}'", figure.key.value))) {
                collect(folder, &figure.value, written);
            }
        }
        NodeKind::List(items) => items.iter().for_each(|item| collect(folder, item, written)),
        NodeKind::Map(entries) if entries.iter().any(|entry| entry.key.value == "zh") => {
            let both = ["zh", "en"].iter().filter_map(|language| node.get(language));
            written.texts.extend(both.filter_map(|text| Some((text.scalar()?.to_owned(), text.span))));
        }
        NodeKind::Map(entries) => {
            for entry in entries.iter().filter(|entry| !PASSED_OVER.contains(&entry.key.value.as_str())) {
                match (entry.key.value.as_str(), entry.value.scalar()) {
                    // What a source is called has its number and its day.
                    ("source", Some(source)) => {
                        let title = folder.citations.get(source).and_then(|source| source.get("title"));
                        let texts = title.map(Node::entries).unwrap_or_default().iter();
                        written.numbers.extend(texts.flat_map(|text| values(text.value.scalar().unwrap_or_default())));
                    }
                    ("article", Some(article)) => written.numbers.extend(values(article)),
                    _ => collect(folder, &entry.value, written),
                }
            }
        }
    }
}

fn values(text: &str) -> Vec<i64> {
    numerals(text).into_iter().map(|numeral| numeral.value).collect()
}

/// The numbers in a rule or another value, and those that say the same: whole years of months and months of years, the
/// last number within a border that is itself outside (`age < 36` is at most 35), and the days a calendar year ends with.
fn from_rule(rule: &str, numbers: &mut BTreeSet<i64>) {
    for value in values(rule) {
        numbers.insert(value);
        if value % (12 * ONE) == 0 {
            numbers.insert(value / 12);
        }
        if value <= 10 * ONE {
            numbers.insert(value * 12);
        }
    }
    if ["year(", "year_start(", "year_end("].iter().any(|function| rule.contains(function)) {
        numbers.extend([12 * ONE, 31 * ONE]);
    }
    for (at, sign) in rule.match_indices(['<', '>']) {
        let behind = rule.get(at + 1..).unwrap_or_default();
        let (or_equal, behind) = behind.strip_prefix('=').map_or((false, behind), |behind| (true, behind));
        let digits: String = behind.trim_start().chars().take_while(char::is_ascii_digit).collect();
        let Ok(border) = digits.parse::<i64>() else { continue };
        let inward = if (sign == "<") == or_equal { 1 } else { -1 };
        numbers.insert((border + inward).saturating_mul(ONE));
    }
}

/// What all payments of a benefit come to.
fn totals(benefit: &Node, numbers: &mut BTreeSet<i64>) {
    let amount = |node: &Node| node.scalar().and_then(|text| decimal(text, 2));
    let most = benefit.get("times").and_then(|times| times.text("max")).and_then(|most| most.parse::<i64>().ok());
    if let (Some(amount), Some(most)) = (benefit.get("amount").and_then(amount), most) {
        numbers.insert(amount.saturating_mul(most));
    }
    let schedule: Option<Vec<i64>> = benefit.list("schedule").iter().map(amount).collect();
    numbers.extend(schedule.filter(|schedule| !schedule.is_empty()).map(|schedule| schedule.iter().sum::<i64>()));
}
