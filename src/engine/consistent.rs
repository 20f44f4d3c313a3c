//! Answers beside each other: which of them cannot all be true, and which do not arise.
//!
//! What is open contradicts nothing. Says no sentence and corrects nothing: people and programs are told elsewhere.

use alloc::vec::Vec;

use super::{
    eval::{Env, Truth, expr_in, number_in},
    index::who_answers,
};
use crate::{
    pack::{Derived, Expr, Fact, FactId, Implication, Pack},
    value::{Answer, Answers, Date, Value},
};

/// Why the answer to a fact cannot be true beside the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clash<'p> {
    /// It follows to be something else.
    Follows(&'p Derived),
    /// By the others its question does not arise.
    Arises(&'p Expr),
    /// What it says rules out what another says.
    Implies(&'p Implication),
}

/// What speaks against the answer to `id`; of several implications the first.
pub fn clashes<'p>(env: Env<'p>, id: FactId) -> Vec<Clash<'p>> {
    let (Some(fact), answer) = (env.fact(id), env.answers.get(id.index())) else { return Vec::new() };
    let Some(value) = given(answer) else { return Vec::new() };
    let follows = fact.derived.as_ref().filter(|derived| value.is_some_and(|value| !agrees(env, derived, value)));
    // Looked up only where it matters: few facts are asked of both.
    let env = if fact.ask.employer { env.asking(who_answers(env.pack, env.answers)) } else { env };
    let arises = env.applies_when(id).filter(|when| says_something(answer) && expr_in(env, when) == Truth::No);
    let implies = fact.implies.iter().find(|implied| is_broken(env, implied));
    let follows = follows.map(Clash::Follows);
    follows.into_iter().chain(arises.map(Clash::Arises)).chain(implies.map(Clash::Implies)).collect()
}

/// Whether what an answer implies is not so.
pub fn is_broken(env: Env<'_>, Implication { when, then }: &Implication) -> bool {
    expr_in(env, when) == Truth::Yes && expr_in(env, then) == Truth::No
}

/// `answers` without those to questions that do not arise beside the others. One may keep another from arising: looks as
/// often as there are facts at most.
pub fn in_force(pack: &Pack, answers: &Answers, on: Date, as_of: Date) -> Answers {
    let mut in_force = answers.clone();
    let has_condition = |(_, fact): &(usize, &Fact)| fact.applies_when.is_some();
    for _ in 0..pack.facts.len() {
        let env = Env::new(pack, &in_force, on, as_of).asking(who_answers(pack, answers));
        let idle = |at: &usize| in_force.get(*at).is_given() && env.applies(FactId::at(*at)) == Truth::No;
        let found = pack.facts.iter().enumerate().filter(has_condition).map(|(at, _)| at).find(idle);
        let Some(at) = found else { break };
        in_force.set(at, Answer::Absent);
    }
    in_force
}

/// What was given, if anything; and its value, where it has one.
fn given(answer: &Answer) -> Option<Option<&Value>> {
    answer.is_given().then(|| answer.value())
}

/// Whether what a fact follows to be may be what was said of it.
fn agrees(env: Env<'_>, derived: &Derived, said: &Value) -> bool {
    let range = match (derived, said) {
        (Derived::Flag(expr), Value::Bool(said)) => return expr_in(env, expr) != Truth::from(!*said),
        (Derived::Number(num), Value::Number(range)) => Some((num, range.min, range.max)),
        (Derived::Number(num), Value::Date(days)) => Some((num, days.first.unix_days(), days.last.unix_days())),
        _ => None,
    };
    let Some((num, min, max)) = range else { return true };
    let follows = number_in(env, num);
    // With a figure that nobody knows nothing disagrees; with none everything does.
    !follows.none && (follows.unknowable || follows.range.min <= max && min <= follows.range.max)
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
