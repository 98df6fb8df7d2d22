// Reading a document: contents that follow, headings that stay, marks that open, words to copy, what a site may set.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { message } from '../support/messages.mjs';
import { facts } from '../support/published.mjs';
import { byRole, closeBrowsers, eventually } from './support/browsers.mjs';
import { address, focused, hasAddress, hasFocus, words } from './support/reader.mjs';
import { inEachBrowser, visit } from './support/site.mjs';

after(closeBrowsers);

const CARE = '#/documents/浙政办发-2018-32';
const NO_30 = '#/documents/浙政办发-2018-30';
const CONTENTS = 'nav[aria-label=目录]';
const CLAUSES = facts('clauses');
const clause = (id) => CLAUSES.find((own) => own.id === `浙政办发-2018-32/${id}`);

/** The section around a place. */
const section = (place) => `section:has(> [data-place="${place}"])`;
const current = (page) => page.$$eval(`${CONTENTS} [aria-current]`, (all) => all.map(({ innerText }) => innerText));
const isRead = (page, entry) =>
  eventually(async () => {
    assert.deepEqual(await current(page), [entry]);
    return true;
  });
/** The panel below a paragraph: its words, or nothing. */
const told = (page) => page.evaluate(() => document.querySelector('#told')?.innerText ?? '');
/** The marks of a clause that one can press, by their words. */
const mark = (page, place, words) =>
  page.evaluateHandle(
    (selector, words) => [...document.querySelectorAll(`${selector} [role=button]`)].find(({ innerText }) => innerText === words),
    section(place),
    words,
  );
const status = (page, place) => words(page, `${section(place)} > [role=status]`);

/** The clipboard is a list of what was written to it; with `refuse` it takes nothing. */
const clipboard = (refuse) => (page) =>
  page.evaluateOnNewDocument((refuse) => {
    window.copied = [];
    const writeText = (text) => {
      if (refuse) return Promise.reject(new Error('refused'));
      window.copied.push(text);
      return Promise.resolve();
    };
    Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
  }, refuse);
const copied = (page) => page.evaluate(() => window.copied);
const press = (page, place, key) => byRole(page, 'button', message(key), section(place)).click();

inEachBrowser((kind, alike) => {
  test('the contents stand beside the text and say which section is read, down the page and up again', () =>
    visit(kind, { hash: CARE }, async (page) => {
      assert.deepEqual(await current(page), []);
      const places = ['1', '2.3', '2.11', '3.1'];
      for (const place of [...places, ...places.toReversed()]) {
        const words = await page.evaluate((selector) => {
          const own = document.querySelector(selector);
          scrollTo(0, own.getBoundingClientRect().top + scrollY - 20);
          return own.querySelector('[data-place]').innerText;
        }, section(place));
        await isRead(page, words);
        const [nav, entry] = await page.$eval(CONTENTS, (nav) =>
          [nav, nav.querySelector('[aria-current]')].map((own) => own.getBoundingClientRect().toJSON()),
        );
        assert.ok(nav.top >= 0 && nav.bottom <= 900, 'the contents stay in sight');
        assert.ok(entry.top >= nav.top && entry.bottom <= nav.bottom + 1, `${words} is in sight within them`);
      }
    }));

  test('at the end of the page the section that a link leads to is the one that is read', () =>
    visit(kind, { hash: CARE }, async (page) => {
      const entries = await page.$$eval(`${CONTENTS} li a`, (all) => all.slice(-3).map(({ innerText }) => innerText));
      for (const entry of entries) {
        await (await byRole(page, 'link', entry, CONTENTS).wait()).focus();
        await page.keyboard.press('Enter');
        await isRead(page, entry);
      }
    }));

  test('on a phone the contents are folded and the heading that stays takes two lines at the most', async () => {
    for (const width of [320, 360, 768]) {
      await visit(kind, { hash: NO_30, width, height: 640 }, async (page) => {
        assert.equal(await page.$eval(`${CONTENTS} details`, ({ open }) => open), false);
        const high = await page.$$eval('main .clause > :is(h2, h3, h4)', (all) =>
          all.filter((own) => own.getBoundingClientRect().height > 84).map(({ innerText }) => innerText),
        );
        assert.deepEqual(high, [], `at ${width}`);
        const [needs, has] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(needs <= has, `${needs} of ${has} pixels`);
      });
    }
  });

  test('the heading of what is read stays in sight, and covers nothing that gets the focus', async () => {
    for (const [width, height] of [[1280, 900], [640, 450], [320, 640]]) {
      await visit(kind, { hash: `${CARE}/2.3`, width, height }, async (page) => {
        await eventually(async () => /^h3: （三）/.test(await focused(page)));
        // Scrolled to the middle again and again: the page may still be going to the place of the link.
        const heading = await eventually(() =>
          page.$eval(section('2.3'), (own) => {
            const { top, height } = own.getBoundingClientRect();
            scrollBy(0, top + Math.min(height / 2, height - 120));
            const stays = own.querySelector(':scope > h3').getBoundingClientRect();
            return stays.top > -1 && stays.top < 2 ? { bottom: stays.bottom } : null;
          }),
        );
        assert.ok(heading.bottom < 90, `${heading.bottom} pixels at ${width}`);
        // Backwards through what lies above: each must be seen below the heading that stays.
        await page.$eval(`${section('2.4')} .clause-foot [tabindex="0"]`, (own) => own.focus());
        await page.keyboard.down('Shift');
        for (let step = 0; step < 12; step++) {
          await page.keyboard.press('Tab');
          await eventually(async () => {
            const hidden = await page.evaluate(() => {
              const own = document.activeElement;
              const { left, top, bottom } = own.getClientRects()[0];
              const at = document.elementFromPoint(left + 2, (Math.max(top, 0) + bottom) / 2);
              return own.contains(at) || at?.contains(own) ? '' : `${own.innerText.slice(0, 40)} lies under ${at?.outerHTML.slice(0, 80)}`;
            });
            assert.equal(hidden, '');
            return true;
          });
        }
        await page.keyboard.up('Shift');
      });
    }
  });

  test('a link to the section that one is in the middle of leads back to its beginning', () =>
    visit(kind, { hash: `${CARE}/2.3`, height: 500 }, async (page) => {
      const top = () => page.$eval(section('2.3'), (own) => own.getBoundingClientRect().top);
      await eventually(async () => Math.abs(await top()) < 40);
      for (const away of [150, 3000]) {
        await page.evaluate((away) => scrollBy(0, away), away);
        await eventually(async () => (await top()) < -100);
        await page.evaluate(() => (location.hash = '#/documents/浙政办发-2018-32'));
        await hasAddress(page, CARE);
        await page.evaluate(() => (location.hash = '#/documents/浙政办发-2018-32/2.3'));
        await eventually(async () => Math.abs(await top()) < 40);
      }
    }));

  test('one goes to the next and the previous clause by keyboard, and each link says where', () =>
    visit(kind, { hash: `${CARE}/2.3` }, async (page) => {
      await eventually(async () => /^h3: （三）/.test(await focused(page)));
      const [before, behind] = [clause('2.2'), clause('2.4')];
      const name = (key, place, own) => `${message(key, { place })} ${own.title}`;
      const foot = `${section('2.3')} .clause-foot`;
      await byRole(page, 'link', name('reader.before', '二（二）', before), foot).wait();
      const next = name('reader.behind', '二（四）', behind);
      await byRole(page, 'link', next, foot).wait();
      // One stop of the tab key, and the arrow keys within it.
      let presses = 0;
      while ((await focused(page)) !== `a: ${next}` && presses < 12) {
        await page.keyboard.press('Tab');
        presses++;
      }
      await hasFocus(page, `a: ${next}`);
      for (const name of [message('reader.copy_link'), message('reader.copy_words'), message('reader.copy_words')]) {
        await page.keyboard.press('ArrowRight');
        await hasFocus(page, `button: ${name}`);
      }
      await page.keyboard.press('Home');
      await hasFocus(page, `a: ${name('reader.before', '二（二）', before)}`);
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await hasFocus(page, `h3: （四）${behind.title}`);
      await hasAddress(page, `${CARE}/2.4`);
      await page.evaluate(() => history.back());
      await eventually(async () => /^h3: （三）/.test(await focused(page)));
    }));

  test('the address of a clause and its words are copied, and that is told quietly', () =>
    visit(kind, { hash: CARE, prepare: clipboard(false) }, async (page) => {
      await press(page, '2.3', 'reader.copy_link');
      const link = await page.evaluate(() => location.href.split('#')[0]);
      assert.deepEqual(await copied(page), [`${link}${CARE}/2.3`]);
      assert.deepEqual(await status(page, '2.3'), [message('reader.link_copied')]);
      await press(page, '2.3', 'reader.copy_words');
      const source = '浙政办发〔2018〕32号 二（三）';
      assert.equal((await copied(page)).at(-1), message('reader.quotation', { quote: clause('2.3').text, source }));
      assert.deepEqual(await status(page, '2.3'), [message('reader.words_copied')]);

      // Words that a reader has selected are the quote, also over a mark; those of another clause are not.
      const select = (place, from, to) =>
        page.evaluate(
          (selector, from, to) => {
            const text = document.querySelector(`${selector} > p[data-words]`);
            const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
            const range = document.createRange();
            let at = 0;
            while (walker.nextNode()) {
              const { length } = walker.currentNode;
              if (at <= from && from < at + length) range.setStart(walker.currentNode, from - at);
              if (at < to && to <= at + length) range.setEnd(walker.currentNode, to - at);
              at += length;
            }
            getSelection().removeAllRanges();
            getSelection().addRange(range);
          },
          section(place),
          from,
          to,
        );
      const { text } = clause('2.3');
      const quote = '2018年4月1日起，将享受城乡居民养老金待遇';
      const from = text.indexOf(quote);
      await select('2.3', from, from + quote.length);
      await press(page, '2.3', 'reader.copy_words');
      await eventually(async () => (await copied(page)).at(-1) === message('reader.quotation', { quote, source }));
      await select('2.4', 0, 10);
      await press(page, '2.3', 'reader.copy_words');
      await eventually(async () => (await copied(page)).at(-1) === message('reader.quotation', { quote: text, source }));
      assert.equal((await copied(page)).length, 4);
    }));

  test('where the clipboard is refused the text stands selected in a field, and the page says so', () =>
    visit(kind, { hash: CARE, prepare: clipboard(true) }, async (page) => {
      await press(page, '2.3', 'reader.copy_link');
      await eventually(async () => (await status(page, '2.3'))[0] === message('reader.not_copied'));
      await hasFocus(page, `textarea: ${message('reader.to_copy')}`);
      const chosen = await page.evaluate(() => {
        const { value, selectionStart, selectionEnd } = document.activeElement;
        return value.slice(selectionStart, selectionEnd);
      });
      assert.equal(chosen, await page.evaluate(() => `${location.href.split('#')[0]}#/documents/浙政办发-2018-32/2.3`));
    }));

  test('a body and a deadline are opened by a press, below their paragraph, and closed by Escape', () =>
    visit(kind, { hash: CARE }, async (page) => {
      const body = await mark(page, '2.3', '省民政厅');
      await body.click();
      await eventually(async () => (await told(page)).includes(message('reader.leads')));
      assert.equal(await body.evaluate((own) => own.ariaExpanded), 'true');
      const [paragraph, panel] = await page.evaluate((selector) => {
        const own = document.querySelector(selector);
        return [own.querySelector('p[data-words]'), own.querySelector('#told')].map((part) => part.getBoundingClientRect().toJSON());
      }, section('2.3'));
      assert.ok(panel.top >= paragraph.bottom - 1, 'below the paragraph');
      await body.click();
      await eventually(async () => (await told(page)) === '');

      const day = await mark(page, '2.3', '从2018年4月1日起');
      await day.click();
      await eventually(async () => (await told(page)).includes('2018年4月1日起'));
      await page.keyboard.press('Escape');
      await eventually(async () => (await told(page)) === '');
      await day.click();
      await byRole(page, 'link', message('reader.to_deadline'), '#told').click();
      await eventually(async () => /^#\/deadlines\?document=浙政办发-2018-32&open=/.test(await address(page)));
      await eventually(() => page.$('main .deadline-detail'));
    }));

  test('the marks of a paragraph are one stop of the tab key: the focus opens them, arrow keys lead on', () =>
    visit(kind, { hash: `${CARE}/2.3` }, async (page) => {
      await eventually(async () => /^h3: （三）/.test(await focused(page)));
      const marks = await page.$$eval(`${section('2.3')} > p[data-words] [tabindex]`, (all) => all.map(({ innerText }) => innerText));
      assert.ok(marks.length > 1);
      await page.keyboard.press('Tab');
      await hasFocus(page, `span: ${marks[0]}`);
      await eventually(async () => (await told(page)).includes(marks[0]));
      await page.keyboard.press('ArrowRight');
      await hasFocus(page, `span: ${marks[1]}`);
      await eventually(async () => (await told(page)).includes(marks[1]));
      // What the focus has opened, Enter leaves open; then it closes and opens.
      await page.keyboard.press('Enter');
      assert.ok((await told(page)).includes(marks[1]));
      await page.keyboard.press('Enter');
      await eventually(async () => (await told(page)) === '');
      await page.keyboard.press('Enter');
      await eventually(async () => (await told(page)).includes(marks[1]));
      // Escape within the panel leads back to the mark.
      await page.keyboard.press('Tab');
      await eventually(() => page.evaluate(() => document.activeElement.closest('#told') !== null));
      await page.keyboard.press('Escape');
      await hasFocus(page, `span: ${marks[1]}`);
      await eventually(async () => (await told(page)) === '');
      await page.keyboard.press('Tab');
      await eventually(() => page.evaluate(() => document.activeElement.matches('a, button') && !document.activeElement.dataset.mark));
    }));

  alike('a document that is not here is explained, and not linked', () =>
    visit(kind, { hash: CARE }, async (page) => {
      const number = '国办发〔2017〕52号';
      const place = await page.evaluate(
        (number) => [...document.querySelectorAll('.noted')].find(({ innerText }) => innerText === number).closest('section').querySelector('[data-place]').dataset.place,
        number,
      );
      const outside = await mark(page, place, number);
      await outside.click();
      await eventually(async () => (await told(page)).includes(message('reader.outside', { number })));
    }));

  test('the words of a clause are found and copied as one run, marks and all', () =>
    visit(kind, { hash: CARE }, async (page) => {
      const { text } = clause('2.3');
      assert.ok((await page.$$(`${section('2.3')} > p [role=button]`)).length > 1, 'it has marks');
      const [seen, selected, found] = await page.evaluate(
        (selector, text) => {
          const own = document.querySelector(`${selector} > p[data-words]`);
          getSelection().selectAllChildren(own);
          const selected = getSelection().toString();
          getSelection().removeAllRanges();
          return [own.innerText, selected, window.find(text.slice(0, 60))];
        },
        section('2.3'),
        text,
      );
      assert.equal(seen, text);
      assert.equal(selected, text);
      assert.ok(found, 'find in page');
    }));

  alike('what the text does not tell stands at the head, and leads to its place', () =>
    visit(kind, { hash: NO_30 }, async (page) => {
      const note = 'main .gaps';
      assert.match((await words(page, note))[0], /缺页/);
      await byRole(page, 'link', message('reader.gap_at', { place: '附表第1行' }), note).click();
      await eventually(() => page.evaluate(() => document.activeElement.dataset.place === 'table/1/1'));
      const [row, heading] = await page.evaluate(() =>
        [document.activeElement, document.querySelector('.part > h2')].map((own) => own.getBoundingClientRect().toJSON()),
      );
      assert.ok(row.top >= heading.bottom - 1, 'the row does not lie under the heading that stays');
    }));

  const correction = (value) => (path, buffer) => (path === 'site.json' ? (value === null ? null : Buffer.from(value)) : buffer);
  const LINK = `${section('2.3')} .clause-foot a[aria-label^="纠错"]`;

  alike('as it is published the page offers no correction, and says nothing of it', () =>
    visit(kind, { hash: CARE }, async (page) => {
      assert.equal(await page.$(LINK), null);
    }));

  alike('a page for corrections is told the fact, and nothing else of the reader', () =>
    visit(kind, { hash: CARE, tamper: correction('{"correction": "https://site.example/tell?a=b"}') }, async (page) => {
      const link = await page.$eval(LINK, ({ href, rel, target, innerText }) => ({ href, rel, target, innerText }));
      const fact = encodeURIComponent('浙政办发-2018-32/2.3');
      const rel = 'noreferrer noopener';
      assert.deepEqual(link, { href: `https://site.example/tell?a=b&fact=${fact}`, rel, target: '_blank', innerText: message('correction.link') });
    }));

  alike('a letter about a mistake has the citation for its subject, and the fact and the address in its text', () =>
    visit(kind, { hash: CARE, tamper: correction('{"correction": "mailto:office@site.example"}') }, async (page) => {
      const letter = new URL(await page.$eval(LINK, ({ href }) => href));
      assert.equal(letter.pathname, 'office@site.example');
      const citation = '浙政办发〔2018〕32号 二（三）';
      const link = await page.evaluate(() => location.href.split('#')[0]);
      const values = { citation, fact: '浙政办发-2018-32/2.3', address: `${link}${CARE}/2.3` };
      assert.equal(letter.searchParams.get('subject'), message('correction.subject', values));
      assert.equal(letter.searchParams.get('body'), message('correction.text', values));
    }));

  for (const [what, value] of Object.entries({
    missing: null,
    damaged: '{"correction": ',
    'no object': '"https://site.example"',
    'another type': '{"correction": 5}',
    hostile: '{"correction": "javascript:alert(1)"}',
    'not secure': '{"correction": "http://site.example"}',
  })) {
    alike(`a site.json that is ${what} is as good as none, and whoever looks after the page is told once`, () => {
      const warned = [];
      const prepare = (page) => page.on('console', (message) => /^warn/.test(message.type()) && warned.push(message.text()));
      const asked = { hash: CARE, tamper: correction(value), prepare, failing: true };
      return visit(kind, { ...asked, missing: /site\.json$/ }, async (page) => {
        await page.waitForSelector('html:not(.starting) .clause-foot');
        assert.equal(await page.$(LINK), null);
        await page.evaluate(() => (location.hash = '#/benefits'));
        await page.waitForSelector('main .benefits');
        assert.equal(warned.length, 1, warned.join('\n'));
        assert.match(warned[0], /site\.json/);
      });
    });
  }
});

test('on paper a document is black words on A4, with its source, and nothing to press', () =>
  visit('chrome', { hash: `${CARE}/2.3` }, async (page) => {
    await (await mark(page, '2.3', '省民政厅')).click();
    await eventually(async () => (await told(page)) !== '');
    await page.emulateMediaType('print');
    const seen = (selector) =>
      page.$$eval(selector, (all) => all.filter((own) => own.getClientRects().length > 0).map(({ innerText }) => innerText.trim()));
    for (const hidden of ['main .clause button', 'main .clause-foot a', 'nav', '.clause-foot', '#told', '.back a', '.reader-head .hint', '.skip']) {
      assert.deepEqual(await seen(hidden), [], hidden);
    }
    const [head] = await seen('.paper-head');
    assert.match(head, /浙江省人民政府公报 2018 年第 12 期/);
    assert.ok(head.includes(decodeURIComponent(await page.evaluate(() => location.href)).replace('/2.3', '')));
    const look = await page.$eval(`${section('2.3')} [role=button]`, (own) => getComputedStyle(own).textDecorationLine);
    assert.equal(look, 'none');
    const where = await page.$$eval('main .clause > h3', (all) => all.map((own) => getComputedStyle(own).position));
    assert.ok(where.every((position) => position === 'static'));
  }));
