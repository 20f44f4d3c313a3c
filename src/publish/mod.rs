//! From a checked pack to what people open: the compiled files, the folder to deploy, and a server to try it.
//!
//! `build` writes the pack, `doc` its reading copy, `shell` the words of the static first screen, `dist` puts pack and pages
//! (`bundle`) together, `weight` reports what a pack weighs, `serve` sends the folder with the deployment's headers. Native only; decides nothing
//! about policies.

pub(crate) mod build;
mod bundle;
mod disk;
pub(crate) mod dist;
pub mod doc;
pub mod serve;
pub(crate) mod shell;
pub(crate) mod weight;
