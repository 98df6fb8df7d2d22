// Writes page/icon.png, and the larger ones of an installed page, from icon.svg beside it: node scripts/icon.mjs
//
// The page links the picture and not the drawing, since Chromium draws an icon again at every change of the address, and a
// drawing costs it a document each time.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { closeBrowsers, openPage } from '../tests/browser/support/browsers.mjs';

const SIZES = { 'icon.png': 48, 'icon-192.png': 192, 'icon-512.png': 512 };
const file = (name) => fileURLToPath(new URL(`../page/${name}`, import.meta.url));

const { page } = await openPage('chrome', 'about:blank', { width: 320, height: 320 });
for (const [name, size] of Object.entries(SIZES)) {
  const png = await page.evaluate(
    async (svg, size) => {
      const image = new Image();
      image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = size;
      canvas.getContext('2d').drawImage(image, 0, 0, size, size);
      return canvas.toDataURL('image/png').split(',')[1];
    },
    readFileSync(file('icon.svg'), 'utf8'),
    size,
  );
  writeFileSync(file(name), Buffer.from(png, 'base64'));
}
await closeBrowsers();
