//! Drawing [`El`]s, at once or ahead of time, and making screens of them, which are Leptos views.
//!
//! Client side only: the parts of the view traits that write HTML on a server write nothing.

use leptos::{
    prelude::{Owner, RenderEffect},
    tachys::{
        html::attribute::any_attribute::AnyAttribute,
        hydration::Cursor,
        no_attrs,
        renderer::{RemoveEventHandler, Rndr, types},
        view::{Mountable, Position, PositionState, Render, RenderHtml},
    },
};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::{
    dom,
    element::{Attr, Child, El, Handler},
    focus, keep as loader,
};

/// What a step of a plan ends with.
const END: char = '\u{1f}';

/// An element, on the screen or not yet, with what ends together with it.
pub struct Drawn {
    element: types::Element,
    kept: Vec<Kept>,
}

/// What is shown in place of what was shown before.
pub enum Screen {
    /// To be drawn.
    El(El),
    /// Drawn already.
    Ready(Ready),
}

/// A screen that is drawn already: it stands in the page behind the one that is shown, laid out and unseen, and leaves
/// it when it is given up. Only the one thread there is touches it.
pub type Ready = SendWrapper<Drawn>;

/// What marks such a screen; `style/base.css` keeps it out of sight, and with that from the keyboard and screen readers.
const AHEAD: &str = "data-ahead";

impl Drawn {
    /// Puts `after` in its place. The old one goes first: where it has the focus, the browser lays the page out before
    /// it lets it go, and would do so with both of them.
    fn give_way(&self, after: &Self) {
        if after.element.is_connected() {
            // Drawn ahead: where it stands it keeps its layout.
            self.element.remove();
            Rndr::remove_attribute(&after.element, AHEAD);
        } else {
            // Fails only where it would end up inside itself.
            let _ = self.element.replace_with_with_node_1(&after.element);
        }
    }
}

/// What lives as long as an element.
enum Kept {
    /// Keeps a part as its signals say; its value is what it drew.
    Effect { _runs: RenderEffect<Option<Drawn>> },
    /// Hears an event.
    Handler { _hears: RemoveEventHandler<types::Element> },
    /// Stands in the page ahead of time.
    Stage { _stands: Stage },
}

/// The place of a screen that is drawn ahead of time.
struct Stage {
    element: types::Element,
    /// Owns the signals that were made while it was drawn.
    _owns: Owner,
}

impl Drop for Stage {
    fn drop(&mut self) {
        // It was given up, or shown and is over: then it has left already.
        self.element.remove();
    }
}

/// Runs `step` now and whenever the signals it read change; it gets what it gave before.
fn keep(mut step: Box<dyn FnMut(Option<Drawn>) -> Option<Drawn>>) -> Kept {
    Kept::Effect { _runs: RenderEffect::new(move |before: Option<Option<Drawn>>| step(before.flatten())) }
}

/// Makes a screen ahead of time, with signals of its own.
pub fn draw_ahead(make: impl FnOnce() -> El) -> Ready {
    let owner = Owner::new();
    let mut drawn = owner.with(|| draw(make()));
    if let Some(live) = dom::live() {
        Rndr::set_attribute(&drawn.element, AHEAD, "");
        // Fails only where it would end up inside itself.
        let _ = live.append_child(&drawn.element);
    }
    drawn.kept.push(Kept::Stage { _stands: Stage { element: drawn.element.clone(), _owns: owner } });
    SendWrapper::new(drawn)
}

/// Makes an element and all that is in it, without putting it anywhere.
fn draw(el: El) -> Drawn {
    let mut plan = Plan { text: String::new(), moves: Vec::new() };
    plan.element(el);
    let made = loader::make(&plan.text);
    let element = |index: usize| made.get(u32::try_from(index).unwrap_or(u32::MAX)).unchecked_into::<types::Element>();
    let kept = plan.moves.into_iter().enumerate().map(|(index, moves)| moves.begin(element(index + 1))).collect();
    Drawn { element: element(0), kept }
}

/// What is to be made, as `window.caice.make` reads it: steps, each a sign and its words. A screen is thousands of
/// steps, and a call for each takes longer than the step.
struct Plan {
    text: String,
    /// What happens to the elements that are marked, in that order.
    moves: Vec<Moves>,
}

/// What does not stay as it was made.
enum Moves {
    /// An attribute, a tick or a value follows its signals.
    Attr(&'static str, Attr),
    /// An event is heard.
    Hears(&'static str, Handler),
    /// An element is drawn, and drawn again, in place of the marked one.
    Live(Box<dyn Fn() -> El + Send>),
}

impl Plan {
    fn step(&mut self, sign: char, words: &str) {
        self.text.push(sign);
        // Nothing that is shown has this character in it.
        self.text.extend(words.split(END));
        self.text.push(END);
    }

    fn element(&mut self, El(el): El) {
        self.step(if el.is_svg { '{' } else { '<' }, el.name);
        for child in el.children {
            match child {
                Child::Text(text) => self.step('"', &text),
                Child::El(child) => self.element(child),
                Child::Options(options) => self.step(':', &options),
                Child::Live(child) => {
                    self.step('<', "span");
                    self.mark(Moves::Live(child));
                    self.step('>', "");
                }
            }
        }
        // After the children: a list can select only an option it has.
        for (name, attr) in el.attrs {
            match attr {
                Attr::Fixed(value) => self.step('=', &[name, " ", &value].concat()),
                attr => self.mark(Moves::Attr(name, attr)),
            }
        }
        for (event, handler) in el.handlers {
            self.mark(Moves::Hears(event, handler));
        }
        self.step('>', "");
    }

    fn mark(&mut self, moves: Moves) {
        self.step('!', "");
        self.moves.push(moves);
    }
}

impl Moves {
    fn begin(self, element: types::Element) -> Kept {
        match self {
            Self::Live(child) => {
                let place = Drawn { element, kept: Vec::new() };
                keep(Box::new(move |before| {
                    let after = draw(child());
                    before.as_ref().unwrap_or(&place).give_way(&after);
                    Some(after)
                }))
            }
            Self::Hears(event, handler) => {
                let handler = Box::new(move |event: types::Event| handler(event.unchecked_into()));
                Kept::Handler { _hears: Rndr::add_event_listener(&element, event, handler) }
            }
            Self::Attr(name, attr) => keep(Box::new(move |_| {
                match &attr {
                    Attr::Fixed(value) => Rndr::set_attribute(&element, name, value),
                    Attr::When(value) => Rndr::set_attribute(&element, name, &value()),
                    Attr::Checked(checked) => {
                        if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
                            input.set_checked(checked());
                        }
                    }
                    Attr::Value(value) => dom::set_value(&element, &value()),
                }
                None
            })),
        }
    }
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

impl Screen {
    fn drawn(self) -> Drawn {
        match self {
            Self::El(el) => draw(el),
            Self::Ready(drawn) => drawn.take(),
        }
    }
}

impl Render for Screen {
    type State = Drawn;

    fn build(self) -> Drawn {
        self.drawn()
    }

    fn rebuild(self, before: &mut Drawn) {
        let after = self.drawn();
        before.give_way(&after);
        // What it held is let go when the other one is seen.
        let before = core::mem::replace(before, after);
        focus::after_paint(move || drop(before));
    }
}

no_attrs!(Screen);

impl RenderHtml for Screen {
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
        self.drawn()
    }

    fn into_owned(self) -> Self {
        self
    }
}
