//! Whole ways by keys alone: every kind of question, lists of entries, collapsed sections, all policies and one of
//! them, a supposed job, another day, taking the result along, keeping it, starting over, text and language.
//!
//! A way begins at a typed address or on the first screen; from there on only keys. Each step tabs to the element with
//! a given name, and every stop on the way must show its focus (`keyboard::tab_to`). `keyboard_all` shows that Tab
//! reaches everything on every screen, `tap` what a finger's tap does.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::examples::{EMPLOYMENT, LOOKING, YEAR, is_said, picked, result};
use crate::forms::{CERTIFICATES, ENTRY, OPENED, RENT, ask, forms_from};
use crate::harness::{Outcome, Setup, ensure, journey};
use crate::keyboard::{COMPUTER, focus, from_the_top, tab_to};
use crate::language::{HEADING_EN, RESULT_EN};
use crate::offer::OFFER;
use crate::page::{Page, tidy};
use crate::person::{ANSWERS, FINAL_YEAR, HARDSHIP, LOAN, NOT_STUDENT, RESULT, SCHOOL, STATUS};

/// A way through the examples.
fn way(steps: impl AsyncFnOnce(&Page) -> Outcome) -> Outcome {
    forms_from(COMPUTER, steps)
}

/// Tabs to the element with this name and presses a key there.
async fn use_it(page: &Page, called: &str, key: Key) -> Outcome {
    tab_to(page, called).await?;
    page.press(key).await
}

/// Types where the keyboard is.
async fn keys(page: &Page, text: &str) -> Outcome {
    Ok(page.driver.action_chain().send_keys(text).perform().await?)
}

/// The keyboard is on the element with this name.
async fn is_on(page: &Page, called: &str) -> Outcome {
    let script = "const e = document.activeElement; return e !== document.body && name(e.closest('label.row') ?? e) === tidy(arguments[0])";
    page.until(format!("the keyboard to be on {called:?}"), script, &[json!(called)]).await?;
    let (name, wrong) = focus(page).await?;
    ensure(wrong.is_empty(), format!("the focus on {name:?} cannot be seen: {wrong}"))
}

/// A person pays twelve yuan a month.
async fn rent(page: &Page) -> Outcome {
    ask(page, "monthly_rent", RENT).await?;
    tab_to(page, "每月房租（元/月）").await?;
    keys(page, "12").await?;
    page.press(Key::Enter).await?;
    page.until("the next screen", "return !tidy(document.body.innerText).includes('房租')", &[]).await.map(drop)
}

/// Waits until exactly these rows are picked.
async fn rows_picked(page: &Page, rows: &[&str]) -> Outcome {
    let script = "const picked = all('label.row').filter((e) => e.querySelector('input').checked).map(name);
        return JSON.stringify(picked) === JSON.stringify(arguments[0].map(tidy))";
    page.until(format!("{rows:?} to be picked"), script, &[json!(rows)]).await.map(drop)
}

#[test]
fn several_answers_are_picked_and_taken_back() -> Outcome {
    journey(COMPUTER, async |page| {
        page.open_at("#/ask/hardship_categories").await?;
        page.at(HARDSHIP).await?;
        use_it(page, "低保家庭", Key::Space).await?;
        use_it(page, LOAN, Key::Space).await?;
        rows_picked(page, &["低保家庭", LOAN]).await?;
        use_it(page, "都没有", Key::Space).await?;
        rows_picked(page, &["都没有"]).await?;
        page.press(Key::Space).await?;
        rows_picked(page, &[]).await?;
        from_the_top(page).await?;
        use_it(page, "孤儿", Key::Space).await?;
        use_it(page, LOAN, Key::Space).await?;
        rows_picked(page, &["孤儿", LOAN]).await?;
        use_it(page, "下一题", Key::Enter).await?;
        is_said(page, "本人或家庭情况", &format!("孤儿、{LOAN}")).await
    })
}

#[test]
fn a_date_is_chosen_and_its_day_where_it_decides() -> Outcome {
    way(async |page| {
        ask(page, "opened_on", OPENED).await?;
        tab_to(page, "年").await?;
        keys(page, "2024").await?;
        tab_to(page, "月").await?;
        // By its number to May, on to June with an arrow.
        keys(page, "5").await?;
        page.press(Key::Down).await?;
        use_it(page, "下一题", Key::Enter).await?;
        page.shows(&["就差几天"]).await?;
        page.at(OPENED).await?;
        tab_to(page, "日").await?;
        for _ in 0..3 {
            page.press(Key::Down).await?;
        }
        use_it(page, "下一题", Key::Enter).await?;
        page.until("the next screen", "return !tidy(document.body.innerText).includes('开业的')", &[]).await?;
        is_said(page, "开业时间", "2024年6月3日").await
    })
}

#[test]
fn a_number_is_typed_and_taken_with_enter() -> Outcome {
    way(async |page| {
        ask(page, "monthly_rent", RENT).await?;
        tab_to(page, "每月房租（元/月）").await?;
        keys(page, "12x").await?;
        page.press(Key::Enter).await?;
        page.shows(&["请填一个数"]).await?;
        page.press(Key::Backspace).await?;
        page.press(Key::Enter).await?;
        page.until("the next screen", "return !tidy(document.body.innerText).includes('房租')", &[]).await?;
        is_said(page, "每月房租", "12 元/月").await
    })
}

#[test]
fn an_entry_is_added_changed_and_removed() -> Outcome {
    way(async |page| {
        ask(page, "certificates", CERTIFICATES).await?;
        use_it(page, "添加一条", Key::Enter).await?;
        page.at(ENTRY).await?;
        use_it(page, "初级工", Key::Space).await?;
        tab_to(page, "年").await?;
        keys(page, "2025").await?;
        tab_to(page, "月").await?;
        keys(page, "3").await?;
        use_it(page, "保存这一条", Key::Enter).await?;
        page.at(CERTIFICATES).await?;
        page.shows(&["初级工 · 2025年3月"]).await?;

        use_it(page, "修改", Key::Enter).await?;
        page.at(ENTRY).await?;
        tab_to(page, "初级工").await?;
        page.press(Key::Down).await?;
        is_on(page, "高级工").await?;
        use_it(page, "保存这一条", Key::Space).await?;
        page.at(CERTIFICATES).await?;
        page.shows(&["高级工 · 2025年3月"]).await?;
        page.lacks(&["初级工"]).await?;

        use_it(page, "删除", Key::Enter).await?;
        // The focused element is gone: the focus is at the top of the list, not nowhere.
        page.at(CERTIFICATES).await?;
        page.until("no entry", "return all('.lines li').length === 0", &[]).await?;
        tab_to(page, "添加一条").await
    })
}

#[test]
fn an_answer_is_changed_from_the_list() -> Outcome {
    journey(COMPUTER, async |page| {
        page.open_at("#/ask").await?;
        page.at(STATUS).await?;
        use_it(page, FINAL_YEAR, Key::Space).await?;
        use_it(page, "下一题", Key::Enter).await?;
        page.at(HARDSHIP).await?;
        from_the_top(page).await?;
        use_it(page, "看结果", Key::Enter).await?;
        page.at(RESULT).await?;
        from_the_top(page).await?;
        use_it(page, "改答案", Key::Enter).await?;
        page.at(ANSWERS).await?;
        use_it(page, "改", Key::Enter).await?;
        page.at(STATUS).await?;
        // Tab reaches the picked one.
        tab_to(page, FINAL_YEAR).await?;
        page.press(Key::Up).await?;
        is_on(page, NOT_STUDENT).await?;
        picked(page, NOT_STUDENT).await?;
        use_it(page, "保存", Key::Enter).await?;
        page.at(ANSWERS).await?;
        is_said(page, "在校情况", NOT_STUDENT).await?;
        use_it(page, "看结果", Key::Enter).await?;
        page.at(RESULT).await?;
        page.shows(&["目前不满足"]).await
    })
}

#[test]
fn what_is_folded_opens_and_closes() -> Outcome {
    journey(COMPUTER, async |page| {
        page.open_at("#/ask").await?;
        page.at(STATUS).await?;
        use_it(page, FINAL_YEAR, Key::Space).await?;
        use_it(page, "下一题", Key::Enter).await?;
        page.at(HARDSHIP).await?;
        use_it(page, LOAN, Key::Space).await?;
        page.press(Key::Enter).await?;
        page.at(SCHOOL).await?;
        from_the_top(page).await?;
        use_it(page, "看结果", Key::Enter).await?;
        page.at(RESULT).await?;
        for (folded, inside) in [("为什么", "你填：在校，正读最后一学年"), ("材料与办理", "社会保障卡账户")]
        {
            tab_to(page, folded).await?;
            page.lacks(&[inside]).await?;
            for key in [Key::Enter, Key::Space] {
                page.press(key.clone()).await?;
                page.shows(&[inside]).await?;
                is_on(page, folded).await?;
                page.press(key).await?;
                let closed = "return !tidy(document.body.innerText).includes(tidy(arguments[0]))";
                page.until(format!("{inside:?} to be folded"), closed, &[json!(inside)]).await?;
                is_on(page, folded).await?;
            }
        }
        Ok(())
    })
}

#[test]
fn a_policy_is_found_and_tested_alone() -> Outcome {
    way(async |page| {
        page.open().await?;
        page.at_home().await?;
        page.alive().await?;
        use_it(page, "看全部政策与咨询去处", Key::Enter).await?;
        use_it(page, "搜索和筛选，看每一项的条件与出处", Key::Enter).await?;
        page.at("全部政策").await?;
        page.shows(&["共 5 项"]).await?;
        tab_to(page, "搜政策名（可用拼音首字母或英文）").await?;
        keys(page, "zgzdr").await?;
        page.shows(&["找到 1 项"]).await?;
        tab_to(page, "什么人").await?;
        page.press(Key::Tab).await?;
        page.press(Key::Tab).await?;
        let (name, wrong) = focus(page).await?;
        ensure(name.starts_with(&tidy(LOOKING)) && wrong.is_empty(), format!("on {name:?} {wrong}"))?;
        page.press(Key::Enter).await?;
        page.at(LOOKING).await?;
        use_it(page, "只测这一项（约 2 题）", Key::Enter).await?;
        page.at(EMPLOYMENT).await
    })
}

#[test]
fn a_job_is_supposed() -> Outcome {
    way(async |page| {
        page.open_at("#/offer").await?;
        page.at(OFFER).await?;
        tab_to(page, "不到 1 年").await?;
        page.press(Key::Space).await?;
        page.shows(&["按这个假设，没有变化"]).await?;
        page.press(Key::Down).await?;
        page.shows(&["按这个假设，1 项会变"]).await?;
        is_on(page, YEAR).await?;
        use_it(page, "为什么", Key::Enter).await?;
        page.shows(&["合同一年以上"]).await
    })
}

#[test]
fn another_day_is_chosen_and_left() -> Outcome {
    way(async |page| {
        result(page).await?;
        use_it(page, "换个日期看", Key::Enter).await?;
        page.until("the field", "return all('input[type=date]').length === 1", &[]).await?;
        page.press(Key::Tab).await?;
        // In the order of the browser's language: month, day, year.
        keys(page, "05312031").await?;
        page.shows(&["按2031年5月31日推算，不是今天的结果"]).await?;
        use_it(page, "回到今天", Key::Space).await?;
        let today = "return !tidy(document.body.innerText).includes('不是今天')";
        page.until("today", today, &[]).await?;
        is_on(page, "回到今天").await
    })
}

#[test]
fn the_result_is_taken_along() -> Outcome {
    // A browser without its own clipboard, so that the test can see the copied text.
    let before = "Object.defineProperty(navigator, 'clipboard', { value: undefined });
        document.addEventListener('copy', () => { window.copied = document.activeElement.value; });";
    forms_from(Setup { before, ..COMPUTER }, async |page| {
        result(page).await?;
        use_it(page, "带走结果", Key::Enter).await?;
        page.at("带走结果").await?;
        tab_to(page, "只带结果").await?;
        page.press(Key::Down).await?;
        page.shows(&["谁打开谁能看到你的答案"]).await?;
        is_on(page, "带答案，方便接着改").await?;
        use_it(page, "复制链接", Key::Enter).await?;
        page.shows(&["已复制"]).await?;
        let copied = page.ask_text("return window.copied").await?;
        let link = page.ask_text("return all('input[readonly]')[0].value").await?;
        ensure(copied == link && link.contains("#c"), format!("{copied:?} was copied, the link is {link:?}"))?;
        is_on(page, "复制链接").await?;
        use_it(page, "生成图片和二维码", Key::Space).await?;
        page.until("the picture", "return all('img').some((e) => e.complete && e.naturalWidth > 0)", &[]).await?;
        is_on(page, "生成图片和二维码").await
    })
}

#[test]
fn answers_are_kept_for_a_day() -> Outcome {
    way(async |page| {
        rent(page).await?;
        page.open_at("#/share").await?;
        page.at("带走结果").await?;
        tab_to(page, "打印去窗口的单子").await?;
        page.press(Key::Tab).await?;
        let (name, wrong) = focus(page).await?;
        ensure(name.starts_with("记在这台手机24小时") && wrong.is_empty(), format!("on {name:?} {wrong}"))?;
        page.press(Key::Space).await?;
        page.until("something to be kept", "return localStorage.length === 1", &[]).await?;
        page.leave().await?;
        page.open().await?;
        page.at_home().await?;
        page.shows(&["已接着上次的答案"]).await?;
        is_said(page, "每月房租", "12 元/月").await
    })
}

#[test]
fn starting_over_is_refused_and_then_confirmed() -> Outcome {
    way(async |page| {
        rent(page).await?;
        result(page).await?;
        use_it(page, "从头再来", Key::Enter).await?;
        // The harmless button has the focus.
        is_on(page, "先不清空").await?;
        page.press(Key::Enter).await?;
        is_on(page, "从头再来").await?;
        is_said(page, "每月房租", "12 元/月").await?;
        result(page).await?;
        use_it(page, "从头再来", Key::Space).await?;
        is_on(page, "先不清空").await?;
        page.driver
            .action_chain()
            .key_down(Key::Shift)
            .send_keys(Key::Tab.value())
            .key_up(Key::Shift)
            .perform()
            .await?;
        is_on(page, "清空，从头再来").await?;
        page.press(Key::Enter).await?;
        page.at_home().await?;
        is_said(page, "每月房租", "").await
    })
}

#[test]
fn large_text_and_english_are_switched_on_and_off() -> Outcome {
    journey(COMPUTER, async |page| {
        page.open().await?;
        page.at_home().await?;
        page.alive().await?;
        let large = "return document.documentElement.classList.contains('big') === arguments[0]
            && document.querySelector('#big').getAttribute('aria-pressed') === String(arguments[0])";
        tab_to(page, "长辈模式").await?;
        for (key, wanted) in [(Key::Enter, true), (Key::Space, false)] {
            page.press(key).await?;
            page.until(format!("large text: {wanted}"), large, &[json!(wanted)]).await?;
            is_on(page, "长辈模式").await?;
        }
        use_it(page, "English", Key::Enter).await?;
        page.shows(&[HEADING_EN]).await?;
        is_on(page, "中文").await?;
        use_it(page, "Start", Key::Enter).await?;
        page.until("a question", "return document.activeElement.matches('#live h1')", &[]).await?;
        from_the_top(page).await?;
        use_it(page, "See result", Key::Enter).await?;
        page.at(RESULT_EN).await?;
        from_the_top(page).await?;
        use_it(page, "中文", Key::Space).await?;
        // Everything is redrawn: the keyboard is at the top.
        page.at(RESULT).await
    })
}
