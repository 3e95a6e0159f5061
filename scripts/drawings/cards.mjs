// Draws style/assets/sample-card-*.svg: how a card is photographed, and the three common mistakes. A card of nobody: bars where
// writing is, an outline where the portrait is.
//   node scripts/drawings/cards.mjs
import { writeFileSync } from 'node:fs';
import { colour } from './portrait.mjs';

const assets = new URL('../../style/assets/', import.meta.url);

const desk = '<rect width="120" height="90" fill="#d9d3c6"/>';
const bar = (x, y, width) => `<rect x="${x}" y="${y}" width="${width}" height="4" rx="2" fill="#5b6b78"/>`;
const card =
  '<rect x="12" y="17" width="96" height="56" rx="5" fill="#eef4f8" stroke="#aebdc8"/>' +
  bar(19, 25, 22) + bar(19, 34, 34) + bar(19, 43, 28) + bar(19, 63, 82) +
  '<rect x="76" y="23" width="24" height="33" rx="2" fill="#cfe3f1"/>' +
  '<circle cx="88" cy="34" r="6" fill="#8ea6b8"/><path d="M78 56c1-9 5-13 10-13s9 4 10 13z" fill="#8ea6b8"/>';
/** Where to look. */
const ring = (x, y, width, height) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6" fill="none" stroke="#fff" stroke-width="4"/>` +
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6" fill="none" stroke="${colour.danger}" stroke-width="2.2"/>`;

const samples = {
  good: desk + card,
  blur: '<filter id="b"><feGaussianBlur stdDeviation="2.6"/></filter>' + desk + `<g filter="url(#b)">${card}</g>`,
  edges: desk + `<g transform="translate(34 6)">${card}</g>` + ring(92, 8, 26, 76),
  glare:
    '<radialGradient id="g"><stop offset=".25" stop-color="#fff"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient>' +
    desk + card + '<ellipse cx="40" cy="44" rx="34" ry="24" fill="url(#g)"/>' + ring(14, 24, 52, 40),
};

for (const [name, body] of Object.entries(samples)) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 90" width="120" height="90">${body}</svg>\n`;
  writeFileSync(new URL(`sample-card-${name}.svg`, assets), svg);
}
