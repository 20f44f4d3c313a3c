//! The result for another day: chosen, named above every screen, and left again; and a page left open over midnight.
//!
//! The engine's tests show which outcome a day brings; `journeys` covers the date field.

use caice::{
    engine::Status,
    pack::Pack,
    value::{Answer, Answers, Date, DateRange, Range, Value},
};

use crate::{
    Outcome,
    counter::person_but,
    packs::examples,
    walk::{Walk, the_day},
    words::examples::{HIRED, UNEMPLOYED, YEAR_OF_INSURANCE},
};

fn day(year: i32, month: u32, day: u32) -> Outcome<Date> {
    Ok(Date::new(year, month, day).map_err(|_| "no such day")?)
}

/// A person insured since last month: a full year comes next year.
fn insured() -> Outcome<Walk> {
    let mut walk = Walk::on(examples()?, Some(the_day()?))?;
    walk.open("#/ask/insured_since");
    walk.year("2026")?;
    walk.month(10)?;
    walk.submit()?;
    walk.open("#/result");
    assert_eq!(walk.card(YEAR_OF_INSURANCE)?.status, Status::MetLater);
    Ok(walk)
}

#[test]
fn another_day_shows_its_outcomes_and_says_that_it_is_not_today() -> Outcome {
    let mut walk = insured()?;
    assert_eq!(walk.said, "");
    walk.assess_on(Some(day(2027, 11, 1)?));
    assert_eq!(walk.card(YEAR_OF_INSURANCE)?.status, Status::Met);
    assert_eq!(walk.said, "按2027年11月1日推算，不是今天的结果");
    assert!(walk.result().on.contains("2027年11月1日"), "{}", walk.result().on);
    // It stays on the way, until the person goes back.
    walk.tell("employment", UNEMPLOYED)?;
    walk.open("#/result");
    assert_eq!(walk.card(YEAR_OF_INSURANCE)?.status, Status::Met);
    assert_eq!(walk.said, "按2027年11月1日推算，不是今天的结果");
    walk.assess_on(None);
    assert_eq!(walk.card(YEAR_OF_INSURANCE)?.status, Status::MetLater);
    assert_eq!((walk.said.as_str(), walk.interview.session.chosen), ("", None));
    Ok(())
}

#[test]
fn a_day_further_away_than_ten_years_is_refused_in_words() -> Outcome {
    let mut walk = insured()?;
    for far in [day(2100, 1, 1)?, day(1900, 1, 1)?] {
        walk.assess_on(Some(far));
        assert_eq!(walk.said, "只能看前后10年以内的日期，请换一天。");
        assert_eq!(walk.interview.session.chosen, None);
        assert_eq!(walk.card(YEAR_OF_INSURANCE)?.status, Status::MetLater);
    }
    Ok(())
}

#[test]
fn every_screen_with_an_outcome_says_that_it_is_not_of_today() -> Outcome {
    let mut walk = insured()?;
    walk.assess_on(Some(day(2028, 12, 31)?));
    for address in ["#/policies", "#/policy/example-insured", "#/offer", "#/result", "#/answers", "#/share"] {
        walk.open(address);
        assert_eq!(walk.said, "按2028年12月31日推算，不是今天的结果", "{address}");
    }
    Ok(())
}

#[test]
fn today_is_no_other_day() -> Outcome {
    let mut walk = insured()?;
    walk.assess_on(Some(the_day()?));
    assert_eq!((walk.said.as_str(), walk.interview.session.chosen), ("", None));
    Ok(())
}

#[test]
fn starting_over_is_of_today() -> Outcome {
    let mut walk = insured()?;
    walk.assess_on(Some(day(2028, 12, 31)?));
    walk.restart();
    assert_eq!((walk.said.as_str(), walk.interview.session.on), ("", the_day()?));
    Ok(())
}

#[test]
fn a_day_before_a_rule_is_reckoned_with_the_rule_of_that_day() -> Outcome {
    let mut walk = insured()?;
    walk.assess_on(Some(day(2024, 12, 31)?));
    let status = walk.card(HIRED)?.status;
    assert_ne!(status, Status::Met, "the rule begins a day later");
    Ok(())
}

#[test]
fn a_page_left_open_over_midnight_looks_at_the_day_anew() -> Outcome {
    let mut walk = insured()?;
    let tomorrow = the_day()?.add_months(12);
    walk.today = Some(tomorrow);
    let said = walk.interview.turn_of_day(Some(tomorrow), walk.text);
    walk.say(said);
    assert_eq!(walk.interview.session.on, tomorrow);
    assert_eq!(walk.card(YEAR_OF_INSURANCE)?.status, Status::Met);
    assert_eq!(walk.said, "");
    // A chosen day stays.
    walk.assess_on(Some(day(2026, 12, 1)?));
    let said = walk.interview.turn_of_day(Some(tomorrow.add_months(1)), walk.text);
    walk.say(said);
    assert_eq!(walk.interview.session.on, day(2026, 12, 1)?);
    assert_eq!(walk.said, "按2026年12月1日推算，不是今天的结果");
    Ok(())
}

#[test]
fn a_clock_before_the_day_the_rules_were_checked_is_told_and_not_believed() -> Outcome {
    let mut walk = Walk::on(examples()?, Some(day(2020, 1, 1)?))?;
    assert_eq!(walk.interview.session.on, the_day()?);
    walk.open("#/result");
    assert!(walk.said.starts_with("设备上的日期不会是今天"), "{:?}", walk.said);
    // It is corrected.
    walk.today = Some(the_day()?);
    let said = walk.interview.turn_of_day(walk.today, walk.text);
    walk.say(said);
    walk.open("#/answers");
    assert_eq!(walk.said, "");
    Ok(())
}

#[test]
fn a_device_that_knows_no_day_gets_the_one_the_rules_were_checked_on_and_is_told() -> Outcome {
    let mut walk = Walk::on(examples()?, None)?;
    assert_eq!((walk.interview.session.on, walk.interview.session.clock_is_wrong), (the_day()?, true));
    walk.open("#/result");
    assert!(walk.said.starts_with("设备上的日期不会是今天"), "{:?}", walk.said);
    Ok(())
}

/// A number as the answer to a fact.
fn number(pack: &Pack, answers: &mut Answers, fact: &str, min: i64, max: i64) {
    if let Some(fact) = pack.fact_id(fact) {
        answers.set(fact.index(), Answer::Value(Value::Number(Range { min, max })));
    }
}

#[test]
fn a_day_from_which_the_office_decides_is_told_the_same_on_every_day() -> Outcome {
    // Twelve months suffice while the measure lasts; after that the office decides whether they still do.
    let mut walk = person_but("technician", |pack, answers| number(pack, answers, "cumulative_ui_months", 20, 20))?;
    let title = "失业保险技能提升补贴";
    let told = "最好在2026年12月31日（含）以前申请；之后到2027年4月16日，能不能办由经办机构定";
    assert_eq!(walk.card(title)?.days, [told]);
    walk.assess_on(Some(day(2026, 12, 31)?));
    assert_eq!(walk.card(title)?.days, [told]);
    walk.assess_on(Some(day(2027, 2, 1)?));
    assert_eq!((walk.card(title)?.status, walk.card(title)?.days), (Status::Met, vec![told.to_owned()]));
    Ok(())
}

#[test]
fn two_conditions_that_come_on_different_days_are_both_named_with_theirs() -> Outcome {
    let walk = person_but("founder", |pack, answers| {
        number(pack, answers, "founder_insured_months_in_entity", 3, 6);
        if let (Some(fact), Ok(days)) = (pack.fact_id("entity_operating_since"), DateRange::parse("2026-03")) {
            answers.set(fact.index(), Answer::Value(Value::Date(days)));
        }
        if let (Some(fact), Ok(days)) = (pack.fact_id("entity_registered_on"), DateRange::parse("2026-03")) {
            answers.set(fact.index(), Answer::Value(Value::Date(days)));
        }
    })?;
    let card = walk.card("一次性创业社保补贴")?;
    assert_eq!(card.status, Status::MetLater);
    assert_eq!(
        card.verdict,
        "其他不变，最晚2027年8月23日起可能适用；现在差：正常经营满1年（最晚2027年3月31日起）、创办后依法缴纳社会保险费满1年（最晚2027年8月23日起）。\
         另有 1 项由主管部门核定：“停过业或断缴过的，满1年怎样算”。"
    );
    Ok(())
}
