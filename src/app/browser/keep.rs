//! What `public/boot.js` does for the page: keeping the encoded answers through a trap, and fetching the
//! long texts.
//!
//! Nothing is stored on the device and nothing is sent.

use wasm_bindgen::prelude::*;

use crate::pack::{self, LongText};

mod boot {
    //! The names under `window.caice`.
    use super::*;

    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = caice)]
        pub fn keep(answers: &[u8]);

        #[wasm_bindgen(js_namespace = caice)]
        pub fn long() -> js_sys::Promise;
    }
}

/// Has the encoded answers kept in memory.
pub fn keep(answers: &[u8]) {
    boot::keep(answers);
}

/// Fetches the long texts and hands them on; none where they did not come or do not read.
pub fn long(done: impl Fn(Option<LongText>) + 'static) {
    let heard = Closure::<dyn FnMut(JsValue)>::new(move |bytes: JsValue| {
        let bytes = bytes.dyn_into::<js_sys::Uint8Array>().ok();
        done(bytes.and_then(|bytes| pack::decode(&bytes.to_vec()).ok()));
    });
    // One function for both ways it can end: what is no array did not come.
    let _ended = boot::long().then2(&heard, &heard);
    // Once for each fetch; there is one, or few where it fails.
    heard.forget();
}
