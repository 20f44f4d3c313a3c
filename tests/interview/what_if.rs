//! 换个回答比一比: what it compares, that it records nothing, and that it compares nothing that cannot be.

use caice::{
    interview::view::{Differs, Input, WhatIf, another},
    value::{Answer, OptionId, Range, Value},
};

use crate::{Outcome, counter::person, packs::bundled, walk::Walk};

fn compared(walk: &Walk, fact: &str, answer: &Answer) -> Outcome<WhatIf> {
    let fact = walk.fact(fact)?;
    Ok(WhatIf::of(&walk.interview.session, &walk.interview.view.assessment, Some((fact, answer)), walk.text))
}

/// The answer by its key in the pack.
fn choice(walk: &Walk, fact: &str, option: &str) -> Outcome<Answer> {
    let id = walk.fact(fact)?;
    let kind = walk.interview.session.pack.fact(id).map(|fact| fact.kind.clone()).ok_or("no such fact")?;
    let caice::pack::Kind::Choice { options, .. } = kind else { return Err("not a choice".into()) };
    let at = options.iter().position(|known| known == option).ok_or("no such option")?;
    Ok(Answer::Value(Value::Choice(OptionId(u8::try_from(at)?))))
}

#[test]
fn only_what_differs_is_compared_and_nothing_is_recorded() -> Outcome {
    let walk = person("technician")?;
    let before = walk.interview.session.answers.clone();
    let (now, text) = (&walk.interview.view.assessment, walk.text);
    let unemployed = choice(&walk, "employment_status", "unemployed")?;
    let shown = compared(&walk, "employment_status", &unemployed)?;
    assert!(!shown.differs.is_empty());
    for Differs { title, now, then, href } in &shown.differs {
        assert_ne!(now, then, "{title}");
        assert!(href.starts_with("#/policy/"), "{href}");
    }
    // Exactly the policies whose outcome the engine says is another.
    let mut there = walk.interview.session.clone();
    there.suppose(walk.fact("employment_status")?, unemployed);
    let then = there.assess();
    for (is, would) in now.outcomes.iter().zip(&then.outcomes) {
        let title = walk.interview.session.title(is.policy).unwrap_or_default();
        let named = shown.differs.iter().any(|line| line.title == title);
        assert!(named || is.status == would.status, "{title} differs and is not named");
    }
    assert_eq!(walk.interview.session.answers, before);
    let same = WhatIf::of(&walk.interview.session, now, None, text);
    assert_eq!((same.differs.len(), same.money.len(), same.asks.is_empty()), (0, 0, false));
    Ok(())
}

#[test]
fn the_same_answer_again_differs_in_nothing() -> Outcome {
    for person in &bundled()?.lowered.people {
        let walk = self::person(&person.id.value)?;
        let session = &walk.interview.session;
        for (fact, name) in WhatIf::of(session, &walk.interview.view.assessment, None, walk.text).asks {
            let answer = session.answers.get(fact.index()).clone();
            let shown = WhatIf::of(session, &walk.interview.view.assessment, Some((fact, &answer)), walk.text);
            assert_eq!(shown.differs, [], "{}: {name}", person.id.value);
            assert!(shown.money.iter().all(|line| line.now == line.then), "{}: {name}", person.id.value);
        }
    }
    Ok(())
}

#[test]
fn what_is_private_is_not_offered_and_everything_offered_has_a_field() -> Outcome {
    let walk = person("student-in-hardship")?;
    let session = &walk.interview.session;
    let asks = WhatIf::of(session, &walk.interview.view.assessment, None, walk.text).asks;
    assert!(!asks.is_empty());
    for (fact, name) in asks {
        assert!(session.pack.fact(fact).is_some_and(|fact| !fact.sensitive), "{name} is private");
        assert!(another(session, fact, walk.text).is_some(), "{name} has no field");
    }
    Ok(())
}

#[test]
fn a_number_that_an_amount_depends_on_is_asked_for_as_such() -> Outcome {
    let walk = person("founder")?;
    let fact = walk.fact("employees_insured_12m")?;
    let field = another(&walk.interview.session, fact, walk.text).ok_or("no field")?;
    assert!(matches!(field.input, Input::Number { .. }), "{:?}", field.input);
    Ok(())
}

#[test]
fn no_row_is_offered_that_the_own_number_lies_in() -> Outcome {
    let mut n_rows = 0;
    for one in &bundled()?.lowered.people {
        let walk = person(&one.id.value)?;
        let session = &walk.interview.session;
        for (fact, name) in WhatIf::of(session, &walk.interview.view.assessment, None, walk.text).asks {
            let own = session.answers.get(fact.index()).value().cloned();
            let field = another(session, fact, walk.text).ok_or("no field")?;
            let (Some(Value::Number(own)), Input::Rows { rows, .. }) = (own, field.input) else { continue };
            assert!(!rows.is_empty(), "{name}");
            for row in rows {
                let Some(Value::Number(row)) = row.answer.value() else { continue };
                n_rows += 1;
                assert!(*row == own || row.max < own.min || own.max < row.min, "{}: {name}: {row:?}", one.id.value);
            }
        }
    }
    assert!(n_rows > 5, "{n_rows}");
    Ok(())
}

#[test]
fn what_comes_later_says_from_when_and_what_a_firm_gets_says_so() -> Outcome {
    let walk = person("founder")?;
    let few = Answer::Value(Value::Number(Range::exactly(3)));
    let later = compared(&walk, "founder_insured_months_in_entity", &few)?;
    let line = later.differs.iter().find(|line| line.then.contains("到时可能适用")).ok_or("nothing comes later")?;
    assert!(line.then.contains("日起"), "{}", line.then);
    let unrecognised = compared(&walk, "sector_recognised_by_authority", &Answer::Value(Value::Bool(false)))?;
    let line = unrecognised.differs.iter().find(|line| line.now.contains("100,000")).ok_or("nothing for the firm")?;
    assert!(line.now.contains("给单位"), "{}", line.now);
    Ok(())
}

#[test]
fn an_answer_that_contradicts_another_is_said_and_compared_with_nothing() -> Outcome {
    let mut n_clashes = 0;
    for person in &bundled()?.lowered.people {
        let walk = self::person(&person.id.value)?;
        let session = &walk.interview.session;
        for (fact, name) in WhatIf::of(session, &walk.interview.view.assessment, None, walk.text).asks {
            for at in 0..3 {
                let answer = Answer::Value(Value::Choice(OptionId(at)));
                let is_choice =
                    session.pack.fact(fact).is_some_and(|fact| matches!(fact.kind, caice::pack::Kind::Choice { .. }));
                if !is_choice || session.clash(fact, &answer).is_none() {
                    continue;
                }
                n_clashes += 1;
                let shown = WhatIf::of(session, &walk.interview.view.assessment, Some((fact, &answer)), walk.text);
                assert!(shown.clash.is_some() && shown.differs.is_empty(), "{}: {name}", person.id.value);
            }
        }
    }
    assert!(n_clashes > 0, "nobody contradicts themselves");
    Ok(())
}
