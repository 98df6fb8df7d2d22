// The sentences of the interface, read from where they are written.
import { readFileSync } from 'node:fs';

const messages = new Map();
let section = '';
for (const line of readFileSync(new URL('../../../messages/zh.toml', import.meta.url), 'utf8').split('\n')) {
  section = line.match(/^\[(\w+)\]/)?.[1] ?? section;
  const [, name, text] = line.match(/^(\w+) = (".*")$/) ?? [];
  if (name) messages.set(`${section}.${name}`, JSON.parse(text));
}

/** `message('filter.shown', { count: 3 })` → 共 3 份 */
export function message(key, values = {}) {
  const text = messages.get(key);
  if (text === undefined) throw new Error(`messages/zh.toml has no ${key}`);
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
