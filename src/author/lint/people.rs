//! What people leave out: questions that apply to them, policies, and what should come out beside each policy.
//!
//! A person stands for everything the pack asks and says; one who leaves something out shows less than
//! it seems. Whether what they expect comes out is not looked at here.

use super::super::{
    finding::{Code, Finding},
    lower::{Lowered, Person},
    shape::person::SAID,
};
use crate::{
    engine::{self, Env, Truth},
    pack::{FactId, Policy},
    value::{Answer, Value},
};

/// Findings for what people leave out.
pub(super) fn people(lowered: &Lowered, findings: &mut Vec<Finding>) {
    for person in lowered.people.iter().chain(&lowered.employers) {
        for name in unanswered(lowered, person) {
            let message = format!("`{}` does not answer `{name}`", person.id.value);
            let hint = "answer it, or write null for 不清楚";
            findings.push(Finding::new(Code::MissingAnswer, person.id.span, message).hint(hint));
        }
        for field in SAID.into_iter().filter(|field| !person.whole.iter().any(|said| said.key.value == *field)) {
            let message = format!("`{}` does not say `{field}`", person.id.value);
            let hint =
                "write it from the policies' texts, or let `caice test --accept` write what comes out, and check that";
            findings.push(Finding::new(Code::MissingExpectation, person.id.span, message).hint(hint));
        }
        let audience = engine::who_answers(&lowered.pack, &person.answers);
        let theirs = |(_, policy): &(usize, &Policy)| policy.audience() == audience;
        for (index, policy) in lowered.pack.policies.iter().enumerate().filter(theirs) {
            if !person.expected.iter().any(|expected| expected.policy.index() == index) {
                let message = format!("nobody said what should come out of `{}` for `{}`", policy.key, person.id.value);
                let hint = "put it under the status that its text gives";
                findings.push(Finding::new(Code::MissingPolicy, person.id.span, message).hint(hint));
            }
        }
    }
}

/// The questions that people, or employers, are asked, that apply or may apply, and that this person leaves out; fields
/// of records as `list[].field`.
fn unanswered(lowered: &Lowered, person: &Person) -> Vec<String> {
    let pack = &lowered.pack;
    let env = Env::new(pack, &person.answers, person.as_of, person.as_of);
    let audience = engine::who_answers(pack, &person.answers);
    let mut names = Vec::new();
    for (index, fact) in pack.facts.iter().enumerate().filter(|(_, fact)| fact.ask.of(audience)) {
        match person.answers.get(index) {
            Answer::Absent if env.applies(FactId::at(index)) != Truth::No => names.push(fact.key.clone()),
            Answer::Value(Value::Records(records)) => {
                let texts = lowered.texts.first().and_then(|texts| texts.short.facts.get(index));
                let asked = |at: usize| {
                    texts.and_then(|text| text.fields.get(at)).is_some_and(|field| !field.question.is_empty())
                };
                let open = |at: usize| records.iter().any(|record| *record.get(at) == Answer::Absent);
                let fields = fact.fields().iter().enumerate().filter(|(at, _)| asked(*at) && open(*at));
                names.extend(fields.map(|(_, field)| format!("{}[].{}", fact.key, field.key)));
            }
            _ => {}
        }
    }
    names
}
