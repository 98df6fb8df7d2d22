// The keyboard alone: the tab key, and what must hold wherever it leads.
import assert from 'node:assert/strict';
import { eventually } from './browsers.mjs';

/** More stops than this lie between no two places of a journey. */
const FAR = 150;

/** Notes in `window.tabbedFrom` where the tab key was pressed. */
const noteTabs = (page) =>
  page.evaluate(() => {
    if ('tabbedFrom' in window) return;
    window.tabbedFrom = null;
    addEventListener('keydown', ({ key }) => key === 'Tab' && (window.tabbedFrom = document.activeElement), true);
  });

/**
 * The stop of the tab key that has the focus, said as by `focused`, and what is wrong with it: it must show that it has
 * the focus, lie in the window with nothing over it, and stand where one reads on from the stop before.
 */
const stop = (page, back) =>
  page.evaluate((back) => {
    const saying = (element) => {
      const words = element.ariaLabel ?? element.labels?.[0]?.innerText ?? element.innerText ?? '';
      return `${element.localName}: ${words.trim().replace(/\s+/g, ' ')}`;
    };
    const element = document.activeElement;
    const place = saying(element);
    const faults = [];

    const thick = (width) => parseFloat(width) >= 3;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    // What is drawn has no box to be outlined; its own edge is.
    const edge = element.ownerSVGElement && getComputedStyle(element.firstElementChild).strokeWidth;
    if (!(outlineStyle !== 'none' && thick(outlineWidth)) && !(edge && thick(edge))) {
      faults.push('does not show that it has the focus');
    }

    const [{ left, right, top, bottom }] = element.getClientRects();
    const [first, last] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
    // All of it is to be seen, or half a window of it; but Firefox leaves what is partly in sight where it is.
    const enough = navigator.userAgent.includes('Firefox') ? 1 : Math.min(bottom - top - 1, innerHeight / 2);
    if (right <= left || left < -1 || right > innerWidth + 1 || last - first < enough) {
      faults.push(`is out of sight: ${[left, top, right, bottom].map(Math.round)} of ${innerWidth} × ${innerHeight}`);
    } else {
      const parts = [element, ...(element.labels ?? [])];
      // Beside it in a line stands what can be pressed too, and may reach over it; only what is painted hides it.
      const hides = (other) => {
        if (!other || other.contains(element) || parts.some((part) => part.contains(other))) return false;
        return getComputedStyle(other).backgroundColor !== 'rgba(0, 0, 0, 0)' || hides(other.parentElement);
      };
      const over = [1, 2, 3]
        .map((quarter) => document.elementFromPoint((left + right) / 2, first + ((last - first) * quarter) / 4))
        .find(hides);
      if (over) faults.push(`lies under ${saying(over)}`);
    }

    const from = window.tabbedFrom;
    if (from?.isConnected && from !== element && from !== document.body) {
      const follows = Boolean(from.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
      if (follows === back) faults.push(`is not where one reads on from “${saying(from)}”`);
    }
    return { place, faults };
  }, back);

/** Presses Tab (or with it Shift) while `goesOn(way)`; returns every place on the way, each of them a sound stop. */
async function tabWhile(page, goesOn, { back = false } = {}) {
  const way = [];
  await noteTabs(page);
  if (back) await page.keyboard.down('Shift');
  while (goesOn(way)) {
    await page.keyboard.press('Tab');
    // Firefox scrolls to what has the focus a moment later.
    const place = await eventually(async () => {
      const { place, faults } = await stop(page, back);
      return faults.length > 0 ? assert.fail(`${place} ${faults.join(', ')}`) : place;
    });
    way.push(place);
  }
  if (back) await page.keyboard.up('Shift');
  return way;
}

/** Presses Tab until the focus is there; returns every place on the way. */
export async function tabTo(page, place, options) {
  const way = await tabWhile(page, (way) => way.at(-1) !== place && way.length < FAR, options);
  assert.equal(way.at(-1), place, way.join('\n'));
  return way;
}

/** Presses Tab so many times; returns every place on the way. */
export const tabOn = (page, count, options) => tabWhile(page, (way) => way.length < count, options);

/** Goes there by the tab key, and presses a key. */
export async function pressAt(page, place, key = 'Enter', options) {
  await tabTo(page, place, options);
  await page.keyboard.press(key);
}

/** Asserts that where the focus is now, however it came there, is a sound stop. */
export async function isSoundStop(page) {
  await eventually(async () => {
    const { place, faults } = await stop(page, false);
    return faults.length === 0 || assert.fail(`${place} ${faults.join(', ')}`);
  });
}
