// The whole way without a mouse or a finger: whatever has to be pressed can be reached, is seen to have the focus, and answers.
import { expect, test, type Locator, type Page } from '../support/test';
import { deviceCamera } from '../support/camera';
import { OWN_PASSWORD, SHORT, hydrated, oneTimeCode, staffPage, student } from '../support/demo';

/** Tabs on until this has the focus, which has to be seen there. */
async function reach(target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  const page = target.page();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      expect(await target.evaluate(drawsFocus), `${target} shows no focus`).toBeTruthy();
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`${target} cannot be reached by the Tab key`);
}

/** Is it drawn otherwise than without the focus? On the element itself, or on what is drawn in its place. */
function drawsFocus(element: HTMLElement | SVGElement): boolean {
  const parts = [element, element.nextElementSibling, element.parentElement, element.closest('label')];
  const drawn = () =>
    parts.map((part) => {
      const style = part && getComputedStyle(part);
      return style && [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow, style.borderColor].join();
    });
  const focused = drawn().join(';');
  element.blur();
  const blurred = drawn().join(';');
  element.focus();
  return focused !== blurred;
}

async function press(page: Page, name: string, key = 'Enter'): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  await expect(button).toBeEnabled({ timeout: 30_000 });
  await reach(button);
  await page.keyboard.press(key);
}

async function type(field: Locator, text: string): Promise<void> {
  await reach(field);
  await field.page().keyboard.type(text);
}

test('the keyboard alone takes a student to the submitted photo and a reviewer to the decision', async ({ page, browser }, info) => {
  test.setTimeout(120_000);
  const who = student(info, 12);
  await deviceCamera(page);
  const title = page.getByRole('heading', { level: 1 });

  await page.goto('/');
  await hydrated(page);
  await press(page, '立即进入');
  await type(page.getByLabel('场次编码'), SHORT);
  await page.keyboard.press('Enter');
  await expect(title).toContainText('短时演示');
  await press(page, '立即进入');

  await type(page.getByLabel('学号/工号'), who.number);
  await type(page.getByLabel('密码', { exact: true }), who.password);
  await page.keyboard.press('Enter');
  await type(page.getByLabel('新密码', { exact: true }), OWN_PASSWORD);
  await type(page.getByLabel('确认新密码'), OWN_PASSWORD);
  await page.keyboard.press('Enter');

  await reach(page.getByLabel('已阅读并同意此条款'));
  await page.keyboard.press('Space');
  await press(page, '同意授权');

  await reach(page.getByRole('radio').first());
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: '邮箱' })).toBeChecked();
  await type(page.getByRole('textbox', { name: '邮箱' }), `s${who.number}@example.edu.cn`);
  await press(page, '获取验证码');
  await expect(page.getByRole('button', { name: /秒/ })).toBeDisabled();
  await type(page.getByLabel('验证码', { exact: true }), await oneTimeCode(page.request, who));
  await page.keyboard.press('Enter');

  await expect(title).toContainText('学校图采通知');
  await press(page, '下一步');
  await expect(title).toContainText('注意事项');
  await press(page, '下一步');
  await press(page, '接收通知');
  await press(page, '下一步');

  await press(page, '拍照', 'Space');
  await press(page, '确定');
  await expect(page.getByText('已通过检测')).toBeVisible({ timeout: 30_000 });
  await press(page, '下一步');
  await expect(title).toContainText('草稿箱');
  await reach(page.getByRole('radio').first());
  await page.keyboard.press('Space');
  await press(page, '下一步');
  await press(page, '提交');
  await expect(page.getByText('审核中').first()).toBeVisible();

  const desk = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const staff = await staffPage(desk, 'reviewer');
  await hydrated(staff);
  await reach(staff.locator('.queue').getByRole('link').last());
  await staff.keyboard.press('Enter');
  await expect(staff.getByRole('button', { name: '退回', exact: true })).toBeVisible();
  await reach(staff.getByRole('button', { name: '刘海遮眉' }));
  await staff.keyboard.press('Space');
  await press(staff, '退回');
  await expect(staff.getByText(/已退回/).first()).toBeVisible();
  await desk.close();

  await page.reload();
  await expect(page.getByText('审核未通过').first()).toBeVisible();
});
