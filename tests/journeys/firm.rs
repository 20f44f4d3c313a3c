//! 单位自测: from the chip on the phone's first screen to what a firm and its hires may get, on paper, and to the link with which
//! a candidate goes on.
//!
//! `tests/interview` shows natively what follows from which answers; this covers what only a browser has: the chip, picks that
//! count at once, the way to a question, the printer, and that a reload keeps a firm's answers.

use serde_json::json;

use crate::driver::real;
use crate::fair::{TABLET, at_stand, profile, say};
use crate::folder::Folder;
use crate::harness::{Outcome, PHONE, Setup, ensure, journey};
use crate::page::Page;

const RESULT: &str = "单位和招的人能拿什么";
const CARE: &str = "高校毕业生到养老、家政、现代农业企业就业岗位补贴";

/// From the first screen through the questions of a small care firm to its outcomes.
async fn answered(page: &Page) -> Outcome {
    page.open().await?;
    page.at_home().await?;
    page.tap("单位HR").await?;
    page.shows(&["单位自测", "贵单位"]).await?;
    for (question, row) in
        [("大、中", "小型"), ("哪一行", "养老服务"), ("认定过", "是"), ("社保交在", "丽水经开区"), ("多长", "满1年")]
    {
        say(page, question, row).await?;
    }
    page.tap("看单位和招的人能拿什么").await?;
    page.until("the result to have the focus", "return document.activeElement.id === 'firms'", &[]).await.map(drop)
}

#[test]
fn what_is_missing_leads_to_the_question_itself() -> Outcome {
    let folder = Folder::of(&real())?;
    journey(Setup { folder: Some(&folder), ..PHONE }, async |page| {
        page.open_at("fair.html#firm").await?;
        page.shows(&[RESULT, "先答一题，这里就出结果。"]).await?;
        say(page, "大、中", "小型").await?;
        let open = "const found = all('.found .lines li').find((e) => tidy(e.textContent).startsWith('参保地'));
            if (!found) return false; found.querySelector('button').click(); return true";
        page.until("an open question", open, &[]).await?;
        let there = "const at = document.activeElement; const { top, bottom } = at.getBoundingClientRect();
            return at.type === 'radio' && at.closest('section').textContent.includes('贵单位的社保交在哪里')
                && top >= 0 && bottom <= innerHeight";
        page.until("the question to have the focus", there, &[]).await.map(drop)
    })
}

#[test]
fn a_firm_sees_what_it_and_its_hires_may_get_and_finds_it_again() -> Outcome {
    let folder = Folder::of(&real())?;
    journey(Setup { folder: Some(&folder), ..PHONE }, async |page| {
        answered(page).await?;
        page.shows(&[CARE, "¥10,000", "没列出的，打电话问", "人社服务热线"]).await?;
        // What the hires get is supposed altogether; the firm's own rests on what it says.
        let marked = "const cards = all('h3.topic').flatMap((e) => [...e.parentElement.querySelectorAll('.card')]);
            return cards.length > 0 && cards.every((e) => tidy(e.firstElementChild.textContent) === '假设')";
        ensure(page.ask(marked).await? == true, "a hire's card is not marked as supposed")?;
        // A reload forgets none of it, and stays here.
        page.reload().await?;
        page.shows(&["单位自测", CARE, "¥10,000"]).await?;
        // Nor does leaving it.
        page.leave().await?;
        page.open_at("fair.html").await?;
        page.shows(&["单位情况已填，0个岗位"]).await?;
        page.tap_in(".ways", "单位自测").await?;
        page.shows(&[CARE]).await?;
        page.take_notes().await?;
        page.tap("清空单位情况").await?;
        page.tap("再点一次就清空（接待也用这些），岗位还在").await?;
        page.shows(&["还有8题没答"]).await
    })
}

#[test]
fn papers_and_who_applies_are_under_the_fold_and_on_paper() -> Outcome {
    at_stand(TABLET, async |page| {
        profile(page).await?;
        page.tap_in(".ways", "单位自测").await?;
        page.shows(&[CARE]).await?;
        let unfold = "const card = all('.card').find((e) => tidy(e.querySelector('h3').textContent).includes(arguments[0]));
            if (!card) return false; all('.card details summary').forEach((e) => e.closest('.card') === card && e.click());
            return true";
        page.until("the card", unfold, &[json!(CARE)]).await?;
        page.shows(&["个人享受，个人申请，给到个人", "在养老服务、家政服务或现代农业企业就业"]).await?;
        page.run(
            "window.given = []; window.print = () => window.given.push(document.querySelector('.paper').textContent)",
            Vec::new(),
        )
        .await?;
        page.tap("打印结果和材料清单").await?;
        page.until("the printer", "return window.given.length === 1", &[]).await?;
        let sheet = page.ask_text("return window.given[0]").await?;
        for wanted in [RESULT, CARE, "小型", "规则核对至", "带什么（备好打勾）"] {
            ensure(sheet.contains(wanted), format!("the sheet lacks {wanted}: {sheet}"))?;
        }
        let left = page.ask_text("return document.querySelector('.paper').textContent").await?;
        ensure(left.is_empty(), "the sheet stays after printing")
    })
}

#[test]
fn a_candidate_opens_the_job_of_the_posters_code() -> Outcome {
    let link = std::cell::RefCell::new(String::new());
    at_stand(TABLET, async |page| {
        profile(page).await?;
        let code =
            "const code = document.querySelector('.poster .code svg'); return code && code.getAttribute('aria-label')";
        page.until("the code", code, &[]).await?;
        *link.borrow_mut() = page.ask_text(code).await?;
        Ok(())
    })?;
    let link = link.into_inner();
    let (_, handed) = link.split_once('#').ok_or_else(|| format!("{link} carries nothing"))?;
    ensure(handed.starts_with("o1"), handed.to_owned())?;
    let folder = Folder::of(&real())?;
    journey(Setup { folder: Some(&folder), ..PHONE }, async |page| {
        page.open_at(&format!("#{handed}")).await?;
        page.at("到发这个链接的单位工作").await?;
        ensure(page.fragment().await? == "#/offer/this-firm", page.fragment().await?)?;
        page.shows(&["链接里的岗位是假设", CARE]).await?;
        page.tap("答几题，看合不合我").await?;
        page.at("你现在是在校大学生吗？").await
    })
}
