// Brings the static first screen to life, and keeps it useful when that fails.
//
// It fetches the WebAssembly, its JavaScript, the rules and the short texts at the same time, hands them to the page,
// and keeps three things the page cannot keep for itself: the compiled module, the encoded answers and the language
// that is spoken. If WebAssembly traps, the page is started again from these. Texts in the second language are fetched
// only when asked for. When nothing can start it says why, in words, and opens the list of
// policies that the build wrote into index.html.
//
// Where the person says so it keeps the answers on the device for a day, as the text a link carries. It hears fingers on
// answers and buttons, goes on after a tap on a row, and fills lists once they are seen.
//
// It deliberately knows no policy, no answer and no route; it stores nothing by itself, sends nothing, and
// writes nothing to the console.

const tag = document.querySelector('script[data-wasm]');
const byId = (id) => document.getElementById(id);
const address = (name) => new URL(tag.dataset[name], document.baseURI).href;

const SLOW_AFTER = 8000;
const TRAPS_TOO_CLOSE = 10000;
const TRAPS_AT_MOST = 2;
const LATE = 1000;
const STACK = 99;
const TAP_GOES_ON = 90; // milliseconds, as the next three
const MARK_SEEN = 50;
const SCROLLING = 100;
const TWICE = 350;
const SLIPS = 10; // pixels
const NEAR = 40;
Error.stackTraceLimit = 100; // in engines that keep only a few lines

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
    'This browser cannot run the self-assessment: it is too old, WebAssembly is switched off, or a file did not arrive whole. Please open the address below in another browser.',
  ],
  'pack-missing': [
    '自测文件没下载下来',
    '可能是网络断了，也可能是网站正在更新。',
    '请连上网络后点重试；还不行，换个网络或换个浏览器打开下面的网址。',
    'The self-assessment did not download. Please check the connection, then tap the button to try again.',
  ],
  'pack-damaged': [
    '政策规则文件不完整',
    '为了不给出错的结果，自测没有开始。',
    '请点重试重新下载；还不行，请稍后再来，或直接向下面的部门咨询。',
    'A file of the rules is damaged. To give no wrong result, the self-assessment did not start. Please tap the button to download it again, or ask the offices below.',
  ],
  crashed: [
    '自测出错，停下了',
    '程序连续出错，没能接着来。答案没有上传，重试要从头填。',
    '请点重试；还不行，换一个浏览器打开下面的网址。',
    'The self-assessment stopped after several errors. Your answers were not uploaded; tap the button to start again from the beginning.',
  ],
};

const WORDS = {
  busy: ['正在准备，马上就好…', 'Getting ready, one moment...'],
  slow: ['网络有点慢，还在下载。不用再点，好了会自动开始。', 'The network is slow, still downloading. No need to tap again.'],
  trapped: ['刚才出了点问题，已用你填过的答案接着来。', 'Something went wrong just now; going on from the answers you gave.'],
  close: ['知道了', 'OK'],
  // Whoever taps for the other language may not read this one.
  switching: ['正在取英文… Loading English…', 'Loading Chinese… 正在取中文…'],
  unswitched: [
    '英文没取到，还是中文，可以再点一次。 English did not load; still in Chinese. Tap again to retry.',
    'Chinese did not load; still in English. Tap again to retry. 中文没取到，可以再点一次。',
  ],
};

const SVG = 'http://www.w3.org/2000/svg';
const STORED = 'caice';
const KEPT_FOR = 24 * 60 * 60 * 1000;

/** What is kept on this device. What is over is forgotten here. */
function stored() {
  try {
    const [until, text] = JSON.parse(localStorage.getItem(STORED)) || [0, ''];
    if (Date.now() < until && typeof text === 'string') return text;
    localStorage.removeItem(STORED);
  } catch {
    // No storage here, or something else stands in its place: nothing is kept.
  }
  return '';
}

let state = 'starting'; // then 'alive' or 'failed'
let ready; // { module, rules } once everything has arrived
let kept = new Uint8Array();
let spoken = 'zh';
let wanted = false; // the other language was tapped before everything was here
let cache = 'default';
const texts = {}; // the texts that were asked for, as promises
let round = 0;
let traps = [];
let slow;
let going; // a tap that leads to the next question
let finger; // where it came down, if it may press something
let twice; // whether it did so as the one before
let left = -TWICE; // when one left the glass
let place; // and where
let scrolled = 0;

async function download(name) {
  const response = await fetch(address(name), { cache }).catch(() => null);
  if (!response || !response.ok) throw new Failure('pack-missing');
  return response;
}

async function bytes(name) {
  const response = await download(name);
  const buffer = await response.arrayBuffer().catch(() => null);
  if (!buffer) throw new Failure('pack-missing');
  return new Uint8Array(buffer);
}

/** Texts, `short` or `long`, fetched once when first asked for. After a failure asking again tries again. */
function text(kind, language) {
  const name = language === 'zh' ? kind : `${kind}En`;
  texts[name] ??= bytes(name).catch((error) => {
    delete texts[name];
    throw error;
  });
  return texts[name];
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

/** Starts the page, in turns that leave room for taps between them. */
async function launch(code) {
  const short = await text('short', spoken);
  await code.default({ module_or_path: ready.module });
  await turn();
  code.read(ready.rules, short, kept);
  await turn();
  code.assess();
  await turn();
  code.start(spoken);
}

const turn = () => new Promise((next) => setTimeout(next));

async function begin() {
  try {
    const [module, code, rules] = await Promise.all([compile(), glue(), bytes('rules'), text('short', spoken)]);
    ready = { module, rules };
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
  if (wanted) byId('speak').click(); // the page listens there now
  wanted = false;
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
  byId('speak').onclick = want; // and here
  byId('live').replaceChildren();
  round += 1;
  try {
    await launch(await glue());
    alive();
    notice('trapped');
  } catch (error) {
    await trouble(error);
  }
}

const say = (name) => WORDS[name][spoken === 'zh' ? 0 : 1];

/** Puts the first screen into a language: every marked element and label swaps what it shows with what it holds. */
function show(language) {
  if (language === spoken) return;
  spoken = language;
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : language;
  for (const element of document.querySelectorAll('[data-en]')) {
    [element.textContent, element.dataset.en] = [element.dataset.en, element.textContent];
  }
  for (const element of document.querySelectorAll('[data-en-label]')) {
    const shown = element.getAttribute('aria-label');
    element.setAttribute('aria-label', element.dataset.enLabel);
    element.dataset.enLabel = shown;
  }
  byId('speak').lang = language === 'zh' ? 'en' : 'zh-CN';
}

/** Whoever taps the other language before everything is here is in the queue. */
function want() {
  wanted = true;
  notice('switching');
}

function notice(name) {
  const words = document.createElement('span');
  words.textContent = say(name);
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = say('close');
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
  if (wanted) show('en'); // at least the list
  const [title, cause, next, english] = SCREENS[kind];
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
  const inEnglish = line('p', `${english} All policies and whom to ask are listed below.`);
  inEnglish.lang = 'en';
  const screen = byId('failure');
  screen.lang = 'zh-CN';
  screen.dataset.kind = kind;
  screen.replaceChildren(
    line('h1', title),
    line('p', cause),
    line('p', next),
    inEnglish,
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
  document.title = title;
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
  busy.textContent = say('busy');
  slow = setTimeout(() => {
    busy.textContent = say('slow');
  }, SLOW_AFTER);
}

/**
 * What an instance that trapped still had on its way fails once more, and is no new trap: a finalizer, at any time,
 * with no JavaScript in its stack unless that was cut off; a timer or a promise, soon. What calls the current instance
 * goes through its own copy of the JavaScript, which some engines name in the stack.
 */
const isLate = (error) => {
  const stack = (error && error.stack) || '';
  if (!round || stack.includes(`again=${round}`)) return false;
  return stack.includes('.js') ? performance.now() - traps[traps.length - 1] < LATE : stack.split('\n').length < STACK;
};

const fromWasm = (error) =>
  error instanceof WebAssembly.RuntimeError || /wasm-function/.test((error && error.stack) || '');

addEventListener('error', (event) => {
  if (state === 'alive' && event.error && fromWasm(event.error) && !isLate(event.error)) recover();
});
addEventListener('unhandledrejection', (event) => {
  if (state === 'alive' && fromWasm(event.reason) && !isLate(event.reason)) recover();
});
addEventListener('hashchange', waiting);
byId('skip').addEventListener('click', (event) => {
  event.preventDefault(); // the address holds the route, not a place on the screen
  byId('main').focus();
});

byId('speak').onclick = want;

// A tap on the one answer that is wanted goes on to the next question; the mark is seen for a moment. A key only walks
// over the answers, and in large text, where a hand may slip, it is the button that goes on.
byId('live').addEventListener('click', (event) => {
  const row = (event.detail || !event.isTrusted) && event.target.closest('[data-onward] .row');
  if (!row || document.documentElement.classList.contains('big')) return;
  clearTimeout(going);
  // A slow phone tells late of the tap: the moment began when the finger left.
  const late = performance.now() - (event.isTrusted ? event.timeStamp : left);
  going = setTimeout(() => {
    if (row.isConnected) row.closest('form').querySelector('.go').click();
  }, Math.max(MARK_SEEN, TAP_GOES_ON - late));
});

// A finger that leaves an answer or a button has pressed it. Browsers tell of that only after they have made the movements
// of a mouse out of the touch, which takes a slow phone longer than a frame. Where the finger moved, or stopped a screen
// that was still scrolling, what it meant is left to them. Whoever taps twice out of habit means what stood there first,
// and not what has come in its place.
const apart = ({ clientX, clientY }, [x, y]) => Math.hypot(clientX - x, clientY - y);
addEventListener('scroll', (event) => {
  scrolled = event.timeStamp;
});
addEventListener('touchstart', ({ touches, timeStamp }) => {
  const [touch] = touches;
  twice = timeStamp - left < TWICE && apart(touch, place) < NEAR;
  finger = touches.length === 1 && timeStamp - scrolled > SCROLLING && [touch.clientX, touch.clientY];
}, { passive: true });
addEventListener('touchend', ({ changedTouches: [touch], timeStamp }) => {
  left = timeStamp;
  place = [touch.clientX, touch.clientY];
}, { capture: true, passive: true });
byId('live').addEventListener('touchend', (event) => {
  const { cancelable, target } = event;
  if (!cancelable || !finger || apart(event.changedTouches[0], finger) > SLIPS) return;
  const pressed = target.closest('form button, form label.row');
  if (!pressed && !(twice && target.closest('a, button, summary'))) return;
  event.preventDefault(); // or the browser presses it once more, or what stands there by then
  if (twice) return;
  // A label would move the focus, which whoever taps has no use for, unless it is to take the keyboard down.
  const { control } = pressed;
  (control && document.activeElement.matches('input, select') ? pressed : control || pressed).click();
});

// Eighty years are most of what there is to style on a screen with a date: a list is filled once that is seen.
const unfilled = new Map();
/** Options: one a line, its words, a tab, its value. */
const options = (lines) => lines.split('\n').map((line) => new Option(...line.split('\t')));
new MutationObserver(() => unfilled.size && requestAnimationFrame(() => setTimeout(() => {
  for (const [list, all] of unfilled) {
    if (list.closest('[data-ahead]') && list.isConnected) continue;
    unfilled.delete(list);
    const { value } = list;
    list.replaceChildren(...options(all));
    list.value = value;
  }
}))).observe(byId('live'), { attributeFilter: ['data-ahead'], childList: true, subtree: true });

window.caice = Object.freeze({
  /** Takes a copy of the encoded answers; they live in this variable and nowhere else. */
  keep(answers) {
    kept = answers.slice();
  },
  /** The short texts of a language; says that they are on their way. */
  short(language) {
    notice('switching');
    return text('short', language);
  },
  /** The long texts of a language. */
  long(language) {
    return text('long', language);
  },
  /** The page speaks a language now, or could not take its texts; those are then fetched past the browser's cache. */
  spoke(language, taken) {
    byId('notice').replaceChildren();
    if (taken) return show(language);
    delete texts.shortEn;
    cache = 'reload';
    notice('unswitched');
  },
  /** Whether the answers are kept on this device. */
  keeps() {
    return stored() !== '';
  },
  /** The kept answers as a text; empty where there are none, or their day is over. */
  stored,
  /** Keeps a text on this device for a day, in place of what was kept; empty: keeps none. False where the device refuses. */
  store(text) {
    try {
      if (text) localStorage.setItem(STORED, JSON.stringify([Date.now() + KEPT_FOR, text]));
      else localStorage.removeItem(STORED);
      return true;
    } catch {
      return false;
    }
  },
  /** Moves the focus, once it is drawn, to what fits a selector, and to the page's top where a new screen begins. */
  focus(selector, top) {
    requestAnimationFrame(() => {
      // First: once the focus has moved, scrolling would lay the page out again.
      if (top) scrollTo(0, 0);
      const element = document.querySelector(selector);
      if (element) element.focus({ preventScroll: top });
    });
  },
  /** Copies a text; comes to whether that worked. */
  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Without a clipboard of its own, as in many apps: through a field that is never seen.
      const before = document.activeElement;
      const field = document.createElement('textarea');
      field.className = 'unseen';
      field.value = text;
      document.body.append(field);
      field.select();
      const done = document.execCommand('copy');
      field.remove();
      before.focus();
      return done;
    }
  },
  /** Reads a text aloud with a voice that is on this device; false where there is none, for other voices send it away. */
  say(words) {
    const voices = window.speechSynthesis ? speechSynthesis.getVoices() : [];
    const voice = voices.find((voice) => voice.localService && voice.lang.startsWith(spoken));
    if (voice && words) {
      const said = new SpeechSynthesisUtterance(words);
      said.voice = voice;
      speechSynthesis.cancel();
      speechSynthesis.speak(said);
    }
    return !!voice;
  },
  /**
   * Makes elements by a plan: steps, each a sign and its words. Comes to the outermost one and those that are marked.
   * Words are only ever text, names or values here, never markup.
   */
  make(plan) {
    const made = [];
    let here;
    for (const step of plan.split('\x1f')) {
      const words = step.slice(1);
      switch (step[0]) {
        case '<': // an element begins
        case '{': { // one of a drawing
          const element = step[0] === '<' ? document.createElement(words) : document.createElementNS(SVG, words);
          if (here) here.append(element);
          else made.push(element);
          here = element;
          break;
        }
        case '"': // text in it
          here.append(words);
          break;
        case ':': { // the options of a list: those it shows at first, and all of them
          const [first, all] = words.split('\x1e');
          here.append(...options(first));
          unfilled.set(here, all);
          break;
        }
        case '=': { // an attribute: its name, a space, its value
          const at = words.indexOf(' ');
          here.setAttribute(words.slice(0, at), words.slice(at + 1));
          break;
        }
        case '!': // marked
          made.push(here);
          break;
        case '>': // it ends
          here = here.parentNode;
      }
    }
    return made;
  },
  /** Draws lines and a QR code into a picture; comes to its address. The code for that is fetched when first needed. */
  async poster(lines, link) {
    const { draw } = await import(new URL('poster.js', document.baseURI).href);
    return draw(lines, link);
  },
  /** Which files this page was built from. */
  build: Object.freeze({ ...tag.dataset }),
});

history.scrollRestoration = 'manual'; // every screen begins at its top
byId('big').onclick = (event) => {
  event.currentTarget.setAttribute('aria-pressed', document.documentElement.classList.toggle('big'));
};
waiting();
begin();
