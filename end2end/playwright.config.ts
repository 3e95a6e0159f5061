// The journeys run in a real Chromium against a real server with fresh data. `make test` starts them; by hand:
//   node_modules/.bin/playwright test --config end2end/playwright.config.ts
// BASE_URL=… uses a server that runs already, TUCAI_BINARY=… another binary than target/release/tucai.
import { defineConfig, devices } from '@playwright/test';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cameraFlags } from './support/camera';
import { systemChromium } from './support/chromium';

const root = join(__dirname, '..');
const port = Number(process.env.TUCAI_E2E_PORT ?? 3210);
const binary = process.env.TUCAI_BINARY ?? join(root, 'target/release/tucai');

// The file is read again in each worker: the folder is made once and handed down.
const data = (process.env.TUCAI_E2E_DATA ??= mkdtempSync(join(tmpdir(), 'tucai-e2e-')));

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

// What stands in a device descriptor for a browser we do not use: every profile runs in Chromium.
const phone = (name: string) => ({ ...devices[name], browserName: 'chromium' as const, permissions: ['camera'] });
// A phone has no keyboard to go by, and files of the school are kept at a desk.
const desk = /(keyboard|reference)\.spec\.ts/;
// Tagged so: what is asked has no screen of its own, or one that is a desk's in any profile; one profile is enough.
const once = /@once/;
const gallery = /gallery\.spec\.ts/;

export default defineConfig({
  testDir: '.',
  outputDir: join(root, 'test-results'),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // One server, one clock, one student at a time: parallel journeys would take each other's drafts.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  reporter: 'list',
  globalTeardown: './support/teardown.ts',
  use: {
    baseURL: process.env.BASE_URL ?? `http://127.0.0.1:${port}`,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: { executablePath: systemChromium(), args: [...flags, ...cameraFlags('pass')] },
  },
  projects: [
    { name: 'pixel', testIgnore: [gallery, desk], grepInvert: once, use: phone('Pixel 7') },
    { name: 'iphone', testIgnore: [gallery, desk], grepInvert: once, use: phone('iPhone 14') },
    // One set of pictures is enough.
    { name: 'gallery', testMatch: gallery },
    { name: 'desktop', testIgnore: gallery, use: { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 }, permissions: ['camera'] } },
  ],
  webServer: process.env.BASE_URL
    ? undefined
    : {
        command: `"${binary}" demo --data "${data}" --port ${port}`,
        cwd: root,
        url: `http://127.0.0.1:${port}/`,
        timeout: 120_000,
        // A server left over from another run has other data: better to fail than to test that one.
        reuseExistingServer: false,
        stdout: 'ignore',
        stderr: 'pipe',
        gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
      },
});
