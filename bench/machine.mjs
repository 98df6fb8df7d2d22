// How fast the machine is at this moment, by a sum: what one compares first when times differ from those of another day.

const NUMBERS = 300_000_000;
const RUNS = 5;

export const title = 'the machine itself';

export function measure() {
  const times = Array.from({ length: RUNS }, sum);
  const beside = `the slowest of ${RUNS}: ${Math.max(...times).toFixed(0)}`;
  return [{ what: 'adding up 300 million numbers in Node', value: Math.min(...times), unit: 'ms', beside }];
}

function sum() {
  const begin = performance.now();
  let all = 0;
  for (let number = 0; number < NUMBERS; number++) all += number % 7;
  if (all !== 899_999_997) throw new Error(`the sum is ${all}`);
  return performance.now() - begin;
}
