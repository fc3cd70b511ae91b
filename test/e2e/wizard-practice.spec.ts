import { hasNoBarrier } from './barriers.ts';
import { expect, test } from './host.ts';
import { certificateIsReady, checksAreFine, confirmOrder, enterNames, next, startPractising } from './steps.ts';

test('a first start: from nothing to a practice certificate, and back to a list that keeps it', async ({ page }) => {
  await hasNoBarrier(page);
  await startPractising(page);
  await hasNoBarrier(page);
  await page.getByRole('button', { name: 'New certificate' }).first().click();
  await enterNames(page, 'https://nas.example.org:5001/login，*.nas.example.org bücher.example.org.', 3);
  await hasNoBarrier(page);
  await next(page);
  await hasNoBarrier(page);
  await next(page);
  await checksAreFine(page);
  await hasNoBarrier(page);
  await next(page);
  await expect(page.getByText('xn--bcher-kva.example.org', { exact: true }).first()).toBeVisible();
  await hasNoBarrier(page);
  await confirmOrder(page);
  await certificateIsReady(page);
  await hasNoBarrier(page);
  await page.getByRole('button', { name: 'Back to the certificates' }).click();
  await expect(page.getByText('nas.example.org').first()).toBeVisible();
  await hasNoBarrier(page);
  await page.reload();
  await expect(page.getByText('nas.example.org').first()).toBeVisible();
});

test('names: what was understood is shown while typing, in both languages', async ({ page }) => {
  await startPractising(page);
  await page.getByRole('button', { name: 'New certificate' }).first().click();
  await page.getByRole('textbox', { name: 'Names' }).fill('http://192.168.2.192:7351/ nas..example.org:5001');
  await expect(page.getByText('192.168.2.192').first()).toBeVisible();
  await expect(page.getByText('Cannot be signed').first()).toBeVisible();
  // Also of what cannot be signed, as its port is not the reason.
  for (const port of [7351, 5001])
    await expect(page.getByText(`Its port, ${port}, plays no role for a certificate.`)).toBeVisible();
});

test('a draft survives a reload, and Back loses nothing', async ({ page }) => {
  await startPractising(page);
  await page.getByRole('button', { name: 'New certificate' }).first().click();
  await enterNames(page, 'nas.example.org', 1);
  await next(page);
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByRole('textbox', { name: 'Names' })).toHaveValue('nas.example.org');
  await expect(page.getByText(/Draft saved/)).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: 'New certificate' }).first().click();
  await expect(page.getByRole('textbox', { name: 'Names' })).toHaveValue('nas.example.org');
});

test('everything follows the chosen language', async ({ page }) => {
  await page.getByRole('radio', { name: '简体中文' }).click();
  await page.getByRole('button', { name: /练习/ }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', /zh/);
  await page
    .getByRole('button', { name: /申请证书/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/[\u4e00-\u9fff]/);
  await hasNoBarrier(page);
});
