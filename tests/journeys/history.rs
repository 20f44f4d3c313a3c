//! The system's Back, reloading, and what is left on the device: nothing.
//!
//! Does not cover links with answers; there are none yet.

use serde_json::json;

use crate::driver::real;
use crate::folder::Folder;
use crate::harness::{Outcome, PHONE, Setup, ensure, journey};
use crate::page::Page;
use crate::person::{
    ANSWERS, BEFORE, FINAL_YEAR, HARDSHIP, LOAN, NEVER, RESULT, SCHOOL, STATUS, ZHEJIANG, finish_matching,
    start_matching,
};

/// Waits until exactly this is picked.
async fn picked(page: &Page, row: &str) -> Outcome {
    let script = "const picked = all('label.row').filter((e) => e.querySelector('input').checked).map(name);
        return picked.join(' ') === tidy(arguments[0])";
    page.until(format!("{row:?} to be picked"), script, &[json!(row)]).await.map(drop)
}

#[test]
fn back_steps_through_the_questions_and_keeps_the_answers() -> Outcome {
    journey(PHONE, async |page| {
        finish_matching(page).await?;
        for (question, said) in [(BEFORE, NEVER), (SCHOOL, ZHEJIANG), (HARDSHIP, LOAN), (STATUS, FINAL_YEAR)] {
            page.back().await?;
            page.at(question).await?;
            picked(page, said).await?;
        }
        page.back().await?;
        page.at_home().await?;
        page.driver.forward().await?;
        page.at(STATUS).await?;
        page.tap("看结果").await?;
        page.at(RESULT).await?;
        page.shows(&["初步匹配 1 项"]).await
    })
}

#[test]
fn back_finds_the_place_on_a_long_list_again() -> Outcome {
    let folder = Folder::of(&real())?;
    journey(Setup { folder: Some(&folder), ..PHONE }, async |page| {
        page.open_at("#/policies").await?;
        page.shows(&["全部政策"]).await?;
        page.until("a long list", "return document.documentElement.scrollHeight > 2400", &[]).await?;
        page.ask("scrollTo(0, 900)").await?;
        page.until("the place", "return scrollY === 900", &[]).await?;
        let open = "all('.lines a').find((e) => e.getBoundingClientRect().top > 100).click()";
        page.run(open, Vec::new()).await?;
        page.until("a policy at its top", "return location.hash.startsWith('#/policy/') && scrollY === 0", &[]).await?;
        page.back().await?;
        page.until("the list where it was", "return location.hash === '#/policies' && Math.abs(scrollY - 900) < 2", &[])
            .await
            .map(drop)
    })
}

#[test]
fn our_own_back_is_the_same_as_the_systems() -> Outcome {
    journey(PHONE, async |page| {
        start_matching(page).await?;
        page.at(SCHOOL).await?;
        let length = page.ask("return history.length").await?;
        page.tap("返回").await?;
        page.at(HARDSHIP).await?;
        page.tap("返回").await?;
        page.at(STATUS).await?;
        page.tap("返回").await?;
        page.at_home().await?;
        ensure(page.ask("return history.length").await? == length, "going back left entries in the history")
    })
}

#[test]
fn our_back_leads_home_where_no_screen_was_before() -> Outcome {
    journey(PHONE, async |page| {
        page.open_at("#/answers").await?;
        page.at(ANSWERS).await?;
        page.tap("返回").await?;
        page.at_home().await
    })
}

#[test]
fn a_reload_keeps_the_answers_in_the_tab_and_nothing_is_left_on_the_device() -> Outcome {
    journey(PHONE, async |page| {
        finish_matching(page).await?;
        page.reload().await?;
        page.at(RESULT).await?;
        page.shows(&["已接着刚才的答案。只留在这个页面，关掉就没有了。", "初步匹配 1 项"]).await?;
        let stored = page
            .promise(
                "return {
                    local: localStorage.length, session: sessionStorage.length, cookie: document.cookie,
                    databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
                    workers: (await navigator.serviceWorker.getRegistrations()).length,
                    name: window.name,
                }",
            )
            .await?;
        let in_the_tab = json!({
            "local": 0, "session": 1, "cookie": "", "databases": 0, "caches": 0, "workers": 0, "name": "",
        });
        ensure(stored == in_the_tab, format!("something else is stored: {stored}"))?;
        // It goes with the tab.
        page.leave().await?;
        page.open_at("#/result").await?;
        page.at(RESULT).await?;
        page.lacks(&["初步匹配", "已接着"]).await
    })
}

#[test]
fn the_address_never_holds_an_answer() -> Outcome {
    // Every address the page ever had, including those replaced at once.
    let watch = "window.addresses = new Set();
        const note = () => window.addresses.add(location.href.slice(location.origin.length));
        for (const name of ['pushState', 'replaceState']) {
            const real = history[name];
            history[name] = function (...rest) { const result = real.apply(this, rest); note(); return result; };
        }
        addEventListener('hashchange', note); note()";
    journey(Setup { before: watch, ..PHONE }, async |page| {
        finish_matching(page).await?;
        page.tap("改答案").await?;
        page.at(ANSWERS).await?;
        let addresses = page.ask_text("return [...window.addresses].sort().join('\\n')").await?;
        let known = [
            "/",
            "/#/answers",
            "/#/ask",
            "/#/ask/enrolled_institution_region",
            "/#/ask/hardship_categories",
            "/#/ask/prior_benefits",
            "/#/ask/student_status",
            "/#/result",
        ];
        for address in addresses.lines() {
            ensure(known.contains(&address), format!("an unexpected address: {address}"))?;
        }
        // Nor does the name of the window.
        let title = page.driver.title().await?;
        ensure(title == format!("{ANSWERS} · 才策"), title)
    })
}

#[test]
fn pages_that_link_here_learn_nothing() -> Outcome {
    journey(PHONE, async |page| {
        page.open().await?;
        let policy = "const response = await fetch('./');
            return [response.headers.get('referrer-policy'), response.headers.get('set-cookie')]";
        ensure(page.promise(policy).await? == json!(["no-referrer", null]), "the referrer may be sent on")?;
        let title = page.driver.title().await?;
        ensure(!title.contains(STATUS), title)
    })
}
