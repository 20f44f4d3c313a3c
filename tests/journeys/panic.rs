//! A panic in the engine, of a build of its own: no answer that was given before is lost, and the page goes on.
//!
//! Traps of other kinds, and what happens when they keep coming, are `trap`'s.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::examples::{EMPLOYMENT, UNEMPLOYED, answers, is_said, say};
use crate::folder::Folder;
use crate::forms::{REGISTERED, RENT, ask};
use crate::harness::{Outcome, PHONE, Setup, journey};
use crate::page::Page;
use crate::trap::{restarted, watched};

/// The rent at which the engine of this build panics.
const PANICS: &str = "6666";

/// Types a rent, in place of what stands there.
async fn rent(page: &Page, yuan: &str) -> Outcome {
    let field = page.driver.find(By::Css("label.field input[type=text]")).await?;
    field.clear().await?;
    Ok(field.send_keys(yuan).await?)
}

#[test]
fn a_panic_in_the_engine_loses_no_answer() -> Outcome {
    let folder = Folder::panics()?;
    journey(Setup { folder: Some(&folder), ..watched(PHONE) }, async |page| {
        say(page, "employment", EMPLOYMENT, UNEMPLOYED).await?;
        say(page, "registered", REGISTERED, "否").await?;
        for instance in [2, 3] {
            ask(page, "monthly_rent", RENT).await?;
            // What follows is worked out while the answer still stands in its field.
            rent(page, PANICS).await?;
            restarted(page, instance).await?;
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
