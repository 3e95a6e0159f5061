// The tests' own camera: what the page sees is the picture that the test chose. Needs no page of ours.
import { expect, test, type Page } from './support/test';
import { cameraRequests, deviceCamera, pointCamera, refuseCamera } from './support/camera';

/** A page of the server's origin, so that it counts as secure, but without anything of ours on it. */
async function openBlank(page: Page): Promise<void> {
  await page.route('**/blank-for-the-camera', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
  await page.goto('/blank-for-the-camera');
}

/** Asks for the rear camera as the product does and reads one frame. */
function shoot(page: Page): Promise<{ size: number[]; brightness: number; facing?: string }> {
  return page.evaluate(async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: { exact: 'environment' } } });
    const video = document.createElement('video');
    Object.assign(video, { srcObject: stream, muted: true, playsInline: true });
    await video.play();
    await new Promise<void>((seen) => video.requestVideoFrameCallback(() => seen()));
    const canvas = document.createElement('canvas');
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    const pen = canvas.getContext('2d')!;
    pen.drawImage(video, 0, 0);
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
    let sum = 0;
    for (let i = 0; i < data.length; i += 4) sum += data[i] + data[i + 1] + data[i + 2];
    const facing = stream.getVideoTracks()[0].getSettings().facingMode;
    stream.getTracks().forEach((track) => track.stop());
    return { size: [canvas.width, canvas.height], brightness: sum / (data.length * 0.75), facing };
  });
}

test('the fake device is a rear camera that shows the portrait', async ({ page }) => {
  await deviceCamera(page);
  await openBlank(page);
  const shot = await shoot(page);
  expect(shot.size).toEqual([960, 1280]);
  expect(shot.facing).toBe('environment');
  expect(shot.brightness).toBeGreaterThan(90);
  expect(await cameraRequests(page)).toEqual([{ video: { facingMode: { exact: 'environment' } } }]);
  const labels = await page.evaluate(async () =>
    (await navigator.mediaDevices.enumerateDevices()).filter((d) => d.kind === 'videoinput').map((d) => d.label),
  );
  expect(labels[0]).toContain('back');
});

test('a test can change the picture while the page is open, and it survives a reload', async ({ page }) => {
  await pointCamera(page, 'fail-dark');
  await openBlank(page);
  const dark = await shoot(page);
  expect(dark.size).toEqual([960, 1280]);
  expect(dark.facing).toBe('environment');
  expect(dark.brightness).toBeLessThan(60);
  await pointCamera(page, 'pass');
  expect((await shoot(page)).brightness).toBeGreaterThan(90);
  await page.reload();
  expect((await shoot(page)).brightness).toBeGreaterThan(90);
});

test('a refused camera is refused by its name', async ({ page }) => {
  await refuseCamera(page, 'NotAllowedError');
  await openBlank(page);
  const name = await page.evaluate(() => navigator.mediaDevices.getUserMedia({ video: true }).catch((error) => error.name));
  expect(name).toBe('NotAllowedError');
});
