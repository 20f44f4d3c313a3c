//! Runs the people of a pack: what comes out of every policy against what should.
//!
//! Assesses with the engine the page uses, looks at outcomes as `persona` does and at the rest as `whole` does. The
//! compiled pack holds no people.

use super::{
    asked::assessed,
    lower::{Lowered, Person},
    persona::{self, PersonaResult},
    source::{Sources, Span},
    whole,
};
use crate::{contract::report, value::Answers};

/// The people of a pack, who they are and what they say: for whoever leads them through the questions.
pub fn people(lowered: &Lowered) -> impl Iterator<Item = (&str, &Answers)> {
    lowered.people.iter().map(|person| (person.id.value.as_str(), &person.answers))
}

/// Runs all people. A difference begins with its place and its policy.
pub fn run(sources: &Sources, lowered: &Lowered) -> Vec<PersonaResult> {
    lowered.people.iter().chain(&lowered.employers).map(|person| run_one(sources, lowered, person)).collect()
}

fn run_one(sources: &Sources, lowered: &Lowered, person: &Person) -> PersonaResult {
    let pack = &lowered.pack;
    let assessment = assessed(pack, person);
    let mut differences: Vec<String> = Vec::new();
    let told = |span: Span, message: &str| {
        let place = sources.place(span.file, span.start);
        let file = sources.get(span.file).map(|source| source.path.as_str()).unwrap_or_default();
        format!("{file}:{}:{}: {message}", place.line, place.column)
    };
    for expected in &person.expected {
        let key = pack.policy(expected.policy).map(|policy| policy.key.as_str()).unwrap_or_default();
        let mut differs = |span: Span, message: &str| differences.push(told(span, &format!("{key}: {message}")));
        let Some(outcome) = assessment.of(expected.policy) else {
            differs(expected.span, "the policy has no outcome");
            continue;
        };
        match &expected.more {
            // It says the status again.
            Some(more) => {
                for (span, message) in persona::differences(pack, &assessment, outcome, more) {
                    differs(span, &message);
                }
            }
            None => {
                let found = report::status(outcome.status);
                if found != expected.status {
                    differs(expected.span, &format!("status: expected {}, found {found}", expected.status));
                }
            }
        }
    }
    let found = if person.whole.is_empty() { Vec::new() } else { whole::found(pack, person, &assessment).to_vec() };
    for said in &person.whole {
        let of_field = found.iter().filter(|(name, _)| *name == said.key.value);
        for (span, message) in of_field.flat_map(|(_, found)| whole::differences(said, found)) {
            differences.push(told(span, &message));
        }
    }
    PersonaResult { name: format!("person · {}", person.id.value), differences }
}
