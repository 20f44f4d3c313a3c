//! Keeping answers on the device: only if ticked, back after the tab was closed, for a day at most, gone after
//! starting over, and a message if the device refuses.
//!
//! Walks the deployed folder, like the links. What is kept is the text a link carries, which `links` covers.

use caice::value::Answers;
use serde_json::{Value, json};

use crate::harness::{Outcome, ensure};
use crate::links::{DOCTOR, SHARE, STUDENT, Stage, addresses, all_there_is, is_payload, knows_nothing, share};
use crate::page::Page;
use crate::person::RESULT;

const KEEP: &str = "记在这台手机 24 小时答案只存在这个浏览器里，用这台手机的人能看到；“从头再来”会一起清掉。";
/// The page's own clock: in Firefox, the driver's scripts have a different one.
const NOW: &str = "(window.wrappedJSObject ?? window).Date.now()";
const ELSEWHERE: &str = "这一页的答案没记在手机上：另一个页面清了，或记了它的。";
const RESUMED: &str = "已接着上次的答案";

/// The device's stored content.
async fn stored(page: &Page) -> Outcome<Value> {
    page.ask("return { ...localStorage }").await
}

/// Closes the tab and opens the page again: nothing is left.
async fn begins_anew(page: &Page) -> Outcome {
    page.leave().await?;
    page.open().await?;
    page.at_home().await?;
    page.lacks(&[RESUMED]).await?;
    knows_nothing(page).await
}

/// Answers everything, and ticks the box to keep it.
async fn keeping(stage: &Stage, page: &Page) -> Outcome<Answers> {
    let answers = stage.answered(page).await?;
    ensure(stored(page).await? == json!({}), "something is stored without being asked for")?;
    share(page).await?;
    ensure(!ticked(page).await?, "it is ticked by itself")?;
    page.tap(KEEP).await?;
    page.until("it to be ticked", "return document.querySelector('input[type=checkbox]:checked') !== null", &[])
        .await?;
    Ok(answers)
}

async fn ticked(page: &Page) -> Outcome<bool> {
    let script = "return all('label.row').find((e) => name(e).startsWith('记在')).querySelector('input').checked";
    Ok(page.ask(script).await? == true)
}

#[test]
fn answers_are_kept_where_ticked_and_come_back_after_the_tab_was_closed() -> Outcome {
    let stage = Stage::of(STUDENT)?;
    stage.fresh(async |page| {
        let answers = stage.answered(page).await?;
        ensure(stored(page).await? == json!({}), "something is stored without being asked for")?;
        let there = all_there_is(page).await?;
        page.open_at("#/share").await?;
        page.at(SHARE).await?;
        ensure(!ticked(page).await?, "it is ticked by itself")?;
        page.tap(KEEP).await?;
        page.until("something to be stored", "return localStorage.length === 1", &[]).await?;
        let kept = stored(page).await?;
        let (until, text) = kept["caice"].as_str().and_then(|kept| kept.split_once(' ')).ok_or("nothing is kept")?;
        let until: i64 = until.parse()?;
        let now = page.ask(&format!("return {NOW}")).await?.as_i64().unwrap_or_default();
        let hours = (until - now) as f64 / 3_600_000.0;
        ensure((23.9..=24.0).contains(&hours), format!("it is kept for {hours} hours"))?;
        ensure(stage.carried(text)? == answers, "other answers are kept")?;

        page.leave().await?;
        page.open().await?;
        page.at_home().await?;
        page.shows(&[RESUMED]).await?;
        ensure(all_there_is(page).await? == there, "something else came back")?;
        page.open_at("#/share").await?;
        page.at(SHARE).await?;
        ensure(ticked(page).await?, "it is not ticked any more")?;
        // Unticked: gone at once, and with the tab what was in memory.
        page.tap(KEEP).await?;
        page.until("nothing to be stored", "return localStorage.length === 0", &[]).await?;
        begins_anew(page).await
    })
}

#[test]
fn what_is_kept_is_forgotten_after_its_day() -> Outcome {
    let stage = Stage::of(DOCTOR)?;
    stage.fresh(async |page| {
        keeping(&stage, page).await?;
        let age = &format!(
            "const [, text] = localStorage.getItem('caice').split(' ');
            localStorage.setItem('caice', `${{{NOW} + arguments[0]}} ${{text}}`)"
        );
        page.run(age, vec![json!(60_000)]).await?;
        page.leave().await?;
        page.open().await?;
        page.at_home().await?;
        page.shows(&[RESUMED]).await?;

        page.run(age, vec![json!(-3_600_000)]).await?;
        page.leave().await?;
        page.open().await?;
        page.at_home().await?;
        page.alive().await?;
        page.lacks(&[RESUMED]).await?;
        ensure(stored(page).await? == json!({}), "it is still stored")?;
        knows_nothing(page).await
    })
}

/// Hours until the copy ends.
async fn hours_left(page: &Page) -> Outcome<f64> {
    let script = format!("return +localStorage.getItem('caice').split(' ')[0] - {NOW}");
    Ok(page.ask(&script).await?.as_f64().ok_or("nothing is kept")? / 3_600_000.0)
}

/// Lets so many hours pass, for the copy and for the tab that kept it.
async fn hours_later(page: &Page, hours: i64) -> Outcome {
    let script = "const [until, text] = localStorage.getItem('caice').split(' ');
        const sooner = String(until - arguments[0]);
        localStorage.setItem('caice', `${sooner} ${text}`);
        sessionStorage.setItem('caice-ours', sooner)";
    page.run(script, vec![json!(hours * 3_600_000)]).await.map(drop)
}

/// Ticks off the first task of the plan.
async fn tick_off(page: &Page) -> Outcome {
    page.open_at("#/plan").await?;
    page.at("我的计划").await?;
    page.shows(&["已办 0 / "]).await?;
    page.run("document.querySelector('.task input').click()", Vec::new()).await?;
    page.shows(&["已办 1 / "]).await
}

#[test]
fn the_day_counts_from_the_tick_of_the_box_and_nothing_prolongs_it() -> Outcome {
    let stage = Stage::of("technician")?;
    stage.fresh(async |page| {
        keeping(&stage, page).await?;
        let kept = stored(page).await?;
        hours_later(page, 3).await?;
        tick_off(page).await?;
        ensure(stored(page).await? != kept, "the tick is not kept")?;
        let hours = hours_left(page).await?;
        ensure((20.9..21.1).contains(&hours), format!("a task that is ticked off leaves {hours} hours"))?;

        page.leave().await?;
        page.open().await?;
        page.at_home().await?;
        page.shows(&[RESUMED]).await?;
        page.open_at("#/plan").await?;
        page.shows(&["已办 1 / "]).await?;
        let hours = hours_left(page).await?;
        ensure((20.9..21.1).contains(&hours), format!("coming back leaves {hours} hours"))
    })
}

#[test]
fn a_day_that_ends_while_the_page_is_open_is_not_another_tabs_doing() -> Outcome {
    let stage = Stage::of("technician")?;
    stage.fresh(async |page| {
        keeping(&stage, page).await?;
        hours_later(page, 25).await?;
        tick_off(page).await?;
        page.lacks(&[ELSEWHERE]).await?;
        ensure(stored(page).await? == json!({}), "it is still stored")?;
        page.open_at("#/share").await?;
        page.at(SHARE).await?;
        ensure(!ticked(page).await?, "it is still ticked")
    })
}

#[test]
fn a_task_ticked_off_where_another_tab_keeps_its_own_stays_in_this_tab_and_that_is_said() -> Outcome {
    let stage = Stage::of("technician")?;
    stage.fresh(async |page| {
        keeping(&stage, page).await?;
        page.open_at("#/plan").await?;
        page.at("我的计划").await?;
        let anothers = another_keeps(page).await?;
        page.run("document.querySelector('.task input').click()", Vec::new()).await?;
        page.shows(&["已办 1 / ", ELSEWHERE]).await?;
        ensure(stored(page).await? == anothers, "another tab's answers are replaced")
    })
}

#[test]
fn starting_over_clears_memory_device_and_address() -> Outcome {
    let stage = Stage::of(DOCTOR)?;
    stage.fresh(async |page| {
        keeping(&stage, page).await?;
        page.tap("看结果").await?;
        page.at(RESULT).await?;
        page.tap("从头再来").await?;
        page.tap("清空，从头再来").await?;
        page.at_home().await?;
        ensure(stored(page).await? == json!({}), "it is still stored")?;
        ensure(page.fragment().await? == "#/", "the address still names a screen")?;
        ensure(!addresses(page).await?.iter().any(|at| is_payload(at)), "an address has answers")?;
        page.back().await?;
        page.at(RESULT).await?;
        page.shows(&["已有结论 0 /"]).await?;
        knows_nothing(page).await?;
        page.open_at("#/share").await?;
        page.at(SHARE).await?;
        ensure(!ticked(page).await?, "it is still ticked")?;
        begins_anew(page).await
    })
}

/// What another tab does that keeps answers in place of these; returns what is stored then. A second tab of the driver
/// has another clock.
async fn another_keeps(page: &Page) -> Outcome<Value> {
    let script = "const [until, text] = localStorage.getItem('caice').split(' ');
        localStorage.setItem('caice', `${+until + 1} ${text}`);";
    page.ask(script).await?;
    stored(page).await
}

#[test]
fn a_tab_replaces_and_clears_only_the_copy_it_wrote_or_continued() -> Outcome {
    let stage = Stage::of(DOCTOR)?;
    stage.fresh(async |page| {
        keeping(&stage, page).await?;
        // A reload does not change whose it is.
        page.reload().await?;
        page.at(SHARE).await?;
        ensure(ticked(page).await?, "it is not ticked any more")?;

        // This tab goes on without it, and says so once.
        let anothers = another_keeps(page).await?;
        page.open_at("#/ask/study_mode").await?;
        page.shows(&[ELSEWHERE]).await?;
        page.tap("全日制").await?;
        page.at(RESULT).await?;
        page.open_at("#/share").await?;
        page.at(SHARE).await?;
        ensure(!ticked(page).await?, "it is still ticked")?;
        ensure(stored(page).await? == anothers, "another tab's answers are replaced")?;
        // Who reads so beside the box replaces it with the first tick.
        page.shows(&[ELSEWHERE, "要换成这一页的，就在“带走结果”里勾上。"]).await?;
        page.tap(KEEP).await?;
        page.until("it to be ticked", "return document.querySelector('input[type=checkbox]:checked') !== null", &[])
            .await?;
        ensure(stored(page).await? != anothers, "it is not replaced")?;
        // What another tab keeps meanwhile the next tap leaves alone, and says so.
        let anothers = another_keeps(page).await?;
        page.lacks(&[ELSEWHERE]).await?;
        page.tap(KEEP).await?;
        page.shows(&[ELSEWHERE]).await?;
        ensure(!ticked(page).await? && stored(page).await? == anothers, "it is replaced unasked")?;
        page.tap(KEEP).await?;
        page.until("it to be ticked", "return document.querySelector('input[type=checkbox]:checked') !== null", &[])
            .await?;
        ensure(stored(page).await? != anothers, "it is not replaced")?;

        // Starting over leaves it alone, too.
        let anothers = another_keeps(page).await?;
        page.tap("看结果").await?;
        page.at(RESULT).await?;
        page.shows(&[ELSEWHERE]).await?;
        page.tap("从头再来").await?;
        page.tap("清空，从头再来").await?;
        page.at_home().await?;
        ensure(stored(page).await? == anothers, "starting over clears what another tab keeps")?;

        // A tab that continues from it has it for its own.
        page.leave().await?;
        page.open().await?;
        page.shows(&[RESUMED]).await?;
        page.tap("从头再来").await?;
        page.tap("清空，从头再来").await?;
        page.until("nothing to be stored", "return localStorage.length === 0", &[]).await.map(drop)
    })
}

#[test]
fn a_device_that_keeps_nothing_is_told() -> Outcome {
    let refusing = [
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } });",
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };",
    ];
    let stage = Stage::of(DOCTOR)?;
    for before in refusing {
        stage.fresh_with(before, async |page| {
            stage.answered(page).await?;
            share(page).await?;
            page.tap(KEEP).await?;
            page.shows(&["这个浏览器不让保存，没有记下。可以用上面带答案的链接。"]).await?;
            ensure(!ticked(page).await?, "it is ticked although nothing is kept")?;
            // The rest goes on.
            page.tap("看结果").await?;
            page.at(RESULT).await
        })?;
    }
    Ok(())
}
