/** The last step before an order: the trial at the authority's test service, where it has one. */
import { problem } from '../../shared/errors/problem.ts';
import { expect, test } from './host.ts';
import { enterNames, next, startForReal, startPractising } from './steps.ts';

test('an order is tried at the test service first where the reader wants it, and the wish survives a reload', async ({
  page,
}) => {
  const orders: unknown[] = [];
  await page.route('**/ipc', async (route) => {
    const asked = route.request().postDataJSON() as { name: string; input: { testFirst?: boolean } };
    // No authority of the world is asked from here.
    if (asked.name !== 'issuance.start') return route.continue();
    orders.push(asked.input.testFirst);
    return route.fulfill({
      json: { ok: false, problem: problem('authority.no-test-service', { authority: 'Let’s Encrypt' }) },
    });
  });
  await startForReal(page);
  await page.getByRole('button', { name: 'New certificate' }).first().click();
  await enterNames(page, 'nas.example.org', 1);
  await page.getByRole('radio', { name: /added by hand/ }).check();
  await next(page);
  await next(page);
  await page.getByRole('button', { name: 'Go on without waiting' }).click();
  const trial = page.getByRole('checkbox', { name: 'Try it at the test service first' });
  await expect(trial).not.toBeChecked();
  await trial.check();
  await expect(page.getByText(/Encrypt \(staging\) checks the same/)).toBeVisible();
  await page.getByRole('checkbox', { name: /I agree to the terms/ }).check();
  await expect(page.getByText(/^Draft saved/)).toBeVisible();
  await page.reload();
  await page
    .getByRole('button', { name: /Continue|Go on/ })
    .first()
    .click();
  await expect(trial).toBeChecked();
  await page.getByRole('checkbox', { name: /I agree to the terms/ }).check();
  await page.getByRole('button', { name: 'Order the certificate' }).click();
  await expect(page.getByRole('heading', { name: /has no test service/ })).toBeVisible();
  expect(orders).toEqual([true]);
});

test('practice has no test service to try it at', async ({ page }) => {
  await startPractising(page);
  await page.getByRole('button', { name: 'New certificate' }).first().click();
  await enterNames(page, 'nas.example.org', 1);
  await next(page);
  await next(page);
  await page.getByRole('heading', { name: 'Is everything ready?' }).waitFor();
  await page.getByRole('button', { name: /^(Continue|Go on without waiting)$/ }).click();
  await expect(page.getByRole('checkbox', { name: /I agree to the terms/ })).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'Try it at the test service first' })).toHaveCount(0);
});
