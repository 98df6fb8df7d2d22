// How a program in TypeScript uses the API. Compiled only: what is right must compile, what is wrong must not.
import load, { type ApiError, type Eligibility, type PolicyExplorer, type Profile } from '../../dist/embed.js';

export async function right(corpus: Uint8Array, module: ArrayBuffer): Promise<string[]> {
  const explorer: PolicyExplorer = await load();
  await load({});
  await load({ corpus, module });

  const profile: Profile = { age: 82, pension: 'resident', dementia: false, households: 500, self_care: 'unknown' };
  const answer: Eligibility = explorer.checkEligibility(profile, { as_of: '2018-04-01', audience: 'older_person' });
  explorer.checkEligibility({});
  explorer.checkEligibility({ age: 'unknown', birth_date: null, residence: undefined }, {});

  const { total, hits, groups, nearest } = explorer.search('养老', { document: null, limit: 30 });
  const kinds: string[] = [...hits.map(({ kind, before, match, after }) => kind + before + match + after), ...groups.map(({ kind }) => kind), nearest ?? String(total)];
  const { text, count } = explorer.deadlineFile('ics', { deadlines: ['id'], title: '期限', remind_days: 7 });
  const all: string = explorer.deadlineFile('csv').text + text.repeat(count);

  const numbers = explorer.documents().map(({ number }) => number);
  const due = explorer.deadlines({ document: null, organization: '省财政厅', from: '2018-10-01', to: '2018-10-31', origin: 'table', text: '税' });
  explorer.deadlines();

  const parsed = explorer.parse('关于放假的通知');
  const notes = parsed.diagnostics.map(({ line, message, hint }) => `${line + 1}${message}${hint}`);
  const texts = explorer.ownTexts();
  texts.begin('a.txt');
  texts.push('关于放假的通知');
  while (texts.read() < 1);
  while (texts.join() < 1);
  texts.adopt();

  const question = answer.next_question;
  if (question) profile[question.fact] = question.choices[0]?.value ?? 'unknown';
  const lines = answer.results
    .filter(({ verdict, in_force }) => verdict === 'eligible' && in_force)
    .flatMap(({ benefit, criteria }) => criteria.map(({ state, label, quote, clause }) => [benefit, state, label, quote, clause]));
  const days: (string | null)[] = answer.results.flatMap(({ eligible_from, eligible_until }) => [eligible_from, eligible_until]);
  return [all, parsed.gazette.id, String(numbers.length + due.length), ...notes, ...kinds, ...lines.flat(), ...days.filter((day) => day !== null)];
}

export function wrong(explorer: PolicyExplorer, answer: Eligibility, error: ApiError): void {
  // @ts-expect-error A profile is needed, if an empty one.
  explorer.checkEligibility();
  // @ts-expect-error Ages are numbers.
  explorer.checkEligibility({ age: '82' });
  // @ts-expect-error A day is told in words, since an instant is not the same day everywhere.
  explorer.checkEligibility({}, { as_of: new Date() });
  // @ts-expect-error There is no such option.
  explorer.checkEligibility({}, { asOf: '2018-04-01' });
  // @ts-expect-error No answer is a list.
  explorer.checkEligibility({ pension: ['resident'] });
  // @ts-expect-error A query is a string.
  explorer.search(82);
  // @ts-expect-error There is no such option.
  explorer.search('养老', { kind: 'clause' });
  // @ts-expect-error There is no such form.
  explorer.deadlineFile('xlsx');
  // @ts-expect-error Deadlines are told by their ids.
  explorer.deadlineFile('ics', { deadlines: [{}] });
  // @ts-expect-error A text is a string, and no bytes.
  explorer.parse(new Uint8Array(1));
  // @ts-expect-error There may be nothing to ask.
  answer.next_question.fact;
  // @ts-expect-error There is no such verdict.
  answer.results.filter(({ verdict }) => verdict === 'maybe');
  // @ts-expect-error There is no such code.
  if (error.code === 'wrong') return;
}
