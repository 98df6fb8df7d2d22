// The API as a program in Node has it: from the files of the built folder.
import load from '../../dist/embed.js';

export const explorer = await load();

/** The result for a benefit, by its id. */
export function result(answer, benefit) {
  const found = answer.results.find((result) => result.benefit === benefit);
  if (!found) throw new Error(`no result for ${benefit}`);
  return found;
}
