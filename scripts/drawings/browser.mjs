// The browser that turns drawings into pixels: the system's Chromium where there is one, else Playwright's own.
import { existsSync } from 'node:fs';

export const chromiumPath = () => ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));
