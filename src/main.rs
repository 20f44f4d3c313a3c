//! The page's binary. It does nothing of its own: `public/boot` loads it and then calls
//! `caice::app::start`, which the reference below keeps in the file.

use caice as _;

fn main() {}
