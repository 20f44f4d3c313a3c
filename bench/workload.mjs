// The workload as JavaScript has it: rules.json, the drawn people, and what the oracle says of them.
//
// People are numbers, one for each fact, in the order of the rules: an int itself, a level or option its place, a flag
// 0 or 1. It reads files and shapes people for the peers; what a rule means stands in oracle.mjs.
import { readFileSync } from 'node:fs';

export const FOLDER = new URL('../target/bench/', import.meta.url);
export const rules = JSON.parse(readFileSync(new URL('rules.json', import.meta.url), 'utf8'));
export const N_FACTS = rules.facts.length, N_POLICIES = rules.policies.length;

// Of each policy its group, and groups as places of policies.
export const groups = rules.groups.map(ids => ids.map(id => rules.policies.findIndex(policy => policy.id === id)));
export const alone = rules.policies.map((_, place) => place).filter(place => !groups.some(g => g.includes(place)));

const bytes = name => {
  const file = readFileSync(new URL(name, FOLDER));
  return file.buffer.slice(file.byteOffset, file.byteOffset + file.length);
};

// Everything drawn and expected, person after person.
export function read() {
  const people = new Int32Array(bytes('people.i32')), known = new Uint8Array(bytes('known.u8'));
  const of = (list, width) => n => list.subarray(n * width, (n + 1) * width);
  const complete = new Uint8Array(bytes('complete.u8')), half = new Uint8Array(bytes('half.u8'));
  const n = people.length / N_FACTS;
  return {
    n,
    person: of(people, N_FACTS), known: of(known, N_FACTS),
    complete: of(complete, N_POLICIES), half: of(half, N_POLICIES), sums: new Int32Array(bytes('sums.i32')),
    // People whose answers are timed; they lie apart, in the half that no order of questions has learnt from.
    timed: most => Array.from({ length: most }, (_, k) => (n / 2 + k * 97) % n | 0),
    sample: Array.from({ length: Math.min(5000, n) }, (_, k) => k * 7 % n),
  };
}

// A number as the value that rules compare with.
export const value = (fact, number) =>
  fact.type === 'option' ? fact.options[number] : fact.type === 'flag' ? number === 1 : number;

// A person as an object; what is not known is left out, or is what `missing` says.
export function object(person, known, missing) {
  const named = {};
  rules.facts.forEach((fact, place) => {
    if (!known || known[place]) named[fact.id] = value(fact, person[place]);
    else if (missing !== undefined) named[fact.id] = missing;
  });
  return named;
}

// The amount of a policy for a person as an object: the last step that is reached.
export function yuan(policy, named) {
  const level = named[policy.by];
  let amount = 0;
  for (const [from, yuan] of policy.yuan) if (level >= from) amount = yuan;
  return amount;
}

// What may be had in all: of a group the most.
export function sum(amounts) {
  let all = 0;
  for (const place of alone) all += amounts[place];
  for (const group of groups) {
    let most = 0;
    for (const place of group) if (amounts[place] > most) most = amounts[place];
    all += most;
  }
  return all;
}
