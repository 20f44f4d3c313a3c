//! The binary that reads QR codes in a worker of the stand's page. It does nothing of its own: `public/fair/reader.js` loads it and
//! calls `caice::scan::scan`, which the reference below keeps in the file.

use caice as _;

fn main() {}
