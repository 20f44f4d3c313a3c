//! The binary of the office's page for lists of staff. It does nothing of its own: `public/desk` loads it and then calls
//! `caice::desk::page::open`, which the reference below keeps in the file.

use caice as _;

fn main() {}
