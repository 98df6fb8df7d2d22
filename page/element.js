// What stands behind <policy-explorer>: embed.js fetches it when the first of them is on a page. All of them on a page share
// one module, and each has a view, answers and a shadow of its own. Publishing fills in the names in double braces.
import * as app from './{{glue}}';
import everything from './{{everything}}';
import desk from './{{own}}';
import foreign from './{{foreign}}';
import speech from './{{speech}}';

/** The languages beside the one that it is built in, by their codes: files with their sentences. */
const WORDS = {{words}};
const BUILT = 'zh-CN';
const THEMES = ['blue', 'red', 'green'];
const here = new URL('./', import.meta.url).href;
const FAILED = '{{failed}}';

/** How long what happens in an element may be what a reader has just asked for, in milliseconds. */
const ASKED = 3000;

/** Those that are shown, to be told when the module dies, which is never fetched anew. */
const shown = new Set();
let dead = false;
let begun;

function begin() {
  begun ??= Promise.all([fetch(`${here}{{module}}`), bytes('{{corpus}}')])
    .then(([module, corpus]) => everything(app, desk, { module, corpus, name: '{{corpus}}' }))
    .catch((error) => {
      // What failed may work the next time.
      begun = undefined;
      throw error;
    });
  return begun;
}

async function bytes(name) {
  const response = await fetch(here + name);
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** Makes a language known to the module, once. */
const words = {};
function speakable(code) {
  words[code] ??= fetch(here + WORDS[code])
    .then((response) => {
      if (!response.ok) throw new Error(`${response.status} ${response.url}`);
      return response.text();
    })
    .then((lines) => {
      if (!app.say(code, lines)) throw new Error('not the words of this build');
    })
    .catch((error) => {
      words[code] = undefined;
      throw error;
    });
  return words[code];
}

addEventListener('policy-explorer:panic', () => {
  dead = true;
  for (const fail of shown) fail(new Error('the app stopped'));
});

/**
 * Shows a view in the shadow of an element, and what stood in the element until then. Returns `{ set, remove }`: `set(name)`
 * follows an attribute, `remove()` takes everything away.
 */
export default function show(element) {
  const shadow = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
  const document = element.ownerDocument;
  const make = (name, to, set = {}) => to.appendChild(Object.assign(document.createElement(name), set));
  shadow.replaceChildren();
  // Before that, and where nothing comes, what the host has put into the element.
  const before = make('slot', shadow);
  const style = make('link', shadow, { rel: 'stylesheet', crossOrigin: 'anonymous', href: `${here}{{style}}` });
  const styled = new Promise((done, refuse) => Object.assign(style, { onload: done, onerror: () => refuse(new Error(style.href)) }));
  const inset = make('div', shadow, { className: 'inset', lang: BUILT, hidden: true });
  let page = make('div', inset, { className: 'page' });
  let piece;
  let gone = false;
  let ready = false;
  let failed = false;

  // Nothing is ever sent; and what is told inside is told outside under its public name.
  inset.addEventListener('submit', (event) => event.preventDefault());
  inset.addEventListener('policy-explorer:told', (event) => {
    event.stopPropagation();
    const [kind, ...words] = event.detail;
    if (!ready) tell('ready', {});
    ready = true;
    tell(kind, kind === 'view' ? { route: words[0] } : found(words));
  });

  // Focus and page move only for a reader who does something in here, not for what the host sets (`may_move`).
  let asked;
  for (const kind of ['pointerdown', 'keydown', 'click']) {
    inset.addEventListener(kind, () => {
      page.dataset.asked = '';
      clearTimeout(asked);
      asked = setTimeout(() => delete page.dataset.asked, ASKED);
    }, true);
  }

  inset.addEventListener('click', ({ target }) => {
    if (target.closest?.('[data-switch=elder]')) page.toggleAttribute('data-elder');
    const button = target.closest?.('[data-language]');
    if (button) {
      button.removeAttribute('data-failed');
      speak(button.dataset.language).catch((error) => {
        button.setAttribute('data-failed', '');
        console.warn('policy-explorer:', error);
      });
    }
  });

  /** What is asked for last is spoken, once its words are here. */
  let asks;
  let unmark;
  async function speak(wished) {
    const code = wished.split('-')[0].toLowerCase();
    const known = Object.hasOwn(WORDS, code);
    asks = code;
    if (known) await speakable(code);
    if (gone || failed || asks !== code) return;
    inset.lang = known ? code : BUILT;
    unmark?.();
    unmark = known ? foreign(inset) : undefined;
    piece?.setLanguage(known ? code : '');
  }

  /** The attribute of the host; without it, or where its words do not come, the language that it is built in. */
  function language() {
    return speak(element.getAttribute('lang') ?? '').catch((error) => console.warn('policy-explorer:', error));
  }

  function tell(kind, detail) {
    element.dispatchEvent(new CustomEvent(`policy-explorer:${kind}`, { bubbles: true, composed: true, detail }));
  }

  function found([audience, as_of, ...words]) {
    const results = [];
    for (let at = 0; at < words.length; at += 2) results.push({ benefit: words[at], verdict: words[at + 1] });
    return { audience, as_of, results };
  }

  function fail(error) {
    if (gone || failed) return;
    failed = true;
    console.warn('policy-explorer:', error);
    piece = undefined;
    // With what listens there.
    page.remove();
    page = make('div', inset, { className: 'page' });
    theme();
    elder();
    const told = make('p', page, { className: 'failed', textContent: `${FAILED} ` });
    told.setAttribute('role', 'alert');
    make('a', told, { href: `${here}text/index.html`, textContent: '{{text}}' });
    inset.hidden = false;
    if (!before.isConnected) shadow.prepend(before);
    tell('error', { code: 'not_loaded', message: FAILED });
  }

  /** `benefits`, or as it would stand in the address of the whole page: `#/documents?kind=…` */
  function view() {
    const set = (element.getAttribute('view') ?? '').trim();
    return set.startsWith('#/') ? set : `#/${set === 'home' ? '' : set}`;
  }

  function theme() {
    const set = element.getAttribute('theme');
    if (set && !THEMES.includes(set)) console.warn(`policy-explorer: there is no theme ${JSON.stringify(set)}`);
    if (THEMES.includes(set)) page.dataset.theme = set;
    else delete page.dataset.theme;
  }

  /** The attribute of the host, until a reader presses the switch. */
  function elder() {
    page.toggleAttribute('data-elder', element.hasAttribute('elder'));
  }

  theme();
  elder();
  const silence = speech(inset, page);
  shown.add(fail);
  Promise.all([begin().then(language), styled])
    .then(() => {
      if (gone || failed) return;
      if (dead) throw new Error('the app has stopped');
      inset.hidden = false;
      before.remove();
      // Lengths follow the size of type that the reader has set in the browser, whatever the host makes of it.
      page.style.setProperty('--rem', getComputedStyle(inset).fontSize);
      const options = { address: 'memory', route: view(), page: here, language: inset.lang };
      const age = element.getAttribute('age');
      if (age?.trim()) options.age = age;
      if (element.hasAttribute('kiosk')) options.kiosk = '1';
      piece = new app.Piece(page, options);
    })
    .catch(fail);

  return {
    set(name) {
      if (name === 'theme') theme();
      else if (name === 'elder') elder();
      else if (name === 'lang') language();
      else if (name === 'view') piece?.setView(view());
      else if (name === 'age') piece?.setAge(element.getAttribute('age')?.trim() || undefined);
    },
    remove() {
      gone = true;
      shown.delete(fail);
      silence();
      unmark?.();
      clearTimeout(asked);
      if (!dead) piece?.remove();
      // Another may have begun in the same shadow.
      for (const own of [before, style, inset]) own.remove();
      if (!shadow.childElementCount) make('slot', shadow);
    },
  };
}
