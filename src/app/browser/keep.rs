//! What `public/boot.js` does for the page: keeping the encoded answers through a trap, fetching texts, and
//! putting the first screen into the language that is spoken.
//!
//! Nothing is stored on the device and nothing is sent.

use wasm_bindgen::prelude::*;

use super::super::text::Language;
use crate::pack::{self, LongText, ShortText};

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
        pub fn spoke(language: &str, taken: bool);
    }
}

/// Has the encoded answers kept in memory.
pub fn keep(answers: &[u8]) {
    boot::keep(answers);
}

/// Fetches the short texts of a language and hands them on; none where they did not come or do not read.
pub fn short(language: Language, done: impl Fn(Option<ShortText>) + 'static) {
    arrive(&boot::short(language.code()), move |bytes| done(bytes.and_then(|bytes| pack::decode(bytes).ok())));
}

/// The same of the long texts.
pub fn long(language: Language, done: impl Fn(Option<LongText>) + 'static) {
    arrive(&boot::long(language.code()), move |bytes| done(bytes.and_then(|bytes| pack::decode(bytes).ok())));
}

/// Says that a switch to a language worked, or did not.
pub fn spoke(language: Language, taken: bool) {
    boot::spoke(language.code(), taken);
}

/// Hands on the bytes that a promise comes to; none where it comes to something else.
fn arrive(promise: &js_sys::Promise, done: impl Fn(Option<&[u8]>) + 'static) {
    let heard = Closure::<dyn FnMut(JsValue)>::new(move |bytes: JsValue| {
        let bytes = bytes.dyn_into::<js_sys::Uint8Array>().ok().map(|bytes| bytes.to_vec());
        done(bytes.as_deref());
    });
    // One function for both ways it can end: what is no array did not come.
    let _ended = promise.then2(&heard, &heard);
    // Once for each fetch; there are few.
    heard.forget();
}
