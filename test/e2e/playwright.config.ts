import { defineConfig } from '@playwright/test';
import { tool } from '../support/find-tool.ts';

/** Two workers: each waits half of its time, for an answer or for a page. */
// biome-ignore lint/style/noDefaultExport: the tool asks for it
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  workers: 2,
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
