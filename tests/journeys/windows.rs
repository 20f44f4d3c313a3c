//! Other windows than a phone held upright, and no network any more: chips in landscape, the result on a tablet, a page enlarged
//! until little fits, and what was fetched while there was a network.
//!
//! Tours look at every screen on a phone and a tablet; these look at what only such a window shows.

use serde_json::json;

use crate::engine::Engine;
use crate::harness::{Outcome, PHONE, Setup, ensure, journey};
use crate::page::Page;
use crate::person::{
    BEFORE, CONTACT, NEVER, RESULT, SCHOOL, STATUS, ZHEJIANG, answer, finish_matching, start, start_matching,
};

/// Words that take more than one line, among the elements of a selector.
async fn broken(page: &Page, selector: &str) -> Outcome<Vec<String>> {
    let script = format!(
        "return [...document.querySelectorAll('{selector}')].filter((e) => {{
            const range = document.createRange();
            range.selectNodeContents(e.querySelector('span') ?? e);
            return new Set([...range.getClientRects()].filter((r) => r.width > 0).map((r) => Math.round(r.top))).size > 1;
        }}).map((e) => e.textContent)"
    );
    let found = page.ask(&script).await?;
    Ok(found.as_array().into_iter().flatten().filter_map(|text| text.as_str().map(str::to_owned)).collect())
}

#[test]
fn a_phone_in_landscape_breaks_no_chip() -> Outcome {
    for (width, height) in [(844, 390), (667, 375), (932, 430)] {
        journey(Setup { window: (width, height), ..PHONE }, async |page| {
            page.open().await?;
            page.at_home().await?;
            let n_chips = page.ask("return document.querySelectorAll('.chip').length").await?;
            ensure(n_chips.as_u64() > Some(3), format!("{n_chips} chips"))?;
            let broken = broken(page, ".chip").await?;
            ensure(broken.is_empty(), format!("at {width} by {height} these break: {broken:?}"))
        })?;
    }
    Ok(())
}

#[test]
fn a_tablets_result_has_the_verdict_and_what_to_do_with_it_side_by_side_with_the_cards() -> Outcome {
    journey(Setup { window: (1180, 820), ..PHONE }, async |page| {
        finish_matching(page).await?;
        page.at(RESULT).await?;
        // In the left half, above the fold: the sum, what to do first, taking it along.
        let script = "const left = document.querySelector('.panes.result > .side');
            const seen = (e) => e && e.checkVisibility() && e.getBoundingClientRect().bottom <= innerHeight
                && e.getBoundingClientRect().right <= innerWidth / 2;
            return ['.sum', '.first-step', 'a[href=\"#/share\"]'].filter((wanted) => !seen(left.querySelector(wanted)))";
        let missing = page.ask(script).await?;
        ensure(missing == json!([]), format!("the left half lacks {missing}"))?;
        let again =
            "return [...document.querySelectorAll('a[href=\"#/share\"]')].filter((e) => e.checkVisibility()).length";
        let n_ways = page.ask(again).await?;
        ensure(n_ways == 1, format!("{n_ways} ways to take it along"))
    })
}

#[test]
fn where_little_fits_nothing_stays_over_what_is_read() -> Outcome {
    // A phone enlarged to twice its size has half its height.
    journey(Setup { window: (320, 422), ..PHONE }, async |page| {
        start(page).await?;
        page.at(STATUS).await?;
        let script = "const foot = getComputedStyle(document.querySelector('.screen .foot')).position;
            const head = document.querySelector('.question').getBoundingClientRect();
            return [foot, head.top >= 0 && head.bottom <= innerHeight, document.documentElement.scrollWidth <= innerWidth]";
        let found = page.ask(script).await?;
        ensure(
            found == json!(["static", true, true]),
            format!("the foot, whether the question is whole, whether it fits: {found}"),
        )
    })
}

/// Only Chromium's driver takes the network away.
const NO_NETWORK: &[(Engine, &str)] =
    &[(Engine::Firefox, "no way to take the network away"), (Engine::WebKit, "no way to take the network away")];

#[test]
fn what_is_wanted_after_the_result_is_there_without_a_network() -> Outcome {
    journey(Setup { not_in: NO_NETWORK, ..PHONE }, async |page| {
        start_matching(page).await?;
        // Fetched one after the other while nobody waits; the last is the long English text.
        let all = "const names = performance.getEntriesByType('resource').map((e) => e.name);
            return ['/pack/long-', '/poster', '.en.bin'].every((part) => names.some((name) => name.includes(part)))
                && names.filter((name) => name.includes('.en.bin')).length === 2";
        page.until("everything fetched ahead", all, &[]).await?;
        let offline = json!({ "offline": true, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        page.cdp("Network.emulateNetworkConditions", offline).await?;
        answer(page, SCHOOL, &[ZHEJIANG]).await?;
        answer(page, BEFORE, &[NEVER]).await?;
        page.at(RESULT).await?;
        page.shows(&[CONTACT]).await?;
        page.tap("材料与办理").await?;
        page.shows(&["申请表"]).await?;
        page.tap("带走结果").await?;
        page.tap("生成图片和二维码").await?;
        page.until("the picture", "return document.querySelector('img.poster') !== null", &[]).await?;
        page.lacks(&["图片没有生成", "没连上网络"]).await
    })
}
