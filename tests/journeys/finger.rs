//! A finger that leaves a button has pressed it once, even if it trembled; one that slid off, or was not alone, has
//! pressed nothing. The browser judges which it was: the page listens only to clicks.
//!
//! Nobody can wait for nothing to happen: the journeys wait for a good while.

use serde_json::{Value, json};

use crate::engine::Engine;
use crate::examples::{EMPLOYED, EMPLOYMENT, answers, left};
use crate::forms::{ask, forms_from};
use crate::harness::{Outcome, PHONE, Setup, ensure};
use crate::page::Page;

/// Only Chromium's driver has fingers.
const FINGERS: Setup<'_> = Setup {
    not_in: &[(Engine::Firefox, "the driver has no fingers"), (Engine::WebKit, "the driver has no fingers")],
    before: "window.pressed = [];
        addEventListener('click', ({ target, isTrusted }) => {
            if (target.matches('#live button')) pressed.push(isTrusted ? 'by the browser' : 'by the page');
        }, true)",
    ..PHONE
};

/// The middle of the first match.
async fn middle(page: &Page, selector: &str) -> Outcome<(f64, f64)> {
    let script = "const box = all(arguments[0])[0].getBoundingClientRect();
        return [box.x + box.width / 2, box.y + box.height / 2]";
    let place = page.run(script, vec![json!(selector)]).await?;
    Ok(serde_json::from_value(place.json().clone())?)
}

/// Where the button 不清楚 is; the question after the first has another button there.
async fn unsure(page: &Page) -> Outcome<(f64, f64)> {
    middle(page, ".quiet-row").await
}

/// Fingers come down, move or leave; the remaining ones rest at these places.
async fn fingers(page: &Page, kind: &str, places: &[(f64, f64)]) -> Outcome {
    let points: Vec<Value> =
        places.iter().enumerate().map(|(id, (x, y))| json!({ "id": id, "x": x, "y": y })).collect();
    page.cdp("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points })).await.map(drop)
}

/// A finger comes down, goes to `way` from there, and leaves.
async fn finger(page: &Page, way: (f64, f64)) -> Outcome {
    let (x, y) = unsure(page).await?;
    fingers(page, "touchStart", &[(x, y)]).await?;
    if way != (0.0, 0.0) {
        fingers(page, "touchMove", &[(x + way.0, y + way.1)]).await?;
    }
    fingers(page, "touchEnd", &[]).await
}

/// A finger comes down and leaves at once.
async fn tap(page: &Page, place: (f64, f64)) -> Outcome {
    fingers(page, "touchStart", &[place]).await?;
    fingers(page, "touchEnd", &[]).await
}

/// Well above the time of anything that a tap sets in motion.
async fn a_while(page: &Page) -> Outcome {
    page.promise("await new Promise((next) => setTimeout(next, 500)); return true").await.map(drop)
}

/// The new screen stays, and nothing on it is pressed.
async fn next_stands(page: &Page) -> Outcome {
    let next = page.heading().await?;
    a_while(page).await?;
    let still = page.heading().await?;
    ensure(next == still, format!("after {next:?} came {still:?}"))?;
    ensure(page.ask("return all('details[open], input:checked').length").await? == 0, "something is pressed on it")
}

async fn pressed(page: &Page, wanted: &[&str]) -> Outcome {
    let found = page.ask("return pressed").await?;
    ensure(found == json!(wanted), format!("expected {wanted:?}, found {found}"))
}

/// The first question is on screen, unanswered.
async fn unanswered(page: &Page) -> Outcome {
    a_while(page).await?;
    let heading = page.heading().await?;
    ensure(heading == EMPLOYMENT, format!("the screen is {heading:?} now"))?;
    ensure(page.ask("return all('[aria-pressed=true]').length").await? == 0, "it is taken as not known")?;
    pressed(page, &[]).await
}

#[test]
fn a_finger_presses_a_button_once() -> Outcome {
    forms_from(FINGERS, async |page| {
        ask(page, "employment", EMPLOYMENT).await?;
        finger(page, (0.0, 0.0)).await?;
        left(page, EMPLOYMENT).await?;
        next_stands(page).await?;
        pressed(page, &["by the browser"]).await
    })
}

#[test]
fn a_finger_on_an_answer_gives_it_and_no_other() -> Outcome {
    forms_from(FINGERS, async |page| {
        ask(page, "employment", EMPLOYMENT).await?;
        let place = middle(page, ".row").await?;
        tap(page, place).await?;
        left(page, EMPLOYMENT).await?;
        next_stands(page).await?;
        // The page pressed the button to continue; a row is not a button.
        pressed(page, &["by the page"]).await?;
        answers(page).await?;
        page.shows(&[EMPLOYED]).await
    })
}

#[test]
fn a_finger_that_trembles_presses_all_the_same() -> Outcome {
    forms_from(FINGERS, async |page| {
        ask(page, "employment", EMPLOYMENT).await?;
        finger(page, (3.0, -4.0)).await?;
        left(page, EMPLOYMENT).await?;
        pressed(page, &["by the browser"]).await
    })
}

#[test]
fn a_finger_that_slides_off_has_given_no_answer() -> Outcome {
    forms_from(FINGERS, async |page| {
        ask(page, "employment", EMPLOYMENT).await?;
        finger(page, (0.0, 200.0)).await?;
        unanswered(page).await
    })
}

#[test]
fn two_fingers_press_nothing() -> Outcome {
    forms_from(FINGERS, async |page| {
        ask(page, "employment", EMPLOYMENT).await?;
        let (x, y) = unsure(page).await?;
        fingers(page, "touchStart", &[(x, y)]).await?;
        fingers(page, "touchStart", &[(x, y), (x + 60.0, y)]).await?;
        fingers(page, "touchEnd", &[(x, y)]).await?;
        fingers(page, "touchEnd", &[]).await?;
        unanswered(page).await
    })
}
