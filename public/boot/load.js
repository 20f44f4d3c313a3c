// Fetches the parts of the page: the WebAssembly, its JavaScript, the rules and the texts.
//
// If a file needed for the start fails, throws a `Failure` that names a screen. For later files, `why` tells a lost
// connection from a file that a newer version of the site has replaced. Deliberately shows nothing, starts nothing,
// and caches only the requested texts.

const tag = document.querySelector('script[data-wasm]');

/** Which files this page was built from, keyed by the attribute names in index.html. */
export const build = Object.freeze({ ...tag.dataset });

/** Why the page cannot start or continue; `kind` names a screen in src/interview/text/loader.rs. */
export class Failure extends Error {
  constructor(kind) {
    super(kind);
    this.kind = kind;
  }
}

const address = (name) => new URL(build[name], document.baseURI).href;
const texts = {}; // promises, by name
const WASM = 0x6d736100; // "\0asm", read as a little-endian number

async function download(name, cache = 'default') {
  const response = await fetch(address(name), { cache }).catch(() => null);
  if (!response || !response.ok) throw new Failure('pack-missing');
  return response;
}

/** The content of a file. */
export async function bytes(name, cache) {
  const response = await download(name, cache);
  const buffer = await response.arrayBuffer().catch(() => null);
  if (!buffer) throw new Failure('pack-missing');
  return new Uint8Array(buffer);
}

const nameOf = (kind, language) => (language === 'zh' ? kind : `${kind}En`);
const suspect = new Set(); // texts that arrived damaged, by name

/** Texts, `short` or `long`, fetched once on first request. After a failure, the next request tries again. */
export function text(kind, language) {
  const name = nameOf(kind, language);
  texts[name] ??= bytes(name, suspect.has(name) ? 'reload' : 'default').catch((error) => {
    delete texts[name];
    throw error;
  });
  return texts[name];
}

/** Forgets unreadable texts; the next request fetches them past the browser's cache. */
export function forget(kind, language) {
  const name = nameOf(kind, language);
  delete texts[name];
  suspect.add(name);
}

/**
 * Why a late file did not arrive or could not be read: `offline`; `renewed` if the site no longer names the file
 * because a newer version was deployed; otherwise `missing`.
 */
export async function why(name) {
  const page = await fetch(document.baseURI.split('#')[0], { cache: 'no-store' }).catch(() => null);
  const html = page && page.ok && (await page.text().catch(() => null));
  if (!html) return 'offline';
  return html.includes(build[name]) ? 'missing' : 'renewed';
}

/** The same for texts. */
export const whyText = (kind, language) => why(nameOf(kind, language));

/** Compiles while downloading; falls back to a buffer if that is unsupported, or fails although the file is fine. */
export async function compile() {
  if (typeof WebAssembly !== 'object') throw new Failure('wasm-blocked');
  const response = await download('wasm');
  const spare = response.clone();
  if (WebAssembly.compileStreaming) {
    const module = await WebAssembly.compileStreaming(response).catch(() => null);
    if (module) return module;
  }
  const buffer = await spare.arrayBuffer().catch(() => null);
  // Not WebAssembly at all: a login page, say, came instead.
  if (!buffer || buffer.byteLength < 8 || new Uint32Array(buffer.slice(0, 4))[0] !== WASM) {
    throw new Failure('pack-missing');
  }
  return WebAssembly.compile(buffer).catch(() => {
    throw new Failure('wasm-blocked');
  });
}

/** Imports a script; `again` numbers the copies, because browsers keep a module, and often a failed load, for good. */
const script = (name, again) => import(address(name) + (again ? `?again=${again}` : ''));

/** The JavaScript side of the page. It has state, so every start after a trap needs a fresh copy. */
export function glue(again) {
  return script('js', again).catch((error) => {
    throw new Failure(error instanceof SyntaxError ? 'wasm-blocked' : 'pack-missing');
  });
}

/** The code for what can wait. */
export const later = () => script('later', 0);

let posters = 0; // failed attempts
let drawing; // a printer does not wait for a module to be asked for again

/** The code that draws the picture people save, and the QR codes for paper. */
export async function poster() {
  drawing ??= await script('poster', posters).catch((error) => {
    posters += 1;
    throw error;
  });
  return drawing;
}

const SETTLED = 2000; // milliseconds, as the next
const APART = 3000;
let prefetched = false;

/**
 * Prefetches, once, what a person may want later and may then have no network for: reasons and papers, the picture,
 * the other language. Fetches one after the other to stay out of the way; anything that fails is fetched again on
 * request.
 */
export function prefetch() {
  if (prefetched) return;
  prefetched = true;
  const steps = [
    () => text('long', 'zh'),
    poster,
    () => text('short', 'en'),
    () => text('long', 'en'),
  ];
  const next = () => {
    const step = steps.shift();
    if (step) step().catch(() => null).then(() => setTimeout(next, APART));
  };
  setTimeout(next, SETTLED);
}
