//! Elements described as data: names, attributes, children, handlers.
//!
//! A Leptos view like any other (see [`super::draw`]), but one type whatever it contains. The `view!` macro makes a
//! type of every screen, each with its own code for drawing, comparing and dropping; docs/speed.md has the figures.
//! Here screens are replaced as a whole, and the parts that change in place are marked: [`El::attr_when`],
//! [`El::checked_when`], [`El::value_when`], [`El::live`]. It draws nothing itself, and cannot insert markup or inline
//! styles.

use std::borrow::Cow;

use web_sys::Event;

/// Text shown as it is, never parsed as markup.
pub type Words = Cow<'static, str>;

/// An element. It is one pointer, and its builders are never inlined: a screen makes hundreds of such calls, and this
/// keeps each to a few bytes.
#[must_use]
pub struct El(pub(super) Box<Parts>);

/// The contents of an element.
pub(super) struct Parts {
    pub(super) name: &'static str,
    pub(super) is_svg: bool,
    pub(super) attrs: Vec<(&'static str, Attr)>,
    pub(super) children: Vec<Child>,
    pub(super) handlers: Vec<(&'static str, Handler)>,
}

/// An event handler.
pub(super) type Handler = Box<dyn Fn(Event) + Send>;

/// The value of an attribute.
pub(super) enum Attr {
    /// Constant.
    Fixed(Words),
    /// Follows the signals it reads.
    When(Box<dyn Fn() -> Words + Send>),
    /// Whether a radio button or checkbox is ticked, following the signals it reads.
    Checked(Box<dyn Fn() -> bool + Send>),
    /// The text of a field or the selected option, following the signals it reads.
    Value(Box<dyn Fn() -> Words + Send>),
}

/// A child of an element.
pub(super) enum Child {
    /// Text.
    Text(Words),
    /// An element.
    El(El),
    /// An element redrawn when the signals it reads change.
    Live(Box<dyn Fn() -> El + Send>),
}

/// An HTML element.
#[inline(never)]
pub fn el(name: &'static str) -> El {
    El(Box::new(Parts { name, is_svg: false, attrs: Vec::new(), children: Vec::new(), handlers: Vec::new() }))
}

/// An SVG element.
pub fn svg(name: &'static str) -> El {
    let mut el = el(name);
    el.0.is_svg = true;
    el
}

/// A hidden, silent element.
#[inline(never)]
pub fn nothing() -> El {
    el("span").attr("hidden", "")
}

impl El {
    /// Adds classes.
    #[inline(never)]
    pub fn class(self, classes: &'static str) -> Self {
        self.attr("class", classes)
    }

    /// Adds an attribute.
    #[inline(never)]
    pub fn attr(self, name: &'static str, value: impl Into<Words>) -> Self {
        self.set(name, Attr::Fixed(value.into()))
    }

    /// Adds an attribute that follows the signals it reads.
    pub fn attr_when(self, name: &'static str, value: impl Fn() -> Words + Send + 'static) -> Self {
        self.set(name, Attr::When(Box::new(value)))
    }

    /// Ticks a radio button or checkbox according to its signals.
    pub fn checked_when(self, checked: impl Fn() -> bool + Send + 'static) -> Self {
        self.set("", Attr::Checked(Box::new(checked)))
    }

    /// Sets a text field or list of options according to its signals.
    pub fn value_when(self, value: impl Fn() -> Words + Send + 'static) -> Self {
        self.set("", Attr::Value(Box::new(value)))
    }

    /// Adds text.
    #[inline(never)]
    pub fn text(self, text: impl Into<Words>) -> Self {
        self.put(Child::Text(text.into()))
    }

    /// Adds an element.
    #[inline(never)]
    pub fn with(self, child: El) -> Self {
        self.put(Child::El(child))
    }

    /// Adds any number of elements.
    pub fn all(self, children: impl IntoIterator<Item = El>) -> Self {
        children.into_iter().fold(self, El::with)
    }

    /// Adds an element redrawn when the signals it reads change.
    pub fn live(self, child: impl Fn() -> El + Send + 'static) -> Self {
        self.put(Child::Live(Box::new(child)))
    }

    /// Calls `handler` on `event`.
    pub fn on(self, event: &'static str, handler: impl Fn(Event) + Send + 'static) -> Self {
        self.hear(event, Box::new(handler))
    }

    #[inline(never)]
    fn set(mut self, name: &'static str, attr: Attr) -> Self {
        self.0.attrs.push((name, attr));
        self
    }

    #[inline(never)]
    fn put(mut self, child: Child) -> Self {
        self.0.children.push(child);
        self
    }

    #[inline(never)]
    fn hear(mut self, event: &'static str, handler: Handler) -> Self {
        self.0.handlers.push((event, handler));
        self
    }
}
