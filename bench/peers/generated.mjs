// JavaScript generated from the rules: what an engine written in JavaScript can hardly be faster than. A page with a
// security policy cannot run it, since it needs `eval`; and it gives verdicts and a sum, no reasons.
//
// Twice: of people as a form collects them, name by name, what is not known left out; and of people that all have one
// shape, which a JavaScript engine reads like a struct. The code is the same.
import { rules, groups, alone, object, value } from '../workload.mjs';
import { rail } from './rails.mjs';

const SIGN = { ge: '>=', le: '<=', eq: '===', ne: '!==' };
const literal = value => JSON.stringify(value);

function code(rule) {
  if (rule.all) return `(${rule.all.map(code).join('&&')})`;
  if (rule.any) return `(${rule.any.map(code).join('||')})`;
  const [fact, operator, value] = rule, said = `o.${fact}`;
  switch (operator) {
    case 'known': return `${said}!==undefined`;
    case 'missing': return `${said}===undefined`;
    case 'in': return `(${value.map(one => `${said}===${literal(one)}`).join('||')})`;
    default: return `${said}${SIGN[operator]}${literal(value)}`;
  }
}

const steps = ({ by, yuan }) => yuan.toReversed().map(([from, yuan]) => `o.${by}>=${from}?${yuan}:`).join('') + '0';

function complete() {
  // Amounts stay in variables: a second array would cost more than all comparisons.
  const lines = [`const v=new Uint8Array(${rules.policies.length});let t=0;`];
  rules.policies.forEach((policy, place) =>
    lines.push(`let a${place}=0;if(${code(policy.when)}){v[${place}]=1;a${place}=${steps(policy)};}`));
  for (const place of alone) lines.push(`t+=a${place};`);
  for (const group of groups) lines.push(`t+=Math.max(${group.map(place => `a${place}`)});`);
  return new Function('o', lines.join('\n') + 'return{verdicts:v,sum:t}');
}

function half() {
  // Nothing is greater, less or equal to undefined, but everything is unlike it.
  const lines = rules.policies.map(({ when }, place) =>
    `v[${place}]=${code(rail(when, true, ['ne']))}?1:${code(rail(when, false, ['ne']))}?2:0;`);
  return new Function('o', `const v=new Uint8Array(${rules.policies.length});${lines.join('\n')}return v`);
}

// One shape for everybody: every name, in the same order, undefined where it is not known.
const fields = rules.facts.map((fact, place) => `${fact.id}:said(${place})`);
const literalOf = new Function('said', `return {${fields}}`);
const shape = (person, known) =>
  literalOf(place => !known || known[place] ? value(rules.facts[place], person[place]) : undefined);

const open = () => ({ complete: complete(), half: half() });
export const generated = { name: 'generated JS', input: (person, known) => object(person, known), open };
export const shaped = { name: 'generated JS, one shape', input: shape, open };
