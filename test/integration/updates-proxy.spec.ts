/** Updates through a proxy that others wrote, as the profile is set: the real electron-updater and the real setting. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Updater } from '../../electron/app/updates/updater.ts';
import type { ProxyChoice } from '../../shared/domain/proxy.ts';
import { failureOf } from '../support/failure-of.ts';
import { freePort } from '../support/free-port.ts';
import { type OpenedWorkspace, openedWorkspace } from '../support/opened-workspace.ts';
import { plainUpdater } from '../support/plain-updater.ts';
import { publish, type ReleaseServer, startReleaseServer } from '../support/release-server.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { startTinyproxy, type Tinyproxy } from '../support/tinyproxy.ts';
import { describeWith } from '../support/tools.ts';

const signIn = { user: 'planted-user-4711', password: 'planted-proxy-pass-0815' };
const file = 'Certwright-0.2.0-x86_64.AppImage';
const own = (url: string, exceptions: string[] = []): ProxyChoice => ({ kind: 'own', url, exceptions, localToo: true });

describeWith(['tinyproxy'], 'updates', () => {
  let open: Tinyproxy;
  let guarded: Tinyproxy;
  let server: ReleaseServer;
  let opened: OpenedWorkspace;
  let folder: ReturnType<typeof tempFolder>;
  let updater: Updater;
  const appImage = process.env.APPIMAGE;
  beforeAll(async () => {
    [open, guarded, server] = await Promise.all([startTinyproxy(), startTinyproxy({ signIn }), startReleaseServer()]);
    publish(server, { version: '0.2.0', file, content: Buffer.from('#!/bin/sh\nexit 0\n') });
  });
  afterAll(() => Promise.all([open.stop(), guarded.stop(), server.close()]));
  beforeEach(async () => {
    folder = tempFolder();
    opened = await openedWorkspace();
    const program = join(folder.path, 'programs', 'Certwright.AppImage');
    mkdirSync(join(folder.path, 'programs'));
    writeFileSync(program, '#!/bin/sh\necho old\n');
    updater = plainUpdater({
      ...{ folder: join(folder.path, 'profile'), url: server.url, version: '0.1.0', program },
      proxy: () => opened.workspace.proxy.lend(),
    });
  });
  afterEach(async () => {
    // It holds for the whole process.
    await opened.workspace.proxy.save({ choice: { kind: 'none' }, signIn: null });
    await opened.remove();
    folder.remove();
    if (appImage === undefined) delete process.env.APPIMAGE;
    else process.env.APPIMAGE = appImage;
  });

  const save = (choice: ProxyChoice, given?: typeof signIn) =>
    opened.workspace.proxy.save({ choice, ...(given === undefined ? {} : { signIn: given }) });
  const found = async (): Promise<string | undefined> => (await updater.look('stable'))?.version;

  it('are looked for and fetched through the proxy from the moment it is chosen, and not after', async () => {
    await save({ kind: 'none' });
    expect(await found()).toBe('0.2.0');
    expect(open.asked()).toEqual([]);
    await save(own(open.url));
    const update = await updater.look('stable');
    if (update === undefined) throw new Error('nothing found');
    const looked = open.asked().length;
    expect(looked).toBeGreaterThan(0);
    const { signal } = new AbortController();
    expect(await updater.download(update, { channel: 'stable', signal, onProgress: () => undefined })).toBe(true);
    expect(open.asked().slice(looked).at(-1)).toContain(file);
    const through = open.asked().length;
    await save(own(open.url, ['127.0.0.1']));
    expect(await found()).toBe('0.2.0');
    await save({ kind: 'none' });
    expect(await found()).toBe('0.2.0');
    expect(open.asked()).toHaveLength(through);
  });

  it('sign in with what the vault keeps, and say when the proxy does not accept it or wants it', async () => {
    await save(own(guarded.url), signIn);
    expect(await found()).toBe('0.2.0');
    await save(own(guarded.url), { ...signIn, password: 'another' });
    expect(await failureOf(found())).toMatchObject({ code: 'proxy.sign-in-wrong', details: { proxy: guarded.url } });
    await opened.workspace.proxy.save({ choice: own(guarded.url), signIn: null });
    expect(await failureOf(found())).toMatchObject({
      code: 'proxy.sign-in-needed',
      details: { proxy: guarded.url },
    });
  });

  it('say that the proxy is not there', async () => {
    await save(own(`http://127.0.0.1:${await freePort()}`));
    expect((await failureOf(found())).code).toBe('proxy.unreachable');
  });
});
