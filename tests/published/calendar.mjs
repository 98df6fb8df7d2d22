// deadlines.ics read by a parser of another origin (ical.js, Mozilla's), against deadlines.json.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import ICAL from 'ical.js';
import { explorer } from '../support/explorer.mjs';
import { read } from '../support/ics.mjs';
import { DIST, facts } from '../support/published.mjs';

const content = readFileSync(`${DIST}data/deadlines.ics`, 'utf8');
const deadlines = facts('deadlines');
const documents = new Map(facts('documents').map((document) => [document.id, document]));

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

test('the file has the form that every calendar reads, octet by octet', () => {
  const { events: own, properties } = read(Buffer.from(content));
  assert.equal(properties.get('VERSION'), '2.0');
  assert.equal(own.length, dated.length);
  for (const [index, { properties, alarms }] of own.entries()) {
    const { id, quote } = dated[index];
    assert.equal(properties.get('DESCRIPTION').split('\n')[0], quote, id);
    assert.equal(properties.get('DESCRIPTION'), events()[index].description, id);
    assert.equal(properties.get('SUMMARY'), events()[index].summary, id);
    assert.deepEqual(alarms, [], 'the published file does not ring');
  }
  assert.doesNotMatch(content, /VTIMEZONE|TZID/);
  const unfolded = content.replaceAll('\r\n ', '').split('\r\n');
  // The one instant that the format asks for; everything else is a day.
  for (const line of unfolded.filter((line) => /^(DTSTAMP|DTSTART|DTEND|RRULE)/.test(line))) {
    assert.match(line, /^(DTSTAMP:\d{8}T000000Z|DTSTART;VALUE=DATE:\d{8}|RRULE:[A-Z=;]+\d*(;UNTIL=\d{8})?)$/);
  }
});

test('a calendar of one document reminds at nine in the morning, seven days before, in every time zone', () => {
  const document = '浙政办发-2018-30';
  const all = deadlines.filter((deadline) => deadline.document === document);
  const { text } = explorer.deadlineFile('ics', { deadlines: all.map(({ id }) => id), title: document, remind_days: 7 });
  const own = read(Buffer.from(text));
  const shown = all.filter((deadline) => placeOf(deadline).day);
  assert.ok(shown.length > 0 && shown.length < dated.length);
  assert.equal(own.properties.get('X-WR-CALNAME'), `政府公报里的期限：${document}`);
  const without = all.length - shown.length;
  assert.equal(own.properties.get('X-WR-CALDESC')?.startsWith(`共${all.length}项，其中${without}项`) ?? false, without > 0);

  const calendar = new ICAL.Component(ICAL.parse(text));
  const found = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  assert.deepEqual(found.map((event) => event.startDate.toString()), shown.map((deadline) => placeOf(deadline).day));
  const published = new Map(read(Buffer.from(content)).events.map(({ properties }) => [properties.get('UID'), properties]));
  for (const [index, event] of found.entries()) {
    const { properties, alarms } = own.events[index];
    assert.deepEqual(properties, published.get(event.uid), 'but for the alarm it is the published event');
    assert.equal(alarms.length, 1);
    const [alarm] = event.component.getAllSubcomponents('valarm');
    assert.equal(alarm.getFirstPropertyValue('action'), 'DISPLAY');
    assert.equal(alarm.getFirstPropertyValue('description'), event.summary);
    const trigger = alarm.getFirstProperty('trigger');
    assert.equal(trigger.getParameter('related') ?? 'START', 'START');
    // From midnight, by whatever clock: the day that is seven before, at nine.
    const rings = event.startDate.clone();
    rings.isDate = false;
    rings.addDuration(trigger.getFirstValue());
    const day = new Date(`${placeOf(shown[index]).day}T00:00:00Z`);
    day.setUTCDate(day.getUTCDate() - 7);
    assert.equal(rings.toString(), `${day.toISOString().slice(0, 10)}T09:00:00`);
  }
});

test('every event has a name of its own', () => {
  const names = events().map((event) => event.uid);
  assert.equal(new Set(names).size, names.length);
  for (const name of names) assert.match(name, /^[0-9a-f]{16}@policy-explorer$/);
});

test('what has no day is told, not silently left out', () => {
  const description = new ICAL.Component(ICAL.parse(content)).getFirstPropertyValue('x-wr-caldesc');
  const without = deadlines.length - dated.length;
  if (without > 0) assert.ok(description.includes(`共${deadlines.length}项，其中${without}项`), description);
  else assert.equal(description, null);
});
