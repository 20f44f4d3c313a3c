//! What the loader does for the page: keeps the encoded answers through a trap or a reload, fetches texts, draws the
//! picture with its QR code, toggles large text, and switches the first screen's language.
//!
//! Sends nothing, and stores nothing on the device.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::{
    interview::text::Language,
    pack::{self, LongText, ShortText},
};

mod boot {
    //! The names under `window.caice`.
    use super::*;

    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = caice)]
        pub fn keep(answers: &[u8]);

        #[wasm_bindgen(js_namespace = caice)]
        pub fn short(language: &str) -> js_sys::Promise;

        #[wasm_bindgen(js_namespace = caice)]
        pub fn long(language: &str) -> js_sys::Promise;

        #[wasm_bindgen(js_namespace = caice)]
        pub fn unread(language: &str);

        #[wasm_bindgen(js_namespace = caice)]
        pub fn resize();

        #[wasm_bindgen(js_namespace = caice)]
        pub fn poster(lines: &str, link: &str) -> js_sys::Promise;

        #[wasm_bindgen(js_namespace = caice)]
        pub fn code(link: &str) -> js_sys::Promise;

        #[wasm_bindgen(js_namespace = caice)]
        pub fn spoke(language: &str, taken: bool);
    }
}

/// Keeps the encoded answers where they survive a trap and a reload, but not the tab; empty keeps none.
pub fn keep(answers: &[u8]) {
    boot::keep(answers);
}

/// Draws lines and a link's QR code into a picture; passes on its address, or `None` on failure.
pub fn poster(lines: &str, link: &str, done: impl FnOnce(Option<String>) + 'static) {
    then(boot::poster(lines, link), done);
}

/// Passes on the QR code of a link for paper: the number of squares per side including the white margin, a space, and
/// the outline of the dark ones; or `None` on failure.
pub fn code(link: &str, done: impl FnOnce(Option<String>) + 'static) {
    then(boot::code(link), done);
}

/// Passes on the text a promise resolves to.
fn then(promise: js_sys::Promise, done: impl FnOnce(Option<String>) + 'static) {
    spawn_local(async move { done(JsFuture::from(promise).await.ok().and_then(|text| text.as_string())) });
}

/// Fetches a language's short texts and passes them on; `None` if they cannot be fetched or decoded.
pub fn short(language: Language, done: impl FnOnce(Option<ShortText>) + 'static) {
    let fetched = boot::short(language.code());
    spawn_local(async move { done(bytes(fetched).await.and_then(|bytes| pack::decode(&bytes).ok())) });
}

/// The same for the long texts. The loader reports why a fetch failed, and is notified if they cannot be decoded.
pub fn long(language: Language, done: impl FnOnce(Option<LongText>) + 'static) {
    let fetched = boot::long(language.code());
    spawn_local(async move {
        let text = bytes(fetched).await.map(|bytes| pack::decode(&bytes));
        if matches!(text, Some(Err(_))) {
            boot::unread(language.code());
        }
        done(text.and_then(Result::ok));
    });
}

/// Reports that the long texts that arrived are useless: from another build.
pub fn unread(language: Language) {
    boot::unread(language.code());
}

/// Toggles large text.
pub fn resize() {
    boot::resize();
}

/// Reports whether switching to a language worked.
pub fn spoke(language: Language, taken: bool) {
    boot::spoke(language.code(), taken);
}

/// The bytes a promise resolves to; `None` if it fails or resolves to something else.
async fn bytes(promise: js_sys::Promise) -> Option<Vec<u8>> {
    let bytes = JsFuture::from(promise).await.ok()?;
    Some(bytes.dyn_into::<js_sys::Uint8Array>().ok()?.to_vec())
}
