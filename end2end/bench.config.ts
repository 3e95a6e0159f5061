// Timings in Chromium, apart from the journeys: a slow machine fails no test.
import journeys from './playwright.config';

export default {
  ...journeys,
  testDir: './bench',
  testMatch: '*.bench.ts',
  projects: journeys.projects!.filter(({ name }) => name === 'desktop'),
};
