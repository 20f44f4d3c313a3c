//! Printing: the result has its own sheet for the counter, which is drawn only while printing
//! (`components/counter.rs`).
//!
//! The layout is up to `style/print.css`.

use gloo::utils::window;
use leptos::prelude::{RwSignal, Set, provide_context, use_context};
use wasm_bindgen::{JsCast, closure::Closure};

use super::focus;

/// Whether printing is in progress.
#[derive(Clone, Copy)]
pub struct Printing(pub RwSignal<bool>);

/// Listens for printing. Uses the window's only handler slots, so that a page that trapped reacts to nothing.
pub fn listen() {
    let printing = RwSignal::new(false);
    provide_context(Printing(printing));
    let begin = Closure::<dyn Fn()>::new(move || printing.set(true));
    let end = Closure::<dyn Fn()>::new(move || printing.set(false));
    window().set_onbeforeprint(Some(begin.as_ref().unchecked_ref()));
    window().set_onafterprint(Some(end.as_ref().unchecked_ref()));
    begin.forget();
    end.forget();
}

/// Draws what is for the printer only, then prints. When a script prints, signals do not run in between, so their
/// effects would come too late.
pub fn print(printing: RwSignal<bool>) {
    printing.set(true);
    focus::after_paint(move || {
        screen();
        printing.set(false);
    });
}

/// Prints the screen as it stands.
pub fn screen() {
    // Does nothing in browsers and apps that cannot print.
    let _ = window().print();
}

/// The signal; `None` for a screen drawn outside the page.
pub fn printing() -> Option<RwSignal<bool>> {
    use_context::<Printing>().map(|Printing(signal)| signal)
}
