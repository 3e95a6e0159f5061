// After the last test: the run's data are removed.
import { rmSync } from 'node:fs';
import { basename } from 'node:path';

export default function teardown(): void {
  const data = process.env.TUCAI_E2E_DATA;
  // Only what the configuration made itself; a folder that somebody named is theirs.
  if (data && basename(data).startsWith('tucai-e2e-')) rmSync(data, { recursive: true, force: true });
}
