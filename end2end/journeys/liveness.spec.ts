// A session that asks for a living person: the prompts, a film that answers them, one that does not, and what comes between.
import { expect, test, type Page, type TestInfo } from '../support/test';
import { join } from 'node:path';
import { inspect, pictures } from '../support/axe';
import { LIVE, arriveAtCamera, hydrated, student } from '../support/demo';
import { personCamera } from '../support/person';

const begin = (page: Page) => page.getByRole('button', { name: '开始活体检测' });
const send = (page: Page) => page.getByRole('button', { name: '确定', exact: true });

/** Follows the prompts to the preview, with a picture of each where `info` is given. */
async function film(page: Page, info?: TestInfo): Promise<string[]> {
  const cues: string[] = [];
  await expect(begin(page)).toBeEnabled({ timeout: 20_000 });
  await begin(page).click();
  await expect(page.locator('[data-cue="rest"]')).toBeVisible();
  while (!(await send(page).isVisible())) {
    const cue = await page.locator('[data-cue]').getAttribute('data-cue', { timeout: 200 }).catch(() => null);
    if (cue && cues.at(-1) !== cue) {
      cues.push(cue);
      if (info) await page.screenshot({ path: join(pictures, info.project.name, `liveness-prompt-${cue}.png`) });
    }
  }
  return cues;
}

test('a living person follows the prompts, and the photo that is taken at once passes', async ({ page }, info) => {
  test.setTimeout(120_000);
  await personCamera(page);
  await arriveAtCamera(page, student(info, 13), LIVE);
  await expect(begin(page)).toBeEnabled({ timeout: 20_000 });
  await expect(page.locator('.advice')).toHaveText('很好，可以开始活体检测', { timeout: 20_000 });
  await inspect(page, info, 'liveness-explained');
  const cues = await film(page);
  expect(cues[0]).toBe('rest');
  expect(cues.length, cues.join()).toBeGreaterThanOrEqual(4);
  await inspect(page, info, 'liveness-preview');
  await send(page).click();
  await expect(page.getByText(/^(已|未)通过检测$/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('已通过检测')).toBeVisible();
});

test('another gesture than the one asked for is told on the verdict page, with what to mend', async ({ page }, info) => {
  test.setTimeout(120_000);
  await personCamera(page, { turn_left: 'turn_right', turn_right: 'turn_left' });
  await arriveAtCamera(page, student(info, 14), LIVE);
  // Every challenge has a turn.
  await film(page, info);
  await send(page).click();
  await expect(page.getByText('未通过检测')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/看到了没有要求的动作|做得太早/).first()).toBeVisible();
  await inspect(page, info, 'liveness-wrong-gesture');
});

test('a film and its photo are named to the server at once, and outlive a lost network and a reload', async ({ page }, info) => {
  test.setTimeout(120_000);
  await personCamera(page);
  await arriveAtCamera(page, student(info, 15), LIVE);
  const held = page.waitForResponse((response) => response.url().endsWith('/api/liveness/hold'));
  await film(page);
  expect((await held).ok()).toBeTruthy();
  await page.context().setOffline(true);
  await send(page).click();
  await expect(page.getByRole('alert')).toContainText('网络连接不畅', { timeout: 30_000 });
  await page.context().setOffline(false);
  await page.reload();
  await expect(page.getByText('上次拍的这张还没有上传完成')).toBeVisible();
  await send(page).click();
  await expect(page.getByText('已通过检测')).toBeVisible({ timeout: 60_000 });
});

test('whoever does not agree is told of the other way, and may still agree', async ({ page }, info) => {
  await personCamera(page);
  await arriveAtCamera(page, student(info, 16), LIVE, false);
  await hydrated(page);
  await expect(page.getByRole('heading', { name: '本场次需要活体检测' })).toBeVisible();
  await expect(page.getByText('可以改用现场人工核验等方式').first()).toBeVisible();
  await inspect(page, info, 'liveness-unagreed');
  await page.goto(`/s/${LIVE}/consent`);
  await expect(page.getByLabel('同意在拍照前录制几秒画面，用于活体检测（可选）')).not.toBeChecked();
  await inspect(page, info, 'liveness-consent');
  await page.goto(`/s/${LIVE}/capture`);
  await hydrated(page);
  await page.getByRole('button', { name: '同意并继续' }).click();
  await expect(begin(page)).toBeEnabled({ timeout: 20_000 });

  // A film that is stopped costs nothing, and another can be begun.
  await begin(page).click();
  await expect(page.locator('[data-cue="rest"]')).toBeVisible();
  await inspect(page, info, 'liveness-rest');
  await page.getByRole('button', { name: '停止' }).click({ timeout: 20_000 });
  await expect(page.getByText('已停止')).toBeVisible();
  await expect(page.getByRole('button', { name: /开始活体检测|秒后可开始新的一组动作/ })).toBeVisible();
});
