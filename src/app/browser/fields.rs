//! The value of a field and whether a box is ticked: reads them from events and writes them back.
//!
//! Remembers nothing; the drafts of [`crate::interview`] do.

#[cfg(feature = "fair")]
use gloo::file::{
    File, FileList,
    callbacks::{FileReader, read_as_text},
};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlInputElement};

/// Whether the `details` element of the event is open.
pub fn is_open(event: &Event) -> bool {
    let details = event.current_target().and_then(|details| details.dyn_into::<Element>().ok());
    details.is_some_and(|details| details.has_attribute("open"))
}

/// The property common to text fields and lists of options.
const VALUE: &str = "value";

/// Whether the event's radio button or checkbox is now ticked.
pub fn is_checked(event: &Event) -> bool {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    input.is_some_and(|input| input.checked())
}

/// The current value of the event's text field or list.
pub fn value(event: &Event) -> String {
    let held = event.target().and_then(|target| js_sys::Reflect::get(&target, &JsValue::from_str(VALUE)).ok());
    held.and_then(|held| held.as_string()).unwrap_or_default()
}

/// Sets the value of a text field or list; leaves it alone if unchanged, to keep the cursor.
pub fn set_value(element: &Element, value: &str) {
    let (name, value) = (JsValue::from_str(VALUE), JsValue::from_str(value));
    if js_sys::Reflect::get(element, &name).is_ok_and(|held| held != value) {
        // Fails only for frozen objects, and elements never are.
        let _ = js_sys::Reflect::set(element, &name, &value);
    }
}

/// Reads the file that the event's field has chosen, as text; empty if it is none. Dropping what is returned stops it;
/// `None` if nothing was chosen.
#[cfg(feature = "fair")]
pub fn file(event: &Event, done: impl FnOnce(String) + 'static) -> Option<FileReader> {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok())?;
    let files = FileList::from(input.files()?);
    let chosen: &File = files.first()?;
    let reading = read_as_text(chosen, move |text| done(text.unwrap_or_default()));
    // The same file may be chosen again.
    input.set_value("");
    Some(reading)
}
