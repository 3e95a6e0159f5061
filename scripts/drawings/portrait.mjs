// The one hand that draws people for this project: sample pictures and the instruction video. Coordinates are those of
// a 240×320 portrait, head in the middle, crown at 54, eyes at 138, chin at 214.

export const colour = {
  ink: '#14202b',
  ink2: '#55636f',
  paper: '#f6f5f1',
  card: '#ffffff',
  line: '#e4e1d9',
  action: '#0b5c92',
  actionSoft: '#e6f2fa',
  ok: '#1b7552',
  okSoft: '#e4f3ec',
  warn: '#8f5500',
  danger: '#d0342c',
  shutter: '#d93a2b',
  sky: '#64c5ff', // a photo's own background and the logo, nothing else
};

const people = {
  man: { skin: '#e9bd9d', shade: '#d3a07e', hair: '#2a211e', lip: '#b8695d', style: 'short' },
  woman: { skin: '#f0c9ab', shade: '#dcaa89', hair: '#2d2320', lip: '#c2685f', style: 'tied' },
  tanned: { skin: '#d9a67f', shade: '#bf8862', hair: '#211a18', lip: '#a35a4c', style: 'short' },
  bob: { skin: '#f1ccb0', shade: '#dbab8c', hair: '#3a2a22', lip: '#bf6b60', style: 'tied' },
};

const clothes = {
  jacket: { cloth: '#2b3644', fold: '#222c38', shirt: '#fbfaf7' },
  shirt: { cloth: '#f4f1ea', fold: '#dcd7cb', shirt: '#fbfaf7' },
  green: { cloth: '#54695c', fold: '#465a4e', shirt: '#f4f1ea' },
  wine: { cloth: '#7a4046', fold: '#68343a', shirt: '#fbfaf7' },
  sky: { cloth: '#6cc4f7', fold: '#58b3e8', shirt: '#6cc4f7' },
};

/**
 * A person from the chest up. Options: who, wear, mouth (closed | teeth), eyes (open | closed, or 0…1 open),
 * fringe (0…1 over the brows), sideHair (0…1 over the ears), tilt (degrees), glasses (none | glare), hat, look.
 */
export function person(options = {}) {
  const {
    who = 'man', wear = 'jacket', mouth = 'closed', eyes = 1, fringe = 0, sideHair = 0, tilt = 0, glasses = false, hat = false,
  } = options;
  const p = people[who];
  return [
    p.style === 'tied' ? backHair(p, tilt) : '',
    neck(p),
    body(clothes[wear], p),
    shadowOfChin(),
    `<g transform="rotate(${tilt} 120 216)">`,
    head(p),
    hair(p),
    face(p, { mouth, eyes }),
    sideHair > 0 ? strandsOverEars(p, sideHair) : '',
    fringe > 0 ? fringeOverBrows(p, fringe) : '',
    glasses ? spectacles() : '',
    hat ? cap() : '',
    '</g>',
  ].join('');
}

function backHair(p, tilt) {
  return `<path transform="rotate(${tilt / 2} 120 216)" fill="${p.hair}" d="M66 120c-6 44-2 84 10 112 14 12 74 12 88 0 12-28 16-68 10-112Z"/>`;
}

function neck(p) {
  return `<path fill="${p.shade}" d="M97 184v52c0 12 10 22 23 22s23-10 23-22v-52Z"/>`;
}

function shadowOfChin() {
  return `<path fill="#000" opacity=".1" d="M97 196c5 12 14 21 23 21s18-9 23-21v10c-4 14-13 23-23 23s-19-9-23-23Z"/>`;
}

function body(c, p) {
  const shoulders = 'M10 320c2-44 22-66 54-74 14-4 26-9 33-17 6 12 14 18 23 18s17-6 23-18c7 8 19 13 33 17 32 8 52 30 54 74Z';
  return (
    `<path fill="${c.cloth}" d="${shoulders}"/>` +
    // The shirt in the opening, then the two sides of the collar over it.
    `<path fill="${c.shirt}" d="M97 229c6 12 14 18 23 18s17-6 23-18l9 9-32 60-32-60Z"/>` +
    `<path fill="${p.shade}" d="M97 224h46l2 10-25 32-25-32Z"/>` +
    `<path fill="${c.shirt}" stroke="${c.fold}" stroke-width="1.2" stroke-linejoin="round" d="M95 227l25 40-16 18-22-48Z"/>` +
    `<path fill="${c.shirt}" stroke="${c.fold}" stroke-width="1.2" stroke-linejoin="round" d="M145 227l-25 40 16 18 22-48Z"/>` +
    `<path fill="none" stroke="${c.fold}" stroke-width="2.4" stroke-linecap="round" d="M82 238l38 82M158 238l-38 82M48 320c0-16 2-28 6-38M192 320c0-16-2-28-6-38"/>`
  );
}

function head(p) {
  return (
    `<g fill="${p.skin}"><ellipse cx="67" cy="146" rx="9" ry="15"/><ellipse cx="173" cy="146" rx="9" ry="15"/></g>` +
    `<g fill="none" stroke="${p.shade}" stroke-width="2.2" stroke-linecap="round"><path d="M65 139c-3 3-3 9 1 13M175 139c3 3 3 9-1 13"/></g>` +
    `<path fill="${p.skin}" d="M68 126c0-38 22-60 52-60s52 22 52 60c0 34-7 56-21 72-10 11-21 17-31 17s-21-6-31-17c-14-16-21-38-21-72Z"/>`
  );
}

function hair(p) {
  if (p.style === 'tied') {
    return (
      `<path fill="${p.hair}" d="M63 136c-8-52 18-85 58-85s65 33 56 85c-3 3-5 1-5-3-4-30-22-44-46-53-20 11-49 22-58 53-1 5-3 6-5 3Z"/>` +
      `<path fill="none" stroke="#fff" opacity=".12" stroke-width="3" stroke-linecap="round" d="M84 84c8-11 18-16 29-18M139 69c12 6 20 15 24 28"/>`
    );
  }
  return (
    `<path fill="${p.hair}" d="M64 134c-10-50 16-82 58-82 41 0 64 30 54 82-4 1-5-1-6-5-1-12-4-21-11-29-22 3-51 0-69-9-11 9-18 20-20 38-1 5-3 7-6 5Z"/>` +
    `<path fill="none" stroke="#fff" opacity=".12" stroke-width="3" stroke-linecap="round" d="M88 76c10-9 26-13 40-11M150 74c8 5 13 11 16 19"/>`
  );
}

function face(p, { mouth, eyes }) {
  const open = eyes === 'closed' ? 0 : eyes === 'open' ? 1 : eyes;
  const brow = 'M83 124c7-6 17-7 26-3M157 124c-7-6-17-7-26-3';
  return (
    `<path fill="none" stroke="${p.hair}" stroke-width="${p.style === 'tied' ? 3.6 : 4.6}" stroke-linecap="round" d="${brow}"/>` +
    eye(96, open, p) +
    eye(144, open, p) +
    `<path fill="none" stroke="${p.shade}" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round" d="M118 144c-1 10-6 19-6 24 1 5 12 6 16 1"/>` +
    `<g fill="#e0806f" opacity=".16"><ellipse cx="88" cy="166" rx="12" ry="8"/><ellipse cx="152" cy="166" rx="12" ry="8"/></g>` +
    (mouth === 'teeth' ? smile() : lips(p))
  );
}

function eye(x, open, p) {
  if (open < 0.15) {
    return `<path fill="none" stroke="${colour.ink}" stroke-width="2.6" stroke-linecap="round" d="M${x - 10} 138q10 6 20 0"/>`;
  }
  const height = 6.2 * open;
  const lid = `M${x - 11} 140q11 ${-2 * height} 22 0`;
  return (
    `<path fill="#fff" d="${lid}q-11 ${1.1 * height} -22 0Z"/>` +
    `<ellipse fill="${p.hair}" cx="${x}" cy="138" rx="5" ry="${Math.min(5, height)}"/>` +
    `<circle fill="#fff" cx="${x + 1.7}" cy="136.2" r="1.3"/>` +
    `<path fill="none" stroke="${colour.ink}" stroke-width="2.4" stroke-linecap="round" d="${lid}"/>`
  );
}

function lips(p) {
  return (
    `<path fill="${p.lip}" d="M102 187c6-2 12-5 18-3 6-2 12 1 18 3-8 9-28 9-36 0Z"/>` +
    `<path fill="none" stroke="#8d463f" stroke-width="1.8" stroke-linecap="round" d="M102 187c10 2 26 2 36 0"/>`
  );
}

function smile() {
  return (
    `<path fill="#7c2f2d" d="M97 181c14 5 32 5 46 0-1 14-11 22-23 22s-22-8-23-22Z"/>` +
    `<path fill="#fff" d="M100 183c13 4 27 4 40 0-1 5-3 8-5 9-10 2-20 2-30 0-2-1-4-4-5-9Z"/>` +
    `<path fill="none" stroke="#d9d4cb" stroke-width="1" d="M108 185v8M114 186v7M120 186v7M126 186v7M132 185v8"/>` +
    `<path fill="none" stroke="#a8564c" stroke-width="2.4" stroke-linecap="round" d="M96 181c15 5 33 5 48 0"/>`
  );
}

function fringeOverBrows(p, amount) {
  return (
    `<path transform="translate(0 ${-44 * (1 - amount)})" opacity="${Math.min(1, amount * 2)}" fill="${p.hair}" ` +
    `d="M66 128c4-46 30-62 54-62s50 16 54 62c-4-6-8-6-11-2-6 8-11 8-15 3-7 7-13 7-18 1-7 6-14 6-20-1-6 7-13 6-18-2-6 7-12 6-15 1-4-3-7-3-11 0Z"/>`
  );
}

function strandsOverEars(p, amount) {
  const away = 16 * (1 - amount);
  return (
    `<path transform="translate(${-away} 0)" opacity="${Math.min(1, amount * 2)}" fill="${p.hair}" d="M64 104c-10 40-8 84 2 112 12 4 16-4 14-16-6-30-6-64 4-96Z"/>` +
    `<path transform="translate(${away} 0)" opacity="${Math.min(1, amount * 2)}" fill="${p.hair}" d="M176 104c10 40 8 84-2 112-12 4-16-4-14-16 6-30 6-64-4-96Z"/>`
  );
}

function spectacles() {
  return (
    `<g fill="#dbe9f3" fill-opacity=".35" stroke="#2b3644" stroke-width="3"><rect x="75" y="123" width="40" height="31" rx="12"/><rect x="125" y="123" width="40" height="31" rx="12"/></g>` +
    `<path fill="none" stroke="#2b3644" stroke-width="3" d="M115 136q5-4 10 0M75 134l-9-3M165 134l9-3"/>` +
    `<g fill="#fff" opacity=".92"><path d="M84 124h13l-11 29h-4q-5-1-6-6Z"/><path d="M101 124h6l-11 29h-6Z"/><path d="M134 124h13l-11 29h-4q-5-1-6-6Z"/><path d="M151 124h6l-11 29h-6Z"/></g>`
  );
}

function cap() {
  return (
    `<path fill="#a33f35" d="M60 108c-2-42 24-66 60-66s62 24 60 66c-18-10-40-14-60-14s-42 4-60 14Z"/>` +
    `<path fill="#8a332b" d="M48 116c10-18 40-26 72-26s62 8 72 26c2 5-2 7-7 5-18-8-40-11-65-11s-47 3-65 11c-5 2-9 0-7-5Z"/>` +
    `<path fill="none" stroke="#8a332b" stroke-width="2" d="M120 43v48M92 49c-6 10-9 26-9 45M148 49c6 10 9 26 9 45"/><circle cx="120" cy="43" r="4" fill="#8a332b"/>`
  );
}

/** The dashed head and shoulders of the viewfinder, in the same coordinates. */
export function outline(stroke = '#fff', width = 5, opacity = 1) {
  return (
    `<g fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-dasharray="${width * 2} ${width * 2.2}" opacity="${opacity}">` +
    `<path d="M120 40c42 0 68 34 68 86 0 34-8 62-23 80-13 15-28 22-45 22s-32-7-45-22c-15-18-23-46-23-80 0-52 26-86 68-86Z"/>` +
    `<path d="M80 236c-6 4-14 6-22 9-30 9-46 31-50 69M160 236c6 4 14 6 22 9 30 9 46 31 50 69"/></g>`
  );
}
