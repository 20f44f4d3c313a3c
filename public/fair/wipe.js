// Forgets a candidate: empties the screen, overwrites the memory of the WebAssembly, and opens a new document, so that
// nothing is left that could be looked up or gone back to.
//
// Deliberately asks nobody, and knows nothing about what it forgets.

const NEXT = '#next';
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

/** Whether a candidate has just gone; says so once. */
export function isNext() {
  const next = location.hash === NEXT;
  if (location.hash) history.replaceState(null, '', location.pathname);
  return next;
}

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
