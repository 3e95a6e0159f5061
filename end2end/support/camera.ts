// A phone's rear camera for the tests. Two ways, one look from the page's side:
//
//   deviceCamera(page)     Chromium's own fake device plays the file it was launched with (`pass`): the whole real path
//                          from getUserMedia on, but one picture for the life of the browser.
//   pointCamera(page, f)   a canvas stream takes the device's place and shows whatever frame the test points it at,
//                          also in the middle of a page's life: first a dark picture, then a good one.
//
// Both answer `facingMode: environment` (the fake device itself refuses `{exact: 'environment'}`) and both keep what the
// page asked for in `cameraRequests(page)`. Frames are the files of var/fixtures/frames, made by `cargo xtask fixtures`.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

export type Frame =
  | 'pass'
  | 'fail-dark'
  | 'fail-bright'
  | 'fail-side-light'
  | 'fail-blur'
  | 'fail-tilt'
  | 'fail-far'
  | 'fail-two-faces'
  | 'fail-no-face'
  | 'drawn-good'
  | 'drawn-leaning'
  | 'drawn-tilted';

/** People drawn by the project, for pictures that the repository may show. */
const drawn = join(__dirname, '../drawn');
const frames = join(__dirname, '../../var/fixtures/frames');

/** The still as a file, for “应急上传” and other file inputs. */
export function framePath(frame: Frame): string {
  return frameFile(frame, 'png');
}

/** Chromium's flags for a fake camera that plays this frame; fixed once the browser runs. */
export function cameraFlags(frame: Frame): string[] {
  return [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${frameFile(frame, 'mjpeg')}`,
  ];
}

/** Makes the fake device a rear camera. Before the page is opened. */
export async function deviceCamera(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const media = navigator.mediaDevices;
    const getUserMedia = media.getUserMedia.bind(media);
    const requests = ((window as any).cameraRequests ??= []);
    media.getUserMedia = async (constraints: MediaStreamConstraints = {}) => {
      requests.push(JSON.parse(JSON.stringify(constraints)));
      let video = constraints.video;
      if (video && typeof video === 'object') {
        video = { ...video };
        delete video.facingMode;
      }
      const stream = await getUserMedia({ ...constraints, video });
      for (const track of stream.getVideoTracks()) {
        const settings = track.getSettings.bind(track);
        track.getSettings = () => ({ ...settings(), facingMode: 'environment' });
      }
      return stream;
    };
  });
  await labelAsRearCamera(page);
}

const PICTURE = '/picture-in-front-of-the-test-camera';
const pointedAt = new WeakMap<Page, Frame>();

/** Shows this frame to the camera, now and on every page opened after; call again to change the picture. */
export async function pointCamera(page: Page, frame: Frame): Promise<void> {
  const first = !pointedAt.has(page);
  pointedAt.set(page, frame);
  if (first) {
    // From the page's own origin: a content security policy lets it through and the canvas stays readable.
    await page.route(`**${PICTURE}?*`, (route) =>
      route.fulfill({ path: framePath(pointedAt.get(page)!), headers: { 'cache-control': 'no-store' } }),
    );
    await page.addInitScript(replaceCamera, PICTURE);
    await labelAsRearCamera(page);
  }
  await page.evaluate(() => (window as any).lookAgain?.());
}

/** The camera answers like one whose permission was refused, is missing, or is held by another app. */
export async function refuseCamera(
  page: Page,
  name: 'NotAllowedError' | 'NotFoundError' | 'NotReadableError' | 'OverconstrainedError',
): Promise<void> {
  await page.addInitScript((error) => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('the test says so', error));
  }, name);
}

/** The constraints of every getUserMedia call of the open page. */
export function cameraRequests(page: Page): Promise<MediaStreamConstraints[]> {
  return page.evaluate(() => (window as any).cameraRequests ?? []);
}

function frameFile(frame: Frame, extension: 'png' | 'mjpeg'): string {
  const folder = frame.startsWith('drawn-') ? drawn : frames;
  const path = join(folder, `${frame}.${extension}`);
  if (!existsSync(path)) throw new Error(`${path} is missing: run \`cargo xtask fixtures\``);
  return path;
}

/** Real rear cameras say so in their label; pages use it where facingMode is not reported. */
async function labelAsRearCamera(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const media = navigator.mediaDevices;
    const enumerate = media.enumerateDevices.bind(media);
    media.enumerateDevices = async () =>
      (await enumerate()).map((device) =>
        device.kind !== 'videoinput'
          ? device
          : new Proxy(device, {
              get(target, key) {
                if (key === 'label') return 'camera2 0, facing back';
                const value = Reflect.get(target, key, target);
                return typeof value === 'function' ? value.bind(target) : value;
              },
            }),
      );
  });
}

/** Runs inside the page. */
function replaceCamera(source: string): void {
  const requests = ((window as any).cameraRequests ??= []);
  let looks = 0;
  let picture: HTMLImageElement | undefined;
  const look = async () => {
    const image = new Image();
    // A new address each time: a page keeps the pictures it has seen, whatever their headers say.
    image.src = `${source}?${++looks}`;
    await image.decode();
    picture = image;
    return image;
  };
  (window as any).lookAgain = () => (picture ? look().then(() => undefined) : undefined);
  navigator.mediaDevices.getUserMedia = async (constraints: MediaStreamConstraints = {}) => {
    requests.push(JSON.parse(JSON.stringify(constraints)));
    if (!constraints.video) throw new DOMException('this camera has no microphone', 'NotFoundError');
    const { naturalWidth: width, naturalHeight: height } = await look();
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const pen = canvas.getContext('2d')!;
    // Painted again and again: a canvas stream sends a frame only when something was drawn.
    const paint = () => pen.drawImage(picture!, 0, 0, width, height);
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
