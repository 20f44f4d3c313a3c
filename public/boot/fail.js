// The screen for a page that cannot start or continue: it says why in words, and opens the list of policies that the
// build wrote into index.html.
//
// public/guard.js shows the same screens if this file never arrived. Deliberately does not judge what went wrong, and
// retries nothing by itself.

import { bytes } from './load.js';
import { answers, forget, reload } from './kept.js';
import { show, takeLanguage, unsay, waited } from './shell.js';
import { screen } from './words.js';

const byId = (id) => document.getElementById(id);

/** Shows the failure screen for `kind`. */
export function fail(kind) {
  waited();
  unsay();
  if (takeLanguage()) show('en'); // at least the first screen
  const said = screen(kind);
  said.querySelector('.address').textContent = location.href.split('#')[0];
  const again = said.querySelector('button');
  again.addEventListener('click', () => retry(again, kind));
  const failure = byId('failure');
  failure.dataset.kind = kind;
  failure.replaceChildren(...said.childNodes);
  byId('live').replaceChildren();
  for (const id of ['live', 'hello', 'foot']) byId(id).hidden = true;
  document.body.classList.add('failed');
  byId('first').hidden = false;
  byId('policies').open = true;
  failure.hidden = false;
  document.title = failure.querySelector('h1').textContent;
  scrollTo(0, 0);
  failure.focus();
}

/** Reloads the page. A damaged file is first fetched past the browser's cache. */
async function retry(button, kind) {
  button.disabled = true;
  button.textContent = button.dataset.busy;
  if (kind === 'pack-damaged') {
    await Promise.all(['rules', 'short'].map((name) => bytes(name, 'reload').catch(() => null)));
  }
  // After repeated crashes the answers may be the cause; the screen says that they are gone.
  if (kind === 'crashed' || !answers().length) forget();
  reload();
}
