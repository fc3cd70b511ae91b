/** DNS and keys: what is left over, what this computer's resolver says, and a stored key that is tried. */
import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { systemClock } from '../../electron/engine/ports/index.ts';
import { rfc2136 } from '../../electron/engine/providers/rfc2136/client.ts';
import type { World } from '../support/world.ts';
import { photograph } from './photograph.ts';

/** With a certificate that is there; a dialog stays open. */
export const photographDns = async (page: Page, world: World): Promise<void> => {
  await leaveRecords(world);
  const dialog = page.getByRole('dialog');
  const remover = page.getByRole('button', { name: /^Remove _acme/ }).first();
  await page.getByRole('button', { name: 'DNS and keys' }).click();
  await remover.waitFor();
  await photograph(page, 'dns', { whole: true });
  await page.getByRole('button', { name: 'Check it' }).click();
  await page.getByRole('button', { name: 'Check again' }).waitFor({ timeout: 60_000 });
  await photograph(page, 'dns-checked', { whole: true });
  await remover.click();
  await photograph(page, 'dns-remove');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Remove… / }).click();
  await photograph(page, 'dns-key-remove');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Test… / }).click();
  await dialog.getByRole('button', { name: 'Test', exact: true }).waitFor();
  await photograph(page, 'dns-test');
  await dialog.getByRole('button', { name: 'Test', exact: true }).click();
  await dialog.getByText(/^Tested \d/).waitFor();
  await photograph(page, 'dns-tested');
};

const leaveRecords = async (world: World): Promise<void> => {
  const client = rfc2136.create(world.credential, systemClock);
  for (const fqdn of ['_acme-challenge.example.test', '_acme-challenge.nas.example.test'])
    await client.add(
      { zone: 'example.test', fqdn, value: randomBytes(32).toString('base64url'), ttl: 60 },
      AbortSignal.timeout(10_000),
    );
};
