// One row of the table, in a process of its own, so that no row is compiled or collected beside another.
//
//   node bench/measure.mjs check ROW PEOPLE     each task's cells and how many are wrong
//   node bench/measure.mjs time ROW             each task's microseconds
//
// One JSON line for each task, as src/bin/native.rs prints them. PEERS is the folder in which packages are installed.
// Rounds, medians and ratios are made by run.mjs.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { N_FACTS, N_POLICIES, FOLDER, read } from './workload.mjs';
import { CASES, ours } from './ours.mjs';
import { peers } from './peers/index.mjs';

// How long one task is timed, after a warm-up of a third of it; how many people, and how many of their interviews.
const TIMED_MS = 600, TIMED_PEOPLE = 500, TIMED_INTERVIEWS = 40;

const [mode, name, most] = process.argv.slice(2);
const row = [...ours(new URL('bench-page.wasm', FOLDER)), ...peers].find(row => row.name === name);
if (!row) throw new Error(`no row ${name}`);

const load = createRequire(new URL('package.json', `file://${process.env.PEERS ?? '/'}/`));
if (row.package) {
  try { load.resolve(row.package); } catch {
    console.log(JSON.stringify({ row: name, skipped: `${row.package} is not installed` }));
    process.exit(0);
  }
}

const data = read(), engine = row.open(load, () => data.sample.map(data.person));
const say = line => console.log(JSON.stringify({ row: name, ...line }));
const differ = (said, expected) => expected.reduce((n, verdict, place) => n + (said[place] !== verdict), 0);
const timed = data.timed(TIMED_PEOPLE), some = timed.slice(0, row.people ?? timed.length);

// One answer after the other, for rows that only name the next question.
function stepwise(person) {
  const known = new Uint8Array(N_FACTS);
  for (let n = 0; ; n++) {
    const next = engine.next(person, known);
    if (next < 0 || known[next]) return { n, verdicts: engine.half(row.input(person, known)) };
    known[next] = 1;
  }
}
const interview = engine.interview || (engine.next && stepwise);
const interviewed = most => timed.slice(0, row.interviews ?? most);

if (mode === 'check') {
  const people = Math.min(Number(most), row.people ?? data.n, data.n), cells = people * N_POLICIES;
  if (engine.complete) {
    let wrong = 0, sums = 0, half = 0;
    for (let n = 0; n < people; n++) {
      const person = data.person(n), said = engine.complete(row.input(person));
      wrong += differ(said.verdicts, data.complete(n));
      sums += Number(said.sum !== data.sums[n]);
      half += differ(engine.half(row.input(person, data.known(n))), data.half(n));
    }
    say({ task: 'complete', cells, wrong });
    if (row.adds !== false) say({ task: 'sum', cells: people, wrong: sums });
    say({ task: 'half', cells, wrong: half });
  }
  if (interview) {
    const who = interviewed(TIMED_PEOPLE);
    let wrong = 0, answers = 0;
    for (const n of who) {
      const said = interview(data.person(n));
      answers += said.n;
      wrong += differ(said.verdicts, data.complete(n));
    }
    say({ task: 'ask', cells: who.length * N_POLICIES, wrong, questions: answers / who.length });
  }
  engine.real?.forEach((real, at) =>
    say({ task: CASES[at], numbers: Array.from({ length: real.n }, (_, state) => real.ask(state)) }));
}

// Microseconds of this thread's processor time, so that what else the machine does counts little: it is told to half a
// millisecond or so. The clock where the system does not tell it.
function now() {
  try { return Number(readFileSync('/proc/self/schedstat', 'latin1').split(' ')[0]) / 1e3; } catch {
    return performance.now() * 1e3;
  }
}

// Microseconds for one item: whole passes through all of them, after a warm-up.
function each(items, ask) {
  const passes = ms => {
    const end = performance.now() + ms;
    let n = 0;
    do { for (const item of items) ask(item); n++; } while (performance.now() < end);
    return n;
  };
  passes(TIMED_MS / 3);
  const start = now(), n = passes(TIMED_MS);
  return (now() - start) / (n * items.length);
}

if (mode === 'time') {
  if (engine.complete) {
    say({ task: 'complete', us: each(some.map(n => row.input(data.person(n))), engine.complete) });
    say({ task: 'half', us: each(some.map(n => row.input(data.person(n), data.known(n))), engine.half) });
  }
  if (interview) {
    const who = interviewed(TIMED_INTERVIEWS);
    // Nothing is answered at first, so that there is one call more than answers.
    let calls = 0;
    for (const n of who) calls += interview(data.person(n)).n + 1;
    say({ task: 'ask', us: each(who, n => interview(data.person(n))) * who.length / calls });
  }
  engine.real?.forEach((real, at) =>
    say({ task: CASES[at], us: each(Array.from({ length: real.n }, (_, state) => state), real.ask) }));
}
