//! The office's page for a list of staff: who on it may have what, by when, and what must still be looked up.
//!
//! A worker reads and judges, so that the page answers whatever happens; the two talk in [`message`]s. [`clerk`] is the worker's
//! side, without a browser: native tests drop files on it. `worker` hands it bytes in a browser, and `page` (wasm32 only) draws what it
//! says. A list is in the memory of the worker and nowhere else: nothing is stored, put into an address or sent.

pub mod message;

#[cfg(feature = "roster")]
pub mod clerk;
#[cfg(all(feature = "desk", target_arch = "wasm32"))]
pub mod page;
#[cfg(all(feature = "clerk", target_arch = "wasm32"))]
pub mod worker;
