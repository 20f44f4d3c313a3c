// What is right: a plain walk over rules.json, rule by rule as it is read. It knows nothing of our engine, nor of any peer.
//
// It is a row of the table as well, "JS walker": what somebody writes who needs no speed. So it stays plain.
import { rules, N_POLICIES, groups, alone } from './workload.mjs';

export const NO = 0, YES = 1, OPEN = 2;

const places = new Map(rules.facts.map((fact, place) => [fact.id, place]));
const number = (fact, value) => fact.type === 'option' ? fact.options.indexOf(value) : Number(value);

// Whether a comparison holds of a person's number.
export function holds([id, operator, wanted], said) {
  const fact = rules.facts[places.get(id)];
  switch (operator) {
    case 'in': return wanted.some(one => number(fact, one) === said);
    case 'eq': return said === number(fact, wanted);
    case 'ne': return said !== number(fact, wanted);
    case 'ge': return said >= number(fact, wanted);
    case 'le': return said <= number(fact, wanted);
    default: throw new Error(`no operator ${operator}`);
  }
}

const met = (rule, person) =>
  rule.all ? rule.all.every(part => met(part, person))
    : rule.any ? rule.any.some(part => met(part, person))
      : holds(rule, person[places.get(rule[0])]);

// Strong Kleene: a part that is open leaves the whole open, unless another part decides it.
function verdict(rule, person, known) {
  const parts = rule.all ?? rule.any;
  if (!parts) {
    const place = places.get(rule[0]);
    return known[place] ? Number(holds(rule, person[place])) : OPEN;
  }
  const deciding = rule.all ? NO : YES;
  let whole = rule.all ? YES : NO;
  for (const part of parts) {
    const one = verdict(part, person, known);
    if (one === deciding) return deciding;
    if (one === OPEN) whole = OPEN;
  }
  return whole;
}

function amount(policy, person) {
  const level = person[places.get(policy.by)];
  let amount = 0;
  for (const [from, yuan] of policy.yuan) if (level >= from) amount = yuan;
  return amount;
}

export function complete(person) {
  const verdicts = new Uint8Array(N_POLICIES), amounts = new Array(N_POLICIES).fill(0);
  rules.policies.forEach((policy, place) => {
    if (!met(policy.when, person)) return;
    verdicts[place] = YES;
    amounts[place] = amount(policy, person);
  });
  let sum = 0;
  for (const place of alone) sum += amounts[place];
  for (const group of groups) sum += Math.max(...group.map(place => amounts[place]));
  return { verdicts, sum };
}

export const half = (person, known) => rules.policies.map(policy => verdict(policy.when, person, known));
