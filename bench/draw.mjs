// Draws the people of the workload, always the same ones, and writes what the oracle says of them.
//
//   node bench/draw.mjs PEOPLE     into target/bench: people, known, complete, half, sums
//
// A number is drawn by its fact's skew or weights, each fact by itself; half of all answers, chosen by a second stream,
// count as not known. The rules themselves were drawn once and stand in rules.json. Our engine has no part in it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { FOLDER, N_FACTS, N_POLICIES, rules } from './workload.mjs';
import { complete, half } from './oracle.mjs';

const SEED = 20261125;

// Mulberry32: 32 bits of state, numbers from 0 to 1.
function stream(state) {
  return () => {
    state = state + 0x6d2b79f5 | 0;
    let mixed = Math.imul(state ^ state >>> 15, 1 | state);
    mixed = mixed + Math.imul(mixed ^ mixed >>> 7, 61 | mixed) ^ mixed;
    return ((mixed ^ mixed >>> 14) >>> 0) / 2 ** 32;
  };
}

function draw(next, fact) {
  if (fact.type === 'flag') return Number(next() < fact.share);
  if (fact.type === 'int') return fact.min + Math.floor(next() ** fact.skew * (fact.max - fact.min + 1));
  const total = fact.weights.reduce((sum, weight) => sum + weight, 0);
  let left = next() * total;
  const place = fact.weights.findIndex(weight => (left -= weight) < 0);
  return place < 0 ? fact.weights.length - 1 : place;
}

const n = Number(process.argv[2] ?? 100_000);
const people = new Int32Array(n * N_FACTS), known = new Uint8Array(n * N_FACTS);
const numbers = stream(SEED), gaps = stream(SEED + 1);
for (let at = 0; at < people.length; at++) {
  people[at] = draw(numbers, rules.facts[at % N_FACTS]);
  known[at] = Number(gaps() < .5);
}

const expected = { complete: new Uint8Array(n * N_POLICIES), half: new Uint8Array(n * N_POLICIES), sums: new Int32Array(n) };
for (let k = 0; k < n; k++) {
  const person = people.subarray(k * N_FACTS, (k + 1) * N_FACTS);
  const all = complete(person);
  expected.complete.set(all.verdicts, k * N_POLICIES);
  expected.sums[k] = all.sum;
  expected.half.set(half(person, known.subarray(k * N_FACTS, (k + 1) * N_FACTS)), k * N_POLICIES);
}

mkdirSync(FOLDER, { recursive: true });
const write = (name, list) => writeFileSync(new URL(name, FOLDER), new Uint8Array(list.buffer));
write('people.i32', people);
write('known.u8', known);
write('complete.u8', expected.complete);
write('half.u8', expected.half);
write('sums.i32', expected.sums);
