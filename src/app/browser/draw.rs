//! Draws [`El`]s: builds fixed parts once and updates the rest by signals.
//!
//! Client side only: the methods of the view traits that write HTML on a server write nothing.

use gloo::{
    events::{EventListener, EventListenerOptions},
    utils::document,
};
use leptos::{
    prelude::RenderEffect,
    tachys::{
        html::attribute::any_attribute::AnyAttribute,
        hydration::Cursor,
        no_attrs,
        renderer::types,
        view::{Mountable, Position, PositionState, Render, RenderHtml},
    },
};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use super::{
    element::{Attr, Child, El, Parts},
    fields, focus,
};

/// An element on the screen, with everything that lives as long as it does.
pub struct Drawn {
    element: Element,
    kept: Vec<Kept>,
}

/// Something that lives as long as an element.
enum Kept {
    /// Updates a part by its signals; its value is what it drew.
    Effect { _runs: RenderEffect<Option<Drawn>> },
    /// Listens for an event.
    Listener { _hears: EventListener },
    /// Belongs to an element inside.
    Child { _inside: Drawn },
}

impl Drawn {
    /// Replaces this element by `after`.
    fn give_way(&self, after: &Self) {
        // Fails only if an element would be inside itself.
        let _ = self.element.replace_with_with_node_1(&after.element);
    }
}

/// Builds an element and its contents, without inserting it anywhere.
#[inline(never)]
fn draw(El(parts): El) -> Drawn {
    let Parts { name, is_svg, attrs, children, handlers } = *parts;
    let space = if is_svg { "http://www.w3.org/2000/svg" } else { "http://www.w3.org/1999/xhtml" };
    let made = document().create_element_ns(Some(space), name);
    // Fails only for an invalid element name.
    let element = made.unwrap_or_else(|error| error.unchecked_into());
    let mut kept = Vec::new();
    for child in children {
        // Appending fails only if an element would be inside itself.
        let _ = match child {
            Child::Text(text) => element.append_with_str_1(&text),
            Child::El(child) => {
                let inside = draw(child);
                let put = element.append_with_node_1(&inside.element);
                // Elements without effects and listeners need only exist in the page.
                if !inside.kept.is_empty() {
                    kept.push(Kept::Child { _inside: inside });
                }
                put
            }
            Child::Live(child) => {
                let place = draw(super::element::nothing());
                let put = element.append_with_node_1(&place.element);
                kept.push(keep(Box::new(move |before| {
                    let after = draw(child());
                    before.as_ref().unwrap_or(&place).give_way(&after);
                    Some(after)
                })));
                put
            }
        };
    }
    // After the children, because a list can select only options it has.
    for (name, attr) in attrs {
        match attr {
            Attr::Fixed(value) => set(&element, name, &value),
            attr => {
                let element = element.clone();
                kept.push(keep(Box::new(move |_| {
                    follow(&element, name, &attr);
                    None
                })));
            }
        }
    }
    for (event, handler) in handlers {
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&element, event, options, move |event| handler(event.clone()));
        kept.push(Kept::Listener { _hears: listener });
    }
    Drawn { element, kept }
}

/// Runs `step` now and whenever the signals it read change, passing its last result.
fn keep(mut step: Box<dyn FnMut(Option<Drawn>) -> Option<Drawn>>) -> Kept {
    Kept::Effect { _runs: RenderEffect::new(move |before: Option<Option<Drawn>>| step(before.flatten())) }
}

/// Updates an attribute from its signals.
fn follow(element: &Element, name: &str, attr: &Attr) {
    match attr {
        Attr::Fixed(value) => set(element, name, value),
        Attr::When(value) => set(element, name, &value()),
        Attr::Checked(checked) => {
            if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
                input.set_checked(checked());
            }
        }
        Attr::Value(value) => fields::set_value(element, &value()),
    }
}

fn set(element: &Element, name: &str, value: &str) {
    // Fails only for an invalid attribute name.
    let _ = element.set_attribute(name, value);
}

impl Mountable for Drawn {
    fn unmount(&mut self) {
        self.element.remove();
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        self.element.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.element.insert_before_this(child)
    }

    fn elements(&self) -> Vec<types::Element> {
        vec![self.element.clone()]
    }
}

impl Render for El {
    type State = Drawn;

    fn build(self) -> Drawn {
        draw(self)
    }

    fn rebuild(self, before: &mut Drawn) {
        // Remove the old screen first: if it has the focus, the browser lays out the page before letting go, and would
        // do so with both screens.
        let after = draw(self);
        before.give_way(&after);
        // Drop its contents once the new screen is visible.
        let before = core::mem::replace(before, after);
        focus::after_paint(move || drop(before));
    }
}

no_attrs!(El);

impl RenderHtml for El {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        _html: &mut String,
        _position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra_attrs: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(self, _cursor: &Cursor, _position: &PositionState) -> Drawn {
        draw(self)
    }

    fn into_owned(self) -> Self {
        self
    }
}
