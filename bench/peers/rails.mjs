// Three values out of engines that have two: one rule for "surely", one for "possibly".
//
// A comparison with a missing value comes out one way or the other, as the engine has it. Where that would make
// "surely" true it is guarded by "known", where it would make "possibly" false by "missing". Which operators that is
// each peer says itself. Nothing is evaluated here.
export function rail(rule, surely, trueOnMissing) {
  if (rule.all) return { all: rule.all.map(part => rail(part, surely, trueOnMissing)) };
  if (rule.any) return { any: rule.any.map(part => rail(part, surely, trueOnMissing)) };
  const [fact, operator] = rule;
  if (trueOnMissing.includes(operator) !== surely) return rule;
  return surely ? { all: [[fact, 'known'], rule] } : { any: [[fact, 'missing'], rule] };
}
