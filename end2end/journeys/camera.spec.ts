// Before, at and after the shutter: failures and their waits, locks, the full box, broken files.
import { expect, test } from '../support/test';
import { framePath, pointCamera, refuseCamera } from '../support/camera';
import { inspect } from '../support/axe';
import { SHORT, arriveAtCamera, hydrated, lockedStudent, resume, shoot, staffPage, student } from '../support/demo';

test('a failure says why and how to mend it, counts the wait down, and a good retake passes', async ({ page }, info) => {
  await pointCamera(page, 'fail-dark');
  await arriveAtCamera(page, student(info, 1));
  await shoot(page);
  await expect(page.getByText('未通过检测')).toBeVisible();
  await expect(page.getByText('照片过暗')).toBeVisible();
  await expect(page.getByText('请到更亮的地方，面向窗户拍摄。')).toBeVisible();
  await inspect(page, info, 'verdict-failed');
  await expect(page.getByRole('button', { name: /秒后可重新拍摄/ })).toBeDisabled();

  // The wait is the server's: a reload does not shorten it.
  await page.reload();
  await expect(page.getByText('未通过检测')).toBeVisible();

  await pointCamera(page, 'pass');
  await page.getByRole('button', { name: '重新拍摄' }).click({ timeout: 20_000 });
  await shoot(page);
  await expect(page.getByText('已通过检测')).toBeVisible();
});

test('repeated failures lock for a time, with the published words', async ({ page }, info) => {
  test.setTimeout(120_000);
  await pointCamera(page, 'fail-no-face');
  await arriveAtCamera(page, student(info, 2));
  for (let failures = 0; failures < 3; failures++) {
    if (failures > 0) await page.getByRole('button', { name: '重新拍摄' }).click({ timeout: 20_000 });
    await shoot(page);
    await expect(page.getByText('未检测到人脸')).toBeVisible();
  }
  await page.goto(`/s/${SHORT}/capture`);
  await expect(page.getByText(/请仔细阅读拍摄要求，可于\d{4}年\d{2}月\d{2}日\d{2}：\d{2}：\d{2}后重新拍摄。/)).toBeVisible();
  await inspect(page, info, 'locked-for-a-time');
});

test('a liveness lock holds until the college unlocks, then the retake is free', async ({ page, browser }, info) => {
  const who = lockedStudent(info);
  await pointCamera(page, 'pass');
  await resume(page, who);
  await expect(page.getByText('系统检测到您的照片多次未通过活体检测，请联系学校图采工作部门进行账号解锁。')).toBeVisible();
  await inspect(page, info, 'locked-until-unlocked');

  const desk = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const staff = await staffPage(desk, 'college');
  await staff.goto('/staff/students');
  await hydrated(staff);
  await expect(staff.getByRole('table', { name: /待解锁/ }).getByRole('row').filter({ hasText: SHORT }).first()).toBeVisible();
  await inspect(staff, info, 'staff-waiting');
  await staff.getByRole('searchbox').fill(who.number);
  await staff.getByRole('button', { name: '搜索' }).click();
  const hits = staff.getByRole('table', { name: /搜索结果/ });
  // One student in three sessions: the last is the one that is locked.
  await expect(hits.getByRole('row', { name: /锁定/ })).toHaveCount(1);
  await inspect(staff, info, 'staff-students');
  await hits.getByRole('row', { name: /锁定/ }).getByRole('link').click();
  await staff.getByRole('button', { name: '解锁', exact: true }).waitFor();
  // A file that is loaded anew is as alive as one that was come to by a link.
  await staff.reload();
  await hydrated(staff);
  await staff.getByRole('button', { name: '解锁', exact: true }).waitFor();
  await inspect(staff, info, 'staff-student');
  await staff.getByLabel('原因').fill('视频核实为本人拍摄');
  await staff.getByRole('button', { name: '解锁', exact: true }).click();
  await staff.getByRole('button', { name: '确认解锁' }).click();
  await expect(staff.getByText(/已解锁/).first()).toBeVisible();
  await desk.close();

  await page.reload();
  await shoot(page);
  await expect(page.getByText('已通过检测')).toBeVisible();
});

test('a full draft box closes the camera', async ({ page }, info) => {
  await pointCamera(page, 'pass');
  await arriveAtCamera(page, student(info, 3));
  await shoot(page);
  await page.getByRole('button', { name: '重新拍摄' }).click();
  await shoot(page);
  await page.goto(`/s/${SHORT}/capture`);
  await expect(page.getByText('草稿箱已满，请前往草稿箱删除或使用草稿箱照片。')).toBeVisible();
  await inspect(page, info, 'draft-box-full');
  await page.getByRole('button', { name: '前往草稿箱' }).click();
  await expect(page.getByRole('radio')).toHaveCount(2);
});

test('a camera that was refused is explained, and the emergency upload takes its place', async ({ page }, info) => {
  await refuseCamera(page, 'NotAllowedError');
  await arriveAtCamera(page, student(info, 4));
  await expect(
    page.getByText('请确认是否已允许应用使用手机拍照权限？如已允许仍无法使用拍照功能，请通过页面底部“应急上传”入口上传个人照片'),
  ).toBeVisible();
  await inspect(page, info, 'camera-refused');
  await hydrated(page);
  await page.getByLabel('应急上传').setInputFiles(framePath('pass'));
  await page.getByRole('button', { name: '确定', exact: true }).click();
  await expect(page.getByText('已通过检测')).toBeVisible({ timeout: 30_000 });
});

test('a broken file is refused in words and costs nothing', async ({ page }, info) => {
  await refuseCamera(page, 'NotFoundError');
  await arriveAtCamera(page, student(info, 5));
  await hydrated(page);
  await page.getByLabel('应急上传').setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('not a picture') });
  await page.getByRole('button', { name: '确定', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('请上传 JPG、PNG 或 WebP 格式');
  await inspect(page, info, 'broken-file');
});
