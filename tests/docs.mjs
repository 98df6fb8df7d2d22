// What the documents tell is so: administrators what the page needs, and whoever works here where things are.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../', import.meta.url));
const read = (path) => readFileSync(project + path, 'utf8');
const portal = read('docs/portal.md');

test('the three servers are told the policy of the page, and who may show it in a frame', () => {
  const [, policy] = read('index.html').match(/Content-Security-Policy" content="([^"]+)"/);
  const told = [...portal.matchAll(/Content-Security-Policy "([^"]+)"/g)].map(([, told]) => told);
  assert.deepEqual(told, Array(3).fill(`${policy}; frame-ancestors 'self'`));
});

test('what may be kept for good is what has its content in its name', () => {
  const patterns = [...portal.matchAll(/-\[0-9a-f\]\{16\}\S*\$/g)].map(([pattern]) => new RegExp(pattern));
  assert.equal(patterns.length, 4);
  for (const pattern of patterns) {
    for (const kept of ['policy-explorer-4478599ffab19827.wasm', 'style-dd54393d643c2c21.css', 'boot-ec1ec0a79e77a995.js', 'corpus-51f70b6bb67951d5.bin', 'words-en-51f70b6bb67951d5.txt']) {
      assert.match(kept, pattern);
    }
    for (const asked of ['index.html', 'embed.js', 'site.json', 'text/zhezhengbanfa-2018-32.html', 'data/deadlines.csv']) {
      assert.doesNotMatch(asked, pattern);
    }
  }
});

test('every key of site.json is told', () => {
  for (const key of Object.keys(JSON.parse(read('page/site.json')))) assert.ok(portal.includes(`| \`${key}\` |`), key);
});

test('every theme that a site can choose is told, and there', () => {
  // What it looks like is reckoned where the stylesheet is made: src/publish/style.rs.
  const named = read('page/boot.js').match(/theme: .*\^\((\S+)\)\$/)[1].split('|');
  const ofElement = read('page/element.js').match(/THEMES = \[([^\]]+)\]/)[1].match(/\w+/g);
  assert.deepEqual(ofElement, named, 'an element has the themes of a page');
  for (const theme of named) {
    assert.ok(portal.includes(`\`${theme}\``), theme);
    assert.ok(theme === 'blue' || read('style/themes.css').includes(`[data-theme="${theme}"]`), theme);
  }
});

test('every file of the project that the documents name is there', () => {
  const made = ['dist', 'target', 'node_modules'];
  // What only stands for a name, what a command writes, and libraries.
  const elsewhere = /NAME|HASH|FOLDER|-….js|^dist\/|^(ical|pdf)\.js$/;
  const folders = readdirSync(project, { withFileTypes: true }).filter((entry) => entry.isDirectory() && !made.includes(entry.name) && !entry.name.startsWith('.'));
  const files = folders.flatMap(({ name }) => readdirSync(project + name, { recursive: true }).map((path) => `${name}/${path}`));
  const isNamed = (path) => files.some((file) => file === path || file.endsWith(`/${path}`));
  for (const document of ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'docs/portal.md', 'seeds/rules/README.md', 'seeds/notes/README.md']) {
    const words = [...read(document).matchAll(/`([\w.…/-]+)`/g)].map(([, word]) => word);
    for (const word of words.filter((word) => !elsewhere.test(word))) {
      const path = word.replace(/^…\//, '').replace(/\/$/, '');
      const isOurs = folders.some(({ name }) => path.startsWith(`${name}/`)) || /\w\.(rs|mjs|js|d\.ts|py|css|sh|env|toml|svg)$/.test(path);
      if (isOurs) assert.ok(isNamed(path) || existsSync(project + path), `${document}: ${word}`);
    }
  }
});
