//! The binary of that page's worker. It does nothing of its own: `public/desk/worker.js` loads it and calls `caice::desk::worker`, which the
//! reference below keeps in the file.

use caice as _;

fn main() {}
