//! The screens, one file each. Index.html draws the first one.

pub mod answers;
pub mod ask;
pub mod picked;
pub mod result;
