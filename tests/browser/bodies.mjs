// Who must do what: the three ways to look at the bodies, the table by months, and the page of one.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { message, valuesOf } from '../support/messages.mjs';
import { count, facts } from '../support/published.mjs';
import { byRole, closeBrowsers, eventually } from './support/browsers.mjs';
import { address, focused, hasAddress, hasFocus, isAt, isTold, words } from './support/reader.mjs';
import { inEachBrowser, visit } from './support/site.mjs';

after(closeBrowsers);

const HEADING = '找单位';
const MONTHS = message('workload.title');
const FIGURES = message('organizations.figures');
const REGION = 'main [role=region]';
const way = (page, name) => byRole(page, 'link', name, 'main nav').click();
const isAtView = (page, hash) => isAt(page, { heading: HEADING, hash: `#/organizations${hash}` });
const cell = (unit, column, count) => message('workload.cell', { unit, column, count });
/** How many of the deadlines name a body by just this name. */
const due = (unit, fit = () => true) =>
  count('deadlines', (deadline) => fit(deadline) && deadline.responsible.some(({ name }) => name === unit));
/** No second scroll bar: the page is as wide as the screen. */
async function fits(page) {
  const [needs, has] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(needs <= has, `${await address(page)} needs ${needs} of ${has} pixels`);
}

inEachBrowser((kind, alike) => {
  test('there are three ways to look, each with an address, and the focus stays on the way that was chosen', () =>
    visit(kind, { hash: '#/organizations' }, async (page) => {
      const current = () => words(page, 'main nav [aria-current]');
      assert.deepEqual(await current(), [message('organizations.list')]);
      for (const [name, view] of [[MONTHS, '?view=months'], [FIGURES, '?view=figures']]) {
        await (await byRole(page, 'link', name, 'main nav').wait()).focus();
        await page.keyboard.press('Enter');
        await isAtView(page, view);
        await eventually(async () => (await current())[0] === name);
        await hasFocus(page, `a: ${name}`);
        assert.deepEqual(await words(page, 'main h2'), [name]);
      }
      await page.evaluate(() => history.back());
      await isAtView(page, '?view=months');
      await way(page, message('organizations.list'));
      await isTold(page, message('filter.shown_organizations', { count: count('organizations') }));
    }));

  alike('a number of the table opens just these deadlines', () =>
    visit(kind, { hash: '#/organizations?view=months' }, async (page) => {
      const unit = '省数据管理中心';
      const inOctober = due(unit, ({ due, start }) => (due ?? start)?.startsWith('2018-10'));
      const cells = [
        ['10月', inOctober, 'due=2018-10'],
        ['合计', due(unit), ''],
        ['全年', due(unit, ({ all_year: allYear }) => allYear), 'due=all-year'],
      ];
      for (const [column, number, query] of cells.filter(([, number]) => number > 0)) {
        await byRole(page, 'link', cell(unit, column, number), REGION).click();
        const hash = `#/deadlines?unit=${unit}${query && `&${query}`}`;
        await isAt(page, { heading: '什么时候到期', hash });
        await isTold(page, message('filter.shown_deadlines', { count: number }));
        await page.evaluate(() => history.back());
        await isAtView(page, '?view=months');
      }
      await byRole(page, 'link', unit, REGION).click();
      await isAt(page, { heading: unit, hash: `#/organizations/${unit}` });
    }));

  test('on the narrowest screen the table scrolls within, by keyboard too, and names stay in sight', () =>
    visit(kind, { hash: '#/organizations?view=months', width: 320, height: 640 }, async (page) => {
      await fits(page);
      const region = await byRole(page, 'region', MONTHS, 'main').wait();
      await region.focus();
      // A key scrolls smoothly; on a busy machine it would still pull the table along while Tab is pressed below.
      const rest = await region.evaluateHandle((region) => {
        const rest = new Promise((resolve) => region.addEventListener('scrollend', resolve, { once: true }));
        return { rest };
      });
      await page.keyboard.press('ArrowRight');
      await rest.evaluate(({ rest }) => rest);
      assert.ok((await page.$eval(REGION, ({ scrollLeft }) => scrollLeft)) > 0);
      await region.evaluate((region) => (region.scrollLeft = region.scrollWidth));
      const seen = await page.$eval(`${REGION} tbody th[scope=row]`, (name) => {
        const { left, right } = name.getBoundingClientRect();
        return { left, right, width: innerWidth };
      });
      assert.ok(seen.left >= 0 && seen.right <= seen.width / 2, JSON.stringify(seen));
      await fits(page);
      // A number that takes the focus is not hidden behind the name of its row or of its column.
      for (let times = 0; times < 12; times++) {
        await page.keyboard.press('Tab');
        // Firefox scrolls to what has the focus a moment later.
        await eventually(async () => {
          const seen = await page.evaluate(() => {
            const { left, top, width, height } = document.activeElement.getBoundingClientRect();
            return document.activeElement.contains(document.elementFromPoint(left + width / 2, top + height / 2));
          });
          return seen || assert.fail(`hidden: ${await focused(page)}`);
        });
      }
      for (const hash of ['#/organizations?view=figures', '#/organizations/各市、县（市、区）政府', '#/organizations/省民政厅']) {
        await page.evaluate((hash) => (location.hash = hash), hash);
        await hasAddress(page, hash);
        await page.waitForSelector('main h2');
        await fits(page);
      }
    }));

  alike('all figures stand in one table that is sorted by keyboard, and each leads to its words and its document', () =>
    visit(kind, { hash: '#/organizations?view=figures' }, async (page) => {
      const rows = () => page.$$eval('main tbody tr', (all) => all.map(({ cells }) => [...cells].map((cell) => cell.innerText.trim())));
      const printed = await rows();
      assert.equal(printed.length, facts('figures').length);
      await (await byRole(page, 'button', message('figures.lead'), 'main table').wait()).focus();
      await page.keyboard.press('Enter');
      await eventually(() => page.$('main th[aria-sort=ascending]'));
      const leads = (await rows()).map((cells) => cells[2]);
      // Where nobody is named, that is no name to sort by: those stand together, before all names.
      const unnamed = leads.filter((lead) => lead === message('figures.no_lead'));
      const named = leads.slice(unnamed.length);
      assert.deepEqual(leads, [...unnamed, ...named.toSorted(new Intl.Collator('zh-u-kn-true').compare)]);
      assert.equal(named.length, facts('figures').filter(({ lead }) => lead).length);
      assert.equal(new Set(printed.map((cells) => cells[3])).size, new Set(facts('figures').map(({ document }) => document)).size);
      const clause = await page.$('main tbody tr td:last-child a');
      await clause.evaluate((link) => link.click());
      await eventually(() => page.$('main mark'));
    }));

  alike('the page of a body tells its work by role and month, and leads to the words and to the picture', () =>
    visit(kind, { hash: '#/organizations/省数据管理中心' }, async (page) => {
      const unit = '省数据管理中心';
      const sections = await page.$$eval('main .work', (all) =>
        all.map((section) => ({
          title: section.querySelector('h2').innerText,
          months: [...section.querySelectorAll('h3')].map(({ innerText }) => innerText),
          items: section.querySelectorAll('h3 + ul > li').length,
          dated: section.querySelectorAll('.deadline').length,
        })),
      );
      assert.ok(sections.length > 0);
      for (const { title, months, items } of sections) {
        const { count } = valuesOf(title.startsWith('牵头') ? 'organizations.lead' : title.startsWith('配合') ? 'organizations.support' : 'organizations.joint', title);
        assert.equal(Number(count), items, title);
        assert.equal(new Set(months).size, months.length, title);
      }
      assert.equal(sections.reduce((sum, { dated }) => sum + dated, 0), due(unit));
      const [all] = await words(page, 'main');
      assert.equal(all.split('2018年4月14日）算').length, 2);
      await byRole(page, 'link', message('organizations.in_picture'), 'main').click();
      await isAt(page, { heading: '什么时候到期', hash: `#/deadlines?unit=${unit}` });
      await isTold(page, message('filter.shown_deadlines', { count: due(unit) }));
      // Its work stands in rows; the words of a clause are marked.
      await page.evaluate(() => (location.hash = '#/organizations/省民政厅'));
      await isAt(page, { heading: '省民政厅', hash: '#/organizations/省民政厅' });
      const quote = await page.waitForSelector('main .work .quote a[href*="?mark="]');
      await quote.evaluate((link) => link.click());
      await eventually(() => page.$('main .chosen mark'));
    }));
});
