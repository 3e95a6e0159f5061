// The pictures of the README, taken on the way of a drawn student through the degree session. `make pictures` keeps them.
import { expect, test, type Page } from '../support/test';
import { join } from 'node:path';
import { pointCamera } from '../support/camera';
import { DEGREE, arriveAtRules, shoot, staffPage, student, watchVideo } from '../support/demo';

const gallery = join(__dirname, '../../target/screenshots/gallery');

test('a drawn student passes the degree policy, and a tilted head does not', async ({ browser }, info) => {
  test.setTimeout(120_000);
  const phone = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
    permissions: ['camera'],
  });
  const page = await phone.newPage();
  const keep = (of: Page, name: string) => of.screenshot({ path: join(gallery, `${name}.png`), animations: 'disabled' });
  await pointCamera(page, 'drawn-good');
  await page.goto(`/s/${DEGREE}`);
  await keep(page, 'session');
  await arriveAtRules(page, student(info, 11), DEGREE);
  await watchVideo(page);

  await expect(page.getByRole('button', { name: '拍照', exact: true })).toBeEnabled();
  await keep(page, 'capture');
  await shoot(page);
  await expect(page.getByText('已通过检测')).toBeVisible();
  await pointCamera(page, 'drawn-tilted');
  await page.getByRole('button', { name: '重新拍摄' }).click();
  await shoot(page);
  await expect(page.getByText('头部倾斜', { exact: true })).toBeVisible();
  await keep(page, 'verdict-failed');

  await page.getByRole('link', { name: '前往草稿箱' }).click();
  await page.getByRole('radio').first().check();
  await keep(page, 'drafts');
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(page.getByText('审核中').first()).toBeVisible();
  await keep(page, 'status');

  const desk = await browser.newContext({ viewport: { width: 1440, height: 860 }, locale: 'zh-CN' });
  const staff = await staffPage(desk, 'reviewer');
  await staff.locator('.queue').getByRole('link').last().click();
  await expect(staff.getByRole('button', { name: '通过', exact: true })).toBeEnabled();
  await keep(staff, 'review');
  await Promise.all([desk.close(), phone.close()]);
});
