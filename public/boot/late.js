// Fetches public/later.js once the page has been alive for some seconds: what it does must not compete with the first
// question, and the page works without it.
//
// Deliberately decides nothing else.

import { answers, outlasts, reload } from './kept.js';
import { build, later } from './load.js';
import { notice } from './shell.js';

const AFTER = 6000; // milliseconds

const safe = () => !answers().length || outlasts();

/** Fetches and begins it; without a network, which it has something to say about, at once. */
export function soon() {
  const begin = (code) => code.begin({ build, notice, safe, reload });
  setTimeout(() => later().then(begin).catch(() => null), navigator.onLine === false ? 0 : AFTER);
}
