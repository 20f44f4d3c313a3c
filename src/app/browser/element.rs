//! Elements described as data: names, attributes, children, handlers.
//!
//! A Leptos view like any other (see [`super::draw`]), but of one type whatever it holds. The `view!`
//! macro makes a type of every screen, each with its code for drawing, comparing and dropping; written
//! that way these same screens took 122 KB of compressed WebAssembly, this way 82. Here a screen is
//! replaced as a whole, and what changes in place says so: [`El::attr_when`], [`El::checked_when`], [`El::live`].
//! It draws nothing itself, and there is no way to put markup or inline styles in.

use std::borrow::Cow;

use web_sys::Event;

/// Text that is shown as it is; never read as markup.
pub type Words = Cow<'static, str>;

/// An element.
#[must_use]
pub struct El {
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
pub fn el(name: &'static str) -> El {
    El { name, is_svg: false, attrs: Vec::new(), children: Vec::new(), handlers: Vec::new() }
}

/// An SVG element.
pub fn svg(name: &'static str) -> El {
    El { is_svg: true, ..el(name) }
}

/// An element that nobody sees or hears.
pub fn nothing() -> El {
    el("span").attr("hidden", "")
}

impl El {
    /// With its classes.
    pub fn class(self, classes: impl Into<Words>) -> Self {
        self.attr("class", classes)
    }

    /// With an attribute.
    pub fn attr(mut self, name: &'static str, value: impl Into<Words>) -> Self {
        self.attrs.push((name, Attr::Fixed(value.into())));
        self
    }

    /// With an attribute that follows the signals it reads.
    pub fn attr_when(mut self, name: &'static str, value: impl Fn() -> Words + Send + 'static) -> Self {
        self.attrs.push((name, Attr::When(Box::new(value))));
        self
    }

    /// A radio button or checkbox, ticked as the signals say.
    pub fn checked_when(mut self, checked: impl Fn() -> bool + Send + 'static) -> Self {
        self.attrs.push(("", Attr::Checked(Box::new(checked))));
        self
    }

    /// With text inside.
    pub fn text(mut self, text: impl Into<Words>) -> Self {
        self.children.push(Child::Text(text.into()));
        self
    }

    /// With an element inside.
    pub fn with(mut self, child: El) -> Self {
        self.children.push(Child::El(child));
        self
    }

    /// With elements inside: several, one or none.
    pub fn all(self, children: impl IntoIterator<Item = El>) -> Self {
        children.into_iter().fold(self, El::with)
    }

    /// With an element inside that is drawn again when the signals it reads change.
    pub fn live(mut self, child: impl Fn() -> El + Send + 'static) -> Self {
        self.children.push(Child::Live(Box::new(child)));
        self
    }

    /// Calls `handler` on `event`.
    pub fn on(mut self, event: &'static str, handler: impl Fn(Event) + Send + 'static) -> Self {
        self.handlers.push((event, Box::new(handler)));
        self
    }
}
