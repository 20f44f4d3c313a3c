//! What stands in a field, and whether a box is ticked: what an event is about, and back.
//!
//! Remembers nothing; that is the drafts' of [`crate::interview`].

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlInputElement};

/// Whether what unfolds is unfolded.
pub fn is_open(event: &Event) -> bool {
    let details = event.current_target().and_then(|details| details.dyn_into::<Element>().ok());
    details.is_some_and(|details| details.has_attribute("open"))
}

/// The property that text fields and lists of options have in common.
const VALUE: &str = "value";

/// Whether the radio button or checkbox that `event` is about is ticked now.
pub fn is_checked(event: &Event) -> bool {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    input.is_some_and(|input| input.checked())
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
