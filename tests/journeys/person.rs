//! What people do on the way from the first screen to the result: the questions of our policies and their answers.
//!
//! Keeps the words in one place, as people read them; after rewording a question, update it here.

use crate::harness::{Outcome, Trouble};
use crate::page::Page;

/// 在校情况.
pub const STATUS: &str = "你现在在校读书吗？";
/// In the final year.
pub const FINAL_YEAR: &str = "在校，正读最后一学年";
/// Not a student.
pub const NOT_STUDENT: &str = "不在校";

/// 本人或家庭情况.
pub const HARDSHIP: &str = "本人或家里有下面的情况吗？";
/// A state student loan.
pub const LOAN: &str = "读现在这个学历时办过国家助学贷款";

/// 学校所在地.
pub const SCHOOL: &str = "你就读的学校在哪里？";
/// In Zhejiang.
pub const ZHEJIANG: &str = "浙江省内";

/// 以前领过的.
pub const BEFORE: &str = "下面的补贴，以前领过吗？";
/// None of them.
pub const NEVER: &str = "没领过";

/// The policy.
pub const SUBSIDY: &str = "困难高校毕业生求职创业补贴";
/// Whom to ask about it.
pub const CONTACT: &str = "先问你就读的学校；再问学校所在地的人社部门。";

/// The heading of the result.
pub const RESULT: &str = "自测结果";
/// The heading of the screen after several questions without an answer.
pub const PAUSE: &str = "歇一下也行";
/// The heading of the list of answers.
pub const ANSWERS: &str = "你的答案";

/// Opens the first screen and starts.
pub async fn start(page: &Page) -> Outcome {
    page.open().await?;
    page.at_home().await?;
    page.tap("开始").await
}

/// Answers a question.
pub async fn answer(page: &Page, question: &str, rows: &[&str]) -> Outcome {
    page.at(question).await?;
    if let ([row], true) = (rows, page.goes_on().await?) {
        return page.pick(row).await;
    }
    for row in rows {
        page.tap(row).await?;
    }
    page.tap("下一题").await
}

/// Handles a question without answering it: 不清楚, 不想说.
pub async fn instead(page: &Page, question: &str, button: &str) -> Outcome {
    page.at(question).await?;
    page.tap(button).await
}

/// From the first screen through the first two answers of a person who matches.
pub async fn start_matching(page: &Page) -> Outcome {
    start(page).await?;
    answer(page, STATUS, &[FINAL_YEAR]).await?;
    answer(page, HARDSHIP, &[LOAN]).await
}

/// From the first screen to the result of a person who matches, everything answered.
pub async fn finish_matching(page: &Page) -> Outcome {
    start_matching(page).await?;
    answer(page, SCHOOL, &[ZHEJIANG]).await?;
    answer(page, BEFORE, &[NEVER]).await?;
    page.at(RESULT).await
}

/// From the first screen to the result of a person who does not match.
pub async fn finish_not_matching(page: &Page) -> Outcome {
    start(page).await?;
    answer(page, STATUS, &[NOT_STUDENT]).await?;
    page.at(RESULT).await
}

/// Taps the given button on every question until the result comes; returns the number of questions.
pub async fn each_question(page: &Page, buttons: &[&str]) -> Outcome<usize> {
    let mut count = 0;
    for _ in 0..30 {
        let script = "return document.activeElement.matches('h1') && tidy(document.activeElement.textContent)";
        let heading = page.until("a heading with the focus on it", script, &[]).await?.json().clone();
        let heading = heading.as_str().unwrap_or_default();
        if heading == RESULT {
            return Ok(count);
        }
        // After three questions without an answer, the page asks whether to continue.
        if heading == PAUSE {
            page.tap("再答三题").await?;
            page.until(
                "the next question",
                "return document.activeElement.matches('h1') && location.hash !== '#/pause'",
                &[],
            )
            .await?;
            continue;
        }
        let mut tapped = false;
        for button in buttons {
            let script = "return all('button').some((e) => name(e) === tidy(arguments[0]))";
            if !tapped && page.run(script, vec![(*button).into()]).await?.json() == true {
                page.tap(button).await?;
                tapped = true;
            }
        }
        if !tapped {
            return Err(Trouble::new(format!("the question {heading:?} has none of the buttons {buttons:?}")));
        }
        let script =
            "return !document.activeElement.matches('h1') || tidy(document.activeElement.textContent) !== arguments[0]";
        page.until("the next screen", script, &[heading.into()]).await?;
        count += 1;
    }
    Err(Trouble::new("twenty questions and no result"))
}
