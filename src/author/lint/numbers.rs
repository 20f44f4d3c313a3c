//! Numbers in the words of policies: each must stand in their own amounts, rules, days or sources.
//!
//! It finds figures that drifted away from the rule beside them, or that nobody gave a source. It cannot tell whether a
//! number that does stand there is the right one: that is for whoever reads the source, and for the personas.

use std::collections::BTreeSet;

use super::{
    super::{
        finding::{Code, Finding},
        lower::{Lowered, Written},
        numerals::{ONE, numerals},
    },
    facts::{Root, needed},
};
use crate::pack::{FactId, Policy};

/// Findings for numbers that nothing bears out, and for those that `says` lists in vain.
pub(super) fn numbers(lowered: &Lowered, findings: &mut Vec<Finding>) {
    let pack = &lowered.pack;
    for (policy, words) in pack.policies.iter().zip(&lowered.places.policy_words) {
        let facts = needed(pack, mentioned(policy));
        let behind = facts.iter().filter_map(|fact| lowered.places.fact_words.get(fact.index()));
        let behind: BTreeSet<i64> = behind.flat_map(of_fact).collect();
        let said = words.says.iter().flat_map(|(numbers, _)| numbers);
        let known: BTreeSet<i64> = words.numbers.iter().chain(&behind).chain(said).copied().collect();
        unfounded(words, &known, findings);
        idle(words, findings);
    }
}

/// The numbers that a fact brings along: of how it follows from others, and of what is asked, where a question such as
/// "hired in the last 12 months?" has the number that no rule needs any more.
fn of_fact(words: &Written) -> impl Iterator<Item = i64> {
    let asked = words.texts.iter().flat_map(|(text, _)| numerals(text)).map(|numeral| numeral.value);
    words.numbers.iter().copied().chain(asked)
}

/// The facts that a policy's rules, benefits and window mention.
fn mentioned(policy: &Policy) -> Vec<FactId> {
    let lists = policy.benefits.iter().filter_map(|benefit| benefit.for_each.as_ref()).map(|(list, _)| *list);
    Root::of_policy(policy).flat_map(Root::facts).chain(lists).collect()
}

fn unfounded(words: &Written, known: &BTreeSet<i64>, findings: &mut Vec<Finding>) {
    // 5.5 % is 55 where a rule counts in thousandths.
    let in_thousandths = |value: i64| known.contains(&(1000 * ONE)) && known.contains(&value.saturating_mul(10));
    for (text, span) in &words.texts {
        for numeral in numerals(text) {
            if known.contains(&numeral.value) || (numeral.percent && in_thousandths(numeral.value)) {
                continue;
            }
            let message = format!(
                "`{}` stands in this text, but in no amount, rule, day or source of its policy",
                numeral.written
            );
            let hint = "write the number that stands there, cite the source that has it, or explain it under `says`";
            findings.push(Finding::new(Code::UnfoundedNumber, *span, message).hint(hint));
        }
    }
}

fn idle(words: &Written, findings: &mut Vec<Finding>) {
    let told: BTreeSet<i64> = words.texts.iter().flat_map(|(text, _)| numerals(text)).map(|n| n.value).collect();
    for (numbers, span) in &words.says {
        let is_told = |number: &&i64| told.contains(number);
        let message = match numbers.iter().filter(is_told).collect::<Vec<_>>().as_slice() {
            [] => "no text of this policy has the number",
            told if told.iter().all(|number| words.numbers.contains(number)) => {
                "the number stands in an amount, rule, day or source of this policy as well"
            }
            _ => continue,
        };
        findings.push(Finding::new(Code::IdleNumber, *span, message).hint("remove it from `says`"));
    }
}
