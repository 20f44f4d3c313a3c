//! The line on top of every screen while nobody has looked at the rules for long.

use super::contact::numbers;
use crate::{
    app::browser::element::{El, el, nothing},
    interview::view::AgeLine,
};

/// The line, with whom to call where that comes in place of figures; nothing while the rules were looked at lately.
pub fn aged(line: Option<AgeLine>) -> El {
    let Some(AgeLine { said, call }) = line else { return nothing() };
    let call = (!call.is_empty()).then(|| numbers(&call));
    el("div").class("aged").attr("role", "status").with(el("p").text(said)).all(call)
}
