//! The questions asked: their order, unknowns, postponed ones, contradictions, and the progress.
//!
//! `laws` shows that only useful questions are asked; `people` covers the ten whole people.

use caice::{
    engine::Status,
    interview::{
        Place,
        draft::Fault,
        view::{Inputs, refused},
    },
};

use crate::{
    Outcome,
    packs::{bundled, examples, subsidy},
    walk::{Refused, Walk},
    words::{
        examples::{CONTRACT, EMPLOYED, EMPLOYMENT, INSURED, LOOKING, RECEIVED, UNEMPLOYED, YEAR},
        subsidy::{BEFORE, FINAL_YEAR, HARDSHIP, LOAN, NEVER, NOT_STUDENT, SCHOOL, STATUS, SUBSIDY, ZHEJIANG},
    },
};

/// From the first question to the result, handling each in the same way; returns the questions.
fn each(walk: &mut Walk, deal: impl Fn(&mut Walk) -> Outcome) -> Outcome<Vec<String>> {
    let mut asked = Vec::new();
    while let Place::Ask(_) = walk.interview.place {
        let question = walk.heading();
        assert!(!asked.contains(&question), "{question} is asked twice");
        asked.push(question);
        deal(walk)?;
        walk.past_the_pause();
    }
    assert_eq!(walk.interview.place, Place::Result);
    Ok(asked)
}

#[test]
fn what_decides_is_asked_first_and_what_only_checks_last() -> Outcome {
    let mut walk = Walk::of(subsidy()?)?;
    walk.open("#/ask");
    walk.answer(STATUS, &[FINAL_YEAR])?;
    walk.answer(HARDSHIP, &[LOAN])?;
    // Everything decisive is known; the rest can only refute an assumption.
    walk.at(SCHOOL);
    assert_eq!(walk.question().ok_or("no question")?.why.as_deref(), Some("用来核对一个默认成立的条件。"));
    walk.answer(SCHOOL, &[ZHEJIANG])?;
    walk.answer(BEFORE, &[NEVER])?;
    assert_eq!(walk.interview.place, Place::Result);
    assert!(!walk.result().open);
    Ok(())
}

#[test]
fn what_settles_everything_ends_the_questions() -> Outcome {
    let mut walk = Walk::of(subsidy()?)?;
    walk.open("#/ask");
    walk.answer(STATUS, &[NOT_STUDENT])?;
    assert_eq!(walk.interview.place, Place::Result);
    Ok(())
}

#[test]
fn what_an_answer_is_good_for_is_told_by_name_and_never_of_a_sensitive_one() -> Outcome {
    let mut walk = Walk::of(subsidy()?)?;
    walk.open("#/ask");
    let question = walk.question().ok_or("no question")?;
    assert_eq!(question.why.as_deref(), Some("为什么问这个：1 项政策要看这一条，答了可能就有结论。"));
    let helps = question.helps.first().copied().ok_or("it helps nothing")?;
    let (session, view) = (&walk.interview.session, &walk.interview.view);
    assert_eq!(
        caice::interview::view::Card::gives(session, view, helps, walk.text).split_whitespace().collect::<String>(),
        format!("{SUBSIDY}¥3,000（旧标准）")
    );
    // Nobody is lured into a sensitive answer.
    walk.answer(STATUS, &[FINAL_YEAR])?;
    walk.at(HARDSHIP);
    let question = walk.question().ok_or("no question")?;
    assert_eq!((question.why, question.helps.len(), question.unsure), (None, 0, "不想说"));
    Ok(())
}

#[test]
fn not_knowing_anything_is_neither_a_match_nor_a_refusal() -> Outcome {
    for pack in [subsidy()?, examples()?] {
        let mut walk = Walk::of(pack)?;
        walk.open("#/ask");
        let asked = each(&mut walk, Walk::unsure)?;
        assert!(asked.len() >= 2, "only {asked:?} were asked");
        let result = walk.result();
        let statuses: Vec<Status> = result.groups.iter().map(|group| group.status).collect();
        assert_eq!(statuses, [Status::NeedsAnswer]);
        assert_eq!(
            (&result.headline.sum, result.headline.statement.as_str()),
            (
                &None,
                if result.offers.is_empty() {
                    "有几项要查一查才知道"
                } else {
                    "来这里工作或创业，可能有这些"
                }
            )
        );
        // Each question came once.
        assert!(!result.open);
    }
    Ok(())
}

#[test]
fn answering_nothing_is_neither_a_match_nor_a_refusal() -> Outcome {
    let mut walk = Walk::of(subsidy()?)?;
    walk.open("#/result");
    let result = walk.result();
    assert_eq!((&result.headline.sum, result.headline.statement.as_str()), (&None, "再答几题就能看到"));
    assert_eq!(walk.groups(), ["还没判断1项"]);
    assert!(result.open);
    Ok(())
}

#[test]
fn who_would_rather_not_say_is_told_that_it_cannot_be_judged() -> Outcome {
    let mut walk = Walk::of(subsidy()?)?;
    walk.open("#/ask");
    walk.answer(STATUS, &[FINAL_YEAR])?;
    walk.at(HARDSHIP);
    walk.unsure()?;
    each(&mut walk, Walk::unsure)?;
    walk.shows(&["暂时判断不了", "你选择了不回答"]);
    walk.lacks(&["初步匹配", "目前不满足"]);
    walk.is_said("本人或家庭情况", "不想说");
    Ok(())
}

#[test]
fn what_is_not_known_is_listed_and_can_be_answered_later() -> Outcome {
    let mut walk = Walk::of(subsidy()?)?;
    walk.open("#/ask");
    walk.at(STATUS);
    walk.unsure()?;
    let asked = each(&mut walk, Walk::unsure)?;
    assert!(!asked.contains(&STATUS.to_owned()), "what is not known is asked again: {asked:?}");
    let result = walk.result();
    assert!(result.to_look_up.iter().any(|pending| pending.label == "在校情况"), "{:?}", result.to_look_up);
    walk.is_said("在校情况", "不清楚");
    // Answered where the list asks for it, then back there.
    let href = result.to_look_up.first().and_then(|pending| pending.href.clone()).ok_or("nobody can answer it")?;
    walk.open(&href);
    walk.answer(STATUS, &[NOT_STUDENT])?;
    assert_eq!(walk.interview.place, Place::Result);
    assert_eq!(walk.card(SUBSIDY)?.status, Status::NotMet);
    Ok(())
}

#[test]
fn nothing_picked_is_no_answer() -> Outcome {
    let mut walk = Walk::of(subsidy()?)?;
    walk.open("#/ask");
    walk.submit()?;
    assert_eq!(walk.refused, Some(Refused::Fault(Fault::Empty)));
    walk.at(STATUS);
    walk.tick(NOT_STUDENT)?;
    assert_eq!(walk.refused, None);
    walk.submit()?;
    assert_eq!(walk.interview.place, Place::Result);
    Ok(())
}

#[test]
fn none_of_them_excludes_the_others() -> Outcome {
    let mut walk = Walk::of(subsidy()?)?;
    walk.open("#/ask/hardship_categories");
    walk.tick("孤儿")?;
    walk.tick(LOAN)?;
    walk.picked(&["孤儿", LOAN]);
    walk.tick("都没有")?;
    walk.picked(&["都没有"]);
    walk.tick("孤儿")?;
    walk.picked(&["孤儿"]);
    Ok(())
}

#[test]
fn answers_that_cannot_both_be_true_are_refused_with_the_way_to_the_other() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.tell("employment", UNEMPLOYED)?;
    walk.open("#/ask/insured_by_employer");
    walk.tick("是")?;
    walk.submit()?;
    let Some(Refused::Clash(line)) = &walk.refused else { Err(format!("{:?}", walk.refused))? };
    assert_eq!((line.label.as_str(), line.said.as_str()), ("工作情况", UNEMPLOYED));
    assert_eq!(line.href, "#/ask/employment");
    walk.at(INSURED);
    walk.is_said("单位参保", "");
    // Once that is changed, the answer is accepted.
    walk.tell("employment", EMPLOYED)?;
    walk.tell("insured_by_employer", "是")?;
    walk.is_said("单位参保", "是");
    Ok(())
}

#[test]
fn the_contradiction_is_found_from_the_other_side_too() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.tell("insured_by_employer", "是")?;
    walk.open("#/ask/employment");
    walk.tick(UNEMPLOYED)?;
    walk.submit()?;
    let Some(Refused::Clash(line)) = &walk.refused else { Err(format!("{:?}", walk.refused))? };
    assert_eq!((line.label.as_str(), line.href.as_str()), ("单位参保", "#/ask/insured_by_employer"));
    Ok(())
}

#[test]
fn what_an_answer_makes_pointless_is_put_aside_and_comes_back() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.tell("employment", EMPLOYED)?;
    walk.tell("contract_months", YEAR)?;
    walk.is_said("合同期限", YEAR);
    walk.tell("employment", UNEMPLOYED)?;
    walk.is_said("合同期限", "满 1 年（现在用不上，先收着）");
    assert!(!walk.words().contains(CONTRACT), "it is still asked");
    walk.tell("employment", EMPLOYED)?;
    walk.is_said("合同期限", YEAR);
    Ok(())
}

#[test]
fn a_question_of_benefits_received_offers_only_what_matters() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.tell("employment", UNEMPLOYED)?;
    walk.tell("insured_by_employer", "否")?;
    walk.open("#/ask/received");
    walk.at(RECEIVED);
    // The page does not ask about what a person out of work cannot get.
    walk.offers(&[LOOKING, "都没领过"]);
    Ok(())
}

#[test]
fn a_known_part_of_a_set_stays_known_where_the_rest_is_not() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.tell("employment", UNEMPLOYED)?;
    walk.tell("insured_by_employer", "否")?;
    walk.open("#/ask/received");
    walk.pick(&["都没领过"])?;
    walk.is_said("以前领过的", "都没领过");
    walk.open("#/ask/received");
    walk.unsure()?;
    walk.is_said("以前领过的", "都没领过");
    Ok(())
}

#[test]
fn the_progress_never_goes_back() -> Outcome {
    for pack in [subsidy()?, examples()?] {
        let mut walk = Walk::of(pack)?;
        walk.open("#/ask");
        let mut furthest = (0, 1);
        let mut step = |walk: &Walk| {
            let share = walk.interview.view.progress;
            assert!(share.max > 0 && share.value <= share.max, "{share:?}");
            assert!(share.value * furthest.1 >= furthest.0 * share.max, "{share:?} after {furthest:?}");
            furthest = (share.value, share.max);
        };
        step(&walk);
        while let Place::Ask(_) = walk.interview.place {
            walk.unsure()?;
            step(&walk);
        }
        // Nor if a withdrawn answer brings more questions.
        let first = pack.lowered.pack.facts.iter().find(|fact| fact.ask.phone).ok_or("no question")?;
        walk.open(&format!("#/ask/{}", first.key));
        walk.unsure()?;
        step(&walk);
    }
    Ok(())
}

#[test]
fn a_tap_goes_on_only_where_one_answer_is_wanted_and_that_is_told_at_first() -> Outcome {
    let mut walk = Walk::of(subsidy()?)?;
    walk.open("#/ask");
    assert!(walk.goes_on());
    assert!(walk.question().ok_or("no question")?.advised);
    walk.answer(STATUS, &[FINAL_YEAR])?;
    walk.at(HARDSHIP);
    assert!(!walk.goes_on());
    walk.answer(HARDSHIP, &[LOAN])?;
    walk.answer(SCHOOL, &[ZHEJIANG])?;
    // Anybody who has answered three knows it.
    assert!(!walk.question().ok_or("no question")?.advised);
    Ok(())
}

#[test]
fn a_rent_is_a_number_and_a_contract_a_row() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.tell("employment", EMPLOYED)?;
    walk.open("#/ask/contract_months");
    walk.at(CONTRACT);
    walk.offers(&["不到 1 年", "满 1 年"]);
    walk.open("#/ask/employment");
    walk.at(EMPLOYMENT);
    walk.picked(&[EMPLOYED]);
    Ok(())
}

/// Through the published policies from a way in, knowing only what `knows` says; returns the facts asked.
fn unsure_but(way: &str, knows: &[(&str, &str)]) -> Outcome<Vec<String>> {
    let mut walk = Walk::of(bundled()?)?;
    walk.open(&format!("#/start/{way}"));
    let mut asked = Vec::new();
    while let Place::Ask(_) = walk.interview.place {
        let fact = walk.address().replace("#/ask/", "");
        assert!(asked.len() < 40, "{asked:?} and no result");
        match knows.iter().find(|(known, _)| *known == fact) {
            Some((_, row)) => walk.pick(&[*row])?,
            None => walk.unsure()?,
        }
        walk.past_the_pause();
        asked.push(fact);
    }
    Ok(asked)
}

#[test]
fn what_hangs_on_an_answer_nobody_could_give_is_not_asked() -> Outcome {
    let asked = unsure_but("employed", &[])?;
    assert!(asked.contains(&"has_founded".to_owned()), "{asked:?}");
    for fact in ["founded_entity_type", "entity_registered_on", "founder_role", "allowance_kind", "graduation_date"] {
        assert!(!asked.contains(&fact.to_owned()), "{fact} is asked among {asked:?}");
    }
    Ok(())
}

#[test]
fn nothing_is_asked_that_follows_from_an_answer() -> Outcome {
    let knows = [("education_level", "高中、中专或技校"), ("has_founded", "否"), ("last_job_ended", "还没工作过")];
    let asked = unsure_but("looking", &knows)?;
    for (fact, _) in knows {
        assert!(asked.contains(&fact.to_owned()), "{fact} is not asked among {asked:?}");
    }
    for fact in ["graduation_date", "founded_entity_type", "receiving_ui_benefit", "cumulative_ui_months"] {
        assert!(!asked.contains(&fact.to_owned()), "{fact} is asked among {asked:?}");
    }
    Ok(())
}

#[test]
fn what_an_answer_rules_out_is_not_offered() -> Outcome {
    let mut walk = Walk::of(bundled()?)?;
    walk.tell("student_status", "不是在校大学生")?;
    walk.tell("has_founded", "是")?;
    walk.open("#/ask/employment_status");
    let rows = walk.rows(None);
    assert!(!rows.contains(&"在校学生".to_owned()) && rows.contains(&"没有工作".to_owned()), "{rows:?}");
    walk.open("#/ask/founded_entity_type");
    let rows = walk.rows(None);
    assert!(!rows.contains(&"没有创办".to_owned()) && rows.contains(&"公司".to_owned()), "{rows:?}");
    Ok(())
}

#[test]
fn a_graduation_still_to_come_is_refused_with_which_diploma_is_meant() -> Outcome {
    let mut walk = Walk::of(bundled()?)?;
    walk.tell("student_status", "在校，正读最后一学年")?;
    walk.tell("education_level", "大专或高职")?;
    walk.open("#/ask/graduation_date");
    walk.year("2027")?;
    walk.month(6)?;
    walk.submit()?;
    let Some(Refused::Fault(fault)) = walk.refused.clone() else { Err(format!("{:?}", walk.refused))? };
    let question = walk.question().ok_or("no question")?;
    let Inputs::One(input) = &question.inputs else { Err("a list")? };
    let why = refused(fault, input, question.unsure, &question.help, walk.text);
    assert!(why.starts_with("这一天还没到") && why.contains("已拿到的大专及以上最高学历毕业证"), "{why}");
    Ok(())
}

#[test]
fn who_holds_a_college_degree_has_its_certificate() -> Outcome {
    let mut walk = Walk::of(bundled()?)?;
    walk.tell("education_level", "大专或高职")?;
    walk.open("#/ask/graduation_date");
    walk.tick("没有高校毕业证")?;
    walk.submit()?;
    let Some(Refused::Clash(line)) = walk.refused.clone() else { Err(format!("{:?}", walk.refused))? };
    assert_eq!((line.label.as_str(), line.said.as_str()), ("最高学历", "大专或高职"));
    // Either answer can be the wrong one.
    walk.open(&line.href);
    walk.pick(&["高中、中专或技校"])?;
    assert_eq!(walk.interview.place, Place::Ask(walk.asked()?));
    Ok(())
}

#[test]
fn what_cannot_be_beside_earlier_answers_is_not_offered() -> Outcome {
    const WORK: &str = "#/ask/employment_status";
    let compiled = bundled()?;
    let offered = |told: &[(&str, &str)], at: &str| -> Outcome<Vec<String>> {
        let mut walk = Walk::of(compiled)?;
        walk.open("#/ask");
        for (fact, row) in told {
            walk.tell(fact, row)?;
        }
        walk.open(at);
        Ok(walk.rows(None))
    };
    let final_year = ("student_status", "在校，正读最后一学年");
    let whole = offered(&[final_year, ("study_mode", "全日制")], WORK)?;
    assert!(whole.contains(&"在校学生".into()) && whole.contains(&"灵活就业".into()), "{whole:?}");
    assert!(!whole.contains(&"没有工作".into()) && !whole.contains(&"已退休".into()), "{whole:?}");
    let part = offered(&[final_year, ("study_mode", "非全日制")], WORK)?;
    assert!(part.contains(&"没有工作".into()), "{part:?}");
    let doctor = [("student_status", "不是在校大学生"), ("education_level", "博士")];
    assert_eq!(offered(&doctor, "#/ask/institution_type")?, ["普通高校", "国（境）外学校"]);
    let none = offered(&[("student_status", "不是在校大学生")], WORK)?;
    assert!(none.contains(&"没有工作".into()) && !none.contains(&"在校学生".into()), "{none:?}");
    Ok(())
}

#[test]
fn who_has_graduated_is_offered_no_schooling_below_that_until_it_is_changed() -> Outcome {
    const EDUCATION: &str = "#/ask/education_level";
    let mut walk = Walk::of(bundled()?)?;
    walk.open("#/start/founder");
    walk.pick(&["公司"])?;
    walk.pick(&["丽水经开区"])?;
    walk.year("2023")?;
    walk.month(6)?;
    walk.submit()?;
    walk.open(EDUCATION);
    assert_eq!(walk.rows(None), ["大专或高职", "本科", "硕士", "博士"]);
    walk.pick(&["本科"])?;
    // Whoever changes the answer may have been wrong about both.
    walk.open(EDUCATION);
    assert_eq!(walk.rows(None).len(), 6);
    Ok(())
}

#[test]
fn money_of_an_unknown_amount_is_asked_about_before_what_pays_nothing() -> Outcome {
    let mut walk = Walk::of(bundled()?)?;
    walk.open("#/start/looking");
    walk.answer("你已取得的最高学历是？", &["初中及以下"])?;
    walk.answer("你自己开店、办公司或办农场了吗？", &["否"])?;
    // A subsidy of a known amount first. How much the unemployment benefit is nobody confirmed, and it is money all the
    // same; where somebody is registered decides about none.
    walk.answer("你有哪些技能等级或职业资格证书？", &["没有证书"])?;
    walk.answer("上份工作是怎么结束的？", &["被辞退或裁员"])?;
    assert_ne!(walk.heading(), "你的户口在哪里？");
    walk.open("#/ask/hukou_place");
    let hukou = walk.question().ok_or("no question")?.helps;
    assert!(!hukou.is_empty(), "nothing depends on where somebody is registered");
    Ok(())
}

#[test]
fn who_never_had_a_job_says_so_in_the_first_row() -> Outcome {
    let mut walk = Walk::of(bundled()?)?;
    walk.tell("employment_status", "没有工作")?;
    walk.open("#/ask/last_job_ended");
    assert_eq!(walk.rows(None).first().map(String::as_str), Some("还没工作过"));
    Ok(())
}
