//! Input left without its button is recorded if it is a valid answer, and never silently wrong.
//!
//! The page and `journeys` cover when a browser leaves a screen (Back, a link, another language).

use crate::{
    Outcome,
    packs::{examples, subsidy},
    walk::Walk,
    words::{
        examples::{CERTIFICATES, EMPLOYMENT, OPENED, UNEMPLOYED},
        subsidy::{FINAL_YEAR, HARDSHIP, LOAN, STATUS},
    },
};

#[test]
fn back_from_a_picked_row_keeps_it() -> Outcome {
    let mut walk = Walk::of(subsidy()?)?;
    walk.open("#/ask");
    walk.answer(STATUS, &[FINAL_YEAR])?;
    walk.at(HARDSHIP);
    walk.tick(LOAN)?;
    walk.tick("孤儿")?;
    assert!(walk.back());
    walk.at(STATUS);
    walk.is_said("本人或家庭情况", &format!("孤儿、{LOAN}"));
    Ok(())
}

#[test]
fn a_number_that_is_none_is_not_recorded() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.open("#/ask/monthly_rent");
    walk.type_in("十个月")?;
    walk.open("#/result");
    walk.is_said("每月房租", "");
    // A number is recorded.
    walk.open("#/ask/monthly_rent");
    walk.type_in("300")?;
    walk.open("#/result");
    walk.is_said("每月房租", "300 元/月");
    Ok(())
}

#[test]
fn half_a_date_is_not_recorded_and_a_whole_one_is() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.open("#/ask/opened_on");
    walk.year("2024")?;
    walk.open("#/result");
    walk.is_said("开业时间", "");
    walk.open("#/ask/opened_on");
    walk.at(OPENED);
    walk.year("2024")?;
    walk.month(5)?;
    walk.open("#/result");
    walk.is_said("开业时间", "2024年5月");
    Ok(())
}

#[test]
fn what_contradicts_another_answer_is_not_recorded() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.tell("employment", UNEMPLOYED)?;
    walk.open("#/ask/insured_by_employer");
    walk.tick("是")?;
    walk.open("#/result");
    walk.is_said("单位参保", "");
    walk.is_said("工作情况", UNEMPLOYED);
    Ok(())
}

#[test]
fn a_draft_that_is_as_it_was_changes_nothing() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.tell("employment", UNEMPLOYED)?;
    let before = walk.interview.session.keep();
    walk.open("#/ask/employment");
    walk.at(EMPLOYMENT);
    walk.open("#/result");
    assert_eq!(walk.interview.session.keep(), before);
    Ok(())
}

#[test]
fn back_from_an_entry_keeps_it_and_cancelling_does_not() -> Outcome {
    let mut walk = Walk::of(examples()?)?;
    walk.open("#/ask/certificates");
    walk.add()?;
    walk.tick("高级工")?;
    walk.year("2025")?;
    walk.month(1)?;
    assert!(walk.back());
    walk.at(CERTIFICATES);
    assert_eq!(walk.listed()?, ["高级工 · 2025年1月"]);
    // After cancelling, it stays as it was.
    walk.edit(0)?;
    walk.tick("初级工")?;
    walk.cancel()?;
    walk.at(CERTIFICATES);
    assert_eq!(walk.listed()?, ["高级工 · 2025年1月"]);
    // An empty entry does not count.
    walk.add()?;
    assert!(walk.back());
    assert_eq!(walk.listed()?, ["高级工 · 2025年1月"]);
    Ok(())
}
