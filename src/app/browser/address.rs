//! The address after `#`: reads it, navigates, reports changes, and remembers each screen's scroll position.
//!
//! Every screen is an entry of the browser's history, so that the system's Back works. The entry's state is its
//! number. Knows routes only as text.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo::utils::window;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::History;

use crate::interview::route::Route;

thread_local! {
    /// The number of the current entry. Above zero, Back stays inside the page.
    static ENTRY: Cell<usize> = const { Cell::new(0) };
    /// Each entry's scroll position when it was left.
    static SCROLLED: RefCell<Vec<f64>> = const { RefCell::new(Vec::new()) };
    /// The handler for changes.
    static HEARD: RefCell<Option<Rc<dyn Fn()>>> = const { RefCell::new(None) };
}

/// The current fragment with its `#`; empty if there is none.
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// The page's own address, without query and fragment.
pub fn here() -> String {
    let location = window().location();
    // Fails only if the document is gone.
    [location.origin(), location.pathname()].map(Result::unwrap_or_default).concat()
}

/// Goes to `route`, leaving an entry to go back to. Setting the fragment would make the browser look for an anchor,
/// lay out the page for that, and report the change later; so this pushes the entry itself and reports it at once.
pub fn go(route: &Route) {
    let href = route.href();
    if href == fragment() {
        return;
    }
    let made = |history: History| history.push_state_with_url(&JsValue::NULL, "", Some(&href));
    if window().history().and_then(made).is_ok() {
        hear();
    } else {
        // Some browsers refuse more than a hundred of these in half a minute. Setting a fragment fails only if the
        // document is gone.
        let _ = window().location().set_hash(&href);
    }
}

/// Replaces the current entry by `route`, without reporting a change.
pub fn replace(route: &Route) {
    number(ENTRY.get(), Some(&route.href()));
}

/// Goes back to the previous screen if it is one of ours; otherwise returns false.
pub fn back() -> bool {
    ENTRY.get() > 0 && window().history().and_then(|history| history.back()).is_ok()
}

/// The current entry's scroll position when it was left; zero for a new one.
pub fn scrolled() -> f64 {
    SCROLLED.with_borrow(|scrolled| scrolled.get(ENTRY.get()).copied().unwrap_or_default())
}

/// Calls `heard` whenever the fragment changes. Uses the window's only handler slot: after a trap the loader clears
/// it, so a dead page reacts to nothing.
pub fn on_change(heard: impl Fn() + 'static) {
    HEARD.set(Some(Rc::new(heard)));
    // After a reload the entry already has its number.
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

/// The number of the browser's current entry; `None` if it is new.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number written by `number`")]
fn entry() -> Option<usize> {
    let state = window().history().ok()?.state().ok()?;
    state.as_f64().filter(|number| *number >= 0.0 && *number < 1e6).map(|number| number as usize)
}

/// Sets the number of the browser's current entry, and optionally another address.
#[expect(clippy::cast_precision_loss, reason = "far below 2⁵³")]
fn number(entry: usize, href: Option<&str>) {
    if let Ok(history) = window().history() {
        // Browsers refuse more than a hundred changes in half a minute; the address is then merely less exact.
        let _ = history.replace_state_with_url(&JsValue::from_f64(entry as f64), "", href);
    }
}
