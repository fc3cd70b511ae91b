/** An authority of one's own is added, shown by its fingerprint, and removed. */
import { X509Certificate } from 'node:crypto';
import { makeTlsIdentity } from '../support/tls-identity.ts';
import { hasNoBarrier } from './barriers.ts';
import { expect, test } from './host.ts';
import { startPractising } from './steps.ts';

test('an authority of one’s own is trusted after its certificate was pasted, and no more when it is removed', async ({
  page,
}) => {
  const { rootPem, certificatePem } = await makeTlsIdentity();
  const { fingerprint256 } = new X509Certificate(rootPem);
  const dialog = page.getByRole('dialog');
  const list = page.getByRole('list', { name: 'Trusted authorities of your own' });
  await startPractising(page);
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Trust another authority…' }).click();
  await dialog.getByLabel('Its root certificate').fill(certificatePem);
  await dialog.getByRole('button', { name: 'Trust it' }).click();
  await expect(dialog.getByText(/it belongs to a server and not to an authority/)).toBeVisible();
  await dialog.getByLabel('Its root certificate').fill(rootPem);
  await dialog.getByRole('button', { name: 'Trust it' }).click();
  await expect(list.getByRole('listitem')).toContainText(fingerprint256);
  await hasNoBarrier(page);
  await page.reload();
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Settings' }).click();
  await list.getByRole('button', { name: 'Remove Certwright test listener root' }).click();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('None: the usual ones are trusted, and nobody else.')).toBeVisible();
});
