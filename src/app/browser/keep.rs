//! What `public/boot.js` does for the page: keeping the encoded answers through a trap, and fetching the
//! long texts.
//!
//! Nothing is stored on the device and nothing is sent.

use leptos::task::spawn_local;
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
        pub fn long() -> js_sys::Promise<js_sys::Uint8Array>;
    }
}

/// Has the encoded answers kept in memory.
pub fn keep(answers: &[u8]) {
    boot::keep(answers);
}

/// Fetches the long texts and hands them on; none where they did not come or do not read.
pub fn long(done: impl FnOnce(Option<LongText>) + 'static) {
    spawn_local(async move {
        let bytes = boot::long().await.ok();
        done(bytes.and_then(|bytes| pack::decode(&bytes.to_vec()).ok()));
    });
}
