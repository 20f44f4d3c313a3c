//! Every screen, one after the other, for tests that look at all of them.
//!
//! A screen missing here is never looked at: add it with the step that leads to it.

use std::fs;

use thirtyfour::prelude::*;

use crate::examples::{
    CONTRACT, EMPLOYED, EMPLOYMENT, HIRED, INSURED, LOOKING, RECEIVED, UNEMPLOYED, YEAR, answers, left, result, say,
    submit,
};
use crate::folder::Folder;
use crate::forms::{CERTIFICATES, ENTRY, OPENED, REGISTERED, RENT, SINCE, ask, choose, forms_from};
use crate::harness::{Outcome, Setup, journey};
use crate::language::{
    FINAL_YEAR_EN, HARDSHIP_EN, HEADING_EN, HIRED_EN, INSURED_EN, LOAN_EN, OFFER_EN, RESULT_EN, STATUS_EN, unfold,
};
use crate::offer::OFFER;
use crate::other_day::assess_on;
use crate::page::Page;
use crate::person::{
    ANSWERS, BEFORE, FINAL_YEAR, HARDSHIP, LOAN, NEVER, NOT_STUDENT, RESULT, SCHOOL, STATUS, ZHEJIANG, answer,
    each_question, instead, start,
};

/// Visits every screen of a working page. `base` sets the window.
pub fn working(base: Setup<'_>, look: impl AsyncFn(&Page, &str) -> Outcome) -> Outcome {
    journey(base, async |page| {
        page.open().await?;
        page.at_home().await?;
        page.alive().await?;
        look(page, "home").await?;
        page.tap("看全部政策与咨询去处").await?;
        look(page, "home-list").await?;

        page.tap("开始").await?;
        page.at(STATUS).await?;
        look(page, "question-status").await?;
        page.tap("下一题").await?;
        page.shows(&["请选一项"]).await?;
        look(page, "question-nothing-picked").await?;
        page.pick_by_key(FINAL_YEAR).await?;
        look(page, "question-picked").await?;
        page.tap("下一题").await?;
        page.at(HARDSHIP).await?;
        page.tap(LOAN).await?;
        look(page, "question-hardship").await?;
        page.tap("下一题").await?;
        page.at(SCHOOL).await?;
        look(page, "question-school").await?;
        page.tap("看结果").await?;
        page.at(RESULT).await?;
        look(page, "result-met-assumed").await?;
        page.tap("为什么").await?;
        page.tap("材料与办理").await?;
        look(page, "result-met-assumed-open").await?;
        page.tap("继续回答").await?;
        answer(page, SCHOOL, &[ZHEJIANG]).await?;
        page.at(BEFORE).await?;
        look(page, "question-before").await?;
        answer(page, BEFORE, &[NEVER]).await?;
        page.at(RESULT).await?;
        look(page, "result-met").await?;
        page.tap("从头再来").await?;
        page.shows(&["清空你的全部答案"]).await?;
        look(page, "result-restart").await?;
        page.tap("改答案").await?;
        page.at(ANSWERS).await?;
        look(page, "answers").await?;
        page.tap_line(".lines", "在校情况").await?;
        page.at(STATUS).await?;
        look(page, "question-change").await?;
        page.pick(NOT_STUDENT).await?;
        page.at(ANSWERS).await?;
        page.tap("看结果").await?;
        page.at(RESULT).await?;
        look(page, "result-not-met").await?;

        afresh(page, "#/result").await?;
        page.at(RESULT).await?;
        look(page, "result-empty").await?;
        page.tap("改答案").await?;
        page.at(ANSWERS).await?;
        look(page, "answers-empty").await?;

        afresh(page, "#/ask").await?;
        each_question(page, &["不清楚", "不想说"]).await?;
        look(page, "result-unsure").await?;

        afresh(page, "#/ask").await?;
        answer(page, STATUS, &[FINAL_YEAR]).await?;
        instead(page, HARDSHIP, "不想说").await?;
        each_question(page, &["不清楚", "不想说"]).await?;
        page.tap("改答案").await?;
        page.at(ANSWERS).await?;
        look(page, "answers-declined").await?;
        page.tap("看结果").await?;
        page.at(RESULT).await?;
        look(page, "result-declined").await?;

        afresh(page, "").await?;
        page.at_home().await?;
        page.alive().await?;
        page.tap("English").await?;
        page.shows(&[HEADING_EN]).await?;
        look(page, "home-english").await?;
        page.tap("Start").await?;
        page.at(STATUS_EN).await?;
        page.tap("Next").await?;
        page.shows(&["Please pick an answer"]).await?;
        look(page, "question-english").await?;
        page.pick(FINAL_YEAR_EN).await?;
        page.at(HARDSHIP_EN).await?;
        page.tap(LOAN_EN).await?;
        page.tap("Next").await?;
        page.tap("See result").await?;
        page.at(RESULT_EN).await?;
        page.tap("Why").await?;
        page.tap("Papers and how to apply").await?;
        look(page, "result-english").await
    })
}

/// Visits the screens of the examples: a way in, contradictions, postponed questions, all policies, a supposed job,
/// another day; in both languages.
pub fn examples(base: Setup<'_>, look: impl AsyncFn(&Page, &str) -> Outcome) -> Outcome {
    forms_from(base, async |page| {
        page.open().await?;
        page.at_home().await?;
        page.alive().await?;
        look(page, "home-chips").await?;
        page.tap_in(".chips", "正在找工作").await?;
        page.at(INSURED).await?;
        look(page, "question-by-start").await?;
        page.pick("否").await?;

        say(page, "employment", EMPLOYMENT, UNEMPLOYED).await?;
        ask(page, "insured_by_employer", INSURED).await?;
        page.pick("是").await?;
        page.shows(&["对不上"]).await?;
        look(page, "question-contradiction").await?;
        ask(page, "received", RECEIVED).await?;
        look(page, "question-received").await?;

        page.open_at("#/policies").await?;
        page.at("全部政策").await?;
        page.shows(&["共 5 项"]).await?;
        look(page, "policies").await?;
        page.tap("只看由单位申请或给单位的").await?;
        page.shows(&["找到 1 项"]).await?;
        look(page, "policies-employer").await?;
        page.driver.find(By::Css("input[type=search]")).await?.send_keys("没有这个词").await?;
        page.shows(&["没有找到"]).await?;
        look(page, "policies-nothing").await?;
        page.open_at("#/policy/example-looking").await?;
        page.at(LOOKING).await?;
        unfold(page).await?;
        look(page, "policy-met").await?;

        page.open_at("#/offer").await?;
        page.at(OFFER).await?;
        look(page, "offer").await?;
        page.tap(YEAR).await?;
        page.shows(&["初步匹配"]).await?;
        unfold(page).await?;
        look(page, "offer-chosen").await?;

        result(page).await?;
        page.tap("换个日期看").await?;
        look(page, "result-day").await?;
        assess_on(page, "2031-05-31").await?;
        page.shows(&["不是今天的结果"]).await?;
        look(page, "result-other-day").await?;
        page.open_at("#/policy/example-hired").await?;
        page.at(HIRED).await?;
        unfold(page).await?;
        look(page, "policy-not-met").await?;

        afresh(page, "#/policy/example-hired").await?;
        // The late texts redraw the screen, and the focus returns to its heading.
        page.shows(&["由单位统一申请。"]).await?;
        page.at(HIRED).await?;
        look(page, "policy").await?;
        say(page, "employment", EMPLOYMENT, EMPLOYED).await?;
        say(page, "contract_months", CONTRACT, YEAR).await?;
        say(page, "employment", EMPLOYMENT, UNEMPLOYED).await?;
        answers(page).await?;
        page.shows(&["现在用不上，先收着"]).await?;
        look(page, "answers-put-aside").await?;

        afresh(page, "").await?;
        in_english(page, look).await
    })
}

/// The same in English, from the first screen on.
async fn in_english(page: &Page, look: impl AsyncFn(&Page, &str) -> Outcome) -> Outcome {
    page.at_home().await?;
    page.alive().await?;
    page.tap("English").await?;
    page.shows(&[HEADING_EN]).await?;
    look(page, "home-chips-english").await?;
    page.tap_in(".chips", "Looking for work").await?;
    page.at(INSURED_EN).await?;
    look(page, "question-by-start-english").await?;
    page.open_at("#/policies").await?;
    page.at("All policies").await?;
    page.shows(&["5 in all"]).await?;
    look(page, "policies-english").await?;
    page.open_at("#/policy/example-hired").await?;
    page.at(HIRED_EN).await?;
    page.shows(&["The employer applies."]).await?;
    look(page, "policy-english").await?;
    page.open_at("#/offer").await?;
    page.at(OFFER_EN).await?;
    page.shows(&["1 policy would change"]).await?;
    look(page, "offer-english").await?;
    page.open_at("#/result").await?;
    page.at(RESULT_EN).await?;
    page.tap("Check another date").await?;
    assess_on(page, "2031-05-31").await?;
    page.shows(&["31 May 2031"]).await?;
    look(page, "result-other-day-english").await
}

/// Visits every form, and taking the result along.
pub fn filling(base: Setup<'_>, look: impl AsyncFn(&Page, &str) -> Outcome) -> Outcome {
    forms_from(base, async |page| {
        ask(page, "monthly_rent", RENT).await?;
        look(page, "number").await?;
        page.tap("下一题").await?;
        page.shows(&["请填数字"]).await?;
        look(page, "number-nothing-typed").await?;

        ask(page, "opened_on", OPENED).await?;
        look(page, "date").await?;
        choose(page, 0, 2024).await?;
        choose(page, 1, 6).await?;
        page.tap("下一题").await?;
        page.shows(&["就差几天"]).await?;
        look(page, "date-day").await?;
        choose(page, 2, 1).await?;
        submit(page).await?;
        left(page, OPENED).await?;
        say(page, "registered", REGISTERED, "否").await?;
        ask(page, "insured_since", SINCE).await?;
        // Last month, whenever that is.
        let year = "const day = new Date(Date.now()); day.setDate(0); return [day.getFullYear(), day.getMonth() + 1]";
        let last = page.ask(year).await?;
        for (list, value) in last.as_array().into_iter().flatten().enumerate() {
            choose(page, list, value.as_u64().and_then(|value| u32::try_from(value).ok()).unwrap_or_default()).await?;
        }
        submit(page).await?;
        left(page, SINCE).await?;

        ask(page, "certificates", CERTIFICATES).await?;
        look(page, "list-empty").await?;
        for level in ["初级工", "高级工"] {
            page.tap("添加一条").await?;
            page.at(ENTRY).await?;
            if level == "初级工" {
                look(page, "entry").await?;
                page.tap("保存这一条").await?;
                page.shows(&["请至少填一项"]).await?;
                look(page, "entry-nothing-filled-in").await?;
            }
            page.tap(level).await?;
            page.tap("保存这一条").await?;
            page.at(CERTIFICATES).await?;
        }
        look(page, "list").await?;

        result(page).await?;
        page.shows(&["先办一步 1 项", "到时可能适用 1 项"]).await?;
        look(page, "result-several-groups").await?;
        unfold(page).await?;
        look(page, "result-several-groups-open").await?;
        page.open_at("#/plan").await?;
        page.at("我的计划").await?;
        page.shows(&["要记的日子"]).await?;
        look(page, "plan").await?;

        ask(page, "certificates", CERTIFICATES).await?;
        page.tap_line(".lines", "高级工").await?;
        page.at(ENTRY).await?;
        choose(page, 0, 2025).await?;
        choose(page, 1, 1).await?;
        page.tap("保存这一条").await?;
        page.at(CERTIFICATES).await?;
        page.open_at("#/ask/certificates/2/3").await?;
        page.at("这张证书被撤销过吗？").await?;
        look(page, "follow-up").await?;
        result(page).await?;
        page.tap("带走结果").await?;
        page.at("带走结果").await?;
        look(page, "share").await?;
        page.tap("记在这台手机 24 小时答案只存在这个浏览器里，用这台手机的人能看到；“从头再来”会一起清掉。").await?;
        page.tap("带答案，方便接着改").await?;
        page.tap("复制链接").await?;
        page.shows(&["已复制"]).await?;
        page.tap("生成图片和二维码").await?;
        page.until("the picture", "return document.querySelector('img')?.complete", &[]).await?;
        look(page, "share-picture").await?;
        page.tap("只带结果").await?;
        page.shows(&["看不到你的答案"]).await?;
        let link = page.ask_text("return all('input[readonly]')[0].value").await?;
        let cut: String = link.chars().take(link.chars().count() - 10).collect();

        // Another person's phone, where nothing is kept; then their own.
        page.ask("window.kept = localStorage.getItem('caice'); localStorage.clear()").await?;
        page.leave().await?;
        page.take_notes().await?;
        page.driver.goto(&link).await?;
        // The late texts redraw the screen, and the focus returns to its heading.
        page.settled().await?;
        page.at("别人发来的结果").await?;
        look(page, "shown").await?;
        page.leave().await?;
        page.driver.goto(&cut).await?;
        page.at_home().await?;
        page.shows(&["这个链接不完整"]).await?;
        look(page, "home-link-cut").await?;
        page.tap("长辈模式").await?;
        look(page, "home-large-text").await
    })
}

/// Visits every screen of a page with something missing or broken.
pub fn failing(base: Setup<'_>, look: impl AsyncFn(&Page, &str) -> Outcome) -> Outcome {
    // Its last journey needs a slow network: a driver that cannot make one skips them all.
    let base = Setup { slow: true, ..base };
    let open = async |page: &Page, name: &str| {
        page.open().await?;
        page.until("a failure", "return all('#failure h1').length", &[]).await?;
        look(page, name).await
    };
    journey(Setup { before: "delete window.WebAssembly", ..base.clone() }, async |page| {
        open(page, "failure-blocked").await
    })?;

    let folder = Folder::copy()?;
    folder.remove(&folder.file("pack/rules-", ".bin")?)?;
    journey(Setup { folder: Some(&folder), console: &["404"], absent: &["rules-"], ..base.clone() }, async |page| {
        open(page, "failure-missing").await
    })?;

    let folder = Folder::copy()?;
    let file = folder.file("pack/rules-", ".bin")?;
    let mut content = fs::read(&file)?;
    content.iter_mut().take(1).for_each(|byte| *byte ^= 1);
    folder.write(&file, &content, &[])?;
    journey(Setup { folder: Some(&folder), ..base.clone() }, async |page| open(page, "failure-damaged").await)?;

    let folder = Folder::copy()?;
    folder.remove(&folder.file("pack/long-", ".zh.bin")?)?;
    journey(Setup { folder: Some(&folder), console: &["404"], absent: &["long-"], ..base.clone() }, async |page| {
        start(page).await?;
        answer(page, STATUS, &[FINAL_YEAR]).await?;
        answer(page, HARDSHIP, &[LOAN]).await?;
        page.at(SCHOOL).await?;
        page.tap("看结果").await?;
        page.at(RESULT).await?;
        page.tap("为什么").await?;
        page.tap("材料与办理").await?;
        page.shows(&["详细说明没取到。"]).await?;
        look(page, "result-without-explanations").await
    })?;

    journey(crate::trap::watched(base.clone()), async |page| {
        start(page).await?;
        page.at(STATUS).await?;
        // Late files may still be on their way: one for a dead instance is no second trap.
        crate::trap::spoil_by_tap(page, "不清楚").await?;
        crate::trap::restarted(page, 2).await?;
        page.at(STATUS).await?;
        look(page, "notice").await?;
        page.ask("window.wait(2)").await?;
        crate::trap::spoil_by_tap(page, "不清楚").await?;
        page.until("a failure", "return all('#failure h1').length", &[]).await?;
        look(page, "failure-crashed").await
    })?;

    journey(Setup { script_off: true, ..base.clone() }, async |page| {
        page.open().await?;
        page.shows(&["这个浏览器没有开启脚本"]).await?;
        look(page, "failure-script-off").await
    })?;

    journey(base, async |page| {
        page.network(12_000, 0).await?;
        page.open_at("#/ask").await?;
        page.shows(&["正在准备"]).await?;
        look(page, "home-busy").await
    })
}

/// A new start at a fragment, with nothing answered.
async fn afresh(page: &Page, fragment: &str) -> Outcome {
    page.leave().await?;
    page.open_at(fragment).await
}
