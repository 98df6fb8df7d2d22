// What Lighthouse gives each view as a phone on a slow network; `make test` checks the scores that are to be 100.
import { CATEGORIES, lookAtAll } from '../scripts/lighthouse.mjs';

const LEAST = { performance: 98, accessibility: 100, 'best-practices': 100 };
const WHY =
  'The largest paint of a view that is no first page is that of its module (125 to 180 KB on a slow network), and on a busy machine the start takes longer.';

export const title = 'Lighthouse, mobile, from a server with brotli';

export async function measure() {
  const all = Object.entries(await lookAtAll());
  return all.flatMap(([view, { scores, speed, machine }]) =>
    CATEGORIES.map((name, at) => ({
      what: `${view}, ${name}`,
      value: scores[at],
      unit: '',
      beside: name === 'performance' ? `largest paint ${speed[1]}, blocked ${speed[3]}, machine ${Math.round(machine)}` : undefined,
      budget: LEAST[name],
      atLeast: true,
      why: name === 'performance' ? WHY : undefined,
    })),
  );
}
