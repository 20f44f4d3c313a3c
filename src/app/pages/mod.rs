//! The screens, one file each. The first one is in index.html.

pub mod answers;
pub mod ask;
pub mod door;
pub mod entry;
pub mod hand_over;
pub mod home;
pub mod offer;
pub mod pause;
pub mod plan;
pub mod policies;
pub mod policy;
pub mod replace;
pub mod result;
pub mod share;
mod sheet;
pub mod shown;
pub mod what_if;
