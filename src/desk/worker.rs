//! The clerk in a worker of the browser: bytes in, bytes out. Only for wasm32.
//!
//! `public/desk/worker.js` calls these. One clerk for one worker; ending the worker is how a list is forgotten. Knows no page.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;

use super::{
    clerk::Clerk,
    message::{Told, Wrong, decode, encode},
};
use crate::{
    interview::{session::Opening, text::Language},
    pack,
    roster::{MOST_BYTES, Refusal},
    value::Date,
};

thread_local! {
    static CLERK: RefCell<Option<Clerk>> = const { RefCell::new(None) };
}

#[wasm_bindgen]
extern "C" {
    /// The browser's decoder; nothing if the bytes are not what it decodes.
    #[wasm_bindgen(js_name = gb18030)]
    fn by_browser(bytes: &[u8]) -> Option<String>;
}

fn gb18030(bytes: &[u8]) -> Option<String> {
    by_browser(bytes)
}

fn with<R: Default>(act: impl FnOnce(&mut Clerk) -> R) -> R {
    CLERK.with_borrow_mut(|clerk| clerk.as_mut().map(act)).unwrap_or_default()
}

/// Begins with the rules and the short texts of a language, today's day as `2026-11-30`, and the address of the phone's page.
///
/// Throws `pack-damaged` or `pack-mixed` as the other pages do.
#[wasm_bindgen]
pub fn begin(rules: &[u8], short: &[u8], language: &str, today: &str, phone: &str) -> Result<Vec<u8>, JsValue> {
    let clerk = Clerk::open((rules, short), Language::of(language), Date::parse(today).ok(), phone, gb18030);
    let clerk = clerk.map_err(|problem| {
        JsValue::from_str(match problem {
            Opening::Damaged => "pack-damaged",
            Opening::Mixed => "pack-mixed",
        })
    })?;
    let ready = encode(&clerk.ready());
    CLERK.set(Some(clerk));
    Ok(ready)
}

/// The most bytes that a file may have; above, see [`too_large`].
#[wasm_bindgen]
pub fn most() -> f64 {
    // Exact: far below 2^53.
    u32::try_from(MOST_BYTES).map_or(f64::MAX, f64::from)
}

/// What to tell of a file with more.
#[wasm_bindgen]
pub fn too_large() -> Vec<u8> {
    with(|clerk| encode(&Told::Refused(clerk.refused(Refusal::TooLarge))))
}

/// What to tell of an earlier list with more.
#[wasm_bindgen]
pub fn too_large_before() -> Vec<u8> {
    with(|clerk| encode(&Told::NoBefore(clerk.refused(Refusal::TooLarge))))
}

/// Takes a file.
#[wasm_bindgen]
pub fn take(name: &str, bytes: Vec<u8>) {
    with(|clerk| clerk.take(name, bytes));
}

/// Takes an earlier list to compare with, or what was saved of it; `first` for the first of those chosen together.
#[wasm_bindgen]
pub fn take_before(bytes: Vec<u8>, first: bool) {
    with(|clerk| clerk.take_before(bytes, first));
}

/// Takes the words of another language, or of the conditions; gives what stands above every screen.
#[wasm_bindgen]
pub fn words(language: &str, short: &[u8], long: &[u8]) -> Vec<u8> {
    with(|clerk| {
        clerk.take_words(Language::of(language), pack::decode(short).ok(), pack::decode(long).ok());
        encode(&clerk.ready())
    })
}

/// Answers the page.
#[wasm_bindgen]
pub fn hear(ask: &[u8]) -> Vec<u8> {
    with(|clerk| match decode(ask) {
        Some(ask) => encode(&clerk.hear(ask)),
        // Only another build could say such a thing.
        None => encode(&Told::Refused(Wrong::default())),
    })
}

/// Judges or compares some more people; false if there is nothing left to do.
#[wasm_bindgen]
pub fn step() -> bool {
    with(Clerk::step)
}

/// What has come of it; nothing once all of it was told.
#[wasm_bindgen]
pub fn tell() -> Option<Vec<u8>> {
    with(|clerk| clerk.tell().map(|told| encode(&told)))
}
