// Draws style/assets/sample-*.svg: what a good picture looks like and what the common mistakes look like.
//   node scripts/drawings/samples.mjs
import { mkdirSync, writeFileSync } from 'node:fs';
import { colour, person } from './portrait.mjs';

const assets = new URL('../../style/assets/', import.meta.url);
mkdirSync(assets, { recursive: true });

const background = `<rect width="240" height="320" fill="${colour.sky}"/>`;
/** Where to look, in the way the product marks a defect on a student's own photo. */
const ring = (x, y, width, height) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="12" fill="none" stroke="#fff" stroke-width="6"/>` +
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="12" fill="none" stroke="${colour.danger}" stroke-width="3.4"/>`;

const darker = (slope) =>
  `<filter id="d" color-interpolation-filters="sRGB"><feComponentTransfer>` +
  ['R', 'G', 'B'].map((channel) => `<feFunc${channel} type="linear" slope="${slope}"/>`).join('') +
  `</feComponentTransfer></filter>`;

const samples = {
  'good-male': background + person({ who: 'man', wear: 'jacket' }),
  'good-female': background + person({ who: 'woman', wear: 'shirt' }),
  teeth: background + person({ who: 'woman', wear: 'green', mouth: 'teeth' }) + ring(86, 170, 68, 42),
  'eyes-closed': background + person({ who: 'tanned', wear: 'shirt', eyes: 'closed' }) + ring(74, 122, 92, 30),
  'hair-over-brows': background + person({ who: 'bob', wear: 'jacket', fringe: 1, sideHair: 1 }) + ring(70, 100, 100, 36),
  // The same person twice, the second dark and seen only on the side away from the window.
  'side-light':
    `<defs><linearGradient id="g"><stop offset=".44" stop-color="#000"/><stop offset=".58" stop-color="#fff"/></linearGradient>` +
    `<mask id="m"><rect width="240" height="320" fill="url(#g)"/></mask>${darker(0.34)}</defs>` +
    background + `<g id="p">${person({ who: 'man', wear: 'shirt' })}</g><g mask="url(#m)"><use href="#p" filter="url(#d)"/></g>`,
  'too-far': background + `<g transform="translate(72 192) scale(.4)">${person({ who: 'woman', wear: 'jacket' })}</g>`,
  'head-tilted': background + person({ who: 'tanned', wear: 'green', tilt: 15 }),
  'glasses-reflection': background + person({ who: 'man', wear: 'wine', glasses: true }) + ring(62, 112, 116, 52),
  'blue-clothes': background + person({ who: 'bob', wear: 'sky' }) + ring(14, 240, 212, 70),
  backlit:
    `<defs><radialGradient id="b" cx=".5" cy=".42" r=".75"><stop offset=".3" stop-color="#fffdf2"/><stop offset="1" stop-color="#bfe5fb"/></radialGradient>` +
    `${darker(0.3)}</defs>` +
    `<rect width="240" height="320" fill="url(#b)"/><g filter="url(#d)">${person({ who: 'woman', wear: 'wine' })}</g>`,
  hat: background + person({ who: 'tanned', wear: 'jacket', hat: true }) + ring(42, 34, 156, 90),
  blur:
    `<defs><filter id="f" x="0" y="0" width="1" height="1"><feGaussianBlur stdDeviation="5"/></filter></defs>` +
    background + `<g filter="url(#f)">${background}${person({ who: 'man', wear: 'green' })}</g>`,
};

for (const [name, drawing] of Object.entries(samples)) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 320" width="240" height="320">${drawing}</svg>\n`;
  writeFileSync(new URL(`sample-${name}.svg`, assets), svg);
}
