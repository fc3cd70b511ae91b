import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

/**
 * Left alone, one core is kept for the runner itself, which needs little of it. Integration tests own processes and
 * ports and wait at times, so three of them share two cores.
 */
// biome-ignore lint/style/noDefaultExport: the tool asks for it
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/{unit,contract,architecture}/**/*.spec.ts'],
          testTimeout: 10_000,
          maxWorkers: 2,
          // Files share the modules they load, and so the stores of the page: a spec begins with a state of its own.
          isolate: false,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/{integration,packaging}/**/*.spec.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 3,
        },
      },
    ],
  },
});
