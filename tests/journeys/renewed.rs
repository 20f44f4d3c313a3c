//! A new version is deployed while the page is open: late files are gone, the page says that the site was renewed, and
//! the answers outlast the reload. A lost connection is called a lost connection.
//!
//! The new version is the old one under other names, as a build with other content would have.

use std::fs;

use serde_json::json;

use crate::engine::Engine;
use crate::folder::Folder;
use crate::harness::{Outcome, PHONE, Setup, ensure, journey};
use crate::language::RESULT_EN;
use crate::page::Page;
use crate::person::{
    BEFORE, CONTACT, FINAL_YEAR, HARDSHIP, LOAN, NEVER, RESULT, SCHOOL, STATUS, ZHEJIANG, answer, finish_matching,
};

/// Without a service worker: with one, the version before stays whole on the device, and nothing is ever gone.
const BARE: Setup<'static> = Setup { before: "delete Navigator.prototype.serviceWorker", ..PHONE };
const RENEWED: &str = "网站刚更新过，请刷新（答案会留着）。";
const OFFLINE: &str = "没连上网络，请检查后再试。";

/// Deploys a new version of one late file: another name, in index.html as well.
fn renew(folder: &Folder, begins: &str, ends: &str) -> Outcome {
    let file = folder.file(begins, ends)?;
    let content = fs::read(&file)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let (stem, rest) = name.split_once('-').unwrap_or_default();
    let next = format!("{stem}-0123456789abcdef{}", rest.get(16..).unwrap_or_default());
    folder.remove(&file)?;
    folder.write(&file.with_file_name(&next), &content, &["br"])?;
    folder.edit_page(&name, &next)
}

/// After a reload, the result of the same answers is on screen.
async fn reloaded(page: &Page) -> Outcome {
    page.at(RESULT).await?;
    page.shows(&["初步匹配 1 项", CONTACT]).await?;
    // What the tab has is forgotten with it; the device only has how the page looks.
    let kept = page.ask("return Object.keys(localStorage).filter((name) => name !== 'caice-look').length").await?;
    ensure(kept == 0, format!("{kept} things are stored on the device"))
}

#[test]
fn explanations_of_the_version_before_are_gone() -> Outcome {
    let folder = Folder::copy()?;
    let setup = Setup { folder: Some(&folder), absent: &["/pack/long-"], console: &["404"], ..BARE };
    journey(setup, async |page| {
        page.open().await?;
        page.alive().await?;
        renew(&folder, "pack/long-", ".zh.bin")?;
        finish_in_place(page).await?;
        page.tap("材料与办理").await?;
        page.shows(&["详细说明没取到。", RENEWED]).await?;
        page.lacks(&[OFFLINE, "检查网络"]).await?;
        page.tap("刷新").await?;
        reloaded(page).await?;
        page.tap("材料与办理").await?;
        page.shows(&["社会保障卡账户"]).await
    })
}

#[test]
fn english_of_the_version_before_is_gone() -> Outcome {
    let folder = Folder::copy()?;
    let setup = Setup { folder: Some(&folder), absent: &["/pack/short-"], console: &["404"], ..BARE };
    journey(setup, async |page| {
        finish_matching(page).await?;
        renew(&folder, "pack/short-", ".en.bin")?;
        page.tap("English").await?;
        // People who ask for English may not read Chinese.
        page.shows(&[RENEWED, "The site was renewed. Please reload; your answers are kept."]).await?;
        page.tap("刷新 / Reload").await?;
        reloaded(page).await?;
        page.tap("English").await?;
        page.shows(&[RESULT_EN]).await
    })
}

#[test]
fn what_draws_the_picture_is_gone() -> Outcome {
    let folder = Folder::copy()?;
    let setup = Setup { folder: Some(&folder), absent: &["/poster-"], console: &["404"], ..BARE };
    journey(setup, async |page| {
        finish_matching(page).await?;
        renew(&folder, "poster-", ".js")?;
        page.open_at("#/share").await?;
        page.tap("生成图片和二维码").await?;
        page.shows(&["图片没有生成", RENEWED]).await?;
        page.tap("刷新").await?;
        page.tap("生成图片和二维码").await?;
        page.until("the picture", "return all('img.poster').length === 1", &[]).await.map(drop)
    })
}

#[test]
fn a_page_in_the_place_of_a_file_is_no_text() -> Outcome {
    let folder = Folder::copy()?;
    let file = folder.file("pack/long-", ".zh.bin")?;
    let setup = Setup { folder: Some(&folder), absent: &["/pack/long-"], ..BARE };
    journey(setup, async |page| {
        page.open().await?;
        page.alive().await?;
        renew(&folder, "pack/long-", ".zh.bin")?;
        // Some servers answer with the first page if they lack a file.
        folder.write(&file, b"<!doctype html><title>all is well</title>", &[])?;
        finish_in_place(page).await?;
        page.tap("材料与办理").await?;
        page.shows(&["详细说明没取到。", RENEWED]).await
    })
}

#[test]
fn a_lost_connection_is_called_that() -> Outcome {
    let not_in =
        &[(Engine::Firefox, "its driver cuts no connection"), (Engine::WebKit, "its driver cuts no connection")];
    let console = &["ERR_INTERNET_DISCONNECTED"];
    journey(Setup { console, not_in, slow: true, ..BARE }, async |page| {
        page.open().await?;
        page.alive().await?;
        finish_in_place(page).await?;
        let offline = |offline: bool| json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        page.cdp("Network.emulateNetworkConditions", offline(true)).await?;
        page.tap("English").await?;
        page.shows(&[OFFLINE, "No connection."]).await?;
        page.lacks(&["更新过", "renewed"]).await?;
        page.cdp("Network.emulateNetworkConditions", offline(false)).await?;
        page.tap("English").await?;
        page.shows(&[RESULT_EN]).await
    })
}

/// Answers everything on an open page.
async fn finish_in_place(page: &Page) -> Outcome {
    page.tap("开始").await?;
    answer(page, STATUS, &[FINAL_YEAR]).await?;
    answer(page, HARDSHIP, &[LOAN]).await?;
    answer(page, SCHOOL, &[ZHEJIANG]).await?;
    answer(page, BEFORE, &[NEVER]).await?;
    page.at(RESULT).await
}
