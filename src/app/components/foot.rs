//! The foot of a screen: one action within reach of the thumb.

use crate::{
    app::browser::element::{El, el},
    interview::route::Route,
};

/// A foot around its button.
pub fn foot(button: El) -> El {
    el("div").class("foot").with(button)
}

/// A button that leads to a screen.
pub fn go(route: &Route, label: &'static str) -> El {
    el("a").class("go").attr("href", route.href()).text(label)
}
