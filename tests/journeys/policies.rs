//! All policies: search, filters, a page for each, and asking about one policy alone.
//!
//! Walks the pack of the examples. Nobody can check here whether a rule is written down correctly.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::examples::{
    CERTIFICATE, CONTRACT, EMPLOYED, EMPLOYMENT, HIRED, INSURED, LOOKING, RECEIVED, SHOP, YEAR, YEAR_OF_INSURANCE,
    left, result,
};
use crate::folder::Folder;
use crate::forms::forms;
use crate::harness::{Outcome, PHONE, Setup, Trouble, ensure, journey};
use crate::page::Page;

const POLICIES: &str = "全部政策";
const EMPLOYERS: &str = "只看由单位申请或给单位的";
const ALL: [&str; 5] = [CERTIFICATE, HIRED, YEAR_OF_INSURANCE, LOOKING, SHOP];

/// Waits until the list has exactly these, in any order, and gives their number.
async fn listed(page: &Page, wanted: &[&str]) -> Outcome {
    let script = "const found = all('.lines li a > span').map((e) => tidy(e.firstChild.data)).sort();
        return JSON.stringify(found) === JSON.stringify(arguments[0].map(tidy).sort())";
    page.until(format!("the policies {wanted:?}"), script, &[json!(wanted)]).await?;
    let said = match wanted.len() {
        n if n == ALL.len() => format!("共 {n} 项"),
        n => format!("找到 {n} 项，共 {} 项", ALL.len()),
    };
    page.shows(&[&said]).await
}

/// Types into the search, replacing its content.
async fn search(page: &Page, words: &str) -> Outcome {
    let field = page.driver.find(By::Css("input[type=search]")).await?;
    let cursor =
        "const { value, selectionStart } = document.activeElement; return value.length - (selectionStart ?? 0)";
    field.click().await?;
    page.press(Key::End).await?;
    ensure(page.ask(cursor).await? == 0, "the cursor is not at the end")?;
    for _ in 0..field.prop("value").await?.unwrap_or_default().chars().count() {
        page.press(Key::Backspace).await?;
    }
    // Some drivers refuse to type nothing.
    if words.is_empty() { Ok(()) } else { Ok(field.send_keys(words).await?) }
}

/// Chooses from a filter, by its name and the option's.
async fn filter(page: &Page, called: &str, choice: &str) -> Outcome {
    let script = "const label = all('label.field').find((e) => tidy(e.querySelector('span').textContent) === tidy(arguments[0]));
        return label && [...label.querySelectorAll('option')].find((e) => tidy(e.textContent) === tidy(arguments[1]))";
    let option = page.until(format!("{choice:?} in {called:?}"), script, &[json!(called), json!(choice)]).await?;
    Ok(option.element()?.click().await?)
}

/// Opens the list of all policies.
async fn open(page: &Page) -> Outcome {
    page.open_at("#/policies").await?;
    page.at(POLICIES).await?;
    listed(page, &ALL).await
}

#[test]
fn the_first_screen_leads_to_all_policies_and_each_line_to_its_page() -> Outcome {
    forms(async |page| {
        page.open().await?;
        page.at_home().await?;
        page.alive().await?;
        page.tap("看全部政策与咨询去处").await?;
        page.tap("搜索和筛选，看每一项的条件与出处").await?;
        page.at(POLICIES).await?;
        listed(page, &ALL).await?;
        // Nothing was answered, so nothing excludes it.
        ensure(page.ask("return all('.lines .tag').length").await? == 0, "a policy is judged before any answer")?;
        page.shows(&["丽水市政策", "丽水经开区政策"]).await?;
        for policy in ALL {
            page.tap_line(".lines", policy).await?;
            page.at(policy).await?;
            page.tap("返回").await?;
            page.at(POLICIES).await?;
        }
        Ok(())
    })
}

#[test]
fn a_search_finds_names_initials_and_english() -> Outcome {
    forms(async |page| {
        open(page).await?;
        // Native tests show which policies a search finds.
        for (words, found) in
            [("zgzdr", &[LOOKING][..]), ("hires", &[HIRED]), ("例子 招人", &[HIRED]), (" ", &ALL), ("没有这个词", &[])]
        {
            search(page, words).await?;
            listed(page, found).await?;
        }
        page.shows(&["没有找到"]).await?;
        let focus = page.ask_text("return document.activeElement.type").await?;
        ensure(focus == "search", format!("typing moved the focus to {focus:?}"))
    })
}

#[test]
fn filters_narrow_the_list_down_together() -> Outcome {
    forms(async |page| {
        open(page).await?;
        filter(page, "主题", "就业").await?;
        listed(page, &[HIRED, YEAR_OF_INSURANCE, LOOKING]).await?;
        filter(page, "什么人", "正在找工作").await?;
        listed(page, &[HIRED, LOOKING]).await?;
        filter(page, "什么人", "已上班").await?;
        listed(page, &[HIRED]).await?;
        filter(page, "主题", "开店").await?;
        listed(page, &[]).await?;
        filter(page, "什么人", "不限").await?;
        listed(page, &[SHOP]).await?;
        search(page, "zgzdr").await?;
        listed(page, &[]).await?;
        filter(page, "主题", "不限").await?;
        listed(page, &[LOOKING]).await?;
        page.tap(EMPLOYERS).await?;
        listed(page, &[]).await?;
        search(page, "").await?;
        listed(page, &[HIRED]).await
    })
}

#[test]
fn who_recruits_sees_what_employers_have_to_do_with() -> Outcome {
    forms(async |page| {
        page.open().await?;
        page.at_home().await?;
        page.alive().await?;
        page.tap_in(".chips", "单位HR").await?;
        page.at(POLICIES).await?;
        listed(page, &[HIRED]).await?;
        let ticked = "return document.querySelector('label.row input').checked";
        ensure(page.ask(ticked).await? == true, "the list is narrowed down and does not show it")?;
        page.tap(EMPLOYERS).await?;
        listed(page, &ALL).await
    })
}

/// Answers every question until there is none left; returns the questions.
async fn answer_all(page: &Page, ways: &[(&str, &str)]) -> Outcome<Vec<String>> {
    let mut asked = Vec::new();
    for _ in 0..12 {
        let script = "return location.hash.startsWith('#/ask/') && document.activeElement.matches('h1')
            ? document.activeElement.textContent : location.hash.startsWith('#/policy/') && 'done'";
        let heading = page.until("a question, or the page of the policy", script, &[]).await?.json().clone();
        let heading = heading.as_str().unwrap_or_default().to_owned();
        if heading == "done" {
            return Ok(asked);
        }
        let way = ways.iter().find(|(question, _)| *question == heading);
        let (_, row) = way.ok_or_else(|| Trouble::new(format!("unexpectedly asked: {heading:?}")))?;
        page.pick(row).await?;
        left(page, &heading).await?;
        asked.push(heading);
    }
    Err(Trouble::new(format!("it goes on and on: {asked:?}")))
}

/// How many questions the button of a policy's page promises.
async fn promised(page: &Page) -> Outcome<usize> {
    let label = page.ask_text("return name(all('.go')[0])").await?;
    let digits: String = label.chars().filter(char::is_ascii_digit).collect();
    ensure(label.starts_with("只测这一项（"), format!("the button is called {label:?}"))?;
    Ok(digits.parse()?)
}

#[test]
fn one_policy_alone_asks_its_questions_only_and_leads_back() -> Outcome {
    forms(async |page| {
        page.open_at("#/policy/example-hired").await?;
        page.at(HIRED).await?;
        let n = promised(page).await?;
        page.tap(&format!("只测这一项（约 {n} 题）")).await?;
        let ways = [(EMPLOYMENT, EMPLOYED), (INSURED, "是"), (CONTRACT, YEAR), (RECEIVED, "都没领过")];
        let asked = answer_all(page, &ways).await?;
        // First the questions that settle it, then the one that checks the assumption.
        let (settle, check) = asked.split_at(n.min(asked.len()));
        ensure(n == 3 && settle.len() == n && check == [RECEIVED], format!("{n} were promised, asked: {asked:?}"))?;
        page.at(HIRED).await?;
        page.shows(&["按你填的", "初步匹配", "公开条件都对得上，以审核为准"]).await?;
        page.lacks(&["只测这一项"]).await?;

        // Elsewhere every question comes again.
        result(page).await?;
        page.tap("继续回答").await?;
        page.until("a question of another policy", "return location.hash.startsWith('#/ask/')", &[]).await?;
        page.lacks(&[EMPLOYMENT, INSURED, CONTRACT, RECEIVED]).await
    })
}

#[test]
fn without_the_long_texts_a_policy_still_says_what_it_gives_and_whom_to_ask() -> Outcome {
    let folder = Folder::forms()?;
    let file = folder.file("pack/long-", ".zh.bin")?;
    let whole = std::fs::read(&file)?;
    folder.remove(&file)?;
    let setup = Setup { folder: Some(&folder), console: &["404"], ..PHONE };
    journey(setup, async |page| {
        page.open_at("#/policy/example-hired").await?;
        page.at(HIRED).await?;
        page.shows(&["安家的钱", "例子，没有可以问的地方。", "详细说明没取到。"]).await?;
        folder.write(&file, &whole, &["br"])?;
        let again = "const button = all('button').find((e) => name(e) === '再试'); if (button) button.click();
            return button !== undefined";
        ensure(page.ask(again).await? == true, "nothing offers to try again")?;
        page.shows(&["由单位统一申请。", "合同一年以上"]).await?;
        page.lacks(&["详细说明没取到。"]).await
    })
}

#[test]
fn back_from_a_policy_finds_the_list_as_it_was() -> Outcome {
    forms(async |page| {
        open(page).await?;
        search(page, "hires").await?;
        listed(page, &[HIRED]).await?;
        page.tap_line(".lines", HIRED).await?;
        page.at(HIRED).await?;
        page.tap("返回").await?;
        page.at(POLICIES).await?;
        listed(page, &[HIRED]).await?;
        let words = page.ask("return document.querySelector('input[type=search]').value").await?;
        ensure(words == "hires", format!("the search says {words}"))
    })
}
