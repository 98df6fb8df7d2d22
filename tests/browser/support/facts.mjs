// The facts that the page was built with, for numbers that a second gazette in seeds/ changes.
import { readFileSync } from 'node:fs';
import { DIST } from './site.mjs';

/** How many facts a file of the data holds, or how many of them `fit`. */
export const count = (name, fit = () => true) =>
  JSON.parse(readFileSync(`${DIST}data/${name}.json`, 'utf8')).filter(fit).length;
