//! The places of index.html: the static first screen, the live screens, what is said above them, the title.
//!
//! Creates no element and knows no route; what is shown when is the page's decision.

use gloo::utils::{document, window};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::HtmlElement;

/// The id of the button of a notice that passes with its screen; what the loader says has another.
const PASSING: &str = "passing";

/// Where the live screens go.
pub fn live() -> Option<HtmlElement> {
    by_id("live")
}

/// Where the first screen says that there are answers already.
pub fn resume() -> Option<HtmlElement> {
    let place = by_id("resume")?;
    // After a trap what stood there is dead.
    place.set_inner_html("");
    Some(place)
}

/// Shows the first screen's button to start, or hides it where there is something to go on from.
pub fn show_start(start: bool) {
    if let Some(button) = by_id("start") {
        button.set_hidden(!start);
    }
}

/// Calls `hidden` when the page is put aside, after which it may never be seen again, and `shown` when it is looked at
/// again. It takes the document's one handler, so that a page that trapped hears nothing any more.
pub fn on_sight(hidden: impl Fn() + 'static, shown: impl Fn() + 'static) {
    let handler = Closure::<dyn Fn()>::new(move || if document().hidden() { hidden() } else { shown() });
    document().set_onvisibilitychange(Some(handler.as_ref().unchecked_ref()));
    handler.forget();
}

/// Shows the static first screen, or the live ones.
pub fn show_first(first: bool) {
    for (id, hidden) in [("first", !first), ("live", first)] {
        if let Some(element) = by_id(id) {
            element.set_hidden(hidden);
        }
    }
}

/// Says something above every screen, in place of what was said before.
pub fn notice(text: &str) {
    if let Some(place) = by_id("notice") {
        place.set_text_content(Some(text));
    }
}

/// The same, with a button called `label` that takes it down and calls `act`.
pub fn notice_with(text: &str, label: &str, act: impl Fn() + 'static) {
    notice(text);
    let button = document().create_element("button").ok().and_then(|button| button.dyn_into::<HtmlElement>().ok());
    if let (Some(place), Some(button)) = (by_id("notice"), button) {
        button.set_text_content(Some(label));
        // Fails only for what is no name of an attribute, or would end up inside itself.
        let _ = button.set_attribute("type", "button");
        button.set_id(PASSING);
        let _ = place.append_child(&button);
        let handler = Closure::<dyn Fn()>::new(move || {
            place.set_text_content(None);
            act();
        });
        button.set_onclick(Some(handler.as_ref().unchecked_ref()));
        handler.forget();
    }
}

/// Takes down what [`notice`] said. What the loader said has a button of its own and stays until that is tapped.
pub fn unsay() {
    if let Some(place) = by_id("notice") {
        let of_the_loader = place.first_element_child().is_some_and(|child| child.id() != PASSING);
        if !of_the_loader {
            place.set_text_content(None);
        }
    }
}

/// Names the window.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Calls `heard` when the first screen's button for the other language is tapped. Before the page is alive, and
/// after a trap, the loader has that place.
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

fn by_id(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}
