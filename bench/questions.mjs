// Two orders of questions in JavaScript: greedy by expected entropy, and by how many open policies name a fact.
//
// Both simplify the rules by what is known and ask nothing that cannot matter any more. The greedy one knows how often
// each answer is given, from people who are not asked; our engine does not. They give verdicts and a question, no more.
import { rules, N_FACTS, N_POLICIES } from './workload.mjs';
import { holds } from './oracle.mjs';

const places = new Map(rules.facts.map((fact, place) => [fact.id, place]));

// Trees of leaves that know their fact by its place.
function tree(rule) {
  const parts = rule.all ?? rule.any;
  return parts ? { all: Boolean(rule.all), parts: parts.map(tree) } : { fact: places.get(rule[0]), rule };
}
const trees = rules.policies.map(policy => tree(policy.when));

// What is left of a tree by what is known: true, false, or a smaller tree.
function left(tree, person, known) {
  if (!tree.parts) return known[tree.fact] ? holds(tree.rule, person[tree.fact]) : tree;
  const parts = [];
  for (const part of tree.parts) {
    const rest = left(part, person, known);
    if (rest === !tree.all) return rest;
    if (typeof rest !== 'boolean') parts.push(rest);
  }
  return parts.length === 0 ? tree.all : parts.length === 1 ? parts[0] : { all: tree.all, parts };
}

function facts(tree, into) {
  if (tree.parts) for (const part of tree.parts) facts(part, into);
  else into.add(tree.fact);
  return into;
}

const open = (person, known) => trees.map(tree => left(tree, person, known));
const isOpen = rest => typeof rest !== 'boolean';

// The fact that most open policies name.
export function byCount(rest) {
  const named = new Int32Array(N_FACTS);
  for (const tree of rest) for (const fact of facts(tree, new Set())) named[fact]++;
  return named.indexOf(Math.max(...named));
}

const entropy = p => p <= 1e-9 || p >= 1 - 1e-9 ? 0 : -(p * Math.log2(p) + (1 - p) * Math.log2(1 - p));

// The fact whose answer is expected to take most entropy from the open policies, facts being independent.
export function byEntropy(sample) {
  const leaves = rules.facts.map(() => []);
  const collect = tree => {
    if (tree.parts) tree.parts.forEach(collect);
    else tree.at = leaves[tree.fact].push(tree) - 1;
  };
  trees.forEach(collect);
  // Answers that no comparison tells apart are one.
  const answers = leaves.map((leaves, fact) => {
    const often = new Map();
    for (const person of sample) {
      const key = leaves.map(leaf => Number(holds(leaf.rule, person[fact]))).join('');
      often.set(key, (often.get(key) ?? 0) + 1);
    }
    return [...often].map(([key, times]) => ({ key, share: times / sample.length }));
  });
  leaves.forEach((leaves, fact) => leaves.forEach(leaf => {
    leaf.share = answers[fact].reduce((sum, answer) => sum + (answer.key[leaf.at] === '1' ? answer.share : 0), 0);
  }));
  const chance = (tree, fact, answer) => {
    if (!tree.parts) return tree.fact === fact ? Number(answer.key[tree.at] === '1') : tree.share;
    let all = 1;
    for (const part of tree.parts) {
      const one = chance(part, fact, answer);
      all *= tree.all ? one : 1 - one;
    }
    return tree.all ? all : 1 - all;
  };
  return rest => {
    const named = rest.map(tree => facts(tree, new Set())), now = rest.map(tree => entropy(chance(tree, -1)));
    const useful = new Set(named.flatMap(set => [...set]));
    let best = -1, most = -1;
    for (const fact of useful) {
      let gain = 0;
      rest.forEach((tree, k) => {
        if (!named[k].has(fact)) return;
        let then = 0;
        for (const answer of answers[fact]) then += answer.share * entropy(chance(tree, fact, answer));
        gain += now[k] - then;
      });
      if (gain > most) { most = gain; best = fact; }
    }
    return best;
  };
}

// Asks a person by an order until nothing is open: how many answers, and the verdicts.
export function interview(person, order) {
  const known = new Uint8Array(N_FACTS);
  for (let n = 0; ; n++) {
    const verdicts = open(person, known), rest = verdicts.filter(isOpen);
    if (rest.length === 0) return { n, verdicts: Uint8Array.from(verdicts, Number) };
    known[order(rest)] = 1;
  }
}
