//! The places of index.html: the static first screen, the live screens, the notice above them, the title.
//!
//! Draws no screen and knows no route; the page decides what is shown when.

use gloo::utils::{document, window};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::HtmlElement;

/// The id of the button of a notice that goes with its screen; the loader's has another.
const PASSING: &str = "passing";

/// The container of the live screens.
pub fn live() -> Option<HtmlElement> {
    by_id("live")
}

/// The place on the first screen that says there are answers already.
pub fn resume() -> Option<HtmlElement> {
    let place = by_id("resume")?;
    // Anything left there after a trap is dead.
    place.set_inner_html("");
    Some(place)
}

/// The place on top of every screen for how old the rules are.
pub fn age() -> Option<HtmlElement> {
    let place = by_id("age")?;
    place.set_inner_html("");
    Some(place)
}

/// Shows the first screen's start button, or hides it if there is something to resume.
pub fn show_start(start: bool) {
    if let Some(button) = by_id("start") {
        button.set_hidden(!start);
    }
}

/// Calls `hidden` when the page is put away, possibly for good, and `shown` when it is visible again. Uses the
/// document's only handler slot, so that a page that trapped reacts to nothing.
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

/// Shows a notice above every screen, replacing the previous one.
pub fn notice(text: &str) {
    if let Some(place) = by_id("notice") {
        place.set_text_content(Some(text));
    }
}

/// The same, with a button labelled `label` that removes the notice and calls `act`.
pub fn notice_with(text: &str, label: &str, act: impl Fn() + 'static) {
    notice(text);
    let button = document().create_element("button").ok().and_then(|button| button.dyn_into::<HtmlElement>().ok());
    if let (Some(place), Some(button)) = (by_id("notice"), button) {
        button.set_text_content(Some(label));
        // Fails only for an invalid attribute name, or if an element would be inside itself.
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

/// Removes a notice of [`notice`]. The loader's has its own button and stays until that is tapped.
pub fn unsay() {
    if let Some(place) = by_id("notice") {
        let of_the_loader = place.first_element_child().is_some_and(|child| child.id() != PASSING);
        if !of_the_loader {
            place.set_text_content(None);
        }
    }
}

/// Sets the window's title.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Calls `heard` when the first screen's button for the other language is tapped. Before the page is alive, and after
/// a trap, the loader handles it.
pub fn on_speak(heard: impl Fn() + 'static) {
    if let Some(button) = by_id("speak") {
        let handler = Closure::<dyn Fn()>::new(heard);
        button.set_onclick(Some(handler.as_ref().unchecked_ref()));
        handler.forget();
    }
}

/// Whether the window has room for two panes, as defined in `style/components.css`.
pub fn is_wide() -> bool {
    window().match_media("(min-width: 56.25em)").ok().flatten().is_some_and(|wide| wide.matches())
}

fn by_id(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}
