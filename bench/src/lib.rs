//! Our engine on the workload of `make bench`, so that both programs, native and WebAssembly, measure the same calls.
//!
//! `way` lists the ways of asking the engine, one row of the table each; `workload` asks about the drawn people, `real`
//! about the bundled policies. It takes no time and judges no verdict: that is `bin/native.rs` and the scripts beside.

pub mod real;
pub mod way;
pub mod workload;

pub use real::{Case, Real, State};
pub use way::Way;
pub use workload::{UNKNOWN, Workload};
