// 图像校准: by keys and by pointer, with another background, refused, and undone.
import { expect, test, type Locator, type Page } from '../support/test';
import { pointCamera } from '../support/camera';
import { inspect } from '../support/axe';
import { arriveAtCamera, hydrated, shoot, student } from '../support/demo';

const frame = (page: Page) => page.getByRole('application', { name: '照片的位置' });
const told = (page: Page) => page.getByRole('status');
const made = (page: Page) => page.locator('.Verdict img');

/** The colour of the made photo's upper left corner, where only background is. */
function corner(photo: Locator): Promise<number[]> {
  return photo.evaluate(async (image: HTMLImageElement) => {
    await image.decode();
    const pen = Object.assign(document.createElement('canvas'), { width: 480, height: 640 }).getContext('2d')!;
    pen.drawImage(image, 0, 0);
    return [...pen.getImageData(3, 3, 1, 1).data].slice(0, 3);
  });
}

async function open(page: Page): Promise<void> {
  await page.getByRole('button', { name: '图像校准' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '图像校准' })).toBeVisible();
  await hydrated(page);
}

async function apply(page: Page): Promise<void> {
  await page.getByRole('button', { name: '应用', exact: true }).click();
}

test('a student moves, turns and recolours the photo, and the server makes it anew', async ({ page }, info) => {
  test.setTimeout(120_000);
  await pointCamera(page, 'pass');
  await arriveAtCamera(page, student(info, 6));
  await shoot(page);
  const before = await made(page).getAttribute('src');
  const [red] = await corner(made(page));
  expect(red).toBeLessThan(120);
  await inspect(page, info, 'verdict-calibratable');

  await open(page);
  await expect(page.getByRole('button', { name: '应用', exact: true })).toBeDisabled();
  await inspect(page, info, 'calibrate');

  // By keys alone: the frame, then a slider.
  await frame(page).focus();
  for (const key of ['ArrowDown', 'ArrowRight', '+', ']', ']']) await page.keyboard.press(key);
  await expect(told(page)).toHaveText('右移 1%，下移 1%，缩放 102%，顺时针 1°');
  await page.getByLabel('旋转').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(told(page)).toHaveText('右移 1%，下移 1%，缩放 102%，顺时针 0.5°');
  await expect(frame(page).locator('img')).toHaveAttribute('style', /translate\(1%, 1%\) rotate\(0\.5deg\) scale\(1\.02\)/);

  // By the pointer: down by a hundredth of the frame.
  await frame(page).scrollIntoViewIfNeeded();
  const box = (await frame(page).boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + box.height * 0.005);
  await page.mouse.move(x, y + box.height * 0.01);
  await page.mouse.up();
  await expect(told(page)).toHaveText(/右移 1%，下移 (1\.[5-9]|2|2\.[1-5])%/);
  await page.mouse.move(x, y - 40);
  await expect(told(page), 'the photo was let go').toHaveText(/右移 1%，下移 (1\.[5-9]|2|2\.[1-5])%/);

  await page.getByRole('radio', { name: '白色' }).check();
  await inspect(page, info, 'calibrate-moved');
  await apply(page);
  await expect(page.getByText('已校准')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('已通过检测')).toBeVisible();
  const after = await made(page).getAttribute('src');
  expect(after).not.toBe(before);
  for (const value of await corner(made(page))) expect(value).toBeGreaterThan(250);
  await expect(page.getByText('还可校准 4 次')).toBeVisible();
  await inspect(page, info, 'verdict-calibrated');

  // What the server holds is what a reload shows.
  await page.reload();
  await expect(made(page)).toHaveAttribute('src', after!);
  await hydrated(page);

  // Too far to the side: refused in words, and nothing is lost.
  await open(page);
  await page.getByLabel('左右').fill('-20');
  await apply(page);
  await expect(page.getByRole('heading', { level: 1, name: '这样校准后不合格' })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('人像未居中')).toBeVisible();
  await expect(page.getByText('您原来的照片没有改变。')).toBeVisible();
  await inspect(page, info, 'calibrate-refused');
  await page.getByRole('button', { name: '继续校准' }).click();
  await expect(page.getByLabel('左右')).toHaveValue('-20');
  await page.getByRole('button', { name: '恢复', exact: true }).click();
  await expect(told(page)).toHaveText('未移动，未移动，缩放 100%，未旋转');
  await page.getByRole('link', { name: '不校准，返回' }).click();
  await expect(made(page)).toHaveAttribute('src', after!);

  await page.getByRole('button', { name: '恢复校准前的照片' }).click();
  await expect(made(page)).toHaveAttribute('src', before!);
  await expect(page.getByText('已校准')).toBeHidden();
  await page.getByRole('button', { name: '下一步' }).click();
  await expect(page.getByRole('radio')).toHaveCount(1);
});
