//! The binary of the stand's page. It does nothing of its own: `public/fair` loads it and then calls `caice::fair::open`,
//! which the reference below keeps in the file.

use caice as _;

fn main() {}
