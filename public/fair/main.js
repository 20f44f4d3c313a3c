// Starts the stand's page: fetches everything, opens it, and passes it what only scripts can do. Bundled by
// scripts/scripts.sh into stand.js, which fair.html loads.
//
// Deliberately keeps nothing of a candidate, not even to survive a trap: whatever goes wrong ends in an empty page.

import { Failure, build, bytes, compile, glue, poster, text } from '../boot/load.js';
import { recall, rememberLanguage, toggleBig } from '../boot/look.js';
import { picture, start as look, stop as lookAway, trial } from './camera.js';
import { save } from './file.js';
import { asked, atFirm, cover, forgetOnLeaving, hold, isLeaving, wipe } from './wipe.js';
import { persist, persists, update, watch, worker } from './worker.js';

const TOO_SOON = 5000; // milliseconds; a page that traps as soon as this would do so again
const byId = (id) => document.getElementById(id);

/** Shows one of the sentences in fair.html that say why the page cannot start. */
function fail(kind) {
  const { content } = byId('failures');
  const said = content.querySelector(`[data-kind="${kind}"]`) || content.querySelector('[data-kind="broken"]');
  byId('live').replaceChildren();
  byId('failure').replaceChildren(...said.cloneNode(true).childNodes);
  byId('failure').hidden = false;
}

/** A trap: nobody's answers can be trusted to the page any more. */
function trapped(event) {
  if (isLeaving()) {
    event.preventDefault();
    return;
  }
  const what = event.error || event.reason;
  const inside = what instanceof WebAssembly.RuntimeError || /wasm-function/.test((what && what.stack) || '');
  if (!inside) return;
  if (performance.now() < TOO_SOON) fail('broken');
  else wipe();
}

async function start() {
  const language = recall();
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : language;
  const [module, code, rules, short] = await Promise.all([compile(), glue(0), bytes('rules'), text('short', language)]);
  hold(await code.default({ module_or_path: module }));
  code.open(rules, short, language, asked());
}

window.caice = Object.freeze({
  build,
  resize: toggleBig,
  short: (language) => text('short', language),
  long: (language) => text('long', language),
  unread() {}, // what cannot be read is only why something fails
  spoke(language, taken) {
    if (!taken) return;
    rememberLanguage(language);
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : language;
  },
  code: (link) => poster().then((drawing) => drawing.outline(link)),
  home: (payload) => new URL(`./#${payload}`, document.baseURI).href,
  look,
  lookAway,
  picture,
  trial,
  wipe,
  atFirm,
  cover,
  save,
  worker,
  update,
  persists,
  persist,
});

addEventListener('error', trapped);
addEventListener('unhandledrejection', trapped);
forgetOnLeaving();
watch();
start().catch((error) => fail(error instanceof Failure ? error.kind : 'broken'));
