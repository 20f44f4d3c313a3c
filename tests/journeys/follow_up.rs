//! What follows up on an entry of a list: asked by itself, of that entry, and only where something turns on it.
//!
//! They walk the pack of examples, whose certificates may have been withdrawn; what a follow-up does to an outcome is
//! the personas' business.

use crate::examples::CERTIFICATE;
use crate::forms::{CERTIFICATES, ENTRY, choose, forms};
use crate::harness::{Outcome, ensure};
use crate::page::Page;

/// The question that follows up.
const WITHDRAWN: &str = "这张证书被撤销过吗？";
/// What is said of the second entry above its question.
const ABOUT: &str = "技能证书：高级工 · 2025年1月";

/// Asks about the certificates alone, and adds these. The list is open then.
async fn holds(page: &Page, entries: &[(&str, (u32, u32))]) -> Outcome {
    page.open_at("#/policy/example-certificate").await?;
    page.at(CERTIFICATE).await?;
    page.tap("只测这一项（1 题）").await?;
    page.at(CERTIFICATES).await?;
    for (level, (year, month)) in entries {
        page.tap("添加一条").await?;
        page.at(ENTRY).await?;
        // It does not stand among what an entry asks for.
        page.lacks(&[WITHDRAWN]).await?;
        page.tap(level).await?;
        choose(page, 0, *year).await?;
        choose(page, 1, *month).await?;
        page.tap("保存这一条").await?;
        page.at(CERTIFICATES).await?;
    }
    Ok(())
}

/// A junior certificate and a recent senior one, of which alone something more is asked.
async fn followed_up(page: &Page) -> Outcome {
    holds(page, &[("初级工", (2025, 3)), ("高级工", (2025, 1))]).await?;
    page.tap("下一题").await?;
    page.at(WITHDRAWN).await?;
    page.shows(&[ABOUT]).await?;
    ensure(page.fragment().await? == "#/ask/certificates/2/3", "it has another address")
}

#[test]
fn it_is_asked_of_the_one_entry_that_it_matters_for() -> Outcome {
    forms(async |page| {
        followed_up(page).await?;
        page.tap("否").await?;
        page.at(CERTIFICATE).await?;
        page.shows(&["初步匹配", "公开条件都对得上，以审核为准"]).await?;
        page.lacks(&["只测这一项"]).await
    })
}

#[test]
fn it_can_refute_what_was_assumed() -> Outcome {
    forms(async |page| {
        followed_up(page).await?;
        page.tap("是").await?;
        page.at(CERTIFICATE).await?;
        page.shows(&["目前不满足", "没对上：这样的证书没有被撤销"]).await
    })
}

#[test]
fn who_does_not_know_is_not_asked_again_and_it_stays_assumed() -> Outcome {
    forms(async |page| {
        followed_up(page).await?;
        page.lacks(&["先跳过"]).await?;
        page.tap("不清楚").await?;
        page.at(CERTIFICATE).await?;
        page.shows(&["初步匹配"]).await?;
        page.lacks(&["只测这一项"]).await?;
        page.tap("为什么").await?;
        page.shows(&["这样的证书没有被撤销", "默认成立，请核对"]).await?;
        // Whoever finds out says so where it was asked.
        page.tap_in(".noted", "不是这样").await?;
        page.at(WITHDRAWN).await?;
        page.tap("是").await?;
        page.at(CERTIFICATE).await?;
        page.shows(&["目前不满足"]).await
    })
}

#[test]
fn it_is_not_asked_where_nothing_turns_on_it() -> Outcome {
    forms(async |page| {
        holds(page, &[("初级工", (2025, 3)), ("高级工", (2023, 1))]).await?;
        page.tap("下一题").await?;
        page.at(CERTIFICATE).await?;
        page.shows(&["目前不满足"]).await
    })
}

#[test]
fn its_answer_is_changed_with_the_entry_and_goes_with_it() -> Outcome {
    forms(async |page| {
        followed_up(page).await?;
        page.tap("否").await?;
        page.at(CERTIFICATE).await?;
        page.open_at("#/ask/certificates").await?;
        page.at(CERTIFICATES).await?;
        page.tap_line(".noted", "高级工").await?;
        page.at(ENTRY).await?;
        page.shows(&[WITHDRAWN]).await?;
        page.tap_in("section.entry:last-of-type", "是").await?;
        page.tap("保存这一条").await?;
        page.at(CERTIFICATES).await?;
        page.shows(&["被撤销：是"]).await?;
        page.open_at("#/policy/example-certificate").await?;
        page.at(CERTIFICATE).await?;
        page.shows(&["目前不满足"]).await?;

        // Another certificate is another question.
        page.open_at("#/ask/certificates").await?;
        page.at(CERTIFICATES).await?;
        page.tap_in(".noted li:nth-child(2)", "删除").await?;
        page.open_at("#/policy/example-certificate").await?;
        page.at(CERTIFICATE).await?;
        page.shows(&["没对上"]).await?;
        page.lacks(&["被撤销：是"]).await
    })
}

#[test]
fn an_address_of_no_entry_leads_to_a_question_that_is_open() -> Outcome {
    forms(async |page| {
        for address in ["#/ask/certificates/7/3", "#/ask/certificates/1/9", "#/ask/nothing/1/1"] {
            page.open_at(address).await?;
            let script = "return location.hash.startsWith('#/ask/') && location.hash !== arguments[0]";
            page.until("another question", script, &[serde_json::json!(address)]).await?;
        }
        Ok(())
    })
}
