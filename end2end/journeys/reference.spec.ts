// 同一人核对: staff import a reference photo, the reviewer compares it with the capture, and it is deleted again.
import { expect, test, type Page } from '../support/test';
import { framePath, pointCamera, type Frame } from '../support/camera';
import { inspect } from '../support/axe';
import { SHORT, arriveAtCamera, hydrated, shoot, staffPage, student } from '../support/demo';

const pick = (staff: Page, frame: Frame) => staff.locator('.ReferenceCard input[type=file]').setInputFiles(framePath(frame));
const loaded = (staff: Page, alt: string) =>
  expect
    .poll(() => staff.getByRole('img', { name: alt, exact: true }).first().evaluate((picture: HTMLImageElement) => picture.naturalWidth))
    .toBeGreaterThan(0);
const opacity = (staff: Page) => staff.locator('.Compare .upper').evaluate((picture) => getComputedStyle(picture).opacity);
const moving = (staff: Page) => staff.locator('.Compare .upper').evaluate((picture) => getComputedStyle(picture).animationName);

test('a reference photo is imported, compared by a person, and deleted after a question', async ({ page, browser }, info) => {
  test.setTimeout(180_000);
  const who = student(info, 21);
  await pointCamera(page, 'drawn-good');
  await arriveAtCamera(page, who);
  await shoot(page);
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/s/${SHORT}/status`));

  const desk = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  const staff = await staffPage(desk, 'school');
  const open = async () => {
    await staff.goto('/staff/students');
    await hydrated(staff);
    await staff.getByLabel('学号、姓名或班级').fill(who.number);
    await staff.getByRole('button', { name: '搜索' }).click();
    const hits = staff.getByRole('table', { name: /搜索结果/ });
    await hits.getByRole('row').filter({ hasText: SHORT }).getByRole('link').click();
    await expect(staff.getByRole('heading', { name: '参考照片' })).toBeVisible();
    await hydrated(staff);
  };

  // What cannot be aligned is told apart, each with what to do.
  await open();
  await pick(staff, 'fail-no-face');
  await expect(staff.getByText('照片中没有找到人脸。请换一张正脸清晰、没有遮挡的图片。')).toBeVisible({ timeout: 30_000 });
  await pick(staff, 'fail-two-faces');
  await expect(staff.getByText('请先裁剪到只有本人，再导入。')).toBeVisible({ timeout: 30_000 });
  await inspect(staff, info, 'reference-refused');
  await pick(staff, 'drawn-good');
  await expect(staff.getByText(/^导入于/)).toBeVisible({ timeout: 30_000 });
  await loaded(staff, '参考照片');
  await inspect(staff, info, 'reference-imported');

  // The reviewer's case: side by side, blended by keys, alternating, and still where less motion is wished for.
  const another = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  const review = await staffPage(another, 'reviewer');
  await review.locator('.queue').getByRole('link').last().click();
  await hydrated(review);
  await expect(review.getByRole('heading', { name: '同一人核对' })).toBeVisible();
  await loaded(review, '参考照片');
  await loaded(review, '采集照片');
  const overlay = review.getByText('叠放比对');
  await overlay.focus();
  await review.keyboard.press('Enter');
  const blend = review.getByLabel('叠放', { exact: true });
  await blend.focus();
  await review.keyboard.press('Home');
  await expect.poll(() => opacity(review)).toBe('0');
  await review.keyboard.press('ArrowRight');
  await expect(review.getByText('参考照片 95% · 采集照片 5%')).toBeVisible();
  const alternate = review.getByRole('button', { name: '交替显示' });
  await alternate.focus();
  await review.keyboard.press('Enter');
  await expect(alternate).toHaveAttribute('aria-pressed', 'true');
  expect(await moving(review)).toBe('compare-alternate');
  await review.keyboard.press('Enter');
  await expect(alternate).toHaveAttribute('aria-pressed', 'false');
  expect(await moving(review)).toBe('none');
  await review.keyboard.press('Enter');
  await review.emulateMedia({ reducedMotion: 'reduce' });
  expect(await moving(review)).toBe('none');
  await expect(alternate).toBeHidden();
  await review.emulateMedia({ reducedMotion: 'no-preference' });
  await alternate.press('Enter');
  await blend.scrollIntoViewIfNeeded();
  await inspect(review, info, 'reference-compared');
  await review.setViewportSize({ width: 390, height: 844 });
  await review.getByRole('heading', { name: '同一人核对' }).scrollIntoViewIfNeeded();
  await inspect(review, info, 'reference-compared-phone');

  // Deleting asks first, and can be left.
  await open();
  await staff.getByRole('button', { name: '删除', exact: true }).click();
  await expect(staff.getByText(/^删除后审核时没有可对照的照片/)).toBeVisible();
  await inspect(staff, info, 'reference-delete');
  await staff.getByRole('button', { name: '取消' }).click();
  await loaded(staff, '参考照片');
  await staff.getByRole('button', { name: '删除', exact: true }).click();
  await staff.getByRole('button', { name: '确认删除' }).click();
  await expect(staff.getByText('没有参考照片')).toBeVisible();
  await review.reload();
  await expect(review.getByText('没有参考照片')).toBeVisible();
  await Promise.all([desk.close(), another.close()]);
});
