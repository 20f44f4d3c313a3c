//! WebAssembly traps: the page says so, restarts from the answers it kept, and gives up if it keeps happening.
//!
//! The trap is real: the test fills the memory of the running instance, and the page's own code runs into it.

use serde_json::json;

use crate::harness::{Outcome, PHONE, Setup, ensure, journey};
use crate::page::{CONTROLS, Page};
use crate::person::{
    BEFORE, FINAL_YEAR, HARDSHIP, LOAN, NEVER, RESULT, SCHOOL, STATUS, ZHEJIANG, answer, finish_matching, start,
    start_matching,
};

/// Records the memory of each instance, so that the test can corrupt the newest; and lets the test turn the clock
/// forward.
pub const WATCH: &str = "(() => {
    const memories = [];
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const real = WebAssembly[name];
        WebAssembly[name] = async (...rest) => {
            const result = await real.apply(WebAssembly, rest);
            memories.push((result.instance ?? result).exports.memory);
            return result;
        };
    }
    window.spoil = () => new Uint8Array(memories.at(-1).buffer).fill(255);
    window.instances = () => memories.length;
    let later = 0;
    const now = performance.now.bind(performance);
    performance.now = () => now() + later;
    window.wait = (seconds) => { later += seconds * 1000; };
})()";

/// A journey that can provoke a trap; the trap appears in the console.
pub fn watched(base: Setup<'_>) -> Setup<'_> {
    Setup { before: WATCH, console: &["Uncaught"], ..base }
}

const NOTICE: &str = "刚才出了点问题，已用你填过的答案接着来。";
const CRASHED: &str = "自测出错，停下了";

/// Corrupts the memory; the next thing the page does traps.
pub async fn spoil(page: &Page) -> Outcome {
    page.ask("window.spoil()").await.map(drop)
}

/// The same in the middle of a tap, so that no other work of the page comes in between.
pub async fn spoil_by_tap(page: &Page, called: &str) -> Outcome {
    let script = "const found = all(arguments[0]).filter((e) => name(e) === tidy(arguments[1]));
        if (found.length !== 1) return false;
        window.spoil();
        found[0].click();
        return true";
    page.until(format!("{called:?} to tap"), script, &[json!(CONTROLS), json!(called)]).await.map(drop)
}

/// Waits for a new instance.
pub async fn restarted(page: &Page, instances: u32) -> Outcome {
    let script = format!("return window.instances() === {instances}");
    page.until(format!("instance {instances}"), &script, &[]).await?;
    page.shows(&[NOTICE]).await
}

#[test]
fn a_trap_while_answering_keeps_the_earlier_answers() -> Outcome {
    journey(watched(PHONE), async |page| {
        start_matching(page).await?;
        page.at(SCHOOL).await?;
        spoil_by_tap(page, "不清楚").await?;
        restarted(page, 2).await?;

        // The same question again; earlier answers are still there.
        answer(page, SCHOOL, &[ZHEJIANG]).await?;
        answer(page, BEFORE, &[NEVER]).await?;
        page.at(RESULT).await?;
        page.shows(&["初步匹配 1 项", NOTICE]).await?;
        page.tap("知道了").await?;
        page.until("the notice to go", "return all('#notice').length === 0", &[]).await?;
        page.tap("改答案").await?;
        page.shows(&[FINAL_YEAR, LOAN, ZHEJIANG, NEVER]).await
    })
}

#[test]
fn a_trap_while_going_somewhere_arrives_there() -> Outcome {
    journey(watched(PHONE), async |page| {
        start_matching(page).await?;
        page.at(SCHOOL).await?;
        spoil_by_tap(page, "看结果").await?;
        restarted(page, 2).await?;
        page.at(RESULT).await?;
        page.shows(&["初步匹配 1 项"]).await?;
        page.tap("材料与办理").await?;
        page.shows(&["社会保障卡账户"]).await
    })
}

#[test]
fn a_trap_while_a_file_arrives_is_noticed() -> Outcome {
    journey(Setup { slow: true, ..watched(PHONE) }, async |page| {
        page.open().await?;
        page.at_home().await?;
        page.alive().await?;
        // The first question requests the clause texts.
        page.network(0, 1500).await?;
        page.tap("开始").await?;
        page.at(STATUS).await?;
        spoil(page).await?;
        restarted(page, 2).await?;
        page.network(0, 0).await?;
        answer(page, STATUS, &[FINAL_YEAR]).await?;
        page.at(HARDSHIP).await
    })
}

#[test]
fn a_second_trap_at_once_ends_in_words() -> Outcome {
    journey(watched(PHONE), async |page| {
        start(page).await?;
        answer(page, STATUS, &[FINAL_YEAR]).await?;
        page.at(HARDSHIP).await?;
        spoil_by_tap(page, "不想说").await?;
        restarted(page, 2).await?;
        page.at(HARDSHIP).await?;
        // Within the first second it could be late work of the first instance.
        page.ask("window.wait(2)").await?;
        spoil_by_tap(page, "不想说").await?;
        page.at(CRASHED).await?;
        page.shows(&["困难高校毕业生求职创业补贴", "先问你就读的学校", "重试"]).await?;
        page.lacks(&[NOTICE]).await?;
        // The address still names the question; the answers are gone, as the words say.
        page.tap("重试").await?;
        page.at(HARDSHIP).await?;
        page.shows(&["第 1 题"]).await
    })
}

#[test]
fn traps_far_apart_are_forgiven_twice() -> Outcome {
    journey(watched(PHONE), async |page| {
        start(page).await?;
        answer(page, STATUS, &[FINAL_YEAR]).await?;
        for instances in [2, 3] {
            page.at(HARDSHIP).await?;
            page.ask("window.wait(11)").await?;
            spoil_by_tap(page, "不想说").await?;
            restarted(page, instances).await?;
        }
        page.at(HARDSHIP).await?;
        page.ask("window.wait(11)").await?;
        spoil_by_tap(page, "不想说").await?;
        page.at(CRASHED).await
    })
}

#[test]
fn without_a_trap_nothing_is_restarted() -> Outcome {
    journey(Setup { console: &[], ..watched(PHONE) }, async |page| {
        finish_matching(page).await?;
        ensure(page.ask("return window.instances()").await? == 1, "the page was started more than once")?;
        page.lacks(&[NOTICE]).await
    })
}
