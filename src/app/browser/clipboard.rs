//! Copies a text.
//!
//! Many apps give pages no clipboard; a hidden field stands in for it there.

use gloo::utils::{body, document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlDocument, HtmlElement, HtmlTextAreaElement};

/// Copies a text and then reports whether that worked.
pub fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    let text = text.to_owned();
    spawn_local(async move {
        let clipboard = window().navigator().clipboard();
        // Insecure pages have no clipboard, which the bindings ignore.
        let has_one = !clipboard.is_undefined();
        let copied = has_one && JsFuture::from(clipboard.write_text(&text)).await.is_ok();
        done(copied || through_a_field(&text).unwrap_or(false));
    });
}

fn through_a_field(text: &str) -> Option<bool> {
    let before = document().active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok());
    let field: HtmlTextAreaElement = document().create_element("textarea").ok()?.dyn_into().ok()?;
    field.set_class_name("unseen");
    field.set_value(text);
    body().append_child(&field).ok()?;
    field.select();
    let copied = document().dyn_into::<HtmlDocument>().ok()?.exec_command("copy").unwrap_or(false);
    field.remove();
    if let Some(before) = before {
        // Cannot fail for an existing element.
        let _ = before.focus();
    }
    Some(copied)
}
