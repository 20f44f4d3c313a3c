// Brings the static first screen to life. Bundled by scripts/scripts.sh into boot.js, which index.html loads.
//
// Deliberately only wires the parts together; each file beside it has one job.

import { bridge } from './bridge.js';
import { restore } from './kept.js';
import { enliven } from './shell.js';
import { start } from './start.js';
import { hearTaps } from './tap.js';

history.scrollRestoration = 'manual'; // the page itself knows where one was
restore();
enliven();
hearTaps();
// Also tells public/guard.js that this file has arrived.
window.caice = Object.freeze(bridge);
start();
