//! The browser, one file per service. Nothing else in the page touches `web_sys` or `js_sys`.

pub mod clock;
pub mod dom;
pub mod draw;
pub mod element;
pub mod focus;
pub mod hash;
pub mod keep;
