//! The screens for everything that can be missing or broken: each says what happened and what to do next, and still
//! has the list of policies with whom to ask.
//!
//! Damages copies of the built folder; see `folder`.

use std::fs;
use std::path::Path;

use crate::engine::Engine;
use crate::folder::{Folder, other_pack};
use crate::harness::{Outcome, PHONE, Setup, ensure, journey};
use crate::page::Page;
use crate::person::{CONTACT, RESULT, STATUS, SUBSIDY, finish_matching, start};

const BLOCKED: &str = "这个浏览器打不开自测";
const MISSING: &str = "自测文件没下载下来";
const DAMAGED: &str = "政策规则文件不完整";

/// Every failure shows this.
pub async fn fails_with(page: &Page, heading: &str) -> Outcome {
    page.at(heading).await?;
    page.shows(&[SUBSIDY, CONTACT, "重试", "演示版", &page.origin]).await?;
    page.lacks(&["正在准备"]).await?;
    ensure(page.ask("return all('#start, #busy').length").await? == 0, "what cannot be started is still offered")?;
    let top = page.ask("return document.querySelector('#failure h1').getBoundingClientRect().top").await?;
    let top = top.as_f64().unwrap_or(-1.0);
    ensure((0.0..200.0).contains(&top), format!("the message begins at {top}, out of sight"))
}

/// Opens the first screen of a broken page.
async fn opens_with(page: &Page, heading: &str) -> Outcome {
    page.open().await?;
    fails_with(page, heading).await
}

#[test]
fn webassembly_is_blocked() -> Outcome {
    journey(Setup { before: "delete window.WebAssembly", ..PHONE }, async |page| opens_with(page, BLOCKED).await)
}

#[test]
fn webassembly_does_not_compile() -> Outcome {
    let folder = Folder::copy()?;
    let file = folder.file("caice-page", ".wasm")?;
    let whole = fs::read(&file)?;
    folder.write(&file, whole.get(..whole.len() / 2).unwrap_or_default(), &["br", "gz"])?;
    journey(Setup { folder: Some(&folder), ..PHONE }, async |page| opens_with(page, BLOCKED).await)
}

#[test]
fn a_page_comes_in_the_place_of_webassembly() -> Outcome {
    let folder = Folder::copy()?;
    folder.write(&folder.file("caice-page", ".wasm")?, b"<!doctype html><title>login</title>", &[])?;
    journey(Setup { folder: Some(&folder), ..PHONE }, async |page| opens_with(page, MISSING).await)
}

#[test]
fn webassembly_of_the_wrong_type_still_runs() -> Outcome {
    // The server derives the type from the file's ending; compiling while downloading refuses this one.
    let folder = Folder::copy()?;
    let file = folder.file("caice-page", ".wasm")?;
    folder.write(&folder.path().join("page.dat"), &fs::read(&file)?, &["br", "gz"])?;
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    folder.edit_page(&name, "page.dat")?;
    journey(Setup { folder: Some(&folder), ..PHONE }, async |page| {
        let refused =
            "try { await WebAssembly.compileStreaming(fetch('page.dat')); return false } catch { return true }";
        page.open().await?;
        ensure(page.promise(refused).await? == true, "compiling while downloading works with this type")?;
        finish_matching(page).await
    })
}

#[test]
fn a_browser_that_cannot_compile_while_downloading_still_runs() -> Outcome {
    let before = "delete WebAssembly.compileStreaming; delete WebAssembly.instantiateStreaming";
    journey(Setup { before, ..PHONE }, async |page| finish_matching(page).await)
}

#[test]
fn scripts_are_off() -> Outcome {
    journey(Setup { script_off: true, ..PHONE }, async |page| {
        page.open().await?;
        page.shows(&["这个浏览器没有开启脚本（JavaScript），自测用不了。", "看全部政策与咨询去处", "演示版"]).await?;
        ensure(page.ask("return all('#start').length").await? == 0, "what cannot be started is still offered")?;
        page.tap("看全部政策与咨询去处").await?;
        page.shows(&[SUBSIDY, CONTACT]).await
    })
}

#[test]
fn the_rules_are_missing() -> Outcome {
    let folder = Folder::copy()?;
    folder.remove(&folder.file("pack/rules-", ".bin")?)?;
    let setup = Setup { folder: Some(&folder), absent: &["/pack/rules-"], console: &["404"], ..PHONE };
    journey(setup, async |page| opens_with(page, MISSING).await)
}

#[test]
fn the_code_is_missing() -> Outcome {
    let folder = Folder::copy()?;
    folder.remove(&folder.file("caice-page", ".js")?)?;
    let setup = Setup { folder: Some(&folder), absent: &["/caice-page"], console: &["404"], ..PHONE };
    journey(setup, async |page| opens_with(page, MISSING).await)
}

#[test]
fn a_tap_that_waited_ends_on_the_failure_screen_too() -> Outcome {
    let folder = Folder::copy()?;
    folder.remove(&folder.file("pack/short-", ".zh.bin")?)?;
    let setup = Setup { folder: Some(&folder), absent: &["/pack/short-"], console: &["404"], ..PHONE };
    journey(setup, async |page| {
        page.open_at("#/ask").await?;
        fails_with(page, MISSING).await
    })
}

#[test]
fn trying_again_works_once_the_file_is_back() -> Outcome {
    let folder = Folder::copy()?;
    let file = folder.file("pack/rules-", ".bin")?;
    let whole = fs::read(&file)?;
    folder.remove(&file)?;
    let setup = Setup { folder: Some(&folder), console: &["404"], ..PHONE };
    journey(setup, async |page| {
        opens_with(page, MISSING).await?;
        folder.write(&file, &whole, &["br"])?;
        page.tap("重试").await?;
        page.at_home().await?;
        page.tap("开始").await?;
        page.at(STATUS).await
    })
}

/// The rules with one byte flipped at `place` (in thousandths of the file), in these compressed forms.
fn damaged(folder: &Folder, place: usize, forms: &[&str]) -> Outcome {
    let file = folder.file("pack/rules-", ".bin")?;
    let mut content = fs::read(&file)?;
    let last = content.len().saturating_sub(1);
    if let Some(byte) = content.get_mut(last * place / 1000) {
        *byte ^= 0x10;
    }
    folder.write(&file, &content, forms)
}

#[test]
fn the_rules_are_damaged() -> Outcome {
    for (place, forms) in [(0, [].as_slice()), (500, &["br"]), (1000, &["gz"])] {
        let folder = Folder::copy()?;
        damaged(&folder, place, forms)?;
        journey(Setup { folder: Some(&folder), ..PHONE }, async |page| opens_with(page, DAMAGED).await)?;
    }
    Ok(())
}

#[test]
fn damaged_rules_are_fetched_past_the_browsers_memory() -> Outcome {
    let folder = Folder::copy()?;
    let file = folder.file("pack/rules-", ".bin")?;
    let whole = fs::read(&file)?;
    damaged(&folder, 500, &["br"])?;
    journey(Setup { folder: Some(&folder), ..PHONE }, async |page| {
        opens_with(page, DAMAGED).await?;
        // Files with a hash in their name are kept for a year: an ordinary reload would find the damaged one again.
        folder.write(&file, &whole, &["br"])?;
        page.tap("重试").await?;
        page.at_home().await?;
        page.tap("开始").await?;
        page.at(STATUS).await
    })
}

#[test]
fn the_rules_break_on_the_way() -> Outcome {
    let folder = Folder::copy()?;
    let file = folder.file("pack/rules-", ".bin.br")?;
    let mut content = fs::read(&file)?;
    content.iter_mut().skip(3).for_each(|byte| *byte = 0xff);
    fs::write(&file, content)?;
    let console = &["ERR_CONTENT_DECODING_FAILED"];
    let not_in = &[(Engine::WebKit, "it waits for ever for a file whose compression is broken")];
    let setup = Setup { folder: Some(&folder), console, not_in, ..PHONE };
    journey(setup, async |page| opens_with(page, MISSING).await)
}

#[test]
fn the_files_are_of_two_builds() -> Outcome {
    let other = tempfile::tempdir()?;
    other_pack(other.path())?;
    let folder = Folder::copy()?;
    folder.write(&folder.file("pack/short-", ".zh.bin")?, &fs::read(other.path().join("short.zh.bin"))?, &["br"])?;
    journey(Setup { folder: Some(&folder), ..PHONE }, async |page| opens_with(page, DAMAGED).await)
}

#[test]
fn missing_explanations_leave_the_result_standing() -> Outcome {
    let folder = Folder::copy()?;
    let file = folder.file("pack/long-", ".zh.bin")?;
    let whole = fs::read(&file)?;
    folder.remove(&file)?;
    let setup = Setup { folder: Some(&folder), console: &["404"], ..PHONE };
    journey(setup, async |page| {
        finish_matching(page).await?;
        page.shows(&["初步匹配 1 项", CONTACT]).await?;
        page.tap("材料与办理").await?;
        page.shows(&["详细说明没取到。"]).await?;
        // The site is unchanged and the network is up.
        page.lacks(&["更新过", "没连上"]).await?;
        folder.write(&file, &whole, &["br"])?;
        page.tap_in(".card", "再试").await?;
        // This also redraws the cards.
        let unfolded = "const stands = tidy(document.body.innerText).includes('社会保障卡账户');
            const fold = all('details:not([open]) > summary').find((e) => name(e) === '材料与办理');
            if (!stands && fold) fold.click();
            return stands";
        page.until("the explanations", unfolded, &[]).await.map(drop)
    })
}

#[test]
fn explanations_of_another_build_are_not_shown() -> Outcome {
    let other = tempfile::tempdir()?;
    other_pack(other.path())?;
    let folder = Folder::copy()?;
    let content = fs::read(other.path().join("long.zh.bin"))?;
    folder.write(&folder.file("pack/long-", ".zh.bin")?, &content, &["br"])?;
    journey(Setup { folder: Some(&folder), ..PHONE }, async |page| {
        start(page).await?;
        page.at(STATUS).await?;
        page.open_at("#/result").await?;
        page.at(RESULT).await?;
        page.tap("材料与办理").await?;
        page.shows(&["详细说明没取到。"]).await?;
        page.lacks(&["社会保障卡账户"]).await
    })
}

#[test]
fn the_plain_list_names_every_policy() -> Outcome {
    let files = count_policies(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/journeys/pack"))?;
    journey(Setup { script_off: true, ..PHONE }, async |page| {
        page.open().await?;
        let listed = page.ask("return document.querySelectorAll('#policies li').length").await?;
        ensure(listed == files, format!("{files} policies, and {listed} in the list"))?;
        page.shows(&[&format!("目前收录 {files} 项政策")]).await
    })
}

/// Policies are the files in the folders below.
fn count_policies(folder: &Path) -> Outcome<usize> {
    let mut count = 0;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            count += fs::read_dir(path)?.count();
        }
    }
    Ok(count)
}
