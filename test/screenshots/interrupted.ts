/** When the host is slow, does not start, or goes away. */
import type { Page } from '@playwright/test';
import { problem } from '../../shared/errors/problem.ts';
import { loseHost, openScreen } from '../e2e/every-screen.ts';
import { orderInPractice } from '../e2e/steps.ts';
import { holdCalls } from './hold-calls.ts';
import { photograph, type Scene, withHost } from './photograph.ts';

export const interrupted: Scene = {
  names: ['loading', 'start-problem', 'gone'],
  take: () =>
    withHost(async (page) => {
      await orderInPractice(page, 'nas.example.org');
      await loading(page);
      await away(page);
      await noStart(page);
    }),
};

const loading = async (page: Page): Promise<void> => {
  for (const [screen, call] of [
    ['certificates', 'certificates.list'],
    ['renewals', 'renewal.plan'],
  ] as const) {
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    const held = await holdCalls(page, call);
    await page.reload();
    await page.getByRole('navigation', { name: 'Screens' }).waitFor();
    await page.waitForFunction(() => 'tell' in window);
    await openScreen(page, { screen });
    await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
    await photograph(page, `loading-${screen}`);
    await held.letGo();
  }
  await page.reload();
};

const away = async (page: Page): Promise<void> => {
  const context = page.context();
  const banner = page.getByText(/^(Certwright has stopped|证书匠已)/);
  await page.getByRole('listitem').first().waitFor();
  await photograph(page, 'gone', {
    before: async () => {
      await context.setOffline(true);
      await loseHost(page);
      await banner.waitFor();
    },
    after: async () => {
      await context.setOffline(false);
      await banner.waitFor({ state: 'hidden' });
    },
  });
};

const noStart = async (page: Page): Promise<void> => {
  const held = await holdCalls(page, 'app.bootstrap');
  await page.reload({ waitUntil: 'commit' });
  await held.answerFirst({
    ok: false,
    problem: problem('storage.newer-schema', { path: '/home/me/.local/share/certwright', found: 9, known: 8 }),
  });
  await page.getByRole('heading', { level: 1 }).waitFor();
  await photograph(page, 'start-problem');
};
