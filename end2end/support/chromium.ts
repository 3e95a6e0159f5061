// Which Chromium the tests drive.
import { existsSync } from 'node:fs';

/** The system's where there is one (`make test` installs it on Debian), else what `npx playwright install chromium` fetched. */
export function systemChromium(): string | undefined {
  return ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));
}
