//! A trap at one particular answer, again and again: no earlier answer is lost, and the page goes on.
//!
//! The trap is real: whenever that answer is given, the test has corrupted the instance's memory, and the page's own
//! code runs into it. `trap` covers traps in other places, and what happens when they keep coming.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::examples::{EMPLOYMENT, UNEMPLOYED, answers, is_said, say};
use crate::forms::{REGISTERED, RENT, ask, forms_from};
use crate::harness::{Outcome, PHONE, Setup, ensure};
use crate::page::Page;
use crate::trap::{WATCH, restarted, watched};

/// Corrupts the memory as soon as this rent is given, before the page notices.
const AT_ONE_ANSWER: &str = "addEventListener('submit', (event) => {
    if (document.querySelector('label.field input[type=text]')?.value !== '6666') return;
    window.n_spoiled = (window.n_spoiled ?? 0) + 1;
    window.spoil();
    // As the page would have, had it got so far.
    event.preventDefault();
}, true)";

/// Types a rent, replacing the field's content.
async fn rent(page: &Page, yuan: &str) -> Outcome {
    let field = page.driver.find(By::Css("label.field input[type=text]")).await?;
    field.clear().await?;
    Ok(field.send_keys(yuan).await?)
}

#[test]
fn a_trap_at_an_answer_loses_no_other() -> Outcome {
    let before = format!("{WATCH};{AT_ONE_ANSWER}");
    forms_from(Setup { before: &before, ..watched(PHONE) }, async |page| {
        say(page, "employment", EMPLOYMENT, UNEMPLOYED).await?;
        say(page, "registered", REGISTERED, "否").await?;
        for instance in [2, 3] {
            ask(page, "monthly_rent", RENT).await?;
            rent(page, "6666").await?;
            page.tap("下一题").await?;
            restarted(page, instance).await?;
            ensure(page.ask("return window.n_spoiled").await? == instance - 1, "it was another trap")?;
            // The same question again, and everything else is still there.
            page.at(RENT).await?;
            page.ask("window.wait(60)").await?;
        }
        rent(page, "300").await?;
        page.tap("下一题").await?;
        let left = "return !tidy(document.querySelector('#live h1')?.textContent ?? '').includes(arguments[0])";
        page.until("the next screen", left, &[json!("房租")]).await?;
        answers(page).await?;
        is_said(page, "工作情况", UNEMPLOYED).await?;
        is_said(page, "开业登记", "否").await?;
        is_said(page, "每月房租", "300 元/月").await
    })
}
