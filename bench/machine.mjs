// How fast the machine is at this moment, by a sum and by a sort: what one compares first when times differ from those of another
// day. The sum is nothing but reckoning; the sort goes through memory, as the page does.

const NUMBERS = 300_000_000;
const WORDS = 300_000;
const RUNS = 5;

export const title = 'the machine itself';

export function measure() {
  return [
    row('adding up 300 million numbers in Node', sum),
    row('sorting 300,000 words in Node', sort),
  ];
}

function row(what, run) {
  const times = Array.from({ length: RUNS }, run);
  return { what, value: Math.min(...times), unit: 'ms', beside: `the slowest of ${RUNS}: ${Math.max(...times).toFixed(0)}` };
}

function sum() {
  const begin = performance.now();
  let all = 0;
  for (let number = 0; number < NUMBERS; number++) all += number % 7;
  if (all !== 899_999_997) throw new Error(`the sum is ${all}`);
  return performance.now() - begin;
}

function sort() {
  let seed = 1;
  const words = Array.from({ length: WORDS }, () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed.toString(36);
  });
  const begin = performance.now();
  words.sort();
  return performance.now() - begin;
}
