/** Quitting while an order is open: the question, what either answer does, and where the next start goes on. */
import type { Page } from '@playwright/test';
import { findTool } from '../support/find-tool.ts';
import { policyFor } from '../support/profile.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';
import { ask, named, test } from './desktop-program.ts';
import { expect } from './host.ts';

const missing = worldNeeds.filter((name) => findTool(name) === undefined);
test.skip(missing.length > 0, `needs ${missing.join(', ')}`);

let world: World;
test.beforeAll(async () => {
  world = await startWorld();
});
test.afterAll(() => world.stop());

/** The one run once its record is to be added by hand, which nobody does. */
const waitingRun = async (page: Page) => {
  const look = async () => (await ask(page, 'runs.list', {})).runs[0];
  await expect.poll(async () => (await look())?.records[0]?.state, { timeout: 30_000 }).toBe('by-hand');
  await expect.poll(async () => (await look())?.status).toMatch(/working|waiting/);
  const run = await look();
  if (run === undefined) throw new Error('no run');
  return run;
};

test('an open order is asked about, survives quitting and a shutdown, and is gone on with', async ({ launch }) => {
  test.setTimeout(240_000);
  const first = await launch();
  await ask(first.page, 'settings.change', { practice: false, welcomed: true });
  await ask(first.page, 'vault.set-up', { kind: 'key-file' });
  const policy = policyFor({
    names: ['quit.example.test'],
    authority: world.pebble,
    proof: { method: 'dns-01', provider: 'manual' },
    resolvers: [world.bind.endpoint],
  });
  await ask(first.page, 'issuance.start', { policy });
  const { orderUrl } = await waitingRun(first.page);

  // Staying, which is what closing the box does as well.
  first.fire('app.quit');
  await expect.poll(() => named(first, 'dialog.showMessageBox')).toHaveLength(1);
  expect((await named(first, 'dialog.showMessageBox'))[0]?.[0]).toMatchObject({
    message: 'An order is open. Quit all the same?',
    detail: expect.stringContaining('quit.example.test'),
    buttons: ['Quit', 'Stay'],
  });
  expect((await waitingRun(first.page)).orderUrl).toBe(orderUrl);
  await first.answerDialogs({ button: 0 });
  first.fire('app.quit');
  await first.ended();

  const second = await launch();
  expect((await waitingRun(second.page)).orderUrl).toBe(orderUrl);
  second.fire('power.shutdown');
  await second.ended();
  expect(second.output()).not.toContain('desktop.close-failed');

  const third = await launch();
  const { records } = await waitingRun(third.page);
  world.update(`add _acme-challenge.quit.example.test 60 TXT "${records[0]?.value}"`);
  const outcome = async () =>
    (await ask(third.page, 'runs.list', {})).runs.map(({ status, orderUrl: at }) => [status, at]);
  await expect.poll(outcome, { timeout: 60_000 }).toEqual([['succeeded', orderUrl]]);
  third.fire('app.quit');
  await third.ended();
});
