// Texts of the reader's own: opened from files, dropped or pasted, they stand in every view beside the gazettes, and leave
// no trace when they are put away.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { message } from '../support/messages.mjs';
import { count } from '../support/published.mjs';
import { NO_TEXTS, gazette, gb18030 } from '../support/texts.mjs';
import { byRole, closeBrowsers, eventually } from './support/browsers.mjs';
import { calm, hasFocus, isTold, soonIdle, unfold, words } from './support/reader.mjs';
import { inEachBrowser, visit } from './support/site.mjs';

const folder = mkdtempSync(join(tmpdir(), 'policy-explorer '));
after(closeBrowsers);
after(() => rmSync(folder, { recursive: true }));

const SEED = readFileSync(new URL('../../seeds/zhejiang-2018-12.txt', import.meta.url));
const DOCUMENTS = count('documents');
const TAG = message('own.tag');
const JS = '.own [aria-live] p';

/** A file on the reader's disk, in a folder of its own: no other test writes it anew while a page reads it. */
function file(name, bytes) {
  const path = join(mkdtempSync(join(folder, 'disk-')), name);
  writeFileSync(path, bytes);
  return path;
}

const unfoldOwn = (page) => unfold(page, message('own.title'));

async function choose(page, ...paths) {
  await unfoldOwn(page);
  await (await page.waitForSelector('.own [type=file]')).uploadFile(...paths);
}

/** Waits until the page says just these sentences of its own accord. */
const says = (page, ...sentences) =>
  eventually(
    async () => {
      assert.deepEqual(await words(page, JS), sentences);
      return true;
    },
    { timeout: 60_000 },
  );

const opened = (count = 1) => message('own.done', { count });
const open = async (page, ...paths) => {
  await choose(page, ...paths);
  await says(page, opened(paths.length));
};
const remove = async (page, name) => {
  await byRole(page, 'button', message('own.remove_name', { file: name }), 'main section.own').click();
  await says(page, message('own.removed', { file: name }));
};
const follow = (page, name) => byRole(page, 'link', message(name), 'nav').click();
const heading = (page, words) => page.waitForFunction((words) => document.querySelector('h1')?.innerText === words, {}, words);
const all = (page) => page.$eval('main', (main) => main.innerText);

inEachBrowser((kind, alike) => {
  test('a text in GB18030 stands in every view, marked, in the files too, and leaves no trace when it is put away', () =>
    visit(kind, { hash: '#/documents' }, async (page, server) => {
      await isTold(page, message('filter.shown', { count: DOCUMENTS }));
      const before = await all(page);
      await open(page, file('江南 公报.txt', gb18030(gazette(2))));
      await isTold(page, message('filter.shown', { count: DOCUMENTS + 2 }));
      assert.equal((await words(page, 'main .card .tag-own')).length, 2);
      const [report] = await words(page, '.own-texts > li');
      assert.match(report, /江南 公报\.txt/);
      assert.ok(report.includes(message('own.facts', { documents: 2, clauses: 8, deadlines: 4 })), report);
      assert.ok(server.requests.every(({ method }) => method === 'GET'));

      await follow(page, 'nav.deadlines');
      await page.waitForSelector('main .deadline-task');
      await calm(page);
      assert.match(await all(page), /试验场地/);
      assert.match(await all(page), new RegExp(`江南政办发〔2031〕1号 一（${TAG}）`));
      const lists = await page.$$eval('main option', (options) => options.map(({ label }) => label));
      assert.ok(lists.some((label) => /江南政办发〔2031〕2号.*（自己打开的）/.test(label)), 'a choice of the filter');
      // What is to come counts from today again: the newest gazette has days that are not over.
      const year = new Date().getFullYear();
      if (year < 2031) assert.equal(await page.$eval('#as-of', ({ value }) => value.slice(0, 4)), `${year}`);

      await page.evaluate(() => {
        window.caught = [];
        URL.createObjectURL = (blob) => (window.caught.push(blob), '#');
        HTMLAnchorElement.prototype.click = () => {};
      });
      await unfold(page, message('export.title'));
      await byRole(page, 'button', message('export.data'), 'main .take-away').click();
      const data = await eventually(() => page.evaluate(() => window.caught[0]?.text()));
      assert.equal(JSON.parse(data).length, count('deadlines') + 4);
      assert.match(data, /江南政办发-2031-1/);

      await follow(page, 'nav.organizations');
      await heading(page, message('organizations.title'));
      assert.match(await all(page), /江南省试验厅|省试验厅/);

      await page.evaluate(() => (location.hash = '#/documents/江南政办发-2031-2'));
      await heading(page, '关于第2项试验的通知');
      assert.match(await all(page), /自己打开的文本“江南 公报\.txt”/);

      await follow(page, 'nav.documents');
      await heading(page, message('documents.title'));
      await remove(page, '江南 公报.txt');
      await isTold(page, message('filter.shown', { count: DOCUMENTS }));
      assert.equal((await all(page)).replace(message('own.removed', { file: '江南 公报.txt' }), '').replace(/\s+/g, ' ').trim(), before.replace(/\s+/g, ' ').trim());
      await page.evaluate(() => (location.hash = '#/documents/江南政办发-2031-2'));
      await heading(page, message('reader.missing_title'));
    }));

  alike('more deadlines than are drawn at once are all on paper', () =>
    visit(kind, { hash: '#/documents' }, async (page) => {
      await open(page, file('许多.txt', gazette(50)));
      const ALL = count('deadlines') + 100;
      await page.evaluate(() => {
        window.print = () => (window.onPaper = document.querySelectorAll('main .month .deadline').length);
      });
      await follow(page, 'nav.deadlines');
      await page.waitForSelector('main .month .deadline');
      await calm(page);
      const drawn = (selector) => page.$$eval(selector, (all) => all.length);
      assert.equal(await drawn('main .month .deadline'), 150);
      await unfold(page, message('export.title'));
      await byRole(page, 'button', message('export.print'), 'main .take-away').click();
      await eventually(async () => (await page.evaluate(() => window.onPaper)) === ALL);
      await byRole(page, 'button', message('deadlines.as_table'), 'main .deadline-form').click();
      await page.waitForSelector('main .deadline-table tbody tr');
      assert.equal(await drawn('main .deadline-table tbody tr'), 200);
      // As when a reader prints by the browser’s own menu.
      await page.evaluate(() => void dispatchEvent(new Event('beforeprint')));
      await eventually(async () => (await drawn('main .deadline-table tbody tr')) === ALL);
    }));

  alike('what is no text is told by its name beside the control, and the others are opened', () =>
    visit(kind, { hash: '#/documents' }, async (page) => {
      const names = ['通知.pdf', '照片.png', '文件.zip', '文件.docx', '程序.txt', '空.txt'];
      const wrong = names.map((name) => [name, ...NO_TEXTS[name]]);
      const large = file('很大.txt', Buffer.alloc(5 * 1024 * 1024 + 1, 'a'));
      await choose(page, ...wrong.map(([name, , bytes]) => file(name, bytes)), large, file('好.txt', gazette()));
      const sentences = wrong.map(([name, why]) => message(`own.${why}`, { file: name }));
      await says(page, ...sentences, message('own.too_large', { file: '很大.txt' }), opened());
      await isTold(page, message('filter.shown', { count: DOCUMENTS + 1 }));
    }));

  alike('markup in a text, in its title and in the name of its file is shown and never run', () =>
    visit(kind, { hash: '#/documents' }, async (page) => {
      const name = '<img src=x onerror=window.run=1>.txt';
      const hostile = gazette()
        .replace('第1项', '<script>window.run=1</script>第1项')
        .replace('准备。', '<img src=x onerror="window.run=1">准备。');
      await open(page, file(name, hostile));
      assert.match((await words(page, '.own-texts h4'))[0], /<img src=x onerror=window\.run=1>\.txt/);
      await page.evaluate(() => (location.hash = '#/documents/江南政办发-2031-1'));
      await heading(page, '关于<script>window.run=1</script>第1项试验的通知');
      assert.match(await all(page), /<imgsrc=xonerror="window\.run=1">准备/);
      await follow(page, 'nav.deadlines');
      await page.waitForSelector('main .deadline-task');
      assert.deepEqual(await page.evaluate(() => [window.run ?? null, document.querySelectorAll('main img, main script').length]), [null, 0]);
    }));

  alike('pasted words are opened under a name, and stay in the field where they cannot be', () =>
    visit(kind, { hash: '#/documents' }, async (page) => {
      await unfoldOwn(page);
      const field = () => page.$eval('#own-text', ({ value }) => value);
      const submit = () => byRole(page, 'button', message('own.paste_submit'), 'main section.own').click();
      const paste = (text) => page.$eval('#own-text', (field, text) => (field.value = text), text);
      await paste(' \n ');
      await submit();
      await says(page, message('own.empty', { file: message('own.paste_unnamed') }));
      assert.equal(await field(), ' \n ');
      const large = '字'.repeat(2_000_000);
      await paste(large);
      await submit();
      await says(page, message('own.too_large', { file: message('own.paste_unnamed') }));
      assert.equal((await field()).length, large.length);
      // Cut in the middle of a sentence.
      await paste(gazette().slice(0, 130));
      await byRole(page, 'textbox', message('own.paste_name'), 'main section.own').fill('抄来的');
      await submit();
      await says(page, opened());
      assert.equal(await field(), '');
      assert.deepEqual(await words(page, '.own-texts h4'), ['抄来的']);
      await page.$$eval('.own-texts summary', ([summary]) => summary.click());
      const notes = await words(page, '.own-texts details li');
      assert.ok(notes.some((note) => /^第 \d+ 行：没有找到落款和成文日期。/.test(note)), `${notes}`);
    }));

  test('files that are dropped on the page are opened, also beside the place for them', () =>
    visit(kind, { hash: '#/documents' }, async (page) => {
      await page.evaluate((text) => {
        const data = new DataTransfer();
        data.items.add(new File([text], '拖来的.txt'));
        const drop = (kind) => document.querySelector('main .cards').dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
        window.prevented = [drop('dragover'), drop('drop')].map((went) => !went);
      }, gazette());
      assert.deepEqual(await page.evaluate(() => window.prevented), [true, true]);
      await says(page, opened());
      assert.deepEqual(await words(page, '.own-texts h4'), ['拖来的.txt']);
    }));

  test('five megabytes are read with a bar and its words, can be stopped, and are there in the end', () =>
    visit(kind, { hash: '#/documents' }, async (page) => {
      const long = SEED.toString('utf8').repeat(60);
      const path = file('很长.txt', long);
      assert.ok(Buffer.byteLength(long) > 4.8e6 && Buffer.byteLength(long) <= 5 * 1024 * 1024);
      await choose(page, path);
      const bar = await page.waitForSelector('.own progress');
      assert.equal(await bar.evaluate(({ max }) => max), 100);
      assert.match((await words(page, '.own-progress label'))[0], /^正在读“很长\.txt”，已完成 \d+%。$/);
      await byRole(page, 'button', message('own.stop'), 'main section.own').click();
      await says(page, message('own.stopped'));
      assert.equal(await page.$('.own progress'), null);
      await isTold(page, message('filter.shown', { count: DOCUMENTS }));

      await choose(page, path);
      await page.waitForSelector('.own progress');
      // The page is used meanwhile.
      await follow(page, 'nav.organizations');
      await heading(page, message('organizations.title'));
      await follow(page, 'nav.documents');
      await says(page, opened());
      await isTold(page, message('filter.shown', { count: DOCUMENTS + 540 }));
      assert.equal((await page.$$('main .card')).length, 50);
      await byRole(page, 'button', message('documents.more', { count: 50 }), 'main').click();
      await eventually(async () => (await page.$$('main .card')).length === 100);
      await remove(page, '很长.txt');
      await isTold(page, message('filter.shown', { count: DOCUMENTS }));
    }));

  alike('a shared screen forgets it when nobody touches it any more', () =>
    visit(kind, { hash: '?kiosk=1#/documents', prepare: soonIdle }, async (page) => {
      await open(page, file('一.txt', gazette()));
      await heading(page, message('home.question'));
      await follow(page, 'nav.documents');
      await isTold(page, message('filter.shown', { count: DOCUMENTS }));
      assert.ok(!(await all(page)).includes(TAG));
    }));

  test('it works with the keyboard alone, and the focus is never lost', () =>
    visit(kind, { hash: '#/documents', width: 360, height: 740 }, async (page) => {
      await open(page, file('一.txt', gazette()));
      const button = await byRole(page, 'button', message('own.remove_name', { file: '一.txt' }), 'main section.own').wait();
      await button.focus();
      await page.keyboard.press('Enter');
      await says(page, message('own.removed', { file: '一.txt' }));
      await hasFocus(page, `div: ${message('own.removed', { file: '一.txt' })}`);
      await page.$eval('.own summary', (summary) => summary.focus());
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement.type), 'file');
      for (const expected of ['own-text', 'own-name', '']) {
        await page.keyboard.press('Tab');
        assert.equal(await page.evaluate(() => document.activeElement.id), expected);
      }
      assert.equal(await page.evaluate(() => document.activeElement.innerText), message('own.paste_submit'));
    }));

  for (const width of [320, 360, 1280]) {
    (width === 320 ? test : alike)(`at ${width} pixels nothing is cut off, and everything to press is large enough`, () =>
      visit(kind, { hash: '#/documents', width }, async (page) => {
        await choose(page, file('一份名称很长很长很长很长很长很长很长很长很长很长的公报文本.txt', gazette(8).slice(0, 1200)), file('图.png', NO_TEXTS['照片.png'][1]));
        await says(page, message('own.picture', { file: '图.png' }), opened());
        const measured = await page.evaluate(() => ({
          wide: document.documentElement.scrollWidth - innerWidth,
          small: [...document.querySelectorAll('.own :is(button, summary, .file, input, textarea, a)')]
            .map((element) => [element.outerHTML.slice(0, 60), element.getBoundingClientRect().height])
            .filter(([, height]) => height > 0 && height < 43.9),
        }));
        assert.ok(measured.wide <= 0, `${measured.wide} pixels too wide`);
        assert.deepEqual(measured.small, []);
      }));
  }

  alike('an older copy of the API in the browser is told, and nothing has changed', () => {
    const tamper = (path, bytes) => (path === 'embed.js' ? Buffer.from(bytes.toString('utf8').replace('ownTexts()', 'other()')) : bytes);
    return visit(kind, { hash: '#/documents', tamper, failing: true }, async (page) => {
      await choose(page, file('一.txt', gazette()));
      await says(page, message('own.other_build'));
      await isTold(page, message('filter.shown', { count: DOCUMENTS }));
    });
  });

  alike('where what reads cannot be got, that is said, and the next choice tries again', () => {
    let broken = true;
    const script = /own-[0-9a-f]+\.js/;
    const tamper = (path, bytes) => (broken && script.test(path) ? null : bytes);
    return visit(kind, { hash: '#/documents', tamper, failing: true, missing: script }, async (page) => {
      await choose(page, file('一.txt', gazette()));
      await says(page, message('own.not_fetched'));
      broken = false;
      await open(page, file('一.txt', gazette()));
    });
  });
});
