// Brings the static first screen to life. Bundled by scripts/scripts.sh into boot.js, which index.html loads.
//
// It deliberately only puts the parts together; each file beside it has one idea.

import { bridge } from './bridge.js';
import { restore } from './kept.js';
import { enliven } from './shell.js';
import { start } from './start.js';
import { hearTaps } from './tap.js';

history.scrollRestoration = 'manual'; // the page itself knows where one was
restore();
enliven();
hearTaps();
// Also the sign by which public/guard.js sees that this file has arrived.
window.caice = Object.freeze(bridge);
start();
