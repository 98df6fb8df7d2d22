// The sentences of the interface, read from where they are written.
import { readFileSync } from 'node:fs';

/** The sentences of a language, by section and name. */
function read(language) {
  const messages = new Map();
  let section = '';
  for (const line of readFileSync(new URL(`../../messages/${language}.toml`, import.meta.url), 'utf8').split('\n')) {
    section = line.match(/^\[(\w+)\]/)?.[1] ?? section;
    const [, name, text] = line.match(/^(\w+) = (".*")$/) ?? [];
    if (name) messages.set(`${section}.${name}`, JSON.parse(text));
  }
  return messages;
}

const languages = { zh: read('zh'), en: read('en') };
const templateOf = (key, language = 'zh') => languages[language].get(key) ?? raise(`messages/${language}.toml has no ${key}`);

/** `message('filter.shown', { count: 3 })` → 共 3 份 */
export function message(key, values = {}, language = 'zh') {
  return templateOf(key, language).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** The other way round: `valuesOf('filter.shown', '共 3 份')` → `{ count: '3' }` */
export function valuesOf(key, text) {
  const pattern = templateOf(key).replace(/[.?()]/g, '\\$&').replace(/\{(\w+)\}/g, '(?<$1>.+)');
  return text.match(new RegExp(`^${pattern}$`, 'u'))?.groups ?? raise(`“${text}” is not like ${key}`);
}

function raise(problem) {
  throw new Error(problem);
}
