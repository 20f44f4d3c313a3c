// publicodes: the one peer that says which answers are missing, and so can ask the next question.
//
// Slow enough that only some people are looked at. Texts are in French because its language is.
import { rules, N_FACTS, groups, alone, object } from '../workload.mjs';

const SIGN = { ge: '>=', le: '<=', eq: '=', ne: '!=' };
const spaced = id => id.replaceAll('_', ' ');
const literal = value => typeof value === 'boolean' ? (value ? 'oui' : 'non') : typeof value === 'string' ? `'${value}'` : value;

function condition(rule) {
  if (rule.all) return { 'toutes ces conditions': rule.all.map(condition) };
  if (rule.any) return { 'une de ces conditions': rule.any.map(condition) };
  const [fact, operator, value] = rule;
  if (operator === 'in') return { 'une de ces conditions': value.map(one => `${spaced(fact)} = ${literal(one)}`) };
  return `${spaced(fact)} ${SIGN[operator]} ${literal(value)}`;
}

function steps({ by, yuan }) {
  // A slice ends below the next level; levels are whole numbers.
  const tranches = yuan.map(([, montant], k) => k + 1 < yuan.length ? { montant, plafond: yuan[k + 1][0] - .5 } : { montant });
  return { grille: { assiette: spaced(by), tranches } };
}

function written() {
  const all = {};
  for (const { id, type, options } of rules.facts) {
    const question = `${id} ?`;
    all[spaced(id)] = type === 'option' ? { question, type: 'texte', 'une possibilité': options.map(literal) }
      : { question, type: type === 'flag' ? 'booléen' : 'nombre' };
  }
  rules.policies.forEach((policy, place) => {
    all[policy.id] = { valeur: condition(policy.when) };
    all[`montant ${policy.id}`] = { variations: [{ si: policy.id, alors: steps(policy) }, { sinon: 0 }] };
  });
  const amount = place => `montant ${rules.policies[place].id}`, letter = k => String.fromCharCode(97 + k);
  groups.forEach((group, k) => { all[`groupe ${letter(k)}`] = { 'le maximum de': group.map(amount) }; });
  all.total = { somme: [...alone.map(amount), ...groups.map((_, k) => `groupe ${letter(k)}`)] };
  return all;
}

const situation = named => Object.fromEntries(Object.entries(named).map(([id, value]) => [spaced(id), literal(value)]));

const silent = { log() {}, warn() {}, error() {} };
export const publicodes = {
  name: 'publicodes', package: 'publicodes', people: 100, interviews: 2,
  input: (person, known) => situation(object(person, known)),
  open: load => {
    const engine = new (load('publicodes').default)(written(), { logger: silent });
    const verdicts = () => Uint8Array.from(rules.policies, ({ id }) => {
      const value = engine.evaluate(id).nodeValue;
      return value === true ? 1 : value === undefined ? 2 : 0;
    });
    return {
      complete(said) {
        engine.setSituation(said);
        return { verdicts: verdicts(), sum: engine.evaluate('total').nodeValue };
      },
      half(said) {
        engine.setSituation(said);
        return verdicts();
      },
      // The answer that most open policies miss, then the one it gives most weight to.
      next(person, known) {
        engine.setSituation(situation(object(person, known)));
        const missing = new Float64Array(N_FACTS);
        for (const { id } of rules.policies) {
          const scores = engine.evaluate(id).missingVariables;
          rules.facts.forEach((fact, place) => {
            const score = scores[spaced(fact.id)];
            if (score !== undefined) missing[place] += 1e6 + score;
          });
        }
        const most = Math.max(...missing);
        return most > 0 ? missing.indexOf(most) : -1;
      },
    };
  },
};
