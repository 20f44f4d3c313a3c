//! Paper: what is folded on the screen is unfolded for it, and folded again afterwards.
//!
//! The result has a sheet of its own for the counter, which is drawn then (`components/counter.rs`); this unfolds what stands
//! on a policy's page. It decides no layout; that is `style/print.css`.

use gloo::utils::{document, window};
use leptos::prelude::{RwSignal, Set, provide_context, use_context};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::Element;

use super::focus;

/// What may fit, and is folded; marked while it is unfolded for the printer.
const FOLDED: &str = ".card:has(> .tag.met) details:not([open]), .card:has(> .tag.later) details:not([open])";
const MARK: &str = "data-printed";

/// Whether something is being printed.
#[derive(Clone, Copy)]
pub struct Printing(pub RwSignal<bool>);

/// Listens for the printer. It takes the window's one handler each, so that a page that trapped hears nothing any more.
pub fn listen() {
    let printing = RwSignal::new(false);
    provide_context(Printing(printing));
    let begin = Closure::<dyn Fn()>::new(move || {
        printing.set(true);
        each(FOLDED, |details| {
            // Fails only for what is no name of an attribute, as the next two.
            let _ = details.set_attribute("open", "");
            let _ = details.set_attribute(MARK, "");
        });
    });
    let end = Closure::<dyn Fn()>::new(move || {
        printing.set(false);
        each("[data-printed]", |details| {
            let _ = details.remove_attribute("open");
            let _ = details.remove_attribute(MARK);
        });
    });
    window().set_onbeforeprint(Some(begin.as_ref().unchecked_ref()));
    window().set_onafterprint(Some(end.as_ref().unchecked_ref()));
    begin.forget();
    end.forget();
}

/// Prints, once what is for the printer alone was drawn. A printer asked by a script is told of nothing in between: what
/// follows a signal would come too late.
pub fn print() {
    let Some(printing) = printing() else { return };
    printing.set(true);
    focus::after_paint(move || {
        // A browser that cannot print does nothing, as does an application that has no way to.
        let _ = window().print();
        printing.set(false);
    });
}

/// The signal, where the screen is drawn below the page.
pub fn printing() -> Option<RwSignal<bool>> {
    use_context::<Printing>().map(|Printing(signal)| signal)
}

fn each(selector: &str, step: impl Fn(&Element)) {
    // A browser that does not know `:has` folds nothing open; it prints what was unfolded by hand.
    let Ok(found) = document().query_selector_all(selector) else { return };
    for index in 0..found.length() {
        if let Some(element) = found.item(index).and_then(|node| node.dyn_into::<Element>().ok()) {
            step(&element);
        }
    }
}
