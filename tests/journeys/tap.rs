//! A tap on a question's single answer continues, and the page tells people so; a key only picks, and in large text,
//! where a hand may slip, so does a tap.
//!
//! Nobody can wait for nothing to happen: each journey shows, by the same row, that it would have continued.

use thirtyfour::prelude::*;

use crate::examples::{picked, rows};
use crate::harness::{Outcome, PHONE, ensure, journey};
use crate::keyboard::{COMPUTER, focus, tab_to};
use crate::page::Page;
use crate::person::{FINAL_YEAR, HARDSHIP, NOT_STUDENT, STATUS, answer, start};

/// The hint that people see.
const ADVICE: &str = "点一项就到下一题，点“返回”可以改。";

/// Well above the time a tap takes to continue.
async fn a_while(page: &Page) -> Outcome {
    page.promise("await new Promise((next) => setTimeout(next, 600)); return true").await.map(drop)
}

/// The first question stays, with this row picked.
async fn stays(page: &Page, row: &str) -> Outcome {
    a_while(page).await?;
    rows(page, &[FINAL_YEAR, "在校，还没到最后一学年", NOT_STUDENT]).await?;
    let heading = page.heading().await?;
    ensure(heading == STATUS, format!("the screen is {heading:?} now"))?;
    picked(page, row).await
}

#[test]
fn keys_walk_over_the_answers_and_stay() -> Outcome {
    journey(COMPUTER, async |page| {
        page.open_at("#/ask").await?;
        page.at(STATUS).await?;
        tab_to(page, FINAL_YEAR).await?;
        page.press(Key::Space).await?;
        stays(page, FINAL_YEAR).await?;
        page.press(Key::Down).await?;
        page.press(Key::Down).await?;
        stays(page, NOT_STUDENT).await?;
        page.press(Key::Down).await?;
        // Round to the first.
        stays(page, FINAL_YEAR).await?;
        page.press(Key::Space).await?;
        stays(page, FINAL_YEAR).await?;
        let (name, wrong) = focus(page).await?;
        ensure(name == FINAL_YEAR && wrong.is_empty(), format!("the keyboard is on {name:?} {wrong}"))?;
        // A tap on the same row continues, though it is already picked.
        page.tap(FINAL_YEAR).await?;
        page.at(HARDSHIP).await
    })
}

#[test]
fn in_large_text_a_tap_stays_too_and_nobody_is_told_otherwise() -> Outcome {
    journey(PHONE, async |page| {
        page.open().await?;
        page.at_home().await?;
        page.alive().await?;
        page.tap("长辈模式").await?;
        page.tap("开始").await?;
        page.at(STATUS).await?;
        page.lacks(&[ADVICE]).await?;
        page.tap(NOT_STUDENT).await?;
        stays(page, NOT_STUDENT).await?;
        page.tap(FINAL_YEAR).await?;
        stays(page, FINAL_YEAR).await?;
        page.tap("下一题").await?;
        page.at(HARDSHIP).await?;
        // Without it, the same tap continues.
        page.open_at("#/").await?;
        page.at_home().await?;
        page.tap("长辈模式").await?;
        page.open_at("#/ask/student_status").await?;
        page.at(STATUS).await?;
        page.shows(&[ADVICE]).await?;
        page.tap(FINAL_YEAR).await?;
        page.until("the next question", "return all('h1').every((e) => !e.textContent.includes('在校'))", &[])
            .await
            .map(drop)
    })
}

#[test]
fn the_first_question_says_that_a_tap_goes_on() -> Outcome {
    journey(PHONE, async |page| {
        start(page).await?;
        page.at(STATUS).await?;
        page.shows(&[ADVICE]).await?;
        answer(page, STATUS, &[FINAL_YEAR]).await?;
        // A question that takes several answers would not.
        page.at(HARDSHIP).await?;
        page.lacks(&[ADVICE]).await
    })
}
