/** What stands beside the main thing: said once, under its name, and with a way on. */
import type { Page } from '@playwright/test';
import { problem } from '../../shared/errors/problem.ts';
import { findTool } from '../support/find-tool.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';
import { hasNoBarrier } from './barriers.ts';
import { expect, test } from './host.ts';
import {
  askBindAlone,
  chooseOwnAuthority,
  confirmOrder,
  enterNames,
  next,
  passChecks,
  startForReal,
  startPractising,
} from './steps.ts';

/** The authority cannot be asked the first time, and offers one kind of certificate more the second time. */
const unreachedOnce = async (page: Page): Promise<void> => {
  let asked = 0;
  await page.route('**/ipc', async (route) => {
    const { name } = route.request().postDataJSON() as { name: string };
    if (name !== 'authorities.look') return route.continue();
    asked += 1;
    const answer = {
      ...{ externalAccountRequired: false, renewalInfo: true, caaIdentities: [] },
      profiles: { shortlived: '' },
    };
    const unreached = problem('network.unreachable', {
      url: 'https://authority.example.org',
      host: 'authority.example.org',
    });
    return route.fulfill({ json: asked === 1 ? { ok: false, problem: unreached } : { ok: true, value: answer } });
  });
};

test('facts are no warnings, examples differ, and an authority that could not be asked can be asked again', async ({
  page,
}) => {
  await startForReal(page);
  await page.getByRole('button', { name: 'New certificate' }).first().click();
  const facts = page.getByRole('list', { name: 'Good to know' }).getByRole('listitem');
  await expect(facts).toHaveCount(2);
  for (const fact of await facts.all()) await expect(fact.locator('svg')).toHaveAttribute('data-shape', 'note');
  await enterNames(page, 'nas.example.org', 1);
  await page.getByRole('radio', { name: /added by hand/ }).check();
  await next(page);
  await page.getByText('Advanced', { exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'Wait at least' })).toHaveAttribute('placeholder', '2 min');
  await expect(page.getByRole('textbox', { name: 'Give up after' })).toHaveAttribute('placeholder', '1 h');
  await next(page);
  await page.getByRole('heading', { name: 'Is everything ready?' }).waitFor();
  await unreachedOnce(page);
  await page.getByRole('button', { name: 'Go on without waiting' }).click();
  await page.getByText('Advanced', { exact: true }).click();
  await expect(page.getByText('Kind of certificate', { exact: true })).toBeVisible();
  await expect(page.getByText(/^The authority could not be asked what it offers/)).toBeVisible();
  await hasNoBarrier(page);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('combobox', { name: 'Kind of certificate' })).toBeVisible();
});

test('a button opens nothing that stands beside it already, and one value has no number', async ({ page }) => {
  const practise = async (title: string): Promise<void> => {
    await page.getByRole('button', { name: 'Practise failures' }).click();
    await page.getByRole('button', { name: `Practise this: ${title}` }).click();
    await page.getByRole('heading', { name: /^(The order would fail|It may work)/ }).waitFor({ timeout: 30_000 });
  };
  const dialog = page.getByRole('dialog');
  await startPractising(page);
  await practise('The clock is wrong');
  await expect(page.getByText('Switch on automatic time, set the clock, then try again.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Set the clock', exact: true })).toHaveCount(0);

  await page.reload();
  await practise('The key may not change this zone');
  await expect(page.getByText('Let the key read this zone and edit its DNS records.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open the provider’s page' })).toHaveCount(0);

  await page.reload();
  await practise('A redirect into the inner network');
  await page.getByRole('button', { name: 'See what the server must answer' }).click();
  await expect(dialog.getByRole('term')).toHaveText(['Value']);
});

test.describe('a world', () => {
  const missing = worldNeeds.filter((name) => findTool(name) === undefined);
  test.skip(missing.length > 0, `needs ${missing.join(', ')}`);
  let world: World;
  test.beforeAll(async () => {
    world = await startWorld();
  });
  test.afterAll(() => world.stop());

  test('an order that was cancelled can be placed again from where it ended', async ({ page }) => {
    await startForReal(page);
    await page.getByRole('button', { name: 'New certificate' }).first().click();
    await chooseOwnAuthority(page, world);
    await enterNames(page, 'nas.example.test', 1);
    await page.getByRole('radio', { name: /added by hand/ }).check();
    await next(page);
    await askBindAlone(page, world);
    await next(page);
    await passChecks(page);
    await confirmOrder(page);
    const waits = page.getByRole('heading', { name: 'Add this record at your DNS provider' });
    await waits.waitFor();
    await page.getByRole('button', { name: 'Cancel the order…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel the order' }).click();
    await page.getByRole('heading', { name: 'The order was cancelled' }).waitFor();
    await expect(page.locator('[data-variant="filled"]')).toHaveText(['Order again']);
    await page.getByRole('button', { name: 'Order again' }).click();
    await expect(waits).toBeVisible();
  });
});
