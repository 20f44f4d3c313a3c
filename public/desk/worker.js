// The worker of the office's page: reads lists and judges people with `caice::desk::worker`, and answers the page.
//
// Keeps a list until it is ended. Fetches the rules and texts of its own build and nothing else, and sends nothing.

const PAUSE = 40; // milliseconds of judging before it looks at what the page asks
const TELL = 100; // milliseconds between two reports
let code;
let ready; // resolves once the code is there
let judging = 0; // the turn of the list that is being judged

globalThis.gb18030 = (bytes) => {
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const tell = (message, move) => self.postMessage(message, move || []);

async function bytes(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error('pack-missing');
  return new Uint8Array(await response.arrayBuffer());
}

async function begin({ js, wasm, rules, short, language, today, phone }) {
  const [glue, pack, texts] = await Promise.all([import(js), bytes(rules), bytes(short)]);
  await glue.default({ module_or_path: wasm });
  const told = glue.begin(pack, texts, language, today, phone);
  code = glue;
  tell({ told });
}

/** Texts of the language on the screen: the short ones if that has changed, and always the conditions. */
async function words({ language, short, long }) {
  const none = new Uint8Array();
  if (short) tell({ told: code.words(language, await bytes(short), none) });
  if (long) code.words(language, none, await bytes(long));
  tell({ worded: short ? 'all' : 'long' });
}

async function take(file) {
  judging += 1;
  if (file.size > code.most()) return tell({ told: code.too_large() });
  let content;
  try {
    content = new Uint8Array(await file.arrayBuffer());
  } catch {
    return tell({ unreadable: true });
  }
  code.take(file.name, content);
  return tell({ taken: file.name });
}

async function takeBefore(file) {
  if (file.size > code.most()) return tell({ unreadableBefore: true });
  try {
    code.take_before(new Uint8Array(await file.arrayBuffer()));
  } catch {
    return tell({ unreadableBefore: true });
  }
  return tell({ takenBefore: true });
}

async function judge() {
  judging += 1;
  const turn = judging;
  let told = performance.now();
  let last;
  while (turn === judging) {
    const began = performance.now();
    while (performance.now() - began < PAUSE) {
      const next = code.step();
      if (!next) {
        if (last) tell({ told: last });
        return;
      }
      last = next;
    }
    if (performance.now() - told > TELL) {
      told = performance.now();
      tell({ told: last });
      last = undefined;
    }
    await new Promise((go) => setTimeout(go));
  }
}

async function hear({ ask, judges }) {
  tell({ told: code.hear(ask) });
  if (judges) await judge();
}

self.onmessage = async ({ data }) => {
  try {
    if (data.begin) {
      ready = begin(data.begin);
      await ready;
      return;
    }
    await ready;
    if (data.words) await words(data.words).catch(() => tell({ wordless: true }));
    else if (data.file) await take(data.file);
    else if (data.before) await takeBefore(data.before);
    else if (data.ask) await hear(data);
  } catch (error) {
    tell({ broken: String((error && error.message) || error) });
  }
};
