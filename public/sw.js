// The service worker: the whole site of one build on the device, so that a stand works without a network.
//
// `caice dist` writes the build and its files in below. Each build has a cache of its own, which is filled completely or not at
// all; files of two builds never mix, since names carry their content. The stand's page comes from the cache until somebody
// takes a newer version; the phone's page comes from the network while there is one, so that a corrected rule arrives with the
// next visit. Deliberately stores nothing but these files, and fetches nothing else.

const BUILD = '__BUILD__';
const FILES = ['__FILES__'];

const PREFIX = 'caice-';
const NAME = PREFIX + BUILD;
const PATIENCE = 4000; // milliseconds that a phone waits for the network when there is a copy
const here = (path) => new URL(path, self.registration.scope).href;

/** Fills the cache of this build, or leaves none. */
async function fill() {
  try {
    const cache = await caches.open(NAME);
    await cache.addAll(FILES.map((file) => new Request(here(file), { cache: 'no-cache' })));
  } catch (error) {
    await caches.delete(NAME);
    throw error;
  }
}

/** Removes the caches of other builds. */
async function clear() {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== NAME) await caches.delete(name);
  }
}

/** The stored answer to a request, without what follows the path; none if the cache is gone or damaged. */
async function stored(url) {
  try {
    const path = new URL(url);
    const cache = await caches.open(NAME);
    return await cache.match(path.origin + path.pathname);
  } catch {
    return undefined;
  }
}

/** The network first, but no longer than somebody waits for a page that is here already. */
async function freshest(request) {
  const copy = stored(request.url);
  const answer = fetch(request)
    .catch(() => undefined)
    .then((found) => found || copy);
  const patience = new Promise((next) => setTimeout(next, PATIENCE)).then(() => copy);
  return (await Promise.race([answer, patience])) || (await answer) || Response.error();
}

/** The copy first; what is not there comes from the network. */
const nearest = async (request) => (await stored(request.url)) || fetch(request);

self.addEventListener('install', (event) => event.waitUntil(fill()));
self.addEventListener('activate', (event) => event.waitUntil(clear().then(() => self.clients.claim())));
self.addEventListener('message', ({ data }) => {
  if (data === 'take-over') self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  const stand = url.pathname.endsWith('/fair.html');
  if (request.mode === 'navigate' && !stand) event.respondWith(freshest(request));
  else event.respondWith(nearest(request));
});
