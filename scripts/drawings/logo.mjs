// Draws the logo, the favicon and the icon that phones put on their home screen.
//   node scripts/drawings/logo.mjs
import { writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { colour } from './portrait.mjs';
import { chromiumPath } from './browser.mjs';

const assets = new URL('../../style/assets/', import.meta.url);

// The viewfinder's outline on the photo's own blue. The head's path counts 120 units and starts at the crown: a pattern
// that divides 120 into an even number, shifted by half a dash, lies alike on both sides.
const mark = (width, dash, gap) =>
  `<g fill="none" stroke="#fff" stroke-width="${width}" stroke-linecap="round">` +
  `<path pathLength="120" stroke-dasharray="${dash} ${gap}" stroke-dashoffset="${dash / 2}" d="M32 10.5c8.6 0 13.800 6.400 13.800 15.400 0 10-5.800 18.100-13.800 18.100s-13.800-8.100-13.800-18.100c0-9 5.200-15.400 13.800-15.400Z"/>` +
  // A shoulder is dash, gap, dash.
  ['M19.5 47.2C13.5 49 9.8 52.3 8.8 58', 'M44.5 47.2C50.5 49 54.2 52.3 55.2 58']
    .map((path) => `<path pathLength="${2 * dash + gap}" stroke-dasharray="${dash} ${gap}" d="${path}"/>`)
    .join('') +
  '</g>';

const logo = (radius, width, dash, gap) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64">` +
  `<rect width="64" height="64" rx="${radius}" fill="${colour.sky}"/>${mark(width, dash, gap)}</svg>\n`;

writeFileSync(new URL('logo.svg', assets), logo(15, 3, 5.4, 6.6));
// In a tab it is sixteen pixels wide: fewer and bolder dashes.
writeFileSync(new URL('favicon.svg', assets), logo(14, 4.6, 6, 9));

const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
for (const [file, size] of [['apple-touch-icon.png', 180], ['icon-512.png', 512]]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  // Phones cut the corners themselves.
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${logo(0, 3, 5.4, 6.6)}`);
  await page.screenshot({ path: new URL(file, assets).pathname });
}
await browser.close();
