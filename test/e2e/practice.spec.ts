/** Failures to practise, as the reader meets them: choosing one, finding it, the way out, and the end of it. */
import { hasNoBarrier } from './barriers.ts';
import { expect, test } from './host.ts';
import { certificateIsReady, checksAreFine, confirmOrder, next, startPractising } from './steps.ts';

test('failures are chosen, found and mended, and end with the practice', async ({ page }) => {
  const list = page.getByRole('heading', { level: 1, name: 'Practise failures' });
  const world = page.getByRole('region', { name: /^This practice world/ });
  const practise = async (title: string): Promise<void> => {
    await page.getByRole('button', { name: `Practise this: ${title}` }).click();
    await expect(world).toContainText(`This practice world: ${title}`);
    await expect(page.getByRole('heading', { name: 'The order would fail' })).toBeVisible();
  };
  const backToList = async (): Promise<void> => {
    await page.reload();
    await page.getByRole('button', { name: 'Practise failures' }).click();
    await expect(list).toBeVisible();
  };

  await test.step('a record that forbids the authority is corrected by the button', async () => {
    await startPractising(page);
    await page.getByRole('button', { name: 'Practise failures' }).click();
    await expect(list).toBeFocused();
    await hasNoBarrier(page);
    await practise('CAA forbids the authority');
    await hasNoBarrier(page);
    await page.getByRole('button', { name: 'Correct the records' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('practice.certwright.invalid');
    await dialog.getByRole('button', { name: 'Do it' }).click();
    await expect(dialog).toContainText('Done.');
    await page.keyboard.press('Escape');
    await checksAreFine(page);
    await next(page);
    await confirmOrder(page);
    await certificateIsReady(page);
  });

  await test.step('what a person does outside the app takes one click here', async () => {
    await backToList();
    await expect(page.getByRole('listitem').filter({ hasText: 'CAA forbids' })).toContainText('Under way');
    await practise('The clock is wrong');
    await world.getByRole('button', { name: 'Set the clock right' }).click();
    await expect(world.getByRole('status')).toContainText('Done');
    await checksAreFine(page);
  });

  await test.step('a wrong key is replaced by the right one', async () => {
    await backToList();
    await practise('Wrong key');
    await page.getByRole('button', { name: 'Correct the key' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Key', { exact: true }).fill('PRACTICE-KEY-2468');
    await dialog.getByRole('button', { name: 'Keep', exact: true }).click();
    await checksAreFine(page);
  });

  await test.step('leaving practice ends it', async () => {
    await backToList();
    await expect(world).toBeVisible();
    await world.getByRole('button', { name: 'End the situation' }).click();
    await expect(world).toHaveCount(0);
    await expect(list).toBeVisible();
  });
});

test('what was typed before a failure is practised is in the wizard again when that ends', async ({ page }) => {
  const names = page.getByRole('textbox', { name: 'Names' });
  const isPractised = page.getByRole('heading', { name: 'The order would fail' });
  const practise = async (): Promise<void> => {
    await page.reload();
    await page.getByRole('button', { name: 'Practise failures' }).click();
    await page.getByRole('button', { name: 'Practise this: CAA forbids the authority' }).click();
    await expect(isPractised).toBeVisible();
  };
  const end = () => page.getByRole('button', { name: 'End the situation' }).click();
  await startPractising(page);
  await page.getByRole('button', { name: 'New certificate' }).first().click();
  await names.fill('mine.example.org');
  await expect(page.getByText(/Draft saved/)).toBeVisible();
  await practise();
  await end();
  await expect(names).toHaveValue('mine.example.org');

  const saved = page.waitForResponse((answer) => answer.request().postData()?.includes('"draft.save"') === true);
  await practise();
  await saved;
  await page.reload();
  await page.getByRole('button', { name: 'New certificate' }).first().click();
  await expect(isPractised).toBeVisible();
  await end();
  await expect(names).toHaveValue('mine.example.org');
});
