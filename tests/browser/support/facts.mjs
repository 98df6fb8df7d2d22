// The facts that the page was built with, for numbers that a second gazette in seeds/ changes.
import { readFileSync } from 'node:fs';
import { DIST } from './site.mjs';

/** The facts of a file of the data. */
export const facts = (name) => JSON.parse(readFileSync(`${DIST}data/${name}.json`, 'utf8'));

/** How many facts a file of the data holds, or how many of them `fit`. */
export const count = (name, fit = () => true) => facts(name).filter(fit).length;
