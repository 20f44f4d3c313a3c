//! Answers that cannot all be true.
//!
//! Three kinds: a derived fact answered differently from what it derives to, an answer to a question that does not
//! arise, and facts that rule each other out. Judged on the day the answers were true. Open answers contradict
//! nothing.

use super::{problem::Problem, write::answer_json};
use crate::{
    contract::Code,
    engine::{Clash, Env, clashes},
    pack::{Fact, FactId, Pack},
    value::{Answers, Date},
};

/// Finds the contradictions in `answers`, each reported at the fact that was answered.
pub(super) fn contradictions(pack: &Pack, answers: &Answers, as_of: Date) -> Vec<Problem> {
    let env = Env::new(pack, answers, as_of, as_of);
    let mut problems = Vec::new();
    for (index, fact) in pack.facts.iter().enumerate() {
        let key = &fact.key;
        for clash in clashes(env, FactId::at(index)) {
            let (message, hint) = match clash {
                Clash::Follows(derived) => {
                    let said = answer_json(&fact.kind, answers.get(index)).map(|json| json.to_string());
                    let names = others(pack, fact, &derived.facts());
                    let said = said.unwrap_or_default();
                    (
                        format!("`{key}` is {said}, but {names} says otherwise"),
                        "correct one of the two, or leave the first out",
                    )
                }
                Clash::Arises(condition) => {
                    let names = others(pack, fact, &condition.facts());
                    let hint = "leave it out or write \"none\", or correct the other answer";
                    (format!("`{key}` is answered, but by {names} the question does not arise"), hint)
                }
                Clash::Implies(implied) => {
                    let named: Vec<FactId> = [&implied.when, &implied.then].iter().flat_map(|e| e.facts()).collect();
                    let names = others(pack, fact, &named);
                    (format!("what `{key}` says rules out what {names} says"), "correct one of the two")
                }
            };
            problems.push(Problem::new(Code::Contradiction, key, message, hint));
        }
    }
    problems
}

/// The facts that a message names besides `fact`, in backticks, each once.
fn others(pack: &Pack, fact: &Fact, mentioned: &[FactId]) -> String {
    let mut names: Vec<String> = Vec::new();
    for key in mentioned.iter().filter_map(|id| pack.fact(*id)).map(|other| other.key.as_str()) {
        let name = format!("`{key}`");
        if key != fact.key && !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(", ")
}
