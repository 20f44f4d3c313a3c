// What can wait until the page has been alive for some seconds: the service worker, its newer versions, and what the page
// says without a network.
//
// Fetched late by public/boot/late.js, so that it never competes with the first question. Deliberately takes no newer version
// by itself: a person taps, and the tab keeps the answers. Where there is no service worker, or one is refused, everything
// else works as before.

const AGAIN = 2000; // milliseconds until a busy line is looked at again, as the next two
const BETWEEN = 3600000;
const AT_MOST = 3000;

/** Marks the page while there is no network: style/components.css then shows whom to call beside what lies elsewhere. */
function watchNetwork() {
  const mark = () => document.documentElement.classList.toggle('offline', navigator.onLine === false);
  addEventListener('online', mark);
  addEventListener('offline', mark);
  mark();
}

/** Begins. `notice` shows a sentence of the loader with a button, `safe` says whether a reload keeps the answers. */
export function begin({ build, notice, safe, reload }) {
  watchNetwork();
  if (!('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  const files = Object.values(build).map((file) => new URL(file, document.baseURI).href);
  let taken = false; // whether somebody tapped
  let told = false;

  const take = (worker) => {
    taken = true;
    worker.postMessage('take-over');
    setTimeout(reload, AT_MOST); // should nothing come of it
  };
  const tell = (worker) => {
    // What stands there already matters more; it goes with its screen.
    if (document.getElementById('notice').firstChild) setTimeout(tell, AGAIN, worker);
    else notice(safe() ? 'newer' : 'newer-lost', { action: 'reload', act: () => take(worker) });
  };
  serviceWorker.addEventListener('controllerchange', () => {
    if (taken) reload();
  });
  serviceWorker.addEventListener('message', ({ data, source }) => {
    if (data !== 'newer' || told) return;
    told = true;
    tell(source);
  });

  const keepTrack = (registration) => {
    const compare = () => {
      if (registration.waiting) registration.waiting.postMessage(files);
    };
    const follow = () => {
      if (registration.installing) registration.installing.addEventListener('statechange', compare);
    };
    registration.addEventListener('updatefound', follow);
    follow();
    compare();
    // Not every browser looks for a newer one by itself when a page is opened.
    const look = () => registration.update().catch(() => undefined); // without a network there is none
    if (registration.active) look();
    let looked = performance.now();
    document.addEventListener('visibilitychange', () => {
      if (document.hidden || performance.now() - looked < BETWEEN) return;
      looked = performance.now();
      told = false;
      compare();
      look();
    });
  };
  serviceWorker.register('./sw.js').then(keepTrack, () => undefined);
}
