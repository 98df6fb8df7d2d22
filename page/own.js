// Reads texts that a reader opens: finds out what the bytes are, decodes them, and has the JavaScript API read them in
// slices, so that the page answers in between. boot.js fetches it when the first text is opened. Nothing is sent and
// nothing is stored: what is opened lives in the memory of this page, and is gone with it.
//
// Why not a worker: there is nothing to share between two threads but copies, and the page would need a policy for it.

/** What a text may weigh, in bytes. */
export const LARGEST = 5 * 1024 * 1024;

/** As many bytes are read and decoded at a time, or characters handed over. */
const PART = 128 * 1024;

/** How long one works before the page has its turn, in milliseconds: a frame has sixteen. */
const SLICE = 10;

/** How often is told how far it is, in milliseconds. */
const TELL = 100;

/** How much of the way is reading; the rest is joining and handing over. */
const READ = 0.6;
const JOINED = 0.95;

/** Why a text is not opened: a key of the page's sentences. */
class Refused extends Error {
  constructor(why) {
    super(why);
    this.why = why;
  }
}

class Stopped extends Error {}

/**
 * What opens a reader's texts, and puts them away again.
 *
 * `load()` brings the JavaScript API of this page; `join()` gives what hands over to the parts of the app that are there by
 * then: called as `(mark, piece, last)` with piece by piece, it says whether they took it, not where one is of another build.
 */
export default function desk({ load, join }) {
  const runs = new Set(); // what is being done, and what waits for its turn
  let last = Promise.resolve();
  let own; // what the API reads texts with, once it is there

  return {
    /**
     * Opens files, or pasted texts (`{ name, text }`), one after the other. `tell` hears how far that is (`at`: `reading`,
     * `joining`) and how it ended: `done` with the number of those that were `read` and those that were `refused`,
     * each with a reason (and `pasted` where one of those read was); `stopped`; `failed` with a reason. Where it did not end in `done`, nothing has changed.
     */
    open: (choice, tell) => work(tell, (own, step) => openAll([...choice], own, step)),
    /** Puts a text away: everything is as if it had never been opened. */
    remove: (id, tell) => work(tell, (own, step) => joinAll(own, step, id)),
    /** Puts all texts away. */
    forget: (tell) =>
      work(tell, async (own, step) => {
        (await own()).forget();
        return joinAll(own, step);
      }),
    /** Everything stays as it was before what is being done, and nothing else begins. */
    stop: () => {
      for (const run of runs) run.stopped = true;
    },
    /** Hands over what there is, at once, to a part of the app that is about to draw for the first time. */
    again: (hand) => {
      let piece = own?.piece(0);
      if (!piece) return;
      const mark = own.mark();
      for (let at = 1; piece; at++) {
        if (!hand(mark, piece, false)) return;
        piece = own.piece(at);
      }
      hand(mark, new Uint8Array(0), true);
    },
  };

  /** One after the other. */
  function work(tell, does) {
    const run = { stopped: false, told: 0 };
    runs.add(run);
    last = last.then(() => doWork(run, tell, does)).finally(() => runs.delete(run));
    return last;
  }

  async function doWork(run, tell, does) {
    const step = async (progress) => {
      if (run.stopped) throw new Stopped();
      if (now() - run.told >= TELL) {
        tell(progress);
        run.told = now();
      }
      await breath();
      if (run.stopped) throw new Stopped();
    };
    try {
      const done = await does(async () => (own ??= await api()), step);
      tell({ at: 'done', ...done });
    } catch (error) {
      own?.giveUp();
      if (error instanceof Stopped) tell({ at: 'stopped' });
      else {
        warn(error);
        tell({ at: 'failed', why: error instanceof Refused ? error.why : 'not_fetched' });
      }
    }
  }

  /** An older copy of the API may still lie in the browser's memory, and cannot do this. */
  async function api() {
    const explorer = await load();
    if (typeof explorer.ownTexts !== 'function') throw new Refused('other_build');
    return explorer.ownTexts();
  }

  async function openAll(choice, own, step) {
    const refused = [];
    const weight = (item) => item.size ?? item.text.length;
    const all = choice.reduce((sum, item) => sum + weight(item), 0) || 1;
    let before = 0;
    let read = 0;
    let pasted;
    for (const item of choice) {
      const { name: file } = item;
      const tell = (share) => step({ at: 'reading', file, share: ((before + share * weight(item)) / all) * READ });
      try {
        await tell(0);
        const text = await textOf(item, (share) => tell(share / 4));
        const texts = await own();
        texts.begin(file);
        for (let at = 0; at < text.length; at += PART) {
          texts.push(text.slice(at, at + PART));
          await tell(0.25);
        }
        await slices(() => texts.read(), (share) => tell(0.25 + share * 0.75));
        read++;
        pasted ||= typeof item.text === 'string' || undefined;
      } catch (error) {
        if (!(error instanceof Refused) || error.why === 'other_build') throw error;
        refused.push({ file, why: error.why });
      }
      before += weight(item);
    }
    if (read > 0) await joinAll(own, step);
    return { read, refused, pasted };
  }

  async function joinAll(own, step, without) {
    const texts = await own();
    const tell = (share) => step({ at: 'joining', share });
    await slices(() => texts.join(without), (share) => tell(READ + share * (JOINED - READ)));
    await handOver(texts, (share) => tell(JOINED + share * (1 - JOINED)));
    texts.adopt();
    return {};
  }

  /** Each piece is so small that a slice holds a few; the last call makes them the texts that are shown. */
  async function handOver(texts, tell) {
    const hand = join();
    const mark = texts.mark();
    const take = (piece, last) => {
      if (!hand(mark, piece, last)) throw new Refused('other_build');
    };
    let at = 0;
    await slices(
      () => {
        const piece = texts.piece(at++);
        if (piece) take(piece, false);
        return piece ? at / (at + 20) : 1;
      },
      tell,
    );
    take(new Uint8Array(0), true);
  }
}

/** Does steps until one says 1, as many in a slice as fit, and lets the page have its turn. */
async function slices(step, rest) {
  for (;;) {
    const end = now() + SLICE;
    let share;
    do {
      share = step();
      if (share >= 1) return;
    } while (now() < end);
    await rest(share);
  }
}

const now = () => performance.now();

const warn = (error) => console.warn('policy-explorer:', error);

/** Lets the page have its turn: a task, and not a timer, which browsers make wait. */
const breath = () =>
  new Promise((go) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      go();
    };
    port2.postMessage(null);
  });

/**
 * The text of a file or of what was pasted. Throws where it is none, with the reason: `empty`, `too_large`, `pdf`,
 * `picture`, `word`, `zip`, `binary`, `unreadable`, `not_read`.
 */
export async function textOf(item, rest = async () => {}) {
  // A file has a function of that name.
  if (typeof item.text === 'string') {
    if (new Blob([item.text]).size > LARGEST) throw new Refused('too_large');
    return words(item.text);
  }
  if (item.size > LARGEST) throw new Refused('too_large');
  const bytes = await bytesOf(item, rest);
  const kind = kindOf(bytes);
  if (kind) throw new Refused(kind);
  return words(await decoded(bytes, rest));
}

/** A text with something to read in it; lines of old machines end as all others do. */
function words(text) {
  if (!/[^\s\0\ufeff]/u.test(text)) throw new Refused('empty');
  return text.includes('\n') ? text : text.replaceAll('\r', '\n');
}

async function bytesOf(file, rest) {
  const bytes = new Uint8Array(file.size);
  try {
    for (let at = 0; at < file.size; at += PART) {
      bytes.set(new Uint8Array(await file.slice(at, at + PART).arrayBuffer()), at);
      await rest((at / file.size) / 2);
    }
  } catch (error) {
    if (error instanceof Stopped) throw error;
    // It was moved, or it is a folder.
    throw new Refused('not_read');
  }
  return bytes;
}

/** How files begin that are no texts, in Latin letters, and after how many bytes. */
const BEGINNINGS = [
  ['pdf', '%PDF-', 0],
  ['picture', '\x89PNG', 0],
  ['picture', '\xff\xd8\xff', 0],
  ['picture', 'GIF8', 0],
  ['picture', 'II*\0', 0],
  ['picture', 'MM\0*', 0],
  ['picture', 'WEBP', 8],
  ['picture', 'ftyphei', 4],
  ['picture', 'ftypmif1', 4],
  ['word', '\xd0\xcf\x11\xe0', 0],
  ['word', '{\\rtf', 0],
  ['zip', 'PK\x03\x04', 0],
  ['zip', 'PK\x05\x06', 0],
  ['zip', 'Rar!', 0],
  ['zip', '7z\xbc\xaf', 0],
  ['zip', '\x1f\x8b', 0],
];

/** How often a sign of control may stand in a text, of so many bytes: some old editors leave one behind. */
const STRAY = 1 / 1000;

/** What bytes are that are no text: the reason why they are refused; nothing for those that may be one. */
function kindOf(bytes) {
  if (bytes.length === 0) return 'empty';
  const latin = (from, to) => String.fromCharCode(...bytes.subarray(from, to));
  const begins = BEGINNINGS.find(([, words, at]) => latin(at, at + words.length) === words);
  // The documents of offices are archives, whose first files have these names.
  if (begins?.[0] === 'zip' && /\[Content_Types\]|mimetypeapplication|word\/|_rels\//.test(latin(0, 2000))) return 'word';
  if (begins) return begins[0];
  // Some have a line before it.
  if (latin(0, 1000).includes('%PDF-')) return 'pdf';
  if (wideOf(bytes)) return undefined;
  if (bytes.includes(0)) return 'binary';
  const sample = bytes.subarray(0, SAMPLE);
  const strange = sample.reduce((strange, byte) => strange + (byte < 32 && ![9, 10, 12, 13, 26].includes(byte)), 0);
  return strange > 1 + sample.length * STRAY ? 'binary' : undefined;
}

/** How the bytes of UTF-16 stand: by the mark before them, else, where they hold zeros, by what they say if that is certain. */
function wideOf(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // Line ends, plain letters and digits have a zero, and so has 一: every text holds some.
  const sample = bytes.subarray(0, SAMPLE - (SAMPLE % 2));
  const zeros = sample.reduce((zeros, byte) => zeros + (byte === 0), 0);
  if (zeros * 200 < sample.length) return undefined;
  const [little, big] = ['utf-16le', 'utf-16be'].map((encoding) => usual(new TextDecoder(encoding).decode(sample, { stream: true })));
  if (Math.max(little, big) < 0.9 || little === big) return undefined;
  return little > big ? 'utf-16le' : 'utf-16be';
}

const SAMPLE = 64 * 1024;

/** How much of what is said looks like a Chinese text: none of it where it holds signs that no text has. */
function usual(text) {
  if (/[\0-\x08\x0e-\x19\x1b-\x1f\ufffd]/.test(text)) return 0;
  const signs = text.match(/[\s -~\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”‘’—…·]/g);
  return (signs?.length ?? 0) / text.length;
}

/**
 * As people in Chinese offices save texts: UTF-8, UTF-16, else GB18030. A text that is UTF-8 but for a few bytes, since it
 * was cut from another, is still UTF-8.
 */
async function decoded(bytes, rest) {
  const wide = wideOf(bytes);
  if (wide) return (await decodedAs(wide, bytes, rest)).text;
  const utf8 = await decodedAs('utf-8', bytes, rest);
  if (utf8.lost === 0 || utf8.lost * FEW <= utf8.foreign) return utf8.text;
  const chinese = await decodedAs('gb18030', bytes, rest);
  if (chinese.lost * FEW > chinese.foreign) throw new Refused('unreadable');
  return chinese.text;
}

/** Of so many characters one may be lost. */
const FEW = 50;

/** The text, how many characters are none of ASCII's, and how many of these could not be read. */
async function decodedAs(encoding, bytes, rest) {
  const decoder = new TextDecoder(encoding);
  let text = '';
  let [foreign, lost] = [0, 0];
  for (let at = 0; at < bytes.length; at += PART) {
    const end = at + PART;
    const part = decoder.decode(bytes.subarray(at, end), { stream: end < bytes.length });
    for (let place = 0; place < part.length; place++) {
      const unit = part.charCodeAt(place);
      if (unit > 127) foreign++;
      if (unit === 0xfffd) lost++;
    }
    text += part;
    await rest(0.5 + (at / bytes.length) / 2);
  }
  return { text, foreign, lost };
}
