//! Whether answers contradict themselves: the laws cover those that do not.

use caice::{
    engine::{Env, Truth, expr_in},
    pack::{Derived, FactId, Pack},
    value::{Answer, Answers, Date, Value},
};

use super::generate::checked;

/// Whether no fact is answered whose question does not apply, and no derived flag differs from its derivation, as far
/// as that is known.
pub fn consistent(pack: &Pack, answers: &Answers, on: Date) -> bool {
    let env = Env::new(pack, answers, on, checked());
    pack.facts.iter().zip(answers.iter()).enumerate().all(|(index, (fact, answer))| {
        let applies = !matches!(answer, Answer::Value(_)) || env.applies(FactId::at(index)) != Truth::No;
        applies
            && match (&fact.derived, answer) {
                (Some(Derived::Flag(rule)), Answer::Value(Value::Bool(said))) => {
                    let follows = expr_in(env, rule);
                    !follows.is_known() || follows == Truth::from(*said)
                }
                _ => true,
            }
    })
}
