//! Elements described as data: names, attributes, children, handlers.
//!
//! A Leptos view like any other (see [`super::draw`]), but of one type whatever it holds. The `view!` macro makes a type
//! of every screen, each with its code for drawing, comparing and dropping; docs/speed.md has the figures. Here a
//! screen is replaced as a whole, and what changes in place says so: [`El::attr_when`], [`El::checked_when`],
//! [`El::value_when`], [`El::live`].
//! It draws nothing itself, and there is no way to put markup or inline styles in.

use std::borrow::Cow;

use web_sys::Event;

/// Text that is shown as it is; never read as markup.
pub type Words = Cow<'static, str>;

/// An element. It is one pointer, and what builds it is never inlined: a screen is built by hundreds of
/// such calls, and every one is a few bytes this way.
#[must_use]
pub struct El(pub(super) Box<Parts>);

/// What makes up an element.
pub(super) struct Parts {
    pub(super) name: &'static str,
    pub(super) is_svg: bool,
    pub(super) attrs: Vec<(&'static str, Attr)>,
    pub(super) children: Vec<Child>,
    pub(super) handlers: Vec<(&'static str, Handler)>,
}

/// What an event calls.
pub(super) type Handler = Box<dyn Fn(Event) + Send>;

/// The value of an attribute.
pub(super) enum Attr {
    /// For good.
    Fixed(Words),
    /// As the signals it reads say.
    When(Box<dyn Fn() -> Words + Send>),
    /// Whether a radio button or checkbox is ticked, as the signals it reads say.
    Checked(Box<dyn Fn() -> bool + Send>),
    /// What a text field holds or which option is selected, as the signals it reads say.
    Value(Box<dyn Fn() -> Words + Send>),
}

/// What stands inside an element.
pub(super) enum Child {
    /// Text.
    Text(Words),
    /// An element.
    El(El),
    /// An element that is drawn again when the signals it reads change.
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

/// An element that nobody sees or hears.
#[inline(never)]
pub fn nothing() -> El {
    el("span").attr("hidden", "")
}

impl El {
    /// With its classes.
    #[inline(never)]
    pub fn class(self, classes: &'static str) -> Self {
        self.attr("class", classes)
    }

    /// With an attribute.
    #[inline(never)]
    pub fn attr(self, name: &'static str, value: impl Into<Words>) -> Self {
        self.set(name, Attr::Fixed(value.into()))
    }

    /// With an attribute that follows the signals it reads.
    pub fn attr_when(self, name: &'static str, value: impl Fn() -> Words + Send + 'static) -> Self {
        self.set(name, Attr::When(Box::new(value)))
    }

    /// A radio button or checkbox, ticked as the signals say.
    pub fn checked_when(self, checked: impl Fn() -> bool + Send + 'static) -> Self {
        self.set("", Attr::Checked(Box::new(checked)))
    }

    /// A text field or list of options, holding what the signals say.
    pub fn value_when(self, value: impl Fn() -> Words + Send + 'static) -> Self {
        self.set("", Attr::Value(Box::new(value)))
    }

    /// With text inside.
    #[inline(never)]
    pub fn text(self, text: impl Into<Words>) -> Self {
        self.put(Child::Text(text.into()))
    }

    /// With an element inside.
    #[inline(never)]
    pub fn with(self, child: El) -> Self {
        self.put(Child::El(child))
    }

    /// With elements inside: several, one or none.
    pub fn all(self, children: impl IntoIterator<Item = El>) -> Self {
        children.into_iter().fold(self, El::with)
    }

    /// With an element inside that is drawn again when the signals it reads change.
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
