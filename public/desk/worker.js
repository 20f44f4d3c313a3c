// The worker of the office's page: reads lists and judges people with `caice::desk::worker`, and answers the page.
//
// Keeps a list until it is ended. Fetches the rules and texts of its own build and nothing else, and sends nothing.

const PAUSE = 40; // milliseconds of judging before it looks at what the page asks
const TELL = 100; // milliseconds between two reports
let code;
let ready; // resolves once the code is there
let judging = 0; // the turn of the list that is being judged
let taking = 0; // the turn of the file that is being taken
let worded = 0; // the turn of the language

globalThis.gb18030 = (bytes) => {
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const tell = (message, move) => self.postMessage(message, move || []);

async function bytes(address) {
  const response = await fetch(address).catch(() => null);
  if (!response || !response.ok) throw new Error('pack-missing');
  return new Uint8Array(await response.arrayBuffer());
}

async function begin({ js, wasm, rules, short, language, today, phone }) {
  const missing = () => {
    throw new Error('pack-missing');
  };
  const [glue, pack, texts] = await Promise.all([import(js).catch(missing), bytes(rules), bytes(short)]);
  await glue.default({ module_or_path: wasm });
  const told = glue.begin(pack, texts, language, today, phone);
  code = glue;
  tell({ told });
}

/** Texts of the language on the screen: the short ones if that has changed, and always the conditions. The last language wins. */
async function words({ language, short, long }) {
  worded += 1;
  const turn = worded;
  const none = new Uint8Array();
  const [texts, conditions] = await Promise.all([short ? bytes(short) : none, bytes(long)]);
  if (turn !== worded) return;
  if (short) tell({ told: code.words(language, texts, none) });
  code.words(language, none, conditions);
  tell({ worded: short ? 'all' : 'long' });
}

async function take(file) {
  judging += 1;
  taking += 1;
  const turn = taking;
  if (file.size > code.most()) return tell({ told: code.too_large() });
  let content;
  try {
    content = new Uint8Array(await file.arrayBuffer());
  } catch {
    return turn === taking ? tell({ unreadable: true }) : undefined;
  }
  // A larger file that was chosen before may arrive after a smaller one.
  if (turn !== taking) return undefined;
  code.take(file.name, content);
  return tell({ taken: file.name });
}

/** Takes an earlier list, and perhaps what was saved of it. */
async function takeBefore(files) {
  const turn = taking;
  if (files.some((file) => file.size > code.most())) return tell({ told: code.too_large_before() });
  try {
    const contents = await Promise.all(files.map((file) => file.arrayBuffer()));
    if (turn !== taking) return undefined;
    contents.forEach((content, at) => code.take_before(new Uint8Array(content), at === 0));
  } catch {
    return tell({ unreadableBefore: true });
  }
  return tell({ takenBefore: true });
}

/** Tells what has come out since the last time. */
function report() {
  for (let told = code.tell(); told; told = code.tell()) tell({ told });
}

/** Judges everybody, then compares with an earlier list if there is one. */
async function judge() {
  judging += 1;
  const turn = judging;
  let told = performance.now();
  while (turn === judging) {
    const began = performance.now();
    while (performance.now() - began < PAUSE) {
      if (!code.step()) return report();
    }
    if (performance.now() - told > TELL) {
      told = performance.now();
      report();
    }
    await new Promise((go) => setTimeout(go));
  }
}

async function hear({ ask, judges, reads }) {
  // What was judged of another reading is of no use any more.
  if (reads) judging += 1;
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
    if (data.words) await words(data.words).catch(() => tell({ wordless: !!data.words.short }));
    else if (data.file) await take(data.file);
    else if (data.before) await takeBefore(data.before);
    else if (data.ask) await hear(data);
  } catch (error) {
    tell({ broken: String((error && error.message) || error) });
  }
};
