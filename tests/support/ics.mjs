// A reader of calendars that shares nothing with what writes them: it goes by the octets of the file (RFC 5545, 3.1).
import assert from 'node:assert/strict';

const LONGEST = 75;
const [CR, LF, SPACE] = [13, 10, 32];

/** The lines of a file as they stand in it, without the line breaks; every one must end with CR and LF. */
function printedLines(bytes) {
  const lines = [];
  let begin = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === CR) {
      assert.equal(bytes[at + 1], LF, `octet ${at}: CR without LF`);
      lines.push(bytes.subarray(begin, at));
      begin = at + 2;
      at++;
    } else {
      assert.notEqual(bytes[at], LF, `octet ${at}: LF without CR`);
    }
  }
  assert.equal(begin, bytes.length, 'the last line ends too');
  return lines;
}

/** `a\, b\nc` → `a, b` and a new line `c` */
function unescaped(value) {
  assert.doesNotMatch(value.replace(/\\[\\;,n]/g, ''), /[\\;,]/, `not marked: ${value}`);
  return value.replace(/\\([\\;,n])/g, (_, sign) => (sign === 'n' ? '\n' : sign));
}

/**
 * Reads a file, given as bytes, and asserts its form on the way: no line is longer than 75 octets or empty, none cuts a
 * character. Returns `{ properties, events }`: each a Map of name → value, texts as they were before they were written;
 * an event also has `alarms`.
 */
export function read(bytes) {
  const whole = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const lines = [];
  for (const line of printedLines(bytes)) {
    assert.ok(line.length <= LONGEST, `${line.length} octets: ${whole.decode(line)}`);
    // Fails in the middle of a character.
    const text = whole.decode(line);
    assert.ok(text.trim().length > 0, 'no line is empty');
    if (line[0] === SPACE) lines.push(lines.pop() + text.slice(1));
    else lines.push(text);
  }
  const calendar = { name: 'VCALENDAR', properties: new Map(), events: [] };
  let open = [];
  for (const line of lines) {
    const [, name, value] = line.match(/^([A-Z-]+)(?:;[A-Z]+=[A-Z]+)*:(.*)$/su) ?? assert.fail(`no property: ${line}`);
    const inner = open.at(-1);
    if (name === 'BEGIN') {
      const part = value === 'VCALENDAR' ? calendar : { name: value, properties: new Map(), alarms: [] };
      if (value === 'VEVENT') inner.events.push(part);
      if (value === 'VALARM') inner.alarms.push(part);
      assert.equal(inner?.name, { VEVENT: 'VCALENDAR', VALARM: 'VEVENT' }[value], line);
      open.push(part);
    } else if (name === 'END') {
      assert.equal(open.pop().name, value);
    } else {
      assert.ok(!inner.properties.has(name), `twice: ${line}`);
      const isText = /^(SUMMARY|DESCRIPTION|CATEGORIES|X-WR-.*)$/.test(name);
      inner.properties.set(name, isText ? unescaped(value) : value);
    }
  }
  assert.deepEqual(open, []);
  return calendar;
}
