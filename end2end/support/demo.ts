// The demonstration's people, and the short way to a step: the same server functions that the pages call.
import { expect, type APIRequestContext, type BrowserContext, type Page, type TestInfo } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { watch } from './test';

/** “2027 届毕业生学历图像采集”: the preset as it is, judged for a degree. */
export const DEGREE = '25103003';
/** The same journey for the campus card: a smile is allowed. */
export const CAMPUS = '25103004';
/** No video, short waits, room for two drafts: for journeys that are about what comes after. */
export const SHORT = '25103005';

/** Three platforms judge one photo; two of them have to pass it before it is submitted. */
export const PLATFORMS = '25103009';
/** Like the short one, and asks for a living person before the photo. */
export const LIVE = '25103007';

export const STAFF_PASSWORD = 'tucai-demo-2026';
/** What students of the demonstration who have begun use, and what the tests choose. */
export const OWN_PASSWORD = 'Mine-is-longer-7';

/** “学历图像采集（身份证核验）”: asks for the identity card, and shows no video. */
export const PAPERS = '25103008';

export type Student = { number: string; name: string; password: string; idNumber: string };

/** A fictional student of the demonstration; every journey of every profile takes one of its own. */
export function student(info: TestInfo, place: number): Student {
  const profile = ['pixel', 'iphone', 'desktop', 'gallery'].indexOf(info.project.name);
  // A retry needs somebody who has not begun yet.
  return find(20230101 + place * 9 + profile * 3 + Math.min(info.retry, 2));
}

/** Students whom the demonstration locked after three failed liveness checks. */
export function lockedStudent(info: TestInfo): Student {
  return find(20230901 + ['pixel', 'iphone', 'desktop'].indexOf(info.project.name));
}

function find(number: number): Student {
  const roster = readFileSync(join(process.env.TUCAI_E2E_DATA!, 'demo-roster.csv'), 'utf8');
  const line = roster.split('\n').find((row) => row.startsWith(`${number},`));
  if (!line) throw new Error(`the demonstration has no student ${number}`);
  const [, name, password, idNumber] = line.trim().split(',');
  return { number: String(number), name, password, idNumber };
}

async function call<T>(request: APIRequestContext, path: string, body: object): Promise<T> {
  const response = await request.post(`/api/${path}`, { data: body });
  expect(response.ok(), `${path}: ${response.status()} ${await response.text()}`).toBeTruthy();
  return response.json();
}

/** Signs in over the wire and does every step before the school's notice, or before the paper where one is asked for. */
export async function arriveAtNotice(page: Page, who: Student, code: string, liveness = true): Promise<void> {
  const { request } = page.context();
  const at = { code };
  await call(request, 'students/sign_in', { ...at, number: who.number, password: who.password });
  await call(request, 'students/change_password', { ...at, password: OWN_PASSWORD });
  // Kept only where the session films.
  await call(request, 'consents/give', { ...at, original: false, liveness });
  await call(request, 'contacts/send_code', { ...at, channel: 'email', address: `s${who.number}@example.edu.cn` });
  await call(request, 'contacts/prove', { ...at, answer: await oneTimeCode(request, who) });
}

/** The same, and on to the shooting rules, which it opens. */
export async function arriveAtRules(page: Page, who: Student, code: string, liveness = true): Promise<void> {
  await arriveAtNotice(page, who, code, liveness);
  await readNotices(page, code);
  await page.goto(`/s/${code}/rules`);
}

/** What is to be read before the shooting rules. */
export async function readNotices(page: Page, code: string): Promise<void> {
  const { request } = page.context();
  const at = { code };
  await call(request, 'journey/read_notice', at);
  await call(request, 'journey/read_cautions', at);
  await call(request, 'journey/choose_notifications', { ...at, wanted: true });
}

/** The same in a session without a video, and on to the shutter. */
export async function arriveAtCamera(page: Page, who: Student, code = SHORT, liveness = true): Promise<void> {
  await arriveAtRules(page, who, code, liveness);
  await call(page.context().request, 'journey/read_rules', { code });
  await page.goto(`/s/${code}/capture`);
}

/** Watches the instruction video to its end, as long as it takes, and goes on. */
export async function watchVideo(page: Page): Promise<void> {
  await hydrated(page);
  await page.locator('video').evaluate(async (video: HTMLVideoElement) => {
    video.muted = true;
    await video.play();
  });
  const next = page.getByRole('button', { name: '下一步' });
  await expect(next).toBeEnabled({ timeout: 60_000 });
  await next.click();
}

/** Signs a student in who has begun already; the browser is then where their journey stands. */
export async function resume(page: Page, who: Student, code = SHORT): Promise<void> {
  await call(page.context().request, 'students/sign_in', { code, number: who.number, password: OWN_PASSWORD });
  await page.goto(`/s/${code}/capture`);
}

/** The latest code that the demonstration's outbox shows for this student's address. */
export async function oneTimeCode(request: APIRequestContext, who: Student): Promise<string> {
  const posted = await call<{ to: string; message: { message: string; code?: string } }[]>(request, 'messages/posted', {});
  const code = posted.find((letter) => letter.to.includes(who.number) && letter.message.code);
  if (!code) throw new Error(`no code was posted for ${who.number}`);
  return code.message.code!;
}

/** Presses the shutter and takes the picture; ends on the verdict. */
export async function shoot(page: Page): Promise<void> {
  await page.getByRole('button', { name: '拍照', exact: true }).click();
  await page.getByRole('button', { name: '确定', exact: true }).click();
  await expect(page.getByText(/^(已|未)通过检测$/)).toBeVisible({ timeout: 30_000 });
}

/** A member of staff in a browser of their own. */
export async function staffPage(context: BrowserContext, login: string): Promise<Page> {
  watch(context);
  const page = await context.newPage();
  await page.goto('/staff/sign-in');
  await hydrated(page);
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('密码', { exact: true }).fill(STAFF_PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page).not.toHaveURL(/sign-in/);
  return page;
}

/** The page answers to the hand only once its wasm runs; the shell says so on <html>. */
export async function hydrated(page: Page): Promise<void> {
  await page.locator('html[data-hydrated]').waitFor({ state: 'attached' });
}
