//! The allocator of every page and of the worker. Only for wasm32; no code refers to it.
//!
//! A screen is thousands of small pieces, and those of a long list come and go by the hundred thousand: each in constant time
//! (TLSF, two-level segregated fit, Masmano et al. 2004), with less code than the standard library's allocator for
//! WebAssembly.

#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
