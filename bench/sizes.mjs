// What a visit downloads; `make test` checks the budgets. Measured is brotli 11, which a server sends.
import { BUDGET_KB, FILE_KB, KB, weigh } from '../scripts/sizes.mjs';

export const title = 'size in brotli';

export function measure() {
  const [first, ...others] = weigh().visits;
  const kb = (bytes) => (bytes / KB).toFixed(1);
  const row = ({ file, raw, gzip, brotli }, budget) => ({
    what: file,
    value: brotli / KB,
    unit: 'KB',
    beside: `raw ${kb(raw)}, gzip ${kb(gzip)}`,
    budget,
  });
  const whole = ({ way, total }) => row({ ...total, file: way }, BUDGET_KB);
  const { file, others: apart } = weigh().later;
  return [
    ...first.rows.map((own) => row(own)),
    ...[first, ...others].map(whole),
    ...apart.map((own) => row(own)),
    { what: `${file.file}, as it lies on a disk`, value: file.raw / KB, unit: 'KB', budget: FILE_KB },
  ];
}
