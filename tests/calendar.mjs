// deadlines.ics read by a parser of another origin (ical.js, Mozilla's), against deadlines.json.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import ICAL from 'ical.js';

const DATA = new URL('../dist/data/', import.meta.url);
const content = readFileSync(new URL('deadlines.ics', DATA), 'utf8');
const deadlines = JSON.parse(readFileSync(new URL('deadlines.json', DATA), 'utf8'));
const documents = new Map(
  JSON.parse(readFileSync(new URL('documents.json', DATA), 'utf8')).map((document) => [document.id, document]),
);

const STEPS = { monthly: ['MONTHLY', 1], quarterly: ['MONTHLY', 3], semiannual: ['MONTHLY', 6], annual: ['YEARLY', 1] };

/** Where a deadline stands in a calendar: at its last day, else its first; a clear rhythm at its first. */
function placeOf({ start, due, recurrence }) {
  const step = start && Number(start.slice(8)) <= 28 ? STEPS[recurrence] : undefined;
  return { day: step ? start : (due ?? start), step };
}

const dated = deadlines.filter((deadline) => placeOf(deadline).day);
const events = () =>
  new ICAL.Component(ICAL.parse(content)).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));

test('every deadline that has a day is an event, in the order of the text', () => {
  assert.ok(dated.length > 0);
  assert.equal(events().length, dated.length);
  for (const [index, event] of events().entries()) {
    const deadline = dated[index];
    const { day, step } = placeOf(deadline);
    assert.equal(event.startDate.toString(), day, deadline.id);
    assert.ok(event.startDate.isDate, deadline.id);
    assert.equal(event.component.getFirstPropertyValue('dtend'), null, deadline.id);
    // A single day: what follows from the start without an end.
    assert.equal(event.endDate.subtractDate(event.startDate).toSeconds(), 24 * 60 * 60, deadline.id);
    const rule = event.component.getFirstPropertyValue('rrule');
    assert.deepEqual(rule && [rule.freq, rule.interval], step ?? null, deadline.id);
    assert.equal(rule?.until?.toString() ?? null, step ? deadline.due : null, deadline.id);
  }
});

test('an event says what is due, in whose words, by whom and where it stands', () => {
  for (const [index, event] of events().entries()) {
    const { id, quote, phrase, task, responsible, document } = dated[index];
    assert.match(event.summary, /^(截止|开始|每月|每季度|每半年|每年)：/, id);
    const short = event.summary.replace(/^[^：]*：/, '').replace(/…$/, '');
    assert.ok(task.startsWith(short) && [...event.summary].length <= 40, event.summary);
    const lines = event.description.split('\n');
    assert.equal(lines[0], quote, id);
    for (const words of [phrase, documents.get(document).number, ...responsible.map(({ name }) => name)]) {
      assert.ok(event.description.includes(words), `${id}: ${words}`);
    }
    assert.deepEqual(event.component.getFirstProperty('categories').getValues(), [documents.get(document).number], id);
    assert.equal(event.component.getFirstPropertyValue('transp'), 'TRANSPARENT', id);
  }
});

test('no time zone moves a day', () => {
  const own = process.env.TZ;
  const pad = (number) => String(number).padStart(2, '0');
  try {
    for (const [zone, offset] of [['Asia/Shanghai', -480], ['America/New_York', 300], ['Pacific/Kiritimati', -840]]) {
      process.env.TZ = zone;
      assert.equal(new Date(2018, 0, 1).getTimezoneOffset(), offset, zone);
      for (const [index, event] of events().entries()) {
        const day = event.startDate.toJSDate();
        const local = `${day.getFullYear()}-${pad(day.getMonth() + 1)}-${pad(day.getDate())}`;
        assert.equal(local, placeOf(dated[index]).day, `${zone}: ${dated[index].id}`);
      }
    }
  } finally {
    if (own === undefined) delete process.env.TZ;
    else process.env.TZ = own;
  }
});

test('a rhythm returns on the day on which it began', () => {
  for (const [index, event] of events().entries()) {
    if (!event.isRecurring()) continue;
    const iterator = event.iterator();
    const [first, second] = [iterator.next(), iterator.next()];
    assert.equal(first.toString(), dated[index].start);
    assert.equal(second.day, first.day);
  }
});

test('the file has the form that every calendar reads', () => {
  assert.ok(content.endsWith('END:VCALENDAR\r\n'));
  const lines = content.split('\r\n').slice(0, -1);
  assert.doesNotMatch(lines.join(''), /[\r\n]/, 'lines end with CR and LF');
  for (const line of lines) {
    assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.ok(line.trim().length > 0, 'no line is empty');
  }
  // Decoded line by line: no fold cuts a character.
  for (const line of readFileSync(new URL('deadlines.ics', DATA)).toString('latin1').split('\r\n')) {
    new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(line, 'latin1'));
  }
  assert.doesNotMatch(content, /VTIMEZONE|TZID/);
  const unfolded = content.replaceAll('\r\n ', '').split('\r\n');
  // The one instant that the format asks for; everything else is a day.
  for (const line of unfolded.filter((line) => /^(DTSTAMP|DTSTART|DTEND|RRULE)/.test(line))) {
    assert.match(line, /^(DTSTAMP:\d{8}T000000Z|DTSTART;VALUE=DATE:\d{8}|RRULE:[A-Z=;]+\d*(;UNTIL=\d{8})?)$/);
  }
});

test('every event has a name of its own', () => {
  const names = events().map((event) => event.uid);
  assert.equal(new Set(names).size, names.length);
  for (const name of names) assert.match(name, /^[0-9a-f]{32}@policy-explorer$/);
});

test('what has no day is told, not silently left out', () => {
  const description = new ICAL.Component(ICAL.parse(content)).getFirstPropertyValue('x-wr-caldesc');
  const without = deadlines.length - dated.length;
  if (without > 0) assert.ok(description.includes(`共${deadlines.length}项，其中${without}项`), description);
  else assert.equal(description, null);
});
