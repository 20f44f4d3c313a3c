//! The ways in of the first screen: their answers are shown, can be changed, and give way to what people say.
//!
//! `replace` shows that one never replaces a person's own answers without asking.

use crate::{
    Outcome,
    packs::examples,
    walk::Walk,
    words::examples::{CONTRACT, EMPLOYED, EMPLOYMENT, HIRED, INSURED, OPENED, SELF_EMPLOYED, UNEMPLOYED},
};

const SUPPOSED: &str = "工作情况";

/// The screen's text about the answers of the way in.
fn supposed(walk: &Walk) -> Vec<String> {
    let lines = walk.question().map(|question| question.supposed).unwrap_or_default();
    lines.into_iter().map(|line| format!("{}：{}", line.label, line.said)).collect()
}

#[test]
fn a_way_in_shows_what_it_answers_and_asks_its_question_first() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.open("#/start/looking");
    walk.at(INSURED);
    assert_eq!(supposed(&walk), ["工作情况：没有工作"]);
    // The address names the question: neither the way in nor its answers.
    assert_eq!(walk.address(), "#/ask/insured_by_employer");
    walk.pick(&["否"])?;
    assert_eq!(supposed(&walk), Vec::<String>::new());
    walk.is_said(SUPPOSED, UNEMPLOYED);
    walk.is_said("单位参保", "否");
    Ok(())
}

#[test]
fn what_a_way_in_answered_was_never_asked_and_is_not_counted() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.open("#/start/looking");
    let heading = walk.question().ok_or("no question")?.heading;
    assert!(heading.contains("第 1 题"), "{heading}");
    walk.pick(&["否"])?;
    let heading = walk.question().ok_or("no question")?.heading;
    assert!(heading.contains("第 2 题"), "{heading}");
    Ok(())
}

#[test]
fn what_a_way_in_answered_can_be_changed_at_once() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.open("#/start/looking");
    let href = walk.question().and_then(|question| Some(question.supposed.first()?.href.clone()));
    walk.open(&href.ok_or("nothing is supposed")?);
    walk.at(EMPLOYMENT);
    walk.picked(&[UNEMPLOYED]);
    walk.pick(&[SELF_EMPLOYED])?;
    // The person's own answers are not shown as the way in's.
    assert_eq!(supposed(&walk), Vec::<String>::new());
    walk.is_said(SUPPOSED, SELF_EMPLOYED);
    Ok(())
}

#[test]
fn a_way_in_that_answers_nothing_asks_its_question_first() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.open("#/start/founder");
    walk.at(OPENED);
    assert_eq!(supposed(&walk), Vec::<String>::new());
    assert_eq!(walk.n_answers(), 0);
    Ok(())
}

#[test]
fn another_way_in_takes_back_what_the_first_answered() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.open("#/start/looking");
    assert!(walk.back());
    walk.at_home();
    walk.open("#/start/employed");
    walk.at(CONTRACT);
    assert_eq!(supposed(&walk), ["工作情况：在单位上班"]);
    walk.is_said(SUPPOSED, EMPLOYED);
    // A way in without answers leaves no trace.
    walk.open("#/");
    walk.open("#/start/founder");
    walk.at(OPENED);
    assert_eq!(walk.n_answers(), 0);
    Ok(())
}

#[test]
fn a_later_answer_takes_a_way_ins_answer_away_without_a_word() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.open("#/start/looking");
    walk.answer(INSURED, &["是"])?;
    assert_eq!((walk.refused.as_ref(), walk.said.as_str()), (None, ""));
    assert_eq!(supposed(&walk), Vec::<String>::new());
    walk.is_said("单位参保", "是");
    walk.is_said(SUPPOSED, "");
    // It is open again, with nothing picked.
    walk.open("#/ask/employment");
    walk.at(EMPLOYMENT);
    walk.picked(&[]);
    Ok(())
}

#[test]
fn starting_over_forgets_the_way_in() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.open("#/start/looking");
    walk.open("#/result");
    walk.restart();
    walk.at_home();
    assert_eq!((walk.n_answers(), walk.interview.session.start), (0, None));
    Ok(())
}

#[test]
fn back_from_the_first_question_leads_home_and_not_round() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.open("#/start/looking");
    walk.at(INSURED);
    assert!(walk.back());
    walk.at_home();
    assert!(walk.forward());
    walk.at(INSURED);
    Ok(())
}

#[test]
fn a_way_in_that_nobody_knows_leads_to_the_first_question() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.open("#/start/no-such-way");
    assert!(walk.address().starts_with("#/ask/"), "{}", walk.address());
    assert_eq!((supposed(&walk).len(), walk.n_answers()), (0, 0));
    Ok(())
}

#[test]
fn who_recruits_sees_what_employers_have_to_do_with() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.open("#/policies/employer");
    assert!(matches!(walk.interview.place, caice::interview::Place::Policies(true)));
    let lines = crate::policies::found(&walk, "", None, None, true)?;
    assert_eq!(lines, [HIRED]);
    Ok(())
}

#[test]
fn the_first_screen_names_the_place_in_its_title_and_its_lead() {
    let page = include_str!("../../index.html");
    let between = |from: &str, to: &str| page.split_once(from).and_then(|(_, rest)| rest.split_once(to));
    assert!(between("<title>", "</title>").is_some_and(|(title, _)| title.contains("丽水经开区")));
    let lead = between("class=\"lead\">", "</p>").map(|(lead, _)| lead).unwrap_or_default();
    assert!(lead.contains("丽水经开区"), "{lead}");
}
