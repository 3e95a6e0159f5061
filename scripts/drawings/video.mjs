// Draws the instruction video: style/assets/video/how-to-shoot.{mp4,webm,jpg} and its captions.
//   node scripts/drawings/video.mjs             needs ffmpeg, Chromium and Noto Sans CJK; takes a few minutes
//   node scripts/drawings/video.mjs --at 3 9.5  frames to var/, to look at while drawing, to look at while drawing
// The clip is committed: nobody needs the tools to build or run the project.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { chromiumPath } from './browser.mjs';
import { colour, outline, person } from './portrait.mjs';

const assets = fileURLToPath(new URL('../../style/assets/video/', import.meta.url));
const [width, height, framesPerSecond] = [720, 1280, 20];

const scenes = [
  {
    seconds: 4.2,
    title: '请他人为您拍摄',
    note: '使用后置摄像头，不可自拍',
    en: 'Ask somebody to take the picture with the rear camera. No selfies.',
    draw: friend,
  },
  {
    seconds: 4.2,
    title: '面向窗户站立',
    note: '让光线均匀照在脸上',
    en: 'Face a window, so that the light falls evenly on your face.',
    draw: light,
  },
  {
    seconds: 4.0,
    title: '头部充满虚线框',
    note: '端正居中，双肩放平',
    en: 'Come closer until your head fills the dashed frame. Keep upright and centred.',
    draw: distance,
  },
  {
    seconds: 4.4,
    title: '露出眉毛和双耳',
    note: '双唇闭合，眼睛自然睁开',
    en: 'Hair off the brows and behind the ears, lips closed, eyes open.',
    draw: face,
  },
  {
    seconds: 4.2,
    title: '按下红色快门',
    note: '照片自动制作，通过后存入草稿箱',
    en: 'Press the red shutter. The photo is made automatically; when it passes, it is kept in your draft box.',
    draw: shutter,
  },
];
const starts = scenes.map((_, index) => scenes.slice(0, index).reduce((sum, scene) => sum + scene.seconds, 0));
const length = scenes.reduce((sum, scene) => sum + scene.seconds, 0);

// --- drawing ------------------------------------------------------------------------------------------------------

/** 0 before `from`, 1 after `to`, gently in between. */
function ease(time, from, to) {
  const x = Math.min(1, Math.max(0, (time - from) / (to - from)));
  return x * x * (3 - 2 * x);
}

const at = (x, y, scale, what, more = '') => `<g transform="translate(${x} ${y}) scale(${scale})" ${more}>${what}</g>`;
const text = (x, y, size, weight, fill, words, anchor = 'middle') =>
  `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}">${words}</text>`;

/** A pill with a sign in front: ✓ what is right, ✕ what is not. */
function chip(x, y, good, words, opacity = 1) {
  const wide = words.length * 32 + 96;
  const [back, front] = good ? [colour.okSoft, colour.ok] : ['#fbeae8', colour.danger];
  const sign = good ? 'M-9 0l6 7 12-14' : 'M-8-8l16 16M8-8l-16 16';
  return (
    `<g opacity="${opacity}" transform="translate(${x - wide / 2} ${y})"><rect width="${wide}" height="64" rx="32" fill="${back}"/>` +
    `<path transform="translate(42 32)" d="${sign}" fill="none" stroke="${front}" stroke-width="4.5" stroke-linecap="round" stroke-linejoin="round"/>` +
    text(66, 43, 32, 700, front, words, 'start') + '</g>'
  );
}

const room = `<rect y="310" width="720" height="970" fill="#e9e6de"/><rect y="1130" width="720" height="150" fill="#d8d2c6"/><rect y="1116" width="720" height="14" fill="#f3f1eb"/>`;

const student = (options = {}) => person({ who: 'woman', wear: 'jacket', ...options });

function friend(time) {
  const raised = ease(time, 0.5, 1.5);
  const phone = 1010 - 250 * raised;
  return (
    room +
    `<path fill="#3b4654" d="M424 1040h162l8 260H416Z"/><path d="M505 1090v200" stroke="#2f3946" stroke-width="5"/>` +
    at(366, 420, 1.16, student()) +
    `<path fill="#2b3644" d="M378 788h254c6 90 8 180 2 256-3 20-40 20-42 0l-6-90 4 130H420l4-130-6 90c-2 20-39 20-42 0-6-76-4-166 2-256Z"/>` +
    `<path d="M424 830l-2 130M586 830l2 130" stroke="#222c38" stroke-width="4" stroke-linecap="round"/>` +
    // The line of sight from the lens to the face.
    `<path opacity="${ease(time, 1.5, 2)}" d="M300 ${phone + 30}L440 600" fill="none" stroke="${colour.action}" stroke-width="5" stroke-linecap="round" stroke-dasharray="2 15" stroke-dashoffset="${-time * 40}"/>` +
    // The friend, seen from behind.
    `<path fill="#54695c" d="M-70 1280c0-150 50-212 120-236 60-20 110-20 166 0 70 24 116 86 124 236Z"/>` +
    `<rect x="92" y="930" width="80" height="120" rx="34" fill="#d3a07e"/>` +
    `<ellipse cx="46" cy="890" rx="14" ry="26" fill="#e9bd9d"/><ellipse cx="218" cy="890" rx="14" ry="26" fill="#e9bd9d"/>` +
    `<path fill="#2a211e" d="M132 752c64 0 92 48 86 122-4 56-30 104-86 104s-82-48-86-104c-6-74 22-122 86-122Z"/>` +
    // The arm, and the phone that shows what it sees.
    `<path d="M214 1290C292 1210 322 1100 300 ${phone + 250}" stroke="#4b5f53" stroke-width="74" stroke-linecap="round" fill="none"/>` +
    `<g transform="rotate(-4 290 ${phone + 130})"><rect x="206" y="${phone}" width="168" height="308" rx="26" fill="#10171f"/>` +
    `<svg x="216" y="${phone + 12}" width="148" height="284" viewBox="0 0 148 284"><rect width="148" height="284" rx="16" fill="#e9e6de"/>` +
    at(2, 74, 0.6, student()) + `<path fill="#2b3644" d="M8 265h132v30H8Z"/>` + at(11, 70, 0.52, outline('#fff', 7)) + `</svg></g>` +
    `<path fill="#e9bd9d" d="M262 ${phone + 296}c-6-30 18-52 44-50 26 0 46 18 44 46-2 26-22 44-46 44-22 0-38-16-42-40Z"/>` +
    `<rect x="346" y="${phone + 214}" width="40" height="74" rx="20" fill="#e9bd9d" transform="rotate(12 366 ${phone + 250})"/>` +
    chip(540, 366, false, '不可自拍', ease(time, 2.3, 2.7))
  );
}

function light(time) {
  const turned = ease(time, 1.5, 2.7);
  const shadow = 0.9 * (1 - turned);
  const windowAt = 24 - 330 * turned;
  const glass = (x, y) => `<rect x="${x}" y="${y}" width="88" height="150" fill="#fffdf3"/>`;
  return (
    room +
    `<g transform="translate(${windowAt} 0)"><rect x="0" y="392" width="212" height="338" rx="6" fill="#fff"/>` +
    glass(12, 404) + glass(112, 404) + glass(12, 568) + glass(112, 568) +
    `<path fill="#fff8dc" opacity="${0.6 * (1 - ease(time, 1.4, 2))}" d="M212 400L620 700v480L212 730Z"/></g>` +
    `<defs><linearGradient id="side"><stop offset=".42" stop-color="#000"/><stop offset=".6" stop-color="#fff"/></linearGradient>` +
    `<mask id="away"><rect width="240" height="320" fill="url(#side)"/></mask>` +
    `<filter id="dark" color-interpolation-filters="sRGB"><feComponentTransfer><feFuncR type="linear" slope=".36"/><feFuncG type="linear" slope=".36"/><feFuncB type="linear" slope=".38"/></feComponentTransfer></filter></defs>` +
    at(90, 560, 2.25, `<g id="lit">${student()}</g><g mask="url(#away)" opacity="${shadow}"><use href="#lit" filter="url(#dark)"/></g>`) +
    chip(360, 366, false, '阴阳脸', ease(time, 0.5, 0.8) * (1 - ease(time, 1.5, 1.8))) +
    chip(360, 366, true, '光线均匀', ease(time, 2.6, 3))
  );
}

/** The phone's camera as the student's friend sees it. */
function viewfinder(inside, bar) {
  return (
    `<rect x="112" y="318" width="496" height="846" rx="56" fill="#10171f"/>` +
    `<svg x="128" y="334" width="464" height="814" viewBox="0 0 464 814"><defs><clipPath id="screen"><rect width="464" height="814" rx="42"/></clipPath></defs>` +
    `<g clip-path="url(#screen)"><rect width="464" height="814" fill="#cfc9bd"/>${inside}<rect y="650" width="464" height="164" fill="#14202b"/>${bar}</g></svg>`
  );
}

const shutterButton = (pressed) =>
  `<circle cx="232" cy="732" r="54" fill="none" stroke="#fff" stroke-width="7"/><circle cx="232" cy="732" r="${43 - 7 * pressed}" fill="${colour.shutter}"/>`;

function bubble(words, opacity, good) {
  const wide = words.length * 30 + 64;
  return (
    `<g opacity="${opacity}"><rect x="${232 - wide / 2}" y="36" width="${wide}" height="66" rx="33" fill="#fff"/>` +
    text(232, 80, 30, 700, good ? colour.ok : colour.ink, words) + '</g>'
  );
}

function posed(scale) {
  // Whatever the size, the middle of the face stays in the middle of the frame.
  return at(232 - 120 * scale, 322 - 134 * scale, scale, student() + `<rect x="10" y="319" width="220" height="300" fill="#2b3644"/>`);
}

function distance(time) {
  const near = ease(time, 0.8, 2.5);
  return viewfinder(
    posed(0.86 + 0.84 * near) +
      at(232 - 120 * 1.7, 322 - 134 * 1.7, 1.7, outline('#fff', 4.4)) +
      bubble('再靠近一点', 1 - ease(time, 2.1, 2.3), false) +
      bubble('很好，保持不动', ease(time, 2.5, 2.8), true),
    shutterButton(0),
  );
}

function face(time) {
  const hair = 1 - ease(time, 0.6, 1.3);
  const eyes = ease(time, 2.5, 2.9);
  const lips = ease(time, 1.6, 2);
  const drawn = (mouth) => student({ fringe: hair, sideHair: hair, eyes, mouth });
  return (
    room +
    at(90, 560, 2.25, drawn('teeth') + `<g opacity="${lips}">${drawn('closed')}</g>`) +
    chip(150, 366, true, '头发', ease(time, 1.2, 1.5)) +
    chip(360, 366, true, '双唇', ease(time, 1.9, 2.2)) +
    chip(570, 366, true, '双眼', ease(time, 2.8, 3.1))
  );
}

function shutter(time) {
  const pressed = ease(time, 0.7, 0.9) - ease(time, 1, 1.2);
  const flash = ease(time, 0.95, 1.05) - ease(time, 1.1, 1.5);
  const made = ease(time, 1.6, 2.2);
  const touch = ease(time, 0.3, 0.6) - ease(time, 1.2, 1.4);
  return (
    viewfinder(
      posed(1.7) + at(232 - 120 * 1.7, 322 - 134 * 1.7, 1.7, outline('#fff', 4.4)) + `<rect width="464" height="650" fill="#fff" opacity="${flash}"/>`,
      shutterButton(pressed) + `<circle cx="232" cy="732" r="${76 - 10 * pressed}" fill="#fff" opacity="${0.28 * touch}"/>`,
    ) +
    `<g opacity="${made > 0 ? 1 : 0}"><rect x="0" y="310" width="720" height="970" fill="${colour.paper}"/>` +
    `<g transform="translate(0 ${40 * (1 - made)})"><svg x="150" y="366" width="420" height="560" viewBox="0 0 240 320"><defs><clipPath id="photo"><rect width="240" height="320" rx="10"/></clipPath></defs>` +
    `<g clip-path="url(#photo)"><rect width="240" height="320" fill="${colour.sky}"/>${student()}</g></svg>` +
    chip(360, 970, true, '检测通过', ease(time, 2.3, 2.6)) +
    `<g opacity="${ease(time, 2.6, 2.9)}">${text(360, 1090, 32, 400, colour.ink2, '已存入草稿箱')}</g></g></g>`
  );
}

// Scenes are cut, not faded, and what stands still stands quite still: a fade over the whole picture costs more bytes
// than all the motion, and shows as blocks where there are too few of them.
function frame(time) {
  const index = starts.findLastIndex((start) => time >= start);
  const scene = scenes[index];
  const inside = time - starts[index];
  const rail = scenes
    .map((_, step) => {
      const done = step < index ? 1 : step > index ? 0 : inside / scene.seconds;
      const x = 60 + step * 122;
      return `<rect x="${x}" y="56" width="112" height="8" rx="4" fill="${colour.line}"/><rect x="${x}" y="56" width="${112 * done}" height="8" rx="4" fill="${colour.action}"/>`;
    })
    .join('');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `<rect width="${width}" height="${height}" fill="${colour.paper}"/>${rail}` +
    text(60, 178, 60, 700, colour.ink, scene.title, 'start') + text(60, 246, 36, 400, colour.ink2, scene.note, 'start') +
    `<svg x="0" y="310" width="720" height="970" viewBox="0 310 720 970">${scene.draw(inside)}</svg>` +
    '</svg>'
  );
}

// --- captions -----------------------------------------------------------------------------------------------------

const clock = (seconds) => `00:${String(Math.floor(seconds)).padStart(2, '0')}.${String(Math.round((seconds % 1) * 1000)).padStart(3, '0')}`;

function captions(words) {
  const cues = scenes.map((scene, index) => `${clock(starts[index])} --> ${clock(starts[index] + scene.seconds)}\n${words(scene)}\n`);
  return `WEBVTT\n\n${cues.join('\n')}`;
}

// --- making -------------------------------------------------------------------------------------------------------

// Said in the file, so that a browser does not have to guess and tint the paper pink.
const bt709 = ['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'];

const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width, height } });
await page.setContent(`<style>body{margin:0}svg{display:block}text{font-family:'Noto Sans CJK SC',sans-serif}</style><div></div>`);

async function shoot(time, format = { type: 'png' }) {
  await page.evaluate((svg) => (document.querySelector('div').innerHTML = svg), frame(time));
  return page.screenshot(format);
}

const single = process.argv.indexOf('--at');
if (single > 0) {
  mkdirSync('var', { recursive: true });
  for (const time of process.argv.slice(single + 1)) writeFileSync(`var/video-frame-${time}.png`, await shoot(Number(time)));
} else {
  mkdirSync(assets, { recursive: true });
  await film();
  writeFileSync(`${assets}how-to-shoot.jpg`, await shoot(starts[2] + 3.2, { type: 'jpeg', quality: 82 }));
  writeFileSync(`${assets}how-to-shoot.zh.vtt`, captions((scene) => `${scene.title}，${scene.note}`));
  writeFileSync(`${assets}how-to-shoot.en.vtt`, captions((scene) => scene.en));
}
await browser.close();

/** Lossless first, then both formats from it: drawing is the slow part. */
async function film() {
  const master = `${assets}master.mkv`;
  const ffmpeg = (...args) => {
    const child = spawn('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-y', ...args], { stdio: ['pipe', 'inherit', 'inherit'] });
    return { stdin: child.stdin, done: once(child, 'close').then(([code]) => code === 0 || Promise.reject(new Error(`ffmpeg: ${code}`))) };
  };
  const recording = ffmpeg('-f', 'image2pipe', '-framerate', `${framesPerSecond}`, '-c:v', 'png', '-i', '-', '-vf', 'scale=out_color_matrix=bt709:flags=accurate_rnd+full_chroma_int,format=yuv420p', ...bt709, '-c:v', 'libx264', '-qp', '0', '-preset', 'ultrafast', master);
  const frames = Math.round(length * framesPerSecond);
  for (let index = 0; index < frames; index++) {
    if (!recording.stdin.write(await shoot(index / framesPerSecond))) await once(recording.stdin, 'drain');
    if (index % 48 === 0) console.error(`   ${index} of ${frames} frames`);
  }
  recording.stdin.end();
  await recording.done;
  // Baseline without B-frames plays in every WebView; faststart lets it begin before it is fetched whole.
  await smallEnough(`${assets}how-to-shoot.mp4`, 22, (quality, file) =>
    ffmpeg('-i', master, '-an', '-c:v', 'libx264', '-profile:v', 'baseline', '-level', '3.1', '-preset', 'veryslow', '-crf', quality, '-x264-params', 'aq-mode=3:aq-strength=1.3', ...bt709, '-movflags', '+faststart', file).done,
  );
  await smallEnough(`${assets}how-to-shoot.webm`, 30, (quality, file) =>
    ffmpeg('-i', master, '-an', '-c:v', 'libvpx-vp9', '-crf', quality, '-b:v', '0', '-row-mt', '1', '-cpu-used', '2', ...bt709, file).done,
  );
  rmSync(master);
}

/** Students watch this on a mobile network: the best quality that fits. */
async function smallEnough(file, best, encode) {
  for (let quality = best; ; quality += 2) {
    await encode(`${quality}`, file);
    const { size } = statSync(file);
    console.error(`   ${file}: ${Math.round(size / 1000)} KB at quality ${quality}`);
    if (size < 700_000) return;
  }
}
