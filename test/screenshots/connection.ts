/** The connection: a proxy of one's own that answers, one that does not, one that cannot be right, and DNS servers. */
import type { Page } from '@playwright/test';
import { openScreen } from '../e2e/every-screen.ts';
import { startPractising } from '../e2e/steps.ts';
import { freePort } from '../support/free-port.ts';
import { holdCalls } from './hold-calls.ts';
import { photograph, type Scene, withHost } from './photograph.ts';

export const connection: Scene = { names: ['connection'], take: () => withHost(setUp) };

const setUp = async (page: Page): Promise<void> => {
  const form = page.getByRole('form', { name: /^(Proxy|代理)$/ });
  const servers = page.getByRole('form', { name: /^(Usual DNS servers|常用的DNS服务器)$/ });
  const shown = { before: () => form.evaluate((element) => element.scrollIntoView()) };
  const dead = `127.0.0.1:${await freePort()}`;
  const test = () => form.getByRole('button', { name: 'Test connection' }).click();
  await startPractising(page);
  await openScreen(page, { screen: 'settings' });
  await form.getByText('My own').click();
  await form.getByLabel('Address').fill(dead);
  await test();
  await form.getByRole('alert').waitFor();
  await photograph(page, 'connection-refused', shown);
  await form.getByLabel('Address').fill('http://me:secret@proxy.example.org');
  await form.getByRole('button', { name: 'Save' }).click();
  await form.getByText('have fields of their own').waitFor();
  await photograph(page, 'connection-wrong', shown);
  await form.getByLabel('Address').fill('proxy.example.org:3128');
  await form.getByLabel('Not for').fill('nas.example.org 198.51.100.0/24');
  // No authority of the world is asked from here.
  const asked = await holdCalls(page, 'proxy.test');
  await test();
  await asked.answerFirst({
    ok: true,
    value: { host: 'acme-v02.api.letsencrypt.org', proxy: 'http://proxy.example.org:3128', milliseconds: 214 },
  });
  await form.getByRole('status').waitFor();
  await photograph(page, 'connection-tested', shown);
  await servers.getByRole('textbox').fill('dns.example.org');
  await servers.getByRole('button', { name: 'Save' }).click();
  await page.getByText('“dns.example.org” is not an address').waitFor();
  await photograph(page, 'connection-dns-wrong', { before: () => servers.evaluate((one) => one.scrollIntoView()) });
};
