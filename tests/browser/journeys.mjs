// What people come for: to read a document, to see what is due, to learn what an age entitles to.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { message } from '../support/messages.mjs';
import { count } from '../support/published.mjs';
import { byRole, closeBrowsers, eventually } from './support/browsers.mjs';
import { address, ask, askFor, choose, focused, groups, hasAddress, hasFocus } from './support/reader.mjs';
import { isAt, isTold, told, unfold, unfoldGroups, words, write } from './support/reader.mjs';
import { inEachBrowser, visit } from './support/site.mjs';

after(closeBrowsers);

const HOME = { heading: message('home.question'), hash: '', title: message('site.name') };
const DOCUMENTS = { heading: '看文件', hash: '#/documents' };
const shown = (count) => message('filter.shown', { count });
/** Every deadline, those of tables among them. */
const ALL = count('deadlines');
const DOCUMENTS_IN_ALL = count('documents');
const due = (count) => message('filter.shown_deadlines', { count });
const clear = (page) => byRole(page, 'link', '清除筛选', 'main .result-line').click();
inEachBrowser((kind, alike) => {
  test('a reader finds a document by its kind and its words', () =>
    visit(kind, {}, async (page) => {
      await byRole(page, 'link', '看文件', 'nav').click();
      await isAt(page, DOCUMENTS);
      await isTold(page, shown(DOCUMENTS_IN_ALL));
      const titles = () => words(page, 'main .card h2');
      assert.equal((await titles()).length, DOCUMENTS_IN_ALL);

      const notices = count('documents', ({ kind }) => kind === '通知');
      assert.equal(await choose(page, '种类', '通知'), notices);
      await isTold(page, shown(notices));
      const [list] = await words(page, 'main');
      assert.deepEqual(list.match(/浙政办发〔2018〕\d+号/g), ['浙政办发〔2018〕30号', '浙政办发〔2018〕34号', '浙政办发〔2018〕35号']);
      await hasAddress(page, '#/documents?kind=通知');
      await clear(page);
      await isTold(page, shown(DOCUMENTS_IN_ALL));

      await write(page, 'searchbox', '文字', '高层建筑');
      await isTold(page, shown(1));
      assert.deepEqual(await titles(), ['关于加强高层建筑消防安全综合治理的意见']);
      await write(page, 'searchbox', '文字', '查无此文');
      await isTold(page, shown(0));
      assert.deepEqual(await words(page, 'main .notice'), [message('filter.nothing')]);
      await clear(page);
      await isTold(page, shown(DOCUMENTS_IN_ALL));
      await isAt(page, DOCUMENTS);
    }));

  alike('a reader filters documents and deadlines by for whom they are, and a link shows the same again', () =>
    visit(kind, { hash: '#/documents' }, async (page) => {
      const label = message('filter.for_whom');
      const numbers = async () => (await words(page, 'main'))[0].match(/浙政办发〔2018〕\d+号/g);
      const documents = count('documents', ({ for_whom }) => for_whom.includes('enterprises'));
      assert.equal(await choose(page, label, '企业'), documents);
      await isTold(page, shown(documents));
      await hasAddress(page, '#/documents?for=enterprises');
      const found = await numbers();
      for (const number of ['浙政办发〔2018〕27号', '浙政办发〔2018〕33号', '浙政办发〔2018〕34号']) assert.ok(found.includes(number));
      const named = await words(page, 'main .card');
      for (const card of named) assert.match(card, /与谁有关：.*企业/);
      // The kinds count within it.
      const notices = count('documents', ({ for_whom, kind }) => for_whom.includes('enterprises') && kind === '通知');
      assert.equal(await choose(page, '种类', '通知'), notices);
      await isTold(page, shown(notices));
      await hasAddress(page, '#/documents?kind=通知&for=enterprises');

      await byRole(page, 'link', message('nav.deadlines'), 'nav').click();
      await isTold(page, due(ALL));
      await unfold(page, message('filter.more'));
      const owners = count('deadlines', ({ for_whom }) => for_whom.includes('building_owners'));
      assert.equal(await choose(page, label, '高层建筑业主和管理单位'), owners);
      await isTold(page, due(owners));
      await hasAddress(page, '#/deadlines?for=building_owners');
      await page.reload();
      await isTold(page, due(owners));
      const chosen = await page.$eval('#for', (select) => select.value);
      assert.equal(chosen, 'building_owners');
      await clear(page);
      await isTold(page, due(ALL));
    }));

  test('a reader opens a document and a clause of it, and goes back and forward through all of it', () =>
    visit(kind, {}, async (page) => {
      const heading = '关于加强老年人照顾服务工作的实施意见';
      const document = { heading, hash: '#/documents/浙政办发-2018-32', title: `浙政办发〔2018〕32号 ${heading} · 政策通览` };
      const clause = { ...document, hash: '#/documents/浙政办发-2018-32/2.3' };
      await byRole(page, 'link', '看文件', 'nav').click();
      await isAt(page, DOCUMENTS);
      await hasFocus(page, 'h1: 看文件');
      await byRole(page, 'link', heading, 'main').click();
      await isAt(page, document);
      await hasFocus(page, `h1: ${heading}`);
      const contents = 'nav[aria-label=目录]';
      const entry = await page.$eval(`${contents} [href$="/2.3"]`, (link) => link.innerText);
      await byRole(page, 'link', entry, contents).click();
      await isAt(page, clause);
      await hasFocus(page, `h3: ${entry}`);

      for (const view of [document, DOCUMENTS, HOME]) {
        await page.evaluate(() => history.back());
        await isAt(page, view);
      }
      for (const view of [DOCUMENTS, document, clause]) {
        await page.evaluate(() => history.forward());
        await isAt(page, view);
      }
      await hasFocus(page, `h3: ${entry}`);
    }));

  alike('an age is read from the first page however it is written, and stays out of the address', () =>
    visit(kind, {}, async (page) => {
      for (const written of ['八十', '８０', '80岁']) {
        await askFor(page, written, 80);
        await hasFocus(page, 'div: 80 周岁…');
        await byRole(page, 'link', '政策通览', 'header').click();
        await isAt(page, { ...HOME, hash: '#/' });
      }
      assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length), 0);
    }));

  alike('a benefit begins with its year of age, not a year before', () =>
    visit(kind, { hash: '#/benefits' }, async (page) => {
      const limits = {
        高龄补贴: 80,
        '法律援助：不限事项范围': 70,
        每年免费体检等健康管理服务: 65,
        凭证件享受老年优待: 60,
      };
      for (const [benefit, years] of Object.entries(limits)) {
        await askFor(page, String(years - 1));
        const before = await groups(page);
        assert.ok(before.将来可享.includes(benefit), `${benefit} at ${years - 1}`);
        await askFor(page, String(years));
        const now = await groups(page);
        assert.ok([now.应当享受, now.待补充].flat().includes(benefit), `${benefit} at ${years}`);
        assert.deepEqual(Object.values(before).flat().sort(), Object.values(now).flat().sort(), 'no benefit is lost');
      }
    }));

  alike('the old-age allowance says what it still depends on, in whose words, and where they stand', () =>
    visit(kind, {}, async (page) => {
      await askFor(page, '80');
      assert.ok((await groups(page)).待补充.includes('高龄补贴'));
      const card = await byRole(page, 'article', '高龄补贴', 'main').wait();
      const text = await card.evaluate((article) => article.innerText);
      assert.ok(text.includes(message('benefits.age_met', { who: '', age: 80, limit: 80 }).trim()), text);
      assert.ok(text.includes(message('benefits.unknown')), text);
      assert.match(text, /从2018年4月1日起，将享受城乡居民养老金待遇的年满80周岁老年人的高龄补贴提高到每月不低于50元/);
      await byRole(page, 'link', '浙政办发〔2018〕32号 二（三）', 'main [aria-label=高龄补贴]').click();
      await eventually(async () => (await address(page)).startsWith('#/documents/浙政办发-2018-32/2.3?mark='));
      await eventually(async () => /^从2018年4月1日起.*每月不低于50元$/.test((await words(page, 'main mark'))[0]));
      await eventually(async () => (await focused(page)).startsWith('h3: （三）'));
    }));

  alike('a wrong answer is told in one sentence beside the field, and nothing that was written is lost', () =>
    visit(kind, {}, async (page) => {
      const tomorrow = await page.evaluate(() => {
        const now = new Date();
        const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
        return `${day.getFullYear()}年${day.getMonth() + 1}月${day.getDate()}日`;
      });
      const wrong = [
        ['-1', message('age.out_of_range')],
        ['131', message('age.out_of_range')],
        ['abc', message('age.not_understood', { written: 'abc' })],
        [tomorrow, message('age.not_yet_born')],
        ['1938年13月1日', message('age.no_such_day')],
      ];
      const seen = () =>
        page.$eval('#age', (field, wordsOf = (id) => document.getElementById(id).innerText) => ({
          alerts: [...document.querySelectorAll('main [role=alert]')].map((alert) => alert.innerText),
          described: field.getAttribute('aria-describedby').split(' ').map(wordsOf),
          written: field.value,
          invalid: field.ariaInvalid,
          focused: field === document.activeElement,
        }));
      for (const [written, sentence] of wrong) {
        await ask(page, written);
        const described = [sentence, message('age.hint')];
        await eventually(async () => {
          assert.deepEqual(await seen(), { alerts: [sentence], described, written, invalid: 'true', focused: true });
          return true;
        });
        await byRole(page, 'alert', undefined, 'main form').wait();
        await isAt(page, HOME);
      }
    }));

  test('a birth date is read, and the age is that of today', () =>
    visit(kind, {}, async (page) => {
      await ask(page, '1938年5月2日');
      await isAt(page, { heading: '我能享受什么', hash: '#/benefits' });
      const age = await page.evaluate(() => {
        const now = new Date();
        return now.getFullYear() - 1938 - (now < new Date(now.getFullYear(), 4, 2) ? 1 : 0);
      });
      const born = message('benefits.born', { date: message('site.date', { year: 1938, month: 5, day: 2 }), age });
      await eventually(async () => (await told(page))?.startsWith(born));
    }));

  alike('the page says of every benefit what the JavaScript API says', () =>
    visit(kind, { hash: '#/benefits' }, async (page) => {
      const { default: load } = await import('../../dist/embed.js');
      const explorer = await load();
      for (const age of [59, 68, 82]) {
        await askFor(page, String(age));
        await unfoldGroups(page);
        const shown = await page.$$eval('.benefit', (cards) =>
          cards.map((card) => [card.querySelector('h3').id.replace('benefit-', ''), card.classList[1]]),
        );
        const today = await page.evaluate(() => new Date().toLocaleDateString('sv'));
        const looks = { eligible: ['met', 'later'], undetermined: ['unknown'], discretionary: ['open'], not_eligible: ['unmet', 'later'] };
        const { results } = explorer.checkEligibility({ age }, { as_of: today });
        assert.deepEqual(shown.map(([id]) => id).sort(), results.map(({ benefit }) => benefit).sort());
        for (const { benefit, verdict } of results) {
          const [, look] = shown.find(([id]) => id === benefit);
          assert.ok(looks[verdict].includes(look), `${benefit} at ${age}: ${verdict}, but ${look}`);
        }
      }
    }));
});
