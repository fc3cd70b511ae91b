/** Authorities: accounts with what is asked before they change, a further one, a key that is none, and binding values. */
import type { Page } from '@playwright/test';
import { openScreen } from '../e2e/every-screen.ts';
import { orderInPractice, startForReal } from '../e2e/steps.ts';
import { photograph, type Scene, withHost } from './photograph.ts';

export const authorities: Scene = {
  names: ['authorities'],
  take: async () => {
    await withHost(ofPractice);
    await withHost(inEarnest);
  },
};

const dialog = (page: Page) => page.getByRole('dialog');

const ofPractice = async (page: Page): Promise<void> => {
  const ask = (act: RegExp) => page.getByRole('button', { name: act }).first().click();
  const register = dialog(page).getByRole('button', { name: 'Register the account' });
  await orderInPractice(page, 'nas.example.org');
  await openScreen(page, { screen: 'authorities' });
  await page.getByText('1 certificate', { exact: true }).waitFor();
  await photograph(page, 'authorities-account', { whole: true });
  for (const [act, name] of [
    [/^Change e-mail/, 'contact'],
    [/^New key/, 'new-key'],
    [/^Export the key/, 'export'],
    [/^Deactivate/, 'deactivate'],
  ] as const) {
    await ask(act);
    await photograph(page, `authorities-${name}`);
    await page.keyboard.press('Escape');
  }
  await ask(/^Add an account/);
  await register.click();
  await dialog(page).getByText('only signs for those who agree').waitFor();
  await photograph(page, 'authorities-add');
  await page.keyboard.press('Escape');
  await ask(/^Take over a key/);
  await dialog(page).getByRole('textbox', { name: 'Private key of the account' }).fill('not a key');
  await dialog(page).getByRole('button', { name: 'Take it over' }).click();
  await dialog(page).getByText('it cannot be read as a key').waitFor();
  await photograph(page, 'authorities-take-over');
};

const inEarnest = async (page: Page): Promise<void> => {
  const authority = dialog(page).getByRole('combobox', { name: 'Certificate authority' });
  await startForReal(page);
  await openScreen(page, { screen: 'authorities' });
  await page.getByRole('button', { name: 'Add an account…', exact: true }).click();
  await authority.selectOption({ label: 'ZeroSSL' });
  await photograph(page, 'authorities-binding');
  await dialog(page).getByRole('combobox', { name: 'What do you have?' }).selectOption({ label: 'An API key' });
  await photograph(page, 'authorities-api-key');
};
