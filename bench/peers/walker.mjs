// The oracle as a row of the table: a plain walk over the rules in JavaScript. It is right by definition.
import { complete, half } from '../oracle.mjs';

export const name = 'JS walker';
export const input = (person, known) => ({ person, known });
export const open = () => ({
  complete: ({ person }) => complete(person),
  half: ({ person, known }) => half(person, known),
});
