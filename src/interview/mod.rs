//! The interview: what one person is asked and shown, and where they are.
//!
//! Plain data and pure steps, compiled and tested natively: no signal, no browser, no clock. The page in `app` holds
//! it in signals, draws what [`view`] says and passes on what the person did.

pub mod age;
pub mod calendar;
mod carried;
pub mod draft;
pub mod fair;
mod flow;
pub mod numeral;
mod place;
pub mod plan;
pub mod route;
pub mod session;
mod supposed;
pub mod text;
pub mod view;

pub use flow::{Address, Interview, Pending, Said, Step};
pub use place::Place;
