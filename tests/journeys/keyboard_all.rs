//! Tab on every screen: reaches every control once, in document order, and leaves the page again.
//!
//! Takes the controls from the document, not from a list, so a new screen needs only its visit in `screens`.
//! `keyboard` and `keyboard_ways` show what the keys do, `tree` what a stop is called.

use serde_json::Value;
use thirtyfour::prelude::*;

use crate::engine::Engine;
use crate::harness::{Outcome, Setup, ensure, journey};
use crate::keyboard::{COMPUTER, Stop, WITHOUT_FOCUS, from_the_top, stop};
use crate::page::Page;

/// A place after the document's end, to show that the keyboard leaves it.
const LEAVING: Setup<'static> = Setup {
    motion: false,
    not_in: &[
        WITHOUT_FOCUS,
        (Engine::Firefox, "after the last stop Tab goes round the browser's own controls, which it does not tell"),
    ],
    ..COMPUTER
};

/// Records the expected stops; returns their names. Of radio buttons, the picked one or the first.
const STOPS: &str = "
    const radio = (e) => e.localName === 'input' && e.type === 'radio';
    const together = (e) => all('input[type=radio]').filter((other) => other.name === e.name && other.form === e.form);
    const stop = (e) => (together(e).find((other) => other.checked) ?? together(e)[0]) === e;
    window.stops = all('a[href], button, input, select, textarea, summary')
        .filter((e) => !e.disabled && (!radio(e) || stop(e)));
    return window.stops.map((e) => name(e.closest('label') ?? e))";

/// Goes through the open screen with Tab, and leaves it as it was.
pub async fn walk(page: &Page, screen: &str) -> Outcome {
    page.ask("window.before = document.activeElement").await?;
    round(page, screen).await?;
    page.ask("window.before.focus({ preventScroll: true }); scrollTo({ top: 0, behavior: 'instant' })").await.map(drop)
}

/// From the top to the end.
async fn round(page: &Page, screen: &str) -> Outcome {
    let names = page.ask(STOPS).await?;
    let names: Vec<&str> = names.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    from_the_top(page).await?;
    let mut next = 0;
    // A date field takes a stop for each of its parts, and its button another.
    for _ in 0..names.len() + 8 {
        page.press(Key::Tab).await?;
        let Stop { name, wrong, at, is_day } = stop(page).await?;
        if next == names.len() && at.is_none_or(|at| at == 0) {
            return Ok(());
        }
        if is_day && next > 0 && at == Some(next - 1) {
            continue;
        }
        let wanted = names.get(next).unwrap_or(&"the end of the document");
        ensure(at == Some(next), format!("{screen}: after {next} stops Tab comes to {name:?} and not to {wanted:?}"))?;
        ensure(wrong.is_empty(), format!("{screen}: the focus on {name:?} cannot be seen: {wrong}"))?;
        next += 1;
    }
    ensure(false, format!("{screen}: Tab does not leave the document, it stays at its end"))
}

#[test]
fn what_the_keyboard_does_not_reach_is_noticed() -> Outcome {
    let worse = [
        ("document.querySelector('#start').tabIndex = -1", "and not to \"开始\""),
        ("document.querySelector('#big').tabIndex = 1", "and not to \"长辈模式\""),
        ("document.querySelector('.lead').tabIndex = 0", "and not to \"正在找工作\""),
        ("document.querySelector('#speak').style.outline = 'none'", "no ring is drawn"),
        (
            "const e = document.createElement('div'); Object.assign(e.style, { position: 'fixed', inset: 0, zIndex: 99 }); document.body.append(e)",
            "it is covered by",
        ),
        (
            "document.querySelector('#start').addEventListener('keydown', (event) => event.preventDefault())",
            "and not to \"the end of the document\"",
        ),
    ];
    journey(LEAVING, async |page| {
        for (change, wanted) in worse {
            page.leave().await?;
            page.open().await?;
            page.at_home().await?;
            page.alive().await?;
            walk(page, "home").await?;
            page.ask(change).await?;
            let said = walk(page, "home").await.err().map(|trouble| format!("{trouble:?}")).unwrap_or_default();
            ensure(said.contains(wanted), format!("{change}: expected {wanted:?}, found {said:?}"))?;
        }
        Ok(())
    })
}
