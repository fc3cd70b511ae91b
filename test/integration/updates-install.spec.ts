/** Putting an update in the place of the program, and everything that can stand against it. With the real electron-updater. */
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { failureOf } from '../support/failure-of.ts';
import { plainUpdater } from '../support/plain-updater.ts';
import { publish } from '../support/release-server.ts';
import { fetched, found, selfUpdating } from '../support/self-updating.ts';
import { describeWithVolumes, smallVolume } from '../support/small-volume.ts';

const here = selfUpdating();

it('downloads, installs in the place of the old here.program, and starts it', async () => {
  publish(here.server, here.newer());
  const updater = here.opened();
  const update = await found(updater);
  expect(await fetched(updater, update)).toBe(true);
  here.untouched();
  await updater.install(update, { restart: true });
  expect(readFileSync(here.program, 'utf8')).toBe(here.newProgram().toString());
  await vi.waitFor(() => expect(readFileSync(join(here.folder, 'started'), 'utf8')).toBe('silent=true exits=\n'), 5000);
});

it('installs without starting when the program is quit', async () => {
  publish(here.server, here.newer());
  const updater = here.opened();
  const update = await found(updater);
  await fetched(updater, update);
  // Done when it answers, for nothing is waited for after that.
  void updater.install(update, { restart: false });
  expect(readFileSync(here.program, 'utf8')).toBe(here.newProgram().toString());
  expect(readFileSync(join(here.folder, 'started'), 'utf8')).toBe('silent=true exits=true\n');
});

it('gives a file that is named after its version the new name', async () => {
  here.program = join(here.folder, 'programs', 'Certwright-0.1.0-x86_64.AppImage');
  writeFileSync(here.program, 'old');
  publish(here.server, here.newer());
  const updater = here.opened();
  const update = await found(updater);
  await fetched(updater, update);
  await updater.install(update, { restart: false });
  expect(readdirSync(join(here.folder, 'programs'))).toEqual([
    'Certwright-0.2.0-x86_64.AppImage',
    'Certwright.AppImage',
  ]);
});

it('does not begin to install where it could not end', async () => {
  publish(here.server, here.newer());
  const updater = here.opened();
  const update = await found(updater);
  await fetched(updater, update);
  const huge = { ...update, size: Number.MAX_SAFE_INTEGER };
  expect(await failureOf(updater.install(huge, { restart: false }))).toEqual({
    code: 'updates.disk-full',
    details: { path: join(here.folder, 'programs') },
    retryable: false,
  });
  here.untouched();
});

it('says when the new program does not start', async () => {
  publish(here.server, here.newer(Buffer.from('#!/bin/sh\nexit 3\n')));
  const updater = here.opened();
  const update = await found(updater);
  await fetched(updater, update);
  chmodSync(here.program, 0o755);
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
    publish(here.server, here.newer(Buffer.alloc(1_000_000, 7)));
    const updater = plainUpdater({ folder: path, url: here.server.url, version: '0.1.0', program: here.program });
    expect(await failureOf(fetched(updater, await found(updater)))).toMatchObject({ code: 'updates.disk-full' });
    expect(readdirSync(join(path, 'updates', 'pending'))).toEqual([]);
  });

  it('says when the program may not be replaced, and does not touch it', async () => {
    const made = volume(64);
    here.program = join(made.path, 'Certwright.AppImage');
    writeFileSync(here.program, 'old');
    made.readOnly();
    publish(here.server, here.newer());
    const updater = here.opened();
    const update = await found(updater);
    await fetched(updater, update);
    expect(await failureOf(updater.install(update, { restart: true }))).toMatchObject({
      code: 'updates.no-permission',
    });
    expect(readFileSync(here.program, 'utf8')).toBe('old');
  });
});
