// Our engine as WebAssembly, as rows of the table: the page's profile, in node. Thin calls over its memory; what they do
// stands in src/bin/wasm.rs. The names are those of src/way.rs and src/real.rs, in their order.
import { readFileSync } from 'node:fs';
import { FOLDER, N_FACTS, N_POLICIES } from './workload.mjs';

const WAYS = [
  { name: 'verdicts', adds: true }, { name: 'statuses', adds: false }, { name: 'assess', adds: true, asks: true, whole: true },
];
export const CASES = ['real: nothing answered', 'real: half missing', 'real: one more answer'];
const UNKNOWN = -(2 ** 31);

function open(file) {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(file)), {});
  if (exports.n_ways() !== WAYS.length) throw new Error('src/way.rs has other rows than ours.mjs');
  const put = (...names) => {
    const parts = names.map(name => readFileSync(new URL(name, FOLDER)));
    const all = Buffer.concat(parts), at = exports.room(all.length);
    new Uint8Array(exports.memory.buffer).set(all, at);
    return parts;
  };
  put('workload.bin');
  if (exports.read_workload() !== N_FACTS) throw new Error('the engine does not read the workload');
  const [pack] = put('real.bin', 'states.bin');
  if (!exports.read_real(pack.length)) throw new Error('the engine does not read the bundled policies');
  return exports;
}

function row(file, { name, adds, asks, whole }, way) {
  return {
    name: `page ${name}`, adds, people: whole ? 3000 : undefined,
    input: (person, known) => known ? person.map((number, place) => known[place] ? number : UNKNOWN) : person,
    open() {
      const wasm = open(file);
      // Memory that grows leaves views behind empty.
      let numbers = new Int32Array(0), verdicts;
      const say = person => {
        if (numbers.length === 0) {
          numbers = new Int32Array(wasm.memory.buffer, wasm.row(), N_FACTS);
          verdicts = new Uint8Array(wasm.memory.buffer, wasm.verdicts(), N_POLICIES);
        }
        numbers.set(person);
      };
      const said = () => verdicts.length ? verdicts : new Uint8Array(wasm.memory.buffer, wasm.verdicts(), N_POLICIES);
      return {
        complete(person) {
          say(person);
          const sum = wasm.complete(way);
          return { verdicts: said(), sum };
        },
        half(person) {
          say(person);
          wasm.half(way);
          return said();
        },
        interview: asks && (person => {
          say(person);
          const n = wasm.interview(way);
          return { n, verdicts: said() };
        }),
        real: whole && CASES.map((_, at) => ({
          n: wasm.n_states(at), ask: state => wasm.real(way, at, state) >>> 0,
        })),
      };
    },
  };
}

export const ours = file => WAYS.map((way, at) => row(file, way, at));
