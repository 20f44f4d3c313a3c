//! In place of `wasm-streams`: as much of it as `server_fn` names, for a page that has no server.
//!
//! Leptos depends on server functions in every build. The real crate exports its stream classes to JavaScript, so they stay in
//! the page although nothing calls them: 3 KB of the phone path. It deliberately streams nothing: a server function that
//! streams would get an empty stream, and this page must never have one (nothing leaves the device).
#![forbid(unsafe_code)]

use std::{
    pin::Pin,
    task::{Context, Poll},
};

use futures_core::Stream;
use wasm_bindgen::{JsCast, JsValue};

/// A stream that JavaScript reads.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Of the browser's own.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// Of one of Rust's, which is dropped.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        Self(JsValue::UNDEFINED.unchecked_into())
    }

    /// The browser's own.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// Without anything in it.
    pub fn into_stream(self) -> Nothing {
        Nothing
    }
}

/// A stream without anything in it.
#[derive(Debug, Clone, Copy)]
pub struct Nothing;

impl Stream for Nothing {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(None)
    }
}
