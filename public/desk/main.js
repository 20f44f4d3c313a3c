// Starts the office's page for lists of staff: the page itself, and its worker, which does all the work. Bundled by
// scripts/scripts.sh into desk.js, which desk.html loads.
//
// Deliberately keeps nothing of a list, not even to survive a trap.

import { Failure, build, compile, glue } from '../boot/load.js';
import { recall, rememberLanguage, toggleBig } from '../boot/look.js';
import { saveBytes } from '../fair/file.js';
import { ask, begin, begins, end, forgetOnLeaving, speak, take, takeBefore } from './clerk.js';

const byId = (id) => document.getElementById(id);

/** Shows one of the sentences in desk.html that say why the page cannot start. */
function fail(kind) {
  const { content } = byId('failures');
  const said = content.querySelector(`[data-kind="${kind}"]`) || content.querySelector('[data-kind="broken"]');
  end();
  byId('live').replaceChildren();
  byId('failure').replaceChildren(...said.cloneNode(true).childNodes);
  byId('failure').hidden = false;
}

function trapped(event) {
  const what = event.error || event.reason;
  if (what instanceof WebAssembly.RuntimeError || /wasm-function/.test((what && what.stack) || '')) fail('broken');
}

async function start() {
  const language = recall();
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : language;
  begins(language);
  const [module, code] = await Promise.all([compile(), glue(0)]);
  await code.default({ module_or_path: module });
  code.open(language);
  begin();
}

window.caice = Object.freeze({
  build,
  resize: toggleBig,
  speak(language) {
    rememberLanguage(language);
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : language;
    speak(language);
  },
  take,
  takeBefore,
  ask,
  stop: begin,
  fail,
  save: saveBytes,
});

addEventListener('error', trapped);
addEventListener('unhandledrejection', trapped);
// What is dropped beside the place for it must not replace the page.
for (const event of ['dragover', 'drop']) addEventListener(event, (dropped) => dropped.preventDefault());
forgetOnLeaving();
start().catch((error) => fail(error instanceof Failure ? error.kind : 'broken'));
