// The service worker: the whole site of one build on the device, so that a phone and a stand work without a network.
//
// `caice dist` writes the build and its files in below, each with the beginning of its SHA-256. Each build has a cache of its
// own, which is filled completely or not at all, and only with what has that content; files of two builds never mix, since
// names carry their content. What only a stand loads has a second cache, filled once a stand has been opened. The stand's page comes from the
// cache until somebody takes a newer version; the phone's comes from the network while that answers soon, so that a corrected
// rule arrives with the next visit. Deliberately stores nothing but these files, and replaces no page that is open.

const BUILD = '__BUILD__';
const FILES = ['__FILES__'];
const STAND = ['__STAND__'];

const PREFIX = 'caice-';
const NAME = PREFIX + BUILD;
const OF_STAND = '-stand';
// Milliseconds that a phone waits for the network when there is a copy. A slow 4G (150 ms there and back) needs four ways for a
// new connection and one small page: 0.7 s. A network that swallows everything costs this once; one that refuses costs nothing.
const PATIENCE = 1000;
const here = (path) => new URL(path, self.registration.scope).href;
const pathOf = (entry) => entry.split(' ')[0];

/** The beginning of the SHA-256 of a response. */
async function sumOf(response) {
  const sum = await crypto.subtle.digest('SHA-256', await response.arrayBuffer());
  return Array.from(new Uint8Array(sum, 0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A file as it was built: from the browser's own memory where that has it, else from the site. */
async function whole(entry) {
  const [path, sum] = entry.split(' ');
  for (const cache of ['default', 'reload']) {
    const response = await fetch(here(path), { cache });
    // A login page, say, may come in place of it.
    if (response.ok && !response.redirected && (await sumOf(response.clone())) === sum) return response;
  }
  throw new Error(path);
}

/** Fills a cache, one file after the other to stay out of the way, or leaves none. */
async function fill(name, files) {
  try {
    const cache = await caches.open(name);
    for (const file of files) {
      const path = here(pathOf(file));
      if (!(await cache.match(path))) await cache.put(path, await whole(file));
    }
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
}

/** What a device that has been a stand needs is a part of it. */
async function install() {
  const names = await caches.keys();
  await fill(NAME, FILES);
  if (!names.some((name) => name.startsWith(PREFIX) && name.endsWith(OF_STAND))) return;
  await fill(NAME + OF_STAND, STAND).catch(async (error) => {
    await caches.delete(NAME);
    throw error;
  });
}

/** Removes the caches of other builds. */
async function clear() {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && !name.startsWith(NAME)) await caches.delete(name);
  }
}

/** The stored answer to a request, without what follows the path; none if the cache is gone or damaged. */
async function stored(url) {
  try {
    const { origin, pathname } = new URL(url);
    const path = origin + pathname.replace(/\/$/, '/index.html');
    const of = (cacheName) => caches.match(path, { cacheName });
    return (await of(NAME)) || (await of(NAME + OF_STAND));
  } catch {
    return undefined;
  }
}

/** Where somebody is led who cannot be given a page: the screen of the policy, or the list for employers, which then says why. */
function instead(url) {
  const { pathname } = new URL(url);
  const [, policy] = /\/rules\/(?:en\/)?([^/]+)\.html$/.exec(pathname) || [];
  if (/\/(?:fair|desk)\.html$/.test(pathname)) return Response.redirect(here('./#/policies/employer?not-here'));
  return policy ? Response.redirect(here(`./#/policy/${policy}`)) : Response.error();
}

/** The network first, but no longer than somebody waits for a page that is here already. */
async function freshest(request) {
  const answer = fetch(request).catch(() => undefined);
  const copy = await stored(request.url);
  if (!copy) return (await answer) || instead(request.url);
  const found = await Promise.race([answer, new Promise((next) => setTimeout(next, PATIENCE))]);
  // A redirect is the browser's to follow; what the site says in trouble is no page.
  return found && (found.ok || found.type === 'opaqueredirect') ? found : copy;
}

/** The copy first; what is not there comes from the network. */
const nearest = async (request) => (await stored(request.url)) || fetch(request);

/** The stand's page likewise. */
const atStand = (request) => nearest(request).catch(() => instead(request.url));

/**
 * Says to a page that this build, which waits, is another than its own. If it is the same, and no other page is open that may
 * need files of the build before, takes over: nobody notices.
 */
async function compare(files, page) {
  const ours = FILES.map((entry) => here(pathOf(entry)));
  if (!files.every((file) => ours.includes(file))) return page.postMessage('newer');
  const open = await self.clients.matchAll({ includeUncontrolled: true, type: 'window' });
  return open.length > 1 ? undefined : self.skipWaiting();
}

/** A stand wants its own files, too; says when they are here. */
const serve = (page) => fill(NAME + OF_STAND, STAND).then(() => page.postMessage('stand'), () => undefined);

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(clear().then(() => self.clients.claim())));
self.addEventListener('message', (event) => {
  const { data, source } = event;
  if (data === 'take-over') self.skipWaiting();
  else if (data === 'stand') event.waitUntil(serve(source));
  else if (Array.isArray(data)) event.waitUntil(compare(data, source));
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  const stand = url.pathname.endsWith('/fair.html');
  if (request.mode === 'navigate') event.respondWith(stand ? atStand(request) : freshest(request));
  // What asks for the site as it is now, or past every copy, gets no copy.
  else if (!['no-store', 'reload'].includes(request.cache)) event.respondWith(nearest(request));
});
