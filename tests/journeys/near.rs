//! 还差一步: what would come out is drawn on a tap, as supposed, and nothing of it becomes an answer.
//!
//! Walks the deployed folder. `tests/interview` has the words and amounts; `tests/nearby.rs` shows that each way was tried.

use caice::handoff::{self, Selection};
use caice::value::{Answer, Answers};

use crate::harness::{Outcome, ensure};
use crate::links::Stage;
use crate::page::Page;
use crate::person::RESULT;

/// A technician, here without a certificate.
const TECHNICIAN: &str = "technician";
/// The first card below the section's name.
const FIRST: &str = "const near = all('.near')[0]; const card = near.querySelector('.card');";

/// Their result, and their answers.
async fn without_certificate(stage: &Stage, page: &Page) -> Outcome<Answers> {
    let pack = &stage.world.pack;
    let person = stage.world.person(TECHNICIAN)?;
    let mut answers = person.answers.clone();
    answers.set(pack.fact_id("skill_certificates").ok_or("no such fact")?.index(), Answer::None);
    let payload = handoff::answers(pack, &answers, person.as_of, person.as_of, Selection { sensitive: false });
    page.open_at(&format!("#{}", payload.ok_or("the pack has no numbers")?)).await?;
    page.at(RESULT).await?;
    Ok(answers)
}

#[test]
fn what_would_come_out_is_drawn_on_a_tap_and_is_nobodys_answer() -> Outcome {
    let stage = Stage::of(TECHNICIAN)?;
    stage.fresh(async |page| {
        without_certificate(&stage, page).await?;
        page.shows(&["还差一步", "最多 ¥2,000"]).await?;
        ensure(page.ask(&format!("{FIRST} return card === null")).await? == true, "drawn before it is wanted")?;
        let fold = page.until("a way", "return all('.near summary')[0]", &[]).await?.element()?;
        fold.scroll_into_view().await?;
        fold.click().await?;
        page.until("the card", &format!("{FIRST} return card !== null"), &[]).await?;
        let marked =
            format!("{FIRST} return tidy(card.parentElement.querySelector('.supposed').textContent) === '假设'");
        ensure(page.ask(&marked).await? == true, "the card is not marked as supposed")?;
        page.open_at("#/answers").await?;
        page.lacks(&["高级工"]).await
    })
}
