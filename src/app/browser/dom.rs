//! The places of index.html: the static first screen, the live screens, the title.
//!
//! Creates no element and knows no route; what is shown when is the page's decision.

use gloo_utils::{document, window};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

/// The property that text fields and lists of options have in common.
const VALUE: &str = "value";

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

/// Says something above every screen, in place of what was said before; empty: nothing.
pub fn notice(text: &str) {
    if let Some(place) = by_id("notice") {
        place.set_text_content(Some(text).filter(|text| !text.is_empty()));
    }
}

/// Takes down what [`notice`] said. What the loader said has a button of its own and stays until that is tapped.
pub fn unsay() {
    if let Some(place) = by_id("notice").filter(|place| place.first_element_child().is_none()) {
        place.set_text_content(None);
    }
}

/// Names the window.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Calls `heard` when the first screen's button for the other language is tapped. Before the page is alive, and
/// after a trap, `public/boot.js` has that place.
pub fn on_speak(heard: impl Fn() + 'static) {
    if let Some(button) = by_id("speak") {
        let handler = Closure::<dyn Fn()>::new(heard);
        button.set_onclick(Some(handler.as_ref().unchecked_ref()));
        handler.forget();
    }
}

/// Whether the window has room for two panes, in the words of `style/components.css`.
pub fn is_wide() -> bool {
    window().match_media("(min-width: 56.25em)").ok().flatten().is_some_and(|wide| wide.matches())
}

/// Whether the radio button or checkbox that `event` is about is ticked now.
pub fn is_checked(event: &Event) -> bool {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    input.is_some_and(|input| input.checked())
}

/// The place among its neighbours of the row that `event` happened on.
pub fn row(event: &Event) -> Option<usize> {
    let mut here = event.target()?.dyn_into::<Element>().ok()?.closest(".row").ok().flatten()?;
    let mut before = 0;
    while let Some(other) = here.previous_element_sibling() {
        here = other;
        before += 1;
    }
    Some(before)
}

/// What the text field or list that `event` is about holds now.
pub fn value(event: &Event) -> String {
    let held = event.target().and_then(|target| js_sys::Reflect::get(&target, &JsValue::from_str(VALUE)).ok());
    held.and_then(|held| held.as_string()).unwrap_or_default()
}

/// Makes a text field or list hold `value`; one that does already is left alone, with its cursor.
pub fn set_value(element: &Element, value: &str) {
    let (name, value) = (JsValue::from_str(VALUE), JsValue::from_str(value));
    if js_sys::Reflect::get(element, &name).is_ok_and(|held| held != value) {
        // Fails only for frozen objects, which elements are not.
        let _ = js_sys::Reflect::set(element, &name, &value);
    }
}

fn by_id(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}
