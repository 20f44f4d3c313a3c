//! What the loader does for the page: keeping the encoded answers through a trap or a reload, fetching texts, the picture
//! with its QR code, large text, and putting the first screen into the language that is spoken.
//!
//! Nothing is sent, and nothing is stored on the device here.

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

/// Has the encoded answers kept where they outlive a trap and a reload, though not the tab; empty: none.
pub fn keep(answers: &[u8]) {
    boot::keep(answers);
}

/// Draws lines and the QR code of a link into a picture; hands on its address, or nothing where that failed.
pub fn poster(lines: &str, link: &str, done: impl FnOnce(Option<String>) + 'static) {
    then(boot::poster(lines, link), done);
}

/// Hands on the QR code of a link for paper: how many squares a side has with the white around, a space, and the outline
/// of the dark ones; or nothing where that failed.
pub fn code(link: &str, done: impl FnOnce(Option<String>) + 'static) {
    then(boot::code(link), done);
}

/// Hands on the text that a promise comes to.
fn then(promise: js_sys::Promise, done: impl FnOnce(Option<String>) + 'static) {
    spawn_local(async move { done(JsFuture::from(promise).await.ok().and_then(|text| text.as_string())) });
}

/// Fetches the short texts of a language and hands them on; none where they did not come or do not read.
pub fn short(language: Language, done: impl FnOnce(Option<ShortText>) + 'static) {
    let fetched = boot::short(language.code());
    spawn_local(async move { done(bytes(fetched).await.and_then(|bytes| pack::decode(&bytes).ok())) });
}

/// The same of the long texts. The loader says why they did not come, and is told where they do not read.
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

/// Says that long texts arrived and are of no use: of another build.
pub fn unread(language: Language) {
    boot::unread(language.code());
}

/// Makes everything larger, or as before.
pub fn resize() {
    boot::resize();
}

/// Says that a switch to a language worked, or did not.
pub fn spoke(language: Language, taken: bool) {
    boot::spoke(language.code(), taken);
}

/// The bytes that a promise comes to; none where it fails or comes to something else.
async fn bytes(promise: js_sys::Promise) -> Option<Vec<u8>> {
    let bytes = JsFuture::from(promise).await.ok()?;
    Some(bytes.dyn_into::<js_sys::Uint8Array>().ok()?.to_vec())
}
