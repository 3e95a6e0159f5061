// How long the viewfinder's engine looks at a frame in Chromium: `make bench-guidance`. Prints, and asserts nothing of time.
import { expect, test } from '@playwright/test';
import { framePath, type Frame } from '../support/camera';
import { look } from '../support/guide';

const FRAMES: Frame[] = ['pass', 'fail-two-faces', 'fail-dark', 'fail-no-face'];
const WARM_UP = 60;
const TIMED = 200;

test('a look of the guide at a frame', async ({ page }) => {
  test.setTimeout(300_000);
  await page.goto('/');
  for (const frame of FRAMES) {
    const { took } = await look(page, framePath(frame), WARM_UP + TIMED);
    const timed = took.slice(WARM_UP).sort((a, b) => a - b);
    expect(timed.length).toBe(TIMED);
    const mean = timed.reduce((sum, ms) => sum + ms, 0) / TIMED;
    const at = (share: number) => timed[Math.floor(share * TIMED)].toFixed(1);
    console.log(`${frame.padEnd(16)} mean ${mean.toFixed(1)} ms, median ${at(0.5)}, 95 of 100 within ${at(0.95)}`);
  }
});
