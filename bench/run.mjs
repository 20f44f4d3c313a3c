// The table of `make bench`: checks every row, times all of them in five interleaved rounds, prints medians and ratios.
//
//   node bench/run.mjs NATIVE [PEOPLE]     NATIVE is the program built from src/bin/native.rs
//
// It ends with 1 if anything came out wrong, never because of a time: times are of one machine and one hour.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { FOLDER } from './workload.mjs';
import { CASES, ours } from './ours.mjs';
import { peers } from './peers/index.mjs';

const ROUNDS = 5;
const [native, people = '100000'] = process.argv.slice(2);
const page = ours(new URL('bench-page.wasm', FOLDER));

// What is compared, and what the unit of a figure is.
const TASKS = [
  ['complete', 'complete answers: all verdicts and the sum, one person'],
  ['half', 'half of the answers missing: all verdicts, one person'],
  ['ask', 'question choice: all verdicts and the next question, for each answer of an interview'],
  [CASES[0], 'the bundled policies, nothing answered'],
  [CASES[1], 'the bundled policies, half of the answers missing'],
  [CASES[2], 'the bundled policies, one more answer'],
];
// What figures are held against: our fastest row as so much of a peer's.
const HELD = [['complete', 'generated JS', .8], ['half', 'JS walker', .25], ['ask', 'greedy entropy (JS)', 1.5]];
const MOST_QUESTIONS = 20.5;

// Lines of one process; none where it failed.
function lines(program, ...args) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (status === 0) return stdout.trim().split('\n').map(line => JSON.parse(line));
  console.log(`failed: ${program} ${args.join(' ')}\n${error ?? stderr}`);
  return undefined;
}
const measure = fileURLToPath(new URL('measure.mjs', import.meta.url)), folder = fileURLToPath(FOLDER);
const programs = [
  { name: 'native', run: (mode, ...rest) => lines(native, mode, folder, ...rest) },
  ...[...page, ...peers].map(({ name }) =>
    ({ name, run: (mode, ...rest) => lines(process.execPath, measure, mode, name, ...rest) })),
];

let failed = false;
const said = new Map(); // row → task → { cells, wrong, questions, numbers, us: [] }
const cell = (row, task) => {
  if (!said.has(row)) said.set(row, new Map());
  const tasks = said.get(row);
  if (!tasks.has(task)) tasks.set(task, { us: [] });
  return tasks.get(task);
};

const running = [];
for (const program of programs) {
  process.stderr.write(`checking ${program.name}\n`);
  const found = program.run('check', people);
  const skipped = found?.find(line => line.skipped);
  if (skipped) { console.log(`skipped: ${program.name} (${skipped.skipped})`); continue; }
  if (!found) { failed = true; continue; }
  for (const { row, task, ...rest } of found) Object.assign(cell(row, task), rest);
  running.push(program);
}
for (let round = 1; round <= ROUNDS; round++) {
  process.stderr.write(`round ${round} of ${ROUNDS}\n`);
  for (const program of running) {
    const timed = program.run('time');
    if (!timed) failed = true;
    for (const { row, task, us } of timed ?? []) cell(row, task).us.push(us);
  }
}

const isOurs = row => row.startsWith('native ') || row.startsWith('page ');
const median = list => list.toSorted((a, b) => a - b)[list.length >> 1];
const figure = us => us >= 100 ? us.toFixed(0) : us >= 10 ? us.toFixed(1) : us.toFixed(2);
const ratio = (us, other) => us / other >= 100 ? (us / other).toFixed(0) : (us / other).toPrecision(2);
const count = n => n.toLocaleString('en');
const pad = (text, width) => String(text).padStart(width);

// Of the bundled policies every row must say what the first says.
for (const task of CASES) {
  const first = [...said.values()].map(tasks => tasks.get(task)?.numbers).find(Boolean);
  for (const tasks of said.values()) {
    const here = tasks.get(task);
    if (!here?.numbers) continue;
    here.cells = first.length;
    here.wrong = first.reduce((n, number, at) => n + (here.numbers[at] !== number), 0);
    if (here.numbers.length !== first.length || first.length === 0) failed = true;
  }
}

for (const [task, title] of TASKS) {
  const rows = [...said].map(([row, tasks]) => ({ row, ...tasks.get(task) })).filter(({ us }) => us?.length);
  if (rows.length === 0) continue;
  const all = rows.map(row => ({ ...row, median: median(row.us) }));
  const others = all.filter(({ row }) => !isOurs(row));
  console.log(`\n${title}; µs of processor time, median of ${ROUNDS} rounds`);
  const asks = task === 'ask';
  console.log(`${''.padEnd(28)}${pad('median', 9)}  ${'least–most'.padEnd(17)}${asks ? 'questions  ' : ''}` +
    others.map(({ row }) => pad(`÷ ${row}`, row.length + 4)).join(''));
  for (const one of all) {
    const range = `${figure(Math.min(...one.us))}–${figure(Math.max(...one.us))}`;
    console.log(`${one.row.padEnd(28)}${pad(figure(one.median), 9)}  ${range.padEnd(17)}` +
      (asks ? pad(one.questions.toFixed(2), 9) + '  ' : '') +
      others.map(other => pad(ratio(one.median, other.median), other.row.length + 4)).join(''));
  }
}

console.log('\nwrong');
let wrong = 0;
for (const [row, tasks] of said) for (const [task, one] of tasks) {
  if (one.wrong === undefined) continue;
  wrong += one.wrong;
  const of = CASES.includes(task) ? 'states unlike native assess' : task === 'sum' ? 'sums' : 'verdicts';
  console.log(`${row.padEnd(28)}${task.padEnd(26)}${pad(count(one.wrong), 9)} of ${count(one.cells)} ${of}`);
}

console.log('\nheld against (says nothing about right or wrong)');
for (const [task, peer, limit] of HELD) for (const kind of ['native', 'page']) {
  const theirs = said.get(peer)?.get(task)?.us;
  const rows = [...said].filter(([row, tasks]) => row.startsWith(`${kind} `) && tasks.get(task)?.us.length);
  if (!theirs?.length || rows.length === 0) continue;
  const [us, row] = rows.map(([row, tasks]) => [median(tasks.get(task).us), row]).sort(([a], [b]) => a - b)[0];
  const within = us / median(theirs) <= limit;
  console.log(`${task.padEnd(10)}${row} ÷ ${peer}: ${ratio(us, median(theirs))}, at most ${limit}: ${within ? 'within' : 'over'}`);
}
for (const [row, tasks] of said) {
  const questions = tasks.get('ask')?.questions;
  if (isOurs(row) && questions !== undefined)
    console.log(`ask       ${row}: ${questions.toFixed(2)} questions, at most ${MOST_QUESTIONS}: ${questions <= MOST_QUESTIONS ? 'within' : 'over'}`);
}

console.log(wrong === 0 && !failed ? '\nnothing wrong' : `\n${count(wrong)} wrong${failed ? ', and a row failed' : ''}`);
process.exit(wrong === 0 && !failed ? 0 : 1);
