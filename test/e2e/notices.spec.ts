/** Messages: the list with what happened, and where they are sent. In practice mode, with a receiver on loopback. */
import type { Page } from '@playwright/test';
import { type MessageReceiver, startMessageReceiver } from '../support/message-receiver.ts';
import { hasNoBarrier, tabTo } from './barriers.ts';
import { expect, test } from './host.ts';
import { certificateIsReady, checksAreFine, confirmOrder, enterNames, next, startPractising } from './steps.ts';

let receiver: MessageReceiver;
test.beforeEach(async () => {
  receiver = await startMessageReceiver();
});
test.afterEach(() => receiver.close());

const dialog = (page: Page) => page.getByRole('dialog');
const notifications = (page: Page) => page.getByRole('region', { name: 'Notifications' });
const messages = (page: Page) => page.getByRole('navigation').getByRole('button', { name: /^Messages/ });
const openSettings = (page: Page) =>
  page.getByRole('navigation').getByRole('button', { name: 'Settings', exact: true }).click();

const addWebhook = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Add a channel…' }).click();
  await dialog(page)
    .getByRole('button', { name: /^Webhook/ })
    .click();
  await dialog(page).getByLabel('Webhook address').fill(`${receiver.url}/hook`);
  await dialog(page).getByRole('textbox', { name: 'Name' }).fill('My hook');
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(dialog(page)).toHaveCount(0);
};

const issueInPractice = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Certificates', exact: true }).click();
  await page.getByRole('button', { name: 'New certificate' }).first().click();
  await enterNames(page, 'told.example.org', 1);
  await next(page);
  await next(page);
  await checksAreFine(page);
  await next(page);
  await confirmOrder(page);
  await certificateIsReady(page);
};

test('a channel is added, tested with what the server answered, changed, and removed', async ({ page }) => {
  await startPractising(page);
  await openSettings(page);
  await expect(notifications(page).getByRole('listitem')).toHaveCount(1);
  await page.getByRole('button', { name: 'Add a channel…' }).click();
  await hasNoBarrier(page);
  await page.keyboard.press('Escape');
  await addWebhook(page);
  const row = notifications(page).getByRole('listitem').filter({ hasText: 'My hook' });
  await expect(row).toContainText('warnings and what is urgent');

  receiver.answer(() => ({ body: 'thank you' }));
  await row.getByRole('button', { name: 'Send a test My hook' }).click();
  await expect(row).toContainText('200 thank you');
  expect(JSON.parse(receiver.received[0]?.body ?? '{}')).toMatchObject({ code: 'test', version: 1 });
  await hasNoBarrier(page);

  receiver.answer(() => ({ status: 403, body: 'go away' }));
  await row.getByRole('button', { name: 'Send a test My hook' }).click();
  await expect(row.getByRole('alert')).toContainText(`${new URL(receiver.url).origin} says: 403 go away`);
  await hasNoBarrier(page);

  await row.getByRole('button', { name: 'Edit My hook' }).click();
  await expect(dialog(page).getByLabel('Webhook address')).toHaveValue('');
  await expect(dialog(page).getByLabel('Webhook address')).toHaveAttribute('placeholder', /Stored/);
  await dialog(page).getByRole('combobox', { name: 'Send', exact: true }).selectOption('everything');
  await hasNoBarrier(page);
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(row).toContainText('everything');

  await row.getByRole('button', { name: 'Remove My hook' }).click();
  await dialog(page).getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(row).toHaveCount(0);
  await expect(notifications(page).getByRole('status').first()).toContainText('“My hook” is removed.');
  await expect(notifications(page).getByRole('heading', { name: 'Notifications' })).toBeFocused();
});

test('a form that cannot be right says which field is wrong', async ({ page }) => {
  await startPractising(page);
  await openSettings(page);
  await page.getByRole('button', { name: 'Add a channel…' }).click();
  await dialog(page)
    .getByRole('button', { name: /^Telegram/ })
    .click();
  await dialog(page).getByLabel('Bot token').fill('not a token');
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  const token = dialog(page).getByLabel('Bot token');
  await expect(token).toBeFocused();
  await expect(token).toHaveAccessibleDescription(/This cannot be right: not in the expected form\./);
  await expect(dialog(page).getByLabel('Chat')).toHaveAccessibleDescription(/Fill this in\./);
  await hasNoBarrier(page);
});

test('a practice run is in the list, and by the channel if successes are wanted', async ({ page }) => {
  await startPractising(page);
  await messages(page).click();
  await expect(page.getByText('Nothing has happened yet')).toBeVisible();
  await hasNoBarrier(page);
  await page.getByRole('button', { name: 'Where messages are sent…' }).click();
  await addWebhook(page);
  await notifications(page).getByRole('checkbox', { name: 'Tell me about successful renewals too' }).check();
  await notifications(page).getByRole('checkbox', { name: 'Hold messages back at night' }).check();
  await expect(notifications(page).getByLabel('From')).toHaveValue('22:00');
  await notifications(page).getByRole('checkbox', { name: 'Hold messages back at night' }).uncheck();
  await expect(notifications(page).getByLabel('From')).toHaveCount(0);
  await hasNoBarrier(page);

  await issueInPractice(page);
  await receiver.count(1);
  expect(JSON.parse(receiver.received[0]?.body ?? '{}')).toMatchObject({
    code: 'renewed',
    title: 'The certificate for told.example.org is there',
  });
  await page.getByRole('button', { name: 'Back to the certificates' }).click();
  await expect(messages(page)).toContainText('1');
  await tabTo(page, messages(page));
  await page.keyboard.press('Enter');
  const row = page.getByRole('main').getByRole('listitem');
  await expect(row).toContainText('The certificate for told.example.org is there');
  await expect(row).toContainText('New');
  await expect(row).toContainText('Sent by My hook');
  await expect(messages(page)).toHaveText('Messages');
  await hasNoBarrier(page);
  await row.getByRole('button', { name: 'Open told.example.org' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'told.example.org' })).toBeVisible();
});
