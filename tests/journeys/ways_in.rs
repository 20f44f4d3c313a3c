//! The chips of the first screen: what a way in answers is shown, can be changed, and gives way to what people say.
//!
//! They walk the pack of the examples; that the build writes the chips is its own tests' part.

use serde_json::json;

use crate::examples::{
    CONTRACT, EMPLOYED, EMPLOYMENT, INSURED, SELF_EMPLOYED, UNEMPLOYED, answers, is_said, left, picked, say,
};
use crate::forms::{forms, forms_from};
use crate::harness::{Outcome, PHONE, Setup, ensure};
use crate::page::Page;

/// What the chip for shops asks first.
const OPENED: &str = "你的店哪天开业的？";
const BY_START: &str = "按你在首页选的，先填了：";
const OUT_OF_WORK: &str = "工作情况：没有工作";

/// From the first screen in by a chip.
async fn enter(page: &Page, chip: &str) -> Outcome {
    page.open_at("#/").await?;
    page.at_home().await?;
    page.alive().await?;
    page.tap_in(".chips", chip).await
}

#[test]
fn a_way_in_shows_what_it_answers_and_asks_its_question_first() -> Outcome {
    forms(async |page| {
        enter(page, "正在找工作").await?;
        page.at(INSURED).await?;
        page.shows(&[BY_START, OUT_OF_WORK]).await?;
        // The address names the question: neither the way in nor what it answered.
        ensure(page.fragment().await? == "#/ask/insured_by_employer", page.fragment().await?)?;
        page.pick("否").await?;
        left(page, INSURED).await?;
        page.lacks(&[BY_START]).await?;
        is_said(page, "工作情况", UNEMPLOYED).await?;
        is_said(page, "单位参保", "否").await
    })
}

#[test]
fn what_a_way_in_answered_can_be_changed_at_once() -> Outcome {
    forms(async |page| {
        enter(page, "正在找工作").await?;
        page.at(INSURED).await?;
        page.tap_line(".alert", OUT_OF_WORK).await?;
        page.at(EMPLOYMENT).await?;
        picked(page, UNEMPLOYED).await?;
        page.pick(SELF_EMPLOYED).await?;
        left(page, EMPLOYMENT).await?;
        // What comes from the person is not shown as the chip's.
        page.lacks(&[BY_START]).await?;
        is_said(page, "工作情况", SELF_EMPLOYED).await
    })
}

#[test]
fn a_way_in_that_answers_nothing_asks_its_question_first() -> Outcome {
    forms(async |page| {
        enter(page, "开店").await?;
        page.at(OPENED).await?;
        page.lacks(&[BY_START]).await?;
        answers(page).await?;
        page.shows(&["还没有答案。"]).await
    })
}

#[test]
fn another_way_in_takes_back_what_the_first_answered() -> Outcome {
    forms(async |page| {
        enter(page, "正在找工作").await?;
        page.at(INSURED).await?;
        page.back().await?;
        page.at_home().await?;
        page.tap_in(".chips", "已上班").await?;
        page.at(CONTRACT).await?;
        page.shows(&[BY_START, "工作情况：在单位上班"]).await?;
        page.lacks(&[OUT_OF_WORK]).await?;
        is_said(page, "工作情况", EMPLOYED).await?;

        // One that answers nothing leaves nothing of it.
        enter(page, "开店").await?;
        page.at(OPENED).await?;
        answers(page).await?;
        page.shows(&["还没有答案。"]).await
    })
}

#[test]
fn a_later_answer_takes_a_way_ins_answer_away_without_a_word() -> Outcome {
    forms(async |page| {
        enter(page, "正在找工作").await?;
        page.at(INSURED).await?;
        page.pick("是").await?;
        left(page, INSURED).await?;
        page.lacks(&["对不上", BY_START]).await?;
        is_said(page, "单位参保", "是").await?;
        is_said(page, "工作情况", "").await?;
        // It is open again, with nothing picked.
        page.open_at("#/ask/employment").await?;
        page.at(EMPLOYMENT).await?;
        picked(page, "").await
    })
}

#[test]
fn what_somebody_said_outlasts_every_way_in() -> Outcome {
    forms(async |page| {
        say(page, "employment", EMPLOYMENT, SELF_EMPLOYED).await?;
        enter(page, "正在找工作").await?;
        page.until("a question", "return location.hash.startsWith('#/ask/') && all('#live h1').length", &[]).await?;
        page.lacks(&[BY_START]).await?;
        is_said(page, "工作情况", SELF_EMPLOYED).await?;
        enter(page, "开店").await?;
        page.at(OPENED).await?;
        is_said(page, "工作情况", SELF_EMPLOYED).await
    })
}

#[test]
fn a_way_in_never_contradicts_what_was_said() -> Outcome {
    forms(async |page| {
        say(page, "insured_by_employer", INSURED, "是").await?;
        enter(page, "正在找工作").await?;
        page.until("a question", "return all('#live h1').length", &[]).await?;
        page.lacks(&[BY_START]).await?;
        is_said(page, "单位参保", "是").await?;
        is_said(page, "工作情况", "").await
    })
}

#[test]
fn starting_over_forgets_the_way_in() -> Outcome {
    forms(async |page| {
        enter(page, "正在找工作").await?;
        page.at(INSURED).await?;
        page.tap("看结果").await?;
        page.at("自测结果").await?;
        page.tap("从头再来").await?;
        page.tap("清空，从头再来").await?;
        page.at_home().await?;
        answers(page).await?;
        page.shows(&["还没有答案。"]).await
    })
}

#[test]
fn back_from_the_first_question_leads_home_and_not_round() -> Outcome {
    forms(async |page| {
        enter(page, "正在找工作").await?;
        page.at(INSURED).await?;
        page.tap("返回").await?;
        page.at_home().await?;
        page.driver.forward().await?;
        page.at(INSURED).await
    })
}

#[test]
fn a_tap_on_a_way_in_before_the_page_is_ready_is_not_lost() -> Outcome {
    forms_from(Setup { slow: true, ..PHONE }, async |page| {
        page.network(12_000, 0).await?;
        page.open().await?;
        page.at_home().await?;
        ensure(page.ask("return window.onhashchange === null").await? == true, "the page was ready too soon")?;
        page.tap_in(".chips", "正在找工作").await?;
        page.shows(&["正在准备，马上就好…"]).await?;
        page.network(0, 0).await?;
        page.at(INSURED).await?;
        page.shows(&[OUT_OF_WORK]).await
    })
}

#[test]
fn a_way_in_that_nobody_knows_leads_to_the_first_question() -> Outcome {
    forms(async |page| {
        page.open_at("#/start/no-such-way").await?;
        page.until("a question", "return location.hash.startsWith('#/ask/') && all('#live h1').length", &[]).await?;
        page.lacks(&[BY_START]).await?;
        answers(page).await?;
        page.shows(&["还没有答案。"]).await
    })
}

#[test]
fn a_trap_keeps_the_way_in() -> Outcome {
    forms_from(crate::trap::watched(PHONE), async |page| {
        enter(page, "正在找工作").await?;
        page.at(INSURED).await?;
        crate::trap::spoil_by_tap(page, "不清楚").await?;
        crate::trap::restarted(page, 2).await?;
        page.at(INSURED).await?;
        page.shows(&[OUT_OF_WORK]).await?;
        // It still gives way.
        page.pick("是").await?;
        left(page, INSURED).await?;
        page.lacks(&["对不上"]).await?;
        is_said(page, "工作情况", "").await
    })
}

#[test]
fn every_chip_can_be_read_and_has_its_picture() -> Outcome {
    forms(async |page| {
        page.open().await?;
        page.at_home().await?;
        let drawn = "return all('.chip').map((e) => {
            const use = e.querySelector('use').getAttribute('href');
            return `${name(e)} ${document.querySelector(use) !== null} ${e.getAttribute('href')}`;
        })";
        let found = page.ask(drawn).await?;
        let wanted = json!([
            "正在找工作 true #/start/looking",
            "已上班 true #/start/employed",
            "开店 true #/start/founder",
            "单位HR true #/policies/employer",
        ]);
        ensure(found == wanted, format!("the chips are {found}"))
    })
}
