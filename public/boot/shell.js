// The static first screen and the line above every screen: their words and language.
//
// Deliberately knows no policy and no route, and decides nothing about starting.

import { recall, rememberLanguage, toggleBig } from './look.js';
import { word } from './words.js';

const byId = (id) => document.getElementById(id);
const SLOW_AFTER = 8000; // milliseconds

let language = 'zh';
let slow; // the timer for "the network is slow"
let wanted = false; // the other language was tapped before everything was here

/** The language on screen. */
export const spoken = () => language;

/**
 * Switches the first screen to a language: every marked element and label swaps its visible text with its stored one.
 */
export function show(next) {
  if (next === language) return;
  language = next;
  rememberLanguage(language);
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

/** Shows a sentence above every screen, with a button that dismisses it or does something else. */
export function notice(name, { both = false, action = 'close', act = dismiss } = {}) {
  const words = document.createElement('span');
  // Someone who has just asked for the other language may not read the current one.
  const languages = both ? [language, language === 'zh' ? 'en' : 'zh'] : [language];
  words.textContent = languages.map((one) => word(name, one)).join(' ');
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = languages.map((one) => word(action, one)).join(' / ');
  button.addEventListener('click', act);
  byId('notice').replaceChildren(words, button);
}

function dismiss() {
  unsay();
  byId('main').focus();
}

/** Clears that line. */
export const unsay = () => byId('notice').replaceChildren();

/** Someone tapped 开始 before the page was ready: the route is in the address already; show that it is loading. */
export function wait() {
  if (slow || !location.hash.startsWith('#/') || location.hash === '#/') return;
  const busy = byId('busy');
  busy.hidden = false;
  busy.textContent = word('busy', language);
  slow = setTimeout(() => {
    busy.textContent = word('slow', language);
  }, SLOW_AFTER);
}

/** Hides that sign. */
export function waited() {
  clearTimeout(slow);
  slow = undefined;
  byId('busy').hidden = true;
}

/** Remembers a tap on the other language until the page itself listens for it. */
export function queueLanguage() {
  byId('speak').onclick = () => {
    wanted = true;
    notice('fetching-en', { both: true });
  };
}

/** Whether the other language was tapped meanwhile; clears the memory of it. */
export function takeLanguage() {
  const tapped = wanted;
  wanted = false;
  return tapped;
}

/** Activates the buttons of the first screen. */
export function enliven() {
  queueLanguage();
  byId('skip').addEventListener('click', (event) => {
    event.preventDefault(); // the address holds the route, not a place on the screen
    byId('main').focus();
  });
  byId('big').onclick = toggleBig;
  if (recall() === 'en') show('en');
}
