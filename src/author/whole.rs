//! What comes out for a person of the whole pack beside each policy: the first three questions, what may be had together,
//! and what is missed by little; and how that differs from what a file says.
//!
//! Takes values as `contract::report` prints them, so that there is one vocabulary. It judges nothing: whether what comes
//! out is right is for whoever reads the file.

use serde_json::{Map, Value as Json};

use super::{
    answers, asked,
    flow::flow,
    lower::Person,
    shape::{
        self,
        node::{Entry, Node, NodeKind},
        person::{ASKED_FIRST, NEAR, TOGETHER},
    },
    source::Span,
};
use crate::{
    contract::report,
    engine::{self, Assessment},
    pack::{Audience, Pack, Role},
};

/// How many questions are looked at.
const FIRST: usize = 3;

/// What nobody needs to write: of these the other fields tell, or nothing turns on them.
const LEFT_OUT: [&str; 9] =
    ["beneficiary", "exact", "runner_up", "relation", "office", "source", "article", "kind", "sensitive"];

/// What comes out of each of the fields.
pub(super) fn found(pack: &Pack, person: &Person, assessment: &Assessment) -> [(&'static str, Json); 3] {
    let asked = asked::first(pack, &asked::index(pack, person), &person.answers, (person.on, person.as_of), FIRST);
    let role = match engine::who_answers(pack, &person.answers) {
        Audience::Person => Role::Person,
        Audience::Employer => Role::Employer,
    };
    let own = assessment.combinations.iter().find(|combination| combination.beneficiary == role);
    let together = own.map_or_else(none, |combination| report::combination(pack, combination));
    [(ASKED_FIRST, asked.into()), (TOGETHER, together), (NEAR, near(pack, person, assessment))]
}

/// The policies that are missed by little, each with its sets of changes.
fn near(pack: &Pack, person: &Person, assessment: &Assessment) -> Json {
    let index = asked::index(pack, person);
    let mut all = Map::new();
    for outcome in &assessment.outcomes {
        let near = engine::nearby(&index, pack, &person.answers, assessment, outcome.policy);
        let Some(policy) = pack.policy(outcome.policy).filter(|_| !near.sets.is_empty()) else { continue };
        let sets = report::nearby(pack, policy, &near).get("sets").cloned().unwrap_or_default();
        all.insert(policy.key.clone(), sets);
    }
    if all.is_empty() { none() } else { Json::Object(all) }
}

fn none() -> Json {
    "none".into()
}

/// How a field differs from what came out, each with its place. What it leaves out is not compared, except that `near`
/// names every policy.
pub(super) fn differences(field: &Entry, found: &Json) -> Vec<(Span, String)> {
    let mut differing = Vec::new();
    compare(&field.key.value, field.key.span, &field.value, found, &mut differing);
    if let (NEAR, NodeKind::Map(said), Json::Object(all)) = (field.key.value.as_str(), &field.value.kind, found) {
        for (policy, sets) in all.iter().filter(|(policy, _)| !said.iter().any(|entry| entry.key.value == **policy)) {
            differing.push((field.key.span, format!("{NEAR}.{policy}: expected none, found {}", flow(&brief(sets)))));
        }
    }
    differing
}

fn compare(path: &str, span: Span, said: &Node, found: &Json, differing: &mut Vec<(Span, String)>) {
    match (&said.kind, found) {
        (NodeKind::Map(said), Json::Object(all)) => {
            for entry in said {
                let path = format!("{path}.{}", entry.key.value);
                compare(&path, entry.key.span, &entry.value, all.get(&entry.key.value).unwrap_or(&none()), differing);
            }
        }
        (NodeKind::List(said), Json::Array(all)) if said.len() == all.len() && all.iter().all(Json::is_object) => {
            for (at, (said, found)) in said.iter().zip(all).enumerate() {
                compare(&format!("{path}[{at}]"), said.span, said, found, differing);
            }
        }
        _ => {
            let wanted = answers::value(said);
            if !is_same(&wanted, found) {
                let (wanted, found) = (flow(&wanted), flow(&like(&wanted, found)));
                differing.push((span, format!("{path}: expected {wanted}, found {found}")));
            }
        }
    }
}

/// Equal values; amounts may be written with zeros behind the point.
fn is_same(said: &Json, found: &Json) -> bool {
    let amount = |json: &Json| json.as_number().and_then(|number| shape::yuan(&number.to_string()));
    said == found || amount(said).is_some_and(|said| amount(found) == Some(said))
}

/// What came out, as far as `said` says it: where a file has its own choice of fields, it keeps them.
pub(super) fn like(said: &Json, found: &Json) -> Json {
    match (said, found) {
        (Json::Object(said), Json::Object(all)) => {
            let fields = all.iter().filter_map(|(key, value)| Some((key.clone(), like(said.get(key)?, value))));
            Json::Object(fields.collect())
        }
        (Json::Array(said), Json::Array(all)) => {
            let one = |(at, one)| said.get(at).or(said.last()).map_or_else(|| brief(one), |said| like(said, one));
            all.iter().enumerate().map(one).collect()
        }
        _ => brief(found),
    }
}

/// What came out, as far as a file usually says it.
pub(super) fn brief(found: &Json) -> Json {
    match found {
        Json::Object(all) => {
            let is_usual = |key: &str, value: &Json| match key {
                "object" => !value.is_null(),
                "either" => value.as_array().is_some_and(|left| !left.is_empty()),
                key => !LEFT_OUT.contains(&key),
            };
            let usual = all.iter().filter(|(key, value)| is_usual(key, value));
            // Of an answer everything is usual, whatever its fields are called.
            let one = |(key, value): (&String, &Json)| {
                (key.clone(), if key == "value" { value.clone() } else { brief(value) })
            };
            Json::Object(usual.map(one).collect())
        }
        Json::Array(items) => items.iter().map(brief).collect(),
        other => other.clone(),
    }
}
