// Starts the edition in one file, which is opened from a disk: nothing is fetched. Publishing puts unpack.js before it, and
// what is packed into the file itself; it fills in the names in double braces.

const page = document.documentElement;
const place = (name) => document.getElementById(name);
const FAILED = place('failed');

function fail(error) {
  console.warn('policy-explorer:', error);
  page.classList.remove('starting');
  FAILED.hidden = false;
}

async function start() {
  const pack = place('pack');
  const lengths = pack.dataset.lengths.split(' ').map(Number);
  const bytes = unpack(bytesOf(pack.textContent), lengths.reduce((one, other) => one + other));
  if (markOf(bytes) !== Number(pack.dataset.mark)) throw new Error('this file is damaged');
  pack.remove();
  let from = 0;
  const [glue, everything, own, speech, style, module, corpus] = lengths.map((length) => bytes.subarray(from, (from += length)));
  place('style').textContent = new TextDecoder().decode(style);
  const script = (bytes) => import(URL.createObjectURL(new Blob([bytes], { type: 'text/javascript' })));
  const [app, { default: ready }, { default: desk }, aloud] = await Promise.all([glue, everything, own, speech].map(script));
  await ready(app, desk, { module, corpus, name: '{{corpus}}' });
  const options = { address: 'hash' };
  app.frame(place('head'), place('foot'), options);
  app.mount(place('front'), options);
  aloud.default(document, page);
  // The app draws before the browser shows anything.
  setTimeout(() => page.classList.remove('starting'));
}

// 长辈版 and back, as boot.js has it.
const KEY = 'policy-explorer-elder';
try {
  page.toggleAttribute('data-elder', localStorage.getItem(KEY) === '1');
} catch (error) {
  console.warn('policy-explorer:', error);
}
addEventListener('click', ({ target }) => {
  if (!target.closest?.('[data-switch=elder]')) return;
  const elder = page.toggleAttribute('data-elder');
  try {
    localStorage.setItem(KEY, elder ? '1' : '0');
  } catch (error) {
    console.warn('policy-explorer:', error);
  }
});
addEventListener('submit', (event) => event.preventDefault());
addEventListener('policy-explorer:panic', ({ detail }) => fail(new Error(`the app stopped: ${detail}`)));
start().catch(fail);
