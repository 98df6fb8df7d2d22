// The API as a program in Node has it: from the files of the built folder.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import load from '../../../dist/embed.js';

export const DIST = fileURLToPath(new URL('../../../dist/', import.meta.url));

export const explorer = await load();

/** The facts of `dist/data/NAME.json`. */
export const facts = (name) => JSON.parse(readFileSync(`${DIST}data/${name}.json`, 'utf8'));

/** The result for a benefit, by its id. */
export function result(answer, benefit) {
  const found = answer.results.find((result) => result.benefit === benefit);
  if (!found) throw new Error(`no result for ${benefit}`);
  return found;
}
