// The encoded answers while the page itself cannot hold them: through a trap, a reload, and a tab that the device
// dropped and loads again.
//
// They stay in a variable and in the tab's session storage, which the browser forgets when the tab is closed; where
// there is no such storage, in the variable alone. It deliberately does not know what they say.

const PLACE = 'caice';

let kept = new Uint8Array();
let safe = false; // whether the tab has them, too

/** Takes a copy; nothing where there are no answers. */
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

/** What was kept last; empty where nothing was. */
export const answers = () => kept;

/** Takes back what the tab has. */
export function restore() {
  try {
    kept = Uint8Array.from(sessionStorage.getItem(PLACE) || '', (byte) => byte.charCodeAt(0));
  } catch {
    // This browser has no storage, so nothing was left in it.
  }
}

/** Forgets everything, for a start without answers. */
export const forget = () => keep(new Uint8Array());

/** Whether answers will outlast a reload. */
export const outlasts = () => safe;

/** Loads the page again, from the newest index.html; the answers come along where the browser can store them. */
export const reload = () => location.reload();
