// Forgets a candidate: empties the screen, overwrites the memory of the WebAssembly, and opens a new document, so that
// nothing is left that could be looked up or gone back to.
//
// Deliberately asks nobody, and knows nothing about what it forgets.

const NEXT = '#next';
const FIRM = '#firm';
let memory; // of the running instance

/** Remembers whose memory to overwrite. */
export const hold = (exports) => {
  memory = exports.memory;
};

let leaving = false;

/** Whether the page is on its way to the next candidate: what traps now, over its empty memory, means nothing. */
export const isLeaving = () => leaving;

/** Empties the screen. */
function blank() {
  leaving = true;
  document.getElementById('live').replaceChildren();
}

/** Overwrites the memory. Whatever still runs afterwards traps. */
function overwrite() {
  if (memory) new Uint8Array(memory.buffer).fill(0);
  memory = undefined;
}

/** What the address asks for: that a candidate has just gone is said once, anything but the firm's own check is dropped. */
export function asked() {
  const { hash } = location;
  if (hash && hash !== FIRM) history.replaceState(null, '', location.pathname);
  return hash.slice(1);
}

/** Says in the address whether the firm's own check is open. */
export const atFirm = (here) => history.replaceState(null, '', here ? FIRM : location.pathname);

/** Forgets the candidate, and opens the page for the next one in place of this one. */
export function wipe() {
  if (leaving) return;
  blank();
  history.replaceState(null, '', NEXT);
  // The call that led here comes from that memory, and has to return first.
  setTimeout(() => {
    overwrite();
    location.reload();
  });
}

/** Covers the screen while the tablet is put away: what it shows first when woken is what it showed last. */
export const cover = (covered) => document.body.classList.toggle('covered', covered);

/** Whoever leaves the page finds it empty on coming back. */
export function forgetOnLeaving() {
  addEventListener('pagehide', () => {
    blank();
    overwrite();
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
}
