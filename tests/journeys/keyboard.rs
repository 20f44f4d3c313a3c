//! The whole way by keyboard alone: the skip link, rows, buttons, and where the focus is.
//!
//! `keyboard_ways` covers ways through questions and screens of other kinds, `tree` names and roles. Does not show
//! what a screen reader says.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::engine::Engine;
use crate::harness::{Outcome, PHONE, Setup, Trouble, ensure, journey};
use crate::page::{Page, tidy};
use crate::person::{ANSWERS, FINAL_YEAR, HARDSHIP, LOAN, RESULT, SCHOOL, STATUS};

/// A small window of a computer, where the bar with the button covers part of the text.
pub const COMPUTER: Setup<'static> = Setup { window: (800, 560), mobile: false, not_in: &[WITHOUT_FOCUS], ..PHONE };
/// There we cannot see where the focus is drawn.
pub const WITHOUT_FOCUS: (Engine, &str) =
    (Engine::WebKit, "on a screen in memory, without a window manager, its window never has the focus");

/// The focused element.
pub struct Stop {
    /// Its name; `nothing` if nothing has the focus.
    pub name: String,
    /// What is wrong with its focus mark; empty if it shows.
    pub wrong: String,
    /// Its position among the stops that `keyboard_all` recorded.
    pub at: Option<usize>,
    /// Whether it is a date field, in which Tab makes several stops.
    pub is_day: bool,
}

/// The element focused now. Waits while the screen is still scrolling there.
pub async fn stop(page: &Page) -> Outcome<Stop> {
    let look = "
        const e = document.activeElement;
        if (!e || e === document.body) return ['nothing', '', -1, false];
        const row = e.closest('label.row');
        const drawn = row ? getComputedStyle(e.nextElementSibling, '::before') : getComputedStyle(e);
        // The button inside a field for a day is the browser's own, and so is its ring.
        const own = e.type === 'date' && !e.matches(':focus-visible');
        const ring = own || drawn.outlineStyle !== 'none' && parseFloat(drawn.outlineWidth) >= 2;
        const wrong = [];
        if (!ring) wrong.push('no ring is drawn');
        // A link inside a sentence has a box for each line.
        for (const box of (row ?? e).getClientRects()) {
          const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
          if (!(row ?? e).contains(top)) {
            const by = top ? top.outerHTML.slice(0, 60) : 'the end of the window';
            wrong.push(`from ${box.top} to ${box.bottom} of ${innerHeight} it is covered by ${by}`);
          }
        }
        const called = row ?? e.closest('label.field')?.querySelector('span') ?? e;
        return [name(called), wrong.join(', '), (window.stops ?? []).indexOf(e), e.type === 'date']";
    let mut said = page.ask(look).await?;
    let text = |said: &Value, at: usize| said.get(at).and_then(Value::as_str).unwrap_or_default().to_owned();
    if !text(&said, 1).is_empty() {
        let settle = "await new Promise((still) => {
            let last = [NaN], same = 0;
            const tick = () => {
                same = scrollY === last ? same + 1 : 0;
                last = scrollY;
                if (same > 10) still(); else requestAnimationFrame(tick);
            };
            tick();
        }); return true";
        page.promise(settle).await?;
        said = page.ask(look).await?;
    }
    let at = said.get(2).and_then(Value::as_u64).and_then(|at| usize::try_from(at).ok());
    Ok(Stop { name: text(&said, 0), wrong: text(&said, 1), at, is_day: said.get(3) == Some(&Value::Bool(true)) })
}

/// The name of the focused element, and what is wrong with its focus mark.
pub async fn focus(page: &Page) -> Outcome<(String, String)> {
    let Stop { name, wrong, .. } = stop(page).await?;
    Ok((name, wrong))
}

/// Puts the keyboard at the start of the document, as after opening it.
pub async fn from_the_top(page: &Page) -> Outcome {
    let script = "document.activeElement.blur(); getSelection().removeAllRanges();
        const b = document.body; b.tabIndex = -1; b.focus(); b.removeAttribute('tabindex')";
    page.ask(script).await.map(drop)
}

/// Presses Tab until the focus is on the element with this name; every stop must show its focus.
pub async fn tab_to(page: &Page, called: &str) -> Outcome {
    let mut passed = Vec::new();
    for _ in 0..40 {
        page.press(Key::Tab).await?;
        let (name, wrong) = focus(page).await?;
        // A screen that arrives just now, or is redrawn with late texts, puts the focus on its heading, where Tab
        // never leads: press again.
        let script = "return document.activeElement !== document.body && document.activeElement.tabIndex < 0";
        if !wrong.is_empty() && page.ask(script).await? == json!(true) {
            continue;
        }
        ensure(wrong.is_empty(), format!("the focus on {name:?} cannot be seen: {wrong}"))?;
        if name == tidy(called) {
            return Ok(());
        }
        passed.push(name);
    }
    Err(Trouble::new(format!("Tab never came to {called:?}; it came to {passed:?}")))
}

#[test]
fn from_the_first_screen_until_the_result() -> Outcome {
    journey(COMPUTER, async |page| {
        page.open().await?;
        page.at_home().await?;
        page.alive().await?;
        tab_to(page, "开始").await?;
        page.press(Key::Enter).await?;

        // Radio buttons: Tab comes to the first, Space picks it, arrows pick the next.
        page.at(STATUS).await?;
        tab_to(page, FINAL_YEAR).await?;
        page.press(Key::Down).await?;
        page.press(Key::Up).await?;
        let (name, wrong) = focus(page).await?;
        ensure(name == FINAL_YEAR && wrong.is_empty(), format!("the arrows led to {name:?} {wrong}"))?;
        page.press(Key::Space).await?;
        tab_to(page, "下一题").await?;
        page.press(Key::Enter).await?;

        // Checkboxes: each is a stop; Enter in the form continues.
        page.at(HARDSHIP).await?;
        tab_to(page, LOAN).await?;
        page.press(Key::Space).await?;
        tab_to(page, "下一题").await?;
        page.press(Key::Space).await?;

        page.at(SCHOOL).await?;
        tab_to(page, "不清楚").await?;
        page.press(Key::Enter).await?;
        page.until(
            "the next heading",
            "return document.activeElement.matches('h1') && !tidy(document.activeElement.textContent).includes('学校')",
            &[],
        )
        .await?;
        tab_to(page, "不清楚").await?;
        page.press(Key::Space).await?;

        page.at(RESULT).await?;
        page.shows(&["初步匹配 1 项"]).await?;
        tab_to(page, "为什么").await?;
        page.press(Key::Enter).await?;
        page.shows(&["你填：在校，正读最后一学年"]).await?;
        tab_to(page, "材料与办理").await?;
        page.press(Key::Space).await?;
        page.shows(&["申请表"]).await?;
        tab_to(page, "从头再来").await
    })
}

#[test]
fn enter_in_a_question_goes_on() -> Outcome {
    journey(COMPUTER, async |page| {
        page.open_at("#/ask").await?;
        page.at(STATUS).await?;
        tab_to(page, FINAL_YEAR).await?;
        page.press(Key::Space).await?;
        page.press(Key::Enter).await?;
        page.at(HARDSHIP).await
    })
}

#[test]
fn nothing_picked_is_said_and_does_not_trap() -> Outcome {
    let round =
        (Engine::Firefox, "after the last stop Tab goes round the browser's own controls, which it does not tell");
    journey(Setup { not_in: &[WITHOUT_FOCUS, round], ..COMPUTER }, async |page| {
        page.open_at("#/ask").await?;
        page.at(STATUS).await?;
        tab_to(page, "下一题").await?;
        page.press(Key::Enter).await?;
        page.shows(&["请选一项"]).await?;
        let described = "return document.getElementById(document.querySelector('fieldset').getAttribute('aria-describedby')).textContent";
        let described = page.ask_text(described).await?;
        ensure(described.contains("请选一项"), described)?;
        // Round through the whole page and back to the same place.
        tab_to(page, "看结果").await?;
        tab_to(page, "下一题").await
    })
}

#[test]
fn the_skip_link_is_the_first_stop_and_works_on_every_screen() -> Outcome {
    journey(COMPUTER, async |page| {
        for (fragment, heading) in [("", ""), ("#/ask", STATUS), ("#/answers", ANSWERS), ("#/result", RESULT)] {
            page.open_at("#/").await?;
            page.reload().await?;
            page.at_home().await?;
            page.alive().await?;
            page.open_at(fragment).await?;
            if heading.is_empty() {
                page.at_home().await?
            } else {
                page.at(heading).await?;
                page.settled().await?;
            }
            let address = page.fragment().await?;
            from_the_top(page).await?;
            page.press(Key::Tab).await?;
            let (name, wrong) = focus(page).await?;
            ensure(
                name == "跳到正文" && wrong.is_empty(),
                format!("at {fragment:?} the first stop is {name:?} {wrong}"),
            )?;
            page.press(Key::Enter).await?;
            page.until("the focus on the main part", "return document.activeElement.id === 'main'", &[]).await?;
            ensure(page.fragment().await? == address, "the skip link changed the address")?;
            page.press(Key::Tab).await?;
            let inside = page.run("return document.activeElement.closest('main') !== null", vec![json!(0)]).await?;
            ensure(
                inside.json() == true,
                format!("at {fragment:?} the stop after the skip link is not in the main part"),
            )?;
        }
        Ok(())
    })
}
