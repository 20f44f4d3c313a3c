//! Questions with something to fill in: a number, a date whose day is asked only when it decides, a list of entries;
//! and the cards of outcomes that need one more step or more time.
//!
//! Walks a pack of examples, `tests/journeys/forms`. `tests/interview` shows natively which answers a field takes, and
//! when a day decides.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::engine::Engine;
use crate::examples::EMPLOYMENT;
use crate::folder::Folder;
use crate::harness::{Outcome, PHONE, Setup, Trouble, ensure, journey};
use crate::page::Page;
use crate::person::{ANSWERS, RESULT};

/// 参保时间.
pub const SINCE: &str = "你哪天开始参保的？";
/// 每月房租.
pub const RENT: &str = "店的房租每月多少？";
/// 开业时间.
pub const OPENED: &str = "你的店哪天开业的？";
/// 开业登记.
pub const REGISTERED: &str = "开业登记办了吗？";
/// 技能证书.
pub const CERTIFICATES: &str = "你有哪些技能证书？";
/// The heading of an entry.
pub const ENTRY: &str = "技能证书";

const DIGITS_ONLY: &str = "请填一个数，单位是元/月，如 3000 或 836.42。";
const DAY_DECIDES: &str = "就差几天：再选一下日。记不清就空着，点“下一题”。";

/// Runs `steps` on the page of the examples.
pub fn forms(steps: impl AsyncFnOnce(&Page) -> Outcome) -> Outcome {
    forms_from(PHONE, steps)
}

/// The same, begun in another way.
pub fn forms_from(setup: Setup<'_>, steps: impl AsyncFnOnce(&Page) -> Outcome) -> Outcome {
    let folder = Folder::forms()?;
    journey(Setup { folder: Some(&folder), ..setup }, steps)
}

/// Opens the question of a fact.
pub async fn ask(page: &Page, fact: &str, question: &str) -> Outcome {
    page.open_at(&format!("#/ask/{fact}")).await?;
    page.at(question).await
}

/// Waits until a question with these words is left.
async fn left(page: &Page, words: &str) -> Outcome {
    let script = "const heading = document.querySelector('#live h1');
        return heading !== null && !tidy(heading.textContent).includes(arguments[0])";
    page.until("the next question", script, &[json!(words)]).await.map(drop)
}

/// Types into the only text field, replacing its content.
async fn fill(page: &Page, text: &str) -> Outcome {
    let field = page.driver.find(By::Css("label.field input[type=text]")).await?;
    field.clear().await?;
    Ok(field.send_keys(text).await?)
}

async fn filled(page: &Page) -> Outcome<String> {
    page.ask_text("return document.querySelector('label.field input').value").await
}

/// Fills in the year (0) of the date on the screen, or chooses its month (1) or day (2).
pub async fn choose(page: &Page, which: usize, value: u32) -> Outcome {
    let Some(list) = which.checked_sub(1) else {
        let field =
            page.until("the field for the year", "return all('.pair input[type=text]')[0]", &[]).await?.element()?;
        let held = "return all('.pair input[type=text]')[0].value === String(arguments[0])";
        // MiniBrowser's driver sometimes loses a key.
        for _ in 0..3 {
            field.clear().await?;
            field.send_keys(value.to_string()).await?;
            if page.run(held, vec![json!(value)]).await?.json() == true {
                return Ok(());
            }
        }
        return Err(Trouble::new(format!("the field for the year does not take {value}")));
    };
    let script = "return all('select')[arguments[0]]?.querySelector(`option[value=\"${arguments[1]}\"]`)";
    let held = "return all('select')[arguments[0]].value === String(arguments[1])";
    // MiniBrowser's driver sometimes opens a list and picks nothing.
    for _ in 0..3 {
        let option = page.until(format!("{value} in list {list}"), script, &[json!(list), json!(value)]).await?;
        option.element()?.click().await?;
        if page.run(held, vec![json!(list), json!(value)]).await?.json() == true {
            return Ok(());
        }
    }
    Err(Trouble::new(format!("the list {list} does not take {value}")))
}

async fn lists(page: &Page, wanted: usize) -> Outcome {
    let found = page.ask("return all('select').length").await?;
    ensure(found == wanted, format!("{wanted} lists to choose from, found {found}"))
}

/// Waits until the list of entries shows exactly these.
async fn entries(page: &Page, wanted: &[&str]) -> Outcome {
    let script = "const said = all('.lines li > span').map((e) => tidy(e.textContent));
        return JSON.stringify(said) === JSON.stringify(arguments[0].map(tidy))";
    page.until(format!("the entries {wanted:?}"), script, &[json!(wanted)]).await.map(drop)
}

#[test]
fn a_number_that_is_none_is_told_and_the_right_one_taken() -> Outcome {
    forms(async |page| {
        ask(page, "monthly_rent", RENT).await?;
        page.tap("下一题").await?;
        page.shows(&["请填数字，或点“不清楚”。"]).await?;
        for wrong in ["十个月", "1,2", "-3", "1e3"] {
            fill(page, wrong).await?;
            page.until("the reminder to go", "return all('[role=alert]').length === 0", &[]).await?;
            page.tap("下一题").await?;
            page.shows(&[DIGITS_ONLY]).await?;
            let described = "return document.getElementById(document.querySelector('fieldset').getAttribute('aria-describedby')).textContent";
            let described = page.ask_text(described).await?;
            ensure(described == DIGITS_ONLY, format!("the field is described by {described:?}"))?;
            ensure(filled(page).await? == wrong, "what was typed is gone")?;
        }
        fill(page, "11").await?;
        page.tap("下一题").await?;
        page.open_at("#/answers").await?;
        page.at(ANSWERS).await?;
        page.shows(&["11 元/月"]).await?;
        // The field shows it when the question is opened again.
        ask(page, "monthly_rent", RENT).await?;
        ensure(filled(page).await? == "11", "the field does not show the answer")
    })
}

#[test]
fn back_from_a_field_that_is_typed_into_leads_to_the_question_before() -> Outcome {
    forms(async |page| {
        ask(page, "employment", EMPLOYMENT).await?;
        page.open_at("#/ask/monthly_rent").await?;
        page.at(RENT).await?;
        // The field keeps the focus, and reports the typed text only when it is removed.
        fill(page, "11").await?;
        page.back().await?;
        page.at(EMPLOYMENT).await?;
        let said = page.ask_text("return document.getElementById('notice').textContent").await?;
        ensure(said.is_empty(), format!("the page says {said:?}"))
    })
}

#[test]
fn an_arrow_does_not_change_a_number() -> Outcome {
    forms(async |page| {
        ask(page, "monthly_rent", RENT).await?;
        fill(page, "11").await?;
        for key in [Key::Up, Key::Down, Key::Up] {
            page.press(key).await?;
        }
        ensure(filled(page).await? == "11", "an arrow changed the number")
    })
}

#[test]
fn a_wheel_does_not_change_a_number() -> Outcome {
    let not_in = &[(Engine::WebKit, "the driver turns no wheel")];
    forms_from(Setup { not_in, ..PHONE }, async |page| {
        ask(page, "monthly_rent", RENT).await?;
        fill(page, "11").await?;
        let field = page.driver.find(By::Css("label.field input")).await?;
        let notice = "window.turned = 0; addEventListener('wheel', () => { window.turned += 1; }, { passive: true })";
        page.ask(notice).await?;
        page.wheel(&field, 120).await?;
        page.until("the wheel to turn", "return window.turned > 0", &[]).await?;
        ensure(filled(page).await? == "11", "the wheel changed the number")
    })
}

#[test]
fn a_day_is_asked_only_where_it_decides() -> Outcome {
    forms(async |page| {
        // Any day of May is early enough.
        ask(page, "opened_on", OPENED).await?;
        lists(page, 1).await?;
        page.tap("下一题").await?;
        page.shows(&["请选年和月，或点“不清楚”。"]).await?;
        choose(page, 0, 2024).await?;
        choose(page, 1, 5).await?;
        page.tap("下一题").await?;
        left(page, "开业的").await?;
        page.lacks(&[DAY_DECIDES]).await?;

        // In June the fifteenth decides.
        ask(page, "opened_on", OPENED).await?;
        choose(page, 1, 6).await?;
        page.tap("下一题").await?;
        page.shows(&[DAY_DECIDES]).await?;
        lists(page, 2).await?;
        choose(page, 2, 31).await?;
        page.tap("下一题").await?;
        page.shows(&["没有这一天，请重新选日。"]).await?;
        choose(page, 2, 15).await?;
        page.tap("下一题").await?;
        left(page, "开业的").await?;
        page.open_at("#/result").await?;
        page.at(RESULT).await?;
        page.tap("目前不满足 1 项").await?;
        page.shows(&["要2024年6月15日前开业（“开业时间”填的是：2024年6月15日）"]).await
    })
}

/// Says that insurance began last month, whenever that is: a year is full a year from then. Returns its year and
/// month.
pub async fn insured_since_last_month(page: &Page) -> Outcome<(u32, u32)> {
    let month = fill_in_last_month(page).await?;
    page.tap("下一题").await?;
    left(page, SINCE).await?;
    Ok(month)
}

/// Opens that question and chooses last month, without continuing. Returns its year and month.
pub async fn fill_in_last_month(page: &Page) -> Outcome<(u32, u32)> {
    let last = "const day = new Date(); day.setDate(0); return [day.getFullYear(), day.getMonth() + 1]";
    page.open().await?;
    let last = page.ask(last).await?;
    let number = |at: usize| last.get(at).and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok());
    let (Some(year), Some(month)) = (number(0), number(1)) else { return Err(Trouble::new("no day today")) };
    ask(page, "insured_since", SINCE).await?;
    choose(page, 0, year).await?;
    choose(page, 1, month).await?;
    Ok((year, month))
}

/// Fills in an open entry.
async fn certificate(page: &Page, level: &str, (year, month): (u32, u32)) -> Outcome {
    page.tap(level).await?;
    choose(page, 0, year).await?;
    choose(page, 1, month).await
}

#[test]
fn entries_are_added_changed_and_removed() -> Outcome {
    forms(async |page| {
        ask(page, "certificates", CERTIFICATES).await?;
        // Nothing was said yet.
        page.tap("下一题").await?;
        page.shows(&["请添加一条，或点“不清楚”。"]).await?;
        page.tap("添加一条").await?;
        page.at(ENTRY).await?;
        page.tap("保存这一条").await?;
        page.shows(&["请至少填一项，或点“取消”。"]).await?;
        page.tap("初级工").await?;
        choose(page, 0, 2025).await?;
        page.tap("保存这一条").await?;
        page.shows(&["年和月都选，或者都不选。"]).await?;
        choose(page, 1, 3).await?;
        page.tap("保存这一条").await?;
        page.at(CERTIFICATES).await?;
        entries(page, &["初级工 · 2025年3月"]).await?;

        page.tap("添加一条").await?;
        page.at(ENTRY).await?;
        certificate(page, "高级工", (2024, 1)).await?;
        page.tap("保存这一条").await?;
        page.at(CERTIFICATES).await?;
        entries(page, &["初级工 · 2025年3月", "高级工 · 2024年1月"]).await?;
        page.open_at("#/result").await?;
        page.at(RESULT).await?;
        page.shows(&["目前不满足 1 项"]).await?;

        // The second, issued later: it matches.
        ask(page, "certificates", CERTIFICATES).await?;
        page.tap_line(".lines", "2024年1月").await?;
        page.at(ENTRY).await?;
        choose(page, 0, 2025).await?;
        page.tap("保存这一条").await?;
        page.at(CERTIFICATES).await?;
        entries(page, &["初级工 · 2025年3月", "高级工 · 2025年1月"]).await?;
        page.open_at("#/result").await?;
        page.at(RESULT).await?;
        page.shows(&["初步匹配 1 项"]).await?;

        // Once it is removed, the other stays.
        ask(page, "certificates", CERTIFICATES).await?;
        page.tap_in(".lines li:nth-child(2)", "删除").await?;
        entries(page, &["初级工 · 2025年3月"]).await?;
        page.open_at("#/result").await?;
        page.at(RESULT).await?;
        page.shows(&["目前不满足 1 项"]).await?;
        page.lacks(&["初步匹配 1 项"]).await
    })
}

#[test]
fn back_from_an_entry_leads_to_its_list_and_keeps_what_is_filled_in() -> Outcome {
    forms(async |page| {
        ask(page, "certificates", CERTIFICATES).await?;
        page.tap("添加一条").await?;
        page.at(ENTRY).await?;
        certificate(page, "高级工", (2025, 1)).await?;
        page.tap("保存这一条").await?;
        page.at(CERTIFICATES).await?;
        entries(page, &["高级工 · 2025年1月"]).await?;

        // Leaving by the system's Back or by our own keeps the input; the button beside saving drops it.
        for (way, tapped, wanted) in
            [("", "初级工", "初级工"), ("返回", "高级工", "高级工"), ("取消", "初级工", "高级工")]
        {
            page.tap_in(".lines li:nth-child(1)", "修改").await?;
            page.at(ENTRY).await?;
            page.tap(tapped).await?;
            if way.is_empty() {
                page.back().await?;
            } else {
                page.tap(way).await?;
            }
            page.at(CERTIFICATES).await?;
            entries(page, &[&format!("{wanted} · 2025年1月")]).await?;
        }
        Ok(())
    })
}
