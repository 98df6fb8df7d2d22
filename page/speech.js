// Reads aloud what stands around a button with `data-speak`, by the browser's own voices: sentence by sentence, each marked
// while it is heard. A voice that does not live on the device would send the words away, answers about a person among them;
// where there is no other for Chinese, the page does not offer to read (`can-speak`).
//
// `data-spoken` is what a button within it reads; `data-unspoken` is left out of it, and so is what can be pressed, but for `data-said`. While something is read, the page has
// `speaking`, and buttons with `data-speech` are answered: `stop`, `slower`.

/** Sentences beyond it are cut at a comma: some voices fall silent in longer ones. */
const LONGEST = 180;
const SENTENCE = /[^。！？；!?;\n]*[。！？；!?;\n]*[”’」』）)]*/gu;
const BLOCK = 'p, li, h1, h2, h3, h4, dt, dd, td, th, caption, summary, label, legend';
const SILENT = 'button:not([data-said]), textarea, select, [aria-hidden=true], [role=toolbar], [data-unspoken]';
const SPOKEN = 'policy-explorer-spoken';
const RATE = { usual: 1, elder: 0.85, slower: 0.65 };
/** In this order, of the voices for a language. */
const REGIONS = { zh: ['cn', 'sg', '', 'tw'], en: ['gb', 'us', ''] };

/**
 * Listens in `root`; `page` is the element that has the classes, and `data-elder` for large type. Returns what ends it.
 */
export default function speech(root, page) {
  const synthesis = globalThis.speechSynthesis;
  if (!synthesis || !globalThis.SpeechSynthesisUtterance) return () => {};
  let queue = [];
  let button;
  let marked;
  let slower = false;
  // Some browsers forget an utterance, and its end, that nobody holds.
  let utterance;

  const look = () => page.classList.toggle('can-speak', Boolean(voiceFor(synthesis, 'zh')));
  look();
  synthesis.addEventListener?.('voiceschanged', look);

  function read(pressed) {
    stop();
    const region = pressed.closest('[data-spoken]');
    if (!region) return;
    queue = sentences(region);
    button = pressed;
    button.setAttribute('aria-pressed', 'true');
    page.classList.add('speaking');
    next();
  }

  function next() {
    unmark();
    const sentence = queue[0];
    // The page may have been drawn anew meanwhile.
    if (!sentence || !button?.isConnected || !sentence.parts[0].node.isConnected) return stop();
    mark(sentence);
    const own = new SpeechSynthesisUtterance(sentence.text);
    utterance = own;
    own.voice = voiceFor(synthesis, sentence.language) ?? voiceFor(synthesis, 'zh');
    own.lang = own.voice?.lang ?? sentence.language;
    own.rate = slower ? RATE.slower : page.hasAttribute('data-elder') ? RATE.elder : RATE.usual;
    own.onend = () => {
      if (utterance !== own) return;
      queue.shift();
      next();
    };
    own.onerror = () => {
      if (utterance === own) stop();
    };
    synthesis.speak(own);
  }

  function stop() {
    utterance = undefined;
    queue = [];
    unmark();
    button?.setAttribute('aria-pressed', 'false');
    button = undefined;
    page.classList.remove('speaking');
    synthesis.cancel();
  }

  function mark({ block, parts }) {
    if (globalThis.Highlight && CSS.highlights) {
      const ranges = parts.map(({ node, from, to }) => {
        const range = document.createRange();
        range.setStart(node, from);
        range.setEnd(node, Math.min(to, node.length));
        return range;
      });
      CSS.highlights.set(SPOKEN, new Highlight(...ranges));
    } else {
      block.setAttribute('data-marked', '');
    }
    marked = block;
    const { top, bottom } = block.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight * 0.85) block.scrollIntoView({ block: 'center' });
  }

  function unmark() {
    globalThis.CSS?.highlights?.delete(SPOKEN);
    marked?.removeAttribute('data-marked');
    marked = undefined;
  }

  const onclick = ({ target }) => {
    const pressed = target.closest?.('[data-speak], [data-speech]');
    if (!pressed) return;
    if (pressed.dataset.speech === 'stop' || pressed === button) {
      // The bar goes, and with it the button that had the focus.
      const back = button;
      stop();
      if (pressed !== back) back?.focus();
    } else if (pressed.dataset.speech === 'slower') {
      slower = !slower;
      pressed.setAttribute('aria-pressed', slower);
      utterance = undefined;
      synthesis.cancel();
      next();
    } else {
      read(pressed);
    }
  };
  const onkeydown = ({ key }) => {
    if (key === 'Escape' && button) stop();
  };
  root.addEventListener('click', onclick);
  root.addEventListener('keydown', onkeydown);
  // What is left is not read on.
  addEventListener('hashchange', stop);
  addEventListener('pagehide', stop);
  return () => {
    if (button) stop();
    synthesis.removeEventListener?.('voiceschanged', look);
    root.removeEventListener('click', onclick);
    root.removeEventListener('keydown', onkeydown);
    removeEventListener('hashchange', stop);
    removeEventListener('pagehide', stop);
  };
}

/** The best voice on this device for a language: of the region where most hear it, and never Cantonese for Mandarin. */
function voiceFor(synthesis, language) {
  const regions = REGIONS[language] ?? [''];
  const rank = (voice) => {
    const [code, ...rest] = voice.lang.toLowerCase().split(/[-_]/);
    if (!voice.localService || (code === 'cmn' ? 'zh' : code) !== language) return -1;
    return regions.indexOf(rest.find((part) => part.length === 2) ?? '');
  };
  const fit = [...synthesis.getVoices()].filter((voice) => rank(voice) >= 0);
  return fit.sort((one, other) => rank(one) - rank(other))[0];
}

/** What is seen of a region, in sentences: their words, and where they stand. */
function sentences(region) {
  const found = [];
  for (const { block, language, texts } of blocks(region)) {
    const whole = texts.map(({ node }) => node.data).join('');
    let at = 0;
    for (const text of cut(whole)) {
      const parts = places(texts, at, at + text.length);
      at += text.length;
      if (/[\p{L}\p{N}]/u.test(text)) found.push({ text: text.trim(), block, language, parts });
    }
  }
  return found;
}

/** The texts that are seen, by the paragraph, heading or cell that they stand in, and by their language. */
function blocks(region) {
  const walker = document.createTreeWalker(region, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    const silent = parent.closest(SILENT);
    if (!node.data.trim() || silent && silent !== region && region.contains(silent)) continue;
    if (parent.getClientRects().length === 0) continue;
    const block = parent.closest(BLOCK) ?? parent;
    const language = (parent.closest('[lang]')?.lang ?? 'zh').split('-')[0];
    const last = found.at(-1);
    if (last?.block === block && last.language === language) last.texts.push({ node });
    else found.push({ block, language, texts: [{ node }] });
  }
  return found;
}

function cut(text) {
  return (text.match(SENTENCE) ?? []).filter(Boolean).flatMap((sentence) => {
    const parts = [];
    let rest = sentence;
    while (rest.length > LONGEST) {
      const comma = Math.max(...['，', '、', '：', ','].map((sign) => rest.lastIndexOf(sign, LONGEST)));
      const end = comma > 0 ? comma + 1 : LONGEST;
      parts.push(rest.slice(0, end));
      rest = rest.slice(end);
    }
    return [...parts, rest];
  });
}

/** Where a stretch of joined texts stands in each of them. */
function places(texts, from, to) {
  const parts = [];
  let begin = 0;
  for (const { node } of texts) {
    const end = begin + node.length;
    if (begin < to && end > from) parts.push({ node, from: Math.max(from, begin) - begin, to: Math.min(to, end) - begin });
    begin = end;
  }
  return parts;
}
