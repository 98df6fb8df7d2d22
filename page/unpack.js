// What is packed in the edition in one file, unpacked again: text of 94 signs → LZMA → bytes. Own code, since no browser
// unpacks anything tighter than gzip by itself, with which the file would be a third larger; a library for this is older than
// the page, and larger than these lines. The format is that of the LZMA specification, with its head of 13 bytes.

/** The bytes that stand as signs from the blank on (`~` for `<`), thirteen or fourteen bits in every two of them. */
export function bytesOf(text) {
  const SIGNS = 94;
  const LONGER = SIGNS * SIGNS - 8192;
  const bytes = new Uint8Array(text.length);
  const digit = (at) => (text[at] === '~' ? 28 : text.charCodeAt(at) - 32);
  let bits = 0;
  let count = 0;
  let to = 0;
  for (let at = 0; at + 1 < text.length; at += 2) {
    const word = digit(at) + SIGNS * digit(at + 1);
    bits |= word << count;
    for (count += (word & 8191) < LONGER ? 14 : 13; count >= 8; count -= 8) {
      bytes[to++] = bits;
      bits >>>= 8;
    }
  }
  return bytes.subarray(0, to);
}

/** What tells bytes from others that were damaged on their way (FNV-1a, 32 bits). */
export function markOf(bytes) {
  let mark = 0x811c9dc5;
  for (const byte of bytes) mark = Math.imul(mark ^ byte, 0x01000193);
  return mark >>> 0;
}

/** What was packed, of a length that is known; throws where it is damaged. */
export function unpack(packed, length) {
  const lc = packed[0] % 9;
  const lp = Math.floor(packed[0] / 9) % 5;
  const pb = Math.floor(packed[0] / 45);
  const out = new Uint8Array(length);
  let at = 14;
  let range = -1 >>> 0;
  let code = 0;
  for (let byte = 0; byte < 4; byte++) code = ((code << 8) | packed[at++]) >>> 0;

  const odds = (count) => new Uint16Array(count).fill(1024);
  const tree = (bits) => odds(1 << bits);
  const trees = (count, bits) => Array.from({ length: count }, () => tree(bits));
  const isMatch = odds(12 << 4);
  const isRep = odds(12);
  const isRep0 = odds(12);
  const isRep1 = odds(12);
  const isRep2 = odds(12);
  const isLong = odds(12 << 4);
  const literals = odds(0x300 << (lc + lp));
  const slots = trees(4, 6);
  const near = odds(115);
  const aligned = tree(4);
  const lengths = () => ({ choice: odds(2), low: trees(16, 3), middle: trees(16, 3), high: tree(8) });
  const ofMatch = lengths();
  const ofRep = lengths();

  function fill() {
    if (range >= 0x1000000) return;
    range = (range << 8) >>> 0;
    code = ((code << 8) | packed[at++]) >>> 0;
  }

  function bit(model, index) {
    const bound = (range >>> 11) * model[index];
    let read = 0;
    if (code < bound) {
      range = bound;
      model[index] += (2048 - model[index]) >> 5;
    } else {
      range -= bound;
      code -= bound;
      model[index] -= model[index] >> 5;
      read = 1;
    }
    fill();
    return read;
  }

  function number(model, bits) {
    let index = 1;
    for (let left = bits; left > 0; left--) index = (index << 1) | bit(model, index);
    return index - (1 << bits);
  }

  /** The lowest bit first. */
  function reversed(model, base, bits) {
    let value = 0;
    for (let index = 1, place = 0; place < bits; place++) {
      const read = bit(model, base + index);
      index = (index << 1) | read;
      value |= read << place;
    }
    return value;
  }

  function direct(bits) {
    let value = 0;
    for (let left = bits; left > 0; left--) {
      range >>>= 1;
      const read = code >= range ? 1 : 0;
      if (read) code -= range;
      value = value * 2 + read;
      fill();
    }
    return value;
  }

  function lengthOf(model, place) {
    if (!bit(model.choice, 0)) return 2 + number(model.low[place], 3);
    if (!bit(model.choice, 1)) return 10 + number(model.middle[place], 3);
    return 18 + number(model.high, 8);
  }

  function distance(long) {
    const slot = number(slots[Math.min(long - 2, 3)], 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const base = (2 | (slot & 1)) * 2 ** bits;
    if (slot < 14) return base + reversed(near, base - slot, bits);
    return base + direct(bits - 4) * 16 + reversed(aligned, 0, 4);
  }

  let state = 0;
  let reps = [0, 0, 0, 0];
  let to = 0;
  while (to < length) {
    const place = to & ((1 << pb) - 1);
    if (!bit(isMatch, (state << 4) + place)) {
      const before = to ? out[to - 1] : 0;
      const base = 0x300 * (((to & ((1 << lp) - 1)) << lc) + (before >> (8 - lc)));
      let sign = 1;
      if (state >= 7) {
        // The sign at the last distance tells more than the one before.
        let like = out[to - reps[0] - 1];
        while (sign < 0x100) {
          const expected = (like >> 7) & 1;
          like <<= 1;
          const read = bit(literals, base + ((1 + expected) << 8) + sign);
          sign = (sign << 1) | read;
          if (read !== expected) break;
        }
      }
      while (sign < 0x100) sign = (sign << 1) | bit(literals, base + sign);
      out[to++] = sign;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let long;
    if (!bit(isRep, state)) {
      long = lengthOf(ofMatch, place);
      state = state < 7 ? 7 : 10;
      reps = [distance(long), reps[0], reps[1], reps[2]];
    } else {
      const literal = state < 7;
      if (!bit(isRep0, state)) {
        if (!bit(isLong, (state << 4) + place)) {
          state = literal ? 9 : 11;
          out[to] = out[to - reps[0] - 1];
          to++;
          continue;
        }
      } else {
        const which = !bit(isRep1, state) ? 1 : !bit(isRep2, state) ? 2 : 3;
        const [same] = reps.splice(which, 1);
        reps.unshift(same);
      }
      long = lengthOf(ofRep, place);
      state = literal ? 8 : 11;
    }
    if (reps[0] >= to || to + long > length) throw new Error('this file is damaged');
    for (let left = long; left > 0; left--, to++) out[to] = out[to - reps[0] - 1];
  }
  return out;
}
