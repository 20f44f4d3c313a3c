// The encoded answers while the page itself cannot hold them: through a trap, and through a reload that the person
// asked for.
//
// They stay in a variable. Only for the moment of such a reload they lie in the tab's session storage, from which the
// next start takes them out. It deliberately does not know what they say.

const PARKED = 'caice';

let kept = new Uint8Array();

/** Takes a copy. */
export function keep(answers) {
  kept = answers.slice();
}

/** What was kept last; empty where nothing was. */
export const answers = () => kept;

/** Takes back what `reload` left in the tab. */
export function unpark() {
  try {
    kept = Uint8Array.from(sessionStorage.getItem(PARKED) || '', (byte) => byte.charCodeAt(0));
    sessionStorage.removeItem(PARKED);
  } catch {
    // This browser has no storage, so nothing was left in it.
  }
}

function park() {
  try {
    sessionStorage.setItem(PARKED, String.fromCharCode(...kept));
    return true;
  } catch {
    return false;
  }
}

/** Whether answers will outlast a reload. */
export function outlasts() {
  const works = park();
  if (works) sessionStorage.removeItem(PARKED);
  return works;
}

/** Loads the page again, from the newest index.html; the answers come along where the browser can store them. */
export function reload() {
  park();
  location.reload();
}
