// A blink at the shutter: the frame from just before is offered, and the student chooses.
import { expect, test } from '../support/test';
import { inspect } from '../support/axe';
import { arriveAtCamera, student } from '../support/demo';
import { holdStill, personCamera } from '../support/person';

test('eyes that were shut at the shutter are mended by the frame before it', async ({ page }, info) => {
  await personCamera(page);
  await arriveAtCamera(page, student(info, 19));
  // Hints have looked at the person for a while, and found nothing to mend.
  await expect(page.locator('.stage[data-ready]')).toBeVisible({ timeout: 30_000 });
  await holdStill(page, 'blink-02');
  await page.getByRole('button', { name: '拍照', exact: true }).click();
  await expect(page.getByRole('radio', { name: '快门前一刻' })).toBeChecked();
  await expect(page.getByText('按快门时可能有问题：闭眼')).toBeVisible();
  await inspect(page, info, 'preview-better');
  const first = await page.locator('.Preview img').getAttribute('src');
  await page.getByRole('radio', { name: '按快门时' }).check({ force: true });
  await expect(page.locator('.Preview img')).not.toHaveAttribute('src', first!);
  await page.getByRole('radio', { name: '快门前一刻' }).check({ force: true });
  await page.getByRole('button', { name: '确定', exact: true }).click();
  await expect(page.getByText('已通过检测')).toBeVisible({ timeout: 30_000 });
});
