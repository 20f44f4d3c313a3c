//! The screens, one file each, and getting ready for those that may come. Index.html draws the first one.

pub mod answers;
pub mod ask;
mod input;
pub mod offer;
pub mod policies;
pub mod policy;
pub mod ready;
pub mod result;
pub mod share;
pub mod shown;

use crate::app::draft;
