//! The chips of the first screen: how they are drawn, that a tap on one is never lost, and going back from where they
//! lead.
//!
//! Walks the pack of the examples. `tests/interview` shows natively what a way in answers and what gives way to what;
//! the build's own tests show that it writes the chips.

use serde_json::json;

use crate::examples::{INSURED, UNEMPLOYED, is_said, left};
use crate::forms::{forms, forms_from};
use crate::harness::{Outcome, PHONE, Setup, ensure};
use crate::page::Page;

const BY_START: &str = "按你在首页选的，先填了：";
const OUT_OF_WORK: &str = "工作情况：没有工作";

/// Enters from the first screen by a chip.
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
        // The address names the question: neither the way in nor its answers.
        ensure(page.fragment().await? == "#/ask/insured_by_employer", page.fragment().await?)?;
        page.pick("否").await?;
        left(page, INSURED).await?;
        page.lacks(&[BY_START]).await?;
        is_said(page, "工作情况", UNEMPLOYED).await?;
        is_said(page, "单位参保", "否").await
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
