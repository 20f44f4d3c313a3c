//! Paper: a printer gets the sheet for the counter instead of the result, and a screen never shows it.
//!
//! Native tests show what the sheet contains; people judge how it looks. The test listens for the print event: no
//! driver here prints.

use crate::harness::{Outcome, PHONE, ensure, journey};
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
