//! 我的计划 in a browser: ticks that stay, files that a calendar gets, what a printer gets, and the way back to it.
//!
//! Walks the deployed folder with people of `policies/people`. What is in the plan is tested natively (`tests/interview`).

use std::fs;

use serde_json::json;

use crate::{
    engine::Engine,
    harness::{Outcome, ensure},
    links::{STUDENT, Stage},
    page::Page,
    person::ANSWERS,
};

const PLAN: &str = "我的计划";
const BOXES: &str = "return String(document.querySelectorAll('.plan input:checked').length)";

/// Follows a link, as soon as it is there.
async fn follow(page: &Page, link: &str) -> Outcome {
    let follows = format!("const link = document.querySelector('{link}'); if (link) link.click(); return !!link");
    page.until("the link", &follows, &[]).await?;
    Ok(())
}

/// From the result to the plan, with its papers.
async fn plan(page: &Page) -> Outcome {
    // It is called by how much is in it, too, and the late texts redraw it.
    follow(page, "a[href=\"#/plan\"]").await?;
    page.at(PLAN).await?;
    page.shows(&["要带的材料"]).await
}

#[test]
fn what_is_ticked_off_stays_ticked_until_somebody_starts_again() -> Outcome {
    let stage = Stage::of("technician")?;
    stage.fresh(async |page| {
        stage.answered(page).await?;
        plan(page).await?;
        page.shows(&["申请“失业保险技能提升补贴”", "到2027年4月16日为止", "已办 0 / 5"]).await?;
        page.run("document.querySelector('.task input').click()", Vec::new()).await?;
        page.shows(&["已办 1 / 5"]).await?;
        page.run("document.querySelector('.side .tasks input').click()", Vec::new()).await?;
        page.reload().await?;
        page.at(PLAN).await?;
        page.shows(&["已办 1 / 5", "要带的材料"]).await?;
        ensure(page.ask_text(BOXES).await? == "2", "a tick is lost over a reload")?;
        page.open_at("#/result").await?;
        page.at("自测结果").await?;
        page.tap("从头再来").await?;
        page.tap("清空，从头再来").await?;
        page.at_home().await?;
        ensure(page.ask_text("return JSON.stringify({...sessionStorage})").await? == "{}", "something stays")
    })
}

#[test]
fn a_step_that_is_taken_changes_the_answer_and_leads_back() -> Outcome {
    let stage = Stage::of("laid-off")?;
    stage.fresh(async |page| {
        stage.answered(page).await?;
        plan(page).await?;
        page.shows(&["去办失业登记", "先办的办好后，申请“失业保险金”"]).await?;
        page.tap("办好后，改这个回答，结果会跟着变").await?;
        page.until("the question", "return location.hash.startsWith('#/ask/unemployment')", &[]).await?;
        page.back().await?;
        page.at(PLAN).await
    })
}

#[test]
fn the_days_are_files_that_a_calendar_gets() -> Outcome {
    let stage = Stage::of("technician")?;
    stage.fresh(async |page| {
        stage.answered(page).await?;
        plan(page).await?;
        let named = "return all('a[download]').map((link) => link.download).join()";
        let named = page.ask_text(named).await?;
        ensure(named.matches(".ics").count() == 3 && named.ends_with(",caice.ics"), named)?;
        let file = "return decodeURIComponent(all('a[download]')[2].href.split(',')[1])";
        let file = page.ask_text(file).await?;
        ensure(file.starts_with("BEGIN:VCALENDAR\r\n") && file.ends_with("END:VCALENDAR\r\n"), file.clone())?;
        ensure(
            file.matches("BEGIN:VEVENT").count() == 2 && file.contains("DTSTART;VALUE=DATE:20270416"),
            file.clone(),
        )?;
        if page.engine != Engine::Chromium {
            // The other drivers do not say where a file goes.
            return Ok(());
        }
        let folder = tempfile::tempdir()?;
        let to = json!({ "behavior": "allow", "downloadPath": folder.path() });
        page.cdp("Browser.setDownloadBehavior", to).await?;
        page.tap("全部存进日历").await?;
        for _ in 0..100 {
            if folder.path().join("caice.ics").exists() {
                break;
            }
            page.frames().await?;
        }
        ensure(fs::read_to_string(folder.path().join("caice.ics"))? == file, "the file is another one")
    })
}

#[test]
fn a_printer_gets_the_plan_without_what_rests_on_sensitive_answers() -> Outcome {
    let stage = Stage::of(STUDENT)?;
    stage.fresh(async |page| {
        stage.answered(page).await?;
        plan(page).await?;
        page.shows(&["不打印，一起存日历时也不带"]).await?;
        page.run("window.n = 0; window.print = () => window.n++", Vec::new()).await?;
        page.tap("打印这份计划").await?;
        page.until("the printer", "return window.n === 1", &[]).await?;
        if page.engine != Engine::Chromium {
            return Ok(());
        }
        page.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
        let seen = "return all('.plan .untold').some((e) => e.checkVisibility()) + ' ' + all('.plan .task').some((e) => e.checkVisibility())";
        ensure(page.ask_text(seen).await? == "false true", "what is private is printed, or nothing is")?;
        page.cdp("Emulation.setEmulatedMedia", json!({ "media": "" })).await?;
        Ok(())
    })
}

#[test]
fn a_door_asks_about_its_policies_alone_and_shows_them() -> Outcome {
    let stage = Stage::of("technician")?;
    stage.fresh(async |page| {
        page.open().await?;
        page.at_home().await?;
        page.alive().await?;
        page.tap_in(".doors", "技能").await?;
        page.at("技能").await?;
        page.shows(&["失业保险技能提升补贴", "只测这几项，题目少一些"]).await?;
        page.tap("只测这几项").await?;
        page.until("a question", "return location.hash.startsWith('#/ask/')", &[]).await?;
        stage.answered(page).await?;
        page.open_at("#/door/skills").await?;
        page.at("技能").await?;
        page.shows(&["初步匹配", "最高 ¥2,000"]).await
    })
}

#[test]
fn another_answer_is_compared_and_not_recorded() -> Outcome {
    let stage = Stage::of("technician")?;
    stage.fresh(async |page| {
        stage.answered(page).await?;
        page.tap("换个回答比一比").await?;
        page.at("换个回答比一比").await?;
        let choose = "const list = document.querySelector('.plan select');
            list.selectedIndex = [...list.options].findIndex((option) => option.text.startsWith('工作情况'));
            list.dispatchEvent(new Event('change'))";
        page.run(choose, Vec::new()).await?;
        page.tap("没有工作").await?;
        page.shows(&["项不一样", "现在", "换了以后"]).await?;
        // What is supposed is still supposed after a look at a policy, and in the other language.
        page.run("document.querySelector('.compared th a').click()", Vec::new()).await?;
        page.until("the policy", "return location.hash.startsWith('#/policy/')", &[]).await?;
        page.back().await?;
        page.at("换个回答比一比").await?;
        page.shows(&["项不一样", "现在", "换了以后"]).await?;
        page.open_at("#/answers").await?;
        page.at(ANSWERS).await?;
        page.lacks(&["没有工作"]).await
    })
}
