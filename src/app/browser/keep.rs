//! What `public/boot.js` does for the page: keeping the encoded answers through a trap, fetching texts, making
//! elements, moving the focus, and putting the first screen into the language that is spoken.
//!
//! Nothing is sent, and nothing is stored on the device unless the person said so.

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
        pub fn keeps() -> bool;

        #[wasm_bindgen(js_namespace = caice)]
        pub fn stored() -> String;

        #[wasm_bindgen(js_namespace = caice)]
        pub fn store(text: &str) -> bool;

        #[wasm_bindgen(js_namespace = caice)]
        pub fn say(words: &str) -> bool;

        #[wasm_bindgen(js_namespace = caice)]
        pub fn make(plan: &str) -> js_sys::Array;

        #[wasm_bindgen(js_namespace = caice)]
        pub fn focus(selector: &str, top: bool);

        #[wasm_bindgen(js_namespace = caice)]
        pub fn copy(text: &str) -> js_sys::Promise;

        #[wasm_bindgen(js_namespace = caice)]
        pub fn poster(lines: &str, link: &str) -> js_sys::Promise;

        #[wasm_bindgen(js_namespace = caice)]
        pub fn spoke(language: &str, taken: bool);
    }
}

/// Has the encoded answers kept in memory.
pub fn keep(answers: &[u8]) {
    boot::keep(answers);
}

/// Whether answers are kept on this device.
pub fn keeps() -> bool {
    boot::keeps()
}

/// The answers kept on this device, as a link carries them; empty where there are none.
pub fn stored() -> String {
    boot::stored()
}

/// Keeps answers on this device for a day, in place of what was kept; empty: keeps none. False where the device
/// refuses.
pub fn store(text: &str) -> bool {
    boot::store(text)
}

/// Reads words aloud, where the device has a voice of its own; whether it has. Empty words only ask that.
pub fn say(words: &str) -> bool {
    boot::say(words)
}

/// Makes the elements of a plan; comes to the outermost one and those that are marked in it.
pub fn make(plan: &str) -> js_sys::Array {
    boot::make(plan)
}

/// Moves the focus to the first element that fits `selector`, once it is drawn; where it is a screen of its own, the
/// page is then at its `top`.
pub fn focus(selector: &str, top: bool) {
    boot::focus(selector, top);
}

/// Copies a text; says afterwards whether that worked.
pub fn copy(text: &str, done: impl Fn(bool) + 'static) {
    settled(&boot::copy(text), move |value| done(value.as_bool() == Some(true)));
}

/// Draws lines and the QR code of a link into a picture; hands on its address, or nothing where that failed.
pub fn poster(lines: &str, link: &str, done: impl Fn(Option<String>) + 'static) {
    settled(&boot::poster(lines, link), move |value| done(value.as_string()));
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
    settled(promise, move |bytes| {
        let bytes = bytes.dyn_into::<js_sys::Uint8Array>().ok().map(|bytes| bytes.to_vec());
        done(bytes.as_deref());
    });
}

/// Hands on what a promise comes to, or fails with.
fn settled(promise: &js_sys::Promise, done: impl Fn(JsValue) + 'static) {
    let heard = Closure::<dyn FnMut(JsValue)>::new(done);
    // One function for both ways it can end: what fails is not of the kind that is waited for.
    let _ended = promise.then2(&heard, &heard);
    // Once for each call; there are few.
    heard.forget();
}
