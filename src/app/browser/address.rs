//! The address after `#`: reading it, going to one, hearing of changes.
//!
//! Every screen is an entry of the browser's history, so that the system's Back works. Knows routes only as text.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo::utils::window;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::History;

use crate::interview::route::Route;

thread_local! {
    /// Screens entered since the page came alive: how often Back stays inside it.
    static ENTERED: Cell<u32> = const { Cell::new(0) };
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
    if let Ok(history) = window().history() {
        // Browsers refuse after a hundred changes in half a minute; then the address is merely less exact.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&route.href()));
    }
}

/// Goes back to the screen before, if that is one of ours. False where it is not.
pub fn back() -> bool {
    ENTERED.get() > 0 && window().history().and_then(|history| history.back()).is_ok()
}

/// Calls `heard` whenever the fragment changes. It takes the window's one handler: after a trap the loader clears it,
/// so that a dead page hears nothing.
pub fn on_change(heard: impl Fn() + 'static) {
    HEARD.set(Some(Rc::new(heard)));
    let handler = Closure::<dyn Fn()>::new(hear);
    window().set_onhashchange(Some(handler.as_ref().unchecked_ref()));
    handler.forget();
}

fn hear() {
    ENTERED.set(ENTERED.get().saturating_add(1));
    if let Some(heard) = HEARD.with_borrow(Clone::clone) {
        heard();
    }
}
