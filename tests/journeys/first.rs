//! The first screen: a tap before the page is ready, and the page's security policy.
//!
//! Does not measure how fast it paints.

use serde_json::json;

use crate::harness::{Outcome, PHONE, Setup, ensure, journey};
use crate::person::STATUS;

#[test]
fn a_tap_before_the_page_is_ready_is_not_lost() -> Outcome {
    // The words for a slow network come after some seconds; this test speeds up the timers' clock.
    let hurry = "const wait = window.setTimeout; window.setTimeout = (f, ms, ...rest) => wait(f, ms / 20, ...rest);";
    journey(Setup { before: hurry, slow: true, ..PHONE }, async |page| {
        page.network(12_000, 0).await?;
        page.open().await?;
        page.at_home().await?;
        let alive = page.ask("return window.onhashchange !== null").await?;
        ensure(alive == false, "the page was ready before it could be tapped; the network here is not slow enough")?;
        page.tap("开始").await?;
        page.shows(&["网络有点慢，还在下载。不用再点，好了会自动开始。"]).await?;
        page.lacks(&[STATUS]).await?;
        page.network(0, 0).await?;
        page.at(STATUS).await?;
        page.until("the words about waiting to go", "return all('#busy').length === 0", &[]).await.map(drop)
    })
}

#[test]
fn an_address_opened_before_the_page_is_ready_is_not_lost() -> Outcome {
    journey(Setup { slow: true, ..PHONE }, async |page| {
        page.network(12_000, 0).await?;
        page.open_at("#/ask").await?;
        page.shows(&["正在准备，马上就好…"]).await?;
        page.network(0, 0).await?;
        page.at(STATUS).await
    })
}

#[test]
fn opening_the_page_moves_no_focus() -> Outcome {
    journey(PHONE, async |page| {
        page.open().await?;
        page.at_home().await?;
        page.alive().await?;
        let focus = page.ask_text("return document.activeElement.tagName").await?;
        ensure(focus == "BODY", format!("the focus went to {focus}"))
    })
}

#[test]
fn the_policy_of_the_page_allows_no_script_but_our_files() -> Outcome {
    let refused = ["Executing inline script violates", "Applying inline style violates"];
    journey(Setup { console: &refused, ..PHONE }, async |page| {
        page.open().await?;
        page.at_home().await?;
        page.alive().await?;
        let policy = "const response = await fetch('./'); return response.headers.get('content-security-policy')";
        let policy = page.promise(policy).await?;
        let policy = policy.as_str().unwrap_or_default();
        ensure(
            policy.contains("default-src 'none'") && policy.contains("script-src 'self' 'wasm-unsafe-eval'"),
            policy,
        )?;
        ensure(
            !policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'") && !policy.contains('*'),
            policy,
        )?;

        let inject = "const script = document.createElement('script');
            script.textContent = 'window.ran = true';
            document.body.append(script);
            document.body.setAttribute('style', 'color: red');
            // Not in the turn of this script: what a debugger evaluates may evaluate.
            await new Promise((next) => setTimeout(next));
            let evaluated = true;
            try { window.Function('return 1')() } catch { evaluated = false }
            return [window.ran === undefined, getComputedStyle(document.body).color !== 'rgb(255, 0, 0)', !evaluated]";
        let refused = page.promise(inject).await?;
        ensure(refused == json!([true, true, true]), format!("not refused (script, style, evaluation): {refused}"))
    })
}
