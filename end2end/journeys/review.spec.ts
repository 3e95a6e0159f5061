// The reviewer's side: approving and rejecting, and what the student sees of it.
import { expect, test } from '../support/test';
import { pointCamera } from '../support/camera';
import { inspect } from '../support/axe';
import { SHORT, arriveAtCamera, hydrated, shoot, staffPage, student } from '../support/demo';

test('a rejected student reads the reasons, retakes and submits again', async ({ page, browser }, info) => {
  test.setTimeout(120_000);
  const who = student(info, 7);
  await pointCamera(page, 'pass');
  await arriveAtCamera(page, who);
  await shoot(page);
  await submit();

  const desk = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const staff = await staffPage(desk, 'reviewer');
  await staff.locator('.queue').getByRole('link').last().click();
  await hydrated(staff);
  await expect(staff.getByRole('button', { name: '退回', exact: true })).toBeDisabled();
  await staff.getByRole('button', { name: /眼镜反光/ }).click();
  await staff.getByLabel('备注').fill('左侧镜片有窗户倒影');
  await inspect(staff, info, 'staff-reject');
  await staff.getByRole('button', { name: '退回', exact: true }).click();
  await expect(staff.getByText(/已退回/).first()).toBeVisible();
  await desk.close();

  await page.reload();
  await expect(page.getByText('审核未通过').first()).toBeVisible();
  await expect(page.getByText('眼镜反光')).toBeVisible();
  await expect(page.getByText('左侧镜片有窗户倒影')).toBeVisible();
  await expect(page.getByText('如果您的照片“审核未通过”请您按照提示重拍上传，以免影响您的采集。')).toBeVisible();
  await inspect(page, info, 'status-rejected');
  await page.getByRole('button', { name: '重新拍摄' }).click();
  await shoot(page);
  await submit();
  await expect(page.getByText('审核中').first()).toBeVisible();

  async function submit(): Promise<void> {
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('radio').first().check();
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`/s/${SHORT}/status`));
  }
});

test('an auditor reads the log and nothing else', { tag: '@once' }, async ({ browser }, info) => {
  const desk = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const staff = await staffPage(desk, 'auditor');
  await expect(staff.getByRole('table')).toBeVisible();
  await expect(staff.getByRole('link', { name: '审核队列' })).toHaveCount(0);
  await inspect(staff, info, 'staff-audit');
  await staff.goto('/staff/reviews');
  await expect(staff.getByText('没有找到，或您无权查看')).toBeVisible();
  await expect(staff.locator('img[src^="/photos"]')).toHaveCount(0);
  await desk.close();
});
