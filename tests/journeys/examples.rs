//! What people do on the page of the examples: related questions, and their answers.
//!
//! Keeps the words of `tests/journeys/forms` in one place; `person` has those of the other pack.

use serde_json::json;

use crate::forms::ask;
use crate::harness::{Outcome, ensure};
use crate::page::Page;
use crate::person::{ANSWERS, RESULT};

/// 工作情况.
pub const EMPLOYMENT: &str = "你现在上班吗？";
/// With an employer.
pub const EMPLOYED: &str = "在单位上班";
/// Without work.
pub const UNEMPLOYED: &str = "没有工作";

/// 单位参保.
pub const INSURED: &str = "现在有单位给你交社保吗？";

/// 合同期限.
pub const CONTRACT: &str = "劳动合同签了多久？";
/// A year or more of contract.
pub const YEAR: &str = "满 1 年";
/// Less.
pub const LESS: &str = "不到 1 年";

/// 以前领过的.
pub const RECEIVED: &str = "下面的，以前领过吗？";

/// What an employer applies for.
pub const HIRED: &str = "例子：招人的单位";
/// What somebody without work applies for.
pub const LOOKING: &str = "例子：在找工作的人";
/// What requires a year.
pub const YEAR_OF_INSURANCE: &str = "例子：参保满一年";
/// The policy for shops.
pub const SHOP: &str = "例子：早开业的店";
/// The policy for certificates.
pub const CERTIFICATE: &str = "例子：新的高级证书";

/// Opens the question of a fact and answers it.
pub async fn say(page: &Page, fact: &str, question: &str, row: &str) -> Outcome {
    ask(page, fact, question).await?;
    page.pick(row).await?;
    left(page, question).await
}

/// Taps the button of a question, whatever it is called.
pub async fn submit(page: &Page) -> Outcome {
    let button = page.ask_text("return name(all('.go')[0])").await?;
    page.tap(&button).await
}

/// Waits until the question is left.
pub async fn left(page: &Page, question: &str) -> Outcome {
    let script = "return document.querySelector('#live h1') !== null
        && all('h1').every((e) => tidy(e.textContent) !== tidy(arguments[0]))";
    page.until(format!("{question:?} to be left"), script, &[json!(question)]).await.map(drop)
}

/// Opens the list of answers.
pub async fn answers(page: &Page) -> Outcome {
    page.open_at("#/answers").await?;
    page.at(ANSWERS).await
}

/// Opens the result.
pub async fn result(page: &Page) -> Outcome {
    page.open_at("#/result").await?;
    page.at(RESULT).await
}

/// The list's text for this label; empty if it has no such line.
pub async fn line(page: &Page, label: &str) -> Outcome<String> {
    let script =
        "const line = all('.lines li > span').find((e) => tidy(e.firstChild.data ?? '') === tidy(arguments[0]));
        return line ? line.querySelector('small').textContent : ''";
    Ok(page.run(script, vec![json!(label)]).await?.json().as_str().unwrap_or_default().to_owned())
}

/// The list of answers says this about a label; an empty `said` means no such line.
pub async fn is_said(page: &Page, label: &str, said: &str) -> Outcome {
    answers(page).await?;
    let found = line(page, label).await?;
    ensure(found == said, format!("{label}: expected {said:?}, found {found:?}"))
}

/// Waits until exactly these rows are on screen, in this order.
pub async fn rows(page: &Page, wanted: &[&str]) -> Outcome {
    let script = "return JSON.stringify(all('label.row').map(name)) === JSON.stringify(arguments[0].map(tidy))";
    page.until(format!("the rows {wanted:?}"), script, &[json!(wanted)]).await.map(drop)
}

/// Waits until exactly this row is picked; empty means none.
pub async fn picked(page: &Page, row: &str) -> Outcome {
    let script = "const picked = all('label.row').filter((e) => e.querySelector('input').checked).map(name);
        return picked.join(' ') === tidy(arguments[0])";
    page.until(format!("{row:?} to be picked"), script, &[json!(row)]).await.map(drop)
}

/// Waits until the cards on the screen are of these policies, in any order.
pub async fn cards(page: &Page, wanted: &[&str]) -> Outcome {
    let script = "const found = all('.card h3 > span').map((e) => tidy(e.textContent)).sort();
        return JSON.stringify(found) === JSON.stringify(arguments[0].map(tidy).sort())";
    page.until(format!("the cards {wanted:?}"), script, &[json!(wanted)]).await.map(drop)
}

/// The tag's text on a card of the result, or on a line of the list of all policies.
pub async fn tag(page: &Page, policy: &str) -> Outcome<String> {
    let script = "const part = all('.card, .lines a').find((e) => tidy(e.textContent).includes(tidy(arguments[0])));
        const tag = part?.querySelector('.tag');
        return tag ? name(tag) : ''";
    Ok(page.run(script, vec![json!(policy)]).await?.json().as_str().unwrap_or_default().to_owned())
}
