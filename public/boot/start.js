// Starts the page: fetches everything at once, then runs it in turns that leave room for taps. After a trap, restarts
// from what was kept: the compiled module, the rules, the encoded answers, the language.
//
// Deliberately knows no policy, no answer and no route.

import { fail } from './fail.js';
import { answers } from './kept.js';
import { soon } from './late.js';
import { Failure, bytes, compile, glue, text } from './load.js';
import { mayRestart, restarts, watch } from './recover.js';
import { notice, queueLanguage, spoken, takeLanguage, wait, waited } from './shell.js';

const HIDDEN = 3000; // milliseconds; a page nobody sees has no frames
let state = 'starting'; // then 'alive' or 'failed'
let ready; // { module, rules } once both have arrived

const turn = () => new Promise((next) => setTimeout(next));

/** Waits until every callback that an instance requested, by a frame or by a timer after one, has run. */
const flushed = () =>
  new Promise((next) => {
    setTimeout(next, HIDDEN);
    requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(() => setTimeout(next))));
  });

/** Starts for the first time, and again after every trap. */
export async function start() {
  addEventListener('hashchange', () => {
    if (state === 'starting') wait();
  });
  watch(() => {
    if (state === 'alive') again();
  });
  wait();
  try {
    const [module, code, rules] = await Promise.all([compile(), glue(0), bytes('rules'), text('short', spoken())]);
    ready = { module, rules };
    await launch(code);
  } catch (error) {
    await trouble(error);
  }
  if (state === 'alive') soon();
}

async function launch(code) {
  const short = await text('short', spoken());
  await code.default({ module_or_path: ready.module });
  await turn();
  code.read(ready.rules, short, answers());
  await turn();
  code.assess();
  await turn();
  code.start(spoken());
  if (state === 'failed') return;
  state = 'alive';
  waited();
  if (takeLanguage()) document.getElementById('speak').click(); // the page listens there now
}

/** Handles anything thrown while starting: a known failure gets its screen, everything else counts as a trap. */
async function trouble(error) {
  if (error instanceof Failure) return end(error.kind);
  if (typeof error === 'string' && error.startsWith('pack-')) return end('pack-damaged');
  return again();
}

async function again() {
  if (state === 'failed') return;
  state = 'starting';
  if (!mayRestart() || !ready) return end('crashed');
  deafen();
  queueLanguage();
  document.getElementById('live').replaceChildren();
  try {
    // Nothing of the trapped instance may call back once the next one is alive: it would count as another trap.
    await flushed();
    await launch(await glue(restarts()));
    if (state === 'alive') notice('trapped');
  } catch (error) {
    await trouble(error);
  }
}

function end(kind) {
  if (state === 'failed') return;
  state = 'failed';
  deafen();
  fail(kind);
}

/** Removes the page's listeners: an instance that trapped must not hear anything more. */
function deafen() {
  window.onhashchange = null;
  document.onvisibilitychange = null;
}
