/** The real electron-updater against a release server on loopback, for an AppImage. Windows and macOS need their systems. */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import type { Updater } from '../../electron/app/updates/updater.ts';
import type { Update } from '../../shared/domain/updates.ts';
import { failureOf } from '../support/failure-of.ts';
import { plainUpdater } from '../support/plain-updater.ts';
import { publish, type ReleaseServer, releaseFile, startReleaseServer } from '../support/release-server.ts';
import { describeWithVolumes, smallVolume } from '../support/small-volume.ts';
import { tempFolder } from '../support/temp-folder.ts';

let server: ReleaseServer;
let folder: ReturnType<typeof tempFolder>;
let program: string;
const appImage = process.env.APPIMAGE;

beforeEach(async () => {
  server = await startReleaseServer();
  folder = tempFolder();
  program = join(folder.path, 'programs', 'Certwright.AppImage');
  mkdirSync(join(folder.path, 'programs'));
  writeFileSync(program, '#!/bin/sh\necho old\n');
});
afterEach(async () => {
  await server.close();
  folder.remove();
  if (appImage === undefined) delete process.env.APPIMAGE;
  else process.env.APPIMAGE = appImage;
});

const opened = (version = '0.1.0'): Updater =>
  plainUpdater({ folder: join(folder.path, 'profile'), url: server.url, version, program });

/** A program that says that it was started, and how. */
const newProgram = (): Buffer =>
  Buffer.from(
    `#!/bin/sh\necho "silent=$APPIMAGE_SILENT_INSTALL exits=$APPIMAGE_EXIT_AFTER_INSTALL" > '${join(folder.path, 'started')}'\n`,
  );
const file = 'Certwright-0.2.0-x86_64.AppImage';
const newer = (content = newProgram()) => ({ version: '0.2.0', file, content });

const found = async (updater: Updater): Promise<Update> => {
  const update = await updater.look('stable');
  if (update === undefined) throw new Error('nothing found');
  return update;
};
const fetched = async (updater: Updater, update: Update, percents: number[] = []): Promise<boolean> =>
  updater.download(update, {
    channel: 'stable',
    signal: new AbortController().signal,
    onProgress: (percent) => percents.push(percent),
  });
const pending = (): readonly string[] => {
  const cache = join(folder.path, 'profile', 'updates', 'pending');
  return existsSync(cache) ? readdirSync(cache) : [];
};
const untouched = (): void => expect(readFileSync(program, 'utf8')).toBe('#!/bin/sh\necho old\n');

it('says what a newer release is, and downloads nothing', async () => {
  publish(server, { ...newer(), notes: '<h2>Better</h2><p>Faster &amp; <script>alert(1)</script>safer.</p>' });
  expect(await opened().look('stable')).toEqual({
    version: '0.2.0',
    notes: 'Better\n\nFaster & safer.',
    publishedAt: '2026-11-20T08:00:00.000Z',
    size: newProgram().length,
  });
  expect(server.asked.map(({ path }) => path)).toEqual(['/latest-linux.yml']);
  expect(pending()).toEqual([]);
});

it('sends the version of the program, and nothing that tells one from another', async () => {
  publish(server, newer());
  await opened().look('stable');
  const { headers } = server.asked[0] ?? {};
  expect(headers?.['user-agent']).toBe('Certwright/0.1.0');
  expect(headers?.['x-user-staging-id']).toBe('');
  expect(headers?.cookie).toBeUndefined();
});

it.each(['0.2.0', '0.3.0', '1.0.0-beta.1'])(
  'offers nothing to version %s, which is the same or newer',
  async (version) => {
    publish(server, newer());
    expect(await opened(version).look('stable')).toBeUndefined();
  },
);

it('asks for betas only where they are wanted, and never goes back', async () => {
  publish(server, newer());
  publish(server, { ...newer(), version: '0.3.0-beta.1' }, 'beta');
  const updater = opened();
  expect((await updater.look('beta'))?.version).toBe('0.3.0-beta.1');
  expect((await updater.look('stable'))?.version).toBe('0.2.0');
  expect(await opened('0.3.0-beta.1').look('stable')).toBeUndefined();
});

it('downloads, installs in the place of the old program, and starts it', async () => {
  publish(server, newer());
  const updater = opened();
  const update = await found(updater);
  expect(await fetched(updater, update)).toBe(true);
  untouched();
  await updater.install(update, { restart: true });
  expect(readFileSync(program, 'utf8')).toBe(newProgram().toString());
  await vi.waitFor(() => expect(readFileSync(join(folder.path, 'started'), 'utf8')).toBe('silent=true exits=\n'), 5000);
});

it('installs without starting when the program is quit', async () => {
  publish(server, newer());
  const updater = opened();
  const update = await found(updater);
  await fetched(updater, update);
  // Done when it answers, for nothing is waited for after that.
  void updater.install(update, { restart: false });
  expect(readFileSync(program, 'utf8')).toBe(newProgram().toString());
  expect(readFileSync(join(folder.path, 'started'), 'utf8')).toBe('silent=true exits=true\n');
});

it('gives a file that is named after its version the new name', async () => {
  program = join(folder.path, 'programs', 'Certwright-0.1.0-x86_64.AppImage');
  writeFileSync(program, 'old');
  publish(server, newer());
  const updater = opened();
  const update = await found(updater);
  await fetched(updater, update);
  await updater.install(update, { restart: false });
  expect(readdirSync(join(folder.path, 'programs'))).toEqual([
    'Certwright-0.2.0-x86_64.AppImage',
    'Certwright.AppImage',
  ]);
});

it('throws away what is not what was published', async () => {
  publish(server, newer());
  server.files.set(`/${file}`, Buffer.from('#!/bin/sh\necho another\n'));
  const updater = opened();
  const update = await found(updater);
  expect(await failureOf(fetched(updater, update))).toMatchObject({
    code: 'updates.checksum',
    details: { version: '0.2.0' },
    retryable: true,
  });
  expect(pending()).toEqual([]);
  untouched();
  // The next try is a whole one.
  publish(server, newer());
  expect(await fetched(updater, update)).toBe(true);
});

it('takes a download that broke off for what it is', async () => {
  const content = Buffer.alloc(200_000, 7);
  publish(server, newer(content));
  server.files.set(`/${file}`, (response) => {
    response.writeHead(200, { 'content-length': content.length });
    response.write(content.subarray(0, 50_000), () => response.destroy());
  });
  const updater = opened();
  const update = await found(updater);
  expect(await failureOf(fetched(updater, update))).toMatchObject({ code: 'updates.no-network', retryable: true });
  expect(pending()).toEqual([]);
});

it('takes one that is shorter than published, but whole to HTTP, for changed', async () => {
  const content = Buffer.alloc(200_000, 7);
  publish(server, newer(content));
  server.files.set(`/${file}`, content.subarray(0, 50_000));
  const updater = opened();
  expect(await failureOf(fetched(updater, await found(updater)))).toMatchObject({ code: 'updates.checksum' });
});

it('can be stopped in the middle, leaves nothing, and begins anew', async () => {
  const content = Buffer.alloc(400_000, 7);
  publish(server, newer(content));
  server.files.set(`/${file}`, (response) => {
    response.writeHead(200, { 'content-length': content.length });
    response.write(content.subarray(0, 100_000));
  });
  const updater = opened();
  const update = await found(updater);
  const stop = new AbortController();
  const download = updater.download(update, { channel: 'stable', signal: stop.signal, onProgress: () => undefined });
  await vi.waitFor(() => expect(pending().some((name) => name.startsWith('temp-'))).toBe(true), 5000);
  stop.abort();
  expect(await download).toBe(false);
  await vi.waitFor(() => expect(pending()).toEqual([]), 5000);
  publish(server, newer(content));
  expect(await fetched(updater, update)).toBe(true);
});

it('tells how far a download is', async () => {
  const content = Buffer.alloc(300_000, 7);
  publish(server, newer(content));
  server.files.set(`/${file}`, (response) => {
    response.writeHead(200, { 'content-length': content.length });
    response.write(content.subarray(0, 150_000));
    // The library tells once a second.
    void wait(1200).then(() =>
      response.write(content.subarray(150_000, 225_000), () => response.end(content.subarray(225_000))),
    );
  });
  const updater = opened();
  const percents: number[] = [];
  await fetched(updater, await found(updater), percents);
  expect(percents.at(-1)).toBe(100);
  expect(percents.some((percent) => percent > 0 && percent < 100)).toBe(true);
});

it.each([
  ['nothing at all', undefined],
  ['no YAML', '{ version: ['],
  ['an empty file', ''],
  ['a page that signs in', '<!doctype html><title>Sign in to the network</title>'],
  ['no version', 'files: []'],
  ['a version that is none', releaseFile({ ...{ version: 'new', file, content: Buffer.from('x') } })],
  ['no files', 'version: 0.2.0'],
  ['no digest', `version: 0.2.0\nfiles:\n  - url: ${file}\n`],
  [
    'a file at another address',
    releaseFile({ version: '0.2.0', file: 'https://evil.example/x.AppImage', content: Buffer.from('x') }),
  ],
  [
    'a file in another folder',
    releaseFile({ version: '0.2.0', file: '../other/x.AppImage', content: Buffer.from('x') }),
  ],
])('refuses an answer with %s', async (_what, answer) => {
  if (answer !== undefined) server.files.set('/latest-linux.yml', answer);
  const failure = await failureOf(opened().look('stable'));
  expect(failure.code).toBe('updates.bad-answer');
  // For people: nothing of the answer, no stack.
  expect(JSON.stringify(failure.details)).not.toMatch(/ at |<|rawData|Headers/);
});

it.each([500, 403])('takes status %i of the release server for no answer', async (status) => {
  server.files.set('/latest-linux.yml', (response) => {
    response.writeHead(status);
    response.end('<html>no</html>');
  });
  expect(await failureOf(opened().look('stable'))).toMatchObject({
    code: 'updates.bad-answer',
    details: { detail: `HTTP ${status}` },
  });
});

it('takes a program that is gone from the server for no answer', async () => {
  publish(server, newer());
  const updater = opened();
  const update = await found(updater);
  server.files.delete(`/${file}`);
  expect(await failureOf(fetched(updater, update))).toMatchObject({
    code: 'updates.bad-answer',
    details: { detail: 'HTTP 404' },
  });
});

it('says so when the release server is not there', async () => {
  const updater = opened();
  await server.close();
  expect(await failureOf(updater.look('stable'))).toMatchObject({ code: 'updates.no-network' });
}, 20_000);

it('follows a release that lies on another host, and holds it against the digest all the same', async () => {
  const other = await startReleaseServer();
  publish(server, newer());
  server.files.set(`/${file}`, (response) => {
    response.writeHead(302, { location: `${other.url}/elsewhere` });
    response.end();
  });
  other.files.set('/elsewhere', Buffer.from('#!/bin/sh\necho another\n'));
  const updater = opened();
  const update = await found(updater);
  expect(await failureOf(fetched(updater, update))).toMatchObject({ code: 'updates.checksum' });
  other.files.set('/elsewhere', newProgram());
  expect(await fetched(updater, update)).toBe(true);
  await other.close();
});

it('installs no other version than the one that was shown', async () => {
  publish(server, newer());
  const update = await found(opened());
  publish(server, { ...newer(), version: '0.3.0' });
  // Opened anew, it has to ask again.
  expect(await failureOf(fetched(opened(), update))).toMatchObject({ code: 'updates.bad-answer' });
});

it('does not begin to install where it could not end', async () => {
  publish(server, newer());
  const updater = opened();
  const update = await found(updater);
  await fetched(updater, update);
  const huge = { ...update, size: Number.MAX_SAFE_INTEGER };
  expect(await failureOf(updater.install(huge, { restart: false }))).toEqual({
    code: 'updates.disk-full',
    details: { path: join(folder.path, 'programs') },
    retryable: false,
  });
  untouched();
});

it('says when the new program does not start', async () => {
  publish(server, newer(Buffer.from('#!/bin/sh\nexit 3\n')));
  const updater = opened();
  const update = await found(updater);
  await fetched(updater, update);
  chmodSync(program, 0o755);
  expect(await failureOf(updater.install(update, { restart: false }))).toMatchObject({ code: 'updates.failed' });
});

describeWithVolumes('on a volume of its own', () => {
  const volume = (kibibytes: number) => {
    const made = smallVolume(kibibytes);
    if (made === undefined) throw new Error('cannot mount');
    onTestFinished(() => made.remove());
    return made;
  };

  it('says when there is no room for the download, and leaves nothing of it', async () => {
    const { path } = volume(256);
    publish(server, newer(Buffer.alloc(1_000_000, 7)));
    const updater = plainUpdater({ folder: path, url: server.url, version: '0.1.0', program });
    expect(await failureOf(fetched(updater, await found(updater)))).toMatchObject({ code: 'updates.disk-full' });
    expect(readdirSync(join(path, 'updates', 'pending'))).toEqual([]);
  });

  it('says when the program may not be replaced, and does not touch it', async () => {
    const made = volume(64);
    program = join(made.path, 'Certwright.AppImage');
    writeFileSync(program, 'old');
    made.readOnly();
    publish(server, newer());
    const updater = opened();
    const update = await found(updater);
    await fetched(updater, update);
    expect(await failureOf(updater.install(update, { restart: true }))).toMatchObject({
      code: 'updates.no-permission',
    });
    expect(readFileSync(program, 'utf8')).toBe('old');
  });
});
