//! The phone without a network: everything is on the device some seconds after the page came alive, a second visit needs
//! nobody, and a newer version waits until somebody takes it. Where nothing can be stored, everything else works as before.
//!
//! Servers are really stopped, swallow everything, or lack a file; `fair` covers the stand's page, `age` old rules natively.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::axe::no_violation;
use crate::driver::real;
use crate::engine::Engine;
use crate::fair::{NO_NETWORK, offline};
use crate::folder::Folder;
use crate::harness::{Outcome, PHONE, Setup, Trouble, ensure, journey};
use crate::language::RESULT_EN;
use crate::page::Page;
use crate::person::{
    BEFORE, CONTACT, FINAL_YEAR, HARDSHIP, LOAN, NEVER, RESULT, SCHOOL, STATUS, ZHEJIANG, answer, finish_matching,
    start, start_matching,
};
use crate::pictures::take;

const NEWER: &str = "规则有新版本。刷新后用新的，答案会留着。";
/// What a second visit without a network may take until it can be used.
const SOON: Duration = Duration::from_millis(500);
/// The same where the network swallows everything: the worker's patience on top.
const PATIENCE: Duration = Duration::from_secs(1);
const ANOTHER: &str = "0123456789abcdef";
/// Drivers of the other engines cannot do what a journey does with Chromium's tools.
const NO_TOOLS: &[(Engine, &str)] = &[(Engine::Firefox, "no DevTools to ask"), (Engine::WebKit, "no DevTools to ask")];
/// The stopped server shows in the log of Chromium.
const REFUSED: &[&str] = &[""];

/// Waits until the device has everything: the worker serves this page.
async fn on_the_device(page: &Page) -> Outcome {
    let script = "return navigator.serviceWorker.controller !== null";
    page.until("the service worker", script, &[]).await.map(drop)
}

/// The names of all caches.
async fn caches(page: &Page) -> Outcome<Value> {
    page.promise("return (await caches.keys()).sort()").await
}

/// Looks for a newer version, as the browser does by itself from time to time.
async fn look_for_newer(page: &Page) -> Outcome {
    let look = "const registration = await navigator.serviceWorker.getRegistration(); await registration.update();
        return true";
    let done = page.promise(look).await?;
    ensure(done == true, format!("it cannot look for a newer version: {done}"))
}

/// Deploys another build: one late file has another name, and the page names it.
fn deploy(folder: &Folder) -> Outcome<(String, String)> {
    let file = folder.file("poster-", ".js")?;
    let content = std::fs::read(&file)?;
    let old = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let new = format!("poster-{ANOTHER}.js");
    folder.remove(&file)?;
    folder.write(&file.with_file_name(&new), &[content.as_slice(), b"\n"].concat(), &["br"])?;
    folder.edit_page(&old, &new)?;
    folder.built_as(ANOTHER)?;
    Ok((old, new))
}

/// From the first question to the result, on an open page.
async fn in_place(page: &Page) -> Outcome {
    page.tap("开始").await?;
    answer(page, STATUS, &[FINAL_YEAR]).await?;
    answer(page, HARDSHIP, &[LOAN]).await?;
    answer(page, SCHOOL, &[ZHEJIANG]).await?;
    answer(page, BEFORE, &[NEVER]).await?;
    page.at(RESULT).await
}

/// The result with long texts, in both languages, and what draws the picture.
async fn all_of_it(page: &Page) -> Outcome {
    page.shows(&["初步匹配 1 项", CONTACT]).await?;
    page.tap("材料与办理").await?;
    page.shows(&["社会保障卡账户"]).await?;
    page.tap("English").await?;
    page.shows(&[RESULT_EN]).await?;
    page.tap("中文").await?;
    page.shows(&["初步匹配 1 项"]).await?;
    page.open_at("#/share").await?;
    page.tap("生成图片和二维码").await?;
    page.until("the picture", "return all('img.poster').length === 1", &[]).await.map(drop)
}

#[test]
fn the_server_stops_after_the_page_was_loaded_and_nobody_notices() -> Outcome {
    let folder = Folder::copy()?;
    journey(Setup { folder: Some(&folder), console: REFUSED, ..PHONE }, async |page| {
        page.open().await?;
        page.alive().await?;
        on_the_device(page).await?;
        folder.stop();
        in_place(page).await?;
        all_of_it(page).await
    })
}

/// Visits the page again and returns how long it took until it could be used: by the browser's own clock, from the tap on the
/// icon on.
async fn visit(page: &Page) -> Outcome<Duration> {
    page.leave().await?;
    let begins = Instant::now();
    page.open().await?;
    page.alive().await?;
    let all = begins.elapsed();
    page.at_home().await?;
    let alive = page
        .ask("return performance.getEntriesByName('alive')[0]?.startTime ?? null")
        .await?
        .as_f64()
        .map_or(all, |ms| Duration::from_secs_f64(ms / 1000.0));
    println!("usable after {} ms ({} ms as the driver sees it)", alive.as_millis(), all.as_millis());
    Ok(alive)
}

/// The most visits among which one has to be quick.
const TRIES: usize = 60;

/// Marks when the page comes alive.
const MARK: &str = "const waits = setInterval(() => {
    if (window.onhashchange) { performance.mark('alive'); clearInterval(waits) } }, 4)";

#[test]
fn a_second_visit_needs_no_server_and_is_there_at_once() -> Outcome {
    let folder = Folder::copy()?;
    let before = MARK;
    journey(Setup { folder: Some(&folder), console: REFUSED, before, ..PHONE }, async |page| {
        page.open().await?;
        page.alive().await?;
        on_the_device(page).await?;
        folder.stop();
        // A figure of Chromium; the other drivers wait longer than the page takes.
        let limit = if page.engine == Engine::Chromium { SOON } else { 4 * SOON };
        // The quickest of some: other programs work beside this one, at times for minutes.
        let mut quickest = Duration::MAX;
        for n in 0..TRIES {
            if n >= 6 && quickest <= limit {
                break;
            }
            quickest = quickest.min(visit(page).await?);
        }
        ensure(quickest <= limit, format!("a visit without a server took {quickest:?}"))?;
        in_place(page).await?;
        all_of_it(page).await
    })
}

#[test]
fn a_network_that_swallows_everything_costs_a_second_and_no_more() -> Outcome {
    let folder = Folder::copy()?;
    journey(
        Setup { folder: Some(&folder), console: REFUSED, before: MARK, not_in: NO_NETWORK, ..PHONE },
        async |page| {
            page.open().await?;
            page.alive().await?;
            on_the_device(page).await?;
            let _hole = folder.swallow()?;
            let took = visit(page).await?;
            ensure(took <= PATIENCE + SOON, format!("a visit took {took:?}"))?;
            in_place(page).await
        },
    )
}

#[test]
fn an_update_in_the_middle_waits_for_a_tap_which_keeps_the_answers() -> Outcome {
    let folder = Folder::copy()?;
    journey(Setup { folder: Some(&folder), ..PHONE }, async |page| {
        page.open().await?;
        page.alive().await?;
        on_the_device(page).await?;
        let before = caches(page).await?;
        page.tap("开始").await?;
        answer(page, STATUS, &[FINAL_YEAR]).await?;
        page.at(HARDSHIP).await?;
        let (_, new) = deploy(&folder)?;
        look_for_newer(page).await?;
        page.shows(&[NEWER]).await?;
        // Nothing else has happened: the same question, the same build, which stays whole although the site lacks one of its files.
        page.at(HARDSHIP).await?;
        take(page, "phone", "a newer version waits", &PHONE).await?;
        ensure(
            page.ask(&format!("return document.documentElement.outerHTML.includes('{new}')")).await? == false,
            "another page",
        )?;
        answer(page, HARDSHIP, &[LOAN]).await?;
        page.at(SCHOOL).await?;
        page.shows(&[NEWER]).await?;
        let both = caches(page).await?;
        ensure(both == json!([format!("caice-{ANOTHER}"), before[0]]), format!("caches: {both}"))?;
        page.tap("刷新").await?;
        page.until("the other build", &format!("return document.documentElement.outerHTML.includes('{new}')"), &[])
            .await?;
        page.at(SCHOOL).await?;
        page.lacks(&[NEWER]).await?;
        let one = caches(page).await?;
        ensure(one == json!([format!("caice-{ANOTHER}")]), format!("caches: {one}"))?;
        page.open_at("#/answers").await?;
        page.shows(&[FINAL_YEAR, LOAN]).await
    })
}

#[test]
fn a_page_of_the_newest_build_is_stored_without_a_word() -> Outcome {
    let folder = Folder::copy()?;
    journey(Setup { folder: Some(&folder), ..PHONE }, async |page| {
        page.open().await?;
        page.alive().await?;
        on_the_device(page).await?;
        deploy(&folder)?;
        // The network answers: the newest page comes at once, and the device follows.
        page.reload().await?;
        page.alive().await?;
        let stored = format!("return (await caches.keys()).join() === 'caice-{ANOTHER}'");
        let begins = Instant::now();
        while page.promise(&stored).await? != true {
            ensure(begins.elapsed() < Duration::from_secs(30), format!("caches: {}", caches(page).await?))?;
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        page.lacks(&[NEWER]).await?;
        start(page).await?;
        page.at(STATUS).await
    })
}

#[test]
fn two_tabs_of_two_builds_do_not_mix() -> Outcome {
    let folder = Folder::copy()?;
    let setup = Setup { folder: Some(&folder), not_in: NO_TOOLS, absent: &["/poster-"], ..PHONE };
    journey(setup, async |page| {
        start_matching(page).await?;
        page.at(SCHOOL).await?;
        on_the_device(page).await?;
        let first = page.driver.window().await?;
        let (old, _) = deploy(&folder)?;
        let second = page.driver.new_tab().await?;
        page.driver.switch_to_window(second).await?;
        page.open().await?;
        page.alive().await?;
        ensure(
            page.ask(&format!("return document.documentElement.outerHTML.includes('{old}')")).await? == false,
            "the second tab has the old build",
        )?;
        look_for_newer(page).await?;
        page.driver.switch_to_window(first.clone()).await?;
        // The first hears of it, and goes on with all of its own files.
        page.shows(&[NEWER]).await?;
        let whole = page.promise(&format!("return (await fetch('{old}')).ok")).await?;
        ensure(whole == true, format!("the first tab lacks {old}: {whole}"))?;
        answer(page, SCHOOL, &[ZHEJIANG]).await?;
        page.at(BEFORE).await?;
        // Taken in one tab, it leaves the other as it is.
        page.tap("刷新").await?;
        page.until("the page", &format!("return !document.documentElement.outerHTML.includes('{old}')"), &[]).await?;
        page.at(BEFORE).await?;
        page.driver.close_window().await?;
        let others = page.driver.windows().await?;
        page.driver.switch_to_window(others.first().cloned().ok_or_else(|| Trouble::new("no tab"))?).await?;
        start(page).await?;
        page.at(STATUS).await
    })
}

/// Uses the page for longer than the worker waits, and finds that the device stores nothing.
async fn stores_nothing(page: &Page) -> Outcome {
    finish_matching(page).await?;
    page.tap("材料与办理").await?;
    page.shows(&["社会保障卡账户"]).await?;
    page.until("ten seconds", "return performance.now() > 10000", &[]).await?;
    let left = page.promise("return 'caches' in window ? await caches.keys() : []").await?;
    ensure(left == json!([]), format!("something is stored: {left}"))?;
    page.tap("English").await?;
    page.shows(&[RESULT_EN]).await
}

#[test]
fn a_cache_that_cannot_be_filled_leaves_none_and_breaks_nothing() -> Outcome {
    let lacks = Folder::copy()?;
    lacks.remove(&lacks.path().join("icon-512.png"))?;
    // A network that wants a login answers everything with its page.
    let login = Folder::copy()?;
    login.write(&login.path().join("icon-180.png"), b"<!doctype html><title>login</title>", &[])?;
    for folder in [&lacks, &login] {
        journey(Setup { folder: Some(folder), ..PHONE }, async |page| stores_nothing(page).await)?;
    }
    Ok(())
}

#[test]
fn a_full_device_stores_nothing_and_breaks_nothing() -> Outcome {
    let folder = Folder::copy()?;
    journey(Setup { folder: Some(&folder), not_in: NO_TOOLS, ..PHONE }, async |page| {
        let quota = json!({ "origin": page.origin, "quotaSize": 100_000 });
        page.cdp("Storage.overrideQuotaForOrigin", quota).await?;
        stores_nothing(page).await
    })
}

#[test]
fn without_a_service_worker_everything_else_works() -> Outcome {
    for before in [
        "delete Navigator.prototype.serviceWorker",
        "ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('no', 'SecurityError'))",
    ] {
        journey(Setup { before, ..PHONE }, async |page| stores_nothing(page).await)?;
    }
    Ok(())
}

/// A WebView of the support floor, without anything that the page must not count on.
const OLD: &str = "delete Navigator.prototype.serviceWorker; delete WebAssembly.compileStreaming;
    delete WebAssembly.instantiateStreaming; delete Navigator.prototype.share; delete Navigator.prototype.canShare;
    delete Navigator.prototype.clipboard; delete window.speechSynthesis; delete window.BarcodeDetector;
    delete window.requestIdleCallback; delete window.caches; delete Navigator.prototype.storage";

#[test]
fn an_old_web_view_has_the_whole_of_it() -> Outcome {
    journey(Setup { before: OLD, ..PHONE }, async |page| {
        finish_matching(page).await?;
        all_of_it(page).await?;
        page.shows(&["复制"]).await?;
        page.reload().await?;
        page.open_at("#/result").await?;
        page.at(RESULT).await?;
        page.shows(&["初步匹配 1 项"]).await
    })
}

#[test]
fn it_can_be_installed() -> Outcome {
    journey(Setup { not_in: NO_TOOLS, ..PHONE }, async |page| {
        page.open().await?;
        page.alive().await?;
        on_the_device(page).await?;
        let manifest = page.cdp("Page.getAppManifest", json!({})).await?;
        ensure(manifest["errors"] == json!([]), format!("the manifest: {}", manifest["errors"]))?;
        let told = page.cdp("Page.getInstallabilityErrors", json!({})).await?;
        // A window with an empty profile counts as a private one in some versions.
        let errors: Vec<&Value> = told["installabilityErrors"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|error| error["errorId"] != "in-incognito")
            .collect();
        ensure(errors.is_empty(), format!("it cannot be installed: {errors:?}"))
    })
}

#[test]
fn without_a_network_numbers_stand_beside_what_lies_elsewhere() -> Outcome {
    let folder = Folder::of(&real())?;
    let console = REFUSED;
    journey(Setup { folder: Some(&folder), not_in: NO_NETWORK, console, ..PHONE }, async |page| {
        page.open().await?;
        page.alive().await?;
        on_the_device(page).await?;
        page.open_at("#/policy/cn-tax-veteran").await?;
        page.shows(&["这条规则怎么判"]).await?;
        page.lacks(&["现在没有网络"]).await?;
        offline(page, true).await?;
        page.shows(&["现在没有网络，网页打不开，可以打电话问："]).await?;
        page.lacks(&["这条规则怎么判"]).await?;
        let numbers = page.ask("return all('.no-net a').map((e) => e.getAttribute('href'))").await?;
        ensure(numbers == json!(["tel:12366"]), format!("numbers: {numbers}"))?;
        page.ask("document.querySelector('.no-net').scrollIntoView({ block: 'center' })").await?;
        take(page, "phone", "a policy without a network", &PHONE).await?;
        no_violation(page, "a policy without a network").await?;
        // Who opens the reading copy or the stand all the same is led to what is here.
        // What takes the network away from the page leaves it to the worker: nobody answers there either.
        folder.stop();
        let root = page.origin.clone();
        page.driver.goto(format!("{root}/rules/cn-tax-veteran.html")).await?;
        page.alive().await?;
        ensure(page.fragment().await? == "#/policy/cn-tax-veteran", "not at the policy")?;
        page.driver.goto(format!("{root}/fair.html")).await?;
        page.alive().await?;
        ensure(page.fragment().await? == "#/policies/employer", "not at the list for employers")?;
        page.shows(&["要开的这一页也没存在这台设备上"]).await?;
        offline(page, false).await
    })
}

/// The page's clock, this many days ahead.
fn days_ahead(days: i64) -> String {
    format!("(() => {{ const now = Date.now.bind(Date); Date.now = () => now() + {days} * 86400000 }})()")
}

#[test]
fn old_rules_are_said_on_every_screen_and_show_no_figure_once_too_old() -> Outcome {
    let before = days_ahead(185);
    journey(Setup { before: &before, ..PHONE }, async |page| {
        page.open().await?;
        page.alive().await?;
        page.shows(&["天没有再核对，可能有变化"]).await?;
        no_violation(page, "the first screen with old rules").await?;
        take(page, "phone", "old rules, the first screen", &PHONE).await?;
        in_place(page).await?;
        page.shows(&["天没有再核对，可能有变化", "¥3,000"]).await
    })?;
    let before = days_ahead(365);
    for (name, dark, letters) in [("phone", false, 100), ("dark", true, 100), ("large", false, 200)] {
        let not_in: &[(Engine, &str)] = if name == "phone" { &[] } else { NO_TOOLS };
        let setup = Setup { before: &before, dark, letters, not_in, ..PHONE };
        journey(setup.clone(), async |page| {
            page.open().await?;
            page.alive().await?;
            page.shows(&["金额和截止日期暂不显示"]).await?;
            in_place(page).await?;
            page.shows(&["金额和截止日期暂不显示", "金额暂不显示"]).await?;
            page.lacks(&["¥"]).await?;
            no_violation(page, "the result with rules too old").await?;
            take(page, name, "rules too old, the result", &setup).await?;
            let wide = page.ask("return document.documentElement.scrollWidth <= innerWidth").await?;
            ensure(wide == true, "it is wider than the window")?;
            page.tap("English").await?;
            page.shows(&["amounts and last days are not shown", "Amount not shown"]).await?;
            take(page, name, "rules too old, in English", &setup).await
        })?;
    }
    Ok(())
}

#[test]
fn a_mistake_is_reported_by_a_call_that_knows_no_answer() -> Outcome {
    let folder = Folder::of(&real())?;
    journey(Setup { folder: Some(&folder), ..PHONE }, async |page| {
        page.open_at("#/policy/cn-tax-veteran").await?;
        // The screen is drawn again when they come.
        page.settled().await?;
        page.tap("这条有错？").await?;
        page.shows(&["报错时说：cn-tax-veteran · 规则版本"]).await?;
        let links = page.ask("return all('a.wrong').map((e) => [e.getAttribute('href'), tidy(e.textContent)])").await?;
        ensure(links == json!([["tel:12366", "这条有错？打12366"]]), format!("links: {links}"))?;
        let small =
            page.ask("return all('a.wrong').filter((e) => e.getBoundingClientRect().height < 48).length").await?;
        ensure(small == 0, "a target is too small")?;
        take(page, "phone", "reporting a mistake", &PHONE).await?;
        no_violation(page, "reporting a mistake").await
    })
}
