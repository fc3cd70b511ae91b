/** A proxy is typed, tried, saved and taken back; usual DNS servers are checked and kept. */
import { freePort } from '../support/free-port.ts';
import { hasNoBarrier } from './barriers.ts';
import { expect, test } from './host.ts';
import { settle } from './looks.ts';
import { measure } from './page-measures.ts';
import { startPractising } from './steps.ts';

test('a proxy is tried before it is saved, its password is never shown again, and usual DNS servers are kept', async ({
  page,
}) => {
  const dead = `127.0.0.1:${await freePort()}`;
  const openSettings = () =>
    page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Settings' }).click();
  const form = page.getByRole('form', { name: 'Proxy' });
  await startPractising(page);
  await openSettings();
  await form.getByText('My own').click();
  await form.getByLabel('Address').fill(dead);
  await form.getByRole('button', { name: 'Test connection' }).click();
  await expect(form.getByRole('alert')).toContainText(`The proxy http://${dead} cannot be used now`);
  await form.getByLabel('Address').fill('http://me:planted-secret@proxy.example.org');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByRole('alert')).toContainText('have fields of their own');
  await form.getByLabel('Address').fill(dead);
  await form.getByLabel('Not for').fill('nas.example.org 198.51.100.0/24');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByRole('status')).toContainText('Saved');
  await hasNoBarrier(page);

  const servers = page.getByRole('textbox', { name: 'Usual DNS servers' });
  await servers.fill('dns.example.org');
  await page.getByRole('form', { name: 'Usual DNS servers' }).getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('“dns.example.org” is not an address')).toBeVisible();
  await servers.fill('9.9.9.9, [2620:fe::fe]:53');
  await page.getByRole('form', { name: 'Usual DNS servers' }).getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('New certificates begin with this')).toBeVisible();

  await page.reload();
  await openSettings();
  await expect(form.getByLabel('Address')).toHaveValue(`http://${dead}`);
  await expect(form.getByLabel('Not for')).toHaveValue('nas.example.org, 198.51.100.0/24');
  await expect(form.getByLabel('Password', { exact: true })).toHaveValue('');
  await expect(servers).toHaveValue('9.9.9.9, [2620:fe::fe]:53');
  await form.getByText('None', { exact: true }).click();
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByRole('status')).toContainText('Saved');
});

test('what a good test says fits into the smallest window, whatever the proxy is called', async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 600 });
  await startPractising(page);
  const proxy = 'http://proxy-of-the-whole-house.department.example.org:3128';
  // No authority of the world is asked from here.
  await page.route('**/ipc', (route) =>
    route.request().postDataJSON().name === 'proxy.test'
      ? route.fulfill({ json: { ok: true, value: { host: 'acme-v02.api.example.org', proxy, milliseconds: 214 } } })
      : route.fallback(),
  );
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Settings' }).click();
  const form = page.getByRole('form', { name: 'Proxy' });
  await form.getByRole('button', { name: 'Test connection' }).click();
  await expect(form.getByRole('status')).toContainText(proxy);
  await settle(page);
  expect(await measure(page)).toEqual({ cut: [], overlapping: [] });
});
