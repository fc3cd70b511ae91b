/** Secrets go into the desktop program and come out nowhere: not by a call, an event, the page, a print, a file or a process. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { calls } from '../../shared/ipc/contract.ts';
import { callNames } from '../../shared/ipc/names.ts';
import { type Desktop, launchDesktop } from '../support/desktop.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { expect, type PageWindow, test } from './security.ts';

const passphrase = 'planted passphrase 4711-0815';
const providerToken = 'planted-provider-token-0123456789abcdefgh';
const channelToken = '123456789:planted-channel-token-0123456789ab';
const secrets = [passphrase, providerToken, channelToken];

/** The secret as it is, and in the spellings it could hide in. */
const spellings = (secret: string): readonly Buffer[] =>
  [
    secret,
    Buffer.from(secret).toString('base64').replace(/=+$/, ''),
    Buffer.from(secret).toString('hex'),
    encodeURIComponent(secret),
  ]
    .map((text) => Buffer.from(text))
    .concat(Buffer.from(secret, 'utf16le'));

type Places = readonly (readonly [where: string, content: Buffer])[];

const found = (places: Places): readonly string[] =>
  places.flatMap(([where, content]) =>
    secrets
      .filter((secret) => spellings(secret).some((one) => content.includes(one)))
      .map((one) => `${one} in ${where}`),
  );

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const kind = statSync(path, { throwIfNoEntry: false });
    if (kind?.isDirectory() === true) return filesBelow(path);
    return kind?.isFile() === true ? [path] : [];
  });

/** What any other program of this user sees of the program and everything it started. Linux only. */
const processesOf = (profile: string): Places =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`);
        if (!command.includes(profile)) return [];
        return [
          [`arguments of ${pid}`, command] as const,
          [`environment of ${pid}`, readFileSync(`/proc/${pid}/environ`)] as const,
        ];
      } catch {
        return [];
      }
    });

/** Calls that take nothing and change nothing. */
const reading = callNames.filter(
  (name) =>
    calls[name].input.safeParse({}).success && /\.(bootstrap|read|list|settings|plan|state|stale|applied)$/.test(name),
);

/** Everything that the page can see of what was saved. */
const seenByPage = async ({ page }: Desktop): Promise<Places> => {
  const answers = await page.evaluate(async (names) => {
    const { certwright } = window as unknown as PageWindow;
    return Promise.all(names.map(async (name) => JSON.stringify(await certwright.call(name, {} as never))));
  }, reading);
  const shown = await page.evaluate(() => [
    document.documentElement.outerHTML,
    ...Array.from(document.querySelectorAll('input, textarea'), (field) => (field as HTMLInputElement).value),
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state]),
    ...((window as unknown as { heard?: readonly string[] }).heard ?? []),
  ]);
  return [...answers, ...shown].map((text, index) => [reading[index] ?? 'the page', Buffer.from(text)] as const);
};

const listenToEvents = ({ page }: Desktop) =>
  page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    (window as unknown as PageWindow).certwright.onEvent((event) => heard.push(JSON.stringify(event)));
  });

test('what was typed in comes out nowhere, while it is stored and after it was asked for again', async () => {
  test.setTimeout(180_000);
  const folder = tempFolder();
  const profile = join(folder.path, 'profile');
  const first = await launchDesktop({ profile });
  await listenToEvents(first);
  const saved = await first.page.evaluate(
    async ([word, provider, channel]) => {
      const { certwright } = window as unknown as PageWindow;
      const answers = [
        await certwright.call('settings.change', { practice: false, language: 'en', welcomed: true }),
        await certwright.call('vault.set-up', { kind: 'passphrase', passphrase: word }),
        await certwright.call('credentials.save', {
          provider: 'cloudflare',
          label: 'planted label',
          fields: { apiToken: provider },
        }),
        await certwright.call('channels.save', { channel: 'telegram', fields: { token: channel, chat: '42' } }),
      ];
      return answers.map((answer) => [answer.ok, JSON.stringify(answer)] as const);
    },
    [passphrase, providerToken, channelToken] as const,
  );
  expect(saved.map(([ok]) => ok)).toEqual([true, true, true, true]);
  const everywhere = async (desktop: Desktop): Promise<Places> => [
    ...(await seenByPage(desktop)),
    ['printed', Buffer.from(desktop.output())],
    ...processesOf(profile),
    ...filesBelow(profile).map((path) => [path, readFileSync(path)] as const),
  ];
  const places = [...saved.map(([, text]) => ['an answer', Buffer.from(text)] as const), ...(await everywhere(first))];
  expect(found(places)).toEqual([]);
  // The search itself works, in each kind of place.
  const holds = (text: string) => places.filter(([, content]) => content.includes(text)).map(([where]) => where);
  expect(holds('planted label')).toEqual(expect.arrayContaining(['an answer', 'credentials.list']));
  expect(holds(profile).some((where) => where.startsWith('arguments of'))).toBe(true);
  expect(found([['planted', Buffer.from(Buffer.from(providerToken).toString('base64'))]])).toHaveLength(1);
  await first.close();

  const second = await launchDesktop({ profile });
  await listenToEvents(second);
  const field = second.page.getByLabel('Passphrase', { exact: true });
  await field.fill(passphrase);
  await field.press('Enter');
  await expect(field).toBeHidden();
  const listed = await second.page.evaluate(async () => {
    const { certwright } = window as unknown as PageWindow;
    return JSON.stringify(await certwright.call('credentials.list', {}));
  });
  expect(listed).toContain('planted label');
  expect(found(await everywhere(second))).toEqual([]);
  await second.close();
  folder.remove();
});
