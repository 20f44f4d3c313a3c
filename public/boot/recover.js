// Traps of the WebAssembly: notices them and judges whether to start again.
//
// Deliberately starts nothing itself; start.js does.

const TOO_CLOSE = 10000; // milliseconds
const AT_MOST = 2;
const LATE = 1000;
const STACK = 99;
Error.stackTraceLimit = 100; // in engines that keep only a few lines

const traps = []; // when each happened

/** How often the page has been restarted. */
export const restarts = () => traps.length;

/** Records a trap; returns whether a restart makes sense. */
export function mayRestart() {
  const now = performance.now();
  const last = traps[traps.length - 1];
  traps.push(now);
  return traps.length <= AT_MOST && (last === undefined || now - last >= TOO_CLOSE);
}

/**
 * Late failures of an instance that already trapped are not new traps. They come from a finalizer, at any time, with
 * itself as the only JavaScript in its stack, or with none unless the stack was cut off; or from a timer or a promise,
 * soon, through a closure, which makes two. Calls into the current instance go through its own copy of the JavaScript,
 * which engines name in the stack.
 */
function isLate(error) {
  const stack = (error && error.stack) || '';
  if (!traps.length || stack.includes(`again=${traps.length}`)) return false;
  const calls = stack.split('.js').length - 1;
  return calls > 1 ? performance.now() - traps[traps.length - 1] < LATE : stack.split('\n').length < STACK;
}

const fromWasm = (error) =>
  error instanceof WebAssembly.RuntimeError || /wasm-function/.test((error && error.stack) || '');

/** Calls `trapped` whenever the running instance traps. */
export function watch(trapped) {
  const judge = (error) => {
    if (error && fromWasm(error) && !isLate(error)) trapped();
  };
  addEventListener('error', ({ error }) => judge(error));
  addEventListener('unhandledrejection', ({ reason }) => judge(reason));
}
