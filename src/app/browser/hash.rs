//! The address after `#`: reading it, going to one, hearing of changes.
//!
//! Ordinary fragment navigation, so that the system's Back works. Knows routes only as text.

use std::cell::Cell;

use gloo_utils::window;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

use super::super::route::Route;

thread_local! {
    /// Screens entered since the page came alive: how often Back stays inside it.
    static ENTERED: Cell<u32> = const { Cell::new(0) };
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

/// Goes to `route`, leaving an entry to go back to.
pub fn go(route: &Route) {
    // Setting a fragment fails only for a document that is gone.
    let _ = window().location().set_hash(&route.href());
}

/// Puts `route` in place of the current entry, without a change being heard.
pub fn replace(route: &Route) {
    if let Ok(history) = window().history() {
        // Browsers refuse after a hundred changes in half a minute; then the address is merely less exact.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&route.href()));
    }
}

/// Goes back to the screen before, if that is one of ours. False where it is not.
pub fn back() -> bool {
    ENTERED.get() > 0 && window().history().and_then(|history| history.back()).is_ok()
}

/// Calls `heard` whenever the fragment changes. It takes the window's one handler: after a trap
/// `public/boot.js` clears it, so that a dead page hears nothing.
pub fn on_change(heard: impl Fn() + 'static) {
    let handler = Closure::<dyn Fn()>::new(move || {
        ENTERED.set(ENTERED.get().saturating_add(1));
        heard();
    });
    window().set_onhashchange(Some(handler.as_ref().unchecked_ref()));
    handler.forget();
}
