//! How large a file may be, and a sheet can be.
//!
//! Numbers only; the readers keep to them.

/// Rows beyond this one are no rows of a workbook.
pub const MOST_ROWS: u32 = 1_048_576;
/// As many columns has a sheet at most.
pub const MOST_COLUMNS: u32 = 16_384;
/// As many bytes may a file have when it is unpacked.
pub const MOST_BYTES: u64 = 400 << 20;
/// As many rows may have something in them.
pub const MOST_FILLED_ROWS: u32 = 200_000;
/// Headings are looked for in as many rows.
pub const HEAD_ROWS: u32 = 20;
