// The pages beside the journey: each is opened, looked at and held to axe.
import { expect, test } from '../support/test';
import { inspect } from '../support/axe';
import { DEGREE, SHORT, hydrated, resume, staffPage, lockedStudent } from '../support/demo';

const open: [string, string, RegExp][] = [
  ['demo', '/demo', /25103005/],
  ['demo-outbox', '/demo/outbox', /演示发件箱/],
  ['not-found', '/there-is-nothing-here', /没有找到/],
  ['unknown-session', '/s/99999999', /没有找到|场次/],
  ['staff-sign-in', '/staff/sign-in', /登录/],
  ['sign-in', `/s/${DEGREE}/sign-in`, /登录/],
];

for (const [name, address, words] of open) {
  test(`${address} is a page for everybody`, async ({ page }, info) => {
    await page.goto(address);
    await hydrated(page);
    await expect(page.getByText(words).first()).toBeVisible();
    await inspect(page, info, name);
  });
}

test('a student sees what is kept and how to withdraw', async ({ page }, info) => {
  await resume(page, lockedStudent(info));
  await page.goto(`/s/${SHORT}/privacy`);
  await hydrated(page);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('我的数据');
  await inspect(page, info, 'privacy');
  await page.getByRole('button', { name: '撤回同意' }).click();
  await expect(page.getByText('确定撤回同意吗？')).toBeVisible();
  await inspect(page, info, 'privacy-withdraw');
  await page.getByRole('button', { name: '不撤回' }).click();
});

test('the switch makes every word English, and a reload keeps it', async ({ page }, info) => {
  await page.goto(`/s/${DEGREE}`);
  await hydrated(page);
  await page.getByText('EN', { exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await hydrated(page);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Enter now' })).toBeVisible();
  await inspect(page, info, 'session-en');
});

test('in the dark the same pages keep their contrast', async ({ page }, info) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const [name, address] of [['start-dark', '/'], ['session-dark', `/s/${DEGREE}`], ['sign-in-dark', `/s/${DEGREE}/sign-in`]]) {
    await page.goto(address);
    await inspect(page, info, name);
  }
});

test('a system administrator has no student pages', { tag: '@once' }, async ({ browser }, info) => {
  const desk = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const staff = await staffPage(desk, 'system');
  await expect(staff.getByText('此账号没有可用的页面')).toBeVisible();
  await inspect(staff, info, 'staff-nothing');
  await desk.close();
});
