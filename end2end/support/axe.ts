// Accessibility and the look of a page: axe must find nothing, and the screenshot is kept for people to look at.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, type TestInfo } from '@playwright/test';
import { join } from 'node:path';

/** Where the pictures of all pages end up, for the README and for a look after a change. */
export const pictures = join(__dirname, '../../target/screenshots');

export async function inspect(page: Page, info: TestInfo, name: string): Promise<void> {
  await page.screenshot({ path: join(pictures, info.project.name, `${name}.png`), animations: 'disabled' });
  // A colour that is still on its way to another one is nobody's choice.
  await page.evaluate(settled);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ').slice(0, 400)}`);
  expect(found, `axe on ${name}`).toEqual([]);
}

/** Runs inside the page: what ends by itself has ended. */
async function settled(): Promise<void> {
  const ending = document.getAnimations().filter((animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime));
  await Promise.allSettled(ending.map((animation) => animation.finished));
}
