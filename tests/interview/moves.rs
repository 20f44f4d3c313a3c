//! Where each step leads: addresses, going back, detours from a list, and the titles of addresses.
//!
//! `journeys` shows that a browser's history matches the walk's.

use caice::interview::Place;

use crate::{
    Outcome,
    packs::{examples, subsidy},
    walk::Walk,
    words::{
        examples::{EMPLOYED, EMPLOYMENT, INSURED, LOOKING, RECEIVED, UNEMPLOYED},
        subsidy::{BEFORE, FINAL_YEAR, HARDSHIP, LOAN, NEVER, NOT_STUDENT, SCHOOL, STATUS, SUBSIDY, ZHEJIANG},
    },
};

/// A person who matches, at the result.
pub fn matching() -> Outcome<Walk> {
    let mut walk = Walk::of(subsidy()?)?;
    walk.open("#/ask");
    walk.answer(STATUS, &[FINAL_YEAR])?;
    walk.answer(HARDSHIP, &[LOAN])?;
    walk.answer(SCHOOL, &[ZHEJIANG])?;
    walk.answer(BEFORE, &[NEVER])?;
    assert_eq!(walk.interview.place, Place::Result);
    Ok(walk)
}

#[test]
fn back_steps_through_the_questions_and_keeps_the_answers() -> Outcome {
    let mut walk = matching()?;
    for (question, said) in [(BEFORE, NEVER), (SCHOOL, ZHEJIANG), (HARDSHIP, LOAN), (STATUS, FINAL_YEAR)] {
        assert!(walk.back());
        walk.at(question);
        walk.picked(&[said]);
    }
    assert!(walk.back());
    walk.at_home();
    assert!(!walk.back());
    assert!(walk.forward());
    walk.at(STATUS);
    walk.open("#/result");
    assert_eq!(walk.groups(), ["初步匹配1项"]);
    Ok(())
}

#[test]
fn the_address_of_the_first_open_question_names_it() -> Outcome {
    let mut walk = Walk::of(subsidy()?)?;
    walk.open("#/ask");
    assert_eq!(walk.address(), "#/ask/student_status");
    assert_eq!(walk.n_back(), 1);
    Ok(())
}

#[test]
fn addresses_hold_no_answer() -> Outcome {
    let mut walk = Walk::of(subsidy()?)?;
    let mut seen = Vec::new();
    walk.open("#/ask");
    while let Place::Ask(_) = walk.interview.place {
        seen.push(walk.address().to_owned());
        let row = match walk.heading().as_str() {
            STATUS => FINAL_YEAR,
            HARDSHIP => LOAN,
            SCHOOL => ZHEJIANG,
            _ => NEVER,
        };
        walk.pick(&[row])?;
    }
    let keys = ["student_status", "hardship_categories", "enrolled_institution_region", "prior_benefits"];
    assert_eq!(seen, keys.map(|key| format!("#/ask/{key}")));
    assert_eq!(walk.address(), "#/result");
    Ok(())
}

#[test]
fn addresses_as_messengers_change_them_still_lead_somewhere() -> Outcome {
    let mut walk = Walk::of(subsidy()?)?;
    walk.open("#/ask/enrolled_institution_region&from=groupmessage");
    walk.at(SCHOOL);
    walk.open("#/ask/enrolled_institution_region?from=singlemessage");
    walk.at(SCHOOL);
    walk.open("#/ask/no_such_fact");
    walk.at(STATUS);
    // A fact that people are not asked for is no question either.
    walk.open("#/ask/study_mode");
    walk.at(STATUS);
    // An address that is not ours leaves the screen as it is.
    walk.open("#/nowhere");
    walk.at(STATUS);
    walk.open("#main");
    walk.at(STATUS);
    Ok(())
}

#[test]
fn an_answer_changed_from_the_list_leads_back_there_and_changes_only_itself() -> Outcome {
    let mut walk = matching()?;
    walk.open("#/answers");
    walk.change("在校情况")?;
    walk.at(STATUS);
    walk.picked(&[FINAL_YEAR]);
    walk.pick(&[NOT_STUDENT])?;
    assert_eq!(walk.interview.place, Place::Answers);
    walk.is_said("在校情况", NOT_STUDENT);
    walk.is_said("本人或家庭情况", LOAN);
    walk.is_said("学校所在地", ZHEJIANG);
    assert_eq!(walk.groups(), ["目前不满足1项"]);
    // And back again: nothing else needs a new answer.
    walk.change("在校情况")?;
    walk.pick(&[FINAL_YEAR])?;
    assert_eq!(walk.interview.place, Place::Answers);
    assert_eq!(walk.groups(), ["初步匹配1项"]);
    Ok(())
}

#[test]
fn an_errand_from_a_card_leads_back_to_the_result() -> Outcome {
    let mut walk = Walk::of(subsidy()?)?;
    walk.open("#/ask");
    walk.answer(STATUS, &[FINAL_YEAR])?;
    walk.answer(HARDSHIP, &[LOAN])?;
    walk.open("#/result");
    let assumed = walk.card(SUBSIDY)?.assumed;
    let line = assumed.iter().find(|line| line.text.contains("就读的学校在浙江")).ok_or("it is not assumed")?;
    let href = line.href.clone().ok_or("it cannot be refuted")?;
    walk.open(&href);
    walk.at(SCHOOL);
    assert!(walk.question().ok_or("no question")?.returns);
    walk.pick(&["外省"])?;
    assert_eq!(walk.interview.place, Place::Result);
    assert_eq!(walk.groups(), ["目前不满足1项"]);
    Ok(())
}

#[test]
fn what_a_changed_answer_brings_up_is_told_where_one_goes_back_to() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.tell("employment", UNEMPLOYED)?;
    walk.open("#/answers");
    walk.change("工作情况")?;
    walk.pick(&[EMPLOYED])?;
    assert_eq!(walk.interview.place, Place::Answers);
    assert!(walk.said.starts_with("改了这项，多出 "), "{:?}", walk.said);
    // It ends with the next screen.
    walk.open("#/result");
    assert_eq!(walk.said, "");
    Ok(())
}

#[test]
fn an_errand_ends_where_one_goes_elsewhere() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.tell("employment", UNEMPLOYED)?;
    walk.open("#/answers");
    walk.change("工作情况")?;
    walk.at(EMPLOYMENT);
    walk.open("#/policies");
    walk.open("#/ask/employment");
    walk.pick(&[UNEMPLOYED])?;
    assert!(matches!(walk.interview.place, Place::Ask(_)), "{:?}", walk.interview.place);
    Ok(())
}

#[test]
fn a_question_opened_from_a_policys_page_leads_back_there() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.tell("employment", UNEMPLOYED)?;
    walk.tell("insured_by_employer", "否")?;
    walk.open("#/policy/example-looking");
    let card = walk.policy("example-looking")?.card.ok_or("it stands in no way")?;
    let href = card.assumed.first().and_then(|line| line.href.clone()).ok_or("it cannot be refuted")?;
    walk.open(&href);
    walk.at(RECEIVED);
    walk.pick(&[LOOKING])?;
    assert!(matches!(walk.interview.place, Place::Policy(_)), "{:?}", walk.interview.place);
    walk.shows(&["目前不满足", "没领过这一项"]);
    Ok(())
}

#[test]
fn starting_over_forgets_everything_and_leads_home() -> Outcome {
    let mut walk = matching()?;
    walk.restart();
    walk.at_home();
    assert_eq!((walk.n_answers(), walk.address()), (0, "#/"));
    walk.open("#/ask");
    walk.at(STATUS);
    walk.picked(&[]);
    assert_eq!(walk.interview.view.progress.value, 0);
    // Back leads to the result, with nothing in it.
    walk.open("#/");
    walk.open("#/result");
    assert_eq!(walk.groups(), ["还没判断1项"]);
    Ok(())
}

#[test]
fn the_window_is_called_after_the_screen_and_says_no_answer() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    let called = |walk: &mut Walk, address: &str| {
        walk.open(address);
        walk.title()
    };
    for (address, title) in [
        ("#/ask/employment", EMPLOYMENT),
        ("#/ask/certificates/new", "你有哪些技能证书？"),
        ("#/result", "自测结果"),
        ("#/answers", "你的答案"),
        ("#/policies", "全部政策"),
        ("#/policy/example-hired", "例子：招人的单位"),
        ("#/offer", "找到工作"),
        ("#/share", "带走结果"),
    ] {
        assert_eq!(called(&mut walk, address), format!("{title} · 才策"));
    }
    let home = called(&mut walk, "#/");
    assert!(home.contains("才策") && !home.contains('？'), "{home}");
    Ok(())
}

#[test]
fn no_screen_is_shown_for_what_nobody_handed_on_or_may_suppose() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.open("#/shown");
    walk.at_home();
    walk.tell("employment", EMPLOYED)?;
    walk.open("#/offer");
    assert_eq!(walk.interview.place, Place::Result);
    walk.open("#/policy/no-such-policy");
    assert_eq!(walk.interview.place, Place::Policies(false));
    walk.open("#/ask/insured_by_employer");
    walk.at(INSURED);
    Ok(())
}
