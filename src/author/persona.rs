//! Runs the personas of a pack: what comes out against what should.
//!
//! Assesses with the engine the page uses; there is no second evaluation here.

use super::{
    field,
    finding::Finding,
    lint,
    lower::{Lowered, Persona, entries, items, scalar, text},
    report,
};
use crate::{
    engine::{self, Assessment, Outcome, Truth, expr_truth},
    pack::{ClauseKind, Pack},
    value::{Fen, FenRange},
};

/// What became of the personas.
#[derive(Debug)]
pub struct Run {
    /// One line for each persona: its policy and name, and every difference.
    pub results: Vec<PersonaResult>,
    /// Clauses that no persona shows from both sides.
    pub untested: Vec<Finding>,
}

/// One persona's result.
#[derive(Debug)]
pub struct PersonaResult {
    /// `policy · name`.
    pub name: String,
    /// What differs from what was expected; empty where nothing does.
    pub differences: Vec<String>,
}

/// Runs all personas.
pub fn run(lowered: &Lowered) -> Run {
    let results = lowered.personas.iter().map(|persona| run_one(&lowered.pack, persona)).collect();
    let untested = lint::untested(lowered, |policy, clause| sides_seen(lowered, policy, clause));
    Run { results, untested }
}

fn run_one(pack: &Pack, persona: &Persona) -> PersonaResult {
    let assessment = engine::assess(pack, &persona.answers, persona.on, persona.on);
    let key = pack.policy(persona.policy).map(|policy| policy.key.as_str()).unwrap_or_default();
    let name = format!("{key} · {}", persona.name.value);
    let Some(outcome) = assessment.outcomes.get(persona.policy.index()) else {
        return PersonaResult { name, differences: vec!["the policy has no outcome".into()] };
    };
    let differences = entries(&persona.expect)
        .into_iter()
        .filter_map(|(field, node)| {
            let wanted = match items(node).as_slice() {
                [] => scalar(node).unwrap_or("(none)").to_owned(),
                many => many.iter().filter_map(|item| scalar(item)).collect::<Vec<_>>().join(", "),
            };
            let found = observe(pack, &assessment, outcome, &field.value)?;
            let equal = match field.value.as_str() {
                "cash_at_most" | "cash_at_least" => field::yuan(&wanted) == field::yuan(&found),
                _ => wanted == found,
            };
            (!equal).then(|| format!("{}: expected {wanted}, found {found}", field.value))
        })
        .collect();
    PersonaResult { name, differences }
}

/// What came out under the name an expectation uses; lists joined as they are written.
fn observe(pack: &Pack, assessment: &Assessment, outcome: &Outcome, field: &str) -> Option<String> {
    let policy = pack.policy(outcome.policy)?;
    let clause = |id| policy.clause(id).map(|clause| clause.key.as_str()).unwrap_or_default();
    let fact = |id| pack.fact(id).map(|fact| fact.key.as_str()).unwrap_or_default();
    let list = |names: Vec<&str>| if names.is_empty() { "(none)".to_owned() } else { names.join(", ") };
    Some(match field {
        "status" => report::status(outcome.status).to_owned(),
        "deciding" => list(outcome.deciding.iter().map(|deciding| clause(deciding.clause)).collect()),
        "missing" => list(outcome.missing.iter().map(|id| fact(*id)).collect()),
        "assumed" => list(outcome.assumed.iter().map(|id| clause(*id)).collect()),
        "next" => assessment.next.first().map_or("(none)", |question| fact(question.fact)).to_owned(),
        "cash_at_most" => in_yuan(cash(assessment, outcome).max),
        "cash_at_least" => in_yuan(cash(assessment, outcome).min),
        _ => return None,
    })
}

fn cash(assessment: &Assessment, outcome: &Outcome) -> FenRange {
    let has =
        |combination: &&engine::Combination| combination.chosen.iter().any(|(policy, _)| *policy == outcome.policy);
    assessment.combinations.iter().find(has).map(|combination| combination.cash).unwrap_or_default()
}

fn in_yuan(amount: Fen) -> String {
    let (yuan, fen) = amount.yuan_and_fen();
    format!("{yuan}.{fen:02}")
}

/// Whether some persona makes the clause hold, and whether some makes it fail.
fn sides_seen(lowered: &Lowered, policy: usize, clause: usize) -> (bool, bool) {
    let rule =
        lowered.pack.policies.get(policy).and_then(|policy| policy.clauses.get(clause)).map(|clause| &clause.kind);
    let (Some(ClauseKind::Asked(rule)) | Some(ClauseKind::Presumed(rule))) = rule else { return (true, true) };
    let truths = lowered
        .personas
        .iter()
        .filter(|persona| persona.policy.index() == policy)
        .map(|persona| expr_truth(&lowered.pack, &persona.answers, rule));
    truths.fold((false, false), |(yes, no), truth| (yes || truth == Truth::Yes, no || truth == Truth::No))
}

/// The persona's expected status, for lists.
pub fn expected_status(persona: &Persona) -> &str {
    text(&persona.expect, "status").unwrap_or_default()
}
