// The page's side of its worker: begins one, hands it files and questions, and passes on what it tells as events on the window.
//
// Ending the worker cancels whatever it does and forgets its list at once. Deliberately keeps no list and no answer.

import { build } from '../boot/load.js';

const HEARD = 'caice-desk'; // src/desk/page/bridge.rs listens
const DAY = 86400000;
const CHINA = 8 * 3600000;
let worker;
let language = 'zh';
let alive = false; // whether the worker has told anything: one that never did would not the next time either
let many = false; // whether more files than one were given

const address = (name) => new URL(build[name], document.baseURI).href;
const nameOf = (kind) => (language === 'zh' ? kind : `${kind}En`);
const say = (detail) => dispatchEvent(new CustomEvent(HEARD, { detail }));
const today = () => new Date(Math.floor((Date.now() + CHINA) / DAY) * DAY).toISOString().slice(0, 10);

/** Begins a worker, in place of the last one. */
export function begin() {
  if (worker) worker.terminate();
  worker = new Worker(address('reader'), { type: 'module' });
  const own = worker;
  alive = false;
  worker.onmessage = ({ data }) => {
    // What an ended worker has still sent concerns nobody.
    if (own !== worker) return;
    if (data.told) alive = true;
    if (data.taken !== undefined) say({ kind: 'taken', name: data.taken, many });
    else if (data.told) say({ kind: 'told', bytes: data.told });
    else if (data.takenBefore) say({ kind: 'takenBefore' });
    else if (data.unreadableBefore) say({ kind: 'unreadableBefore' });
    else if (data.unreadable) say({ kind: 'unreadable' });
    else if (data.wordless) say({ kind: 'wordless' });
    else if (data.worded) say({ kind: 'worded', all: data.worded === 'all' });
    else if (data.broken) broken(data.broken);
  };
  // A trap of the WebAssembly is caught above; this is a worker that could not even begin.
  worker.onerror = (event) => {
    event.preventDefault();
    broken('');
  };
  worker.postMessage({
    begin: {
      js: address('clerkJs'),
      wasm: address('clerkWasm'),
      rules: address('rules'),
      short: address(nameOf('short')),
      language,
      today: today(),
      phone: new URL('./', document.baseURI).href,
    },
  });
  worker.postMessage({ words: { language, long: address(nameOf('long')) } });
}

function broken(why) {
  if (!alive) {
    end();
    say({ kind: /^pack-/.test(why) ? why : 'wasm-blocked' });
    return;
  }
  begin();
  say({ kind: 'broken' });
}

/** Ends the worker, and with it whatever it knows of a list. */
export function end() {
  if (worker) worker.terminate();
  worker = undefined;
}

/** Hands over files that were chosen or dropped; the first is read. */
export function take(files) {
  const [file] = files;
  if (!file || !worker) return false;
  many = files.length > 1;
  worker.postMessage({ file });
  return true;
}

/** Hands over an earlier list, and what was saved of it if that was chosen as well. */
export function takeBefore(files) {
  if (files.length && worker) worker.postMessage({ before: [...files] });
  return !!files.length;
}

/** Asks; `judges` if the worker is to go on by itself. */
export const ask = (bytes, judges, reads) => worker && worker.postMessage({ ask: bytes, judges, reads });

/** Words in another language. */
export function speak(spoken) {
  if (spoken === language) return;
  language = spoken;
  if (worker) worker.postMessage({ words: { language, short: address(nameOf('short')), long: address(nameOf('long')) } });
}

/** The language that the page begins with. */
export const begins = (spoken) => {
  language = spoken;
};

/** Ends the worker: whoever leaves the page finds it empty on coming back. */
export function forgetOnLeaving() {
  addEventListener('pagehide', () => {
    end();
    document.getElementById('live').replaceChildren();
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
}
