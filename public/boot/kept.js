// Holds the encoded answers while the page itself cannot: through a trap, a reload, or when the device drops the tab
// and loads it again.
//
// Keeps them in a variable and in the tab's session storage, which the browser forgets when the tab closes; without
// such storage, in the variable alone. Deliberately does not know what they say.

const PLACE = 'caice';

let kept = new Uint8Array();
let safe = false; // whether the tab has them, too

/** Keeps a copy; clears it if there are no answers. */
export function keep(answers) {
  kept = answers.slice();
  try {
    if (kept.length) sessionStorage.setItem(PLACE, String.fromCharCode(...kept));
    else sessionStorage.removeItem(PLACE);
    safe = true;
  } catch {
    safe = false;
  }
}

/** The answers last kept; empty if none. */
export const answers = () => kept;

/** Restores what the tab has stored. */
export function restore() {
  try {
    kept = Uint8Array.from(sessionStorage.getItem(PLACE) || '', (byte) => byte.charCodeAt(0));
  } catch {
    // This browser has no storage, so nothing is stored.
  }
}

/** Forgets everything, so that the page starts without answers. */
export const forget = () => keep(new Uint8Array());

/** Whether the answers will survive a reload. */
export const outlasts = () => safe;

/** Reloads the page from the newest index.html; the answers survive if the browser can store them. */
export const reload = () => location.reload();
