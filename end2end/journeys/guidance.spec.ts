// Live guidance: what the viewfinder says, that it says what the server will say, and that the camera does without it.
import { expect, test, type Page } from '../support/test';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { inspect } from '../support/axe';
import { framePath, pointCamera, type Frame } from '../support/camera';
import { arriveAtCamera, hydrated, student } from '../support/demo';
import { look, type Explained } from '../support/guide';
import { gesturePath } from '../support/person';

const root = join(__dirname, '../..');
const advice = (page: Page) => page.locator('.Viewfinder .advice');
const stage = (page: Page) => page.locator('.Viewfinder .stage');
/** Engine and models come over the wire first, and every frame is computed on whatever else the machine does. */
const soon = { timeout: 30_000 };

test('the viewfinder says what to do, and turns green when nothing is left to do', async ({ page }, info) => {
  test.setTimeout(120_000);
  // How fast this machine is does not matter here: frames count as answered in no time, so that none is too slow.
  await page.addInitScript(() => {
    const now = performance.now.bind(performance);
    performance.now = () => now() + 1_000_000;
  });
  // The head of the camera's frame fits the dashed one of a screen without a browser's bars, as in an app's own browser.
  if (info.project.name === 'iphone') await page.setViewportSize({ width: 390, height: 844 });
  await pointCamera(page, 'fail-no-face');
  await arriveAtCamera(page, student(info, 17));
  await hydrated(page);
  await expect(advice(page)).toHaveText('请让完整的脸出现在虚线框内', soon);
  await expect(page.getByRole('status').filter({ hasText: '请让完整的脸出现在虚线框内' })).toBeAttached();
  await expect(stage(page)).not.toHaveAttribute('data-ready');
  await inspect(page, info, 'guidance-hint');

  await pointCamera(page, 'pass');
  await expect(stage(page)).toHaveAttribute('data-ready', '', soon);
  await expect(advice(page)).toHaveText('很好，请保持不动，可以拍照');
  await inspect(page, info, 'guidance-ready');

  await pointCamera(page, 'fail-dark');
  await expect(advice(page)).toHaveText('光线太暗，请到更亮的地方', soon);
  await expect(stage(page)).not.toHaveAttribute('data-ready');

  const voice = page.getByRole('button', { name: '语音提示' });
  await expect(voice).toHaveAttribute('aria-pressed', 'false');
  await voice.click();
  await expect(voice).toHaveAttribute('aria-pressed', 'true');

  // The picture that is taken is the sensor's, whatever the worker looked at.
  await pointCamera(page, 'pass');
  await page.getByRole('button', { name: '拍照', exact: true }).click();
  const taken = page.getByRole('img', { name: '刚拍的照片' });
  await expect(taken).toBeVisible();
  expect(await taken.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight])).toEqual([960, 1280]);
});

test('without the engine nothing is missing but the hints', async ({ page }, info) => {
  await page.route('**/guide.json', (route) => route.abort());
  await pointCamera(page, 'pass');
  await arriveAtCamera(page, student(info, 18));
  await hydrated(page);
  await expect(page.getByRole('button', { name: '拍照', exact: true })).toBeEnabled();
  await expect(advice(page)).toHaveText('尽量将人像放在取景框内');
  await expect(page.getByRole('button', { name: '语音提示' })).toHaveCount(0);
});

test('engine and models are kept for ever under names of their own, and what names them is asked for', { tag: '@once' }, async ({ page }) => {
  const named = await page.request.get('/guide.json');
  expect(named.headers()['cache-control']).toBe('no-cache');
  for (const address of Object.values<string>(await named.json())) {
    const file = await page.request.get(address);
    expect(file.headers()['cache-control'], address).toBe('public, max-age=31536000, immutable');
  }
});

/** What the server's engine finds, by its own command. */
function onServer(files: string[]): Explained[] {
  const binary = process.env.TUCAI_BINARY ?? join(root, 'target/release/tucai');
  const words = ['photo', 'check', '--json', '--policy', 'degree', ...files];
  let lines: string;
  try {
    lines = execFileSync(binary, words, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  } catch (refused) {
    // A picture that does not pass is an exit code, and what is wanted here.
    lines = (refused as { stdout: string }).stdout;
  }
  return lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map(({ measures, reasons }) => ({ measures, reasons: reasons.map(({ code }: { code: string }) => code) }));
}

// `domain::guidance::FORETOLD`: the others need the cut-out, or the sensor's detail.
const FORETOLD = ['NO_FACE', 'MULTI_FACE', 'DARK', 'BRIGHT', 'HEAD_TILT', 'HEAD_TURN', 'LIGHT_UNEVEN', 'EYES_CLOSED', 'MOUTH_OPEN'];
const foretold = ({ reasons }: Explained) => reasons.filter((code) => FORETOLD.includes(code)).sort();

// A fault each; the person turns their head, shuts their eyes and opens their mouth. In `turn_left-02` and `-11` the head has just
// passed the limit.
const FRAMES: Frame[] = ['pass', 'fail-dark', 'fail-bright', 'fail-side-light', 'fail-blur', 'fail-tilt', 'fail-two-faces', 'fail-no-face'];
const GESTURES = ['rest', 'blink-03', 'open_mouth-03', 'turn_left-01', 'turn_left-02', 'turn_left-06', 'turn_left-11', 'turn_right-02', 'turn_right-07'];

/** The points rest by then. */
const FRAMES_UNTIL_AT_REST = 25;

test('browser and server give the same reasons for the same picture', { tag: '@once' }, async ({ page }) => {
  test.setTimeout(240_000);
  const files = [...FRAMES.map(framePath), ...GESTURES.map(gesturePath)];
  await page.goto('/');
  const server = onServer(files);
  expect(server.length).toBe(files.length);
  for (const [k, file] of files.entries()) {
    const { explained: seen } = await look(page, file, FRAMES_UNTIL_AT_REST);
    expect(foretold(seen), `${file}: ${JSON.stringify(seen.measures)}`).toEqual(foretold(server[k]));
    if (file !== framePath('pass')) continue;
    // The small frame is scaled by the browser, and the weights are rounded.
    const close = { EyeOpening: 0.02, MouthOpening: 0.015, HeadPoseYaw: 1.5, HeadPosePitch: 1.5, HeadPoseRoll: 1.5, FaceExposure: 0.03 };
    for (const [name, off] of Object.entries(close)) {
      expect(Math.abs(seen.measures[name] - server[k].measures[name]), name).toBeLessThan(off);
    }
  }
  const shown = new Set(server.flatMap(foretold));
  expect([...shown].sort()).toEqual([...FORETOLD].sort());
});
