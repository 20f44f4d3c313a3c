//! The other language: everything on the screen follows, answers stay, and if the texts do not come, the page says so
//! and stays as it was.
//!
//! Does not show whether the translation is right; the compiler ensures that every sentence has one.

use std::fs;

use serde_json::json;
use thirtyfour::prelude::*;

use crate::folder::{Folder, other_pack};
use crate::forms::forms;
use crate::harness::{Outcome, PHONE, Setup, ensure, journey};
use crate::other_day::assess_on;
use crate::page::Page;
use crate::person::{ANSWERS, FINAL_YEAR, RESULT, STATUS, SUBSIDY, answer, finish_matching, start};
use crate::trap::{spoil_by_tap, watched};

/// The heading of the first screen.
pub const HEADING_EN: &str = "See which talent policies may suit you";
/// The first question.
pub const STATUS_EN: &str = "Are you a student now?";
/// In the final year.
pub const FINAL_YEAR_EN: &str = "Yes, in my final year";
/// The second question.
pub const HARDSHIP_EN: &str = "Does any of these apply to you or your family?";
/// A state student loan.
pub const LOAN_EN: &str = "State student loan during the present degree";
/// The heading of the result.
pub const RESULT_EN: &str = "Self-assessment result";
/// Of the examples: whether an employer insures somebody.
pub const INSURED_EN: &str = "Does an employer insure you now?";
/// What an employer applies for.
pub const HIRED_EN: &str = "Example: an employer that hires";
/// The heading of the supposed job.
pub const OFFER_EN: &str = "A job";
const UNSWITCHED: &str = "英文没取到，还是中文，可以再点一次。 English did not load; still in Chinese.";

/// Visible or audible Chinese on an English screen must be marked as Chinese; returns the rest.
const CHINESE: &str = "
    const chinese = /[\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef]/;
    const found = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const { data, parentElement: e } = walk.currentNode;
      const said = e.closest('[lang]');
      const marked = said !== document.documentElement && said.lang.startsWith('zh');
      if (chinese.test(data) && !marked && shown(e)) found.push(data);
    }
    for (const e of all('[aria-label]')) if (chinese.test(e.ariaLabel)) found.push(e.ariaLabel);
    if (chinese.test(document.title)) found.push(document.title);
    if (document.documentElement.lang !== 'en') found.push(`lang=${document.documentElement.lang}`);
    return found.join(' | ');";

/// Waits until there is none: the title follows a moment later.
async fn is_english(page: &Page) -> Outcome {
    let script = format!("return (() => {{ {CHINESE} }})() === ''");
    let waited = page.until("no Chinese on the screen", &script, &[]).await.map(drop);
    ensure(waited.is_ok(), format!("Chinese on an English screen: {}", page.ask_text(CHINESE).await?))
}

/// Opens every collapsed section, nested ones included, and waits until they are drawn.
pub async fn unfold(page: &Page) -> Outcome {
    let script = "const folded = all('details:not([open])');
        folded.forEach((e) => e.firstElementChild.click());
        return folded.length === 0";
    page.until("everything to be unfolded", script, &[]).await?;
    page.drawn().await
}

/// Taps English on the first screen.
async fn switch_at_home(page: &Page) -> Outcome {
    page.open().await?;
    page.at_home().await?;
    page.alive().await?;
    page.tap("English").await?;
    page.shows(&[HEADING_EN]).await
}

#[test]
fn all_screens_follow_and_answers_stay() -> Outcome {
    journey(PHONE, async |page| {
        switch_at_home(page).await?;
        is_english(page).await?;
        let focus = page.ask_text("return document.activeElement.id").await?;
        ensure(focus == "speak", format!("the focus went from the button to {focus:?}"))?;
        page.shows(&["Policies so far: 1.", "Rules checked up to", "the authority decides"]).await?;
        page.tap("All policies and whom to ask").await?;
        // The plain list is in Chinese; English readers get the page's own.
        page.shows(&["Search and filter; conditions and sources of each"]).await?;
        is_english(page).await?;

        page.tap("Start").await?;
        page.at(STATUS_EN).await?;
        is_english(page).await?;
        page.tap("Next").await?;
        page.shows(&["Please pick an answer, or tap \"Not sure\"."]).await?;
        page.pick(FINAL_YEAR_EN).await?;
        page.at(HARDSHIP_EN).await?;
        page.tap(LOAN_EN).await?;
        page.shows(&["You may pick more than one."]).await?;
        is_english(page).await?;
        // A tick counts, though the person did not continue from it.
        page.tap("See result").await?;

        page.at(RESULT_EN).await?;
        unfold(page).await?;
        page.shows(&[
            "Initial match: 1 policy",
            "Up to ¥3,000",
            "2 of them are assumed, please check them. The authority decides.",
            "Proof of the situation",
            "looked up on 23 November 2026",
            "Decided by the authority",
            "not an administrative decision or a commitment",
        ])
        .await?;
        is_english(page).await?;
        page.tap("Answers").await?;
        page.at("Your answers").await?;
        is_english(page).await?;
        page.tap("See result").await?;

        // And back: the answers are there, in Chinese, and so are the long texts.
        page.at(RESULT_EN).await?;
        page.tap("中文").await?;
        page.at(RESULT).await?;
        page.shows(&["初步匹配 1 项", SUBSIDY, "最多 ¥3,000"]).await?;
        let language = "return document.documentElement.lang === 'zh-CN' && document.title.startsWith(arguments[0])";
        page.until("the page to call itself Chinese", language, &[json!(RESULT)]).await?;
        // Unfolded sections stay so through both switches.
        page.shows(&["社会保障卡账户", "2026年11月23日查看"]).await?;
        page.tap("改答案").await?;
        page.at(ANSWERS).await?;
        page.shows(&[FINAL_YEAR]).await
    })
}

#[test]
fn policies_a_supposed_job_and_another_day_are_english_too() -> Outcome {
    forms(async |page| {
        switch_at_home(page).await?;
        page.tap_in(".chips", "Looking for work").await?;
        page.at(INSURED_EN).await?;
        page.shows(&["Filled in from your choice on the first page:", "Employment: Out of work"]).await?;
        is_english(page).await?;
        page.pick("Yes").await?;
        page.until("the next question", "return !location.hash.includes('insured_by_employer')", &[]).await?;
        page.open_at("#/ask/employment").await?;
        page.at("Are you in work now?").await?;
        page.pick("Out of work").await?;
        page.shows(&["Insured by an employer: Yes"]).await?;
        is_english(page).await?;
        page.pick("Employed").await?;
        page.open_at("#/ask/contract_months").await?;
        page.at("How long is your contract?").await?;
        is_english(page).await?;

        page.open_at("#/policies").await?;
        page.at("All policies").await?;
        page.shows(&["5 in all", "Policy of Lishui ETDZ", "Theme", "For whom"]).await?;
        is_english(page).await?;
        // English search also finds Chinese names, as people know them.
        let search = page.driver.find(By::Css("input[type=search]")).await?;
        search.send_keys("招人").await?;
        page.shows(&["1 found of 5", HIRED_EN]).await?;
        is_english(page).await?;
        for (key, heading) in [("example-hired", HIRED_EN), ("example-looking", "Example: looking for work")] {
            page.open_at(&format!("#/policy/{key}")).await?;
            page.at(heading).await?;
            unfold(page).await?;
            page.shows(&["All of these must hold:", "An example, not a real document"]).await?;
            is_english(page).await?;
        }

        page.open_at("#/ask/employment").await?;
        page.at("Are you in work now?").await?;
        page.tap("Not sure").await?;
        page.until("the next question", "return !location.hash.includes('ask/employment')", &[]).await?;
        page.open_at("#/offer").await?;
        page.at(OFFER_EN).await?;
        page.tap("1 year or more").await?;
        page.shows(&["Hypothetical", "Initial match", "Money to settle"]).await?;
        unfold(page).await?;
        is_english(page).await?;

        page.open_at("#/result").await?;
        page.at(RESULT_EN).await?;
        page.tap("Check another date").await?;
        assess_on(page, "2031-05-31").await?;
        page.shows(&["Result for 31 May 2031, not for today"]).await?;
        unfold(page).await?;
        is_english(page).await?;
        // After switching here, everything is Chinese, and the day is still the chosen one.
        page.tap("中文").await?;
        page.at(RESULT).await?;
        page.shows(&["按2031年5月31日推算，不是今天的结果"]).await
    })
}

#[test]
fn a_switch_on_the_result_keeps_it() -> Outcome {
    journey(PHONE, async |page| {
        finish_matching(page).await?;
        // The search for Chinese finds some.
        let found = page.ask_text(CHINESE).await?;
        let all =
            [SUBSIDY, "自测结果", "以审核为准", "演示版说明", "lang=zh-CN"].iter().all(|text| found.contains(text));
        ensure(all, format!("only this Chinese was found: {found}"))?;
        page.tap("English").await?;
        page.at(RESULT_EN).await?;
        page.shows(&["Initial match: 1 policy", "Your answers fit all published conditions. The authority decides."])
            .await?;
        unfold(page).await?;
        page.shows(&["Account of the social-security card", "You answered:"]).await?;
        is_english(page).await?;
        page.open_at("#/").await?;
        page.shows(&[HEADING_EN]).await?;
        is_english(page).await
    })
}

#[test]
fn only_a_tap_switches_and_a_reload_keeps_it() -> Outcome {
    let before = "for (const [name, value] of [['language', 'en-GB'], ['languages', ['en-GB', 'en']]])
        Object.defineProperty(Navigator.prototype, name, { get: () => value })";
    journey(Setup { before, ..PHONE }, async |page| {
        start(page).await?;
        page.at(STATUS).await?;
        let english =
            "return performance.getEntriesByType('resource').filter((e) => e.name.includes('.en.bin')).length";
        ensure(page.ask(english).await? == 0, "English was fetched though nobody asked for it")?;
        switch_at_home(page).await?;
        ensure(page.ask(english).await? == 1, "English was not fetched, or fetched more than once")?;
        // People who have chosen it find it again.
        page.driver.refresh().await?;
        page.at_home().await?;
        page.shows(&[HEADING_EN]).await
    })
}

#[test]
fn a_tap_before_the_page_is_ready_waits() -> Outcome {
    journey(Setup { slow: true, ..PHONE }, async |page| {
        page.network(12_000, 0).await?;
        page.open().await?;
        page.at_home().await?;
        ensure(page.ask("return window.onhashchange === null").await? == true, "the page was ready too soon")?;
        page.tap("English").await?;
        page.shows(&["正在取英文… Loading English…"]).await?;
        page.network(0, 0).await?;
        page.shows(&[HEADING_EN]).await?;
        page.lacks(&["Loading English"]).await?;
        is_english(page).await
    })
}

#[test]
fn a_language_that_does_not_come_changes_nothing() -> Outcome {
    let folder = Folder::copy()?;
    let file = folder.file("pack/short-", ".en.bin")?;
    let whole = fs::read(&file)?;
    folder.remove(&file)?;
    let setup = Setup { folder: Some(&folder), console: &["404"], ..PHONE };
    journey(setup, async |page| {
        start(page).await?;
        answer(page, STATUS, &[FINAL_YEAR]).await?;
        page.open_at("#/result").await?;
        page.at(RESULT).await?;
        page.tap("English").await?;
        page.shows(&[UNSWITCHED, "至少还差 1 个回答"]).await?;
        let language = page.ask_text("return document.documentElement.lang").await?;
        ensure(language == "zh-CN", format!("the page calls itself {language:?}"))?;
        folder.write(&file, &whole, &["br"])?;
        page.tap("English").await?;
        page.at(RESULT_EN).await?;
        page.shows(&["At least 1 answer needed"]).await?;
        page.lacks(&["English did not load"]).await
    })
}

#[test]
fn texts_of_another_build_are_not_spoken() -> Outcome {
    let other = tempfile::tempdir()?;
    other_pack(other.path())?;
    let folder = Folder::copy()?;
    let file = folder.file("pack/short-", ".en.bin")?;
    let whole = fs::read(&file)?;
    folder.write(&file, &fs::read(other.path().join("short.en.bin"))?, &["br"])?;
    journey(Setup { folder: Some(&folder), ..PHONE }, async |page| {
        page.open().await?;
        page.at_home().await?;
        page.alive().await?;
        page.tap("English").await?;
        page.shows(&[UNSWITCHED]).await?;
        page.lacks(&[HEADING_EN]).await?;
        // The browser would cache the wrong one for a year; the next tap bypasses its cache.
        folder.write(&file, &whole, &["br"])?;
        page.tap("English").await?;
        page.shows(&[HEADING_EN]).await?;
        is_english(page).await
    })
}

#[test]
fn a_trap_keeps_the_language() -> Outcome {
    journey(watched(PHONE), async |page| {
        switch_at_home(page).await?;
        page.tap("Start").await?;
        page.at(STATUS_EN).await?;
        page.pick(FINAL_YEAR_EN).await?;
        page.until("the next question", "return location.hash.includes('hardship')", &[]).await?;
        spoil_by_tap(page, "Prefer not to say").await?;
        page.shows(&["Something went wrong just now; continuing from the answers you gave."]).await?;
        page.tap("OK").await?;
        page.tap("See result").await?;
        page.at(RESULT_EN).await?;
        is_english(page).await?;
        // The second instance can switch back without fetching anything.
        page.tap("中文").await?;
        page.at(RESULT).await?;
        page.press(Key::Tab).await?;
        page.tap("改答案").await?;
        page.at(ANSWERS).await?;
        page.shows(&[FINAL_YEAR]).await
    })
}
