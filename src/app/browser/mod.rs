//! The browser, one file per service. Nothing else in the page touches `web_sys`, `js_sys` or `gloo`.

pub mod address;
pub mod bridge;
pub mod clipboard;
pub mod clock;
pub mod draw;
pub mod element;
pub mod fields;
pub mod focus;
pub mod page;
pub mod print;
pub mod share;
pub mod speech;
pub mod storage;
