// Every journey fails when a page of it does, even where nobody would have seen it: a page whose wasm has panicked looks alive.
import { expect, test as base, type BrowserContext } from '@playwright/test';

export { expect };
export type { Locator, Page, TestInfo } from '@playwright/test';

// One journey at a time runs in a worker.
const faults: string[] = [];

/** For contexts that a journey opens itself. */
export function watch(context: BrowserContext): void {
  context.on('weberror', (fault) => faults.push(`${fault.page()?.url()}: ${fault.error().message}`));
}

export const test = base.extend<{ watched: void }>({
  watched: [
    async ({ context }, use) => {
      faults.length = 0;
      watch(context);
      await use();
      expect(faults, 'errors of the pages').toEqual([]);
    },
    { auto: true },
  ],
});
