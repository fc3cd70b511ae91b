/** After an export for real: one press has the hosts of the certificate watched, and leads to what they show. */
import { join } from 'node:path';
import { openStorage } from '../../electron/engine/storage/open-storage.ts';
import { renewalSettingsSchema } from '../../shared/domain/renewal.ts';
import { leafFor, policyFor, saveIssued } from '../support/stored-certificate.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { hasNoBarrier } from './barriers.ts';
import { test as base, expect, type Host, startHost } from './host.ts';

/** Looked for on this machine alone. */
const name = 'localhost';
const day = 86_400_000;

const test = base.extend<{ host: Host }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of what a fixture needs from the pattern
  host: async ({}, use) => {
    const { path, remove } = tempFolder();
    const profile = join(path, 'profile');
    const storage = openStorage(profile);
    storage.settings.write('settings', { practice: false, welcomed: true });
    storage.settings.write('renewal', renewalSettingsSchema.parse({ paused: true }));
    const [notBefore, notAfter] = [-day, 80 * day].map((after) => new Date(Date.now() + after).toISOString());
    const chainPem = await leafFor([name]);
    saveIssued(storage, {
      id: 'c1',
      policy: policyFor(name),
      chainPem,
      notBefore: notBefore ?? '',
      notAfter: notAfter ?? '',
    });
    storage.close();
    const host = await startHost(profile);
    await use(host);
    await host.program.stop();
    remove();
  },
});

test('checking that it is served turns the watch on and shows it', async ({ page }) => {
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await page.getByRole('button', { name: 'Export…' }).click();
  await expect(page.getByText(`ssl_certificate_key /etc/nginx/tls/${name}.key.pem;`)).toBeVisible();
  await expect(page.getByText(`Certwright can then look at ${name} and compare.`)).toBeVisible();
  await hasNoBarrier(page);
  await page.getByRole('button', { name: 'Check that it is served' }).click();
  const served = page.getByRole('region', { name: 'Served where' });
  await expect(served.getByRole('checkbox').first()).toBeChecked();
});
