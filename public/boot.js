// Brings the static first screen to life, and keeps it useful when that fails.
//
// It fetches the WebAssembly, its JavaScript, the rules and the short texts at the same time, hands them to the page,
// and keeps two things the page cannot keep for itself: the compiled module and the encoded answers. If WebAssembly
// traps, the page is started again from both. When nothing can start it says why, in words, and opens the list of
// policies that the build wrote into index.html.
//
// It deliberately knows no policy, no answer and no route; it stores nothing on the device, sends nothing, and
// writes nothing to the console.

const tag = document.querySelector('script[data-wasm]');
const byId = (id) => document.getElementById(id);
const address = (name) => new URL(tag.dataset[name], document.baseURI).href;

const SLOW_AFTER = 8000;
const TRAPS_TOO_CLOSE = 10000;
const TRAPS_AT_MOST = 2;

/** Why the page cannot start or go on; `kind` names one of the screens below. */
class Failure extends Error {
  constructor(kind) {
    super(kind);
    this.kind = kind;
  }
}

const SCREENS = {
  'wasm-blocked': [
    '这个浏览器打不开自测',
    '浏览器版本太旧、关掉了自测要用的功能（WebAssembly），或者文件没有下载完整。',
    '请换一个浏览器打开下面的网址，或更新浏览器后重试。',
  ],
  'pack-missing': [
    '自测文件没下载下来',
    '可能是网络断了，也可能是网站正在更新。',
    '请连上网络后点重试；还不行，换个网络或换个浏览器打开下面的网址。',
  ],
  'pack-damaged': [
    '政策规则文件不完整',
    '为了不给出错的结果，自测没有开始。',
    '请点重试重新下载；还不行，请稍后再来，或直接向下面的部门咨询。',
  ],
  crashed: [
    '自测出错，停下了',
    '程序连续出错，没能接着来。答案没有上传，重试要从头填。',
    '请点重试；还不行，换一个浏览器打开下面的网址。',
  ],
};

let state = 'starting'; // then 'alive' or 'failed'
let ready; // { module, rules, short } once everything has arrived
let kept = new Uint8Array();
let round = 0;
let traps = [];
let slow;

async function download(name) {
  const response = await fetch(address(name)).catch(() => null);
  if (!response || !response.ok) throw new Failure('pack-missing');
  return response;
}

async function bytes(name) {
  const response = await download(name);
  const buffer = await response.arrayBuffer().catch(() => null);
  if (!buffer) throw new Failure('pack-missing');
  return new Uint8Array(buffer);
}

/** Compiles while downloading; from a buffer where that is missing or fails although the file is fine. */
async function compile() {
  if (typeof WebAssembly !== 'object') throw new Failure('wasm-blocked');
  const response = await download('wasm');
  const spare = response.clone();
  if (WebAssembly.compileStreaming) {
    const module = await WebAssembly.compileStreaming(response).catch(() => null);
    if (module) return module;
  }
  const buffer = await spare.arrayBuffer().catch(() => null);
  // Not a WebAssembly file at all: some other page came in its place.
  if (!buffer || buffer.byteLength < 8 || new Uint32Array(buffer.slice(0, 4))[0] !== 0x6d736100) {
    throw new Failure('pack-missing');
  }
  return WebAssembly.compile(buffer).catch(() => {
    throw new Failure('wasm-blocked');
  });
}

/** The JavaScript side of the page. It keeps state of its own, so every start after a trap needs a fresh copy. */
async function glue() {
  const again = round ? `?again=${round}` : '';
  return import(address('js') + again).catch((error) => {
    throw new Failure(error instanceof SyntaxError ? 'wasm-blocked' : 'pack-missing');
  });
}

async function launch(code) {
  await code.default({ module_or_path: ready.module });
  code.start(ready.rules, ready.short, kept);
}

async function begin() {
  try {
    const [module, code, rules, short] = await Promise.all([compile(), glue(), bytes('rules'), bytes('short')]);
    ready = { module, rules, short };
    await launch(code);
    alive();
  } catch (error) {
    await trouble(error);
  }
}

function alive() {
  if (state === 'failed') return;
  state = 'alive';
  clearTimeout(slow);
  byId('busy').hidden = true;
}

/** Anything thrown while starting: a known failure gets its screen, everything else counts as a trap. */
async function trouble(error) {
  if (error instanceof Failure) return fail(error.kind);
  if (typeof error === 'string' && error.startsWith('pack-')) return fail('pack-damaged');
  return recover();
}

async function recover() {
  if (state === 'failed') return;
  state = 'starting';
  const now = performance.now();
  const last = traps[traps.length - 1];
  traps.push(now);
  if (!ready || traps.length > TRAPS_AT_MOST || (last !== undefined && now - last < TRAPS_TOO_CLOSE)) return fail('crashed');
  window.onhashchange = null; // the page listens here; the old one must not hear anything any more
  byId('live').replaceChildren();
  round += 1;
  try {
    await launch(await glue());
    alive();
    notice('刚才出了点问题，已用你填过的答案接着来。');
  } catch (error) {
    await trouble(error);
  }
}

function notice(text) {
  const words = document.createElement('span');
  words.textContent = text;
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = '知道了';
  close.addEventListener('click', () => {
    byId('notice').replaceChildren();
    byId('main').focus();
  });
  byId('notice').replaceChildren(words, close);
}

function fail(kind) {
  if (state === 'failed') return;
  state = 'failed';
  clearTimeout(slow);
  window.onhashchange = null;
  const [title, cause, next] = SCREENS[kind];
  const line = (name, text, style) => {
    const element = document.createElement(name);
    element.textContent = text;
    if (style) element.className = style;
    return element;
  };
  const again = line('button', '重试', 'go');
  again.type = 'button';
  again.id = 'again';
  again.addEventListener('click', () => retry(again, kind));
  const screen = byId('failure');
  screen.dataset.kind = kind;
  screen.replaceChildren(
    line('h1', title),
    line('p', cause),
    line('p', next),
    line('p', location.href.split('#')[0], 'address'),
    again,
    line('p', '全部政策和咨询去处就在下面，照样能看。'),
  );
  byId('notice').replaceChildren();
  byId('live').replaceChildren();
  for (const id of ['live', 'hello', 'foot', 'busy']) byId(id).hidden = true;
  document.body.classList.add('failed');
  byId('first').hidden = false;
  byId('policies').open = true;
  screen.hidden = false;
  scrollTo(0, 0);
  screen.focus();
}

/** Loads the page again; a damaged file is first fetched past the browser's cache. */
async function retry(button, kind) {
  button.disabled = true;
  button.textContent = '正在重试…';
  if (kind === 'pack-damaged') {
    await Promise.all(['rules', 'short'].map((name) => fetch(address(name), { cache: 'reload' }).catch(() => null)));
  }
  location.reload();
}

/** Whoever taps 开始 before everything is here is already in the queue: the tap has put the route into the address. */
function waiting() {
  if (state !== 'starting' || !location.hash.startsWith('#/') || location.hash === '#/') return;
  const busy = byId('busy');
  if (!busy.hidden) return;
  busy.hidden = false;
  busy.textContent = '正在准备，马上就好…';
  slow = setTimeout(() => {
    busy.textContent = '网络有点慢，还在下载。不用再点，好了会自动开始。';
  }, SLOW_AFTER);
}

const fromWasm = (error) =>
  error instanceof WebAssembly.RuntimeError || /wasm-function/.test((error && error.stack) || '');

addEventListener('error', (event) => {
  if (state === 'alive' && event.error && fromWasm(event.error)) recover();
});
addEventListener('unhandledrejection', (event) => {
  if (state === 'alive' && fromWasm(event.reason)) recover();
});
addEventListener('hashchange', waiting);
byId('skip').addEventListener('click', (event) => {
  event.preventDefault(); // the address holds the route, not a place on the screen
  byId('main').focus();
});

let long;
window.caice = Object.freeze({
  /** Takes a copy of the encoded answers; they live in this variable and nowhere else. */
  keep(answers) {
    kept = answers.slice();
  },
  /** The long texts, fetched once when first asked for. Rejects with 'pack-missing'; asking again tries again. */
  long() {
    long ??= bytes('long').catch(() => {
      long = undefined;
      throw 'pack-missing';
    });
    return long;
  },
  /** Which files this page was built from. */
  build: Object.freeze({ ...tag.dataset }),
});

waiting();
begin();
