//! A way in or a link that meets a person's own answers asks first: its answers may be another person's.
//!
//! `links` covers what a link carries, `ways_in` what a way in answers.

use caice::{
    handoff::{self, Selection},
    interview::{Pending, Place},
    value::{Answer, Answers},
};

use crate::{
    Outcome,
    packs::examples,
    walk::Walk,
    words::examples::{EMPLOYMENT, INSURED, OPENED, SELF_EMPLOYED, UNEMPLOYED},
};

/// A person with a shop, back at home.
fn with_a_shop() -> Outcome<Walk> {
    let mut walk = Walk::of(examples()?)?;
    walk.tell("employment", SELF_EMPLOYED)?;
    walk.open("#/");
    Ok(walk)
}

/// Says whether the pending answers replace the existing ones.
fn decide(walk: &mut Walk, yes: bool) {
    let (today, text) = (walk.today, walk.text);
    let step = walk.interview.replace(yes, today, text);
    walk.carry_out(step);
}

#[test]
fn a_way_in_that_meets_answers_asks_and_leaves_them_where_one_goes_on() -> Outcome {
    let mut walk = with_a_shop()?;
    walk.open("#/start/looking");
    assert_eq!(walk.interview.place, Place::Replace);
    assert_eq!((walk.address(), walk.interview.pending()), ("#/replace", Some(&Pending::Start(0))));
    walk.is_said("工作情况", SELF_EMPLOYED);
    decide(&mut walk, false);
    assert!(walk.address().starts_with("#/ask/"), "{}", walk.address());
    walk.is_said("工作情况", SELF_EMPLOYED);
    assert_eq!(walk.interview.pending(), None);
    Ok(())
}

#[test]
fn a_way_in_that_is_wanted_begins_anew() -> Outcome {
    let mut walk = with_a_shop()?;
    walk.open("#/start/looking");
    decide(&mut walk, true);
    walk.at(INSURED);
    walk.is_said("工作情况", UNEMPLOYED);
    assert_eq!(walk.n_answers(), 1);
    Ok(())
}

#[test]
fn a_way_in_that_meets_only_another_ways_answers_does_not_ask() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.open("#/start/looking");
    walk.open("#/");
    walk.open("#/start/founder");
    walk.at(OPENED);
    Ok(())
}

#[test]
fn going_elsewhere_forgets_what_waits() -> Outcome {
    let mut walk = with_a_shop()?;
    walk.open("#/start/looking");
    walk.open("#/answers");
    assert_eq!(walk.interview.pending(), None);
    walk.open("#/replace");
    walk.at_home();
    walk.is_said("工作情况", SELF_EMPLOYED);
    Ok(())
}

/// A link with one answer in it.
fn link(walk: &Walk, fact: &str, row: usize) -> Outcome<String> {
    let session = &walk.interview.session;
    let mut answers = Answers::none(session.pack.facts.len());
    let id = caice::value::OptionId(u8::try_from(row)?);
    answers.set(walk.fact(fact)?.index(), Answer::Value(caice::value::Value::Choice(id)));
    let payload = handoff::answers(&session.pack, &answers, session.as_of, session.on, Selection { sensitive: true });
    Ok(format!("#{}", payload.ok_or("no numbers")?))
}

#[test]
fn a_link_that_meets_other_answers_asks_and_is_out_of_the_address_at_once() -> Outcome {
    let mut walk = with_a_shop()?;
    let link = link(&walk, "employment", 2)?;
    walk.open(&link);
    assert_eq!((walk.interview.place, walk.address()), (Place::Replace, "#/replace"));
    walk.is_said("工作情况", SELF_EMPLOYED);
    decide(&mut walk, true);
    assert_eq!(walk.interview.place, Place::Result);
    walk.shows(&["已打开链接里的答案"]);
    walk.is_said("工作情况", UNEMPLOYED);
    Ok(())
}

#[test]
fn a_link_that_is_refused_leaves_the_answers_and_asks_on() -> Outcome {
    let mut walk = with_a_shop()?;
    let link = link(&walk, "employment", 2)?;
    walk.open(&link);
    decide(&mut walk, false);
    walk.is_said("工作情况", SELF_EMPLOYED);
    walk.lacks(&["已打开"]);
    Ok(())
}

#[test]
fn a_link_with_the_same_answers_opens_without_a_question() -> Outcome {
    let mut walk = with_a_shop()?;
    let link = link(&walk, "employment", 1)?;
    walk.open(&link);
    assert_eq!(walk.interview.place, Place::Result);
    walk.is_said("工作情况", SELF_EMPLOYED);
    Ok(())
}

#[test]
fn where_nothing_was_answered_a_link_opens_at_once() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    let link = link(&walk, "employment", 2)?;
    walk.open(&link);
    assert_eq!(walk.interview.place, Place::Result);
    walk.open("#/ask/employment");
    walk.at(EMPLOYMENT);
    walk.picked(&[UNEMPLOYED]);
    Ok(())
}
