//! Paper: a printer gets the sheet for the counter instead of the result, and a screen never shows it.
//!
//! Native tests show what the sheet contains; people judge how it looks (`CAICE_PICTURES` writes the PDF). The tests listen
//! for the print event; Chromium prints for the number of pages.

use std::{env, fs, path::PathBuf};

use base64::Engine as _;
use serde_json::json;

use crate::engine::Engine;
use crate::harness::{Outcome, PHONE, ensure, journey};
use crate::links::Stage;
use crate::page::Page;
use crate::person::{LOAN, RESULT, SUBSIDY, finish_matching};

/// The sheet's content, and what of the page a printer would show.
const SHEET: &str = "return [...document.querySelectorAll('.paper')].map((e) => e.textContent).join('')";
/// The elements of the sheet's QR code.
const CODES: &str = "return String(document.querySelectorAll('.paper .code path').length)";

#[test]
fn a_printer_gets_the_sheet_and_the_screen_never_does() -> Outcome {
    journey(PHONE, async |page| {
        finish_matching(page).await?;
        page.at(RESULT).await?;
        ensure(page.ask_text(SHEET).await?.is_empty(), "the sheet is drawn without a printer")?;
        page.run("window.dispatchEvent(new Event('beforeprint'))", Vec::new()).await?;
        page.until("the sheet", "return document.querySelectorAll('.paper h1').length === 1", &[]).await?;
        let sheet = page.ask_text(SHEET).await?;
        // The one policy rests on a sensitive answer: without a tick it is left out, and that is said.
        for wanted in ["丽水经开区人才政策自测单", "另有 1 项未带", "规则核对至"] {
            ensure(sheet.contains(wanted), format!("the sheet lacks {wanted}: {sheet}"))?;
        }
        ensure(!sheet.contains(LOAN) && !sheet.contains(SUBSIDY), "something stands on it that nobody ticked")?;
        let seen = "return String([...document.querySelectorAll('.paper')].some((e) => e.checkVisibility()))";
        ensure(page.ask_text(seen).await? == "false", "the sheet is on the screen")?;
        page.run("window.dispatchEvent(new Event('afterprint'))", Vec::new()).await?;
        page.until("the sheet gone", "return document.querySelectorAll('.paper h1').length === 0", &[]).await?;
        Ok(())
    })
}

#[test]
fn the_button_prints_what_is_ticked_with_a_code() -> Outcome {
    journey(PHONE, async |page| {
        finish_matching(page).await?;
        // The texts with the papers arrive after the result is painted.
        page.tap("材料与办理").await?;
        page.shows(&["申请表"]).await?;
        page.tap("带走结果").await?;
        // In place of the printer: what it would have received.
        let printer = "window.given = []; window.print = () => window.given.push(\
                       document.querySelector('.paper').textContent + '|' + document.querySelectorAll('.paper .code path').length)";
        page.run(printer, Vec::new()).await?;
        let print = async |n: usize| -> Outcome<String> {
            page.tap("打印去窗口的单子").await?;
            page.until("the printer", &format!("return window.given.length === {n}"), &[]).await?;
            page.ask_text(&format!("return window.given[{}]", n - 1)).await
        };
        let results = print(1).await?;
        ensure(results.ends_with("|1") && !results.contains("本人填的"), results)?;
        page.tap("带答案，方便接着改").await?;
        page.tap("也带上“本人或家庭情况”这类问题").await?;
        let all = print(2).await?;
        for wanted in ["本人填的", LOAN, SUBSIDY, "带什么（备好打勾）", "申请表", "去哪办、找谁问"]
        {
            ensure(all.contains(wanted), format!("the sheet lacks {wanted}: {all}"))?;
        }
        ensure(page.ask_text(CODES).await? == "0", "the sheet stays after printing")
    })
}

/// The pages of the sheet on A4, as a file that a printer would get.
async fn printed(page: &Page, name: &str) -> Outcome<usize> {
    page.until("the long texts", "return !document.querySelector('#live').textContent.includes('条文正在取')", &[])
        .await?;
    page.run("window.dispatchEvent(new Event('beforeprint'))", Vec::new()).await?;
    page.until("the code", "return document.querySelectorAll('.paper .code path').length === 1", &[]).await?;
    let a4 = json!({ "paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": true });
    let file = page.cdp("Page.printToPDF", a4).await?;
    let file = base64::prelude::BASE64_STANDARD.decode(file["data"].as_str().unwrap_or_default())?;
    if let Some(folder) = env::var_os("CAICE_PICTURES").map(PathBuf::from) {
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(name), &file)?;
    }
    let is_page = |at: &[u8]| at.starts_with(b"/Type /Page") && !at.starts_with(b"/Type /Pages");
    Ok(file.windows(12).filter(|at| is_page(at)).count())
}

#[test]
fn the_sheet_takes_two_pages_at_most() -> Outcome {
    for who in ["founder", "veteran", "technician", "graduate"] {
        let stage = Stage::of(who)?;
        stage.fresh(async |page| {
            stage.answered(page).await?;
            if page.engine != Engine::Chromium {
                return Ok(());
            }
            let n_pages = printed(page, &format!("sheet-{who}.pdf")).await?;
            ensure((1..=2).contains(&n_pages), format!("{who}: {n_pages} pages"))
        })?;
    }
    Ok(())
}
