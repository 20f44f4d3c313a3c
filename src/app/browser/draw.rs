//! Drawing [`El`]s, and making them Leptos views.
//!
//! Client side only: the parts of the view traits that write HTML on a server write nothing.

use leptos::{
    prelude::RenderEffect,
    tachys::{
        html::attribute::any_attribute::AnyAttribute,
        hydration::Cursor,
        no_attrs,
        renderer::{RemoveEventHandler, Rndr, types},
        view::{Mountable, Position, PositionState, Render, RenderHtml},
    },
};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::{
    dom,
    element::{Attr, Child, El},
    keep as loader,
};

const SVG: &str = "http://www.w3.org/2000/svg";

/// An element on the screen, with what ends together with it.
pub struct Drawn {
    element: types::Element,
    kept: Vec<Kept>,
}

impl Drawn {
    /// Puts `after` in its place. The old one goes first: where it has the focus, the browser lays the page out before
    /// it lets it go, and would do so with both of them.
    fn give_way(&self, after: &Self) {
        // Fails only where it would end up inside itself.
        let _ = self.element.replace_with_with_node_1(&after.element);
    }
}

/// What lives as long as an element.
enum Kept {
    /// Keeps a part as its signals say; its value is what it drew.
    Effect { _runs: RenderEffect<Option<Drawn>> },
    /// Hears an event.
    Handler { _hears: RemoveEventHandler<types::Element> },
}

/// Runs `step` now and whenever the signals it read change; it gets what it gave before.
fn keep(mut step: Box<dyn FnMut(Option<Drawn>) -> Option<Drawn>>) -> Kept {
    Kept::Effect { _runs: RenderEffect::new(move |before: Option<Option<Drawn>>| step(before.flatten())) }
}

/// Makes an element and all that is in it, without putting it anywhere.
pub fn draw(el: El) -> Drawn {
    let el = *el.0;
    let element = Rndr::create_element(el.name, el.is_svg.then_some(SVG));
    let mut kept = Vec::new();
    for child in el.children {
        match child {
            Child::Text(text) => Rndr::insert_node(&element, &Rndr::create_text_node(&text), None),
            Child::El(child) => {
                let child = draw(child);
                Rndr::insert_node(&element, &child.element, None);
                kept.extend(child.kept);
            }
            Child::Options(options) => loader::fill(&element, &options),
            Child::Live(child) => {
                let parent = element.clone();
                kept.push(keep(Box::new(move |before| {
                    let after = draw(child());
                    match &before {
                        Some(before) => before.give_way(&after),
                        None => Rndr::insert_node(&parent, &after.element, None),
                    }
                    Some(after)
                })));
            }
        }
    }
    // After the children: a list can select only an option it has.
    for (name, attr) in el.attrs {
        let element = element.clone();
        match attr {
            Attr::Fixed(value) => Rndr::set_attribute(&element, name, &value),
            Attr::When(value) => kept.push(keep(Box::new(move |_| {
                Rndr::set_attribute(&element, name, &value());
                None
            }))),
            Attr::Checked(checked) => kept.push(keep(Box::new(move |_| {
                if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
                    input.set_checked(checked());
                }
                None
            }))),
            Attr::Value(value) => kept.push(keep(Box::new(move |_| {
                dom::set_value(&element, &value());
                None
            }))),
        }
    }
    for (event, handler) in el.handlers {
        let handler = Box::new(move |event: types::Event| handler(event.unchecked_into()));
        kept.push(Kept::Handler { _hears: Rndr::add_event_listener(&element, event, handler) });
    }
    Drawn { element, kept }
}

impl Mountable for Drawn {
    fn unmount(&mut self) {
        self.element.unmount();
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
        let after = draw(self);
        before.give_way(&after);
        *before = after;
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
