// 认证平台: one photo passes one platform and fails another, is held back, and another one passes them all.
import { expect, test, type Page } from '../support/test';
import { pointCamera } from '../support/camera';
import { inspect } from '../support/axe';
import { PLATFORMS, arriveAtCamera, hydrated, shoot, staffPage, student } from '../support/demo';

/** The card of one platform. */
const platform = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 2, name, exact: true }) });
const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

test('a photo that one platform takes and others do not is taken again until all have passed', async ({ page, browser }, info) => {
  test.setTimeout(180_000);
  await pointCamera(page, 'fail-dark');
  await arriveAtCamera(page, student(info, 20), PLATFORMS);

  // Nothing was good: every platform says so, and the way back to the camera counts down.
  await shoot(page);
  await expect(page.getByText('未通过检测')).toBeVisible();
  await page.goto(`/s/${PLATFORMS}/platforms`);
  await hydrated(page);
  await expect(title(page, '3 个认证平台未通过')).toBeVisible();
  // However far it has come: what still counts down cannot be pressed.
  await expect(page.getByRole('button', { name: /^\d+ 秒后可重新拍摄$/, disabled: false })).toHaveCount(0);
  await inspect(page, info, 'platforms-cooling');
  await expect(platform(page, '校园门禁平台').getByRole('button', { name: '重新上传' })).toBeEnabled();

  // Leaning: good enough for the gate, and not for the degree.
  await pointCamera(page, 'drawn-leaning');
  await platform(page, '学历图像平台').getByRole('button', { name: '重新上传' }).click();
  await shoot(page);
  await expect(page.getByText('已通过检测')).toBeVisible();
  await expect(page.getByText('学历图像平台未通过，这张照片暂不能提交')).toBeVisible();
  await expect(page.getByText('1 / 3 个平台已通过')).toBeVisible();
  await inspect(page, info, 'platforms-verdict');
  await page.getByRole('button', { name: '下一步' }).click();
  await expect(title(page, '1 个认证平台未通过')).toBeVisible();
  await expect(platform(page, '学历图像平台').getByText('头部倾斜')).toBeVisible();
  await expect(platform(page, '学历图像平台').getByText('请把头摆正')).toBeVisible();
  await expect(platform(page, '校园门禁平台').getByText(/^✓\s*通过$/)).toBeVisible();
  await platform(page, '公安身份核验').getByText('详情').click();
  await expect(page.getByText('用于核对照片与身份证信息是否为同一人')).toBeVisible();
  await inspect(page, info, 'platforms-failed');

  // The draft is there and cannot be handed in; nobody waits a day to delete it.
  await page.getByRole('link', { name: '前往草稿箱' }).click();
  await expect(page.getByText('不能提交')).toBeVisible();
  await inspect(page, info, 'platforms-drafts');
  await page.getByRole('button', { name: '下一步' }).click();
  await expect(page.getByRole('button', { name: '提交', exact: true })).toHaveCount(0);
  await inspect(page, info, 'platforms-confirm');
  await page.getByRole('button', { name: '查看各平台核验结果' }).click();
  await expect(title(page, '1 个认证平台未通过')).toBeVisible();

  await pointCamera(page, 'drawn-good');
  await platform(page, '学历图像平台').getByRole('button', { name: '重新上传' }).click();
  await shoot(page);
  await page.getByRole('button', { name: '下一步' }).click();
  await expect(title(page, '照片质量合格，待审核核对本人')).toBeVisible();
  await expect(platform(page, '公安身份核验').getByText(/^…\s*待核对本人$/)).toBeVisible();
  await inspect(page, info, 'platforms-unconfirmed');
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(page.getByText('审核中').first()).toBeVisible();
  await inspect(page, info, 'platforms-status');

  const desk = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const staff = await staffPage(desk, 'reviewer');
  await staff.locator('.queue').getByRole('link').last().click();
  await hydrated(staff);
  await expect(staff.getByText('是否为本人由您核对')).toBeVisible();
  await inspect(staff, info, 'staff-platforms');
  const approve = staff.getByRole('button', { name: '通过', exact: true });
  await expect(approve).toBeEnabled();
  await approve.click();
  await expect(staff.getByText(/已通过/).first()).toBeVisible();
  await desk.close();

  await page.reload();
  await expect(page.getByText('审核通过').first()).toBeVisible();
  await page.getByRole('link', { name: /认证平台.*3 \/ 3/ }).click();
  await expect(title(page, '全部认证平台已通过')).toBeVisible();
  await inspect(page, info, 'platforms-passed');
});
