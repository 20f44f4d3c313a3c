//! Answers that say something about each other: what cannot be true together is told and not recorded, what makes no
//! sense any more is put aside and comes back, and received benefits are asked for where something turns on them.
//!
//! Which answers contradict each other is written in the pack; here is what the screen makes of it.

use crate::examples::{
    CONTRACT, EMPLOYED, EMPLOYMENT, HIRED, INSURED, LESS, LOOKING, NEVER, RECEIVED, SELF_EMPLOYED, UNEMPLOYED, YEAR,
    answers, is_said, left, line, next, picked, result, rows, say, tag,
};
use crate::forms::{ask, forms};
use crate::harness::{Outcome, ensure};
use crate::page::Page;
use crate::person::{ANSWERS, RESULT};

const CLASH: &str = "和你填的“工作情况：没有工作”对不上。请改这一题，或先去改那一题。";

/// Says that nobody employs the person and nobody insures them.
async fn without_work(page: &Page) -> Outcome {
    say(page, "employment", EMPLOYMENT, UNEMPLOYED).await?;
    say(page, "insured_by_employer", INSURED, "否").await
}

/// Says that somebody is employed for a year or more.
async fn with_a_job(page: &Page) -> Outcome {
    say(page, "employment", EMPLOYMENT, EMPLOYED).await?;
    say(page, "insured_by_employer", INSURED, "是").await?;
    say(page, "contract_months", CONTRACT, YEAR).await
}

#[test]
fn a_contradiction_is_told_with_the_way_to_the_other_question() -> Outcome {
    forms(async |page| {
        say(page, "employment", EMPLOYMENT, UNEMPLOYED).await?;
        ask(page, "insured_by_employer", INSURED).await?;
        page.pick("是").await?;
        page.shows(&[CLASH]).await?;
        let described = "return document.getElementById(document.querySelector('fieldset').getAttribute('aria-describedby')).textContent";
        let described = page.ask_text(described).await?;
        ensure(described.contains("对不上"), format!("the question is described by {described:?}"))?;

        // Nothing is recorded, and what was said before stands.
        is_said(page, "单位参保", "").await?;
        is_said(page, "工作情况", UNEMPLOYED).await?;

        ask(page, "insured_by_employer", INSURED).await?;
        picked(page, "").await?;
        page.pick("是").await?;
        page.tap("改“工作情况”").await?;
        page.at(EMPLOYMENT).await?;
        picked(page, UNEMPLOYED).await?;
        page.pick(EMPLOYED).await?;
        left(page, EMPLOYMENT).await?;
        say(page, "insured_by_employer", INSURED, "是").await?;
        is_said(page, "工作情况", EMPLOYED).await?;
        is_said(page, "单位参保", "是").await
    })
}

#[test]
fn a_contradiction_is_told_from_the_other_side_too() -> Outcome {
    forms(async |page| {
        say(page, "insured_by_employer", INSURED, "是").await?;
        ask(page, "employment", EMPLOYMENT).await?;
        page.pick(SELF_EMPLOYED).await?;
        page.shows(&["和你填的“单位参保：是”对不上。", "改“单位参保”"]).await?;
        is_said(page, "工作情况", "").await?;
        is_said(page, "单位参保", "是").await
    })
}

#[test]
fn the_words_about_a_contradiction_go_with_another_pick() -> Outcome {
    forms(async |page| {
        say(page, "employment", EMPLOYMENT, UNEMPLOYED).await?;
        ask(page, "insured_by_employer", INSURED).await?;
        page.pick("是").await?;
        page.shows(&[CLASH]).await?;
        page.tap("否").await?;
        page.until("the words to go", "return all('[role=alert]').length === 0", &[]).await?;
        next(page, INSURED).await?;
        is_said(page, "单位参保", "否").await
    })
}

#[test]
fn not_knowing_contradicts_nothing() -> Outcome {
    forms(async |page| {
        say(page, "employment", EMPLOYMENT, UNEMPLOYED).await?;
        ask(page, "insured_by_employer", INSURED).await?;
        page.tap("不清楚").await?;
        left(page, INSURED).await?;
        is_said(page, "单位参保", "不清楚").await?;
        is_said(page, "工作情况", UNEMPLOYED).await
    })
}

#[test]
fn a_change_that_contradicts_is_not_saved() -> Outcome {
    forms(async |page| {
        with_a_job(page).await?;
        answers(page).await?;
        page.tap_line(".noted", "工作情况").await?;
        page.at(EMPLOYMENT).await?;
        page.tap(UNEMPLOYED).await?;
        page.tap("保存").await?;
        page.shows(&["和你填的“单位参保：是”对不上。"]).await?;
        page.tap("返回").await?;
        page.at(ANSWERS).await?;
        ensure(line(page, "工作情况").await? == EMPLOYED, "an answer changed that could not be saved")?;
        result(page).await?;
        ensure(tag(page, HIRED).await? == "初步匹配", "the result changed with an answer that could not be saved")
    })
}

#[test]
fn what_makes_no_sense_any_more_is_put_aside_and_comes_back() -> Outcome {
    forms(async |page| {
        with_a_job(page).await?;
        result(page).await?;
        ensure(tag(page, HIRED).await? == "初步匹配", "the example does not match")?;

        // Out of work: the contract is kept, and said to be of no use now.
        say_again(page, "单位参保", INSURED, "否").await?;
        say_again(page, "工作情况", EMPLOYMENT, UNEMPLOYED).await?;
        is_said(page, "合同期限", "满 1 年（现在用不上，先收着）").await?;
        result(page).await?;
        let tag_of = tag(page, HIRED).await?;
        ensure(tag_of.is_empty() || tag_of == "目前不满足", format!("the example is still {tag_of:?}"))?;
        ensure(tag(page, LOOKING).await? == "初步匹配", "the other example does not match")?;

        // Back in work: it counts again, without being asked for.
        say_again(page, "工作情况", EMPLOYMENT, EMPLOYED).await?;
        say_again(page, "单位参保", INSURED, "是").await?;
        is_said(page, "合同期限", YEAR).await?;
        result(page).await?;
        ensure(tag(page, HIRED).await? == "初步匹配", "what was put aside did not come back")
    })
}

/// Changes an answer from the list.
async fn say_again(page: &Page, label: &str, question: &str, row: &str) -> Outcome {
    answers(page).await?;
    page.tap_line(".noted", label).await?;
    page.at(question).await?;
    page.tap(row).await?;
    page.tap("保存").await?;
    page.at(ANSWERS).await
}

#[test]
fn a_change_that_brings_up_questions_says_so_once() -> Outcome {
    forms(async |page| {
        without_work(page).await?;
        // In work, but not insured: nothing to ask.
        say_again(page, "工作情况", EMPLOYMENT, EMPLOYED).await?;
        page.lacks(&["多出"]).await?;
        say_again(page, "单位参保", INSURED, "是").await?;
        page.shows(&["改了这项，多出 1 个问题，可以接着答。"]).await?;
        page.tap("看结果").await?;
        page.at(RESULT).await?;
        page.lacks(&["多出"]).await
    })
}

#[test]
fn a_question_that_does_not_arise_is_not_asked() -> Outcome {
    forms(async |page| {
        without_work(page).await?;
        for _ in 0..12 {
            let heading = page.ask_text("return tidy(document.querySelector('#live h1').textContent)").await?;
            if heading == "自测结果" {
                return is_said(page, "合同期限", "").await;
            }
            ensure(heading != CONTRACT, "somebody without work is asked for the contract")?;
            page.tap("先跳过，记到待查").await?;
            left(page, &heading).await?;
        }
        ensure(false, "twelve questions and no result")
    })
}

#[test]
fn received_benefits_are_asked_for_only_where_something_turns_on_them() -> Outcome {
    forms(async |page| {
        without_work(page).await?;
        ask(page, "received", RECEIVED).await?;
        rows(page, &[LOOKING, NEVER]).await?;
        page.pick(NEVER).await?;
        left(page, RECEIVED).await?;
        result(page).await?;
        page.shows(&["初步匹配 1 项", LOOKING, "按你填的，公开条件都对得上，以审核为准。"]).await?;

        // Later something else turns on it: that is open, what was said stands.
        say_again(page, "工作情况", EMPLOYMENT, EMPLOYED).await?;
        say_again(page, "单位参保", INSURED, "是").await?;
        say(page, "contract_months", CONTRACT, YEAR).await?;
        result(page).await?;
        page.shows(&["初步匹配 1 项", HIRED, "其中 1 条默认成立，请核对"]).await?;
        ask(page, "received", RECEIVED).await?;
        rows(page, &[HIRED, LOOKING, NEVER]).await?;
        picked(page, "").await?;
        page.tap(HIRED).await?;
        page.until("a tick", "return document.querySelectorAll('input:checked').length === 1", &[]).await?;
        next(page, RECEIVED).await?;
        result(page).await?;
        page.shows(&["目前不满足 2 项"]).await?;
        page.lacks(&["初步匹配 1 项"]).await
    })
}

#[test]
fn a_received_benefit_that_was_named_stays_when_another_is_asked_for() -> Outcome {
    forms(async |page| {
        without_work(page).await?;
        ask(page, "received", RECEIVED).await?;
        page.pick(LOOKING).await?;
        left(page, RECEIVED).await?;
        is_said(page, "以前领过的", LOOKING).await?;
        result(page).await?;
        page.lacks(&["初步匹配 1 项"]).await?;

        say_again(page, "工作情况", EMPLOYMENT, EMPLOYED).await?;
        say_again(page, "单位参保", INSURED, "是").await?;
        say(page, "contract_months", CONTRACT, LESS).await?;
        is_said(page, "以前领过的", LOOKING).await
    })
}
