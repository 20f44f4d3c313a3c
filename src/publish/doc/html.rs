//! Markup as text, in a form that is both HTML and well-formed XML: every element is closed, every attribute quoted.
//!
//! Knows nothing about policies, and cannot make a script or an inline style.

use crate::publish::dist::escape;

/// An element around finished markup; without a class if that is empty.
pub(super) fn tag(name: &str, class: &str, inner: &str) -> String {
    let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
    format!("<{name}{class}>{inner}</{name}>")
}

/// An element around words.
pub(super) fn said(name: &str, class: &str, words: &str) -> String {
    tag(name, class, &escape(words))
}

/// The same around words that are Chinese on any page.
pub(super) fn chinese(name: &str, words: &str) -> String {
    format!("<{name} lang=\"zh-CN\">{}</{name}>", escape(words))
}

/// Words as the content of an element.
pub(super) fn escaped(words: &str) -> String {
    escape(words)
}

/// A link around words.
pub(super) fn link(href: &str, words: &str) -> String {
    format!("<a href=\"{}\">{}</a>", escape(href), escape(words))
}

/// A list of finished items; nothing if there are none.
pub(super) fn list(class: &str, items: impl IntoIterator<Item = String>) -> String {
    let items: String = items.into_iter().map(|item| tag("li", "", &item)).collect();
    if items.is_empty() { items } else { tag("ul", class, &items) }
}

/// A name and finished markup about it, for a `dl`; nothing if there is nothing to say.
pub(super) fn fact(name: &str, value: &str) -> String {
    if value.is_empty() {
        return String::new();
    }
    tag("div", "", &[said("dt", "", name), tag("dd", "", value)].concat())
}

/// A titled part of a page; nothing if it has no content.
pub(super) fn section(title: &str, content: &str) -> String {
    if content.is_empty() {
        String::new()
    } else {
        format!("{}\n", tag("section", "", &[said("h2", "", title), content.to_owned()].concat()))
    }
}
