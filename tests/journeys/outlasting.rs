//! What outlasts what: answers and the language, against everything that happens to a page on a phone.
//!
//! Each row of the table in docs/tests.md is one journey, in all three engines. `kept` covers answers kept for a day
//! by a tick, `trap` what survives a trap.

use serde_json::json;

use crate::harness::{Outcome, PHONE, Setup, ensure, journey};
use crate::page::Page;
use crate::person::{
    ANSWERS, FINAL_YEAR, HARDSHIP, LOAN, RESULT, SCHOOL, STATUS, answer, finish_matching, start, start_matching,
};

const RESTORED: &str = "已接着刚才的答案。只留在这个页面，关掉就没有了。";
const RESTORED_EN: &str = "Continuing with your answers.";
const NO_ANSWERS: &str = "还没有答案。";
/// A tab that can store nothing, as in some WebViews and with cookies refused.
const REFUSED: &str = "Object.defineProperty(window, 'sessionStorage', {
    get() { throw new DOMException('denied', 'SecurityError'); } })";
/// A tab whose storage is full, or refuses everything.
const FULL: &str = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }";

/// Nothing is known, and the page does not claim that anything came back.
async fn knows_nothing(page: &Page) -> Outcome {
    page.open_at("#/answers").await?;
    // Do not request the focus: a second window of a headless browser never has it.
    page.shows(&[ANSWERS, NO_ANSWERS]).await?;
    page.lacks(&[RESTORED]).await
}

/// The two answers of `start_matching` are there.
async fn knows_both(page: &Page) -> Outcome {
    page.open_at("#/answers").await?;
    page.at(ANSWERS).await?;
    page.shows(&[FINAL_YEAR, LOAN]).await
}

#[test]
fn a_reload_in_the_middle_keeps_the_question_and_the_answers() -> Outcome {
    journey(PHONE, async |page| {
        start_matching(page).await?;
        page.at(SCHOOL).await?;
        page.reload().await?;
        page.at(SCHOOL).await?;
        page.shows(&[RESTORED, "清空，从头再来"]).await?;
        knows_both(page).await
    })
}

#[test]
fn what_came_back_is_cleared_by_one_tap() -> Outcome {
    journey(PHONE, async |page| {
        start_matching(page).await?;
        page.at(SCHOOL).await?;
        page.reload().await?;
        page.shows(&[RESTORED]).await?;
        page.tap("清空，从头再来").await?;
        page.at_home().await?;
        knows_nothing(page).await?;
        page.reload().await?;
        knows_nothing(page).await
    })
}

#[test]
fn a_tab_that_the_phone_dropped_comes_back_with_its_answers() -> Outcome {
    journey(PHONE, async |page| {
        start_matching(page).await?;
        page.at(SCHOOL).await?;
        // The system discards the document but keeps the tab, with its storage; coming back loads the address.
        let there = page.fragment().await?;
        page.take_notes().await?;
        page.driver.goto("about:blank").await?;
        page.open_at(&there).await?;
        page.at(SCHOOL).await?;
        page.shows(&[RESTORED]).await?;
        knows_both(page).await
    })
}

#[test]
fn a_web_view_that_was_killed_and_opened_again_knows_nothing() -> Outcome {
    journey(PHONE, async |page| {
        start_matching(page).await?;
        page.at(SCHOOL).await?;
        page.leave().await?;
        page.open().await?;
        page.at_home().await?;
        knows_nothing(page).await
    })
}

#[test]
fn a_second_tab_knows_nothing_of_the_first_and_takes_nothing_from_it() -> Outcome {
    journey(PHONE, async |page| {
        start_matching(page).await?;
        page.at(SCHOOL).await?;
        page.take_notes().await?;
        let first = page.driver.window().await?;
        let second = page.driver.new_tab().await?;
        page.driver.switch_to_window(second).await?;
        page.open().await?;
        page.at_home().await?;
        knows_nothing(page).await?;
        page.take_notes().await?;
        page.driver.close_window().await?;
        page.driver.switch_to_window(first).await?;
        page.reload().await?;
        page.at(SCHOOL).await?;
        knows_both(page).await
    })
}

#[test]
fn a_tab_that_may_store_nothing_works_and_promises_nothing() -> Outcome {
    for before in [REFUSED, FULL] {
        journey(Setup { before, ..PHONE }, async |page| {
            finish_matching(page).await?;
            page.shows(&["初步匹配 1 项", "这个浏览器留不住答案：刷新、切走后可能要重答。"]).await?;
            page.reload().await?;
            page.at(RESULT).await?;
            page.lacks(&[RESTORED]).await?;
            knows_nothing(page).await
        })?;
    }
    Ok(())
}

#[test]
fn a_private_window_is_a_tab_like_any_other() -> Outcome {
    journey(Setup { private: true, ..PHONE }, async |page| {
        start_matching(page).await?;
        page.at(SCHOOL).await?;
        page.reload().await?;
        page.at(SCHOOL).await?;
        page.shows(&[RESTORED]).await?;
        knows_both(page).await
    })
}

#[test]
fn starting_over_clears_what_the_tab_has() -> Outcome {
    journey(PHONE, async |page| {
        finish_matching(page).await?;
        page.tap("从头再来").await?;
        page.tap("清空，从头再来").await?;
        page.at_home().await?;
        let left = page.ask("return Object.keys(sessionStorage).filter((name) => name !== 'notes').length").await?;
        ensure(left == json!(0), "the tab still has something")?;
        page.reload().await?;
        page.at_home().await?;
        knows_nothing(page).await
    })
}

#[test]
fn the_language_outlasts_a_reload_with_the_answers_and_a_closed_tab_without_them() -> Outcome {
    journey(PHONE, async |page| {
        start(page).await?;
        answer(page, STATUS, &[FINAL_YEAR]).await?;
        page.at(HARDSHIP).await?;
        page.tap("English").await?;
        page.until("English", "return document.documentElement.lang === 'en'", &[]).await?;
        page.reload().await?;
        page.shows(&[RESTORED_EN]).await?;
        ensure(page.ask_text("return document.documentElement.lang").await? == "en", "the language was forgotten")?;
        page.leave().await?;
        page.open().await?;
        page.until("English", "return document.documentElement.lang === 'en'", &[]).await?;
        page.open_at("#/answers").await?;
        page.shows(&["No answers yet."]).await
    })
}
