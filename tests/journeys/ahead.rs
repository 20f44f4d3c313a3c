//! What follows from an answer is made ready while it is only picked; nothing of it shows or counts before that very
//! answer is given.
//!
//! That it is ready in time cannot be seen here: how soon it is painted is `speed`'s. A finger that slides off is
//! `finger`'s.

use thirtyfour::Key;

use crate::examples::{EMPLOYED, EMPLOYMENT, UNEMPLOYED, YEAR_OF_INSURANCE, answers, next, result};
use crate::forms::{SINCE, ask, fill_in_last_month, forms, forms_from};
use crate::harness::{Outcome, PHONE, Setup, ensure};
use crate::keyboard::COMPUTER;
use crate::page::Page;

/// The day can be turned forward, and time be given to get ready.
const FORWARD: &str = "{
    let ahead = 0;
    const real = Date.now.bind(Date);
    Date.now = () => real() + ahead;
    window.forward = (days) => { ahead += days * 864e5; };
}";

/// Longer than it takes to get ready.
pub async fn ready(page: &Page) -> Outcome {
    page.promise("await new Promise((next) => setTimeout(next, 900)); return true").await.map(drop)
}

#[test]
fn an_answer_that_is_only_picked_counts_nowhere() -> Outcome {
    forms_from(COMPUTER, async |page| {
        ask(page, "employment", EMPLOYMENT).await?;
        page.pick_by_key(EMPLOYED).await?;
        ready(page).await?;
        let heading = page.heading().await?;
        ensure(heading == EMPLOYMENT, format!("the screen is {heading:?} now"))?;
        answers(page).await?;
        page.lacks(&[EMPLOYED]).await?;
        ask(page, "employment", EMPLOYMENT).await?;
        ensure(page.ask("return all('input:checked').length").await? == 0, "a row is still picked")
    })
}

#[test]
fn of_several_picks_the_one_that_is_given_counts() -> Outcome {
    forms_from(COMPUTER, async |page| {
        ask(page, "employment", EMPLOYMENT).await?;
        for row in [UNEMPLOYED, EMPLOYED, UNEMPLOYED] {
            page.pick_by_key(row).await?;
            ready(page).await?;
        }
        // At once: there is no time to get ready for this one.
        page.pick_by_key(EMPLOYED).await?;
        next(page, EMPLOYMENT).await?;
        answers(page).await?;
        page.shows(&[EMPLOYED]).await?;
        page.lacks(&[UNEMPLOYED]).await
    })
}

#[test]
fn what_is_made_ready_can_be_neither_seen_nor_reached() -> Outcome {
    forms_from(COMPUTER, async |page| {
        ask(page, "employment", EMPLOYMENT).await?;
        let height = page.ask("return document.documentElement.scrollHeight").await?;
        page.pick_by_key(EMPLOYED).await?;
        page.until("the next screen", "return document.querySelectorAll('#live > [data-ahead]').length === 1", &[])
            .await?;
        let seen = "return [...document.querySelectorAll('[data-ahead], [data-ahead] *')].some(shown)";
        ensure(page.ask(seen).await? == false, "the next screen is seen already")?;
        let now = page.ask("return document.documentElement.scrollHeight").await?;
        ensure(height == now, format!("the page was {height} high, then {now}"))?;
        for _ in 0..20 {
            page.press(Key::Tab).await?;
            let inside = page.ask("return document.activeElement.closest('[data-ahead]') !== null").await?;
            ensure(inside == false, "the keyboard reaches into the next screen")?;
        }
        Ok(())
    })
}

#[test]
fn what_was_made_ready_on_another_day_is_made_anew() -> Outcome {
    forms_from(Setup { before: FORWARD, ..PHONE }, async |page| {
        fill_in_last_month(page).await?;
        ready(page).await?;
        page.ask("forward(400)").await?;
        next(page, SINCE).await?;
        result(page).await?;
        let script = "const card = all('.card').find((e) => tidy(e.textContent).includes(tidy(arguments[0])));
            return card && tidy(card.querySelector('.tag').textContent)";
        let tag = page.until("the card", script, &[YEAR_OF_INSURANCE.into()]).await?;
        ensure(tag.json() == "初步匹配", format!("a year later it is {:?}", tag.json()))
    })
}

#[test]
fn what_was_made_ready_is_as_good_after_going_back() -> Outcome {
    forms(async |page| {
        ask(page, "employment", EMPLOYMENT).await?;
        page.pick(EMPLOYED).await?;
        let script = "const heading = document.querySelector('#live h1');
            return heading && document.activeElement === heading && tidy(heading.textContent)";
        let first = page.until("the next question", script, &[]).await?.json().clone();
        page.driver.back().await?;
        page.at(EMPLOYMENT).await?;
        ensure(page.ask("return all('input:checked').length").await? == 1, "what was said is not picked")?;
        page.pick(EMPLOYED).await?;
        let again = page.until("the next question", script, &[]).await?.json().clone();
        ensure(first == again, format!("first {first}, then {again}"))
    })
}
