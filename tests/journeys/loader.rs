//! The loader never arrives: the first screen says so by itself within seconds, and keeps its list of policies and
//! whom to ask.
//!
//! `failures` covers files that the loader loads.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::engine::Engine;
use crate::failures::fails_with;
use crate::folder::Folder;
use crate::harness::{Outcome, PHONE, Setup, ensure, journey};
use crate::page::Page;
use crate::person::{CONTACT, STATUS, SUBSIDY};

const NOT_STARTED: &str = "自测没能启动";
/// The longest it may take to say so.
const SOON: Duration = Duration::from_secs(3);

/// Opens the first screen and expects the message that nothing can start.
async fn says_so(page: &Page) -> Outcome {
    page.open().await?;
    let opened = Instant::now();
    fails_with(page, NOT_STARTED).await?;
    ensure(opened.elapsed() < SOON, format!("it took {:?} to say so", opened.elapsed()))
}

#[test]
fn the_loader_is_missing() -> Outcome {
    let folder = Folder::copy()?;
    let file = folder.file("boot-", ".js")?;
    let whole = std::fs::read(&file)?;
    folder.remove(&file)?;
    let setup = Setup { folder: Some(&folder), console: &["404"], ..PHONE };
    journey(setup, async |page| {
        says_so(page).await?;
        folder.write(&file, &whole, &["br"])?;
        page.tap("重试").await?;
        page.at_home().await?;
        page.tap("开始").await?;
        page.at(STATUS).await
    })
}

#[test]
fn a_way_in_that_was_tapped_ends_on_that_screen_too() -> Outcome {
    let folder = Folder::copy()?;
    folder.remove(&folder.file("boot-", ".js")?)?;
    let setup = Setup { folder: Some(&folder), absent: &["/boot-"], console: &["404"], ..PHONE };
    journey(setup, async |page| {
        page.open_at("#/start/looking").await?;
        fails_with(page, NOT_STARTED).await
    })
}

#[test]
fn the_loader_is_written_in_a_syntax_of_the_future() -> Outcome {
    let folder = Folder::copy()?;
    folder.write(&folder.file("boot-", ".js")?, b"const now = 1 |> f(%);", &[])?;
    journey(Setup { folder: Some(&folder), console: &["Uncaught"], ..PHONE }, async |page| says_so(page).await)
}

#[test]
fn the_loader_breaks_while_it_runs() -> Outcome {
    let folder = Folder::copy()?;
    folder.write(&folder.file("boot-", ".js")?, b"document.createElement(null.name)", &[])?;
    journey(Setup { folder: Some(&folder), console: &["Uncaught"], ..PHONE }, async |page| says_so(page).await)
}

#[test]
fn the_loader_is_blocked() -> Outcome {
    let not_in = &[(Engine::Firefox, "its driver blocks nothing"), (Engine::WebKit, "its driver blocks nothing")];
    journey(Setup { not_in, ..PHONE }, async |page| {
        page.cdp("Network.enable", json!({})).await?;
        page.cdp("Network.setBlockedURLs", json!({ "urls": ["*/boot-*.js"] })).await?;
        says_so(page).await
    })
}

#[test]
fn a_tap_is_answered_while_the_loader_is_still_on_its_way() -> Outcome {
    let not_in = &[(Engine::Firefox, "its driver holds nothing up"), (Engine::WebKit, "its driver holds nothing up")];
    let folder = Folder::copy()?;
    // The driver waits for the whole page, so the test cannot use a file that a server holds up: it fetches the loader
    // later instead, and the page does not learn that everything else has loaded.
    let file = folder.file("boot-", ".js")?;
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let late = format!("setTimeout(() => import('./{name}'), 6000)");
    folder.write(&folder.path().join("late.js"), late.as_bytes(), &[])?;
    let before = "addEventListener('load', (event) => event.stopImmediatePropagation(), true)";
    folder.edit_page(&format!("src=\"./{name}\""), "src=\"./late.js\"")?;
    journey(Setup { folder: Some(&folder), before, not_in, ..PHONE }, async |page| {
        page.open().await?;
        page.at_home().await?;
        page.tap("开始").await?;
        let tapped = Instant::now();
        page.shows(&["正在准备，马上就好…"]).await?;
        page.shows(&["网络有点慢，还在下载。"]).await?;
        ensure(tapped.elapsed() < SOON + Duration::from_secs(1), "the tap was left without an answer")?;
        page.at(STATUS).await
    })
}

#[test]
fn without_any_script_of_ours_the_list_stays() -> Outcome {
    let folder = Folder::copy()?;
    folder.remove(&folder.file("boot-", ".js")?)?;
    folder.remove(&folder.file("guard-", ".js")?)?;
    let setup = Setup { folder: Some(&folder), absent: &["/boot-", "/guard-"], console: &["404", "MIME"], ..PHONE };
    journey(setup, async |page| {
        page.open().await?;
        page.at_home().await?;
        page.tap("看全部政策与咨询去处").await?;
        page.shows(&[SUBSIDY, CONTACT]).await
    })
}

#[test]
fn without_the_guard_the_page_starts() -> Outcome {
    let folder = Folder::copy()?;
    folder.remove(&folder.file("guard-", ".js")?)?;
    let setup = Setup { folder: Some(&folder), absent: &["/guard-"], console: &["404", "MIME"], ..PHONE };
    journey(setup, async |page| {
        page.open().await?;
        page.at_home().await?;
        page.tap("开始").await?;
        page.at(STATUS).await
    })
}
