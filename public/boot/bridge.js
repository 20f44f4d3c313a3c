// What the loader does for the page while it runs: `window.caice` in src/app/browser.
//
// Keeping the encoded answers through a trap, fetching what comes late, and saying why that did not come. It
// deliberately stores nothing on the device and sends nothing.

import { answers, keep, outlasts, reload } from './kept.js';
import { build, forget, poster, prefetch, text, why, whyText } from './load.js';
import { toggleBig } from './look.js';
import { restarts } from './recover.js';
import { notice, show, unsay } from './shell.js';

/** Says why something late did not come; `otherwise` is said where there is nothing to say of site or network. */
async function explain(reason, otherwise, both) {
  const cause = await reason;
  const safe = !answers().length || outlasts();
  if (cause === 'renewed') notice(safe ? 'renewed' : 'renewed-lost', { both, action: 'reload', act: reload });
  else if (cause === 'offline') notice('offline', { both });
  else if (otherwise) notice(otherwise, { both });
}

/** The same promise for as long as the instance that asked lives: one that trapped hears of nothing any more. */
function alive(promise) {
  const asked = restarts();
  return new Promise((settle, fail) => {
    promise.then(
      (value) => restarts() === asked && settle(value),
      (error) => restarts() === asked && fail(error),
    );
  });
}

/** The long texts of a language; says why they did not come. */
async function long(language) {
  try {
    return await text('long', language);
  } catch (error) {
    explain(whyText('long', language));
    throw error;
  }
}

/** Lines and a QR code as a picture: its address; says why the code that draws it did not come. */
async function draw(lines, link) {
  const code = await poster().catch((error) => {
    explain(why('poster'));
    throw error;
  });
  return code.draw(lines, link);
}

export const bridge = {
  /** Takes a copy of the encoded answers. With the first of them, what comes late is fetched in good time. */
  keep(encoded) {
    keep(encoded);
    if (encoded.length) prefetch();
  },
  /** Makes what the first screen and every other are written in larger, or as before. */
  resize: toggleBig,
  /** The short texts of a language; says that they are on their way. */
  short(language) {
    notice(`fetching-${language}`, { both: true });
    return alive(text('short', language));
  },
  /** The long texts of a language. */
  long: (language) => alive(long(language)),
  /** Long texts arrived and do not read. */
  unread(language) {
    forget('long', language);
    explain(whyText('long', language));
  },
  /** The page speaks a language now, or could not take its texts. */
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
  /** The QR code of a link for paper, as the outline of its dark squares. Nobody is told where it did not come. */
  code: (link) => alive(poster().then((code) => code.outline(link))),
  /** Which files this page was built from. */
  build,
};
