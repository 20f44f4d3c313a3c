//! 如果来这里工作: a supposed job, reached from the result, and marked as supposed on every card.
//!
//! `tests/interview` shows natively what it would bring, and that none of it becomes anybody's answer.

use crate::examples::{CONTRACT, EMPLOYMENT, HIRED, INSURED, LESS, UNEMPLOYED, YEAR, cards, picked, result, say, tag};
use crate::forms::forms;
use crate::harness::{Outcome, ensure};
use crate::page::Page;

/// The heading of the screen.
pub const OFFER: &str = "找到工作";

/// A person without work looks at what a job would change.
async fn suppose(page: &Page) -> Outcome {
    say(page, "employment", EMPLOYMENT, UNEMPLOYED).await?;
    say(page, "insured_by_employer", INSURED, "否").await?;
    result(page).await?;
    let link = page.until("the offer", "return all('a.offer-card')[0]", &[]).await?.element()?;
    link.scroll_into_view().await?;
    link.click().await?;
    page.at(OFFER).await
}

/// Every card, and the bar, is marked as supposed.
async fn all_supposed(page: &Page) -> Outcome {
    let marked = "return all('.card').every((e) => tidy(e.previousElementSibling?.textContent ?? '') === '假设')
        && tidy(document.querySelector('.bar-title').textContent) === '假设'";
    ensure(page.ask(marked).await? == true, "a card is not marked as supposed")
}

#[test]
fn a_supposed_job_shows_what_would_change_and_says_that_it_is_supposed() -> Outcome {
    forms(async |page| {
        suppose(page).await?;
        page.shows(&["假设的情况，不改你的答案；以实际录用、参保和审核为准。", CONTRACT]).await?;
        page.lacks(&[EMPLOYMENT, INSURED]).await?;
        page.shows(&["按这个假设，1 项会变"]).await?;
        cards(page, &[HIRED]).await?;
        ensure(tag(page, HIRED).await? == "至少还差1个回答", tag(page, HIRED).await?)?;
        all_supposed(page).await?;

        page.tap(YEAR).await?;
        page.until("a match", "return all('.card .tag').some((e) => tidy(e.textContent).includes('初步匹配'))", &[])
            .await?;
        page.shows(&["按这个假设，1 项会变", "安家的钱"]).await?;
        cards(page, &[HIRED]).await?;
        picked(page, YEAR).await?;
        all_supposed(page).await?;

        // The contract is too short: it would not fit, as it does not now.
        page.tap(LESS).await?;
        page.shows(&["按这个假设，没有变化"]).await?;
        cards(page, &[]).await?;
        picked(page, LESS).await
    })
}
