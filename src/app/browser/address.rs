//! The address after `#`: reading it, going to one, hearing of changes, and how far each screen was scrolled.
//!
//! Every screen is an entry of the browser's history, so that the system's Back works. An entry's state is its number.
//! Knows routes only as text.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo::utils::window;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::History;

use crate::interview::route::Route;

thread_local! {
    /// The number of the entry that is shown. Above nought Back stays inside the page.
    static ENTRY: Cell<usize> = const { Cell::new(0) };
    /// How far each entry was scrolled when it was left.
    static SCROLLED: RefCell<Vec<f64>> = const { RefCell::new(Vec::new()) };
    /// What hears of changes.
    static HEARD: RefCell<Option<Rc<dyn Fn()>>> = const { RefCell::new(None) };
}

/// The current fragment with its `#`; empty where there is none.
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// The page's own address, without query and fragment.
pub fn here() -> String {
    let location = window().location();
    // Fails only for a document that is gone.
    [location.origin(), location.pathname()].map(Result::unwrap_or_default).concat()
}

/// Goes to `route`, leaving an entry to go back to. The browser would look for an anchor of that name, lay the page out
/// for it, and tell of the change later; so the entry is made by hand and heard at once.
pub fn go(route: &Route) {
    let href = route.href();
    if href == fragment() {
        return;
    }
    let made = |history: History| history.push_state_with_url(&JsValue::NULL, "", Some(&href));
    if window().history().and_then(made).is_ok() {
        hear();
    } else {
        // Some browsers refuse after a hundred of these in half a minute. Setting a fragment fails only for a document
        // that is gone.
        let _ = window().location().set_hash(&href);
    }
}

/// Puts `route` in place of the current entry, without a change being heard.
pub fn replace(route: &Route) {
    number(ENTRY.get(), Some(&route.href()));
}

/// Goes back to the screen before, if that is one of ours. False where it is not.
pub fn back() -> bool {
    ENTRY.get() > 0 && window().history().and_then(|history| history.back()).is_ok()
}

/// How far the entry that is shown was scrolled when it was left; nought for a new one.
pub fn scrolled() -> f64 {
    SCROLLED.with_borrow(|scrolled| scrolled.get(ENTRY.get()).copied().unwrap_or_default())
}

/// Calls `heard` whenever the fragment changes. It takes the window's one handler: after a trap the loader clears it,
/// so that a dead page hears nothing.
pub fn on_change(heard: impl Fn() + 'static) {
    HEARD.set(Some(Rc::new(heard)));
    // After a reload the entry has its number already.
    match entry() {
        Some(entry) => ENTRY.set(entry),
        None => number(0, None),
    }
    let handler = Closure::<dyn Fn()>::new(hear);
    window().set_onhashchange(Some(handler.as_ref().unchecked_ref()));
    handler.forget();
}

fn hear() {
    let (before, at) = (ENTRY.get(), window().scroll_y().unwrap_or_default());
    let now = entry().unwrap_or_else(|| {
        let new = before.saturating_add(1);
        number(new, None);
        new
    });
    SCROLLED.with_borrow_mut(|scrolled| {
        let n_entries = scrolled.len().max(before.max(now).saturating_add(1));
        scrolled.resize(n_entries, 0.0);
        let mut note = |entry: usize, at: f64| {
            if let Some(slot) = scrolled.get_mut(entry) {
                *slot = at;
            }
        };
        note(before, at);
        if now > before {
            note(now, 0.0);
        }
    });
    ENTRY.set(now);
    if let Some(heard) = HEARD.with_borrow(Clone::clone) {
        heard();
    }
}

/// The number of the browser's present entry; none where it is new.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number written by `number`")]
fn entry() -> Option<usize> {
    let state = window().history().ok()?.state().ok()?;
    state.as_f64().filter(|number| *number >= 0.0 && *number < 1e6).map(|number| number as usize)
}

/// Gives the browser's present entry its number, and another address.
#[expect(clippy::cast_precision_loss, reason = "far below 2⁵³")]
fn number(entry: usize, href: Option<&str>) {
    if let Ok(history) = window().history() {
        // Browsers refuse after a hundred changes in half a minute; then the address is merely less exact.
        let _ = history.replace_state_with_url(&JsValue::from_f64(entry as f64), "", href);
    }
}
