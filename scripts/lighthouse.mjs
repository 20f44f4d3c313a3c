// Reads the reports of scripts/lighthouse.sh, prints each run and the median, and fails below the required scores.
//
// Deliberately measures nothing itself.
import { readFileSync } from 'node:fs';

const NEEDED = { performance: 97, accessibility: 100, 'best-practices': 100 };
const TIMES = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift'];

const [folder, runs] = process.argv.slice(2);
const reports = Array.from({ length: Number(runs) }, (_, run) => JSON.parse(readFileSync(`${folder}/${run + 1}.json`)));
const median = (numbers) => numbers.toSorted((a, b) => a - b)[(numbers.length - 1) / 2];
const broken = reports.find(({ runtimeError }) => runtimeError);
if (broken) throw new Error(`a run did not come to its end: ${broken.runtimeError.message}`);

const score = (report, name) => {
  const { score } = report.categories[name];
  // A missing score is an internal error, not a zero.
  if (typeof score !== 'number') throw new Error(`no score for ${name}`);
  return Math.round(score * 100);
};
const line = (title, scores, times) => console.log(`${title.padEnd(8)} ${scores.join('  ')}   ${times.join('  ')}`);
const shown = (name, value) => `${name} ${name.endsWith('shift') ? value.toFixed(3) : `${Math.round(value)} ms`}`;

reports.forEach((report, run) => line(
  `run ${run + 1}`,
  Object.keys(NEEDED).map((name) => `${name} ${score(report, name)}`),
  TIMES.map((name) => shown(name, report.audits[name].numericValue)),
));
const medians = Object.fromEntries(Object.keys(NEEDED).map((name) => [name, median(reports.map((r) => score(r, name)))]));
line(
  'median',
  Object.entries(medians).map(([name, value]) => `${name} ${value}`),
  TIMES.map((name) => shown(name, median(reports.map((r) => r.audits[name].numericValue)))),
);

const low = Object.entries(NEEDED).filter(([name, needed]) => medians[name] < needed);
for (const [name, needed] of low) {
  console.log(`${name}: ${medians[name]}, needed ${needed}`);
  const lost = reports[0].categories[name].auditRefs
    .map(({ id, weight }) => ({ ...reports[0].audits[id], weight }))
    .filter(({ weight, score }) => weight > 0 && score !== null && score < 0.9);
  for (const { title, displayValue } of lost) console.log(`  ${title} ${displayValue ?? ''}`);
}
if (low.length) process.exit(1);
// Use the words that scripts/test.sh counts.
console.log('1 passed, 0 failed');
