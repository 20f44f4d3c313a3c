//! The result for another day: chosen on the page, named wherever an outcome is shown, and left again.
//!
//! The engine's tests show which outcome a day brings.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::engine::Engine;
use crate::examples::{EMPLOYMENT, UNEMPLOYED, YEAR_OF_INSURANCE, result, say};
use crate::forms::{forms, insured_since_last_month};
use crate::harness::{Outcome, ensure};
use crate::page::Page;

const NOT_TODAY: &str = "推算，不是今天的结果";

/// A person insured since last month looks at the result: a full year comes next year. Returns that month's year and
/// month.
async fn a_year_next_year(page: &Page) -> Outcome<(u32, u32)> {
    let since = insured_since_last_month(page).await?;
    result(page).await?;
    stands(page, "到时可能适用").await?;
    Ok(since)
}

/// Waits until the example has this state.
async fn stands(page: &Page, wanted: &str) -> Outcome {
    let script = "const card = all('.card, .lines a').find((e) => tidy(e.textContent).includes(tidy(arguments[0])));
        return card && tidy(card.querySelector('.tag').textContent) === tidy(arguments[1])";
    page.until(format!("{wanted:?}"), script, &[json!(YEAR_OF_INSURANCE), json!(wanted)]).await.map(drop)
}

/// Unfolds the field for the day, whatever the language.
async fn unfold_day(page: &Page) -> Outcome {
    let script = "const fold = document.querySelector('#live .side details');
        if (fold && !fold.open) fold.firstElementChild.click();
        return all('input[type=date]').length === 1";
    page.until("the field for the day", script, &[]).await.map(drop)
}

/// Chooses a day as a phone's picker does: sets the field and fires its change event.
pub async fn assess_on(page: &Page, day: &str) -> Outcome {
    unfold_day(page).await?;
    let script = "const field = all('input[type=date]')[0];
        if (!field) return false;
        field.value = arguments[0];
        field.dispatchEvent(new Event('change', { bubbles: true }));
        return true";
    page.until("the field for the day", script, &[json!(day)]).await.map(drop)
}

#[test]
fn another_day_shows_its_outcomes_and_says_that_it_is_not_today() -> Outcome {
    forms(async |page| {
        let (year, month) = a_year_next_year(page).await?;
        page.lacks(&[NOT_TODAY]).await?;
        let (later, then) = if month == 12 { (year + 2, 1) } else { (year + 1, month + 1) };
        let day = format!("{later}-{then:02}-01");
        assess_on(page, &day).await?;
        stands(page, "初步匹配").await?;
        let named = format!("{later}年{then}月1日");
        page.shows(&[&format!("按{named}{NOT_TODAY}"), &format!("按{named}测算")]).await?;

        // It stays on the way, until the person goes back.
        say(page, "employment", EMPLOYMENT, UNEMPLOYED).await?;
        result(page).await?;
        stands(page, "初步匹配").await?;
        page.shows(&[&format!("按{named}{NOT_TODAY}")]).await?;
        back_to_today(page).await?;
        stands(page, "到时可能适用").await?;
        page.lacks(&[NOT_TODAY, &named]).await
    })
}

async fn back_to_today(page: &Page) -> Outcome {
    unfold_day(page).await?;
    page.tap("回到今天").await
}

#[test]
fn a_day_taken_out_of_the_field_is_today() -> Outcome {
    forms(async |page| {
        let (year, _) = a_year_next_year(page).await?;
        assess_on(page, &format!("{}-12-31", year + 2)).await?;
        stands(page, "初步匹配").await?;
        assess_on(page, "").await?;
        stands(page, "到时可能适用").await?;
        page.lacks(&[NOT_TODAY]).await
    })
}

#[test]
fn a_day_typed_on_a_keyboard_arrives() -> Outcome {
    forms(async |page| {
        let (year, _) = a_year_next_year(page).await?;
        page.tap("换个日期看").await?;
        // By keyboard from the unfolded section, in the order of the browser's language: month, day, year.
        page.press(Key::Tab).await?;
        for (at, digit) in format!("1231{}", year + 2).chars().enumerate() {
            if page.engine == Engine::WebKit && matches!(at, 2 | 4) {
                page.press(Key::Right).await?;
            }
            page.driver.action_chain().send_keys(digit.to_string()).perform().await?;
            let typing = page.ask("return document.activeElement.type").await?;
            ensure(typing == "date", format!("after {digit} the focus is on {typing}"))?;
        }
        let held = page.ask_text("return all('input[type=date]')[0].value").await?;
        ensure(held == format!("{}-12-31", year + 2), format!("the field holds {held:?}"))?;
        page.press(Key::Tab).await?;
        stands(page, "初步匹配").await?;
        page.shows(&[&format!("按{}年12月31日{NOT_TODAY}", year + 2)]).await
    })
}
