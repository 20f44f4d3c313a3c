//! The places of index.html: the static first screen, the live screens, the title.
//!
//! Creates no element and knows no route; what is shown when is the page's decision.

use gloo_utils::document;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, HtmlInputElement};

/// Where the live screens go.
pub fn live() -> Option<HtmlElement> {
    by_id("live")
}

/// Shows the static first screen, or the live ones.
pub fn show_first(first: bool) {
    for (id, hidden) in [("first", !first), ("live", first)] {
        if let Some(element) = by_id(id) {
            element.set_hidden(hidden);
        }
    }
}

/// Names the window.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Whether the radio button or checkbox that `event` is about is ticked now.
pub fn is_checked(event: &Event) -> bool {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    input.is_some_and(|input| input.checked())
}

fn by_id(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}
