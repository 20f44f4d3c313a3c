// All rows that are not ours, in the order of the table.
//
// A row has `input(person, known)`, which shapes what it is given and is not timed, and `open(load)`, which gives
// `complete` (verdicts and sum), `half` (verdicts) and, where it says what to ask, `next` or `interview`. A row with
// `package` is skipped where that is not installed; a slow one says how many `people` and `interviews` it is given.
import { generated, shaped } from './generated.mjs';
import * as walker from './walker.mjs';
import { compiled, walking } from './json_logic.mjs';
import { publicodes } from './publicodes.mjs';
import { byCount, byEntropy, interview } from '../questions.mjs';

const order = (name, make) => ({
  name, input: person => person,
  open: (load, sample) => {
    const order = make(sample());
    return { interview: person => interview(person, order) };
  },
});

export const peers = [
  generated, shaped, walker, compiled, walking, publicodes,
  order('greedy entropy (JS)', byEntropy),
  order('count of open policies (JS)', () => byCount),
];
