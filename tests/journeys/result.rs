//! From the first visit to a result: a person who matches, one who does not, one who changes an answer, one who knows
//! nothing, one who would rather not say, one who skips.
//!
//! The personas show whether the outcomes are right; this file shows how they appear on screen.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::harness::{Outcome, PHONE, Setup, ensure, journey};
use crate::person::{
    ANSWERS, BEFORE, CONTACT, FINAL_YEAR, HARDSHIP, LOAN, NEVER, NOT_STUDENT, RESULT, SCHOOL, STATUS, SUBSIDY,
    ZHEJIANG, answer, each_question, finish_matching, finish_not_matching, instead, start, start_matching,
};

const DISCLAIMER: &str = "本工具按公开政策文件自测，结果仅供参考，不是行政决定或承诺，也不是申请凭证。是否受理、能否享受、金额多少，以主管部门审核为准。自测结果不影响你依法咨询和申请。";

#[test]
fn somebody_in_the_final_year_with_a_loan_matches() -> Outcome {
    journey(PHONE, async |page| {
        start_matching(page).await?;
        // Everything decisive is known; the rest can only refute an assumption.
        page.at(SCHOOL).await?;
        page.shows(&["用来核对一个默认成立的条件。"]).await?;
        page.tap("看结果").await?;
        page.at(RESULT).await?;
        page.shows(&[
            "初步匹配 1 项",
            SUBSIDY,
            "最多 ¥3,000",
            "今年以窗口答复为准",
            "其中 2 条默认成立，请核对",
            "以审核为准",
            CONTACT,
            DISCLAIMER,
            "演示版：据公开资料整理，未经主管部门审核，不是政府网站",
        ])
        .await?;
        page.lacks(&["在哪里看到", "目前不满足"]).await?;

        page.tap("为什么").await?;
        page.shows(&[
            "毕业学年内的高校毕业生",
            "你填：在校，正读最后一学年",
            "获得国家助学贷款",
            "在哪里看到",
            "丽水市《关于做好当前和今后一段时期就业创业工作的实施意见》",
            "由主管部门核定",
            "就读的学校在浙江",
            "求学期间没领过这项补贴",
            "默认成立，请核对",
            "本学年的申请时间没有核到，待确认。",
        ])
        .await?;
        let script = "return all('.card a[target=_blank]').map((e) => e.href + ' ' + e.rel).join('\\n')";
        let links = page.ask_text(script).await?;
        let safe = |line: &str| {
            line.starts_with("https://24365.smartedu.cn/ncss/gjjdfjyzc/df/202504/20250408/2293371163.html ")
                && line.ends_with("noopener noreferrer")
        };
        ensure(!links.is_empty() && links.lines().all(safe), format!("the links to the source are\n{links}"))?;

        page.tap("材料与办理").await?;
        page.shows(&["由学校统一组织申请", "申请表", "社会保障卡账户", "2026年11月23日查看"]).await?;

        // Once the rest is answered, nothing is assumed any more.
        page.tap("继续回答").await?;
        answer(page, SCHOOL, &[ZHEJIANG]).await?;
        answer(page, BEFORE, &[NEVER]).await?;
        page.at(RESULT).await?;
        page.shows(&["初步匹配 1 项", "按你填的，公开条件都对得上，以审核为准。"]).await?;
        // Sections unfolded before are unfolded again.
        page.shows(&["你填：浙江省内", "你填：没领过"]).await?;
        page.lacks(&["默认成立，请核对", "继续回答"]).await
    })
}

#[test]
fn what_an_answer_is_good_for_is_told_by_name_and_money_only_on_a_tap() -> Outcome {
    journey(PHONE, async |page| {
        start(page).await?;
        page.at(STATUS).await?;
        page.lacks(&[SUBSIDY, "¥"]).await?;
        page.tap("为什么问这个：1 项政策要看这一条，答了可能就有结论。").await?;
        page.shows(&[&format!("{SUBSIDY} ¥3,000（旧标准）")]).await?;
        // Nobody is lured into a sensitive answer.
        page.pick(FINAL_YEAR).await?;
        page.at(HARDSHIP).await?;
        page.lacks(&["项政策要看", "¥"]).await
    })
}

#[test]
fn somebody_who_is_no_student_does_not_match() -> Outcome {
    journey(PHONE, async |page| {
        finish_not_matching(page).await?;
        page.shows(&[
            "按你填的，现在还没有适合的",
            "目前不满足 1 项",
            SUBSIDY,
            "毕业学年内的高校毕业生（“在校情况”填的是：不在校）",
            DISCLAIMER,
        ])
        .await?;
        page.lacks(&["初步匹配"]).await?;
        page.tap_line(".lines", SUBSIDY).await?;
        page.at(SUBSIDY).await?;
        page.shows(&[CONTACT]).await
    })
}

#[test]
fn changing_an_answer_changes_the_result_and_keeps_the_others() -> Outcome {
    journey(PHONE, async |page| {
        finish_matching(page).await?;
        page.shows(&["初步匹配 1 项"]).await?;
        page.tap("改答案").await?;
        page.at(ANSWERS).await?;
        page.shows(&[FINAL_YEAR, LOAN, ZHEJIANG, NEVER]).await?;

        page.tap_line(".lines", "在校情况").await?;
        page.at(STATUS).await?;
        let picked = page.ask_text("return name(document.querySelector('input:checked').closest('label'))").await?;
        ensure(picked == FINAL_YEAR, format!("the question opens with {picked:?} picked"))?;
        page.pick(NOT_STUDENT).await?;

        page.at(ANSWERS).await?;
        page.shows(&[NOT_STUDENT, LOAN, ZHEJIANG, NEVER]).await?;
        page.tap("看结果").await?;
        page.at(RESULT).await?;
        page.shows(&["目前不满足 1 项"]).await?;
        page.lacks(&["初步匹配"]).await?;

        // And back again: nothing else needs a new answer.
        page.tap("改答案").await?;
        page.at(ANSWERS).await?;
        page.tap_line(".lines", "在校情况").await?;
        page.at(STATUS).await?;
        page.pick(FINAL_YEAR).await?;
        page.at(ANSWERS).await?;
        page.tap("看结果").await?;
        page.at(RESULT).await?;
        page.shows(&["初步匹配 1 项", "公开条件都对得上，以审核为准"]).await
    })
}

#[test]
fn what_is_not_known_is_listed_and_can_be_answered_later() -> Outcome {
    journey(PHONE, async |page| {
        start(page).await?;
        instead(page, STATUS, "不清楚").await?;
        each_question(page, &["不清楚", "不想说"]).await?;
        page.shows(&["待查", "在校情况"]).await?;
        page.lacks(&["初步匹配", "目前不满足"]).await?;
        page.tap("改答案").await?;
        page.at(ANSWERS).await?;
        page.tap_line(".lines", "在校情况").await?;
        page.at(STATUS).await?;
        page.pick(NOT_STUDENT).await?;
        page.at(ANSWERS).await?;
        page.tap("看结果").await?;
        page.at(RESULT).await?;
        page.shows(&["目前不满足"]).await
    })
}

#[test]
fn the_next_button_says_what_is_missing() -> Outcome {
    journey(PHONE, async |page| {
        start(page).await?;
        page.at(STATUS).await?;
        page.lacks(&["请选一项"]).await?;
        page.tap("下一题").await?;
        page.shows(&["请选一项，或点“不清楚”。"]).await?;
        page.pick_by_key(NOT_STUDENT).await?;
        page.until("the reminder to go", "return all('[role=alert]').length === 0", &[]).await?;
        page.tap("下一题").await?;
        page.at(RESULT).await
    })
}

#[test]
fn none_of_them_excludes_the_others() -> Outcome {
    journey(PHONE, async |page| {
        start(page).await?;
        answer(page, STATUS, &[FINAL_YEAR]).await?;
        page.at(HARDSHIP).await?;
        page.tap("孤儿").await?;
        page.tap(LOAN).await?;
        let picked = "return all('label.row').filter((e) => e.querySelector('input').checked).map(name).join(' ')";
        let is = async |wanted: &str| {
            let script = format!("const picked = (() => {{ {picked} }})(); return picked === arguments[0]");
            page.until(format!("{wanted:?} to be picked"), &script, &[json!(wanted)]).await.map(drop)
        };
        is(&format!("孤儿 {LOAN}")).await?;
        page.tap("都没有").await?;
        is("都没有").await?;
        page.tap("孤儿").await?;
        is("孤儿").await
    })
}

#[test]
fn starting_over_asks_first_and_then_forgets_everything() -> Outcome {
    journey(Setup { motion: false, ..PHONE }, async |page| {
        finish_matching(page).await?;
        page.tap("从头再来").await?;
        page.shows(&["清空你的全部答案"]).await?;
        let focused = "return document.activeElement && name(document.activeElement) === tidy(arguments[0])";
        page.until("the focus on the harmless button", focused, &[json!("先不清空")]).await?;
        page.press(Key::Enter).await?;
        page.until("the focus back", focused, &[json!("从头再来")]).await?;
        page.shows(&["初步匹配 1 项"]).await?;
        page.tap("从头再来").await?;
        page.tap("清空，从头再来").await?;
        page.at_home().await?;
        page.tap("开始").await?;
        page.at(STATUS).await?;
        let picked = page.ask("return document.querySelectorAll('input:checked, [aria-pressed=true]').length").await?;
        ensure(picked == 0, "an answer is still there")
    })
}
