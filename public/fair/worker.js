// The service worker of the stand's page, and whether the device keeps what is stored: what the opening check shows.
//
// Deliberately takes no new version by itself: somebody says so, and never with a candidate on the screen.

const CHANGED = 'caice-fair'; // src/fair/bridge.rs listens
let state = 'never'; // 'coming', 'ready', 'update'
let kept = ''; // 'yes', 'no'; empty while unknown
let waiting; // the worker of a newer version
let taken = false; // whether somebody took it

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
  taken = true;
  if (waiting) waiting.postMessage('take-over');
}

/** Registers the worker, and keeps track of it. */
export function watch() {
  if (navigator.storage && navigator.storage.persisted) navigator.storage.persisted().then(found, () => found(false));
  if (!('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  const had = serviceWorker.controller;
  // A phone's page on this device may take it as well: that must not empty the screen of a candidate.
  serviceWorker.addEventListener('controllerchange', () => {
    if (taken) location.reload();
  });
  serviceWorker.addEventListener('message', ({ data }) => {
    if (data === 'stand') tell(waiting ? 'update' : 'ready');
  });
  serviceWorker
    .register('./sw.js')
    .then((registration) => {
      const judge = () => {
        waiting = registration.waiting;
        if (waiting && registration.active) tell('update');
        else if (state !== 'ready') tell('coming');
        // It says when it has what a stand needs besides.
        if (registration.active) registration.active.postMessage('stand');
      };
      judge();
      registration.addEventListener('updatefound', () => {
        const { installing } = registration;
        if (installing) installing.addEventListener('statechange', judge);
      });
      if (registration.installing) registration.installing.addEventListener('statechange', judge);
    })
    .catch(() => tell(had ? 'ready' : 'never'));
}
