// Somebody before the camera who does what the page asks for, or something else. The frames are those of
// var/fixtures/gestures, rendered by `cargo xtask gestures`; which one is shown follows from the prompt on the page, as with a
// person who reads it. What they are found to be is the server's to say.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

export type Gesture = 'blink' | 'turn_left' | 'turn_right' | 'open_mouth';

const gestures = join(__dirname, '../../var/fixtures/gestures');
const SOURCE = '/gestures-in-front-of-the-test-camera/';

/** One of the frames as a file, such as `blink-03`. */
export function gesturePath(frame: string): string {
  rendered();
  return join(gestures, `${frame}.jpg`);
}

function rendered(): void {
  if (!existsSync(join(gestures, 'version'))) throw new Error(`${gestures} is empty: run \`cargo xtask gestures\``);
}

/** `misread`: what this person does instead of some gestures. Before the page is opened. */
export async function personCamera(page: Page, misread: Partial<Record<Gesture, Gesture>> = {}): Promise<void> {
  rendered();
  const files = readdirSync(gestures).filter((file) => file.endsWith('.jpg')).sort();
  await page.route(`**${SOURCE}*`, (route) =>
    route.fulfill({ path: join(gestures, new URL(route.request().url()).pathname.slice(SOURCE.length)) }),
  );
  await page.addInitScript(standBeforeCamera, { source: SOURCE, files, misread });
}

/** Holds still in one of the frames, such as `blink-03`; or no longer. */
export function holdStill(page: Page, frame?: string): Promise<void> {
  return page.evaluate((frame) => {
    (window as any).heldFrame = frame;
  }, frame);
}

/** Runs inside the page. */
function standBeforeCamera({ source, files, misread }: { source: string; files: string[]; misread: Record<string, string> }): void {
  // How long a movement takes, and how long somebody needs to read and begin, ms.
  const lasts: Record<string, number> = { blink: 700, turn_left: 1900, turn_right: 1900, open_mouth: 1200 };
  const reaction = 450;
  const load = async (file: string) => {
    const image = new Image();
    image.src = source + file;
    await image.decode();
    return image;
  };
  let shown = { cue: '', since: 0 };
  const doing = (frames: Map<string, HTMLImageElement[]>) => {
    const held = (window as any).heldFrame?.split('-');
    if (held) return frames.get(held[0])![Number(held[1])];
    const cue = document.querySelector<HTMLElement>('[data-cue]')?.dataset.cue ?? 'rest';
    if (cue !== shown.cue) shown = { cue, since: performance.now() };
    const gesture = misread[cue] ?? cue;
    const frame = Math.floor(((performance.now() - shown.since - reaction) / lasts[gesture]) * (frames.get(gesture)?.length ?? 0));
    return frames.get(gesture)?.[frame] ?? frames.get('rest')![0];
  };
  navigator.mediaDevices.getUserMedia = async () => {
    const frames = new Map<string, HTMLImageElement[]>();
    const images = await Promise.all(files.map(load));
    files.forEach((file, k) => {
      const name = file.replace(/(-\d+)?\.jpg$/, '');
      frames.set(name, [...(frames.get(name) ?? []), images[k]]);
    });
    const { naturalWidth: width, naturalHeight: height } = frames.get('rest')![0];
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const pen = canvas.getContext('2d')!;
    // A hand is never quite still.
    const paint = () => {
      const [x, y] = [700, 450].map((slow) => 3 * Math.sin(performance.now() / slow));
      pen.drawImage(doing(frames), x - 4, y - 4, width + 8, height + 8);
    };
    paint();
    const painting = setInterval(paint, 50);
    const stream = canvas.captureStream(20);
    for (const track of stream.getVideoTracks()) {
      const settings = track.getSettings.bind(track);
      track.getSettings = () => ({ ...settings(), facingMode: 'environment', width, height });
      const stop = track.stop.bind(track);
      track.stop = () => {
        clearInterval(painting);
        stop();
      };
    }
    return stream;
  };
}
