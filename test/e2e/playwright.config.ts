import { defineConfig } from '@playwright/test';
import { tool } from '../support/find-tool.ts';

/** One worker: on two cores a second one is slower than none. */
// biome-ignore lint/style/noDefaultExport: the tool asks for it
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  outputDir: '../../test-results/e2e',
  reporter: 'list',
  use: {
    launchOptions: { executablePath: tool('chromium-headless-shell') },
    actionTimeout: 10_000,
    screenshot: 'only-on-failure',
    trace: 'off',
  },
});
