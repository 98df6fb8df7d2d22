// What was published: the folder, and the facts that stand in it, for numbers that a second gazette in seeds/ changes.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of the built page, with a slash at its end. */
export const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));

/** The facts of `data/NAME.json`. */
export const facts = (name) => JSON.parse(readFileSync(`${DIST}data/${name}.json`, 'utf8'));

/** How many facts a file of the data holds, or how many of them `fit`. */
export const count = (name, fit = () => true) => facts(name).filter(fit).length;
