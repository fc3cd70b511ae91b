/** The wizard where it branches: names that are remarked on, ways of proof, an authority that wants more, the review. */
import type { Page } from '@playwright/test';
import { openScreen } from '../e2e/every-screen.ts';
import { enterNames, next, startForReal, startPractising } from '../e2e/steps.ts';
import { photograph, type Scene, withHost } from './photograph.ts';

export const wizardNames: Scene = { names: ['names'], take: () => withHost((page) => names(page)) };
export const wizardProof: Scene = { names: ['proof'], take: () => withHost((page) => proof(page)) };
export const wizardReview: Scene = { names: ['review'], take: () => withHost((page) => review(page)) };

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

const names = async (page: Page): Promise<void> => {
  const authority = page.getByRole('combobox', { name: 'Certificate authority' });
  await startForReal(page);
  await button(page, 'New certificate').first().click();
  await photograph(page, 'names-none');
  await page
    .getByRole('textbox', { name: 'Names' })
    .fill(
      'https://cosmos.example.org:7351/ui\nexample.org, *.example.org, 例子.example.org, bücher.example.org mail.exmaple.ogr',
    );
  await page.getByText(/plays no role/).waitFor();
  await photograph(page, 'names-remarked', { whole: true });
  await page.getByRole('textbox', { name: 'Names' }).fill('192.168.2.192:7351, nas.local, printer');
  await page.getByText('Cannot be signed').first().waitFor();
  await photograph(page, 'names-all-refused', { whole: true });
  await page.getByRole('textbox', { name: 'Names' }).fill('nas.example.org');
  await authority.selectOption({ label: 'Another authority, by address' });
  await photograph(page, 'names-own-authority', { whole: true });
  await authority.selectOption({ label: 'ZeroSSL' });
  await page.getByRole('heading', { name: 'ZeroSSL wants you to register first' }).waitFor();
  await photograph(page, 'names-register-first', { whole: true });
  await button(page, 'Register the account').click();
  await page.getByText('This is needed.').first().waitFor();
  await photograph(page, 'names-register-empty', { whole: true });
};

const proof = async (page: Page): Promise<void> => {
  await startPractising(page);
  await button(page, 'New certificate').first().click();
  await enterNames(page, '*.example.org, 203.0.114.5', 2);
  await page.getByRole('heading', { name: 'No single way proves all of these names' }).waitFor();
  await photograph(page, 'proof-impossible');
  await button(page, 'Go back to the names').click();
  await enterNames(page, '*.example.org, example.org', 2);
  await page.locator('summary', { hasText: 'Other ways' }).click();
  await photograph(page, 'proof-wildcard', { whole: true });
  await button(page, 'Back').click();
  await enterNames(page, 'nas.example.org', 1);
  await page.getByRole('radio', { name: /A file on port 80/ }).check();
  await page.getByText('Advanced', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Port to listen on' }).fill('80 80');
  await page.getByText('A port is a number from 1 to 65535.').waitFor();
  await photograph(page, 'proof-port', { whole: true });
  await page.getByRole('textbox', { name: 'Port to listen on' }).fill('8080');
  await page.getByRole('combobox', { name: 'If that fails, try' }).selectOption({ index: 1 });
  await photograph(page, 'proof-second', { whole: true });
};

/** No authority of the world is asked for anything but its directory, and where it does not answer, nothing changes here. */
const review = async (page: Page): Promise<void> => {
  await startForReal(page);
  await openScreen(page, { screen: 'wizard' });
  await enterNames(page, 'nas.example.org', 1);
  await page.getByRole('radio', { name: /added by hand/ }).check();
  await next(page);
  await photograph(page, 'review-by-hand');
  await next(page);
  await button(page, 'Go on without waiting').click();
  await page.getByRole('checkbox', { name: 'Try it at the test service first' }).check();
  await photograph(page, 'review-terms', { whole: true });
  await page.getByText('Advanced', { exact: true }).click();
  await page.getByRole('combobox', { name: 'Chain' }).selectOption({ label: 'One with a certain root…' });
  await photograph(page, 'review-advanced', { whole: true });
  await openScreen(page, { screen: 'certificates' });
  await photograph(page, 'review-draft-waits');
};
