// Closing the browser and coming back, double taps, lost answers: nothing is lost and nothing happens twice.
import { expect, test } from '../support/test';
import { pointCamera } from '../support/camera';
import { OWN_PASSWORD, SHORT, arriveAtCamera, hydrated, shoot, student } from '../support/demo';

test('another phone resumes at the step where the first one stopped', async ({ page, browser }, info) => {
  const who = student(info, 8);
  await pointCamera(page, 'pass');
  await arriveAtCamera(page, who);
  await shoot(page);
  const other = await browser.newContext();
  const second = await other.newPage();
  await second.goto(`/s/${SHORT}`);
  await second.getByRole('button', { name: '立即进入' }).click();
  await hydrated(second);
  await second.getByLabel('学号/工号').fill(who.number);
  await second.getByLabel('密码', { exact: true }).fill(OWN_PASSWORD);
  await second.getByRole('button', { name: '登录' }).click();
  // It resumes by itself; only then is the draft box looked at.
  await expect(second).not.toHaveURL(/sign-in/);
  await second.goto(`/s/${SHORT}/drafts`);
  await expect(second.getByRole('radio')).toHaveCount(1);
  await other.close();
});

test('a step that was not reached leads back to the one that is due', async ({ page }, info) => {
  const who = student(info, 9);
  await page.context().request.post('/api/students/sign_in', {
    data: { code: SHORT, number: who.number, password: who.password },
  });
  await page.goto(`/s/${SHORT}/capture`);
  await expect(page).toHaveURL(new RegExp(`/s/${SHORT}/password`));
});

test('a double tap and a lost answer make one attempt', async ({ page }, info) => {
  await pointCamera(page, 'pass');
  await arriveAtCamera(page, student(info, 10));
  // The first answer is lost on its way; the picture is still there and goes again, with the same key.
  let uploads = 0;
  await page.route('**/api/attempts/**', async (route) => {
    uploads += 1;
    const response = await route.fetch();
    if (uploads === 1) return route.abort('connectionreset');
    return route.fulfill({ response });
  });
  await page.getByRole('button', { name: '拍照', exact: true }).click();
  await page.getByRole('button', { name: '确定', exact: true }).dblclick();
  await expect(page.getByRole('alert')).toContainText('网络连接不畅', { timeout: 30_000 });
  await page.getByRole('button', { name: '确定', exact: true }).click();
  await expect(page.getByText('已通过检测')).toBeVisible({ timeout: 30_000 });
  await page.goto(`/s/${SHORT}/drafts`);
  await expect(page.getByRole('radio')).toHaveCount(1);
});
