//! Whether answers contradict themselves: laws speak of those that do not.

use caice::{
    engine::{Env, Truth, expr_in},
    pack::{Derived, FactId, Pack},
    value::{Answer, Answers, Date, Value},
};

use super::generate::checked;

/// Whether no fact is answered to which the question does not apply, and no derived flag differently
/// from what it follows to be, as far as that is known.
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
