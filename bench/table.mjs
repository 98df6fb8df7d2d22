// What a measurement is, and how it is written down.
//
// A subject (bench/*.mjs) exports `title` and `measure()`, which returns rows `{ what, value, unit, beside, budget, why }`: `value` a
// number in `unit`, `beside` more about it in words, `budget` the most that contract §10 allows (or with `atLeast` the least), `why` a plain sentence for the
// reader where it is over. Several values side by side (gazettes 1, 10, 100) are rows of their own.

/** Whether a row is within its budget; `undefined` where it has none. */
function isKept({ value, budget, atLeast }) {
  if (budget === undefined) return undefined;
  return atLeast ? value >= budget : value <= budget;
}

/** `12.3 ms`, with three digits that count. */
export function written(value, unit) {
  if (unit === '') return String(value);
  const digits = value === 0 || Math.abs(value) >= 100 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return `${value.toFixed(Math.min(digits, 3))} ${unit}`;
}

/** The cells of a row: what, measured, more about it, budget, and how the two stand. */
export function cells(row) {
  const kept = isKept(row);
  const budget = row.budget === undefined ? '' : `${row.atLeast ? '≥' : '≤'} ${row.budget}${row.unit && ` ${row.unit}`}`;
  return [row.what, written(row.value, row.unit), row.beside ?? '', budget, kept === undefined ? '' : kept ? 'kept' : 'over'];
}

/** How many columns a text takes in a terminal: a Chinese sign takes two. */
const columns = (text) => [...text].reduce((sum, sign) => sum + (/[\u1100-\u115f\u2e80-\uffef]/u.test(sign) ? 2 : 1), 0);

/** The rows of a subject for a terminal. */
export function plain(title, rows) {
  const all = rows.map(cells);
  const widths = [0, 1, 2, 3].map((at) => Math.max(...all.map((row) => columns(row[at]))));
  const lines = all.map(([what, value, beside, budget, kept]) =>
    `  ${what}${' '.repeat(widths[0] - columns(what))}  ${value.padStart(widths[1])}  ${budget.padEnd(widths[3])}  ${kept.padEnd(4)}  ${beside}`.trimEnd(),
  );
  return [title, ...lines].join('\n');
}

/** All subjects as one table of Markdown, and below it a sentence for each row that is over. */
export function markdown(subjects) {
  const escaped = (text) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
  const lines = subjects.flatMap(({ title, rows }) => [
    `| **${escaped(title)}** | | | | |`,
    ...rows.map((row) => `| ${cells(row).map(escaped).join(' | ')} |`),
  ]);
  const over = subjects.flatMap(({ rows }) => rows).filter((row) => isKept(row) === false);
  const whyOf = (row) => row.why ?? 'No reason of its own: “the machine itself” tells how fast the machine was.';
  const reasons = [...new Set(over.map(whyOf))].map((why) => {
    const own = over.filter((row) => whyOf(row) === why).map(({ what }) => what);
    return `- ${why} (${own.join('; ')})`;
  });
  return [
    '| what | measured | | budget | |',
    '|---|--:|---|---|---|',
    ...lines,
    '',
    over.length === 0 ? 'Every budget is kept.' : `Over the budget, and why: ${over.length}`,
    ...(reasons.length > 0 ? ['', ...reasons] : []),
  ].join('\n');
}
