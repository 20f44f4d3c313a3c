// Takes out of what wasm-bindgen wrote what this page never calls, then makes the WebAssembly small.
//
//   node scripts/shake.mjs FOLDER TOOLS
//
// wasm-bindgen exports everything that any library declares: classes for streams come along with Leptos' network
// code, which nothing here uses, and as exports they keep their half of the WebAssembly alive. What boot.js calls is
// the root; what nothing reaches from there goes, in the script and in the WebAssembly.
//
// It deliberately does not make the script small: that is terser's, which drops what is left over without a caller.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, tools] = process.argv.slice(2);
const boot = 'public/boot.js';

/** What the compiler uses beyond the first WebAssembly; every browser that the page supports has it. */
const FEATURES = [
  '--enable-bulk-memory', '--enable-bulk-memory-opt', '--enable-nontrapping-float-to-int', '--enable-sign-ext',
  '--enable-mutable-globals', '--enable-reference-types', '--enable-multivalue',
];
/** Why these: ARCHITECTURE. */
const SMALL = [
  '-Os', '--low-memory-unused', '--converge', '--reorder-functions-by-name', '--strip-producers',
  '--strip-target-features',
];

/** The one file in the folder that ends like this. */
function only(end) {
  const found = readdirSync(folder).filter((name) => name.startsWith('caice-page') && name.endsWith(end));
  if (found.length !== 1) throw new Error(`${folder}: expected one caice-page*${end}, found ${found.length}`);
  return join(folder, found[0]);
}

const script = only('.js');
const wasm = only('_bg.wasm');
let glue = readFileSync(script, 'utf8');

// What boot.js calls: `code.start(…)`, `code.default(…)`.
const called = new Set([...readFileSync(boot, 'utf8').matchAll(/\bcode\.(\w+)\(/g)].map(([, name]) => name));
if (!called.has('start')) throw new Error(`${boot} never calls start: are the calls still written code.NAME(…)?`);
glue = glue.replace(/^export \{ (.*) \};$/m, (_, names) => {
  const kept = names.split(', ').filter((name) => called.has(name.split(' as ').pop()));
  return `export { ${kept.join(', ')} };`;
});
for (const [whole, name] of [...glue.matchAll(/^export class (\w+) \{\n[^]*?^\}\n/gm)]) {
  if (called.has(name)) continue;
  glue = glue.replace(whole, '');
  glue = glue.replace(new RegExp(`^if \\(Symbol\\.dispose\\) ${name}\\..*\\n`, 'm'), '');
  glue = glue.replace(new RegExp(`^const ${name}Finalization = [^]*?;\\n`, 'm'), '');
}
glue = glue.replace(/^export function (\w+)/gm, (whole, name) => (called.has(name) ? whole : `function ${name}`));

// Of the WebAssembly's exports those stay that the script still names.
const { Module } = WebAssembly;
const exports = Module.exports(new Module(readFileSync(wasm))).map(({ name }) => name);
const reached = exports.filter((name) => new RegExp(`\\b${name}\\b`).test(glue));
const graph = [
  { name: 'script', root: true, reaches: reached },
  ...reached.map((name) => ({ name, export: name })),
];
const file = join(folder, 'reached.json');
writeFileSync(file, JSON.stringify(graph));
const run = (tool, ...given) =>
  execFileSync(join(tools, 'npm/node_modules/.bin', tool), given, { stdio: ['ignore', 'ignore', 'inherit'] });
// With names, which wasm-opt sorts by.
run('wasm-metadce', wasm, '-g', '--graph-file', file, '-o', wasm, ...FEATURES);
run('wasm-opt', wasm, '-o', wasm, ...FEATURES, ...SMALL);
rmSync(file);

// Of what the script holds out to the WebAssembly that stays which is still asked for.
const asked = new Set(Module.imports(new Module(readFileSync(wasm))).map(({ name }) => name));
glue = glue.replace(/^ {8}(\w+): function[^]*?^ {8}\},\n/gm, (whole, name) => (asked.has(name) ? whole : ''));
writeFileSync(script, glue);
