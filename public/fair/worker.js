// The service worker of the stand's page, and whether the device keeps what is stored: what the opening check shows.
//
// Deliberately takes no new version by itself: somebody says so, and never with a candidate on the screen.

const CHANGED = 'caice-fair'; // src/fair/bridge.rs listens
let state = 'never'; // 'coming', 'ready', 'update'
let kept = ''; // 'yes', 'no'; empty while unknown
let waiting; // the worker of a newer version

function tell(next) {
  state = next;
  dispatchEvent(new Event(CHANGED));
}

/** Whether the page works without a network. */
export const worker = () => state;

/** Whether the device promised to keep what is stored. */
export const persists = () => kept;

function found(answer) {
  kept = answer ? 'yes' : 'no';
  dispatchEvent(new Event(CHANGED));
}

/** Asks for that promise. */
export function persist() {
  if (navigator.storage && navigator.storage.persist) navigator.storage.persist().then(found, () => found(false));
}

/** Takes the newer version. */
export function update() {
  if (waiting) waiting.postMessage('take-over');
}

/** Registers the worker, and keeps track of it. */
export function watch() {
  if (navigator.storage && navigator.storage.persisted) navigator.storage.persisted().then(found, () => found(false));
  if (!('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  const had = serviceWorker.controller;
  serviceWorker.addEventListener('controllerchange', () => {
    if (had) location.reload();
    else tell('ready');
  });
  serviceWorker
    .register('./sw.js')
    .then((registration) => {
      const judge = () => {
        waiting = registration.waiting;
        if (waiting && registration.active) tell('update');
        else tell(registration.active ? 'ready' : 'coming');
      };
      judge();
      registration.addEventListener('updatefound', () => {
        const { installing } = registration;
        if (installing) installing.addEventListener('statechange', judge);
      });
    })
    .catch(() => tell(had ? 'ready' : 'never'));
}
