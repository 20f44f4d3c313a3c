//! Nothing of a candidate stays: whatever screen is open when the time runs out, however the answers came, and over a whole queue
//! without a network.
//!
//! `fair` has the ways back and the single steps; this goes through many of them in a row.

use serde_json::json;

use crate::fair::{
    CLOCK, EMPTIED, NO_NETWORK, TABLET, at_stand, fill, nothing_of_the_last, offline, profile, say, serve,
};
use crate::harness::{Outcome, Setup, ensure};
use crate::page::Page;

/// How many come to the stand.
const QUEUE: u32 = 20;

/// Time goes by, and the screen is empty.
async fn time_runs_out(page: &Page) -> Outcome {
    page.take_notes().await?;
    page.ask("window.ahead += 181000").await?;
    page.shows(&[EMPTIED]).await?;
    nothing_of_the_last(page).await
}

#[test]
fn whatever_screen_is_open_when_the_time_runs_out_it_ends_empty() -> Outcome {
    at_stand(TABLET, async |page| {
        profile(page).await?;
        for screen in ["开场检查", "单位和岗位", "单位自测", "收摊"] {
            page.ask(CLOCK).await?;
            serve(page).await?;
            page.tap_in(".ways", screen).await?;
            time_runs_out(page).await?;
        }
        // Before the camera, with something typed; in English; with large letters.
        page.ask(CLOCK).await?;
        serve(page).await?;
        page.tap("扫求职者手机上的码").await?;
        let kind = "const field = document.querySelector('.by-hand input'); field.value = 'K1ABCD';
            field.dispatchEvent(new Event('input', { bubbles: true }))";
        page.run(kind, Vec::new()).await?;
        time_runs_out(page).await?;
        let typed = "return [...document.querySelectorAll('.by-hand input')].every((e) => e.value === '')";
        page.tap("扫求职者手机上的码").await?;
        ensure(page.ask(typed).await? == true, "what was typed is still there")?;
        for look in ["大字", "English"] {
            page.ask(CLOCK).await?;
            serve(page).await?;
            page.tap(look).await?;
            page.drawn().await?;
            page.take_notes().await?;
            page.ask("window.ahead += 181000").await?;
            page.until(
                "an empty screen",
                "return document.querySelector('.aloud') === null
                && document.querySelector('.said') !== null",
                &[],
            )
            .await?;
            nothing_of_the_last(page).await?;
        }
        Ok(())
    })
}

#[test]
fn twenty_candidates_in_a_row_without_a_network_leave_nothing_of_each_other() -> Outcome {
    at_stand(Setup { not_in: NO_NETWORK, ..TABLET }, async |page| {
        page.shows(&["断网也能用"]).await?;
        profile(page).await?;
        page.tap_in(".ways", "接待").await?;
        offline(page, true).await?;
        let mut nodes = json!(null);
        for nth in 0..QUEUE {
            let degree =
                ["本科", "大专或高职", "硕士"].into_iter().cycle().nth(usize::try_from(nth)?).unwrap_or("本科");
            // The first outcome comes with the first answer.
            say(page, "学历", degree).await?;
            page.shows(&["可以这样说"]).await?;
            fill(page, "毕业的", 2020 + nth % 7, 1 + nth % 12).await?;
            page.drawn().await?;
            page.take_notes().await?;
            page.tap("下一位").await?;
            page.shows(&[EMPTIED]).await?;
            nothing_of_the_last(page).await?;
            let now = page.ask("return document.querySelectorAll('*').length").await?;
            ensure(nth == 0 || now == nodes, format!("{nodes} elements became {now} at the {nth}th"))?;
            nodes = now;
        }
        offline(page, false).await
    })
}
