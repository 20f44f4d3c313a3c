//! The device's own sheet for sharing, where there is one.
//!
//! Old WebViews and most computers have none; the page then offers copying and the picture alone.

use gloo::utils::window;
use js_sys::Reflect;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::ShareData;

/// Whether there is one.
pub fn is_there() -> bool {
    Reflect::has(&window().navigator(), &"share".into()).unwrap_or(false)
}

/// Opens it with a link. Nothing happens if the person closes it.
pub fn link(address: &str) {
    let data = ShareData::new();
    data.set_url(address);
    spawn_local(async move {
        // Rejected if it is closed again, too.
        let _ = JsFuture::from(window().navigator().share_with_data(&data)).await;
    });
}
