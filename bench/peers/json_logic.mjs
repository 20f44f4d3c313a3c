// JSON Logic in its two packages: json-logic-js, which walks, and json-logic-engine, which compiles.
//
// What is missing is null, which compares as 0. Sums are added up outside, as the language has no table of steps.
import { rules, N_POLICIES, object, sum, yuan } from '../workload.mjs';
import { rail } from './rails.mjs';

const SIGN = { ge: '>=', le: '<=', eq: '===', ne: '!==' };

function logic(rule) {
  if (rule.all) return { and: rule.all.map(logic) };
  if (rule.any) return { or: rule.any.map(logic) };
  const [fact, operator, value] = rule, said = { var: fact };
  switch (operator) {
    case 'known': return { '!==': [said, null] };
    case 'missing': return { '===': [said, null] };
    case 'in': return { in: [said, value] };
    default: return { [SIGN[operator]]: [said, value] };
  }
}

const ON_MISSING = ['le', 'ne'];
const all = make => rules.policies.map(({ when }) => make(logic(when)));
const surely = make => rules.policies.map(({ when }) => make(logic(rail(when, true, ON_MISSING))));
const possibly = make => rules.policies.map(({ when }) => make(logic(rail(when, false, ON_MISSING))));

// A row, from what makes a function of a rule.
function row(make) {
  const full = all(make), yes = surely(make), perhaps = possibly(make);
  return {
    complete(named) {
      const verdicts = new Uint8Array(N_POLICIES), amounts = new Array(N_POLICIES).fill(0);
      for (let place = 0; place < N_POLICIES; place++) if (full[place](named)) {
        verdicts[place] = 1;
        amounts[place] = yuan(rules.policies[place], named);
      }
      return { verdicts, sum: sum(amounts) };
    },
    half(named) {
      const verdicts = new Uint8Array(N_POLICIES);
      for (let place = 0; place < N_POLICIES; place++)
        verdicts[place] = yes[place](named) ? 1 : perhaps[place](named) ? 2 : 0;
      return verdicts;
    },
  };
}

const input = (person, known) => object(person, known, null);

export const walking = {
  name: 'json-logic-js', package: 'json-logic-js', input,
  open: load => { const logic = load('json-logic-js'); return row(rule => named => logic.apply(rule, named)); },
};
export const compiled = {
  name: 'json-logic-engine', package: 'json-logic-engine', input,
  open: load => { const engine = new (load('json-logic-engine').LogicEngine)(); return row(rule => engine.build(rule)); },
};
