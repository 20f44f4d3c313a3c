//! Answers that cannot all be true.
//!
//! Three kinds: a derived fact said to be something else than it follows to be, an answer where the
//! question does not arise, and facts of which one rules the other out. Judged on the day the answers
//! were true. What is open contradicts nothing.

use super::{problem::Problem, write::answer_json};
use crate::{
    contract::Code,
    engine::{Truth, expr_truth},
    pack::{Derived, Expr, Fact, FactId, Num, Order, Pack},
    value::{Answer, Answers, Date, Value},
};

/// The contradictions in `answers`, each at the fact that was answered.
pub(super) fn contradictions(pack: &Pack, answers: &Answers, as_of: Date) -> Vec<Problem> {
    let truth = |expr: &Expr| expr_truth(pack, answers, as_of, as_of, expr);
    let mut problems = Vec::new();
    for (fact, answer) in pack.facts.iter().zip(answers.iter()).filter(|(_, answer)| answer.is_given()) {
        let mut report = |message: String, hint: &str| {
            problems.push(Problem::new(Code::Contradiction, &fact.key, message, hint));
        };
        if let (Some(derived), Some(value)) = (&fact.derived, answer.value())
            && truth(&agrees(derived, value)) == Truth::No
        {
            let said = answer_json(&fact.kind, answer).map(|json| json.to_string()).unwrap_or_default();
            let names = others(pack, fact, &derived.facts());
            let message = format!("`{}` is {said}, but {names} says otherwise", fact.key);
            report(message, "correct one of the two, or leave the first out");
        }
        if let Some(condition) = &fact.applies_when
            && says_something(answer)
            && truth(condition) == Truth::No
        {
            let names = others(pack, fact, &condition.facts());
            let message = format!("`{}` is answered, but by {names} the question does not arise", fact.key);
            report(message, "leave it out or write \"none\", or correct the other answer");
        }
        for implied in &fact.implies {
            if truth(&implied.when) == Truth::Yes && truth(&implied.then) == Truth::No {
                let mentioned: Vec<FactId> = [&implied.when, &implied.then].iter().flat_map(|e| e.facts()).collect();
                let message =
                    format!("what `{}` says rules out what {} says", fact.key, others(pack, fact, &mentioned));
                report(message, "correct one of the two");
                // Further steps of the same kind say nothing more.
                break;
            }
        }
    }
    problems
}

/// The condition that a derived fact is what an answer says.
fn agrees(derived: &Derived, said: &Value) -> Expr {
    let (num, min, max) = match (derived, said) {
        (Derived::Flag(expr), Value::Bool(true)) => return expr.clone(),
        (Derived::Flag(expr), Value::Bool(false)) => return Expr::Not(Box::new(expr.clone())),
        (Derived::Number(num), Value::Number(range)) => (num, range.min, range.max),
        (Derived::Number(num), Value::Date(days)) => (num, days.first.unix_days(), days.last.unix_days()),
        _ => return Expr::Const(true),
    };
    let at_most = |a: Num, b: Num| Expr::Compare(Order::AtMost, Box::new(a), Box::new(b));
    Expr::And(vec![at_most(Num::Lit(min), num.clone()), at_most(num.clone(), Num::Lit(max))])
}

/// The facts that a message names beside `fact`, in backticks, each once.
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

/// Whether an answer says that there is something.
fn says_something(answer: &Answer) -> bool {
    match answer {
        Answer::Value(Value::Set(set)) => !set.is_empty(),
        Answer::Value(Value::Part(part)) => !part.has.is_empty(),
        Answer::Value(Value::Records(records)) => !records.is_empty(),
        Answer::Value(_) => true,
        Answer::Absent | Answer::Unsure | Answer::None => false,
    }
}
