//! 单位HR: from the chip on the first screen to the link for candidates, and what they see when they open it.
//!
//! `tests/interview` shows natively what follows from which answers; this covers what only a browser has: the chip,
//! picks that count at once, the link, its picture, and that a reload keeps a firm's answers.

use crate::driver::real;
use crate::folder::Folder;
use crate::harness::{Outcome, PHONE, Setup, ensure, journey};
use crate::page::Page;

const FIRM: &str = "单位HR自测";
const RESULT: &str = "单位和招的人能拿什么";
const CARE: &str = "高校毕业生到养老、家政、现代农业企业就业岗位补贴";

/// From the first screen through the questions of a small care firm to its outcomes.
async fn answered(page: &Page) -> Outcome {
    page.open().await?;
    page.at_home().await?;
    page.tap("单位HR").await?;
    page.at(FIRM).await?;
    for row in ["小型", "养老服务", "是", "丽水经开区"] {
        page.tap(row).await?;
    }
    // Another question has a row of that name.
    let contract = "const asked = all('section.entry').find((e) => e.textContent.includes('打算签多长的劳动合同'));
        [...asked.querySelectorAll('label.row')].find((e) => tidy(e.textContent) === '满1年').click()";
    page.run(contract, vec![]).await?;
    page.tap("看单位和招的人能拿什么").await?;
    page.at(RESULT).await
}

#[test]
fn what_is_missing_leads_to_the_question_itself() -> Outcome {
    let folder = Folder::of(&real())?;
    journey(Setup { folder: Some(&folder), ..PHONE }, async |page| {
        page.open_at("#/firm/result").await?;
        page.at(RESULT).await?;
        page.run("all('a[href=\"#/firm/employer_place\"]')[0].click()", vec![]).await?;
        let there = "const at = document.activeElement; const { top, bottom } = at.getBoundingClientRect();
            return at.type === 'radio' && at.closest('section').textContent.includes('贵单位的社保交在哪里')
                && top >= 0 && bottom <= innerHeight";
        page.until("the question to have the focus", there, &[]).await?;
        page.tap("外省").await?;
        page.reload().await?;
        page.until("the question to have the focus", there, &[]).await.map(drop)
    })
}

/// The part of the link after `#`.
async fn payload(page: &Page) -> Outcome<String> {
    let script = "return document.querySelector('input[readonly]').value";
    let link = page.ask_text(script).await?;
    let (_, payload) = link.split_once('#').ok_or_else(|| format!("{link} carries nothing"))?;
    Ok(payload.to_owned())
}

#[test]
fn a_firm_sees_what_its_hires_may_get_and_hands_them_a_link() -> Outcome {
    let folder = Folder::of(&real())?;
    journey(Setup { folder: Some(&folder), ..PHONE }, async |page| {
        answered(page).await?;
        page.shows(&[CARE, "¥10,000", "没列出的，打电话问", "人社服务热线"]).await?;
        // What the hires get is supposed altogether; the firm's own rests on what it says.
        let marked = "const cards = all('h3.topic').flatMap((e) => [...e.parentElement.querySelectorAll('.card')]);
            return cards.length > 0 && cards.every((e) => tidy(e.previousElementSibling?.textContent ?? '') === '假设')";
        ensure(page.ask(marked).await? == true, "a hire's card is not marked as supposed")?;
        page.tap("生成图片和二维码").await?;
        page.until("the picture", "return document.querySelector('img.poster') !== null", &[]).await?;
        let handed = payload(page).await?;
        ensure(handed.starts_with("o1"), handed.clone())?;

        // A reload forgets none of it.
        page.reload().await?;
        page.at(RESULT).await?;
        ensure(payload(page).await? == handed, "the link is another one after a reload")?;

        // The candidate.
        page.leave().await?;
        page.open_at(&format!("#{handed}")).await?;
        page.at("到发这个链接的单位工作").await?;
        ensure(page.fragment().await? == "#/offer/this-firm", page.fragment().await?)?;
        page.shows(&["链接里的岗位是假设", CARE]).await?;
        page.tap("答几题，看合不合我").await?;
        page.at("你现在是在校大学生吗？").await
    })
}
