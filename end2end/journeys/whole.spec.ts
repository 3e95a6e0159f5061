// The whole way by hand, as a student goes it: from the start page to the downloaded photo.
import { expect, test } from '../support/test';
import { deviceCamera } from '../support/camera';
import { inspect } from '../support/axe';
import { CAMPUS, OWN_PASSWORD, hydrated, oneTimeCode, staffPage, student } from '../support/demo';

test('a student goes from the code to the downloaded photo, and a reviewer approves it', async ({ page, browser }, info) => {
  test.setTimeout(180_000);
  const who = student(info, 0);
  const look = (name: string) => inspect(page, info, name);
  await deviceCamera(page);

  await page.goto('/');
  await look('start');
  await page.getByRole('button', { name: '立即进入' }).click();
  await page.getByLabel('场次编码').fill('2510 3004');
  await look('enter');
  await page.getByRole('button', { name: '立即进入' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toContainText('校园卡');
  await look('session');
  await page.getByRole('button', { name: '立即进入' }).click();

  await expect(page.getByText('初始密码为身份证后六位')).toBeVisible();
  await hydrated(page);
  await page.getByLabel('学号/工号').fill(who.number);
  await page.getByLabel('密码', { exact: true }).fill('000000');
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('alert')).toContainText('不正确');
  await expect(page.getByLabel('学号/工号')).toHaveValue(who.number);
  await look('sign-in-refused');
  await page.getByLabel('密码', { exact: true }).fill(who.password);
  await page.getByRole('button', { name: '登录' }).click();

  await page.getByLabel('新密码', { exact: true }).fill(OWN_PASSWORD);
  await page.getByLabel('确认新密码').fill(OWN_PASSWORD);
  await look('password');
  await page.getByRole('button', { name: '确定' }).click();

  const agree = page.getByRole('button', { name: '同意授权' });
  await expect(agree).toBeDisabled();
  await page.getByLabel('已阅读并同意此条款').check();
  await look('consent');
  await agree.click();

  await page.getByRole('radio', { name: '邮箱' }).check();
  await page.getByRole('textbox', { name: '邮箱' }).fill(`s${who.number}@example.edu.cn`);
  await page.getByRole('button', { name: '获取验证码' }).click();
  await expect(page.getByRole('button', { name: /秒/ })).toBeDisabled();
  await page.getByLabel('验证码', { exact: true }).fill(await oneTimeCode(page.request, who));
  await look('contact');
  await page.getByRole('button', { name: '确定' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toContainText('学校图采通知');
  await look('notice');
  await page.getByRole('button', { name: '下一步' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('注意事项');
  await look('cautions');
  await page.getByRole('button', { name: '下一步' }).click();
  await expect(page.getByText('学生选择接收照片状态通知，以便及时了解自己的审核状态和进度。')).toBeVisible();
  await look('notifications');
  await page.getByRole('button', { name: '接收通知', exact: true }).click();

  const next = page.getByRole('button', { name: '下一步' });
  await expect(next).toBeDisabled();
  await look('rules');
  await page.locator('video').evaluate(async (video: HTMLVideoElement) => {
    video.muted = true;
    await video.play();
  });
  // Seeking ahead does not count.
  await page.locator('video').evaluate((video: HTMLVideoElement) => (video.currentTime = video.duration - 0.5));
  await expect(next).toBeDisabled();
  await page.locator('video').evaluate((video: HTMLVideoElement) => video.play());
  await expect(next).toBeEnabled({ timeout: 60_000 });
  await next.click();

  await expect(page.getByRole('button', { name: '拍照', exact: true })).toBeEnabled();
  await look('capture');
  await page.getByRole('button', { name: '拍照', exact: true }).click();
  await expect(page.getByRole('heading', { name: '确认照片' })).toBeVisible();
  await look('preview');
  await page.getByRole('button', { name: '确定', exact: true }).click();
  await expect(page.getByText('已通过检测')).toBeVisible({ timeout: 30_000 });
  await look('verdict-passed');
  await page.getByRole('button', { name: '下一步' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toContainText('草稿箱');
  await page.getByRole('radio').first().check();
  await look('drafts');
  await page.getByRole('button', { name: '下一步' }).click();
  await expect(page.getByText('照片上传之前，请再次确认您的照片，然后点击')).toBeVisible();
  await look('confirm');
  await page.getByRole('button', { name: '提交', exact: true }).click();

  await expect(page.getByText('审核中').first()).toBeVisible();
  await look('status-pending');

  const desk = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const staff = await staffPage(desk, 'reviewer');
  await expect(staff.getByRole('heading', { level: 1, name: '审核队列' })).toBeVisible();
  // The queue is oldest first: the latest submission is its last line.
  await staff.locator('.queue').getByRole('link').last().click();
  await expect(staff.getByRole('button', { name: '通过', exact: true })).toBeEnabled();
  await inspect(staff, info, 'staff-review');
  await staff.keyboard.press('a');
  await expect(staff.getByText(/已通过/).first()).toBeVisible();
  await desk.close();

  await page.reload();
  await expect(page.getByText('审核通过').first()).toBeVisible();
  await hydrated(page);
  await look('status-approved');
  await page.getByRole('button', { name: '确认' }).click();
  await expect(page.getByText('采集完成').first()).toBeVisible();
  await look('status-confirmed');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载照片' }).click()]);
  expect(download.suggestedFilename()).toBe(`${who.number}.jpg`);

  // A second device goes to where the first one is.
  const other = await browser.newContext();
  const second = await other.newPage();
  await second.goto(`/s/${CAMPUS}/sign-in`);
  await hydrated(second);
  await second.getByLabel('学号/工号').fill(who.number);
  await second.getByLabel('密码', { exact: true }).fill(OWN_PASSWORD);
  await second.getByRole('button', { name: '登录' }).click();
  await expect(second.getByText('采集完成').first()).toBeVisible();
  await other.close();
});
