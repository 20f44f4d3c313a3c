//! A finger, a mouse button or a key that is down: what is told meanwhile waits until the tap is over.
//!
//! The browser makes a click only of a press and a release on the same element. A screen that is drawn anew between the two swallows the tap.

use std::{cell::RefCell, rc::Rc};

use gloo::{
    events::{EventListener, EventListenerOptions},
    timers::callback::Timeout,
    utils::window,
};

/// Milliseconds after which nobody waits for a release any more.
const LONGEST: u32 = 3000;
/// Milliseconds from a release to the click that follows from it, if one does.
const CLICK: u32 = 300;

/// Passes on what comes, at once or after the tap.
pub struct Press<T> {
    pass: Box<dyn Fn(T)>,
    held: RefCell<Vec<T>>,
    /// Runs while something is pressed.
    until: RefCell<Option<Timeout>>,
}

impl<T: 'static> Press<T> {
    /// Listens to the window from now on; `pass` gets everything, in the order in which it came.
    pub fn new(pass: impl Fn(T) + 'static) -> Rc<Self> {
        let press = Rc::new(Self { pass: Box::new(pass), held: RefCell::default(), until: RefCell::default() });
        for (event, longest) in [("pointerdown", LONGEST), ("keydown", LONGEST), ("pointerup", CLICK), ("keyup", CLICK)]
        {
            let press = press.clone();
            // Before whatever the screen does about it.
            EventListener::new_with_options(
                &window(),
                event,
                EventListenerOptions::run_in_capture_phase(),
                move |_| {
                    press.wait(longest);
                },
            )
            .forget();
        }
        // A list that folds out keeps the release for itself: it ends with the change.
        for event in ["click", "change", "pointercancel"] {
            let press = press.clone();
            // After whatever the screen does about it.
            EventListener::new(&window(), event, move |event| {
                if event.is_trusted() {
                    press.release();
                }
            })
            .forget();
        }
        press
    }

    /// Passes this on as soon as nothing is pressed.
    pub fn then(&self, what: T) {
        match self.until.borrow().is_some() {
            true => self.held.borrow_mut().push(what),
            false => (self.pass)(what),
        }
    }

    fn wait(self: &Rc<Self>, longest: u32) {
        let press = self.clone();
        self.until.replace(Some(Timeout::new(longest, move || press.release())));
    }

    fn release(&self) {
        self.until.replace(None);
        for what in self.held.take() {
            (self.pass)(what);
        }
    }
}
