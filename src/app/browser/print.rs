//! Paper: the result has a sheet of its own for the counter, which is drawn only while something is printed
//! (`components/counter.rs`).
//!
//! It decides no layout; that is `style/print.css`.

use gloo::utils::window;
use leptos::prelude::{RwSignal, Set, provide_context, use_context};
use wasm_bindgen::{JsCast, closure::Closure};

use super::focus;

/// Whether something is being printed.
#[derive(Clone, Copy)]
pub struct Printing(pub RwSignal<bool>);

/// Listens for the printer. It takes the window's one handler each, so that a page that trapped hears nothing any more.
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

/// Prints, once what is for the printer alone was drawn. A printer asked by a script is told of nothing in between: what
/// follows a signal would come too late.
pub fn print(printing: RwSignal<bool>) {
    printing.set(true);
    focus::after_paint(move || {
        // A browser that cannot print does nothing, as does an application that has no way to.
        let _ = window().print();
        printing.set(false);
    });
}

/// The signal, where a screen is drawn below the page.
pub fn printing() -> Option<RwSignal<bool>> {
    use_context::<Printing>().map(|Printing(signal)| signal)
}
