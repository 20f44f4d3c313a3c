//! An .xls of Excel 95 to 2003, and of whatever writes like them: records of BIFF 5 and 8 in a stream of a compound file.
//!
//! The compound file is read by the `cfb` crate; the records are read here, since of their four hundred kinds a list needs
//! twenty. No formula is looked into, only the value stored with it. Rectangles that a file states are not looked at, and no
//! memory is taken for cells that are not there. By [MS-XLS] and, for BIFF 5, the description of the format by OpenOffice.org.
//!
//! `record` ← `text` ← `compound`, `globals` ← `cells`.

mod cells;
mod compound;
mod globals;
mod record;
mod text;

pub use globals::Globals as Xls;
