// 采集资格: a student shows an identity card, drawn for the test, and may have the photo taken; what is wrong with a picture is
// named; another paper goes to staff.
import { expect, test, type Locator, type Page } from '../support/test';
import { pointCamera } from '../support/camera';
import { inspect } from '../support/axe';
import { cardPath, type Shot } from '../support/cards';
import { PAPERS, arriveAtNotice, hydrated, readNotices, staffPage, student, type Student } from '../support/demo';

async function arriveAtPapers(page: Page, who: Student): Promise<void> {
  await arriveAtNotice(page, who, PAPERS);
  await page.goto(`/s/${PAPERS}/notice`);
  await expect(page).toHaveURL(new RegExp(`/s/${PAPERS}/identity`));
  await hydrated(page);
}

const side = (page: Page, slot: 'front' | 'back') => page.locator(`.Side[data-slot="${slot}"]`);

async function show(page: Page, who: Student, slot: 'front' | 'back', shot: Shot): Promise<void> {
  const answered = page.waitForResponse((response) => response.url().includes(`/api/identity/${PAPERS}/${slot}`));
  await side(page, slot).locator('input[type=file]').setInputFiles(cardPath(who, shot));
  expect((await answered).status()).toBe(200);
}

async function agree(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: '拍摄身份证正面' })).toBeDisabled();
  // Not `check()`: the answer takes the tick's place, perhaps before anybody could look at it.
  await page.getByLabel('请确认已阅读《用户隐私协议》').click();
  await expect(page.getByText('已确认阅读《用户隐私协议》')).toBeVisible();
}

test('a card is read, matches the record, and the camera opens', async ({ page }, info) => {
  test.setTimeout(120_000);
  const who = student(info, 22);
  const look = (name: string) => inspect(page, info, name);
  await pointCamera(page, 'pass');
  await arriveAtPapers(page, who);
  await expect(page.getByText('以上信息必须填写正确，才能查询您是否具备采集资格。')).toBeVisible();
  await expect(page.getByText('您上传的身份证反面照片仅用于身份认证')).toBeVisible();
  for (const sample of ['标准照片', '照片模糊', '边缘缺失', '闪光强烈']) await expect(page.getByText(sample)).toBeVisible();
  await expect(page.getByPlaceholder('请输入...')).toHaveCount(2);
  await look('identity');
  await agree(page);
  await expect(page.getByRole('button', { name: '提交', exact: true })).toBeDisabled();

  await show(page, who, 'front', 'front');
  await expect(side(page, 'front').getByText('已识别')).toBeVisible();
  await expect(page.getByLabel('姓名')).toHaveValue(who.name);
  await expect(page.getByLabel('身份证号')).toHaveValue(who.idNumber);
  await show(page, who, 'back', 'back');
  await expect(side(page, 'back').getByText('已识别')).toBeVisible();
  await look('identity-read');

  // What was typed and uploaded is there after a reload.
  await page.getByLabel('姓名').fill('写错了');
  await page.reload();
  await hydrated(page);
  await expect(page.getByLabel('姓名')).toHaveValue('写错了');
  await expect(side(page, 'front').getByText('已识别')).toBeVisible();
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(page.getByText('填写的姓名与学籍姓名不一致。')).toBeVisible();
  await look('identity-doubts');
  await page.getByLabel('姓名').fill(who.name);
  await page.getByRole('button', { name: '提交', exact: true }).click();

  await expect(page.getByText('系统将自动匹配出您的学籍信息，请点击【进入采集】继续操作；确认学籍信息无误后，点击【拍照/上传】。')).toBeVisible();
  await expect(page.getByText(who.idNumber)).toHaveCount(0);
  await look('identity-matched');
  await page.getByRole('button', { name: '进入采集' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('学校图采通知');

  await readNotices(page, PAPERS);
  await page.goto(`/s/${PAPERS}/rules`);
  await hydrated(page);
  await page.getByRole('button', { name: '下一步' }).click();
  await expect(page.getByRole('button', { name: '拍照', exact: true })).toBeEnabled();
});

test('a wrong side and a blurred picture are named, and an upside-down card is read', async ({ page }, info) => {
  test.setTimeout(120_000);
  const who = student(info, 23);
  await arriveAtPapers(page, who);
  await agree(page);
  await show(page, who, 'front', 'back');
  await expect(side(page, 'front').getByText('这是国徽面，请拍摄人像面。')).toBeVisible();
  await expect(page.getByText('请先拍摄人像面。')).toBeVisible();
  await inspect(page, info, 'identity-wrong-side');
  await show(page, who, 'front', 'front-blurred');
  await expect(side(page, 'front').getByText('照片模糊', { exact: true })).toBeVisible();
  await inspect(page, info, 'identity-blurred');
  await show(page, who, 'front', 'front-upside-down');
  await expect(side(page, 'front').getByText('已识别')).toBeVisible();

  // A lost answer loses nothing: the picture is sent again by hand.
  let lost = false;
  await page.route('**/api/identity/**', async (route) => {
    if (lost) return route.continue();
    lost = true;
    return route.abort('connectionreset');
  });
  await side(page, 'back').locator('input[type=file]').setInputFiles(cardPath(who, 'back'));
  await expect(side(page, 'back').getByRole('alert')).toContainText('网络连接不畅');
  await side(page, 'back').getByRole('button', { name: '重试' }).click();
  await expect(side(page, 'back').getByText('已识别')).toBeVisible();

  // Going away loses nothing either.
  await page.getByRole('link', { name: '暂不获取采集资格' }).click();
  await expect(page).toHaveURL(new RegExp(`/s/${PAPERS}$`));
  await page.getByRole('button', { name: '立即进入' }).click();
  await expect(side(page, 'front').getByText('已识别')).toBeVisible();
  await expect(page.getByLabel('身份证号')).toHaveValue(who.idNumber);
});

/** What staff see of a student's paper. */
async function openMatter(staff: Page, who: Student): Promise<Locator> {
  await staff.goto('/staff/students');
  await hydrated(staff);
  await staff.getByRole('searchbox').fill(who.number);
  await staff.keyboard.press('Enter');
  const hits = staff.getByRole('table', { name: /搜索结果/ });
  await hits.getByRole('row').filter({ hasText: PAPERS }).getByRole('link').click();
  return staff.getByRole('region', { name: '采集资格' });
}

test('whoever shows the original at a desk uploads nothing', async ({ page, browser }, info) => {
  const who = student(info, 25);
  await arriveAtPapers(page, who);
  const desk = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const staff = await staffPage(desk, 'school');
  const matter = await openMatter(staff, who);
  await expect(matter.getByText('未提交')).toBeVisible();
  await hydrated(staff);
  await matter.getByRole('button', { name: '当面核验证件原件' }).click();
  await expect(matter.getByText('请核对原件上的姓名、号码与学籍信息一致')).toBeVisible();
  await inspect(staff, info, 'staff-vouch');
  await matter.getByRole('button', { name: '取消' }).click();
  await matter.getByRole('button', { name: '当面核验证件原件' }).click();
  await matter.getByRole('button', { name: '原件无误，确认通过' }).click();
  await expect(matter.getByText('核验通过')).toBeVisible();
  await desk.close();

  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('已获采集资格');
});

test('another document goes to staff, who look at it and accept it', async ({ page, browser }, info) => {
  test.setTimeout(120_000);
  const who = student(info, 24);
  await arriveAtPapers(page, who);
  await agree(page);
  await page.getByRole('button', { name: '其他证件' }).click();
  await page.getByRole('radio', { name: '护照' }).check();
  await side(page, 'front').locator('input[type=file]').setInputFiles(cardPath(who, 'front'));
  await expect(side(page, 'front').getByText('已上传')).toBeVisible();
  await page.getByLabel('姓名').fill(who.name);
  await page.getByLabel('证件号码').fill('12');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(page.getByText('护照号码不正确，请核对每一位。')).toBeVisible();
  await inspect(page, info, 'identity-other');
  await page.getByLabel('证件号码').fill(`E${who.number}`);
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('等待老师核验');
  await inspect(page, info, 'identity-waiting');

  const desk = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const staff = await staffPage(desk, 'school');
  await staff.goto('/staff/students');
  await hydrated(staff);
  await expect(staff.getByRole('table', { name: /证件待核验/ }).getByRole('row').filter({ hasText: PAPERS }).first()).toBeVisible();
  const matter = await openMatter(staff, who);
  await expect(matter.getByText('待人工核验')).toBeVisible();
  await expect(matter.getByText(`E${who.number}`)).toHaveCount(0);
  await matter.getByRole('button', { name: '显示完整号码' }).click();
  await expect(matter.getByText(`E${who.number}`)).toBeVisible();
  await matter.getByRole('button', { name: /查看照片/ }).click();
  const width = () => matter.locator('img').evaluate((picture: HTMLImageElement) => picture.naturalWidth);
  await expect.poll(width).toBeGreaterThan(0);
  await inspect(staff, info, 'staff-identity');
  await matter.getByRole('button', { name: '核验通过' }).click();
  await expect(matter.getByRole('button', { name: '核验通过' })).toHaveCount(0);
  await expect(matter.getByText('核验通过')).toBeVisible();
  await desk.close();

  await page.getByRole('button', { name: '刷新状态' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('已获采集资格');
});
