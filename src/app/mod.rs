//! The page: what a person sees and touches. Only for wasm32.
//!
//! Reading order: [`state`] (holds the interview in signals), then `pages` and their `components`. The data, the
//! contents of the screens and every sentence are in [`crate::interview`]; everything that touches the browser is in
//! `browser`. It decides nothing about policies, which is up to the engine, and sends nothing.

#[cfg_attr(not(feature = "page"), allow(dead_code, reason = "the other pages need only some of it"))]
pub(crate) mod browser;
#[cfg_attr(not(feature = "page"), allow(dead_code, reason = "the other pages need only some of it"))]
pub(crate) mod components;
#[cfg(feature = "page")]
mod pages;
#[cfg(feature = "page")]
mod start;
#[cfg_attr(not(feature = "page"), allow(dead_code, reason = "the other pages need only some of it"))]
mod state;
