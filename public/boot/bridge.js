// What the loader does for the running page: `window.caice` in src/app/browser.
//
// Keeps the encoded answers through a trap, fetches late files, and says why one did not arrive. Deliberately stores
// nothing on the device and sends nothing.

import { answers, keep, outlasts, reload } from './kept.js';
import { build, forget, poster, prefetch, text, why, whyText } from './load.js';
import { toggleBig } from './look.js';
import { restarts } from './recover.js';
import { notice, show, unsay } from './shell.js';

/**
 * Says why a late file did not arrive; `otherwise` names the sentence to use if neither site nor network is the cause.
 */
async function explain(reason, otherwise, both) {
  const cause = await reason;
  const safe = !answers().length || outlasts();
  if (cause === 'renewed') notice(safe ? 'renewed' : 'renewed-lost', { both, action: 'reload', act: reload });
  else if (cause === 'offline') notice('offline', { both });
  else if (otherwise) notice(otherwise, { both });
}

/** Passes a promise on only while the instance that asked is alive: one that trapped must hear nothing more. */
function alive(promise) {
  const asked = restarts();
  return new Promise((settle, fail) => {
    promise.then(
      (value) => restarts() === asked && settle(value),
      (error) => restarts() === asked && fail(error),
    );
  });
}

/** The long texts of a language; on failure says why they did not arrive. */
async function long(language) {
  try {
    return await text('long', language);
  } catch (error) {
    explain(whyText('long', language));
    throw error;
  }
}

/**
 * Draws lines and a QR code as a picture and returns its address; on failure says why the drawing code did not arrive.
 */
async function draw(lines, link) {
  const code = await poster().catch((error) => {
    explain(why('poster'));
    throw error;
  });
  return code.draw(lines, link);
}

let warned = false; // whether it was said that a reload loses the answers

export const bridge = {
  /** Keeps a copy of the encoded answers. The first answers also start prefetching the late files. */
  keep(encoded) {
    keep(encoded);
    if (!encoded.length) return;
    prefetch();
    if (!outlasts() && !warned) {
      warned = true;
      notice('not-kept');
    }
  },
  /** Switches all screens, the first included, between large and normal text. */
  resize: toggleBig,
  /** The short texts of a language; says that they are on their way. */
  short(language) {
    notice(`fetching-${language}`, { both: true });
    return alive(text('short', language));
  },
  /** The long texts of a language. */
  long: (language) => alive(long(language)),
  /** Long texts arrived but cannot be read. */
  unread(language) {
    forget('long', language);
    explain(whyText('long', language));
  },
  /** The page now speaks a language, or could not take its texts. */
  spoke(language, taken) {
    if (taken) {
      unsay();
      show(language);
    } else {
      forget('short', language);
      explain(whyText('short', language), `no-${language}`, true);
    }
  },
  /** Draws lines and a QR code into a picture; resolves to its address. */
  poster: (lines, link) => alive(draw(lines, link)),
  /** The QR code of a link for paper, as the outline of its dark squares. Failure is silent. */
  code: (link) => alive(poster().then((code) => code.outline(link))),
  /** Which files this page was built from. */
  build,
};
