/**
 * Every screen with its main states, one after the other, in English: first run, practice with a certificate from
 * nothing, what a scheduled run would have left behind, and the screens of real use.
 */
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { type Screen, screenSchema } from '../../shared/domain/screens.ts';
import { problem } from '../../shared/errors/problem.ts';
import type { EventEnvelope } from '../../shared/ipc/envelope.ts';
import type { Host } from './host.ts';
import { leaveRuns } from './past-runs.ts';
import { certificateIsReady, checksAreFine, confirmOrder, enterNames, next, startForReal } from './steps.ts';

/** Looks at the page as it is. */
export type Visit = (name: string) => Promise<void>;

type Told = Window & { tell(event: EventEnvelope): void; lose(): void };

/** Events of the host, as if it had sent them: what a page shows of a vault that closes, without closing one. */
export const tell = (page: Page, event: EventEnvelope): Promise<void> =>
  page.evaluate((told) => (window as unknown as Told).tell(told), event);

/** The events break off, as when the host ends; the page asks for them again soon. */
export const loseHost = (page: Page): Promise<void> => page.evaluate(() => (window as unknown as Told).lose());

export const openScreen = (page: Page, screen: Screen): Promise<void> =>
  tell(page, { name: 'screen.requested', payload: screen });

/** Before a page is opened. */
export const listenIn = (context: BrowserContext) =>
  context.addInitScript(() => {
    const Stream = window.EventSource;
    window.EventSource = class extends Stream {
      constructor(url: string | URL) {
        super(url);
        const tell = (event: EventEnvelope) =>
          this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(event) }));
        const lose = () => this.dispatchEvent(new Event('error'));
        this.addEventListener('open', () => Object.assign(window, { tell, lose }));
      }
    };
  });

/** All screens that need no id. */
export const plainScreens = screenSchema.options[0].shape.screen.options;

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const heading = (page: Page, name?: string | RegExp) =>
  page.getByRole('heading', { level: 1, ...(name === undefined ? {} : { name }) });
const dialog = (page: Page) => page.getByRole('dialog');

export const walkEveryScreen = async (page: Page, host: Host, visit: Visit): Promise<void> => {
  await page.waitForFunction(() => 'tell' in window);
  await firstRun(page, visit);
  await wizard(page, visit);
  await certificate(page, host, visit);
  for (const [name, id] of leaveRuns(host.profile)) {
    await openScreen(page, { screen: 'run', id });
    await heading(page).waitFor();
    if (name === 'run-failed') await page.getByRole('heading', { level: 3 }).first().waitFor();
    await visit(name);
  }
  for (const screen of plainScreens.filter((one) => one !== 'wizard')) {
    await openScreen(page, { screen });
    await heading(page).waitFor();
    await visit(`practice-${screen}`);
  }
  await troubleshooter(page, visit);
  await settings(page, visit);
  await secrets(page, visit);
  await forReal(page, visit);
};

const firstRun = async (page: Page, visit: Visit): Promise<void> => {
  await visit('first-run');
  await page.getByRole('radio', { name: /For real/ }).check();
  await button(page, 'Continue').click();
  await page.getByRole('checkbox', { name: 'Renew certificates by themselves' }).waitFor();
  await page.getByRole('radio', { name: /A passphrase/ }).check();
  await page.getByLabel('Passphrase', { exact: true }).fill('a long enough sentence');
  await button(page, 'Continue').click();
  await page.getByText('The two are not the same.').waitFor();
  await visit('first-run-computer');
  await button(page, 'Skip, decide later').click();
  await heading(page, 'Your account at the authority').waitFor();
  await visit('first-run-account');
  await button(page, 'Back').click();
  await button(page, 'Back').click();
  await page.getByRole('radio', { name: /Practi/ }).check();
  await button(page, 'Start practising').click();
  await button(page, 'New certificate').first().waitFor();
  await visit('certificates-empty');
};

const wizard = async (page: Page, visit: Visit): Promise<void> => {
  await button(page, 'New certificate').first().click();
  await page
    .getByRole('textbox', { name: 'Names' })
    .fill('https://nas.example.org:5001，192.168.2.1 bücher.example.org');
  await page.getByText('Cannot be signed').first().waitFor();
  await visit('names-refused');
  await enterNames(page, 'nas.example.org, example.org', 2);
  await heading(page).waitFor();
  await visit('proof');
  await next(page);
  await heading(page, /DNS provider/).waitFor();
  await visit('provider');
  await next(page);
  await checksAreFine(page);
  await visit('check');
  await next(page);
  await heading(page, 'Is this right?').waitFor();
  await page.getByText('Advanced', { exact: true }).click();
  await visit('review');
  await confirmOrder(page);
  await certificateIsReady(page);
  await visit('done');
};

const certificate = async (page: Page, host: Host, visit: Visit): Promise<void> => {
  await button(page, 'See the certificate').click();
  await heading(page, /nas\.example\.org/).waitFor();
  await visit('certificate');
  await button(page, 'Export…').click();
  const places = page.getByRole('navigation', { name: 'Destinations' });
  await places.getByRole('button', { name: /^Windows certificate store/ }).click();
  await page.getByText('2012 R2', { exact: true }).click();
  await page.getByText('A folder where Certwright runs').click();
  await page.getByLabel('Folder', { exact: true }).fill(join(host.profile, 'exported'));
  await button(page, 'Write the file').click();
  await page.getByRole('heading', { name: 'Written, read back and found right' }).waitFor();
  await visit('export-written');
  await places.getByRole('button', { name: /^Synology/ }).click();
  await page.getByRole('row').first().waitFor();
  await page.getByText('Download here').click();
  await visit('export-fields');
};

const certbotLog = `Certbot failed to authenticate some domains (authenticator: webroot). The Certificate Authority reported these problems:
  Domain: nas.example.org
  Type:   connection
  Detail: 203.0.113.7: Fetching http://nas.example.org/.well-known/acme-challenge/abc: Timeout during connect (likely firewall problem)`;

const troubleshooter = async (page: Page, visit: Visit): Promise<void> => {
  await openScreen(page, { screen: 'troubleshoot' });
  const text = page.getByRole('textbox', { name: 'Error, log or description' });
  await text.fill(certbotLog);
  await button(page, 'Find the cause').click();
  await page.getByRole('heading', { name: /fits?/ }).waitFor();
  await visit('troubleshoot-found');
  await text.fill('The weather is fine today.');
  await button(page, 'Find the cause').click();
  await page.getByRole('heading', { name: /Nothing in this text/ }).waitFor();
  await visit('troubleshoot-unknown');
  await button(page, 'Save a report for helpers…').click();
  await dialog(page).getByText('README.txt', { exact: true }).waitFor();
  await visit('report');
  await page.keyboard.press('Escape');
};

const settings = async (page: Page, visit: Visit): Promise<void> => {
  await openScreen(page, { screen: 'settings' });
  await page.getByRole('checkbox', { name: 'Renew nothing at certain times' }).check();
  await page.getByRole('checkbox', { name: 'Hold messages back at night' }).check();
  await page.getByLabel(/^Try a renewal early/).fill('90');
  await page.getByText('A whole number from 1 to 60.').waitFor();
  await visit('settings-filled');
  await button(page, 'Add a channel…').click();
  await visit('channels');
  await dialog(page)
    .getByRole('button', { name: /^E-mail/ })
    .click();
  await visit('channel-email');
  await page.keyboard.press('Escape');
  await button(page, 'Trust another authority…').click();
  await button(page, 'Trust it').click();
  await dialog(page).getByText('This cannot be trusted as an authority').waitFor();
  await visit('roots-add');
  await page.keyboard.press('Escape');
  await button(page, 'Make a backup…').click();
  await dialog(page).getByLabel('Passphrase of the backup').fill('short');
  await dialog(page).getByRole('button', { name: 'Make a backup' }).click();
  await visit('backup-create');
  await page.keyboard.press('Escape');
  await button(page, 'Restore…').click();
  await visit('backup-restore');
  await page.keyboard.press('Escape');
  await button(page, 'Remove everything…').click();
  await dialog(page).getByRole('region', { name: 'Removed' }).waitFor();
  await dialog(page).getByRole('button', { name: 'Remove', exact: true }).click();
  await visit('reset-everything');
  await page.keyboard.press('Escape');
  await openScreen(page, { screen: 'about' });
  await page.getByText('Node.js').waitFor();
  await button(page, 'Keyboard shortcuts').click();
  await visit('shortcuts');
  await page.keyboard.press('Escape');
};

/** The vault as a passphrase closes it, and with a keychain that failed. */
const secrets = async (page: Page, visit: Visit): Promise<void> => {
  const closed = { state: 'closed', keychain: 'failed' } as const;
  await tell(page, { name: 'vault.changed', payload: { ...closed, kind: 'passphrase' } });
  await page.getByLabel('Passphrase', { exact: true }).waitFor();
  await visit('unlock');
  const failed = problem('vault.keychain-failed', { detail: 'The name org.freedesktop.secrets was not provided' });
  await tell(page, { name: 'vault.changed', payload: { ...closed, kind: 'keychain', problem: failed } });
  await page.getByText('org.freedesktop.secrets').first().waitFor();
  await visit('keychain');
  await tell(page, { name: 'vault.changed', payload: { state: 'open', kind: 'key-file', keychain: 'absent' } });
};

const forReal = async (page: Page, visit: Visit): Promise<void> => {
  await openScreen(page, { screen: 'settings' });
  await button(page, 'Run the first steps again').click();
  await startForReal(page);
  for (const screen of [
    'certificates',
    'renewals',
    'notices',
    'authorities',
    'dns',
    'watch',
    'settings',
    'adopt',
  ] as const) {
    await openScreen(page, { screen });
    await heading(page).waitFor();
    await visit(`real-${screen}`);
  }
  await openScreen(page, { screen: 'watch' });
  await button(page, 'Add a host').click();
  await dialog(page).getByLabel('Host').fill('127.0.0.1');
  await dialog(page).getByLabel('Port').fill('1');
  await visit('watch-form');
  await dialog(page).getByRole('button', { name: 'Add a host' }).click();
  await page.getByText(/^The connection is refused/).waitFor();
  await visit('watch-host');
};
